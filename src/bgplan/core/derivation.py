"""The work behind a verdict: which formula gets which terms, line by line.

A derivation is a table of lines. Evaluated on given terms it yields every number of a result; shown with the same
terms it is the explanation. Intervals come from evaluating the whole table at every corner of the given intervals,
so that a term which enters twice moves as one. Knows formulas and terms; never statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.formulas import Formula
from bgplan.core.intervals import Interval, Number
from bgplan.core.vocabulary import Path

Terms = Mapping[str, "Number | None"]


class Line(NamedTuple):
    """One line: the term it defines, its formula, and which term stands for each of the formula's own."""

    term: str
    formula: Formula
    inputs: Mapping[str, str]


class Given(NamedTuple):
    """A term that the derivation starts from: its number, and the interval it can stand for."""

    point: Number
    interval: Interval

    @classmethod
    def exact(cls, number: Number) -> Given:
        """Return a term known exactly, such as a time."""
        return cls(number, Interval(number, number))


class Step(NamedTuple):
    """One evaluated line: its value and interval, None where the formula is not defined for its inputs."""

    line: Line
    value: Number | None
    interval: Interval | None


class Derivation(NamedTuple):
    """A table evaluated: the terms it started from, its steps, and all terms at every corner of the intervals."""

    given: Mapping[str, Given]
    steps: tuple[Step, ...]
    corners: tuple[Terms, ...]

    def value(self, term: str) -> Number | None:
        """Return the number of a given or derived term; None where it is unknown or undefined."""
        if term in self.given:
            return self.given[term].point
        return next((step.value for step in self.steps if step.line.term == term), None)

    def interval(self, term: str) -> Interval | None:
        """Return the interval of a given or derived term."""
        if term in self.given:
            return self.given[term].interval
        return next((step.interval for step in self.steps if step.line.term == term), None)


EMPTY = Derivation({}, (), ())


def _line(term: str, formula: Formula, **inputs: str) -> Line:
    return Line(term, formula, inputs)


_ELAPSED = (_line("years_elapsed", formulas.DIFFERENCE, left="years_total", right="years_left"),)

_RATES = (
    _line("observed_rate", formulas.GROWTH_RATE, start="base", end="actual", years="years_elapsed"),
    _line("required_rate", formulas.GROWTH_RATE, start="base", end="target", years="years_total"),
)

_CHANGES = (
    _line("observed_change", formulas.YEARLY_CHANGE, start="base", end="actual", years="years_elapsed"),
    _line("required_change", formulas.YEARLY_CHANGE, start="base", end="target", years="years_total"),
)

_LEVELS = (
    *_ELAPSED,
    _line("elapsed", formulas.QUOTIENT, part="years_elapsed", whole="years_total"),
    _line("gap", formulas.DIFFERENCE, left="actual", right="target"),
    _line("progress", formulas.PROGRESS, base="base", actual="actual", target="target"),
    _line("achievement_rate", formulas.QUOTIENT, part="actual", whole="target"),
    *_RATES,
    _line("required_rate_from_now", formulas.GROWTH_RATE, start="actual", end="target", years="years_left"),
    *_CHANGES,
    _line("required_change_from_now", formulas.YEARLY_CHANGE, start="actual", end="target", years="years_left"),
)

_LINEAR_PACE = _line("pace_ratio", formulas.QUOTIENT, part="observed_change", whole="required_change")
_GEOMETRIC_PACE = _line("pace_ratio", formulas.QUOTIENT, part="observed_rate", whole="required_rate")

LINEAR = (
    *_LEVELS,
    _LINEAR_PACE,
    _line("expected", formulas.LINEAR_PATH, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", formulas.DIFFERENCE, left="actual", right="expected"),
    _line("lead_months", formulas.LINEAR_LEAD, progress="progress", elapsed="elapsed", years="years_total"),
    _line("projected", formulas.LINEAR_PROJECTION, actual="actual", change="observed_change", years="years_left"),
)

GEOMETRIC = (
    *_LEVELS,
    _GEOMETRIC_PACE,
    _line("expected", formulas.GEOMETRIC_PATH, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", formulas.DIFFERENCE, left="actual", right="expected"),
    _line(
        "lead_months",
        formulas.GEOMETRIC_LEAD,
        base="base",
        actual="actual",
        target="target",
        elapsed="elapsed",
        years="years_total",
    ),
    _line("projected", formulas.GEOMETRIC_PROJECTION, actual="actual", rate="observed_rate", years="years_left"),
)

GROSS = (
    _line("gross_done", formulas.DIFFERENCE, left="actual", right="base"),
    _line("gross_share", formulas.QUOTIENT, part="gross_done", whole="added"),
    _line("gross_pace_ratio", formulas.QUOTIENT, part="gross_share", whole="elapsed"),
    _line("kept_base", formulas.DIFFERENCE, left="base", right="removed"),
    _line("gross_done_all_removed", formulas.DIFFERENCE, left="actual", right="kept_base"),
    _line("gross_share_all_removed", formulas.QUOTIENT, part="gross_done_all_removed", whole="added"),
    _line("gross_pace_ratio_all_removed", formulas.QUOTIENT, part="gross_share_all_removed", whole="elapsed"),
)
"""The gross reading of a target made of additions and removals: none of the removals done yet, or all of them."""

YEAR_PLAN_SHARE = (
    _line("elapsed", formulas.QUOTIENT, part="months_elapsed", whole="months_total"),
    _line("pace_ratio", formulas.QUOTIENT, part="achievement_rate", whole="elapsed"),
    _line("expected", formulas.LINEAR_PATH, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", formulas.DIFFERENCE, left="actual", right="expected"),
    _line("months_left", formulas.DIFFERENCE, left="months_total", right="months_elapsed"),
    _line("years_left", formulas.QUOTIENT, part="months_left", whole="months_total"),
    _line("left_to_do", formulas.DIFFERENCE, left="target", right="actual"),
    _line("observed_per_month", formulas.MONTHLY_AMOUNT, amount="actual", months="months_elapsed"),
    _line("required_per_month_from_now", formulas.MONTHLY_AMOUNT, amount="left_to_do", months="months_left"),
    _line("projected", formulas.QUOTIENT, part="actual", whole="elapsed"),
)

"""A flow within its plan year, its share of the plan being known."""

YEAR_PLAN_STATED = (
    _line("achievement_rate", formulas.QUOTIENT, part="actual", whole="target"),
    _line("gap", formulas.DIFFERENCE, left="actual", right="target"),
    *YEAR_PLAN_SHARE,
)
"""A flow within its plan year, the plan being known."""

YEAR_PLAN_IMPLIED = (_line("target", formulas.QUOTIENT, part="actual", whole="achievement_rate"), *YEAR_PLAN_SHARE)
"""A flow within its plan year, the plan following from the printed percentage."""

AVERAGE = (
    _line("required_rate", formulas.QUOTIENT, part="target", whole="hundred"),
    _line("target_multiple", formulas.GEOMETRIC_PROJECTION, actual="one", rate="required_rate", years="years_total"),
    _line("path_multiple", formulas.GEOMETRIC_PROJECTION, actual="one", rate="required_rate", years="years_passed"),
    _line("elapsed", formulas.QUOTIENT, part="years_passed", whole="years_total"),
    _line("years_left", formulas.DIFFERENCE, left="years_total", right="years_passed"),
    _line("years_unknown", formulas.DIFFERENCE, left="years_total", right="years_known"),
    _line(
        "required_rate_of_unknown", formulas.GROWTH_RATE, start="multiple", end="target_multiple", years="years_unknown"
    ),
)

AVERAGE_COMPLETE = (
    *AVERAGE,
    _line("observed_rate", formulas.GROWTH_RATE, start="one", end="multiple", years="years_passed"),
    _line("required_rate_from_now", formulas.GROWTH_RATE, start="multiple", end="target_multiple", years="years_left"),
    _line("pace_ratio", formulas.QUOTIENT, part="observed_rate", whole="required_rate"),
    _line("observed_percent", formulas.PRODUCT, left="observed_rate", right="hundred"),
    _line("gap", formulas.DIFFERENCE, left="observed_percent", right="target"),
)
"""An average growth over years, every year so far being known."""

AVERAGE_WITH_GAPS = (
    *AVERAGE,
    _line("years_missing", formulas.DIFFERENCE, left="years_passed", right="years_known"),
    _line(
        "required_rate_of_missing", formulas.GROWTH_RATE, start="multiple", end="path_multiple", years="years_missing"
    ),
)
"""An average growth over years of which some are missing: what these must have been to be on the path."""


_CEILING_PACE = _line("pace_ratio", formulas.QUOTIENT, part="elapsed", whole="achievement_rate")


def under_ceiling(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a year plan's table for a plan that must not be passed: the time gone over the share used."""
    return tuple(_CEILING_PACE if line.term == "pace_ratio" else line for line in lines)


def path_lines(path: Path) -> tuple[Line, ...]:
    """Return the table for a level that is to be reached along ``path``."""
    return LINEAR if path is Path.LINEAR else GEOMETRIC


def pace_lines(path: Path) -> tuple[Line, ...]:
    """Return only the lines that lead to the pace ratio on ``path``."""
    if path is Path.LINEAR:
        return (*_ELAPSED, *_CHANGES, _LINEAR_PACE)
    return (*_ELAPSED, *_RATES, _GEOMETRIC_PACE)


def derived(lines: tuple[Line, ...], given: Mapping[str, Given]) -> Derivation:
    """Evaluate the lines on the given terms, at their points and at every corner of their intervals."""
    at_points = evaluated(lines, {term: each.point for term, each in given.items()})
    corners = tuple(
        evaluated(lines, dict(zip(given, ends, strict=True)))
        for ends in product(*(dict.fromkeys((each.interval.low, each.interval.high)) for each in given.values()))
    )
    steps = tuple(Step(line, at_points[line.term], _hull(line.term, at_points, corners)) for line in lines)
    return Derivation(given, steps, corners)


def evaluated(lines: tuple[Line, ...], given: Terms) -> dict[str, Number | None]:
    """Return all terms, given and derived, at one set of numbers; a term whose input is unknown is unknown."""
    terms: dict[str, Number | None] = dict(given)
    for line in lines:
        inputs: dict[str, Number] = {}
        for name, term in line.inputs.items():
            number = terms.get(term)
            if number is None:
                terms[line.term] = None
                break
            inputs[name] = number
        else:
            terms[line.term] = line.formula(**inputs)
    return terms


def _hull(term: str, at_points: Terms, corners: tuple[Terms, ...]) -> Interval | None:
    """The interval of a term over the corners; None where it is undefined at one of them."""
    values = [corner[term] for corner in (at_points, *corners)]
    numbers = [value for value in values if value is not None]
    return Interval(min(numbers), max(numbers)) if len(numbers) == len(values) else None

"""The work behind a verdict: lines of terms and formulas, evaluated at points and over intervals.

A derivation is a table of lines. Evaluated on given terms it yields every number of a result; shown with the same
terms it is the explanation. Intervals come from evaluating the whole table at every corner of the given intervals,
so that a term which enters twice moves as one. Knows formulas and terms; never statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from bgplan.core.formulas import Formula
from bgplan.core.intervals import Interval, Number

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

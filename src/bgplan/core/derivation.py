"""The work behind a verdict: lines of terms and formulas, evaluated at points and over intervals.

A derivation is a table of lines. Evaluated on given terms it yields every number of a result; shown with the same
terms it is the explanation. Intervals come from evaluating the whole table at every corner of the given intervals,
so that a term which enters twice moves as one. Knows formulas and terms; never statuses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from fractions import Fraction
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

    @property
    def is_exact(self) -> bool:
        """Whether it can stand for nothing but its own number."""
        return self.interval.low is self.point is self.interval.high

    @property
    def ends(self) -> tuple[Number, ...]:
        """Both ends of the interval, one where they are the same."""
        low, high = self.interval.low, self.interval.high
        return (low,) if low == high else (low, high)


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
    """Evaluate the lines on the given terms, at their points and at every corner of their intervals.

    A ratio of two growth rates from one base may be least or greatest within the base's interval: that place counts as
    a corner too. Everything else runs one way along each term.
    """
    known: _Known = {}
    at_points = evaluated(lines, {term: each.point for term, each in given.items()}, known)
    if all(each.is_exact for each in given.values()):
        corners: tuple[Terms, ...] = (at_points,)
    else:
        corners = (*_corners(lines, given, known), *_turning_points(lines, given))
    steps = tuple(Step(line, at_points[line.term], _hull(line.term, at_points, corners)) for line in lines)
    return Derivation(given, steps, corners)


_Known = dict[tuple[object, ...], "Number | None"]
"""What lines gave for the very same numbers: most of them are the same at several corners."""


def _corners(lines: tuple[Line, ...], given: Mapping[str, Given], known: _Known) -> Iterator[Terms]:
    """Yield all terms at every choice of ends."""
    choices = (each.ends for each in given.values())
    return (evaluated(lines, dict(zip(given, ends, strict=True)), known) for ends in product(*choices))


_GRID = 1 << 20  # into how many parts the base's interval is cut


def _turning_points(lines: tuple[Line, ...], given: Mapping[str, Given]) -> Iterator[Terms]:
    """Yield all terms where the ratio of the rates turns within the base's interval, at each corner of the others."""
    base = given.get("base")
    if base is None or base.interval.is_point:
        return
    pace = _lines_to("pace_ratio", lines)
    if all(line.term != "observed_rate" for line in pace):  # a ratio of changes runs one way
        return
    low, width = Fraction(base.interval.low), Fraction(base.interval.high) - Fraction(base.interval.low)
    others = {term: each for term, each in given.items() if term != "base"}
    for ends in product(*(given.ends for given in others.values())):
        corner = dict(zip(others, ends, strict=True))
        if (found := _turning_point(pace, corner, low, width)) is not None:
            yield evaluated(lines, {**corner, "base": found})


def _lines_to(term: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that lead to a term, and no others."""
    needed, found = {term}, []
    for line in reversed(lines):
        if line.term in needed:
            needed.update(line.inputs.values())
            found.append(line)
    return tuple(reversed(found))


def _turning_point(pace: tuple[Line, ...], corner: Terms, low: Fraction, width: Fraction) -> Fraction | None:
    """The base at which the ratio turns; None where it runs one way from end to end, or is not defined at an end."""

    def base(place: int) -> Fraction:
        return low + width * Fraction(place, _GRID)

    def at(place: int) -> Terms:
        return evaluated(pace, {**corner, "base": base(place)})

    def rises(place: int) -> bool | None:
        here, beyond = at(place)["pace_ratio"], at(place + 1)["pace_ratio"]
        return None if here is None or beyond is None else beyond > here

    first, last = rises(0), rises(_GRID - 1)
    if first is None or last is None or first is last:
        return None
    return base(bisect_left(range(_GRID), True, key=lambda place: rises(place) is not first))  # noqa: FBT003  # what is sought


def evaluated(lines: tuple[Line, ...], given: Terms, known: _Known | None = None) -> dict[str, Number | None]:
    """Return all terms, given and derived, at one set of numbers; a term whose input is unknown is unknown.

    In ``known`` stands what the lines gave for numbers that somebody still holds, and what they give is added to it.
    """
    terms: dict[str, Number | None] = dict(given)
    known = {} if known is None else known
    for line in lines:
        numbers = [terms.get(term) for term in line.inputs.values()]
        key = (line.term, *map(id, numbers))
        if key not in known:
            inputs = {name: number for name, number in zip(line.inputs, numbers, strict=True) if number is not None}
            known[key] = line.formula(**inputs) if len(inputs) == len(numbers) else None
        terms[line.term] = known[key]
    return terms


def _hull(term: str, at_points: Terms, corners: tuple[Terms, ...]) -> Interval | None:
    """The interval of a term over the corners; None where it is undefined at one of them."""
    values = [corner[term] for corner in (at_points, *corners)]
    numbers = [value for value in values if value is not None]
    return Interval(min(numbers), max(numbers)) if len(numbers) == len(values) else None

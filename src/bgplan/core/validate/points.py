"""The figures of an indicator as points in time that can be set beside each other, whatever stretch each is of.

Knows prints and bases: a level as it stands, a flow as what came in a month. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.book import Amount, Book, Goal
from bgplan.core.findings import Place
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, years_between
from bgplan.core.validate.vintages import Prints, Shown
from bgplan.core.vocabulary import Measure


class Point(NamedTuple):
    """One figure: its period, the number as printed, and the interval of what is compared (of a flow, a month's)."""

    period: Period
    value: Fraction
    low: Fraction
    high: Fraction
    place: Place
    subject: str
    shown: Shown | None = None

    def scaled(self, factor: Fraction) -> Point:
        """Return the point in another unit."""
        return self._replace(low=self.low * factor, high=self.high * factor)


def points_of(prints: Prints, goals: Iterable[Goal] = ()) -> tuple[Point, ...]:
    """Return the best print of each period and, where none is of that time, the targets' bases; positive ones only."""
    points = [_printed(shown) for shown in prints.best.values()]
    ends = {point.period.end for point in points}
    for goal in goals:
        base = goal.base
        if base is not None and goal.record.base is not None and base.basis == "stated" and base.period.end not in ends:
            ends.add(base.period.end)
            points.append(_point(base.amount, base.period, goal.indicator, goal.place.at("base"), goal.name))
    return tuple(sorted((each for each in points if each.low > 0), key=lambda each: each.period.end))


def _printed(shown: Shown) -> Point:
    amount = shown.one.amount
    if amount is None:
        return Point(shown.period, shown.point, shown.low, shown.high, shown.place, shown.one.subject, shown)
    return _point(amount, shown.period, shown.one.indicator, shown.place, shown.one.subject)._replace(shown=shown)


def _point(amount: Amount, period: Period, indicator: Indicator, place: Place, subject: str) -> Point:
    months = period.months if indicator.measure is Measure.FLOW else Fraction(1)
    low, high = Fraction(amount.interval.low) / months, Fraction(amount.interval.high) / months
    return Point(period, amount.point, low, high, place, subject)


def years_apart(one: Point, other: Point) -> float:
    """Return how many years lie between two points, whichever comes first."""
    return abs(float(years_between(one.period, other.period)))


def kin_of(name: str, book: Book) -> Iterator[tuple[str, Fraction]]:
    """Yield the indicators that differ in their prices or in an unstated scope only, and the factor to our unit."""
    indicators, units = book.written.indicators, book.written.units
    own = indicators[name]
    for other, indicator in indicators.items():
        ours, theirs = units.get(own.unit), units.get(indicator.unit)
        if other == name or ours is None or theirs is None or ours.dimension != theirs.dimension:
            continue
        if all(getattr(own, key) == getattr(indicator, key) for key in ("concept", "measure", "industry", "whole")):
            coverages = {own.coverage, indicator.coverage} - {"not-stated"}
            if len(coverages) <= 1:
                yield other, Fraction(10) ** (theirs.power - ours.power)

"""The figures of an indicator as points in time that can be set beside each other, whatever stretch each is of.

Knows prints and bases: a level as it stands, a flow as what came in a month. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.dataset import Dataset, ResolvedTarget
from bgplan.core.findings import Place
from bgplan.core.intervals import Interval, Number
from bgplan.core.periods import Period, years_between
from bgplan.core.validate.runner import Thing
from bgplan.core.validate.vintages import Prints
from bgplan.core.vocabulary import NOT_STATED, Measure


class Point(NamedTuple):
    """One figure: its period, the number as printed, and the interval of what is compared (of a flow, a month's).

    What is compared are sizes, of which a third more or less says nothing: floats will do. ``of`` is the figure, or
    where the plan file gives it.
    """

    period: Period
    value: Fraction
    low: float
    high: float
    of: Thing

    @property
    def place(self) -> Place:
        """Where the figure stands."""
        return self.of.place

    @property
    def subject(self) -> str:
        """What a finding about it names."""
        return self.of.subject

    def scaled(self, factor: float) -> Point:
        """Return the point in another unit."""
        return self._replace(low=self.low * factor, high=self.high * factor)


class PlanEntry(NamedTuple):
    """Where the plan file gives a base or a target."""

    place: Place
    subject: str


def points_of(prints: Prints) -> tuple[Point, ...]:
    """Return the best print of each period, the oldest first; positive ones only."""
    points = (_point(figure.period, figure.point, figure.interval, figure, prints) for figure in prints.best.values())
    return tuple(point for point in points if point.low > 0)


def bases_of(targets: Iterable[ResolvedTarget], points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the bases that the files give, where no print is of that time: BG616 looks at the others."""
    ends = {point.period.end for point in points}
    found = []
    for target in targets:
        base, record = target.base, target.record.base
        if base is not None and record is not None and base.basis != "derived" and base.period.end not in ends:
            given = PlanEntry(target.place.at("base", "value" if record.value is not None else "printed"), target.name)
            found.append(_point(base.period, base.amount.point, base.amount.interval, given, target))
    return tuple(point for point in found if point.low > 0)


def target_of(target: ResolvedTarget) -> Point | None:
    """Return the level that a target asks for; nothing of sums, averages, years' plans and what is to be none."""
    amount = target.amount
    if amount is None or amount.point <= 0 or target.is_sum or target.is_average or target.is_year_plan:
        return None
    given = PlanEntry(target.place.at("value" if target.record.value is not None else "printed"), target.name)
    point = _point(target.term, amount.point, amount.interval, given, target)
    return point if point.low > 0 else None


def _point(period: Period, value: Fraction, interval: Interval, of: Thing, kind: Prints | ResolvedTarget) -> Point:
    months = float(period.months) if kind.indicator.measure is Measure.FLOW else 1.0
    low = _float(interval.low) / months
    return Point(period, value, low, low if interval.low is interval.high else _float(interval.high) / months, of)


def _float(number: Number) -> float:
    return number.numerator / number.denominator if isinstance(number, Fraction) else float(number)


def years_apart(point: Point, other: Point) -> float:
    """Return how many years lie between two points, whichever comes first."""
    return abs(float(years_between(point.period, other.period)))


class Kin:
    """Which indicators differ from each other in their prices or in an unstated scope only."""

    def __init__(self, dataset: Dataset) -> None:
        self.written = dataset.written
        self._alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for name in self.written.indicators:
            self._alike[self._key(name)].append(name)

    def _key(self, name: str) -> tuple[object, ...]:
        indicator = self.written.indicators[name]
        unit = self.written.units.get(indicator.unit)
        dimension = None if unit is None else unit.dimension
        return indicator.concept, indicator.measure, indicator.industry, indicator.whole, dimension

    def of(self, name: str) -> Iterator[tuple[str, float]]:
        """Yield the kin of an indicator, and the factor from the unit of each to its own."""
        indicators, units = self.written.indicators, self.written.units
        own = indicators[name]
        for other in self._alike[self._key(name)]:
            scopes = {own.coverage, indicators[other].coverage} - {NOT_STATED}
            if other != name and len(scopes) <= 1 and own.unit in units:
                yield other, 10.0 ** (units[indicators[other].unit].power - units[own.unit].power)

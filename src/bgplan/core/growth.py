"""The change of a figure on the same period of the year before: reckoned from two prints, or as it was printed.

Knows two figures of one indicator, and identities of the form "growth of". Levels and flows change by a rate; what is
itself in percent or a rank, by a difference. Where a source says that its figure is of another kind than the
indicator, and where a figure is of low confidence, nothing is compared: the change would look as good as any other.
Where a publisher has revised the year before, the growth that it prints and the one that two old prints give differ;
the printed one is the source's word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.as_of import is_actual
from bgplan.core.dataset import PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.intervals import Interval, Number
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, parse, same_days
from bgplan.core.series import AllSeries, Series
from bgplan.core.vocabulary import Comparator, Form, Measure


class ChangeOnYear(NamedTuple):
    """How a figure differs from ``on``: by a fraction of it, or (``is_rate`` false) by so much in the unit."""

    on: ResolvedObservation
    by: Number
    interval: Interval
    is_rate: bool


def change_on(
    observation: ResolvedObservation, best: Mapping[tuple[date, date], ResolvedObservation]
) -> ChangeOnYear | None:
    """Return the change on the same period a year before; None where that is not known or cannot be compared."""
    if observation.record.period.start.year == date.min.year:
        return None
    start, end = same_days(observation.record.period, 1)
    before = best.get((end if observation.indicator.measure is Measure.STOCK else start, end))
    if before is None or not all(
        is_of_kind(figure) and is_actual(figure) and not figure.is_doubtful for figure in (observation, before)
    ):
        return None
    return _difference(observation, before) if is_difference(observation) else _rate(observation, before)


def is_difference(observation: ResolvedObservation) -> bool:
    """Return whether a figure's change is told as a difference: what is itself in percent, or a rank."""
    return observation.indicator.measure.changes_by_difference


def contradicts(printed: ResolvedObservation, change: ChangeOnYear) -> bool:
    """Return whether a printed growth, in percent, cannot be the rate that the two figures give.

    Both may be right: the publisher may have revised the year before, or compare other prices or another scope.
    """
    if printed.amount is None or not change.is_rate:
        return False
    return not printed.amount.interval.scaled(Fraction(1, 100)).overlaps(change.interval)


def is_of_kind(observation: ResolvedObservation) -> bool:
    """Return whether a figure has a value and is what its indicator says it is: its prices, scope and comparator."""
    record, indicator = observation.record, observation.indicator
    return (
        observation.amount is not None
        and record.price_basis in (None, indicator.price_basis)
        and record.comparator in (None, indicator.comparator)
        and record.coverage in (None, indicator.coverage)
    )


def _difference(observation: ResolvedObservation, before: ResolvedObservation) -> ChangeOnYear | None:
    if observation.amount is None or before.amount is None:
        return None
    return ChangeOnYear(
        before,
        observation.amount.point - before.amount.point,
        observation.amount.interval - before.amount.interval,
        is_rate=False,
    )


def rates(multiple: Interval) -> Interval:
    """Return the rates that multiples are; no more than all can be lost, whatever the digits of a zero leave open."""
    return Interval(max(multiple.low - 1, -1), max(multiple.high - 1, -1))


def _rate(observation: ResolvedObservation, before: ResolvedObservation) -> ChangeOnYear | None:
    """The growth as a fraction; none on what may be nothing or less, nor to less than nothing: that is no rate."""
    if (
        observation.amount is None
        or before.amount is None
        or before.amount.interval.low <= 0
        or observation.amount.point < 0
    ):
        return None
    by = formulas.quotient(part=observation.amount.point - before.amount.point, whole=before.amount.point)
    multiple = observation.amount.interval.over(before.amount.interval)
    if by is None or multiple is None:
        return None
    return ChangeOnYear(before, by, rates(multiple), True)  # noqa: FBT003  # a named tuple's field


def of_kind(series: Series) -> Series:
    """Return the figures that have a value and are of the indicator's prices, scope and comparator."""
    return Series(tuple(figure for figure in series.figures if is_of_kind(figure)))


def month_of(end: date) -> Period:
    """Return the month that a day lies in."""
    return parse(f"{end.year:04d}-{end.month:02d}")


def month_before(month: Period) -> Period | None:
    """Return the month before; there is none before the first of all."""
    first = month.start
    return None if first == date.min else month_of(first - timedelta(days=1))


@dataclass(frozen=True)
class AverageGrowths:
    """The average growths that the plans set, each found by the level that grows.

    A growth is of the level of which an identity says so, else of one of the same concept, price basis, coverage and
    industry. What is superseded, or states no figure, is none of them.
    """

    every: tuple[ResolvedTarget, ...]
    by_level: Mapping[tuple[str, object], tuple[ResolvedTarget, ...]]

    @classmethod
    def of(cls, targets: Iterable[ResolvedTarget], written: PlanFile) -> AverageGrowths:
        """Return those among the targets."""
        declared: dict[str | None, list[object]] = {}
        for identity in written.identities.values():
            if identity.form is Form.GROWTH_OF:
                declared.setdefault(identity.growth, []).append(identity.of)
        stand = (target for target in targets if target.amount is not None and not target.is_superseded)
        every = tuple(target for target in stand if target.is_average)
        by_level: dict[tuple[str, object], tuple[ResolvedTarget, ...]] = {}
        for target in every:
            for level in declared.get(target.record.indicator, (target.indicator.attributes,)):
                key = target.record.plan, level
                by_level[key] = (*by_level.get(key, ()), target)
        return cls(every, by_level)

    def of_level(self, plan: str, name: str, indicator: Indicator) -> tuple[ResolvedTarget, ...]:
        """Return the growths that a plan sets for a level, first those that are declared to be."""
        keys: tuple[object, ...] = (name, indicator.attributes)
        return tuple(growth for key in keys for growth in self.by_level.get((plan, key), ()))


_ALIKE = ("price_basis", "coverage", "industry")


@dataclass(frozen=True)
class PrintedGrowths:
    """The growth that sources print of levels, found by the identities that say what is the growth of what."""

    written: PlanFile
    series: AllSeries

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The indicators that are declared to be the growth of each level."""
        found: dict[str, list[str]] = {}
        for identity in self.written.identities.values():
            level, growth = identity.of, identity.growth
            if identity.form is not Form.GROWTH_OF or level is None or growth is None:
                continue
            if growth in self.written.indicators:
                found.setdefault(level, []).append(growth)
        return {level: tuple(growths) for level, growths in found.items()}

    def of(self, figure: ResolvedObservation) -> ResolvedObservation | None:
        """Return the printed growth of a figure's own period, None where no indicator of it is declared or has one.

        A growth of low confidence stands only where there is no better.
        """
        span = figure.record.period.start, figure.record.period.end
        for name in self.names.get(figure.record.indicator, ()):
            found = of_kind(self.series.named(name)).best.get(span)
            if found is not None and _is_on_year(self.written.indicators[name], figure):
                return found
        return None


def _is_on_year(growth: Indicator, observation: ResolvedObservation) -> bool:
    """Whether it is a growth on the same time of the year before, of the same prices, scope and industry."""
    on_year = growth.comparator is Comparator.SAME_PERIOD or (
        growth.comparator is Comparator.PREVIOUS_YEAR and observation.record.period.is_full_year
    )
    return on_year and all(getattr(growth, each) == getattr(observation.indicator, each) for each in _ALIKE)

"""The change of a figure on the same period of the year before, with all that the two prints leave open.

Knows two figures of one indicator. Levels and flows change by a rate; what is itself in percent or a rank, by a
difference. Where a source says that its figure is of another kind than the indicator, and where a figure is of low
confidence, nothing is compared: the change would look as good as any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.book import Reported
from bgplan.core.intervals import Interval, Number
from bgplan.core.known import is_actual
from bgplan.core.periods import same_days
from bgplan.core.vocabulary import Measure

_DIFFERENCES = (Measure.GROWTH, Measure.SHARE, Measure.RANK)


class Change(NamedTuple):
    """How a figure differs from ``on``: by a fraction of it, or (``is_rate`` false) by so much in the unit."""

    on: Reported
    by: Number
    interval: Interval
    is_rate: bool


def change_on(one: Reported, best: Mapping[tuple[date, date], Reported]) -> Change | None:
    """Return the change on the same period a year before; None where that is not known or cannot be compared."""
    if one.record.period.start.year == date.min.year:
        return None
    start, end = same_days(one.record.period, 1)
    before = best.get((end if one.indicator.measure is Measure.STOCK else start, end))
    if before is None or not all(
        is_of_kind(each) and is_actual(each) and not each.is_doubtful for each in (one, before)
    ):
        return None
    return _difference(one, before) if is_difference(one) else _rate(one, before)


def is_difference(one: Reported) -> bool:
    """Return whether a figure's change is told as a difference: what is itself in percent, or a rank."""
    return one.indicator.measure in _DIFFERENCES


def contradicts(printed: Reported, change: Change) -> bool:
    """Return whether a printed growth, in percent, cannot be the rate that the two figures give.

    Both may be right: the publisher may have revised the year before, or compare other prices or another scope.
    """
    if printed.amount is None or not change.is_rate:
        return False
    return not printed.amount.interval.scaled(Fraction(1, 100)).overlaps(change.interval)


def is_of_kind(one: Reported) -> bool:
    """Return whether a figure has a value and is what its indicator says it is: its prices, scope and comparator."""
    record, indicator = one.record, one.indicator
    return (
        one.amount is not None
        and record.price_basis in (None, indicator.price_basis)
        and record.comparator in (None, indicator.comparator)
        and record.coverage in (None, indicator.coverage)
    )


def _difference(one: Reported, before: Reported) -> Change | None:
    if one.amount is None or before.amount is None:
        return None
    return Change(before, one.amount.point - before.amount.point, one.amount.interval - before.amount.interval, False)  # noqa: FBT003  # a named tuple's field


def rates(multiple: Interval) -> Interval:
    """Return the rates that multiples are; no more than all can be lost, whatever the digits of a zero leave open."""
    return Interval(max(multiple.low - 1, -1), max(multiple.high - 1, -1))


def _rate(one: Reported, before: Reported) -> Change | None:
    """The growth as a fraction; none on what may be nothing or less, nor to less than nothing: that is no rate."""
    if one.amount is None or before.amount is None or before.amount.interval.low <= 0 or one.amount.point < 0:
        return None
    by = formulas.QUOTIENT(part=one.amount.point - before.amount.point, whole=before.amount.point)
    multiple = one.amount.interval.over(before.amount.interval)
    if by is None or multiple is None:
        return None
    return Change(before, by, rates(multiple), True)  # noqa: FBT003  # a named tuple's field

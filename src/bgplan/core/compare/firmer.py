"""Whether a figure of lower confidence moves the status: what the best figure of higher confidence would have given.

Knows the figures that a result is judged by; how it is judged is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bgplan.core.beside import Firmer
from bgplan.core.best_prints import Series
from bgplan.core.book import Reported
from bgplan.core.compare.context import Context
from bgplan.core.methods import JUDGED
from bgplan.core.report import Reason, Result
from bgplan.core.vocabulary import Confidence

_ORDER = tuple(Confidence)  # the highest first


def firmer(result: Result, context: Context, judge: Callable[[Mapping[str, Series]], Result]) -> Firmer | None:
    """Return the status by figures of higher confidence than those that were judged, if it is another one.

    A proxy's figure is not the same one held more firmly, and one of the same amount does not move the status.
    """
    if result.status not in JUDGED:
        return None
    judged = result.judged_by
    lowest = max((_ORDER.index(one.record.confidence) for one in judged), default=0)
    if lowest == 0:
        return None
    names = {one.record.indicator for one in judged}
    surer = {name: _surer(context.series.named(name), lowest) for name in names}
    before = judge(surer)
    if before.status not in JUDGED or before.status is result.status or before.actual is None:
        return None
    if before.actual.record.indicator not in names or _says_the_same(before.actual, result.actual):
        return None
    return Firmer(before.actual, before.status)


def _surer(series: Series, lowest: int) -> Series:
    """The series without the figures of this confidence or less."""
    return Series(tuple(one for one in series.figures if _ORDER.index(one.record.confidence) < lowest))


def _says_the_same(one: Reported, other: Reported | None) -> bool:
    """Whether two figures of different times are of one amount: then time moved the status, not the doubtful figure."""
    if other is None or one.amount is None or other.amount is None or one.span == other.span:
        return False
    return one.amount.point == other.amount.point


def firmer_reason(found: Firmer, used: Reported) -> Reason:
    """Return that the figure moves the status: the status and the figure without it."""
    figure, amount = found.figure, found.figure.amount
    facts = {"confidence": used.record.confidence.value, "status": found.status.value}
    value = None if amount is None else amount.point
    return Reason("lower_confidence_moves_status", {**facts, "value": value, "date": figure.record.period.end})

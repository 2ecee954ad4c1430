"""What is to be known about a figure beside its verdict: closed, due, provisional, stale, less firm than others.

Knows one indicator, its figure on a date and the observations known; no flag blanks a number or replaces a status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from bgplan.core.as_of import is_actual
from bgplan.core.compare.context import Context
from bgplan.core.compare.judgement import provisional
from bgplan.core.compare.selection import fits
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact
from bgplan.core.methods import JUDGED
from bgplan.core.model import Indicator, Unit
from bgplan.core.periods import Period, PeriodKind, ends_month
from bgplan.core.related import Firmer
from bgplan.core.report import Reason, Result
from bgplan.core.series import Series, best_prints
from bgplan.core.vocabulary import Every, Measure

_MONTHLY, _USUAL, _YEARLY = 3, 12, 24
"""The months after which a figure counts as old: of a monthly series, of any other, of a yearly one."""


def flags_of(
    indicator: Indicator, used: ResolvedObservation | None, term: Period | None, context: Context
) -> tuple[Reason, ...]:
    """Return the flags of a figure: ``closed``, ``due``, ``provisional``, ``stale``; those without a figure too.

    ``term`` is the period that the target is set for, None where there is no target.
    """
    return tuple(_flags(indicator, used, term, context))


def _flags(
    indicator: Indicator, used: ResolvedObservation | None, term: Period | None, context: Context
) -> Iterator[Reason]:
    closed = indicator.closed
    if closed is not None and closed.on <= context.as_of:
        yield Reason("closed", {"on": closed.on, "why": closed.why})
    if used is None:
        return
    end = used.record.period.end
    is_due = term is not None and end >= term.end
    if is_due:
        yield Reason("due")
    yield from provisional(used)
    months, most = _age(end, context.reckoned_to(indicator)), context.max_age
    if not is_due and months > (_most(indicator, used.record.period) if most is None else most):
        yield Reason("stale", {"months": int(months)})


def _most(indicator: Indicator, period: Period) -> int:
    """How many months old a figure of the series may be; where no frequency is declared its period tells a year's."""
    if indicator.every is Every.MONTH:
        return _MONTHLY
    is_yearly = indicator.every is Every.YEAR or (indicator.every is None and _is_of_whole_years(period))
    return _YEARLY if is_yearly else _USUAL


def _is_of_whole_years(period: Period) -> bool:
    """Whether it is a year, a fiscal one or several of them: the next figure is then a year away."""
    return period.kind is not PeriodKind.DAY and period.months >= _USUAL and period.months % _USUAL == 0


def _age(end: date, on: date) -> float:
    """The months from one day to a later one; the days of a month that is not over count as part of one.

    >>> _age(date(2022, 12, 31), date(2025, 2, 28))
    26.0
    """
    return (on.year - end.year) * 12 + on.month - end.month + (_day_of_month(on) - _day_of_month(end)) / 31


def _day_of_month(day: date) -> int:
    """The day within its month; the last one is 31 in every month, so that months' ends are whole months apart."""
    return 31 if ends_month(day) else day.day


def firmer(result: Result, context: Context, judge: Callable[[Mapping[str, Series]], Result]) -> Firmer | None:
    """Return the status by figures of higher confidence than those that were judged, if it is another one.

    A proxy's figure is not the same one held more firmly, and one of the same amount does not move the status.
    """
    if result.status not in JUDGED:
        return None
    judged = result.judged_by
    most = max((observation.record.confidence.doubt for observation in judged), default=0)
    if most == 0:
        return None
    names = {observation.record.indicator for observation in judged}
    surer = {name: _surer(context.series.named(name), most) for name in names}
    before = judge(surer)
    if before.status not in JUDGED or before.status is result.status or before.actual is None:
        return None
    if before.actual.record.indicator not in names or _says_the_same(before.actual, result.actual):
        return None
    return Firmer(before.actual, before.status)


def _surer(series: Series, most: int) -> Series:
    """The series without the figures that are doubted as much or more."""
    return Series(tuple(observation for observation in series.figures if observation.record.confidence.doubt < most))


def _says_the_same(observation: ResolvedObservation, other: ResolvedObservation | None) -> bool:
    """Whether two figures of different times are of one amount: then time moved the status, not the doubtful figure."""
    if other is None or observation.amount is None or other.amount is None or observation.span == other.span:
        return False
    return observation.amount.point == other.amount.point


def firmer_reason(found: Firmer, used: ResolvedObservation) -> Reason:
    """Return that the figure moves the status: the status and the figure without it."""
    figure, amount = found.figure, found.figure.amount
    facts = {"confidence": used.record.confidence.value, "status": found.status.value}
    value = None if amount is None else amount.point
    return Reason("lower_confidence_moves_status", {**facts, "value": value, "date": figure.record.period.end})


def newer_forecast(
    target: ResolvedTarget, used: ResolvedObservation | None, figures: Iterable[ResolvedObservation], unit: Unit | None
) -> tuple[Reason, ...]:
    """Return as a reason the forecast for the latest period up to the due date, where no figure is of it or later.

    It is newer where it was published no sooner than the figure; one of low confidence is not told. ``figures`` are
    those of the target's indicator.
    """
    own = [observation for observation in figures if fits(observation, target)]
    over = max((observation.record.period.end for observation in own if is_actual(observation)), default=date.min)
    newer = [
        observation
        for observation in own
        if observation.record.period.end > over and _is_newer(observation, target, used)
    ]
    if not newer:
        return ()
    latest = best_prints(newer)[-1]
    facts: dict[str, Fact] = {
        "value": _said(latest.amount),
        "unit": None if unit is None else unit.name,
        "period": latest.record.period,
        "published": latest.published,
        "source": latest.source_name,
        "publisher": latest.source.publisher,
    }
    return (Reason("forecast_newer", facts),)


def _said(amount: Amount | None) -> Fact:
    """The forecast's number; of a range, and of "more than", all that it can stand for."""
    if amount is None:
        return None
    return amount.interval if amount.value is None else amount.value


def _is_newer(observation: ResolvedObservation, target: ResolvedTarget, used: ResolvedObservation | None) -> bool:
    end, is_yearly = observation.record.period.end, target.indicator.measure is Measure.GROWTH and not target.is_average
    if is_actual(observation) or observation.amount is None or observation.is_doubtful or end > target.term.end:
        return False
    if is_yearly and end != target.term.end:  # the growth of another year says nothing of the due one
        return False
    return used is None or observation.published >= used.published

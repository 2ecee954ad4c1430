"""What is to be known about a figure beside its verdict: the series has ended, the figure is final, or old.

Knows one indicator and its figure on a date; no flag blanks a number or replaces a status.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from bgplan.core.book import Reported
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.report import Reason
from bgplan.core.vocabulary import Every, Stage

_MONTHLY, _USUAL, _YEARLY = 3, 12, 24
"""The months after which a figure counts as old: of a monthly series, of any other, of a yearly one."""


def reckoned_to(indicator: Indicator, as_of: date) -> date:
    """Return the date to which periods and due dates are reckoned: ``as_of``, at the latest the series' closing."""
    closed = indicator.closed
    return as_of if closed is None else min(as_of, closed.on)


def flags_of(
    indicator: Indicator, used: Reported | None, term: Period | None, as_of: date, max_age: int | None = None
) -> tuple[Reason, ...]:
    """Return the flags of a figure: ``closed``, ``due``, ``provisional``, ``stale``; those without a figure too.

    ``term`` is the period that the target is set for, None where there is no target. ``max_age`` is the number of
    months after which every figure counts as old; without it the kind of series decides.
    """
    return tuple(_flags(indicator, used, term, as_of, max_age))


def _flags(
    indicator: Indicator, used: Reported | None, term: Period | None, as_of: date, max_age: int | None
) -> Iterator[Reason]:
    closed = indicator.closed
    if closed is not None and closed.on <= as_of:
        yield Reason("closed", {"on": closed.on, "why": closed.why})
    if used is None:
        return
    end = used.record.period.end
    is_due = term is not None and end >= term.end
    if is_due:
        yield Reason("due")
    if used.record.stage in (Stage.ESTIMATE, Stage.PROVISIONAL):
        yield Reason("provisional", {"stage": used.record.stage.value})
    months = _age(end, reckoned_to(indicator, as_of))
    if not is_due and months > (_most(indicator, used.record.period) if max_age is None else max_age):
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
    return 31 if day.day == monthrange(day.year, day.month)[1] else day.day

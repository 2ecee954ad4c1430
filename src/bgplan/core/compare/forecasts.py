"""A forecast that is newer than the figure a target is judged by: it is told beside it, and never judged.

Knows one goal, the figure that counts for it and the observations known; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bgplan.core.best_prints import best_prints
from bgplan.core.book import Amount, Goal, Reported
from bgplan.core.compare.choice import fits
from bgplan.core.findings import Fact
from bgplan.core.known import is_actual
from bgplan.core.model import Unit
from bgplan.core.report import Reason
from bgplan.core.vocabulary import Measure


def newer_forecast(
    goal: Goal, used: Reported | None, figures: Iterable[Reported], unit: Unit | None
) -> tuple[Reason, ...]:
    """Return as a reason the forecast for the latest period up to the due date, where no figure is of it or later.

    It is newer where it was published no sooner than the figure; one of low confidence is not told. ``figures`` are
    those of the goal's indicator.
    """
    own = [one for one in figures if fits(one, goal)]
    over = max((one.record.period.end for one in own if is_actual(one)), default=date.min)
    newer = [one for one in own if one.record.period.end > over and _is_newer(one, goal, used)]
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


def _is_newer(one: Reported, goal: Goal, used: Reported | None) -> bool:
    end, is_yearly = one.record.period.end, goal.indicator.measure is Measure.GROWTH and not goal.is_average
    if is_actual(one) or one.amount is None or one.is_doubtful or end > goal.term.end:
        return False
    if is_yearly and end != goal.term.end:  # the growth of another year says nothing of the due one
        return False
    return used is None or one.published >= used.published

"""The base that a target's own series tells, where the plan counts from another figure.

Knows one goal and the figures known of its indicator; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from bgplan.core.best_prints import best_prints
from bgplan.core.book import Goal, Origin, Reported
from bgplan.core.known import is_actual
from bgplan.core.vocabulary import Measure


def base_of_series(goal: Goal, observations: Iterable[Reported]) -> Origin | None:
    """Return the best print for the time of the base as a base; None where a print is the base, or there is none."""
    base = goal.base
    if base is None or goal.record.base is None:
        return None
    start, end = base.period.start, base.period.end
    span = (end if goal.indicator.measure is Measure.STOCK else start, end)
    own = [one for one in observations if one.record.indicator == goal.record.indicator and one.span == span]
    told = [one for one in own if one.amount is not None and is_actual(one)]
    if not told or any(one.amount is not None and one.amount.interval.overlaps(base.amount.interval) for one in told):
        return None
    (best,) = best_prints(told)
    return None if best.amount is None else base._replace(amount=best.amount, source=best.source_name, basis="stated")

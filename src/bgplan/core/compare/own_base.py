"""The base that a target's own series tells, where the plan counts from another figure.

Knows one goal and the figures known of its indicator; judges nothing.
"""

from __future__ import annotations

from bgplan.core.best_prints import Series, best_prints
from bgplan.core.book import Goal, Origin
from bgplan.core.vocabulary import Measure


def base_of_series(goal: Goal, series: Series) -> Origin | None:
    """Return the best print for the time of the base as a base; None where a print is the base, or there is none."""
    base = goal.base
    if base is None or goal.record.base is None:
        return None
    start, end = base.period.start, base.period.end
    span = (end if goal.indicator.measure is Measure.STOCK else start, end)
    told = [one for one in series.by_span.get(span, ()) if one.amount is not None]
    if not told or any(one.amount is not None and one.amount.interval.overlaps(base.amount.interval) for one in told):
        return None
    (best,) = best_prints(told)
    return None if best.amount is None else base._replace(amount=best.amount, source=best.source_name, basis="stated")

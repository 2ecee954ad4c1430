"""What is told beside the verdicts, added to the results once they are judged; no status is ever changed here.

Knows the order of what is told; each part's rule is in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bgplan.core.beside import Beside
from bgplan.core.best_prints import Series
from bgplan.core.book import Reported
from bgplan.core.compare.context import Context
from bgplan.core.compare.firmer import firmer, firmer_reason
from bgplan.core.compare.member_of_sum import member_of_sum
from bgplan.core.compare.plan_growth import plan_growth
from bgplan.core.compare.results import result_of
from bgplan.core.compare.siblings import sibling_reason, siblings_of_other_date
from bgplan.core.compare.years_beside import average_so_far, neighbours
from bgplan.core.report import Reason, Result


def with_beside(result: Result, context: Context, asked: tuple[str, ...]) -> Result:
    """Return a target's result with everything that is told beside its verdict, and the reasons that follow from it."""
    goal, used = result.goal, result.actual
    if goal is None:
        return result

    def judge(series: Mapping[str, Series]) -> Result:
        return result_of(goal, context.supposing(series), asked)

    found = Beside(plan_growth=plan_growth(goal, context), member=member_of_sum(result, context, judge))
    if goal.is_average:
        own = average_so_far(goal, result.indicator_name, context, result.history)
        found = found._replace(average=own, neighbours=tuple(neighbours(goal, context)))
    if used is not None:
        siblings = tuple(siblings_of_other_date(goal, used, context))
        found = found._replace(siblings=siblings, firmer=firmer(result, context, judge))
    return result._replace(beside=found, reasons=(*result.reasons, *_reasons(found, used)))


def _reasons(found: Beside, used: Reported | None) -> Iterator[Reason]:
    """What of it is a reason as well."""
    if used is None:
        return
    yield from (sibling_reason(each, used) for each in found.siblings)
    if found.firmer is not None:
        yield firmer_reason(found.firmer, used)

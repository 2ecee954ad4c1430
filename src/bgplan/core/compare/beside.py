"""What is told beside the verdicts, added to the results once they are judged; no status is ever changed here.

Knows the order of what is told; each part's rule is in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.beside import Beside
from bgplan.core.book import Reported
from bgplan.core.compare.firmer import firmer, firmer_reason
from bgplan.core.compare.member_of_sum import member_of_sum
from bgplan.core.compare.plan_growth import plan_growth
from bgplan.core.compare.results import Among, result_of
from bgplan.core.compare.siblings import sibling_reason, siblings_of_other_date
from bgplan.core.compare.years_beside import average_so_far, neighbours
from bgplan.core.report import Reason, Result


def with_beside(result: Result, among: Among, asked: tuple[str, ...]) -> Result:
    """Return a target's result with everything that is told beside its verdict, and the reasons that follow from it."""
    goal, used, known = result.goal, result.actual, among.observations
    if goal is None:
        return result

    def judge(observations: tuple[Reported, ...]) -> Result:
        return result_of(goal, among._replace(observations=observations), asked)

    found = Beside(
        plan_growth=plan_growth(goal, among.goals, among.written, known),
        member=member_of_sum(result, known, among.written, judge),
    )
    if goal.is_average:
        own = average_so_far(goal, result.indicator_name, result.indicator, known, result.history)
        found = found._replace(average=own, neighbours=tuple(neighbours(goal, among.written, known)))
    if used is not None:
        siblings = tuple(siblings_of_other_date(goal, used, among.goals, known))
        found = found._replace(siblings=siblings, firmer=firmer(result, known, judge))
    return result._replace(beside=found, reasons=(*result.reasons, *_reasons(found, used)))


def _reasons(found: Beside, used: Reported | None) -> Iterator[Reason]:
    """What of it is a reason as well."""
    if used is None:
        return
    yield from (sibling_reason(each, used) for each in found.siblings)
    if found.firmer is not None:
        yield firmer_reason(found.firmer, used)

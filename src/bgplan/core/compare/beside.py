"""What is told beside the verdicts, added to the results once they are judged; no status is ever changed here.

Knows the order of what is told; each part's rule is in a module of its own.
"""

from __future__ import annotations

from bgplan.core.beside import Beside
from bgplan.core.compare.firmer import firmer, firmer_reason
from bgplan.core.compare.results import Among, result_of
from bgplan.core.compare.siblings import sibling_reason, siblings_of_other_date
from bgplan.core.compare.years_beside import average_so_far, neighbours
from bgplan.core.report import Result


def with_beside(result: Result, among: Among, asked: tuple[str, ...]) -> Result:
    """Return a target's result with everything that is told beside its verdict, and the reasons that follow from it."""
    goal, used = result.goal, result.actual
    if goal is None:
        return result
    found, reasons = Beside(), list(result.reasons)
    if goal.is_average:
        own = average_so_far(goal, result.indicator_name, result.indicator, among.observations)
        found = found._replace(average=own, neighbours=tuple(neighbours(goal, among.written, among.observations)))
    if used is not None:
        siblings = tuple(siblings_of_other_date(goal, used, among.goals, among.observations))
        reasons += (sibling_reason(each, used) for each in siblings)
        known = firmer(
            result, among.observations, lambda kept: result_of(goal, among._replace(observations=kept), asked)
        )
        reasons += () if known is None else (firmer_reason(known, used),)
        found = found._replace(siblings=siblings, firmer=known)
    return result._replace(beside=found, reasons=tuple(reasons))

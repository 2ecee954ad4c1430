"""Which targets stand worst and best, and which were exceeded: what a report says first.

Knows judged results; judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from bgplan.core import formulas
from bgplan.core.intervals import Number
from bgplan.core.methods import BEHIND, FINE, JUDGED, Status
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, rule_named
from bgplan.core.report import Result
from bgplan.core.vocabulary import Direction, Measure

OURS = (PACE.name, PLAN_RATE.name)
"""The methods whose words are our statuses; the others are published ones with words of their own."""


def worst_of(results: Iterable[Result]) -> Result | None:
    """Return the judged target that is worst: by status, a sure one first, then by the method's number.

    None where none is behind.
    """
    behind = [result for result in results if result.status in BEHIND]
    if not behind:
        return None
    return min(
        behind, key=lambda result: (JUDGED.index(result.status), result.borderline, _standing(result, float("inf")))
    )


def best_of(results: Iterable[Result]) -> Result | None:
    """Return the judged target that is best: by status, then by the method's number; none where all are behind."""
    fine = [result for result in results if result.status in FINE]
    if not fine:
        return None
    return min(fine, key=lambda result: (-JUDGED.index(result.status), -_standing(result, float("-inf"))))


def _standing(result: Result, unknown: float) -> float:
    """The number of the method that judged, the lower the worse: by ours the pace ratio, else the share of target."""
    ratio: Number | None = result.value("pace_ratio")
    if ratio is None and result.direction is not Direction.DOWN:
        ratio = result.value("achievement_rate")
    if ratio is None and result.indicator.measure is Measure.GROWTH:
        ratio = _share_of_growth(result)
    if result.verdict is not None and result.verdict.method not in OURS and result.verdict.ratio is not None:
        ratio = result.verdict.ratio * (-1 if rule_named(result.verdict.method).turned else 1)
    return unknown if ratio is None else float(ratio)


def _share_of_growth(result: Result) -> Number | None:
    """What has grown as a share of what it was to be, of a growth in one year: (1 + growth) / (1 + target)."""
    gap, actual = result.value("gap"), result.amount
    if gap is None or actual is None or result.goal is None or result.goal.is_average:
        return None
    return formulas.QUOTIENT(part=100 + actual.point, whole=100 + actual.point - gap)


def excess_of(result: Result) -> Number | None:
    """Return by how much more than the target was reached, as a fraction.

    None where nothing good is exceeded: the target was met exactly, lower is better, or the target is a range.
    """
    rate, goal = result.value("achievement_rate"), result.goal
    is_range = goal is not None and goal.amount is not None and goal.amount.value is None
    if rate is None or rate <= 1 or is_range or result.direction is Direction.DOWN:
        return None
    return rate - 1


def is_exceeded(result: Result) -> bool:
    """Return whether the target was reached and exceeded, whatever the figures leave open."""
    return result.status is Status.ACHIEVED and not result.borderline and excess_of(result) is not None

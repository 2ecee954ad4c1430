"""Targets held against each other: totals and their parts, two targets on one path, two documents on one target.

Knows targets only; no actual figure enters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bgplan.core.book import Goal
from bgplan.core.findings import Facts
from bgplan.core.formulas import GROWTH_RATE
from bgplan.core.periods import years_between
from bgplan.core.report import TargetCheck
from bgplan.core.vocabulary import Measure


def target_checks(goals: tuple[Goal, ...]) -> tuple[TargetCheck, ...]:
    """Return every check among the goals, in their order."""
    return (*composition_checks(goals), *_growth_between(goals), *document_checks(goals))


def composition_checks(goals: tuple[Goal, ...]) -> Iterator[TargetCheck]:
    """Yield whether base + added - removed = total, where the base is known; a derived one holds by definition."""
    for goal in goals:
        if goal.parts is None or goal.base is None or goal.amount is None:
            continue
        total = goal.base.amount.interval
        for part in goal.parts.added:
            total += part.amount.interval
        for part in goal.parts.removed:
            total -= part.amount.interval
        facts: Facts = {
            "base": goal.base.amount.point,
            "added": tuple(part.amount.point for part in goal.parts.added),
            "removed": tuple(part.amount.point for part in goal.parts.removed),
            "total": goal.amount.point,
            "sum": total,
            "basis": goal.base.basis,
        }
        yield TargetCheck("composition", (goal,), goal.amount.interval.overlaps(total), facts)


def _growth_between(goals: tuple[Goal, ...]) -> Iterator[TargetCheck]:
    """The growth per year from one target of a plan to the next of the same indicator."""
    for earlier, later in combinations(goals, 2):
        first, second = sorted((earlier, later), key=lambda goal: goal.term.end)
        between = any(_on_one_path(first, each) and _on_one_path(each, second) for each in goals)
        if between or not _on_one_path(first, second) or first.amount is None or second.amount is None:
            continue
        years = years_between(first.term, second.term)
        rate = GROWTH_RATE(start=first.amount.point, end=second.amount.point, years=years)
        if rate is not None:
            facts = {"from": first.amount.point, "to": second.amount.point, "years": years, "rate": rate}
            yield TargetCheck("growth_between", (first, second), None, facts)


def _on_one_path(first: Goal, second: Goal) -> bool:
    same = (first.record.plan, first.record.indicator) == (second.record.plan, second.record.indicator)
    return same and first.term.end < second.term.end and not first.is_average and not second.is_average


def _same_demand(one: Goal, other: Goal) -> bool:
    """Whether two targets are of one indicator at one time; of a flow or growth the whole stretch of time counts."""
    same = one.record.indicator == other.record.indicator and one.term.end == other.term.end
    if not same:
        return False
    return one.indicator.measure not in (Measure.FLOW, Measure.GROWTH) or one.term.start == other.term.start


def document_checks(goals: tuple[Goal, ...]) -> Iterator[TargetCheck]:
    """Yield whether two targets agree, of two documents or of one, for the same indicator and term."""
    for one, other in combinations(goals, 2):
        if one.amount is None or other.amount is None or not _same_demand(one, other):
            continue
        yield TargetCheck(
            "documents",
            (one, other),
            one.amount.interval.overlaps(other.amount.interval),
            {"one": one.amount.point, "other": other.amount.point},
        )

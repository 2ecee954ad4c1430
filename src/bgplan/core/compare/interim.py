"""Interim targets: they form one path with the final one, and the next due decides.

Knows the targets of one plan on one indicator; a leg is the stretch of their path that a figure falls on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bgplan.core.compare.judgement import demanded
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.vocabulary import Direction


class InterimLeg(NamedTuple):
    """A stretch of the path: where it starts, an earlier target or the base, and the next due target that ends it."""

    start: Amount
    start_period: Period
    end: ResolvedTarget
    end_amount: Amount
    from_base: bool


class _Stage(NamedTuple):
    """A target on the path, and what exactly it demands."""

    goal: ResolvedTarget
    amount: Amount


def leg(
    goal: ResolvedTarget, goals: tuple[ResolvedTarget, ...], used: ResolvedObservation, direction: Direction
) -> InterimLeg | None:
    """Return the leg of the path to ``goal`` that the figure falls on; None where no other target lies on the path."""
    if goal.base is None or goal.amount is None:
        return None
    stages = _stages(goal, goals, direction)
    passed = [each for each in stages if each.goal.term.end <= used.record.period.end]
    ahead = [each for each in stages if each.goal.term.end > used.record.period.end]
    if not stages or used.record.period.end >= goal.term.end:
        return None
    end = ahead[0] if ahead else _Stage(goal, demanded(goal.amount, direction))
    start = passed[-1].amount if passed else goal.base.amount
    period = passed[-1].goal.term if passed else goal.base.period
    return InterimLeg(start, period, end.goal, end.amount, not passed)


def waypoints(
    goal: ResolvedTarget, goals: tuple[ResolvedTarget, ...], direction: Direction
) -> tuple[ResolvedTarget, ...]:
    """Return the earlier targets of the plan on the indicator, by date; of several on one date the most demanding."""
    return tuple(each.goal for each in _stages(goal, goals, direction))


def _stages(goal: ResolvedTarget, goals: tuple[ResolvedTarget, ...], direction: Direction) -> tuple[_Stage, ...]:
    """The waypoints with what each demands."""
    leading = (one for one in goals if _leads_to(one, goal))
    found = [_Stage(one, demanded(one.amount, direction)) for one in leading if one.amount is not None]
    by_date: dict[date, _Stage] = {}
    for each in sorted(found, key=lambda one: one.goal.term.end):
        held = by_date.get(each.goal.term.end)
        if held is None or _is_harder(each.amount, held.amount, direction):
            by_date[each.goal.term.end] = each
    return tuple(by_date.values())


def _leads_to(one: ResolvedTarget, goal: ResolvedTarget) -> bool:
    same = (one.record.plan, one.record.indicator) == (goal.record.plan, goal.record.indicator)
    plain = not one.is_average and not one.is_year_plan and not one.record.maintain
    current = plain and one.record.superseded_by is None
    after = goal.base is not None and one.term.end > goal.base.period.end
    return same and current and after and one.term.end < goal.term.end and _span(one) == _span(goal)


def _span(goal: ResolvedTarget) -> object:
    """From when a sum counts; of a level only its end does."""
    return goal.term.start if goal.is_sum or goal.term.kind is PeriodKind.YEARS else None


def _is_harder(one: Amount, other: Amount, direction: Direction) -> bool:
    return one.point > other.point if direction is Direction.UP else one.point < other.point

"""Interim targets: they form one path with the final one, and the next due decides.

Knows the targets of one plan on one indicator; a leg is the stretch of their path that a figure falls on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bgplan.core.book import Amount, Goal, Reported
from bgplan.core.compare.direction import demanded
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.vocabulary import Direction


class Leg(NamedTuple):
    """A stretch of the path: where it starts, an earlier target or the base, and the next due target that ends it."""

    start: Amount
    start_period: Period
    end: Goal
    end_amount: Amount
    from_base: bool


def leg(goal: Goal, goals: tuple[Goal, ...], used: Reported, direction: Direction) -> Leg | None:
    """Return the leg of the path to ``goal`` that the figure falls on; None where no other target lies on the path."""
    if goal.base is None or goal.amount is None:
        return None
    stages = waypoints(goal, goals, direction)
    passed = [each for each in stages if each.term.end <= used.record.period.end]
    ahead = [each for each in stages if each.term.end > used.record.period.end]
    if not stages or used.record.period.end >= goal.term.end:
        return None
    end = ahead[0] if ahead else goal
    start = _asked(passed[-1], direction) if passed else goal.base.amount
    period = passed[-1].term if passed else goal.base.period
    return Leg(start, period, end, _asked(end, direction), not passed)


def waypoints(goal: Goal, goals: tuple[Goal, ...], direction: Direction) -> tuple[Goal, ...]:
    """Return the earlier targets of the plan on the indicator, by date; of several on one date the most demanding."""
    by_date: dict[date, Goal] = {}
    for each in sorted((one for one in goals if _leads_to(one, goal)), key=lambda one: one.term.end):
        held = by_date.get(each.term.end)
        if held is None or _is_harder(each, held, direction):
            by_date[each.term.end] = each
    return tuple(by_date.values())


def _leads_to(one: Goal, goal: Goal) -> bool:
    same = (one.record.plan, one.record.indicator) == (goal.record.plan, goal.record.indicator)
    plain = not one.is_average and not one.is_year_plan and not one.record.maintain
    level = plain and one.amount is not None and one.record.superseded_by is None
    after = goal.base is not None and one.term.end > goal.base.period.end
    return same and level and after and one.term.end < goal.term.end and _span(one) == _span(goal)


def _span(goal: Goal) -> object:
    """From when a sum over years counts; of a level only its end does."""
    return goal.term.start if goal.term.kind is PeriodKind.YEARS else None


def _is_harder(one: Goal, other: Goal, direction: Direction) -> bool:
    ours, theirs = _asked(one, direction).point, _asked(other, direction).point
    return ours > theirs if direction is Direction.UP else ours < theirs


def _asked(goal: Goal, direction: Direction) -> Amount:
    """What a target with an amount demands; those without one are no waypoints."""
    if goal.amount is None:
        raise ValueError(f"{goal.name} demands no amount")
    return demanded(goal.amount, direction)

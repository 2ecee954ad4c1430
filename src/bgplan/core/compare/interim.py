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

    target: ResolvedTarget
    amount: Amount


def leg(
    target: ResolvedTarget, targets: tuple[ResolvedTarget, ...], used: ResolvedObservation, direction: Direction
) -> InterimLeg | None:
    """Return the leg of the path to ``target`` that the figure falls on; None where no other lies on it."""
    if target.base is None or target.amount is None:
        return None
    stages = _stages(target, targets, direction)
    passed = [stage for stage in stages if stage.target.term.end <= used.record.period.end]
    ahead = [stage for stage in stages if stage.target.term.end > used.record.period.end]
    if not stages or used.record.period.end >= target.term.end:
        return None
    end = ahead[0] if ahead else _Stage(target, demanded(target.amount, direction))
    start = passed[-1].amount if passed else target.base.amount
    period = passed[-1].target.term if passed else target.base.period
    return InterimLeg(start, period, end.target, end.amount, not passed)


def waypoints(
    target: ResolvedTarget, targets: tuple[ResolvedTarget, ...], direction: Direction
) -> tuple[ResolvedTarget, ...]:
    """Return the earlier targets of the plan on the indicator, by date; of several on one date the most demanding."""
    return tuple(stage.target for stage in _stages(target, targets, direction))


def _stages(target: ResolvedTarget, targets: tuple[ResolvedTarget, ...], direction: Direction) -> tuple[_Stage, ...]:
    """The waypoints with what each demands."""
    leading = (aim for aim in targets if _leads_to(aim, target))
    found = [_Stage(target, demanded(target.amount, direction)) for target in leading if target.amount is not None]
    by_date: dict[date, _Stage] = {}
    for stage in sorted(found, key=lambda one: one.target.term.end):
        held = by_date.get(stage.target.term.end)
        if held is None or _is_harder(stage.amount, held.amount, direction):
            by_date[stage.target.term.end] = stage
    return tuple(by_date.values())


def _leads_to(aim: ResolvedTarget, target: ResolvedTarget) -> bool:
    same = (aim.record.plan, aim.record.indicator) == (target.record.plan, target.record.indicator)
    plain = not aim.is_average and not aim.is_year_plan and not aim.record.maintain
    current = plain and aim.record.superseded_by is None
    after = target.base is not None and aim.term.end > target.base.period.end
    return same and current and after and aim.term.end < target.term.end and _span(aim) == _span(target)


def _span(target: ResolvedTarget) -> object:
    """From when a sum counts; of a level only its end does."""
    return target.term.start if target.is_sum or target.term.kind is PeriodKind.YEARS else None


def _is_harder(amount: Amount, other: Amount, direction: Direction) -> bool:
    return amount.point > other.point if direction is Direction.UP else amount.point < other.point

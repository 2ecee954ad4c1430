"""Which way is better for a target, and what exactly it demands: never a guess, never a default.

Knows one goal; no figure enters.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bgplan.core.book import Amount, Goal
from bgplan.core.figures import Bound
from bgplan.core.intervals import Interval, Number
from bgplan.core.vocabulary import Direction, Measure


def direction_of(goal: Goal) -> Direction | None:
    """Return which way is better: as declared, as the target bounds, else from base to target; never a guess."""
    declared, target, base = goal.record.direction or goal.indicator.direction, goal.amount, goal.base
    if declared is not None:
        return declared
    if target is not None and target.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return Direction.UP if target.bound is Bound.AT_LEAST else Direction.DOWN
    if goal.is_year_plan:
        return Direction.UP  # a year's plan is a floor unless it says otherwise
    of_years = goal.is_average or (goal.indicator.measure is Measure.GROWTH and base is None)
    if target is not None and of_years and target.point > 0:
        return Direction.UP  # a growth that is demanded is more than none
    if target is None or base is None or base.amount.point == target.point:
        return None
    return Direction.UP if target.point > base.amount.point else Direction.DOWN


def demanded(target: Amount, direction: Direction) -> Amount:
    """Return what must be reached of a target: of a range its nearest bound, else the target itself."""
    if target.value is not None:
        return target
    end = target.interval.low if direction is Direction.UP else target.interval.high
    return replace(target, value=Fraction(end), interval=Interval(end, end))


def meets(gap: Number | None, direction: Direction) -> bool:
    """Return whether a gap (actual − target) is none, seen from the better side."""
    return gap is not None and (gap >= 0 if direction is Direction.UP else gap <= 0)

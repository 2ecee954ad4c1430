"""Levels to be kept: a constant target, and a ceiling of a rate that is kept so far.

Knows one goal and its figure; what is due is decided before. A kept level is on track, another one off track with the
way that it goes: the worst is one that goes the wrong way.
"""

from __future__ import annotations

from bgplan.core.book import Goal
from bgplan.core.compare.judgement import Judgement
from bgplan.core.compare.setting import Setting
from bgplan.core.derivation import Derivation
from bgplan.core.figures import Bound
from bgplan.core.methods import Status
from bgplan.core.report import Reason
from bgplan.core.vocabulary import Direction, Measure

_RATES = (Measure.SHARE, Measure.GROWTH, Measure.INDEX)
"""What can go up again after it was below its ceiling, and says nothing of the time that it was."""

RISING, FALLING, UNCHANGED, UNKNOWN = "rising", "falling", "unchanged", "unknown"


def is_ceiling_of_rate(goal: Goal, direction: Direction) -> bool:
    """Return whether the goal is a rate that must not be passed: said so, or lower is better and there is no base."""
    if goal.indicator.measure not in _RATES or direction is not Direction.DOWN or goal.amount is None:
        return False
    return goal.amount.bound is Bound.AT_MOST or goal.base is None


def kept_level(setting: Setting, work: Derivation, *, is_met: bool) -> Judgement:
    """Return how a level to be kept stands, and which way it goes where it is not."""
    reasons = [Reason("maintain")]
    if not is_met:
        reasons.append(Reason("not_kept", {"way": way_of(setting)}))
    return Judgement(kept_status(setting, is_met=is_met), tuple(reasons), (), work)


def kept_status(setting: Setting, *, is_met: bool) -> Status:
    """Return the status of a level to be kept: off track where it is not, moving away only where that gets worse."""
    if is_met:
        return Status.ON_TRACK
    wrong = FALLING if setting.direction is Direction.UP else RISING
    return Status.MOVING_AWAY if way_of(setting) == wrong else Status.OFF_TRACK


def way_of(setting: Setting) -> str:
    """Return which way a level goes since the figure before, or since its base: only beyond what the digits allow."""
    before = setting.past[-1][1] if setting.past else setting.base
    if before is None:
        return UNKNOWN
    if before.interval.overlaps(setting.actual.interval):
        return UNCHANGED
    return RISING if setting.actual.point > before.point else FALLING

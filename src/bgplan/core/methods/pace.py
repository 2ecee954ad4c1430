"""The pace ratio, our default: what was done per year against what the path asks for per year.

Rule: observed over required change per year on a linear path, observed over required growth on a geometric one; without
a stated path linear, and the verdict says so. Thresholds: 1.05 ahead, 0.95 on track, 0.60 slow, 0 off track, below
moving away; a target that is met is achieved, one that is due and not met is missed. Source: bands after Eurostat and
Statistics Canada, 1.05 is our own. Needs base, actual and target with their times, and a tenth of the time from base to
target gone, or a year of it. Not for flows within their plan year (plan-rate), nor where there is no target.
"""

from __future__ import annotations

from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import Measured, change_ratio, growth_ratio, is_met, is_too_early
from bgplan.core.vocabulary import Path

BANDS = grades(
    ("1.05", "ahead", Status.AHEAD),
    ("0.95", "on_track", Status.ON_TRACK),
    ("0.60", "slow", Status.SLOW),
    ("0", "off_track", Status.OFF_TRACK),
    ("", "moving_away", Status.MOVING_AWAY),
)


def judged(case: Case) -> Verdict:
    """Return how the case stands on its path."""
    measured = _measured(case)
    reasons = measured.reasons if case.path is not None else (*measured.reasons, "path_assumed")
    status = _final(case) or Status.NOT_ASSESSABLE
    if status is Status.NOT_ASSESSABLE and measured.number is not None:
        if _is_too_early(case):
            reasons = ("too_early", *reasons)
        else:
            status = graded(BANDS, measured.number).status
    return Verdict("pace", status, status.value, measured.number, reasons=reasons)


def _measured(case: Case) -> Measured:
    if case.target is None:
        return Measured(None, ("needs_target",))
    if case.path is not Path.GEOMETRIC:
        return change_ratio(case)
    if any(each is not None and each <= 0 for each in (case.base, case.actual, case.target)):
        return Measured(None, ("growth_undefined",))  # as in ``check``: no growth of magnitudes here
    return growth_ratio(case)


def _final(case: Case) -> Status | None:
    """What needs no pace: the target is met, or its time is over without."""
    if is_met(case):
        return Status.ACHIEVED
    if case.actual is None or case.target is None or case.actual_time is None or case.target_time is None:
        return None
    told = case.direction is not None or case.base not in (None, case.target)
    return Status.MISSED if told and case.actual_time >= case.target_time else None


def _is_too_early(case: Case) -> bool:
    if case.base_time is None or case.actual_time is None or case.target_time is None:
        return False
    return is_too_early(case.actual_time - case.base_time, case.target_time - case.base_time)


METHOD = Method(
    "pace",
    "pace",
    None,
    judged,
    BANDS,
)

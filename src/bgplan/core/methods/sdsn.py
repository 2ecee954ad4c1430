"""The SDSN's trend arrows: linear pace.

Rule: change per year over the change per year that leads from base to target; a target that is met counts as kept.
Thresholds, recalled and so "after SDSN": 1 on track, 0.50 moderately improving, 0 stagnating, below decreasing. Source:
Sustainable Development Report, methods summary, recalled. Needs base, actual and target with their times. Not for
values that multiply, where equal steps mislead.
"""

from __future__ import annotations

from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import change_ratio, is_met
from bgplan.core.vocabulary import Path

WITH_TARGET = grades(
    ("1", "on_track", Status.ON_TRACK),
    ("0.50", "moderately_improving", Status.SLOW),
    ("0", "stagnating", Status.OFF_TRACK),
    ("", "decreasing", Status.MOVING_AWAY),
)


def judged(case: Case) -> Verdict:
    """Return the case's arrow."""
    if case.target is None:
        return Verdict("sdsn", Status.NOT_ASSESSABLE, "not_available", reasons=("needs_target",))
    ratio, reasons = change_ratio(case)
    if is_met(case):
        return Verdict("sdsn", Status.ON_TRACK, "on_track", ratio, reasons=(*reasons, "target_met"))
    if ratio is None:
        return Verdict("sdsn", Status.NOT_ASSESSABLE, "not_available", reasons=reasons)
    grade = graded(WITH_TARGET, ratio)
    return Verdict("sdsn", grade.status, grade.word, ratio, reasons=reasons)


METHOD = Method(
    "sdsn",
    "after SDSN",
    Path.LINEAR,
    judged,
    WITH_TARGET,
)

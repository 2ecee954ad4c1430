"""Statistics Canada and Open SDG: actual over required growth, thresholds damped near a natural limit.

Rule: with a target the ratio of the actual to the required compound growth per year, "target achieved" where the value
is there; without one the growth itself, thresholds and score multiplied by the limit factor. Thresholds: 0.95
substantial, 0.60 moderate, 0 limited, below deterioration; without a target 1.5 %, 0.5 %, 0. Score −5 to 5. Source:
Open SDG, progress methodology and sdg-build 2.4, read in full; published results of Statistics Canada (Open Government
Licence – Canada) are reproduced. Needs base and actual of one sign, and a direction, which is never assumed. Not for
values around zero; a zero is never replaced by 0.001.
"""

from __future__ import annotations

from bgplan.core.intervals import Number
from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import directed_growth, growth_ratio, is_met
from bgplan.core.methods.scores import limit_factor, statcan_growth_score, statcan_target_score
from bgplan.core.vocabulary import Path

WITH_TARGET = grades(
    ("0.95", "substantial_progress", Status.ON_TRACK),
    ("0.60", "moderate_progress", Status.SLOW),
    ("0", "limited_progress", Status.OFF_TRACK),
    ("", "deterioration", Status.MOVING_AWAY),
)

WITHOUT_TARGET = grades(
    ("0.015", "substantial_progress", Status.ON_TRACK),
    ("0.005", "moderate_progress", Status.SLOW),
    ("0", "limited_progress", Status.OFF_TRACK),
    ("", "deterioration", Status.MOVING_AWAY),
)


def judged(case: Case) -> Verdict:
    """Return the case by growth rates, with Open SDG's words and score."""
    if case.target is None:
        return _without_target(case)
    ratio, reasons = growth_ratio(case)
    if is_met(case):
        return Verdict("statcan", Status.ACHIEVED, "target_achieved", ratio, score=5, reasons=reasons)
    if ratio is None:
        return Verdict("statcan", Status.NOT_ASSESSABLE, "not_available", reasons=reasons)
    grade, score = graded(WITH_TARGET, ratio), statcan_target_score(ratio=ratio)
    return Verdict("statcan", grade.status, grade.word, ratio, score=score, reasons=reasons)


def _without_target(case: Case) -> Verdict:
    rate, reasons = directed_growth(case)
    factor = _factor(case)
    if rate is None or factor is None:
        return Verdict("statcan", Status.NOT_ASSESSABLE, "not_available", reasons=reasons)
    grade, score = graded(WITHOUT_TARGET, rate, factor), statcan_growth_score(rate=rate, factor=factor)
    return Verdict("statcan", grade.status, grade.word, rate=rate, score=score, reasons=reasons)


def _factor(case: Case) -> Number | None:
    """By what the thresholds shrink: 1 without a limit."""
    if case.limit is None or case.base is None:
        return 1
    return limit_factor(base=abs(case.base), limit=abs(case.limit))


METHOD = Method(
    "statcan",
    "Statistics Canada / Open SDG",
    Path.GEOMETRIC,
    judged,
    WITH_TARGET,
    WITHOUT_TARGET,
)

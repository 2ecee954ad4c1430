"""Eurostat, "Sustainable development in the European Union": actual over required growth.

Rule: with a target the ratio of the actual to the required compound growth per year; without one the growth itself.
Thresholds: 0.95 significant, 0.60 moderate, 0 insufficient, below movement away; without a target above 1 %
significant, above 0.1 % moderate, within ±0.1 % no progress, down to −1 % moderate, below significant movement away.
Score −5 to 5. Source: Eurostat's monitoring report in its recent practice, in excerpts; the numbers that EUSTAT
publishes by it are reproduced.
Needs base and actual of one sign, and a direction. Not for bounded shares near their limit, values around zero, or
small counts: growth rates explode there.
"""

from __future__ import annotations

from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import directed_growth, growth_ratio, is_met
from bgplan.core.methods.scores import eurostat_growth_score, eurostat_target_score
from bgplan.core.vocabulary import Path

WITH_TARGET = grades(
    ("0.95", "significant_progress", Status.ON_TRACK),
    ("0.60", "moderate_progress", Status.SLOW),
    ("0", "insufficient_progress", Status.OFF_TRACK),
    ("", "movement_away", Status.MOVING_AWAY),
)

WITHOUT_TARGET = grades(
    (">0.01", "significant_progress", Status.ON_TRACK),
    (">0.001", "moderate_progress", Status.SLOW),
    ("-0.001", "no_progress", Status.OFF_TRACK),
    ("-0.01", "moderate_movement_away", Status.MOVING_AWAY),
    ("", "significant_movement_away", Status.MOVING_AWAY),
)


def judged(case: Case) -> Verdict:
    """Return the case by growth rates, with Eurostat's words and score."""
    if case.target is None:
        rate, reasons = directed_growth(case)
        if rate is None:
            return Verdict("eurostat", Status.NOT_ASSESSABLE, "not_available", reasons=reasons)
        grade, score = graded(WITHOUT_TARGET, rate), eurostat_growth_score(rate=rate)
        return Verdict("eurostat", grade.status, grade.word, rate=rate, score=score, reasons=reasons)
    ratio, reasons = growth_ratio(case)
    if is_met(case):
        return Verdict("eurostat", Status.ACHIEVED, "target_achieved", ratio, score=5, reasons=reasons)
    if ratio is None:
        return Verdict("eurostat", Status.NOT_ASSESSABLE, "not_available", reasons=reasons)
    grade, score = graded(WITH_TARGET, ratio), eurostat_target_score(ratio=ratio)
    return Verdict("eurostat", grade.status, grade.word, ratio, score=score, reasons=reasons)


METHOD = Method(
    "eurostat",
    "Eurostat",
    Path.GEOMETRIC,
    judged,
    WITH_TARGET,
    WITHOUT_TARGET,
)

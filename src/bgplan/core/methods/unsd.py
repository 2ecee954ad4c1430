"""UNSD's SDG Progress Chart: which share of the way will be done when the growth so far goes on.

Rule: the value expected at the target's time over the way from base to target, q; a due time that has passed is judged
up to that time. A value that meets the target is met, also within one percent point of a target of 0 or 100 that is
given as the limit as well. Thresholds: q 0.95 met or on track, 0.10 fair progress, below stagnation or regression;
without a target growth of 2 % and 0.5 %. Score 3, 2, 1. Source: technical note 2023 as restated by EUSTAT, read in
full. Needs base and actual of one sign. Not for indicators that are growth rates themselves.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bgplan.core import formulas
from bgplan.core.intervals import Number
from bgplan.core.methods.base import Case, Grade, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import Measured, Ready, directed_growth, is_met, observed_growth, ready
from bgplan.core.vocabulary import Path

MET, FAIR, STAGNANT = "met_or_on_track", "fair_progress", "stagnation_or_regression"

SCORES = {MET: 3, FAIR: 2, STAGNANT: 1}

WITH_TARGET = grades(
    ("0.95", MET, Status.ON_TRACK),
    ("0.10", FAIR, Status.SLOW),
    ("0", STAGNANT, Status.OFF_TRACK),
    ("", STAGNANT, Status.MOVING_AWAY),
)

WITHOUT_TARGET = grades(
    ("0.02", MET, Status.ON_TRACK),
    ("0.005", FAIR, Status.SLOW),
    ("0", STAGNANT, Status.OFF_TRACK),
    ("", STAGNANT, Status.MOVING_AWAY),
)


def judged(case: Case) -> Verdict:
    """Return the case by the projected share of its way, with the chart's categories."""
    if case.target is None:
        rate, reasons = directed_growth(case)
        return replace(_verdict(WITHOUT_TARGET, rate, reasons), rate=rate)
    ratio, reasons = _share(case)
    if is_met(case) or _within_one(case):
        reasons = reasons if is_met(case) else (*reasons, "within_one_percent")
        return Verdict("unsd", Status.ACHIEVED, MET, ratio, score=SCORES[MET], reasons=reasons)
    return replace(_verdict(WITH_TARGET, ratio, reasons), ratio=ratio)


def _verdict(table: tuple[Grade, ...], number: Number | None, reasons: tuple[str, ...]) -> Verdict:
    if number is None:
        return Verdict("unsd", Status.NOT_ASSESSABLE, "not_assessed", reasons=reasons)
    grade = graded(table, number)
    return Verdict("unsd", grade.status, grade.word, score=SCORES[grade.word], reasons=reasons)


def _share(case: Case) -> Measured:
    """The share of the way that will be done at the target's time: d · (expected − base) / |target − base|."""
    terms = ready(case)
    if not isinstance(terms, Ready):
        return Measured(None, terms)
    grown = observed_growth(terms.base, terms.actual, terms.years)
    if grown.number is None:
        return grown
    elapsed = ((case.target_time or Fraction(0)) - (case.base_time or Fraction(0))) / terms.years
    reached = abs(terms.actual)  # nothing stays nothing
    expected = formulas.geometric_path(base=abs(terms.base), target=reached, elapsed=elapsed) if reached else reached
    if expected is None:
        return Measured(None, ("out_of_range",))
    mirrored = expected if terms.base > 0 else -expected
    way = abs((case.target or Fraction(0)) - terms.base)
    ratio = formulas.quotient(part=(mirrored - terms.base) * terms.sign, whole=way)
    return Measured(ratio, grown.reasons if ratio is not None else ("out_of_range",))


def _within_one(case: Case) -> bool:
    """Whether the value is within one percent point of a target of 0 % or 100 %, the limit of what is possible."""
    if case.actual is None or case.target is None or case.limit != case.target:
        return False
    return case.target in (0, 100) and abs(case.target - case.actual) <= 1


METHOD = Method(
    "unsd",
    "UNSD SDG Progress Chart",
    Path.GEOMETRIC,
    judged,
    WITH_TARGET,
    WITHOUT_TARGET,
)

"""The achievement rate of a year's plan, against the share that is expected by then.

Rule: actual / plan over the expected share; that is the mean share of the plan that the last earlier years (three at
most) had at the same month, given as ``series``, else the share of the year that has gone, and the verdict is marked
indicative. Thresholds: 1.05 ahead, 0.95 on track, 0.85 slow, below off track; the plan is achieved or, at the year's
end, missed. Source: practice of Vietnam's General Statistics Office, in excerpts; the bands are our own. Needs the
plan, its year, and the cumulative actual within it. Not for levels or for plans of more than a year.
"""

from __future__ import annotations

from fractions import Fraction

from bgplan.core import formulas
from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.vocabulary import Direction, Path

BANDS = grades(
    ("1.05", "ahead", Status.AHEAD),
    ("0.95", "on_track", Status.ON_TRACK),
    ("0.85", "slow", Status.SLOW),
    ("", "off_track", Status.OFF_TRACK),
)

EARLIER_YEARS = 3
"""How many earlier years the expected share is the mean of, at most."""


def judged(case: Case) -> Verdict:
    """Return how a year's plan stands; the ratio is the achievement rate over the expected share."""
    reasons = _missing(case)
    if reasons or case.actual is None or case.target is None or case.actual_time is None or case.target_time is None:
        return Verdict("plan-rate", Status.NOT_ASSESSABLE, Status.NOT_ASSESSABLE.value, reasons=reasons)
    rate = formulas.quotient.value(part=case.actual, whole=case.target)
    expected, marks = _expected_share(case, case.actual_time, 1 - (case.target_time - case.actual_time))
    ratio = formulas.quotient(part=rate, whole=expected)
    if ratio is None:
        return Verdict("plan-rate", Status.NOT_ASSESSABLE, Status.NOT_ASSESSABLE.value, reasons=("out_of_range",))
    status = graded(BANDS, ratio).status
    if case.actual >= case.target:
        status = Status.ACHIEVED
    elif case.actual_time == case.target_time:
        status = Status.MISSED
    return Verdict("plan-rate", status, status.value, ratio, reasons=marks)


def _missing(case: Case) -> tuple[str, ...]:
    """What the case lacks for a plan of one year that is to be reached from below."""
    if case.target is None or case.actual is None:
        return ("needs_target" if case.target is None else "needs_actual",)
    if case.target_time is None or case.actual_time is None:
        return ("needs_target_time" if case.target_time is None else "needs_actual",)
    if case.direction is Direction.DOWN:
        return ("direction_down",)
    if case.target <= 0:
        return ("target_not_positive",)
    return () if 0 <= case.target_time - case.actual_time < 1 else ("outside_plan_year",)


def _expected_share(case: Case, time: Fraction, gone: Fraction) -> tuple[Fraction, tuple[str, ...]]:
    """The share that earlier years had at the same time of the year, else the share of the year that has gone."""
    shares = [share for at, share in case.series if at < time and (time - at).denominator == 1][-EARLIER_YEARS:]
    if not shares:
        return gone, ("indicative",)
    mean = sum(shares, Fraction(0)) / len(shares)
    return (mean, ()) if mean > 0 else (gone, ("indicative",))


METHOD = Method(
    "plan-rate",
    "plan-rate",
    Path.LINEAR,
    judged,
    BANDS,
    within_year=True,
)

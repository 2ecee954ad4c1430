"""UN ESCAP's Current Status Index and anticipated gap.

Rule: the index is 10 · d · (actual − base) / |target − base|, at most 10, negative after a regress; where the limit is
the target itself (parity), 10 − 10 · |target − actual| / |target − base|. The status is by the anticipated gap: what
will be missing of the way when the points, recent ones weighing more, go on in a straight line. Thresholds, recalled
and so "after ESCAP": gap up to 10 % maintain, up to 100 % accelerate, above reverse. The weights (1, 2, 3 …) are our
own. Source: ESCAP SD/WP/05 and UNECE's technical notes, in excerpts. Needs base and target, and for the gap two points
and the target's time. Not where base and target are the same.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.core.intervals import Number
from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import Measured, is_met, sign_of
from bgplan.core.methods.scores import anticipated_gap, current_status, parity_status, weighted_line
from bgplan.core.vocabulary import Path

NEGATIVE_GAP = grades(
    ("-0.10", "maintain", Status.ON_TRACK),
    ("-1", "accelerate", Status.SLOW),
    ("", "reverse", Status.MOVING_AWAY),
)
"""Read on the gap with its sign turned, so that the best grade has the highest edge."""


class Way(NamedTuple):
    """The way from base to target and the actual on it, with +1 for higher is better and −1 for lower."""

    base: Fraction
    actual: Fraction
    target: Fraction
    sign: int


def judged(case: Case) -> Verdict:
    """Return the case's index, and its status by the anticipated gap, which stands as ratio."""
    way = _way(case)
    if not isinstance(way, Way):
        return Verdict("escap", Status.NOT_ASSESSABLE, "not_available", reasons=way)
    index, (gap, reasons) = _index(case, way), _gap(case, way)
    if gap is None:
        return Verdict("escap", Status.NOT_ASSESSABLE, "not_available", index=index, reasons=reasons)
    grade = graded(NEGATIVE_GAP, -gap)
    return Verdict("escap", grade.status, grade.word, gap, index=index, reasons=reasons)


def _way(case: Case) -> Way | tuple[str, ...]:
    """The way from base to target, or what even the index lacks."""
    sign = sign_of(case)
    if case.target is None or case.actual is None:
        return ("needs_target" if case.target is None else "needs_actual",)
    if case.base is None or case.base == case.target or sign is None:
        return ("needs_base" if case.base is None else "base_equals_target",)
    return Way(case.base, case.actual, case.target, sign)


def _index(case: Case, way: Way) -> Number | None:
    if case.limit is not None and case.limit == case.target:
        return parity_status(base=way.base, actual=way.actual, target=way.target)
    return current_status(base=way.base, actual=way.actual, target=way.target, sign=way.sign)


def _gap(case: Case, way: Way) -> Measured:
    """What will be missing of the way at the target's time; nothing where the target is met."""
    if is_met(case):
        return Measured(Fraction(0), ("target_met",))
    if case.target_time is None or case.actual_time is None:
        return Measured(None, ("needs_target_time" if case.target_time is None else "needs_actual_time",))
    if case.target_time < case.actual_time:
        return Measured(None, ("past_due",))
    projected = weighted_line(_points(case), case.target_time)
    if projected is None:
        return Measured(None, ("needs_series",))
    gap = anticipated_gap(base=way.base, projected=projected, target=way.target, sign=way.sign)
    return Measured(gap, () if gap is not None else ("out_of_range",))


def _points(case: Case) -> tuple[tuple[Fraction, Fraction], ...]:
    """The series since the base, the base before it where it has none so early."""
    if case.base is None or case.base_time is None:
        return case.series
    since = tuple(point for point in case.series if point[0] >= case.base_time)
    starts = bool(since) and since[0][0] == case.base_time
    return since if starts else ((case.base_time, case.base), *since)


METHOD = Method(
    "escap",
    "after ESCAP",
    Path.LINEAR,
    judged,
    NEGATIVE_GAP,
    turned=True,
    uses_series=True,
)

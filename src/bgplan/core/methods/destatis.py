"""Destatis, the weather symbols of the German Sustainable Development Strategy.

Rule: the average change of the last five years (six yearly points, four at least) goes on in a straight line; how much
of the way from the actual to the target will be missed? Thresholds: below 5 % sun, up to 20 % slightly cloudy, above
cloudy, thunderstorm where it does not move the right way. A target already met is to be kept: sun, slightly cloudy
where the average change is a setback. Without a target the average and the last change count by their direction.
Source: "Indicator status – Methodology", read in full. Needs consecutive yearly points. Not for fewer than four points,
nor for a due time that has passed.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.intervals import Number
from bgplan.core.methods.base import Case, Method, Status, Verdict, graded, grades
from bgplan.core.methods.ratios import is_met, shortfall, sign_of, undirected
from bgplan.core.vocabulary import Path

SUN, HAZY, CLOUDY, STORM = "sun", "slightly_cloudy", "cloudy", "thunderstorm"

STATUSES = {SUN: Status.ON_TRACK, HAZY: Status.ON_TRACK, CLOUDY: Status.SLOW, STORM: Status.MOVING_AWAY}

NEGATIVE_MISS = grades(
    (">-0.05", SUN, STATUSES[SUN]),
    ("-0.20", HAZY, STATUSES[HAZY]),
    ("", CLOUDY, STATUSES[CLOUDY]),
)
"""Read on the miss with its sign turned, so that the best grade has the highest edge."""

MOST, LEAST = 6, 4
"""How many yearly points are used, and with how few there is no symbol."""


class Trend(NamedTuple):
    """The average and the last change per year, positive in the wanted direction, and the reasons they came with."""

    average: Number
    last: Number
    sign: int
    reasons: tuple[str, ...]


def judged(case: Case) -> Verdict:
    """Return the case's weather symbol; the miss stands as ratio, the average change as rate without a target."""
    trend = _trend(case)
    if not isinstance(trend, Trend):
        return _without_symbol(trend)
    if case.target is None:
        return replace(_symbol(_directional(trend), trend.reasons), rate=trend.average)
    if is_met(case):
        return _symbol(SUN if trend.average >= 0 else HAZY, (*trend.reasons, "target_met"))
    return _by_miss(case, trend)


def _by_miss(case: Case, trend: Trend) -> Verdict:
    """The symbol of a target that is still to be reached."""
    if case.target_time is None or case.actual_time is None:
        return _without_symbol(("needs_target_time",))
    if case.target_time < case.actual_time:
        return _without_symbol(("past_due",))
    if trend.average <= 0:
        return _symbol(STORM, trend.reasons)
    miss = _miss(case, trend, case.target_time - case.actual_time)
    return replace(_symbol(graded(NEGATIVE_MISS, -miss).word, trend.reasons), ratio=miss)


def _without_symbol(reasons: tuple[str, ...]) -> Verdict:
    return Verdict("destatis", Status.NOT_ASSESSABLE, "not_available", reasons=reasons)


def _symbol(word: str, reasons: tuple[str, ...]) -> Verdict:
    return Verdict("destatis", STATUSES[word], word, reasons=reasons)


def _miss(case: Case, trend: Trend, years: Fraction) -> Number:
    """The share of what is left that will be missed; nothing where the line reaches the target."""
    done = formulas.linear_projection.value(actual=Fraction(0), change=trend.average, years=years)
    left = shortfall(case, trend.sign)
    return formulas.quotient.value(part=max(left - done, Fraction(0)), whole=left)


def _directional(trend: Trend) -> str:
    """The symbol of a target that is only a direction."""
    if trend.average > 0:
        return SUN if trend.last > 0 else HAZY
    return CLOUDY if trend.last > 0 else STORM


def _trend(case: Case) -> Trend | tuple[str, ...]:
    """The trend of the last consecutive years, or why there is none."""
    sign, points = sign_of(case), _consecutive(case.series)
    if sign is None:
        return ("needs_direction",) if case.base is None else (undirected(case),)
    if len(points) < LEAST:
        return ("needs_series",)
    average = formulas.yearly_change.value(start=points[0][1], end=points[-1][1], years=Fraction(len(points) - 1))
    last = formulas.yearly_change.value(start=points[-2][1], end=points[-1][1], years=Fraction(1))
    return Trend(average * sign, last * sign, sign, ("short_series",) if len(points) < MOST else ())


def _consecutive(series: tuple[tuple[Fraction, Fraction], ...]) -> tuple[tuple[Fraction, Fraction], ...]:
    """The last points that are a year apart from each other, six at most; what lies between them is passed over."""
    by_time = dict(series)
    times = [series[-1][0]] if series else []
    while times and len(times) < MOST and times[0] - 1 in by_time:
        times.insert(0, times[0] - 1)
    return tuple((time, by_time[time]) for time in times)


METHOD = Method(
    "destatis",
    "Destatis",
    Path.LINEAR,
    judged,
    NEGATIVE_MISS,
    turned=True,
    uses_series=True,
)

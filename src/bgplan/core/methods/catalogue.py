"""All methods in one tuple, and the judging of a case by one of them; also of plain numbers, as people write them.

Knows cases and methods, periods and how numbers are written; never figures or files. What is no period, number,
direction or method is raised; no number is: whatever cannot be judged is a verdict with its reasons.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TypeAlias

from bgplan.core.methods import destatis, escap, eurostat, pace, plan_rate, sdsn, statcan, unsd
from bgplan.core.methods.base import Case, Method, Status, Verdict
from bgplan.core.methods.ratios import inferred
from bgplan.core.periods import Period, parse, position, year
from bgplan.core.vocabulary import Direction, Path

METHODS: tuple[Method, ...] = tuple(
    module.METHOD for module in (pace, eurostat, statcan, unsd, escap, destatis, sdsn, plan_rate)
)
"""Every published method, the default first."""

PACE, UNSD, PLAN_RATE = pace.METHOD, unsd.METHOD, plan_rate.METHOD
"""The default for levels and averages; the rule that leaves growth rates out; that for a flow within its plan year."""

CHOICES = tuple(rule.name for rule in METHODS)
"""The names of all methods."""


def judged(rule: Method, case: Case, marks: tuple[str, ...] = ()) -> Verdict:
    """Return the rule's verdict on a case, with what is to be said of it whatever the rule."""
    if not rule.within_year:
        case = case._replace(series=_until_actual(case))
    verdict = Verdict(rule.name, Status.NOT_ASSESSABLE, "not_available") if marks else rule.judged(case)
    reasons = dict.fromkeys((*marks, *verdict.reasons, *_remarks(rule, case, verdict)))
    return replace(verdict, reasons=tuple(reasons), label=rule.label)


def method_named(name: str) -> Method:
    """Return the method of that name; ValueError names the methods for an unknown one."""
    for rule in METHODS:
        if rule.name == name:
            return rule
    raise ValueError(f"method {name!r} is none of {', '.join(rule.name for rule in METHODS)}")


def _remarks(rule: Method, case: Case, verdict: Verdict) -> tuple[str, ...]:
    """What holds whatever the rule: a direction or path that contradicts, a due time that has passed."""
    given = inferred(case)
    against = case.direction is not None and given is not None and given is not case.direction
    clash = case.path is not None and rule.grown is not None and rule.grown is not case.path
    late = case.actual_time is not None and case.target_time is not None and case.actual_time > case.target_time
    open_ = late and verdict.status not in (Status.ACHIEVED, Status.MISSED)
    told = (("direction_contradicts", against), ("path_clash", clash), ("past_due", open_))
    return tuple(reason for reason, holds in told if holds)


def _until_actual(case: Case) -> tuple[tuple[Fraction, Fraction], ...]:
    """The points of the series before the actual, and the actual."""
    if case.actual is None or case.actual_time is None:
        return case.series
    return (*(point for point in case.series if point[0] < case.actual_time), (case.actual_time, case.actual))


Value: TypeAlias = int | float | Decimal | str | Fraction
Point: TypeAlias = tuple[int | str | Period | None, Value]

_HUGE = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d+", re.ASCII)
"""A number whose exponent no decimal can hold."""

LARGEST_EXPONENT = 300
"""Numbers of more digits than this, before or after the point, are out of range."""


def judge(  # noqa: PLR0913  # the terms of a case
    method: str,
    *,
    base: Point | None = None,
    actual: Point | None = None,
    target: Point | None = None,
    direction: str | None = None,
    path: str | None = None,
    limit: Value | None = None,
    series: Iterable[Point] | None = None,
) -> Verdict:
    """Judge plain numbers by a published method: points as (period, value), a year as an int or any period as text.

    The direction ("up" or "down") is the one from base to target where it is not declared; ``series`` are the known
    points, for plan-rate the shares of earlier years' plans; the actual is the last of them where it is not given.

    >>> judge("statcan", base=(2015, 100), actual=(2020, 110), target=(2030, 150)).word
    'moderate_progress'
    >>> judge("pace", base=(2020, 0), actual=(2023, 3), target=(2030, 10), path="geometric").reasons
    ('growth_undefined',)
    """
    rule = method_named(method)
    known = _known(series or ())
    base_time, base_value = _point("base", base)
    actual_time, actual_value = _point("actual", actual)
    if actual is None and known and not rule.within_year:
        actual_time, actual_value = known[-1]
    target_time, target_value = _point("target", target)
    case = Case(
        *(base_time, base_value, actual_time, actual_value, target_time, target_value),
        None if direction is None else Direction(_choice("direction", direction, Direction)),
        None if path is None else Path(_choice("path", path, Path)),
        None if limit is None else _number("limit", limit),
        known,
    )
    marks = _out_of_range((base, base_value), (actual, actual_value), (target, target_value), (limit, case.limit))
    return judged(rule, case, marks)


def _known(series: Iterable[Point]) -> tuple[tuple[Fraction, Fraction], ...]:
    """The points of a series whose time and value are known, by time."""
    points = tuple(_point("series", each) for each in series)
    known = tuple(sorted((time, value) for time, value in points if time is not None and value is not None))
    if len({time for time, _ in known}) != len(known):
        raise ValueError("series has two values of one period")
    return known


def _out_of_range(*terms: tuple[object, Fraction | None]) -> tuple[str, ...]:
    """The reason where a number was given that is none, or too large or small to work with."""
    return ("out_of_range",) if any(given is not None and number is None for given, number in terms) else ()


def _point(name: str, point: object) -> tuple[Fraction | None, Fraction | None]:
    """The time and the value of a point, None for what is not given or out of range."""
    if point is None:
        return None, None
    if not isinstance(point, tuple | list) or len(point) != 2:
        raise TypeError(f"{name} is a period and a value, such as (2023, 54), not {point!r}")
    return _time(name, point[0]), _number(name, point[1])


def _time(name: str, period: object) -> Fraction | None:
    if period is None:
        return None
    if isinstance(period, Period):
        return position(period)
    if isinstance(period, str):
        return position(parse(period))
    if isinstance(period, int) and not isinstance(period, bool):
        if not MINYEAR <= period <= MAXYEAR:
            raise ValueError(f"the period of {name} is a year from {MINYEAR} to {MAXYEAR}, not {period:.3g}")
        return position(year(period))
    raise TypeError(f"the period of {name} is a year, a text such as '2023-08', or None, not {period!r}")


def _number(name: str, value: object) -> Fraction | None:
    """The exact number; None where it is not finite or beyond the range that growth can be computed in."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str | Fraction):
        raise TypeError(f"the value of {name} is a number, not {value!r}")
    if isinstance(value, float):
        return Fraction(value) if math.isfinite(value) and _fits(Fraction(value)) else None
    if isinstance(value, str):
        try:
            value = Decimal(value)
        except InvalidOperation:
            if _HUGE.fullmatch(str(value)):
                return None
            raise ValueError(f"the value of {name} is a number, not {value!r}") from None
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) < LARGEST_EXPONENT):
        return Fraction(0) if value.is_zero() else None
    number = Fraction(value)
    return number if _fits(number) else None


def _fits(number: Fraction) -> bool:
    return number == 0 or Fraction(10) ** -LARGEST_EXPONENT < abs(number) < 10**LARGEST_EXPONENT


def _choice(name: str, value: object, choices: type[Direction | Path]) -> str:
    """The text of one of the choices; ValueError or TypeError names them for anything else."""
    known = [choice.value for choice in choices]
    if not isinstance(value, str):
        raise TypeError(f"{name} is one of {', '.join(known)}, not {value!r}")
    if value not in known:
        raise ValueError(f"{name} {value!r} is none of {', '.join(known)}")
    return value

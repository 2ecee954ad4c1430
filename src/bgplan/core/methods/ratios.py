"""What several published rules need alike: whether a pace can be told at all, and how it is measured.

Growth comes from ``formulas``, once; where base and value are both negative it is that of their magnitudes, mirrored
(Statistics Canada: valid when all values are positive or all are negative). Zero is never nudged to a small number.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.intervals import Number
from bgplan.core.methods.base import Case
from bgplan.core.vocabulary import Direction

EARLY_SHARE, EARLY_YEARS = Fraction(1, 10), Fraction(1)
"""Within the first tenth of its time, at most a year, a way says nothing of its pace."""


def is_too_early(elapsed: Fraction, total: Fraction) -> bool:
    """Return whether so many years since the base, of so many to the due date, are too few; a tenth is enough.

    >>> is_too_early(Fraction(1, 12), Fraction(1)), is_too_early(Fraction(1, 10), Fraction(1))
    (True, False)
    >>> is_too_early(Fraction(11, 12), Fraction(20)), is_too_early(Fraction(1), Fraction(20))
    (True, False)
    """
    return elapsed < min(total * EARLY_SHARE, EARLY_YEARS)


class Measured(NamedTuple):
    """A measured number, or None and why it is none; reasons can also stand beside a number."""

    number: Number | None
    reasons: tuple[str, ...] = ()


class Ready(NamedTuple):
    """A case whose pace can be told: everything it needs, with +1 for higher is better and −1 for lower."""

    base: Fraction
    actual: Fraction
    years: Fraction
    sign: int


def inferred(case: Case) -> Direction | None:
    """Return which way leads from base to target; None where one is missing or both are the same."""
    if case.base is None or case.target is None or case.base == case.target:
        return None
    return Direction.UP if case.target > case.base else Direction.DOWN


def wanted_direction(case: Case) -> Direction | None:
    """Return the declared direction, else the one from base to target; never a default."""
    return case.direction or inferred(case)


def sign_of(case: Case) -> int | None:
    """Return +1 where higher is better, −1 where lower is, None where neither is known."""
    direction = wanted_direction(case)
    return None if direction is None else 1 if direction is Direction.UP else -1


def is_met(case: Case) -> bool:
    """Return whether the actual is at the target or beyond it."""
    sign = sign_of(case)
    return sign is not None and case.actual is not None and case.target is not None and shortfall(case, sign) <= 0


def shortfall(case: Case, sign: int) -> Fraction:
    """Return by how much the actual falls short of the target; negative where it is beyond it."""
    return ((case.target or Fraction(0)) - (case.actual or Fraction(0))) * sign


def undirected(case: Case) -> str:
    """Return why there is no direction: what would have given it is missing, or base and target are the same."""
    if case.target is None:
        return "needs_direction"
    return "needs_base" if case.base is None else "base_equals_target"


def ready(case: Case) -> Ready | tuple[str, ...]:
    """Return what a pace since the base needs, or the reasons why there is none."""
    sign, missing = sign_of(case), missing_of(case)
    if missing or sign is None or case.base is None or case.actual is None:
        return missing or (undirected(case),)
    return Ready(case.base, case.actual, (case.actual_time or Fraction(0)) - (case.base_time or Fraction(0)), sign)


def missing_of(case: Case) -> tuple[str, ...]:
    """Return what a pace since the base lacks: a point, time between the two, or a target away from the base."""
    if case.actual is None or case.actual_time is None:
        return ("needs_actual",)
    if case.base is None or case.base_time is None:
        return ("needs_base",)
    if case.base_time >= case.actual_time:
        return ("same_period",) if case.base_time == case.actual_time else ("base_after_actual",)
    return _aimless(case, case.base_time)


def _aimless(case: Case, base_time: Fraction) -> tuple[str, ...]:
    """What the target lacks to demand a pace; a case without a target lacks nothing."""
    if case.target is None:
        return ()
    if case.base == case.target:
        return ("base_equals_target",)
    if case.target_time is None:
        return ("needs_target_time",)
    return ("target_not_after_base",) if case.target_time <= base_time else ()


def growth(start: Fraction, end: Fraction, years: Fraction) -> Measured:
    """Return the compound growth per year, of magnitudes where both are negative, or why there is none.

    >>> growth(Fraction(100), Fraction(121), Fraction(2)).number.__round__(12)
    0.1
    >>> growth(Fraction(-2), Fraction(3), Fraction(8)).reasons
    ('growth_undefined', 'sign_change')
    """
    if start == 0 or end == 0 or (start > 0) is not (end > 0):
        return Measured(None, ("growth_undefined", "zero_value" if start * end == 0 else "sign_change"))
    rate = formulas.growth_rate(start=abs(start), end=abs(end), years=years)
    if rate is None:
        return Measured(None, ("growth_undefined",))
    return Measured(-rate, ("negative_values",)) if start < 0 else Measured(rate)


def observed_growth(start: Fraction, end: Fraction, years: Fraction) -> Measured:
    """Return the compound growth per year to a figure, which may be nothing: that is −100 % a year, however long.

    So Statistics Canada publishes it. A base or target of nothing has no growth, and is never nudged to 0.001.

    >>> observed_growth(Fraction(79, 100), Fraction(0), Fraction(9)).number
    Fraction(-1, 1)
    """
    if end == 0 and start != 0 and years > 0:
        return Measured(Fraction(-1)) if start > 0 else Measured(Fraction(1), ("negative_values",))
    return growth(start, end, years)


def growth_ratio(case: Case) -> Measured:
    """Return observed over required growth, positive in the wanted direction: d · g_observed / |g_required|."""
    terms = ready(case)
    if not isinstance(terms, Ready):
        return Measured(None, terms)
    observed = observed_growth(terms.base, terms.actual, terms.years)
    required = growth(terms.base, case.target or Fraction(0), _asked_years(case))
    if observed.number is None or required.number is None:
        undefined = [measured for measured in (observed, required) if measured.number is None]
        return Measured(None, tuple(dict.fromkeys(reason for measured in undefined for reason in measured.reasons)))
    return _measured(observed.number * terms.sign, required.number, observed.reasons)


def directed_growth(case: Case) -> Measured:
    """Return the observed growth, positive in the wanted direction."""
    terms = ready(case)
    if not isinstance(terms, Ready):
        return Measured(None, terms)
    observed = observed_growth(terms.base, terms.actual, terms.years)
    return observed if observed.number is None else observed._replace(number=observed.number * terms.sign)


def change_ratio(case: Case) -> Measured:
    """Return observed over required change per year, positive in the wanted direction."""
    terms = ready(case)
    if not isinstance(terms, Ready):
        return Measured(None, terms)
    observed = formulas.yearly_change.value(start=terms.base, end=terms.actual, years=terms.years)
    required = formulas.yearly_change.value(start=terms.base, end=case.target or Fraction(0), years=_asked_years(case))
    return _measured(observed * terms.sign, required)


def _asked_years(case: Case) -> Fraction:
    """The years from base to target; ``ready`` has seen that both are there."""
    return (case.target_time or Fraction(0)) - (case.base_time or Fraction(0))


def _measured(observed: Number, required: Number, reasons: tuple[str, ...] = ()) -> Measured:
    """The observed pace over the magnitude of the required one."""
    ratio = formulas.quotient(part=observed, whole=max(required, -required))
    return Measured(ratio, reasons if ratio is not None else ("out_of_range",))

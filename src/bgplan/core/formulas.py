"""Every formula once: where it is defined, and its value.

Each is a pair of pure functions of the same terms, written with arithmetic and comparison operators only (roots and
logarithms excepted), and an expression that shows it to a reader. Knows numbers; never figures, targets or statuses.
``required_rate`` is ``growth_rate`` with other terms, not a second formula: which terms enter where is the business
of ``derivation``. Rates, shares and ratios are fractions (0.19 for 19 %); years are years.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction  # noqa: F401  # for the doctests

from bgplan.core.intervals import Number

LARGEST = 1e15
"""A derived ratio or rate beyond this says nothing; it is undefined rather than infinite."""


_BITS = 1000
"""Fractions below two to this power are far within what a float can hold."""


@dataclass(frozen=True, eq=False)
class Formula:
    """A formula: its expression with the terms as placeholders, its domain (None: all numbers) and its value.

    It stands for the function of its value, under whose name, description and example it is known.
    """

    expression: str
    domain: Callable[..., bool] | None
    value: Callable[..., Number]

    def __post_init__(self) -> None:
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            vars(self)[name] = getattr(self.value, name)
        vars(self)["__wrapped__"] = self.value

    def __call__(self, **terms: Number) -> Number | None:
        """Return the value, or None where the formula is not defined or the value not finite."""
        try:
            if self.domain is not None and not self.domain(**terms):
                return None
            value = self.value(**terms)
            return value if _is_measurable(value) else None
        except (OverflowError, ZeroDivisionError):  # a ratio or logarithm that rounds to nothing
            return None


def _is_measurable(value: Number) -> bool:
    """Whether a float could hold the number; a fraction of a few digits is not made one to see it."""
    if isinstance(value, float):
        return math.isfinite(value)
    return value.numerator.bit_length() - value.denominator.bit_length() < _BITS or math.isfinite(value)


def formula(
    expression: str, *, domain: Callable[..., bool] | None = None
) -> Callable[[Callable[..., Number]], Formula]:
    """Make a formula of the function of its value; a domain takes the terms that it asks about by their names."""

    def made(value: Callable[..., Number]) -> Formula:
        return Formula(expression, domain, value)

    return made


@formula("{left} − {right}")
def difference(left: Number, right: Number) -> Number:
    """Return how far ``left`` lies above ``right``: left − right, for all numbers.

    The gap to a target (actual − target) and to a path (actual − expected).

    >>> difference(left=9, right=29)
    -20
    """
    return left - right


@formula("({actual} − {base}) / ({target} − {base})", domain=lambda base, target, **_: target != base)
def progress(base: Number, actual: Number, target: Number) -> Number:
    """Return the share of the way from base to target that is done: (actual − base) / (target − base).

    Defined where target ≠ base. Published as progress to target (IATI 2.03). 54 clusters of 66, from 46,
    are 40 % of the way:

    >>> progress(base=Fraction(46), actual=Fraction(54), target=Fraction(66))
    Fraction(2, 5)
    """
    return (actual - base) / (target - base)


@formula("{part} / {whole}", domain=lambda whole, **_: whole != 0)
def quotient(part: Number, whole: Number) -> Number:
    """Return the part as a fraction of the whole: part / whole, defined where whole ≠ 0.

    The achievement rate (actual / target), the time gone (years / all years), the pace ratio (observed / required).

    >>> quotient(part=Fraction("80.12"), whole=Fraction(100))
    Fraction(2003, 2500)

    Of a sum that must not be passed the pace ratio is what is left a year over what was used a year so far (our own).
    The United Kingdom's carbon budget for 2023 to 2027 is 1,950 Mt, of which 385 were used in 2023: 391.25 are left a
    year.

    >>> round(float(quotient(part=Fraction(1950 - 385, 4), whole=Fraction(385))), 3)
    1.016
    """
    return part / whole


@formula("{left} × {right}")
def product(left: Number, right: Number) -> Number:
    """Return left × right, for all numbers: a rate in percent.

    >>> product(left=Fraction("0.19"), right=Fraction(100))
    Fraction(19, 1)
    """
    return left * right


def _grows(start: Number, end: Number, years: Number) -> bool:
    """Return whether all three are positive, and the growth not beyond all measure."""
    return start > 0 and end > 0 and years > 0 and abs(math.log(end) - math.log(start)) / years < math.log(LARGEST)


@formula("({end} / {start})^(1 / {years}) − 1", domain=_grows)
def growth_rate(start: Number, end: Number, years: Number) -> Number:
    """Return the compound growth per year from start to end: (end / start)^(1 / years) − 1.

    Defined for positive ``start``, ``end`` and ``years`` (BEA; Decree 94/2022/NĐ-CP, indicator 0503).
    652,153 in 2025 and 2,200,000 in 2030 imply 27.53 % a year:

    >>> round(growth_rate(start=Fraction(652_153), end=Fraction(2_200_000), years=Fraction(5)), 4)
    0.2753
    """
    power: Number = (end / start) ** (1 / years)
    return power - 1


@formula("({end} − {start}) / {years}", domain=lambda years, **_: years > 0)
def yearly_change(start: Number, end: Number, years: Number) -> Number:
    """Return the change per year from start to end, in the unit: (end − start) / years, defined for years > 0.

    >>> yearly_change(start=Fraction(9), end=Fraction(29), years=Fraction(4))
    Fraction(5, 1)
    """
    return (end - start) / years


@formula("{base} + ({target} − {base}) × {elapsed}")
def linear_path(base: Number, target: Number, elapsed: Number) -> Number:
    """Return where the straight line from base to target stands: base + (target − base) × elapsed.

    WHO Triple Billion's fixed-target scenario: from 68 to 99 over ten years, 71.1 after one.

    >>> float(linear_path(base=Fraction(68), target=Fraction(99), elapsed=Fraction(1, 10)))
    71.1
    """
    return base + (target - base) * elapsed


def _grows_along(base: Number, target: Number, elapsed: Number) -> bool:
    """Return whether base and target are positive, and the growth not beyond all measure."""
    if not (base > 0 and target > 0):
        return False
    return abs((math.log(target) - math.log(base)) * float(elapsed)) < math.log(LARGEST)


@formula("{base} × ({target} / {base})^{elapsed}", domain=_grows_along)
def geometric_path(base: Number, target: Number, elapsed: Number) -> Number:
    """Return where steady growth from base to target stands: base × (target / base)^elapsed, both positive.

    >>> geometric_path(base=Fraction(100), target=Fraction(400), elapsed=Fraction(1, 2))
    200.0
    """
    growth: Number = target / base
    power: Number = growth**elapsed
    return base * power


@formula("({progress} − {elapsed}) × {years} × 12")
def linear_lead(progress: Number, elapsed: Number, years: Number) -> Number:
    """Return the months by which progress is ahead of the time gone: (progress − elapsed) × years × 12.

    >>> linear_lead(progress=Fraction(1, 2), elapsed=Fraction(2, 5), years=Fraction(10))
    Fraction(12, 1)
    """
    return (progress - elapsed) * years * 12


def _has_a_way(base: Number, actual: Number, target: Number, **_: Number) -> bool:
    """Return whether all values are positive and the target differs from the base."""
    return base > 0 and actual > 0 and target > 0 and target != base


@formula("(ln({actual} / {base}) / ln({target} / {base}) − {elapsed}) × {years} × 12", domain=_has_a_way)
def geometric_lead(base: Number, actual: Number, target: Number, elapsed: Number, years: Number) -> Number:
    """Return the months by which actual is ahead of steady growth from base to target.

    (ln(actual / base) / ln(target / base) − elapsed) × years × 12, for positive values and target ≠ base.

    >>> round(geometric_lead(base=Fraction(1), actual=Fraction(2), target=Fraction(4), elapsed=0.5, years=10.0), 9)
    0.0
    """
    return (math.log(actual / base) / math.log(target / base) - elapsed) * years * 12


@formula("{actual} + {change} × {years}", domain=lambda years, **_: years >= 0)
def linear_projection(actual: Number, change: Number, years: Number) -> Number:
    """Return the value after ``years`` more at the same change per year: actual + change × years.

    >>> linear_projection(actual=Fraction(9), change=Fraction(2), years=Fraction(7))
    Fraction(23, 1)
    """
    return actual + change * years


def _goes_on(rate: Number, years: Number, **_: Number) -> bool:
    """Return whether the time has not passed yet and the growth leaves something, and not beyond all measure."""
    return years >= 0 and rate > -1 and abs(math.log(1 + rate)) * years < math.log(LARGEST)


@formula("{actual} × (1 + {rate})^{years}", domain=_goes_on)
def geometric_projection(actual: Number, rate: Number, years: Number) -> Number:
    """Return the value after ``years`` more at the same growth: actual × (1 + rate)^years, for rate > −1.

    >>> geometric_projection(actual=Fraction(100), rate=Fraction(1, 10), years=Fraction(2))
    Fraction(121, 1)
    """
    power: Number = (1 + rate) ** years
    return actual * power


def _leads_there(start: Number, end: Number, rate: Number) -> bool:
    """Return whether the values are positive and the growth leads from the one to the other."""
    if not (start > 0 and end > 0 and rate > -1 and rate != 0):
        return False
    return end == start or (end > start) == (rate > 0)


@formula("ln({end} / {start}) / ln(1 + {rate})", domain=_leads_there)
def years_to_reach(start: Number, end: Number, rate: Number) -> Number:
    """Return the years until steady growth leads from start to end: ln(end / start) / ln(1 + rate).

    Defined for positive values and a rate that leads there (doubling at 7.2 % takes ten years).

    >>> round(years_to_reach(start=Fraction(100), end=Fraction(200), rate=Fraction("0.072")), 2)
    9.97
    """
    return (math.log(end) - math.log(start)) / math.log(1 + rate)


@formula("{amount} / {months}", domain=lambda months, **_: months > 0)
def monthly_amount(amount: Number, months: Number) -> Number:
    """Return an amount spread over months: amount / months, defined for months > 0.

    >>> float(monthly_amount(amount=Fraction("258.8"), months=Fraction(8)))
    32.35
    """
    return amount / months

"""Numbers for machines: a decimal point, no grouping, no exponent.

Knows which numbers stay as they were written and which are rounded; never what they measure.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from fractions import Fraction

from bgplan.core.derivation import Derivation
from bgplan.core.intervals import Number

DIGITS = 12
"""How many significant digits a derived number has; a root differs between machines only behind them."""

_LONGEST = 60
"""More digits than any figure of the files can have."""

_WRITTEN = ("actual", "base", "target", "achievement_rate", "added", "removed")
"""The terms that are figures of the files where a derivation starts from them."""


def exact(number: Number | Decimal | int) -> Decimal:
    """Return a figure of the files as it was written; a number that is no finite decimal is rounded.

    >>> exact(Fraction("1728.6")), exact(Fraction(2, 3))
    (Decimal('1728.6'), Decimal('0.666666666667'))
    """
    if isinstance(number, float):
        return derived(number)
    if not isinstance(number, Fraction):
        return Decimal(number)
    context = Context(prec=_LONGEST)
    value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    return derived(number) if context.flags[Inexact] else value


def derived(number: Number) -> Decimal:
    """Return a computed number rounded to ``DIGITS`` significant digits.

    >>> derived(Fraction(-2_000_000, 3))
    Decimal('-666666.666667')
    """
    context = Context(prec=DIGITS)
    if isinstance(number, float):
        value = context.create_decimal_from_float(number)
    else:
        value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    if not value.is_finite():
        raise ValueError(f"{number} is no number that may be written")
    return value


def numeral(number: Decimal) -> str:
    """Return the number without an exponent, without zeros behind its last digit, and without a sign on zero.

    >>> numeral(Decimal("2.20E+6")), numeral(Decimal("19.0")), numeral(Decimal("-0.00"))
    ('2200000', '19', '0')
    """
    if not number.is_finite():
        raise ValueError(f"{number} is no number that may be written")
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def term(derivation: Derivation, name: str) -> Decimal | None:
    """Return a term of a derivation: as written where it is a figure of the files, else rounded; None if unknown."""
    number = derivation.value(name)
    if number is None:
        return None
    return exact(number) if name in _WRITTEN and name in derivation.given else derived(number)

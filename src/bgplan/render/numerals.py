"""Numbers and dates as people write them in Vietnamese and in English.

Knows both notations: ``2.200.000,5`` and ``2,200,000.5``; 22/8/2023, 01/9/2023 and 22 Aug 2023.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from bgplan.core.intervals import Interval

_MARKS = {"vi": (".", ","), "en": (",", ".")}
_EXACT = Context(prec=400)
"""More digits than any figure and any number that follows from figures can have (core.formulas bounds them)."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Numeric = int | float | Decimal | Fraction


def decimal_of(number: Numeric) -> Decimal:
    """Return the number as a decimal, exact as far as four hundred digits go."""
    if isinstance(number, Fraction):
        return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(number)


def rounded(value: Numeric, decimals: int) -> Decimal:
    """Return the number rounded half up to ``decimals``; as many digits before the point as it has."""
    return decimal_of(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


def number(value: Numeric, lang: str, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a number rounded half up to ``decimals`` and grouped, with a true minus sign.

    >>> number(Decimal("2200000.5"), "vi", 1), number(Decimal("2200000.5"), "en", 1)
    ('2.200.000,5', '2,200,000.5')
    """
    shown = rounded(value, decimals)  # its sign is taken off by copying: abs() would round to 28 digits
    group, point = _MARKS[lang]
    text = f"{shown.copy_abs():,.{decimals}f}".replace(",", "\0").replace(".", point).replace("\0", group)
    if shown < 0:
        return f"−{text}"
    return f"+{text}" if signed and shown > 0 else text


def trimmed(value: Numeric, lang: str, most: int = 4) -> str:
    """Return a number with as many decimals as it needs, at most ``most``.

    >>> trimmed(Fraction(17286, 10), "vi"), trimmed(Fraction(1, 3), "en")
    ('1.728,6', '0.3333')
    """
    shown = rounded(value, most).normalize(_EXACT)
    exponent = shown.as_tuple().exponent
    return number(shown, lang, max(0, -exponent if isinstance(exponent, int) else 0))


def percent(fraction: Numeric, lang: str, decimals: int = 1, *, signed: bool = False) -> str:
    """Return a fraction in percent: ``80,1%`` in Vietnamese, ``80.1%`` in English."""
    return number(decimal_of(fraction) * 100, lang, decimals, signed=signed) + "%"


def telling(interval: Interval | None, most: int) -> int:
    """Return with how many decimals, at most ``most``, a number is written that may lie anywhere in an interval.

    >>> telling(Interval.of("36.94", "37.10"), 4), telling(Interval.of("8.5"), 4), telling(None, 2)
    (1, 4, 2)
    """
    if interval is None or interval.is_point:
        return most
    width = decimal_of(Fraction(interval.high) - Fraction(interval.low))
    return min(most, max(0, -width.adjusted()))


def day(on: date, lang: str) -> str:
    """Return a date: 22/8/2023 and 01/9/2023 (days below 10 and the months 1 and 2 with a zero), or 22 Aug 2023.

    >>> day(date(2023, 9, 1), "vi"), day(date(2023, 9, 1), "en")
    ('01/9/2023', '1 Sep 2023')
    """
    if lang == "en":
        return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"{on.day:02d}/{month}/{on.year}"


def due(on: date, lang: str) -> str:
    """Return when something is due: the year at whose end that is, else the month.

    >>> due(date(2030, 12, 31), "vi"), due(date(2027, 6, 30), "en")
    ('2030', 'Jun 2027')
    """
    return str(on.year) if ends_year(on) else month(on, lang)


def ends_year(on: date) -> bool:
    """Return whether a day is the last of its year."""
    return (on.month, on.day) == (12, 31)


def quarter(on: date, lang: str) -> str:
    """Return the number of the quarter that a date is in: III in Vietnamese, 3 in English."""
    number = (on.month + 2) // 3
    return str(number) if lang == "en" else ("I", "II", "III", "IV")[number - 1]


def month(on: date, lang: str) -> str:
    """Return the month of a date: 8/2023 or Aug 2023."""
    return f"{_MONTHS[on.month - 1]} {on.year}" if lang == "en" else f"{on.month}/{on.year}"

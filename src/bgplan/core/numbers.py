"""Numbers as our YAML writes them: the one form that is read, what people write instead, and what to write for it.

Knows the usual slips in the order in which they are looked for; each says what other programs take the text for and
what to write, where there is no doubt. What a printed figure says is the business of ``figures``, which is only asked
whether a word before a number changes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bgplan.core.figures.numerals import MOST_DIGITS
from bgplan.core.figures.wording import changes_number
from bgplan.core.findings import Fault

_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)


def is_plain(text: str) -> bool:
    """Return whether ``text`` has the one form of a number that we accept, however many digits."""
    return _PLAIN.fullmatch(text) is not None


def read_number(text: str) -> Decimal:
    """Return the number that ``text`` writes in our one form, else raise a fault that says what to write.

    >>> read_number("2200000.5")
    Decimal('2200000.5')
    >>> try:
    ...     read_number("2.200.000")
    ... except Fault as fault:
    ...     dict(fault.facts)
    {'text': '2.200.000', 'reason': 'grouped-dots', 'reading': '', 'write': '2200000'}
    """
    if is_plain(text) and (len(text) <= MOST_DIGITS or digits(text) <= MOST_DIGITS):
        return Decimal(str(text))
    slip, reading, write = slip_of(str(text))
    raise Fault("BG204", text=str(text), reason=slip.value, reading=reading, write=write)


def is_ambiguous(number: Decimal) -> bool:
    """Return whether a Vietnamese reader takes the plain ``number`` for thousands: three decimals, a whole part to 999.

    >>> [is_ambiguous(Decimal(text)) for text in ("652.153", "7.840", "0.615", "1234.567", "94.2")]
    [True, True, False, False, False]
    """
    return number.as_tuple().exponent == -3 and 1 <= abs(int(number)) <= 999


def as_thousands(number: Decimal) -> Decimal:
    """Return the other reading of an ambiguous ``number``, its point taken for a group mark.

    >>> as_thousands(Decimal("652.153"))
    Decimal('652153')
    """
    return number.scaleb(3)


def digits(text: str) -> int:
    """Return how many digits ``text`` has."""
    return sum(character.isdigit() for character in text)


_LONGEST = 200
"""Longer texts are not looked at for a slip."""

_EITHER = " | "


class NumberSlip(StrEnum):
    """Why a text is not a number of ours."""

    EMPTY = "empty"
    TOO_MANY_DIGITS = "too-many-digits"
    BOOLEAN = "boolean"
    NOT_FINITE = "not-finite"
    MINUS_SIGN = "minus-sign"
    FOREIGN_DIGITS = "foreign-digits"
    PERCENT_SIGN = "percent-sign"
    PLUS_SIGN = "plus-sign"
    SPACES = "spaces"
    UNDERSCORE = "underscore"
    EXPONENT = "exponent"
    SEXAGESIMAL = "sexagesimal"
    OTHER_BASE = "other-base"
    LEADING_ZERO = "leading-zero"
    BARE_POINT = "bare-point"
    GROUPED_DOTS = "grouped-dots"
    COMMA_GROUPS = "comma-groups"
    VIETNAMESE = "vietnamese"
    ENGLISH = "english"
    ONE_COMMA = "one-comma"
    COMMA_DECIMAL = "comma-decimal"
    COMMENT = "comment"
    UNIT_WORD = "unit-word"
    UNKNOWN = "unknown"


_Reading: TypeAlias = tuple[str, str]
"""What another reader takes the text for, and what to write instead; either may be nothing."""


def slip_of(text: str) -> tuple[NumberSlip, str, str]:
    """Return the slip of a text that is no number of ours, what others read, and what to write; "" where unknown."""
    if is_plain(text):
        return NumberSlip.TOO_MANY_DIGITS, "", ""
    return (NumberSlip.UNKNOWN, "", "") if len(text) > _LONGEST else _slip(text)


def _slip(text: str) -> tuple[NumberSlip, str, str]:
    for slip, form, flags, read in _SLIPS:
        if match := re.fullmatch(form, text, flags):
            return slip, *read(match)
    return NumberSlip.UNKNOWN, "", ""


def _mended(text: str) -> str:
    """What to write for ``text`` once one slip is out of it: itself, both its readings, or what its next slip says."""
    if not is_plain(text):
        return _slip(text)[2]
    if digits(text) > MOST_DIGITS:
        return ""
    number = Decimal(text)
    return f"{_decimals(text)}{_EITHER}{as_thousands(number)}" if is_ambiguous(number) else text


def _decimals(text: str) -> str:
    """The number with one decimal more, which nobody takes for thousands: as it stands it would be BG205."""
    return f"{text}0"


def _is_one(write: str) -> bool:
    return bool(write) and _EITHER not in write


def _boolean(match: re.Match[str]) -> _Reading:
    return ("true" if match[0].lower() in ("true", "yes", "on", "y") else "false"), ""


def _not_finite(match: re.Match[str]) -> _Reading:
    if match[0].lower().lstrip("+-.")[0] == "n":
        return "NaN", ""
    return ("-Infinity" if match[0].startswith("-") else "Infinity"), ""


def _signed(match: re.Match[str]) -> _Reading:
    return "", _mended("-" + match[1])


def _in_ascii(match: re.Match[str]) -> _Reading:
    write = _mended("".join(str(int(mark)) if mark.isdecimal() else mark for mark in match[0]))
    return (write if _is_one(write) else ""), write  # Python's int and float read every script's digits


def _percent(match: re.Match[str]) -> _Reading:
    write = _mended(match[1].strip())
    return (f"{Decimal(write).scaleb(-2):f}" if _is_one(write) else ""), write  # a spreadsheet reads 19% as 0.19


def _positive(match: re.Match[str]) -> _Reading:
    write = _mended(match[1])
    return (write if is_plain(match[1]) else ""), write


def _joined(match: re.Match[str]) -> _Reading:
    text = match[0].strip()
    apart = re.split(r"\s+", text)
    groups = all(re.match(r"[.,]|\d{3}(?!\d)", part) or before[-1] in ".,-" for before, part in zip(apart, apart[1:]))  # noqa: B905, RUF007
    return "", _mended("".join(apart)) if groups else ""


def _without_underscores(match: re.Match[str]) -> _Reading:
    write = _mended(match[0].replace("_", ""))
    return write, write


def _expanded(match: re.Match[str]) -> _Reading:
    number = Decimal(match[0])
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        return "", ""
    return f"{number:f}", _mended(f"{number:f}")


def _of_sixties(match: re.Match[str]) -> _Reading:
    total = 0
    for part in match[0].lstrip("-").split(":"):
        total = total * 60 + int(part)
    return ("-" if match[0].startswith("-") else "") + str(total), ""


def _of_base(match: re.Match[str]) -> _Reading:
    return str(int(match[0].replace("_", ""), 0)), ""  # YAML reads 0x1B; nobody prints a figure so


def _without_zeros(match: re.Match[str]) -> _Reading:
    stripped = match["sign"] + (match["digits"].lstrip("0") or "0") + (match["rest"] or "")
    octal = not match["rest"] and not set(match["digits"]) & set("89")
    return (match["sign"] + str(int(match["digits"], 8)) if octal else stripped), _mended(stripped)


def _pointed(match: re.Match[str]) -> _Reading:
    write = match["sign"] + (match["whole"] or "0") + ("." + match["part"] if match["part"] else "")
    return write, _mended(write)


def _ungrouped(match: re.Match[str]) -> _Reading:
    return "", _mended(match[0].replace(".", ""))


def _uncommaed(match: re.Match[str]) -> _Reading:
    text = match[0].replace(",", "")
    return text, _mended(text)  # an English spreadsheet


def _vietnamese(match: re.Match[str]) -> _Reading:
    return "", _mended(match[0].replace(".", "").replace(",", "."))


def _either(match: re.Match[str]) -> _Reading:
    point, thousands = match[0].replace(",", "."), match[0].replace(",", "")
    return f"{point}{_EITHER}{thousands}", f"{_decimals(point)}{_EITHER}{thousands}"


def _decimal_comma(match: re.Match[str]) -> _Reading:
    return "", match[0].replace(",", ".") if digits(match[0]) <= MOST_DIGITS else ""


def _before_comment(match: re.Match[str]) -> _Reading:
    return "", _mended(match[1])


def _number_alone(match: re.Match[str]) -> _Reading:
    if changes_number(match[0]):
        return "", ""  # "1,2 tỷ" depends on the unit, "giảm 5" is -5
    return "", _mended(match["number"])


def _nothing(match: re.Match[str]) -> _Reading:
    return ("null" if match[0].strip() else ""), ""


_LATIN = re.ASCII | re.IGNORECASE

_SLIPS: tuple[tuple[NumberSlip, str, re.RegexFlag, Callable[[re.Match[str]], _Reading]], ...] = (
    (NumberSlip.EMPTY, r"\s*|~|null", re.IGNORECASE, _nothing),
    (NumberSlip.BOOLEAN, r"y|n|yes|no|on|off|true|false", _LATIN, _boolean),
    (NumberSlip.NOT_FINITE, r"[+-]?\.?(nan|inf|infinity)", _LATIN, _not_finite),
    (NumberSlip.MINUS_SIGN, r"[\u2212\u2010-\u2015](\d.*)", re.NOFLAG, _signed),
    (NumberSlip.FOREIGN_DIGITS, r"(?=.*[^\D0-9])[-+]?[\d.,]+", re.NOFLAG, _in_ascii),
    (NumberSlip.PERCENT_SIGN, r"([-+]?[\d.,]+\s*)%", re.NOFLAG, _percent),
    (NumberSlip.PLUS_SIGN, r"\+([\d.,]+)", _LATIN, _positive),
    (NumberSlip.SPACES, r"(?=.*\s)\s*-?[0-9][0-9.,\s]*", re.NOFLAG, _joined),
    (NumberSlip.UNDERSCORE, r"(?=.*_)[-+]?[\d_]+(\.[\d_]+)?", _LATIN, _without_underscores),
    (NumberSlip.EXPONENT, r"[-+]?(\d+\.?\d*|\.\d+)e[-+]?\d{1,9}", _LATIN, _expanded),
    (NumberSlip.SEXAGESIMAL, r"-?\d{1,9}(:[0-5]?\d)+", _LATIN, _of_sixties),
    (NumberSlip.OTHER_BASE, r"[-+]?0(x[0-9a-f_]{0,40}[0-9a-f]|o[0-7_]{0,40}[0-7]|b[01_]{0,40}[01])", _LATIN, _of_base),
    (NumberSlip.LEADING_ZERO, r"(?P<sign>-?)(?P<digits>0\d+)(?P<rest>\.\d+)?", _LATIN, _without_zeros),
    (NumberSlip.BARE_POINT, r"(?P<sign>-?)(?=\.?\d)(?P<whole>\d*)\.(?P<part>\d*)", _LATIN, _pointed),
    (NumberSlip.GROUPED_DOTS, r"-?[1-9]\d{0,2}(\.\d{3}){2,}", _LATIN, _ungrouped),
    (NumberSlip.COMMA_GROUPS, r"-?[1-9]\d{0,2}(,\d{3}){2,}", _LATIN, _uncommaed),
    (NumberSlip.VIETNAMESE, r"-?[1-9]\d{0,2}(\.\d{3})+,\d+", _LATIN, _vietnamese),
    (NumberSlip.ENGLISH, r"-?[1-9]\d{0,2}(,\d{3})+\.\d+", _LATIN, _uncommaed),
    (NumberSlip.ONE_COMMA, r"-?[1-9]\d{0,2},\d{3}", _LATIN, _either),
    (NumberSlip.COMMA_DECIMAL, r"-?(0|[1-9]\d*),\d+", _LATIN, _decimal_comma),
    (NumberSlip.COMMENT, r"([-+]?[\d.,]+)#.*", re.NOFLAG, _before_comment),
    (
        NumberSlip.UNIT_WORD,
        r"(?=.*[^\W\d_])[^0-9]*?(?P<number>-?[0-9]([0-9.,]*[0-9])?)[^0-9]*",
        re.NOFLAG,
        _number_alone,
    ),
)
"""Each slip, the form of its texts, and how they are read; compiled when something is wrong, which is seldom."""

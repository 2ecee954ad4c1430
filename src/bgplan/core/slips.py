"""What people write instead of a number of ours, and what other programs take it for.

Knows the usual slips in the order in which they are looked for; each says what to write instead where there is no
doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bgplan.core.figures.wording import changes_number
from bgplan.core.numbers import MOST_DIGITS, as_thousands, digits, is_ambiguous, is_plain

_LONGEST = 200
"""Longer texts are not looked at for a slip."""

_EITHER = " | "


class Slip(StrEnum):
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


def slip_of(text: str) -> tuple[Slip, str, str]:
    """Return the slip of a text that is no number of ours, what others read, and what to write; "" where unknown."""
    if is_plain(text):
        return Slip.TOO_MANY_DIGITS, "", ""
    return (Slip.UNKNOWN, "", "") if len(text) > _LONGEST else _slip(text)


def _slip(text: str) -> tuple[Slip, str, str]:
    for slip, form, read in _SLIPS:
        if match := form.fullmatch(text):
            return slip, *read(match)
    return Slip.UNKNOWN, "", ""


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
    return "", "" if changes_number(match[0]) else _mended(
        match["number"]
    )  # "1,2 tỷ" depends on the unit, "giảm 5" is -5


def _nothing(match: re.Match[str]) -> _Reading:
    return ("null" if match[0].strip() else ""), ""


def _form(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.ASCII | re.IGNORECASE)


_SLIPS: tuple[tuple[Slip, re.Pattern[str], Callable[[re.Match[str]], _Reading]], ...] = (
    (Slip.EMPTY, re.compile(r"\s*|~|null", re.IGNORECASE), _nothing),
    (Slip.BOOLEAN, _form(r"y|n|yes|no|on|off|true|false"), _boolean),
    (Slip.NOT_FINITE, _form(r"[+-]?\.?(nan|inf|infinity)"), _not_finite),
    (Slip.MINUS_SIGN, re.compile(r"[\u2212\u2010-\u2015](\d.*)"), _signed),
    (Slip.FOREIGN_DIGITS, re.compile(r"(?=.*[^\D0-9])[-+]?[\d.,]+"), _in_ascii),
    (Slip.PERCENT_SIGN, re.compile(r"([-+]?[\d.,]+\s*)%"), _percent),
    (Slip.PLUS_SIGN, _form(r"\+([\d.,]+)"), _positive),
    (Slip.SPACES, re.compile(r"(?=.*\s)\s*-?[0-9][0-9.,\s]*"), _joined),
    (Slip.UNDERSCORE, _form(r"(?=.*_)[-+]?[\d_]+(\.[\d_]+)?"), _without_underscores),
    (Slip.EXPONENT, _form(r"[-+]?(\d+\.?\d*|\.\d+)e[-+]?\d{1,9}"), _expanded),
    (Slip.SEXAGESIMAL, _form(r"-?\d{1,9}(:[0-5]?\d)+"), _of_sixties),
    (Slip.OTHER_BASE, _form(r"[-+]?0(x[0-9a-f_]{0,40}[0-9a-f]|o[0-7_]{0,40}[0-7]|b[01_]{0,40}[01])"), _of_base),
    (Slip.LEADING_ZERO, _form(r"(?P<sign>-?)(?P<digits>0\d+)(?P<rest>\.\d+)?"), _without_zeros),
    (Slip.BARE_POINT, _form(r"(?P<sign>-?)(?=\.?\d)(?P<whole>\d*)\.(?P<part>\d*)"), _pointed),
    (Slip.GROUPED_DOTS, _form(r"-?[1-9]\d{0,2}(\.\d{3}){2,}"), _ungrouped),
    (Slip.COMMA_GROUPS, _form(r"-?[1-9]\d{0,2}(,\d{3}){2,}"), _uncommaed),
    (Slip.VIETNAMESE, _form(r"-?[1-9]\d{0,2}(\.\d{3})+,\d+"), _vietnamese),
    (Slip.ENGLISH, _form(r"-?[1-9]\d{0,2}(,\d{3})+\.\d+"), _uncommaed),
    (Slip.ONE_COMMA, _form(r"-?[1-9]\d{0,2},\d{3}"), _either),
    (Slip.COMMA_DECIMAL, _form(r"-?(0|[1-9]\d*),\d+"), _decimal_comma),
    (Slip.COMMENT, re.compile(r"([-+]?[\d.,]+)#.*"), _before_comment),
    (Slip.UNIT_WORD, re.compile(r"(?=.*[^\W\d_])[^0-9]*?(?P<number>-?[0-9]([0-9.,]*[0-9])?)[^0-9]*"), _number_alone),
)

"""How numbers are printed in Vietnamese and in English: group marks, decimal marks, slips, small numbers as words.

Knows one number at a time; which number of a print is meant, and of what, is the business of ``figures``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple


class Numeral(NamedTuple):
    """A printed number: its digits as a whole number, and the power of ten of the last of them.

    >>> numeral("24,40", "vi")
    Numeral(digits=2440, exponent=-2)
    """

    digits: int
    exponent: int

    @property
    def number(self) -> Fraction:
        """The number itself."""
        return _times_ten(self.digits, self.exponent)

    @property
    def around(self) -> tuple[Fraction, Fraction]:
        """From half a unit of the last printed digit below the number to half a unit above it."""
        digits = 10 * self.digits
        return _times_ten(digits - 5, self.exponent - 1), _times_ten(digits + 5, self.exponent - 1)

    @property
    def last_nonzero_unit(self) -> Fraction:
        """One unit of the last digit that is not zero; of the last digit where all are zero."""
        text = str(self.digits)
        zeros = len(text) - len(text.rstrip("0")) if self.digits else 0
        return _times_ten(1, self.exponent + zeros)

    @property
    def negated(self) -> Numeral:
        """The same number below zero."""
        return Numeral(-self.digits, self.exponent)

    def scaled(self, power: int) -> Numeral:
        """Return the same digits, times ten to the ``power``."""
        return Numeral(self.digits, self.exponent + power) if power else self


def _times_ten(digits: int, power: int) -> Fraction:
    return Fraction(digits * 10**power) if power >= 0 else Fraction(digits, 10**-power)


_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TO_TWENTY = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_SMALL = MappingProxyType(
    {
        "en": (*_TO_TEN, *_TO_TWENTY),
        "vi": ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    }
)

MOST_DIGITS = 40
"""More digits than any figure has; a bound for the arithmetic."""

SHY = ("một", "năm", "one")
"""Small numbers that more often mean something else: a, year, someone."""

_GROUP_MARK = MappingProxyType({"vi": ".", "en": ","})
_DECIMAL_MARK = MappingProxyType({"vi": ",", "en": "."})


def pattern(lang: str) -> str:
    """Return the expression of anything that looks like one number in ``lang``, spaces between its groups included."""
    mark = re.escape(_group_mark(lang))
    return rf"[.,]?[0-9]+(?:[.,][0-9]+| ?{mark} ?[0-9]{{3}}(?![0-9])| [0-9]{{3}}(?![0-9]))*"


def small_numbers(lang: str) -> tuple[str, ...]:
    """Return the words of the numbers from one on that ``lang`` spells out."""
    return _SMALL[_known(lang)]


def numeral(text: str, lang: str) -> Numeral | None:
    """Return the number that ``text`` prints in the format of ``lang``, or None where it is no number.

    >>> [int(read.number) for text in ("652.153", "1,322,000", "244. 820") if (read := numeral(text, "vi"))]
    [652153, 1322000, 244820]
    """
    if text.lower() in small_numbers(lang):
        return Numeral(small_numbers(lang).index(text.lower()) + 1, 0)
    group, point = _group_mark(lang), _DECIMAL_MARK[_known(lang)]
    slipped = " " in text
    if slipped:
        text = _SLIPPED[group].sub(group, text)
    if _GROUPED[group].fullmatch(text):
        whole, _, part = text.replace(group, "").partition(point)
    elif slipped:
        return None
    elif _PLAIN.fullmatch(text):  # a group mark without groups of three is a decimal mark
        whole, _, part = text.replace(",", ".").partition(".")
    elif _GROUPED[point].fullmatch(text) and (text.count(point) > 1 or group in text):  # the other language's format
        whole, _, part = text.replace(point, "").partition(group)
    else:
        return None
    return Numeral(int(whole + part), -len(part))


_GROUPED = MappingProxyType(
    {
        ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
        ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
    }
)
"""Numbers in groups of three, by their group mark."""
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_SLIPPED = MappingProxyType({mark: re.compile(rf" ?{re.escape(mark)} ?| ") for mark in ".,"})


def _group_mark(lang: str) -> str:
    return _GROUP_MARK[_known(lang)]


def _known(lang: str) -> str:
    """The language whose format is used: that of any other language is taken for English."""
    return "vi" if lang == "vi" else "en"

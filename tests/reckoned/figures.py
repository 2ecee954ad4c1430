"""Figures as docs/figures.md reads them: the value, and from the print what it can stand for.

Every figure of the data has a value beside its print, so the print tells the precision alone, whatever its language:
one unit of its last digit is the value over all its digits taken for a whole number ("258,8" for 258.8: 258.8 / 2588).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

NUMERAL = re.compile(r"\d[\d.,]*\d|\d")
MAGNITUDE = re.compile("nghìn|triệu|tỷ|thousand|million|billion")
MORE_THAN = re.compile("hơn|trên|over|more than|exceeded")
NEARLY = re.compile("gần|ngót|nearly")
POWER_OF_TEN = re.compile("10*(/10*)?")


@dataclass(frozen=True)
class Figure:
    """A value and the interval that it can stand for."""

    value: Fraction
    low: Fraction
    high: Fraction

    def __truediv__(self, other: Figure) -> Figure:
        """Divide by a positive figure; the interval reaches from the lowest corner to the highest."""
        return Figure(self.value / other.value, self.low / other.high, self.high / other.low)

    def together(self, other: Figure) -> Figure:
        """Return the value with everything that it or the other figure can stand for."""
        return Figure(self.value, min(self.low, other.low), max(self.high, other.high))

    def may_equal(self, other: Figure) -> bool:
        """Whether the intervals have a number in common."""
        return self.low <= other.high and other.low <= self.high


def exactly(number: Fraction | int) -> Figure:
    """Return a figure that stands for nothing but itself."""
    return Figure(Fraction(number), Fraction(number), Fraction(number))


def figure(record: dict[str, Any], *, counted: bool = False) -> Figure:
    """Read a figure; ``counted`` says that its unit counts things one by one."""
    if "low" in record:
        low, high = Fraction(record["low"]), Fraction(record["high"])
        return Figure(Fraction(record["value"]) if "value" in record else (low + high) / 2, low, high)
    value = Fraction(record["value"])
    # A misprint is a quotation and not read. Without a print the decimals of the value are its precision.
    printed = record.get("printed", "") if "misprint" not in record else ""
    if counted and not re.search(f"{MAGNITUDE.pattern}|{MORE_THAN.pattern}|{NEARLY.pattern}", printed):
        return exactly(value)
    return _read(printed, NUMERAL.search(printed) or NUMERAL.search(record["value"]), value)


def _read(printed: str, numeral: re.Match[str] | None, value: Fraction) -> Figure:
    """Return what a printed number stands for: its digits' half units, or what "hơn" and "gần" say."""
    digits = re.sub(r"\D", "", numeral[0]) if numeral else ""
    unit = abs(value) / int(digits)
    if not POWER_OF_TEN.fullmatch(str(unit)):
        raise ValueError(f"{printed!r} does not say {value}")
    # "hơn 26.300" is up to 26.400: one unit of the last digit that is not zero.
    step = unit * 10 ** (len(digits) - len(digits.rstrip("0")))
    if MORE_THAN.search(printed):
        return Figure(value, value, value + step)
    if NEARLY.search(printed):
        return Figure(value, value - step, value)
    return Figure(value, value - unit / 2, value + unit / 2)

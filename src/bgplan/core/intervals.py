"""Closed intervals of exact numbers: what a printed figure can stand for.

Knows arithmetic only; where an interval comes from is the business of ``figures``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = Fraction | float
"""Exact where arithmetic allows it; a float only after a root or a logarithm."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included.

    >>> Interval.of("8", "9") + Interval.of(1)
    Interval(low=Fraction(9, 1), high=Fraction(10, 1))
    """

    low: Number
    high: Number

    def __post_init__(self) -> None:
        if self.low is not self.high and not self.low <= self.high:
            msg = f"an interval's low end {self.low} lies above its high end {self.high}"
            raise ValueError(msg)

    @classmethod
    def of(cls, low: Decimal | int | str | Fraction, high: Decimal | int | str | Fraction | None = None) -> Interval:
        """Return the exact interval from ``low`` to ``high``, or the single number ``low``."""
        first = Fraction(low)
        return cls(first, first if high is None else Fraction(high))

    @property
    def is_point(self) -> bool:
        """Whether the interval is a single number."""
        return self.low is self.high or self.low == self.high

    def contains(self, number: Number) -> bool:
        """Return whether ``number`` lies in the interval."""
        return self.low <= number <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Return whether the two share a number."""
        return self.low <= other.high and other.low <= self.high

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def scaled(self, factor: Fraction) -> Interval:
        """Return every number of the interval times ``factor``."""
        low, high = sorted((self.low * factor, self.high * factor))
        return Interval(low, high)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        if self.low >= 0 and other.low >= 0:  # by far the most
            return Interval(self.low * other.low, self.high * other.high)
        ends = [one * every for one in (self.low, self.high) for every in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def over(self, other: Interval) -> Interval | None:
        """Return every quotient by a number of ``other``; None where that can be nothing."""
        if other.contains(0):
            return None
        if self.low >= 0 and other.low > 0:
            return Interval(self.low / other.high, self.high / other.low)
        return self * Interval(1 / other.high, 1 / other.low)

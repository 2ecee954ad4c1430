"""Thresholds as data: from the best grade down, what a number must reach for the method's word and our status.

Knows numbers and words only.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.core.intervals import Number
from bgplan.core.methods.status import Status


class Grade(NamedTuple):
    """A grade and its lower edge: None for the last one, which all other numbers get."""

    edge: Fraction | None
    word: str
    status: Status
    beyond: bool = False
    """Whether a number on the edge itself already falls to the next grade."""

    def holds(self, number: Number, edge: Fraction) -> bool:
        """Return whether ``number`` has this grade, ``edge`` being its lower edge.

        A float within rounding error of the edge is on it.

        >>> Grade(Fraction("0.95"), "on_track", Status.ON_TRACK).holds(0.95 - 1e-16, Fraction("0.95"))
        True
        """
        if isinstance(number, float) and equal(number, edge):
            return not self.beyond
        return number > edge if self.beyond else number >= edge


def equal(ratio: float, edge: Fraction) -> bool:
    """Return whether a computed root misses the edge by its own rounding only; the output shows twelve digits."""
    return abs(ratio - float(edge)) <= (1e-12 * max(1.0, abs(float(edge))) if edge else 1e-15)


def graded(grades: tuple[Grade, ...], number: Number, factor: Number = 1) -> Grade:
    """Return the first grade that holds for the number, every edge being multiplied by ``factor``.

    >>> graded((Grade(Fraction(1, 2), "good", Status.ON_TRACK), Grade(None, "bad", Status.SLOW)), Fraction(1, 3)).word
    'bad'
    """
    return next(grade for grade in grades if grade.edge is None or grade.holds(number, Fraction(grade.edge * factor)))


def grades(*rows: tuple[str, str, Status]) -> tuple[Grade, ...]:
    """Return grades from edges as decimal text, the best first; an empty edge is the last grade's.

    An edge written with a leading ``>`` is not part of its grade.
    """
    return tuple(
        Grade(Fraction(edge.lstrip(">")) if edge else None, word, status, edge.startswith(">"))
        for edge, word, status in rows
    )

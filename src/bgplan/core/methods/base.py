"""What a published method is given and what it answers: statuses, thresholds as data, the case and its verdict.

Knows plain numbers, and times as positions on the axis of years; never periods, figures or files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.intervals import Number
from bgplan.core.vocabulary import Direction, Path


class Status(StrEnum):
    """How a target stands; a result about the province, never an error. In this order the worst comes first."""

    MISSED = "missed"
    MOVING_AWAY = "moving_away"
    OFF_TRACK = "off_track"
    SLOW = "slow"
    ON_TRACK = "on_track"
    AHEAD = "ahead"
    ACHIEVED = "achieved"
    NOT_COMPARABLE = "not_comparable"
    NO_DATA = "no_data"
    NOT_ASSESSABLE = "not_assessable"
    WATCHED = "watched"


JUDGED = (
    Status.MISSED,
    Status.MOVING_AWAY,
    Status.OFF_TRACK,
    Status.SLOW,
    Status.ON_TRACK,
    Status.AHEAD,
    Status.ACHIEVED,
)
"""The statuses that say how a target stands, the worst first; the others say why nothing can be said."""

BEHIND = (Status.MISSED, Status.MOVING_AWAY, Status.OFF_TRACK, Status.SLOW)
"""The statuses of a target that is behind its path."""

FINE = (Status.ON_TRACK, Status.AHEAD, Status.ACHIEVED)
"""The statuses of a target that is on its path or beyond it."""


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
    for grade in grades:
        if grade.edge is None or grade.holds(number, grade.edge if factor == 1 else Fraction(grade.edge * factor)):
            return grade
    msg = "the last grade has no edge"
    raise ValueError(msg)


def grades(*rows: tuple[str, str, Status]) -> tuple[Grade, ...]:
    """Return grades from edges as decimal text, the best first; an empty edge is the last grade's.

    An edge written with a leading ``>`` is not part of its grade.
    """
    return tuple(
        Grade(Fraction(edge.lstrip(">")) if edge else None, word, status, edge.startswith(">"))
        for edge, word, status in rows
    )


class Case(NamedTuple):
    """Base, actual and target with their times, and what else a method may ask for; None where it is not known.

    ``series`` has the known points by time, the actual last.
    """

    base_time: Fraction | None = None
    base: Fraction | None = None
    actual_time: Fraction | None = None
    actual: Fraction | None = None
    target_time: Fraction | None = None
    target: Fraction | None = None
    direction: Direction | None = None
    path: Path | None = None
    limit: Fraction | None = None
    series: tuple[tuple[Fraction, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a method says of a case: our status, its own word, the number behind it, and the reasons as codes.

    ``ratio`` is what the method's thresholds are read on where there is a target, ``rate`` where there is none;
    ``index`` and ``score`` are those of the methods that have one. ``label`` is how the method is to be called.
    """

    method: str
    status: Status
    word: str
    ratio: Number | None = None
    rate: Number | None = None
    index: Number | None = None
    score: Number | None = None
    reasons: tuple[str, ...] = ()
    label: str = ""


class Method(NamedTuple):
    """A method: its name, how it is to be called, the judging itself, and its grades for a reader.

    ``grown`` is the path that its own numbers follow, None where it follows the target's. A label that begins with
    "after" marks a rule that was recalled and not read again. Grades that are ``turned`` are read on the number with
    its sign turned: what is missed, so that less is better. ``within_year`` methods judge a flow within its plan year
    and nothing else; ``uses_series`` ones look at the figures before the actual.
    """

    name: str
    label: str
    grown: Path | None
    judged: Callable[[Case], Verdict]
    with_target: tuple[Grade, ...]
    without_target: tuple[Grade, ...] = ()
    turned: bool = False
    within_year: bool = False
    uses_series: bool = False

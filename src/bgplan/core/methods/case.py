"""What a published method is given, and what it answers.

Knows plain numbers, and times as positions on the axis of years; never periods, figures or files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.intervals import Number
from bgplan.core.methods.grades import Grade
from bgplan.core.methods.status import Status
from bgplan.core.vocabulary import Direction, Path


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


class Rule(NamedTuple):
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

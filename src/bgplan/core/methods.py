"""Judging methods: which ratio decides, and the bands that turn it into a status.

Bands are data. Knows ratios and statuses; never figures. The field's other published methods have their place in the
same registry.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.intervals import Number


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


class Band(NamedTuple):
    """A status and the lowest ratio that still has it."""

    floor: Fraction
    status: Status


class Method(NamedTuple):
    """A way of judging: its bands from the best down, the status below all of them, and the rule's source.

    ``within_year`` methods judge a flow within its plan year and nothing else.
    """

    name: str
    bands: tuple[Band, ...]
    below: Status
    source: str
    within_year: bool = False

    def status(self, ratio: Number) -> Status:
        """Return the status of a ratio; a float within rounding error of a band's edge counts as on the edge.

        >>> PACE.status(Fraction("0.95"))
        <Status.ON_TRACK: 'on_track'>
        """
        for band in self.bands:
            if ratio >= band.floor or (isinstance(ratio, float) and _equal(ratio, band.floor)):
                return band.status
        return self.below


def _equal(ratio: float, edge: Fraction) -> bool:
    """Whether a computed root only misses the edge by its own rounding; twelve digits are what the output shows."""
    return abs(ratio - float(edge)) <= 1e-12 * max(1.0, abs(float(edge)))


def _bands(*edges: tuple[str, Status]) -> tuple[Band, ...]:
    return tuple(Band(Fraction(floor), status) for floor, status in edges)


PACE = Method(
    name="pace",
    bands=_bands(("1.05", Status.AHEAD), ("0.95", Status.ON_TRACK), ("0.60", Status.SLOW), ("0", Status.OFF_TRACK)),
    below=Status.MOVING_AWAY,
    source="bands after Eurostat and Statistics Canada (0.95, 0.60, 0); 1.05 is bgplan's own",
)

PLAN_RATE = Method(
    name="plan-rate",
    bands=_bands(("1.05", Status.AHEAD), ("0.95", Status.ON_TRACK), ("0.85", Status.SLOW)),
    below=Status.OFF_TRACK,
    source="practice of Vietnam's General Statistics Office: cumulative figure in percent of the year's plan",
    within_year=True,
)

METHODS: tuple[Method, ...] = (PACE, PLAN_RATE)

CHOICES = tuple(method.name for method in METHODS)


def method_named(name: str) -> Method:
    """Return the method of that name; KeyError for an unknown one."""
    return {method.name: method for method in METHODS}[name]

"""The statuses a target can have, the worst first.

Knows words only; which number gives which status is the business of ``bands`` and of each method.
"""

from __future__ import annotations

from enum import StrEnum


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

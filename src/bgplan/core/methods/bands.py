"""The methods of the command line: which ratio decides, and the bands that turn it into a status.

Bands are data. Knows ratios and statuses; never figures. The field's published methods are modules beside this one.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.core.intervals import Number
from bgplan.core.methods.status import Status


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
            if ratio >= band.floor or (isinstance(ratio, float) and equal(ratio, band.floor)):
                return band.status
        return self.below


def equal(ratio: float, edge: Fraction) -> bool:
    """Return whether a computed root misses the edge by its own rounding only; the output shows twelve digits."""
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

"""Methods: the bands that turn a ratio into a status, on, above and below each edge."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from bgplan.core.methods import BEHIND, CHOICES, JUDGED, METHODS, PACE, PLAN_RATE, Method, Status, method_named


@pytest.mark.parametrize(
    "ratio, status",
    [
        ("9", Status.AHEAD),
        ("1.05", Status.AHEAD),
        ("1.0499", Status.ON_TRACK),
        ("0.95", Status.ON_TRACK),
        ("0.9499", Status.SLOW),
        ("0.60", Status.SLOW),
        ("0.5999", Status.OFF_TRACK),
        ("0", Status.OFF_TRACK),
        ("-0.0001", Status.MOVING_AWAY),
    ],
)
def test_pace(ratio: str, status: Status) -> None:
    assert PACE.status(Fraction(ratio)) is status


@pytest.mark.parametrize(
    "ratio, status",
    [
        ("1.05", Status.AHEAD),
        ("1.0499", Status.ON_TRACK),
        ("0.95", Status.ON_TRACK),
        ("0.9499", Status.SLOW),
        ("0.85", Status.SLOW),
        ("0.8499", Status.OFF_TRACK),
        ("-1", Status.OFF_TRACK),
    ],
)
def test_plan_rate(ratio: str, status: Status) -> None:
    assert PLAN_RATE.status(Fraction(ratio)) is status


def test_the_rounding_of_a_root_does_not_decide() -> None:
    below = math.nextafter(0.95, 0)
    assert PACE.status(below) is Status.ON_TRACK
    assert PACE.status(math.nextafter(0.0, -1)) is Status.OFF_TRACK
    assert PACE.status(Fraction(below)) is Status.SLOW  # an exact number is what it is
    assert PACE.status(0.95 - 1e-9) is Status.SLOW


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_bands_fall_and_end_at_the_worst(method: Method) -> None:
    floors = [band.floor for band in method.bands]
    assert floors == sorted(floors, reverse=True)
    ranks = [JUDGED.index(status) for status in (*(band.status for band in method.bands), method.below)]
    assert ranks == sorted(ranks, reverse=True)


def test_methods_by_name() -> None:
    assert [method_named(name) for name in CHOICES] == list(METHODS)
    with pytest.raises(KeyError):
        method_named("magic")


def test_what_is_behind_is_worse_than_on_track() -> None:
    assert set(BEHIND) == set(JUDGED[: JUDGED.index(Status.ON_TRACK)])

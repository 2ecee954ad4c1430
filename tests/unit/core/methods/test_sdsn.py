"""The SDSN's arrows: linear pace, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge


@pytest.mark.parametrize(
    "actual, ratio, word, status",
    [
        # 50 to 80 in fifteen years is 2 a year; after eight years 66 is the pace
        (66, Fraction(1), "on_track", Status.ON_TRACK),
        (58, Fraction(1, 2), "moderately_improving", Status.SLOW),
        (50, Fraction(0), "stagnating", Status.OFF_TRACK),
        (49, Fraction(-1, 16), "decreasing", Status.MOVING_AWAY),
    ],
)
def test_arrow(actual: int, ratio: Fraction, word: str, status: Status) -> None:
    verdict = judge("sdsn", base=(2015, 50), actual=(2023, actual), target=(2030, 80))
    assert (verdict.ratio, verdict.word, verdict.status) == (ratio, word, status)
    assert verdict.label == "after SDSN"


def test_a_kept_target_is_on_track() -> None:
    verdict = judge("sdsn", base=(2015, 90), actual=(2023, 85), target=(2030, 80), direction="up")
    assert (verdict.word, verdict.reasons) == ("on_track", ("target_met", "direction_contradicts"))


def test_what_is_missing_is_a_reason() -> None:
    assert judge("sdsn", base=(2015, 90), actual=(2023, 85), direction="up").reasons == ("needs_target",)
    assert judge("sdsn", base=(2015, 9), actual=(2023, 8), target=(2030, 9)).reasons == ("base_equals_target",)
    clash = judge("sdsn", base=(2015, 50), actual=(2023, 66), target=(2030, 80), path="geometric")
    assert clash.reasons == ("path_clash",)

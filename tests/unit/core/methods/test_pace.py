"""The pace ratio from plain numbers: as in ``check``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge


@pytest.mark.parametrize(
    "actual, ratio, status",
    [
        # 20 in ten years; after five years 10 is the pace
        ("110.5", Fraction(21, 20), Status.AHEAD),
        ("109.5", Fraction(19, 20), Status.ON_TRACK),
        ("106", Fraction(3, 5), Status.SLOW),
        ("100", Fraction(0), Status.OFF_TRACK),
        ("99", Fraction(-1, 10), Status.MOVING_AWAY),
        ("120", Fraction(2), Status.ACHIEVED),
    ],
)
def test_linear(actual: str, ratio: Fraction, status: Status) -> None:
    verdict = judge("pace", base=(2020, 100), actual=(2025, actual), target=(2030, 120), path="linear")
    assert (verdict.ratio, verdict.status, verdict.word) == (ratio, status, status.value)


def test_geometric() -> None:
    """10 % a year is asked, 9 % was done."""
    verdict = judge("pace", base=(2020, 100), actual=(2021, 109), target=(2022, 121), path="geometric")
    assert verdict.ratio == pytest.approx(0.9)
    assert verdict.status is Status.SLOW


def test_the_parks_of_bac_giang() -> None:
    """6 parks at the end of 2020, 9 on 22 August 2023, 29 asked by the end of 2030: 3 of 23 in 2.64 of 10 years."""
    verdict = judge("pace", base=(2020, 6), actual=("2023-08-22", 9), target=(2030, 29), path="linear")
    # day 234 of 365: 2 + 234/365 years of 10
    assert verdict.ratio == Fraction(3, 23) / (2 + Fraction(234, 365)) * 10
    assert verdict.status is Status.OFF_TRACK


def test_without_a_path_it_is_linear_and_says_so() -> None:
    verdict = judge("pace", base=(2020, 100), actual=(2025, 110), target=(2030, 120))
    assert (verdict.ratio, verdict.reasons) == (1, ("path_assumed",))


def test_what_decides_before_the_pace() -> None:
    missed = judge("pace", base=(2020, 100), actual=(2030, 110), target=(2030, 120), path="linear")
    assert missed.status is Status.MISSED
    early = judge("pace", base=(2020, 100), actual=("2021-06", 101), target=(2030, 120), path="linear")
    assert (early.status, early.reasons, early.ratio) == (Status.NOT_ASSESSABLE, ("too_early",), 1)
    early = judge("pace", base=(2020, 100), actual=("2021-11", 101), target=(2060, 120), path="linear")
    assert early.reasons == ("too_early",)  # a tenth are four years, twelve months are the most
    met = judge("pace", actual=(2025, 125), target=(2030, 120), path="linear", direction="up")
    assert (met.status, met.reasons) == (Status.ACHIEVED, ("needs_base",))


def test_what_is_missing_is_a_reason() -> None:
    path: dict[str, Any] = {"path": "linear"}
    assert judge("pace", base=(2020, 1), actual=(2025, 2), direction="up", **path).reasons == ("needs_target",)
    assert judge("pace", actual=(2025, 2), target=(2030, 3), **path).reasons == ("needs_base",)
    negative = judge("pace", base=(2020, -2), actual=(2025, -1), target=(2030, 3), path="geometric")
    assert negative.reasons == ("growth_undefined",)

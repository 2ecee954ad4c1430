"""Targets and values of zero, one and below zero: where a missing number and a zero must not be confused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge
from bgplan.core.methods.ratios import growth


@pytest.mark.parametrize("start, end", [(0, 5), (0, -5), (5, 0), (-5, 0), (0, 0)])
def test_there_is_no_growth_from_or_to_zero(start: int, end: int) -> None:
    measured = growth(Fraction(start), Fraction(end), Fraction(2))
    assert (measured.number, measured.reasons) == (None, ("growth_undefined", "zero_value"))


def test_growth_to_one_is_growth() -> None:
    assert growth(Fraction(4), Fraction(1), Fraction(2)).number == pytest.approx(-0.5)  # 4, 2, 1
    mirrored = growth(Fraction(-4), Fraction(-1), Fraction(2))
    assert mirrored.number == pytest.approx(0.5)
    assert mirrored.reasons == ("negative_values",)


def test_a_target_of_zero() -> None:
    """10 to 5 in five years on the way to 0 in ten: one a year of one a year."""
    verdict = judge("sdsn", base=(2015, 10), actual=(2020, 5), target=(2025, 0))
    assert (verdict.ratio, verdict.reasons) == (1, ())
    near = judge("sdsn", base=(2015, 10), actual=(2020, "0.5"), target=(2025, 0))
    assert (near.ratio, near.reasons) == (Fraction(19, 10), ())  # 9.5 of 5, and still not met
    there = judge("sdsn", base=(2015, 10), actual=(2020, 0), target=(2025, 0))
    assert there.reasons == ("target_met",)
    assert judge("statcan", base=(2015, 10), actual=(2020, 5), target=(2025, 0)).reasons == (
        "growth_undefined",
        "zero_value",
    )


def test_an_actual_of_zero() -> None:
    """−1 to 0 in five years on the way to 0.5 in fifteen: 0.2 a year of 0.1, and not met."""
    verdict = judge("sdsn", base=(2015, -1), actual=(2020, 0), target=(2030, "0.5"))
    assert (verdict.ratio, verdict.reasons) == (2, ())


def test_shares_of_one_and_less_grow_like_all_else() -> None:
    """10 % a year is asked, 9 % was done."""
    for base in (Fraction(1), Fraction(1, 2)):
        done, asked = base * Fraction(109, 100), base * Fraction(121, 100)
        verdict = judge("pace", base=(2020, base), actual=(2021, done), target=(2022, asked), path="geometric")
        assert verdict.ratio == pytest.approx(0.9)
        assert verdict.status is Status.SLOW


@pytest.mark.parametrize("method", ["pace", "sdsn", "escap"])
def test_a_ratio_that_no_float_holds_is_a_reason(method: str) -> None:
    """A way of 1e-200, walked 1e200 in the wrong direction."""
    verdict = judge(
        method, base=(2015, "1e-200"), actual=(2020, "-1e200"), target=(2030, "2e-200"), path="linear", direction="up"
    )
    assert (verdict.ratio, verdict.status, verdict.reasons) == (None, Status.NOT_ASSESSABLE, ("out_of_range",))


def test_a_share_of_the_way_that_no_float_holds_is_a_reason() -> None:
    """1 to 10^6 in a year, 10^12 in two, on a way of 1e-299."""
    target = 1 + Fraction(1, 10**299)
    verdict = judge("unsd", base=(2020, 1), actual=(2021, 10**6), target=(2022, target), direction="down")
    assert (verdict.ratio, verdict.reasons) == (None, ("out_of_range", "direction_contradicts"))

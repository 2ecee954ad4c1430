"""UNSD's progress chart: the shares, the exceptions and the scores of the technical note."""

from __future__ import annotations

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge


def test_published_series_of_eustat() -> None:
    """1-2-1: 16.4 in 2016, 16.5 in 2022, 8.2 asked for 2030: 16.634 expected, that is −2.86 % of the way."""
    verdict = judge("unsd", base=(2016, "16.4"), actual=(2022, "16.5"), target=(2030, "8.2"))
    assert verdict.ratio == pytest.approx(-0.028571034730279467, rel=0, abs=1e-9)
    assert (verdict.score, verdict.status) == (1, Status.MOVING_AWAY)


@pytest.mark.parametrize(
    "actual, word, score, status",
    [
        # 100 to 144 in two years; one year at g gives 100(1 + g)² − 100 of the 44
        ("119.5", "met_or_on_track", 3, Status.ON_TRACK),  # 42.80 of 44: 97 %
        ("110", "fair_progress", 2, Status.SLOW),  # 21 of 44
        ("102", "stagnation_or_regression", 1, Status.OFF_TRACK),  # 4.04 of 44: 9 %
        ("99", "stagnation_or_regression", 1, Status.MOVING_AWAY),
    ],
)
def test_with_a_target(actual: str, word: str, score: int, status: Status) -> None:
    verdict = judge("unsd", base=(2020, 100), actual=(2021, actual), target=(2022, 144))
    assert (verdict.word, verdict.score, verdict.status) == (word, score, status)
    assert verdict.ratio == pytest.approx((float(actual) ** 2 / 100 - 100) / 44)


@pytest.mark.parametrize(
    "actual, score, status",
    [("102", 3, Status.ON_TRACK), ("100.5", 2, Status.SLOW), ("100.49", 1, Status.OFF_TRACK), ("99", 1, "moving_away")],
)
def test_without_a_target(actual: str, score: int, status: Status) -> None:
    verdict = judge("unsd", base=(2020, 100), actual=(2021, actual), direction="up")
    assert (verdict.score, verdict.status) == (score, status)


def test_the_exceptions_of_the_note() -> None:
    met = judge("unsd", base=(2020, 90), actual=(2022, 101), target=(2030, 100))
    assert (met.status, met.score) == (Status.ACHIEVED, 3)
    near = judge("unsd", base=(2020, 99), actual=(2022, "99.2"), target=(2030, 100), limit=100)
    assert (near.status, near.reasons) == (Status.ACHIEVED, ("within_one_percent",))
    far = judge("unsd", base=(2020, 95), actual=(2022, "98.9"), target=(2030, 100), limit=100)
    assert far.status is Status.ON_TRACK
    # judged up to the target's year: 100 in 2016, 121 in 2020 is 110 in 2018, half of the way to 120
    past = judge("unsd", base=(2016, 100), actual=(2020, 121), target=(2018, 140))
    assert past.ratio == pytest.approx(0.25)
    assert past.reasons == ("past_due",)


def test_a_target_of_zero_needs_no_growth_towards_it() -> None:
    """10 to 9 in a year, 8.1 in two: 19 % of the way to 0."""
    verdict = judge("unsd", base=(2020, 10), actual=(2021, 9), target=(2022, 0))
    assert verdict.ratio == pytest.approx(0.19)


def test_negative_values_and_what_is_undefined() -> None:
    """−100 to −90 in a year, −81 in two: 19 of the 50 to −50."""
    verdict = judge("unsd", base=(2020, -100), actual=(2021, -90), target=(2022, -50))
    assert verdict.ratio == pytest.approx(0.38)
    assert judge("unsd", base=(2020, 0), actual=(2021, 9), target=(2022, 20)).word == "not_assessed"
    assert judge("unsd", actual=(2021, 9), target=(2022, 20)).reasons == ("needs_base",)
    huge = judge("unsd", base=("2020-12-30", 1), actual=("2020-12-31", 2), target=(2030, 3), direction="down")
    assert huge.reasons == ("growth_undefined", "direction_contradicts")
    slow = judge("unsd", base=(2020, 1), actual=(2021, 1000), target=(2030, "1e20"))
    assert slow.reasons == ("out_of_range",)  # 10^30 is beyond all measure

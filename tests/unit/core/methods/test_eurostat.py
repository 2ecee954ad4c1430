"""Eurostat's method: published results of EUSTAT, which runs it, and the edges of its grades.

Published: github.com/EUSTAT-DES/data, indicator_calculation_components.yml at 00a0109c.
"""

from __future__ import annotations

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge


@pytest.mark.parametrize(
    "base, actual, target, ratio, score, word",
    [
        ((2016, "16.4"), (2022, "16.5"), "8.2", -0.02098521874625286, -2.58743841144272, "movement_away"),
        ((2016, "20.6"), (2024, "20.6"), "20.5", 0.0, -2.5, "insufficient_progress"),
        ((2016, "6.6"), (2024, "7.9"), "0.1", -0.08787928700737917, -2.8661636958640795, "movement_away"),
    ],
    ids=["1-2-1", "1-2-2", "2-1-2"],
)
def test_published_with_a_target(  # noqa: PLR0913, PLR0917  # one published line
    base: tuple[int, str], actual: tuple[int, str], target: str, ratio: float, score: float, word: str
) -> None:
    verdict = judge("eurostat", base=base, actual=actual, target=(2030, target), direction="down")
    assert verdict.ratio == pytest.approx(ratio, rel=0, abs=1e-9)
    assert verdict.score == pytest.approx(score, rel=0, abs=1e-9)
    assert verdict.word == word


def test_published_without_a_target() -> None:
    """1-3-1: 82.7 in 2015, 82.4 in 2025, more is better: −0.036 % a year is no progress, scored −0.0908."""
    verdict = judge("eurostat", base=(2015, "82.7"), actual=(2025, "82.4"), direction="up")
    assert verdict.rate == pytest.approx(-0.0003633504836403345, abs=1e-9)
    assert verdict.score == pytest.approx(-0.09083762091008363, abs=1e-9)
    assert (verdict.word, verdict.status) == ("no_progress", Status.OFF_TRACK)


@pytest.mark.parametrize(
    "actual, word, status",
    [
        ("101.1", "significant_progress", Status.ON_TRACK),
        ("101", "moderate_progress", Status.SLOW),  # above 1 %, not from 1 % on
        ("100.1", "no_progress", Status.OFF_TRACK),
        ("99.9", "no_progress", Status.OFF_TRACK),
        ("99.8", "moderate_movement_away", Status.MOVING_AWAY),
        ("99", "moderate_movement_away", Status.MOVING_AWAY),
        ("98.9", "significant_movement_away", Status.MOVING_AWAY),
    ],
)
def test_edges_without_a_target(actual: str, word: str, status: Status) -> None:
    verdict = judge("eurostat", base=(2020, 100), actual=(2021, actual), direction="up")
    assert (verdict.word, verdict.status) == (word, status)


@pytest.mark.parametrize(
    "actual, word, score",
    [
        # 10 % a year is asked: 100 to 121 in two years; the ratio is the growth of one year over 10 %
        ("109.5", "significant_progress", 2.5),  # 95 %: 5/70 × 35
        ("106", "moderate_progress", 0),
        ("113", "significant_progress", 5),  # 130 %
        ("105.9", "insufficient_progress", -0.041666666667),  # 59 %: 5/120 × 119 − 5
        ("94", "movement_away", -5),  # −60 %
        ("90", "movement_away", -5),
    ],
)
def test_grades_and_score_with_a_target(actual: str, word: str, score: float) -> None:
    verdict = judge("eurostat", base=(2020, 100), actual=(2021, actual), target=(2022, 121))
    assert verdict.word == word
    assert verdict.score == pytest.approx(score, abs=1e-9)


def test_a_met_target_is_achieved_and_no_growth_is_a_reason() -> None:
    assert judge("eurostat", base=(2020, 100), actual=(2021, 130), target=(2022, 121)).status is Status.ACHIEVED
    verdict = judge("eurostat", base=(2020, -2), actual=(2021, 3), direction="up")
    assert (verdict.word, verdict.reasons) == ("not_available", ("growth_undefined", "sign_change"))
    verdict = judge("eurostat", base=(2020, 0), actual=(2021, 3), target=(2030, 9))
    assert (verdict.word, verdict.reasons) == ("not_available", ("growth_undefined", "zero_value"))


def test_the_rule_keeps_its_growth_on_a_linear_path_and_says_so() -> None:
    linear = judge("eurostat", base=(2020, 100), actual=(2021, 109), target=(2022, 121), path="linear")
    assert linear.ratio == pytest.approx(0.9)  # 9 % of the 10 % asked; linear would be 9 of 10.5
    assert linear.reasons == ("path_clash",)

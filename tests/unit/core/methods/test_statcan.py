"""Statistics Canada's method: published results, and where its program's defects are not repeated.

Published: github.com/sdg-data-canada-odd-donnees/sdg-data-donnees-odd, indicator_calculation_components.yml of
11 March 2026, Open Government Licence – Canada; the comments name the indicators.
"""

from __future__ import annotations

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge


def close(number: float) -> object:
    return pytest.approx(number, rel=0, abs=1e-9)


@pytest.mark.parametrize(
    "base, actual, target, direction, ratio, score, word",
    [
        (
            (2015, "14.5"),
            (2023, "10.2"),
            "7.25",
            "down",
            0.9525901792032172,
            2.5185563910306596,
            "substantial_progress",
        ),
        ((2015, "0.27"), (2023, "0.38"), "0.7", "up", 0.6656054028956886, 0.4686528323436141, "moderate_progress"),
        ((2010, "4"), (2023, "3"), "0.4", "down", 0.20125535865133842, -1.6614292971074682, "limited_progress"),
        ((2015, "98.8"), (2024, "98.3"), "100", "up", -0.6999479299633053, -5, "deterioration"),
        ((2015, "0.9"), (2023, "14.7"), "10", "up", 2.3996836108900683, 5, "target_achieved"),
        ((2015, "7.05"), (2024, "12.58"), "70", "down", -0.40189193878221646, 5, "target_achieved"),
    ],
    ids=["1-2-1", "17-2-1", "3-3-5", "1-4-1 drinking water", "14-5-1", "3-1-1"],
)
def test_published_with_a_target(  # noqa: PLR0913, PLR0917  # one published line
    base: tuple[int, str], actual: tuple[int, str], target: str, direction: str, ratio: float, score: float, word: str
) -> None:
    verdict = judge("statcan", base=base, actual=actual, target=(2030, target), direction=direction)
    assert (verdict.word, verdict.ratio, verdict.score) == (word, close(ratio), close(score))
    assert verdict.rate is None


@pytest.mark.parametrize(
    "base, actual, direction, limit, rate, score, word",
    [
        ((2015, "8.1"), (2024, "6.8"), "down", None, 0.019250240225317627, 4.625120112658813, "substantial_progress"),
        ((2015, "40"), (2024, "43"), "up", 100, 0.00806800138418895, 0.8021034575522341, "moderate_progress"),
        ((2015, "90"), (2021, "93.2"), "up", 100, 0.005839995229728112, 2.815386645395768, "substantial_progress"),
        ((2016, "99.47"), (2024, "99.5"), "up", 100, 3.769483546056662e-05, -1.6917364186249069, "limited_progress"),
        ((2015, "4.55"), (2024, "4.67"), "up", None, 0.0028966136258032904, -1.0516931870983548, "limited_progress"),
        ((2015, "62.39"), (2024, "60.9"), "up", None, -0.0026821556210786524, -2.8352694526348317, "deterioration"),
    ],
    ids=["3-5-2", "4-3-1", "1-3-1 children", "1-4-1 information", "10-5-1 regulatory", "1-a-2"],
)
def test_published_without_a_target(  # noqa: PLR0913, PLR0917  # one published line
    base: tuple[int, str],
    actual: tuple[int, str],
    direction: str,
    limit: int | None,
    rate: float,
    score: float,
    word: str,
) -> None:
    verdict = judge("statcan", base=base, actual=actual, direction=direction, limit=limit)
    assert (verdict.word, verdict.rate, verdict.score) == (word, close(rate), close(score))
    assert verdict.ratio is None


def test_a_root_on_the_edge_is_on_the_edge() -> None:
    """100 × 1.015^10 grows by 1.5 % a year: "moderate" by a raw comparison of floats, substantial by the rule."""
    verdict = judge("statcan", base=(2015, 100), actual=(2025, 100 * 1.015**10), direction="up")
    assert verdict.word == "substantial_progress"


def test_a_month_is_no_year() -> None:
    """From 54 to 57 since August 2022, in twelve months or in seven; sdg-build cuts both to 2022 and 2023."""
    whole = judge("statcan", base=("2022-08", 54), actual=("2023-08", 57), target=(2030, 66))
    part = judge("statcan", base=("2022-08", 54), actual=("2023-03", 57), target=(2030, 66))
    # required: (66/54)^(12/100) − 1, the end of 2030 being 100 months after August 2022
    required = (66 / 54) ** (12 / 100) - 1
    assert whole.ratio == close((57 / 54 - 1) / required)
    assert part.ratio == close(((57 / 54) ** (12 / 7) - 1) / required)


def test_all_negative_values_are_their_magnitudes_mirrored() -> None:
    """From −100 to −81 in two years the loss shrinks by 10 % a year, and −65.61 in four years asks for the same."""
    verdict = judge("statcan", base=(2020, -100), actual=(2022, -81), target=(2024, "-65.61"))
    assert verdict.ratio == close(1.0)
    assert verdict.reasons == ("negative_values",)
    assert verdict.status is Status.ON_TRACK


def test_zero_base_is_not_nudged() -> None:
    verdict = judge("statcan", base=(2015, 0), actual=(2020, 5), target=(2030, 10))
    assert verdict.reasons == ("growth_undefined", "zero_value")
    assert verdict.status is Status.NOT_ASSESSABLE


def test_at_the_limit_keeping_it_is_enough_and_losing_it_is_not() -> None:
    assert judge("statcan", base=(2015, 100), actual=(2020, 100), direction="up", limit=100).score == 5
    assert judge("statcan", base=(2015, 100), actual=(2020, 99), direction="up", limit=100).word == "deterioration"


@pytest.mark.parametrize(
    "base, growth, word",
    [
        # 150 lies between the limit and its double: C = 1 − 0.5^4.44 = 0.9539, so that 1.5 % × C = 1.4309 % is asked
        (150, 0.0143, "moderate_progress"),
        (150, 0.0144, "substantial_progress"),
        (200, 0.0149, "moderate_progress"),  # from twice the limit on, all is asked
    ],
)
def test_above_the_limit_the_factor_is_mirrored(base: int, growth: float, word: str) -> None:
    verdict = judge("statcan", base=(2020, base), actual=(2021, base * (1 - growth)), direction="down", limit=100)
    assert verdict.word == word

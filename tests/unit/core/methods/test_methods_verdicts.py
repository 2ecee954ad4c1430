"""Every way out of every method: its name, the word for it, the number it stands on, and the reasons it came with."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.base import Verdict
from bgplan.core.methods.catalogue import judge

NAMES = ("pace", "eurostat", "statcan", "unsd", "escap", "destatis", "sdsn", "plan-rate")
OWN = {"missed", "moving_away", "off_track", "slow", "on_track", "ahead", "achieved"}
WORDS = {
    "pace": OWN,
    "plan-rate": OWN,
    "eurostat": {
        *("target_achieved", "significant_progress", "moderate_progress", "insufficient_progress", "movement_away"),
        *("no_progress", "moderate_movement_away", "significant_movement_away"),
    },
    "statcan": {
        *("target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration"),
    },
    "unsd": {"met_or_on_track", "fair_progress", "stagnation_or_regression"},
    "escap": {"maintain", "accelerate", "reverse"},
    "destatis": {"sun", "slightly_cloudy", "cloudy", "thunderstorm"},
    "sdsn": {"on_track", "moderately_improving", "stagnating", "decreasing"},
}
NO_WORD = {"pace": "not_assessable", "plan-rate": "not_assessable", "unsd": "not_assessed"}
"""What a method calls a case that it cannot judge; "not_available" where it has no word of its own."""

LEVEL: dict[str, Any] = {"base": (2015, 100), "actual": (2020, 110), "target": (2030, 150)}
RISING = tuple((2015 + index, 100 + 2 * index) for index in range(6))
SITUATIONS: dict[str, dict[str, Any]] = {
    "under way": LEVEL | {"series": RISING},
    "met": LEVEL | {"series": RISING, "target": (2030, 105)},
    "without a target": {"base": (2015, 100), "actual": (2020, 110), "direction": "up", "series": RISING},
    "nothing but a figure": {"actual": (2020, 110)},
    "without a base": LEVEL | {"base": None},
    "without an actual": LEVEL | {"actual": None},
    "of two signs": LEVEL | {"base": (2015, -100)},
    "past due": LEVEL | {"target": (2018, 150)},
    "out of range": LEVEL | {"actual": (2020, "nan")},
    "a way too short": LEVEL | {"base": (2015, "1e-200"), "target": (2030, "2e-200"), "direction": "down"},
    "a plan of the year": {"actual": ("2023-06", 50), "target": (2023, 100)},
    "a plan that is met": {"actual": ("2023-06", 100), "target": (2023, 100)},
    "a plan too small for any number": {"actual": ("2023-06", "1e299"), "target": (2023, "1e-299")},
}


@pytest.mark.parametrize("terms", SITUATIONS.values(), ids=SITUATIONS)
@pytest.mark.parametrize("method", NAMES)
def test_a_verdict_names_its_method_and_has_a_word(method: str, terms: dict[str, Any]) -> None:
    verdict = judge(method, **terms)
    assert (verdict.method, isinstance(verdict.status, Status)) == (method, True)
    if verdict.status is not Status.NOT_ASSESSABLE:
        assert verdict.word in WORDS[method]
    elif terms is SITUATIONS["out of range"]:
        assert verdict.word == "not_available"  # no method was asked
    else:
        assert verdict.word == NO_WORD.get(method, "not_available")


def test_the_same_verdict_twice_is_one() -> None:
    assert len({judge("sdsn", **LEVEL), judge("sdsn", **LEVEL), judge("pace", **LEVEL)}) == 2


def test_plan_rate_words_are_the_statuses() -> None:
    assert judge("plan-rate", actual=("2023-06", 50), target=(2023, 100)).word == "on_track"


@pytest.mark.parametrize("method", ["eurostat", "statcan"])
def test_a_met_target_is_achieved_with_its_ratio_and_full_score(method: str) -> None:
    """100 to 144 in two years is 20 % a year, of the 10 % that lead to 121."""
    verdict = judge(method, base=(2020, 100), actual=(2022, 144), target=(2022, 121))
    assert (verdict.status, verdict.word, verdict.score) == (Status.ACHIEVED, "target_achieved", 5)
    assert verdict.ratio == pytest.approx(2)
    mirrored = judge(method, base=(2020, -100), actual=(2022, -64), target=(2022, -81))
    assert (mirrored.status, mirrored.reasons) == (Status.ACHIEVED, ("negative_values",))


@pytest.mark.parametrize("method", ["eurostat", "statcan", "unsd"])
def test_negative_values_are_told_with_every_grade(method: str) -> None:
    """−100 to −81 in two years: the loss shrinks by 10 % a year."""
    alone = judge(method, base=(2020, -100), actual=(2022, -81), direction="up")
    assert alone.rate == pytest.approx(0.1)
    assert (alone.status, alone.reasons) == (Status.ON_TRACK, ("negative_values",))
    asked = judge(method, base=(2020, -100), actual=(2022, -81), target=(2024, -60))
    assert asked.reasons == ("negative_values",)


@pytest.mark.parametrize("method, best", [("eurostat", 5), ("statcan", 5), ("unsd", 3)])
def test_growth_without_a_target_is_shown_with_its_status(method: str, best: int) -> None:
    """10 % in one year is beyond every threshold, the other way below."""
    up = judge(method, base=(2020, 100), actual=(2021, 110), direction="up")
    assert up.rate == pytest.approx(0.1)
    assert (up.ratio, up.status, up.score) == (None, Status.ON_TRACK, best)
    down = judge(method, base=(2020, 100), actual=(2021, 110), direction="down")
    assert down.rate == pytest.approx(-0.1)
    assert down.status is Status.MOVING_AWAY


def test_met_and_shown_with_its_share_of_the_way() -> None:
    """100 to 110 in a year is 121 in two: 21 of 5."""
    verdict = judge("unsd", base=(2020, 100), actual=(2021, 110), target=(2022, 105))
    assert (verdict.status, verdict.word, verdict.score) == (Status.ACHIEVED, "met_or_on_track", 3)
    assert verdict.ratio == pytest.approx(4.2)


@pytest.mark.parametrize(
    "actual, target, limit, status, reasons",
    [
        (99, 100, 100, Status.ACHIEVED, ("within_one_percent",)),  # one point away is within
        ("98.99", 100, 100, Status.ON_TRACK, ()),
        ("99.2", 100, None, Status.ON_TRACK, ()),  # no limit, no exception
        ("99.2", 100, 101, Status.ON_TRACK, ()),
        ("49.2", 50, 50, Status.ON_TRACK, ()),  # neither 0 nor 100
    ],
)
def test_within_one_point(
    actual: str | int, target: int, limit: int | None, status: Status, reasons: tuple[str, ...]
) -> None:
    """So near to the target within a year that it is reached in the second."""
    verdict = judge("unsd", base=(2021, target - 2), actual=(2022, actual), target=(2023, target), limit=limit)
    assert (verdict.status, verdict.reasons) == (status, reasons)


def test_within_one_point_of_nothing() -> None:
    verdict = judge("unsd", base=(2020, 10), actual=(2022, "0.9"), target=(2030, 0), limit=0)
    assert (verdict.status, verdict.reasons) == (Status.ACHIEVED, ("within_one_percent",))
    assert judge("unsd", base=(2020, 99), target=(2030, 100), limit=100).reasons == ("needs_actual",)


def test_a_kept_arrow_has_its_ratio() -> None:
    """50 to 82 in eight years is 4 a year, of the 2 asked."""
    verdict = judge("sdsn", base=(2015, 50), actual=(2023, 82), target=(2030, 80))
    assert (verdict.status, verdict.word, verdict.ratio) == (Status.ON_TRACK, "on_track", 2)


def test_an_arrow_keeps_no_reason_to_itself() -> None:
    verdict = judge("sdsn", base=(2015, 50), actual=(2023, 66), target=(2030, 80), direction="down")
    assert verdict.reasons == ("target_met", "direction_contradicts")


def test_the_index_is_a_parity_only_at_its_own_limit() -> None:
    """20 to 60 on the way to 50, where 100 is the limit: 13.3, at most 10; a parity would count 10 of 30 as missing."""
    away = judge("escap", base=(None, 20), actual=(None, 60), target=(None, 50), limit=100)
    assert away.index == 10
    parity = judge("escap", base=(None, 20), actual=(None, 60), target=(None, 50), limit=50)
    assert parity.index == Fraction(20, 3)


def test_a_met_target_leaves_no_gap() -> None:
    verdict = judge("escap", base=(2015, 1), actual=(2020, 4), target=(2030, 3))
    assert (verdict.ratio, verdict.word, verdict.status) == (0, "maintain", Status.ON_TRACK)


def test_the_series_own_figure_counts_at_the_time_of_the_base() -> None:
    """0 in 2015 and 3 in 2017 are 7.5 in 2020, whatever the base was taken for: 2.5 missing of the 9 from 1 to 10."""
    verdict = judge("escap", base=(2015, 1), target=(2020, 10), series=[(2015, 0), (2017, 3)])
    assert verdict.ratio == Fraction(5, 18)


def test_at_its_due_time_a_target_is_not_past_due() -> None:
    """21 of 30 at the end of 2030: 9 are missing."""
    gap = judge("escap", base=(2015, 20), actual=(2030, 41), target=(2030, 50))
    assert (gap.ratio, gap.word, gap.reasons) == (Fraction(3, 10), "accelerate", ())
    series = [(2025 + index, 10 + index) for index in range(6)]
    symbol = judge("destatis", series=series, target=(2030, 20), direction="up")
    assert (symbol.ratio, symbol.word, symbol.reasons) == (1, "cloudy", ())  # all of what is left will be missed
    assert judge("statcan", base=(2015, 100), actual=(2030, 120), target=(2030, 150)).reasons == ()


@pytest.mark.parametrize(
    "values, target, word",
    [
        ((10, 11, 12, 13, 9, 10), None, "cloudy"),  # no average change, but the last one is right
        ((10, 11, 12, 13, 11, 10), None, "thunderstorm"),
        ((10, 11, 12, 13, 14, 14), None, "slightly_cloudy"),  # on average up, at last nothing
        ((10, 11, 12, 13, 14, 15), None, "sun"),
        ((10, 9, 9, 9, 9, 9), None, "thunderstorm"),
        ((15, 15, 15, 15, 15, 15), 14, "sun"),  # met, and kept
    ],
)
def test_weather_where_nothing_moves(values: tuple[int, ...], target: int | None, word: str) -> None:
    aim: Verdict = judge(
        "destatis",
        series=[(2018 + index, value) for index, value in enumerate(values)],
        target=None if target is None else (2030, target),
        direction="up",
    )
    assert aim.word == word


def test_pace_at_the_due_time_needs_to_know_which_way_is_up() -> None:
    path: dict[str, Any] = {"path": "linear"}
    told = judge("pace", actual=(2030, 110), target=(2030, 120), direction="up", **path)
    assert (told.status, told.reasons) == (Status.MISSED, ("needs_base",))
    untold = judge("pace", actual=(2030, 110), target=(2030, 120), **path)
    assert (untold.status, untold.reasons) == (Status.NOT_ASSESSABLE, ("needs_base",))
    assert judge("pace", **LEVEL | path | {"actual": (None, 110)}).reasons == ("needs_actual",)
    assert judge("pace", **LEVEL | path | {"target": (None, 150)}).reasons == ("needs_target_time",)


def test_the_month_itself_is_no_earlier_year() -> None:
    """60 % against the 50 % of a year before, not against a share of the same month."""
    series = [("2022-08", "0.5"), ("2023-08", "0.9")]
    assert judge("plan-rate", actual=("2023-08", 60), target=(2023, 100), series=series).ratio == Fraction(6, 5)


@pytest.mark.parametrize(
    "method, ratio",
    [
        # As Statistics Canada publishes it: growth of -100 % a year over (0.5 / 0.79)^(1/15) - 1 = -3.0035 %.
        ("statcan", 33.2948132017689),
        ("eurostat", 33.2948132017689),
        ("unsd", 0.79 / 0.29),  # nothing stays nothing: the whole way of 0.79 over the 0.29 that are asked for
    ],
)
def test_an_actual_of_nothing_is_a_fall_of_everything(method: str, ratio: float) -> None:
    verdict = judge(method, base=(2015, "0.79"), actual=(2024, 0), target=(2030, "0.5"), direction="down")
    assert verdict.status is Status.ACHIEVED
    assert verdict.ratio == pytest.approx(ratio, abs=1e-9)
    other = judge(method, base=(2015, "0.79"), actual=(2024, 0), target=(2030, 1))
    assert other.status is Status.MOVING_AWAY
    without = judge(method, base=(2015, "0.79"), actual=(2024, 0), direction="up")
    assert (without.rate, without.status) == (-1, Status.MOVING_AWAY)


def test_a_base_or_target_of_nothing_is_not_replaced() -> None:
    assert judge("statcan", base=(2015, 0), actual=(2024, 1), target=(2030, 5)).ratio is None
    assert judge("statcan", base=(2015, 10), actual=(2023, 5), target=(2030, 0)).ratio is None
    assert judge("statcan", base=(2015, -4), actual=(2024, 0), target=(2030, 3)).ratio is None  # the sign changes

"""The weather symbols: every rule of the published methodology, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.base import Verdict
from bgplan.core.methods.catalogue import judge

RISING = [(2018, 10), (2019, 11), (2020, 12), (2021, 13), (2022, 14), (2023, 15)]


def symbol(target: str | None, *, direction: str = "up", series: list[tuple[int, int]] | None = None) -> Verdict:
    aim = None if target is None else (2030, target)
    return judge("destatis", series=series or RISING, target=aim, direction=direction)


@pytest.mark.parametrize(
    "target, miss, word, status",
    [
        # one a year: 22 in 2030; missed is (T − 22) / (T − 15)
        ("22", Fraction(0), "sun", Status.ON_TRACK),
        ("20", Fraction(0), "sun", Status.ON_TRACK),
        ("22.35", Fraction(35, 735), "sun", Status.ON_TRACK),  # 4.8 %
        ("23.75", Fraction(1, 5), "slightly_cloudy", Status.ON_TRACK),  # 20 % just counts
        ("23.8", Fraction(9, 44), "cloudy", Status.SLOW),
        ("30", Fraction(8, 15), "cloudy", Status.SLOW),
    ],
)
def test_a_target_value(target: str, miss: Fraction, word: str, status: Status) -> None:
    verdict = symbol(target)
    assert (verdict.ratio, verdict.word, verdict.status) == (miss, word, status)


def test_five_percent_is_slightly_cloudy() -> None:
    """T − 22 = 0.05 × (T − 15): T = 21.25 / 0.95."""
    verdict = judge("destatis", series=RISING, target=(2030, Fraction(2125, 95)), direction="up")
    assert (verdict.ratio, verdict.word) == (Fraction(1, 20), "slightly_cloudy")


def test_the_wrong_way_is_a_thunderstorm_and_so_is_standing_still() -> None:
    assert symbol("5", direction="down").word == "thunderstorm"
    assert symbol("30", series=[(year, 15) for year in range(2018, 2024)]).status is Status.MOVING_AWAY


def test_a_met_target_is_to_be_kept() -> None:
    assert symbol("14").word == "sun"
    assert symbol("20", direction="down").word == "slightly_cloudy"
    assert symbol("14").reasons == ("target_met",)


@pytest.mark.parametrize(
    "last, word",
    [((13, 15), "sun"), ((15, 14), "slightly_cloudy"), ((8, 9), "cloudy"), ((9, 8), "thunderstorm")],
)
def test_a_direction_alone(last: tuple[int, int], word: str) -> None:
    series = [(2018, 10), (2019, 11), (2020, 12), (2021, 13), (2022, last[0]), (2023, last[1])]
    verdict = symbol(None, series=series)
    assert verdict.word == word
    assert verdict.rate == Fraction(last[1] - 10, 5)


def test_only_the_last_six_consecutive_points_count() -> None:
    assert symbol("22", series=[(2017, 99), *RISING]).ratio == 0
    gap = [(2017, 99), *RISING[1:]]
    assert symbol("22", series=gap).reasons == ("short_series",)
    assert symbol("22", series=RISING[3:]).reasons == ("needs_series",)
    assert symbol("22", series=RISING[2:]).word == "sun"


def test_what_is_missing_is_a_reason() -> None:
    assert judge("destatis", series=RISING, target=(2030, 30)).reasons == ("needs_direction",)
    same = judge("destatis", series=RISING, base=(2015, 30), target=(2030, 30))
    assert same.reasons == ("base_equals_target",)
    assert judge("destatis", series=RISING, target=(None, 30), direction="up").reasons == ("needs_target_time",)
    assert judge("destatis", series=RISING, target=(2020, 30), direction="up").reasons == ("past_due",)
    assert judge("destatis", series=RISING, base=(2015, 9), target=(2030, 22)).word == "sun"


def test_the_actual_closes_the_series() -> None:
    earlier = judge("destatis", series=[*RISING, (2024, 99)], actual=(2023, 15), target=(2030, 22), direction="up")
    assert (earlier.word, earlier.ratio) == ("sun", 0)

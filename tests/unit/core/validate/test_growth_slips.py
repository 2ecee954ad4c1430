"""BG907: a growth that is an index, a fraction or has its point elsewhere. All figures are invented."""

from __future__ import annotations

import pytest

from bgplan.core.validate.growth import growths_out_of_line
from tests.build import dataset, fails, seen, target

OTHERS = {"2018": "24.5", "2019": "27.1", "2020": "23.89"}


@pytest.mark.parametrize(
    "value, reason",
    [
        ("126.45", "growth-index"),
        ("0.2645", "growth-fraction"),
        ("264.5", "growth-far-above"),
        ("2.6450", "growth-shifted"),
        ("26.45", ""),
        ("2.6", ""),  # a poor year
        ("0.3", ""),
        ("-5.24", ""),  # a year of crisis
        ("58.7", ""),  # January with another date of the New Year
        ("100", ""),  # a doubling
        ("0", ""),
    ],
)
def test_a_growth_is_like_the_others_of_its_series(value: str, reason: str) -> None:
    figures = [seen(each, period, "growth") for period, each in (OTHERS | {"2021": value}).items()]
    found = fails(growths_out_of_line(dataset(*figures)))
    assert [(each.subject, each.facts["reason"]) for each in found] == [("growth@2021", reason)] * bool(reason)


def test_two_figures_say_nothing() -> None:
    assert fails(growths_out_of_line(dataset(seen("24.5", "2020", "growth"), seen("264.5", "2021", "growth")))) == ()


def test_a_series_that_was_small_before_may_be_small() -> None:
    """Prices rise by 0.19 % in one year and by 4 % in another."""
    figures = (("2018", "3.5"), ("2019", "2.8"), ("2020", "3.2"), ("2021", "0.1875"))
    assert fails(growths_out_of_line(dataset(*(seen(value, period, "growth") for period, value in figures)))) == ()


def test_of_a_restless_series_a_high_growth_is_one_more() -> None:
    figures = (("2018", "-30"), ("2019", "90"), ("2020", "-10"), ("2021", "190"))
    assert fails(growths_out_of_line(dataset(*(seen(value, period, "growth") for period, value in figures)))) == ()


@pytest.mark.parametrize(
    "value, reason",
    [
        ("125", "growth-index"),  # 25 a year
        ("0.245", "growth-fraction"),
        ("250", "growth-far-above"),
        ("25", ""),
        ("45", ""),  # bold
        ("2", ""),  # modest
        ("0.5", ""),
    ],
)
def test_the_growth_that_is_asked_for_is_like_what_was_reached(value: str, reason: str) -> None:
    figures = [seen(each, period, "growth") for period, each in OTHERS.items()]
    goal = target(value, indicator="growth", over="2021/2030", path="geometric")
    found = fails(growths_out_of_line(dataset(*figures, targets={"t": goal})))
    assert [(each.subject, each.facts["reason"]) for each in found] == [("t", reason)] * bool(reason)

"""Prints and periods are read as the examples of docs/figures.md and docs/methods.md say."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.reckoned.figures import figure
from tests.reckoned.periods import period, years_between


@pytest.mark.parametrize(
    "printed, value, low, high",
    [
        ("652.153 tỷ đồng", "652153", "652152.5", "652153.5"),
        ("258,8 nghìn tỷ đồng", "258.8", "258.75", "258.85"),
        ("258,8 nghìn tỷ đồng", "258800", "258750", "258850"),
        ("1,322 ha", "1322", "1321.5", "1322.5"),
        ("hơn 1,48 tỷ USD", "1.48", "1.48", "1.49"),
        ("hơn 26.300 tỷ đồng", "26300", "26300", "26400"),
        ("khoảng 258,8 nghìn tỷ đồng", "258.8", "258.75", "258.85"),
        ("75,6%", "75.6", "75.55", "75.65"),
        ("giảm 2,5%", "-2.5", "-2.55", "-2.45"),
        ("bằng 80,12% kế hoạch năm", "80.12", "80.115", "80.125"),
        ("", "75.6", "75.55", "75.65"),
    ],
)
def test_a_print_tells_what_a_figure_can_stand_for(printed: str, value: str, low: str, high: str) -> None:
    read = figure({"printed": printed, "value": value})
    assert (read.value, read.low, read.high) == (Fraction(value), Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    "printed, value, low, high",
    [
        ("54 CCN", "54", "54", "54"),
        ("six IPs", "6", "6", "6"),
        ("46 nghìn lao động", "46000", "45500", "46500"),
        ("gần 382.000 lao động", "382000", "381000", "382000"),
    ],
)
def test_a_count_is_exact_unless_a_word_says_otherwise(printed: str, value: str, low: str, high: str) -> None:
    read = figure({"printed": printed, "value": value}, counted=True)
    assert (read.value, read.low, read.high) == (Fraction(value), Fraction(low), Fraction(high))


def test_a_print_that_does_not_say_the_value_is_refused() -> None:
    with pytest.raises(ValueError, match="does not say 25"):
        figure({"printed": "26 ha", "value": "25"})


def test_a_plan_follows_from_both_prints() -> None:
    # 258.75 / 0.80125 and 258.85 / 0.80115: the 322.93 to 323.10 of docs/methods.md.
    done, of_plan = figure({"printed": "258,8", "value": "258.8"}), figure({"printed": "80,12%", "value": "80.12"})
    plan = done / of_plan
    assert (round(float(plan.low) * 100, 2), round(float(plan.high) * 100, 2)) == (322.93, 323.10)


@pytest.mark.parametrize(
    "text, start, end",
    [
        ("2023-Q3", "2023-07-01", "2023-09-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-01-01/P8M", "2023-01-01", "2023-08-31"),
        ("2023-01-01/P7M20D", "2023-01-01", "2023-08-20"),
        ("2023-01-01/P12M", "2023-01-01", "2023-12-31"),
        ("2021/2030", "2021-01-01", "2030-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, start: str, end: str) -> None:
    read = period(text)
    assert (f"{read.start}", f"{read.end}") == (start, end)


def test_months_are_twelfths_and_days_are_parts_of_their_year() -> None:
    # The examples of docs/methods.md: 7.3333 and 7.3589.
    assert years_between(period("2023-08"), period("2030")) == Fraction(88, 12)
    assert years_between(period("2023-08-22"), period("2030")) == 7 + Fraction(365 - 234, 365)

"""Curves: like periods on an even grid of time, and what is missing left open."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from bgplan.core.history import MOST, Curve, curves_of, extent
from bgplan.core.series import best_prints
from tests.build import dataset, seen


def curves(*observations: dict[str, Any]) -> tuple[Curve, ...]:
    return curves_of(best_prints(list(dataset(*observations).observations)))


def flows(*periods: str) -> tuple[Curve, ...]:
    """Flows that are worth 10, 20, 30 … in the order given."""
    return curves(*(seen(10 * (at + 1), period, "output") for at, period in enumerate(periods)))


def drawn(found: tuple[Curve, ...]) -> list[tuple[str, list[int | None]]]:
    return [(each.kind, [None if point is None else int(point) for point in each.points]) for each in found]


def test_a_year_without_a_figure_is_left_open() -> None:
    (only,) = flows("2019", "2020", "2022")
    assert only == Curve("years", only.first, only.last, (Fraction(10), Fraction(20), None, Fraction(30)))
    assert (only.first.text, only.last.text) == ("2019", "2022")


def test_only_periods_of_one_kind_stand_in_one_curve() -> None:
    found = flows("2021", "2022", "2022-Q4", "2023-Q1", "2023-Q3", "2023-11", "2024-01")
    assert drawn(found) == [("years", [10, 20]), ("quarters", [30, 40, None, 50]), ("months", [60, None, 70])]


def test_a_period_is_what_it_spans_however_it_is_written() -> None:
    found = flows("2023-01-01/P12M", "2024", "2024-01-01/P3M", "2024-Q2", "2024-05-01/P1M", "2024-06")
    assert drawn(found) == [("years", [10, 20]), ("quarters", [30, 40]), ("months", [50, 60])]


def test_months_added_up_stand_with_those_of_other_years() -> None:
    """The newest stretch decides: eight months. Seven months of 2023 are no point of it, and 2021 is missing."""
    found = flows("2020-01-01/P8M", "2022-01-01/P8M", "2023-01-01/P7M", "2023-01-01/P8M")
    assert drawn(found) == [("same", [10, None, 20, 40])]


def test_the_last_day_of_february_is_the_last_day_in_every_year() -> None:
    assert drawn(flows("2023-01-01/P2M", "2024-01-01/P2M")) == [("same", [10, 20])]


def test_a_level_is_drawn_by_its_last_figure_of_each_year() -> None:
    found = curves(seen(5, "2020"), seen(6, "2022-03-31"), seen(8, "2022-08"), seen(9, "2023-08-22"))
    assert drawn(found) == [("year_ends", [5, None, 8, 9])]


def test_within_one_year_every_level_is_drawn() -> None:
    assert drawn(curves(seen(5, "2022-03-31"), seen(6, "2022-08"))) == [("each", [5, 6])]


def test_one_figure_of_a_kind_is_no_curve() -> None:
    assert flows() == flows("2022") == flows("2022", "2023-Q1", "2023-05") == ()


def test_sums_over_years_are_no_curve() -> None:
    assert flows("2016/2020", "2021/2025") == ()


def test_only_the_newest_points_are_drawn() -> None:
    (only,) = flows("1900", "1950", "1990", "2010")
    assert drawn((only,))[0][1][0] == 30
    assert only.first.text == "1990"
    assert len(only.points) == 21
    assert len(flows(*map(str, range(1900, 2000)))[0].points) == MOST


def test_the_extent_is_of_what_is_known() -> None:
    assert extent((Fraction(3), None, Fraction(-1), Fraction(2))) == (Fraction(-1), Fraction(3))

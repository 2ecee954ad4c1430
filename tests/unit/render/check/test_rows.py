"""The cells of a row: what an average over years rests on, hedges, marks, bars."""

from __future__ import annotations

import pytest

from bgplan.render.check.rows import actual_cell, bar_cell, date_cell, status_cell, target_cell
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target

AVERAGE = {"t": target(19, indicator="growth", over="2021/2030", path="geometric")}
EN = Words("en")


@pytest.mark.parametrize(
    "stages, number", [((None, None), "19.00"), (("E", None), "19.00*"), ((None, "E"), "19.00*")], ids=str
)
def test_an_average_names_its_years_and_is_an_estimate_where_one_of_them_is(
    stages: tuple[str | None, str | None], number: str
) -> None:
    """19 % and 19 % are 19 % on average."""
    figures = (seen(19, str(2021 + at), "growth", stage=stage) for at, stage in enumerate(stages))
    (result,) = report(dataset(*figures, targets=AVERAGE), "2023-06-30").targets
    assert (date_cell(result, EN).text, date_cell(result, EN).short) == ("2021–22", "21–22")
    assert actual_cell(result, EN).text == number


def test_an_average_of_one_year_names_that_year_and_one_with_gaps_has_one_decimal() -> None:
    (result,) = report(dataset(seen(19, "2021", "growth"), targets=AVERAGE), "2022-06-30").targets
    assert (date_cell(result, EN).text, actual_cell(result, EN).text) == ("2021", "19.00")
    (result,) = report(dataset(seen(19, "2022", "growth"), targets=AVERAGE), "2023-06-30").targets
    assert actual_cell(result, EN).text == "19.0"  # 2021 is missing


def test_a_doubtful_figure_and_an_old_one_are_marked() -> None:
    figure = seen(9, "2022-12-31", confidence="low", stage="E")
    (result,) = report(dataset(figure, targets={"t": target(29)}), "2024-06-30").targets
    cell = actual_cell(result, EN)
    assert (cell.text, cell.signs) == ("9*?", ("estimate", "doubtful"))
    assert (date_cell(result, EN).text, date_cell(result, Words("vi")).short) == ("Dec 2022‡", "12/22‡")


def test_an_implied_plan_shows_no_more_digits_than_its_percentage_tells() -> None:
    """8.4406 are 22.8 % of the plan: 36.94 … 37.10, so 37.0."""
    implied = {"t": target(None, indicator="output", plan="year", due="2023", implied="true")}
    quarter = seen("8.4406", "2023-01-01/P3M", "output", pct_of_plan={"plan": "year", "value": "22.8"})
    (result,) = report(dataset(quarter, targets=implied), "2023-04-30").targets
    assert target_cell(result, EN).text == "37.0†"


@pytest.mark.parametrize(
    "printed, shown",
    [("hơn 12 KCN", ">12"), ("trên 12 KCN", ">12"), ("gần 12 KCN", "<12"), ("khoảng 12 KCN", "≈12"), ("12 KCN", "12")],
)
def test_what_a_print_hedges_keeps_its_sign(printed: str, shown: str) -> None:
    figure = seen(None, "2022-12-31", printed=printed)
    (result,) = report(dataset(figure, targets={"t": target(None, printed=printed)}), "2023-06-30").targets
    assert (actual_cell(result, EN).text, target_cell(result, EN).text) == (shown, shown)
    assert actual_cell(result, Words("vi", ascii_only=True)).text == shown.replace("≈", "~")


def test_a_bar_has_its_number_beside_it_and_stands_for_a_pace_only() -> None:
    """12 of 6 to 29 are 26 % of the way, three of ten years gone."""
    (result,) = report(dataset(seen(12, "2023"), targets={"t": target(29, base=base(6))}), "2024-06-30").targets
    assert bar_cell(result, EN).text == "▬▬─│────────  26%"
    assert bar_cell(result, Words("en", ascii_only=True)).text == "==.|........  26%"
    (unjudged,) = report(dataset(seen(12, "2021-03"), targets={"t": target(29, base=base(6))}), "2021-06-30").targets
    assert bar_cell(unjudged, EN).text == ""


def test_a_status_in_short_leaves_out_how_far() -> None:
    """7 after three years of ten from 6 to 29: 1 / 6.9 = 0.14, 31 months late."""
    (result,) = report(dataset(seen(7, "2023"), targets={"t": target(29, base=base(6))}), "2024-06-30").targets
    cell = status_cell(result, EN, "¹")
    assert cell.short == "▼ off track¹"
    assert "31" in cell.text

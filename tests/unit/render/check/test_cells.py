"""The cells of a row: what an average over years rests on, and a plan that nobody states."""

from __future__ import annotations

import pytest

from bgplan.render.check.cells import cells
from bgplan.render.words import Words
from tests.build import dataset, report, seen, target

AVERAGE = {"t": target(19, indicator="growth", over="2021/2030", path="geometric")}


@pytest.mark.parametrize(
    "stages, number", [((None, None), "19.00"), (("E", None), "19.00*"), ((None, "E"), "19.00*")], ids=str
)
def test_an_average_names_its_years_and_is_an_estimate_where_one_of_them_is(
    stages: tuple[str | None, str | None], number: str
) -> None:
    """19 % and 19 % are 19 % on average."""
    figures = (seen(19, str(2021 + at), "growth", stage=stage) for at, stage in enumerate(stages))
    found = report(dataset(*figures, targets=AVERAGE), "2023-06-30")
    made = cells(found.targets[0], found, Words("en"), notes=())
    assert (made.date, made.actual) == ("2021–2022", number)


def test_an_average_of_one_year_names_that_year() -> None:
    found = report(dataset(seen(19, "2021", "growth"), targets=AVERAGE), "2022-06-30")
    made = cells(found.targets[0], found, Words("en"), notes=())
    assert (made.date, made.actual) == ("2021", "19.00")


def test_a_doubtful_figure_is_marked() -> None:
    found = report(dataset(seen(9, "2022-12-31", confidence="low", stage="E"), targets={"t": target(29)}), "2023-06-30")
    assert cells(found.targets[0], found, Words("en"), notes=()).actual == "9*?"


def test_an_implied_plan_shows_no_more_digits_than_its_percentage_tells() -> None:
    """8.4406 are 22.8 % of the plan: 36.94 … 37.10, so 37.0."""
    implied = {"t": target(None, indicator="output", plan="year", due="2023", implied="true")}
    quarter = seen("8.4406", "2023-01-01/P3M", "output", pct_of_plan={"plan": "year", "value": "22.8"})
    found = report(dataset(quarter, targets=implied), "2023-04-30")
    assert cells(found.targets[0], found, Words("en"), notes=()).target == "37.0†"


def test_a_plan_that_nobody_states_says_so() -> None:
    implied = {"t": target(None, indicator="output", plan="year", due="2023", implied="true")}
    found = report(dataset(targets=implied), "2023-06-30")
    texts = [cells(found.targets[0], found, Words(lang), notes=()).target for lang in ("vi", "en")]
    assert texts == ["không nêu", "not stated"]


@pytest.mark.parametrize(
    "printed, lang, shown",
    [
        ("hơn 12 KCN", "vi", ">12"),
        ("trên 12 KCN", "vi", ">12"),
        ("gần 12 KCN", "vi", "<12"),
        ("khoảng 12 KCN", "vi", "≈12"),
        ("12 KCN", "vi", "12"),
    ],
)
def test_what_a_print_hedges_keeps_its_sign(printed: str, lang: str, shown: str) -> None:
    figure = seen(None, "2022-12-31", printed=printed)
    found = report(dataset(figure, targets={"t": target(None, printed=printed)}), "2023-06-30")
    made = cells(found.targets[0], found, Words(lang), notes=())
    assert (made.actual, made.target) == (shown, shown)
    typed = cells(found.targets[0], found, Words(lang, ascii_only=True), notes=())
    assert typed.actual == shown.replace("≈", "~")

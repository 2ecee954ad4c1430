"""Which figure counts: the latest period that fits, within it the best print."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.compare.context import Context
from bgplan.core.compare.selection import SelectedFigures, selected_figures
from bgplan.core.series import best_prints
from tests.build import LATEST, base, dataset, seen, settled, target

LEVEL = target(29, base=base(6))
YEAR = target(100, indicator="output", plan="year", due="2023")
OUTPUT = target(100, indicator="output", base=base(50))
SUM = target(23, indicator="output", over="2021/2030")
GROWTH = target(13.6, indicator="growth", due="2025")
AVERAGE = target(19, indicator="growth", over="2021/2030", path="geometric")


def chosen(goal: dict[str, Any], *observations: dict[str, Any], **tables: Any) -> SelectedFigures:  # noqa: ANN401
    """Return the choice among observations that are all known."""
    made = dataset(*observations, targets={"t": goal}, **tables)
    return selected_figures(made.targets[0], Context.of(made, LATEST).figures(made.targets[0]))


def value(goal: dict[str, Any], *observations: dict[str, Any]) -> object:
    """Return the number of the figure that counts."""
    used = chosen(goal, *observations).used
    return None if used is None else used.amount and used.amount.point


@pytest.mark.parametrize(
    "better, worse",
    [
        ({"stage": "A"}, {"stage": "P", "published": "2024-06-01"}),
        ({"stage": "P"}, {"stage": "E", "published": "2024-06-01"}),
        ({"stage": "P"}, {"published": "2024-06-01"}),  # no stage stated is no better than an estimate
        ({"published": "2024-06-01"}, {"published": "2024-05-31"}),
        ({"stage": "E", "published": "2024-06-01"}, {"published": "2024-05-31"}),
        ({"stage": "E", "round": 2}, {"stage": "E", "round": 1}),
        ({"confidence": "medium"}, {"confidence": "low", "stage": "A", "published": "2024-06-01"}),
        ({"confidence": "medium", "stage": "P"}, {"stage": "E", "published": "2024-06-01"}),
        ({}, {"confidence": "medium", "published": "2024-06-01"}),
        ({"stage": "E"}, {"confidence": "medium", "published": "2024-06-01"}),
        ({"confidence": "medium", "published": "2024-06-01"}, {"confidence": "low", "stage": "P"}),
    ],
)
def test_the_best_print_of_a_period(better: dict[str, Any], worse: dict[str, Any]) -> None:
    prints = seen(9, "2023", **better), seen(8, "2023", source="office", **worse)
    for order in (prints, prints[::-1]):
        picked = chosen(LEVEL, *order)
        assert picked.used is not None
        assert picked.used.amount is not None
        assert picked.used.amount.point == 9
        assert [one.source_name for one in picked.also] == ["office"]
        assert len(picked.series) == 1


def test_prints_that_tie_do_not_depend_on_the_order_of_the_files() -> None:
    prints = seen(9, "2023"), seen(8, "2023", source="office")
    assert value(LEVEL, *prints) == value(LEVEL, *prints[::-1])


def test_the_latest_period_counts_not_the_best_stage() -> None:
    assert value(LEVEL, seen(8, "2022", stage="A"), seen(9, "2023-08-22", stage="E")) == 9


def test_a_forecast_is_no_figure() -> None:
    assert value(LEVEL, seen(8, "2022"), seen(29, "2030", stage="F", published="2023-01-01")) == 8


def test_one_period_in_two_notations() -> None:
    prints = seen(60, "2022", "output"), seen(61, "2022-01-01/P12M", "output", published="2023-03-01")
    picked = chosen(OUTPUT, *prints)
    assert picked.used is not None
    assert picked.used.record.period.text == "2022-01-01/P12M"
    assert len(picked.also) == len(picked.series) == 1


@pytest.mark.parametrize("period", ["2019", "2020", "2020-12-31", "2031", "2031-01"])
def test_only_after_the_base_and_up_to_the_due_date(period: str) -> None:
    assert value(LEVEL, seen(9, period)) is None


@pytest.mark.parametrize("period", ["2021-01", "2023-08-22", "2030", "2030-12-31"])
def test_any_date_between_will_do_for_a_stock(period: str) -> None:
    assert value(LEVEL, seen(9, period)) == 9


def test_without_a_base_the_plans_own_years_count() -> None:
    assert value(target(29), seen(9, "2020")) is None
    assert value(target(29), seen(9, "2021")) == 9


@pytest.mark.parametrize(
    "goal, indicator, period, fits",
    [
        (OUTPUT, "output", "2022", True),
        (OUTPUT, "output", "2023-01-01/P8M", False),  # a year so far is no level of a year
        (OUTPUT, "output", "2023-08", False),
        (YEAR, "output", "2023-01-01/P8M", True),
        (YEAR, "output", "2023", True),
        (YEAR, "output", "2023-01", True),
        (SUM, "output", "2021/2023", True),
        (SUM, "output", "2021", True),
        (GROWTH, "growth", "2025", True),
        (GROWTH, "growth", "2025-Q1", False),  # a quarter's growth is not the year's
        (GROWTH, "growth", "2025-01-01/P6M", False),
        (AVERAGE, "growth", "2022", True),
        (AVERAGE, "growth", "2022-Q4", False),
        (AVERAGE, "growth", "2022-01-01/P9M", False),
    ],
)
def test_the_kind_of_period_that_a_goal_asks_for(goal: dict[str, Any], indicator: str, period: str, fits: bool) -> None:  # noqa: FBT001
    picked = chosen(goal, seen(60, period, indicator))
    assert (picked.used is not None) is fits
    assert len(picked.unfit) == (not fits)


@pytest.mark.parametrize("goal, period, missing", [(YEAR, "2023-08", ["2023-01-01/P7M"]), (SUM, "2023", ["2021/2022"])])
def test_what_lies_within_a_sum_is_a_part_of_it_and_what_is_missing_before_it_is_named(
    goal: dict[str, Any], period: str, missing: list[str]
) -> None:
    picked = chosen(goal, seen(6, period, "output"))
    assert (picked.used, picked.unfit) == (None, ())
    assert [each.text for each in picked.missing] == missing


def test_an_average_counts_its_own_years_only() -> None:
    picked = chosen({**AVERAGE, "over": "2026/2030"}, seen(10, "2025", "growth"), seen(12, "2026", "growth"))
    assert [one.record.period.text for one in picked.series] == ["2026"]


def test_a_print_without_a_figure_does_not_displace_one() -> None:
    made, _ = settled(seen(8, "2022"), seen(None, "2023", printed="nhiều KCN"), targets={"t": LEVEL})
    used = selected_figures(made.targets[0], Context.of(made, LATEST).figures(made.targets[0])).used
    assert used is not None
    assert used.record.period.text == "2022"


def test_a_bare_percentage_is_a_figure_for_its_year_plan() -> None:
    share = seen(None, "2023-01-01/P8M", "output", pct_of_plan={"plan": "year", "value": "80.12"})
    assert chosen({**YEAR, "implied": True, "value": "90"}, share).used is not None
    assert chosen(OUTPUT, share).used is None


def test_the_series_is_of_best_prints_oldest_first() -> None:
    made = dataset(seen(9, "2023"), seen(7, "2021"), seen(6, "2021", published="2022-06-01"), seen(8, "2022"))
    series = best_prints(list(made.observations))
    assert [one.record.period.text for one in series] == ["2021", "2022", "2023"]
    assert [one.amount and one.amount.point for one in series] == [6, 8, 9]


def test_the_later_date_is_the_latest_period_though_its_months_weigh_less() -> None:
    # the end of February is 2/12 of a year, 1 March 60/365, a little less
    assert value(LEVEL, seen(8, "2023-02"), seen(9, "2023-03-01")) == 9


def test_no_observation_no_choice() -> None:
    assert chosen(LEVEL) == SelectedFigures(None, (), (), ())


def test_without_a_base_figures_count_from_the_first_day_of_the_plan() -> None:
    assert [value(target(29), seen(6, on)) for on in ("2020-12-31", "2021-01-01")] == [None, 6]


def test_of_a_year_plan_only_figures_that_begin_with_the_year() -> None:
    """The months from October 2022 to September 2023 end within the plan's year and are no part of it."""
    picked = chosen(YEAR, seen(90, "2022-10-01/P12M", "output"))
    assert (picked.used, len(picked.unfit)) == (None, 1)


def test_a_figure_with_neither_a_number_nor_a_share_of_plan_says_nothing_of_a_year_plan() -> None:
    nothing = {"indicator": "output", "period": "2023-01-01/P9M", "published": "2023-09-30"}
    made, _ = settled(nothing, targets={"t": YEAR})
    assert [one.amount for one in made.observations] == [None]
    assert selected_figures(made.targets[0], Context.of(made, LATEST).figures(made.targets[0])).used is None

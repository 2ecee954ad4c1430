"""Why a figure of the same concept cannot be set against a target."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import BOTH, TERMS, base, dataset, judged, report, seen, target

OUTPUT = {"concept": "output", "name": BOTH, "coverage": "all", "unit": "bn", "measure": "flow"}
REAL = {**OUTPUT, "price_basis": "constant-2010"}
GOAL = target(100, indicator="output", base=base(50))


def against(indicator: dict[str, Any], goal: dict[str, Any] = GOAL, period: str = "2022") -> Result:
    """Return the result of a target for which only a figure of ``indicator`` is known."""
    return judged(goal, seen(60, period, "other"), indicators={"other": indicator})


def differing(result: Result) -> list[str]:
    """Return the attributes in which the nearest figure differs."""
    assert result.status is Status.NOT_COMPARABLE
    return [each.attribute for each in result.not_compared[0].differs]


@pytest.mark.parametrize(
    "indicator, attributes",
    [
        ({**REAL, "coverage": "parks"}, ["coverage"]),
        ({**REAL, "industry": "industry"}, ["industry"]),
        ({**REAL, "price_basis": "current"}, ["price_basis"]),
        (OUTPUT, ["price_basis"]),
        ({**REAL, "measure": "index"}, ["measure"]),
        (
            {**REAL, "unit": "pct", "measure": "growth", "comparator": "previous-year"},
            ["measure", "comparator", "unit"],
        ),
        ({**OUTPUT, "coverage": "parks", "price_basis": "not-stated"}, ["coverage", "price_basis"]),
    ],
)
def test_attributes_that_differ(indicator: dict[str, Any], attributes: list[str]) -> None:
    result = against(indicator)
    assert differing(result) == attributes
    assert [reason.code for reason in result.reasons] == [f"{attribute}_differs" for attribute in attributes]


def test_a_unit_of_the_same_dimension_is_no_difference() -> None:
    assert differing(against({**REAL, "unit": "trn", "coverage": "parks"})) == ["coverage"]


def test_the_datas_own_words_for_a_coverage_its_code_for_prices() -> None:
    coverage, prices = against({**OUTPUT, "coverage": "parks"}).not_compared[0].differs
    assert (coverage.target, coverage.figure) == (TERMS["all"], TERMS["parks"])
    assert (prices.target, prices.figure) == ("constant-2010", None)


@pytest.mark.parametrize(
    "goal, indicator, period, differs",
    [
        (GOAL, "output", "2023-01-01/P8M", True),
        (target(9, indicator="growth", over="2021/2030", path="geometric"), "growth", "2023-Q2", True),
        (target(100, indicator="output", plan="plan", due="2023-04-01/P12M"), "output", "2023-01-01/P8M", True),
    ],
)
def test_the_targets_own_figure_for_another_stretch_of_time(
    goal: dict[str, Any],
    indicator: str,
    period: str,
    differs: bool,  # noqa: FBT001
) -> None:
    result = judged(goal, seen(5, period, indicator))
    assert differs is (differing(result) == ["period"])


def test_an_average_and_one_year_of_another_series() -> None:
    other = {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
    other |= {"comparator": "previous-year", "industry": "total"}
    goal = target(19, indicator="growth", over="2021/2030", path="geometric")
    assert differing(against(other, goal)) == ["industry", "period"]


@pytest.mark.parametrize("period", ["2020", "2031"])
def test_figures_from_outside_of_the_plan_are_not_looked_at(period: str) -> None:
    assert against({**REAL, "coverage": "parks"}, period=period).status is Status.NO_DATA


def test_a_forecast_is_not_looked_at() -> None:
    figure = seen(60, "2022", "other", stage="F")
    result = judged(GOAL, figure, indicators={"other": {**REAL, "coverage": "parks"}})
    assert (result.status, [reason.code for reason in result.reasons]) == (Status.NO_DATA, ["no_figure"])


def test_another_concept_is_not_looked_at() -> None:
    assert judged(GOAL, seen(60, "2022")).status is Status.NO_DATA


def test_the_nearest_and_latest_comes_first() -> None:
    result = judged(
        GOAL,
        seen(60, "2022", "far"),
        seen(60, "2021", "near"),
        seen(61, "2022", "near"),
        indicators={"near": {**REAL, "coverage": "parks"}, "far": {**OUTPUT, "coverage": "parks"}},
    )
    assert [(one.observation.record.indicator, one.observation.record.period.text) for one in result.not_compared] == [
        ("near", "2022"),
        ("near", "2021"),
        ("far", "2022"),
    ]


def test_a_figure_of_its_own_is_judged_and_the_others_still_listed() -> None:
    other = {"near": {**REAL, "coverage": "parks"}}
    result = judged(GOAL, seen(60, "2022", "output"), seen(5, "2022", "near"), indicators=other)
    assert result.status is Status.ON_TRACK  # 10 in two years, 50 wanted in ten
    assert len(result.not_compared) == 1


def test_of_many_the_nearest_three_are_told_and_all_are_counted_and_told_on_request() -> None:
    # Three series of another scope, a figure in each of three years: the latest year of each is the nearest.
    others = {name: {**REAL, "coverage": "parks", "label": BOTH} for name in ("a", "b", "c")}
    figures = [seen(60, year, name) for name in others for year in ("2021", "2022", "2023")]
    made = dataset(*figures, targets={"t": GOAL}, indicators=others)
    (few,), (whole,) = (report(made, "2029-12-31", all_refused=every).targets for every in (False, True))
    assert [(each.observation.record.indicator, each.observation.record.period.text) for each in few.not_compared] == [
        ("a", "2023"),
        ("b", "2023"),
        ("c", "2023"),
    ]
    assert (few.not_compared_count, whole.not_compared_count, len(whole.not_compared)) == (9, 9, 9)
    assert whole.not_compared[:3] == few.not_compared


def test_what_is_judged_is_not_counted_as_refused() -> None:
    others = {"near": {**REAL, "coverage": "parks"}}
    result = judged(GOAL, seen(60, "2022", "output"), seen(5, "2022", "near"), indicators=others)
    assert (result.not_compared_count, len(result.not_compared)) == (1, 1)

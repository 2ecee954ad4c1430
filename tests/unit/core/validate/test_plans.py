"""BG508, BG613–BG615, BG619 and BG620: plans, shares of them, bounds and directions. All figures are invented."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.validate.plans import (
    implied_without_share,
    issued_after_told,
    shares_without_target,
    wide_bounds,
    years_within_plan,
)
from bgplan.core.validate.targets import declared_ways
from tests.build import BOTH, INDICATORS, PLANS, base, dataset, fails, said, seen, target


@pytest.mark.parametrize(
    "issued, published, outcome",
    [
        ("2021-07-15", "2021-07-22", "pass"),
        ("2022-07-15", "2021-07-22", "fail"),
        ("2021-07-22", "2021-07-22", "pass"),
        ("2021-07-25", "2021-07", "pass"),  # only the month is known
        ("2021-08-01", "2021-07", "fail"),
        (None, "2021-07-22", "untold"),
        ("2022-07-15", None, "untold"),
    ],
)
def test_a_document_is_issued_before_it_is_told_of(issued: str | None, published: str | None, outcome: str) -> None:
    source = {"publisher": "Tỉnh ủy"} | ({"published": published} if published else {})
    plan = {**PLANS["plan"]} | ({"issued": issued} if issued else {})
    made = dataset(plans={"plan": plan}, sources={"plan-text": source})
    assert said(issued_after_told(made))[0] == outcome


def test_a_source_of_several_documents_may_tell_of_another() -> None:
    plans = {"plan": {**PLANS["plan"], "issued": "2009-05-31"}, "later": {**PLANS["plan"], "issued": "2020-12-12"}}
    made = dataset(plans=plans, sources={"plan-text": {"publisher": "Quốc hội", "published": "2011-06"}})
    assert "fail" not in said(issued_after_told(made))


@pytest.mark.parametrize("over, outcome", [("2021/2030", "pass"), ("2021/2025", "pass"), ("2011/2030", "fail")])
def test_years_begin_within_their_plan(over: str, outcome: str) -> None:
    goal = target(19, indicator="growth", over=over, path="geometric")
    assert said(years_within_plan(dataset(targets={"t": goal}))) == [outcome]


IMPLIED = {"t": target(None, indicator="output", plan="year", due="2023", implied="true")}


@pytest.mark.parametrize(
    "plan, indicator, without_share, without_target",
    [
        ("year", "output", ["pass"], ["pass"]),
        ("plan", "output", ["untold"], ["fail"]),  # the percentage names another plan: that is one fault, not two
        ("later", "output", ["untold"], ["untold"]),  # of another time: BG503 says it
        ("year", "parks.output", ["fail"], ["fail"]),  # or stands beside another indicator
        (None, "output", ["fail"], []),
    ],
)
def test_implied_plans_and_shares_belong_together(
    plan: str | None, indicator: str, without_share: list[str], without_target: list[str]
) -> None:
    share = {"plan": plan, "value": "80"} if plan else None
    figure = seen(800, "2023-01-01/P8M", indicator, pct_of_plan=share)
    plans = {"later": {**PLANS["year"], "period": "2024"}}
    made = dataset(
        figure, targets=IMPLIED, plans=plans, indicators={"parks.output": {**INDICATORS["output"], "coverage": "parks"}}
    )
    assert said(implied_without_share(made)) == without_share
    assert said(shares_without_target(made)) == without_target


@pytest.mark.parametrize(
    "figure, outcome",
    [
        ({"value": 9, "low": 6, "high": 12}, "fail"),  # 6 of 9 are two thirds
        ({"value": 9, "low": 8, "high": 10}, "pass"),
        ({"value": 46, "low": 45, "high": 46}, "pass"),
        ({"value": 9, "low": 6, "high": 12, "note": BOTH}, "pass"),
        ({"value": 9, "low": 6}, ""),
        ({"low": 6, "high": 12}, "fail"),
        ({"printed": "từ 6 đến 12 khu công nghiệp", "low": 6, "high": 12}, ""),  # as printed
    ],
)
def test_wide_bounds_say_why(figure: dict[str, Any], outcome: str) -> None:
    made = dataset({**seen(None, "2023"), **figure})
    assert said(wide_bounds(made)) == [outcome] * bool(outcome)


@pytest.mark.parametrize("low, high, outcome", [(11, 15, "pass"), (3, 23, "fail")])
def test_of_percentages_some_points_are_not_wide(low: int, high: int, outcome: str) -> None:
    assert said(wide_bounds(dataset(seen(13, "2023", "growth", low=low, high=high)))) == [outcome]


def test_a_wide_base_says_why() -> None:
    wide = base(1000, low=500, high=1500)
    assert said(wide_bounds(dataset(targets={"t": target(7840, indicator="area", base=wide)}))) == ["fail"]


@pytest.mark.parametrize(
    "indicator, goal, outcome",
    [
        ({"direction": "up"}, {"direction": "down"}, ["fail"]),
        ({"direction": "up"}, {"direction": "up"}, ["pass"]),
        ({}, {"direction": "down"}, []),
        ({"direction": "up"}, {"printed": "không quá 19%"}, ["fail"]),
        ({"direction": "down"}, {"printed": "không quá 4%"}, ["pass"]),  # inflation
        ({}, {"printed": "ít nhất 19%", "direction": "down"}, ["fail"]),
        ({"direction": "up"}, {"printed": "trên 15%"}, ["pass"]),
        ({"direction": "up"}, {"printed": "19%"}, []),
    ],
)
def test_a_targets_direction_is_its_indicators_and_its_prints(
    indicator: dict[str, str], goal: dict[str, str], outcome: list[str]
) -> None:
    given = target(None if "printed" in goal else 19, indicator="growth", over="2021/2030", path="geometric", **goal)
    made = dataset(targets={"t": given}, indicators={"growth": {**INDICATORS["growth"], **indicator}})
    assert said(declared_ways(made)) == outcome


def test_a_growth_goes_the_way_of_its_level() -> None:
    tables = {
        "indicators": {
            "growth": {**INDICATORS["growth"], "direction": "down", "price_basis": "constant-2010"},
            "output": {**INDICATORS["output"], "direction": "up"},
        },
        "identities": {"i": {"growth": "growth", "of": "output"}},
    }
    (found,) = fails(declared_ways(dataset(**tables)))
    assert (found.subject, found.facts["reason"]) == ("growth", "its-level")


def test_growth_rates_of_one_concept_go_one_way() -> None:
    ways = {name: {**INDICATORS["growth"], "direction": way} for name, way in (("growth", "up"), ("other", "down"))}
    (found,) = fails(declared_ways(dataset(indicators=ways)))
    assert (found.subject, found.facts["reason"]) == ("other", "its-concept")


def test_shares_of_one_concept_may_go_either_way() -> None:
    """Of one structure industry's share is to rise and agriculture's to fall."""
    ways = {name: {**INDICATORS["filled"], "direction": way} for name, way in (("filled", "up"), ("other", "down"))}
    assert said(declared_ways(dataset(indicators=ways))) == []

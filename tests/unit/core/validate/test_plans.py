"""BG508, BG613–BG620: plans, shares of them, bounds and directions; bases against their series, years and bounds.

All figures are invented.
"""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.validate.plans import (
    bases_against_series,
    bases_far_from_plan,
    derived_bases,
    implied_without_share,
    issued_after_told,
    shares_without_target,
    wide_bounds,
    years_within_plan,
)
from bgplan.core.validate.targets import declared_ways
from tests.build import BOTH, INDICATORS, PLANS, base, dataset, fails, part, said, seen, target


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


@pytest.mark.parametrize(
    "prints, outcome",
    [
        ([24], "fail"),  # from 20 the plan of 40 is ahead, from 24 it is slow
        ([20], "pass"),
        ([24, 20], "pass"),  # the plan may rest on any print, also one that was revised since
        ([], "untold"),
    ],
)
def test_a_base_is_what_its_own_series_says(prints: list[int], outcome: str) -> None:
    figures = [seen(each, "2020", published=f"2021-0{at}-15") for at, each in enumerate(prints, start=1)]
    made = dataset(*figures, seen(27, "2023"), targets={"t": target(40, base=base(20))})
    assert said(bases_against_series(made)) == [outcome]


def test_of_a_level_the_day_counts_however_it_is_written() -> None:
    made = dataset(seen(24, "2020-12-31"), targets={"t": target(40, base=base(20, "2020"))})
    assert said(bases_against_series(made)) == ["fail"]


def test_a_flow_is_held_against_the_same_stretch() -> None:
    part_of_year = seen(700, "2020-01-01/P9M", "output")
    targets = {"t": target(2000, indicator="output", base=base(1000))}
    assert said(bases_against_series(dataset(part_of_year, targets=targets))) == ["untold"]
    assert said(bases_against_series(dataset(seen(700, "2020", "output"), targets=targets))) == ["fail"]


def test_digits_leave_a_base_open() -> None:
    """The print says 1.3 thousand, that is 1,250 … 1,350; the base of 1,322 is one of them."""
    printed = seen(None, "2020", "area", printed="1,3 nghìn ha")
    made = dataset(printed, targets={"t": target(7840, indicator="area", base=base(1322))})
    assert said(bases_against_series(made)) == ["pass"]


@pytest.mark.parametrize(
    "period, more, outcome",
    [
        ("2020", {}, "pass"),
        ("2018", {}, "pass"),  # the latest figure that the plan had
        ("2017", {}, "fail"),
        ("2010", {}, "fail"),
        ("1990", {"note": BOTH}, "pass"),  # a cut against 1990, as the plan says
        ("2019", {"period_assumed": "true"}, "fail"),  # assumed is the year before
        ("2010", {"period_assumed": "true", "note": BOTH}, "fail"),
        ("2020", {"period_assumed": "true"}, "pass"),
        ("2021", {}, "pass"),
        ("2022", {}, "fail"),  # issued in July 2021: it could not know
    ],
)
def test_a_base_lies_shortly_before_its_plan(period: str, more: dict[str, Any], outcome: str) -> None:
    plans = {"plan": {**PLANS["plan"], "issued": "2021-07-15"}}
    made = dataset(targets={"t": target(29, base=base(6, period, **more))}, plans=plans)
    assert said(bases_far_from_plan(made)) == [outcome]


def test_a_base_that_its_own_series_has_may_be_old() -> None:
    targets = {"t": target(200, indicator="output", base=base(800, "1990"), direction="down")}
    assert said(bases_far_from_plan(dataset(seen(800, "1990", "output"), targets=targets))) == ["pass"]


def test_a_plan_amended_later_may_count_from_later() -> None:
    plans = {"plan": {**PLANS["plan"], "issued": "2024-05-06"}}
    made = dataset(targets={"t": target(29, base=base(9, "2023"))}, plans=plans)
    assert said(bases_far_from_plan(made)) == ["pass"]


@pytest.mark.parametrize(
    "bounds, outcome",
    [
        ({"low": 45, "high": 46}, "pass"),  # 66 - 29 + 9 = 46
        ({"low": 45, "high": 45}, "fail"),
        ({"low": 47, "high": 48}, "fail"),
        ({"low": 45}, "pass"),
        ({"high": 45}, "fail"),
        ({}, ""),
    ],
)
def test_a_derived_base_lies_within_its_bounds(bounds: dict[str, Any], outcome: str) -> None:
    composition = {"added": (part(29),), "removed": (part(9),)}
    goal = target(66, base=base(None, **bounds), composition=composition)
    found = tuple(derived_bases(dataset(targets={"t": goal})))
    assert said(found) == [outcome] * bool(outcome)
    assert all(each.facts["derived"] == 46 for each in fails(found))

"""BG616–BG618: bases against their own series, their plan's years and their bounds. All figures are invented."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.validate.plans import bases_against_series, bases_far_from_plan, derived_bases
from tests.build import BOTH, PLANS, base, dataset, fails, part, said, seen, target


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

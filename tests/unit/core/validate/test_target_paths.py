"""BG606 and BG607: the targets of one plan and indicator as the steps of one path."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bgplan.core.intervals import Interval
from bgplan.core.validate.target_paths import back_loaded, out_of_order
from tests.build import base, dataset, fails, said, target

UP = {"indicators": {"parks": {"direction": "up"}}}
DOWN = {"indicators": {"parks": {"direction": "down"}}}
GROWTH = {"concept": "output", "price_basis": "constant-2010", "comparator": "average"}


def steps(*values: object, **more: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401
    """Return a target for each value, of 2025, 2026 and so on."""
    return {f"t{index}": target(value, due=str(2025 + index), **more) for index, value in enumerate(values)}


@pytest.mark.parametrize(
    "values, tables, outcome",
    [
        ((20, 29), UP, ["pass"]),
        ((30, 29), UP, ["fail"]),
        ((29, 29), UP, ["pass"]),
        ((30, 29), DOWN, ["pass"]),
        ((20, 29), DOWN, ["fail"]),
        ((30, 29), {}, ["untold"]),  # nobody says which way
        ((10, 30, 29), {}, ["pass", "fail"]),  # from 10 to 29: up
        ((30, 10, 29), {}, ["pass", "fail"]),  # from 30 to 29: down
        ((29, 10, 29), {}, ["untold", "untold"]),
        ((10, 30, 20, 25), UP, ["pass", "fail", "pass"]),
    ],
)
def test_targets_rise_or_fall_by_date(values: tuple[int, ...], tables: Any, outcome: list[str]) -> None:  # noqa: ANN401
    assert said(out_of_order(dataset(targets=steps(*values), **tables))) == outcome


def test_the_base_says_which_way() -> None:
    targets = steps(30, 29, base=base(6))
    (found,) = fails(out_of_order(dataset(targets=targets)))
    assert (found.code, found.subject, found.place.path) == ("BG606", "t1", ("targets", "t1", "value"))
    assert [place.path[1] for place in found.related] == ["t0"]
    assert (found.facts["earlier"], found.facts["later"], found.facts["way"]) == (30, 29, "up")


def test_bounds_and_ranges_leave_room() -> None:
    # from 30 to 32 parks, then 31: not below 30; 29 is
    ranged = {"t0": target(None, due="2025", low=30, high=32)}
    assert said(out_of_order(dataset(targets={**ranged, "t": target(31)}, **UP))) == ["pass"]
    assert said(out_of_order(dataset(targets={**ranged, "t": target(30)}, **UP))) == ["pass"]
    assert said(out_of_order(dataset(targets={**ranged, "t": target(29)}, **UP))) == ["fail"]
    falling = {"t0": target(31, due="2025"), "t": target(None, low=31, high=35)}
    assert said(out_of_order(dataset(targets=falling, **DOWN))) == ["pass"]
    floor = {"t0": target(None, due="2025", printed="ít nhất 30 KCN"), "t": target(None, printed="ít nhất 29 KCN")}
    assert said(out_of_order(dataset(targets=floor, **UP))) == ["pass"]  # 31 and 31 meets both


@pytest.mark.parametrize(
    "more",
    [
        {"plan": "year"},
        {"indicator": "area"},
        {"maintain": "true"},
        {"superseded_by": "t"},
    ],
)
def test_what_is_no_step_of_the_same_path(more: dict[str, Any]) -> None:
    assert said(out_of_order(dataset(targets={"t0": target(30, due="2025") | more, "t": target(29)}, **UP))) == []


def test_growth_of_single_years_and_parts_of_years_make_no_path() -> None:
    growth = steps(10, 9, indicator="growth")
    flows = {"a": target(9, due="2025-Q1", indicator="output"), "b": target(8, due="2026-Q1", indicator="output")}
    up = {"indicators": {"growth": {"direction": "up"}, "output": {"direction": "up"}}}
    assert said(out_of_order(dataset(targets={**growth, **flows}, **up))) == []


@pytest.mark.parametrize("second, outcome", [(29, "pass"), (28, "fail")])
def test_one_date_has_one_value(second: int, outcome: str) -> None:
    made = dataset(targets={"a": target(29), "b": target(second, due="2030-12-31")})
    assert said(out_of_order(made)) == [outcome]
    assert [found.facts["way"] for found in fails(out_of_order(made))] == ["one-date"] * (outcome == "fail")


def production(growth: object = None, over: str = "2021/2030", **more: object) -> dict[str, Any]:
    """Return the production value of 2025 and 2030, and the average growth that the plan states."""
    targets = {
        "t2025": target(652153, due="2025", indicator="output", path="geometric"),
        "t2030": target(2200000, indicator="output", path="geometric"),
    }
    if growth is not None:
        targets["growth"] = target(growth, over=over, indicator="growth", path="geometric")
    return {"targets": targets, "indicators": {"growth": {**GROWTH, **more}}}


@pytest.mark.parametrize(
    "growth, outcome",
    [
        (26, "fail"),  # (2,200,000 / 652,153)^(1/5) - 1 = 27.53 % against 25.5 … 26.5 %
        (27, "fail"),  # to 27.5 %
        ("27.5", "pass"),  # to 27.55 %
        (28, "pass"),
        (None, "untold"),
    ],
)
def test_a_plan_that_asks_for_more_than_the_growth_that_it_states(growth: object, outcome: str) -> None:
    assert said(back_loaded(dataset(**production(growth)))) == [outcome]


def test_what_is_said_of_a_back_loaded_path() -> None:
    (found,) = fails(back_loaded(dataset(**production(26))))
    assert (found.code, found.subject) == ("BG607", "t2030")
    assert [place.path[1] for place in found.related] == ["t2025", "growth"]
    assert found.facts["needed"] == Interval.of(Decimal("27.53"))
    assert (found.facts["against"], found.facts["given"]) == ("stated-growth", Interval.of(26))


@pytest.mark.parametrize(
    "more",
    [
        {"concept": "growth"},
        {"price_basis": "current"},
        {"coverage": "parks"},
        {"industry": "industry"},
    ],
)
def test_the_growth_of_another_series_says_nothing(more: dict[str, str]) -> None:
    assert said(back_loaded(dataset(**production(26, **more)))) == ["untold"]


def test_an_identity_joins_a_growth_to_its_level() -> None:
    joined = {"i": {"growth": "growth", "of": "output"}}
    assert said(back_loaded(dataset(**production(26, concept="growth"), identities=joined))) == ["fail"]


@pytest.mark.parametrize("over", ["2026/2035", "2020/2030"])
def test_a_growth_of_more_years_than_these_counts(over: str) -> None:
    assert said(back_loaded(dataset(**production(26, over)))) == ["fail"]


@pytest.mark.parametrize("over", ["2026/2030", "2021/2025", "2027/2030", "2027/2040", "2010/2029"])
def test_a_growth_of_just_these_years_or_of_others_says_nothing_here(over: str) -> None:
    assert said(back_loaded(dataset(**production(26, over)))) == ["untold"]


@pytest.mark.parametrize(
    "middle, outcome",
    [
        # 6 to 29 in ten years: 2.3 a year, a fifth more 2.76; the last five years take (29 - middle) / 5
        ("15.2", "pass"),  # 2.76
        ("15.1", "fail"),  # 2.78
        ("20", "pass"),
    ],
)
def test_a_part_that_is_steeper_than_the_whole(middle: str, outcome: str) -> None:
    targets = {
        "a": target(middle, due="2025", indicator="area"),
        "b": target(29, indicator="area", base=base(None, low=6, high=6)),
    }
    made = dataset(targets=targets)
    assert said(back_loaded(made)) == [outcome]
    for found in fails(back_loaded(made)):
        assert (found.facts["against"], found.facts["given"]) == ("whole-way", Interval.of(Decimal("2.3")))


def test_a_base_that_is_not_exact_leaves_room() -> None:
    # 5.5 … 6.5 to 29: 2.25 … 2.35 a year, a fifth more is 2.82; 14.9 to 29 takes 2.82
    targets = {
        "a": target("14.9", due="2025", indicator="area"),
        "b": target(29, indicator="area", base=base(6)),
    }
    assert said(back_loaded(dataset(targets=targets))) == ["pass"]
    assert said(back_loaded(dataset(targets={**targets, "a": {**targets["a"], "value": "14.8"}}))) == ["fail"]


def test_a_range_leaves_room() -> None:
    # from 14 … 16 to 29 in five years: 2.6 … 3.0, a fifth more than the whole way is 2.76
    targets = {
        "a": target(None, low=14, high=16, due="2025", indicator="area"),
        "b": target(29, indicator="area", base=base(None, low=6, high=6)),
    }
    assert said(back_loaded(dataset(targets=targets))) == ["pass"]


def test_ways_down_and_ways_that_lead_nowhere() -> None:
    # 20 to 0 in ten years: 2 a year down; from 14 in 2025 on it takes 2.8
    down = {"a": target(14, due="2025"), "b": target(0, base=base(20))}
    assert said(back_loaded(dataset(targets=down))) == ["fail"]
    level = {"a": target(14, due="2025"), "b": target(20, base=base(20))}
    assert said(back_loaded(dataset(targets=level))) == ["pass"]
    assert said(back_loaded(dataset(targets=steps(10, 20)))) == ["untold"]
    assert said(back_loaded(dataset(targets=steps(10, 11, 20)))) == ["pass", "fail"]  # 1 and 9 a year, the whole way 5


def test_a_growth_that_is_not_defined_cannot_be_told() -> None:
    assert said(back_loaded(dataset(targets=steps(0, 10, base=base(5), path="geometric")))) == ["untold"]

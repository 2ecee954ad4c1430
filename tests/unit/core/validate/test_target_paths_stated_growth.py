"""BG608 and BG610: shares and average growth rates that a plan states, against its own levels."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bgplan.core.intervals import Interval
from bgplan.core.validate.target_paths import rates_of_targets, shares_of_targets
from tests.build import BOTH, INDICATORS, base, dataset, fails, said, seen, target

OUTPUT = INDICATORS["output"]
GROWTH = {**INDICATORS["growth"], "price_basis": "constant-2010", "comparator": "average"}
INDICATOR_TABLE: dict[str, Any] = {
    "industry": {**OUTPUT, "concept": "area"},
    "grdp": {**OUTPUT, "concept": "filled"},
    "grdp.trn": {**OUTPUT, "concept": "filled", "unit": "trn"},
    "industry.growth": {**GROWTH, "concept": "area"},
    "grdp.growth": {**GROWTH, "concept": "filled"},
}
SHARE = {"s": {"share": "filled", "part": "industry", "whole": "grdp"}}


def level(value: object, indicator: str, **more: object) -> dict[str, Any]:
    """Return a target of 2030 on a geometric path."""
    return target(value, indicator=indicator, path="geometric", **more)


def average(value: object, indicator: str, over: str = "2021/2030") -> dict[str, Any]:
    """Return a target for an average growth."""
    return target(value, indicator=indicator, over=over, path="geometric")


def shares(*figures: dict[str, Any], identities: Any = SHARE, **targets: dict[str, Any]) -> Any:  # noqa: ANN401
    """Return what BG608 says, and what it found."""
    made = dataset(*figures, targets=targets, indicators=INDICATOR_TABLE, identities=identities)
    return said(shares_of_targets(made)), fails(shares_of_targets(made))


@pytest.mark.parametrize(
    "share, outcome",
    [
        (60, "pass"),
        ("60.2", "pass"),  # 301 / 500 = 60.2 %
        ("60.1", "fail"),
        (61, "fail"),
        ("60.15", "fail"),
    ],
)
def test_a_share_is_the_part_over_the_whole(share: object, outcome: str) -> None:
    said_of, found = shares(a=target(share, indicator="filled"), b=level(301, "industry"), c=level(500, "grdp"))
    assert said_of == [outcome]
    for each in found:
        assert (each.code, each.subject) == ("BG608", "a")
        assert [place.path[1] for place in each.related] == ["b", "c"]
        assert (each.facts["by"], each.facts["follows"]) == ("level-targets", Interval.of(Decimal("60.2")))


def test_units_and_bounds() -> None:
    wide = {"s": {"share": "filled", "part": "industry", "whole": "grdp.trn"}}
    targets = {"a": target(60, indicator="filled"), "b": level(300, "industry")}
    assert shares(**targets, c=level("0.5", "grdp.trn"), identities=wide)[0] == ["pass"]
    assert shares(**targets, c=level("5", "grdp.trn"), identities=wide)[0] == ["fail"]
    floor = level(None, "industry", printed="trên 200 tỷ đồng")
    assert shares(a=targets["a"], b=floor, c=level(500, "grdp"))[0] == ["pass"]  # at least 40 %
    assert shares(a=targets["a"], b=floor, c=level(300, "grdp"))[0] == ["fail"]  # at least 66.7 %
    assert shares(a=targets["a"], b=targets["b"], c=level(None, "grdp", printed="trên 400 tỷ đồng"))[0] == ["pass"]
    assert shares(a=targets["a"], b=targets["b"], c=level(None, "grdp", printed="trên 600 tỷ đồng"))[0] == ["fail"]


@pytest.mark.parametrize(
    "part, whole",
    [
        (level(300, "industry", due="2029"), level(500, "grdp")),
        (level(300, "industry"), level(0, "grdp")),
        (level(300, "industry", plan="year"), level(500, "grdp")),
        (level(300, "industry"), average(9, "grdp.growth")),
    ],
)
def test_where_the_share_cannot_be_told(part: dict[str, Any], whole: dict[str, Any]) -> None:
    assert shares(a=target(65, indicator="filled"), b=part, c=whole)[0] == ["untold"]


@pytest.mark.parametrize(
    "share, outcome",
    [
        # 40 % × (1.150 / 1.120)^10 = 52.10 %; from 39.5 × (1.1495 / 1.1205)^10 = 51.00
        # to 40.5 × (1.1505 / 1.1195)^10 = 53.22
        (52, "pass"),
        (51, "pass"),
        (50, "fail"),  # up to 50.5
        (54, "fail"),  # from 53.5
        (65, "fail"),
    ],
)
def test_a_share_follows_from_two_growth_rates(share: int, outcome: str) -> None:
    targets = {"b": average("15.0", "industry.growth"), "c": average("12.0", "grdp.growth")}
    with_base = target(share, indicator="filled", base=base(40))
    said_of, found = shares(a=with_base, **targets)
    assert said_of == [outcome]
    assert {each.facts["by"] for each in found} <= {"growth-targets"}
    known = seen(40, "2020", "filled")
    assert shares(known, a=target(share, indicator="filled"), **targets)[0] == [outcome]
    assert shares(seen(40, "2019", "filled"), a=target(share, indicator="filled"), **targets)[0] == ["untold"]


def test_growth_rates_of_different_years_say_nothing() -> None:
    targets = {"b": average(15, "industry.growth"), "c": average(12, "grdp.growth", "2026/2030")}
    assert shares(a=target(65, indicator="filled", base=base(40)), **targets)[0] == ["untold"]


def rates(growth: object, *, start: object = 100, end: object = 200, over: str = "2021/2030", **more: object) -> Any:  # noqa: ANN401
    """Return what BG610 says, and what it found."""
    targets = {
        "level": level(end, "output", base=base(start) if start is not None else None, **more),
        "rate": average(growth, "growth", over),
    }
    table = {"growth": {**GROWTH, "concept": "output"}}
    made = dataset(targets=targets, indicators=table)
    return said(rates_of_targets(made)), fails(rates_of_targets(made))


@pytest.mark.parametrize(
    "growth, outcome",
    [
        # 100 (99.5 … 100.5) to 200 in ten years: 2^(1/10) - 1 = 7.18 %, from 7.12 to 7.23 %
        ("7.18", "pass"),
        ("7.2", "pass"),
        (7, "pass"),  # 6.5 … 7.5
        ("7.0", "fail"),  # 6.95 … 7.05
        ("7.3", "fail"),  # 7.25 … 7.35
        (8, "fail"),  # 7.5 … 8.5
        (9, "fail"),
    ],
)
def test_a_stated_growth_leads_from_the_base_to_the_target(growth: object, outcome: str) -> None:
    said_of, found = rates(growth)
    assert said_of == [outcome]
    for each in found:
        assert (each.code, each.subject, each.related[0].path[1]) == ("BG610", "rate", "level")
        assert each.facts["implied"] == Interval.of(Decimal("7.12"), Decimal("7.23"))
        assert (each.facts["from"], each.facts["to"]) == (100, 200)


def test_where_a_stated_growth_cannot_be_told() -> None:
    assert rates(9, start=None)[0] == ["untold"]
    assert rates(9, start=-5)[0] == ["untold"]
    assert rates(9, over="2022/2030")[0] == ["untold"]  # its years begin with the end of 2021
    assert rates(9, over="2021/2029")[0] == ["untold"]  # and there is no target of 2029
    assert rates(9, due="2029")[0] == ["untold"]


def test_an_earlier_target_is_a_beginning_too() -> None:
    # 652,153 in 2025 to 2,200,000 in 2030: 27.53 %
    targets = {"a": level(652153, "output", due="2025"), "b": level(2200000, "output")}
    for growth, outcome in (("27.5", "pass"), (26, "fail")):
        stated = {**targets, "rate": average(growth, "growth", "2026/2030")}
        made = dataset(targets=stated, indicators={"growth": {**GROWTH, "concept": "output"}})
        assert said(rates_of_targets(made)) == [outcome]


def test_a_floor_may_be_exceeded() -> None:
    floor = {"printed": "trên 200 tỷ đồng"}
    assert rates(9, end=None, **floor)[0] == ["pass"]
    assert rates(6, end=None, **floor)[0] == ["fail"]
    ceiling = {"printed": "không quá 200 tỷ đồng"}
    assert rates(6, end=None, **ceiling)[0] == ["pass"]
    assert rates(9, end=None, **ceiling)[0] == ["fail"]


def test_a_growth_of_the_first_years_that_there_are() -> None:
    made = dataset(
        targets={"rate": average(9, "growth", "0001/0010"), "level": level(9, "output", due="0010")},
        indicators={"growth": {**GROWTH, "concept": "output"}},
        plans={"plan": {"name": BOTH}},
    )
    assert said(rates_of_targets(made)) == ["untold"]

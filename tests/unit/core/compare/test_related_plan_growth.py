"""The base that a plan's own level and growth imply, and the published growth of an index beside it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.related import PlanGrowth
from bgplan.core.report import Result
from tests.build import base, dataset, report, seen, settled, target

_PRICED = {"measure": "growth", "unit": "pct", "comparator": "same-period", "price_basis": "constant-2010"}
_INDEX = {
    "concept": "place",
    "name": {"vi": "c", "en": "i"},
    "coverage": "all",
    "unit": "pct",
    "measure": "growth",
    "comparator": "same-period",
}
_OUTPUT = {"output": {"industry": "industry"}}
_INDICATORS = {
    **_OUTPUT,
    "growth": {**_PRICED, "concept": "growth", "industry": "industry"},
    "iip": {**_INDEX, "index_of": "output"},
}
_LINK = {"link": {"growth": "growth", "of": "output"}}
_LEVEL = {"indicator": "output", "path": "geometric"}
_TARGETS = {
    "first": target(652153, due="2025", **_LEVEL),
    "last": target(2200000, due="2030", **_LEVEL),
    "rate": target(26, indicator="growth", over="2021/2030", path="geometric", low="25.5", high="26.5"),
}
_IIP = (  # as published of Bắc Giang
    seen("31.5", "2022", "iip"),
    seen("20.2", "2023", "iip"),
    seen("30.0", "2024", "iip"),
    seen("26.58", "2025-Q1", "iip"),
    seen("26.95", "2025-01-01/P6M", "iip"),
    seen("30", "2025-06", "iip"),
)


def of(name: str, *figures: dict[str, Any], **tables: Any) -> Result:  # noqa: ANN401
    given_tables = {"targets": _TARGETS, "indicators": _INDICATORS, "identities": _LINK, **tables}
    made = report(dataset(*figures, **given_tables), "2025-12-31")
    return next(each for each in made.targets if each.name == name)


def implied(result: Result) -> PlanGrowth:
    assert result.beside.plan_growth is not None
    return result.beside.plan_growth


def percents(interval: Interval) -> tuple[float, float]:
    return round(float(interval.low) * 100, 1), round(float(interval.high) * 100, 1)


@pytest.mark.parametrize("name", ["first", "last"])
def test_the_plans_own_numbers_imply_a_base_and_two_rates(name: str) -> None:
    """1.26^10 = 10.0857: 2,200,000 / 10.0857 = 218,131; by 1.265^10 = 10.4932 209,661, by 1.255^10 = 9.6926 226,979.

    652,153 / 218,131 = 2.98973: its fifth root 1.2449; 2,200,000 / 652,153 = 3.37344: 1.2753.
    """
    found = implied(of(name))
    assert (found.growth.name, found.level.name, found.year) == ("rate", "last", 2020)
    assert (round(found.base), round(found.interval.low), round(found.interval.high)) == (218131, 209661, 226979)
    first, second = found.legs
    assert (first.start, first.end, first.since, round(float(first.rate) * 100, 1)) == (2020, 2025, None, 24.5)
    assert percents(first.interval) == (23.5, 25.5)
    assert (second.start, second.end, round(float(second.rate) * 100, 1)) == (2025, 2030, 27.5)


def test_the_refusal_stays() -> None:
    current = {"output.current": {**_LEVEL_OF_OUTPUT, "price_basis": "current"}}
    result = of("first", seen(684397, "2024", "output.current"), indicators={**_INDICATORS, **current})
    assert result.status is Status.NOT_COMPARABLE
    assert result.actual is None
    assert result.base is None
    assert implied(result).legs


_LEVEL_OF_OUTPUT = {
    "concept": "output",
    "name": {"vi": "k", "en": "o"},
    "coverage": "all",
    "unit": "bn",
    "measure": "flow",
    "industry": "industry",
}


def test_the_index_stands_beside_year_by_year_and_with_the_latest_part_of_a_year() -> None:
    (index,) = implied(of("last", *_IIP)).indices
    assert [(each.year, each.figure is None) for each in index.years] == [
        (2021, True),
        (2022, False),
        (2023, False),
        (2024, False),
    ]
    assert index.part is not None
    assert index.part.record.period.text == "2025-01-01/P6M"


def test_an_index_that_nobody_sets_beside_the_level_is_left_out() -> None:
    assert implied(of("last", *_IIP, indicators={**_INDICATORS, "iip": _INDEX})).indices == ()


def test_without_an_identity_like_attributes_say_which_growth_it_is() -> None:
    alike = {**_INDICATORS, "growth": {**_PRICED, "concept": "output", "industry": "industry"}}
    assert implied(of("last", indicators=alike, identities={})).growth.name == "rate"


@pytest.mark.parametrize(
    "changed",
    [
        {"identities": {}},  # growth of another concept: nothing says that it is that of output
        {"targets": {**_TARGETS, "rate": {**_TARGETS["rate"], "plan": "year"}}},  # another plan
        {"targets": {**_TARGETS, "rate": {**_TARGETS["rate"], "over": "2021/2028"}}},  # no level at the end of it
        {"targets": {**_TARGETS, "last": {**_TARGETS["last"], "path": "linear"}}},
        {"targets": {**_TARGETS, "last": {**_TARGETS["last"], "base": base(200000)}}},  # the base is known
        {"targets": {"last": _TARGETS["last"]}},  # the plan states no growth
    ],
)
def test_nothing_is_implied_where_the_plan_does_not_say_it(changed: dict[str, Any]) -> None:
    assert of("last", **changed).beside.plan_growth is None


def test_a_growth_linked_to_another_level_is_not_taken_by_its_attributes() -> None:
    more = {"other": {**_LEVEL_OF_OUTPUT, "price_basis": "constant-2010", "coverage": "parks"}}
    alike = {**_INDICATORS, **more, "growth": {**_PRICED, "concept": "output", "industry": "industry"}}
    linked = {"link": {"growth": "growth", "of": "other"}}
    assert of("last", indicators=alike, identities=linked).beside.plan_growth is None


@given(st.integers(1000, 10**7), st.integers(1, 40))
def test_the_base_grows_back_to_the_level(level: int, rate: int) -> None:
    targets = {
        "last": target(level, due="2030", **_LEVEL),
        "rate": target(rate, indicator="growth", over="2021/2030", path="geometric"),
    }
    found = implied(of("last", targets=targets))
    assert found.base * (1 + rate / 100) ** 10 == pytest.approx(level)
    assert found.legs == ()


@pytest.mark.parametrize(
    "index, codes",
    [
        ({**_INDEX, "index_of": "outputs"}, ["BG208"]),
        ({**_INDEX, "index_of": "output", "measure": "index"}, ["BG207"]),
        ({**_INDEX, "index_of": "output"}, []),
    ],
)
def test_an_index_is_growth_of_a_level_that_there_is(index: dict[str, Any], codes: list[str]) -> None:
    _, findings = settled(indicators={**_OUTPUT, "iip": index})
    assert [each.code for each in findings] == codes

"""What stands beside a target: its years, the neighbouring series, the base that level and growth imply."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.compare.related import round_steps
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.related import AverageSoFar, PlanGrowth
from bgplan.core.report import Result
from tests.build import base, dataset, judged, report, seen, settled, target

_PRICED = {"measure": "growth", "unit": "pct", "comparator": "same-period", "price_basis": "constant-2010"}
_GROWTH = {"growth": {**_PRICED, "industry": "industry"}}
_GOAL = target(19, indicator="growth", over="2021/2030", path="geometric")
_KNOWN = (seen("18.56", "2023", "growth"), seen("19.87", "2024", "growth"))  # as printed of Bắc Giang


def average(result: Any) -> AverageSoFar:  # noqa: ANN401
    assert result.beside.average is not None
    found: AverageSoFar = result.beside.average
    return found


def percent(number: object, places: int = 1) -> float:
    assert isinstance(number, Fraction | float)
    return round(float(number) * 100, places)


def test_what_is_known_of_the_nineteen_percent() -> None:
    """1.1856 × 1.1987 = 1.42118: its root 1.19213. 1.19^4 / 1.42118 = 1.41102: 1.18787. 1.19^10 / 1.42118: 1.18947."""
    result = judged(_GOAL, *_KNOWN, indicators=_GROWTH)
    found = average(result)
    assert (found.known, found.missing) == ((2023, 2024), (2021, 2022))
    assert percent(result.value("known_rate"), 2) == 19.21
    assert percent(result.value("required_rate_of_missing"), 2) == 18.79
    assert percent(result.value("required_rate_of_unknown"), 2) == 18.95
    assert result.value("gap") is None


def test_what_the_rest_needs_by_what_the_missing_years_averaged() -> None:
    """5.6947 / (1.42118 × 1.1²) = 3.3116: its sixth root 1.2209; with 1.15² 1.2029, with 1.2² 1.1860."""
    found = average(judged(_GOAL, *_KNOWN, indicators=_GROWTH))
    assert [(percent(each.missing), percent(each.rest)) for each in found.steps] == [(10, 22.1), (15, 20.3), (20, 18.6)]


def test_nothing_is_left_open_where_no_year_is_missing_or_none_to_come() -> None:
    complete = judged(target(19, indicator="growth", over="2023/2030", path="geometric"), *_KNOWN, indicators=_GROWTH)
    assert average(complete).steps == ()
    ended = judged(target(19, indicator="growth", over="2021/2024", path="geometric"), *_KNOWN, indicators=_GROWTH)
    assert average(ended).steps == ()


@pytest.mark.parametrize(
    "rate, steps",
    [
        ("19", "10 15 20"),
        ("20", "10 15 20"),
        ("26", "20 25 30"),
        ("8", "4 6 8"),
        ("2.5", "1.5 2 2.5"),
        ("100", "60 80 100"),
    ],
)
def test_the_steps_are_round_numbers_around_the_target(rate: str, steps: str) -> None:
    assert [float(each) for each in round_steps(Fraction(rate))] == [float(each) for each in steps.split()]


@given(st.fractions(min_value=-50, max_value=500).filter(lambda rate: abs(rate) > Fraction(1, 1000)))
def test_the_last_step_is_the_first_at_or_above_the_target(rate: Fraction) -> None:
    steps = round_steps(rate)
    assert len(steps) == 3
    assert steps[1] < rate <= steps[2]
    assert steps[2] - steps[1] == steps[1] - steps[0]


def test_the_table_has_every_year_so_far_with_its_other_prints() -> None:
    also = seen("18.6", "2023-01-01/P12M", "growth", source="office", confidence="medium")
    found = average(judged(_GOAL, *_KNOWN, also, seen("20.15", "2024-01-01/P9M", "growth"), indicators=_GROWTH))
    assert [each.year for each in found.years] == [2021, 2022, 2023, 2024]
    assert [each.figure is None for each in found.years] == [True, True, False, False]
    assert [len(each.also) for each in found.years] == [0, 0, 1, 0]


def near(**changed: object) -> dict[str, Any]:
    return {"growth": _GROWTH["growth"], "other": {**_PRICED, "industry": "total", **_NAMES, **changed}}


_NAMES = {"concept": "growth", "name": {"vi": "k", "en": "o"}, "coverage": "all"}
_PRINTED = {"2021": "7.82", "2022": "19.3", "2023": "13.45", "2024": "13.85"}  # growth of GRDP, as printed
_OTHERS = tuple(seen(rate, year, "other") for year, rate in _PRINTED.items())


def test_growth_of_the_whole_economy_stands_beside_that_of_industry() -> None:
    """1.0782 × 1.193 × 1.1345 × 1.1385 = 1.66143: 13.53 % a year; 5.6947 / 1.66143 = 3.4276: 22.79 % over six."""
    result = judged(_GOAL, *_KNOWN, *_OTHERS, indicators=near())
    (neighbour,) = result.beside.neighbours
    assert neighbour.indicator_name == "other"
    assert percent(neighbour.work.value("known_rate")) == 13.5
    assert percent(neighbour.work.value("required_rate_of_unknown")) == 22.8
    assert result.actual is not None
    assert result.actual.record.indicator == "growth"


@pytest.mark.parametrize(
    "changed, are_neighbours",
    [
        ({"industry": None}, True),
        ({"industry": "industry"}, False),
        ({"comparator": "previous-year"}, False),
        ({"price_basis": "current"}, False),
        ({"coverage": "parks"}, False),
        ({"measure": "index", "comparator": None}, False),
        ({"concept": "parks"}, True),  # nothing else is of the target's concept: it tells nothing
    ],
)
def test_neighbours_differ_in_nothing_but_their_industry(changed: dict[str, object], *, are_neighbours: bool) -> None:
    indicators = near(**changed)
    indicators["other"] = {key: value for key, value in indicators["other"].items() if value is not None}
    result = judged(_GOAL, *_KNOWN, *_OTHERS, indicators=indicators)
    assert bool(result.beside.neighbours) is are_neighbours


def test_another_concept_is_no_neighbour_where_the_targets_has_other_growth() -> None:
    indicators = near(concept="parks") | {"third": {**near()["other"], "price_basis": "current"}}
    assert judged(_GOAL, *_KNOWN, *_OTHERS, indicators=indicators).beside.neighbours == ()


def test_prices_that_nobody_states_are_not_known_to_be_the_same() -> None:
    unstated = {"price_basis": "not-stated"}
    indicators = near(**unstated, concept="parks") | {"growth": {**_GROWTH["growth"], **unstated}}
    assert judged(_GOAL, *_KNOWN, *_OTHERS, indicators=indicators).beside.neighbours == ()


def test_a_neighbour_without_any_of_the_years_is_not_named() -> None:
    result = judged(_GOAL, *_KNOWN, seen("5", "2020", "other"), seen("5", "2025-Q1", "other"), indicators=near())
    assert result.beside.neighbours == ()


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

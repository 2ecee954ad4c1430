"""The years behind an average growth, what is left to the rest, and the neighbouring series beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.compare.related import round_steps
from bgplan.core.related import AverageSoFar
from tests.build import judged, seen, target

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

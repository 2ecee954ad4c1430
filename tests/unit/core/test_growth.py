"""The change on the same period a year before: rates of levels and flows, differences of percentages and ranks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.growth import AverageGrowths, ChangeOnYear, change_on, contradicts
from bgplan.core.intervals import Interval
from bgplan.core.series import best_prints
from tests.build import BOTH, dataset, seen, settled, target


def _change(*observations: dict[str, Any]) -> ChangeOnYear | None:
    """The change of the newest period among the best prints of all."""
    best = best_prints(list(dataset(*observations).observations))
    return change_on(best[-1], {one.span: one for one in best})


def test_a_flow_changes_by_a_rate() -> None:
    """8 months of 2023, 258.8 against 216.0 the year before: 258.8 / 216.0 − 1 = 42.8 / 216."""
    change = _change(
        seen(None, "2022-01-01/P8M", "output", printed="216,0 tỷ đồng"),
        seen(None, "2023-01-01/P8M", "output", printed="258,8 tỷ đồng"),
    )
    assert change is not None
    assert (change.by, change.is_rate) == (Fraction(428, 2160), True)
    # the digits leave 258.75 … 258.85 over 215.95 … 216.05
    low, high = Fraction(25875, 21605) - 1, Fraction(25885, 21595) - 1
    assert change.interval == Interval(low, high)
    assert change.on.record.period.text == "2022-01-01/P8M"


def test_a_percentage_changes_by_points() -> None:
    """GRDP growth 13.45 % in 2023 after 19.3 % in 2022: 5.85 points less; 13.445 − 19.35 … 13.455 − 19.25."""
    change = _change(
        seen(None, "2022", "growth", printed="19,3%"),
        seen(None, "2023", "growth", printed="13,45%"),
    )
    assert change is not None
    assert (change.by, change.is_rate) == (Fraction(-585, 100), False)
    assert change.interval == Interval(Fraction(-5905, 1000), Fraction(-5795, 1000))


def test_a_rank_changes_by_places() -> None:
    change = _change(seen(10, "2021", "place"), seen(4, "2022", "place"))
    assert change is not None
    assert (change.by, change.interval, change.is_rate) == (-6, Interval.of(-6), False)


@pytest.mark.parametrize(
    "before, after",
    [
        ("2022", "2023"),
        ("2022-12", "2023-12"),
        ("2022-12-31", "2023"),  # of a level only the end counts, however it is written
        ("2024-02", "2025-02"),  # the last day of a month is the last day in every year
        ("2023-02", "2024-02"),
        ("2022-08-22", "2023-08-22"),
    ],
)
def test_of_a_level_only_the_end_of_the_period_counts(before: str, after: str) -> None:
    change = _change(seen(8, before), seen(9, after))
    assert change is not None
    assert (change.by, change.is_rate) == (Fraction(1, 8), True)


@pytest.mark.parametrize(
    "before, after",
    [
        ("2021", "2023"),  # two years before
        ("2022-01-01/P7M", "2023-01-01/P8M"),  # another stretch of the year
        ("2022", "2023-01-01/P8M"),
        ("2022-08", "2023-01-01/P8M"),  # a month is no part of the months added up
    ],
)
def test_another_stretch_is_nothing_to_compare_with(before: str, after: str) -> None:
    assert _change(seen(200, before, "output"), seen(250, after, "output")) is None


@pytest.mark.parametrize(
    "change",
    [{"stage": "F"}, {"price_basis": "current"}, {"coverage": "parks"}, {"confidence": "low"}],
    ids=str,
)
@pytest.mark.parametrize("changed", [0, 1], ids=["before", "after"])
def test_what_is_of_another_kind_is_not_compared(change: dict[str, str], changed: int) -> None:
    given = [("200", "2022"), ("250", "2023")]
    records = [
        seen(value, period, "output", **(change if index == changed else {}))
        for index, (value, period) in enumerate(given)
    ]
    assert _change(*records) is None


def test_what_says_of_itself_what_its_indicator_says_is_compared() -> None:
    same = {"price_basis": "constant-2010", "coverage": "all"}
    change = _change(seen(200, "2022", "output", **same), seen(250, "2023", "output", **same))
    assert change is not None
    assert change.by == Fraction(1, 4)


@pytest.mark.parametrize("before", [0, -5])
def test_there_is_no_rate_on_nothing_or_less(before: int) -> None:
    assert _change(seen(before, "2022", "output"), seen(9, "2023", "output")) is None


@pytest.mark.parametrize(
    "before, now, rate",
    [
        (25, -10, None),  # -140 % is no rate: more than all of it cannot be lost
        (25, 0, Fraction(-1)),
        (-25, -10, None),
        (-25, 10, None),
        (0, 10, None),
        (0, 0, None),
    ],
)
def test_no_rate_is_below_minus_one(before: int, now: int, rate: Fraction | None) -> None:
    change = _change(seen(before, "2022", "output"), seen(now, "2023", "output"))
    assert (change.by if change is not None else None) == rate


def test_of_what_may_be_less_than_nothing_no_rate_is_below_minus_one() -> None:
    """From 25 to 0.2 with low −0.1 and high 0.5: 0.2 / 25 − 1 = −0.992, and no end of what it can be below −1."""
    change = _change(seen(25, "2022", "output"), seen("0.2", "2023", "output", low="-0.1", high="0.5"))
    assert change is not None
    assert (change.by, change.interval.low) == (Fraction(-992, 1000), -1)


def test_a_growth_can_follow_on_a_fall() -> None:
    change = _change(seen("-1.5", "2022", "growth"), seen("2", "2023", "growth"))
    assert change is not None
    assert (change.by, change.is_rate) == (Fraction(35, 10), False)


def test_before_the_first_year_there_is_none() -> None:
    assert _change(seen(9, "0001")) is None


def test_a_bare_percentage_of_a_plan_has_no_change() -> None:
    share = {"pct_of_plan": {"plan": "year", "printed": "80,12%"}}
    assert _change(seen(200, "2022", "output"), seen(None, "2023", "output", **share)) is None


@pytest.mark.parametrize(
    "printed, clash", [("28.5", True), ("30.6", True), ("30.7", False), ("31", False), ("32", True)]
)
def test_a_printed_growth_contradicts_two_figures_where_no_digits_agree(printed: str, clash: bool) -> None:  # noqa: FBT001  # a case
    """Nine months of 2024: 499,048 of 381,950 is 30.66 % more; 31 stands for 30.5 … 31.5."""
    change = _change(
        seen("381950", "2023-01-01/P9M", "output"),
        seen("499048", "2024-01-01/P9M", "output"),
    )
    (growth,) = dataset(seen(printed, "2024-01-01/P9M", "growth")).observations
    assert change is not None
    assert contradicts(growth, change) is clash


AVERAGE = {"concept": "output", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
GROWING: dict[str, Any] = {
    "like": {**AVERAGE, "comparator": "average", "price_basis": "constant-2010"},  # the level's own attributes
    "other": {**AVERAGE, "concept": "area", "comparator": "average"},
}


def growths(name: str, **more: Any) -> list[str]:  # noqa: ANN401
    """The average growths that the plan sets for a level, with one target for each indicator of growth."""
    demands = {
        "of-like": target(14, indicator="like", over="2021/2030", path="geometric"),
        "of-other": target(9, indicator="other", over="2021/2030", path="geometric"),
    }
    made, _ = settled(targets={**demands, **more.pop("targets", {})}, indicators=GROWING, **more)
    indicator = made.written.indicators[name]
    return [found.name for found in AverageGrowths.of(made.targets, made.written).of_level("plan", name, indicator)]


def test_an_average_growth_is_of_the_level_that_is_like_it_or_is_declared() -> None:
    declared = {"i": {"growth": "other", "of": "output"}}
    assert growths("output") == ["of-like"]
    assert growths("area") == ["of-other"]
    assert growths("output", identities=declared) == ["of-other", "of-like"]  # what is declared comes first
    assert growths("area", identities=declared) == []
    several = {**declared, "j": {"growth": "other", "of": "parks"}}
    assert (growths("parks", identities=several), growths("output", identities=several)) == (
        ["of-other"],
        ["of-other", "of-like"],
    )


def test_a_growth_that_is_superseded_is_none() -> None:
    gone = target(14, indicator="like", over="2021/2030", path="geometric", superseded_by="of-other")
    assert growths("output", targets={"of-like": gone}) == []

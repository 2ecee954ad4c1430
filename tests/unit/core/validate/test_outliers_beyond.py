"""BG908–BG910: beyond the target, beyond the whole, dated years back. All figures are invented."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.validate.outliers import dated_long_ago, far_beyond_target, out_of_line, parts_beyond_wholes
from bgplan.core.validate.timeliness import early_estimates
from tests.build import INDICATORS, base, dataset, fails, said, seen, target


@pytest.mark.parametrize(
    "goal, figure, outcome",
    [
        (target(66), seen(544, "2023"), ["fail"]),  # 544 for 54
        (target(66), seen(132, "2023"), ["pass"]),  # twice the target: exceeded
        (target(66), seen(54, "2023"), ["pass"]),
        (target(66), seen(544, "2031"), []),  # after the due date the next plan counts
        (target(None, printed="không quá 66 khu công nghiệp"), seen(544, "2023"), []),  # a ceiling
        (target(10, direction="down"), seen(544, "2023"), []),
        (target(19, indicator="growth", over="2021/2030", path="geometric"), seen("119.5", "2023", "growth"), ["fail"]),
        (target(5, indicator="growth", over="2021/2030", path="geometric"), seen(20, "2023", "growth"), ["pass"]),
        (target(3, indicator="place"), seen(40, "2023", "place"), []),  # a rank is better the lower it is
    ],
)
def test_an_actual_is_not_many_times_its_target(
    goal: dict[str, Any], figure: dict[str, Any], outcome: list[str]
) -> None:
    assert said(far_beyond_target(dataset(figure, targets={"t": goal}))) == outcome


def test_of_several_documents_the_highest_target_counts() -> None:
    targets = {"low": target(10, due="2025"), "high": target(66)}
    assert said(far_beyond_target(dataset(seen(54, "2023"), targets=targets))) == ["pass"]


@pytest.mark.parametrize(
    "period, share, outcome",
    [
        ("2023-01-01/P8M", "80.12", "pass"),
        ("2023-01-01/P8M", "8.01", "fail"),
        ("2023-01-01/P8M", "801.2", "fail"),
        ("2023-01-01/P8M", "25", "pass"),  # a slow year
        ("2023", "250", "pass"),  # far more investors than planned
        ("2023-01", "0.9", "pass"),  # January says little
    ],
)
def test_a_share_of_plan_is_of_the_size_of_the_time_gone(period: str, share: str, outcome: str) -> None:
    figure = seen(800, period, "output", pct_of_plan={"plan": "year", "value": share})
    assert said(far_beyond_target(dataset(figure))) == [outcome]


WORKING = {"working": INDICATORS["parks"]}
NESTED = {"i": {"nested": ["parks", "working"]}}


@pytest.mark.parametrize(
    "parks, working, outcome",
    [
        ({"2023-06-30": 9}, {"2023-03-31": 12}, ["fail"]),
        ({"2023-06-30": 9}, {"2023-03-31": 8}, ["pass"]),
        ({"2023-06-30": 9}, {"2023-12-31": 11}, ["pass"]),  # the parks have grown since
        ({"2023-06-30": 9}, {"2023-12-31": 90}, ["fail"]),
        ({"2023-06-30": 9, "2024-06-30": 16}, {"2023-12-31": 12}, ["pass"]),
        ({"2021-06-30": 9}, {"2023-12-31": 90}, ["untold"]),  # too long ago
        ({"2023-06-30": 9}, {"2023-06-30": 12}, ["untold"]),  # of one day: BG411 says it
    ],
)
def test_a_part_is_no_more_than_its_whole_of_about_the_time(
    parks: dict[str, int], working: dict[str, int], outcome: list[str]
) -> None:
    figures = [seen(value, day) for day, value in parks.items()]
    figures += [seen(value, day, "working") for day, value in working.items()]
    assert said(parts_beyond_wholes(dataset(*figures, indicators=WORKING, identities=NESTED))) == outcome


def test_the_first_and_the_last_day_of_all_are_no_fault_of_the_rules() -> None:
    days, names = ("0001-01-01", "9999-12-31"), ("parks", "working")
    figures = [seen(9, day, name, published="2040-12-01") for day in days for name in names]
    made = dataset(*figures, indicators=WORKING, identities=NESTED)
    for check in (parts_beyond_wholes, far_beyond_target, dated_long_ago, out_of_line, early_estimates):
        assert fails(check(made)) == ()


def test_parts_of_a_sum_and_other_units() -> None:
    """6,013 ha together in June 2025: 24,748 ha of parks in September before cannot be, 2,474.8 can."""
    tables = {
        "indicators": {"both": INDICATORS["area"], "rest": INDICATORS["area"]},
        "identities": {"i": {"total": "both", "parts": ["area", "rest"]}},
    }
    for value, outcome in (("24748", "fail"), ("2474.8", "pass")):
        figures = (seen(6013, "2025-06", "both"), seen(value, "2024-09-30", "area"))
        assert said(parts_beyond_wholes(dataset(*figures, **tables))) == [outcome]


@pytest.mark.parametrize(
    "figures, out",
    [
        # one paper of August 2023 with figures of two indicators
        ([("2023-08-22", "area"), ("2013-08-22", "parks")], ["parks@2013-08-22"]),
        ([("2023-08-22", "area"), ("2013-08", "parks")], ["parks@2013-08"]),
        ([("2023-08-22", "area"), ("2013-08-22", "parks"), ("2023-08-22", "parks")], []),  # then and now
        ([("2013-08-22", "parks")], []),  # an old paper's figure, told alone
        ([("2013-08-22", "area"), ("2013-08-22", "parks")], []),  # a look back
        ([("2023-08-22", "area"), ("2013", "parks")], []),  # a table of years
        ([("2023-08-22", "area"), ("2021-12-31", "parks")], []),  # the last that was counted
    ],
)
def test_news_are_of_late(figures: list[tuple[str, str]], out: list[str]) -> None:
    seen_then = [seen(9, period, name, published="2023-08-22") for period, name in figures]
    assert [each.subject for each in fails(dated_long_ago(dataset(*seen_then)))] == out


@pytest.mark.parametrize("period, code", [("2013", ["fail"]), ("2021", ["pass"]), ("2022", ["pass"])])
def test_nothing_is_estimated_years_later(period: str, code: list[str]) -> None:
    made = dataset(seen(900, period, "output", stage="E", published="2023-12-10"))
    assert said(dated_long_ago(made)) == code


def test_a_base_makes_no_target() -> None:
    assert (
        said(far_beyond_target(dataset(seen(54, "2023"), targets={"t": target(None, base=base(6), implied="true")})))
        == []
    )

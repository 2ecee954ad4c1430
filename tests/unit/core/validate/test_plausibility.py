"""BG901, BG903–BG905: what is unlike all that the series has done, below its neighbours, or does not chain."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.findings import Severity
from bgplan.core.validate.plausibility import dents, jumps, monthly_paces, unchained
from tests.build import BOTH, dataset, fails, said, seen

NEW = {"new": {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "flow"}}


def new(value: int, period: str) -> dict[str, Any]:
    """Return a number of new parks: a flow that is exact."""
    return seen(value, period, "new")


def doubled(last: int, **more: Any) -> Dataset:  # noqa: ANN401
    """Return parks that double each year from 10 at the end of 2018 to 160 at the end of 2022, and a last figure."""
    parks = [seen(10 * 2**index, str(2018 + index)) for index in range(5)]
    return dataset(*parks, seen(last, "2023", **more))


@pytest.mark.parametrize("last, outcome", [(320, "pass"), (640, "pass"), (641, "fail"), (40, "pass"), (39, "fail")])
def test_more_than_twice_the_largest_change_before(last: int, outcome: str) -> None:
    # every change so far was times 2; twice its logarithm is times 4: 160 x 4 = 640, 160 / 4 = 40
    assert said(jumps(doubled(last))) == [*["untold"] * 4, outcome]


def test_the_jump_and_the_largest_change_before_are_named() -> None:
    (found,) = fails(jumps(doubled(800)))
    assert (found.code, found.subject, found.severity) == ("BG901", "parks@2023", Severity.WARNING)
    assert [place.path[1] for place in found.related] == [4, 1]
    assert (found.facts["earlier"], found.facts["later"]) == (160, 800)
    assert (found.facts["change"], found.facts["largest"]) == (400, 100)  # in percent: times 5 and times 2


def test_a_change_over_two_years_counts_by_the_year() -> None:
    figures = [seen(10 * 2**index, str(2018 + index)) for index in range(5)]
    assert fails(jumps(dataset(*figures, seen(160 * 15, "2024")))) == ()  # times 3.87 a year
    assert len(fails(jumps(dataset(*figures, seen(160 * 17, "2024"))))) == 1  # times 4.12 a year


def test_only_like_figures_are_compared() -> None:
    # a December is no jump after a year, nor a full year after eight months
    years = [new(100, str(year)) for year in range(2018, 2023)]
    assert said(jumps(dataset(*years, new(5, "2023-12"), new(60, "2023-01-01/P8M"), indicators=NEW))) == ["untold"] * 4


def test_months_have_a_past_of_their_own() -> None:
    years = [new(100 * 2**index, str(2018 + index)) for index in range(5)]
    months = [new(value, f"{year}-08") for year, value in ((2021, 10), (2022, 90))]
    assert said(jumps(dataset(*years, *months, indicators=NEW))) == ["untold"] * 5


@pytest.mark.parametrize("last, outcome", [(120, "pass"), (121, "fail"), (84, "pass"), (83, "fail")])
def test_the_least_step_after_years_in_which_nothing_moved_is_no_jump(last: int, outcome: str) -> None:
    # a fifth up is 120 of 100, as much down 100 / 1.2 = 83.3
    still = [seen(100, str(2018 + index)) for index in range(5)]
    assert said(jumps(dataset(*still, seen(last, "2023")))) == [*["untold"] * 4, outcome]


def test_what_rounding_leaves_open_is_no_jump() -> None:
    # 1.0 to 1.1 may be anything from nothing (1.05 to 1.05) to 1.15 / 0.95; so was every change before
    area = [seen(value, str(2018 + index), "area") for index, value in enumerate(("1.0", "1.1", "1.2", "1.3", "1.4"))]
    assert said(jumps(dataset(*area, seen("1.7", "2023", "area")))) == [*["untold"] * 4, "pass"]


def test_nothing_is_said_of_what_is_not_positive() -> None:
    assert said(jumps(doubled(0))) == ["untold"] * 5


@pytest.mark.parametrize("more", [{"withdrawn": BOTH}, {"stage": "F"}, {"coverage": "parks"}])
def test_what_does_not_count_is_no_jump(more: dict[str, Any]) -> None:
    assert said(jumps(doubled(800, **more))) == ["untold"] * 4


def test_growth_rates_jump_as_they_like() -> None:
    growth = [seen(value, str(2018 + index), "growth") for index, value in enumerate((1, 1, 1, 1, 1, 9))]
    assert said(jumps(dataset(*growth))) == []


def paced(last: int) -> Dataset:
    """Return ten new parks in each of the first five months of 2023, and a sixth."""
    months = [new(10 * month, f"2023-01-01/P{month}M") for month in range(1, 6)]
    return dataset(*months, new(50 + last, "2023-01-01/P6M"), indicators=NEW)


@pytest.mark.parametrize("last, outcome", [(10, "pass"), (30, "pass"), (31, "fail"), (4, "pass"), (3, "fail")])
def test_a_month_between_a_third_and_three_times_the_usual(last: int, outcome: str) -> None:
    # the usual is 10 a month: three times is 30, a third 3.33
    assert said(monthly_paces(paced(last))) == [*["untold"] * 4, outcome]


def test_the_pace_is_named() -> None:
    (found,) = fails(monthly_paces(paced(40)))
    assert (found.code, found.subject, found.severity) == ("BG903", "new@2023-01-01/P6M", Severity.WARNING)
    assert (found.place.path[1], found.related[0].path[1]) == (5, 4)
    assert [found.facts[name] for name in ("monthly", "usual", "times")] == [40, 10, 4]


def test_months_are_counted_between_the_prints() -> None:
    # 60 in the two months after May are 30 a month; 80 are 40
    for more, outcome in ((60, "pass"), (80, "fail")):
        made = dataset(
            *(new(10 * month, f"2023-01-01/P{month}M") for month in range(1, 6)),
            new(50 + more, "2023-01-01/P7M"),
            indicators=NEW,
        )
        assert said(monthly_paces(made))[-1] == outcome


def test_the_usual_is_of_earlier_years_too_but_not_of_long_ago() -> None:
    # twelve stretches of 10 a month, then twelve of 20, then 50: five times the first, but 2.5 times the last
    def year(number: int, each: int) -> list[dict[str, Any]]:
        return [new(each * month, f"{number}-01-01/P{month}M") for month in range(1, 13)]

    made = dataset(*year(2020, 10), *year(2021, 20), *year(2022, 20), *year(2023, 50)[:2], indicators=NEW)
    assert said(monthly_paces(made))[-1] == "pass"
    assert fails(monthly_paces(dataset(*year(2020, 10), *year(2023, 50)[:2], indicators=NEW))) != ()


@pytest.mark.parametrize("seven, outcomes", [(91, ["fail", "untold"]), (149, ["fail", "fail"])])
def test_one_figure_out_of_step_is_found_once(seven: int, outcomes: list[str]) -> None:
    # 50 in five months, then 89: 39 in June. 91 is 2 in July, but 20.5 a month for both, which is usual: only June's
    # figure is wrong. 149 is 60 in July and 49.5 a month for both: two figures are out of step.
    months = [new(10 * month, f"2023-01-01/P{month}M") for month in range(1, 6)]
    later = new(89, "2023-01-01/P6M"), new(seven, "2023-01-01/P7M")
    assert said(monthly_paces(dataset(*months, *later, indicators=NEW)))[-2:] == outcomes


def test_a_fall_is_left_to_another_rule() -> None:
    assert said(monthly_paces(paced(-5))) == ["untold"] * 5


def test_nothing_is_said_where_nothing_is_usual() -> None:
    made = dataset(*(new(0, f"2023-01-01/P{month}M") for month in range(1, 7)), indicators=NEW)
    assert said(monthly_paces(made)) == ["untold"] * 5


RISING = {"parks": {"direction": "up"}}
DAYS = ("2022-12-20", "2023-07-24", "2023-08-22", "2024-03-31")


def counted(*values: object) -> tuple[dict[str, Any], ...]:
    return tuple(seen(value, day) for value, day in zip(values, DAYS, strict=False))


@pytest.mark.parametrize(
    "values, outcome",
    [
        ((9, 8, 9), ["fail"]),
        ((9, 8, 10), ["fail"]),
        ((9, 8, 8), ["pass"]),  # it stays lower: closed, or counted otherwise from now on
        ((8, 9, 9), ["pass"]),
        ((9, 8, 9, 10), ["fail", "pass"]),
        ((9, 8), []),
        ((9, 12, 9), ["fail"]),  # higher for one print
        ((9, 12, 10), ["fail"]),
        ((9, 12, 10, 11), ["fail", "pass"]),
        ((9, 12, 10, 12), ["pass", "fail"]),  # reached again: the 10 is the dent
        ((9, 12, 8), ["pass"]),  # more were closed than were new
        ((9, 99, 10), ["pass"]),  # so far out of line that BG906 says it
    ],
)
def test_a_count_that_falls_for_one_print_only(values: tuple[int, ...], outcome: list[str]) -> None:
    assert said(dents(dataset(*counted(*values), indicators=RISING))) == outcome


def test_bounds_that_leave_both_open_are_no_answer() -> None:
    made = dataset(*counted(9, 8), seen(9, "2023-08-22", low="8", high="9"), indicators=RISING)
    (finding,) = fails(dents(made))
    assert finding.facts["low"] == 8
    assert finding.facts["after"] == 9


def test_only_counts_that_are_to_rise_are_looked_at() -> None:
    assert not said(dents(dataset(*counted(9, 8, 9), indicators={"parks": {"direction": "down"}})))


@pytest.mark.parametrize(
    "eight, outcome",
    [
        # 59.95 … 60.05 in six months: three quarters of the lowest monthly amount, for two months, are 14.9875.
        ("75.0", "pass"),
        ("74.9", "pass"),  # at most 74.95 - 59.95 = 15.00
        ("74.8", "fail"),  # at most 14.90
        ("58.0", "untold"),  # it falls: BG412
    ],
)
def test_what_another_publisher_adds(eight: str, outcome: str) -> None:
    six, later = seen("60.0", "2023-01-01/P6M", "output"), seen(eight, "2023-01-01/P8M", "output", source="office")
    assert said(unchained(dataset(six, later))) == [outcome]


def test_the_months_of_one_publisher_may_be_uneven() -> None:
    six, later = (seen(value, f"2023-01-01/P{months}M", "output") for value, months in (("60", 6), ("61", 8)))
    assert said(unchained(dataset(six, later))) == ["untold"]

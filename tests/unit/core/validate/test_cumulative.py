"""BG412-BG414 and BG420: what flows add up to within a year, and where a sum within a year begins. Invented figures."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.findings import Severity
from bgplan.core.intervals import Interval
from bgplan.core.validate.cumulative import (
    accumulations,
    cumulative_against_year,
    cumulative_falls,
    months_and_cumulative,
)
from tests.build import BOTH, dataset, fails, said, seen

ONE_DAY = {"published": "2024-01-15"}
OFFICE = {"source": "office"}


def output(value: object, period: str, **more: object) -> dict[str, Any]:
    """Return a figure of the output, in whole billions unless it has decimals; published with all the others."""
    return seen(value, period, "output") | ONE_DAY | more


@pytest.mark.parametrize(
    "later, outcome",
    [("310", "pass"), ("299", "pass"), ("298.9", "fail"), ("290", "fail")],
    # 300 is 299.5 to 300.5; 299 reaches up to 299.5 and just meets it, 298.9 reaches up to 298.95
)
def test_a_cumulative_figure_does_not_fall(later: str, outcome: str) -> None:
    made = dataset(output(300, "2023-01-01/P7M"), output(later, "2023-01-01/P8M"))
    assert said(cumulative_falls(made)) == [outcome]


def test_the_fall_is_named() -> None:
    made = dataset(output(300, "2023-01-01/P7M"), output(290, "2023-01-01/P8M"))
    (found,) = fails(cumulative_falls(made))
    assert (found.code, found.subject, found.severity) == ("BG412", "output@2023-01-01/P8M", Severity.ERROR)
    assert (found.place.path[1], found.related[0].path[1]) == (1, 0)
    assert (found.facts["earlier"], found.facts["later"]) == (300, 290)
    assert found.facts["imbalance"] == Interval.of(9, 11)  # 299.5 - 290.5 and 300.5 - 289.5


def test_the_first_month_and_the_first_quarter_are_cumulative_too() -> None:
    made = dataset(output(50, "2023-01"), output(40, "2023-Q1"), output(60, "2023-01-01/P4M"))
    assert said(cumulative_falls(made)) == ["fail", "pass"]


def test_one_wrong_figure_is_found_once() -> None:
    made = dataset(*(output(value, f"2023-01-01/P{months}M") for months, value in ((6, 100), (7, 90), (8, 95))))
    assert said(cumulative_falls(made)) == ["fail", "pass"]


@pytest.mark.parametrize("source, severity", [("paper", Severity.ERROR), ("office", Severity.WARNING)])
def test_publishers_who_differ_are_only_warned_of(source: str, severity: Severity) -> None:
    later = seen(290, "2023-01-01/P8M", "output", source=source)
    (found,) = fails(cumulative_falls(dataset(seen(300, "2023-01-01/P7M", "output"), later)))
    assert found.severity is severity


def test_what_was_revised_before_does_not_fall() -> None:
    made = dataset(
        output(300, "2023-01-01/P6M", published="2023-07-10"),
        output(285, "2023-01-01/P6M", published="2023-10-10"),
        output(290, "2023-01-01/P9M", published="2023-10-10"),
    )
    assert said(cumulative_falls(made)) == ["pass"]


def test_an_expectation_of_the_longer_stretch_is_not_held_against_what_came_later() -> None:
    made = dataset(output(300, "2023-01-01/P8M"), output(290, "2023-01-01/P9M", published="2023-12-01"))
    assert said(cumulative_falls(made)) == ["untold"]


def test_a_flow_that_has_been_negative_may_fall() -> None:
    made = dataset(
        output(300, "2023-01-01/P7M"), output(290, "2023-01-01/P8M"), output(-1, "2022", published="2023-01-10")
    )
    assert said(cumulative_falls(made)) == ["untold"]


@pytest.mark.parametrize(
    "more",
    [
        {"period": "2022-01-01/P8M"},
        {"period": "2023-08"},
        {"period": "2023"},
        {"withdrawn": BOTH},
        {"stage": "F"},
        {"price_basis": "current"},
    ],
    ids=lambda more: next(iter(more.values())),
)
def test_only_what_counts_from_one_day_and_counts_at_all(more: dict[str, Any]) -> None:
    made = dataset(output(300, "2023-01-01/P7M"), output(290, "2023-01-01/P8M") | more)
    assert said(cumulative_falls(made)) == []


def test_a_level_may_fall() -> None:
    assert said(cumulative_falls(dataset(seen(9, "2023-07"), seen(8, "2023-08")))) == []


@pytest.mark.parametrize("year, outcome", [("540", "pass"), ("499", "pass"), ("498.9", "fail")])
def test_no_part_of_a_year_exceeds_it(year: str, outcome: str) -> None:
    # 500 is 499.5 to 500.5; 499 reaches 499.5, 498.9 only 498.95
    made = dataset(output(500, "2023-01-01/P11M"), output(year, "2023"), output(300, "2023-01-01/P6M"))
    assert said(cumulative_against_year(made)) == [outcome]


def test_the_cumulative_figure_and_the_year_are_named() -> None:
    made = dataset(output(490, "2023", published="2024-02-10"), output(500, "2023-01-01/P11M", **OFFICE))
    (found,) = fails(cumulative_against_year(made))
    assert (found.subject, found.severity) == ("output@2023", Severity.WARNING)
    assert (found.place.path[1], found.related[0].path[1]) == (0, 1)
    assert (found.facts["earlier"], found.facts["later"]) == (500, 490)


@pytest.mark.parametrize(
    "cumulative",
    [
        output(500, "2022-01-01/P11M"),
        output(500, "2023-01-01/P11M", published="2024-01-16"),
        output(-5, "2023-01-01/P11M"),
    ],
    ids=["another year", "published after the year", "negative"],
)
def test_a_year_with_nothing_to_hold_against_it(cumulative: dict[str, Any]) -> None:
    assert said(cumulative_against_year(dataset(output(490, "2023"), cumulative))) == ["untold"]


@pytest.mark.parametrize("part", ["2023-06", "2023-Q2", "2023-03-01/P2M"])
def test_a_month_or_quarter_does_not_exceed_its_year(part: str) -> None:
    # 500 is 499.5 to 500.5, 490 at most 490.5; a month of another year says nothing
    made = dataset(output(500, part), output(490, "2023"), output(900, "2022-06"))
    (found,) = fails(cumulative_against_year(made))
    assert (found.subject, found.facts["earlier"], found.facts["later"]) == ("output@2023", 500, 490)
    assert said(cumulative_against_year(dataset(output(490, part), output(490, "2023")))) == ["pass"]


def both(made: Dataset) -> list[tuple[str, str]]:
    """Return what is found of months, and of which figure."""
    found = (*fails(cumulative_falls(made)), *fails(cumulative_against_year(made)), *fails(months_and_cumulative(made)))
    return [(each.code, each.subject) for each in found]


MONTHS = [output(40, f"2023-0{month}") for month in (7, 8, 9)]


@pytest.mark.parametrize(
    "sums, findings",
    [
        ((240, 280, 320, 360), []),
        ((240, 230, 320, 360), [("BG412", "output@2023-01-01/P7M")]),  # falls by 10, and then jumps by 90
        ((240, 260, 320, 360), [("BG414", "output@2023-01-01/P7M")]),  # 20 too low, after it 20 too much
        ((240, 410, 320, 360), [("BG412", "output@2023-01-01/P8M")]),  # 130 too high; the next one falls
        ((240, 280, 320, 390), [("BG414", "output@2023-01-01/P9M")]),
        # two wrong figures, by 20 and by 50: each is found
        ((240, 260, 350, 390), [("BG414", "output@2023-01-01/P7M"), ("BG414", "output@2023-01-01/P8M")]),
    ],
)
def test_one_wrong_figure_is_one_finding(sums: tuple[int, ...], findings: list[tuple[str, str]]) -> None:
    cumulative = [output(value, f"2023-01-01/P{month}M") for month, value in enumerate(sums, start=6)]
    assert both(dataset(*cumulative, *MONTHS)) == findings


def test_a_year_below_its_months_is_found_once() -> None:
    made = dataset(output(500, "2023-01-01/P11M"), output(45, "2023-12"), output(490, "2023"))  # 545 would be right
    assert both(made) == [("BG413", "output@2023")]


HALF, QUARTER = output("235.0", "2023-01-01/P6M"), output("146.0", "2023-Q3")


@pytest.mark.parametrize("nine, outcome", [("381.0", "pass"), ("381.1", "pass"), ("381.2", "fail"), ("380.8", "fail")])
def test_the_half_year_and_the_quarter_make_nine_months(nine: str, outcome: str) -> None:
    # 234.95 + 145.95 = 380.9 to 235.05 + 146.05 = 381.1; 381.2 begins at 381.15, 381.1 at 381.05, 380.8 ends at 380.85
    made = dataset(HALF, QUARTER, output(nine, "2023-01-01/P9M"))
    assert said(months_and_cumulative(made)) == ["untold", "untold", outcome]


def test_the_imbalance_of_months_is_named() -> None:
    (found,) = fails(months_and_cumulative(dataset(HALF, QUARTER, output("391.0", "2023-01-01/P9M"))))
    assert (found.code, found.subject, found.severity) == ("BG414", "output@2023-01-01/P9M", Severity.ERROR)
    assert [place.path[1] for place in found.related] == [0, 1]
    assert found.facts["sum"] == Interval.of("380.9", "381.1")
    assert found.facts["imbalance"] == Interval.of("9.85", "10.15")  # 390.95 - 381.1 and 391.05 - 380.9


@pytest.mark.parametrize("whole, outcome", [(30, "pass"), (32, "pass"), (33, "fail")])
def test_months_make_a_quarter(whole: int, outcome: str) -> None:
    months = [output(10, f"2023-0{month}") for month in (4, 5, 6)]  # up to 31.5, where 32 begins; 33 does at 32.5
    assert said(months_and_cumulative(dataset(*months, output(whole, "2023-Q2")))) == [outcome]


def test_quarters_make_a_year_and_a_quarter_after_nine_months_too() -> None:
    quarters = [output(10, f"2023-Q{number}") for number in (1, 2, 3, 4)]
    year = output(50, "2023")
    assert said(months_and_cumulative(dataset(*quarters, year))) == [*["untold"] * 4, "fail"]  # 40 +/- 2
    made = dataset(quarters[3], output(40, "2023-01-01/P9M"), year)
    assert said(months_and_cumulative(made)) == ["untold", "untold", "pass"]


def test_of_several_contradictions_of_one_figure_the_gravest_is_found() -> None:
    made = dataset(HALF, QUARTER, output("391.0", "2023-01-01/P9M"), output("250.0", "2023-01-01/P6M", **OFFICE))
    (found,) = fails(months_and_cumulative(made))
    assert found.severity is Severity.ERROR


def test_five_months_that_a_later_half_year_denies() -> None:
    # Bắc Giang 2024: "hơn 266 nghìn tỷ" for five months (23 May), 67,132 for June and 315,145 for six months (10 July)
    five = {"printed": "hơn 266 nghìn tỷ đồng", "published": "2024-05-31"}
    rest = {"published": "2024-07-10", **OFFICE}
    made = dataset(
        output(266000, "2024-01-01/P5M", **five),
        output(67132, "2024-06", **rest),
        output(315145, "2024-01-01/P6M", **rest),
    )
    (found,) = fails(months_and_cumulative(made))
    assert found.severity is Severity.WARNING
    assert found.facts["sum"] == Interval.of("333131.5", "334132.5")  # 266,000 + 67,131.5 and 267,000 + 67,132.5


def test_one_publisher_has_revised_the_months_before() -> None:
    half = output("235.0", "2023-01-01/P6M", published="2023-07-10")
    (found,) = fails(months_and_cumulative(dataset(half, QUARTER, output("391.0", "2023-01-01/P9M"))))
    assert found.severity is Severity.INFO


def reasons(*figures: tuple[float, str]) -> list[object]:
    observations = [seen(value, period, "output", published="2030-01-31") for value, period in figures]
    return [each.facts["reason"] for each in fails(accumulations(dataset(*observations)))]


YEAR = (1200, "2022")  # 100 a month


@pytest.mark.parametrize(
    "figures, found",
    [
        ([YEAR, (900, "2023-09")], ["typed-as-month"]),  # 9 months at 100
        ([(600, "2023-01-01/P6M"), (950, "2023-09")], ["typed-as-month"]),
        ([YEAR, (150, "2023-09")], []),  # a good month
        ([YEAR, (5000, "2023-09")], []),  # more than all months so far could bring: another rule's
        ([(900, "2023-09")], []),  # nothing is usual yet
        ([YEAR, (1300, "2023-01")], ["not-begun-anew"]),
        ([YEAR, (1420, "2023-01-01/P2M")], ["not-begun-anew"]),
        ([YEAR, (240, "2023-01-01/P2M")], []),
        ([YEAR, (1420, "2023-01-01/P11M")], []),
        ([(600, "2023-01-01/P6M"), (700, "2023-02-01/P7M")], ["begins-late"]),
        ([(600, "2023-01-01/P6M"), (700, "2023-07-01/P6M")], []),  # the second half-year
        ([(700, "2023-02-01/P7M")], []),  # nothing counts from January here
        ([(600, "2023-01-01/P6M"), (300, "2023-Q3")], []),
    ],
)
def test_what_is_found(figures: list[tuple[float, str]], found: list[str]) -> None:
    assert reasons(*figures) == found


def test_obeying_the_advice_mends_it() -> None:
    (found,) = fails(
        accumulations(
            dataset(
                seen(600, "2023-01-01/P6M", "output", published="2024-01-31"),
                seen(950, "2023-09", "output", published="2024-01-31"),
            )
        )
    )
    assert found.facts["write"] == "2023-01-01/P9M"
    assert reasons((600, "2023-01-01/P6M"), (950, "2023-01-01/P9M")) == []

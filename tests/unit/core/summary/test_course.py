"""The month and the year to date: which indicators have a row, in which order, and what stands on it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from bgplan.core.dataset import Dataset
from bgplan.core.growth import month_before
from bgplan.core.periods import parse
from bgplan.core.summary import Months, summary_of
from bgplan.core.summary.report import CourseRow
from tests.build import BOTH, base, dataset, seen, target

YEAR: dict[str, Any] = {"year.output": target(1200, indicator="output", plan="year", due="2023")}
GROWTH = {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
RISE = {**GROWTH, "comparator": "same-period", "price_basis": "constant-2010"}


def course(made: Dataset, month: str = "2023-08") -> tuple[CourseRow, ...]:
    reported = parse(month)
    earlier = month_before(reported)
    assert earlier is not None
    return summary_of(made, Months(reported, earlier)).course


def names(made: Dataset, month: str = "2023-08") -> list[str]:
    return [row.indicator_name for row in course(made, month)]


def output(value: object, period: str, **more: object) -> dict[str, Any]:
    return seen(value, period, "output", low=value, high=value, **more)


def test_a_flow_has_a_row_where_a_plan_for_the_year_a_watch_or_its_growth_asks_for_it() -> None:
    figures = output(800, "2023-01-01/P8M")
    assert names(dataset(figures)) == []
    assert names(dataset(figures, targets=YEAR)) == ["output"]
    watched = {"output": {"concept": "output", "name": BOTH, "unit": "bn", "measure": "flow", "coverage": "all"}}
    assert names(dataset(figures, indicators={"output": {**watched["output"], "watch": "true"}})) == ["output"]
    assert names(dataset(output(110, "2023-08"))) == ["output"]  # told by the month


def test_a_level_has_none() -> None:
    assert names(dataset(seen(9, "2023-08-22"), targets={"t": target(29, base=base(6))})) == []


def test_an_index_of_production_comes_first_whatever_the_order_of_the_data() -> None:
    indicators = {"iip": {**GROWTH, "concept": "place", "comparator": "same-period", "index_of": "output"}}
    made = dataset(
        output(800, "2023-01-01/P8M"), seen("9.5", "2023-01-01/P8M", "iip"), targets=YEAR, indicators=indicators
    )
    assert names(made) == ["iip", "output"]


def test_a_growth_stands_on_the_row_of_what_grows() -> None:
    """The source prints 20 %, and 800 after 640 is a quarter more: both are there, and no row of the growth's own."""
    made = dataset(
        output(800, "2023-01-01/P8M"),
        output(640, "2022-01-01/P8M"),
        seen(20, "2023-01-01/P8M", "rise"),
        targets=YEAR,
        indicators={"rise": RISE},
        identities={"rise": {"growth": "rise", "of": "output"}},
    )
    (row,) = course(made)
    assert row.growth is not None
    assert row.growth.amount is not None
    assert row.on_year is not None
    assert [row.growth.amount.point, row.on_year.by] == [20, Fraction(1, 4)]


def test_a_growth_of_a_time_that_the_level_has_not_has_its_own_row() -> None:
    made = dataset(
        output(690, "2023-01-01/P7M"),
        seen(20, "2023-01-01/P8M", "rise"),
        targets=YEAR,
        indicators={"rise": RISE},
        identities={"rise": {"growth": "rise", "of": "output"}},
    )
    growths = {row.indicator_name: row.growth for row in course(made)}
    assert growths["rise"] is not None
    assert growths["output"] is None


def test_the_month_before_is_as_it_was_told_last() -> None:
    """July was estimated at 100 and came out at 104: 110 is 6/104 more than that."""
    made = dataset(
        output(800, "2023-01-01/P8M"),
        output(110, "2023-08"),
        output(100, "2023-07", stage="E"),
        output(104, "2023-07", stage="P", published="2023-08-20"),
        targets=YEAR,
    )
    (row,) = course(made)
    assert row.month is not None
    assert row.before is not None
    assert row.before.change is not None
    assert [row.month.amount.point, row.before.figure.amount.point, row.before.change.point] == [
        110,
        104,
        Fraction(6, 104),
    ]


def test_the_year_before_has_a_row_in_the_month_that_tells_it() -> None:
    made = dataset(output(1190, "2022", published="2023-02-10"), targets=YEAR)
    (row,) = course(made, "2023-02")
    assert row.so_far is not None
    assert (row.so_far.record.period.text, row.is_new, row.plan) == ("2022", True, None)
    assert course(made, "2023-03") == ()


def test_of_the_month_alone_there_is_no_sum() -> None:
    (row,) = course(dataset(output(110, "2023-08"), targets=YEAR))
    assert row.so_far is None
    assert row.latest is not None
    assert row.latest.record.period.text == "2023-08"


def test_the_plan_is_beside_the_figure_that_it_is_judged_by() -> None:
    (row,) = course(dataset(output(800, "2023-01-01/P8M"), targets=YEAR))
    assert row.plan is not None
    assert row.plan.against_plan is not None
    assert row.plan.against_plan.point == Fraction(2, 3)  # 800 of 1,200

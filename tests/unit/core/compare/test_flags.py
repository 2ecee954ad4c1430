"""What stands beside a verdict: the series has ended, the figure is of the due period, provisional or old."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import BOTH, base, dataset, judged, report, seen, target

CLOSED: dict[str, Any] = {"indicators": {"parks": {"closed": {"on": "2025-06-30", "why": BOTH}}}}
GOAL = target(29, base=base(6))


def flags(result: Result) -> list[str]:
    return [flag.code for flag in result.flags]


def test_a_figure_of_june_that_is_published_in_july_counts() -> None:
    june = seen(16, "2025-06", published="2025-07-31")
    result = judged(GOAL, june, as_of="2025-07-31", **CLOSED)
    # 10 of 23 parks after 4.5 of 10 years: 0.966
    assert (result.status, flags(result)) == (Status.ON_TRACK, ["closed"])
    assert judged(GOAL, june, as_of="2025-07-30", **CLOSED).actual is None  # known only from then on


def test_a_figure_of_after_the_closing_does_not_count() -> None:
    later = judged(GOAL, seen(9, "2024"), seen(28, "2026-06"), as_of="2026-12-31", **CLOSED)
    assert later.actual is not None
    assert later.actual.record.period.text == "2024"


@pytest.mark.parametrize("as_of", ["2025-06-30", "2025-12-31", "2031-12-31"])
def test_nothing_is_missed_for_a_due_date_after_the_closing(as_of: str) -> None:
    early = judged({**GOAL, "due": "2025"}, seen(9, "2024"), as_of=as_of, **CLOSED)
    assert early.status is Status.OFF_TRACK  # 3 of 23 parks after four of five years


def test_a_ceiling_that_was_passed_before_the_closing_is() -> None:
    ceiling = target(20, indicator="output", plan="year", due="2023", direction="down")
    closed: dict[str, Any] = {"indicators": {"output": {"closed": {"on": "2023-06-30", "why": BOTH}}}}
    assert judged(ceiling, seen(21, "2023-01-01/P6M", "output"), as_of="2031-12-31", **closed).status is Status.MISSED


def test_what_is_not_comparable_stays_so_after_the_closing() -> None:
    other = {"other": {"concept": "parks", "name": BOTH, "coverage": "parks", "unit": "park", "measure": "stock"}}
    tables = {"indicators": {**CLOSED["indicators"], **other}}
    result = judged(GOAL, seen(9, "2022", "other"), as_of="2026-12-31", **tables)
    assert (result.status, flags(result)) == (Status.NOT_COMPARABLE, ["closed"])


@pytest.mark.parametrize(
    "every, period, as_of, old",
    [
        (None, "2023-06", "2024-06-30", False),  # 12 months to the day
        (None, "2023-06", "2024-07-01", True),
        (None, "2022", "2024-12-31", False),  # a figure of a whole year: 24 months
        (None, "2022", "2025-01-01", True),
        ("year", "2022-06", "2024-06-30", False),
        ("month", "2023-06", "2023-09-30", False),
        ("month", "2023-06", "2023-10-01", True),
        ("month", "2023", "2024-04-30", True),  # what is declared comes before what the period tells
    ],
)
def test_a_figure_is_old_by_the_kind_of_its_series(every: str | None, period: str, as_of: str, *, old: bool) -> None:
    tables: dict[str, Any] = {"indicators": {"parks": {"every": every}}} if every else {}
    assert (flags(judged(GOAL, seen(9, period), as_of=as_of, **tables)) == ["stale"]) is old


@pytest.mark.parametrize(
    "period, as_of, old",
    [
        ("2021/2022", "2024-12-31", False),  # several whole years: 24 months, as of one
        ("2021/2022", "2025-01-01", True),
        ("2021-01-01/P6M", "2022-06-30", False),  # of a part of one: 12
        ("2021-01-01/P6M", "2022-07-01", True),
    ],
)
def test_a_figure_of_whole_years_is_of_a_yearly_series(period: str, as_of: str, *, old: bool) -> None:
    goal = target(100, indicator="output", over="2021/2025", due=None)
    assert ("stale" in flags(judged(goal, seen(9, period, "output"), as_of=as_of))) is old


def test_a_figure_of_a_fiscal_year_is_of_a_yearly_series() -> None:
    goal = target(100, indicator="output", over="2021-04-01/P36M", due=None)
    for as_of, old in (("2024-03-31", False), ("2024-04-01", True)):
        result = judged(goal, seen(9, "2021-04-01/P12M", "output"), as_of=as_of)
        assert (flags(result) == ["stale"]) is old


def test_a_closed_series_grows_no_older() -> None:
    assert flags(judged(GOAL, seen(9, "2024-09"), as_of="2031-12-31", **CLOSED)) == ["closed"]


def test_a_figure_of_the_due_period_is_never_old() -> None:
    result = judged({**GOAL, "due": "2023"}, seen(30, "2023"), as_of="2031-12-31")
    assert (result.status, flags(result)) == (Status.ACHIEVED, ["due"])


def test_an_estimate_is_provisional_whatever_its_period() -> None:
    assert flags(judged(GOAL, seen(9, "2023", stage="E"), as_of="2024-06-30")) == ["provisional"]
    assert flags(judged(GOAL, seen(9, "2023", stage="A"), as_of="2024-06-30")) == []


def test_the_age_can_be_asked_for_and_is_told_in_months() -> None:
    made = dataset(seen(9, "2023-06"), targets={"t": GOAL})
    (asked,) = report(made, "2023-09-30", max_age=2).targets
    assert [dict(flag.facts) for flag in asked.flags] == [{"months": 3}]
    (usual,) = report(made, "2023-09-30").targets
    assert usual.flags == ()
    assert asked._replace(flags=()) == usual  # nothing else changes


def test_a_watched_indicator_has_flags_too() -> None:
    watched: dict[str, Any] = {"indicators": {"parks": {**CLOSED["indicators"]["parks"], "watch": "true"}}}
    (only,) = report(dataset(seen(9, "2022-06"), **watched), "2026-01-01").watched
    assert flags(only) == ["closed", "stale"]

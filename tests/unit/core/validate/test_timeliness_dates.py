"""BG501–BG503: observations against the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from bgplan.core.validate.timeliness import after_closing, before_period_ends, early_estimates, outside_plan_period
from tests.build import BOTH, dataset, fails, said, seen


@pytest.mark.parametrize(
    "published, stage, code",
    [
        ("2023-08-22", None, ["BG501"]),
        ("2023-08-22", "P", ["BG501"]),
        ("2023-08-22", "A", ["BG501"]),
        ("2023-08-22", "E", []),
        ("2023-08-22", "F", []),
        ("2023-08-31", None, []),
        ("2023-08", None, []),  # only the month is known: its last day counts
    ],
)
def test_before_a_period_ends_there_are_only_estimates(published: str, stage: str | None, code: list[str]) -> None:
    made = dataset(seen(800, "2023-01-01/P8M", "output", published=published, stage=stage))
    findings = fails(before_period_ends(made))
    assert [finding.code for finding in findings] == code
    if findings:
        assert findings[0].subject == "output@2023-01-01/P8M"
        assert findings[0].place.path == ("observations", 0, "period")
        assert findings[0].facts["published"] == date(2023, 8, 22)
        assert findings[0].facts["end"] == date(2023, 8, 31)
        assert findings[0].facts["write"] == "E"  # the period has begun: an estimate may say it


@pytest.mark.parametrize(
    "period, published, stage, advice",
    [
        ("2023-08-31", "2023-08-28", "E", ""),  # "to 31 August", printed three days before
        ("2023-08-31", "2023-08-28", None, "E"),
        ("2023-12-31", "2023-12-05", "E", ""),  # the yearly press conference
        ("2023-09-02", "2023-08-20", "E", ""),  # the month before, but only 13 days
        ("2023-08-31", "2023-07-25", "E", "F"),  # more than a month before: that is a forecast
        ("2023-08-31", "2023-07-25", "F", ""),
        ("2023-08", "2023-08-20", "E", ""),
        ("2023-08", "2023-07-31", "E", "F"),
        ("2023", "2023-06-10", "E", ""),  # BG507 says that it is early
        ("2024", "2023-12-10", "E", "F"),
    ],
)
def test_an_estimate_may_be_printed_some_days_before_its_day(
    period: str, published: str, stage: str | None, advice: str
) -> None:
    found = fails(before_period_ends(dataset(seen(9, period, published=published, stage=stage))))
    assert [each.facts.get("write") or each.facts.get("otherwise") for each in found] == [advice] * bool(advice)
    if advice:  # obeyed, the advice is accepted
        assert said(before_period_ends(dataset(seen(9, period, published=published, stage=advice)))) == ["pass"]


@pytest.mark.parametrize(
    "period, published, early",
    [
        ("2023", "2023-06-30", True),
        ("2023", "2023-07-01", False),
        ("2024-04-01/P12M", "2024-09-30", True),  # a fiscal year: its second half begins on 1 October
        ("2024-04-01/P12M", "2024-10-01", False),
        ("2021/2025", "2025-06-30", True),  # of several years the last one counts
        ("2021/2025", "2025-10-12", False),
        ("2023-01-01/P9M", "2023-08-25", True),
        ("2023-01-01/P9M", "2023-09-20", False),
        ("2023-Q3", "2023-09-01", False),
        ("2023-Q3", "2023-08-20", True),
        ("2023-01-01/P7M20D", "2023-07-25", False),  # less than a month before its end
        ("2023-09", "2023-09-01", False),  # a month is its own last month
        ("0001", "0001-12-31", False),
    ],
)
def test_an_estimate_is_made_late_in_its_period(period: str, published: str, early: bool) -> None:  # noqa: FBT001  # a case
    figure = seen(800, period, "output", published=published, stage="E")
    assert said(early_estimates(dataset(figure))) == ["fail" if early else "pass"]
    assert said(early_estimates(dataset(figure | {"stage": "F"}))) == []


def test_a_forecast_made_before_the_closing_may_reach_beyond_it() -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": BOTH}}}
    for published, stage, outcome in (
        ("2025-06-20", "F", "pass"),
        ("2025-07-01", "F", "pass"),
        ("2025-07-02", "F", "fail"),
        ("2025-06-20", "E", "fail"),  # nothing can be estimated of what there will not be
    ):
        made = dataset(seen(20, "2025-12", published=published, stage=stage), indicators=closed)
        assert said(after_closing(made)) == [outcome]


@pytest.mark.parametrize(
    "period, code", [("2025-06", []), ("2025-07-01", []), ("2025-07", ["BG502"]), ("2026", ["BG502"])]
)
def test_a_closed_series_goes_on_no_longer(period: str, code: list[str]) -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": {"vi": "sáp nhập tỉnh", "en": "provinces merged"}}}}
    findings = fails(after_closing(dataset(seen(9, period), indicators=closed)))
    assert [finding.code for finding in findings] == code
    assert all(finding.facts["on"] == date(2025, 7, 1) for finding in findings)


def test_an_open_series_goes_on() -> None:
    assert said(after_closing(dataset(seen(9, "2039")))) == []  # it has no end to be held against


def test_of_a_withdrawn_figure_nothing_is_to_be_mended() -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": BOTH}}}
    share = {"pct_of_plan": {"plan": "year", "value": "80"}}
    for check, figure in (
        (before_period_ends, seen(800, "2023-01-01/P8M", "output", published="2023-08-22", stage=None)),
        (after_closing, seen(9, "2026")),
        (outside_plan_period, seen(9, "2019") | share),
    ):
        assert said(check(dataset(figure, indicators=closed))) == ["fail"]
        assert said(check(dataset(figure | {"withdrawn": BOTH}, indicators=closed))) == []


def test_what_was_looked_at_is_counted() -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": {"vi": "sáp nhập tỉnh", "en": "provinces merged"}}}}
    made = dataset(seen(9, "2025"), seen(9, "2025-06"), seen(7840, "2025", "area"), indicators=closed)
    assert said(before_period_ends(made)) == ["pass", "pass", "pass"]
    assert said(after_closing(made)) == ["fail", "pass"]  # the area goes on


@pytest.mark.parametrize(
    "period, plan, outcome",
    [("2023-01-01/P8M", "year", "pass"), ("2024-01-01/P8M", "year", "fail"), ("2023-01-01/P8M", None, None)],
)
def test_a_percentage_is_of_its_plans_period(period: str, plan: str | None, outcome: str | None) -> None:
    share = {"plan": plan, "value": 80} if plan else None
    assert said(outside_plan_period(dataset(seen(800, period, "output", pct_of_plan=share)))) == [outcome] * bool(
        outcome
    )

"""BG501–BG507 and BG910: observations against the calendar, and final, newer and monthly figures that did not come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bgplan.core.validate.timeliness import (
    after_closing,
    before_period_ends,
    dated_long_ago,
    did_not_arrive,
    early_estimates,
    estimates_never_replaced,
    outside_plan_period,
    stale,
)
from tests.build import BOTH, dataset, fails, said, seen, settled, target


def now(published: str) -> dict[str, Any]:
    """Return a figure of another indicator: the newest publication of the book."""
    return seen(7840, "2020", "area", published=published, stage="A")


@pytest.mark.parametrize(
    "stage, newest, outcome",
    [
        ("E", "2023-12-31", "pass"),  # two years to the day after the end of 2021
        ("E", "2024-01-01", "fail"),
        ("P", "2024-01-01", "fail"),
        ("A", "2024-01-01", "pass"),
        (None, "2024-01-01", "untold"),
    ],
)
def test_an_estimate_is_replaced_within_two_years(stage: str | None, newest: str, outcome: str) -> None:
    made = dataset(seen(9, "2021", stage=stage), now(newest))
    assert said(estimates_never_replaced(made)) == [outcome, "pass"]


def test_what_is_said_of_an_estimate() -> None:
    made = dataset(seen(8, "2021", stage="E"), seen(9, "2021", stage="P", published="2022-06-30"), now("2024-01-01"))
    (found,) = fails(estimates_never_replaced(made))
    assert (found.code, found.subject, found.place.path) == ("BG504", "parks@2021", ("observations", 1, "stage"))
    assert (found.facts["stage"], str(found.facts["newest"])) == ("P", "2024-01-01")


@pytest.mark.parametrize(
    "second, outcome",
    [
        ({"stage": "A", "published": "2023-10-06"}, ["pass"]),
        ({"stage": "P", "published": "2022-10-06"}, ["fail"]),
        ({"stage": None, "published": "2023-10-06"}, ["untold"]),  # it may be the final one
        ({"stage": None, "published": "2021-12-31"}, ["fail"]),
        ({"stage": "A", "withdrawn": BOTH}, ["fail"]),
        ({"stage": "F"}, ["fail"]),
        ({"stage": "A", "period": "2021-12"}, ["pass"]),  # of a level the same moment
    ],
)
def test_only_a_later_stage_replaces_an_estimate(second: dict[str, Any], outcome: list[str]) -> None:
    made = dataset(seen(9, "2021", stage="E"), seen(9, "2021") | second, now("2024-01-01"))
    assert said(estimates_never_replaced(made)) == [*outcome, "pass"]


@pytest.mark.parametrize(
    "on, outcome", [("2024-12-31", ["untold"]), ("2025-01-01", ["untold"]), ("2025-01-02", ["fail"])]
)
def test_of_a_closed_series_no_final_figure_is_to_come(on: str, outcome: list[str]) -> None:
    closed = {"parks": {"closed": {"on": on, "why": BOTH}}}
    made = dataset(seen(9, "2021", stage="E"), now("2025-01-01"), indicators=closed)
    assert said(estimates_never_replaced(made)) == [*outcome, "pass"]


@pytest.mark.parametrize("period, outcome", [("2021", "fail"), ("2021-01-01/P9M", "untold"), ("2021-Q3", "untold")])
def test_of_a_part_of_a_year_no_final_figure_is_to_come(period: str, outcome: str) -> None:
    made = dataset(seen(9, period, "output", stage="E"), now("2025-01-01"))
    assert said(estimates_never_replaced(made)) == [outcome, "pass"]


def stale_of(*figures: dict[str, Any], goal: dict[str, Any] | None = None, **parks: object) -> list[str]:
    """Return what BG505 says of the parks when the newest publication is of 30 June 2024."""
    made = dataset(
        *figures,
        now("2024-06-30"),
        targets={"t": goal or target(29)},
        indicators={"parks": parks},
        plans={"new": {"name": BOTH, "period": "2021/2030", "source": "plan-text"}},
    )
    return said(stale(made))


@pytest.mark.parametrize(
    "figures, outcome",
    [
        ([seen(9, "2022-06-30")], "pass"),
        ([seen(9, "2022-06-29")], "fail"),
        ([seen(9, "2022-06-29"), seen(9, "2024-05-31")], "pass"),
        ([seen(9, "2022-06-29"), seen(9, "2024-05-31", withdrawn=BOTH)], "fail"),
        ([seen(9, "2022-06-29"), seen(9, "2025", stage="F", published="2024-05-31")], "fail"),
        ([], "untold"),
    ],
)
def test_an_indicator_with_a_target_has_a_figure_of_the_last_two_years(figures: Any, outcome: str) -> None:  # noqa: ANN401
    assert stale_of(*figures) == [outcome]


@pytest.mark.parametrize(
    "goal, parks",
    [
        (target(29, due="2024-06-30"), {}),
        (target(29), {"every": "year"}),
        (target(29), {"closed": {"on": "2024-06-30", "why": BOTH}}),
        (target(29, superseded_by="t"), {}),
    ],
)
def test_what_nobody_waits_for_is_not_stale(goal: dict[str, Any], parks: dict[str, Any]) -> None:
    assert stale_of(seen(9, "2021"), goal=goal, **parks) == []


def arrived(*figures: dict[str, Any], every: str = "month", newest: str = "2023-08-31", **more: object) -> Any:  # noqa: ANN401
    """Return what BG506 says of the output, as its outcomes and the periods that it names."""
    indicators = {"output": {"every": every, **more}}
    made = dataset(*figures, now(newest), indicators=indicators)
    found = fails(did_not_arrive(made))
    missing: Any = found[0].facts["missing"] if found else ()
    return said(did_not_arrive(made)), [getattr(each, "text", each) for each in missing]


def of_month(number: int, **more: object) -> dict[str, Any]:
    """Return the output of a month of 2023, published on its last day."""
    return seen(100, f"2023-{number:02d}", "output", **more)


def test_a_month_without_a_figure_is_named() -> None:
    assert arrived(of_month(3), of_month(4), of_month(6)) == (["fail"], ["2023-05"])  # July and August may yet come
    assert arrived(of_month(3), of_month(4), of_month(5), of_month(6)) == (["pass"], [])


def test_a_month_is_waited_for_62_days() -> None:
    # 30 June to 30 August: 61 days, to 31 August 62
    given = [of_month(3), of_month(4), of_month(5)]
    assert arrived(*given, newest="2023-08-30") == (["pass"], [])
    assert arrived(*given, newest="2023-08-31") == (["fail"], ["2023-06"])


def test_periods_before_the_first_publication_are_nobodys() -> None:
    assert arrived(of_month(5, published="2023-06-05"), of_month(6)) == (["pass"], [])
    assert arrived(of_month(8)) == (["untold"], [])


@pytest.mark.parametrize(
    "second, outcome",
    [
        (seen(200, "2023-01-01/P5M", "output"), "pass"),
        (seen(200, "2023-01-01/P4M20D", "output"), "pass"),  # to 20 May
        (seen(200, "2023-01-01/P6M", "output"), "fail"),
        (of_month(5, withdrawn=BOTH), "fail"),
        (of_month(5, stage="F", published="2023-04-30"), "fail"),
    ],
)
def test_a_cumulative_figure_is_its_last_months(second: dict[str, Any], outcome: str) -> None:
    assert arrived(of_month(3), of_month(4), second, of_month(6))[0] == [outcome]


def test_quarters_and_years() -> None:
    first = seen(100, "2022-Q1", "output")
    more = {"newest": "2022-12-31"}
    assert arrived(first, every="quarter", **more) == (["fail"], ["2022-Q2", "2022-Q3"])
    assert arrived(first, seen(9, "2022-06", "output"), every="quarter", **more)[1] == ["2022-Q2", "2022-Q3"]
    assert arrived(first, seen(9, "2022-01-01/P8M", "output"), every="quarter", **more)[1] == ["2022-Q2", "2022-Q3"]
    assert arrived(first, seen(9, "2022-01-01/P9M", "output"), every="quarter", **more)[1] == ["2022-Q2"]
    assert arrived(seen(9, "2020", "output"), seen(9, "2022", "output"), every="year")[1] == ["2021"]


def test_a_closed_series_is_waited_for_to_its_end() -> None:
    closed = {"on": "2023-05-31", "why": BOTH}
    assert arrived(of_month(3), of_month(4), closed=closed) == (["fail"], ["2023-05"])
    assert arrived(of_month(3), of_month(4), of_month(5), closed=closed) == (["pass"], [])


def test_twelve_periods_are_named_at_most() -> None:
    # February 2022 to March 2023 are missing: fourteen months
    outcome, named = arrived(seen(1, "2022-01", "output"), of_month(4), newest="2023-06-30")
    assert (outcome, len(named), named[0], named[11:]) == (["fail"], 13, "2022-02", ["2023-01", "…"])
    assert arrived(seen(1, "2022-01", "output"), of_month(2), newest="2023-04-30")[1][11:] == ["2023-01"]


def test_a_level_is_there_with_any_day_of_the_month() -> None:
    days = [seen(9, f"2023-{month}") for month in ("03-31", "04-12", "05-22", "06-01")]
    made = dataset(*days, now("2023-08-31"), indicators={"parks": {"every": "month"}})
    assert said(did_not_arrive(made)) == ["pass"]


def test_the_last_years_that_there_are_do_no_harm() -> None:
    indicators = {"parks": {"every": "month"}}
    made, _ = settled(seen(9, "9999", stage="E"), targets={"t": target(29)}, indicators=indicators)
    for check in (estimates_never_replaced, stale, did_not_arrive):
        assert fails(check(made)) == ()


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

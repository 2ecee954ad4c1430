"""BG501–BG503: observations against the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from bgplan.core.validate.dates import after_closing, before_period_ends, outside_plan_period
from tests.build import BOTH, book, fails, said, seen


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
    made = book(seen(800, "2023-01-01/P8M", "output", published=published, stage=stage))
    findings = fails(before_period_ends(made))
    assert [finding.code for finding in findings] == code
    if findings:
        assert findings[0].subject == "output@2023-01-01/P8M"
        assert findings[0].place.path == ("observations", 0, "period")
        assert dict(findings[0].facts) == {"published": date(2023, 8, 22), "end": date(2023, 8, 31)}


@pytest.mark.parametrize(
    "period, code", [("2025-06", []), ("2025-07-01", []), ("2025-07", ["BG502"]), ("2026", ["BG502"])]
)
def test_a_closed_series_goes_on_no_longer(period: str, code: list[str]) -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": {"vi": "sáp nhập tỉnh", "en": "provinces merged"}}}}
    findings = fails(after_closing(book(seen(9, period), indicators=closed)))
    assert [finding.code for finding in findings] == code
    assert all(finding.facts["on"] == date(2025, 7, 1) for finding in findings)


def test_an_open_series_goes_on() -> None:
    assert said(after_closing(book(seen(9, "2039")))) == []  # it has no end to be held against


def test_of_a_withdrawn_figure_nothing_is_to_be_mended() -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": BOTH}}}
    share = {"pct_of_plan": {"plan": "year", "value": "80"}}
    for check, figure in (
        (before_period_ends, seen(800, "2023-01-01/P8M", "output", published="2023-08-22", stage=None)),
        (after_closing, seen(9, "2026")),
        (outside_plan_period, seen(9, "2019") | share),
    ):
        assert said(check(book(figure, indicators=closed))) == ["fail"]
        assert said(check(book(figure | {"withdrawn": BOTH}, indicators=closed))) == []


def test_what_was_looked_at_is_counted() -> None:
    closed = {"parks": {"closed": {"on": "2025-07-01", "why": {"vi": "sáp nhập tỉnh", "en": "provinces merged"}}}}
    made = book(seen(9, "2025"), seen(9, "2025-06"), seen(7840, "2025", "area"), indicators=closed)
    assert said(before_period_ends(made)) == ["pass", "pass", "pass"]
    assert said(after_closing(made)) == ["fail", "pass"]  # the area goes on


@pytest.mark.parametrize(
    "period, plan, outcome",
    [("2023-01-01/P8M", "year", "pass"), ("2024-01-01/P8M", "year", "fail"), ("2023-01-01/P8M", None, None)],
)
def test_a_percentage_is_of_its_plans_period(period: str, plan: str | None, outcome: str | None) -> None:
    share = {"plan": plan, "value": 80} if plan else None
    assert said(outside_plan_period(book(seen(800, period, "output", pct_of_plan=share)))) == [outcome] * bool(outcome)

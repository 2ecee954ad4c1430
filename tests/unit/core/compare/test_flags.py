"""What stands beside a verdict: how old and how final the figure is, and what another figure would have said.

A figure of lower confidence that moves the status is told with the status and the figure before it; a forecast newer
than the figure is told and never judged. All figures are invented.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Reason, Result
from bgplan.render.check.json import check_json
from bgplan.render.notes import notes_of
from bgplan.render.words import Words
from tests.build import BOTH, UNITS, base, dataset, judged, report, seen, target

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


_GOAL = target(29, base=base(6))
_CODE = "lower_confidence_moves_status"


def moved(result: Result) -> list[dict[str, Any]]:
    return [dict(each.facts) for each in result.reasons if each.code == _CODE]


def test_sixteen_parks_of_medium_confidence_turn_off_track_into_on_track() -> None:
    """10 parks in September 2024: (10 − 6) / 23 of the way in 3.7486 of 10 years, ratio 0.464, off track.

    16 parks in June 2025: 10 / 23 in 4.5 of 10 years, ratio 0.966, on track.
    """
    figures = (seen(10, "2024-09-30"), seen(16, "2025-06", confidence="medium"))
    result = judged(_GOAL, *figures)
    assert result.status is Status.ON_TRACK
    (facts,) = moved(result)
    assert facts == {"confidence": "medium", "status": "off_track", "value": 10, "date": date(2024, 9, 30)}
    assert result.beside.firmer is not None
    assert result.beside.firmer.status is Status.OFF_TRACK


@pytest.mark.parametrize(
    "figures",
    [
        (seen(10, "2024-09-30"), seen(16, "2025-06")),  # as firm as the one before it
        (seen(15, "2024-09-30"), seen(16, "2025-06", confidence="medium")),  # 9 / 23 at 0.375, 1.044: it stays
        (seen(16, "2025-06", confidence="medium"),),  # nothing was known before it
        (seen(10, "2024-09-30", confidence="medium"), seen(16, "2025-06", confidence="medium")),
        (seen(15, "2024-09-30"), seen(15, "2025-12", confidence="medium")),  # as many as before: time moved the status
        (seen(6, "2020-12-31"), seen(16, "2025-06", confidence="medium")),  # the base itself is no status
    ],
)
def test_nothing_is_told_where_nothing_moves(figures: tuple[dict[str, Any], ...]) -> None:
    assert moved(judged(_GOAL, *figures)) == []


def test_of_a_doubtful_figure_the_best_of_those_less_doubtful_is_told() -> None:
    figures = (
        seen(10, "2023-12"),
        seen(10, "2024-09-30", confidence="medium"),
        seen(16, "2025-06", confidence="low"),
    )
    (facts,) = moved(judged(_GOAL, *figures))
    assert (facts["confidence"], facts["date"]) == ("low", date(2024, 9, 30))


def test_another_print_of_the_same_year_can_be_the_firmer_one() -> None:
    """Growth of 10 % a year wanted: 12 % (provisional, medium) is ahead, 7 % (an estimate, high) is 0.7 of it, slow."""
    goal = target(10, indicator="growth", over="2021/2030", path="geometric")
    figures = (
        seen(12, "2021", "growth", stage="P", confidence="medium", source="office"),
        seen(7, "2021", "growth", stage="E"),
    )
    result = judged(goal, *figures)
    assert result.status is Status.AHEAD
    assert [each["status"] for each in moved(result)] == ["slow"]


def _forecast(result: Result) -> Reason | None:
    return next((each for each in result.reasons if each.code == "forecast_newer"), None)


def test_it_is_told_with_its_value_period_and_source() -> None:
    result = judged(
        GOAL,
        seen(9, "2023", published="2024-01-10"),
        seen(12, "2024", stage="F", published="2024-06-30", source="office"),
    )
    told = _forecast(result)
    assert told is not None
    assert (told.facts["value"], told.facts["source"]) == (Fraction(12), "office")
    assert str(getattr(told.facts["period"], "text", "")) == "2024"
    assert result.actual is not None
    assert result.actual.record.period.text == "2023"  # judged by what was, whatever is forecast


@pytest.mark.parametrize(
    "forecast",
    [
        {"period": "2023", "published": "2023-06-01"},  # of the figure's own period
        {"period": "2022", "published": "2024-06-01"},  # of an earlier one
        {"period": "2024", "published": "2023-06-01"},  # made before the figure
        {"period": "2031", "published": "2024-06-01"},  # after the due date
        {"period": "2024", "published": "2024-06-01", "confidence": "low"},
        {"period": "2024", "published": "2024-06-01", "withdrawn": {"vi": "a", "en": "b"}},
    ],
)
def test_what_is_not_newer_is_not_told(forecast: dict[str, Any]) -> None:
    given = {**seen(12, forecast["period"], stage="F"), **forecast}
    assert _forecast(judged(GOAL, seen(9, "2023", published="2024-01-10"), given)) is None


def test_once_the_figure_is_there_the_forecast_is_history() -> None:
    given = seen(12, "2024", stage="F", published="2024-06-30")
    assert _forecast(judged(GOAL, seen(9, "2023"), given, seen(11, "2024", published="2025-01-05"))) is None


def test_of_several_the_latest_period_and_its_last_print_are_told() -> None:
    result = judged(
        GOAL,
        seen(9, "2023"),
        seen(12, "2024", stage="F", published="2024-01-05"),
        seen(14, "2025", stage="F", published="2024-02-05"),
        seen(15, "2025", stage="F", published="2024-06-05"),
    )
    told = _forecast(result)
    assert told is not None
    assert told.facts["value"] == Fraction(15)


def test_a_growth_is_forecast_for_whole_years_only() -> None:
    growth = target(15, indicator="growth", due="2024")
    quarter = seen(36, "2024-Q2", "growth", stage="F", published="2024-06-01")
    year = seen("14.5", "2024", "growth", stage="F", published="2024-11-05")
    other = seen(15, "2023", "growth", stage="F", published="2024-06-01")
    assert _forecast(judged(growth, quarter, other)) is None
    assert _forecast(judged(growth, quarter, year)) is not None


@pytest.mark.parametrize(
    "lang, text",
    [
        ("en", "a forecast is newer: 14.5% for 2024 (Báo Bắc Giang, 5 Nov 2024)"),
        ("vi", "có dự báo mới hơn: 14,5% cho năm 2024 (Báo Bắc Giang, 05/11/2024)"),
    ],
)
def test_it_stands_in_the_notes_even_where_there_is_no_figure_yet(lang: str, text: str) -> None:
    unit = {"pct": {**UNITS["pct"], "name": {"vi": "%", "en": "%"}}}
    targets = {"t": target(15, indicator="growth", due="2024")}
    made = dataset(seen("14.5", "2024", "growth", stage="F", published="2024-11-05"), targets=targets, units=unit)
    told = report(made, "2024-11-10")
    (only,) = told.targets
    assert only.status is Status.NO_DATA
    assert text in notes_of(only, told, Words(lang))


def test_it_stands_in_the_json() -> None:
    targets = {"t": GOAL}
    made = dataset(seen(9, "2023"), seen(12, "2024", stage="F", published="2024-06-30"), targets=targets)
    document = json.loads(check_json(report(made, "2024-12-31"), (), Words("en")))
    reasons = document["results"][0]["reasons"]
    assert [each["code"] for each in reasons][-1] == "forecast_newer"
    facts = next(each for each in reasons if each["code"] == "forecast_newer")
    assert json.dumps(facts).count('"paper"') == 1

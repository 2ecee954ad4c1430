"""A forecast newer than the figure is told beside the verdict, and never judged. All figures are invented."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Reason, Result
from bgplan.render.check.json import check_json
from bgplan.render.notes import notes_of
from bgplan.render.words import Words
from tests.build import UNITS, base, dataset, judged, report, seen, target

GOAL = target(29, base=base(6))


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

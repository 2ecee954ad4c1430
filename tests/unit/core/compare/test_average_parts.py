"""Averages published as one figure of several years, alone and with single years; all figures are invented."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import INDICATORS, judged, seen, target

AVERAGED: dict[str, Any] = {"indicators": {"averaged": {**INDICATORS["growth"], "comparator": "average"}}}


def stands(indicator: str, *observations: tuple[str, str, str], as_of: str = "2026-06-30", **more: Any) -> Result:  # noqa: ANN401
    """Return how 10 % a year over 2021 to 2025 stands: (indicator, period, value) each."""
    goal = target(10, indicator=indicator, over="2021/2025", path="geometric", **more)
    figures = [seen(value, period, name) for name, period, value in observations]
    return judged(goal, *figures, as_of=as_of, **AVERAGED)


@pytest.mark.parametrize("of", ["averaged", "growth"])
@pytest.mark.parametrize("value, status, gap", [("10.4", Status.ACHIEVED, 0.4), ("6.3", Status.MISSED, -3.7)])
def test_an_average_of_the_whole_span_is_used_as_such(of: str, value: str, status: Status, gap: float) -> None:
    result = stands(of, ("averaged", "2021/2025", value))
    assert result.status is status
    assert result.value("gap") == pytest.approx(gap)
    assert result.actual is not None
    assert result.actual.record.period.text == "2021/2025"


def test_an_average_of_a_leading_part_is_a_part_of_the_way() -> None:
    # Three years of 9.8 % of the 10 % that are asked for: 0.98; the rest needs (1.1^5 / 1.098^3)^(1/2) - 1 = 10.30 %.
    result = stands("averaged", ("averaged", "2021/2023", "9.80"), as_of="2024-06-30")
    assert result.status is Status.ON_TRACK
    assert result.value("pace_ratio") == pytest.approx(0.98)
    assert result.value("required_rate_from_now") == pytest.approx(0.1030, abs=5e-5)


def test_years_after_the_average_go_on_from_it() -> None:
    # 1.098^3 x 1.12 = 1.48256; its fourth root is 1.10346.
    result = stands("averaged", ("averaged", "2021/2023", "9.80"), ("growth", "2024", "12.00"), as_of="2025-06-30")
    assert result.value("observed_rate") == pytest.approx(0.10346, abs=5e-6)
    assert [one.record.period.text for one in result.history] == ["2021/2023", "2024"]


def test_years_that_are_known_come_before_an_average_of_the_like() -> None:
    years = [("growth", str(year), "11.00") for year in (2021, 2022, 2023)]
    result = stands("growth", *years, ("averaged", "2021/2023", "9.80"), as_of="2024-06-30")
    assert [one.record.period.text for one in result.history] == ["2021", "2022", "2023"]
    # Where a year is missing the average stands for it and the others.
    result = stands("growth", *years[:1], *years[2:], ("averaged", "2021/2023", "9.80"), as_of="2024-06-30")
    assert (result.status, [one.record.period.text for one in result.history]) == (Status.ON_TRACK, ["2021/2023"])


def test_an_average_that_begins_later_leaves_the_first_year_missing() -> None:
    result = stands("averaged", ("averaged", "2022/2024", "9.80"), as_of="2025-06-30")
    (reason,) = result.reasons
    assert (reason.code, reason.facts["years"]) == ("missing_years", ("2021",))


@pytest.mark.parametrize("period", ["2016/2020", "2020/2025", "2025/2026"])
def test_an_average_beyond_the_span_is_none_of_it(period: str) -> None:
    assert stands("averaged", ("averaged", period, "9.80")).actual is None

"""A flow within its plan year: the share of the plan against the share of the year."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import base, judged, seen, target

STATED = target(1200, indicator="output", plan="year", due="2023")  # 100 a month
IMPLIED = target(indicator="output", plan="year", due="2023", implied=True)
EIGHT = "2023-01-01/P8M"


def stated(value: int, period: str = EIGHT, as_of: str = "2023-12-31", **more: object) -> Result:
    """Return how a stated plan stands."""
    return judged(STATED, seen(value, period, "output", **more), as_of=as_of)


def implied(value: object, share: object, period: str = EIGHT, **more: object) -> Result:
    """Return how a plan stands that is only known as x % of plan."""
    observation = seen(value, period, "output", pct_of_plan={"plan": "year", "value": share}, **more)
    return judged(IMPLIED, observation, as_of="2023-12-31")


def reasons(result: Result) -> list[str]:
    """Return the codes of the reasons."""
    return [reason.code for reason in result.reasons]


@pytest.mark.parametrize(
    "value, status",
    [
        (1199, Status.AHEAD),
        (841, Status.AHEAD),  # 840.5 … 841.5 of 800
        (800, Status.ON_TRACK),
        (761, Status.ON_TRACK),
        (720, Status.SLOW),
        (681, Status.SLOW),  # 0.85 of 800 is 680
        (679, Status.OFF_TRACK),
        (0, Status.OFF_TRACK),
    ],
)
def test_bands_of_a_stated_plan_after_eight_months(value: int, status: Status) -> None:
    result = stated(value)
    assert (result.status, reasons(result), result.method) == (status, ["indicative"], "plan-rate")


def test_the_numbers_of_a_stated_plan() -> None:
    result = stated(720)
    assert {term: result.value(term) for term in ("gap", "achievement_rate", "elapsed", "pace_ratio", "expected")} == {
        "gap": -480,
        "achievement_rate": Fraction(3, 5),
        "elapsed": Fraction(2, 3),
        "pace_ratio": Fraction(9, 10),
        "expected": 800,
    }
    assert (result.value("gap_to_path"), result.value("projected")) == (-80, 1080)
    assert (result.value("observed_per_month"), result.value("required_per_month_from_now")) == (90, 120)
    assert result.value("lead_months") is None
    assert result.implied_plan is None
    assert result.reasons[0].facts["expected_share"] == Fraction(2, 3)


def test_the_numbers_of_an_implied_plan() -> None:
    result = implied("258.8", "80.12")
    # 258.75 / 80.125 % and 258.85 / 80.115 %
    assert result.implied_plan == Interval(Fraction(25875_00, 80125) * 10, Fraction(25885_00, 80115) * 10)
    assert result.value("target") == Fraction("258.8") / Fraction("0.8012")
    assert result.value("pace_ratio") == Fraction("0.8012") / Fraction(2, 3)
    assert result.value("expected") == Fraction("258.8") / Fraction("0.8012") * Fraction(2, 3)
    assert [result.value(term) for term in ("gap", "progress", "lead_months")] == [None, None, None]


@pytest.mark.parametrize(
    "value, period, as_of, more, status, codes",
    [
        (1200, "2023", "2024-06-30", {}, Status.ACHIEVED, []),
        (1200, "2023", "2024-06-30", {"stage": "E"}, Status.ACHIEVED, ["provisional"]),
        (1100, "2023", "2024-06-30", {}, Status.MISSED, []),
        (1100, "2023-01-01/P12M", "2024-06-30", {"stage": "P"}, Status.MISSED, ["provisional"]),
        (1200, EIGHT, "2023-12-31", {}, Status.ACHIEVED, ["before_due"]),
        (1100, "2023-01-01/P11M", "2024-01-01", {}, Status.NOT_ASSESSABLE, ["awaiting_final"]),
        (1250, "2023-01-01/P11M", "2024-01-01", {}, Status.ACHIEVED, ["before_due"]),
    ],
)
def test_the_end_of_the_year(  # noqa: PLR0913, PLR0917  # one case
    value: int, period: str, as_of: str, more: dict[str, Any], status: Status, codes: list[str]
) -> None:
    result = stated(value, period, as_of, **more)
    assert (result.status, reasons(result)) == (status, codes)


@pytest.mark.parametrize(
    "value, as_of, status, codes",
    [
        (600, "2023-12-31", Status.AHEAD, ["indicative"]),  # two thirds of the time, half of the 1,200
        (600, "2024-01-01", Status.NOT_ASSESSABLE, ["awaiting_final"]),
        (1300, "2024-01-01", Status.MISSED, []),  # what is passed stays passed
    ],
)
def test_a_ceiling_of_a_year_is_kept_only_by_the_figure_of_the_whole_year(
    value: int, as_of: str, status: Status, codes: list[str]
) -> None:
    result = judged({**STATED, "direction": "down"}, seen(value, EIGHT, "output"), as_of=as_of)
    assert (result.status, reasons(result)) == (status, codes)


def test_a_provisional_verdict_names_its_stage() -> None:
    assert dict(stated(1100, "2023", "2024-06-30", stage="E").reasons[0].facts) == {"stage": "E"}


def test_borderline_by_the_digits_of_the_percentage() -> None:
    result = implied(800, "70.0")  # 69.95 … 70.05 % against two thirds: 1.04925 … 1.05075
    assert (result.status, result.also) == (Status.AHEAD, (Status.ON_TRACK,))
    assert dict(result.reasons[1].facts) == {
        "status": "on_track",
        "because": "interval",
        "low": Fraction("0.6995") * Fraction(3, 2),
        "high": Fraction("0.7005") * Fraction(3, 2),
    }


def test_a_bare_percentage_is_enough() -> None:
    result = implied(None, "60")
    assert (result.status, result.value("pace_ratio")) == (Status.SLOW, Fraction(9, 10))
    assert (result.implied_plan, result.value("target")) == (None, None)


@pytest.mark.parametrize(
    "more", [{}, {"pct_of_plan": {"plan": "plan", "value": "80"}}], ids=["no percentage", "another plan's percentage"]
)
def test_a_plan_that_nothing_implies(more: dict[str, Any]) -> None:
    result = judged(IMPLIED, seen(800, EIGHT, "output", **more), as_of="2023-12-31")
    assert (result.status, reasons(result), result.implied_plan) == (Status.NOT_ASSESSABLE, ["no_plan_share"], None)


def test_twenty_days_into_a_month_count_by_days() -> None:
    result = stated(800, "2023-01-01/P7M20D")  # 20 August is day 232
    assert result.value("elapsed") == Fraction(232, 365)


def test_the_years_own_plan_is_judged_within_its_year_whatever_method_is_asked_for() -> None:
    assert judged({**STATED, "method": "pace"}, seen(690, EIGHT, "output"), as_of="2023-12-31").status is Status.SLOW
    decade = target(1200, indicator="output", base=base(1000))
    assert judged(decade, seen(1100, "2025", "output")).method == "pace"

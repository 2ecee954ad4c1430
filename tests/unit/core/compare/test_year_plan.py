"""A flow within its plan year: the share of the plan against the share of the year."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import BOTH, base, judged, seen, target

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
    assert result.value("gap") == Fraction("258.8") - Fraction("258.8") / Fraction("0.8012")
    assert [result.value(term) for term in ("progress", "lead_months")] == [None, None]


@pytest.mark.parametrize(
    "value, period, as_of, more, status, codes",
    [
        (1201, "2023", "2024-06-30", {}, Status.ACHIEVED, []),
        (1200, "2023", "2024-06-30", {}, Status.ACHIEVED, ["borderline"]),  # 1,199.5 … 1,200.5
        (1200, "2023", "2024-06-30", {"stage": "E"}, Status.ACHIEVED, ["provisional", "borderline"]),
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
        (600, "2023-12-31", Status.AHEAD, ["ceiling_by_months"]),  # two thirds of the time, half of the 1,200
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


def told(*observations: dict[str, Any], **more: object) -> Result:
    """Return how an implied plan stands where the print that counts is not the one that tells of it."""
    return judged(IMPLIED | more, *observations, as_of="2023-12-31")


def test_a_plan_that_a_better_print_says_nothing_of_follows_from_the_other() -> None:
    """As in 2020: 266,040 are 96.7 % of the plan, so it is 275,119; 266,765, published later, are 96.96 % of it."""
    first = seen(266040, "2023", "output", pct_of_plan={"plan": "year", "value": "96.7"}, published="2023-12-20")
    result = told(first, seen(266765, "2023", "output", published="2023-12-30"))

    assert result.actual is not None
    assert result.actual.amount is not None
    assert result.actual.amount.point == 266765
    assert (result.status, reasons(result)) == (Status.MISSED, ["plan_told"])
    assert result.value("target") == Fraction(266040 * 1000, 967)
    rate = result.value("achievement_rate")
    assert rate is not None
    assert round(float(rate), 4) == 0.9696
    assert result.implied_plan is not None
    # 266,039.5 / 0.9675 and 266,040.5 / 0.9665
    assert (int(result.implied_plan.low), int(result.implied_plan.high)) == (274976, 275261)


def test_a_plan_told_earlier_in_the_year_still_stands() -> None:
    """As in 2025: 8.4406 are 22.8 % of the plan, so it is 37.02; 13.9 in four months are 37.5 % of it."""
    quarter = seen("8.4406", "2023-01-01/P3M", "output", pct_of_plan={"plan": "year", "value": "22.8"})
    result = told(quarter, seen("13.9", "2023-01-01/P4M", "output"))

    assert reasons(result) == ["plan_told", "indicative"]
    assert (round(float(result.value("achievement_rate") or 0), 3), result.status) == (0.375, Status.AHEAD)


def test_a_doubtful_print_tells_of_a_plan_only_for_want_of_a_better() -> None:
    sure = seen(50, "2023-01-01/P3M", "output", pct_of_plan={"plan": "year", "value": 25})
    doubtful = seen(60, "2023-01-01/P4M", "output", pct_of_plan={"plan": "year", "value": 20}, confidence="low")
    latest = seen(100, "2023-01-01/P6M", "output")

    assert told(sure, doubtful, latest).value("target") == 200
    assert told(doubtful, latest).value("target") == 300


def test_another_plan_s_percentage_tells_nothing() -> None:
    quarter = seen(50, "2023-01-01/P3M", "output", pct_of_plan={"plan": "plan", "value": 25})
    assert reasons(told(quarter, seen(100, "2023-01-01/P6M", "output"))) == ["no_plan_share"]


def test_a_doubtful_figure_that_says_another_share_of_the_plan_than_it_is_is_not_judged() -> None:
    """As in 2022: 307,240 are 83.9 % of the plan, so it is 366,198; the doubtful 342,000 are 93.4, not 112.7 %."""
    nine = seen(307240, "2023-01-01/P9M", "output", pct_of_plan={"plan": "year", "value": "83.9"})
    share = {"plan": "year", "value": "112.7"}
    year = seen(342000, "2023", "output", pct_of_plan=share, confidence="low", published="2023-12-30")
    result = told(nine, year)

    assert round(float(result.value("target") or 0)) == 366198
    assert (round(float(result.value("achievement_rate") or 0), 3), result.status) == (0.934, Status.NOT_ASSESSABLE)
    assert reasons(result) == ["low_confidence", "plan_told", "share_contradicted"]
    assert result.reasons[2].facts["share"] == Fraction("112.7")
    agreeing = year | {"pct_of_plan": {"plan": "year", "value": "93.4"}}
    assert told(nine, agreeing).status is Status.MISSED
    assert round(float(told(year).value("target") or 0)) == 303461  # for want of a better


@pytest.mark.parametrize(
    "value, status, also",
    [
        (33, Status.ACHIEVED, (Status.MISSED,)),  # 32.5 … 33.5 of 32.81 … 33.16
        (34, Status.ACHIEVED, ()),
        (32, Status.MISSED, ()),
    ],
)
def test_at_the_end_the_digits_of_figure_and_plan_may_leave_it_open(
    value: int, status: Status, also: tuple[Status, ...]
) -> None:
    """Exports of 2024: 12.6 in the first half are 38.2 % of the plan, so it is 12.55 / 38.25 % … 12.65 / 38.15 %."""
    half = seen("12.6", "2023-01-01/P6M", "output", pct_of_plan={"plan": "year", "value": "38.2"})
    result = told(half, seen(value, "2023", "output"))
    assert (result.status, result.also, result.borderline) == (status, also, bool(also))


FISCAL = target(2400, indicator="output", plan="fiscal", due="2024-04-01/P12M")
PLANS = {
    "fiscal": {"name": BOTH, "period": "2024-04-01/P12M", "source": "plan-text"},
    "half": {"name": BOTH, "period": "2024-07-01/P6M", "source": "plan-text"},
    "month": {"name": BOTH, "period": "2024-05", "source": "plan-text"},
}
"""Invented."""


@pytest.mark.parametrize(
    "goal, value, period, status, ratio",
    [
        (FISCAL, 1200, "2024-04-01/P6M", Status.ON_TRACK, Fraction(1)),
        (FISCAL, 900, "2024-04-01/P6M", Status.OFF_TRACK, Fraction(3, 4)),
        (FISCAL, 1260, "2024-04-01/P8M", Status.OFF_TRACK, Fraction("0.525") * Fraction(3, 2)),
        ({**FISCAL, "direction": "down"}, 1260, "2024-04-01/P8M", Status.AHEAD, Fraction(2, 3) / Fraction("0.525")),
        ({**FISCAL, "plan": "half", "due": "2024-07-01/P6M"}, 800, "2024-Q3", Status.OFF_TRACK, Fraction(2, 3)),
        ({**FISCAL, "plan": "month", "due": "2024-05"}, 2400, "2024-05", Status.ACHIEVED, Fraction(1)),
        ({**FISCAL, "due": "2025-03-31"}, 1200, "2024-04-01/P6M", Status.ON_TRACK, Fraction(1)),  # its plan's last day
        ({**FISCAL, "plan": "plan"}, 1200, "2024-04-01/P6M", Status.ON_TRACK, Fraction(1)),  # a year of a longer plan
    ],
)
def test_a_fiscal_year_half_a_year_and_a_month_are_judged_as_a_year(
    goal: dict[str, Any], value: int, period: str, status: Status, ratio: Fraction
) -> None:
    result = judged(goal, seen(value, period, "output"), as_of="2024-12-31", plans=PLANS)
    assert (result.status, result.value("pace_ratio"), result.method) == (status, ratio, "plan-rate")


def test_a_printed_share_of_a_fiscal_ceiling_is_enough() -> None:
    # 52.5 % of the ceiling after eight months of twelve: 0.6667 / 0.525 = 1.27; 52.45 … 52.55
    share = {"pct_of_plan": {"plan": "fiscal", "printed": "52,5%", "value": "52.5"}}
    goal = {**FISCAL, "direction": "down"}
    result = judged(goal, seen(None, "2024-04-01/P8M", "output", **share), as_of="2024-12-31", plans=PLANS)
    assert (result.status, result.value("pace_ratio")) == (Status.AHEAD, Fraction(2, 3) / Fraction("0.525"))
    implied = {"indicator": "output", "plan": "fiscal", "due": "2024-04-01/P12M", "path": "linear", "implied": "true"}
    other = judged(implied, seen(1260, "2024-04-01/P8M", "output", **share), as_of="2024-12-31", plans=PLANS)
    assert (other.status, other.value("target")) == (Status.OFF_TRACK, 2400)


def test_months_make_up_the_year() -> None:
    months = [seen(100, f"2023-{month:02d}", "output") for month in range(1, 13)]
    done = judged(STATED, *months, as_of="2024-06-30")
    # 1,194 … 1,206, each month being known to half a unit
    assert (done.status, done.also, done.value("gap")) == (Status.ACHIEVED, (Status.MISSED,), 0)
    assert len(done.parts) == 12
    half = judged(STATED, *months[:6], as_of="2023-12-31")
    assert (half.status, half.value("pace_ratio")) == (Status.ON_TRACK, 1)
    late = judged(STATED, *months[:11], as_of="2024-06-30")
    assert (late.status, reasons(late)) == (Status.NOT_ASSESSABLE, ["awaiting_final", "missing_parts"])
    mixed = judged(STATED, seen(320, "2023-Q1", "output"), *months[3:6], as_of="2023-12-31")
    assert (mixed.value("achievement_rate"), len(mixed.parts)) == (Fraction(620, 1200), 4)


def test_a_month_missing_is_named_and_nothing_is_judged_but_what_it_cannot_change() -> None:
    months = [seen(100, f"2023-{month:02d}", "output") for month in (1, 2, 4, 5)]
    result = judged(STATED, *months, as_of="2023-12-31")
    assert (result.status, reasons(result)) == (Status.NOT_ASSESSABLE, ["missing_parts"])
    assert [each.text for each in result.reasons[0].facts["missing"]] == ["2023-03"]  # type: ignore[union-attr]
    reached = judged({**STATED, "value": "390"}, *months, as_of="2023-12-31")
    assert (reached.status, reasons(reached)) == (Status.ACHIEVED, ["before_due", "missing_parts"])
    passed = judged({**STATED, "value": "390", "direction": "down"}, *months, as_of="2023-12-31")
    assert (passed.status, reasons(passed)) == (Status.MISSED, ["missing_parts"])


def test_a_published_cumulative_figure_is_judged_though_single_months_after_it_are_known() -> None:
    result = judged(STATED, seen(600, "2023-01-01/P6M", "output"), seen(90, "2023-09", "output"), as_of="2023-12-31")
    assert (result.status, reasons(result)) == (Status.ON_TRACK, ["indicative", "missing_parts"])
    next_month = judged(
        STATED, seen(600, "2023-01-01/P6M", "output"), seen(90, "2023-07", "output"), as_of="2023-12-31"
    )
    assert (next_month.value("pace_ratio"), len(next_month.parts)) == (Fraction(690, 700), 2)


@pytest.mark.parametrize("value", [0, -100])
@pytest.mark.parametrize("direction", [None, "up", "down"])
@pytest.mark.parametrize("period", [EIGHT, "2023"])
def test_a_plan_of_nothing_or_less_cannot_be_judged(value: int, direction: str | None, period: str) -> None:
    goal = {**STATED, "value": str(value), **({} if direction is None else {"direction": direction})}
    result = judged(goal, seen(-70, period, "output"), as_of="2024-06-30")
    assert (result.status, reasons(result)) == (Status.NOT_ASSESSABLE, ["target_not_positive"])
    assert (result.value("gap"), result.value("achievement_rate")) == (-70 - value, None)


def contradicted(own: str, told: str, *, source: str = "office", period: str = "2023") -> Result:
    """Return how the figure of one publisher stands against a plan that another's print gives: 100.2 % of it."""
    share = {"pct_of_plan": {"plan": "year", "value": "100.2"}}
    return judged(
        IMPLIED,
        seen(told, period, "output", source=source, published="2024-01-05", **share),
        seen(own, "2023", "output", source="paper", published="2024-02-05"),
        as_of="2024-06-30",
    )


def test_a_plan_that_a_contradicting_figure_gives_leaves_the_verdict_open() -> None:
    # gross regional product of 2024 in the shipped data: 207 against 209.15 "= 100.2 %" of 208.73; 207 is 99.2 % of it,
    # but by its own publisher's reckoning 207 / (207 / 1.002) the plan was reached
    result = contradicted("207", "209.15")
    assert (result.status, result.also) == (Status.MISSED, (Status.ACHIEVED,))
    last = result.reasons[-1]
    assert (last.code, last.facts["because"], last.facts["low"], last.facts["high"]) == (
        "borderline",
        "teller",
        207,
        Fraction("209.15"),
    )


def test_a_plan_that_nothing_contradicts_or_the_same_publisher_revised_does_not() -> None:
    same = contradicted("209", "209.15")  # 208.5 … 209.5 holds 209.15
    assert "teller" not in [each.facts.get("because") for each in same.reasons]
    assert contradicted("207", "209.15", source="paper").also == ()

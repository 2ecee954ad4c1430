"""An average growth over years: the product of the years known, and what the others would have to bring.

Averages published as one figure of several years count alone and with single years; those figures are invented.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import INDICATORS, judged, report, seen, settled, target

GOAL = target(10, indicator="growth", over="2021/2025", path="geometric", plan="plan")


def after(*rates: float | str, as_of: str = "2025-12-31", first: int = 2021, stage: str | None = None) -> Result:
    """Return how 10 % a year over 2021–2025 stands after one rate a year from ``first`` on."""
    observations = [seen(rate, str(first + index), "growth", stage=stage) for index, rate in enumerate(rates)]
    return judged(GOAL, *observations, as_of=as_of)


@pytest.mark.parametrize(
    "rates, ratio, status",
    [
        (("10", "10"), 1, Status.ON_TRACK),
        (("21", "0"), 1, Status.ON_TRACK),  # 1.21 x 1 = 1.1 x 1.1: not the mean of the rates, 10.5 %
        (("10.5", "10.5"), 1.05, Status.AHEAD),
        (("9", "9"), 0.9, Status.SLOW),
        (("5", "5"), 0.5, Status.OFF_TRACK),
        (("-1", "-1"), -0.1, Status.MOVING_AWAY),
    ],
)
def test_the_pace_of_the_product(rates: tuple[str, ...], ratio: float, status: Status) -> None:
    result = after(*rates)
    assert result.value("pace_ratio") == pytest.approx(ratio)
    assert result.status is status


def test_its_numbers() -> None:
    result = after("21", "0")
    assert result.value("multiple") == Fraction(121, 100)
    assert result.value("observed_percent") == pytest.approx(10)
    assert result.value("gap") == pytest.approx(0, abs=1e-9)
    assert (result.value("elapsed"), result.value("years_left")) == (Fraction(2, 5), 3)
    assert result.value("required_rate_from_now") == pytest.approx(0.1)
    assert after("0").value("required_rate_from_now") == pytest.approx(1.1**1.25 - 1)  # 1.1^5 in the four years left


def test_a_year_that_is_missing_leaves_no_status_but_what_it_must_have_been() -> None:
    result = after("10", first=2023)
    assert result.status is Status.NOT_ASSESSABLE
    (reason,) = result.reasons
    assert (reason.code, reason.facts["years"]) == ("missing_years", ("2021", "2022"))
    # 1.1^3 so far less 1.1 leaves 1.1^2 for two years; 1.1^5 less 1.1 leaves 1.1^4 for four
    assert reason.facts["on_path"] == pytest.approx(0.1)
    assert reason.facts["all_others"] == pytest.approx(0.1)
    assert result.value("pace_ratio") is None


@pytest.mark.parametrize(
    "last, stage, status, reasons",
    [
        ("10", None, Status.ACHIEVED, []),
        ("10", "E", Status.ACHIEVED, ["provisional"]),
        ("9.9", None, Status.MISSED, []),
        ("9.9", "P", Status.MISSED, ["provisional"]),
    ],
)
def test_at_the_end(last: str, stage: str | None, status: Status, reasons: list[str]) -> None:
    result = after("10", "10", "10", "10", last, as_of="2026-06-30", stage=stage)
    codes = [reason.code for reason in result.reasons]
    assert (result.status, codes) == (status, [*reasons, "borderline"])  # "10" is 9.5 … 10.5
    assert len(result.also) == 1


def test_at_the_end_of_which_nothing_is_left_the_target_is_missed() -> None:
    result = after("10", "10", "10", "10", "-100", as_of="2026-06-30")  # 1.1^4 × 0: no steady growth ends at zero
    assert (result.value("multiple"), result.value("observed_rate")) == (0, None)
    assert (result.status, result.reasons) == (Status.MISSED, ())


@pytest.mark.parametrize("direction, status", [("up", Status.MISSED), ("down", Status.ACHIEVED)])
def test_a_target_beyond_all_measure_is_missed_from_below_and_kept_as_a_ceiling(direction: str, status: Status) -> None:
    # 9,000 % a year is 91^10 = 3.9e19 after ten years; nothing derived goes beyond 1e15
    goal = target(9000, indicator="growth", over="2021/2030", path="geometric", direction=direction)
    rates = [seen("10.0", str(year), "growth") for year in range(2021, 2031)]
    result = judged(goal, *rates, as_of="2031-06-30")
    assert (result.status, result.also, result.value("target_multiple")) == (status, (), None)


@pytest.mark.parametrize(
    "method, status",
    [
        ("pace", Status.AHEAD),  # 70 / 10
        ("eurostat", Status.ON_TRACK),  # it has no word for ahead
    ],
)
def test_what_the_years_to_come_can_undo_is_not_achieved(method: str, status: Status) -> None:
    # 1.7 after one year is more than the 1.1^5 = 1.61051 of all five
    result = judged({**GOAL, "method": method}, seen("70", "2021", "growth"), as_of="2022-12-31")
    assert (result.status, result.also) == (status, ())


def test_at_the_end_rates_of_many_digits_leave_no_doubt() -> None:
    assert after("10.2", "10.2", "10.2", "10.2", "10.2", as_of="2026-06-30").also == ()


def test_past_the_end_the_last_year_is_awaited() -> None:
    result = after("10", "10", "10", "10", as_of="2026-01-01")
    assert (result.status, [reason.code for reason in result.reasons]) == (Status.NOT_ASSESSABLE, ["awaiting_final"])
    assert after("10", "10", "10", "10", as_of="2025-12-31").status is Status.ON_TRACK


def test_borderline_by_the_digits_of_the_rates() -> None:
    result = after("10.5")  # 10.45 … 10.55 against 10
    assert (result.status, result.also) == (Status.AHEAD, (Status.ON_TRACK,))
    assert result.reasons[0].facts["low"] == pytest.approx(1.045)
    assert result.reasons[0].facts["high"] == pytest.approx(1.055)


def test_less_growth_may_be_wanted() -> None:
    goal = {**GOAL, "direction": "down"}
    assert judged(goal, seen("9", "2021", "growth"), as_of="2022-12-31").status is Status.AHEAD
    assert judged(goal, seen("11", "2021", "growth"), as_of="2022-12-31").status is Status.SLOW
    rates = [seen("9", str(year), "growth") for year in range(2021, 2026)]
    assert judged(goal, *rates, as_of="2026-12-31").status is Status.ACHIEVED


@pytest.mark.parametrize(
    "wanted, direction, rates, status, reason",
    [
        # No growth: no ratio, only the better and the worse side.
        ("0", None, ("5.0",), Status.NOT_ASSESSABLE, "needs_direction"),
        ("0", "up", ("5.0",), Status.ON_TRACK, "by_difference"),
        ("0", "up", ("-5.0",), Status.MOVING_AWAY, "by_difference"),
        ("0", "down", ("5.0",), Status.MOVING_AWAY, "by_difference"),
        ("0", "down", ("-5.0",), Status.ON_TRACK, "by_difference"),
        # After a year of -100 % nothing is left: the worst of what was to grow, the best of what was not to.
        ("10", None, ("10.0", "-100.0"), Status.MOVING_AWAY, "by_difference"),
        ("10", "down", ("10.0", "-100.0"), Status.ON_TRACK, "by_difference"),
        # A fall that is demanded: (0.99 x 0.97 x 0.98)^(1/3) - 1 = -2.003 %, of -2 % 1.0017.
        ("-2", "down", ("-1.00", "-3.00", "-2.00"), Status.ON_TRACK, None),
        ("-2", "down", ("-1.00", "-1.00"), Status.OFF_TRACK, None),  # 0.5
        ("-2", "down", ("1.00", "1.00"), Status.MOVING_AWAY, None),
        ("-2", "down", ("-3.00", "-3.00"), Status.AHEAD, None),
        # A fall that must not be passed: mirrored at one.
        ("-2", "up", ("-1.00", "-1.00"), Status.AHEAD, None),  # 2 - 0.5
        ("-2", "up", ("-2.50", "-2.50"), Status.SLOW, None),  # 2 - 1.25
        ("-2", "up", ("-5.00", "-5.00"), Status.MOVING_AWAY, None),  # 2 - 2.5
        ("-2", None, ("-1.00",), Status.NOT_ASSESSABLE, "needs_direction"),
    ],
)
def test_averages_of_nothing_and_below(
    wanted: str, direction: str | None, rates: tuple[str, ...], status: Status, reason: str | None
) -> None:
    goal = target(wanted, indicator="growth", over="2021/2030", path="geometric", direction=direction)
    years = [seen(rate, str(2021 + at), "growth") for at, rate in enumerate(rates)]
    result = judged(goal, *years, as_of="2026-12-31")
    assert result.status is status
    assert [each.code for each in result.reasons if each.code != "borderline"] == ([reason] if reason else [])


@pytest.mark.parametrize("method", ["statcan", "eurostat"])
def test_a_published_rule_judges_a_fall_that_is_demanded_and_no_mirror(method: str) -> None:
    goal = target(-2, indicator="growth", over="2021/2030", path="geometric", direction="down", method=method)
    years = [seen(rate, str(2021 + at), "growth") for at, rate in enumerate(("-1.00", "-3.00", "-2.00"))]
    result = judged(goal, *years, as_of="2024-12-31")
    assert result.status is Status.ON_TRACK
    assert result.verdict is not None
    assert result.verdict.ratio == pytest.approx(1.0017, abs=1e-4)
    other = judged({**goal, "direction": "up"}, *years, as_of="2024-12-31")
    assert [each.code for each in other.reasons] == ["direction_down"]


def test_no_year_known_no_data() -> None:
    assert after().status is Status.NO_DATA


@pytest.mark.parametrize("rate", ["7", "12", "14", "19"])
def test_the_very_rate_that_was_asked_for_is_enough_whatever_its_root(rate: str) -> None:
    rates = [seen(rate, str(year), "growth") for year in range(2021, 2026)]
    for direction in ("up", "down"):
        goal = {**GOAL, "value": rate, "direction": direction}
        assert judged(goal, *rates, as_of="2026-12-31").status is Status.ACHIEVED


def test_the_growth_that_the_plan_of_bac_giang_still_needs() -> None:
    """19 % a year over 2021-2030, known 18.56 % (2023) and 19.87 % (2024); 2021 and 2022 are missing.

    1.1856 × 1.1987 = 1.42117872; 1.19^4 / 1.42117872 = 1.41104, its root 1.18787; 1.19^10 / 1.42117872 = 4.00703,
    its eighth root 1.18947.
    """
    plan = target(19, indicator="growth", over="2021/2030", path="geometric")
    made = judged(plan, seen("18.56", "2023", "growth"), seen("19.87", "2024", "growth"), as_of="2025-06-30")
    assert made.status is Status.NOT_ASSESSABLE
    assert made.value("multiple") == Fraction("1.42117872")
    assert made.reasons[0].facts["years"] == ("2021", "2022")
    on_path, all_others = (made.value(f"required_rate_of_{term}") for term in ("missing", "unknown"))
    assert (round(float(on_path or 0), 4), round(float(all_others or 0), 4)) == (0.1879, 0.1895)


def test_more_than_everything_cannot_be_lost() -> None:
    plan = target(10, indicator="growth", over="2021/2024", path="geometric")
    observations = (seen(-150, "2021", "growth"), seen(-150, "2022", "growth"))
    made, _ = settled(*observations, targets={"t": plan})
    (result,) = report(made, "2023-06-30").targets
    assert result.status is Status.NOT_ASSESSABLE
    assert [each.code for each in result.reasons] == ["rate_impossible"]


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

"""What if: a growth from the latest figure on, or a value at a later time, by hand calculation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.periods import parse
from bgplan.core.report import Scenario, Supposition
from tests.build import BOTH, base, dataset, report, seen, target


def supposed(
    goal: dict[str, Any], *observations: dict[str, Any], what: Supposition, as_of: str = "2030-06-30"
) -> Scenario:
    """Return what follows for one target."""
    made = dataset(*observations, targets={"t": goal})
    (only,) = report(made, as_of, supposed=(what,)).targets
    (found,) = only.scenarios
    return found


def growth(percent: str) -> Supposition:
    return Supposition(rate=Fraction(percent) / 100)


def value(number: object, at: str) -> Supposition:
    return Supposition(value=Fraction(str(number)), at=parse(at))


LEVEL = target(400, base=base(50), path="geometric")
HUNDRED = seen(100, "2024")


@pytest.mark.parametrize(
    "percent, month, met, at_due",
    [
        # 100 × 2^6 = 6,400 at the end of 2030; 400 = 100 × 2² after two years
        ("100", "2026-12", True, 6400),
        # 100 × 1.1^6 = 177.1561; ln 4 / ln 1.1 = 14.545 years after the end of 2024: July 2039
        ("10", "2039-07", False, 177.1561),
        ("0", None, False, 100),
        ("-50", None, False, 1.5625),  # 100 / 64
    ],
)
def test_a_growth_reaches_the_target_or_not(percent: str, month: str | None, at_due: float, *, met: bool) -> None:
    found = supposed(LEVEL, HUNDRED, what=growth(percent))
    assert (found.reached.text if found.reached else None, found.met) == (month, met)
    assert found.work.value("value_at_due") == pytest.approx(at_due)
    assert found.work.value("gap_at_due") == pytest.approx(at_due - 400)


def test_what_is_reached_in_a_year_that_cannot_be_written_is_not_dated() -> None:
    found = supposed(LEVEL, HUNDRED, what=growth("0.0001"))  # ln 4 / ln 1.000001 is over a million years
    assert (found.reached, found.met) == (None, False)


def test_a_falling_target_is_reached_from_above() -> None:
    found = supposed(target(25, base=base(400), path="geometric"), HUNDRED, what=growth("-50"))
    assert found.reached is not None  # 100 → 50 → 25: two years
    assert (found.reached.text, found.met) == ("2026-12", True)


def test_a_value_says_what_it_needs_and_what_it_leaves() -> None:
    # 100 at the end of 2024, 121 at the end of 2026: 10 % a year; then 400 / 121 over four years
    found = supposed(LEVEL, HUNDRED, what=value(121, "2026"))
    assert found.work.value("rate_to_supposed") == pytest.approx(0.1)
    assert found.work.value("change_to_supposed") == Fraction(21, 2)
    assert found.work.value("required_change_after") == Fraction(279, 4)
    assert found.work.value("required_rate_after") == pytest.approx((400 / 121) ** 0.25 - 1)
    # 50 → 121 over six years is 15.87 % a year, 50 → 400 over ten 23.11 %: ratio 0.687
    assert (found.status, found.met) == (Status.SLOW, False)


@pytest.mark.parametrize("at, status, met", [("2030", Status.ACHIEVED, True), ("2029", Status.ACHIEVED, True)])
def test_a_value_at_the_target_is_achieved(at: str, status: Status, *, met: bool) -> None:
    found = supposed(LEVEL, HUNDRED, what=value(400, at))
    assert (found.status, found.met) == (status, met)


def test_a_value_below_the_target_at_its_due_date_is_missed() -> None:
    assert supposed(LEVEL, HUNDRED, what=value(399, "2030")).status is Status.MISSED


def test_a_sum_within_the_year_leaves_so_much_a_month() -> None:
    plan = target(120, indicator="output", plan="year", due="2023")
    found = supposed(plan, seen(60, "2023-01-01/P6M", "output"), what=value(90, "2023-01-01/P9M"), as_of="2023-08-01")
    # 90 of 120 after nine months: 30 for three months
    assert found.work.value("share_after") == Fraction(3, 4)
    assert found.work.value("required_per_month_after") == 10
    assert found.met is False


def test_a_sum_within_the_year_of_a_plan_known_by_its_percentage_only() -> None:
    plan = target(None, indicator="output", plan="year", due="2023", implied="true")
    half = seen(60, "2023-01-01/P6M", "output", pct_of_plan={"plan": "year", "value": 50})
    found = supposed(plan, half, what=value(90, "2023-01-01/P9M"), as_of="2023-08-01")
    # 60 is 50 % of 120, of which 90 leave 30 for three months
    assert (found.work.value("target"), found.work.value("share_after")) == (120, Fraction(3, 4))
    assert found.work.value("required_per_month_after") == 10
    assert found.met is False


@pytest.mark.parametrize(
    "goal, figure, half",
    [
        (LEVEL, HUNDRED, Supposition()),
        (LEVEL, HUNDRED, Supposition(value=Fraction(200))),
        (LEVEL, HUNDRED, Supposition(at=parse("2026"))),
        (
            target(120, indicator="output", plan="year", due="2023"),
            seen(60, "2023-01-01/P6M", "output"),
            Supposition(at=parse("2023-01-01/P9M")),
        ),
    ],
)
def test_a_value_without_its_time_or_a_time_without_its_value_supposes_nothing(
    goal: dict[str, Any], figure: dict[str, Any], half: Supposition
) -> None:
    assert supposed(goal, figure, what=half, as_of="2030-06-30") == Scenario(half)


def test_the_other_years_of_an_average() -> None:
    plan = target(10, indicator="growth", over="2021/2024", path="geometric")
    known = (seen(20, "2021", "growth"), seen(0, "2022", "growth"))
    # 1.2 × 1.05² = 1.323 = 1.0725^4; 10 % asks for 1.4641
    found = supposed(plan, *known, what=growth("5"), as_of="2023-06-30")
    assert found.work.value("rate_at_due") == pytest.approx(1.323**0.25 - 1)
    assert found.met is False
    # 1.2 × 1.11 = 1.332; 1.4641 / 1.332 = 1.09917 is left for 2024
    found = supposed(plan, *known, what=value(11, "2023"), as_of="2023-06-30")
    assert found.work.value("required_rate_after") == pytest.approx(1.4641 / 1.332 - 1)


@pytest.mark.parametrize(
    "goal, observations, what, reason",
    [
        (LEVEL, (), growth("5"), "no_figure"),
        (LEVEL, (seen(399, "2030"),), growth("5"), "scenario_over"),
        (LEVEL, (HUNDRED,), value(1, "2024"), "scenario_time"),
        (LEVEL, (HUNDRED,), value(1, "2031"), "scenario_time"),
        (target(29, base=base(29)), (seen(29, "2024"),), growth("5"), "needs_direction"),
        (
            target(120, indicator="output", plan="year", due="2023"),
            (seen(60, "2023-01-01/P6M", "output"),),
            growth("5"),
            "scenario_growth_in_year",
        ),
        (
            target(None, indicator="output", plan="year", due="2023", implied="true"),
            (seen(60, "2023-01-01/P6M", "output"),),
            value(90, "2023"),
            "no_plan_share",
        ),
        (
            target(10, indicator="growth", over="2021/2024", path="geometric"),
            (seen(20, "2021", "growth"),),
            value(11, "2021"),
            "scenario_known",
        ),
        (
            target(10, indicator="growth", over="2021/2024", path="geometric"),
            (seen(20, "2021", "growth"),),
            value(11, "2023-06"),
            "scenario_year",
        ),
    ],
)
def test_what_nothing_follows_from(
    goal: dict[str, Any], observations: tuple[dict[str, Any], ...], what: Supposition, reason: str
) -> None:
    found = supposed(goal, *observations, what=what, as_of="2031-06-30")
    assert [each.code for each in found.reasons] == [reason]
    assert (found.status, found.reached, found.met) == (None, None, None)


YEAR = target(120, indicator="output", plan="year", due="2023")
SIX = seen(60, "2023-01-01/P6M", "output")


@pytest.mark.parametrize(
    "goal, observations, what, method, reason",
    [
        (LEVEL, (HUNDRED,), growth("5"), "plan-rate", "method_within_year"),
        (LEVEL, (HUNDRED,), value(121, "2026"), "plan-rate", "method_within_year"),
        (
            target(500, indicator="output", over="2021/2030"),
            (seen(90, "2021", "output"), seen(110, "2023", "output")),
            growth("5"),
            "pace",
            "missing_parts",
        ),
    ],
)
def test_where_the_method_says_nothing_nothing_follows_for_the_same_reason(
    goal: dict[str, Any], observations: tuple[dict[str, Any], ...], what: Supposition, method: str, reason: str
) -> None:
    made = dataset(*observations, targets={"t": goal})
    (only,) = report(made, "2025-06-30", methods=(method,), supposed=(what,)).targets
    (found,) = only.scenarios
    assert [each.code for each in found.reasons] == [reason]
    assert found == Scenario(what, reasons=found.reasons)


@pytest.mark.parametrize(
    "goal, observations, what",
    [
        (LEVEL, (HUNDRED,), growth("5")),
        (YEAR, (SIX,), value(90, "2023-01-01/P9M")),
        (
            target(10, indicator="growth", over="2021/2030", path="geometric"),
            (seen(20, "2021", "growth"),),
            growth("5"),
        ),
    ],
)
def test_what_would_follow_is_told_of_a_closed_series_too(
    goal: dict[str, Any], observations: tuple[dict[str, Any], ...], what: Supposition
) -> None:
    closed = {goal["indicator"]: {"closed": {"on": "2025-06-30", "why": BOTH}}}
    made = (dataset(*observations, targets={"t": goal}, indicators=ended) for ended in (None, closed))
    still_open, ended = (report(each, "2025-06-30", supposed=(what,)).targets[0].scenarios for each in made)
    assert ended == still_open
    assert ended[0].work.steps


def test_nothing_supposed_becomes_a_figure() -> None:
    made = dataset(HUNDRED, targets={"t": LEVEL})
    (plain,), (asked,) = (report(made, "2030-06-30", supposed=each).targets for each in ((), (value(300, "2026"),)))
    assert asked._replace(scenarios=()) == plain


def test_what_is_reached_at_once_is_reached_before_it_is_due() -> None:
    found = supposed(LEVEL, HUNDRED, what=growth("999999"))  # the value at the due date is beyond all measure
    assert found.work.value("value_at_due") is None
    assert (found.reached is not None, found.met) == (True, True)


def test_a_ceiling_that_is_kept_so_far_can_still_be_passed() -> None:
    plan = target(500, indicator="output", plan="year", due="2023", direction="down")
    spent = seen(300, "2023-01-01/P6M", "output")
    assert supposed(plan, spent, what=value(450, "2023-01-01/P9M"), as_of="2023-08-01").met is None
    assert supposed(plan, spent, what=value(600, "2023-01-01/P9M"), as_of="2023-08-01").met is False
    assert supposed(plan, spent, what=value(450, "2023"), as_of="2023-08-01").met is True


CEILING = target(1950, indicator="output", over="2023/2027", direction="down")
USED = seen(385, "2023", "output", low=385, high=385)


@pytest.mark.parametrize(
    "number, at, status, met",
    [
        # 780 after two years: 1,170 / 3 = 390 a year are left, 390 a year were used
        (780, "2024", Status.ON_TRACK, None),
        (1951, "2026", Status.MISSED, False),
        (1940, "2027", Status.ACHIEVED, True),
        (1950, "2027-12", Status.ACHIEVED, True),
    ],
)
def test_a_sum_that_must_not_be_passed_is_kept_only_at_its_end(
    number: int, at: str, status: Status, *, met: bool | None
) -> None:
    found = supposed(CEILING, USED, what=value(number, at), as_of="2024-06-30")
    assert (found.status, found.met) == (status, met)


def test_growth_a_year_says_nothing_of_a_sum() -> None:
    found = supposed(CEILING, USED, what=growth("5"), as_of="2024-06-30")
    assert [each.code for each in found.reasons] == ["scenario_growth_of_sum"]


def test_what_is_missing_when_the_time_of_a_sum_is_over_can_be_supposed() -> None:
    years = [seen(400, str(year), "output", low=400, high=400) for year in range(2023, 2027)]
    made = dataset(*years, targets={"t": CEILING})
    (result,) = report(made, "2028-06-30", supposed=(value(1940, "2027"),)).targets
    assert [each.code for each in result.reasons] == ["awaiting_final", "missing_parts"]
    assert (result.scenarios[0].status, result.scenarios[0].met) == (Status.ACHIEVED, True)

"""What is needed, so far and lately: by hand, from the figures of Bắc Giang and small ones."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bgplan.core.needs import (
    Pace,
    PaceKind,
    average_so_far,
    needed,
    needed_from,
    needed_now,
    pace_so_far,
    recent_pace,
    times_so_far,
)
from bgplan.core.report import Result
from tests.build import base, judged, seen, target

AREA = target("7840", indicator="area", base=base("1322"))
OUTPUT = {"indicator": "output", "path": "geometric"}


def clusters() -> Result:
    """54 of 66 on 22 August 2023, 55 in June 2025; from 46 at the end of 2020."""
    figures = seen(54, "2023-08-22"), seen(55, "2025-03-19"), seen(55, "2025-06")
    return judged(target(66, base=base(46)), *figures, as_of="2025-07-31")


def test_a_level_on_a_straight_line_needs_units_a_year() -> None:
    """(7,840 − 2,474.8) / 6.25 years from September 2024; 5,365.2 / 5.5 from June 2025; (7,840 / 2,474.8)^(1/6.25)."""
    result = judged(AREA, seen("2474.8", "2024-09-30", "area"), as_of="2025-06-30")
    asked, later = needed(result), needed_from(result, date(2025, 6, 30))
    assert asked is not None
    assert later is not None
    assert asked.pace == Pace(PaceKind.AMOUNT, Fraction("5365.2") / Fraction("6.25"))
    assert asked.since == date(2024, 9, 30)
    assert later.pace.value == Fraction("5365.2") / Fraction("5.5")
    assert float(asked.rate or 0) == pytest.approx(0.2026, abs=1e-4)
    assert times_so_far(result) == Fraction("858.432") / (Fraction("1152.8") / Fraction("3.75"))
    assert needed_from(result, date(2024, 9, 30)) is None  # not after the figure's own date


def test_an_old_figure_has_its_need_from_the_date_that_counts_too() -> None:
    """(7,840 − 2,474.8) / 5.5 years from June 2025; a figure of two months ago is not old."""
    figure = seen("2474.8", "2024-09-30", "area")
    later = needed_now(judged(AREA, figure, as_of="2025-06-30"), date(2025, 6, 30))
    assert later is not None
    assert (later.since, later.pace.value) == (date(2025, 6, 30), Fraction("5365.2") / Fraction("5.5"))
    assert needed_now(judged(AREA, figure, as_of="2024-11-30"), date(2024, 11, 30)) is None


def test_the_recent_pace_is_over_a_year_or_more() -> None:
    """54 to 55 from 22 August 2023 (day 234) to June 2025, 1.859 years; 55 of March 2025 is too near."""
    result = clusters()
    lately, years = recent_pace(result), 2 - (Fraction(234, 365) - Fraction(1, 2))
    assert lately is not None
    assert lately.since.record.period.text == "2023-08-22"
    assert (lately.years, lately.pace) == (years, Pace(PaceKind.AMOUNT, 1 / years))
    assert pace_so_far(result) == Pace(PaceKind.AMOUNT, Fraction(2))  # 9 in 4.5 years
    assert (asked := needed(result)) is not None
    assert asked.pace == Pace(PaceKind.AMOUNT, Fraction(2))  # 11 in 5.5 years


def test_no_recent_pace_before_the_base_nor_from_a_doubtful_figure() -> None:
    goal = target(66, base=base(46))
    assert recent_pace(judged(goal, seen(40, "2019-06"), seen(55, "2025-06"), as_of="2025-07-31")) is None
    doubtful = seen(54, "2023-08-22", confidence="low")
    assert recent_pace(judged(goal, doubtful, seen(55, "2025-06"), as_of="2025-07-31")) is None


def test_a_geometric_path_needs_growth_a_year() -> None:
    """From 400 in 2023 to 1,600 in 2025: 100 % a year; 100 in 2021 became 400, so did the base's; twofold lately."""
    goal = target(1600, due="2025", base=base(100, "2021"), **OUTPUT)
    result = judged(goal, seen(200, "2022", "output"), seen(400, "2023", "output"), as_of="2024-06-30")
    asked, lately = needed(result), recent_pace(result)
    so_far = pace_so_far(result)
    assert asked is not None
    assert lately is not None
    assert so_far is not None
    paces = asked.pace, so_far, lately.pace
    assert [pace.kind for pace in paces] == [PaceKind.RATE] * 3
    assert [float(pace.value) for pace in paces] == pytest.approx([1, 1, 1])


def test_an_average_needs_what_the_unknown_years_must_have() -> None:
    """18.56 % and 19.87 % of 2023 and 2024 are 19.21 %; the other eight of ten must have 18.95 % for 19 %."""
    goal = target(19, indicator="growth", over="2021/2030", path="geometric", direction="up")
    result = judged(goal, seen("18.56", "2023", "growth"), seen("19.87", "2024", "growth"), as_of="2025-06-30")
    asked = needed(result)
    assert asked is not None
    assert (asked.pace.kind, asked.years) == (PaceKind.AVERAGE, 8)
    assert float(asked.pace.value) == pytest.approx((1.19**10 / (1.1856 * 1.1987)) ** (1 / 8) - 1)
    assert float(average_so_far(result) or 0) == pytest.approx(100 * ((1.1856 * 1.1987) ** 0.5 - 1))


def test_a_plan_for_a_year_needs_an_amount_a_month() -> None:
    """260 of 843 after four months: 583 in eight; 65 a month so far."""
    goal = target(843, indicator="output", plan="year", due="2023", path="linear")
    result = judged(goal, seen(260, "2023-01-01/P4M", "output"), as_of="2023-05-31")
    asked = needed(result)
    assert asked is not None
    assert asked.pace == Pace(PaceKind.MONTHLY, Fraction(583, 8))
    assert pace_so_far(result) == Pace(PaceKind.MONTHLY, Fraction(65))


@pytest.mark.parametrize(
    "goal, value, period, as_of",
    [
        (target(29, base=base(6)), 30, "2025-06", "2025-07-31"),  # reached before its time
        (target(29, due="2024", base=base(6)), 20, "2024", "2025-07-31"),  # missed
        (target(29, due="2024", base=base(6)), 20, "2024-06", "2025-07-31"),  # over, and its figure is not there
        (target(29, maintain=True, direction="up"), 20, "2024-06", "2025-07-31"),  # to be kept from day one
    ],
)
def test_nothing_is_needed_where_nothing_can_be_done_by_a_pace(
    goal: dict[str, object], value: int, period: str, as_of: str
) -> None:
    assert needed(judged(goal, seen(value, period), as_of=as_of)) is None
    assert times_so_far(judged(goal, seen(value, period), as_of=as_of)) is None


def test_what_a_ceiling_leaves_a_year() -> None:
    """1,950 Mt over 2023 to 2027, 385 in 2023: 1,565 are left in four years."""
    goal = target(
        1950, indicator="output", plan="plan", over="2023/2027", direction="down", printed="không quá 1.950 tỷ"
    )
    result = judged(goal, seen(385, "2023", "output"), as_of="2024-06-30")
    asked = needed(result)
    assert asked is not None
    assert asked.pace == Pace(PaceKind.ALLOWANCE, Fraction(1565, 4))

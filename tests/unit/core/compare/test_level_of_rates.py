"""A rate or a rank judged as a level: growth of one year, ceilings of rates, differences only."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import base, judged, seen, target


def codes(result: Result) -> list[str]:
    """Return the codes of the reasons."""
    return [reason.code for reason in result.reasons]


GROWTH = target("13.6", indicator="growth", due="2025", path=None)


@pytest.mark.parametrize(
    "observations, as_of, status, reasons, gap",
    [
        ([("13.6", "2025")], "2026-01-31", Status.ACHIEVED, [], "0"),
        ([("14.1", "2025")], "2026-01-31", Status.ACHIEVED, [], "0.5"),
        ([("11.2", "2025")], "2026-01-31", Status.MISSED, [], "-2.4"),
        # Before its year there is no path: the gap in points is told, and no status, be it reached or not.
        ([("11.2", "2023")], "2024-01-31", Status.NOT_ASSESSABLE, ["no_path"], "-2.4"),
        ([("14.1", "2023")], "2024-01-31", Status.NOT_ASSESSABLE, ["no_path"], "0.5"),
        ([("14.1", "2024")], "2026-01-31", Status.NOT_ASSESSABLE, ["awaiting_final"], "0.5"),
    ],
)
def test_a_growth_of_one_year_needs_neither_base_nor_direction(
    observations: list[tuple[str, str]], as_of: str, status: Status, reasons: list[str], gap: str
) -> None:
    figures = [seen(value, period, "growth") for value, period in observations]
    result = judged({**GROWTH, "path": "linear"}, *figures, as_of=as_of)
    assert (result.status, [each for each in codes(result) if each != "borderline"]) == (status, reasons)
    assert result.value("gap") == Fraction(gap)


def test_a_fall_of_one_year_needs_a_direction_and_has_its_gap() -> None:
    goal = {**GROWTH, "value": "-2", "path": "linear"}
    result = judged(goal, seen("-3.0", "2025", "growth"), as_of="2026-01-31")
    assert (result.status, result.value("gap")) == (Status.NOT_ASSESSABLE, -1)
    assert judged({**goal, "direction": "down"}, seen("-3.0", "2025", "growth"), as_of="2026-01-31").status is (
        Status.ACHIEVED
    )


def test_without_a_direction_the_gap_is_told() -> None:
    result = judged(target(110), seen(50, "2024"))
    assert (codes(result), result.value("gap"), result.value("required_change_from_now")) == (["needs_base"], -60, 10)


@pytest.mark.parametrize(
    "goal, value, status",
    [
        (target(36, indicator="filled", direction="down"), "35.0", Status.ON_TRACK),
        (target(indicator="filled", printed="không quá 36%", base=base(40)), "35.0", Status.ON_TRACK),
        (target(36, indicator="filled", base=base(40)), "35.0", Status.ACHIEVED),  # a way to go, and it is done
        (target(28, direction="down"), 27, Status.ACHIEVED),  # no rate
        (target(36, indicator="filled", direction="up"), "37.0", Status.ACHIEVED),  # no ceiling
    ],
)
def test_a_ceiling_of_a_rate_is_not_met_before_its_time(goal: dict[str, Any], value: object, status: Status) -> None:
    indicator = goal["indicator"]
    result = judged(goal, seen(value, "2024", indicator))
    assert result.status is status
    due = judged(goal, seen(value, "2030", indicator), as_of="2031-01-31")
    assert due.status is Status.ACHIEVED
    late = judged(goal, seen(value, "2029", indicator), as_of="2031-01-31")
    assert late.status is (Status.NOT_ASSESSABLE if status is Status.ON_TRACK else Status.ACHIEVED)


@pytest.mark.parametrize(
    "indicator, goal, now, gap, change, lead",
    [
        ("growth", 8, "6.5", Fraction(-3, 2), Fraction(3, 4), None),  # 5 to 8 in five years, 6.5 after three
        ("place", 10, "14", 4, -2, 0),  # 20 to 10 in five years, 14 after three: on the path
    ],
)
def test_of_growth_rates_and_ranks_there_are_differences_only(  # noqa: PLR0913, PLR0917  # one row of the table
    indicator: str, goal: int, now: str, gap: Fraction, change: Fraction, lead: int | None
) -> None:
    start = base("5.0" if indicator == "growth" else 20)
    result = judged(
        target(goal, indicator=indicator, due="2025", base=start), seen(now, "2023", indicator), as_of="2024-03-01"
    )
    assert (result.value("gap"), result.value("required_change_from_now")) == (gap, change)
    assert result.value("lead_months") == lead
    rates = ("achievement_rate", "observed_rate", "required_rate", "required_rate_from_now")
    assert [result.value(term) for term in rates] == [None] * 4
    assert result.value("pace_ratio") is not None
    alone = judged(target(goal, indicator=indicator, due="2025"), seen(now, "2023", indicator), as_of="2024-03-01")
    assert (alone.value("gap"), alone.value("required_rate_from_now")) == (gap, None)


def test_the_pace_of_a_growth_rate_on_a_geometric_path_shows_what_it_is_made_of() -> None:
    # 5 to 8 in five years by 9.86 % a year, 6.5 after three by 9.14 %: 0.927
    goal = target(8, indicator="growth", due="2025", base=base("5.0"), path="geometric")
    result = judged(goal, seen("6.5", "2023", "growth"), as_of="2024-03-01")
    assert result.verdict is not None
    assert result.value("pace_ratio") == pytest.approx(((6.5 / 5) ** (1 / 3) - 1) / ((8 / 5) ** (1 / 5) - 1))
    assert result.value("pace_ratio") == result.verdict.ratio

"""What a hostile reader of the rules found: directions of year plans, sums over years, units of parts, one moment."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.methods import Status
from tests.build import base, codes, judged, part, seen, settled, target

YEAR = {"plan": "year", "indicator": "output", "due": "2023"}


@pytest.mark.parametrize(
    "actual, period, status",
    [
        (150, "2023", Status.MISSED),  # a ceiling of 100 is passed
        (90, "2023", Status.ACHIEVED),
        (120, "2023-01-01/P8M", Status.MISSED),  # passed before the year is over
        (50, "2023-01-01/P6M", Status.ON_TRACK),  # half of it in half of the year
        (30, "2023-01-01/P6M", Status.AHEAD),
        (90, "2023-01-01/P6M", Status.OFF_TRACK),  # 0.5 / 0.9 = 0.56
    ],
)
def test_a_ceiling_of_a_year_is_judged_downwards(actual: int, period: str, status: Status) -> None:
    goal = target(100, **YEAR, direction="down")
    assert judged(goal, seen(actual, period, "output"), as_of="2023-12-31").status is status


def test_a_sum_over_years_is_not_judged_by_its_first_year_alone() -> None:
    # 90 + 110 = 200 of 500 after two of five years, not 90 after one
    goal = target(500, indicator="output", over="2021/2025")
    result = judged(goal, seen(90, "2021", "output"), seen(110, "2022", "output"), as_of="2023-06-30")

    assert (result.status, result.value("pace_ratio")) == (Status.ON_TRACK, 1)


def test_a_sum_over_years_with_a_year_missing_is_not_judged_by_the_years_before_it() -> None:
    goal = target(500, indicator="output", over="2021/2025")
    result = judged(goal, seen(90, "2021", "output"), seen(110, "2023", "output"), as_of="2024-06-30")

    assert result.status is Status.NOT_ASSESSABLE
    assert [reason.code for reason in result.reasons] == ["missing_parts"]


def test_a_sum_over_years_begins_with_nothing() -> None:
    # 200 of 500 after two of five years: pace ratio 1
    goal = target(500, indicator="output", over="2021/2025")
    result = judged(goal, seen(200, "2021/2022", "output"), as_of="2023-06-30")

    assert (result.status, result.value("pace_ratio")) == (Status.ON_TRACK, 1)


def test_a_part_in_another_unit_of_its_dimension_is_converted() -> None:
    goal = target(3000, indicator="output", base=base(2000), composition={"added": [part(1, unit="trn")]})
    dataset, findings = settled(targets={"t": goal})

    assert findings == ()
    assert dataset.targets[0].parts is not None
    assert dataset.targets[0].parts.added[0].amount.value == Fraction(1000)


def test_a_part_in_another_dimension_is_refused() -> None:
    goal = target(29, base=base(6), composition={"added": [part(23, unit="ha")]})
    _, findings = settled(targets={"t": goal})

    assert codes(findings) == [("BG213", "t")]


def test_low_confidence_never_wins_by_another_notation_of_the_same_moment() -> None:
    final = seen(14, "2022", stage="A")
    result = judged(target(29, base=base(6)), final, seen(11, "2022-12-31", confidence="low"), as_of="2023-06-30")

    assert result.amount is not None
    assert result.amount.point == 14
    assert len(result.also_reported) == 1


def test_a_figure_of_low_confidence_says_so() -> None:
    result = judged(target(29, base=base(6)), seen(14, "2022", confidence="low"), as_of="2023-06-30")

    assert "low_confidence" in [reason.code for reason in result.reasons]


def test_a_fall_that_must_not_be_passed_is_judged_by_the_mirrored_ratio() -> None:
    goal = target(-5, indicator="growth", over="2021/2030", direction="up", path="geometric")
    result = judged(goal, seen("-3.00", "2021", "growth"), seen("-3.00", "2022", "growth"), as_of="2023-06-30")

    assert result.status is Status.AHEAD  # -3 of -5 is 0.6, mirrored at one 1.4


def test_a_range_of_statuses_has_no_hole() -> None:
    # -18.5 … -17.5 from -20.5 … -19.5 to -10 after 2 of 10 years:
    # pace ratio 1.0 / 9.5 / 0.2 = 0.53 … 3 / 10.5 / 0.2 = 1.43
    goal = target(-10, indicator="area", base=base(-20))
    result = judged(goal, seen(-18, "2022", "area"), as_of="2023-06-30")

    assert result.status is Status.ON_TRACK
    assert set(result.also) == {Status.OFF_TRACK, Status.SLOW, Status.AHEAD}


def test_a_ranges_plan_of_a_year_is_reached_at_its_lower_end() -> None:
    goal = target(**YEAR, low="140", high="150")
    assert judged(goal, seen(142, "2023", "output"), as_of="2024-06-30").status is Status.ACHIEVED


def test_the_work_behind_a_ceiling_leads_to_its_verdict() -> None:
    # 50 of 100 after 6 of 12 months: 0.5 / 0.5 = 1; 90 of 100: 0.5 / 0.9
    goal = target(100, **YEAR, direction="down")
    halves = judged(goal, seen(50, "2023-01-01/P6M", "output"), as_of="2023-12-31")
    most = judged(goal, seen(90, "2023-01-01/P6M", "output"), as_of="2023-12-31")

    assert (halves.value("pace_ratio"), most.value("pace_ratio")) == (1, Fraction(5, 9))

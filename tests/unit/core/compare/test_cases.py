"""A level made cases for the methods: at its points, and at every corner of what its figures can stand for.

Also the second reading, from the base that the target's own series has; those figures are invented.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.compare.cases import Corner, LevelCase, case_at, corners_of, point_of, tilted, verdict_at, work_of
from bgplan.core.dataset import Amount
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.methods.base import Method
from bgplan.core.methods.catalogue import METHODS, PACE, method_named
from bgplan.core.periods import parse, year
from bgplan.core.report import Alternative, Result
from bgplan.core.vocabulary import Direction, Path
from tests.build import base, judged, seen, target

F = Fraction
NEEDING_SERIES = [rule for rule in METHODS if rule.uses_series]


def amount(value: int | str, low: int | str | None = None, high: int | str | None = None) -> Amount:
    """Return a figure, known exactly unless bounds are given."""
    ends = F(value if low is None else low), F(value if high is None else high)
    return Amount(F(value), Interval(*ends))


# 10 at the end of 2020, 50 at the end of 2024, 110 by the end of 2030: on the path
ON_PATH = LevelCase(
    *(amount(10), year(2020), amount(50), year(2024), amount(110), year(2030)),
    *(Direction.UP, Path.LINEAR),
)
WIDE = ON_PATH._replace(base=amount(10, 9, 11), actual=amount(50, 48, 52), target=amount(110, 100, 120))
AT_POINTS = ((F(2022), F(20)), (F(2023), F(30)), (F(2024), F(40)))
PAST = ((F(2022), amount(20, 18, 22)), (F(2023), amount(30, 28, 32)), (F(2024), amount(40, 38, 42)))


def test_the_case_at_the_points_is_the_figures_own() -> None:
    setting = ON_PATH._replace(limit=Decimal(200), past=PAST)
    case = case_at(PACE, setting, point_of(setting))
    # the end of 2020 is 2021 on the axis of years
    assert (case.base_time, case.base) == (F(2021), F(10))
    assert (case.actual_time, case.actual) == (F(2025), F(50))
    assert (case.target_time, case.target) == (F(2031), F(110))
    assert (case.direction, case.path, case.limit) == (Direction.UP, Path.LINEAR, F(200))
    assert case.series == AT_POINTS


def test_without_a_base_the_case_has_none() -> None:
    setting = ON_PATH._replace(base=None, base_period=None)
    (corner,) = corners_of(setting, PACE)
    assert (corner.base, case_at(PACE, setting, corner).base, case_at(PACE, setting, corner).base_time) == (None,) * 3
    assert verdict_at(PACE, setting, corner).reasons == ("needs_base",)


def test_the_verdict_at_the_points() -> None:
    verdict = verdict_at(PACE, ON_PATH, point_of(ON_PATH))
    assert (verdict.status, verdict.ratio) == (Status.ON_TRACK, 1)  # 40 in four years, 100 in ten


def test_figures_known_exactly_have_one_corner() -> None:
    assert list(corners_of(ON_PATH, PACE)) == [Corner(F(10), F(50), F(110), ())]


def test_every_choice_of_ends_is_a_corner() -> None:
    corners = list(corners_of(WIDE, PACE))
    assert len(corners) == 8
    assert {(corner.base, corner.actual, corner.target) for corner in corners} == {
        (F(base), F(actual), F(target)) for base in (9, 11) for actual in (48, 52) for target in (100, 120)
    }
    ratios = [verdict_at(PACE, WIDE, corner).ratio for corner in corners]
    # slowest from 11: 37 in four years against 109 in ten; fastest from 9: 43 against 91
    assert min(ratio for ratio in ratios if ratio is not None) == F(37, 4) / F(109, 10)
    assert max(ratio for ratio in ratios if ratio is not None) == F(43, 4) / F(91, 10)


@pytest.mark.parametrize("rule", METHODS, ids=lambda rule: rule.name)
def test_of_the_past_there_are_corners_only_where_the_rule_looks_at_it(rule: Method) -> None:
    setting = ON_PATH._replace(past=PAST)
    pasts = [corner.past for corner in corners_of(setting, rule)]
    if not rule.uses_series:
        assert pasts == [AT_POINTS]
        return
    lows, highs = (18, 28, 38), (22, 32, 42)
    wanted = {
        *((*lows[:at], *highs[at:]) for at in range(4)),
        *((*highs[:at], *lows[at:]) for at in range(4)),
    }
    assert {tuple(value for _, value in past) for past in pasts} == wanted
    assert len(pasts) == len(wanted) == 6


def test_a_past_known_exactly_tilts_one_way_only() -> None:
    exact = tuple((time, amount(int(each.point))) for time, each in PAST)
    assert list(tilted(exact)) == [AT_POINTS]
    assert list(tilted(())) == [()]


@pytest.mark.parametrize("rule", NEEDING_SERIES, ids=lambda rule: rule.name)
def test_the_tilts_hold_the_verdict_between_them(rule: Method) -> None:
    past = tuple((F(2021 + at), amount(12 + 5 * at, 10 + 5 * at, 14 + 5 * at)) for at in range(4))
    setting = ON_PATH._replace(actual=amount(40), past=past)
    ratios = [verdict_at(rule, setting, corner).ratio for corner in corners_of(setting, rule)]
    at_points = verdict_at(rule, setting, point_of(setting)).ratio
    known = [ratio for ratio in ratios if ratio is not None]
    assert at_points is not None
    assert min(known) < at_points < max(known)


def test_what_is_reckoned_without_a_base() -> None:
    work = work_of(ON_PATH._replace(base=None, base_period=None))
    assert (work.value("gap"), work.value("required_change_from_now")) == (-60, 10)
    assert (work.value("years_total"), work.value("pace_ratio")) == (None, None)


def test_the_work_and_the_verdict_are_of_one_mind() -> None:
    for path in Path:
        setting = ON_PATH._replace(path=path, actual=amount(30))
        ratio = verdict_at(PACE, setting, point_of(setting)).ratio
        assert ratio is not None
        assert work_of(setting).value("pace_ratio") == pytest.approx(float(ratio))


def test_times_are_those_of_the_periods_ends() -> None:
    setting = ON_PATH._replace(period=parse("2023-08"))
    case = case_at(method_named("statcan"), setting, point_of(setting))
    assert case.actual_time == F(2023) + F(8, 12)
    assert work_of(setting).value("years_elapsed") == F(2023) + F(8, 12) - 2021


def _own(result: Result) -> Alternative | None:
    return next((each for each in result.alternatives if each.kind == "base_series"), None)


def test_what_the_own_series_would_say_stands_beside_the_verdict() -> None:
    """40 by 2030 from 20 in 2020, 27 in 2023: (7 / 3) / (20 / 10) = 1.167. From 24: (3 / 3) / (16 / 10) = 0.625."""
    result = judged(target(40, base=base(20)), seen(24, "2020"), seen(27, "2023"))
    other = _own(result)
    assert other is not None
    assert (result.status, result.value("pace_ratio")) == (Status.AHEAD, Fraction(7, 6))
    assert (other.status, other.ratio) == (Status.SLOW, Fraction(625, 1000))
    assert other.facts["base"] == 24


@pytest.mark.parametrize(
    "figures",
    [
        [seen(20, "2020")],  # the same
        [seen(24, "2020"), seen(20, "2020", published="2021-06-30")],  # one of its prints
        [seen(24, "2019")],  # of another time
        [seen(24, "2020", stage="F", published="2020-06-30")],  # only a forecast
    ],
)
def test_where_the_series_does_not_contradict_there_is_no_second_reading(figures: list[dict[str, Any]]) -> None:
    assert _own(judged(target(40, base=base(20)), *figures, seen(27, "2023"))) is None


def test_a_print_of_later_is_not_known_yet() -> None:
    late = seen(24, "2020", published="2024-06-30")
    goal = target(40, base=base(20))
    assert _own(judged(goal, late, seen(27, "2023"), as_of="2024-03-31")) is None
    assert _own(judged(goal, late, seen(27, "2023"), as_of="2024-12-31")) is not None

"""Interim targets: one path from the base by way of each to the final one, and the next due decides."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.compare.interim import InterimLeg, leg
from bgplan.core.dataset import ResolvedTarget
from bgplan.core.methods import Status
from bgplan.core.report import Result
from bgplan.core.vocabulary import Direction
from tests.build import BOTH, base, dataset, report, seen, target

# 10 at the end of 2020, 20 by 2025, 60 by 2030: two more a year, then eight more a year.
EARLY = target(20, due="2025", base=base(10))
LATE = target(60, base=base(10))
OTHER = {"other": {"name": BOTH, "period": "2021/2030", "source": "plan-text"}}


def stands(
    *observations: Mapping[str, Any],
    methods: tuple[str, ...] = (),
    as_of: str = "2029-12-31",
    **targets: Mapping[str, Any],
) -> dict[str, Result]:
    """Return how each of the targets stands, by its name."""
    made = dataset(*observations, targets={"early": EARLY, "late": LATE, **targets}, plans=OTHER)
    return {result.name: result for result in report(made, as_of, methods=methods).targets}


def found(period: str, direction: Direction = Direction.UP, **targets: Mapping[str, Any]) -> InterimLeg | None:
    """Return the leg of the final target's path on which a figure of a period falls."""
    made = dataset(seen(30, period), targets={"early": EARLY, "late": LATE, **targets}, plans=OTHER)
    return leg(goal_named("late", made.targets), made.targets, made.observations[0], direction)


def goal_named(name: str, goals: tuple[ResolvedTarget, ...]) -> ResolvedTarget:
    """Return the target of that name."""
    return next(goal for goal in goals if goal.name == name)


def codes(result: Result) -> list[str]:
    return [reason.code for reason in result.reasons]


def ends(each: InterimLeg | None) -> tuple[int, str, str, int, bool]:
    """Return what a leg starts with and when, which target ends it, with what, and whether it starts at the base."""
    assert each is not None
    return int(each.start.point), each.start_period.text, each.end.name, int(each.end_amount.point), each.from_base


@pytest.mark.parametrize(
    "period, leg_of_it",
    [
        ("2021", (10, "2020", "early", 20, True)),
        ("2025-11", (10, "2020", "early", 20, True)),
        ("2025", (20, "2025", "late", 60, False)),  # on its due day the interim target is passed
        ("2029", (20, "2025", "late", 60, False)),
    ],
)
def test_a_figure_falls_on_the_leg_to_the_next_due_target(
    period: str, leg_of_it: tuple[int, str, str, int, bool]
) -> None:
    assert ends(found(period)) == leg_of_it


def test_at_the_due_date_there_is_no_leg_any_more() -> None:
    assert found("2030") is None


def test_three_targets_make_three_legs() -> None:
    middle = target(40, due="2028", base=base(10))
    assert ends(found("2024", middle=middle))[2:4] == ("early", 20)
    assert ends(found("2026", middle=middle))[:4] == (20, "2025", "middle", 40)
    assert ends(found("2029", middle=middle))[:4] == (40, "2028", "late", 60)


@pytest.mark.parametrize(
    "change",
    [
        {"plan": "other"},
        {"indicator": "place"},
        {"maintain": True, "direction": "up"},
        {"due": "2030"},
        {"due": "2020"},  # before the path begins
        {"value": None, "implied": True},
    ],
    ids=["other plan", "other indicator", "to be kept", "same date", "not after the base", "no amount"],
)
def test_what_is_no_interim_target(change: dict[str, Any]) -> None:
    assert found("2023", early={**EARLY, **change}) is None


def test_a_sum_from_another_year_lies_on_no_common_path() -> None:
    total = target(20, indicator="output", over="2021/2025", path="linear")
    same, other = (target(60, indicator="output", over=over) for over in ("2021/2030", "2023/2030"))
    for late, is_one_path in ((same, True), (other, False)):
        made = dataset(seen(6, "2023/2024", "output"), targets={"early": total, "late": late})
        found_leg = leg(goal_named("late", made.targets), made.targets, made.observations[0], Direction.UP)
        assert (found_leg is not None) is is_one_path


def test_of_two_targets_of_one_date_the_harder_one_counts() -> None:
    easy, hard = target(18, due="2025", base=base(10)), target(25, due="2025-12", base=base(10))
    assert ends(found("2023", early=easy, hard=hard))[2:4] == ("hard", 25)
    assert ends(found("2023", early=hard, easy=easy))[2:4] == ("early", 25)
    assert ends(found("2023", Direction.DOWN, early=easy, hard=hard))[2:4] == ("early", 18)
    # 10 to 25 in five years is 3 a year: 19 at the end of 2023, of which 16 is 6 of 9
    result = stands(seen(16, "2023"), early=easy, hard=hard, as_of="2023-12-31")["late"]
    assert (result.value("expected"), result.value("pace_ratio"), result.status) == (19, Fraction(6, 9), Status.SLOW)
    assert result.reasons[0].facts["target"] == "hard"


def test_of_a_range_the_nearest_bound_lies_on_the_path() -> None:
    early = target(low=20, high=24, due="2025", base=base(10))
    assert ends(found("2023", early=early))[3] == 20
    assert ends(found("2023", Direction.DOWN, early=early))[3] == 24


@pytest.mark.parametrize(
    "value, period, expected, ratio, status, reasons",
    [
        # in 2023 the path stands at 16, three steps of two; what was done since the base against these six
        (16, "2023", 16, Fraction(1), Status.ON_TRACK, ["by_interim"]),
        (15, "2023", 16, Fraction(5, 6), Status.SLOW, ["by_interim"]),
        (13, "2023", 16, Fraction(1, 2), Status.OFF_TRACK, ["by_interim"]),
        (9, "2023", 16, Fraction(-1, 6), Status.MOVING_AWAY, ["by_interim"]),
        # in 2027 at 36, two steps of eight after the 20 of 2025: 26 more than the base
        (36, "2027", 36, Fraction(1), Status.ON_TRACK, []),
        (30, "2027", 36, Fraction(20, 26), Status.SLOW, []),
        (24, "2027", 36, Fraction(14, 26), Status.OFF_TRACK, []),
        (40, "2027", 36, Fraction(30, 26), Status.AHEAD, []),
    ],
)
def test_where_the_path_stands_and_what_that_means(  # noqa: PLR0913, PLR0917  # one case
    value: int, period: str, expected: int, ratio: Fraction, status: Status, reasons: list[str]
) -> None:
    result = stands(seen(value, period), as_of=f"{period}-12-31")["late"]
    assert (result.value("expected"), result.value("gap_to_path")) == (expected, value - expected)
    assert (result.value("pace_ratio"), result.status, codes(result)) == (ratio, status, reasons)
    assert result.verdict is not None
    assert result.verdict.ratio == ratio


def test_without_the_interim_target_the_same_figure_is_far_behind() -> None:
    alone = {result.name: result for result in report(dataset(seen(16, "2023"), targets={"late": LATE})).targets}
    # a straight line from 10 to 60 stands at 25 in 2023: 6 of 15
    assert report(dataset(seen(16, "2023"), targets={"late": LATE}), "2023-12-31").targets[0].value("expected") == 25
    assert alone["late"].value("pace_ratio") == Fraction(6, 15)


def test_the_lead_is_that_of_the_leg() -> None:
    # 30 in 2027 is a quarter of the way from 20 to 60, two fifths of its five years have gone: (0.25 - 0.40) x 60
    result = stands(seen(30, "2027"), as_of="2027-12-31")["late"]
    assert (result.value("leg_progress"), result.value("leg_elapsed")) == (Fraction(1, 4), Fraction(2, 5))
    assert result.value("lead_months") == -9
    # gap, progress and what is needed are those of the final target: 30 of 50 to go in three years
    assert (result.value("gap"), result.value("progress")) == (-30, Fraction(2, 5))
    assert result.value("required_change_from_now") == 10


def test_a_geometric_path_by_way_of_an_interim_target() -> None:
    # 10, four times that by 2024, nine times that by 2028: half a leg multiplies by the root, by 2 and by 3
    early = target(40, due="2024", base=base(10), path="geometric")
    late = target(360, due="2028", base=base(10), path="geometric")
    first = stands(seen(20, "2022"), early=early, late=late, as_of="2022-12-31")["late"]
    assert first.value("expected") == pytest.approx(20)  # 10 x 4^(2/4)
    second = stands(seen(120, "2026"), early=early, late=late, as_of="2026-12-31")["late"]
    assert second.value("expected") == pytest.approx(120)  # 40 x 9^(2/4)
    assert (first.status, second.status) == (Status.ON_TRACK, Status.ON_TRACK)
    assert second.value("path_rate") == pytest.approx(12 ** (1 / 6) - 1)  # from 10 to 120 in six years
    assert second.value("pace_ratio") == pytest.approx(1)


def test_lower_is_better_on_the_mirrored_path() -> None:
    # from 90 to 80 by 2025, to 40 by 2030: at 84 in 2023, at 64 in 2027
    early, late = target(80, due="2025", base=base(90)), target(40, base=base(90))
    first = stands(seen(84, "2023"), early=early, late=late, as_of="2023-12-31")["late"]
    second = stands(seen(70, "2027"), early=early, late=late, as_of="2027-12-31")["late"]
    assert (first.value("expected"), first.status) == (84, Status.ON_TRACK)
    assert (second.value("expected"), second.value("pace_ratio"), second.status) == (64, Fraction(20, 26), Status.SLOW)


def test_an_interim_target_reached_early_is_no_more_than_on_the_path_to_the_final_one() -> None:
    results = stands(seen(20, "2023"), as_of="2023-12-31")
    assert (results["early"].status, codes(results["early"])) == (Status.ACHIEVED, ["before_due"])
    # ten of the six that the path asks for until then
    assert (results["late"].status, results["late"].value("pace_ratio")) == (Status.AHEAD, Fraction(10, 6))


def test_the_final_target_reached_early_is_achieved_whatever_lies_between() -> None:
    results = stands(seen(60, "2024"), as_of="2024-12-31")
    assert [results[name].status for name in ("early", "late")] == [Status.ACHIEVED] * 2
    assert codes(results["late"]) == ["before_due"]


def test_after_a_missed_interim_target_the_path_starts_at_what_it_asked_for() -> None:
    results = stands(seen(14, "2025"), seen(22, "2026"), as_of="2026-12-31")
    assert results["early"].status is Status.MISSED
    assert results["late"].value("expected") == 28  # 20 + 8, not 14 + 9.2
    assert results["late"].value("pace_ratio") == Fraction(12, 18)


@pytest.mark.parametrize("method", ["eurostat", "statcan", "unsd", "escap", "destatis", "sdsn"])
def test_a_published_rule_gets_the_next_due_target_itself(method: str) -> None:
    figures = [seen(value, str(year)) for year, value in ((2021, 10), (2022, 11), (2023, 12), (2024, 13))]
    results = stands(*figures, methods=(method,), as_of="2024-12-31")
    early, late = results["early"].verdict, results["late"].verdict
    assert early is not None
    assert late is not None
    assert (late.status, late.word, late.ratio, late.index) == (early.status, early.word, early.ratio, early.index)
    assert codes(results["late"])[0] == "by_interim"


@pytest.mark.parametrize("method", ["pace", "eurostat", "statcan", "unsd", "escap", "destatis", "sdsn"])
def test_no_rule_takes_an_interim_target_reached_early_for_the_final_one(method: str) -> None:
    figures = [seen(value, str(year)) for year, value in ((2021, 12), (2022, 16), (2023, 18), (2024, 22))]
    results = stands(*figures, methods=(method,), as_of="2024-12-31")
    assert results["late"].status in (Status.ON_TRACK, Status.AHEAD)


def test_borderline_by_the_interim_path() -> None:
    # 15 … 17 of 16: 5, 6 and 7 of the six steps
    result = stands(seen(16, "2023", low=15, high=17), as_of="2023-12-31")["late"]
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.SLOW, Status.AHEAD))
    assert [(dict(each.facts)["low"], dict(each.facts)["high"]) for each in result.reasons[1:]] == [
        (Fraction(5, 6), Fraction(7, 6)),
    ] * 2


@pytest.mark.parametrize(
    "early, late, value, status, reason",
    [
        # growth to zero has no rate
        ({"value": 40, "path": "geometric"}, {"value": 360, "path": "geometric"}, 0, Status.NOT_ASSESSABLE, "growth"),
        # the path asks for nothing until 2025: at its height on track, below it no pace can be told
        ({"value": 10}, {"value": 60}, 9, Status.NOT_ASSESSABLE, "base_equals_target"),
        ({"value": 10}, {"value": 60}, 10, Status.ON_TRACK, "base_equals_target"),
        ({"value": 10}, {"value": 60}, 12, Status.ON_TRACK, "base_equals_target"),
    ],
)
def test_where_the_path_asks_for_no_pace_nothing_is_missed_before_it_is_due(
    early: dict[str, Any], late: dict[str, Any], value: int, status: Status, reason: str
) -> None:
    result = stands(seen(value, "2023"), early={**EARLY, **early}, late={**LATE, **late}, as_of="2023-12-31")["late"]
    assert (result.status, result.also) == (status, ())
    assert [code.partition("_undefined")[0] for code in codes(result)] == ["by_interim", reason]
    assert result.verdict is not None
    assert result.verdict.word == status.value


def test_without_a_base_there_is_no_path() -> None:
    made = dataset(seen(30, "2023"), targets={"early": EARLY, "late": target(60, direction="up")})
    assert leg(goal_named("late", made.targets), made.targets, made.observations[0], Direction.UP) is None

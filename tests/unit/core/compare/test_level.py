"""A level on its path: the status, what is borderline, and what another choice would have said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from bgplan.core.vocabulary import Path
from tests.build import base, dataset, judged, part, report, seen, target

UP = target(110, base=base(10))  # 10 a year from the end of 2020 to that of 2030
DOWN = target(10, base=base(110))


def codes(result: Result) -> list[str]:
    """Return the codes of the reasons."""
    return [reason.code for reason in result.reasons]


@pytest.mark.parametrize(
    "value, status",
    [
        (110, Status.ACHIEVED),
        (109, Status.AHEAD),
        (52, Status.AHEAD),  # at the end of 2024, after four years: 42 / 40 = 1.05
        (51, Status.ON_TRACK),
        (48, Status.ON_TRACK),  # 38 / 40 = 0.95
        (47, Status.SLOW),
        (34, Status.SLOW),  # 24 / 40 = 0.60
        (33, Status.OFF_TRACK),
        (10, Status.OFF_TRACK),  # no step done: 0
        (9, Status.MOVING_AWAY),
    ],
)
def test_bands_upwards_and_in_the_mirror(value: int, status: Status) -> None:
    assert judged(UP, seen(value, "2024")).status is status
    assert judged(DOWN, seen(120 - value, "2024")).status is status


@pytest.mark.parametrize(
    "path, value, ratio, status",
    [
        (Path.GEOMETRIC, 40, 1, Status.ON_TRACK),  # 10, 20, 40, … doubles every year to 10,240 after ten
        (Path.LINEAR, 40, 30 / 2046, Status.OFF_TRACK),  # 30 of 10,230 after a fifth of the time
        (Path.GEOMETRIC, 10, 0, Status.OFF_TRACK),
    ],
)
def test_the_path_decides(path: Path, value: int, ratio: float, status: Status) -> None:
    result = judged(target(10240, base=base(10), path=path.value), seen(value, "2022"))
    assert result.value("pace_ratio") == pytest.approx(ratio)
    assert result.status is status


@pytest.mark.parametrize(
    "observation, as_of, status, reasons",
    [
        (seen(110, "2025"), "2026-01-01", Status.ACHIEVED, ["before_due"]),
        (seen(111, "2030"), "2031-01-01", Status.ACHIEVED, []),
        (seen(111, "2030", stage="E"), "2031-01-01", Status.ACHIEVED, ["provisional"]),
        (seen(109, "2030"), "2031-01-01", Status.MISSED, []),
        (seen(109, "2030", stage="A"), "2031-01-01", Status.MISSED, []),
        (seen(109, "2030", stage="E"), "2031-01-01", Status.MISSED, ["provisional"]),
        (seen(109, "2030", stage="P"), "2031-01-01", Status.MISSED, ["provisional"]),
        (seen(109, "2030-12-31"), "2030-12-31", Status.MISSED, []),
        (seen(60, "2029"), "2030-12-31", Status.OFF_TRACK, []),  # 50 of 90, and the due day is still running
        (seen(60, "2029"), "2031-01-01", Status.NOT_ASSESSABLE, ["awaiting_final"]),
        (seen(120, "2029"), "2031-01-01", Status.ACHIEVED, ["before_due"]),
        (seen(20, "2021-11"), "2021-12-31", Status.NOT_ASSESSABLE, ["too_early"]),
        (seen(20, "2021"), "2021-12-31", Status.ON_TRACK, []),  # after twelve months it is early enough
        (seen(110, "2021-01"), "2021-12-31", Status.ACHIEVED, ["before_due"]),
    ],
)
def test_by_the_time_of_the_figure(observation: dict[str, Any], as_of: str, status: Status, reasons: list[str]) -> None:
    result = judged(UP, observation, as_of=as_of)
    assert (result.status, codes(result)) == (status, reasons)


LATEST_BEFORE_DUE = {"2023": "2023-03-31", "2025": "2021-12-31", "2030": "2021-12-31", "2040": "2021-12-31"}


@pytest.mark.parametrize(
    "since, due, figure, early",
    [
        # One year: a tenth are 1.2 months; 5 February is day 36 of 365 (0.0986), 6 February day 37 (0.1014).
        ("2022", "2023", "2023-01", True),
        ("2022", "2023", "2023-02-05", True),
        ("2022", "2023", "2023-02-06", False),
        ("2022", "2023", "2023-02", False),
        ("2022-12-31", "2023-12-31", "2023-01-31", True),
        # Ten months, a tenth is one month: exactly a tenth is judged.
        ("2022-12", "2023-10", "2023-01", False),
        ("2022-12", "2023-10-31", "2023-01-31", False),
        ("2022-12", "2023-10", "2023-01-30", True),
        # Fifteen months: 1.5 months.
        ("2022-Q3", "2023", "2022-10", True),
        ("2022-Q3", "2023", "2022-11", False),
        # Five years: six months. Ten: twelve. Twenty: twelve and not twenty-four.
        ("2020", "2025", "2021-05", True),
        ("2020", "2025", "2021-06", False),
        ("2020", "2030", "2021-11", True),
        ("2020", "2030", "2021", False),
        ("2020", "2040", "2021-11", True),
        ("2020", "2040", "2021", False),
    ],
)
def test_the_first_tenth_is_too_early(since: str, due: str, figure: str, early: bool) -> None:  # noqa: FBT001
    result = judged(target(110, base=base(10, since), due=due), seen(11, figure), as_of=LATEST_BEFORE_DUE[due[:4]])
    assert ("too_early" in codes(result)) is early
    assert (result.status is Status.NOT_ASSESSABLE) is early


def test_with_interim_targets_the_next_due_date_says_what_is_too_early() -> None:
    # Half a year of five to the interim target is enough, for it and so for what it leads to.
    interim, final = target(60, base=base(10), due="2025"), target(110, base=base(10))
    made = dataset(seen(15, "2021-06"), targets={"five": interim, "ten": final})
    assert [each.status for each in report(made, "2021-12-31").targets] == [Status.ON_TRACK] * 2
    made = dataset(seen(15, "2021-05"), targets={"five": interim, "ten": final})
    assert [codes(each)[-1] for each in report(made, "2021-12-31").targets] == ["too_early"] * 2


@pytest.mark.parametrize(
    "goal, value, status, reasons",
    [
        (target(110), 50, Status.NOT_ASSESSABLE, ["needs_base"]),
        (target(110), 110, Status.NOT_ASSESSABLE, ["needs_base"]),  # who knows which way is better
        (target(110, direction="up"), 110, Status.ACHIEVED, ["before_due"]),
        (target(110, direction="up"), 109, Status.NOT_ASSESSABLE, ["needs_base"]),
        (target(29, base=base(29)), 28, Status.NOT_ASSESSABLE, ["base_equals_target"]),
        (target(29, base=base(29)), 29, Status.NOT_ASSESSABLE, ["base_equals_target"]),
        (target(29, base=base(29), direction="up"), 29, Status.ACHIEVED, ["before_due"]),
        (target(29, base=base(29), direction="up"), 28, Status.NOT_ASSESSABLE, ["base_equals_target"]),
        (target(110, base=base(0), path="geometric"), 50, Status.NOT_ASSESSABLE, ["growth_undefined"]),
        # the worst that can be is a verdict: by the difference, where there is no growth rate
        (target(110, base=base(10), path="geometric"), 0, Status.MOVING_AWAY, ["by_difference"]),
        (target(110, base=base(0), path="geometric"), 0, Status.OFF_TRACK, ["by_difference"]),
        (target(10, base=base(110), path="geometric"), 0, Status.ACHIEVED, ["before_due"]),
        (target(110, base=base(0)), 55, Status.AHEAD, []),  # a straight line can begin at zero
        (target(0, base=base(100)), 60, Status.ON_TRACK, []),  # and end there: 40 of 100 in 4 of 10 years
    ],
)
def test_where_there_is_no_pace(goal: dict[str, Any], value: int, status: Status, reasons: list[str]) -> None:
    result = judged(goal, seen(value, "2024"))
    assert (result.status, codes(result)) == (status, reasons)


def test_a_negative_base_has_no_growth_but_a_way() -> None:
    figure = seen(0, "2024", "area")
    goal = target(150, indicator="area", base=base(-100), path="geometric")
    result = judged(goal, figure)
    assert (codes(result), result.reasons[0].facts["base"]) == (["growth_undefined"], -100)
    assert judged({**goal, "path": "linear"}, figure).status is Status.ON_TRACK  # 100 of 250 in 4 of 10 years


def test_what_needs_no_base_is_reckoned_without_one() -> None:
    result = judged(target(110, direction="up"), seen(50, "2024"))
    assert (result.value("gap"), result.value("progress")) == (-60, None)
    assert result.value("required_change_from_now") == 10


@pytest.mark.parametrize(
    "printed, value, status",
    [
        ("ít nhất 36%", 36, Status.ACHIEVED),
        ("ít nhất 36%", 35, Status.NOT_ASSESSABLE),  # less than that, and no base to tell how fast it goes
        ("không quá 36%", 36, Status.ON_TRACK),  # kept so far
        ("không quá 36%", 37, Status.NOT_ASSESSABLE),
    ],
)
def test_a_bound_says_which_way_is_better(printed: str, value: int, status: Status) -> None:
    goal = target(indicator="filled", printed=printed)
    assert judged(goal, seen(f"{value}.0", "2024", "filled")).status is status


@pytest.mark.parametrize(
    "start, value, status", [(10, 14, Status.ACHIEVED), (10, 13, Status.AHEAD), (20, 15, Status.ACHIEVED)]
)
def test_of_a_range_the_nearest_bound_is_to_be_reached(start: int, value: int, status: Status) -> None:
    assert judged(target(low=14, high=15, base=base(start)), seen(value, "2024")).status is status


@pytest.mark.parametrize("where", ["indicator", "target"])
def test_a_declared_direction_stands_before_the_way_from_the_base(where: str) -> None:
    goal = target(29, **({"direction": "down"} if where == "target" else {}))
    tables: dict[str, Any] = {"indicators": {"parks": {"direction": "down"}}} if where == "indicator" else {}
    assert judged(goal, seen(28, "2024"), **tables).status is Status.ACHIEVED
    assert judged(target(29), seen(28, "2024")).status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize(
    "bounds, status",
    [
        ({"low": 45, "high": 46}, Status.OFF_TRACK),  # 45 then may be 45 still
        ({}, Status.MOVING_AWAY),
    ],
)
def test_never_moving_away_while_the_figure_may_equal_the_base(bounds: dict[str, Any], status: Status) -> None:
    result = judged(target(66, base=base(46, **bounds)), seen(45, "2022-08"))
    assert result.value("progress") == Fraction(-1, 20)
    assert (result.status, result.also) == (status, ())


def test_the_figures_interval_protects_too() -> None:
    assert judged(target(66, base=base(46)), seen(45, "2022-08", low=45, high=46)).status is Status.OFF_TRACK


def test_borderline_by_the_figures_interval() -> None:
    result = judged(UP, seen(51, "2024", low=47, high=52))  # 37, 41 and 42 of 40
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.SLOW, Status.AHEAD))
    assert result.borderline
    assert [dict(reason.facts) for reason in result.reasons] == [
        {"status": status, "because": "interval", "method": "pace", "low": Fraction(37, 40), "high": Fraction(42, 40)}
        for status in ("slow", "ahead")
    ]


def test_borderline_by_the_bases_interval() -> None:
    # from 14: (50 - 14) / 4 against (110 - 14) / 10 is 0.9375, from 10 exactly 1
    result = judged(target(110, base=base(10, low=10, high=14)), seen(50, "2024"))
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.SLOW,))
    assert result.reasons[0].facts["low"] == Fraction(36, 4) / Fraction(96, 10)


@pytest.mark.parametrize("value, status, other", [(109, Status.MISSED, "achieved"), (111, Status.ACHIEVED, "missed")])
def test_borderline_by_the_target_itself_at_its_due_date(value: int, status: Status, other: str) -> None:
    result = judged(UP, seen(value, "2030", low=109, high=111), as_of="2031-01-01")
    assert (result.status, result.also) == (status, (Status(other),))
    facts = {"status": other, "because": "target", "low": 109, "high": 111}
    assert [dict(reason.facts) for reason in result.reasons] == [facts]


def test_not_borderline_within_one_band() -> None:
    result = judged(UP, seen(50, "2024", low=49, high=51))
    assert (result.also, result.reasons, result.borderline) == ((), (), False)


def test_borderline_by_the_gross_reading() -> None:
    # 66 = 46 + 29 - 9. 54 after 4 of 10 years is 8 of 20: on track. Gross it is 8 of 29, 0.69 of the pace, or 17 of 29.
    goal = target(66, base=base(), composition={"added": [part(29)], "removed": [part(9)]})
    result = judged(goal, seen(54, "2024"))
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.SLOW, Status.AHEAD))
    assert [reason.facts["because"] for reason in result.reasons] == ["gross_composition"] * 2
    assert result.reasons[0].facts["low"] == Fraction(8, 29) / Fraction(2, 5)
    assert result.reasons[0].facts["high"] == Fraction(17, 29) / Fraction(2, 5)


@pytest.mark.parametrize(
    "change", [{"composition": {"added": [part(20)]}}, {"path": "geometric"}], ids=["nothing removed", "geometric"]
)
def test_no_gross_reading(change: dict[str, Any]) -> None:
    goal = target(66, base=base(), composition={"added": [part(29)], "removed": [part(9)]}) | change
    assert judged(goal, seen(54, "2024")).gross.steps == ()


def test_what_the_other_path_would_say() -> None:
    (other,) = judged(UP, seen(50, "2024")).alternatives
    # growing steadily from 10 to 110 takes 27.1 % a year, from 10 to 50 in four years took 49.5 %
    ratio = (5**0.25 - 1) / (11**0.1 - 1)
    assert (other.kind, other.status, dict(other.facts)) == ("path", Status.AHEAD, {"path": "geometric"})
    assert other.ratio == pytest.approx(ratio)
    (back,) = judged({**UP, "path": "geometric"}, seen(50, "2024")).alternatives
    assert (back.status, back.ratio, dict(back.facts)) == (Status.ON_TRACK, 1, {"path": "linear"})


def test_where_the_other_path_is_undefined_it_says_nothing() -> None:
    assert judged(target(110, base=base(0)), seen(50, "2024")).alternatives == ()


def test_what_the_plans_date_of_issue_would_say_where_the_bases_date_is_assumed() -> None:
    goal = target(110, base=base(10, period_assumed=True))
    issued: dict[str, Any] = {"plans": {"plan": {"issued": "2022-12-31"}}}
    _, moved = judged(goal, seen(50, "2024"), **issued).alternatives
    # 40 in two years instead of four, 100 wanted in eight instead of ten
    assert (moved.kind, moved.ratio) == ("base_date", Fraction(40, 2) / Fraction(100, 8))
    assert moved.facts["date"].isoformat() == "2022-12-31"  # type: ignore[union-attr]
    assert len(judged({**goal, "base": base(10)}, seen(50, "2024"), **issued).alternatives) == 1
    assert len(judged(goal, seen(50, "2024"), plans={"plan": {"issued": "2024-12-31"}}).alternatives) == 1


def test_a_closed_series_is_judged_at_its_closing() -> None:
    """40 of 100 in four years of ten: on the path, whatever time has passed since the series ended."""
    closed: dict[str, Any] = {
        "indicators": {"parks": {"closed": {"on": "2025-07-01", "why": {"vi": "sáp nhập", "en": "merged"}}}}
    }
    assert judged(UP, seen(50, "2024"), as_of="2025-06-30", **closed).status is Status.ON_TRACK
    result = judged(UP, seen(50, "2024"), as_of="2031-07-01", **closed)
    assert (result.status, codes(result)) == (Status.ON_TRACK, [])
    assert [flag.code for flag in result.flags] == ["closed"]  # 6 months old at the closing, not 78
    assert judged({**UP, "due": "2025-06"}, seen(110, "2024"), as_of="2025-07-01", **closed).status is Status.ACHIEVED


def test_a_level_without_a_value_cannot_be_set_against_anything() -> None:
    result = judged(target(implied=True, base=base(10)), seen(50, "2024"))
    assert (result.status, codes(result)) == (Status.NOT_ASSESSABLE, ["no_plan_share"])


def test_a_level_to_keep_needs_a_direction_and_no_base() -> None:
    assert codes(judged(target(29, maintain="true"), seen(29, "2024"))) == ["needs_direction"]


def test_within_one_percent_of_the_limit_is_no_reaching() -> None:
    share = {"filled": {"limit": 100}}
    goal = target(100, indicator="filled", base=base(90), method="unsd")
    result = judged(goal, seen("99.5", "2024", "filled"), indicators=share)
    assert result.status is Status.ACHIEVED
    assert "within_one_percent" in codes(result)
    assert "before_due" not in codes(result)


def test_early_and_late_say_nothing_on_the_way_back() -> None:
    # 10 → 60 by 2025 → 40 by 2030; in 2027 the path stands at 52 and leads down
    targets = {"a": target(60, due="2025", base=base(10)), "t": target(40, base=base(10))}
    made = dataset(seen(20, "2027"), targets=targets)
    final = report(made, "2028-06-30").targets[1]
    assert (final.value("expected"), final.value("lead_months")) == (52, None)


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

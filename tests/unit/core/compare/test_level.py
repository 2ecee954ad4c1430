"""A level on its path: the status by what was reached, by the time, and by which way is better."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from bgplan.core.vocabulary import Path
from tests.build import base, dataset, judged, report, seen, target

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

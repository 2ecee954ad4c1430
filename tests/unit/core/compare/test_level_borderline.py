"""A level near a band's edge: what is borderline, and what another base, path or date would have said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import base, judged, part, seen, target

UP = target(110, base=base(10))  # 10 a year from the end of 2020 to that of 2030
DOWN = target(10, base=base(110))


def codes(result: Result) -> list[str]:
    """Return the codes of the reasons."""
    return [reason.code for reason in result.reasons]


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

"""The report put together: what is asked for, in which groups, what else is watched."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.methods import Status
from tests.build import BOTH, base, dataset, report, seen, target

OTHER = {"other": {"name": BOTH, "period": "2021/2030", "source": "paper", "issued": "2025-06-30"}}
TARGETS = {
    "early": target(15, due="2025", base=base(6)),
    "late": target(29, base=base(6)),
    "area": target(7840, indicator="area", base=base(1322)),
    "again": target(29, plan="other", base=base(6)),
}


def shipped(*more: dict[str, Any], **tables: Any) -> Dataset:  # noqa: ANN401
    """Return a book of two plans with a figure of the parks and one that nobody asked for."""
    observations = seen(9, "2023"), seen("75.6", "2023", "filled"), *more
    return dataset(*observations, targets=TARGETS, plans=OTHER, **tables)


def test_groups_are_by_document_and_due_date_in_the_order_of_the_data() -> None:
    groups = report(shipped(), "2029-12-31").groups
    assert [(group.plan_name, group.due.text, [one.name for one in group.results]) for group in groups] == [
        ("plan", "2025", ["early"]),
        ("plan", "2030", ["late", "area"]),
        ("other", "2030", ["again"]),
    ]


def test_one_due_date_is_one_group_however_it_is_written() -> None:
    made = dataset(targets={"year": target(29, due="2030"), "month": target(30, due="2030-12")})
    assert [[one.name for one in group.results] for group in report(made).groups] == [["year", "month"]]


@pytest.mark.parametrize(
    "as_of, gone",
    [
        ("2025-12-31", [Fraction(1), Fraction(1, 2), Fraction(1, 2)]),
        ("2026-12-31", [Fraction(1), Fraction(6, 10), Fraction(6, 10)]),
        ("2035-01-01", [Fraction(1)] * 3),
    ],
)
def test_the_time_that_has_gone_of_each_group(as_of: str, gone: list[Fraction]) -> None:
    assert [group.time_gone for group in report(shipped(), as_of).groups] == gone


def test_before_a_plan_begins_no_time_has_gone() -> None:
    made = dataset(targets={"t": target(29)})
    assert [group.time_gone for group in report(made, "2020-06-30").groups] == [0]


def test_a_due_date_before_the_plan_has_no_time() -> None:
    made = dataset(targets={"t": target(29, due="2020")})
    assert [group.time_gone for group in report(made, "2023-06-30").groups] == [None]


@pytest.mark.parametrize(
    "question, names",
    [
        ({}, ["early", "late", "area", "again"]),
        ({"plans": ("other",)}, ["again"]),
        ({"names": ("late",)}, ["late"]),
        ({"names": ("parks",)}, ["early", "late", "again"]),  # an indicator's name stands for all its targets
        ({"names": ("parks",), "plans": ("plan",)}, ["early", "late"]),
        ({"names": ("filled",)}, []),
    ],
)
def test_what_is_asked_for(question: dict[str, Any], names: list[str]) -> None:
    assert [one.name for one in report(shipped(), "2029-12-31", **question).targets] == names


@pytest.mark.parametrize(
    "watch, question, watched, unlisted",
    [
        (False, {}, [], 1),
        (True, {}, ["filled"], 0),
        (False, {"full": True}, ["filled"], 0),
        (False, {"names": ("filled",)}, ["filled"], 0),
        (True, {"names": ("late",)}, [], 0),
        (True, {"plans": ("plan",)}, [], 0),
    ],
)
def test_indicators_without_a_target(
    watch: bool,  # noqa: FBT001
    question: dict[str, Any],
    watched: list[str],
    unlisted: int,
) -> None:
    made = report(shipped(indicators={"filled": {"watch": watch}}), "2029-12-31", **question)
    assert ([one.name for one in made.watched], made.unlisted) == (watched, unlisted)
    assert all(one.status is Status.WATCHED for one in made.watched)


def test_a_watched_indicator_shows_its_latest_period_by_the_best_print() -> None:
    more = seen("70", "2022", "filled"), seen("76.0", "2023", "filled", source="office", stage="A")
    (one,) = report(shipped(*more), "2029-12-31", names=("filled",)).watched
    assert one.amount is not None
    assert one.amount.point == 76
    assert [each.source_name for each in one.also_reported] == ["paper"]
    assert [each.record.period.text for each in one.history] == ["2022", "2023"]
    assert (one.target, one.borderline, one.value("gap")) == (None, False, None)


def test_only_a_forecast_is_nothing_to_watch() -> None:
    made = dataset(seen("80", "2030", "filled", stage="F", published="2023-01-01"))
    assert report(made).unlisted == 0


def test_plans_that_are_not_there_yet() -> None:
    early = report(shipped(), "2025-06-29")
    assert [(each.plan_name, each.issued) for each in early.not_issued] == [("other", date(2025, 6, 30))]
    assert report(shipped(), "2025-06-29", plans=("plan",)).not_issued == ()
    assert report(shipped(), "2025-06-30").not_issued == ()


def test_targets_are_held_against_each_other_only_among_those_asked_for() -> None:
    kinds = [check.kind for check in report(shipped(), "2029-12-31").target_checks]
    assert kinds == ["growth_between", "documents"]
    assert report(shipped(), "2029-12-31", names=("late",)).target_checks == ()
    assert [check.kind for check in report(shipped(), "2025-06-29").target_checks] == ["growth_between"]


def test_the_newest_figure_is_the_newest_known() -> None:
    assert report(shipped(), "2029-12-31").newest_figure == date(2023, 12, 31)
    assert report(shipped(), "2023-12-30").newest_figure is None


def test_a_target_shows_the_other_prints_and_its_series() -> None:
    made = shipped(seen(8, "2023", source="office", published="2023-12-30"), seen(7, "2022"))
    (one,) = report(made, "2029-12-31", names=("late",)).targets
    assert [each.source_name for each in one.also_reported] == ["office"]
    assert [each.record.period.text for each in one.history] == ["2022", "2023"]


@pytest.mark.parametrize(
    "of_target, of_plan, asked, method",
    [
        (None, None, None, "pace"),
        (None, "plan-rate", None, "plan-rate"),
        ("pace", "plan-rate", None, "pace"),
        ("pace", "pace", "plan-rate", "plan-rate"),
        ("sdsn", "plan-rate", None, "sdsn"),
        (None, "plan-rate", "pace", "pace"),
    ],
)
def test_the_method_asked_for_stands_before_the_targets_own_and_its_plans(
    of_target: str | None, of_plan: str | None, asked: str | None, method: str
) -> None:
    goal = {**TARGETS["late"], "method": of_target}
    made = dataset(seen(6, "2023"), targets={"t": goal}, plans={"plan": {"method": of_plan}})
    (one,) = report(made, "2029-12-31", methods=(asked,) if asked else ()).targets
    assert one.method == method
    # a rule for flows within their plan year says nothing of a level; no step done is off track for both others
    assert one.status is (Status.NOT_ASSESSABLE if method == "plan-rate" else Status.OFF_TRACK)


def test_the_report_answers_for_itself() -> None:
    made = report(shipped(indicators={"filled": {"watch": True}}), "2029-12-31")
    assert [one.name for one in made.results] == ["early", "late", "area", "again", "filled"]
    assert made.territory.en == "Province"
    assert (made.as_of, made.methods) == (date(2029, 12, 31), ("pace",))

"""BG609: targets and plans that others have superseded."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Severity
from bgplan.core.validate.successors import superseded_still_judged
from tests.build import BOTH, book, fails, said, seen, target

NEW = {"name": BOTH, "period": "2021/2030", "source": "plan-text"}
NEWEST = seen(9, "2023")
"""Published on 31 December 2023."""


def made(*, issued: str = "2022-02-17", plan: Any = None, **goals: Any) -> Any:  # noqa: ANN401
    plans = {"new": {**NEW, "issued": issued}, "plan": plan or {}}
    return book(NEWEST, targets=goals, plans=plans)


@pytest.mark.parametrize(
    "issued, outcome", [("2022-02-17", ["fail"]), ("2023-12-31", ["fail"]), ("2024-01-01", ["pass"])]
)
def test_a_target_is_judged_until_its_successor_counts(issued: str, outcome: list[str]) -> None:
    goals = {"old": target(29, superseded_by="next"), "next": target(33, plan="new")}
    found = made(issued=issued, **goals)
    assert said(superseded_still_judged(found)) == outcome
    for each in fails(superseded_still_judged(found)):
        assert (each.code, each.subject, each.severity) == ("BG609", "old", Severity.WARNING)
        assert each.place.path == ("targets", "old", "superseded_by")
        assert (each.facts["successor"], each.facts["old"], each.facts["circle"]) == ("next", "old", None)


def test_a_plan_is_judged_while_it_has_targets_of_its_own() -> None:
    old = {"superseded_by": "new"}
    assert said(superseded_still_judged(made(plan=old, t=target(29)))) == ["fail"]
    assert said(superseded_still_judged(made(plan=old, t=target(33, plan="new")))) == ["pass"]
    told = made(plan=old, t=target(29, superseded_by="next"), next=target(33, plan="new"))
    assert [each.place.path[0] for each in fails(superseded_still_judged(told))] == ["targets"]  # one cause, once


def test_what_names_no_successor_is_not_looked_at() -> None:
    assert said(superseded_still_judged(made(t=target(29)))) == []


@pytest.mark.parametrize("names", [("a",), ("a", "b"), ("a", "b", "c")])
def test_a_circle_is_one_error(names: tuple[str, ...]) -> None:
    following = dict(zip(names, (*names[1:], names[0]), strict=True))
    goals: dict[str, Any] = {name: target(29, superseded_by=following[name]) for name in names}
    found = made(**goals)
    (circle,) = fails(superseded_still_judged(found))
    assert (circle.subject, circle.severity) == ("a", Severity.ERROR)
    assert circle.facts["circle"] == (*names, "a")


def test_a_way_into_a_circle_is_a_finding_of_its_own() -> None:
    following = {"first": "a", "a": "b", "b": "a"}
    goals: dict[str, Any] = {name: target(29, superseded_by=other) for name, other in following.items()}
    found = made(**goals)
    assert [each.subject for each in fails(superseded_still_judged(found))] == ["first", "a"]

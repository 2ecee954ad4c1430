"""BG609: what others have superseded counts nowhere, and no way of successors comes back."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Severity
from bgplan.core.validate.targets import documents, superseded_in_a_circle
from tests.build import BOTH, dataset, fails, said, seen, target

NEW = {"name": BOTH, "period": "2021/2030", "source": "plan-text", "issued": "2022-02-17"}


def made(*, plan: Any = None, new: Any = None, **targets: Any) -> Any:  # noqa: ANN401
    plans = {"new": {**NEW, **(new or {})}, "plan": plan or {}}
    return dataset(seen(9, "2023"), targets=targets, plans=plans)


def test_what_a_successor_superseded_is_no_finding() -> None:
    targets = {"old": target(29, superseded_by="next"), "next": target(33, plan="new")}
    assert said(superseded_in_a_circle(made(**targets))) == ["pass"]
    assert said(superseded_in_a_circle(made(plan={"superseded_by": "new"}, t=target(29)))) == ["pass"]
    assert said(superseded_in_a_circle(made(t=target(29)))) == []


@pytest.mark.parametrize("key", [{"old": "next"}, {"plan": "new"}, {}])
def test_what_is_superseded_contradicts_nothing(key: dict[str, str]) -> None:
    plan = {"superseded_by": key["plan"]} if "plan" in key else {}
    old = target(29, superseded_by=key["old"]) if "old" in key else target(29)
    found = made(plan=plan, old=old, next=target(33, plan="new"))
    assert said(documents(found)) == (["pass"] if key else ["fail"])


@pytest.mark.parametrize("names", [("a",), ("a", "b"), ("a", "b", "c")])
def test_a_circle_is_one_error(names: tuple[str, ...]) -> None:
    following = dict(zip(names, (*names[1:], names[0]), strict=True))
    targets: dict[str, Any] = {name: target(29, superseded_by=following[name]) for name in names}
    (circle,) = fails(superseded_in_a_circle(made(**targets)))
    assert (circle.subject, circle.severity) == ("a", Severity.ERROR)
    assert circle.facts["circle"] == (*names, "a")


def test_plans_in_a_circle_are_an_error() -> None:
    found = made(plan={"superseded_by": "new"}, new={"superseded_by": "plan"}, t=target(29))
    assert [each.place.path for each in fails(superseded_in_a_circle(found))] == [("plans", "plan", "superseded_by")]


def test_a_way_into_a_circle_is_part_of_its_cause() -> None:
    following = {"first": "a", "a": "b", "b": "a"}
    targets: dict[str, Any] = {name: target(29, superseded_by=other) for name, other in following.items()}
    assert [each.subject for each in fails(superseded_in_a_circle(made(**targets)))] == ["a"]

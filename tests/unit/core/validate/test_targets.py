"""BG601–BG605: targets against their parts, each other, their direction and bases. BG609: ways of successors."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Finding, Severity
from bgplan.core.validate import targets
from bgplan.core.validate.targets import documents, superseded_in_a_circle
from tests.build import BOTH, base, dataset, fails, part, said, seen, target

OTHER = {"other": {"name": BOTH, "period": "2021/2030", "source": "paper"}}


def one(check: Any, goal: dict[str, Any], **tables: Any) -> tuple[Finding, ...]:  # noqa: ANN401
    """Return what a check finds in a book of one target."""
    return fails(check(dataset(targets={"t": goal}, **tables)))


def test_parts_that_do_not_give_the_total() -> None:
    goal = target(29, base=base(6), composition={"added": [part(20), part(2)], "removed": [part(1)]})
    (finding,) = one(targets.compositions, goal)
    assert (finding.code, finding.subject, finding.place.path) == ("BG601", "t", ("targets", "t", "composition"))
    assert {name: finding.facts[name] for name in ("base", "added", "removed", "total")} == {
        "base": 6,
        "added": 22,
        "removed": 1,
        "total": 29,
    }


def test_parts_that_do() -> None:
    assert one(targets.compositions, target(29, base=base(6), composition={"added": [part(23)]})) == ()
    assert one(targets.compositions, target(66, base=base(), composition={"added": [part(29)]})) == ()


def test_two_documents_that_differ() -> None:
    made = dataset(targets={"a": target(66), "b": target(65, plan="other")}, plans=OTHER)
    (finding,) = fails(targets.documents(made))
    assert (finding.code, finding.subject) == ("BG602", "b")
    assert (finding.facts["one"], finding.facts["other"], finding.facts["unit"]) == (66, 65, "park")
    assert [place.path[1] for place in finding.related] == ["a"]


@pytest.mark.parametrize("old, new", [("a", "b"), ("b", "a")])
def test_a_target_that_another_supersedes_may_differ(old: str, new: str) -> None:
    entries = {"a": target(66), "b": target(65, plan="other")}
    entries[old]["superseded_by"] = new
    assert said(targets.documents(dataset(targets=entries, plans=OTHER))) == ["pass"]


@pytest.mark.parametrize(
    "goal, tables, wrong",
    [
        (target(29, base=base(30), direction="up"), {}, True),
        (target(29, base=base(6), direction="down"), {}, True),
        (target(29, base=base(30)), {"indicators": {"parks": {"direction": "up"}}}, True),
        (target(29, base=base(30), direction="down"), {"indicators": {"parks": {"direction": "up"}}}, False),
        (target(29, base=base(6), direction="up"), {}, False),
        (target(29, base=base(29), direction="up"), {}, False),
        (target("90.0", indicator="area", base=base("90.04"), direction="up"), {}, True),  # from 90.035 on
        (target("90.0", indicator="area", base=base("90.0", high="91"), direction="up"), {}, False),  # or 90.0
        (target(29, base=base(30), direction="up", maintain=True), {}, False),  # not to fall below
        (target(29, base=base(30)), {}, False),
        (target(29, direction="up"), {}, False),
    ],
)
def test_the_way_from_the_base_goes_as_declared(goal: dict[str, Any], tables: dict[str, Any], wrong: bool) -> None:  # noqa: FBT001
    findings = one(targets.directions, goal, **tables)
    assert [(each.code, each.subject) for each in findings] == ([("BG604", "t")] if wrong else [])


@pytest.mark.parametrize("period, wrong", [("2020", False), ("2029", False), ("2030", True), ("2031", True)])
def test_a_base_lies_before_the_due_date(period: str, wrong: bool) -> None:  # noqa: FBT001
    findings = one(targets.bases_after_due, target(29, base=base(6, period)))
    assert [(each.code, each.place.path[2:]) for each in findings] == ([("BG605", ("base", "period"))] if wrong else [])


def test_two_targets_of_one_document_are_another_rules() -> None:
    assert said(targets.documents(dataset(targets={"a": target(66), "b": target(65)}))) == []  # BG606


@pytest.mark.parametrize(
    "check, goal, outcome",
    [
        (targets.compositions, target(29, base=base(6), composition={"added": [part(23)]}), ["pass"]),
        (targets.compositions, target(29, composition={"added": [part(23)]}), ["untold"]),
        (targets.compositions, target(29), []),
        (targets.directions, target(29, base=base(6), direction="up"), ["pass"]),
        (targets.directions, target(29, direction="up"), ["untold"]),
        (targets.directions, target(29, base=base(6)), []),
        (targets.bases_after_due, target(29, base=base(6)), ["pass"]),
        (targets.bases_after_due, target(29), []),
    ],
)
def test_what_was_looked_at_is_counted(check: Any, goal: dict[str, Any], outcome: list[str]) -> None:  # noqa: ANN401
    assert said(check(dataset(targets={"t": goal}))) == outcome


@pytest.mark.parametrize(
    "more, outcomes",
    [
        ({"due": "2030"}, ["pass"]),
        ({"due": "2021"}, ["pass"]),
        ({"due": "2031"}, ["fail"]),
        ({"due": "2020"}, ["fail"]),
    ],
)
def test_a_target_is_due_within_its_plan(more: dict[str, Any], outcomes: list[str]) -> None:
    assert said(targets.due_within_plan(dataset(targets={"t": target(29, **more)}))) == outcomes


@pytest.mark.parametrize(
    "goal, outcomes",
    [
        (target(29, base=base(6), path="geometric"), ["pass"]),
        (target(29, base=base(0), path="geometric"), ["fail"]),
        (target(0, base=base(6), path="geometric"), ["fail"]),
        (target(29, path="geometric"), ["untold"]),
        (target(29, base=base(0)), []),
        (target(19, indicator="growth", over="2021/2030", path="geometric"), []),
    ],
)
def test_steady_growth_needs_something_to_grow_from(goal: dict[str, Any], outcomes: list[str]) -> None:
    assert said(targets.growing_paths(dataset(targets={"t": goal}))) == outcomes


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

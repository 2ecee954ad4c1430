"""Several documents on one target: one row, one count; the others stand on it."""

from __future__ import annotations

from typing import Any

from bgplan.core.methods import Status
from bgplan.core.report import Report, Result, gives_another
from tests.build import BOTH, base, dataset, report, seen, target

SOON = {"name": BOTH, "period": "2021/2030", "source": "plan-text", "issued": "2021-03-01"}
LATER = {"name": BOTH, "period": "2021/2030", "source": "plan-text", "issued": "2022-03-01"}
GOALS = {
    "later": target(66, base=base(46), plan="later"),
    "soon": target(55, base=base(46), plan="soon"),
    "other": target(70, base=base(46), plan="later", due="2035"),
}
EIGHT = seen(54, "2023-08")


def reported(targets: dict[str, dict[str, Any]], documents: dict[str, dict[str, Any]], **asked: Any) -> Report:  # noqa: ANN401
    return report(dataset(EIGHT, targets=targets, plans=documents), "2024-06-30", **asked)


def by_name(found: Report) -> dict[str, Result]:
    return {result.name: result for result in found.targets}


def test_the_document_issued_first_decides() -> None:
    found = reported(GOALS, {"later": LATER, "soon": SOON})
    assert {name: result.same_as for name, result in by_name(found).items()} == {
        "later": "soon",
        "soon": None,
        "other": None,  # of another due date
    }
    assert [result.name for result in found.counted] == ["soon", "other"]
    assert [result.name for result in found.rows.targets] == ["soon", "other"]


def test_the_main_plan_comes_before_all() -> None:
    found = reported(GOALS, {"later": {**LATER, "main": "true"}, "soon": SOON})
    assert by_name(found)["soon"].same_as == "later"
    (other,) = by_name(found)["later"].documents
    # 8 of the 9 clusters to 55 are there after 2.67 of ten years; of the 20 to 66 they are 40 %
    assert (other.target.name, other.status) == ("soon", Status.AHEAD)
    assert by_name(found)["later"].status is Status.AHEAD
    assert not gives_another(by_name(found)["later"], other)


def test_a_value_that_gives_another_status_is_told() -> None:
    targets = {**GOALS, "later": target(90, base=base(46), plan="later")}
    found = by_name(reported(targets, {"later": {**LATER, "main": "true"}, "soon": SOON}))["later"]
    assert found.status is Status.SLOW  # 8 of 44 after 2.67 of ten years: 0.68
    assert gives_another(found, found.documents[0])


def test_what_is_asked_for_by_name_has_its_row() -> None:
    plans = {"later": LATER, "soon": SOON}
    assert [result.name for result in reported(GOALS, plans, plans=("later",)).current.targets] == ["later", "other"]
    both = reported(GOALS, plans, names=("later", "soon"))
    assert [result.name for result in both.current.targets] == ["later", "soon"]
    assert [result.name for result in both.counted] == ["soon"]


def test_a_superseded_target_counts_nowhere_from_its_successor_s_issue_on() -> None:
    plans = {"later": LATER, "soon": {**SOON, "superseded_by": "later"}}
    found = by_name(reported(GOALS, plans))
    assert (found["later"].same_as, found["soon"].is_superseded) == (None, True)
    assert [result.name for result in reported(GOALS, plans).current.targets] == ["later", "other"]
    before = report(dataset(EIGHT, targets=GOALS, plans=plans), "2022-02-28")
    assert [result.name for result in before.counted] == ["soon"]


def test_a_flow_of_other_years_is_another_target() -> None:
    targets = {
        "soon": target(500, indicator="output", over="2021/2030", plan="soon"),
        "later": target(400, indicator="output", over="2023/2030", plan="later"),
        "level": target(90, indicator="output", due="2030", plan="later"),
    }
    found = report(dataset(targets=targets, plans={"later": LATER, "soon": SOON}), "2024-06-30")
    assert [result.same_as for result in found.targets] == [None, None, None]


def test_what_was_superseded_is_held_against_nothing() -> None:
    plans = {"later": LATER, "soon": {**SOON, "superseded_by": "later"}}
    assert "documents" not in {check.kind for check in reported(GOALS, plans).target_checks}
    assert "documents" in {check.kind for check in reported(GOALS, {"later": LATER, "soon": SOON}).target_checks}

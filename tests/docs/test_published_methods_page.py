"""The page on published methods: every rule, grade, reason and difference is documented as it is."""

from __future__ import annotations

import re

import pytest

from bgplan.core.methods.base import Grade, Method
from bgplan.core.methods.catalogue import METHODS, PACE, PLAN_RATE
from scripts.doc_blocks import ROOT
from tests.unit.core.methods.differences import DIFFERENT

PAGE = (ROOT / "docs" / "published-methods.md").read_text(encoding="utf-8")
ROOM = ROOT / "src" / "bgplan" / "core" / "methods"
GRADES = [
    pytest.param(rule.name, grade, id=f"{rule.name}-{grade.word}")
    for rule in METHODS
    for grade in (*rule.with_target, *rule.without_target)
]


def section(name: str) -> str:
    return re.split(r"\n##", PAGE.partition(f"\n### {name}\n")[2])[0]


@pytest.mark.parametrize("rule", METHODS, ids=lambda rule: rule.name)
def test_method_stands_with_all_that_is_asked_of_it(rule: Method) -> None:
    text = section(rule.name)
    assert f"**Label:** {rule.label}." in text
    for part in ("Rule", "Needs", "Not for", "Score", "Source"):
        assert f"**{part}:**" in text
    assert ("recalled" in text) is rule.label.startswith("after ")


@pytest.mark.parametrize("name, grade", GRADES)
def test_grade_stands_with_its_edge_and_its_status(name: str, grade: Grade) -> None:
    found = [line for line in section(name).splitlines() if f"| `{grade.word}` | `{grade.status}`" in line]
    assert found
    if grade.edge:
        edge = float(abs(grade.edge))
        forms = (f"{edge:.2f} ", f"{edge:g} ", f"{edge * 100:g} %", f"{edge * 100:g} …")
        assert any(form in line for line in found for form in forms)


@pytest.mark.parametrize("rule", [PACE, PLAN_RATE], ids=lambda rule: rule.name)
def test_our_own_bands_stand_with_their_floors_and_statuses(rule: Method) -> None:
    text = section(rule.name)
    for band in rule.with_target:
        floor = "below" if band.edge is None else f"{float(band.edge):.2f} and above".replace("0.00", "0")
        assert f"| {floor} | `{band.status}` | `{band.status}` |" in text


def reasons() -> set[str]:
    """The reason codes in the source: words of a tuple, of a return or of a table, that are no word of a grade."""
    found: set[str] = set()
    for path in ROOM.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(
            re.findall(r'"((?:needs|target|base|growth|out|past|path|zero|sign|same|short|within)_[a-z_]+)"', text)
        )
        found |= set(re.findall(r'"(indicative|too_early|negative_values|direction_[a-z]+|outside_[a-z_]+)"', text))
    return found - {"target_achieved"}


@pytest.mark.parametrize("code", sorted(reasons()))
def test_reason_is_documented(code: str) -> None:
    assert f"`{code}`" in PAGE.partition("\n## Reasons\n")[2].partition("\n## ")[0]


def test_there_are_reasons_to_document() -> None:
    assert len(reasons()) > 20


@pytest.mark.parametrize("case", DIFFERENT)
def test_difference_is_listed_with_both_answers(case: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{case}` | "))
    theirs, ours = row.split("|")[2:4]
    difference = DIFFERENT[case]
    told = "division by zero" if difference.status == "ERROR" else difference.status
    assert told in theirs
    assert difference.word in ours or all(
        f"`{reason}`" in ours or reason == "past_due" for reason in difference.reasons
    )

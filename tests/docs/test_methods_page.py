"""The pages on methods and reasons: every formula, method, status, derived number and reason is documented as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bgplan.core import derivation_tables, formulas
from bgplan.core.derivation import Line
from bgplan.core.formulas import Formula
from bgplan.core.methods import Status
from bgplan.core.methods.base import Method
from bgplan.core.methods.catalogue import METHODS, PACE, PLAN_RATE
from bgplan.core.vocabulary import Path as GoalPath
from bgplan.render.words import Words
from scripts.doc_blocks import ROOT

PAGE = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
REASONS = (ROOT / "docs" / "reasons.md").read_text(encoding="utf-8")
CORE = ROOT / "src" / "bgplan" / "core"
BESIDE = (ROOT / "docs" / "beside.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_]+)`", PAGE + BESIDE))

FORMULAS = {name: value for name, value in vars(formulas).items() if isinstance(value, Formula)}
LEGS = [derivation_tables.leg_lines(path, from_base=from_base) for path in GoalPath for from_base in (True, False)]
NAMED_TABLES = [table for name, table in vars(derivation_tables).items() if name.isupper() and not name.startswith("_")]
LINES: tuple[Line, ...] = tuple(line for table in (*NAMED_TABLES, *LEGS) for line in table)
LEG_GIVEN = {term for table in LEGS for line in table for term in line.inputs.values() if term.startswith("leg_")}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_there_are_formulas_and_lines_to_document() -> None:
    assert {"growth_rate", "quotient"} < set(FORMULAS)
    assert {"pace_ratio", "leg_progress", "gross_share", "observed_percent"} < {line.term for line in LINES}
    assert {line.formula for line in LINES} <= set(FORMULAS.values())


@pytest.mark.parametrize("name", FORMULAS)
def test_formula_stands_with_its_expression_its_domain_and_its_source(name: str) -> None:
    found = [cells(line) for line in PAGE.splitlines() if line.startswith(f"| `{name}` | ")]
    rows = [row for row in found if len(row) == 4]  # the table of numbers has three columns
    expression = re.sub(r"[{}]", "", FORMULAS[name].expression)
    assert [row[1] for row in rows] == [expression]
    assert all(rows[0][2:])


@pytest.mark.parametrize("rule", [PACE, PLAN_RATE], ids=lambda rule: rule.name)
def test_our_own_method_stands_with_its_bands(rule: Method) -> None:
    _, found, after = PAGE.partition(f"\n### {rule.name}\n")
    assert found
    shown = [cells(line) for line in re.split(r"\n##", after)[0].splitlines() if re.search(r"above \||below \|", line)]
    edges = [
        (f"{float(edge):.2f}".replace("0.00", "0"), grade)
        for grade in rule.with_target
        if (edge := grade.edge) is not None
    ]
    bands = [[f"{edge} and above", f"`{grade.status}`"] for edge, grade in edges]
    assert shown == [*bands, ["below", f"`{rule.with_target[-1].status}`"]]


@pytest.mark.parametrize("name", [rule.name for rule in METHODS])
def test_method_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_statuses_stand_with_their_signs_and_words_in_their_order() -> None:
    vi, en = Words("vi"), Words("en")
    shown = [cells(line) for line in PAGE.splitlines() if re.match(r"\| `[a-z_]+` \| . \| . \|", line)]
    assert shown == [
        [f"`{each}`", vi(f"sign.{each}"), vi(f"ascii.{each}"), vi(f"status.{each}"), en(f"status.{each}")]
        for each in (status.value for status in Status)
    ]


@pytest.mark.parametrize("term", sorted({line.term for line in LINES} | LEG_GIVEN | {"expected_share"}))
def test_derived_number_is_named(term: str) -> None:
    assert term in NAMED


def reasons() -> set[str]:
    """The codes of all reasons: as the source gives them, and those of verdicts, which have a note of their own."""
    found: set[str] = set()
    words = Words("en")
    for path in sorted(Path(CORE).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'\bReason\(\s*"([a-z_]+)"', text))
        found |= {code for code in re.findall(r'"([a-z]+(?:_[a-z]+)+)"', text) if words.has(f"note.{code}")}
    return {code for code in found if not code.endswith("_differs") and code != "not_comparable"}


def test_there_are_reasons_to_document() -> None:
    assert {"needs_base", "by_interim", "zero_value", "target_met", "past_due", "borderline"} < reasons()


@pytest.mark.parametrize("code", sorted(reasons() - {"borderline"}))
def test_reason_has_words(code: str) -> None:
    assert Words("en").has(f"note.{code}")
    assert Words("vi").has(f"note.{code}")


@pytest.mark.parametrize("code", sorted(reasons()))
def test_reason_is_documented(code: str) -> None:
    assert re.search(rf"^\| `{code}` \|", REASONS, re.MULTILINE)


def test_every_attribute_that_can_differ_is_documented() -> None:
    words = Words("en")
    attributes = {"coverage", "industry", "price_basis", "measure", "comparator", "unit", "period"}
    assert {f"{each}_differs" for each in attributes} <= set(re.findall(r"`([a-z_]+)`", REASONS))
    assert all(words.has(f"note.{each}_differs") for each in attributes)

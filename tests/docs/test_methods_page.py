"""The page on methods: every formula, method, status, derived number and reason is documented as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bgplan.core import derivation, formulas
from bgplan.core.formulas import Formula
from bgplan.core.methods import METHODS, Method, Status
from bgplan.render.words import Words
from scripts.doc_blocks import ROOT

PAGE = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
CORE = ROOT / "src" / "bgplan" / "core"
NAMED = set(re.findall(r"`([a-z_]+)`", PAGE))

FORMULAS = {name.lower(): value for name, value in vars(formulas).items() if isinstance(value, Formula)}
LINES = (
    *derivation.LINEAR,
    *derivation.GEOMETRIC,
    *derivation.GROSS,
    *derivation.YEAR_PLAN_STATED,
    *derivation.YEAR_PLAN_IMPLIED,
    *derivation.AVERAGE_COMPLETE,
    *derivation.AVERAGE_WITH_GAPS,
)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_there_are_formulas_methods_and_lines_to_document() -> None:
    assert {"growth_rate", "quotient"} < set(FORMULAS)
    assert len(METHODS) >= 2
    assert {line.formula for line in LINES} <= set(FORMULAS.values())


@pytest.mark.parametrize("name", FORMULAS)
def test_formula_stands_with_its_expression_its_domain_and_its_source(name: str) -> None:
    found = [cells(line) for line in PAGE.splitlines() if line.startswith(f"| `{name}` | ")]
    rows = [row for row in found if len(row) == 4]  # the table of numbers has three columns
    expression = re.sub(r"[{}]", "", FORMULAS[name].expression)
    assert [row[1] for row in rows] == [expression]
    assert all(rows[0][2:])


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_method_stands_with_its_bands(method: Method) -> None:
    _, found, after = PAGE.partition(f"\n### {method.name}\n")
    assert found
    shown = [cells(line) for line in re.split(r"\n##", after)[0].splitlines() if re.search(r"above \||below \|", line)]
    bands = [[f"{float(band.floor):.2f} and above".replace("0.00", "0"), f"`{band.status}`"] for band in method.bands]
    assert shown == [*bands, ["below", f"`{method.below}`"]]


def test_statuses_stand_with_their_signs_and_words_in_their_order() -> None:
    vi, en = Words("vi"), Words("en")
    shown = [cells(line) for line in PAGE.splitlines() if re.match(r"\| `[a-z_]+` \| . \| . \|", line)]
    assert shown == [
        [f"`{each}`", vi(f"sign.{each}"), vi(f"ascii.{each}"), vi(f"status.{each}"), en(f"status.{each}")]
        for each in (status.value for status in Status)
    ]


@pytest.mark.parametrize("term", sorted({line.term for line in LINES}))
def test_derived_number_is_named(term: str) -> None:
    assert term in NAMED


def reasons() -> set[str]:
    """The codes of all reasons, as the source gives them."""
    found: set[str] = set()
    for path in sorted(Path(CORE).rglob("*.py")):
        found |= set(re.findall(r'\bReason\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("code", sorted(reasons()))
def test_reason_is_documented(code: str) -> None:
    assert re.search(rf"^\| `{code}` \|", PAGE, re.MULTILINE)


def test_every_attribute_that_can_differ_is_documented() -> None:
    words = Words("en")
    attributes = {"coverage", "industry", "price_basis", "measure", "comparator", "unit", "period"}
    assert {f"{each}_differs" for each in attributes} <= NAMED
    assert all(words.has(f"note.{each}_differs") for each in attributes)

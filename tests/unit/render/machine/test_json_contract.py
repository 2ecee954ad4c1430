"""The contract of the JSON: its keys in their order, its schema, its page, and facts by their types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

from bgplan import run
from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.periods import parse
from bgplan.core.report import Report
from bgplan.render.machine.as_json import check_json
from bgplan.render.words import Words

ROOT = Path(__file__).parents[4]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / "check-1.json").read_text(encoding="utf-8"))
AS_OF = date(2023, 8, 31)

# The contract of issue 2, word for word and in its order.
TOP = ["schema", "as_of", "newest_figure", "method", "summary", "findings", "results"]
RESULT = [
    "plan",
    "target",
    "indicator",
    "status",
    "borderline",
    "reasons",
    "target_value",
    "target_low",
    "target_high",
    "due",
    "unit",
    "path",
    "base",
    "actual",
    "gap",
    "gap_to_path",
    "progress",
    "achievement_rate",
    "elapsed",
    "years_left",
    "observed_rate",
    "required_rate",
    "required_rate_from_now",
    "observed_change",
    "required_change",
    "required_change_from_now",
    "pace_ratio",
    "expected",
    "lead_months",
    "projected",
    "implied_plan",
    "also_reported",
    "not_compared",
]
BASE = ["value", "low", "high", "period", "basis"]
ACTUAL = ["value", "low", "high", "period", "stage", "published", "source"]


@pytest.fixture(scope="module")
def report() -> Report:
    return run.checked(run.load(ROOT / "data", ROOT), run.Question(AS_OF))


@pytest.fixture(scope="module")
def check(report: Report) -> dict[str, Any]:
    return read(check_json(report, (), Words("en"), with_work=True))


def read(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return read


def test_the_contracts_keys_come_first_and_in_its_order(check: dict[str, Any]) -> None:
    assert list(check)[: len(TOP)] == TOP
    assert check["schema"] == "bgplan.check/1"
    for result in check["results"]:
        assert list(result)[: len(RESULT)] == RESULT
        assert list(result) == list(check["results"][0])
    bases = [result["base"] for result in check["results"] if result["base"]]
    figures = [result["actual"] for result in check["results"] if result["actual"]]
    assert {tuple(base)[: len(BASE)] for base in bases} == {tuple(BASE)}
    assert {tuple(figure)[: len(ACTUAL)] for figure in figures} == {tuple(ACTUAL)}


def test_the_text_is_valid_by_its_schema(check: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    plain = json.loads(json.dumps(check, default=float))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(plain)


def test_the_schema_describes_and_requires_every_key() -> None:
    described = 0
    for node in objects(SCHEMA):
        for name, rule in node["properties"].items():
            assert rule["description"], name
            described += 1
        assert node["required"] == [name for name in node["properties"] if name != "work"]  # which only show has
        assert node["additionalProperties"] is True
    assert described > 100


def test_nothing_is_written_that_the_schema_does_not_know(check: dict[str, Any]) -> None:
    assert list(check) == list(SCHEMA["properties"])
    assert list(check["results"][0]) == list(SCHEMA["$defs"]["result"]["properties"])
    assert list(check["results"][0]["actual"]) == list(SCHEMA["$defs"]["figure"]["properties"])
    assert list(check["results"][0]["base"]) == list(SCHEMA["$defs"]["base"]["properties"])
    assert list(check["results"][0]["work"][0]) == list(SCHEMA["$defs"]["step"]["properties"])
    assert SCHEMA["$defs"]["status"]["enum"] == [status.value for status in Status]


def test_the_page_names_every_key() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    named = {name for node in objects(SCHEMA) for name in node["properties"]}
    assert {name for name in named if f"`{name}`" not in page and f'"{name}"' not in page} == set()


def objects(node: object) -> Iterator[dict[str, Any]]:
    """Every object of the schema that has properties."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and "type" in node:
            yield node
        for child in node.values():
            yield from objects(child)
    elif isinstance(node, list):
        for child in node:
            yield from objects(child)


def test_findings_carry_their_facts_by_type_and_their_text(report: Report) -> None:
    finding = Finding(
        "BG401",
        Severity.ERROR,
        Place("data/actuals/2023-08.yaml", line=80, column=12),
        "clusters.projects@2023-08-22",
        {
            "total": Decimal("248.50"),
            "parts": (Fraction(149), Fraction("99.5")),
            "sum": Interval.of("248", "249"),
            "imbalance": None,
            "on": AS_OF,
            "period": parse("2023-01-01/P8M"),
            "why": Bilingual("vì", "because"),
        },
        (Place("data/targets.yaml", ("identities",)),),
        Bilingual("đã biết", "known"),
    )
    (found,) = read(check_json(report, (finding,), Words("vi")))["findings"]
    assert found["facts"] == {
        "total": Decimal("248.5"),
        "parts": [149, Decimal("99.5")],
        "sum": {"low": 248, "high": 249},
        "imbalance": None,
        "on": "2023-08-31",
        "period": "2023-01-01/P8M",
        "why": {"vi": "vì", "en": "because"},
    }
    assert [found[key] for key in ("code", "severity", "file", "line", "column")] == [
        "BG401",
        "error",
        "data/actuals/2023-08.yaml",
        80,
        12,
    ]
    assert found["related"] == [{"file": "data/targets.yaml", "line": None, "column": None}]
    assert found["acknowledged"] == {"vi": "đã biết", "en": "known"}
    assert "248,5" in found["text"]
    assert list(found) == list(SCHEMA["$defs"]["finding"]["properties"])
    Draft202012Validator(SCHEMA["$defs"]["finding"] | {"$defs": SCHEMA["$defs"]}).validate(
        json.loads(json.dumps(found, default=float))
    )

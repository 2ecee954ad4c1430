"""What a command wrote as JSON, read back: it must be of its schema, and every object has its keys in their order."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

SCHEMAS = Path(__file__).parents[1] / "docs" / "schema"


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the schema of an output, itself a valid one."""
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(read)
    return read


def read_output(text: str) -> dict[str, Any]:
    """Return the output with exact numbers."""
    read: dict[str, Any] = json.loads(text, parse_float=Decimal)
    ours = schema(read["schema"].removeprefix("bgplan.").removesuffix("/1"))
    Draft202012Validator(ours, format_checker=FormatChecker()).validate(json.loads(text))
    _check_keys(read, ours, ours)
    return read


def _check_keys(value: object, rule: dict[str, Any], whole: dict[str, Any]) -> None:
    """Every object has the keys of its rule and no other, in its order; only those that are not required may lack."""
    if "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].removeprefix("#/$defs/")]
    references = [each for each in rule.get("anyOf", ()) if "$ref" in each]
    if len(references) == 1 and value is not None:  # of several only their validity is known
        _check_keys(value, references[0], whole)
    if isinstance(value, dict) and "properties" in rule:
        described = rule["properties"]
        assert list(value) == [key for key in described if key in value or key in rule["required"]]
        for key, member in value.items():
            _check_keys(member, described[key], whole)
    elif isinstance(value, dict) and "type" in rule:
        for member in value.values():
            _check_keys(member, rule["additionalProperties"], whole)
    elif isinstance(value, list) and "items" in rule:
        for member in value:
            _check_keys(member, rule["items"], whole)

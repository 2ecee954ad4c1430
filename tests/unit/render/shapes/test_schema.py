"""The shapes of the JSON and the schemas that follow from them."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest

from bgplan.core.methods import Status
from bgplan.core.rules import RULES
from bgplan.render.findings import rules_json
from bgplan.render.shapes.parts import Code, Keyword
from bgplan.render.shapes.schema import output_schema
from scripts.reference import OUTPUTS
from tests.json_output import read_output, schema

ROOT = Path(__file__).parents[4]
GOLDENS = ROOT / "tests" / "golden"
WRITTEN = [path.with_name("stdout") for path in GOLDENS.rglob("cmd") if "json" in path.read_text()]


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class InnerObject(TypedDict):
    """A thing within."""

    size: Annotated[Decimal | None, "how large"]


# The name of a class is that of its definition: two words are joined by a line.
class OtherThingObject(InnerObject):
    """A thing with more."""

    colour: Annotated[Colour | None, "which"]


class Outer(TypedDict):
    """All of it.

    In two lines.
    """

    schema: Annotated[Literal["x/1"], "name"]
    inner: Annotated[InnerObject | None, "one"]
    others: Annotated[tuple[OtherThingObject, ...], Keyword("minItems", 1), "several"]
    by_code: Annotated[Mapping[Code, InnerObject], "by code"]
    extra: NotRequired[Annotated[str | int, "at times"]]


def test_a_schema_follows_from_its_shape() -> None:
    inner = {"description": "how large", "type": ["number", "null"]}
    assert output_schema(Outer, "outer", closed=(InnerObject,)) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:bgplan:outer:1",
        "title": "bgplan outer, version 1",
        "description": "All of it. In two lines.",
        "type": "object",
        "required": ["schema", "inner", "others", "by_code"],
        "properties": {
            "schema": {"description": "name", "type": "string", "const": "x/1"},
            "inner": {"description": "one", "anyOf": [{"$ref": "#/$defs/inner"}, {"type": "null"}]},
            "others": {
                "description": "several",
                "type": "array",
                "items": {"$ref": "#/$defs/other_thing"},
                "minItems": 1,
            },
            "by_code": {
                "description": "by code",
                "type": "object",
                "propertyNames": {"pattern": "^BG[0-9]{3}$"},
                "additionalProperties": {"$ref": "#/$defs/inner"},
            },
            "extra": {"description": "at times", "type": ["string", "integer"]},
        },
        "additionalProperties": True,
        "$defs": {
            "inner": {
                "description": "A thing within.",
                "type": "object",
                "required": ["size"],
                "properties": {"size": inner},
                "additionalProperties": False,
            },
            "other_thing": {
                "description": "A thing with more.",
                "type": "object",
                "required": ["size", "colour"],
                "properties": {
                    "size": inner,
                    "colour": {"description": "which", "type": ["string", "null"], "enum": ["red", "blue", None]},
                },
                "additionalProperties": True,
            },
        },
    }


@pytest.mark.parametrize("kind", [set[str], complex])
def test_a_type_that_json_does_not_have_is_refused(kind: Any) -> None:  # noqa: ANN401  # any type
    with pytest.raises((TypeError, KeyError)):
        output_schema(TypedDict("Wrong", {"key": kind}), "wrong")  # type: ignore[operator]  # made at run time


def objects(node: object) -> Iterator[dict[str, Any]]:
    """Every object of a schema that has properties."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and "type" in node:
            yield node
        for child in node.values():
            yield from objects(child)


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_schema_describes_and_requires_every_key(name: str) -> None:
    for node in objects(schema(name)):
        assert node["description"]
        assert all(rule["description"] for rule in node["properties"].values())
        assert node["required"] == [key for key in node["properties"] if key != "work"]  # which only show has


def test_the_schema_knows_every_status() -> None:
    assert schema("check")["$defs"]["status"]["enum"] == [status.value for status in Status]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.relative_to(GOLDENS).as_posix())
def test_what_a_command_writes_is_of_its_shape(path: Path) -> None:
    assert read_output(path.read_text(encoding="utf-8"))["schema"].startswith("bgplan.")


def test_the_catalogue_of_rules_is_of_its_shape() -> None:
    assert len(read_output(rules_json(RULES))["rules"]) == len(RULES)


def test_the_program_does_not_load_the_shapes() -> None:
    """They cost some milliseconds, and nothing of a run needs them."""
    program = (
        "import sys; from bgplan.__main__ import main; sys.argv = ['bgplan', 'check', '--format', 'json']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.startswith('bgplan.render.shapes') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(b'{\n  "schema": "bgplan.check/1"')

"""The JSON Schemas and the pages that come with the program, printed by name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from bgplan.cli.app import COMMANDS
from bgplan.render.words import TOPICS, table
from tests.unit.cli.conftest import Bgplan

DOCS = Path(__file__).parents[3] / "docs"
NAMES = sorted(path.name.removesuffix("-1.json") for path in (DOCS / "schema").glob("*.json"))


def test_without_a_name_schemas_are_listed_those_of_the_data_first(bgplan: Bgplan) -> None:
    done = bgplan("schema")
    listed = [line.split()[0] for line in done.out.splitlines()]

    assert done.code == 0
    assert listed[:2] == ["targets", "actuals"]
    assert sorted(listed) == sorted([*NAMES, "show"])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_it_is_kept(bgplan: Bgplan, name: str) -> None:
    done = bgplan("schema", name)

    assert (done.code, done.err) == (0, "")
    assert done.out == (DOCS / "schema" / f"{name}-1.json").read_text(encoding="utf-8")
    assert json.loads(done.out)["$id"] == f"urn:bgplan:{name}:1"


def test_show_writes_by_the_schema_of_the_check(bgplan: Bgplan) -> None:
    shown = json.loads(bgplan("show", "clusters", "--sample", "--format", "json").out)

    assert bgplan("schema", "show").out == bgplan("schema", "check").out
    Draft202012Validator(json.loads(bgplan("schema", "show").out)).validate(shown)


def test_the_list_names_only_commands_that_there_are(bgplan: Bgplan) -> None:
    commands = [line.split("bgplan ")[1].split()[0] for line in bgplan("schema").out.splitlines()[2:]]

    assert {*commands} <= {*COMMANDS}


def test_a_schema_is_written_to_a_file(bgplan: Bgplan, tmp_path: Path) -> None:
    done = bgplan("schema", "targets", "-o", tmp_path / "targets.schema.json")

    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "targets.schema.json").read_bytes() == (DOCS / "schema" / "targets-1.json").read_bytes()
    assert bgplan("schema", "targets", "-o", "-").out != ""


@pytest.mark.parametrize("place", ["", "gone/schema.json"])
def test_a_file_that_cannot_be_written_is_named(bgplan: Bgplan, tmp_path: Path, place: str) -> None:
    done = bgplan("schema", "targets", "-o", tmp_path / place)

    assert done.code == 2
    assert f"{tmp_path / place} cannot be written" in done.err


@pytest.mark.parametrize(
    "command, name, near", [("schema", "target", "targets"), ("docs", "formats", "format")], ids=["schema", "docs"]
)
def test_an_unknown_name_is_told_the_nearest(bgplan: Bgplan, command: str, name: str, near: str) -> None:
    done = bgplan(command, name)

    assert (done.code, done.out) == (2, "")
    assert f"did you mean “{near}”?" in done.err


def test_pages_are_listed_with_their_headings(bgplan: Bgplan) -> None:
    listed = dict(line.split(maxsplit=1) for line in bgplan("docs").out.splitlines())

    assert listed["format"] == "The data format"
    assert {"figures", "records", "methods", "rules", "cli"} <= {*listed}
    assert "README" not in listed


@pytest.mark.parametrize("name", ["format", "format.md"])
def test_a_page_is_printed_as_it_is_kept(bgplan: Bgplan, name: str) -> None:
    assert bgplan("docs", name).out == (DOCS / "format.md").read_text(encoding="utf-8")


def test_a_page_is_in_the_language_of_the_run_where_there_is_one(bgplan: Bgplan) -> None:
    assert bgplan("docs", "start", "--lang", "vi").out == (DOCS / "vi" / "start.md").read_text(encoding="utf-8")
    assert bgplan("docs", "limits", "--lang", "vi").out == (DOCS / "limits.md").read_text(encoding="utf-8")
    listed = dict(line.split(maxsplit=1) for line in bgplan("docs", "--lang", "vi").out.splitlines())
    assert listed["start"] == "Dùng không cần bản sao mã nguồn"


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_the_words_refer_to_can_be_read_without_a_clone(bgplan: Bgplan, lang: str) -> None:
    texts = [text for topic in TOPICS for text in table(lang, topic).values()]

    assert [text for text in texts if "docs/" in text] == []
    named = {name for text in texts for name in re.findall(r"bgplan docs ([a-z-]+)", text)}
    assert {"format", "records", "identities"} <= named
    assert {name for name in named if bgplan("docs", name).code} == set()

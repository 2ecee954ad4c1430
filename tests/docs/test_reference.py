"""The generated pages and schemas: up to date, complete, and the schemas accept what the reader accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from bgplan import load
from bgplan.core.findings import Severity
from bgplan.core.rules import RULES
from scripts import reference
from scripts.reference import ROOT

SCHEMAS = ROOT / "docs" / "schema"
RULE_EXAMPLES = ROOT / "tests" / "rules"
FOLDERS = tuple(
    sorted(path.parent for part in ("data", "docs", "tests") for path in (ROOT / part).rglob("targets.yaml"))
)
"""Every data folder that there is here, those of the rules' examples too."""


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{kind}-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


PAGES = reference.pages()
VALIDATORS = {kind: validator(kind) for kind in ("targets", "actuals")}


class AsAnEditorReads(yaml.SafeLoader):
    """The scalars that YAML 1.2 tells apart: a number is a number, a date is a text."""


AsAnEditorReads.yaml_implicit_resolvers = {}
for kind, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    AsAnEditorReads.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"(?:{form})$"), list(first))

READERS: dict[str, Any] = {"ours": yaml.BaseLoader, "editor": AsAnEditorReads}
"""Our reader sees every scalar as the text that stands there."""


def errors(path: Path, reader: str = "ours") -> list[str]:
    kind = "targets" if path.name == "targets.yaml" else "actuals"
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=READERS[reader])  # noqa: S506  # plain values only
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(tree)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_generated_page_is_up_to_date(path: Path) -> None:
    """After a wanted change: ``python scripts/reference.py``."""
    assert path.read_text(encoding="utf-8") == PAGES[path]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_what_the_reader_accepts_is_valid(folder: Path) -> None:
    read = load(folder, folder)
    faulty = {finding.place.file for finding in read.findings if finding.severity is Severity.ERROR}
    sound = [folder / name for name in read.files if name not in faulty and (folder / name).is_file()]

    assert {(path.name, reader): errors(path, reader) for path in sound for reader in READERS} == {
        (path.name, reader): [] for path in sound for reader in READERS
    }


def test_the_shipped_data_and_the_examples_are_among_the_folders() -> None:
    assert {ROOT / "data", ROOT / "docs" / "examples" / "sample", ROOT / "tests" / "cases" / "fiscal-year-plan"} <= {
        *FOLDERS
    }
    assert len(FOLDERS) > 250


@pytest.mark.parametrize("code", ["BG201", "BG202", "BG204", "BG207"])
def test_what_the_reader_refuses_for_its_shape_is_not_valid(code: str) -> None:
    assert len(errors(RULE_EXAMPLES / code / "wrong" / "actuals" / "2023-08.yaml")) == 1


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_rules_page_has_every_rule_with_its_words(lang: str) -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    for rule in RULES:
        assert f"## {rule.code} {rule.name}\n" in page
        assert reference._template(rule, "text", lang) in page


def test_the_cli_page_has_every_option_of_both_commands() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    check, show = page.split("## bgplan show")

    both = ("TARGET", "--plan ID", "--method ID", "--strict", "--lang vi", "--width N", "--ascii", "--data DIR")
    assert [option for option in both for part in (check, show) if f"`{option}" not in part] == []
    assert "`--format text\\|plain\\|markdown\\|json\\|csv\\|tsv`" in check
    assert "`--fail-on STATUS[,STATUS...]`" in check
    assert "`None" not in page

"""The generated pages and schemas: up to date, complete, and the schemas accept what the reader accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from bgplan.core.rules import RULES
from scripts import reference
from scripts.reference import ROOT

SCHEMAS = ROOT / "docs" / "schema"
RULE_EXAMPLES = ROOT / "tests" / "rules"
FOLDERS = (
    ROOT / "data",
    ROOT / "tests" / "data" / "two-articles",
    ROOT / "docs" / "examples" / "sample",
    *sorted(RULE_EXAMPLES.glob("BG*/right")),
)


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{kind}-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


PAGES = reference.pages()
VALIDATORS = {kind: validator(kind) for kind in ("targets", "actuals")}


def parsed(path: Path) -> Any:  # noqa: ANN401  # any tree
    """The file's tree with every scalar as the text that stands there, as our reader sees it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # it builds texts only


def errors(path: Path) -> list[str]:
    kind = "targets" if path.name == "targets.yaml" else "actuals"
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(parsed(path))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_generated_page_is_up_to_date(path: Path) -> None:
    """After a wanted change: ``python scripts/reference.py``."""
    assert path.read_text(encoding="utf-8") == PAGES[path]


@pytest.mark.parametrize(
    "path",
    [path for folder in FOLDERS for path in sorted(folder.rglob("*.yaml")) if path.is_file()],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_what_the_reader_accepts_is_valid(path: Path) -> None:
    assert errors(path) == []


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

"""``--ascii``: no output of any command has a sign that is neither ASCII nor a letter, and nothing else changes."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bgplan.core.text import width_of
from tests import once
from tests.once import loaded
from tests.unit.cli.conftest import Bgplan
from tests.unit.cli.test_cli_pairwise import FORMATS, OPTIONS

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
ASKED: dict[str, tuple[str, ...]] = {
    "check": ("--all", "--method", "pace,eurostat,unsd"),
    "show": ("nq147.parks", "grdp-industry.growth", "nq147.clusters", "--growth", "15%"),
    "history": ("parks", "--vintages"),
    "sources": (),
    "diff": ("2022-12", "2024-12"),
    "summary": ("2023-08",),
    "validate": ("--statistics",),
    "rules": (),
}


def signs(text: str) -> str:
    """The characters of a text that are neither ASCII nor letters."""
    return "".join(sorted({each for each in text if not each.isascii() and unicodedata.category(each)[0] != "L"}))


def arguments(command: str) -> tuple[str, ...]:
    """What a command is asked for in these tests; names that the data do not have are left out."""
    written = loaded(DATA, ROOT).dataset.written
    known = (*written.targets, *written.indicators)
    if command == "show":
        return (*known[:: len(known) // 8], "--growth", "15%")
    if command == "history":
        return (next(iter(written.indicators)), "--vintages")
    return ASKED[command]


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    once.share(monkeypatch)
    monkeypatch.chdir(ROOT)


CASES = [(command, output) for command in OPTIONS for output in FORMATS[command]]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command, output", CASES)
def test_every_output_has_ascii_signs_and_says_the_same(bgplan: Bgplan, command: str, output: str, lang: str) -> None:
    asked = (command, *arguments(command), "--format", output, "--lang", lang)
    data = () if command == "rules" else ("--data", DATA)
    plainly, done = bgplan(*asked, *data), bgplan(*asked, *data, "--ascii")

    assert (signs(done.out), signs(done.err), done.code) == ("", "", plainly.code)
    assert letters(done.out) == letters(plainly.out) - {"ⁿ"}  # our mark of what is new, a letter to Unicode alone
    if output in {"json", "sarif", "gitlab"}:
        assert shape(json.loads(done.out)) == shape(json.loads(plainly.out))
    elif output in {"csv", "tsv"}:
        assert [len(row) for row in rows(done.out, output)] == [len(row) for row in rows(plainly.out, output)]
    elif output == "junit":
        assert elements(done.out) == elements(plainly.out)
    else:
        assert done.out.count("\n") == plainly.out.count("\n")


def letters(text: str) -> set[str]:
    return {each for each in text.lower() if not each.isascii() and each.isalpha()}


def elements(text: str) -> list[str]:
    return [each.tag for each in ET.fromstring(text).iter()]  # noqa: S314  # our own


def rows(text: str, output: str) -> list[list[str]]:
    if output == "tsv":
        return [line.split("\t") for line in text.splitlines()]
    return list(csv.reader(io.StringIO(text)))


def shape(value: Any) -> Any:  # noqa: ANN401  # JSON
    """A document without its texts."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value]
    return "" if isinstance(value, str) else value


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", ["60", "80", "100"])
@pytest.mark.parametrize("command", [command for command, has in OPTIONS.items() if "--ascii" in has])
def test_stand_ins_are_laid_out_as_wide_as_they_are(bgplan: Bgplan, command: str, width: str, lang: str) -> None:
    done = bgplan(command, *arguments(command), "--width", width, "--lang", lang, "--ascii", "--data", DATA)

    assert (signs(done.out), signs(done.err)) == ("", "")
    wide = [line for line in done.out.splitlines() if width_of(line) > int(width) and "://" not in line]
    assert wide == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "wrong",
    [
        ("check", "--plan", "“nq–147”"),
        ("check", "no·target"),
        ("check", "--as-of", "2023–08"),
        ("check", "--width", "“5”"),
        ("check", "--data", "/…/data"),
        ("validate", "--select", "BG…"),
        ("rules", "BG–1"),
        ("check", "-h"),
    ],
    ids=" ".join,
)
def test_so_has_what_is_refused_and_the_help(bgplan: Bgplan, wrong: tuple[str, ...], lang: str) -> None:
    data = () if wrong[0] == "rules" or {"--data", "-h"} & {*wrong} else ("--data", str(DATA))
    done = bgplan(*wrong, *data, "--lang", lang, "--ascii")

    assert (signs(done.out), signs(done.err if "--width" not in wrong else "")) == ("", "")
    assert done.out or done.err


def test_findings_with_the_lines_they_point_at(bgplan: Bgplan, tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text("schema: bgplan.targets/1  # “a” – b…\nterritory: “x”\n", encoding="utf-8")
    for command in ("check", "validate"):
        done = bgplan(command, "--data", tmp_path, "--ascii", "--lang", "vi")
        assert done.code == 1
        assert (signs(done.out), signs(done.err)) == ("", "")

"""The pages for those who work with figures, in both languages: each has its twin, and the two say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bgplan.core.methods import Status
from bgplan.render.ascii import in_ascii
from bgplan.render.words import Words
from scripts.doc_blocks import ROOT

DOCS = ROOT / "docs"
INDEX = (DOCS / "README.md").read_text(encoding="utf-8")

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^    (bgplan .*)$", re.MULTILINE)
OWN = re.compile(r" ?--lang (?:en|vi)|(?<= -o )\S+")
"""What a reader of each language types otherwise: the language, the name of a file."""
NAME = re.compile(r"-{1,2}[a-z][^`]*|bgplan [^`]+|[a-z][a-z_]{2,}(?:[./][a-z]+)*")
"""What is written the same in every language: options, commands, keys, statuses, files."""


def analysts_pages() -> list[str]:
    """The pages that the index names for those who work with figures."""
    section = INDEX.partition("\n## For those who work with figures\n")[2].partition("\n## ")[0]
    return re.findall(r"\]\(([a-z-]+\.md)\)", section)


PAGES = analysts_pages()
PAGE = pytest.mark.parametrize("name", PAGES)


def both(name: str) -> tuple[str, str]:
    return (DOCS / name).read_text(encoding="utf-8"), (DOCS / "vi" / name).read_text(encoding="utf-8")


def prose(page: str) -> str:
    return FENCE.sub("", page)


def headings(page: str) -> list[int]:
    return [len(level) for level in re.findall(r"^(#+) ", prose(page), re.MULTILINE)]


def named(page: str) -> set[str]:
    """Keys, options, statuses and codes, wherever they are named; which language is asked for does not matter."""
    words = {OWN.sub("", word) for word in re.findall(r"`([^`]+)`", prose(page)) if NAME.fullmatch(word)}
    return (words - {""}) | set(re.findall(r"\bBG\d{3}\b", prose(page)))


def rows(page: str) -> list[int]:
    """The number of rows of each table."""
    return [len(table.splitlines()) for table in re.findall(r"(?:^\|.*\n)+", prose(page), re.MULTILINE)]


def blocks(page: str) -> list[str]:
    """The blocks: of a console what is typed, else the file as it is, but for the comment that says where it goes."""
    found: list[str] = []
    for block in FENCE.findall(page):
        console = block.startswith("```console")
        lines = [line for line in block.splitlines() if line.startswith("$ " if console else "")]
        typed = "\n".join(line for line in lines if console or not line.startswith("# data/"))
        found.append(OWN.sub("", typed))
    return [*found, *(OWN.sub("", command) for command in COMMAND.findall(prose(page)))]


def test_there_are_pages_for_analysts() -> None:
    assert {"screen.md", "status.md", "enter.md", "figures.md", "format.md", "records.md", "summary.md"} <= set(PAGES)


def test_every_twin_has_its_page_and_every_page_its_twin() -> None:
    assert sorted(path.name for path in (DOCS / "vi").glob("*.md")) == sorted([*PAGES, "README.md"])


@PAGE
def test_each_leads_to_the_other(name: str) -> None:
    english, vietnamese = both(name)
    assert f"\n[Tiếng Việt](vi/{name})\n" in english
    assert f"\n[English](../{name})\n" in vietnamese


@PAGE
def test_both_have_the_same_sections_and_tables(name: str) -> None:
    english, vietnamese = both(name)
    assert headings(vietnamese) == headings(english)
    assert rows(vietnamese) == rows(english)


@PAGE
def test_both_show_the_same_files_and_commands(name: str) -> None:
    english, vietnamese = both(name)
    assert blocks(vietnamese) == blocks(english)


@PAGE
def test_both_name_the_same_keys_options_and_codes(name: str) -> None:
    english, vietnamese = both(name)
    assert named(vietnamese) ^ named(english) == set()


@pytest.mark.parametrize("lang, page", [("en", DOCS / "status.md"), ("vi", DOCS / "vi" / "status.md")])
def test_every_status_stands_with_its_sign_and_its_word(lang: str, page: Path) -> None:
    words, text = Words(lang), page.read_text(encoding="utf-8")
    for status in Status:
        start = f"| `{status}` | {words(f'sign.{status}')} | {words(f'status.{status}')}"
        assert start in text, start


@pytest.mark.parametrize("lang, page", [("en", DOCS / "status.md"), ("vi", DOCS / "vi" / "status.md")])
def test_what_cannot_be_judged_is_told_in_the_words_of_the_screen(lang: str, page: Path) -> None:
    words = Words(lang)
    section = page.read_text(encoding="utf-8").split("\n## ")[2]
    shown = [line.split(" | ")[0].removeprefix("| ") for line in section.splitlines() if line.startswith("| ")][1:]
    codes = ("missing_years", "needs_base", "too_early", "awaiting_final", "base_equals_target")
    facts = {"years": "2021, 2022", "on_path": "", "from": "", "due": ""}
    said = [words.said(f"note.{code}", **facts) for code in codes]
    assert all(phrase in text for phrase, text in zip(shown, said, strict=True))


@pytest.mark.parametrize("lang, page", [("en", DOCS / "screen.md"), ("vi", DOCS / "vi" / "screen.md")])
def test_every_column_and_sign_of_the_screen_is_explained(lang: str, page: Path) -> None:
    words, text = Words(lang), page.read_text(encoding="utf-8")
    columns = ("name", "unit", "date", "actual", "target", "gap", "needed", "rate", "so_far", "bar", "share", "recent")
    for key in (*columns, "status"):
        assert f"| {words(f'screen.column.{key}')} | " in text
    for key in ("estimate", "about", "over", "nearly", "implied", "doubtful", "old", "borderline"):
        sign = words(f"screen.legend.{key}").split(" ")[0]
        assert f"| `{sign}` | `{in_ascii(sign)}` | " in text


@pytest.mark.parametrize("lang, page", [("en", DOCS / "summary.md"), ("vi", DOCS / "vi" / "summary.md")])
def test_sections_of_the_report_are_called_as_in_it(lang: str, page: Path) -> None:
    words, text = Words(lang), page.read_text(encoding="utf-8")
    called = re.findall(r"^\d\. \*\*(.+?)\*\*", text, re.MULTILINE)
    keys = ("highlights", "course", "targets", "watched", "unjudged", "opinion")
    assert len(called) == len(keys)
    assert [name for name, key in zip(called, keys, strict=True) if name not in words(f"summary.section.{key}")] == []

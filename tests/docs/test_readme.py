"""The two READMEs: what a newcomer needs within a minute, as the program prints it, the same in both languages."""

from __future__ import annotations

import re
from contextlib import chdir

import pytest

from scripts import doc_blocks, picture
from scripts.doc_blocks import ROOT, blocks, sessions

READMES = {"en": "README.md", "vi": "README.vi.md"}
TEXTS = {lang: (ROOT / name).read_text(encoding="utf-8") for lang, name in READMES.items()}
LANGS = pytest.mark.parametrize("lang", READMES)

NUMBER = re.compile(r"[−+]?\d[\d.,]*\d|[−+]?\d")


def screen(lang: str) -> str:
    return doc_blocks.said(f"bgplan check --lang {lang} --width {picture.WIDTH}")


def typed(text: str) -> list[str]:
    """The commands that a reader is told to type; what the program answers is none."""
    return [block.body for block in blocks(text, "console") if not sessions(block.body)]


@LANGS
def test_readme_is_read_within_a_minute(lang: str) -> None:
    assert len(TEXTS[lang].splitlines()) <= 120


@LANGS
def test_commands_stand_in_the_order_in_which_they_are_typed(lang: str) -> None:
    assert typed(TEXTS[lang]) == [
        "pip install . && bgplan check\n",
        "python3 -m venv .venv && . .venv/bin/activate\n",
        "bgplan sample try && cd try\n",
        "pip install '.[dev]' && pytest\n",
    ]


@LANGS
def test_picture_follows_the_page_and_is_there(lang: str) -> None:
    source = re.search(r'<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">', TEXTS[lang])
    image = re.search(r'<img src="([^"]+)"', TEXTS[lang])
    assert source
    assert image
    assert [ROOT / image[1], ROOT / source[1]] == [picture.file_of(lang, theme) for theme in ("light", "dark")]


@LANGS
def test_whoever_does_not_see_the_picture_hears_its_numbers(lang: str) -> None:
    """Every number of the picture's text is on the screen, and the gap and the need of every row are in the text."""
    printed = screen(lang)
    alternative = re.search(r'alt="([^"]+)"', TEXTS[lang])
    assert alternative
    numbers = set(NUMBER.findall(alternative[1]))
    assert {number for number in numbers if number not in printed} == set()
    rows = [line for line in printed.splitlines() if line.startswith(" ")]
    wanted = {number for row in rows for number in re.findall(r" ([−+]\d[\d.,]*)", row)}
    assert len(wanted) >= 8
    assert wanted <= numbers


@LANGS
def test_numbers_that_explain_the_screen_are_on_it(lang: str) -> None:
    explained = [line for line in TEXTS[lang].splitlines() if line.startswith("- **≠**")]
    numbers = [number for line in explained for number in re.findall(r"\d{3}[.,]\d{3}", line)]
    assert numbers
    assert [number for number in numbers if number not in screen(lang)] == []


@LANGS
def test_figure_is_entered_as_printed_and_counts(lang: str) -> None:
    """The five minutes of a newcomer: copy the sample, paste the two blocks, see the figure in the first screen."""
    text = TEXTS[lang]
    before = doc_blocks.said(f"bgplan check --lang {lang} --width 80")
    with doc_blocks.entered(text) as place, chdir(place):
        after = doc_blocks.said(f"bgplan check --lang {lang} --width 80", place)
        found = doc_blocks.said(f"bgplan validate --lang {lang}; echo $?", place)
    row = {"en": " Park area .* 3,686 +7,840 +−4,154 ", "vi": " Diện tích KCN .* 3\\.686 +7\\.840 +−4\\.154 "}[lang]
    assert re.search(row, after)
    assert not re.search(row, before)
    assert found.endswith("\n0\n")


@LANGS
def test_slip_is_told_as_the_readme_promises(lang: str) -> None:
    with doc_blocks.entered(TEXTS[lang].replace("value: 3686\n", "value: 3868\n")) as place:
        said = doc_blocks.said(f"bgplan check --lang {lang} > /dev/null; echo $?", place)
    assert "value: 3868" in TEXTS[lang]
    assert "data/actuals/2025-08.yaml:9:12" in said
    assert "BG301" in said
    assert said.endswith("\n1\n")


def test_both_languages_say_the_same() -> None:
    english, vietnamese = TEXTS["en"], TEXTS["vi"]
    assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(re.findall(r"^## ", vietnamese, re.MULTILINE))
    assert [pasted.partition("\n")[2] for pasted in (block.body for block in blocks(english, "yaml"))] == [
        pasted.partition("\n")[2] for pasted in (block.body for block in blocks(vietnamese, "yaml"))
    ]
    assert len(english.split("](")) == len(vietnamese.split("]("))

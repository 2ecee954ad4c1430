"""``bgplan diff`` in every format: the contract of its JSON, its widths, its words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.compare import Question
from bgplan.core.diff import Changes, changes_between
from bgplan.core.text import width_of
from bgplan.render.diff.machine import diff_csv, diff_json
from bgplan.render.diff.page import diff_document
from bgplan.render.diff.sentences import DiffText
from bgplan.render.words import Words, table
from tests.build import base, dataset, seen, target
from tests.drawn import drawn, shown_text
from tests.json_output import read_output, schema

ROOT = Path(__file__).parents[4]
SCHEMA = schema("diff")
MONTHS = ROOT / "tests" / "fixtures" / "months"
SPANS = [("2022-08-31", "2023-08-31", ROOT / "data"), ("2023-07-31", "2023-09-30", MONTHS)]
SPANS += [
    ("2023-12-31", "2024-03-31", MONTHS),
    ("2024-11-30", "2025-06-30", MONTHS),
    ("2023-10-31", "2023-10-31", MONTHS),
]


@cache
def changes(earlier: str, later: str, folder: Path = MONTHS) -> Changes:
    loaded = run.load(folder, ROOT)
    on = date.fromisoformat(later)
    return run.changed(loaded, date.fromisoformat(earlier), on, run.Question(on))


def read(made: Changes) -> dict[str, Any]:
    return read_output(diff_json(made, (), Words("en")))


@pytest.mark.parametrize("earlier, later, folder", SPANS)
def test_the_json_is_valid_by_its_schema_and_writes_nothing_else(earlier: str, later: str, folder: Path) -> None:
    made = read(changes(earlier, later, folder))
    assert (made["from"], made["to"]) == (earlier, later)


def test_the_page_names_every_section_and_cause() -> None:
    page = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    names = {
        *SCHEMA["$defs"]["cause"]["properties"]["code"]["enum"],
        *SCHEMA["$defs"]["lost"]["properties"]["how"]["enum"],
    }
    assert {name for name in names if f"`{name}`" not in page} == set()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_cause_of_the_contract_has_its_words(lang: str) -> None:
    codes = set(SCHEMA["$defs"]["cause"]["properties"]["code"]["enum"])
    worded = {key.removeprefix("cause.") for key in table(lang, "diff") if key.startswith("cause.")}
    assert codes - worded == set()


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("earlier, later, folder", SPANS)
def test_no_line_is_wider_than_asked(earlier: str, later: str, folder: Path, lang: str, width: int) -> None:
    text = drawn(diff_document(changes(earlier, later, folder), Words(lang)), width)
    assert max(map(width_of, text.splitlines())) <= width


def test_two_runs_give_the_same_bytes() -> None:
    one, other = (changes.__wrapped__("2022-12-31", "2025-06-30") for _ in range(2))
    assert diff_json(one, (), Words("en")) == diff_json(other, (), Words("en"))
    assert diff_csv(one) == diff_csv(other)


def test_a_new_figure_says_what_keeps_it_from_being_one_like_any_other() -> None:
    """A forecast, a doubtful figure, and one that is printed as "about"."""
    made = dataset(
        seen("14.5", "2024", "growth", stage="F", published="2024-11-05"),
        seen("12.23", "2023", "growth", confidence="low", published="2024-11-05"),
        seen(None, "2024-06-30", "area", printed="khoảng 2.200 ha", published="2024-11-05"),
        seen(9, "2024-06-30", published="2024-11-05"),
    )
    on = date(2024, 11, 30)
    changed = changes_between(made, date(2024, 10, 31), on, Question(on))
    (section,) = (each for each in DiffText(changed, Words("en")).sections() if each.key == "new")
    assert [shown_text(each.head).split(": ")[1].replace("\u00a0", " ") for each in section.entries] == [
        *("≈2,200 words", "12.23 words (low confidence)", "14.5 words (a forecast)", "9 words"),
    ]


@pytest.mark.parametrize("lang, told", [("en", "1 point"), ("vi", "1 điểm phần trăm")])
def test_it_begins_with_how_many_verdicts_changed_and_keeps_signs_with_words(lang: str, told: str) -> None:
    """14 % became 13 % of 2024: 1 point down; 10 of 20 parks became 19."""
    made = dataset(
        seen(14, "2024", "growth", low=14, high=14, published="2025-01-05", stage="E"),
        seen(13, "2024", "growth", low=13, high=13, published="2025-03-05", stage="P"),
        seen(10, "2024-06-30", published="2024-11-05"),
        seen(19, "2025-02-28", published="2025-03-05"),
        targets={"t": target(20, base=base(6))},
    )
    on = date(2025, 3, 31)
    text = drawn(diff_document(changes_between(made, date(2025, 1, 31), on, Question(on)), Words(lang)))
    lines = text.splitlines()
    assert lines[1].startswith({"en": "1 verdict changed · ", "vi": "1 đánh giá thay đổi · "}[lang])
    assert f" {told}" in text.replace("\u00a0", " ")
    narrow = drawn(diff_document(changes_between(made, date(2025, 1, 31), on, Question(on)), Words(lang)), 60)
    assert not [line for line in narrow.splitlines() if line.endswith(("▲", "▼", "●", "√"))]

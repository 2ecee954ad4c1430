"""One status has one word per language: what it was called before is said nowhere, nor is a point called a per cent."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bgplan.core.methods import Status
from bgplan.render import words as words_module
from bgplan.render.words import LANGS, TOPICS, Words, table

ROOT = Path(__file__).parents[3]

FORMER = {
    "vi": (
        *("cần đẩy nhanh", "khó đạt", "trái chiều", "cận ngưỡng", "chưa đủ cơ sở", "chậm tiến độ"),
        *("điểm %", "giá 2010", "suy đoán", "Khá nhất", "Số liệu đến kỳ chưa có báo cáo"),
    ),
    "en": (
        *("needs acceleration", "not judged yet", "cannot be judged yet", "of the time gone", "Not told of"),
        *("on this date:", "that were due by"),
    ),
}
"""What statuses and signs were called before, by a language."""

PAGES = sorted(
    path for path in (*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")) if path.name != "decisions.md"
)
"""What users read; decisions may name what was given up."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_no_former_word_is_in_a_table(topic: str, lang: str) -> None:
    texts = table(lang, topic)
    assert {key: text for key, text in texts.items() if any(word in text for word in FORMER[lang])} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_former_word_is_on_a_page(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [word for words in FORMER.values() for word in words if word in text] == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_longer_form_begins_with_the_word_of_its_status(lang: str) -> None:
    """Ahead is told in months alone in English and in short, as is how much a target was exceeded."""
    words = Words(lang)
    for form in ("status_full", "status_short"):
        for status in (Status.SLOW, Status.OFF_TRACK):
            own = words(f"status.{status.value}")
            forms = [
                text for key, text in table(lang, "check").items() if re.match(rf"{form}\.{status.value}(_|$)", key)
            ]
            assert forms, (form, status)
            assert [text for text in forms if not re.match(rf"{own}[ ,(]", text)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_our_own_methods_call_a_status_as_the_table_does(lang: str) -> None:
    folder = Path(words_module.__file__).parent / "words"
    verdicts = tomllib.loads((folder / f"methods.{lang}.toml").read_text(encoding="utf-8"))["verdict"]
    ours = {status.value: Words(lang)(f"status.{status.value}") for status in Status if status.value in verdicts}
    assert {name: verdicts[name] for name in ours} == ours

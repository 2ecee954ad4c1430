"""Words are found under their keys: every table of a file of words is known to the reader, and every key is of both."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from bgplan.core import periods
from bgplan.render.words import LANGS, TOPICS, Words, table


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_table_of_a_file_is_registered(topic: str, lang: str) -> None:
    name = f"{topic}.{lang}.toml" if topic else f"{lang}.toml"
    text = (resources.files("bgplan.render") / "words" / name).read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == set(TOPICS[topic])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_key_is_found(topic: str, lang: str) -> None:
    words = Words(lang)
    assert all(words(key) for key in table(lang, topic) if table(lang, topic)[key])


@pytest.mark.parametrize(
    "period, vi, en",
    [
        ("2025-Q1", "quý I/2025", "Q1 2025"),
        ("2024-Q3", "quý III/2024", "Q3 2024"),
        ("2024-Q4", "quý IV/2024", "Q4 2024"),
        ("2023-01-01/P1M", "tháng 1/2023", "Jan 2023"),  # never "1 months"
    ],
)
def test_quarters_and_months_are_called_what_each_language_calls_them(period: str, vi: str, en: str) -> None:
    of = periods.parse(period)
    assert (Words("vi").period(of), Words("en").period(of)) == (vi, en)

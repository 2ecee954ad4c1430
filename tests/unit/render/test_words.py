"""Words are found under their keys: every table of a file of words is known to the reader, and every key is of both."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

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

"""Texts: how many columns they take."""

from __future__ import annotations

import unicodedata

from bgplan.core.text import width_of


def test_every_character_is_as_wide_as_unicode_says() -> None:
    for character in map(chr, range(0x10000)):
        wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        assert width_of(character) == (0 if unicodedata.combining(character) else wide), hex(ord(character))


def test_the_width_of_a_text_is_that_of_its_characters() -> None:
    assert [width_of(text) for text in ("", "Số khu", "So\u0302\u0301 khu", "数 khu", "▬│ √")] == [0, 6, 6, 6, 4]

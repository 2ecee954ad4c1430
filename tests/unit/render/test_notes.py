"""Notes: what is said where a reason has fewer facts than usual, and of numbers that fill a line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.report import Reason
from bgplan.render import numerals
from bgplan.render.notes import reason_text
from bgplan.render.words import LANGS, Words


@pytest.mark.parametrize("lang", LANGS)
def test_a_borderline_without_numbers_is_told_without_them(lang: str) -> None:
    words = Words(lang)
    text = reason_text(
        Reason("borderline", {"status": "moving_away", "because": "interval", "method": "destatis"}), words
    )
    assert words("status.moving_away") in text
    assert "{" not in text


def test_numbers_of_any_length_are_rounded() -> None:
    assert numerals.number(Fraction(10) ** 80, "en").count(",") == 26
    assert numerals.number(Fraction(1, 10**37), "en", 40).endswith("1000")

"""Signs in ASCII: what stands for what, for any text."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bgplan.render.ascii import NO_BREAK, escaped, in_ascii, in_ascii_within


def test_letters_and_digits_stay() -> None:
    text = "Bắc Giang: 29 khu, ĐƯỜNG Ỷ, straße, ελ, 名, 12,5 %"
    assert in_ascii(text) == text


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert in_ascii(unicodedata.normalize("NFD", "tiến độ")) == "tiến độ"


def test_signs_of_our_screens_and_of_the_data() -> None:
    assert (
        in_ascii("“2021–2025” → 80,1 % ± 2 ≥ 7 × 3 − 1 ≈ 20… ·°")
        == '"2021-2025" -> 80,1 % +- 2 >= 7 * 3 - 1 ~ 20... -\''
    )
    assert in_ascii("5 km² (½), ７８％, ٣, €5") == "5 km2 (1/2), 78%, 3, EUR5"


def test_what_is_ascii_stays_beside_what_is_not() -> None:
    assert in_ascii("```\n▲ đạt\n```") == "```\n+ đạt\n```"


@given(st.text())
def test_nothing_but_ascii_and_letters_is_left(text: str) -> None:
    folded = in_ascii(text)
    assert all(each.isascii() or each.isalpha() or each == NO_BREAK for each in folded)
    assert in_ascii(folded) == folded


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])), min_size=2, max_size=2)
    )
)
def test_cells_of_a_table_stay_cells(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    again = list(csv.reader(io.StringIO(in_ascii_within(out.getvalue(), '",\t\r\n'))))
    assert [len(row) for row in again] == [len(row) for row in rows]


@given(st.text(st.characters(codec="utf-8")))
def test_escapes_lose_nothing(text: str) -> None:
    written = escaped(json.dumps(text, ensure_ascii=False), "\\u{:04x}")
    assert json.loads(written) == text
    assert all(each.isascii() or each.isalpha() for each in written)

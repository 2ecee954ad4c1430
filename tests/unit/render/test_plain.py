"""No text of the data breaks out of its line, or is taken by a CI runner for a command."""

from __future__ import annotations

import pytest

from bgplan.render.document import styled
from bgplan.render.plain import on_one_line
from tests.drawn import plain


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a note\n::error::x", "a note ::error::x"),
        ("::error::x", ": :error::x"),
        ("  ::set-output name=a::b", "  : :set-output name=a::b"),
        ("so ##[error]x", "so # #[error]x"),
        ("a\rb\u2028c", "a b c"),
        ("12:30::45", "12:30::45"),
    ],
)
def test_a_line_stays_one_line(text: str, shown: str) -> None:
    assert plain([styled(text)]) == f"{shown}\n"
    assert plain([styled("", text)]) == f"{shown}\n"


def test_a_line_in_which_nothing_is_wrong_is_the_same_object() -> None:
    texts = ("54 cụm", " – ", "đúng tiến độ")
    assert on_one_line(texts) is texts

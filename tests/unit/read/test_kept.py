"""Texts in pieces: whatever the pieces, the same text, the same lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.findings import Place
from bgplan.read import kept
from bgplan.read.document import excerpt, locate, read_document
from bgplan.read.kept import LINE_BREAK, Kept
from bgplan.read.snapshot import Observations

PARTS = st.lists(st.text(alphabet="a1B \n\ré́\u200b", max_size=8), max_size=12)
VALID = """\
schema: bgplan.actuals/1
month: 2023-08
observations:
  - indicator: parks   # của tỉnh, 8\u00a0khu
    period: 2023-08-22
    value: 8
  - {indicator: area, period: 2023-08-22, value: 1.967,5, value: 2}
  - indicator: ar\u200bea
"""


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut lines that are longer than a few characters."""
    monkeypatch.setattr(kept, "_LONGEST", 6)


@pytest.mark.usefixtures("_short")
@given(PARTS)
def test_pieces_are_the_text_and_its_lines(parts: list[str]) -> None:
    text, made = "".join(parts), Kept(parts)
    lines = LINE_BREAK.split(text)

    assert made.text == text
    assert (made.lines, made.last_length) == (len(lines), len(lines[-1]))
    assert bool(made) is bool(text)
    for number, line in enumerate(lines if text else ()):
        assert made.line(number) == line
        for column in range(len(line) + 1):
            part, start = made.around(number, column, 3)
            assert line[start : start + len(part)] == part
            assert start <= column <= start + len(part)
    for piece, following in pairwise(made.pieces()):
        assert not (piece.text.endswith("\r") and following.text.startswith("\n"))
        assert LINE_BREAK.split(text[text.index(piece.text) :])
        if following.column:
            assert lines[following.line][following.column :].startswith(LINE_BREAK.split(following.text)[0])


@pytest.mark.usefixtures("_short")
@given(st.integers(1, 40))
def test_a_file_is_read_alike_in_whatever_pieces_it_comes(step: int) -> None:
    raw = VALID.encode()
    whole = read_document(raw, "a.yaml")
    pieces = read_document((raw[at : at + step] for at in range(0, len(raw), step)), "a.yaml", size=len(raw))
    places = [Place("a.yaml", ("observations", 1, "value")), Place("a.yaml", ("observations", 0, "period"), key=True)]

    assert (pieces.text, pieces.tree, pieces.findings) == (whole.text, whole.tree, whole.findings)
    assert locate(pieces, places) == locate(whole, places)
    for each in whole.findings:
        (part, at), (line, column) = excerpt(pieces, each.place), excerpt(whole, each.place)
        assert part[at - 1 :] == line[column - 1 :][: len(part) - at + 1]


def test_the_observations_are_handed_over_and_not_kept() -> None:
    taken = Observations("a.yaml")
    document = read_document(VALID.encode(), "a.yaml", takes={"observations": taken.take})

    assert isinstance(document.tree, dict)
    assert document.tree["observations"] == [None, None, None]
    assert [each and each.indicator for each in taken.records] == ["parks", None, None]


def test_only_the_list_at_the_top_is_handed_over() -> None:
    taken: list[tuple[int, object]] = []
    text = "a: {items: [1]}\nitems:\n  - b\n  - [c]\nitems: [again]\n? [items]\n: [2]\n"
    document = read_document(text.encode(), "a.yaml", takes={"items": lambda *each: taken.append(each)})

    assert taken == [(0, "b"), (1, ["c"])]
    assert document.tree == {"a": {"items": ["1"]}, "items": [None, None]}


@pytest.mark.usefixtures("_short")
def test_a_cut_line_that_is_no_yaml_is_never_said_to_be_fine() -> None:
    """The tab stands in one part of the line, and what makes it a fault in another."""
    document = read_document(b"a: b\n  " + b"\t" * 8 + b"A" + b"\t" * 8 + b": c\n", "a.yaml")

    assert document.tree is None
    assert [each.code for each in document.findings] == ["BG104"]


def test_an_excerpt_of_a_very_long_line_is_the_part_around_its_place() -> None:
    line = "a: [" + ", ".join(str(10**12 + number) for number in range(90_000)) + ", *b]"
    document = read_document(line.encode(), "a.yaml")
    (found,) = document.findings
    part, column = excerpt(document, found.place)

    assert (found.code, found.place.line, found.place.column) == ("BG107", 1, line.index("*b") + 1)
    assert part[column - 1 :] == "*b]"
    assert 100 < len(part) <= 2000

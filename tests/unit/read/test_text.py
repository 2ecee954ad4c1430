"""Bytes and characters: what is no text of ours is named at its place, and shown so that it can be seen."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.findings import Place, Severity
from bgplan.read import text as text_module
from bgplan.read.document import read_document
from bgplan.read.text import LINE_BREAK, FileText
from tests.unit.read.reading import facts, marks, read


class TestBytes:
    """BG101, BG102, BG110: what is no text of ours."""

    def test_cp1258(self) -> None:
        # ắ is ă (E3) and a combining acute (EC) in cp1258; E3 stands after "t: B", so in column 5 of line 2
        document = read(b"a: 1\nt: B\xe3\xecc Giang\n")
        assert (document.text.data, document.tree, marks(document)) == (b"", None, [("BG101", 2, 5)])
        assert facts(document) == [{"byte": "0xE3", "hint": "cp1258"}]

    def test_broken_utf8_is_not_called_cp1258(self) -> None:
        document = read("t: xã ".encode() + b"\xff\n")
        assert marks(document) == [("BG101", 1, 7)]  # columns in code points: "t: xã " are six
        assert facts(document) == [{"byte": "0xFF", "hint": ""}]

    def test_bytes_that_fit_no_encoding(self) -> None:
        assert facts(read(b"a: \x8a")) == [{"byte": "0x8A", "hint": ""}]

    @pytest.mark.parametrize(
        "encoding, column, byte", [("utf-16", 1, "0xFF"), ("utf-16-le", 2, "0x00"), ("utf-16-be", 1, "0x00")]
    )
    def test_utf16(self, encoding: str, column: int, byte: str) -> None:
        document = read("a: 1\nnote: tỉnh Bắc Giang\n".encode(encoding))
        assert marks(document) == [("BG101", 1, column)]
        assert facts(document) == [{"byte": byte, "hint": "utf-16"}]

    def test_byte_order_mark_warns_and_goes_on(self) -> None:
        document = read("\ufeffa: 1\na: 2\n")
        assert (document.text.data, document.tree) == (b"a: 1\na: 2\n", {"a": "1"})
        assert marks(document) == [("BG102", 1, 1), ("BG106", 2, 1)]
        assert document.findings[0].severity is Severity.WARNING

    def test_size(self) -> None:
        assert read("a: 12", max_bytes=5).findings == ()
        document = read("a: 123", max_bytes=5)
        assert (document.tree, marks(document)) == (None, [("BG110", 1, 1)])
        assert facts(document) == [{"reason": "size", "size": 6, "limit": 5}]


class TestCharacters:
    """BG103, BG104, BG111, BG112, BG113: what a text must not hold."""

    @pytest.mark.parametrize(
        "character, code_point, name",
        [
            ("\0", "U+0000", "NULL"),
            ("\x1b", "U+001B", "ESCAPE"),
            ("\x7f", "U+007F", "DELETE"),
            ("\x85", "U+0085", ""),
            ("\u2028", "U+2028", "LINE SEPARATOR"),
            ("\u2029", "U+2029", "PARAGRAPH SEPARATOR"),
        ],
    )
    def test_forbidden(self, character: str, code_point: str, name: str) -> None:
        document = read(f"a: 1\nb: x{character}y\n")
        assert (document.tree, marks(document)) == (None, [("BG103", 2, 5)])
        assert facts(document) == [{"character": code_point, "name": name}]

    def test_first_twenty_of_a_kind(self) -> None:
        assert marks(read("\x07" * 30)) == [("BG103", 1, column) for column in range(1, 21)]

    def test_forbidden_by_an_escape(self) -> None:
        document = read('a: "x\\ey"\n')
        assert (document.tree, marks(document)) == ({"a": "xy"}, [("BG103", 1, 6)])  # the backslash is the sixth

    def test_tab_in_indentation_is_one_finding(self) -> None:
        assert marks(read("a:\n  \tb: 1\n\tc: 2\n")) == [("BG104", 2, 3), ("BG104", 3, 1)]

    def test_tab_that_yaml_minds_is_named_a_tab(self) -> None:
        assert marks(read("- a\n-\tb: c\n")) == [("BG104", 2, 2)]

    def test_tab_within_a_line_is_fine(self) -> None:
        assert read("a:\tb\tc # d\te\n").findings == ()

    @pytest.mark.parametrize("character", ["\u200b", "\u200e", "\u202e", "\u2060", "\u2066", "\ufeff", "\u00ad"])
    def test_invisible(self, character: str) -> None:
        document = read(f"par{character}ks: 1\nparks: 2\n")
        assert document.tree == {"parks": "1"}
        assert marks(document) == [("BG111", 1, 4), ("BG106", 2, 1)]
        assert document.findings[0].facts["character"] == f"U+{ord(character):04X}"

    def test_columns_behind_an_invisible_character(self) -> None:
        document = read("{\u200b\u200ba: 1, a: 2, b: xyz}\n")
        # { U+200B U+200B a : space 1 , space a: the second a is the tenth character
        assert marks(document) == [("BG111", 1, 2), ("BG106", 1, 10)]
        key, value = Place("a.yaml", ("a",), key=True), Place("a.yaml", ("b",))
        found = document.places.located([key, value])
        assert [(found[place].line, found[place].column) for place in (key, value)] == [(1, 4), (1, 19)]

    def test_no_break_space_in_indentation(self) -> None:
        document = read("a:\n\u00a0\u00a0b: 1\n  c: 2\n")
        assert document.tree == {"a": {"b": "1", "c": "2"}}
        assert marks(document) == [("BG111", 2, 1)]
        assert facts(document) == [{"character": "U+00A0", "name": "NO-BREAK SPACE"}]

    @pytest.mark.parametrize(
        "line, column",
        [("-\u00a0name: x", 2), ("- name:\u00a0x", 8), ("- name\u00a0: x", 7), ("- name: x\u00a0", 10)],
    )
    def test_no_break_space_around_a_key_or_identifier(self, line: str, column: int) -> None:
        document = read(f"{line}\n  unit: ha\n")
        assert document.tree == [{"name": "x", "unit": "ha"}]
        assert marks(document) == [("BG111", 1, column)]

    def test_no_break_space_in_a_quoted_key(self) -> None:
        assert marks(read("'a\u00a0b': 1\n")) == [("BG111", 1, 3)]

    def test_no_break_space_in_prose_is_fine(self) -> None:
        document = read("a: 652.153\u00a0tỷ đồng\nb: '8\u00a0tháng'\nc: 7.840\u00a0ha\nd: KCN:\u00a07\n")
        assert document.findings == ()
        assert document.tree == {
            "a": "652.153\u00a0tỷ đồng",
            "b": "8\u00a0tháng",
            "c": "7.840\u00a0ha",
            "d": "KCN:\u00a07",
        }

    @pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
    def test_merge_conflict(self, marker: str) -> None:
        document = read(f"a: 1\n{marker}\na: 2\n=======\na: [\n")
        assert (document.tree, marks(document)) == (None, [("BG113", 2, 1)])
        assert facts(document) == [{"marker": marker[:7]}]

    def test_a_ruler_is_no_merge_marker(self) -> None:
        assert read("# =======\na: |\n  =======\n# <<<<<<< x\nb: ========\n").findings == ()


class TestExcerpt:
    """The line of a place, fit to be shown."""

    def test_line_and_caret(self) -> None:
        assert read("a: 1\r\nb:\txã\rc").excerpt(Place("a.yaml", line=2, column=4)) == ("b: xã", 4)
        assert read("a: 1\r\nb:\txã\rc").excerpt(Place("a.yaml", line=3, column=1)) == ("c", 1)

    def test_control_characters_are_shown(self) -> None:
        assert read("a\x1b[1m\u202eb\u2028c").excerpt(Place("a.yaml", line=1, column=2)) == (
            "a\ufffd[1m\ufffdb\ufffdc",
            2,
        )

    @pytest.mark.parametrize("line", [None, 1, 9])
    def test_never_outside(self, line: int | None) -> None:
        assert read("ab").excerpt(Place("a.yaml", line=line, column=99)) == ("ab", 3)
        assert read(b"\xff").excerpt(Place("a.yaml", line=line, column=4)) == ("", 1)


def test_of_a_comment_that_is_not_composed_nothing_is_said() -> None:
    """``--fix`` leaves comments as they are, so no warning may be left that it cannot take away."""
    accent = "e\u0301"
    assert read(f"# {accent}\na: b  # {accent}\n").findings == ()
    assert [each.code for each in read(f"a: '# {accent}'\nb: x#{accent}\n").findings] == ["BG112", "BG112"]


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


class TestBlocks:
    """However a text is cut into blocks, it is the same text with the same lines."""

    @given(st.text(alphabet="a1B \n\ré\u200b", max_size=60), st.integers(1, 20))
    def test_blocks_are_the_text_and_its_lines(self, text: str, size: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(text_module, "_BLOCK", size)
            made = FileText(text.encode())
            blocks = list(made.blocks())
        lines = LINE_BREAK.split(text)

        assert "".join(block for _, block in blocks) == text
        assert (made.lines, bool(made)) == (len(lines), bool(text))
        assert [made.line(number) for number in range(len(lines) + 1)] == [*lines, ""]
        for number, block in blocks:
            assert LINE_BREAK.split(block)[0] == lines[number]
        for (_, block), (_, following) in pairwise(blocks):
            assert block.endswith(("\n", "\r"))
            assert not (block.endswith("\r") and following.startswith("\n"))

    @given(st.integers(1, 120))
    def test_a_file_is_read_alike_in_whatever_blocks_it_is_looked_at(self, size: int) -> None:
        whole = read(VALID)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(text_module, "_BLOCK", size)
            blocks = read(VALID)
        places = [
            Place("a.yaml", ("observations", 1, "value")),
            Place("a.yaml", ("observations", 0, "period"), key=True),
        ]

        assert (blocks.tree, blocks.findings) == (whole.tree, whole.findings)
        assert blocks.places.located(places) == whole.places.located(places)
        for each in whole.findings:
            assert blocks.excerpt(each.place) == whole.excerpt(each.place)

    @pytest.mark.parametrize("tail", ["'", "\u00f0", "e\u0301'", "# e\u0301"])
    def test_a_long_line_takes_no_more_than_its_length(self, tail: str) -> None:
        began = time.process_time()
        read("# " * 100_000 + "a" * 100_000 + tail)
        assert time.process_time() - began < 2


TEXT = "schema: bgplan.actuals/1\nmonth: 2023-08\n# Số cụm công nghiệp đã thành lập\n"


@pytest.mark.parametrize(
    "encoding, hint",
    [
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-32-le", "utf-32"),
        ("utf-32-be", "utf-32"),
    ],
)
def test_wide_encodings_are_told_apart(encoding: str, hint: str) -> None:
    (found,) = read_document(TEXT.encode(encoding), "a.yaml").findings

    assert (found.code, found.facts["hint"]) == ("BG101", hint)

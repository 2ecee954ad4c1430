"""The note of a month: read as plain text, bounded, and harmless to a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from bgplan.core.summary import MonthNote
from bgplan.read.month_note import LARGEST, NoteError, month_note


def note(folder: Path, data: bytes, name: str = "2023-08.txt") -> MonthNote | None:
    (folder / "notes").mkdir(exist_ok=True)
    (folder / "notes" / name).write_bytes(data)
    return month_note(folder, "2023-08")


def why(folder: Path, data: bytes) -> str:
    with pytest.raises(NoteError) as caught:
        note(folder, data)
    return caught.value.code


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert month_note(tmp_path, "2023-08") is None


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_a_blank_file_says_nothing(tmp_path: Path, data: bytes) -> None:
    assert note(tmp_path, data) is None


@pytest.mark.parametrize("name", ["2023-08.txt", "2023-08.md"])
def test_the_lines_stay_as_they_are(tmp_path: Path, name: str) -> None:
    found = note(tmp_path, "\n# Khó khăn \r\n\r\n\r\n- một\r- hai\n\n".encode(), name)
    assert found == MonthNote(f"notes/{name}", ("# Khó khăn", "", "- một", "- hai"))


def test_letters_are_composed(tmp_path: Path) -> None:
    found = note(tmp_path, "e\u0302\u0301".encode())
    assert found is not None
    assert found.lines == ("\u1ebf",)


def test_what_cannot_be_printed_is_no_command(tmp_path: Path) -> None:
    found = note(tmp_path, "a\x1b[31mb\u202ec\x00\td\u2028e".encode())
    assert found is not None
    assert found.lines == ("a\ufffd[31mb\ufffdc\ufffd d e",)


def test_another_month_is_not_read(tmp_path: Path) -> None:
    assert note(tmp_path, b"text", "2023-07.txt") is None


def test_the_largest_that_is_read_is_64_kib(tmp_path: Path) -> None:
    assert LARGEST == 65536
    assert note(tmp_path, b"a" * LARGEST) is not None
    assert why(tmp_path, b"a" * (LARGEST + 1)) == "large"


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    assert why(tmp_path, "Khó".encode("utf-16")) == "not_utf8"
    assert why(tmp_path, b"abc\xff") == "not_utf8"


def test_two_notes_of_one_month_are_refused(tmp_path: Path) -> None:
    note(tmp_path, b"one", "2023-08.md")
    assert why(tmp_path, b"other") == "twice"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes" / "2023-08.txt").mkdir(parents=True)
    with pytest.raises(NoteError) as caught:
        month_note(tmp_path, "2023-08")
    assert (caught.value.code, caught.value.facts["reason"]) == ("unread", "not-regular")


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2023-08.txt").symlink_to(tmp_path / "gone")
    with pytest.raises(NoteError) as caught:
        month_note(tmp_path, "2023-08")
    assert caught.value.facts["reason"] == "not-found"

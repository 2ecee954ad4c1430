"""``bgplan summary`` as it is called: months, the file it writes, the note it reads, exit codes."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "fixtures" / "summary"
BROKEN = ROOT / "tests" / "rules" / "BG401" / "wrong"
FORMATS = ("text", "markdown", "json", "csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that may be changed."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


@pytest.mark.parametrize("output", FORMATS)
def test_the_file_holds_what_the_screen_shows_and_stays_the_same(bgplan: Bgplan, tmp_path: Path, output: str) -> None:
    file = tmp_path / "report"
    shown = bgplan("summary", "2023-08", "--data", SMALL, "--format", output)
    written = bgplan("summary", "2023-08", "--data", SMALL, "--format", output, "-o", file)
    assert (shown.code, written.code, written.out) == (0, 0, "")
    first = file.read_bytes()
    assert first == shown.out.encode()
    bgplan("summary", "2023-08", "--data", SMALL, "--format", output, "-o", file)
    assert file.read_bytes() == first
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("month", ["2023", "2023-13", "2023-08-22", "2023-Q3", "aug", "", "2023-8", "2021/2023"])
def test_what_is_no_month_is_refused(bgplan: Bgplan, month: str) -> None:
    found = bgplan("summary", month, "--data", SMALL)
    assert (found.code, found.out) == (2, "")
    assert f"“{month}” is not a month: write 2023-08" in found.err


@pytest.mark.parametrize("against", ["2023-08", "2023-09"])
def test_the_other_month_lies_before(bgplan: Bgplan, against: str) -> None:
    found = bgplan("summary", "2023-08", "--against", against, "--data", SMALL)
    assert (found.code, found.out) == (2, "")
    assert f"{against} is not before 2023-08" in found.err


def test_there_is_nothing_before_the_first_of_all_months(bgplan: Bgplan) -> None:
    assert bgplan("summary", "0001-01", "--data", SMALL).code == 2


def test_a_month_ahead_and_one_before_all_data_are_refused(bgplan: Bgplan) -> None:
    ahead, before = (bgplan("summary", month, "--data", SMALL) for month in ("9998-12", "2015-01"))
    assert (ahead.code, before.code, ahead.out, before.out) == (2, 2, "", "")
    assert "9998-12 has not come yet" in ahead.err
    assert "nothing in the data was known by the end of 2015-01; the first publication is of 31 Jul 2022" in before.err


def test_a_month_with_nothing_new_says_so(bgplan: Bgplan) -> None:
    quiet, busy = (bgplan("summary", month, "--data", SMALL) for month in ("2023-11", "2023-12"))
    assert (quiet.code, busy.code) == (0, 0)
    assert "Nothing new in Nov 2023" in quiet.out
    assert "Nothing new" not in busy.out


def test_last_is_the_newest_month_with_figures_and_today_this_one(bgplan: Bgplan) -> None:
    last, named = (bgplan("summary", month, "--data", SMALL) for month in ("last", "2023-12"))
    assert (last.code, last.out) == (0, named.out)
    today = json.loads(bgplan("summary", "today", "--data", SMALL, "--format", "json").out)
    assert today["month"] == f"{datetime.now().astimezone():%Y-%m}"


@pytest.mark.parametrize(
    "month, fail_on, code",
    [
        ("2023-11", "nothing_new", 3),
        ("2023-12", "nothing_new", 0),
        ("2023-12", "nothing_new,off_track", 3),
        ("2023-12", "missed", 0),
    ],
)
def test_a_month_with_nothing_new_can_fail(bgplan: Bgplan, month: str, fail_on: str, code: int) -> None:
    assert bgplan("summary", month, "--data", SMALL, "--fail-on", fail_on).code == code


def test_data_that_contradict_themselves_come_before_nothing_new(bgplan: Bgplan) -> None:
    assert bgplan("summary", "2024-04", "--data", BROKEN, "--fail-on", "nothing_new").code == 1


def test_what_cannot_be_failed_on_is_refused_with_all_there_is(bgplan: Bgplan) -> None:
    found = bgplan("summary", "2023-11", "--data", SMALL, "--fail-on", "nothing")
    assert (found.code, found.out) == (2, "")
    assert "nothing_new" in found.err


def test_annexes_are_asked_for_by_commas_and_again(bgplan: Bgplan) -> None:
    found = bgplan("summary", "2023-08", "--data", SMALL, "--annex", "sources,data", "--annex", "changes")
    assert [line[:8] for line in found.out.splitlines() if line.startswith("Annex")] == [
        "Annex 1.",
        "Annex 2.",
        "Annex 3.",
    ]
    unknown = bgplan("summary", "2023-08", "--data", SMALL, "--annex", "source")
    assert (unknown.code, unknown.out) == (2, "")
    assert "sources" in unknown.err


@pytest.mark.parametrize("output, is_said", [("text", True), ("markdown", True), ("json", False)])
def test_what_is_still_to_be_written_is_said_beside_the_report(bgplan: Bgplan, output: str, is_said: bool) -> None:  # noqa: FBT001  # a case
    found = bgplan("summary", "2023-12", "--data", SMALL, "--format", output)
    assert ("still to be written in notes/2023-12.txt: causes, measures" in found.err) is is_said
    assert "still to be written" not in found.out


@pytest.mark.parametrize(
    "name",
    [
        "targets.yaml",
        "actuals/2023-08.yaml",
        "actuals/2026-01.yaml",
        "notes/2023-08.txt",
        "notes/2023-09.txt",
        "CHANGES.md",
    ],
)
def test_nothing_is_written_into_the_data_folder(bgplan: Bgplan, folder: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = bgplan("summary", "2023-08", "--data", folder, "-o", folder / name)
    assert (found.code, found.out) == (2, "")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_cannot_be_written_is_said_and_leaves_nothing(bgplan: Bgplan, tmp_path: Path) -> None:
    found = bgplan("summary", "2023-08", "--data", SMALL, "-o", tmp_path / "gone" / "report")
    assert (found.code, list(tmp_path.iterdir())) == (2, [])
    assert "cannot be written" in found.err
    assert bgplan("summary", "2023-08", "--data", SMALL, "-o", tmp_path).code == 2


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no device that is always full here")
def test_a_full_device_is_no_success(bgplan: Bgplan) -> None:
    found = bgplan("summary", "2023-08", "--data", SMALL, "-o", Path("/dev/full"))
    assert found.code == 2
    assert "/dev/full cannot be written" in found.err


@pytest.mark.parametrize("output", FORMATS)
def test_data_that_contradict_themselves_are_reported_and_end_with_1(bgplan: Bgplan, output: str) -> None:
    found = bgplan("summary", "2024-03", "--data", BROKEN, "--format", output)
    assert found.code == 1
    assert found.out
    assert ("BG401" in found.err) is (output != "json")


class TestNote:
    def test_it_stands_in_every_format(self, bgplan: Bgplan) -> None:
        for output in FORMATS:
            found = bgplan("summary", "2023-08", "--data", SMALL, "--format", output)
            assert "Giải phóng mặt bằng ở hai khu chậm so với kế hoạch." in found.out
        note = json.loads(bgplan("summary", "2023-08", "--data", SMALL, "--format", "json").out)["note"]
        assert note["file"] == "notes/2023-08.txt"

    @pytest.mark.parametrize(
        "data, code, told",
        [
            (b"a\xff", 1, "is not UTF-8 text (byte 2)"),
            (b"a" * 70_000, 1, "is larger than 64 KiB"),
        ],
    )
    def test_bad_content_is_1_and_writes_nothing(  # noqa: PLR0913, PLR0917  # fixtures
        self, bgplan: Bgplan, folder: Path, tmp_path: Path, data: bytes, code: int, told: str
    ) -> None:
        (folder / "notes" / "2023-08.txt").write_bytes(data)
        found = bgplan("summary", "2023-08", "--data", folder, "-o", tmp_path / "report")
        assert (found.code, found.out, (tmp_path / "report").exists()) == (code, "", False)
        assert told in found.err

    def test_what_cannot_be_opened_is_2(self, bgplan: Bgplan, folder: Path) -> None:
        (folder / "notes" / "2023-08.txt").unlink()
        (folder / "notes" / "2023-08.txt").mkdir()
        found = bgplan("summary", "2023-08", "--data", folder)
        assert (found.code, found.out) == (2, "")
        assert "cannot be read" in found.err

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_what_may_not_be_read_is_2(self, bgplan: Bgplan, folder: Path) -> None:
        (folder / "notes" / "2023-08.txt").chmod(0)
        assert bgplan("summary", "2023-08", "--data", folder).code == 2

    def test_two_are_one_too_many(self, bgplan: Bgplan, folder: Path) -> None:
        (folder / "notes" / "2023-08.md").write_text("x", encoding="utf-8")
        found = bgplan("summary", "2023-08", "--data", folder, "--lang", "vi")
        assert found.code == 2
        assert "cùng là ghi chú của một tháng" in found.err


@pytest.mark.parametrize("lang, why", [("en", "it is not a regular file"), ("vi", "không phải tệp thường")])
def test_a_folder_in_place_of_the_note_is_said_in_words(bgplan: Bgplan, folder: Path, lang: str, why: str) -> None:
    note = folder / "notes" / "2023-08.txt"
    note.unlink()
    note.mkdir()
    done = bgplan("summary", "2023-08", "--data", folder, "--lang", lang)

    assert done.code == 2
    assert done.err.splitlines()[-1].endswith(why)

"""Files that are no files, that go away or change: one finding with its reason, never an exception, never a wait."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from bgplan import run
from bgplan.read import files
from bgplan.read import folder as folder_module
from bgplan.read.files import Unusable, contents
from bgplan.read.text import MAX_BYTES
from bgplan.render.findings import text_of
from bgplan.render.words import LANGS, Words
from tests.rules.small_folder import ACTUALS, FILE, PLAN

Change = Callable[[Path], object]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder without a fault."""
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / FILE).write_text(ACTUALS, encoding="utf-8")
    return tmp_path


def reasons(folder: Path) -> list[tuple[str, str, object]]:
    findings = run.load(folder, folder).findings
    for lang in LANGS:
        assert all("{" not in text_of(each, Words(lang)) for each in findings)
    return [(each.code, each.place.file, each.facts.get("reason")) for each in findings]


def while_read(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Change a file after its first piece was read."""
    read = files._read

    def changing(file: BinaryIO, size: int, most: int) -> bytes:
        first = file.read(20)
        change(Path(f"/proc/self/fd/{file.fileno()}").readlink())
        return first + read(file, size - len(first), most)

    monkeypatch.setattr(files, "_read", changing)
    if not Path("/proc/self/fd").exists():
        pytest.skip("which file is open is asked for in the Linux way")


class Endless(BytesIO):
    """A file that has always more."""

    def read(self, size: int | None = -1) -> bytes:
        return (b"# and so on\n" * 1000)[:size]


def append(path: Path) -> None:
    if path.name == "2023-08.yaml":
        with path.open("a", encoding="utf-8") as file:
            file.write("    note: {vi: a, en: b}\n")


def test_a_file_that_grows_while_it_is_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_read(monkeypatch, append)

    assert reasons(small) == [("BG100", FILE, "changed")]
    assert run.load(small, small).exit_code(strict=False) is run.Exit.UNUSABLE


def test_a_file_that_grows_for_ever_is_not_read_for_ever(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = files._read
    monkeypatch.setattr(files, "_read", lambda _, size, most: read(Endless(), size, most))
    found = run.load(small, small, max_size=1_000_000).findings

    assert [(each.code, each.facts["reason"]) for each in found] == [("BG110", "size")] * 2


def test_a_file_that_is_replaced_while_it_is_read_is_the_old_one(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replaced(path: Path) -> None:
        other = path.with_name("new")
        other.write_text("[[[", encoding="utf-8")
        other.replace(path)

    while_read(monkeypatch, replaced)

    assert reasons(small) == []


def test_a_file_that_goes_away_after_it_was_listed(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = folder_module._snapshot_paths

    def and_removed(*given: Path) -> object:
        answer = listed(*given)
        (small / FILE).unlink()
        return answer

    monkeypatch.setattr(folder_module, "_snapshot_paths", and_removed)

    assert reasons(small) == [("BG100", FILE, "not-found")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regular = (small / FILE).stat()
    (small / FILE).unlink()
    os.mkfifo(small / FILE)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: regular)  # it was a file when it was looked at

    with pytest.raises(Unusable, match="not-regular"):
        contents(small / FILE, MAX_BYTES)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices here")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
@pytest.mark.parametrize("name", ["targets.yaml", FILE])
def test_a_device_is_not_read(small: Path, name: str, device: str) -> None:
    (small / name).unlink()
    (small / name).symlink_to(device)

    assert ("BG100", name, "not-regular") in reasons(small)


@pytest.mark.parametrize("name", ["targets.yaml", FILE])
def test_a_folder_in_the_place_of_a_file(small: Path, name: str) -> None:
    (small / name).unlink()
    (small / name).mkdir()

    assert ("BG100", name, "not-regular") in reasons(small)


@pytest.mark.parametrize("name", ["targets.yaml", FILE])
def test_links_that_lead_in_a_circle(small: Path, name: str) -> None:
    (small / name).unlink()
    (small / name).symlink_to(small / "other")
    (small / "other").symlink_to(small / name)

    assert ("BG100", name, "link-loop") in reasons(small)


def test_figures_in_a_folder_that_leads_back_to_itself(small: Path) -> None:
    (small / FILE).unlink()
    (small / "actuals").rmdir()
    (small / "actuals").symlink_to(small)  # targets.yaml is taken for a snapshot: it is none, and is said to be none

    codes = {(code, file) for code, file, _ in reasons(small)}
    assert ("BG207", "actuals/targets.yaml") in codes  # the schema of a plan
    assert all(file.startswith("actuals/") for _, file in codes)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may read everything")
@pytest.mark.parametrize("name", ["targets.yaml", FILE, "actuals"])
def test_what_may_not_be_read(small: Path, name: str) -> None:
    (small / name).chmod(0)
    try:
        found = reasons(small)
    finally:
        (small / name).chmod(stat.S_IRWXU)

    assert ("BG100", name, "permission") in found


@pytest.mark.parametrize(
    "error, reason",
    [
        (PermissionError(13, "Permission denied"), "permission"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError(), "unreadable"),
        (InterruptedError(4, "Interrupted system call"), "Interrupted system call"),
    ],
)
def test_an_error_in_the_middle_of_a_file(
    small: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def broken(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(files, "_read", broken)

    assert reasons(small) == [("BG100", "actuals/2023-08.yaml", reason), ("BG100", "targets.yaml", reason)]

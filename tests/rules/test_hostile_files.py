"""Files that cost time, memory or a crash elsewhere: one finding, at once, in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.findings import Finding
from bgplan.read.yaml_text import MAX_BYTES, read_document
from bgplan.render.finding_text import helps_of, text_of
from bgplan.render.words import Words

RIGHT = Path(__file__).parent / "BG204" / "right"
SOURCES = Path(run.__file__).parents[1]

_MEASURE = """
import resource, sys
from pathlib import Path
def peak_in_kib():
    try:  # what getrusage says on Linux began with the parent's memory
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0])
    except (OSError, IndexError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform != "darwin" else peak // 1024
from bgplan import run
folder = Path(sys.argv[1])
codes = [each.code for each in run.load(folder, folder).findings]
print(",".join(sorted(set(codes))), peak_in_kib())
"""


def folder_with(folder: Path, snapshot: bytes | None) -> Path:
    """A folder whose plan is right, with these bytes as its snapshot."""
    (folder / "actuals").mkdir()
    (folder / "targets.yaml").write_bytes((RIGHT / "targets.yaml").read_bytes())
    if snapshot is not None:
        (folder / "actuals" / "2023-08.yaml").write_bytes(snapshot)
    return folder


def found(folder: Path) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.place.file, each.place.line) for each in run.load(folder, folder).findings]


def _bomb() -> bytes:
    """Nine levels of nine aliases each: 387 million scalars for whoever walks them."""
    lines = ["a0: &a0 x"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines).encode()


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is asked for in the Unix way")
@pytest.mark.parametrize(
    "snapshot, code",
    [
        pytest.param(_bomb(), "BG107", id="alias-bomb"),
        pytest.param(b"[" * 100_000, "BG110", id="100000-brackets"),
        pytest.param(b"{a: " * 100_000, "BG110", id="100000-braces"),
        pytest.param(b"- " * 100_000, "BG110", id="100000-dashes"),
        pytest.param(b"#" * (MAX_BYTES + 1), "BG110", id="over-the-size-limit"),
        pytest.param(b"\xff" * 1_000_000, "BG101", id="a-million-bytes-of-no-text"),
    ],
)
def test_what_explodes_elsewhere_is_refused_in_little_memory(tmp_path: Path, snapshot: bytes, code: str) -> None:
    folder = folder_with(tmp_path, snapshot)

    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(folder)],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        timeout=20,  # a second, on a machine that does twenty things at once
        check=True,
    )
    codes, peak = done.stdout.split()

    assert code in codes.split(",")
    assert int(peak) < 100 * 1024  # in KiB


def test_advice_for_a_file_that_is_too_large_names_its_size() -> None:
    (finding,) = read_document(b"a: b", "2023-08.yaml", max_bytes=3).findings

    assert finding.code == "BG110"
    assert any("4" in text for text in helps_of(finding, Words("en")))
    assert any("4" in text for text in helps_of(finding, Words("vi")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("name", ["targets.yaml", "actuals/2023-08.yaml"])
def test_a_named_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    folder = folder_with(tmp_path, None)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    loaded = run.load(folder, folder)

    assert [(each.code, each.place.file) for each in loaded.findings] == [("BG100", name)]
    assert loaded.exit_code(strict=False) is run.Exit.UNUSABLE
    assert "không phải tệp thường" in text_of(loaded.findings[0], Words("vi"))
    assert "not a regular file" in text_of(loaded.findings[0], Words("en"))


def test_a_link_to_nowhere_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, None)
    (folder / "actuals" / "2023-08.yaml").symlink_to(folder / "nowhere.yaml")
    (finding,) = run.load(folder, folder).findings

    assert finding.code == "BG100"
    assert "không có tệp" in text_of(finding, Words("vi"))


def test_a_link_to_itself_cannot_be_opened(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, None)
    loop = folder / "actuals" / "2023-08.yaml"
    loop.symlink_to(loop)

    assert [code for code, _, _ in found(folder)] == ["BG100"]


def test_figures_that_are_no_folder_are_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes((RIGHT / "targets.yaml").read_bytes())
    (tmp_path / "actuals").write_text("", encoding="utf-8")

    assert found(tmp_path) == [("BG100", "actuals", None)]


def test_other_files_beside_the_snapshots_are_left_alone(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, (RIGHT / "actuals" / "2023-08.yaml").read_bytes())
    (folder / "actuals" / "notes.txt").write_text("value: 7.840", encoding="utf-8")
    (folder / "actuals" / "2023-08.yaml~").write_text("value: 7.840", encoding="utf-8")

    assert found(folder) == []


def test_a_plan_without_figures_is_a_plan_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes((RIGHT / "targets.yaml").read_bytes())

    assert found(tmp_path) == []


def test_the_findings_of_a_file_that_cannot_be_read_have_no_excerpt(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"\xff\xfe\x00")
    loaded = run.load(folder, folder)
    first: Finding = loaded.findings[0]

    assert first.code == "BG101"
    assert first.place not in loaded.excerpts

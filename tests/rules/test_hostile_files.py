"""Files that cost time, memory or a crash elsewhere: one finding, at once, in little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bgplan import run
from bgplan.core.findings import Finding, Severity
from bgplan.read.document import read_document
from bgplan.read.text import MAX_BYTES
from bgplan.render.findings import helps_of, text_of
from bgplan.render.words import Words
from tests.rules.small_folder import PLAN

RIGHT = Path(__file__).parent / "BG204" / "right"
SOURCES = Path(run.__file__).parents[1]
MIB = 1024 * 1024

_START = "import os, sys; sys.exit(os.spawnv(os.P_WAIT, sys.executable, [sys.executable, *sys.argv[1:]]))"
"""A program between the tests and what is measured: a process's peak of memory begins with that of its parent."""

_MEASURE = """
import json, os, signal, sys, tempfile
from bgplan.__main__ import main
from bgplan.cli.app import application

application()  # loads all commands
for line in sys.stdin:
    with tempfile.TemporaryFile("w+b") as said:
        pid = os.fork()
        if not pid:
            signal.alarm(120)
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            os.dup2(said.fileno(), 2)
            sys.argv = ["bgplan", *json.loads(line)]
            try:
                main()
            except SystemExit as ended:
                os._exit(ended.code)
        _, status, used = os.wait4(pid, 0)
        said.seek(0)
        memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        seconds = used.ru_utime + used.ru_stime
        print(json.dumps([said.read().decode(), os.waitstatus_to_exitcode(status), seconds, memory]), flush=True)
"""
"""The program, loaded once; every command runs in a process forked from it, as large as one that has just started."""


class Cost(NamedTuple):
    """What a command said and took: seconds of the processor, and the peak of memory."""

    said: str
    exit: int
    seconds: float
    memory: int


@pytest.fixture(scope="module")
def cost_of() -> Iterator[Callable[..., Cost]]:
    """The cost of a command in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", _START, "-c", _MEASURE],
        env={**os.environ, "PYTHONPATH": str(SOURCES), "BGPLAN_LANG": "en"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        requests, answers = process.stdin, process.stdout

        def cost_of(*arguments: str) -> Cost:
            requests.write(f"{json.dumps(arguments)}\n")
            requests.flush()
            return Cost(*json.loads(answers.readline()))

        yield cost_of


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


def _filled(unit: bytes, *, head: bytes = b"", tail: bytes = b"", size: int = MAX_BYTES) -> bytes:
    """A file of just that size, filled with a text that repeats."""
    length = size - len(head) - len(tail)
    return head + (unit * (length // len(unit) + 1))[:length] + tail


_HEAD = b"schema: bgplan.actuals/1\nmonth: 2023-08\nsource: paper\nobservations:\n"
_ROW = b"  - {indicator: area, period: 2023-08-22, printed: '9.999,1 ha', value: 9999.1}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="time and memory are asked for in the Unix way")
@pytest.mark.parametrize(
    "snapshot, code",
    [
        pytest.param(_bomb(), "BG107", id="alias-bomb"),
        pytest.param(_filled(b"["), "BG110", id="brackets"),
        pytest.param(_filled(b"{a: "), "BG110", id="braces"),
        pytest.param(_filled(b"- "), "BG110", id="dashes"),
        pytest.param(_filled(b"- &a x\n"), "BG107", id="anchors"),
        pytest.param(_filled(b"a", head=b"- &"), "BG107", id="one-long-anchor"),
        pytest.param(_filled(b"*a, ", head=b"a: &a x\nb: ["), "BG107", id="aliases"),
        pytest.param(_filled(b"- !!int 1\n"), "BG107", id="tags"),
        pytest.param(_filled(b"- {<<: 1}\n"), "BG107", id="merge-keys"),
        pytest.param(_filled(b"a: 1\n"), "BG106", id="keys-again-and-again"),
        pytest.param(_filled(b"a: b\n").decode().encode("utf-16-le")[:MAX_BYTES], "BG101", id="utf-16"),
        pytest.param(b"\xff" * MAX_BYTES, "BG101", id="no-text-at-all"),
        pytest.param(_filled(_ROW, head=_HEAD, tail=b"\xff"), "BG101", id="no-text-at-its-end"),
        pytest.param(_filled(_ROW, head=_HEAD, size=MAX_BYTES + MIB), "BG110", id="over-the-limit"),
        pytest.param(_filled(_ROW, head=_HEAD, tail=b"\0"), "BG103", id="nul-at-its-end"),
        pytest.param(_filled("a\u200b: b\n".encode()), "BG111", id="zero-width-spaces"),
        pytest.param(_filled(b"\ta: b\n"), "BG104", id="tabs"),
        pytest.param(_filled(b"1, ", head=b"a: ["), "BG110", id="values"),
        pytest.param(_filled(b"[], ", head=b"a: ["), "BG110", id="empty-lists"),
        pytest.param(_filled(b"1, ", head=b"observations: ["), "BG110", id="observations-that-are-numbers"),
        pytest.param(_filled(b"- \n", head=b"observations:\n"), "BG110", id="observations-left-empty"),
        pytest.param(_filled(b"{}, ", head=b"observations: ["), "BG110", id="observations-of-nothing"),
        pytest.param("".join(f"a{i}: 1\n" for i in range(1_500_000)).encode(), "BG110", id="keys"),
    ],
)
def test_what_explodes_elsewhere_is_refused_at_once_and_in_little_memory(
    cost_of: Callable[..., Cost], tmp_path: Path, snapshot: bytes, code: str
) -> None:
    cost = cost_of("check", "--data", str(folder_with(tmp_path, snapshot)))

    assert f" {code} " in cost.said
    assert cost.exit == 1
    assert cost.seconds < 4  # about one, on a machine that does nothing else
    assert cost.memory < (120 if b"- &aaa" in snapshot[:9] else 100) * MIB  # of an anchor the parser makes three copies


@pytest.mark.skipif(sys.platform == "win32", reason="time and memory are asked for in the Unix way")
def test_a_valid_file_is_read_in_sixteen_times_its_size(cost_of: Callable[..., Cost], tmp_path: Path) -> None:
    names = [f"area.n{number:02d}" for number in range(50)]
    area = next(line for line in PLAN.splitlines(keepends=True) if line.startswith("  area:"))
    plan = PLAN.replace(area, area + "".join(area.replace("area:", f"{name}:") for name in names))
    rows = (
        f"  - indicator: {name}\n    period: {date(2022, 1, 1) + timedelta(day)}\n"
        f"    printed: 1.{day:03d},{day % 10} ha\n    value: 1{day:03d}.{day % 10}\n    source: paper\n"
        for day in range(300)
        for name in names
    )
    text = "schema: bgplan.actuals/1\nmonth: 2023-08\nobservations:\n" + "".join(rows)
    sizes: list[int] = []
    for snapshot in (None, text.encode()):
        folder = tmp_path / str(len(sizes))
        folder.mkdir()
        folder_with(folder, snapshot)
        (folder / "targets.yaml").write_text(plan, encoding="utf-8")
        sizes.append(cost_of("validate", "--data", str(folder)).memory)

    assert len(text) > MIB
    assert sizes[1] - sizes[0] < 16 * len(text)


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

    assert [(each.code, each.severity) for each in run.load(tmp_path, tmp_path).findings] == [
        ("BG217", Severity.WARNING)
    ]


def test_the_findings_of_a_file_that_cannot_be_read_have_no_excerpt(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"\xff\xfe\x00")
    loaded = run.load(folder, folder)
    first: Finding = loaded.findings[0]

    assert first.code == "BG101"
    assert first.place not in loaded.excerpts

"""The program interrupted, or ended by a bug: its exit code and what it writes, as a process of its own.

What happens when is arranged by a ``sitecustomize`` of the test's: it acts when a module is first imported.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.cli.test_cli_process import ROOT, environment

AT_IMPORT = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have switched it off

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["WHEN"] and self in sys.meta_path:
            sys.meta_path.remove(self)
            {what}

sys.meta_path.insert(0, Finder())
"""
INTERRUPT = "os.kill(os.getpid(), signal.SIGINT)"
FAIL = "raise KeyError('nq147\\n::error::parks')"

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")


def started(place: Path, what: str, when: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program; ``what`` happens when the module ``when`` is imported."""
    (place / "sitecustomize.py").write_text(AT_IMPORT.format(what=what), encoding="utf-8")
    given = environment(WHEN=when, **variables)
    given["PYTHONPATH"] = os.pathsep.join([str(place), given["PYTHONPATH"]])
    return subprocess.run(
        [sys.executable, "-c", "from bgplan.__main__ import main; main()", *arguments],
        cwd=ROOT,
        env=given,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@unix
@pytest.mark.parametrize(
    "when",
    [
        "bgplan.cli.app",
        "typer",
        "bgplan.cli.check",
        "bgplan.render.words",
        "pydantic",
        "yaml",
        "bgplan.core.compare.comparison",
        "bgplan.render.check.screen",
    ],
)
def test_an_interruption_at_any_moment_ends_with_130_and_nothing_else(tmp_path: Path, when: str) -> None:
    done = started(tmp_path, INTERRUPT, when, "check")

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@unix
def test_an_interruption_where_nothing_can_be_raised_ends_too(tmp_path: Path) -> None:
    """In a callback the interpreter only tells of what is raised, and goes on."""
    callback = "import weakref; s = {1}; weakref.finalize(s, os.kill, os.getpid(), signal.SIGINT); del s"
    done = started(tmp_path, callback, "bgplan.cli.check", "check")

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@unix
def test_an_interrupted_report_leaves_no_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    when = "bgplan.render.summary.page"
    done = started(tmp_path, INTERRUPT, when, "summary", "2023-08", "-o", str(out / "report.txt"))

    assert (done.returncode, done.stdout, done.stderr, list(out.iterdir())) == (130, "", "", [])


@unix
def test_an_interruption_while_the_output_is_not_taken(tmp_path: Path) -> None:
    """The reader of a pipe is alive and reads nothing, until both get the signal and it goes away."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while True:  # until the pipe is full
            os.write(writing, b"x" * 4096)
    os.set_blocking(writing, True)
    ready = tmp_path / "ready"
    (tmp_path / "sitecustomize.py").write_text(
        AT_IMPORT.format(what=f"open({str(ready)!r}, 'w').close()"), encoding="utf-8"
    )
    given = environment(WHEN="bgplan.render.check.json")
    given["PYTHONPATH"] = os.pathsep.join([str(tmp_path), given["PYTHONPATH"]])
    running = subprocess.Popen(
        [sys.executable, "-m", "bgplan", "check", "--format", "json"],
        cwd=ROOT,
        env=given,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    until = time.monotonic() + 60
    while not ready.exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1)
    os.close(reading)  # whoever reads is interrupted first; the pipe breaks
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)

    assert said == b""
    assert running.returncode in {0, 130}  # 0 where the broken pipe came first


@pytest.mark.parametrize(
    "lang, said",
    [
        ("en", "bgplan: a bug of the program (KeyError, sitecustomize.py:"),
        ("vi", "bgplan: chương trình có lỗi (KeyError, sitecustomize.py:"),
    ],
)
def test_a_bug_ends_with_70_and_one_line_that_says_where_to_report_it(tmp_path: Path, lang: str, said: str) -> None:
    done = started(tmp_path, FAIL, "bgplan.core.compare.comparison", "check", "--lang", lang)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (70, "", 1)
    assert done.stderr.startswith(said)
    assert "issue tracker" in done.stderr
    assert "BGPLAN_DEBUG=1" in done.stderr


@pytest.mark.parametrize("when", ["bgplan.cli.app", "typer", "bgplan.cli.language"])
def test_so_does_a_program_that_is_not_whole(tmp_path: Path, when: str) -> None:
    done = started(tmp_path, "raise ImportError('gone')", when, "check")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (70, "", 1)
    assert done.stderr.startswith("bgplan: a bug of the program (ImportError, ")


def test_the_traceback_is_shown_to_whoever_asks(tmp_path: Path) -> None:
    done = started(tmp_path, FAIL, "bgplan.core.compare.comparison", "check", BGPLAN_DEBUG="1")

    assert done.returncode == 70
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert done.stderr.splitlines()[-1].startswith("bgplan: a bug of the program (KeyError, ")

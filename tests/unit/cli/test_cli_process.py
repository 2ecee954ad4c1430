"""The program as a process of its own: what only shows outside of Python. Few tests, since each starts a Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bgplan

ROOT = Path(__file__).parents[3]
SOURCES = Path(bgplan.__file__).parents[1]
RULES = ROOT / "tests" / "rules"
TWO_ARTICLES = ROOT / "tests" / "data" / "two-articles"


def environment(**variables: str) -> dict[str, str]:
    """The environment with our sources and nothing else that the program looks at."""
    ours = ("BGPLAN", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "PYTHONUTF8", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONPATH": str(SOURCES), "BGPLAN_DATA": str(TWO_ARTICLES), **variables}


def started(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bgplan", *arguments],
        cwd=ROOT,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_the_version() -> None:
    done = started("--version")

    assert (done.returncode, done.stdout.decode().split(), done.stderr) == (0, ["bgplan", bgplan.__version__], b"")


def test_what_the_version_says_is_what_the_command_line_says() -> None:
    """Alone it is answered before typer is loaded, with anything beside it by typer."""
    assert started("--version").stdout == started("--version", "check").stdout


def test_a_command_runs_that_does_not_come_first() -> None:
    assert started("--", "rules", "BG101").stdout == started("rules", "BG101").stdout != b""


@pytest.mark.parametrize(
    "arguments, code",
    [
        (("check",), 0),
        (("check", "--data", str(RULES / "BG211" / "wrong")), 1),
        (("check", "--as-of", "30/06/2026"), 2),
        (("check", "--fail-on", "off_track"), 3),
    ],
)
def test_exit_codes_reach_the_shell(arguments: tuple[str, ...], code: int) -> None:
    assert started(*arguments).returncode == code


def test_vietnamese_is_utf8_even_where_the_locale_is_c() -> None:
    done = started("check", "--lang", "vi", LC_ALL="C", LANG="C", PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nghị quyết 147-NQ/TU" in done.stdout.decode("utf-8")


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (started("check", "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))

    assert first == second


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
@pytest.mark.parametrize(
    "command", [("check",), ("check", "--format", "json"), ("show", "parks"), ("--help",), ("--version",)]
)
def test_a_pipe_that_nobody_reads_leaves_no_traceback(command: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # what `| head -1` does once it has its line
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bgplan", *command],
            cwd=ROOT,
            env=environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("command", ["check", "--version"])
def test_a_full_disk_is_no_traceback_and_no_verdict_on_the_data(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bgplan", command],
            cwd=ROOT,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.startswith(b"bgplan: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [("nope",), ("check", "--nope"), (), ("check", "--plan", "nope")])
def test_a_wrong_use_that_nobody_can_be_told_of_is_one_all_the_same(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bgplan", *arguments],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=full,
            timeout=60,
            check=False,
        )

    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the stream")
def test_a_closed_output_is_no_traceback() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m bgplan check >&-', sys.executable],
        cwd=ROOT,
        env=environment(),
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2  # the report is lost, as on a full disk
    assert done.stderr.decode().splitlines()[-1] == "bgplan: nothing can be written: it is closed"
    assert b"Traceback" not in done.stderr

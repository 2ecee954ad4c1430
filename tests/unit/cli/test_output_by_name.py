"""A report written to the standard output by name: ``-``, ``/dev/stdout``, or the file that it is led to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Bgplan
from tests.unit.cli.test_cli_process import TWO_ARTICLES, environment

NAMES = ("-", "/dev/stdout", "/dev/fd/1")


@pytest.mark.parametrize("name", NAMES)
def test_the_report_of_a_month(bgplan: Bgplan, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = bgplan("summary", "2023-08", "--data", TWO_ARTICLES)
    written = bgplan("summary", "2023-08", "--data", TWO_ARTICLES, "-o", name)

    assert (written.code, written.out) == (0, shown.out)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_report_of_findings(bgplan: Bgplan, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = bgplan("validate", "--data", TWO_ARTICLES, "--output", f"sarif={name}")
    report, end = json.JSONDecoder().raw_decode(done.out)

    assert (done.code, report["version"]) == (0, "2.1.0")
    assert done.out[end:].strip()  # the text, as without --output
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_that_name_needs_its_folder(bgplan: Bgplan, tmp_path: Path) -> None:
    assert bgplan("validate", "--data", TWO_ARTICLES, "--output", f"json={tmp_path}/-").code == 0
    assert json.loads((tmp_path / "-").read_text(encoding="utf-8"))["schema"] == "bgplan.validate/1"


def written(command: str, place: Path) -> str:
    """Run a line of the shell in a folder, where ``$B`` is the program, and return what it prints."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=place,
        env=environment(B=f"{sys.executable} -m bgplan"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )
    told = [line for line in done.stderr.splitlines() if not line.startswith(b"bgplan: still to be written in notes/")]
    assert told == []
    return done.stdout.decode()


@pytest.mark.skipif(not os.path.lexists("/dev/stdout"), reason="there is no such name here")
def test_in_a_shell(tmp_path: Path) -> None:
    """Through a pipe, into a file that is led to, and to another open stream."""
    shown = written("$B summary 2023-08", tmp_path)
    assert "2023" in shown
    assert written("$B summary 2023-08 -o /dev/stdout | cat", tmp_path) == shown
    written("$B summary 2023-08 -o out.txt > out.txt", tmp_path)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == shown
    assert written("$B summary 2023-08 -o /dev/fd/3 3>&1 >/dev/null | cat", tmp_path) == shown
    both = written("{ echo before; $B validate --output json=/dev/stdout; } > out.txt; cat out.txt", tmp_path)
    assert both.startswith("before\n{")

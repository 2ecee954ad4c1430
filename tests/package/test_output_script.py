"""``scripts/output.py``: what a command line prints here, beside what it prints in another revision."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import output

NOWHERE = "check --data tests/nowhere --lang en"


def test_all_that_a_program_writes_is_shown() -> None:
    shown = output.printed(NOWHERE, output.ROOT)

    assert shown.startswith("--- standard error, exit code 2\nbgplan: ")
    assert "tests/nowhere" in shown


def test_a_difference_is_shown_under_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def printed(_: str, root: Path) -> str:
        return "here\n" if root == output.ROOT else "there\n"

    monkeypatch.setattr(output, "unpack", lambda _revision, _folder: None)
    monkeypatch.setattr(output, "printed", printed)

    assert [line.rstrip() for line in output.differences(["rules"], "main")] == [
        "--- main: rules",
        "+++ now: rules",
        "@@ -1 +1 @@",
        "-there",
        "+here",
    ]


@pytest.mark.skipif(not (output.ROOT / ".git").exists() or not shutil.which("git"), reason="this is no checkout")
def test_a_revision_is_unpacked_whole(tmp_path: Path) -> None:
    output.unpack("HEAD", tmp_path)

    command = ["git", "ls-tree", "--name-only", "HEAD"]
    listed = subprocess.run(command, cwd=output.ROOT, stdout=subprocess.PIPE, check=True)
    assert {path.name for path in tmp_path.iterdir()} == set(listed.stdout.decode().splitlines())

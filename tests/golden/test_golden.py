"""Whole outputs: each folder ``<command>/<case>`` has the command line, what it prints, and its exit code.

``pytest tests/golden --rewrite-goldens`` writes what the program prints now; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path.parent for path in HERE.glob("*/*/cmd"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_prints_what_it_printed(case: Path, pytestconfig: pytest.Config) -> None:
    program, *arguments = shlex.split((case / "cmd").read_text(encoding="utf-8"))
    assert program == "bgplan"
    kept = {name: value for name, value in os.environ.items() if name not in ("BGPLAN_DATA", "BGPLAN_LANG", "COLUMNS")}
    environment = {**kept, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}
    run = subprocess.run(
        [sys.executable, "-m", "bgplan", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    printed = {"stdout": run.stdout, "stderr": run.stderr, "exit": f"{run.returncode}\n".encode()}
    for name, content in printed.items():
        if pytestconfig.getoption("--rewrite-goldens"):
            (case / name).write_bytes(content)
        assert content.decode() == (case / name).read_text(encoding="utf-8"), f"{case.name}/{name}"

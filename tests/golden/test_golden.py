"""Whole outputs: each folder ``<command>/<case>`` has the command line, what it prints, and its exit code.

All run in the test's own process, one of each command and format as a fresh program as well, byte for byte.
``pytest tests/golden --rewrite-goldens`` writes what the program prints now; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import ENVIRONMENT, Bgplan

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path.parent for path in HERE.glob("*/*/cmd"))


def arguments_of(case: Path) -> list[str]:
    """What follows the program's name in the command line of a case."""
    program, *arguments = shlex.split((case / "cmd").read_text(encoding="utf-8"))
    assert program == "bgplan"
    return arguments


def kind_of(case: Path) -> tuple[str, str]:
    """The command of a case and its format."""
    command, *options = arguments_of(case)
    return command, options[options.index("--format") + 1] if "--format" in options else "text"


def name_of(case: Path) -> str:
    """The name that a test of a case has."""
    return f"{case.parent.name}/{case.name}"


FRESH = sorted({kind_of(case): case for case in CASES}.values())


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_prints_what_it_printed(
    case: Path, bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.chdir(ROOT)
    done = bgplan(*arguments_of(case))
    for name, text in {"stdout": done.out, "stderr": done.err, "exit": f"{done.code}\n"}.items():
        if pytestconfig.getoption("--rewrite-goldens"):
            (case / name).write_text(text, encoding="utf-8", newline="")
        assert text == (case / name).read_text(encoding="utf-8"), f"{case.name}/{name}"


@pytest.mark.parametrize("case", FRESH, ids=name_of)
def test_a_fresh_program_prints_the_same_bytes(case: Path) -> None:
    unset = (*ENVIRONMENT, "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    environment = {**kept, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-m", "bgplan", *arguments_of(case)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )
    printed = {"stdout": done.stdout, "stderr": done.stderr, "exit": f"{done.returncode}\n".encode()}
    assert printed == {name: (case / name).read_bytes() for name in printed}

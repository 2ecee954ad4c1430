"""Run every check that needs no test: rules of style, format, types, layers.

Knows which tools there are; what they check stands in pyproject.toml. All of them run, so that one run shows every
problem; a tool's output is shown only where it failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

CODE = ("src", "tests", "scripts", "benchmarks")


@dataclass(frozen=True, slots=True)
class Check:
    """One tool: the name it is reported under, and the arguments that Python is started with."""

    name: str
    arguments: tuple[str, ...]


CHECKS = (
    Check("ruff check", ("-m", "ruff", "check", "--quiet", *CODE)),
    Check("ruff format", ("-m", "ruff", "format", "--check", *CODE)),
    Check("mypy", ("-m", "mypy", "--no-error-summary")),
    Check("docs", ("scripts/reference.py", "--check")),
    # import-linter has no `python -m`; its command is named so that the one of this Python runs.
    Check("lint-imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo")),
)


def failure(check: Check) -> str | None:
    """What the tool said where it failed, else None."""
    # The sources of this checkout, not a copy installed earlier, and no colours in what may become a log.
    environment = {name: value for name, value in os.environ.items() if "FORCE_COLOR" not in name}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, *check.arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return None if done.returncode == 0 else done.stdout or f"exit code {done.returncode}, and no word why\n"


def main() -> int:
    """Run the checks one after the other and return the exit code: 1 where one failed, else 0."""
    failed = []
    for check in CHECKS:
        said = failure(check)
        sys.stdout.write(f"{check.name}: {'ok' if said is None else 'failed'}\n{said or ''}")
        sys.stdout.flush()
        if said is not None:
            failed.append(check.name)
    sys.stdout.write(f"lint: {', '.join(failed)} failed\n" if failed else f"lint: all {len(CHECKS)} checks ok\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

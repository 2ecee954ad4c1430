"""Show how the output of command lines differs from what another revision of the checkout prints, its data included.

``python scripts/output.py 'check --lang en --width 80'`` compares with the last commit, ``--since main`` with another;
the arguments are command lines as ``pytest tests/outputs`` names them.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]


def printed(command_line: str, root: Path) -> str:
    """Return all that the program of a checkout prints, and its exit code."""
    unset = ("BGPLAN_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(unset)}
    environment |= {"PYTHONPATH": str(root / "src"), "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "bgplan", *shlex.split(command_line)],
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return f"{done.stdout}--- standard error, exit code {done.returncode}\n{done.stderr}"


def unpack(revision: str, folder: Path) -> None:
    """Write the files of a revision into a folder."""
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S607  # the git of whoever asks
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")


def differences(command_lines: list[str], since: str) -> Iterator[str]:
    """Yield the differences from a revision, as diff writes them."""
    with TemporaryDirectory() as folder:
        unpack(since, Path(folder))
        for line in command_lines:
            before, now = (printed(line, root).splitlines(keepends=True) for root in (Path(folder), ROOT))
            yield from unified_diff(before, now, f"{since}: {line}", f"now: {line}")


def main() -> int:
    """Print the differences; return 1 where there are some."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command_line", nargs="+")
    parser.add_argument("--since", default="HEAD", metavar="REVISION")
    asked = parser.parse_args()
    found = list(differences(asked.command_line, asked.since))
    sys.stdout.writelines(found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

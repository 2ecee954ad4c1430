"""Write the versions and hashes that action.yml installs: ``python scripts/pins.py`` (needs uv and a package index).

Knows the dependency and build lines of pyproject.toml; never an index's address, which stays out of what is written.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINS = ROOT / "action-requirements.txt"

HEAD = "# What action.yml installs beside its own checkout, by hash. Written by scripts/pins.py from pyproject.toml.\n"
_ENTRY = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\\\n)(?:    .*\n?)*)", re.MULTILINE
)


def needed() -> tuple[str, ...]:
    """Return the lines of what must be there to build and to run the program."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return (*project["build-system"]["requires"], *project["project"]["dependencies"])


def pinned(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    r"""Return the version and the hashes of every package of a file of pins.

    >>> pinned("a-b==1.0 \\\n    --hash=sha256:0f\n")
    {'a-b': ('1.0', ('0f',))}
    """
    return {
        entry["name"].lower(): (entry["version"], tuple(re.findall(r"--hash=sha256:([0-9a-f]+)", entry["rest"])))
        for entry in _ENTRY.finditer(text)
    }


def main() -> None:
    """Write the pins of the newest versions, for every system and every Python that the program runs on."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv is not here: install it into an environment of its own")
    options = (
        "--universal",
        "--generate-hashes",
        "--python-version",
        "3.11",
        "--no-header",
        "--no-annotate",
        "--quiet",
    )
    found = subprocess.run(
        [uv, "pip", "compile", *options, "-"], input="\n".join(needed()), capture_output=True, text=True, check=True
    )
    lines = (line for line in found.stdout.splitlines(keepends=True) if "://" not in line)
    PINS.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

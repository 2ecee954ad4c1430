"""Write the lowest run-time versions that pyproject.toml allows, as constraints for pip.

Knows the dependency lines of pyproject.toml; never the network. The bounds stand there alone, so no second list can go
stale.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"

_BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>\d+(?:\.\d+)*)")


def dependencies() -> tuple[str, ...]:
    """The run-time dependency lines of pyproject.toml."""
    return tuple(tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"])


def constraints(lines: Iterable[str]) -> tuple[str, ...]:
    """Pin every dependency line to its lower bound; ValueError names the lines that are not just a lower bound.

    >>> constraints(["typer>=0.26.0"])
    ('typer==0.26.0',)
    """
    bounds = {line: _BOUND.fullmatch(line) for line in lines}
    unbounded = [line for line, bound in bounds.items() if bound is None]
    if unbounded:
        raise ValueError(f"no plain lower bound: {', '.join(unbounded)}")
    return tuple(f"{bound['name']}=={bound['version']}" for bound in bounds.values() if bound is not None)


if __name__ == "__main__":
    sys.stdout.writelines(f"{constraint}\n" for constraint in constraints(dependencies()))

"""The names in a data folder, looked up in a hurry: for a shell that waits while somebody types.

Knows lines and how far in they begin; the files are neither parsed nor checked. What is written in another way than
one name a line has no names here, and what cannot be read has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bgplan.read.files import ACTUALS, TARGETS

_MOST = 4 << 20
"""Bytes of the file that are looked at."""
_TABLE = re.compile(r"([a-z_]+):[ \t]*(?:#.*)?")
_KEY = re.compile(r"""( +)(?:"([^"]+)"|'([^']+)'|([^\s#"'{\[&*!|>%@`-][^:#]*?))[ \t]*:(?:[ \t].*)?""")
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)


def keys(folder: Path, *tables: str) -> tuple[str, ...]:
    """Return the names in these tables of ``targets.yaml``, table by table, each once."""
    try:
        with (folder / TARGETS).open("rb") as file:
            text = file.read(_MOST).decode("utf-8", "replace")
    except OSError:
        return ()
    found: dict[str, list[str]] = {}
    for table, name in _entries(text):
        found.setdefault(table, []).append(name)
    return tuple(dict.fromkeys(name for table in tables for name in found.get(table, ())))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Every table with every name in it: what stands as far in as its first."""
    table, depth = "", 0
    for line in text.splitlines():
        if line and not line[0].isspace():
            heading = _TABLE.fullmatch(line)
            table, depth = (heading[1] if heading else ""), 0
        elif table and (entry := _KEY.fullmatch(line)):
            depth = depth or len(entry[1])
            if len(entry[1]) == depth:
                yield table, entry[2] or entry[3] or entry[4]


def months(folder: Path) -> tuple[str, ...]:
    """Return the months that have a file of figures, the newest first."""
    try:
        names = {path.stem for path in (folder / ACTUALS).iterdir()}
    except OSError:
        return ()
    return tuple(sorted(filter(_MONTH.fullmatch, names), reverse=True))

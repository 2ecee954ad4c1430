"""What lies in a data folder and is not read, though it looks like data; and a folder without any observation.

Knows names of files and the first bytes of JSON; never what a file holds. Nothing is found of hidden files, of what
editors leave behind, of texts and of what bgplan wrote itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bgplan.core.findings import Severity
from bgplan.core.names import nearest

SNAPSHOTS = (".yaml", ".yml")
_SAVED = ("~", ".bak", ".orig")  # what editors and git leave beside a file
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods")
_DATA = (*_TABLES, ".json")
_MONTH = re.compile(r"\d{4}-\d{2}\.ya?ml", re.ASCII | re.IGNORECASE)
_OWN = b'"schema": "bgplan.'
_MOST_LOOKED_AT = 500
"""How many entries of a folder are looked at: what was meant to be data lies among few files."""


class Unread(NamedTuple):
    """A file or folder that is not read: why (``reason``), and how much that weighs; None, as much as the rule."""

    path: Path
    reason: str
    severity: Severity | None = None


def unread_beside(folder: Path, targets: str) -> Iterator[Unread]:
    """Yield the data files that lie beside ``targets.yaml`` and are not read."""
    for path in _entries(folder):
        name = path.name.lower()
        if path.name == targets or name.endswith(_SAVED) or path.is_dir():
            continue
        stem, ending = os.path.splitext(name)  # noqa: PTH122  # a name, not a file
        if ending in SNAPSHOTS and stem == Path(targets).stem:
            yield Unread(path, "not-targets")
        elif _MONTH.fullmatch(name):
            yield Unread(path, "beside-actuals")
        elif ending in _TABLES:
            yield Unread(path, "other-format")
        elif ending == ".json" and not _is_own(path):
            yield Unread(path, "other-format", Severity.INFO)  # many a tool keeps its settings so


def is_meant(path: Path) -> str:
    """Return why an entry of ``actuals/`` that is not read was meant to be; nothing where it was not."""
    name = path.name.lower()
    if path.is_dir() or (not name.endswith(_SAVED) and any(ending in name for ending in SNAPSHOTS)):
        return "not-a-snapshot"
    return "other-format" if name.endswith(_DATA) and not _is_own(path) else ""


def likely_actuals(folder: Path, actuals: str, *others: str) -> str:
    """Return the folder that was meant to be ``actuals``: of like name, or with snapshots in it; else nothing."""
    folders = [path for path in _entries(folder) if path.is_dir() and path.name not in (actuals, *others)]
    names = {path.name.lower(): path.name for path in folders}
    like = nearest(actuals, names) or next((name for name in names if name.startswith("actual")), "")
    if like:
        return names[like]
    return next((path.name for path in folders if any(_MONTH.fullmatch(each.name) for each in _entries(path))), "")


def has_snapshots(actuals: Path) -> bool:
    """Whether there is a file that is read as a snapshot; without one ``actuals`` is as good as not there."""
    return any(path.name.endswith(SNAPSHOTS) for path in _entries(actuals))


def _entries(folder: Path) -> list[Path]:
    """The entries that are not hidden, in the order of their names; none of a folder that cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            names = (entry.name for entry in entries if not entry.name.startswith("."))
            return [folder / name for name in sorted(islice(names, _MOST_LOOKED_AT))]
    except OSError:
        return []


def _is_own(path: Path) -> bool:
    """Whether a JSON file is an output or a baseline of bgplan."""
    try:
        with path.open("rb") as file:
            return _OWN in file.read(200)
    except OSError:
        return False

"""A data folder read whole: its files found, opened once, and made written records.

The only module that opens files. What cannot be opened is a finding of its own (BG100); nothing raises.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bgplan.core.book import PlanFile, Snapshot
from bgplan.core.findings import Finding, Place
from bgplan.core.rules import finding
from bgplan.read.actuals import snapshot
from bgplan.read.plan import plan_file
from bgplan.read.yaml_text import MAX_BYTES, Document, read_document

TARGETS = "targets.yaml"
ACTUALS = "actuals"
_SNAPSHOTS = (".yaml", ".yml")
_SAVED = ("~", ".bak", ".orig")  # what editors and git leave beside a file


class Folder(NamedTuple):
    """What a data folder holds: the plan, the snapshots in the order of their months, and the texts they stand in."""

    plan: PlanFile
    snapshots: tuple[Snapshot, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def nearest_folder(start: Path) -> Path | None:
    """Return the data folder of the nearest ancestor of ``start`` that has ``data/targets.yaml``."""
    for place in (start, *start.parents):
        if _is_file(place / "data" / TARGETS):
            return place / "data"
    return None


def _is_file(path: Path) -> bool:
    """Whether the file is there; what lies in a folder that may not be looked into is not."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_folder(folder: Path, root: Path) -> Folder:
    """Read ``targets.yaml`` and every snapshot of ``folder``; findings name the files relative to ``root``."""
    document, findings = _document(folder / TARGETS, root)
    plan, found = plan_file(document)
    findings += (*document.findings, *found)
    documents, snapshots = [document], []
    paths, found = _snapshot_paths(folder, root)
    findings += found
    for path in paths:
        document, opening = _document(path, root)
        one, found = snapshot(document)
        findings += (*opening, *document.findings, *found)
        documents.append(document)
        if one is not None:
            snapshots.append(one)
    snapshots.sort(key=lambda each: (each.month.end, each.file))
    return Folder(plan, tuple(snapshots), tuple(documents), findings)


def _snapshot_paths(folder: Path, root: Path) -> tuple[Iterable[Path], tuple[Finding, ...]]:
    try:
        with os.scandir(folder / ACTUALS) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except FileNotFoundError:
        return (), ()  # a plan without actuals is a plan all the same
    except OSError as error:
        return (), (finding("BG100", Place(shown_path(folder / ACTUALS, root)), reason=_reason(error)),)
    read = [folder / ACTUALS / name for name in names if name.endswith(_SNAPSHOTS)]
    passed = (folder / ACTUALS / name for name in names if not name.endswith(_SNAPSHOTS))
    meant = (path for path in passed if _is_meant(path))
    return read, tuple(finding("BG216", Place(shown_path(path, root), line=1, column=1)) for path in meant)


def _is_meant(path: Path) -> bool:
    """Whether what is not read was meant to be: a folder, or a name with the ending of a snapshot somewhere in it."""
    name = path.name.lower()
    return path.is_dir() or (not name.endswith(_SAVED) and any(ending in name for ending in _SNAPSHOTS))


def _document(path: Path, root: Path) -> tuple[Document, tuple[Finding, ...]]:
    name = shown_path(path, root)
    try:
        if path.exists() and not path.is_file():  # a FIFO would wait for ever
            return Document(name, "", None, ()), (finding("BG100", Place(name), reason="not-regular"),)
        with path.open("rb") as file:
            return read_document(file.read(MAX_BYTES + 1), name), ()  # one byte more is enough to refuse it
    except OSError as error:
        return Document(name, "", None, ()), (finding("BG100", Place(name), reason=_reason(error)),)


def _reason(error: OSError) -> str:
    """Why a file cannot be opened: a reason of ours where it is a usual one, else what the system says."""
    reasons: tuple[tuple[type[OSError], str], ...] = (
        (FileNotFoundError, "not-found"),
        (PermissionError, "permission"),
        (NotADirectoryError, "not-a-folder"),
    )
    return next((reason for kind, reason in reasons if isinstance(error, kind)), error.strerror or "unreadable")


def shown_path(path: Path, root: Path) -> str:
    """Return the path as findings name it: relative to ``root`` where it lies below, with forward slashes.

    What cannot be printed, such as a terminal's escape character, shows as U+FFFD.
    """
    try:
        shown = path.absolute().relative_to(root.absolute()).as_posix()  # links stay links: a loop has no end
    except ValueError:
        shown = path.as_posix()
    return "".join(character if character.isprintable() else "\ufffd" for character in shown)

"""A data folder read whole: its files found, opened once, and made written records.

What cannot be opened is a finding of its own (BG100); nothing raises.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import PlanFile, Snapshot
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.rules import finding
from bgplan.core.text import nearest
from bgplan.read.document import Document, read_document, unread
from bgplan.read.files import ACTUALS, NOTES, SNAPSHOTS, TARGETS, contents, reason_of
from bgplan.read.plan import plan_file
from bgplan.read.snapshot import Observations, snapshot
from bgplan.read.text import MAX_BYTES
from bgplan.read.tree import Take

MAX_FILES = 2000
"""How many files there may be under ``actuals/``: 166 years of months."""
MAX_SIZES = 10
"""How many files of the largest size may be read in one folder."""
_SAVED = ("~", ".bak", ".orig")  # what editors and git leave beside a file
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods")
_DATA = (*_TABLES, ".json")
_MONTH = re.compile(r"\d{4}-\d{2}\.ya?ml", re.ASCII | re.IGNORECASE)
_OWN = b'"schema": "bgplan.'
_MOST_LOOKED_AT = 500
"""How many entries of a folder are looked at: what was meant to be data lies among few files."""


class Folder(NamedTuple):
    """What a data folder holds: the plan, the snapshots in the order of their months, and the texts they stand in."""

    plan: PlanFile
    snapshots: tuple[Snapshot, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def nearest_folder(start: Path) -> Path | None:
    """Return the nearest ``data`` of ``start`` and its ancestors that is meant for one, be it that it cannot be read.

    It has the targets, be they under another name or what is no file, or snapshots; or nobody may look into it.
    """
    return next((place / "data" for place in (start, *start.parents) if _is_meant(place / "data")), None)


def _is_meant(folder: Path) -> bool:
    try:
        names = {path.name for path in folder.iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return bool(names & {TARGETS, ACTUALS}) or bool(named_otherwise(folder))


def named_otherwise(folder: Path) -> str:
    """Return what the file of the targets is called there instead: ``targets.yml``, ``Targets.yaml``; else nothing."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return ""
    others = (f"target{many}.{ending}" for many in ("s", "") for ending in ("yaml", "yml"))
    known = {*others, f"{TARGETS}.txt"}
    return next((name for name in names if name.lower() in known), "")


def read_folder(
    folder: Path, root: Path, *, max_size: int | None = None, instead: tuple[str, bytes] | None = None
) -> Folder:
    """Read ``targets.yaml`` and every snapshot of ``folder``; findings name the files relative to ``root``.

    No file larger than ``max_size`` bytes is read, nor more than ten times as much in all. ``instead`` is a file's name
    within the folder and the bytes that are read in its place, be the file there or not.
    """
    given = {} if instead is None else {folder / instead[0]: instead[1]}
    reader = _Reader(root, MAX_BYTES if max_size is None else max_size, given)
    document = reader.document(folder / TARGETS)
    plan, found = plan_file(document)
    documents, snapshots = [document._replace(tree=None)], []
    findings = [*document.findings, *found]
    paths, found = _snapshot_paths(folder, root)
    findings += found
    for path in sorted({*paths, *(path for path in given if path.parent.name == ACTUALS)}):
        observations = Observations(shown_path(path, root))
        document = reader.document(path, {"observations": observations.take})
        made, found = snapshot(document, observations)
        findings += (*document.findings, *found)
        documents.append(document._replace(tree=None))
        if made is not None:
            snapshots.append(made)
    snapshots.sort(key=lambda made: (made.month.end, made.file))
    findings += (_passed_over(passed, root) for passed in unread_beside(folder, TARGETS))
    findings += _without_observations(folder, plan, snapshots, findings)
    return Folder(plan, tuple(snapshots), tuple(documents), tuple(findings))


class _Reader:
    """Reads one file after the other, and counts how much it read."""

    def __init__(self, root: Path, max_size: int, given: Mapping[Path, bytes]) -> None:
        self._root = root
        self._given = given
        self._max_size = max_size
        self._left = MAX_SIZES * max_size

    def document(self, path: Path, takes: Mapping[str, Take] = MappingProxyType({})) -> Document:
        """Return the file as a document; why it cannot be opened is a finding of it."""
        name = shown_path(path, self._root)
        data = self._given.get(path)
        if data is not None:
            return read_document(data, name, max_bytes=self._max_size, takes=takes)
        try:
            size, data = contents(path, min(self._left, self._max_size))
        except OSError as error:
            return unread(name, finding("BG100", Place(name), reason=reason_of(error)))
        if self._left < size <= self._max_size:
            limit = MAX_SIZES * self._max_size
            return unread(name, finding("BG110", Place(name, line=1, column=1), reason="sizes", limit=limit))
        self._left -= min(size, self._max_size)
        return read_document(data, name, max_bytes=self._max_size, size=size, takes=takes)


def _snapshot_paths(folder: Path, root: Path) -> tuple[Iterable[Path], tuple[Finding, ...]]:
    try:
        with os.scandir(folder / ACTUALS) as entries:
            listed = islice((entry.name for entry in entries if not entry.name.startswith(".")), MAX_FILES + 1)
            names = sorted(listed)
    except FileNotFoundError:
        return (), ()  # a plan without actuals is a plan all the same
    except OSError as error:
        return (), (finding("BG100", Place(shown_path(folder / ACTUALS, root)), reason=reason_of(error)),)
    if len(names) > MAX_FILES:
        place = Place(shown_path(folder / ACTUALS, root))
        return (), (finding("BG110", place, reason="files", limit=MAX_FILES),)
    read = [folder / ACTUALS / name for name in names if name.endswith(SNAPSHOTS)]
    passed = (folder / ACTUALS / name for name in names if not name.endswith(SNAPSHOTS))
    meant = (Unread(path, reason) for path in passed if (reason := is_meant(path)))
    return read, tuple(_passed_over(passed, root) for passed in meant)


def _passed_over(unread: Unread, root: Path) -> Finding:
    example = "2023-08.yaml" if unread.reason in ("not-a-snapshot", "beside-actuals") else None
    place = Place(shown_path(unread.path, root), line=1, column=1)
    return finding("BG216", place, severity=unread.severity, reason=unread.reason, example=example)


def _without_observations(
    folder: Path, plan: PlanFile, snapshots: Iterable[Snapshot], found: Iterable[Finding]
) -> Iterator[Finding]:
    """BG217: targets and no observation at all; an error where another folder was meant to be ``actuals/``."""
    faulty = any(fault.severity is Severity.ERROR for fault in found)  # what could not be read may have been there
    if faulty or not plan.targets or any(made.observations for made in snapshots):
        return
    meant = "" if has_snapshots(folder / ACTUALS) else likely_actuals(folder, ACTUALS, NOTES)
    severity = Severity.ERROR if meant else None
    yield finding("BG217", Place(plan.file, line=1, column=1), severity=severity, folder=ACTUALS, meant=meant)


def shown_path(path: Path, root: Path) -> str:
    """Return the path as findings name it: relative to ``root`` where it lies below, with forward slashes.

    What cannot be printed, such as a terminal's escape character, shows as U+FFFD.
    """
    try:
        shown = path.absolute().relative_to(root.absolute()).as_posix()  # links stay links: a loop has no end
    except ValueError:
        shown = path.as_posix()
    return "".join(character if character.isprintable() else "\ufffd" for character in shown)


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
    return next((path.name for path in folders if any(_MONTH.fullmatch(entry.name) for entry in _entries(path))), "")


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

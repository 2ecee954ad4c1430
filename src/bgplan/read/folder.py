"""A data folder read whole: its files found, opened once, and made written records.

What cannot be opened is a finding of its own (BG100); nothing raises.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.book import PlanFile, Snapshot
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.rules import finding
from bgplan.read.actuals import Observations, snapshot
from bgplan.read.kept import Kept
from bgplan.read.month_note import NOTES
from bgplan.read.opening import opened, reason_of
from bgplan.read.plan import plan_file
from bgplan.read.tree import Take
from bgplan.read.unread import SNAPSHOTS, Unread, has_snapshots, is_meant, likely_actuals, unread_beside
from bgplan.read.yaml_text import MAX_BYTES, Document, read_document

TARGETS = "targets.yaml"
ACTUALS = "actuals"
MAX_FILES = 2000
"""How many files there may be under ``actuals/``: 166 years of months."""
MAX_SIZES = 10
"""How many files of the largest size may be read in one folder."""


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


def named_otherwise(folder: Path) -> str:
    """Return what the file of the targets is called there instead: ``targets.yml``, ``Targets.yaml``; else nothing."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return ""
    others = (f"target{many}.{ending}" for many in ("s", "") for ending in ("yaml", "yml"))
    known = {*others, f"{TARGETS}.txt"}
    return next((name for name in names if name.lower() in known), "")


def _is_file(path: Path) -> bool:
    """Whether the file is there; what lies in a folder that may not be looked into is not."""
    try:
        return path.is_file()
    except OSError:
        return False


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
    documents, snapshots = [document], []
    findings = [*document.findings, *found]
    paths, found = _snapshot_paths(folder, root)
    findings += found
    for path in sorted({*paths, *(each for each in given if each.parent.name == ACTUALS)}):
        observations = Observations(shown_path(path, root))
        document = reader.document(path, {"observations": observations.take})
        one, found = snapshot(document, observations)
        findings += (*document.findings, *found)
        documents.append(document)
        if one is not None:
            snapshots.append(one)
    snapshots.sort(key=lambda each: (each.month.end, each.file))
    findings += (_passed_over(each, root) for each in unread_beside(folder, TARGETS))
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
            return read_document(iter((data,)), name, max_bytes=self._max_size, size=len(data), takes=takes)
        try:
            with opened(path) as (size, chunks):
                if self._left < size <= self._max_size:
                    limit = MAX_SIZES * self._max_size
                    return _unread(name, finding("BG110", Place(name, line=1, column=1), reason="sizes", limit=limit))
                self._left -= min(size, self._max_size)
                return read_document(chunks, name, max_bytes=self._max_size, size=size, takes=takes)
        except OSError as error:
            return _unread(name, finding("BG100", Place(name), reason=reason_of(error)))


def _unread(name: str, why: Finding) -> Document:
    return Document(name, Kept(()), None, (why,))


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
    return read, tuple(_passed_over(each, root) for each in meant)


def _passed_over(unread: Unread, root: Path) -> Finding:
    example = "2023-08.yaml" if unread.reason in ("not-a-snapshot", "beside-actuals") else None
    place = Place(shown_path(unread.path, root), line=1, column=1)
    return finding("BG216", place, severity=unread.severity, reason=unread.reason, example=example)


def _without_observations(
    folder: Path, plan: PlanFile, snapshots: Iterable[Snapshot], found: Iterable[Finding]
) -> Iterator[Finding]:
    """BG217: targets and no observation at all; an error where another folder was meant to be ``actuals/``."""
    faulty = any(each.severity is Severity.ERROR for each in found)  # what could not be read may have been there
    if faulty or not plan.targets or any(each.observations for each in snapshots):
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

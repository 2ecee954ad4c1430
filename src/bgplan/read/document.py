"""One YAML file: its bytes made nested texts, and paths in it made lines and columns.

Knows text, never what it means: no schema, no numbers, no dates. Never raises: what is wrong becomes findings.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import yaml

from bgplan.core.findings import Finding, PathKey, Place
from bgplan.read.decoding import MAX_BYTES, decoded
from bgplan.read.events import Lines, events, is_merge, is_null, key_of
from bgplan.read.kept import Kept
from bgplan.read.text import character_findings, conflict_finding, shown
from bgplan.read.tree import Builder, Node, Take

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["MAX_BYTES", "Document", "Node", "excerpt", "locate", "read_document"]

_LONGEST_LINE = 2000  # characters of an excerpt


class Document(NamedTuple):
    """A file as read: its name for findings, its text, its tree (None where it could not be read), what is wrong."""

    file: str
    kept: Kept
    tree: Node
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The whole text; nothing where the bytes were none."""
        return self.kept.text


def read_document(
    source: bytes | Iterable[bytes],
    file: str,
    *,
    max_bytes: int = MAX_BYTES,
    size: int = 0,
    takes: Mapping[str, Take] = MappingProxyType({}),
) -> Document:
    """Return the bytes of a YAML file as nested texts, with a finding for everything that is wrong with them.

    ``takes`` are given the items of the top mapping's lists, one by one as they are read; the tree has None for each.
    """
    chunks = (source,) if isinstance(source, bytes) else source
    kept, findings = decoded(chunks, file, max_bytes, len(source) if isinstance(source, bytes) else size)
    if kept is None:
        return Document(file, Kept(()), None, findings)
    findings += (*character_findings(kept, file), *conflict_finding(kept, file))
    if any(found.code in ("BG103", "BG113") for found in findings):
        return Document(file, kept, None, _sorted(findings))
    builder = Builder(Lines(kept, file), takes, explained=any(each.code in ("BG104", "BG111") for each in findings))
    builder.build()
    return Document(file, kept, builder.tree, _sorted((*findings, *builder.findings)))


def locate(document: Document, places: Iterable[Place]) -> dict[Place, Place]:
    """Return each place, known by its path, with the line and column where it stands.

    That is the key where ``key`` is set, a scalar's own start, and for a collection its key or the first token of the
    list's item. A path that is not there is found at its nearest ancestor that is.
    """
    wanted = tuple(places)
    top = _Step()
    top.key = top.value = Place(document.file, line=1, column=1)
    for place in wanted:
        step = top
        for part in place.path:
            step = step.below.setdefault(part, _Step())
    if document.tree is not None and top.below:
        _replay(Lines(document.kept, document.file), top)
    return {place: _found(place, top) for place in wanted}


def excerpt(document: Document, place: Place) -> tuple[str, int]:
    """Return the line of a place, fit to be shown, and the column, from 1, under which a caret belongs.

    Of a very long line it is the part around the place.
    """
    number = min(max(place.line or 1, 1), document.kept.lines)
    column = max(place.column or 1, 1)
    part, start = document.kept.around(number - 1, column - 1, _LONGEST_LINE)
    line = shown(part)
    return line, min(max(column - start, 1), len(line) + 1)


def _sorted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (found.place.line or 0, found.place.column or 0, found.code)))


class _Step:
    """One step of the wanted paths: where its key and its value stand, once they are met."""

    __slots__ = ("below", "key", "value")

    def __init__(self) -> None:
        self.below: dict[PathKey, _Step] = {}
        self.key: Place | None = None
        self.value: Place | None = None


class _Level:
    """A collection that is being walked through; ``child`` is the step whose value comes next."""

    __slots__ = ("awaits_key", "child", "index", "is_mapping", "step")

    def __init__(self, step: _Step | None, *, is_mapping: bool) -> None:
        self.step = step
        self.is_mapping = is_mapping
        self.awaits_key = is_mapping
        self.child: _Step | None = None
        self.index = -1


def _replay(lines: Lines, top: _Step) -> None:
    """Walk through the events once more and note where the wanted steps stand."""
    levels: list[_Level] = []
    try:
        for event in events(lines):
            if isinstance(event, yaml.CollectionEndEvent):
                levels.pop()
            elif isinstance(event, yaml.NodeEvent):
                step = _met(levels[-1], event, lines) if levels else top
                if isinstance(event, yaml.CollectionStartEvent):
                    levels.append(_Level(step, is_mapping=isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.DocumentEndEvent):
                return
    except yaml.YAMLError:
        return  # a finding already; what was met so far stands


def _met(level: _Level, event: yaml.NodeEvent, lines: Lines) -> _Step | None:
    """Note a node of a collection; return its step where it is the value of a wanted one."""
    if level.awaits_key:
        level.awaits_key = False
        level.child = _keyed(level, event, lines)
        return None
    level.awaits_key = level.is_mapping
    if level.step is None:
        return None
    if not level.is_mapping:
        level.index += 1
        level.child = level.step.below.get(level.index)
        if level.child is not None:
            level.child.key = lines.place(event.start_mark)
    child = level.child
    if child is not None:
        scalar = isinstance(event, yaml.ScalarEvent)
        child.value = lines.place(event.start_mark) if scalar else child.key
    return child


def _keyed(level: _Level, event: yaml.NodeEvent, lines: Lines) -> _Step | None:
    """Return the wanted step of a key; None where it is not wanted, is no key of the tree, or was met before."""
    if level.step is None or not isinstance(event, yaml.ScalarEvent) or is_null(event) or is_merge(event):
        return None
    child = level.step.below.get(key_of(event))
    if child is None or child.key is not None:
        return None
    child.key = lines.place(event.start_mark)
    return child


def _found(place: Place, top: _Step) -> Place:
    """Return the place with the line and column of its step, or of the last one before it that was met."""
    step, exact = top, True
    for part in place.path:
        below = step.below[part]
        if below.key is None:
            exact = False
            break
        step = below
    at = step.key if exact and place.key else step.value
    return place._replace(line=at.line, column=at.column) if at else place

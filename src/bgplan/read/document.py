"""One YAML file: its bytes made nested texts, and places in it made lines and columns.

Knows what a file is made of, never what it means: no schema, no numbers, no dates. Never raises: what is wrong becomes
findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.findings import Finding, Place
from bgplan.read.places import Places
from bgplan.read.text import MAX_BYTES, FileText, character_findings, decoded, shown
from bgplan.read.tree import Builder, Node, Take

_LONGEST_LINE = 2000  # characters of an excerpt


class Document(NamedTuple):
    """A file as read: its name for findings, its text, its tree (None where it could not be read), what is wrong."""

    file: str
    text: FileText
    tree: Node
    places: Places
    findings: tuple[Finding, ...]

    def excerpt(self, place: Place) -> tuple[str, int]:
        """Return the line of a place, fit to be shown, and the column, from 1, under which a caret belongs.

        Of a very long line it is the part around the place.
        """
        line = self.text.line(min(max(place.line or 1, 1), self.text.lines) - 1)
        column = max(place.column or 1, 1)
        start = max(0, min(column - 1 - _LONGEST_LINE // 2, len(line) - _LONGEST_LINE))
        part = shown(line[start : start + _LONGEST_LINE])
        return part, min(max(column - start, 1), len(part) + 1)


def unread(file: str, *findings: Finding, text: FileText | None = None) -> Document:
    """Return the document of a file that could not be read, for what is found."""
    text = text or FileText(b"")
    return Document(file, text, None, Places(file, text), findings)


def read_document(
    data: bytes,
    file: str,
    *,
    max_bytes: int = MAX_BYTES,
    size: int = 0,
    takes: Mapping[str, Take] = MappingProxyType({}),
) -> Document:
    """Return the bytes of a YAML file as nested texts, with a finding for everything that is wrong with them.

    ``takes`` are given the items of the top mapping's lists, one by one as they are read; the tree has None for each.
    """
    text, findings = decoded(data, file, max_bytes, size)
    if text is None:
        return unread(file, *findings)
    is_odd, found = character_findings(text, file)
    findings += found
    codes = {fault.code for fault in found}
    if codes & {"BG103", "BG113"}:
        return unread(file, *_sorted(findings), text=text)
    places = Places(file, text, is_odd=is_odd)
    builder = Builder(text, places, takes, is_odd=is_odd, is_explained=bool(codes & {"BG104", "BG111"}))
    builder.build()
    return Document(file, text, builder.tree, places, _sorted((*findings, *builder.findings)))


def _sorted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (found.place.line or 0, found.place.column or 0, found.code)))

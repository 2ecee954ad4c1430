"""A text read as a YAML file, and what is found in it, in short."""

from __future__ import annotations

from typing import Any

from bgplan.read.document import Document, read_document


def read(text: str | bytes, max_bytes: int = 10_000_000) -> Document:
    """Read a text, or bytes as they are."""
    return read_document(text.encode() if isinstance(text, str) else text, "a.yaml", max_bytes=max_bytes)


def marks(document: Document) -> list[tuple[str, int | None, int | None]]:
    """Give the code, line and column of every finding."""
    return [(found.code, found.place.line, found.place.column) for found in document.findings]


def facts(document: Document) -> list[dict[str, Any]]:
    """Give the facts of every finding."""
    return [dict(found.facts) for found in document.findings]

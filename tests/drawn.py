"""A document as a reader sees it, for tests: in a pipe, or on a terminal of some width without colours."""

from __future__ import annotations

from collections.abc import Iterable

from bgplan.render.document import Document, Drawing, Pieces
from bgplan.render.plain import plain_text
from bgplan.render.terminal import terminal_text


def drawn(document: Document, width: int | None = None, *, ascii_only: bool = False) -> str:
    """Return the document as text; ``width`` None is a pipe."""
    if width is None:
        return plain_text(document, ascii_only=ascii_only)
    return terminal_text(document, width=width, ascii_only=ascii_only, coloured=False)


def plain(lines: Iterable[Pieces], *, ascii_only: bool = False) -> str:
    """Return lines that are laid out already as text."""
    return drawn((Drawing(tuple(lines)),), ascii_only=ascii_only)


def shown_text(pieces: Pieces) -> str:
    """Return a text without its styles."""
    return "".join(piece.text for piece in pieces)

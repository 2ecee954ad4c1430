"""A document as a reader sees it, for tests: in a pipe, or on a terminal of some width without colours."""

from __future__ import annotations

from collections.abc import Iterable

from bgplan.core.report import Report
from bgplan.core.view import Wish, view_of
from bgplan.render.check.screen import check_page
from bgplan.render.document import Document, Drawing, Pieces
from bgplan.render.markdown import markdown_text
from bgplan.render.plain import plain_text
from bgplan.render.terminal import terminal_text
from bgplan.render.words import Words

EVERY = Wish(every=True, ended=True)
"""All plans, whether their time is over or not."""


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


def check_text(
    report: Report, lang: str = "en", width: int | None = None, *, ascii_only: bool = False, wish: Wish = EVERY
) -> str:
    """Return the screen of a check, of all plans where nothing else is wished for."""
    page = check_page(view_of(report, wish), Words(lang, ascii_only=ascii_only))
    return drawn(page, width, ascii_only=ascii_only)


def check_markdown(report: Report, lang: str = "en", wish: Wish = EVERY) -> str:
    """Return the page of a check, of all plans where nothing else is wished for."""
    return markdown_text(check_page(view_of(report, wish), Words(lang)))

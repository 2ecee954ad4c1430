"""What there is to choose from: a name and what it is, a line each."""

from __future__ import annotations

from bgplan.render.document import BOLD, Cell, Column, Document, Rows, Table

_NARROWEST = 30


def catalogue_document(entries: tuple[tuple[str, str], ...]) -> Document:
    """Return the names with their meanings."""
    rows = tuple((Cell(name, BOLD), Cell(meaning)) for name, meaning in entries)
    return (Table((Column("name", is_name=True), Column("meaning", least=_NARROWEST)), (Rows("", rows),), gap=2),)

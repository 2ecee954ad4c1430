"""Sources as a document for a page: a table of all of them with what rests on each, or lists of what lacks.

Knows which columns there are; words are those of one language.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.findings import Finding
from bgplan.core.sources import Carried, Sourcing
from bgplan.render.citations import citation
from bgplan.render.document import Block, Cell, Column, Document, Rows, Table, Title, paragraph
from bgplan.render.finding_text import findings_blocks
from bgplan.render.sources.said import figures_of, targets_of
from bgplan.render.sources.screen import alone_blocks, lacking_blocks
from bgplan.render.words import Words

_COLUMNS = ("source", "citation", "figures", "indicators", "targets")


def sources_page(found: Sourcing, findings: tuple[Finding, ...], words: Words, *, missing: bool) -> Document:
    """Return the sources for a page: a table of all of them, or with ``missing`` what lacks; then the findings."""
    key = "missing_title" if missing else "title"
    title = words(f"sources.markdown.{key}", territory=found.written.territory, date=found.as_of)
    body = lacking_blocks(found, words, on_page=True) if missing else _tabled(found, words)
    return Title(title), *body, *findings_blocks(findings, words)


def _tabled(found: Sourcing, words: Words) -> Iterator[Block]:
    if not found.sources:
        yield paragraph(words("sources.nothing"))
        return
    columns = tuple(Column(key, words(f"sources.markdown.{key}"), is_number=key == "figures") for key in _COLUMNS)
    yield Table(columns, (Rows("", tuple(_cells(source, words) for source in found.sources)),))
    yield from alone_blocks(found, words, on_page=True)


def _cells(source: Carried, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(source.cited.name),
        Cell(citation(source.cited, words), address=source.cited.source.url or ""),
        Cell(words.number(source.total), value=source.total),
        Cell(figures_of(source)),
        Cell(targets_of(source, words)),
    )

"""What changed, as a document: a title, how much changed, and a list for every kind of change.

Knows the order; what is said is the business of ``sentences``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.diff import Changes
from bgplan.render.diff.sentences import DiffText
from bgplan.render.document import TOTAL, Block, Bullets, Document, Heading, Title, paragraph
from bgplan.render.words import Words


def diff_document(changes: Changes, words: Words) -> Document:
    """Return the changes as a document in one language."""
    return tuple(_blocks(DiffText(changes, words)))


def _blocks(said: DiffText) -> Iterator[Block]:
    yield Title(said.words("diff.title"), said.title())
    if not said.changes.has_news:
        yield paragraph(said.words("diff.nothing"), hang=0, apart=True)
        return
    yield paragraph(said.totals(), TOTAL)
    for section in said.sections():
        yield Heading(said.words(f"diff.{section.key}"), len(section.entries))
        yield Bullets(section.entries, mark="", indent=1)

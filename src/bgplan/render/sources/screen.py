"""Where figures come from, as a document for a screen: every source with what rests on it, or only what lacks.

Knows the order; never a number that the value does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bgplan.core.sources import Carried, Sourcing
from bgplan.render.citations import citation
from bgplan.render.document import DIM, Address, Block, Bullets, Document, Heading, Item, Title, paragraph, styled
from bgplan.render.sources.said import (
    alone_text,
    counted,
    figures_of,
    missing_by_lack,
    missing_text,
    targets_of,
    total,
)
from bgplan.render.words import Words

_INDENT = 4


def sources_document(found: Sourcing, words: Words, *, missing: bool) -> Document:
    """Return the sources as a screen shows them, or with ``missing`` what lacks."""
    key = "missing_title" if missing else "title"
    about = f"{words.own(found.written.territory)} · {words('check.to_date', date=found.as_of)}"
    body = lacking_blocks(found, words, on_page=False) if missing else _listed(found, words)
    return Title(words(f"sources.{key}"), about), *body


def _listed(found: Sourcing, words: Words) -> Iterator[Block]:
    """Every source, then what rests on one of low confidence alone."""
    if not found.sources:
        yield paragraph(words("sources.nothing"), apart=True)
        return
    yield paragraph(total(found, words), DIM)
    for source in found.sources:
        yield Heading(source.cited.name)
        yield from _carried(source, words)
    yield from alone_blocks(found, words, on_page=False)


def _carried(source: Carried, words: Words) -> Iterator[Block]:
    """A source's citation and address, and what rests on it."""
    about = source.cited.source
    yield paragraph(citation(source.cited, words), indent=_INDENT)
    if about.url is not None:
        yield Address(about.url, _INDENT)
    if about.note is not None:
        yield paragraph(words.own(about.note), DIM, indent=_INDENT)
    if source.figures:
        figures = counted("figures", source.total, words)
        yield paragraph(words.said("sources.carries", figures=figures, list=figures_of(source)), indent=_INDENT)
    if source.targets:
        yield paragraph(words.said("sources.judges", list=targets_of(source, words)), indent=_INDENT)


def alone_blocks(found: Sourcing, words: Words, *, on_page: bool) -> Iterator[Block]:
    """Yield the figures that rest on one source of low confidence alone."""
    if not found.alone:
        yield paragraph(words("sources.none_alone"), apart=True)
        return
    yield Heading(words("sources.alone"))
    yield _list((alone_text(figure, found, words) for figure in found.alone), on_page=on_page)


def lacking_blocks(found: Sourcing, words: Words, *, on_page: bool) -> Iterator[Block]:
    """Yield what lacks, by kind; a screen also counts it."""
    if not found.missing:
        yield paragraph(words("sources.nothing_missing"), apart=True)
    for lack, having in missing_by_lack(found):
        heading = words(f"sources.lack.{lack.value}")
        yield Heading(heading if on_page else f"{heading} ({len(having)})")
        yield _list((missing_text(item, words) for item in having), on_page=on_page)


def _list(texts: Iterable[str], *, on_page: bool) -> Bullets:
    """Texts one below the other; on a screen they stand further in and have no marks."""
    return Bullets(tuple(Item(styled(text)) for text in texts), *("- ", 0) if on_page else ("", 2))

"""The report as lines for a terminal, a pipe or a letter.

Knows lines and widths; what stands in the report is the business of ``page``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, assert_never, cast

from bgplan.core.summary.report import Summary
from bgplan.render.ascii import in_ascii, spaced
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, width_of, wrapped
from bgplan.render.summary.blocks import Block, Bullets, Heading, Parts, Quote, Table, Text, Title
from bgplan.render.summary.grid import table_lines
from bgplan.render.summary.page import Page
from bgplan.render.words import Words

_Part = TypeVar("_Part")


def summary_lines(found: Summary, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return the report as lines; ``width`` None is a pipe, where nothing wraps."""
    blocks = Page(found, words.with_signs(ascii_only=ascii_only), ascii_only=ascii_only).blocks()
    shown = map(_typed, blocks) if ascii_only else blocks
    return tuple(each for block in shown for each in _lines(block, width, ascii_only=ascii_only))


def _lines(block: Block, width: int | None, *, ascii_only: bool) -> Iterator[Line]:
    match block:
        case Title():
            yield from _wrapped(block.text, width, BOLD)
            yield from _wrapped(block.under, width, DIM)
        case Heading():
            yield EMPTY
            yield from _wrapped(block.text, width, BOLD)
        case Text():
            yield from _wrapped(block.text, width, block.style)
        case Parts():
            yield from _flowing(block, width)
        case Bullets():
            yield from _bullets(block, width)
        case Table():
            yield from table_lines(block, width, rule="-" if ascii_only else "─")
        case Quote():
            for text in block.lines:
                yield from (line("  ", Segment(part)) for part in wrapped(text, None if width is None else width - 2))
        case _:
            assert_never(block)


def _wrapped(text: str, width: int | None, style: str, indent: str = "  ") -> Iterator[Line]:
    yield from (line(Segment(part, style)) for part in wrapped(text, width, indent))


def _bullets(block: Bullets, width: int | None) -> Iterator[Line]:
    for entry in block.entries:
        room = None if width is None else width - 2
        first, *rest = wrapped(entry.head, room)
        yield line("- ", Segment(first, entry.style))
        yield from (line("  ", Segment(text, entry.style)) for text in rest)
        for text in entry.rest:
            yield from (
                line("    ", Segment(part, DIM)) for part in wrapped(text, None if width is None else width - 4)
            )


def _flowing(block: Parts, width: int | None) -> Iterator[Line]:
    """Short texts side by side, broken between them only."""
    current: list[Segment] = [Segment(block.lead)]
    used = width_of(block.lead)
    for part in block.parts:
        size = 2 + width_of(part.text)
        if width is not None and used + size > width:
            yield tuple(current)
            current, used = [], 0
        current += [Segment("  "), Segment(part.text, part.style)]
        used += size
    yield tuple(current)


def _typed(value: _Part) -> _Part:
    """Every text within a value of a page with its signs in ASCII, before any layout: a stand-in may be wider."""
    if isinstance(value, str):
        return cast("_Part", spaced(in_ascii(value)))
    if isinstance(value, tuple):
        parts = tuple(map(_typed, value))
        return cast("_Part", type(value)(*parts) if hasattr(value, "_fields") else parts)
    return value

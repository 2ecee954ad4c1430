"""What changed, on the screen: a title, sections of entries, and the totals last.

Knows lines and widths; what is said is the business of ``said``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.changes import Changes
from bgplan.render.diff.said import Section, Sentences
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, typed, wrapped
from bgplan.render.words import Words


def diff_lines(changes: Changes, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return the changes as lines for the terminal; ``width`` None is a pipe, where nothing wraps."""
    said = Sentences(changes, words.with_signs(ascii_only=ascii_only), ascii_only=ascii_only)
    return typed(_lines(said, width), ascii_only=ascii_only)


def _lines(said: Sentences, width: int | None) -> Iterator[Line]:
    head = said.words("diff.title")
    first, *rest = wrapped(f"{head}  {said.title()}", width, "  ")
    yield line(Segment(head, BOLD), first.removeprefix(head))
    yield from (line(text) for text in rest)
    yield EMPTY
    if not said.changes.has_news:
        yield from (line(text) for text in wrapped(said.words("diff.nothing"), width))
        return
    for section in said.sections():
        yield from _section(section, said.words, width)
        yield EMPTY
    yield from (line(Segment(text, BOLD)) for text in wrapped(said.totals(), width, "  "))


def _section(section: Section, words: Words, width: int | None) -> Iterator[Line]:
    yield line(Segment(words(f"diff.{section.key}"), BOLD), f" ({len(section.entries)})")
    for entry in section.entries:
        yield from (line(" ", Segment(text, entry.style)) for text in _wrapped(entry.head, width, 1))
        for text in entry.rest:
            yield from (line("   ", Segment(part, DIM)) for part in _wrapped(text, width, 3))


def _wrapped(text: str, width: int | None, indent: int) -> tuple[str, ...]:
    return wrapped(text, None if width is None else width - indent, "  ")

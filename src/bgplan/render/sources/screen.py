"""Where figures come from on the terminal: every source with what rests on it, or only what lacks.

Knows the order of the screen; never a number that the value does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.sourcing import Carried, Sourcing
from bgplan.render.citations import citation
from bgplan.render.history.marks import Pen
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, typed, wrapped
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

_INDENT = "    "


class SourcesScreen:
    """The sources laid out for one language, width and character set; ``width`` None is a pipe."""

    def __init__(self, found: Sourcing, words: Words, *, width: int | None, ascii_only: bool) -> None:
        self.found, self.words, self.width = found, words, width
        self.pen = Pen(words, ascii_only=ascii_only)

    def listed(self) -> Iterator[Line]:
        """Yield every source, then what rests on one of low confidence alone."""
        words, found = self.words, self.found
        yield from self._title("sources.title")
        if not found.sources:
            yield EMPTY
            yield from self._text(words("sources.nothing"))
            return
        yield from self._text(total(found, words), style=DIM)
        for each in found.sources:
            yield EMPTY
            yield from self._source(each)
        yield EMPTY
        if not found.alone:
            yield from self._text(words("sources.none_alone"))
            return
        yield from self._text(words("sources.alone"), style=BOLD)
        for alone in found.alone:
            yield from self._text(alone_text(alone, found, words), margin="  ")

    def lacking(self) -> Iterator[Line]:
        """Yield what lacks, by kind."""
        words = self.words
        yield from self._title("sources.missing_title")
        kinds = tuple(missing_by_lack(self.found))
        if not kinds:
            yield EMPTY
            yield from self._text(words("sources.nothing_missing"))
        for lack, having in kinds:
            yield EMPTY
            heading = f"{words(f'sources.lack.{lack.value}')} ({len(having)})"
            yield from self._text(heading, style=BOLD)
            for each in having:
                yield from self._text(missing_text(each, words), margin="  ")

    def _title(self, key: str) -> Iterator[Line]:
        words, found = self.words, self.found
        head = words(key)
        rest = f"  {words.own(found.written.territory)} · {words('check.to_date', date=found.as_of)}"
        first, *more = wrapped(head + self.pen.typed(rest), self.width, "  ")
        yield line(Segment(first[: len(head)], BOLD), first[len(head) :])
        yield from (line(text) for text in more)

    def _source(self, one: Carried) -> Iterator[Line]:
        """A source: its name, its citation and address, and what rests on it."""
        words, source = self.words, one.cited.source
        yield line(Segment(one.cited.name, BOLD))
        yield from self._text(citation(one.cited, words), margin=_INDENT)
        if source.url is not None:
            yield line(_INDENT, Segment(source.url, DIM))
        if source.note is not None:
            yield from self._text(words.own(source.note), style=DIM, margin=_INDENT)
        if one.figures:
            figures = counted("figures", one.total, words)
            yield from self._text(words.said("sources.carries", figures=figures, list=figures_of(one)), margin=_INDENT)
        if one.targets:
            yield from self._text(words.said("sources.judges", list=targets_of(one, words)), margin=_INDENT)

    def _text(self, text: str, *, style: str = "", margin: str = "") -> Iterator[Line]:
        room = None if self.width is None else self.width - len(margin)
        yield from (line(margin, Segment(part, style)) for part in wrapped(self.pen.typed(text), room, "  "))


def sources_lines(
    found: Sourcing, words: Words, *, missing: bool, width: int | None, ascii_only: bool
) -> tuple[Line, ...]:
    """Return the sources as lines for the terminal, or with ``missing`` what lacks."""
    screen = SourcesScreen(found, words.with_signs(ascii_only=ascii_only), width=width, ascii_only=ascii_only)
    return typed(screen.lacking() if missing else screen.listed(), ascii_only=ascii_only)

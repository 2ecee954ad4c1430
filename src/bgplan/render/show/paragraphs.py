"""Paragraphs of a card: indented, broken to the width, with a styled beginning.

Knows lines and widths, and which signs have an ASCII stand-in; never figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bgplan.render.ascii import in_ascii
from bgplan.render.ascii import spaced as plain_spaces
from bgplan.render.layout import BOLD, EMPTY, Line, Segment, line, wrapped

_NO_HEAD = Segment("")


class Page(NamedTuple):
    """The room that a card has: a width (None in a pipe, where nothing is broken) and a character set."""

    width: int | None
    ascii_only: bool = False

    def typed(self, text: str) -> str:
        """Return the text in the signs that may be used here; numbers of signs may change, so before any layout."""
        return in_ascii(text) if self.ascii_only else text

    def heading(self, text: str) -> tuple[Line, ...]:
        """Return a heading with an empty line before it."""
        return (EMPTY, *self.paragraph(text, BOLD))

    def paragraph(
        self, text: str, style: str = "", *, indent: int = 0, hang: int = 0, head: Segment = _NO_HEAD
    ) -> tuple[Line, ...]:
        """Return a text as lines; those after the first stand ``hang`` further in, ``head`` begins the text."""
        margin = " " * indent
        room = None if self.width is None else self.width - indent
        beginning = self.typed(head.text)
        texts = wrapped(beginning + self.typed(text), room, " " * hang)
        lines = (
            (Segment(margin), Segment(each[:cut], head.style), Segment(each[cut:], style))
            for each, cut in zip(texts, _cuts(texts, beginning), strict=True)
        )
        return tuple(spaced(each) for each in lines)

    def paragraphs(self, texts: Iterable[str], style: str = "", *, indent: int = 0, hang: int = 0) -> tuple[Line, ...]:
        """Return several texts, one below the other."""
        return tuple(each for text in texts for each in self.paragraph(text, style, indent=indent, hang=hang))


def _cuts(texts: tuple[str, ...], head: str) -> Iterator[int]:
    """How much of each line belongs to ``head``, the beginning of the text that was broken."""
    rest = head
    for text in texts:
        inner = text.lstrip(" ")
        margin = len(text) - len(inner)
        if len(inner) < len(rest):
            rest = rest[len(inner) :].lstrip(" ")
            yield len(text)
        else:
            yield margin + len(rest) if rest else 0
            rest = ""


def spaced(one: Line) -> Line:
    """Return a finished line with plain spaces for those at which it must not break, without empty segments."""
    kept = (Segment(plain_spaces(part.text), part.style) for part in one if part.text)
    return line(*kept)


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]

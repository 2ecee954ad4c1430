"""Lines of styled segments: what every terminal screen is made of, before anything is painted.

Knows text, widths and style names; never colours (``terminal``) and never figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from bgplan.core.text import width_of as width_of  # noqa: PLC0414  # a part of every layout
from bgplan.render.ascii import in_ascii, spaced
from bgplan.render.document import BOLD as BOLD  # noqa: PLC0414  # a part of every layout
from bgplan.render.document import DIM as DIM  # noqa: PLC0414
from bgplan.render.plain import ON_ONE_LINE, on_one_line


class Segment(NamedTuple):
    """A piece of a line in one style; styles are names such as ``bold``, ``dim`` and ``status.off_track``."""

    text: str
    style: str = ""


Line: TypeAlias = tuple[Segment, ...]

EMPTY: Line = ()


def line(*parts: str | Segment) -> Line:
    """Return a line of the parts; a bare text has no style."""
    return tuple(part if isinstance(part, Segment) else Segment(part) for part in parts)


def plain(lines: Iterable[Line]) -> str:
    """Return the lines as unstyled text, without spaces at the ends of lines."""
    return "".join("".join(segment.text for segment in held(each)).rstrip() + "\n" for each in lines)


def held(one: Line) -> Line:
    """Return the line so that no text of the data breaks out of it."""
    texts = [segment.text for segment in one]
    shown = on_one_line(texts)
    if shown is texts:
        return one
    return tuple(segment._replace(text=text) for segment, text in zip(one, shown, strict=True))


def typed(lines: Iterable[Line], *, ascii_only: bool) -> tuple[Line, ...]:
    """Return finished lines, in ASCII's signs where that is asked for: what no words of ours were put around."""
    if not ascii_only:
        return tuple(lines)
    return tuple(tuple(part._replace(text=spaced(in_ascii(part.text))) for part in each) for each in lines)


def left(text: str, width: int) -> str:
    """Return the text filled with spaces to the right up to ``width`` columns."""
    return text + " " * (width - width_of(text))


def right(text: str, width: int) -> str:
    """Return the text filled with spaces to the left up to ``width`` columns."""
    return " " * (width - width_of(text)) + text


def wrapped(text: str, width: int | None, indent: str = "") -> tuple[str, ...]:
    """Return the text broken at spaces into lines of at most ``width`` columns, later ones after ``indent``.

    A word longer than a line is broken within; with no width nothing is broken.
    """
    text = text.translate(ON_ONE_LINE)
    if width is None:
        return (text,)
    return tuple(_wrapped(text.split(" "), max(width, width_of(indent) + 8), indent))


def _wrapped(words: list[str], width: int, indent: str) -> Iterator[str]:
    current = ""
    for word in words:
        extended = f"{current} {word}" if current.strip() else current + word
        if width_of(extended) <= width:
            current = extended
            continue
        if current.strip():
            yield current
        current = indent + word
        while width_of(current) > width:
            yield current[:width]
            current = indent + current[width:]
    yield current

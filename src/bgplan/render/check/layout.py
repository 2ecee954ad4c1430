"""Lines of a width: texts filled to columns and broken, for the screens of the check, which have a layout of their own.

Knows texts and widths; never colours and never figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.text import width_of
from bgplan.render.document import Pieces
from bgplan.render.plain import ON_ONE_LINE

EMPTY: Pieces = ()


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

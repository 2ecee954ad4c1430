"""How wide a text is on a terminal.

Knows characters; never a screen.
"""

from __future__ import annotations

import unicodedata


def width_of(text: str) -> int:
    """Return how many terminal columns a text takes: none for combining marks, two for wide characters.

    >>> width_of("Số khu"), width_of("数")
    (6, 2)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""The nearest known name to one that is not known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like ``name``, or nothing where none is near.

    >>> nearest("clustrs", ["parks", "clusters"])
    'clusters'
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only needed where something is already wrong

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


def odd_letter(name: str) -> str:
    """Return the first character of a name that is none of ASCII, by its number and its own name; else nothing.

    Letters of other scripts look like ours: nobody sees a Cyrillic one in "\u0441lusters".

    >>> odd_letter("\u0441lusters"), odd_letter("clusters")
    ('U+0441 CYRILLIC SMALL LETTER ES', '')
    """
    odd = next((character for character in name if not character.isascii()), "")
    return f"U+{ord(odd):04X} {unicodedata.name(odd, '')}".strip() if odd else ""

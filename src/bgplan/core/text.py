"""Texts: in both languages, the nearest known name to one that is not known, and how wide a text is on a terminal.

Knows characters; never a screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Vietnamese and English; the two are equal, so neither may be missing."""

    vi: str
    en: str

    def text(self, lang: str) -> str:
        """Return the text in ``lang`` (``vi`` or ``en``)."""
        return self.vi if lang == "vi" else self.en


def folded(text: str) -> str:
    """Return the text in small letters without marks, as it is sorted and looked for.

    >>> folded("Đường sắt, Cụm CN")
    'duong sat, cum cn'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return "".join(character for character in plain if not unicodedata.combining(character))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like ``name``, or nothing where none is near.

    >>> nearest("clustrs", ["parks", "clusters"])
    'clusters'
    """
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


def odd_letter(name: str) -> str:
    """Return the first character of a name that is none of ASCII, by its number and its own name; else nothing.

    Letters of other scripts look like ours: nobody sees a Cyrillic one in "\u0441lusters".

    >>> odd_letter("\u0441lusters"), odd_letter("clusters")
    ('U+0441 CYRILLIC SMALL LETTER ES', '')
    """
    odd = next((character for character in name if not character.isascii()), "")
    return f"U+{ord(odd):04X} {unicodedata.name(odd, '')}".strip() if odd else ""


def nearest_ones(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known names most like ``name``: those about as near as the nearest; else those it is a part of.

    >>> nearest_ones("clustrs", ["parks", "clusters", "clusters.area"]), nearest_ones("area", ["parks", "parks.area"])
    (('clusters',), ('parks.area',))
    """
    names = list(known)
    near = get_close_matches(name, names, n=most, cutoff=0.6)
    if not near:
        return tuple([each for each in names if name and name in each][:most])
    ratios = [SequenceMatcher(None, each, name).ratio() for each in near]
    return tuple(each for each, ratio in zip(near, ratios, strict=True) if ratio >= ratios[0] - _ABOUT)


_ABOUT = 0.05
"""How much less like a name may be than the nearest and still be named beside it."""

_NARROW = re.compile(r"[\x00-\u02ff\u1e00-\u1eff\u2010-\u2064\u2190-\u22ff\u2500-\u25fc]*")
"""What has none but characters of one column, as nearly every text has: Latin letters and our signs."""


def width_of(text: str) -> int:
    """Return how many terminal columns a text takes: none for combining marks, two for wide characters.

    >>> width_of("Số khu"), width_of("数")
    (6, 2)
    """
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

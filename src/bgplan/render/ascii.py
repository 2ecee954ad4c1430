"""Texts in which every sign is ASCII: for terminals and letters that have no others. Letters stay, of any language.

Knows characters; never what a text says. A stand-in may be wider than its sign, so texts are folded before any layout.
"""

from __future__ import annotations

import unicodedata
from functools import cache

NO_BREAK = "\u00a0"
"""A space at which no line is broken; it stays until the lines are laid out."""

_STAND_INS = {
    NO_BREAK: NO_BREAK,
    "\u202f": NO_BREAK,
    **dict.fromkeys("‐‑‒–—―−·─", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′´", "'"),
    "°": "'",
    "…": "...",
    "→": "->",
    "←": "<-",
    "↔": "<>",
    "⇒": "=>",
    "↑": "/",
    "↓": "\\",
    "↕": "|",
    "│": "|",
    "≤": "<=",
    "≥": ">=",
    "≠": "#",
    "≈": "~",
    "±": "+-",
    "×": "*",
    "÷": "/",
    "⁄": "/",
    "√": "v",
    "∞": "inf",
    "†": "^",
    "‡": "(d)",
    "ⁿ": "(n)",
    "‼": "!",
    "•": "*",
    "▲": "+",
    "●": "=",
    "◊": "!",
    "▼": "-",
    "□": "~",
    "○": "o",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₫": "đ",
    "‰": "o/oo",
    "¤": "f",
    "▄": ".",
    "█": "#",
}


def in_ascii(text: str) -> str:
    """Return the text with every sign that is no letter in ASCII; spaces that hold a line together stay.

    >>> in_ascii("“Kế hoạch 2021–2025” ≥ 9 km² … 1½ 名 ✓")
    '"Kế hoạch 2021-2025" >= 9 km2 ... 11/2 名 ?'
    """
    return text if text.isascii() else "".join(map(_folded, unicodedata.normalize("NFC", text)))


def in_ascii_within(text: str, marks: str) -> str:
    """Return the text of a format in ASCII's signs, where no stand-in may be one of the format's own ``marks``.

    >>> in_ascii_within('“a”,b…', '",')
    "'a',b..."
    """
    return text if text.isascii() else "".join(_harmless(each, marks) for each in unicodedata.normalize("NFC", text))


def _harmless(character: str, marks: str) -> str:
    folded = spaced(_folded(character))
    if character.isascii() or not any(mark in folded for mark in marks):
        return folded
    return "'" if folded == '"' else "?"


def spaced(text: str) -> str:
    """Return a finished text with plain spaces for those at which it must not break."""
    return text.replace(NO_BREAK, " ")


def escaped(text: str, form: str) -> str:
    r"""Return the text with every sign that is neither ASCII nor a letter as an escape, which loses nothing.

    >>> escaped("Hòa – Bình", "\\u{:04x}"), escaped("–", "&#{};")
    ('Hòa \\u2013 Bình', '&#8211;')
    """
    return "".join(each if each.isascii() or each.isalpha() else _escaped(each, form) for each in text)


def _escaped(character: str, form: str) -> str:
    if "u" not in form:
        return form.format(ord(character))
    pairs = character.encode("utf-16-be", "surrogatepass")
    return "".join(form.format(int.from_bytes(pairs[at : at + 2])) for at in range(0, len(pairs), 2))


@cache
def _folded(character: str) -> str:
    """What stands for a character: itself, its stand-in, what it is made of, nothing for what cannot be seen."""
    if character in _STAND_INS:
        return _STAND_INS[character]
    if character.isascii() or character.isalpha():
        return character
    if unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf"):
        return ""
    if unicodedata.category(character).startswith("Z"):
        return " "
    digit = unicodedata.digit(character, None)
    parts = unicodedata.normalize("NFKD", character) if digit is None else str(digit)
    return "?" if parts == character else "".join(map(_folded, parts))

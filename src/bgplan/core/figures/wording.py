"""A print cut into tokens with their roles, by the tables of ``lexicon``.

Knows words and where they stand; what the roles mean together is the business of ``reading``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.figures import numerals
from bgplan.core.figures.lexicon import LEXICON, NEUTRAL, POWERS, SPELLINGS, Role

__all__ = ["ASIDE", "Role", "Token", "atoms", "changes_number", "padded", "power", "tokens"]

ASIDE = "\ue000"
"""Stands in a text where something in parentheses stood: a letter that no text of the data may have."""


class Token(NamedTuple):
    """One word, number or mark of a print, with its role and where it stands."""

    role: Role
    text: str
    start: int
    end: int


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SIGNS = MappingProxyType(
    {
        **dict.fromkeys(_DASHES, Role.DASH),
        **dict.fromkeys(",.:;", Role.PAUSE),
        "/": Role.SLASH,
        "+": Role.PLUS,
        ASIDE: Role.ASIDE,
    }
)

_NAMEABLE = {Role.WORD, Role.ADDED, Role.NEW, Role.AVERAGE, Role.PER, Role.PER_YEAR, Role.PER_HEAD, Role.NOT, Role.JOIN}
"""What is understood where the data's own names of the indicator say it, too."""


_LEAVES_ALONE = frozenset(
    {
        *(Role.NUMBER, Role.WORD, Role.NEUTRAL, Role.QUALITY, Role.MARK, Role.PAUSE, Role.DASH, Role.REACHES),
        *(Role.OVER, Role.NEARLY, Role.ABOUT, Role.UP, Role.PER_YEAR),
    }
)


def changes_number(text: str) -> bool:
    """Return whether a word beside the number of ``text`` makes another of it: a magnitude, a fall, "rưỡi", "lần".

    >>> changes_number("54 CCN"), changes_number("1,2 tỷ"), changes_number("giảm 5%")
    (False, True, True)
    """
    return any(token.role not in _LEAVES_ALONE for token in tokens(text, "vi", frozenset()))


def power(magnitudes: tuple[str, ...]) -> int | None:
    """Return the power of ten that magnitude words together stand for, or None where they are no magnitude.

    >>> power(("nghìn", "tỷ")), power(("tỷ", "triệu"))
    (12, None)
    """
    words = (word.lower() for word in magnitudes)
    return POWERS.get(tuple(SPELLINGS.get(word, word) for word in words))


@lru_cache(maxsize=1024)  # the same few names come with every print
def padded(text: str) -> str:
    """Return the words of ``text`` in small letters with a space around each, so that a phrase can be looked for.

    >>> padded("USD/người")
    ' usd / người '
    """
    words = " ".join(re.findall(r"[^\W_]+|/", text.lower()))
    return f" {words} "


def tokens(text: str, lang: str, units: frozenset[str], names: str = "") -> tuple[Token, ...]:
    """Return the tokens of ``text`` without its spaces; ``units`` are the unit words, in small letters.

    At each place the longest phrase of the lexicon wins, then a number, then a word, then a single mark. A number may
    be glued to either side of a phrase. What ``names`` say of the indicator is neutral beside its figure.
    """
    phrases = _phrases(lang, units)
    places = [match.span() for match in _ATOM.finditer(text)]
    words = [text[start:end].lower() for start, end in places]
    found: list[Token] = []
    index = end = 0
    for start, _ in places:
        if start < end:
            index += 1  # a part of the token before
            continue
        token = _phrase(text, words, places, index, phrases) or _other(text, start, lang)
        found.append(Token(Role.NEUTRAL, *token[1:]) if _is_named(token, names) else token)
        end = token.end
        index += 1
    return tuple(found)


def _is_named(token: Token, names: str) -> bool:
    """Whether the names of the indicator say what the token says; per head and new they may say in other words."""
    if not names or token.role not in _NAMEABLE or len(token.text) < _SHORTEST_NAME:
        return False
    names = padded(names)
    if token.role in _SAID_OTHERWISE:
        return any(phrase in names for phrase in _padded_phrases(token.role))
    return padded(token.text) in names


_SAID_OTHERWISE = {Role.PER_HEAD, Role.ADDED, Role.NEW}
_SHORTEST_NAME = 2
_ATOM = re.compile(r"[^\W\d_]+|\S")
_WORD = re.compile(r"[^\W0-9]\w*")
_number_pattern = lru_cache(maxsize=2)(lambda lang: re.compile(numerals.pattern(lang)))


class _Phrases(NamedTuple):
    """The role of each phrase by its atoms, and how many atoms the longest has that begins with an atom."""

    roles: dict[tuple[str, ...], Role]
    longest: dict[str, int]


def _phrase(text: str, words: list[str], places: list[tuple[int, int]], index: int, phrases: _Phrases) -> Token | None:
    """The longest phrase that begins with an atom: letters or single marks, as the lexicon has them."""
    longest = phrases.longest.get(words[index], 0)
    for last in range(min(index + longest, len(words)), index, -1):
        role = phrases.roles.get(tuple(words[index:last]))
        if role is not None:
            start, end = places[index][0], places[last - 1][1]
            return Token(role, text[start:end], start, end)
    return None


def _other(text: str, start: int, lang: str) -> Token:
    """A number, a word that is not in the lexicon, or a mark."""
    if match := _number_pattern(lang).match(text, start):
        return Token(Role.NUMBER, match.group(), start, match.end())
    if match := _WORD.match(text, start):
        return Token(Role.WORD, match.group(), start, match.end())
    mark = text[start]
    return Token(_SIGNS.get(mark, Role.MARK), mark, start, start + 1)


@lru_cache(maxsize=64)
def _phrases(lang: str, units: frozenset[str]) -> _Phrases:
    """The phrases that there are; a unit's word comes before the same word of ours."""
    roles = dict(_lexicon())
    roles |= {atoms(word): Role.SMALL_NUMBER for word in numerals.small_numbers(lang)}
    roles |= {atoms(word): Role.UNIT for word in units if word.strip()}
    longest: dict[str, int] = {}
    for phrase in roles:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return _Phrases(roles, longest)


@lru_cache(maxsize=1)
def _lexicon() -> dict[tuple[str, ...], Role]:
    neutral = {atoms(phrase): Role.NEUTRAL for phrases in NEUTRAL for phrase in phrases.split("|")}
    return neutral | {atoms(phrase): role for role, phrases in LEXICON for phrase in phrases.split("|")}


@lru_cache(maxsize=4)
def _padded_phrases(wanted: Role) -> tuple[str, ...]:
    phrases = (phrase for role, words in LEXICON if role is wanted for phrase in words.split("|"))
    return tuple({padded(phrase) for phrase in phrases})


def atoms(phrase: str) -> tuple[str, ...]:
    """Return the letters and marks of a phrase one by one, in small letters: "US$" and "US $" are alike."""
    return tuple(_ATOM.findall(phrase.lower()))

"""The unit of a printed figure: whether the one that stands beside it is the indicator's own.

Knows unit words, those of the data and those that are known anyway (currencies, percentages). One dimension is never
taken for another.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bgplan.core.figures.lexicon import SYNONYMS, Role
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable
from bgplan.core.figures.understood import Kind
from bgplan.core.figures.wording import Token, atoms


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: 10 to the ``power`` of its dimension, and the words that prints use for the bare dimension."""

    name: str
    dimension: str
    power: int
    count: bool
    words: tuple[str, ...]


class UnitWords(NamedTuple):
    """The words of a print's own dimension, those of things counted, and all that are known."""

    own: frozenset[str]
    counted: frozenset[str]
    known: frozenset[str]


@lru_cache(maxsize=256)  # the same few units come with every print
def words_of(unit: Unit, units: tuple[Unit, ...]) -> UnitWords:
    """Return the words of the unit's dimension and of all others."""
    own = {folded(word) for other in (unit, *units) if other.dimension == unit.dimension for word in other.words}
    own |= _alike(own, folded(unit.dimension))
    counted = {folded(word) for other in units if other.count for word in other.words}
    every = own.union(*_synonyms(), *({folded(word) for word in other.words} for other in units))
    return UnitWords(frozenset(own), frozenset(counted), frozenset(every))


def _alike(own: set[str], dimension: str) -> set[str]:
    """What else the unit is called; "$" alone is that of the United States unless the data name another dollar."""
    clear = [words for words in _synonyms() if (words & (own | {dimension})) - _DOLLARS]
    return set().union(*(clear or [words for words in _synonyms() if words & own]))


_DOLLARS = frozenset({"$", "dollar", "dollars", "đô la", "đô", "đô - la", "đôla"})


@lru_cache(maxsize=1)
def _synonyms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(folded(word) for word in words) for words in SYNONYMS)


def folded(word: str) -> str:
    """Return the word in small letters of the normal form, letters and marks apart."""
    return " ".join(atoms(unicodedata.normalize("NFC", word)))


def check_unit(spot: Spot, unit: Unit, words: UnitWords, kind: Kind) -> None:
    """Refuse a figure of another dimension, or of none where one is needed."""
    first = spot.after[0] if spot.after else None
    named = [token for token in (*spot.between, *spot.after, *spot.before) if token.role is Role.UNIT]
    _check_foreign(spot, named, words)
    if first is not None and first.role is Role.TIMES:
        if kind not in (Kind.GROWTH, Kind.PLAN_SHARE):
            raise Refusal(Unreadable.UNIT, first.text)
        return
    if named:
        return
    if first is not None and (first.role in _LIKE_UNITS or (unit.count and first.role is Role.NEUTRAL)):
        raise Refusal(Unreadable.UNIT, first.text)  # it may well be another unit, one that nobody has declared
    needless = not words.own or (not spot.has_magnitude if unit.count else unit.power > 0 and spot.has_magnitude)
    if not needless:
        raise Refusal(Unreadable.NO_UNIT, spot.text)


_LIKE_UNITS = frozenset({Role.WORD, Role.POINTS, Role.QUALITY})


def _check_foreign(spot: Spot, named: list[Token], words: UnitWords) -> None:
    """Refuse another unit; only things counted may be named besides the figure's own unit: "1.105,3 ha KCN"."""
    foreign = [token for token in named if folded(token.text) not in words.own]
    beside = [token for token in foreign if folded(token.text) not in words.counted]
    listed = [unit for mark, unit in pairwise(spot.after) if mark.role is Role.PAUSE and unit in foreign]
    first = next((token for token in spot.after if token.role is Role.UNIT), None)
    other = [token for token in foreign if len(foreign) == len(named) or token is first or token in spot.between]
    for token in (*other, *beside, *listed):
        raise Refusal(Unreadable.UNIT, token.text)

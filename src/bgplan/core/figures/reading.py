"""What a printed figure says: its value, and the interval of everything that its digits can stand for.

Knows the order of reading: parentheses, set phrases, tokens, the number, its unit (the indicator's own, never another
dimension), what stands beside it. Never guesses: a print that can be read in two ways, or has anything beside its
figure that is not understood, is a fault with its reason.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, assert_never

from bgplan.core.figures.comparisons import Comparison, comparison, in_digits
from bgplan.core.figures.lexicon import SYNONYMS, Role
from bgplan.core.figures.numerals import Numeral
from bgplan.core.figures.qualifiers import Bound, Hedges, Kind, Qualifier, check_understood, hedges, without_aim
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable, not_understood, opened, spotted
from bgplan.core.figures.wording import ASIDE, Token, atoms, tokens
from bgplan.core.findings import Fault
from bgplan.core.intervals import Interval


@dataclass(frozen=True, slots=True, eq=False)  # itself alone: all of them are a key with every print
class PrintUnit:
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
def words_of(unit: PrintUnit, units: tuple[PrintUnit, ...]) -> UnitWords:
    """Return the words of the unit's dimension and of all others."""
    counted, known = _words_of_all(units)
    own = {folded(word) for other in (unit, *units) if other.dimension == unit.dimension for word in other.words}
    own |= _alike(own, folded(unit.dimension))
    return UnitWords(frozenset(own), counted, known if own <= known else known | own)


@lru_cache(maxsize=16)
def _words_of_all(units: tuple[PrintUnit, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of things counted, and all that are known."""
    counted = frozenset(folded(word) for unit in units if unit.count for word in unit.words)
    return counted, frozenset().union(*_synonyms(), (folded(word) for unit in units for word in unit.words))


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


def check_unit(spot: Spot, unit: PrintUnit, words: UnitWords, kind: Kind) -> None:
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
    if words.own and not _tells_itself(spot, unit):
        raise Refusal(Unreadable.NO_UNIT, spot.text)


def _tells_itself(spot: Spot, unit: PrintUnit) -> bool:
    """Whether a bare figure can be of the unit alone: what is counted in full, or a magnitude of what has one."""
    return not spot.has_magnitude if unit.count else unit.power > 0 and spot.has_magnitude


_LIKE_UNITS = frozenset({Role.WORD, Role.POINTS, Role.QUALITY})


def _check_foreign(spot: Spot, named: list[Token], words: UnitWords) -> None:
    """Refuse another unit; only things counted may be named besides the figure's own unit: "1.105,3 ha KCN"."""
    foreign = [token for token in named if folded(token.text) not in words.own]
    if not foreign:
        return
    beside = [token for token in foreign if folded(token.text) not in words.counted]
    listed = [unit for mark, unit in pairwise(spot.after) if mark.role is Role.PAUSE and unit in foreign]
    leading = (*spot.between, *[token for token in spot.after if token.role is Role.UNIT][:1])
    other = foreign if len(foreign) == len(named) else [token for token in foreign if token in leading]
    for token in (*other, *beside, *listed):
        raise Refusal(Unreadable.UNIT, token.text)


__all__ = ["Bound", "Kind", "ParsedPrint", "PrintUnit", "Qualifier", "Unreadable", "parse"]

LONGEST = 500
"""Longer texts are articles, not prints."""


class ParsedPrint(NamedTuple):
    """What a print says, in the unit it was read for.

    ``number`` is the value once more, to reckon with. ``qualifier`` is as printed, so that of "giảm hơn 5%" is OVER
    though its interval lies below -5. ``exact`` says that the figure stands for itself alone.
    """

    value: Decimal
    number: Fraction
    interval: Interval
    qualifier: Qualifier
    bound: Bound | None
    exact: bool


def parse(  # noqa: PLR0913  # all of it belongs to one reading
    printed: str,
    *,
    unit: PrintUnit,
    units: Collection[PrintUnit],
    lang: str,
    kind: Kind,
    target: bool = False,
    names: str = "",
) -> ParsedPrint:
    """Return what ``printed`` says in ``unit``; a fault says why it cannot be read.

    ``names`` are the data's own names of the indicator: their words are understood beside its figures.

    >>> billion = PrintUnit("bn-vnd", "vnd", 9, False, ("đồng", "VND"))
    >>> read = parse("hơn 155,8 nghìn tỷ đồng", unit=billion, units=[billion], lang="vi", kind=Kind.LEVEL)
    >>> read.value, read.interval == Interval.of(155800, 155900)
    (Decimal('155800'), True)
    """
    try:
        words = words_of(unit, tuple(units))
        text, beside = opened(_plain(printed))
        text = in_digits(text, lang, kind)
        spot = spotted(tokens(text, lang, words.known, names), text, lang, counts=unit.count, grows=kind is Kind.GROWTH)
        if target and kind in (Kind.GROWTH, Kind.SHARE):
            spot = without_aim(spot)
        check_unit(spot, unit, words, kind)
        _check_counted(spot, unit)
        check_understood(spot, kind, target=target)
        for aside in beside:
            _check_aside(aside, lang, words.known, names)
        return _print(spot, unit, comparison(kind, spot), hedges(spot, kind, target=target), target=target)
    except Refusal as refusal:
        part = printed if ASIDE in refusal.part else refusal.part
        raise Fault("BG302", text=printed, reason=refusal.reason.value, part=part) from None


def _plain(printed: str) -> str:
    """The print in NFC, every run of white space one space, without quotation marks around all of it."""
    if len(printed) > LONGEST or ASIDE in printed:
        raise Refusal(Unreadable.WORDS, printed[:40])
    text = " ".join(unicodedata.normalize("NFC", printed).split())
    return text[1:-1].strip() if text[:1] + text[-1:] in _QUOTES else text


_QUOTES = ("“”", '""', "«»")


def _check_counted(spot: Spot, unit: PrintUnit) -> None:
    """Refuse what is counted in thousandths: "342,000 lao động" has the group mark of another language."""
    numbers = (spot.low, spot.high or spot.low)
    if unit.count and not spot.has_magnitude and any(number.exponent == _THOUSANDTHS for number in numbers):
        raise Refusal(Unreadable.DECIMALS, spot.text)


_THOUSANDTHS = -3


def _check_aside(aside: str, lang: str, units: frozenset[str], names: str) -> None:
    """Refuse parentheses with anything but words that are known and figures with their units."""
    text = in_digits(aside, lang, Kind.GROWTH)
    for token in not_understood(tokens(text, lang, units, names)):
        raise Refusal(Unreadable.NO_UNIT if token.role is Role.NUMBER else Unreadable.WORDS, f"({aside.strip()})")


def _print(spot: Spot, unit: PrintUnit, against: Comparison, hedged: Hedges, *, target: bool) -> ParsedPrint:
    qualifier, bound = hedged
    low = spot.low.scaled(-unit.power)
    if spot.high is None:
        value = low.number
        stated = bound is not None or (target and qualifier is Qualifier.NONE)
        counted = unit.count and not spot.has_magnitude and qualifier is Qualifier.NONE
        ends = (value, value) if stated or counted else _ends(low, value, qualifier)
    else:
        ends = (low.number, spot.high.scaled(-unit.power).number)
        value = (ends[0] + ends[1]) / 2
        if ends[1] < ends[0]:
            raise Refusal(Unreadable.SEVERAL_NUMBERS, spot.text)
    number = against.of(value)
    first, last = (number if end is value else against.of(end) for end in ends)  # a point needs no more than one
    interval = Interval(last, first) if against.falls else Interval(first, last)
    if against.falls and bound is not None:
        bound = _MIRRORED[bound]
    decimals = max(0, -low.exponent - against.shift)
    return ParsedPrint(_decimal(number, decimals), number, interval, qualifier, bound, exact=interval.is_point)


_MIRRORED = MappingProxyType({Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST, Bound.RANGE: Bound.RANGE})


def _ends(figure: Numeral, number: Fraction, qualifier: Qualifier) -> tuple[Fraction, Fraction]:
    """From where to where a single figure reaches, the ``number`` itself an end where it is one."""
    match qualifier:
        case Qualifier.OVER:
            return number, number + figure.last_nonzero_unit
        case Qualifier.NEARLY:
            return number - figure.last_nonzero_unit, number
        case Qualifier.ABOUT | Qualifier.NONE:
            return figure.around
        case _:
            assert_never(qualifier)


def _decimal(number: Fraction, decimals: int) -> Decimal:
    """The number with at least so many decimals, exactly: every number here is a whole one over a power of ten."""
    numerator, denominator = number.as_integer_ratio()
    while numerator * 10**decimals % denominator:
        decimals += 1
    return Decimal(f"{numerator * 10**decimals // denominator}E-{decimals}")

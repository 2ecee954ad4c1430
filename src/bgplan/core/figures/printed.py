"""What a printed figure says: its value, and the interval of everything that its digits can stand for.

Knows how number, magnitude, unit, qualifier and comparator work together; the words are in ``wording``, the number
formats in ``numerals``. Never guesses: a print that can be read in two ways is a fault with its reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, assert_never

from bgplan.core.figures.comparators import Comparison, Kind, comparison, refuses_suffix
from bgplan.core.figures.numerals import Numeral
from bgplan.core.figures.phrases import in_digits
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable, spotted
from bgplan.core.figures.wording import CURRENCIES, Role, Token, tokens
from bgplan.core.findings import Fault
from bgplan.core.intervals import Interval

__all__ = ["Bound", "Kind", "Print", "Qualifier", "Unit", "Unreadable", "parse"]

LONGEST = 500
"""Longer texts are articles, not prints."""


class Qualifier(StrEnum):
    """How a print hedges its figure."""

    NONE = "none"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"


class Bound(StrEnum):
    """Which side of its value a print bounds."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: 10 to the ``power`` of its dimension, and the words that prints use for the bare dimension."""

    name: str
    dimension: str
    power: int
    count: bool
    words: tuple[str, ...]


class Print(NamedTuple):
    """What a print says, in the unit it was read for.

    ``qualifier`` is as printed, so that of "giảm hơn 5%" is OVER though its interval lies below -5. ``exact`` says
    that the figure stands for itself alone.
    """

    value: Decimal
    interval: Interval
    qualifier: Qualifier
    bound: Bound | None
    exact: bool


def parse(  # noqa: PLR0913  # all of it belongs to one reading, and all but one has no default
    printed: str,
    *,
    unit: Unit,
    units: Collection[Unit],
    lang: str,
    kind: Kind,
    target: bool = False,
) -> Print:
    """Return what ``printed`` says in ``unit``; a fault says why it cannot be read.

    >>> billion = Unit("bn-vnd", "vnd", 9, False, ("đồng", "VND"))
    >>> read = parse("hơn 155,8 nghìn tỷ đồng", unit=billion, units=[billion], lang="vi", kind=Kind.LEVEL)
    >>> read.value, read.interval == Interval.of(155800, 155900)
    (Decimal('155800'), True)
    """
    try:
        own, known = _words(unit, tuple(units))
        text = in_digits(_plain(printed), lang, kind)
        spot = spotted(tokens(text, lang, known), text, lang, counts=unit.count, grows=kind is Kind.GROWTH)
        _check_words(spot)
        _check_unit(spot, unit, own, kind)
        _check_suffix(spot, kind)
        return _print(spot, unit, comparison(kind, spot), _hedges(spot, kind, target=target), target=target)
    except Refusal as refusal:
        raise Fault("BG302", text=printed, reason=refusal.reason.value, part=refusal.part) from None


@lru_cache(maxsize=256)  # the same few units come with every print
def _words(unit: Unit, units: tuple[Unit, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the unit's dimension, and those of all units; currencies are known whether declared or not."""
    own = {_folded(word) for one in (unit, *units) if one.dimension == unit.dimension for word in one.words}
    own = own.union(*(words for words in CURRENCIES if words & own))
    known = own.union(*CURRENCIES)
    return frozenset(own), frozenset(known | {_folded(word) for one in units for word in one.words})


def _plain(printed: str) -> str:
    """The print in NFC without what stands in parentheses, every run of white space one space."""
    if len(printed) > LONGEST:
        raise Refusal(Unreadable.WORDS, printed[:40])
    return " ".join(re.sub(r"\([^()]*\)", " ", unicodedata.normalize("NFC", printed)).split())


def _folded(word: str) -> str:
    return " ".join(unicodedata.normalize("NFC", word).lower().split())


def _check_words(spot: Spot) -> None:
    """Refuse what may change the figure in a way that we do not know."""
    for token in (*spot.before, *spot.after):
        if token.role is Role.WORD and any(character.isnumeric() for character in token.text):
            raise Refusal(Unreadable.WORDS, token.text)
        if token.role in (Role.MAGNITUDE, Role.CRUDE_MAGNITUDE):
            raise Refusal(Unreadable.MAGNITUDE, token.text)
    for token in spot.before:
        if token.role is Role.NOT:
            raise Refusal(Unreadable.WORDS, token.text)


def _check_unit(spot: Spot, unit: Unit, words: frozenset[str], kind: Kind) -> None:
    """Refuse a figure of another dimension, or of none where one is needed."""
    for token, following in zip(spot.after, (*spot.after, None)[1:], strict=True):
        slashed = token.role is Role.UNIT and following is not None and following.role is Role.SLASH
        yearly = token.role is Role.PER_YEAR and kind is Kind.LEVEL
        if slashed or yearly or token.role is Role.POINTS:
            raise Refusal(Unreadable.UNIT, token.text)
    first = spot.after[0] if spot.after else None
    named = [token for token in (*spot.between, *spot.after, *spot.before) if token.role is Role.UNIT]
    foreign = [token for token in named if _folded(token.text) not in words]
    if foreign and (len(foreign) == len(named) or first in foreign or set(spot.between) & set(foreign)):
        raise Refusal(Unreadable.UNIT, foreign[0].text)
    if first is not None and first.role is Role.TIMES:
        if kind not in (Kind.GROWTH, Kind.PLAN_SHARE):
            raise Refusal(Unreadable.UNIT, first.text)
        return
    if named:
        return
    if first is not None and first.role is Role.WORD:
        raise Refusal(Unreadable.UNIT, first.text)  # it may well be another unit, one that nobody has declared
    needless = not words or (not spot.has_magnitude if unit.count else unit.power > 0 and spot.has_magnitude)
    if not needless:
        raise Refusal(Unreadable.NO_UNIT, spot.text)


_QUALIFIERS = {Role.OVER: Qualifier.OVER, Role.BEYOND: Qualifier.OVER, Role.NEARLY: Qualifier.NEARLY}
_QUALIFIERS |= {Role.ABOUT: Qualifier.ABOUT}
_BOUNDS = {Role.OVER: Bound.AT_LEAST, Role.BEYOND: Bound.AT_LEAST, Role.FLOOR: Bound.AT_LEAST}
_BOUNDS |= {Role.OR_MORE: Bound.AT_LEAST, Role.CEILING: Bound.AT_MOST, Role.OR_LESS: Bound.AT_MOST}
_MAY_FOLLOW = {
    Role.DASH,
    Role.UNIT,
    Role.NEUTRAL,
    Role.REACHES,
    Role.EQUALS,
    Role.UP,
    Role.DOWN,
    Role.FROM,
    Role.MULTIPLIED,
}


def _hedges(spot: Spot, kind: Kind, *, target: bool) -> tuple[Qualifier, Bound | None]:
    """What qualifies the figure, and which bound it therefore is."""
    hedging = set(_QUALIFIERS) | set(_BOUNDS)
    if kind is Kind.PLAN_SHARE:
        hedging.remove(Role.BEYOND)  # a comparator there: "vượt 12,7% kế hoạch" is 112.7
    found = [token for token in spot.before if token.role in hedging]
    found += [token for token in spot.after if token.role in (Role.OR_MORE, Role.OR_LESS)]
    _check_hedges(spot, found)
    qualifier = next((_QUALIFIERS[token.role] for token in found if token.role in _QUALIFIERS), Qualifier.NONE)
    if spot.high is not None:
        if found and qualifier is not Qualifier.ABOUT:
            raise Refusal(Unreadable.WORDS, found[0].text)
        return qualifier, Bound.RANGE
    bound = next((_BOUNDS[token.role] for token in found if token.role in _BOUNDS), None)
    if target:
        return qualifier, bound
    if bound is not None and qualifier is Qualifier.NONE:
        raise Refusal(Unreadable.WORDS, found[0].text)  # a bound says what is demanded, not what is
    return qualifier, None


def _check_hedges(spot: Spot, found: list[Token]) -> None:
    """Refuse several hedges, one that belongs to another word, and a "from" that nothing ends."""
    if len({token.role for token in found}) > 1:
        raise Refusal(Unreadable.WORDS, " ".join(token.text for token in found))
    upward = any(token.role in (Role.OR_MORE, Role.OR_LESS) for token in found)
    if spot.high is None and not upward and spot.before and spot.before[-1].role is Role.FROM:
        raise Refusal(Unreadable.WORDS, spot.before[-1].text)
    for token in found:
        if token not in spot.before:
            continue
        following = spot.before[spot.before.index(token) + 1 :]
        if any(one.role not in _MAY_FOLLOW and one.role is not token.role for one in following):
            raise Refusal(Unreadable.WORDS, token.text)


def _check_suffix(spot: Spot, kind: Kind) -> None:
    """Refuse words behind the figure that may turn it round; behind its unit others speak of other things."""
    if spot.after and spot.after[0].text == "+":
        raise Refusal(Unreadable.WORDS, spot.after[0].text)  # "46,000+" is "or more" to one, a slip to another
    named = False
    for token in spot.after:
        named = named or token.role is Role.UNIT
        reason = refuses_suffix(kind, token.role, named=named)
        if reason is not None:
            raise Refusal(reason, token.text)


def _print(
    spot: Spot, unit: Unit, against: Comparison, hedges: tuple[Qualifier, Bound | None], *, target: bool
) -> Print:
    qualifier, bound = hedges
    low = spot.low.scaled(-unit.power)
    if spot.high is None:
        value = low.number
        stated = bound is not None or (target and qualifier is Qualifier.NONE)
        counted = unit.count and not spot.has_magnitude and qualifier is Qualifier.NONE
        ends = (value, value) if stated or counted else _ends(low, qualifier)
    else:
        ends = (low.number, spot.high.scaled(-unit.power).number)
        value = (ends[0] + ends[1]) / 2
        if ends[1] < ends[0]:
            raise Refusal(Unreadable.SEVERAL_NUMBERS, spot.text)
    interval = Interval(*sorted(against.of(end) for end in ends))
    if against.falls and bound is not None:
        bound = _MIRRORED[bound]
    decimals = max(0, -low.exponent - against.shift)
    return Print(_decimal(against.of(value), decimals), interval, qualifier, bound, exact=interval.is_point)


_MIRRORED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST, Bound.RANGE: Bound.RANGE}


def _ends(figure: Numeral, qualifier: Qualifier) -> tuple[Fraction, Fraction]:
    """From where to where a single figure reaches."""
    number = figure.number
    match qualifier:
        case Qualifier.OVER:
            return number, number + figure.last_nonzero_unit
        case Qualifier.NEARLY:
            return number - figure.last_nonzero_unit, number
        case Qualifier.ABOUT | Qualifier.NONE:
            return number - figure.last_unit / 2, number + figure.last_unit / 2
        case _:
            assert_never(qualifier)


def _decimal(number: Fraction, decimals: int) -> Decimal:
    """The number with at least so many decimals, exactly: every number here is a whole one over a power of ten."""
    while (number * 10**decimals).denominator != 1:
        decimals += 1
    return Decimal(f"{int(number * 10**decimals)}E-{decimals}")

"""What a printed figure says: its value, and the interval of everything that its digits can stand for.

Knows the order of reading: parentheses, set phrases, tokens, the number, its unit, what stands beside it. Never
guesses: a print that can be read in two ways, or has anything beside its figure that is not understood, is a fault
with its reason.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, assert_never

from bgplan.core.figures import asides
from bgplan.core.figures.comparators import Comparison, comparison
from bgplan.core.figures.hedges import Bound, Hedges, Qualifier, hedges
from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.numerals import Numeral
from bgplan.core.figures.phrases import in_digits
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable, spotted
from bgplan.core.figures.understood import Kind, check_understood, without_aim
from bgplan.core.figures.units import Unit, check_unit, words_of
from bgplan.core.figures.wording import ASIDE, padded, tokens
from bgplan.core.findings import Fault
from bgplan.core.intervals import Interval

__all__ = ["Bound", "Kind", "Print", "Qualifier", "Unit", "Unreadable", "parse"]

LONGEST = 500
"""Longer texts are articles, not prints."""


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


def parse(  # noqa: PLR0913  # all of it belongs to one reading
    printed: str,
    *,
    unit: Unit,
    units: Collection[Unit],
    lang: str,
    kind: Kind,
    target: bool = False,
    names: str = "",
) -> Print:
    """Return what ``printed`` says in ``unit``; a fault says why it cannot be read.

    ``names`` are the data's own names of the indicator: their words are understood beside its figures.

    >>> billion = Unit("bn-vnd", "vnd", 9, False, ("đồng", "VND"))
    >>> read = parse("hơn 155,8 nghìn tỷ đồng", unit=billion, units=[billion], lang="vi", kind=Kind.LEVEL)
    >>> read.value, read.interval == Interval.of(155800, 155900)
    (Decimal('155800'), True)
    """
    try:
        words = words_of(unit, tuple(units))
        text, beside = asides.opened(_plain(printed))
        text, names = in_digits(text, lang, kind), padded(names) if names else ""
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


def _check_counted(spot: Spot, unit: Unit) -> None:
    """Refuse what is counted in thousandths: "342,000 lao động" has the group mark of another language."""
    numbers = (spot.low, spot.high or spot.low)
    if unit.count and not spot.has_magnitude and any(number.exponent == _THOUSANDTHS for number in numbers):
        raise Refusal(Unreadable.DECIMALS, spot.text)


_THOUSANDTHS = -3


def _check_aside(aside: str, lang: str, units: frozenset[str], names: str) -> None:
    """Refuse parentheses with anything but words that are known and figures with their units."""
    text = in_digits(aside, lang, Kind.GROWTH)
    for token in asides.not_understood(tokens(text, lang, units, names)):
        raise Refusal(Unreadable.NO_UNIT if token.role is Role.NUMBER else Unreadable.WORDS, f"({aside.strip()})")


def _print(spot: Spot, unit: Unit, against: Comparison, hedged: Hedges, *, target: bool) -> Print:
    qualifier, bound = hedged
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


_MIRRORED = MappingProxyType({Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST, Bound.RANGE: Bound.RANGE})


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

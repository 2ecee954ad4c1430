"""What qualifies a printed figure: "hơn", "gần", "khoảng", and the bounds of targets.

Knows the words that hedge and which of them may stand together; how far the interval then reaches is the business of
``printed``.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable
from bgplan.core.figures.understood import Kind
from bgplan.core.figures.wording import Token


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


class Hedges(NamedTuple):
    """What qualifies a figure, and which bound it therefore is."""

    qualifier: Qualifier
    bound: Bound | None


_QUALIFIERS = MappingProxyType(
    {
        Role.OVER: Qualifier.OVER,
        Role.BEYOND: Qualifier.OVER,
        Role.NEARLY: Qualifier.NEARLY,
        Role.ABOUT: Qualifier.ABOUT,
    }
)
_BOUNDS = MappingProxyType(
    {
        **dict.fromkeys((Role.OVER, Role.BEYOND, Role.FLOOR, Role.OR_MORE), Bound.AT_LEAST),
        **dict.fromkeys((Role.CEILING, Role.OR_LESS), Bound.AT_MOST),
    }
)
_MAY_FOLLOW = frozenset(
    {
        *(Role.DASH, Role.UNIT, Role.NEUTRAL, Role.QUALITY, Role.NEW, Role.REACHES, Role.EQUALS),
        *(Role.UP, Role.DOWN, Role.NEGATIVE, Role.FROM, Role.MULTIPLIED),
    }
)


def hedges(spot: Spot, kind: Kind, *, target: bool) -> Hedges:
    """Return what qualifies the figure, and which bound it therefore is; a bound of what is no target is refused."""
    hedging = set(_QUALIFIERS) | set(_BOUNDS)
    if kind is Kind.PLAN_SHARE:
        hedging.remove(Role.BEYOND)  # a comparator there: "vượt 12,7% kế hoạch" is 112.7
    found = [token for token in spot.before if token.role in hedging]
    found += [token for token in spot.after if token.role in (Role.OR_MORE, Role.OR_LESS)]
    _check_together(spot, found)
    qualifier = next((_QUALIFIERS[token.role] for token in found if token.role in _QUALIFIERS), Qualifier.NONE)
    if spot.high is not None:
        if found and qualifier is not Qualifier.ABOUT:
            raise Refusal(Unreadable.WORDS, found[0].text)
        return Hedges(qualifier, Bound.RANGE)
    bound = next((_BOUNDS[token.role] for token in found if token.role in _BOUNDS), None)
    if target:
        return Hedges(qualifier, bound)
    if bound is not None and qualifier is Qualifier.NONE:
        raise Refusal(Unreadable.WORDS, found[0].text)  # a bound says what is demanded, not what is
    return Hedges(qualifier, None)


def _check_together(spot: Spot, found: list[Token]) -> None:
    """Refuse several hedges, one that belongs to another word, and a "from" that nothing ends."""
    if len({token.role for token in found}) > 1:
        raise Refusal(Unreadable.WORDS, " ".join(token.text for token in found))
    upward = any(token.role in (Role.OR_MORE, Role.OR_LESS) for token in found)
    last = next((token for token in reversed(spot.before) if token.role is not Role.UNIT), None)
    if spot.high is None and not upward and last is not None and last.role is Role.FROM:
        raise Refusal(Unreadable.WORDS, last.text)
    for token in found:
        if token not in spot.before:
            continue
        following = spot.before[spot.before.index(token) + 1 :]
        if any(later.role not in _MAY_FOLLOW and later.role is not token.role for later in following):
            raise Refusal(Unreadable.WORDS, token.text)

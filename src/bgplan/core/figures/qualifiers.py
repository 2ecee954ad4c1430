"""What stands beside a printed figure: where each word or sign is understood, and what "hơn", "gần", "khoảng" do to it.

Knows roles and places, as tables, by kind of figure: everything else is refused, nothing is skipped because nobody
knows it. How far a qualified interval reaches is the business of ``reading``.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable
from bgplan.core.figures.wording import Token


class Kind(StrEnum):
    """What a print is expected to say: a level, a sum over a period, a share of a whole or of a plan, or growth."""

    LEVEL = "level"
    FLOW = "flow"
    SHARE = "share"
    PLAN_SHARE = "plan-share"
    GROWTH = "growth"


_DESCRIBES = frozenset({Role.NEUTRAL, Role.QUALITY, Role.UNIT, Role.PAUSE, Role.REACHES, Role.TO, Role.FROM})

_LEADS = _DESCRIBES | {
    *(Role.SMALL_NUMBER, Role.ARTICLE, Role.JOIN, Role.DASH, Role.PLUS),
    *(Role.OVER, Role.NEARLY, Role.ABOUT, Role.FLOOR, Role.CEILING, Role.BEYOND),
    *(Role.EQUALS, Role.INDEX, Role.BECOMES, Role.UP, Role.DOWN, Role.NEGATIVE, Role.HIGHER, Role.LOWER),
    Role.MULTIPLIED,
}
"""What may stand before any figure; what it then does to a figure of this kind is the business of ``comparisons``."""

_COMPARES = frozenset({Role.AGAINST, Role.EARLIER, Role.OF_EARLIER, Role.ON_YEAR, Role.PLAN, Role.GROWTH})

_FOLLOWS = _DESCRIBES | {Role.OR_MORE, Role.OR_LESS, Role.ASIDE}

BEFORE = MappingProxyType(
    {
        Kind.LEVEL: _LEADS,
        Kind.FLOW: _LEADS | {Role.NEW},
        Kind.SHARE: _LEADS | _COMPARES | {Role.AVERAGE},
        Kind.PLAN_SHARE: _LEADS | _COMPARES,
        Kind.GROWTH: _LEADS | _COMPARES | {Role.AVERAGE, Role.PER_YEAR},
    }
)
"""The roles that are understood before a figure; what is new belongs to a sum over a period, never to a level."""

BEHIND = MappingProxyType(
    {
        Kind.LEVEL: _FOLLOWS,
        Kind.FLOW: _FOLLOWS | {Role.NEW},
        Kind.SHARE: _FOLLOWS | _COMPARES | {Role.UP, Role.HIGHER, Role.MULTIPLIED, Role.TIMES},
        Kind.PLAN_SHARE: _FOLLOWS | _COMPARES | {Role.TIMES, Role.MULTIPLIED},
        Kind.GROWTH: _FOLLOWS
        | _COMPARES
        | {Role.UP, Role.HIGHER, Role.OVER, Role.PER_YEAR, Role.TIMES, Role.MULTIPLIED},
    }
)
"""The roles that are understood behind a figure."""

_BEHIND_A_COMMA = frozenset({Role.BEYOND, Role.PLAN})
"""Of a level: "9 KCN, vượt kế hoạch" says something else of it, "9 KCN vượt kế hoạch" may say how much more it is."""

_REASONS = MappingProxyType(
    {
        **dict.fromkeys(
            (Role.POINTS, Role.PER, Role.PER_HEAD, Role.PER_YEAR, Role.AVERAGE, Role.SLASH), Unreadable.UNIT
        ),
        **dict.fromkeys((Role.MAGNITUDE, Role.CRUDE_MAGNITUDE, Role.HALF), Unreadable.MAGNITUDE),
        **dict.fromkeys(
            (Role.UP, Role.DOWN, Role.HIGHER, Role.LOWER, Role.ADDED, Role.NEW, Role.NEGATIVE), Unreadable.COMPARATOR
        ),
        **dict.fromkeys((Role.MULTIPLIED, Role.BECOMES, Role.BEYOND, Role.CEILING, *_COMPARES), Unreadable.COMPARATOR),
    }
)
"""Why what is not understood in its place is refused, but for words that are not understood anywhere."""


_PLANS = frozenset({Role.PLAN, Role.AIM})
_COMPARE_WITH_PLANS = frozenset(
    {Role.AGAINST, Role.BEYOND, Role.EQUALS, Role.HIGHER, Role.LOWER, Role.MULTIPLIED, Role.PLUS}
)


def without_aim(spot: Spot) -> Spot:
    """Return a target's print without "mục tiêu" and the like, unless it compares with one: "đạt mục tiêu 102%"."""
    roles = [token.role for token in spot.before]
    compares = not _COMPARE_WITH_PLANS.isdisjoint(roles) or Role.REACHES in roles[: _first(roles, Role.PLAN)]
    behind = any(token.role in _COMPARE_WITH_PLANS | {Role.PLAN} for token in spot.after)
    if compares or behind:
        return spot
    return spot._replace(before=tuple(token for token in spot.before if token.role is not Role.PLAN))


def _first(roles: list[Role], wanted: Role) -> int:
    return roles.index(wanted) if wanted in roles else 0


def check_understood(spot: Spot, kind: Kind, *, target: bool) -> None:
    """Refuse a figure beside which anything stands that is not understood there; ``target`` figures name plans."""
    before, behind = BEFORE[kind], BEHIND[kind]
    if target:
        before, behind = before | _PLANS, behind | _PLANS
    for token in _not_understood(spot, before, behind):
        raise Refusal(_REASONS.get(token.role, Unreadable.WORDS), token.text)


def _not_understood(spot: Spot, before: frozenset[Role], behind: frozenset[Role]) -> Iterator[Token]:
    yield from (token for token in spot.before if token.role not in before)
    yield from (token for token in spot.before[:-1] if token.role in (Role.DASH, Role.PLUS))  # no sign of the figure
    yield from (token for token in spot.before[-1:] if token.role is Role.JOIN)  # "and 54": of how many?
    named = any(token.role is Role.UNIT for token in (*spot.before, *spot.between))
    comes = not named and any(token.role is Role.UNIT for token in spot.after)
    paused = False
    for token in spot.after:
        named = named or token.role is Role.UNIT
        paused = paused or token.role is Role.PAUSE
        if not _is_understood(token.role, behind, named=named, comes=comes, paused=paused):
            yield token


def _is_understood(role: Role, behind: frozenset[Role], *, named: bool, comes: bool, paused: bool) -> bool:
    """Whether a word is understood behind a figure whose unit has been ``named`` by now, or ``comes`` yet."""
    if comes and not named:
        return role in behind and role in _BEFORE_UNIT
    if role in _NEEDS_UNIT:
        return named and role in behind
    return role in behind or (paused and role in _BEHIND_A_COMMA)


_BEFORE_UNIT = frozenset({Role.QUALITY, Role.NEW, Role.TIMES})
"""Understood between a figure and its unit: "six operational IPs"."""
_NEEDS_UNIT = frozenset({Role.ASIDE, Role.OVER})
"""Understood only behind a figure whose unit has been named: before it they may belong to the number."""


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


_NO_HEDGES = Hedges(Qualifier.NONE, None)
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
_HEDGING = frozenset(_QUALIFIERS) | frozenset(_BOUNDS)
_HEDGING_A_SHARE = _HEDGING - {Role.BEYOND}
"""Those beside a share of a plan: "vượt 12,7% kế hoạch" is a comparison there, 112.7."""
_MAY_FOLLOW = frozenset(
    {
        *(Role.DASH, Role.UNIT, Role.NEUTRAL, Role.QUALITY, Role.NEW, Role.REACHES, Role.EQUALS),
        *(Role.UP, Role.DOWN, Role.NEGATIVE, Role.FROM, Role.MULTIPLIED),
    }
)


def hedges(spot: Spot, kind: Kind, *, target: bool) -> Hedges:
    """Return what qualifies the figure, and which bound it therefore is; a bound of what is no target is refused."""
    found = _hedging(spot, kind)
    if not (found or spot.before or spot.high):  # as nearly always
        return _NO_HEDGES
    _check_together(spot, found)
    _check_order(spot.before, found)
    roles = [token.role for token in found]
    qualifier = next(filter(None, map(_QUALIFIERS.get, roles)), Qualifier.NONE)
    if spot.high is not None:
        if found and qualifier is not Qualifier.ABOUT:
            raise Refusal(Unreadable.WORDS, found[0].text)
        return Hedges(qualifier, Bound.RANGE)
    bound = next(filter(None, map(_BOUNDS.get, roles)), None)
    if target:
        return Hedges(qualifier, bound)
    if bound is not None and qualifier is Qualifier.NONE:
        raise Refusal(Unreadable.WORDS, found[0].text)  # a bound says what is demanded, not what is
    return Hedges(qualifier, None)


def _hedging(spot: Spot, kind: Kind) -> list[Token]:
    """The words that hedge a figure: those before it, and "trở lên" or "trở xuống" behind it."""
    hedging = _HEDGING_A_SHARE if kind is Kind.PLAN_SHARE else _HEDGING
    before = [token for token in spot.before if token.role in hedging]
    return before + [token for token in spot.after if token.role in (Role.OR_MORE, Role.OR_LESS)]


def _check_together(spot: Spot, found: list[Token]) -> None:
    """Refuse several hedges, and a "from" that nothing ends."""
    if len({token.role for token in found}) > 1:
        raise Refusal(Unreadable.WORDS, " ".join(token.text for token in found))
    upward = any(token.role in (Role.OR_MORE, Role.OR_LESS) for token in found)
    last = next((token for token in reversed(spot.before) if token.role is not Role.UNIT), None)
    if spot.high is None and not upward and last is not None and last.role is Role.FROM:
        raise Refusal(Unreadable.WORDS, last.text)


def _check_order(before: tuple[Token, ...], found: list[Token]) -> None:
    """Refuse a hedge that belongs to another word than the figure."""
    for token in found:
        if token not in before:
            continue
        following = before[before.index(token) + 1 :]
        if any(later.role not in _MAY_FOLLOW and later.role is not token.role for later in following):
            raise Refusal(Unreadable.WORDS, token.text)

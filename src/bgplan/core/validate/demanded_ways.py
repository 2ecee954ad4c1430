"""BG620: which way is better, said in several places: of a target and its indicator, of a growth and its level.

Knows declarations only; which way figures went is BG604's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bgplan.core.book import Book, Goal
from bgplan.core.figures import Bound
from bgplan.core.findings import Fact, Finding, Place
from bgplan.core.rules import HELD, Outcome, finding
from bgplan.core.vocabulary import Direction, Form, Measure

_OF_BOUND = {Bound.AT_LEAST: Direction.UP, Bound.AT_MOST: Direction.DOWN}


def declared_ways(book: Book) -> Iterator[Finding | Outcome]:
    """BG620: what is declared better for a target, its print, its indicator and the level that grows is one way."""
    for goal in book.goals:
        yield from _of_target(goal, book)
    yield from _of_growths(book)


def _of_target(goal: Goal, book: Book) -> Iterator[Finding | Outcome]:
    own, theirs = goal.record.direction, goal.indicator.direction
    there = book.written.place("indicators", goal.record.indicator, "direction")
    if own is not None and theirs is not None:
        place = goal.place.at("direction")
        yield HELD["BG620"] if own is theirs else _apart(goal.name, place, (there,), own, theirs, "its-indicator")
    bound = _OF_BOUND.get(goal.amount.bound) if goal.amount is not None and goal.amount.bound is not None else None
    declared = own or theirs
    if bound is not None and declared is not None:
        place = goal.place.at("direction") if own is not None else there
        asked = goal.place.at("printed")
        yield HELD["BG620"] if bound is declared else _apart(goal.name, place, (asked,), declared, bound, "its-bound")


def _of_growths(book: Book) -> Iterator[Finding | Outcome]:
    """A growth and the level that grows by it; the growth rates of one concept."""
    indicators = book.written.indicators
    pairs = [
        (each.growth or "", each.of or "", "its-level")
        for each in book.written.identities.values()
        if each.form is Form.GROWTH_OF
    ]
    growths = [name for name, each in indicators.items() if each.measure is Measure.GROWTH]
    pairs += [
        (other, one, "its-concept")
        for one, other in combinations(growths, 2)
        if indicators[one].concept == indicators[other].concept
    ]
    told: set[str] = set()
    for name, other, against in pairs:
        if name not in indicators or other not in indicators or name in told:
            continue
        own, theirs = indicators[name].direction, indicators[other].direction
        if own is None or theirs is None:
            continue
        if own is theirs:
            yield HELD["BG620"]
            continue
        told.add(name)
        places = (book.written.place("indicators", each, "direction") for each in (name, other))
        place, related = places
        yield _apart(name, place, (related,), own, theirs, against)


def _apart(  # noqa: PLR0913, PLR0917  # two places and what each says
    subject: str, place: Place, related: tuple[Place, ...], own: Direction, theirs: Direction, against: str
) -> Finding:
    facts: dict[str, Fact] = {"direction": own.value, "other": theirs.value, "reason": against}
    return finding("BG620", place, subject=subject, related=related, facts=facts)

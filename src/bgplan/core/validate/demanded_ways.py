"""BG620: which way is better, said in several places: of a target and its indicator, of a growth and its level.

Knows declarations only; which way figures went is BG604's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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
    """A growth and the level that grows by it; the growth rates of one concept, of which the odd one is told."""
    indicators = book.written.indicators
    pairs = [
        (each.growth or "", each.of or "", "its-level")
        for each in book.written.identities.values()
        if each.form is Form.GROWTH_OF
    ]
    told: set[str] = set()
    for name, other, against in (*pairs, *_of_concepts(book)):
        if name not in indicators or other not in indicators or told & {name, other}:
            continue
        own, theirs = indicators[name].direction, indicators[other].direction
        if own is None or theirs is None:
            continue
        if own is theirs:
            yield HELD["BG620"]
            continue
        told.add(name)
        place, related = (book.written.place("indicators", each, "direction") for each in (name, other))
        yield _apart(name, place, (related,), own, theirs, against)


def _of_concepts(book: Book) -> Iterator[tuple[str, str, str]]:
    """Each growth of a concept and its prices beside the first that goes the usual way; of two the second is odd."""
    concepts: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for name, indicator in book.written.indicators.items():
        if indicator.measure is Measure.GROWTH and indicator.direction is not None:
            concepts[indicator.concept, indicator.price_basis].append(name)
    for names in concepts.values():
        ways = [book.written.indicators[name].direction for name in names]
        usual = max(ways, key=ways.count)
        like = names[ways.index(usual)]
        yield from ((name, like, "its-concept") for name in names if name != like)


def _apart(  # noqa: PLR0913, PLR0917  # two places and what each says
    subject: str, place: Place, related: tuple[Place, ...], own: Direction, theirs: Direction, against: str
) -> Finding:
    facts: dict[str, Fact] = {"direction": own.value, "other": theirs.value, "reason": against}
    return finding("BG620", place, subject=subject, related=related, facts=facts)

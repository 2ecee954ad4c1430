"""BG609: names under ``superseded_by`` that lead back to where they began, so that nothing would count.

Knows which target and plan names its successor, never a figure. What a successor that counts has superseded is judged
no longer; that is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bgplan.core.book import Book
from bgplan.core.findings import Finding
from bgplan.core.rules import HELD, Outcome, finding


def superseded_in_a_circle(book: Book) -> Iterator[Finding | Outcome]:
    """BG609: the way from a target or a plan to what superseded it never comes back; a circle is found once."""
    written = book.written
    targets = {name: target.superseded_by for name, target in written.targets.items() if target.superseded_by}
    plans = {name: plan.superseded_by for name, plan in written.plans.items() if plan.superseded_by}
    for table, successors in (("targets", targets), ("plans", plans)):
        told: set[str] = set()
        for name in successors:
            circle = _circle(name, successors)
            if not circle:
                yield HELD["BG609"]
            elif not told & set(circle):
                place = written.place(table, circle[0], "superseded_by")
                yield finding("BG609", place, subject=circle[0], circle=(*circle, circle[0]))
            told |= set(circle)


def _circle(name: str, successors: Mapping[str, str]) -> tuple[str, ...]:
    """The names from one back to itself; nothing where the way from it does not come back."""
    way, at = [name], successors.get(name)
    while at is not None and at not in way:
        way.append(at)
        at = successors.get(at)
    return tuple(way) if at == name else ()

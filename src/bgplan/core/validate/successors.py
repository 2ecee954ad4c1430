"""BG609: targets and plans that others have superseded, and are judged all the same.

Knows which target and plan names its successor, and from when the successor counts; never a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bgplan.core.book import Book
from bgplan.core.findings import Fact, Finding, Place, Severity
from bgplan.core.known import known_from, newest_publication
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding


def superseded_still_judged(book: Book) -> Iterator[Finding | Outcome]:
    """BG609: what a successor that is known by now supersedes stands in the tables no longer; none is its own."""
    written, newest = book.written, newest_publication(book)
    judged = {goal.record.plan for goal in book.goals if goal.record.superseded_by is None}
    targets = {name: target.superseded_by for name, target in written.targets.items() if target.superseded_by}
    plans = {name: plan.superseded_by for name, plan in written.plans.items() if plan.superseded_by}
    issued = {name: known_from(plan, written) for name, plan in written.plans.items()}
    of_targets = {name: issued[each.plan] for name, each in written.targets.items() if each.plan in issued}
    for table, successors, since in (("targets", targets, of_targets), ("plans", plans, issued)):
        told: set[str] = set()
        for name, successor in successors.items():
            place = written.place(table, name, "superseded_by")
            circle = _circle(name, successors)
            if circle:
                if not told & set(circle):
                    yield _in_circle(place, circle)
                told |= set(circle)
            elif successor not in since:
                yield UNTOLD["BG609"]
            elif _counts(since[successor], newest) and (table == "targets" or name in judged):
                facts: dict[str, Fact] = {"successor": successor, "old": name, "circle": None}
                yield finding("BG609", place, subject=name, related=(written.place(table, successor),), facts=facts)
            else:
                yield HELD["BG609"]


def _counts(since: date, newest: date | None) -> bool:
    """Whether the successor is there by the newest publication."""
    return newest is None or since <= newest


def _circle(name: str, successors: Mapping[str, str]) -> tuple[str, ...]:
    """The names from one back to itself; nothing where the way from it does not come back."""
    way, at = [name], successors.get(name)
    while at is not None and at not in way:
        way.append(at)
        at = successors.get(at)
    return tuple(way) if at == name else ()


def _in_circle(place: Place, circle: tuple[str, ...]) -> Finding:
    facts: dict[str, Fact] = {"successor": circle[1 % len(circle)], "old": None, "circle": (*circle, circle[0])}
    return finding("BG609", place, subject=circle[0], severity=Severity.ERROR, facts=facts)

"""Plans and targets that are new, have ended or were superseded, and series that closed, between two dates.

Knows dates of issue, periods and successors; never a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bgplan.core.book import Book, Goal
from bgplan.core.changes.changed import ClosedSeries, PlanChange, TargetChange
from bgplan.core.known import goal_known_from, known_from
from bgplan.core.model import Plan


class Span(NamedTuple):
    """The days after ``earlier``, up to and including ``later``."""

    earlier: date
    later: date

    def holds(self, on: date | None) -> bool:
        """Return whether the day lies in it."""
        return on is not None and self.earlier < on <= self.later


def plan_changes(book: Book, span: Span, names: frozenset[str]) -> Iterator[PlanChange]:
    """Yield the plans of these names that were issued, ended or superseded; an ended one was known before it ended."""
    written = book.written
    for name, plan in written.plans.items():
        since = known_from(plan, written)
        if name not in names or since > span.later:
            continue
        if span.holds(since):
            yield PlanChange(name, plan, "new", since)
        successor = written.plans.get(plan.superseded_by or "")
        if successor is not None and span.holds(known_from(successor, written)):
            yield PlanChange(name, plan, "superseded", known_from(successor, written), plan.superseded_by)
        elif span.holds(plan.period.end):
            yield PlanChange(name, plan, "ended", plan.period.end)


def target_changes(book: Book, goals: tuple[Goal, ...], span: Span) -> Iterator[TargetChange]:
    """Yield the targets, of those known by the later date, that are new, superseded or due."""
    since = {goal.name: goal_known_from(goal, book.written) for goal in book.goals}
    written = {goal.name: goal for goal in book.goals}
    for goal in goals:
        if span.holds(since[goal.name]):
            yield TargetChange(goal, "new", since[goal.name])
        successor = written[goal.name].record.superseded_by
        if successor is not None and span.holds(since.get(successor)):
            yield TargetChange(goal, "superseded", since[successor], successor)
        elif span.holds(goal.term.end):
            yield TargetChange(goal, "due", goal.term.end)


def closed_series(book: Book, span: Span, names: frozenset[str]) -> Iterator[ClosedSeries]:
    """Yield the indicators of these names whose series came to its end."""
    for name, indicator in book.written.indicators.items():
        if name in names and indicator.closed is not None and span.holds(indicator.closed.on):
            yield ClosedSeries(name, indicator, indicator.closed)


def plans_of(book: Book, goals: tuple[Goal, ...], *, every: bool) -> frozenset[str]:
    """Return the plans that are asked for: all, or those of the goals."""
    found: dict[str, Plan] = dict(book.written.plans) if every else {goal.record.plan: goal.plan for goal in goals}
    return frozenset(found)

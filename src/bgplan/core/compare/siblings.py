"""Siblings: targets of the same things, of one plan and due date, whose figures are of different dates.

The data say which things are the same (``things`` of an indicator); the spelling of names never does. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.beside import Sibling
from bgplan.core.book import Goal, Reported
from bgplan.core.compare.choice import choice
from bgplan.core.findings import Fact
from bgplan.core.report import Reason


def siblings_of_other_date(
    goal: Goal, used: Reported, goals: tuple[Goal, ...], observations: tuple[Reported, ...]
) -> Iterator[Sibling]:
    """Yield the siblings of a goal whose figure is of another date than ``used``."""
    for other in goals:
        if not _are_siblings(goal, other):
            continue
        figure = choice(other, observations).used
        if figure is not None and figure.record.period.end != used.record.period.end:
            yield Sibling(other, figure)


def _are_siblings(goal: Goal, other: Goal) -> bool:
    """Whether two goals are of the same things, of one plan and due date."""
    things = goal.indicator.things
    return (
        things is not None
        and other.indicator.things == things
        and other.record.indicator != goal.record.indicator
        and (other.record.plan, other.term.end) == (goal.record.plan, goal.term.end)
    )


def sibling_reason(sibling: Sibling, used: Reported) -> Reason:
    """Return that a sibling's figure is of another date, with both dates."""
    goal, figure = sibling
    facts: dict[str, Fact] = {"sibling": goal.name, "indicator": goal.indicator.short, "date": figure.record.period.end}
    return Reason("sibling_of_other_date", {**facts, "own": used.record.period.end})

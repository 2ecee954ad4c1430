"""Siblings: targets of the same things, of one plan and due date, whose figures are of different dates.

The data say which things are the same (``things`` of an indicator); the spelling of names never does. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.beside import Sibling
from bgplan.core.book import Goal, Reported
from bgplan.core.compare.choice import choice
from bgplan.core.compare.context import Context, of_things
from bgplan.core.findings import Fact
from bgplan.core.report import Reason


def siblings_of_other_date(goal: Goal, used: Reported, context: Context) -> Iterator[Sibling]:
    """Yield the siblings of a goal whose figure is of another date than ``used``."""
    if goal.indicator.things is None:
        return
    for other in context.targets.of_things.get(of_things(goal), ()):
        if other.record.indicator == goal.record.indicator:
            continue
        figure = choice(other, context.figures(other)).used
        if figure is not None and figure.record.period.end != used.record.period.end:
            yield Sibling(other, figure)


def sibling_reason(sibling: Sibling, used: Reported) -> Reason:
    """Return that a sibling's figure is of another date, with both dates."""
    goal, figure = sibling
    facts: dict[str, Fact] = {"sibling": goal.name, "indicator": goal.indicator.short, "date": figure.record.period.end}
    return Reason("sibling_of_other_date", {**facts, "own": used.record.period.end})

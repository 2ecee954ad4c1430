"""Why a figure of the same concept cannot be set against a target: every attribute that differs.

Knows one goal and one observation at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.best_prints import ranked
from bgplan.core.book import Goal, PlanFile, Reported
from bgplan.core.compare.choice import OF_A_STRETCH
from bgplan.core.findings import Fact
from bgplan.core.known import is_actual
from bgplan.core.report import Difference, NotCompared
from bgplan.core.vocabulary import Confidence


def not_compared(
    goal: Goal, observations: tuple[Reported, ...], unfit: tuple[Reported, ...], written: PlanFile
) -> tuple[NotCompared, ...]:
    """Return the figures of the goal's concept that are not its own: nearest, latest and better prints first."""
    others = [
        one
        for one in observations
        if one.indicator.concept == goal.indicator.concept
        and one.record.indicator not in (goal.record.indicator, goal.record.proxy)
        and is_actual(one)
        and goal.plan.period.start <= one.record.period.end <= goal.term.end
    ]
    found = [NotCompared(one, tuple(_differences(goal, one, written))) for one in ranked((*others, *unfit))]
    found = [each for each in found if each.differs]
    return tuple(sorted(found, key=_distance))


def _distance(each: NotCompared) -> tuple[int, int, int, int]:
    """The fewest differences first, then the latest period, the most trusted figure, the latest publication."""
    one = each.reported
    trust = tuple(Confidence).index(one.record.confidence)
    return len(each.differs), -one.record.period.end.toordinal(), trust, -one.published.toordinal()


def _differences(goal: Goal, one: Reported, written: PlanFile) -> Iterator[Difference]:
    ours, theirs = goal.indicator, one.indicator
    for attribute in ("coverage", "industry"):
        mine, other = getattr(ours, attribute), getattr(theirs, attribute)
        if mine != other:
            yield Difference(attribute, _worded(attribute, mine, written), _worded(attribute, other, written))
    for attribute in ("price_basis", "measure", "comparator"):
        mine, other = getattr(ours, attribute), getattr(theirs, attribute)
        if mine != other:
            yield Difference(attribute, _code(mine), _code(other))
    if written.units[ours.unit].dimension != written.units[theirs.unit].dimension:
        yield Difference("unit", written.units[ours.unit].name, written.units[theirs.unit].name)
    if _wants_other_time(goal, one):
        yield Difference("period", goal.term, one.record.period)


def _wants_other_time(goal: Goal, one: Reported) -> bool:
    """Whether the figure's stretch of time is not what the goal is about."""
    period = one.record.period
    if goal.is_average:
        return period.years != goal.term.years
    if goal.is_span:
        return period.start != goal.term.start
    return goal.indicator.measure in OF_A_STRETCH and not period.is_full_year


def _worded(attribute: str, name: str | None, written: PlanFile) -> Fact:
    """The data's own words for a coverage or an industry."""
    table = written.coverages if attribute == "coverage" else written.industries
    return table.get(name, name) if name is not None else None


def _code(value: object) -> Fact:
    return None if value is None else str(value)

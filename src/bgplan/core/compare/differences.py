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
from bgplan.core.vocabulary import NOT_STATED, Confidence


def not_compared(
    goal: Goal,
    observations: tuple[Reported, ...],
    unfit: tuple[Reported, ...],
    written: PlanFile,
    counted: tuple[Reported, ...] = (),
) -> tuple[NotCompared, ...]:
    """Return the figures of the goal's concept that are not its own, the most alike first (DESIGN 4).

    Figures of another territory are no likeness at all, and what is ``counted`` is compared, whose ever it is: an
    average of several years may be printed under an indicator of its own.
    """
    told = {id(one) for one in counted}
    others = [
        one
        for one in observations
        if one.indicator.concept == goal.indicator.concept
        and one.record.indicator not in (goal.record.indicator, goal.record.proxy)
        and not _is_elsewhere(goal, one, written)
        and is_actual(one)
        and id(one) not in told
        and goal.plan.period.start <= one.record.period.end <= goal.term.end
    ]
    found = [NotCompared(one, tuple(_differences(goal, one, written))) for one in ranked((*others, *unfit))]
    found = [each for each in found if each.differs]
    return tuple(sorted(found, key=_distance))


def _is_elsewhere(goal: Goal, one: Reported, written: PlanFile) -> bool:
    """Whether the figure is of another territory than the target."""
    ours, theirs = goal.indicator.coverage, one.indicator.coverage
    return ours != theirs and not written.territories.isdisjoint((ours, theirs))


def _distance(refused: NotCompared) -> tuple[float, bool, bool, int, int, int]:
    """The fewest differences first, what is not stated being half a one; none of low confidence before a sure one.

    Then a whole year before a part of one, the latest period, the most trusted figure, the latest publication.
    """
    figure, period = refused.reported, refused.reported.record.period
    of_part = figure.indicator.measure in OF_A_STRETCH and not period.is_full_year
    trust = tuple(Confidence).index(figure.record.confidence)
    ends = -period.end.toordinal(), trust, -figure.published.toordinal()
    return sum(map(_weight, refused.differs)), figure.is_doubtful, of_part, *ends


def _weight(difference: Difference) -> float:
    """How much a difference counts: what one side does not state may be the same."""
    return 0.5 if NOT_STATED in (difference.target, difference.figure) else 1


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

"""Why a figure of the same concept cannot be set against a target: every attribute that differs.

Knows one target and the figures of its concept. Figures of like indicators and one period differ from a target in the
same, so they are held together: of thousands only the nearest are looked at one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from bgplan.core.dataset import PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact
from bgplan.core.model import Indicator
from bgplan.core.periods import Period
from bgplan.core.report import Difference, NotCompared
from bgplan.core.series import AllSeries, grouped, ranked
from bgplan.core.vocabulary import NOT_STATED

NEAREST = 3
"""So many of the figures that cannot be compared are told, if nobody asks for all."""


class Likeness(NamedTuple):
    """The figures of like indicators and one period, the nearest to any target first; ``names`` counts them by name."""

    indicator: Indicator
    period: Period
    figures: tuple[ResolvedObservation, ...]
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Refused:
    """The figures of a concept that cannot be set against a target, the nearest first, and how many there are."""

    nearest: tuple[NotCompared, ...] = ()
    count: int = 0


NOTHING_REFUSED = Refused()


@dataclass(frozen=True)
class Concepts:
    """The figures of every concept by what they can differ in from a target; found once, when one is asked for."""

    series: AllSeries

    def others(self, target: ResolvedTarget) -> tuple[Likeness, ...]:
        """Return the figures of the target's concept; none where all are of its own indicator."""
        concept = target.indicator.concept
        names = self._names.get(concept, ())
        if len(names) > 1:
            return self._shared[concept]
        return () if names in ((), (target.record.indicator,)) else _likenesses(self.series.named(names[0]).actual)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """The indicators of each concept that have figures."""
        return grouped(self.series.by_name, lambda name: self.series.by_name[name].figures[0].indicator.concept)

    @cached_property
    def _shared(self) -> Mapping[str, tuple[Likeness, ...]]:
        """The figures of each concept of several indicators."""
        shared = {concept: names for concept, names in self._names.items() if len(names) > 1}
        return {concept: _likenesses(self.series.actual(*names)) for concept, names in shared.items()}


def _likenesses(figures: Iterable[ResolvedObservation]) -> tuple[Likeness, ...]:
    """The figures by everything in which an indicator can differ, and by period; forecasts are no likeness."""
    return tuple(map(_likeness, grouped(figures, _all_that_can_differ).values()))


def _all_that_can_differ(figure: ResolvedObservation) -> Hashable:
    own = figure.indicator
    alike = own.coverage, own.industry, own.price_basis, own.measure, own.comparator, own.unit
    return *alike, figure.record.period


def _likeness(figures: tuple[ResolvedObservation, ...]) -> Likeness:
    nearest = sorted(ranked(figures), key=_distance_of)
    names = Counter(figure.record.indicator for figure in figures)
    return Likeness(figures[0].indicator, figures[0].record.period, tuple(nearest), names)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a concept's figures: those that are not the target's own and are not ``counted``.

    ``most`` is the number of the nearest that are told, None for all.
    """

    target: ResolvedTarget
    unfit: tuple[ResolvedObservation, ...]
    counted: tuple[ResolvedObservation, ...]
    most: int | None


def not_compared(wanted: Wanted, concepts: Concepts, written: PlanFile) -> Refused:
    """Return the figures of the target's concept that are not its own, the most alike first.

    Figures of another territory are no likeness at all, and what is ``counted`` is compared, whose ever it is: an
    average of several years may be printed under an indicator of its own.
    """
    target, most = wanted.target, wanted.most
    near = [figure for figure in wanted.unfit if any(_differences(target, figure, written))]
    count = len(near)
    for likeness in concepts.others(target):
        first = likeness.figures[0]
        in_time = target.plan.period.start <= likeness.period.end <= target.term.end
        if in_time and not _is_elsewhere(target, first, written) and any(_differences(target, first, written)):
            count += len(likeness.figures) - _left_out(wanted, likeness)
            near += islice(_others(wanted, likeness), most)
    found = sorted(
        (NotCompared(figure, tuple(_differences(target, figure, written))) for figure in ranked(near)), key=_distance
    )
    return Refused(tuple(found[:most]), count)


def _others(wanted: Wanted, likeness: Likeness) -> Iterator[ResolvedObservation]:
    own, counted = _own(wanted.target), _counted_of_others(wanted)
    return (
        figure
        for figure in likeness.figures
        if figure.record.indicator not in own and not any(figure is other for other in counted)
    )


def _left_out(wanted: Wanted, likeness: Likeness) -> int:
    """How many of the figures are the target's own, or are compared with it."""
    own = sum(likeness.names.get(name, 0) for name in _own(wanted.target))
    counted = (figure for figure in _counted_of_others(wanted) if figure.record.period == likeness.period)
    return own + sum(any(figure is other for other in likeness.figures) for figure in counted)


def _own(target: ResolvedTarget) -> frozenset[str]:
    return frozenset(name for name in (target.record.indicator, target.record.proxy) if name is not None)


def _counted_of_others(wanted: Wanted) -> tuple[ResolvedObservation, ...]:
    own = _own(wanted.target)
    return tuple(figure for figure in wanted.counted if figure.record.indicator not in own)


def _is_elsewhere(target: ResolvedTarget, figure: ResolvedObservation, written: PlanFile) -> bool:
    """Whether the figure is of another territory than the target."""
    ours, theirs = target.indicator.coverage, figure.indicator.coverage
    return ours != theirs and not written.territories.isdisjoint((ours, theirs))


def _distance(refused: NotCompared) -> tuple[float, bool, bool, int, int, int]:
    """The fewest differences first, what is not stated being half a one; none of low confidence before a sure one.

    Then a whole year before a part of one, the latest period, the most trusted figure, the latest publication.
    """
    return sum(map(_weight, refused.differs)), *_distance_of(refused.observation)


def _distance_of(figure: ResolvedObservation) -> tuple[bool, bool, int, int, int]:
    """What of a figure's distance is the same for every target."""
    period = figure.record.period
    of_part = figure.indicator.measure.is_of_stretch and not period.is_full_year
    return (
        figure.is_doubtful,
        of_part,
        -period.end.toordinal(),
        figure.record.confidence.doubt,
        -figure.published.toordinal(),
    )


def _weight(difference: Difference) -> float:
    """How much a difference counts: what one side does not state may be the same."""
    return 0.5 if NOT_STATED in (difference.target, difference.figure) else 1


def _differences(target: ResolvedTarget, observation: ResolvedObservation, written: PlanFile) -> Iterator[Difference]:
    ours, theirs = target.indicator, observation.indicator
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
    if _wants_other_time(target, observation):
        yield Difference("period", target.term, observation.record.period)


def _wants_other_time(target: ResolvedTarget, observation: ResolvedObservation) -> bool:
    """Whether the figure's stretch of time is not what the target is about."""
    period = observation.record.period
    if target.is_average:
        return period.years != target.term.years
    if target.is_span:
        return period.start != target.term.start
    return target.indicator.measure.is_of_stretch and not period.is_full_year


def _worded(attribute: str, name: str | None, written: PlanFile) -> Fact:
    """The data's own words for a coverage or an industry."""
    table = written.coverages if attribute == "coverage" else written.industries
    return table.get(name, name) if name is not None else None


def _code(value: object) -> Fact:
    return None if value is None else str(value)

"""The figures of each indicator by stretch of time: which print counts, what contradicts or revises it.

Knows prints and their order; judges and compares nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias, TypeVar

from bgplan.core.as_of import is_actual
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.model import Observation
from bgplan.core.periods import Period
from bgplan.core.vocabulary import FINALITY


class Relation(StrEnum):
    """What a print that says another number than an earlier one is to it."""

    REVISION = "revision"
    DISAGREEMENT = "disagreement"
    CONTRADICTION = "contradiction"


def are_apart(observation: ResolvedObservation, other: ResolvedObservation) -> bool:
    """Return whether two prints cannot stand for one number."""
    return (
        observation.amount is not None
        and other.amount is not None
        and not observation.amount.interval.overlaps(other.amount.interval)
    )


def relation(earlier: ResolvedObservation, later: ResolvedObservation) -> Relation:
    """Return what a later print is to an earlier one that it does not agree with.

    A later stage or round, and a later print of the same publisher, revise; else publishers disagree. One publisher
    at one time contradicts itself.
    """
    if FINALITY[later.record.stage] > FINALITY[earlier.record.stage]:
        return Relation.REVISION
    if earlier.source.publisher != later.source.publisher:
        return Relation.DISAGREEMENT
    same_time = earlier.published == later.published and earlier.record.round == later.record.round
    same_stage = earlier.record.stage == later.record.stage
    return Relation.CONTRADICTION if same_time and same_stage else Relation.REVISION


Span: TypeAlias = tuple[date, date]
"""The first and the last day of what a figure is of; of a level only the last counts."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def grouped(values: Iterable[_Value], key: Callable[[_Value], _Key]) -> dict[_Key, tuple[_Value, ...]]:
    """Return the values by what they have in common, in their order."""
    found: dict[_Key, list[_Value]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return {name: tuple(members) for name, members in found.items()}


def _by_span(figures: Iterable[ResolvedObservation]) -> dict[Span, tuple[ResolvedObservation, ...]]:
    return grouped(figures, lambda figure: figure.span)


@dataclass(frozen=True)
class Series:
    """The figures of one indicator in the order of the files; what is made of them is made once, when it is asked for.

    ``actual`` are those that say what was, ``best`` has of each stretch of time the one of them that counts, the
    oldest first.
    """

    figures: tuple[ResolvedObservation, ...] = ()

    @cached_property
    def actual(self) -> tuple[ResolvedObservation, ...]:
        """The figures that are no forecasts."""
        return tuple(figure for figure in self.figures if is_actual(figure))

    @cached_property
    def best(self) -> Mapping[Span, ResolvedObservation]:
        """Of each stretch of time the figure that counts."""
        best = (figures[0] for figures in self.by_span.values())
        return {figure.span: figure for figure in sorted(best, key=_by_time)}

    @cached_property
    def by_span(self) -> Mapping[Span, tuple[ResolvedObservation, ...]]:
        """The figures of each stretch of time that say what was, the better first."""
        return {span: _best_first(figures) for span, figures in _by_span(self.actual).items()}

    def of_period(self, period: Period) -> tuple[ResolvedObservation, ...]:
        """Return the figures of all of a period, forecasts included, the better first."""
        ends = period.start, period.end
        return ranked(
            figure for figure in self.figures if (figure.record.period.start, figure.record.period.end) == ends
        )


NO_SERIES = Series()


@dataclass(frozen=True)
class AllSeries:
    """The series of every indicator that has figures, found by its name."""

    by_name: Mapping[str, Series]
    files: Mapping[str, int]
    """The place of each file in the order in which they are read."""
    supposed: tuple[tuple[str, Series], ...] = ()
    """What stands in the place of some of them."""

    @classmethod
    def of(cls, observations: Iterable[ResolvedObservation]) -> AllSeries:
        """Return the series that observations make, which are in the order of the files."""
        every = tuple(observations)
        named = grouped(every, lambda figure: figure.record.indicator)
        files = {file: at for at, file in enumerate(dict.fromkeys(figure.file for figure in every))}
        return cls({name: Series(figures) for name, figures in named.items()}, files)

    def named(self, name: str) -> Series:
        """Return the series of an indicator, an empty one where there are no figures of it."""
        return next((series for other, series in self.supposed if other == name), self.by_name.get(name, NO_SERIES))

    def actual(self, *names: str) -> tuple[ResolvedObservation, ...]:
        """Return what was of several indicators, in the order of the files."""
        if len(names) == 1:
            return self.named(names[0]).actual
        figures = [figure for name in names for figure in self.named(name).actual]
        return tuple(sorted(figures, key=lambda figure: (self.files[figure.file], figure.index)))

    def changed(self, series: Mapping[str, Series]) -> AllSeries:
        """Return the series with some that stand in the place of others."""
        return replace(self, supposed=tuple(series.items()))


def best_prints(observations: Iterable[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """Return the best print of each period, the oldest period first; all are of one indicator."""
    return tuple(sorted((_best_first(prints)[0] for prints in _by_span(observations).values()), key=_by_time))


def _by_time(figure: ResolvedObservation) -> Span:
    return figure.record.period.end, figure.record.period.start


def ranked(observations: Iterable[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """Return the observations by indicator and period, of each the best print first, whatever order they come in."""
    printed = grouped(observations, lambda figure: (figure.record.indicator, figure.span))
    return tuple(figure for span in sorted(printed) for figure in _best_first(printed[span]))


def are_alike(observation: ResolvedObservation, other: ResolvedObservation) -> bool:
    """Return whether nothing but their places tells two prints apart: which of them counts is then of no account."""
    return _print_rank(observation) == _print_rank(other)


def same_period(observation: ResolvedObservation, other: ResolvedObservation) -> bool:
    """Return whether two observations are of the same stretch of time, however written."""
    return observation.span == other.span


def contradicting(best: ResolvedObservation, prints: Iterable[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """Return the prints of the period that say something else than the best one, and that nothing explains.

    They are of its stage and not doubtful, or as doubtful as it is. A print that its own publisher, or another round
    of the estimate, went on from is explained; that the data acknowledge a contradiction does not decide it.
    """
    peers = [
        observation
        for observation in prints
        if same_period(observation, best)
        and FINALITY[observation.record.stage] == FINALITY[best.record.stage]
        and observation.is_doubtful <= best.is_doubtful
    ]
    return tuple(
        observation
        for observation in peers
        if are_apart(observation, best) and not any(_goes_on_from(observation, other) for other in (best, *peers))
    )


def standing_for(best: ResolvedObservation, contradictions: Iterable[ResolvedObservation]) -> ResolvedObservation:
    """Return the best print with everything that it or one of its contradictions can stand for; its figure stays."""
    if best.amount is None:
        return best
    interval = best.amount.interval
    for observation in contradictions:
        interval = interval if observation.amount is None else interval.hull(observation.amount.interval)
    return best if interval == best.amount.interval else best._replace(amount=replace(best.amount, interval=interval))


def _goes_on_from(observation: ResolvedObservation, other: ResolvedObservation) -> bool:
    """Whether the other print is a later one of the same publisher, or of a later round of the estimate."""
    rounds = observation.record.round, other.record.round
    if rounds[0] is not None and rounds[1] is not None and rounds[0] != rounds[1]:
        return rounds[0] < rounds[1]
    return observation.source.publisher == other.source.publisher and observation.published < other.published


def _best_first(prints: tuple[ResolvedObservation, ...]) -> tuple[ResolvedObservation, ...]:
    return tuple(sorted(prints, key=_print_rank, reverse=True)) if len(prints) > 1 else prints


class WholeRecord:
    """All that a record says, as what orders records that nothing else tells apart; it is seldom asked for."""

    __slots__ = ("record",)

    def __init__(self, record: Observation) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WholeRecord) and repr(self.record) == repr(other.record)

    def __lt__(self, other: WholeRecord) -> bool:
        return repr(self.record) < repr(other.record)

    def __hash__(self) -> int:
        return hash(repr(self.record))


def _print_rank(observation: ResolvedObservation) -> tuple[bool, int, int, date, int, str, Fraction, WholeRecord]:
    """Higher is better: low confidence last of all, then the later stage, the higher confidence, the later publication.

    What still ties is told apart by name, figure and record, so that the order of the files decides nothing.
    """
    record = observation.record
    figure = observation.amount.point if observation.amount is not None else Fraction(-1)
    trust = not observation.is_doubtful, FINALITY[record.stage], -record.confidence.doubt
    return *trust, observation.published, record.round or 0, observation.source_name, figure, WholeRecord(record)

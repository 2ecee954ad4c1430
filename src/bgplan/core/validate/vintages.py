"""Which prints of an indicator may be held against each other: those of one publication, and the best of each period.

A *publication* is what one source printed on one day: its figures must agree, whatever was revised before or after.
Between publications the best prints count. Withdrawn figures, forecasts and figures of which the source itself says
that they are of another kind than the indicator (prices, comparator, coverage) never enter: they are found elsewhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeAlias, cast

from bgplan.core.as_of import is_actual
from bgplan.core.dataset import Amount, Dataset, ResolvedObservation
from bgplan.core.findings import Place, Severity
from bgplan.core.growth import is_of_kind
from bgplan.core.intervals import Interval, Number
from bgplan.core.model import Indicator
from bgplan.core.periods import Period
from bgplan.core.series import Span, best_prints
from bgplan.core.validate.runner import Evidence
from bgplan.core.vocabulary import Measure

Publication: TypeAlias = tuple[str, date]
"""What one source printed on one day."""


class SeriesFigure(NamedTuple):
    """One printed figure that counts: the observation and what it can stand for."""

    observation: ResolvedObservation
    span: Span
    interval: Interval
    low: Fraction
    high: Fraction
    point: Fraction

    @property
    def publication(self) -> Publication:
        """What printed it."""
        return self.observation.publication

    @property
    def period(self) -> Period:
        """The period as it is written."""
        return self.observation.record.period

    @property
    def place(self) -> Place:
        """Where its value stands."""
        return self.observation.place.at("value" if self.observation.record.value is not None else "printed")

    @property
    def subject(self) -> str:
        """What a finding about it names."""
        return self.observation.subject

    @property
    def published(self) -> date:
        """When it was published."""
        return self.observation.published


BySpan: TypeAlias = Mapping[Span, SeriesFigure]
"""One figure a period, in the order of their ends."""


class Prints:
    """The figures of one indicator: every print in the order of the files, and the same by period and by publication.

    Each order is made when it is first asked for.
    """

    def __init__(self, name: str, indicator: Indicator, every: tuple[SeriesFigure, ...]) -> None:
        self.name, self.indicator, self.every = name, indicator, every

    @cached_property
    def printed(self) -> Mapping[Span, tuple[SeriesFigure, ...]]:
        """All prints of a period, in the order of publication."""
        printed: dict[Span, list[SeriesFigure]] = {}
        for shown in self._in_order:
            printed.setdefault(shown.span, []).append(shown)
        return {span: tuple(figures) for span, figures in printed.items()}

    @cached_property
    def best(self) -> BySpan:
        """The best print of each period."""
        return _series(self.printed)

    @cached_property
    def own(self) -> Mapping[Publication, BySpan]:
        """The prints of each publication."""
        publications: dict[Publication, dict[Span, list[SeriesFigure]]] = defaultdict(dict)
        for shown in self._in_order:
            publications[shown.publication].setdefault(shown.span, []).append(shown)
        return {publication: _series(own) for publication, own in publications.items()}

    @property
    def _in_order(self) -> list[SeriesFigure]:
        return sorted(self.every, key=_order)

    def is_best(self, shown: SeriesFigure) -> bool:
        """Return whether no other print of the period comes before it."""
        return self.best.get(shown.span) is shown

    def series(self) -> Iterator[BySpan]:
        """Yield every series whose figures can be held against each other: each publication's own, then the best."""
        yield from self.own.values()
        yield self.best


class Figures:
    """The figures of every indicator; those of each are put in order when they are first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self._grouped: dict[str, list[ResolvedObservation]] = defaultdict(list)
        self._made: dict[str, Prints] = {}
        for observation in dataset.observations:
            if observation.record.withdrawn is None and is_actual(observation) and is_of_kind(observation):
                self._grouped[observation.record.indicator].append(observation)

    def of(self, name: str | None) -> Prints | None:
        """Return the figures of an indicator, None where it has none."""
        if name is None or name not in self._grouped:
            return None
        if name not in self._made:
            every = tuple(
                _shown(observation, observation.amount)
                for observation in self._grouped[name]
                if observation.amount is not None
            )
            self._made[name] = Prints(name, every[0].observation.indicator, every)
        return self._made[name]

    def where(self, wanted: Callable[[Indicator], bool]) -> Iterator[Prints]:
        """Yield the figures of every indicator that is ``wanted``."""
        for name, reported in self._grouped.items():
            if wanted(reported[0].indicator):
                yield cast("Prints", self.of(name))


def figures_of(evidence: Evidence) -> Figures:
    """Return the figures of every indicator, for all rules that look at them."""
    return Figures(evidence.dataset)


def flows_of(evidence: Evidence) -> Iterator[Prints]:
    """Return the figures of every flow."""
    return evidence.made(figures_of).where(lambda indicator: indicator.measure is Measure.FLOW)


def _shown(observation: ResolvedObservation, amount: Amount) -> SeriesFigure:
    interval = amount.interval
    return SeriesFigure(
        observation, observation.span, interval, _exact(interval.low), _exact(interval.high), amount.point
    )


def _exact(number: Number) -> Fraction:
    return number if isinstance(number, Fraction) else Fraction(number)


def _order(shown: SeriesFigure) -> tuple[date, date, date]:
    return shown.span[1], shown.span[0], shown.published


def _series(printed: Mapping[Span, Sequence[SeriesFigure]]) -> BySpan:
    return {span: figures[0] if len(figures) == 1 else _best(figures) for span, figures in printed.items()}


def _best(figures: Sequence[SeriesFigure]) -> SeriesFigure:
    (best,) = best_prints([figure.observation for figure in figures])
    return next(figure for figure in figures if figure.observation is best)


def one_publication(figures: Iterable[SeriesFigure]) -> bool:
    """Return whether all were published by one source on one day."""
    return len({figure.publication for figure in figures}) == 1


def one_publisher(figures: Iterable[SeriesFigure]) -> bool:
    """Return whether all were published by one publisher."""
    return len({figure.observation.source.publisher for figure in figures}) == 1


def weight(figures: Iterable[SeriesFigure]) -> Severity:
    """Return how much a contradiction weighs: one source's own is an error, between several it is a warning."""
    return Severity.ERROR if one_publication(figures) else Severity.WARNING


def to_hundredths(interval: Interval) -> Interval:
    """Return a derived interval rounded outward to two decimals, as a finding shows it."""
    low, high = math.floor(interval.low * 100), math.ceil(interval.high * 100)
    return Interval(Fraction(low, 100), Fraction(high, 100))


def to_two_digits(interval: Interval) -> Interval:
    """Return a derived interval rounded outward to two digits of its width; never to tens, a point not at all."""
    width = Fraction(interval.high) - Fraction(interval.low)
    if not width:
        return interval
    scale = Fraction(10) ** max(0, 1 - math.floor(math.log10(width.numerator) - math.log10(width.denominator)))
    return Interval(math.floor(interval.low * scale) / scale, math.ceil(interval.high * scale) / scale)

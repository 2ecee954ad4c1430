"""Figures that stand beside each other: those that an identity names, at one time, of one publication or of several.

Knows which figures may be held against each other and how much it weighs if they do not fit; never what must hold
among them. First come figures that one source published on one day: it contradicts itself. Where no publication has
them all, the best prints of several are taken: then they differ, and either may be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.as_of import is_actual
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation
from bgplan.core.findings import Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity, Indicator
from bgplan.core.resolve.contract import misfits
from bgplan.core.series import Span, best_prints
from bgplan.core.validate.runner import Evidence, standing_observations
from bgplan.core.validate.vintages import Publication
from bgplan.core.vocabulary import Form, Measure


class FigureGroup(NamedTuple):
    """Figures of one identity beside each other, in its order; none where one of them is not known at all.

    ``severity`` is what it weighs if they do not fit: None, as much as the rule, where one publication has them all.
    """

    name: str
    identity: Identity
    figures: tuple[ResolvedObservation, ...] = ()
    severity: Severity | None = None

    @property
    def place(self) -> Place:
        """Where the first figure stands."""
        return self.figures[0].place.at("value")

    @property
    def related(self) -> tuple[Place, ...]:
        """Where the others stand."""
        return tuple(figure.place.at("value") for figure in self.figures[1:])

    @property
    def subject(self) -> str:
        """What a finding about it names: the identity and the time of the first figure."""
        return f"{self.name}@{self.figures[0].record.period.text}"

    def quantities(self, written: PlanFile) -> tuple[Quantity, ...]:
        """Return the figures in the unit of the first."""
        return tuple(in_unit_of(self.figures[0], figure, written) for figure in self.figures)


class Quantity(NamedTuple):
    """A figure in a unit that may be another than its own."""

    point: Fraction
    interval: Interval


class IdentityPrints(NamedTuple):
    """The figures that count, by indicator and time; what is withdrawn or forecast is not among them."""

    indicators: Mapping[str, Indicator]
    spans: Mapping[str, Collection[Span]]
    by_time: Mapping[tuple[str, Span], Sequence[ResolvedObservation]]

    def times(self, names: Sequence[str]) -> tuple[Span, ...]:
        """Return the times at which one of the indicators has a figure.

        Where one of them is a flow or a growth, the flows' stretches of time; where one is a level, single days.
        """
        measures = {self._measure(name) for name in names}
        over_time = [name for name in names if (measure := self._measure(name)) is not None and measure.is_of_stretch]
        counted = over_time or names
        spans = {span for name in counted for span in self.spans.get(name, ())}
        if not over_time and Measure.STOCK in measures:
            spans = {_day(end) for _, end in spans}
        return tuple(sorted(spans))

    def at(self, name: str, span: Span) -> Sequence[ResolvedObservation]:
        """Return the prints of an indicator at a time; of a level those of its last day."""
        return self.by_time.get((name, _day(span[1]) if self._measure(name) is Measure.STOCK else span), ())

    def _measure(self, name: str) -> Measure | None:
        return self.indicators[name].measure if name in self.indicators else None

    def groups(self, name: str, identity: Identity, wanted: Iterable[tuple[str, Span]]) -> Iterator[FigureGroup]:
        """Yield the wanted figures of every publication that has them all, else the best prints of several.

        Without figures where one of them is not known at all.
        """
        prints = [self.at(*figure) for figure in wanted]
        if not prints or not all(prints):
            yield FigureGroup(name, identity)
        elif all(len(several) == 1 for several in prints):  # nearly always, so it is worth a way of its own
            figures = tuple(several[0] for several in prints)
            one_publication = len({figure.publication for figure in figures}) == 1
            yield FigureGroup(name, identity, figures, None if one_publication else Severity.WARNING)
        else:
            published = [by_publication(several) for several in prints]
            whole = [publication for publication in published[0] if all(publication in other for other in published)]
            for publication in whole:
                yield FigureGroup(name, identity, tuple(best_print(several[publication]) for several in published))
            if not whole:
                yield FigureGroup(name, identity, tuple(best_print(several) for several in prints), Severity.WARNING)


def identity_prints(evidence: Evidence) -> IdentityPrints:
    """Return the figures of all indicators that an identity names.

    A share or an index stands both for its stretch of time and for the last day of it: beside a flow the one counts,
    beside a level the other.
    """
    written = evidence.dataset.written
    spans: dict[str, set[Span]] = {name: set() for identity in written.identities.values() for name in identity.names}
    by_time: dict[tuple[str, Span], list[ResolvedObservation]] = defaultdict(list)
    for figure in standing_observations(evidence):
        name, span = figure.record.indicator, figure.span
        if name in spans and figure.amount is not None and is_actual(figure):
            spans[name].add(span)
            by_time[name, span].append(figure)
            if span[0] != span[1] and not figure.indicator.measure.is_of_stretch:
                by_time[name, _day(span[1])].append(figure)
    return IdentityPrints(written.indicators, spans, by_time)


def by_publication(prints: Iterable[ResolvedObservation]) -> dict[Publication, list[ResolvedObservation]]:
    """Return the prints of each publication."""
    found: dict[Publication, list[ResolvedObservation]] = {}
    for figure in prints:
        found.setdefault(figure.publication, []).append(figure)
    return found


def best_print(prints: Sequence[ResolvedObservation]) -> ResolvedObservation:
    """Return the best of the prints of one time."""
    return prints[0] if len(prints) == 1 else best_prints(list(prints))[-1]


def _day(end: date) -> Span:
    return end, end


def of_forms(dataset: Dataset, *forms: Form) -> dict[str, Identity]:
    """Return the identities of these forms, by name; those whose units do not fit say nothing."""
    written = dataset.written
    return {
        name: identity
        for name, identity in written.identities.items()
        if identity.form in forms and not any(misfits(identity, written))
    }


def groups_of(*forms: Form, last: int = 0) -> Callable[[Evidence], Iterator[FigureGroup]]:
    """Return what yields the figures of each identity of these forms at each time; only the ``last`` that it names."""

    def groups(evidence: Evidence) -> Iterator[FigureGroup]:
        prints = evidence.made(identity_prints)
        for name, identity in of_forms(evidence.dataset, *forms).items():
            names = identity.names[-last:]
            for span in prints.times(names):
                yield from prints.groups(name, identity, ((indicator, span) for indicator in names))

    return groups


def in_unit_of(lead: ResolvedObservation, figure: ResolvedObservation, written: PlanFile) -> Quantity:
    """Return a figure in the unit of another one of the same dimension."""
    units = written.units
    power = units[figure.indicator.unit].power - units[lead.indicator.unit].power
    return quantity(figure, Fraction(10) ** power if power else None)


def quantity(figure: ResolvedObservation, factor: Fraction | None = None) -> Quantity:
    """Return a figure that is known, times ``factor`` where there is one."""
    if figure.amount is None:
        msg = f"{figure.subject} has no figure"
        raise ValueError(msg)
    point, interval = figure.amount.point, figure.amount.interval
    return Quantity(point, interval) if factor is None else Quantity(point * factor, interval.scaled(factor))


def total(terms: Iterable[Quantity]) -> Interval:
    """Return the sum of the quantities."""
    return sum((each.interval for each in terms), Interval.of(0))

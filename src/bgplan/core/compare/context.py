"""What targets are compared in: the plans, targets and figures known on a date, each found by what it is asked by.

Knows names and how records refer to each other; judges nothing. What is made of the records is made once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bgplan.core.as_of import is_like_growth
from bgplan.core.compare.refusals import Concepts
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.growth import AverageGrowths, PrintedGrowths
from bgplan.core.model import Identity, Indicator
from bgplan.core.series import AllSeries, Series, grouped
from bgplan.core.vocabulary import Form, Measure


@dataclass(frozen=True)
class Declared:
    """What the plan file says of its indicators, found by their names."""

    written: PlanFile

    @cached_property
    def sums(self) -> Mapping[str, tuple[tuple[str, Identity], ...]]:
        """The sums that each indicator is once a member of, with their names."""
        found: dict[str, list[tuple[str, Identity]]] = {}
        for name, identity in self.written.identities.items():
            for member in dict.fromkeys(identity.names) if identity.form is Form.SUM else ():
                if identity.names.count(member) == 1:
                    found.setdefault(member, []).append((name, identity))
        return {member: tuple(sums) for member, sums in found.items()}

    @cached_property
    def indices(self) -> Mapping[str | None, tuple[str, ...]]:
        """The indices of growth that are set beside each level."""
        return grouped(self._growths, lambda name: self.written.indicators[name].index_of)

    @cached_property
    def alike(self) -> Mapping[Hashable, tuple[str, ...]]:
        """The growths of the same thing in the same unit."""
        return grouped(self._growths, lambda name: _of_one_thing(self.written.indicators[name]))

    @cached_property
    def by_comparator(self) -> Mapping[Hashable, tuple[str, ...]]:
        """The growths of one comparator, price basis and coverage."""
        return grouped(self._growths, lambda name: _of_one_kind(self.written.indicators[name]))

    @cached_property
    def by_concept(self) -> Mapping[str, tuple[str, ...]]:
        """The growths of one concept."""
        return grouped(self._growths, lambda name: self.written.indicators[name].concept)

    @cached_property
    def _growths(self) -> tuple[str, ...]:
        indicators = self.written.indicators.items()
        return tuple(name for name, indicator in indicators if indicator.measure is Measure.GROWTH)

    def like(self, indicator: Indicator) -> Iterable[str]:
        """Return the growths that differ from one in nothing but whether they are of a year or an average of years."""
        names = self.alike.get(_of_one_thing(indicator), ())
        return (name for name in names if is_like_growth(self.written.indicators[name], indicator))

    def of_kind(self, indicator: Indicator) -> tuple[str, ...]:
        """Return the growths of the same comparator, price basis and coverage as one."""
        return self.by_comparator.get(_of_one_kind(indicator), ())


def _of_one_thing(indicator: Indicator) -> Hashable:
    return indicator.attributes, indicator.unit


def _of_one_kind(indicator: Indicator) -> Hashable:
    return indicator.comparator, indicator.price_basis, indicator.coverage


@dataclass(frozen=True)
class Targets:
    """The targets known on a date, found by their plan and indicator."""

    every: tuple[ResolvedTarget, ...]
    written: PlanFile

    @cached_property
    def averages(self) -> AverageGrowths:
        """The average growths that the plans set."""
        return AverageGrowths.of(self.every, self.written)

    @cached_property
    def by_series(self) -> Mapping[tuple[str, str], tuple[ResolvedTarget, ...]]:
        """The targets of each plan and indicator."""
        return grouped(self.every, lambda target: (target.record.plan, target.record.indicator))

    @cached_property
    def of_things(self) -> Mapping[Hashable, tuple[ResolvedTarget, ...]]:
        """The targets of the same things, of one plan and due date."""
        return grouped((target for target in self.every if target.indicator.things is not None), of_things)

    def beside(self, target: ResolvedTarget) -> tuple[ResolvedTarget, ...]:
        """Return the targets of the same plan and indicator, the target itself among them."""
        return self.by_series.get((target.record.plan, target.record.indicator), ())


def of_things(target: ResolvedTarget) -> Hashable:
    """Return what siblings have in common: things, plan and due date."""
    return target.indicator.things, target.record.plan, target.term.end


@dataclass(frozen=True)
class Context:
    """Everything that was known on a date, in which targets are compared.

    ``max_age`` is the number of months after which a figure counts as old, None where the kind of series decides;
    with ``all_refused`` every figure that cannot be compared is told, not only the nearest.
    """

    declared: Declared
    targets: Targets
    series: AllSeries
    concepts: Concepts
    printed_growths: PrintedGrowths
    as_of: date
    max_age: int | None = None
    all_refused: bool = False

    @classmethod
    def of(cls, known: Dataset, as_of: date, *, max_age: int | None = None, all_refused: bool = False) -> Context:
        """Return the context of everything in a dataset, which was known on the date."""
        series, written = AllSeries.of(known.observations), known.written
        return cls(
            Declared(written),
            Targets(known.targets, written),
            series,
            Concepts(series),
            PrintedGrowths(written, series),
            as_of,
            max_age,
            all_refused,
        )

    @property
    def written(self) -> PlanFile:
        """The plan file."""
        return self.declared.written

    def figures(self, target: ResolvedTarget) -> tuple[ResolvedObservation, ...]:
        """Return what was of the target's indicator; of an average of years also what is told of its like growths."""
        own = target.record.indicator
        if not target.is_average:
            return self.series.actual(own)
        return self.series.actual(*dict.fromkeys((own, *self.declared.like(target.indicator))))

    def earlier_figures(self, figure: ResolvedObservation) -> tuple[ResolvedObservation, ...]:
        """Return the figures of the indicator that ended before one, of a closed series to its closing, by time."""
        closed, end = figure.indicator.closed, figure.record.period.end
        best = self.series.named(figure.record.indicator).best.values()
        earlier = (other for other in best if other.record.period.end < end)
        return tuple(other for other in earlier if closed is None or other.record.period.end <= closed.on)

    def reckoned_to(self, indicator: Indicator) -> date:
        """Return the date to which periods and due dates are reckoned: at the latest the closing of the series."""
        closed = indicator.closed
        return self.as_of if closed is None else min(self.as_of, closed.on)

    def supposing(self, series: Mapping[str, Series]) -> Context:
        """Return the context as it would be with other figures of some indicators."""
        return replace(self, series=self.series.changed(series))

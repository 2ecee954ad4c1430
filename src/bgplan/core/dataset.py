"""The data folder as values: first as written, then resolved.

*Written* records are what the files say, one by one. A *resolved* record has its names resolved and its figure reduced
to one amount with the interval of what the print can stand for. Knows no rule; ``resolve`` makes the second from the
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from bgplan.core.figures import Bound, Qualifier
from bgplan.core.findings import Place
from bgplan.core.intervals import Interval
from bgplan.core.model import (
    Abbreviation,
    Acknowledgement,
    Component,
    Identity,
    Indicator,
    Observation,
    Plan,
    Source,
    Target,
    Unit,
)
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.text import Bilingual
from bgplan.core.vocabulary import Confidence, Measure


class PlanFile(NamedTuple):
    """``targets.yaml`` as written: every table by its names.

    ``territories`` are the coverages that are another territory. ``left_out`` are the names, by table, of entries that
    could not be read; ``unread`` are tables that could not.
    """

    file: str
    territory: Bilingual
    sources: Mapping[str, Source]
    units: Mapping[str, Unit]
    concepts: Mapping[str, Bilingual]
    coverages: Mapping[str, Bilingual]
    industries: Mapping[str, Bilingual]
    indicators: Mapping[str, Indicator]
    plans: Mapping[str, Plan]
    targets: Mapping[str, Target]
    identities: Mapping[str, Identity]
    acknowledged: tuple[Acknowledgement | None, ...]
    """None stands for an entry that could not be read, so that the others keep their places."""
    territories: frozenset[str] = frozenset()
    abbreviations: Mapping[str, Abbreviation] = MappingProxyType({})
    left_out: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    unread: frozenset[str] = frozenset()

    def place(self, *keys: str | int) -> Place:
        """Return the place of a record or value in the file."""
        return Place(self.file, keys)

    def has_sources(self, names: Iterable[str | None]) -> bool:
        """Return whether every source that is named could be read."""
        return all(name is None or name in self.sources for name in names)


class Snapshot(NamedTuple):
    """One file of observations as written; None stands for one that could not be read."""

    file: str
    month: Period
    source: str | None
    observations: tuple[Observation | None, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A resolved figure in its indicator's unit: the number that is judged, and what its print can stand for.

    ``value`` is None where only bounds are known. ``interval`` is everything that the print can stand for.
    ``qualifier`` says of a print that its figure is about the value, more (OVER) or less (NEARLY) than it: "giảm hơn
    5%" is less than -5. ``bound`` is that of one that says "at least", "at most" or "from … to".
    """

    value: Fraction | None
    interval: Interval
    decimals: int = 0
    printed: str | None = None
    qualifier: Qualifier = Qualifier.NONE
    bound: Bound | None = None

    @property
    def approximate(self) -> bool:
        """Whether the print says "about"."""
        return self.qualifier is Qualifier.ABOUT

    @property
    def point(self) -> Fraction:
        """The number to compute with: the value, or the middle of the bounds where there is none."""
        if self.value is not None:
            return self.value
        return (Fraction(self.interval.low) + Fraction(self.interval.high)) / 2


class ResolvedPart(NamedTuple):
    """A resolved component of a composed target."""

    record: Component
    amount: Amount


class ResolvedParts(NamedTuple):
    """A resolved composition: what is added to the base and what is taken away."""

    added: tuple[ResolvedPart, ...]
    removed: tuple[ResolvedPart, ...]


class ResolvedBase(NamedTuple):
    """A resolved base: its amount, the period it stands for, and how far each of the two is known.

    ``basis`` is ``stated``, ``derived`` (from the composition) or ``assumed``; ``formula`` is the derivation.
    """

    amount: Amount
    period: Period
    basis: str
    period_assumed: bool
    source: str | None
    note: Bilingual | None = None


class ResolvedTarget(NamedTuple):
    """A resolved target: what is demanded, from where, by when."""

    name: str
    place: Place
    record: Target
    plan: Plan
    indicator: Indicator
    term: Period
    amount: Amount | None
    base: ResolvedBase | None
    parts: ResolvedParts | None

    @property
    def subject(self) -> str:
        """What a finding about it names."""
        return self.name

    @property
    def is_superseded(self) -> bool:
        """Whether another target, or the plan after its own, has taken its place: it counts nowhere."""
        return (self.record.superseded_by or self.plan.superseded_by) is not None

    @property
    def is_year_plan(self) -> bool:
        """Whether it is a flow's plan for a year, fiscal or not, or for less, judged within that time."""
        if self.indicator.measure is not Measure.FLOW:
            return False
        plan, term = self.plan.period, self.term
        own_span = (plan.start, plan.end) == (term.start, term.end)
        added_up = self.record.over is not None or term.kind not in (PeriodKind.YEAR, PeriodKind.DAY)
        part = added_up and self.record.base is None
        return self.record.implied or (term.is_within_a_year and (own_span or part))

    @property
    def is_sum(self) -> bool:
        """Whether it is a flow's sum over more than a year: of a five-year budget, or of years."""
        longer = self.term.kind is PeriodKind.YEARS or not self.term.is_within_a_year
        return self.indicator.measure is Measure.FLOW and longer and not self.is_year_plan

    @property
    def is_span(self) -> bool:
        """Whether the figures of a stretch of time add up to what it demands, however long that is."""
        return self.is_year_plan or self.is_sum

    @property
    def is_average(self) -> bool:
        """Whether it is an average growth over years."""
        return self.indicator.measure is Measure.GROWTH and self.term.kind is PeriodKind.YEARS


@dataclass(frozen=True, slots=True)
class ResolvedObservation:
    """A resolved observation: one figure of one indicator as one source published it on one date.

    ``file`` and ``index`` say where it stands; there may be hundreds of thousands, and few are ever named.
    """

    file: str
    index: int
    record: Observation
    indicator: Indicator
    source_name: str
    source: Source
    published: date
    published_inferred: bool
    amount: Amount | None
    share_of_plan: Amount | None

    def _replace(self, **changed: Any) -> ResolvedObservation:  # noqa: ANN401  # as the named tuples have it
        return replace(self, **changed)

    @property
    def place(self) -> Place:
        """The place of its record."""
        return Place(self.file, ("observations", self.index))

    @property
    def span(self) -> tuple[date, date]:
        """The stretch of time it is of; of a level only the end counts, however it is written."""
        period = self.record.period
        return _span(period.end if self.indicator.measure is Measure.STOCK else period.start, period.end)

    @property
    def is_doubtful(self) -> bool:
        """Whether the data call it one of low confidence."""
        return self.record.confidence is Confidence.LOW

    @property
    def publication(self) -> tuple[str, date]:
        """What printed it: a source on a day. Figures of one publication must agree, whatever others say."""
        return self.source_name, self.published

    @property
    def subject(self) -> str:
        """What a finding about it names."""
        return f"{self.record.indicator}@{self.record.period.text}"


@lru_cache(maxsize=4096)
def _span(start: date, end: date) -> tuple[date, date]:
    """One pair for all that are of the same stretch."""
    return start, end


class Dataset(NamedTuple):
    """Everything read and resolved; what cannot be resolved is left out and stands in the findings."""

    written: PlanFile
    months: tuple[Period, ...]
    targets: tuple[ResolvedTarget, ...]
    observations: tuple[ResolvedObservation, ...]

"""What there is to be asked for: plans, targets, indicators and sources, each with what tells it from the others.

Knows what was known on a date, and how entries are found by words; judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bgplan.core.as_of import known_dataset
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.model import Indicator, Plan
from bgplan.core.names import NamedThing, NameKind, found, names_of, near_names
from bgplan.core.series import AllSeries
from bgplan.core.sources import Cited, cited


class ListedPlan(NamedTuple):
    """A plan, and how many targets it sets."""

    name: str
    plan: Plan
    targets: int


class ListedIndicator(NamedTuple):
    """An indicator, and its last figure, None where none is known."""

    name: str
    indicator: Indicator
    last: ResolvedObservation | None


class Listing(NamedTuple):
    """Everything that was asked for, in the order of the data, and how much of the kinds that were not there is.

    ``near`` are entries that may have been meant where the words find nothing.
    """

    written: PlanFile
    as_of: date
    plans: tuple[ListedPlan, ...]
    targets: tuple[ResolvedTarget, ...]
    indicators: tuple[ListedIndicator, ...]
    sources: tuple[Cited, ...]
    others: Mapping[NameKind, int]
    near: tuple[NamedThing, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.plans or self.targets or self.indicators or self.sources)


def listing_of(
    dataset: Dataset, as_of: date, words: Sequence[str], kinds: frozenset[NameKind], plans: Iterable[str]
) -> Listing:
    """Return what has all of the words (everything without any), of the kinds and plans asked for."""
    every = names_of(dataset.written)
    matched = found(words, every)
    of_plans = _of_plans(dataset, frozenset(plans))
    named = {(thing.kind, thing.name) for thing in matched if thing.kind in kinds}
    named = named if of_plans is None else named & of_plans
    known = known_dataset(dataset, as_of)
    series, written = AllSeries.of(known.observations), dataset.written
    sets = Counter(target.record.plan for target in dataset.targets)
    return Listing(
        written=written,
        as_of=as_of,
        plans=tuple(
            ListedPlan(name, plan, sets[name]) for name, plan in written.plans.items() if (NameKind.PLAN, name) in named
        ),
        targets=tuple(target for target in dataset.targets if (NameKind.TARGET, target.name) in named),
        indicators=tuple(
            ListedIndicator(name, indicator, _last(series, name))
            for name, indicator in written.indicators.items()
            if (NameKind.INDICATOR, name) in named
        ),
        sources=tuple(
            cited(name, source, as_of) for name, source in written.sources.items() if (NameKind.SOURCE, name) in named
        ),
        others=Counter(thing.kind for thing in matched if thing.kind not in kinds),
        near=() if named or not words else near_names(" ".join(words), every),
    )


def _of_plans(dataset: Dataset, plans: frozenset[str]) -> frozenset[tuple[NameKind, str]] | None:
    """The plans asked for, their targets, and what these are of; None where none is asked for."""
    if not plans:
        return None
    targets = [target for target in dataset.targets if target.record.plan in plans]
    return frozenset(
        (
            *((NameKind.PLAN, name) for name in plans),
            *((NameKind.TARGET, target.name) for target in targets),
            *((NameKind.INDICATOR, target.record.indicator) for target in targets),
        )
    )


def _last(series: AllSeries, name: str) -> ResolvedObservation | None:
    """The last figure of an indicator: the longest stretch of those that end last."""
    best = tuple(series.named(name).best.values())
    if not best:
        return None
    end = best[-1].record.period.end
    return min((figure for figure in best if figure.record.period.end == end), key=lambda figure: figure.span[0])

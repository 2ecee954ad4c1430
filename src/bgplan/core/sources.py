"""Where everything comes from as of a date: which source carries which figures and targets, and what lacks.

Knows sources, figures and a report's results; judges nothing. A source is cited with its own date only where that had
come. *Alone* rests what one source of low confidence says and nobody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bgplan.core.as_of import is_actual, known_observations
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.model import Source
from bgplan.core.periods import Period
from bgplan.core.report import Report, Result
from bgplan.core.series import best_prints
from bgplan.core.validate.timeliness import arrivals


class Cited(NamedTuple):
    """A source by its name; ``published`` is None where the source has no date, or one that had not come yet.

    ``inferred``: the date that is shown is concluded.
    """

    name: str
    source: Source
    published: Period | None
    inferred: bool


def cited(name: str, source: Source, as_of: date) -> Cited:
    """Return a source as it could be cited on a date."""
    had_come = source.published is not None and source.published.end <= as_of
    return Cited(name, source, source.published if had_come else None, had_come and source.published_inferred)


class SourceRole(StrEnum):
    """What a source says of a target."""

    TARGET = "target"
    BASE = "base"
    PART = "part"
    ACTUAL = "actual"


class Gap(StrEnum):
    """What can lack: of a source, of an indicator, of a target."""

    DATE = "no_date"
    ADDRESS = "no_address"
    TITLE = "no_title"
    ARRIVAL = "did_not_arrive"
    FIGURE = "no_figure"
    ACTUAL = "no_actual"
    COMPARABLE = "not_comparable"


class SourceUse(NamedTuple):
    """A source and what rests on it: figures by indicator (those withdrawn too), and targets with its part in them."""

    cited: Cited
    figures: tuple[tuple[str, int], ...]
    targets: tuple[tuple[str, SourceRole], ...]

    @property
    def total(self) -> int:
        """How many figures it has."""
        return sum(count for _, count in self.figures)


class SingleSource(NamedTuple):
    """A figure that one source of low confidence says and nobody else, and the targets that are judged by it."""

    figure: ResolvedObservation
    targets: tuple[str, ...]


class MissingItem(NamedTuple):
    """What lacks, and of what: a source, indicator or target by its name; the periods whose figure did not arrive."""

    lack: Gap
    name: str
    periods: tuple[Period, ...] = ()


class Sourcing(NamedTuple):
    """Where everything comes from, as of a date; the sources in the order of the files."""

    written: PlanFile
    as_of: date
    sources: tuple[SourceUse, ...]
    alone: tuple[SingleSource, ...]
    missing: tuple[MissingItem, ...]

    @property
    def undated(self) -> tuple[SourceUse, ...]:
        """The sources without a date of their own."""
        return tuple(use for use in self.sources if use.cited.source.published is None)

    @property
    def inferred(self) -> tuple[SourceUse, ...]:
        """The sources whose date is concluded."""
        return tuple(use for use in self.sources if use.cited.inferred)


def sourcing_of(dataset: Dataset, report: Report) -> Sourcing:
    """Return where everything comes from that was known at the report's date."""
    as_of = report.as_of
    known = tuple(observation for observation in dataset.observations if observation.published <= as_of)
    sources = _carried(dataset.written, known, report)
    missing = (*_lacking_sources(sources), *_lacking_figures(dataset, known, report), *_lacking_actuals(report))
    return Sourcing(dataset.written, as_of, sources, _alone(dataset, report), missing)


def _carried(written: PlanFile, known: tuple[ResolvedObservation, ...], report: Report) -> tuple[SourceUse, ...]:
    """Every source that something rests on."""
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for observation in known:
        figures[observation.source_name][observation.record.indicator] += 1
    targets: dict[str, list[tuple[str, SourceRole]]] = defaultdict(list)
    for result in report.targets:
        for name, role in _roles(result):
            targets[name].append((result.name, role))
    order = {name: at for at, name in enumerate(written.indicators)}
    return tuple(
        SourceUse(
            cited(name, source, report.as_of),
            tuple(sorted(figures[name].items(), key=lambda pair: order[pair[0]])),
            tuple(dict.fromkeys(targets[name])),
        )
        for name, source in written.sources.items()
        if name in figures or name in targets
    )


def _roles(result: Result) -> Iterator[tuple[str, SourceRole]]:
    """The sources of a target's parts, each with its part."""
    target = result.target
    if target is None:
        return
    yield _source_of(target), SourceRole.TARGET
    if result.base is not None:
        yield result.base.source or _source_of(target), SourceRole.BASE
    if target.parts is not None:
        for part in (*target.parts.added, *target.parts.removed):
            yield part.record.source or _source_of(target), SourceRole.PART
    yield from ((observation.source_name, SourceRole.ACTUAL) for observation in result.judged_by)


def _source_of(target: ResolvedTarget) -> str:
    return target.record.source or target.plan.source


def _alone(dataset: Dataset, report: Report) -> tuple[SingleSource, ...]:
    """The figures on which one source of low confidence speaks alone, in the order of indicators and periods."""
    prints: dict[str, dict[tuple[date, date], list[ResolvedObservation]]] = {
        name: {} for name in dataset.written.indicators
    }
    for observation in known_observations(dataset, report.as_of):
        if is_actual(observation):
            prints[observation.record.indicator].setdefault(observation.span, []).append(observation)
    judged: dict[tuple[str, tuple[date, date]], list[str]] = defaultdict(list)
    for result in report.targets:
        for observation in result.judged_by:
            judged[observation.record.indicator, observation.span].append(result.name)
    return tuple(
        SingleSource(best, tuple(judged[name, best.span]))
        for name, spans in prints.items()
        for best in best_prints([figure for own in spans.values() if _is_alone(own) for figure in own])
    )


def _is_alone(prints: list[ResolvedObservation]) -> bool:
    one_source = len({observation.source_name for observation in prints}) == 1
    return one_source and all(observation.is_doubtful for observation in prints)


def _lacking_sources(sources: tuple[SourceUse, ...]) -> Iterator[MissingItem]:
    for use in sources:
        for lack in _lacks(use.cited.source):
            yield MissingItem(lack, use.cited.name)


def _lacks(source: Source) -> Iterator[Gap]:
    """What a citation needs; a document's number names it as well as a title."""
    if source.published is None:
        yield Gap.DATE
    if source.title is None and source.document is None:
        yield Gap.TITLE
    if source.url is None:
        yield Gap.ADDRESS


def _lacking_figures(dataset: Dataset, known: tuple[ResolvedObservation, ...], report: Report) -> Iterator[MissingItem]:
    """Figures that were to come and did not; indicators of which nothing is known and that have no target."""
    then = dataset._replace(observations=known)
    for name, _, missing in arrivals(then, report.as_of):
        if missing:
            yield MissingItem(Gap.ARRIVAL, name, missing)
    with_figure = {observation.record.indicator for observation in known if observation.record.withdrawn is None}
    with_target = {target.record.indicator for target in dataset.targets}
    for name in dataset.written.indicators:
        if name not in with_figure and name not in with_target:
            yield MissingItem(Gap.FIGURE, name)


def _lacking_actuals(report: Report) -> Iterator[MissingItem]:
    """Targets that nothing can be set against; where there is a figure of another kind, that is said."""
    for result in report.targets:
        if result.actual is None:
            yield MissingItem(Gap.COMPARABLE if result.not_compared else Gap.ACTUAL, result.name)

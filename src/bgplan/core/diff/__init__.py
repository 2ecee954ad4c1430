"""What changed in what was known from one date to another, put together from two checks of the same dataset.

``report`` holds the values that every renderer is given, ``figures`` looks at the vintages, ``causes`` says why a
status is another one; documents, targets and series that closed are looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from bgplan.core.as_of import known_dataset, known_from, target_known_from
from bgplan.core.compare import Question, compare
from bgplan.core.dataset import Dataset, ResolvedObservation, ResolvedTarget
from bgplan.core.diff.causes import Judged, causes, drift_causes, has_drifted, is_other
from bgplan.core.diff.figures import FigureChanges, figure_changes
from bgplan.core.diff.report import Changes, ClosedSeries, PlanChange, StatusCause, StatusChange, TargetChange
from bgplan.core.model import Plan
from bgplan.core.report import Report, Result

__all__ = ["Changes", "changes_between"]


class Span(NamedTuple):
    """The days after ``earlier``, up to and including ``later``."""

    earlier: date
    later: date

    def holds(self, on: date | None) -> bool:
        """Return whether the day lies in it."""
        return on is not None and self.earlier < on <= self.later


def plan_changes(dataset: Dataset, span: Span, names: frozenset[str]) -> Iterator[PlanChange]:
    """Yield the plans of these names that were issued, ended or superseded; an ended one was known before it ended."""
    written = dataset.written
    for name, plan in written.plans.items():
        since = known_from(plan, written)
        if name not in names or since > span.later:
            continue
        if span.holds(since):
            yield PlanChange(name, plan, "new", since)
        successor = written.plans.get(plan.superseded_by or "")
        if successor is not None and span.holds(known_from(successor, written)):
            yield PlanChange(name, plan, "superseded", known_from(successor, written), plan.superseded_by)
        elif span.holds(plan.period.end):
            yield PlanChange(name, plan, "ended", plan.period.end)


def target_changes(dataset: Dataset, targets: tuple[ResolvedTarget, ...], span: Span) -> Iterator[TargetChange]:
    """Yield the targets, of those known by the later date, that are new, superseded or due."""
    since = {target.name: target_known_from(target, dataset.written) for target in dataset.targets}
    written = {target.name: target for target in dataset.targets}
    for target in targets:
        if span.holds(since[target.name]):
            yield TargetChange(target, "new", since[target.name])
        successor = written[target.name].record.superseded_by
        if successor is not None and span.holds(since.get(successor)):
            yield TargetChange(target, "superseded", since[successor], successor)
        elif span.holds(target.term.end):
            yield TargetChange(target, "due", target.term.end)


def closed_series(dataset: Dataset, span: Span, names: frozenset[str]) -> Iterator[ClosedSeries]:
    """Yield the indicators of these names whose series came to its end."""
    for name, indicator in dataset.written.indicators.items():
        if name in names and indicator.closed is not None and span.holds(indicator.closed.on):
            yield ClosedSeries(name, indicator, indicator.closed)


def plans_of(dataset: Dataset, targets: tuple[ResolvedTarget, ...], *, every: bool) -> frozenset[str]:
    """Return the plans that are asked for: all, or those of the targets."""
    found: dict[str, Plan] = (
        dict(dataset.written.plans) if every else {target.record.plan: target.plan for target in targets}
    )
    return frozenset(found)


def changes_between(dataset: Dataset, earlier: date, later: date, question: Question | None = None) -> Changes:
    """Return what was known at the end of ``later`` and not at the end of ``earlier``, or the other way round.

    ``question`` says of which plan, targets or indicators, and by which methods; its own date plays no part. What is
    later than ``later`` plays none either, so that what was said of a month once is said of it for ever.
    """
    if earlier > later:
        msg = f"{earlier} lies after {later}"
        raise ValueError(msg)
    asked = question or Question(later)
    known, now = known_dataset(dataset, earlier), known_dataset(dataset, later)
    before, after = compare(known, asked._replace(as_of=earlier)), compare(now, asked._replace(as_of=later))
    meanwhile = _meanwhile(known, before, after, asked._replace(as_of=later))
    every = not asked.plans and not asked.names
    targets = tuple(result.target for result in after.targets if result.target is not None)
    names = _indicators(dataset, targets, asked, every=every)
    figures = _figures(dataset, (known, now), names)
    span = Span(earlier, later)
    return Changes(
        written=dataset.written,
        earlier=earlier,
        later=later,
        before=before,
        after=after,
        new=figures.new,
        revised=figures.revised,
        lost=figures.lost,
        beside=figures.beside,
        plans=tuple(plan_changes(now, span, plans_of(dataset, targets, every=every))),
        targets=tuple(target_changes(now, targets, span)),
        closed=tuple(closed_series(dataset, span, names)),
        statuses=tuple(_statuses(before, meanwhile, after, figures)),
        drifts=tuple(_drifts(before, meanwhile, after, figures)),
    )


def _pairs(before: Report, after: Report) -> Iterator[tuple[Result | None, Result]]:
    """Each target of the later check with how it stood in the earlier one, None where it was not there."""
    earlier = {result.name: result for result in before.targets}
    return ((earlier.get(result.name), result) for result in after.targets)


def _meanwhile(known: Dataset, before: Report, after: Report, asked: Question) -> Mapping[str, Result]:
    """How the targets that stand otherwise than before would stand had nothing been published since, by name."""
    other = tuple(
        now.name
        for was, now in _pairs(before, after)
        if was is not None and (is_other(was, now) or has_drifted(was, now))
    )
    unchanged = compare(known, asked._replace(names=other)).targets if other else ()
    return {result.name: result for result in unchanged}


def _indicators(
    dataset: Dataset, targets: tuple[ResolvedTarget, ...], asked: Question, *, every: bool
) -> frozenset[str]:
    """The indicators whose figures are looked at: all, or the targets' own, their proxies', and those named."""
    if every:
        return frozenset(dataset.written.indicators)
    own = {target.record.indicator for target in targets} | {
        target.record.proxy for target in targets if target.record.proxy
    }
    return frozenset(own | ({*asked.names} & {*dataset.written.indicators}))


def _figures(dataset: Dataset, two: tuple[Dataset, Dataset], names: frozenset[str]) -> FigureChanges:
    def of(reported: tuple[ResolvedObservation, ...]) -> tuple[ResolvedObservation, ...]:
        return tuple(observation for observation in reported if observation.record.indicator in names)

    known, now = two
    withdrawn = tuple(
        observation for observation in dataset.observations if observation.record.withdrawn_on is not None
    )
    return figure_changes(of(known.observations), of(now.observations), of(withdrawn))


def _statuses(
    before: Report, meanwhile: Mapping[str, Result], after: Report, figures: FigureChanges
) -> Iterator[StatusChange]:
    """The targets whose status is not the one that it was, in the order of the later check."""
    for was, result in _pairs(before, after):
        if was is None:
            yield StatusChange(None, result, (StatusCause("new_target"),))
        elif is_other(was, result):
            yield StatusChange(was, result, _causes(was, meanwhile.get(result.name, was), result, figures))


def _drifts(
    before: Report, meanwhile: Mapping[str, Result], after: Report, figures: FigureChanges
) -> Iterator[StatusChange]:
    """The targets whose status is the one that it was, but whose lead, pace or gap is another beyond rounding."""
    for was, result in _pairs(before, after):
        if was is not None and not is_other(was, result) and has_drifted(was, result):
            judged = Judged(was, meanwhile.get(result.name, was), result)
            yield StatusChange(was, result, drift_causes(judged, figures))


def _causes(was: Result, meanwhile: Result, now: Result, figures: FigureChanges) -> tuple[StatusCause, ...]:
    return causes(Judged(was, meanwhile, now), figures)

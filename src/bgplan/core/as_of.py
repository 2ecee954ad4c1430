"""What was known on a date: plans, bases and observations published on or before it.

Knows publication dates, and which growth rates differ in nothing but whether they are of one year or an average of
several; the clock is never read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.model import Indicator, Plan, Target
from bgplan.core.periods import PeriodKind
from bgplan.core.vocabulary import Comparator, Measure, Stage

_OF_YEARS = (Comparator.PREVIOUS_YEAR, Comparator.SAME_PERIOD, Comparator.AVERAGE)
"""For a whole year the same period of the year before is the year before."""


def is_like_growth(indicator: Indicator, other: Indicator) -> bool:
    """Return whether two growths differ in nothing but whether they are of a year or an average of years."""
    if indicator.measure is not Measure.GROWTH or other.measure is not Measure.GROWTH:
        return False
    if (indicator.attributes, indicator.unit) != (other.attributes, other.unit):
        return False
    both = {indicator.comparator, other.comparator}
    return both <= set(_OF_YEARS) and Comparator.AVERAGE in both


def known_from(plan: Plan, written: PlanFile) -> date:
    """Return the date from which a plan counts: its issue, else the publication that tells of it, else always."""
    if plan.issued is not None:
        return plan.issued
    return source_date(plan.source, written) or date.min


def source_date(source: str | None, written: PlanFile) -> date | None:
    """Return the last day on which the source can have been published, None for an undated one."""
    published = written.sources[source].published if source is not None and source in written.sources else None
    return published.end if published else None


def known_dataset(dataset: Dataset, as_of: date) -> Dataset:
    """Return the dataset as it could have been written on the date: targets, their bases and figures known by then."""
    known = {target.name for target in dataset.targets if target_known_from(target, dataset.written) <= as_of}
    targets = (known_target(target, dataset.written, as_of) for target in dataset.targets if target.name in known)
    return dataset._replace(targets=tuple(targets), observations=known_observations(dataset, as_of))


def target_known_from(target: ResolvedTarget, written: PlanFile) -> date:
    """Return the date from which a target counts: its document's issue, else when plan and target had been told of."""
    told = known_from(target.plan, written)
    return told if target.plan.issued is not None else max(told, source_date(target.record.source, written) or told)


def known_observations(dataset: Dataset, as_of: date) -> tuple[ResolvedObservation, ...]:
    """Return the observations published on or before ``as_of``, without those their publisher had withdrawn by then."""
    return tuple(
        _as_known(observation, dataset.written, as_of)
        for observation in dataset.observations
        if observation.published <= as_of and not is_withdrawn(observation, as_of)
    )


def is_withdrawn(observation: ResolvedObservation, as_of: date) -> bool:
    """Return whether the publisher had withdrawn the figure; where it is not known when, it never counted."""
    on = observation.record.withdrawn_on
    return observation.record.withdrawn is not None and (on is None or on.end <= as_of)


def _as_known(observation: ResolvedObservation, written: PlanFile, as_of: date) -> ResolvedObservation:
    """The observation without what became known of it later: its withdrawal, a share of plan of another source."""
    record = observation.record
    if record.withdrawn is not None:
        record = replace(record, withdrawn=None, withdrawn_on=None)
    share = record.pct_of_plan
    if share is not None and _is_later(share.source, written, as_of):
        return observation._replace(record=replace(record, pct_of_plan=None), share_of_plan=None)
    return observation if record is observation.record else observation._replace(record=record)


def is_actual(observation: ResolvedObservation) -> bool:
    """Return whether an observation says what was, not what is forecast."""
    return observation.record.stage is not Stage.FORECAST


def known_target(target: ResolvedTarget, written: PlanFile, as_of: date) -> ResolvedTarget:
    """Return the target without what was not published yet: its base, its parts, and what superseded it or its plan.

    A base or part of an undated source counts with its plan.
    """
    record = target.record
    if any(_is_later(source, written, as_of) for source in _part_sources(target)):
        target, record = target._replace(parts=None), replace(record, composition=None)
        has_base = target.base is not None and target.base.basis != "derived"
    else:
        has_base = target.base is not None
    if target.base is not None and (not has_base or _is_later(target.base.source, written, as_of)):
        target, record = target._replace(base=None), replace(record, base=None)
    if record.superseded_by is not None and not _has_successor(record, written, as_of):
        record = replace(record, superseded_by=None)
    return target._replace(record=record, plan=_known_plan(target.plan, written, as_of))


def _part_sources(target: ResolvedTarget) -> tuple[str | None, ...]:
    """The sources of what a composed target is made of; what is derived from them is known no sooner."""
    if target.parts is None:
        return ()
    return tuple(part.record.source for part in (*target.parts.added, *target.parts.removed))


def _is_later(source: str | None, written: PlanFile, as_of: date) -> bool:
    """Whether the source was published after the date."""
    on = source_date(source, written)
    return on is not None and on > as_of


def _has_successor(record: Target, written: PlanFile, as_of: date) -> bool:
    """Whether the target that supersedes this one had been issued."""
    successor = written.targets.get(record.superseded_by or "")
    plan = written.plans.get(successor.plan) if successor is not None else None
    return plan is not None and known_from(plan, written) <= as_of


def _known_plan(plan: Plan, written: PlanFile, as_of: date) -> Plan:
    """The plan, without its successor where that was not issued yet."""
    successor = written.plans.get(plan.superseded_by or "")
    if plan.superseded_by is None or (successor is not None and known_from(successor, written) <= as_of):
        return plan
    return plan.model_copy(update={"superseded_by": None})


def newest_of(figures: Iterable[ResolvedObservation]) -> ResolvedObservation | None:
    """Return the figure that was published last; of several the one whose day is best known, whatever their order."""

    def key(observation: ResolvedObservation) -> tuple[date, bool, bool, str]:
        told = observation.record.published or observation.source.published
        return (
            observation.published,
            told is not None,
            not observation.published_inferred,
            "" if told is None else told.text,
        )

    return max(figures, key=key, default=None)


def default_as_of(dataset: Dataset) -> date | None:
    """Return the date a check is made for where none is given, None where there is no figure at all.

    It is the newest dated publication, or withdrawal, of a figure that can move a target: one of a target's own
    indicator or its proxy, or of the like growth of which an average is made. A day or a month is a date, a month even
    if inferred (its last day); a year is none. Where no figure can move a target any other counts, where none is dated
    the end of its snapshot's month.
    """
    moving = {name for target in dataset.targets for name in (target.record.indicator, target.record.proxy)}
    averages = [target.indicator for target in dataset.targets if target.is_average]
    moving |= {
        name
        for name, indicator in dataset.written.indicators.items()
        if any(is_like_growth(indicator, averaged) for averaged in averages)
    }
    own = [
        observation
        for observation in dataset.observations
        if observation.indicator.coverage not in dataset.written.territories
    ]
    for figures in (
        [observation for observation in own if observation.record.indicator in moving],
        own,
        dataset.observations,
    ):
        dates = [on for observation in figures for on in _dated(observation)]
        if dates:
            return max(dates)
    return max((observation.published for observation in dataset.observations), default=None)


def _dated(observation: ResolvedObservation) -> Iterator[date]:
    """The days on which the figure was published and withdrawn, where they are known to the month."""
    told = observation.record.published or observation.source.published
    if told is not None and told.kind is not PeriodKind.YEAR:
        yield observation.published
    withdrawn = observation.record.withdrawn_on
    if withdrawn is not None and withdrawn.kind is not PeriodKind.YEAR:
        yield withdrawn.end


def newest_publication(dataset: Dataset) -> date | None:
    """Return the newest date of publication in the data: of an observation or its withdrawal, else of a plan."""
    dates = [observation.published for observation in dataset.observations]
    dates += [
        observation.record.withdrawn_on.end
        for observation in dataset.observations
        if observation.record.withdrawn_on is not None
    ]
    plans = [known_from(plan, dataset.written) for plan in dataset.written.plans.values()]
    return max(dates, default=None) or max((day for day in plans if day > date.min), default=None)

"""BG501–BG507 and BG910: figures against the calendar of their publication, and those that were to come and did not.

Knows observations and the newest date of publication in the data, which is the only "now"; never the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from bgplan.core.as_of import is_actual, newest_publication
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact, Facts
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, PeriodKind, parse
from bgplan.core.rules import finding
from bgplan.core.validate.runner import (
    NOT_EVALUABLE,
    PASSED,
    Answer,
    Evidence,
    evidence_itself,
    plan_file,
    rule,
    standing_observations,
    violation,
)
from bgplan.core.vocabulary import FINALITY, Every, Stage

PATIENCE = 62
"""The days after the end of a period in which its figure may still be on the way."""

MOST_NAMED = 12
"""More missing periods than this are counted, not named."""

_Part: TypeAlias = tuple[int, int]
"""A period by its year and its number within the year."""

_YEARS = 2
"""Decree 62/2024/NĐ-CP: final figures come on 6 October of the second year after their own."""


def newest(evidence: Evidence) -> date | None:
    """Return the newest date of publication in the data."""
    return newest_publication(evidence.dataset)


def by_time(evidence: Evidence) -> Collection[Sequence[ResolvedObservation]]:
    """Return the actual figures that stand: all prints of one indicator and time together."""
    grouped: dict[tuple[str, date, date], list[ResolvedObservation]] = defaultdict(list)
    for observation in _actuals(evidence.dataset):
        grouped[observation.record.indicator, *observation.span].append(observation)
    return grouped.values()


@rule("BG504", over=by_time, given=newest)
def estimates_never_replaced(prints: Sequence[ResolvedObservation], newest: date | None) -> Answer | None:
    """BG504: an estimate or provisional figure gets a final one in the second year after its period."""
    if newest is None:
        return None
    if not _is_promised(prints[0], newest):
        return NOT_EVALUABLE
    best = prints[0] if len(prints) == 1 else max(prints, key=_finality)
    stage = best.record.stage
    if stage is Stage.FINAL:
        return PASSED
    later = (
        observation
        for observation in prints
        if observation.record.stage is None and observation.published > best.published
    )
    if stage is None or any(later):
        return NOT_EVALUABLE  # a print that states no stage may be the final one
    if not _long_before(best.record.period.end, newest):
        return PASSED
    facts: Facts = {"stage": stage.value, "period": best.record.period, "newest": newest}
    return finding("BG504", best.place.at("stage"), subject=best.subject, facts=facts)


def _finality(observation: ResolvedObservation) -> tuple[int, bool, date]:
    stage = observation.record.stage
    return FINALITY[stage], stage is not None, observation.published


def _is_promised(observation: ResolvedObservation, newest: date) -> bool:
    """Whether a final figure is to come: of a part of a year only the whole year's is, of a closed series none."""
    closed = observation.indicator.closed
    part_of_year = observation.indicator.measure.is_of_stretch and not observation.record.period.is_full_year
    return not part_of_year and (closed is None or closed.on > newest)


def _long_before(end: date, on: date) -> bool:
    """Whether a period ended more than two years before the day; told by parts, for there is no year 10000."""
    return (end.year + _YEARS, end.month, end.day) < (on.year, on.month, on.day)


class OpenIndicator(NamedTuple):
    """An indicator with a target yet to be met: its name, and its latest figure if there is any."""

    name: str
    latest: ResolvedObservation | None


def awaited(evidence: Evidence) -> tuple[OpenIndicator, ...]:
    """Return the indicators of which a new figure is to come; where all figures come regularly BG506 looks at them."""
    on = evidence.made(newest)
    latest: dict[str, ResolvedObservation] = {}
    for observation in _actuals(evidence.dataset):
        before = latest.setdefault(observation.record.indicator, observation)
        if before.record.period.end < observation.record.period.end:
            latest[observation.record.indicator] = observation
    targets: dict[str, list[ResolvedTarget]] = defaultdict(list)
    for target in evidence.dataset.targets:
        targets[target.record.indicator].append(target)
    return tuple(
        OpenIndicator(name, latest.get(name))
        for name, own in targets.items()
        if on is not None and own[0].indicator.every is None and _is_awaited(own, on)
    )


@rule("BG505", over=awaited, given=evidence_itself)
def stale(indicator: OpenIndicator, evidence: Evidence) -> Answer:
    """BG505: an indicator with a target yet to be met has a figure of the last two years."""
    name, latest = indicator
    on = evidence.made(newest)
    if latest is None or on is None:
        return NOT_EVALUABLE
    if not _long_before(latest.record.period.end, on):
        return PASSED
    place, related = evidence.dataset.written.place("indicators", name), (latest.place.at("period"),)
    facts: Facts = {"period": latest.record.period, "newest": on}
    return finding("BG505", place, subject=name, related=related, facts=facts)


def _is_awaited(targets: list[ResolvedTarget], newest: date) -> bool:
    """Whether a target that still stands is due later, and the series goes on."""
    closed = targets[0].indicator.closed
    if closed is not None and closed.on <= newest:
        return False
    return any(target.term.end > newest and not target.is_superseded for target in targets)


def _actuals(dataset: Dataset) -> Iterator[ResolvedObservation]:
    """The figures that stand and say what was."""
    return (
        observation
        for observation in dataset.observations
        if observation.record.withdrawn is None and is_actual(observation)
    )


@rule("BG506")
def did_not_arrive(evidence: Evidence) -> Iterator[Answer]:
    """BG506: an indicator that has a figure every month, quarter or year has them all, two months after their end."""
    dataset = evidence.dataset
    for name, expected, missing in arrivals(dataset, newest_publication(dataset)):
        if not expected:
            yield NOT_EVALUABLE
        elif not missing:
            yield PASSED
        else:
            more = ("…",) if len(missing) > MOST_NAMED else ()
            facts: Facts = {"missing": (*missing[:MOST_NAMED], *more), "count": len(missing)}
            yield finding("BG506", dataset.written.place("indicators", name, "every"), subject=name, facts=facts)


def arrivals(dataset: Dataset, newest: date | None) -> Iterator[tuple[str, tuple[Period, ...], tuple[Period, ...]]]:
    """Yield each indicator with ``every``: its name, the periods whose figure must be there, and those it lacks."""
    figures: dict[str, list[ResolvedObservation]] = defaultdict(list)
    for observation in _actuals(dataset):
        figures[observation.record.indicator].append(observation)
    first = min((observation.published for observation in dataset.observations), default=newest)
    for name, indicator in dataset.written.indicators.items():
        if indicator.every is None or newest is None or first is None:
            continue
        known = figures[name]
        begins = min((observation.published for observation in known), default=first)
        months = _MONTHS[indicator.every]
        expected = tuple(_expected(indicator, indicator.every, begins, newest))
        there = {_counts_for(observation, months) for observation in known}
        yield name, expected, tuple(period for period in expected if _part(period.end, months) not in there)


def _expected(indicator: Indicator, every: Every, begins: date, newest: date) -> Iterator[Period]:
    """The periods that ended since the first publication, so long ago that their figure must be there."""
    last = min(newest, indicator.closed.on) if indicator.closed is not None else newest
    for number in range(begins.year, last.year + 1):
        for period in _periods_of(every, number):
            if begins <= period.end <= last and (newest - period.end).days >= PATIENCE:
                yield period


@lru_cache(maxsize=1024)  # the same years for every indicator
def _periods_of(every: Every, number: int) -> tuple[Period, ...]:
    return tuple(parse(text.format(number)) for text in _TEXTS[every])


_MONTHS: Mapping[Every, int] = MappingProxyType({Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12})
"""How many months each period has."""

_TEXTS: Mapping[Every, tuple[str, ...]] = MappingProxyType(
    {
        Every.MONTH: tuple(f"{{:04d}}-{number:02d}" for number in range(1, 13)),
        Every.QUARTER: tuple(f"{{:04d}}-Q{number}" for number in range(1, 5)),
        Every.YEAR: ("{:04d}",),
    }
)
"""The periods of a year as they are written."""


def _part(end: date, months: int) -> _Part:
    """The period of so many months in which the day lies."""
    return end.year, (end.month - 1) // months


def _counts_for(observation: ResolvedObservation, months: int) -> _Part | None:
    """The period whose figure this is: of a level the one it lies in, of a flow one that it covers to its end."""
    start, end = observation.record.period.start, observation.record.period.end
    last_month = end.month % months == 0
    first = date(end.year, end.month - (end.month - 1) % months, 1)
    if observation.indicator.measure.is_of_stretch and not (last_month and start <= first):
        return None
    return _part(end, months)


FEW_DAYS = timedelta(days=15)
"""So long before its day a figure "to the end of August" can be estimated; before that it is a forecast."""

LAST_MONTH = timedelta(days=31)
"""An estimate of less than a year is made in the last month of its period or later."""

YEAR = 12
"""So many months or more are a year or longer: its estimates are made in its second half."""


@rule("BG501", over=standing_observations)
def before_period_ends(observation: ResolvedObservation) -> Answer:
    """BG501: a figure published before its period ends is an estimate, before it can be estimated a forecast."""
    published, stage, period = observation.published, observation.record.stage, observation.record.period
    if published >= period.end:
        return PASSED
    is_early = published < _estimable_from(period)
    if stage is Stage.FORECAST or (stage is Stage.ESTIMATE and not is_early):
        return PASSED
    facts: dict[str, Fact] = {"published": published, "end": period.end}
    facts |= {"reason": "estimated-too-early" if stage is Stage.ESTIMATE else "no-estimate"}
    return violation("period", facts=facts | ({"otherwise": "F"} if is_early else {"write": "E"}))


def _estimable_from(period: Period) -> date:
    """The day from which a period can be estimated: it has begun, or is to end within the month or a few days."""
    return min(period.start, period.end.replace(day=1), _before(period.end, FEW_DAYS))


@rule("BG507", over=standing_observations)
def early_estimates(observation: ResolvedObservation) -> Answer | None:
    """BG507: an estimate of a year is made in its second half, one of a shorter period in its last month or later."""
    published, period = observation.published, observation.record.period
    if observation.record.stage is not Stage.ESTIMATE or published < _estimable_from(period):  # BG501 says so
        return None
    earliest = _usual_from(period)
    if published >= earliest:
        return PASSED
    return violation("stage", published=published, period=period, earliest=earliest, write="F")


def _usual_from(period: Period) -> date:
    """The day from which a period is usually estimated; of several years the last one counts."""
    if period.months >= YEAR:
        month = period.end.month - 5  # of a year that ends in December, 1 July
        year = period.end.year if month > 0 else period.end.year - 1
        return date(year, month if month > 0 else month + YEAR, 1)
    first_of_month = period.end.replace(day=1)
    return min(first_of_month, _before(period.end, LAST_MONTH)) if period.months > 1 else date.min


def _before(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min


@rule("BG502", over=standing_observations)
def after_closing(observation: ResolvedObservation) -> Answer | None:
    """BG502: a closed series has no period that ends after its closing, but what was forecast before that."""
    closed = observation.indicator.closed
    if closed is None:
        return None
    is_forecast = observation.record.stage is Stage.FORECAST and observation.published <= closed.on
    if observation.record.period.end <= closed.on or is_forecast:
        return PASSED
    return violation("period", on=closed.on, why=closed.why)


@rule("BG503", over=standing_observations, given=plan_file)
def outside_plan_period(observation: ResolvedObservation, written: PlanFile) -> Answer | None:
    """BG503: a percentage of a plan is of a period within the plan's own."""
    share, period = observation.record.pct_of_plan, observation.record.period
    if share is None:
        return None
    plan = written.plans.get(share.plan)
    if plan is None:
        return NOT_EVALUABLE
    if plan.period.start <= period.start <= period.end <= plan.period.end:
        return PASSED
    return violation("period", period=period, term=plan.period)


LONG_AGO = timedelta(days=3 * 365)
"""A figure of so long before its publication is history,"""

RECENT = timedelta(days=2 * 365)
"""and the others of its publication are news where they are of no longer before."""

OF_THE_DAY = (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.CUMULATIVE)
"""What a paper prints as news; whole years of long ago stand in many a table."""


class Dated(NamedTuple):
    """A figure, and the indicators of which its publication has recent figures."""

    observation: ResolvedObservation
    recent: Collection[str]


def dated_figures(evidence: Evidence) -> Iterator[Dated]:
    """Yield the figures that stand, by publication."""
    publications: dict[tuple[str, date], list[ResolvedObservation]] = defaultdict(list)
    for observation in standing_observations(evidence):
        publications[observation.publication].append(observation)
    for (_, published), figures in publications.items():
        recent = {
            observation.record.indicator
            for observation in figures
            if published - observation.record.period.end <= RECENT
        }
        yield from (Dated(observation, recent) for observation in figures)


@rule("BG910", over=dated_figures)
def dated_long_ago(dated: Dated) -> Answer:
    """BG910: in a publication of news no day or month lies years back, unless a recent one is beside it.

    Nor is anything estimated years after it was over.
    """
    observation, recent = dated
    record, published = observation.record, observation.published
    age = published - record.period.end
    if age <= RECENT:
        return PASSED
    estimated = record.stage is Stage.ESTIMATE
    alone = record.period.kind in OF_THE_DAY and age > LONG_AGO and bool(recent) and record.indicator not in recent
    if not estimated and not alone:
        return PASSED
    reason = "estimated-long-after" if estimated else "others-are-recent"
    return violation("period", of=observation, period=record.period, published=published, reason=reason)

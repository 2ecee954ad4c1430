"""BG508 and BG613–BG619: plan documents, what their targets are measured from, the shares of them, wide bounds.

Knows plans, targets, bases and which figures name them or are of their time; never a status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bgplan.core.as_of import known_from, source_date
from bgplan.core.dataset import PlanFile, ResolvedBase, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Facts, Place
from bgplan.core.model import Base, Figure, Indicator
from bgplan.core.periods import Period
from bgplan.core.rules import finding
from bgplan.core.validate.runner import (
    NOT_EVALUABLE,
    PASSED,
    Answer,
    Evidence,
    every_target,
    evidence_itself,
    plan_file,
    rule,
    standing_observations,
    violation,
)
from bgplan.core.validate.vintages import SeriesFigure, figures_of
from bgplan.core.vocabulary import Measure

WIDE = Decimal("0.2")
"""Bounds further apart than this part of the figure need a note."""

WIDE_IN_POINTS = Decimal(5)
"""So many points apart are those of what is itself in percent."""

WIDE_OF_COUNTS = Decimal(2)
"""So far apart those of a count: 2 … 4 parks."""


@rule("BG508")
def issued_after_told(evidence: Evidence) -> Iterator[Answer]:
    """BG508: a plan document is issued no later than the publication that tells of it.

    A source that stands for several documents, of which it could tell of some, is named for want of a better: it says
    nothing of when the others were issued.
    """
    dataset = evidence.dataset
    written = dataset.written
    for name, plan in written.plans.items():
        told = source_date(plan.source, written)
        if plan.issued is None or told is None:
            yield NOT_EVALUABLE
        elif plan.issued <= told:
            yield PASSED
        elif _tells_of_others(plan.source, told, written):
            yield NOT_EVALUABLE
        else:
            place, related = written.place("plans", name, "issued"), written.place("sources", plan.source)
            facts: Facts = {"issued": plan.issued, "published": told, "source": plan.source}
            yield finding("BG508", place, subject=name, related=(related,), facts=facts)


def _tells_of_others(source: str, told: date, written: PlanFile) -> bool:
    of_it = (plan for plan in written.plans.values() if plan.source == source)
    return any(plan.issued is not None and plan.issued <= told for plan in of_it)


@rule("BG613", over=every_target)
def years_within_plan(target: ResolvedTarget) -> Answer | None:
    """BG613: the years over which a target runs begin within its plan; where they end is BG611's."""
    if target.record.over is None:
        return None
    years, term = target.plan.period, target.term
    if term.start >= years.start:
        return PASSED
    facts: Facts = {
        "from": str(term.start.year),
        "to": str(term.end.year),
        "first": str(years.start.year),
        "last": str(years.end.year),
    }
    return violation("over", facts=facts)


class _Shares(NamedTuple):
    """By indicator: of which plans figures give a percentage, with the period, and which plans have a target for it."""

    told: Mapping[str, Sequence[tuple[str, Period]]]
    asked: Mapping[str, Collection[str]]


def _shares(evidence: Evidence) -> _Shares:
    told: dict[str, list[tuple[str, Period]]] = defaultdict(list)
    for observation in evidence.dataset.observations:
        record = observation.record
        if record.pct_of_plan is not None:
            told[record.indicator].append((record.pct_of_plan.plan, record.period))
    asked: dict[str, set[str]] = defaultdict(set)
    for target in evidence.dataset.targets:
        asked[target.record.indicator].add(target.record.plan)
    return _Shares(told, asked)


@rule("BG614", over=every_target, given=_shares)
def implied_without_share(target: ResolvedTarget, shares: _Shares) -> Answer | None:
    """BG614: of a plan that is only implied, some print gives its percentage.

    Where one of the plan's time names another plan, BG503 or BG615 says what is wrong.
    """
    if not target.record.implied:
        return None
    own, indicator = target.record.plan, target.record.indicator
    told = shares.told.get(indicator, ())
    if any(plan == own for plan, _ in told):
        return PASSED
    if any(_is_within(period, target.plan.period) and plan not in shares.asked[indicator] for plan, period in told):
        return NOT_EVALUABLE
    return violation("implied", plan=own, indicator=indicator)


def _is_within(period: Period, years: Period) -> bool:
    return years.start <= period.start <= period.end <= years.end


@rule("BG615", over=standing_observations, given=evidence_itself)
def shares_without_target(observation: ResolvedObservation, evidence: Evidence) -> Answer | None:
    """BG615: a percentage of a plan is of a target that the plan has; a plan of another time is BG503's."""
    share, indicator = observation.record.pct_of_plan, observation.record.indicator
    plan = None if share is None else evidence.dataset.written.plans.get(share.plan)
    if share is None or plan is None:
        return None
    if share.plan in evidence.made(_shares).asked.get(indicator, ()):
        return PASSED
    if not _is_within(observation.record.period, plan.period):
        return NOT_EVALUABLE
    return violation("pct_of_plan", "plan", plan=share.plan, indicator=indicator)


class Bounded(NamedTuple):
    """A record with bounds that were set by hand: a target, its base or an observation."""

    record: Figure
    low: Decimal
    high: Decimal
    indicator: Indicator
    place: Place
    subject: str


def bounded_records(evidence: Evidence) -> Iterator[Bounded]:
    """Yield the records with bounds; a range as printed is none of theirs."""
    return (
        Bounded(record, record.low, record.high, indicator, place, subject)
        for record, indicator, place, subject in _records(evidence)
        if record.low is not None and record.high is not None and (record.printed is None or record.value is not None)
    )


def _records(evidence: Evidence) -> Iterator[tuple[Figure, Indicator, Place, str]]:
    for target in evidence.dataset.targets:
        yield target.record, target.indicator, target.place, target.name
        if target.record.base is not None:
            yield target.record.base, target.indicator, target.place.at("base"), target.name
    for observation in standing_observations(evidence):
        if observation.record.low is not None:
            yield observation.record, observation.indicator, observation.place, observation.subject


@rule("BG619", over=bounded_records, given=plan_file)
def wide_bounds(bounded: Bounded, written: PlanFile) -> Answer:
    """BG619: bounds set by hand that lie far apart say in a note why; a range as printed needs none."""
    record, low, high = bounded.record, bounded.low, bounded.high
    middle = abs(record.value if record.value is not None else (low + high) / 2)
    is_narrow = high - low <= max(WIDE * middle, _slack(bounded.indicator, written))
    if is_narrow or record.note is not None or record.misprint is not None:
        return PASSED
    return violation("low", low=low, high=high, value=record.value)


def _slack(indicator: Indicator, written: PlanFile) -> Decimal:
    """So far apart bounds may always lie: some points of a percentage, one more and one less of a count."""
    unit = written.units.get(indicator.unit)
    if indicator.measure.is_percent:
        return WIDE_IN_POINTS
    return WIDE_OF_COUNTS if unit is not None and unit.count else Decimal(0)


MOST_YEARS_BEFORE = 3
"""So many years before the plan's first one a base may lie; plans take the latest figure that they have."""


class StatedBase(NamedTuple):
    """A base that the files give, and what its target's own indicator has for the same time, by publication."""

    target: ResolvedTarget
    base: ResolvedBase
    record: Base
    prints: tuple[SeriesFigure, ...]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.target.place.at("base")

    @property
    def subject(self) -> str:
        """What a finding about it names: its target."""
        return self.target.name

    @property
    def is_printed(self) -> bool:
        """Whether one of the prints is the base."""
        return any(self.base.amount.interval.overlaps(shown.interval) for shown in self.prints)

    @property
    def is_explained(self) -> bool:
        """Whether a note says why the plan counts from so far back; that a period is assumed explains nothing."""
        return self.record.note is not None and not self.base.period_assumed


def stated_bases(evidence: Evidence) -> Iterator[StatedBase]:
    """Yield the bases that the files give."""
    figures = evidence.made(figures_of)
    for target in evidence.dataset.targets:
        base, record, known = target.base, target.record.base, figures.of(target.record.indicator)
        if base is not None and record is not None:
            start, end = base.period.start, base.period.end
            span = (end if target.indicator.measure is Measure.STOCK else start, end)
            yield StatedBase(target, base, record, () if known is None else known.printed.get(span, ()))


@rule("BG616", over=stated_bases)
def bases_against_series(stated: StatedBase) -> Answer:
    """BG616: where the indicator's own series has a figure for the time of the base, one of its prints is the base."""
    if not stated.prints:
        return NOT_EVALUABLE
    if stated.is_printed:
        return PASSED
    latest, record = stated.prints[-1], stated.record
    facts: Facts = {
        "base": stated.base.amount.point,
        "figure": latest.point,
        "period": stated.base.period,
        "unit": stated.target.indicator.unit,
    }
    key = (
        () if record.value is None and record.printed is None else ("value" if record.value is not None else "printed",)
    )
    return violation(*key, related=(latest.place,), facts=facts)


@rule("BG617", over=stated_bases, given=plan_file)
def bases_far_from_plan(stated: StatedBase, written: PlanFile) -> Answer:
    """BG617: a base lies shortly before the plan's first year, unless its own series has it or a note says why.

    One of which the period is assumed lies in the year before; none lies after both the plan's first year and the year
    in which the document was issued or told of.
    """
    target, base = stated.target, stated.base
    years, end = target.plan.period, base.period.end
    if end >= target.term.end:  # BG605 says so
        return NOT_EVALUABLE
    earliest = years.start.year - (1 if base.period_assumed else MOST_YEARS_BEFORE)
    latest = max(years.start.year, known_from(target.plan, written).year)
    if end.year <= latest and (earliest <= end.year or stated.is_explained or stated.is_printed):
        return PASSED
    return violation("period", base=base.period, first=str(years.start.year), last=str(years.end.year))


@rule("BG618", over=every_target)
def derived_bases(target: ResolvedTarget) -> Answer | None:
    """BG618: a base that follows from the total and its parts lies within the bounds that are given for it."""
    record, base = target.record.base, target.base
    if record is None or base is None or base.basis != "derived" or (record.low is None and record.high is None):
        return None
    value = base.amount.point
    for key, bound, is_beyond in (
        ("low", record.low, record.low is not None and record.low > value),
        ("high", record.high, record.high is not None and record.high < value),
    ):
        if is_beyond:
            return violation("base", key, derived=value, bound=bound, reason=f"{key}-bound")
    return PASSED

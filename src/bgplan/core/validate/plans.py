"""BG508, BG613–BG615 and BG619: plan documents, the years of their targets, the shares of them, wide bounds.

Knows plans, targets and which figures name them; never what the figures come to.

BG616–BG618: what a target is measured from, against its own series, its plan's years and its own bounds.

Knows targets with a base and the prints of their indicators; never a status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from bgplan.core.as_of import known_from, source_date
from bgplan.core.dataset import Dataset, ResolvedBase, ResolvedTarget
from bgplan.core.findings import Fact, Facts, Finding, Place
from bgplan.core.model import Figure, Indicator
from bgplan.core.periods import Period
from bgplan.core.rules import NOT_EVALUABLES, PASSES, RuleOutcome, finding
from bgplan.core.validate.runner import rule
from bgplan.core.validate.vintages import Figures, Prints, SeriesFigure, Span, figures_of
from bgplan.core.vocabulary import Measure

WIDE = Decimal("0.2")
"""Bounds further apart than this part of the figure need a note."""

WIDE_IN_POINTS = Decimal(5)
"""So many points apart are those of what is itself in percent."""

WIDE_OF_COUNTS = Decimal(2)
"""So far apart those of a count: 2 … 4 parks."""


def issued_after_told(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG508: a plan document is issued no later than the publication that tells of it.

    A source that stands for several documents, of which it could tell of some, is named for want of a better: it says
    nothing of when the others were issued.
    """
    for name, plan in dataset.written.plans.items():
        told = source_date(plan.source, dataset.written)
        if plan.issued is None or told is None:
            yield NOT_EVALUABLES["BG508"]
        elif plan.issued <= told:
            yield PASSES["BG508"]
        elif _tells_of_others(plan.source, dataset):
            yield NOT_EVALUABLES["BG508"]
        else:
            place, related = (
                dataset.written.place(*path) for path in (("plans", name, "issued"), ("sources", plan.source))
            )
            facts: Facts = {"issued": plan.issued, "published": told, "source": plan.source}
            yield finding("BG508", place, subject=name, related=(related,), facts=facts)


def _tells_of_others(source: str, dataset: Dataset) -> bool:
    told = source_date(source, dataset.written)
    of_it = (plan for plan in dataset.written.plans.values() if plan.source == source)
    return told is not None and any(plan.issued is not None and plan.issued <= told for plan in of_it)


def years_within_plan(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG613: the years over which a target runs begin within its plan; where they end is BG611's."""
    for target in dataset.targets:
        years = target.plan.period
        if target.record.over is None:
            continue
        if target.term.start >= years.start:
            yield PASSES["BG613"]
            continue
        over = str(target.term.start.year), str(target.term.end.year)
        facts: Facts = {"from": over[0], "to": over[1], "first": str(years.start.year), "last": str(years.end.year)}
        yield finding("BG613", target.place.at("over"), subject=target.name, facts=facts)


def implied_without_share(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG614: of a plan that is only implied, some print gives its percentage.

    Where one of the plan's time names another plan, BG503 or BG615 says what is wrong.
    """
    shares: dict[str, list[tuple[str, Period]]] = defaultdict(list)
    for one in dataset.observations:
        if one.record.pct_of_plan is not None:
            shares[one.record.indicator].append((one.record.pct_of_plan.plan, one.record.period))
    asking: dict[str, set[str]] = defaultdict(set)  # by indicator the plans that have a target for it
    for target in dataset.targets:
        asking[target.record.indicator].add(target.record.plan)
    for target in dataset.targets:
        if not target.record.implied:
            continue
        told = shares.get(target.record.indicator, [])
        if any(plan == target.record.plan for plan, _ in told):
            yield PASSES["BG614"]
        elif any(
            _is_within(period, target.plan.period) and plan not in asking[target.record.indicator]
            for plan, period in told
        ):
            yield NOT_EVALUABLES["BG614"]
        else:
            facts: Facts = {"plan": target.record.plan, "indicator": target.record.indicator}
            yield finding("BG614", target.place.at("implied"), subject=target.name, facts=facts)


def _is_within(period: Period, years: Period) -> bool:
    return years.start <= period.start <= period.end <= years.end


def shares_without_target(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG615: a percentage of a plan is of a target that the plan has; a plan of another time is BG503's."""
    asked = {(target.record.plan, target.record.indicator) for target in dataset.targets}
    for one in dataset.observations:
        share = one.record.pct_of_plan
        plan = None if share is None else dataset.written.plans.get(share.plan)
        if share is None or plan is None or one.record.withdrawn is not None:
            continue
        if (share.plan, one.record.indicator) in asked:
            yield PASSES["BG615"]
        elif not _is_within(one.record.period, plan.period):
            yield NOT_EVALUABLES["BG615"]
        else:
            facts: Facts = {"plan": share.plan, "indicator": one.record.indicator}
            yield finding("BG615", one.place.at("pct_of_plan", "plan"), subject=one.subject, facts=facts)


def wide_bounds(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG619: bounds set by hand that lie far apart say in a note why; a range as printed needs none."""
    for target in dataset.targets:
        yield from _wide(target.record, _slack(target.indicator, dataset), target.place, target.name)
        if target.record.base is not None:
            yield from _wide(
                target.record.base, _slack(target.indicator, dataset), target.place.at("base"), target.name
            )
    for one in dataset.observations:
        if one.record.low is not None and one.record.withdrawn is None:
            yield from _wide(one.record, _slack(one.indicator, dataset), one.place, one.subject)


def _slack(indicator: Indicator, dataset: Dataset) -> Decimal:
    """So far apart bounds may always lie: some points of a percentage, one more and one less of a count."""
    unit = dataset.written.units.get(indicator.unit)
    if indicator.measure in (Measure.GROWTH, Measure.SHARE):
        return WIDE_IN_POINTS
    return WIDE_OF_COUNTS if unit is not None and unit.count else Decimal(0)


def _wide(record: Figure, slack: Decimal, place: Place, subject: str) -> Iterator[Finding | RuleOutcome]:
    low, high = record.low, record.high
    if low is None or high is None or (record.printed is not None and record.value is None):
        return
    middle = abs(record.value if record.value is not None else (low + high) / 2)
    if high - low <= max(WIDE * middle, slack) or record.note is not None or record.misprint is not None:
        yield PASSES["BG619"]
        return
    facts: dict[str, Fact] = {"low": low, "high": high, "value": record.value}
    yield finding("BG619", place.at("low"), subject=subject, facts=facts)


MOST_YEARS_BEFORE = 3
"""So many years before the plan's first one a base may lie; plans take the latest figure that they have."""


@rule("BG616", given=figures_of)
def bases_against_series(dataset: Dataset, figures: Figures) -> Iterator[Finding | RuleOutcome]:
    """BG616: where the indicator's own series has a figure for the time of the base, one of its prints is the base."""
    for target, base, prints in _with_base(dataset, figures):
        own = _own_prints(base, target, prints)
        if not own:
            yield NOT_EVALUABLES["BG616"]
        elif any(base.amount.interval.overlaps(shown.interval) for shown in own):
            yield PASSES["BG616"]
        else:
            latest = own[-1]
            facts: dict[str, Fact] = {"base": base.amount.point, "figure": latest.point, "period": base.period}
            facts["unit"] = target.indicator.unit
            yield finding("BG616", _place(target), subject=target.name, related=(latest.place,), facts=facts)


@rule("BG617", given=figures_of)
def bases_far_from_plan(dataset: Dataset, figures: Figures) -> Iterator[Finding | RuleOutcome]:
    """BG617: a base lies shortly before the plan's first year, unless its own series has it or a note says why.

    One of which the period is assumed lies in the year before; none lies after both the plan's first year and the year
    in which the document was issued or told of.
    """
    for target, base, prints in _with_base(dataset, figures):
        first, end = target.plan.period.start.year, base.period.end
        if end >= target.term.end:  # BG605 says so
            yield NOT_EVALUABLES["BG617"]
            continue
        most = 1 if base.period_assumed else MOST_YEARS_BEFORE
        latest = max(first, known_from(target.plan, dataset.written).year)
        is_near = first - most <= end.year or _is_explained(target, base) or _is_confirmed(base, target, prints)
        if is_near and end.year <= latest:
            yield PASSES["BG617"]
        else:
            facts: Facts = {"base": base.period, "first": str(first), "last": str(target.plan.period.end.year)}
            yield finding("BG617", target.place.at("base", "period"), subject=target.name, facts=facts)


def _is_explained(target: ResolvedTarget, base: ResolvedBase) -> bool:
    """Whether a note says why the plan counts from so far back; that a period is assumed explains nothing."""
    noted = target.record.base is not None and target.record.base.note is not None
    return noted and not base.period_assumed


def _is_confirmed(base: ResolvedBase, target: ResolvedTarget, prints: Prints | None) -> bool:
    return any(base.amount.interval.overlaps(shown.interval) for shown in _own_prints(base, target, prints))


def derived_bases(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG618: a base that follows from the total and its parts lies within the bounds that are given for it."""
    for target in dataset.targets:
        record, base = target.record.base, target.base
        if record is None or base is None or base.basis != "derived" or (record.low is None and record.high is None):
            continue
        value = base.amount.point
        if (record.low is None or record.low <= value) and (record.high is None or value <= record.high):
            yield PASSES["BG618"]
            continue
        key = "low" if record.low is not None and record.low > value else "high"
        facts: Facts = {
            "derived": value,
            "bound": record.low if key == "low" else record.high,
            "reason": f"{key}-bound",
        }
        yield finding("BG618", target.place.at("base", key), subject=target.name, facts=facts)


def _with_base(dataset: Dataset, figures: Figures) -> Iterator[tuple[ResolvedTarget, ResolvedBase, Prints | None]]:
    """The targets whose base the files give, with the prints of their indicator."""
    for target in dataset.targets:
        if target.base is not None and target.record.base is not None:
            yield target, target.base, figures.of(target.record.indicator)


def _own_prints(base: ResolvedBase, target: ResolvedTarget, prints: Prints | None) -> tuple[SeriesFigure, ...]:
    """The prints of the target's own indicator for the time of the base, in the order of publication."""
    start, end = base.period.start, base.period.end
    span: Span = (end if target.indicator.measure is Measure.STOCK else start, end)
    return () if prints is None else prints.printed.get(span, ())


def _place(target: ResolvedTarget) -> Place:
    record = target.record.base
    if record is None or (record.value is None and record.printed is None):
        return target.place.at("base")
    return target.place.at("base", "value" if record.value is not None else "printed")

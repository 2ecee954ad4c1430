"""BG508, BG613–BG615 and BG619: plan documents, the years of their targets, the shares of them, wide bounds.

Knows plans, targets and which figures name them; never what the figures come to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from bgplan.core.book import Book
from bgplan.core.findings import Fact, Facts, Finding, Place
from bgplan.core.known import source_date
from bgplan.core.model import Figure, Indicator
from bgplan.core.periods import Period
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.vocabulary import Measure

WIDE = Decimal("0.2")
"""Bounds further apart than this part of the figure need a note."""

WIDE_IN_POINTS = Decimal(5)
"""So many points apart are those of what is itself in percent."""

WIDE_OF_COUNTS = Decimal(2)
"""So far apart those of a count: 2 … 4 parks."""


def issued_after_told(book: Book) -> Iterator[Finding | Outcome]:
    """BG508: a plan document is issued no later than the publication that tells of it.

    A source that stands for several documents, of which it could tell of some, is named for want of a better: it says
    nothing of when the others were issued.
    """
    for name, plan in book.written.plans.items():
        told = source_date(plan.source, book.written)
        if plan.issued is None or told is None:
            yield UNTOLD["BG508"]
        elif plan.issued <= told:
            yield HELD["BG508"]
        elif _tells_of_others(plan.source, book):
            yield UNTOLD["BG508"]
        else:
            place, related = (
                book.written.place(*path) for path in (("plans", name, "issued"), ("sources", plan.source))
            )
            facts: Facts = {"issued": plan.issued, "published": told, "source": plan.source}
            yield finding("BG508", place, subject=name, related=(related,), facts=facts)


def _tells_of_others(source: str, book: Book) -> bool:
    told = source_date(source, book.written)
    of_it = (plan for plan in book.written.plans.values() if plan.source == source)
    return told is not None and any(plan.issued is not None and plan.issued <= told for plan in of_it)


def years_within_plan(book: Book) -> Iterator[Finding | Outcome]:
    """BG613: the years over which a target runs begin within its plan; where they end is BG611's."""
    for goal in book.goals:
        years = goal.plan.period
        if goal.record.over is None:
            continue
        if goal.term.start >= years.start:
            yield HELD["BG613"]
            continue
        over = str(goal.term.start.year), str(goal.term.end.year)
        facts: Facts = {"from": over[0], "to": over[1], "first": str(years.start.year), "last": str(years.end.year)}
        yield finding("BG613", goal.place.at("over"), subject=goal.name, facts=facts)


def implied_without_share(book: Book) -> Iterator[Finding | Outcome]:
    """BG614: of a plan that is only implied, some print gives its percentage.

    Where one of the plan's time names another plan, BG503 or BG615 says what is wrong.
    """
    shares: dict[str, list[tuple[str, Period]]] = defaultdict(list)
    for one in book.reported:
        if one.record.pct_of_plan is not None:
            shares[one.record.indicator].append((one.record.pct_of_plan.plan, one.record.period))
    asking: dict[str, set[str]] = defaultdict(set)  # by indicator the plans that have a target for it
    for goal in book.goals:
        asking[goal.record.indicator].add(goal.record.plan)
    for goal in book.goals:
        if not goal.record.implied:
            continue
        told = shares.get(goal.record.indicator, [])
        if any(plan == goal.record.plan for plan, _ in told):
            yield HELD["BG614"]
        elif any(
            _is_within(period, goal.plan.period) and plan not in asking[goal.record.indicator] for plan, period in told
        ):
            yield UNTOLD["BG614"]
        else:
            facts: Facts = {"plan": goal.record.plan, "indicator": goal.record.indicator}
            yield finding("BG614", goal.place.at("implied"), subject=goal.name, facts=facts)


def _is_within(period: Period, years: Period) -> bool:
    return years.start <= period.start <= period.end <= years.end


def shares_without_target(book: Book) -> Iterator[Finding | Outcome]:
    """BG615: a percentage of a plan is of a target that the plan has; a plan of another time is BG503's."""
    asked = {(goal.record.plan, goal.record.indicator) for goal in book.goals}
    for one in book.reported:
        share = one.record.pct_of_plan
        plan = None if share is None else book.written.plans.get(share.plan)
        if share is None or plan is None or one.record.withdrawn is not None:
            continue
        if (share.plan, one.record.indicator) in asked:
            yield HELD["BG615"]
        elif not _is_within(one.record.period, plan.period):
            yield UNTOLD["BG615"]
        else:
            facts: Facts = {"plan": share.plan, "indicator": one.record.indicator}
            yield finding("BG615", one.place.at("pct_of_plan", "plan"), subject=one.subject, facts=facts)


def wide_bounds(book: Book) -> Iterator[Finding | Outcome]:
    """BG619: bounds set by hand that lie far apart say in a note why; a range as printed needs none."""
    for goal in book.goals:
        yield from _wide(goal.record, _slack(goal.indicator, book), goal.place, goal.name)
        if goal.record.base is not None:
            yield from _wide(goal.record.base, _slack(goal.indicator, book), goal.place.at("base"), goal.name)
    for one in book.reported:
        if one.record.low is not None and one.record.withdrawn is None:
            yield from _wide(one.record, _slack(one.indicator, book), one.place, one.subject)


def _slack(indicator: Indicator, book: Book) -> Decimal:
    """So far apart bounds may always lie: some points of a percentage, one more and one less of a count."""
    unit = book.written.units.get(indicator.unit)
    if indicator.measure in (Measure.GROWTH, Measure.SHARE):
        return WIDE_IN_POINTS
    return WIDE_OF_COUNTS if unit is not None and unit.count else Decimal(0)


def _wide(record: Figure, slack: Decimal, place: Place, subject: str) -> Iterator[Finding | Outcome]:
    low, high = record.low, record.high
    if low is None or high is None or (record.printed is not None and record.value is None):
        return
    middle = abs(record.value if record.value is not None else (low + high) / 2)
    if high - low <= max(WIDE * middle, slack) or record.note is not None or record.misprint is not None:
        yield HELD["BG619"]
        return
    facts: dict[str, Fact] = {"low": low, "high": high, "value": record.value}
    yield finding("BG619", place.at("low"), subject=subject, facts=facts)

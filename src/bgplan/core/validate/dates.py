"""BG501–BG503 and BG507: observations against the calendar of their publication, their series and their plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bgplan.core.book import Book, Reported
from bgplan.core.findings import Fact, Finding
from bgplan.core.periods import Period
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.vocabulary import Stage

FEW_DAYS = timedelta(days=15)
"""So long before its day a figure "to the end of August" can be estimated; before that it is a forecast."""

LAST_MONTH = timedelta(days=31)
"""An estimate of less than a year is made in the last month of its period or later."""

YEAR = 12
"""So many months or more are a year or longer: its estimates are made in its second half."""


def before_period_ends(book: Book) -> Iterator[Finding | Outcome]:
    """BG501: a figure published before its period ends is an estimate, before it can be estimated a forecast."""
    for one in _standing(book):
        stage, end = one.record.stage, one.record.period.end
        is_early = one.published < _estimable_from(one.record.period)
        allowed = (Stage.FORECAST,) if is_early else (Stage.ESTIMATE, Stage.FORECAST)
        if one.published < end and stage not in allowed:
            facts: dict[str, Fact] = {"published": one.published, "end": end}
            facts |= {"reason": "estimated-too-early" if stage is Stage.ESTIMATE else "no-estimate"}
            facts |= {"otherwise": "F"} if is_early else {"write": "E"}
            yield finding("BG501", one.place.at("period"), subject=one.subject, facts=facts)
        else:
            yield HELD["BG501"]


def _estimable_from(period: Period) -> date:
    """The day from which a period can be estimated: it has begun, or is to end within the month or a few days."""
    return min(period.start, period.end.replace(day=1), _before(period.end, FEW_DAYS))


def early_estimates(book: Book) -> Iterator[Finding | Outcome]:
    """BG507: an estimate of a year is made in its second half, one of a shorter period in its last month or later."""
    for one in _standing(book):
        period = one.record.period
        if one.record.stage is not Stage.ESTIMATE or one.published < _estimable_from(period):  # BG501 says so
            continue
        earliest = _usual_from(period)
        if one.published >= earliest:
            yield HELD["BG507"]
            continue
        facts: dict[str, Fact] = {"published": one.published, "period": period, "earliest": earliest, "write": "F"}
        yield finding("BG507", one.place.at("stage"), subject=one.subject, facts=facts)


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


def after_closing(book: Book) -> Iterator[Finding | Outcome]:
    """BG502: a closed series has no period that ends after its closing, but what was forecast before that."""
    for one in _standing(book):
        closed = one.indicator.closed
        if closed is None:
            continue
        is_forecast = one.record.stage is Stage.FORECAST and one.published <= closed.on
        if one.record.period.end > closed.on and not is_forecast:
            yield finding("BG502", one.place.at("period"), subject=one.subject, on=closed.on, why=closed.why)
        else:
            yield HELD["BG502"]


def outside_plan_period(book: Book) -> Iterator[Finding | Outcome]:
    """BG503: a percentage of a plan is of a period within the plan's own."""
    for one in _standing(book):
        share = one.record.pct_of_plan
        if share is None:
            continue
        plan, period = book.written.plans.get(share.plan), one.record.period
        if plan is None:
            yield UNTOLD["BG503"]
        elif plan.period.start <= period.start <= period.end <= plan.period.end:
            yield HELD["BG503"]
        else:
            yield finding("BG503", one.place.at("period"), subject=one.subject, period=period, term=plan.period)


def _standing(book: Book) -> Iterator[Reported]:
    """The figures that their publishers have not withdrawn: nothing is to be mended in those."""
    return (one for one in book.reported if one.record.withdrawn is None)

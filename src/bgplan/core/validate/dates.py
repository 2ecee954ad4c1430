"""BG501–BG503: observations against the calendar of their publication, their series and their plan."""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.book import Book, Reported
from bgplan.core.findings import Finding
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.vocabulary import Stage


def before_period_ends(book: Book) -> Iterator[Finding | Outcome]:
    """BG501: a figure published before its period ends is an estimate, before it begins a forecast."""
    for one in _standing(book):
        allowed = (Stage.FORECAST,) if one.published < one.record.period.start else (Stage.ESTIMATE, Stage.FORECAST)
        if one.published < one.record.period.end and one.record.stage not in allowed:
            yield finding(
                "BG501",
                one.place.at("period"),
                subject=one.subject,
                published=one.published,
                end=one.record.period.end,
            )
        else:
            yield HELD["BG501"]


def after_closing(book: Book) -> Iterator[Finding | Outcome]:
    """BG502: a closed series has no period that ends after its closing."""
    for one in _standing(book):
        closed = one.indicator.closed
        if closed is not None and one.record.period.end > closed.on:
            yield finding("BG502", one.place.at("period"), subject=one.subject, on=closed.on, why=closed.why)
        elif closed is not None:
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

"""What was known on a date: plans, bases and observations published on or before it.

Knows publication dates; the clock is never read here.
"""

from __future__ import annotations

from datetime import date

from bgplan.core.book import Book, Origin, PlanFile, Reported
from bgplan.core.model import Plan
from bgplan.core.vocabulary import Stage


def known_from(plan: Plan, written: PlanFile) -> date:
    """Return the date from which a plan counts: its issue, else the publication that tells of it, else always."""
    if plan.issued is not None:
        return plan.issued
    return source_date(plan.source, written) or date.min


def source_date(source: str | None, written: PlanFile) -> date | None:
    """Return the last day on which the source can have been published, None for an undated one."""
    published = written.sources[source].published if source in written.sources else None
    return published.end if published else None


def known_reported(book: Book, as_of: date) -> tuple[Reported, ...]:
    """Return the observations published on or before ``as_of``, without those their publisher withdrew."""
    return tuple(one for one in book.reported if one.published <= as_of and one.record.withdrawn is None)


def is_actual(one: Reported) -> bool:
    """Return whether an observation says what was, not what is forecast."""
    return one.record.stage is not Stage.FORECAST


def known_origin(origin: Origin | None, written: PlanFile, as_of: date) -> Origin | None:
    """Return the base where its source was published by then; an undated source counts with its plan."""
    if origin is None:
        return None
    published = source_date(origin.source, written)
    return origin if published is None or published <= as_of else None


def newest_publication(book: Book) -> date | None:
    """Return the newest date of publication in the data: of an observation, else of a plan."""
    dates = [one.published for one in book.reported]
    plans = [known_from(plan, book.written) for plan in book.written.plans.values()]
    return max(dates, default=None) or max((each for each in plans if each > date.min), default=None)

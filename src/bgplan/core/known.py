"""What was known on a date: plans, bases and observations published on or before it.

Knows publication dates; the clock is never read here.
"""

from __future__ import annotations

from datetime import date

from bgplan.core.book import Book, Goal, PlanFile, Reported
from bgplan.core.model import Plan
from bgplan.core.vocabulary import Stage


def known_from(plan: Plan, written: PlanFile) -> date:
    """Return the date from which a plan counts: its issue, else the publication that tells of it, else always."""
    if plan.issued is not None:
        return plan.issued
    return source_date(plan.source, written) or date.min


def source_date(source: str | None, written: PlanFile) -> date | None:
    """Return the last day on which the source can have been published, None for an undated one."""
    published = written.sources[source].published if source is not None and source in written.sources else None
    return published.end if published else None


def known_reported(book: Book, as_of: date) -> tuple[Reported, ...]:
    """Return the observations published on or before ``as_of``, without those their publisher withdrew."""
    return tuple(one for one in book.reported if one.published <= as_of and one.record.withdrawn is None)


def is_actual(one: Reported) -> bool:
    """Return whether an observation says what was, not what is forecast."""
    return one.record.stage is not Stage.FORECAST


def known_goal(goal: Goal, written: PlanFile, as_of: date) -> Goal:
    """Return the goal, without its base where that was not published yet; an undated source counts with its plan."""
    dates = (source_date(source, written) for source in _base_sources(goal))
    return goal._replace(base=None) if any(each is not None and each > as_of for each in dates) else goal


def _base_sources(goal: Goal) -> tuple[str | None, ...]:
    """The sources of the base; a derived one is known no sooner than the parts it is derived from."""
    if goal.base is None:
        return ()
    if goal.base.basis != "derived" or goal.parts is None:
        return (goal.base.source,)
    return (goal.base.source, *(part.record.source for part in (*goal.parts.added, *goal.parts.removed)))


def newest_publication(book: Book) -> date | None:
    """Return the newest date of publication in the data: of an observation, else of a plan."""
    dates = [one.published for one in book.reported]
    plans = [known_from(plan, book.written) for plan in book.written.plans.values()]
    return max(dates, default=None) or max((each for each in plans if each > date.min), default=None)

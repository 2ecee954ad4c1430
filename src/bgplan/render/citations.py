"""Sources as they are cited: publisher, title, document, date, and the address.

Knows how a citation is written; never which figures it is for.
"""

from __future__ import annotations

from bgplan.core.dataset import PlanFile, ResolvedObservation
from bgplan.core.model import Plan
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.sources import Cited
from bgplan.render import numerals
from bgplan.render.words import Words

INFERRED = "°"
"""Behind a date that was concluded, where there is no room for the words."""


def citation(cited: Cited, words: Words, *, in_full: bool = False) -> str:
    """Return a source without its address; a date that was inferred says so.

    With ``in_full`` a month or a year is called one: what is printed stands beside it, and its numbers.
    """
    source = cited.source
    if cited.published is None:
        when = words("show.figure.undated" if source.published is None else "check.dated_later")
    else:
        when = words.period(cited.published) if in_full else short_date(cited.published, words)
        when = words.said("show.figure.inferred", date=when) if cited.inferred else when
    title = f"“{source.title}”" if source.title else None
    return ", ".join(part for part in (source.publisher, title, source.document, when) if part)


def short_date(published: Period, words: Words) -> str:
    """Return a date of publication as far as it is known: a day, a month or a year."""
    if published.kind is PeriodKind.DAY:
        return numerals.day(published.end, words.lang)
    if published.kind is PeriodKind.MONTH:
        return numerals.month(published.end, words.lang)
    return str(published.end.year) if published.kind is PeriodKind.YEAR else words.period(published)


def plan_date(plan: Plan, written: PlanFile, words: Words) -> str:
    """Return the day on which a plan was issued, else when its source told of it, as far as that is known."""
    if plan.issued is not None:
        return numerals.day(plan.issued, words.lang)
    source = written.sources.get(plan.source)
    if source is None or source.published is None:
        return words("show.figure.undated")
    when = short_date(source.published, words)
    return words.said("check.date_inferred", date=when) if source.published_inferred else when


def publication(observation: ResolvedObservation, words: Words, *, marked: bool = True) -> str:
    """Return when a figure was published; of an undated one the month of its file, in brackets.

    Without ``marked``, for a place that has no legend, an inferred date bears no sign.
    """
    published = observation.record.published or observation.source.published
    if published is None:
        return f"({numerals.month(observation.published, words.lang)})"
    return short_date(published, words) + (INFERRED if observation.published_inferred and marked else "")

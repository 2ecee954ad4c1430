"""BG810: figures that were entered and can count for nothing, with the reason; only information.

Knows which figures stand where; never a status. What is doubtful, withdrawn or of other prices is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bgplan.core.book import Book
from bgplan.core.findings import Finding
from bgplan.core.model import Indicator
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate import beside
from bgplan.core.validate.runner import rule
from bgplan.core.validate.stretches import within_a_year
from bgplan.core.validate.vintages import Figures, Series, Shown, figures_of
from bgplan.core.vocabulary import Form, Measure

_FORMS = (Form.SUM, Form.SHARE, Form.PRODUCT, Form.RATIO)
"""Forms that nothing else looks at where the times differ; parts and wholes of two times are BG909's."""


def never_beside(book: Book) -> Iterator[Finding | Outcome]:
    """BG810: the figures of an identity of which all members have some, but never at one time."""
    identities = beside.of_forms(book, *_FORMS)
    prints = beside.prints_of(book, (name for identity in identities.values() for name in identity.names))
    for name, identity in identities.items():
        names = identity.names
        if not all(prints.spans.get(each) for each in names):
            yield UNTOLD["BG810"]
            continue
        if any(all(prints.at(each, span) for each in names) for span in prints.times(names)):
            yield HELD["BG810"]
        else:
            place = book.written.place("identities", name)
            yield finding("BG810", place, subject=name, reason="never-beside", known=names)


@rule("BG810", given=figures_of)
def parts_without_rest(book: Book, figures: Figures) -> Iterator[Finding | Outcome]:
    """BG810: a month or quarter of a flow with a target, whose year lacks what comes before it."""
    aimed_at = {goal.record.indicator: goal.term.end for goal in book.goals}

    def wanted(indicator: Indicator) -> bool:  # of one with "every" BG506 tells what is missing
        return indicator.measure is Measure.FLOW and indicator.every is None

    for prints in figures.where(wanted):
        name = prints.name
        if name not in aimed_at:
            continue
        alone = [shown for shown in prints.best.values() if _is_alone(shown, prints.best, aimed_at[name])]
        if alone:
            periods = tuple(shown.period.text for shown in alone)
            known = periods if len(periods) <= _MOST else (*periods[:_MOST], "…")
            place, related = alone[0].one.place.at("period"), tuple(each.one.place.at("period") for each in alone[1:4])
            yield finding("BG810", place, subject=name, related=related, reason="without-rest", known=known)
        else:
            yield HELD["BG810"]


_MOST = 6


def _is_alone(shown: Shown, series: Series, until: date) -> bool:
    """Whether a single stretch that does not begin with its year cannot be added to, nor is part of, anything."""
    start, end = shown.span
    if not within_a_year(shown.span) or (start.month, start.day) == (1, 1) or end > until:
        return False
    reached = {date(start.year, 1, 1)}
    for first, last in sorted(series):
        if first in reached:
            reached.add(last + timedelta(days=1))
    begins, ends = {first for first, _ in series}, {last for _, last in series}
    if end + timedelta(days=1) in begins or start - timedelta(days=1) in ends:
        return False  # one of a row: somebody enters month after month
    covered = any(first <= start and end <= last for first, last in series if (first, last) != shown.span)
    return start not in reached and not covered

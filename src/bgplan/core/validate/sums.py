"""BG401: totals against the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bgplan.core.book import Book, PlanFile
from bgplan.core.findings import Finding
from bgplan.core.rules import HELD, Outcome, finding
from bgplan.core.validate.beside import Group, held_together, in_unit_of, of_forms, total
from bgplan.core.vocabulary import Form


def sums_of_parts(book: Book) -> Iterator[Finding | Outcome]:
    """BG401: at one time the total's interval must meet that of the sum of its parts."""
    named = {name: identity.names for name, identity in of_forms(book, Form.SUM).items()}
    return held_together(book, "BG401", named, partial(_imbalance, book.written))


def _imbalance(written: PlanFile, name: str, group: Group) -> Finding | Outcome:
    lead, *others = group.figures
    whole, *terms = (in_unit_of(lead, one, written) for one in group.figures)
    summed = total(terms)
    if whole.interval.overlaps(summed):
        return HELD["BG401"]
    return finding(
        "BG401",
        lead.place.at("value"),
        subject=f"{name}@{lead.record.period.text}",
        related=tuple(one.place.at("value") for one in others),
        severity=group.severity,
        total=whole.point,
        sum=summed,
        parts=tuple(term.point for term in terms),
        imbalance=whole.interval - summed,
    )

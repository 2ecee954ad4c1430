"""BG401: totals against the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from bgplan.core.book import Book, Reported
from bgplan.core.findings import Finding
from bgplan.core.intervals import Interval
from bgplan.core.rules import finding

_Beside: TypeAlias = tuple[str, tuple[date, date], date, str]
"""What figures of one print have in common, and the indicator: source, period, publication."""


def sums_of_parts(book: Book) -> Iterator[Finding]:
    """BG401: within one source and period the total's interval must meet that of the sum of its parts."""
    figures = {_beside(one): one for one in reversed(book.reported) if one.amount is not None and _stands(one)}
    for name, identity in book.written.identities.items():
        for total in book.reported:
            if total.record.indicator == identity.total and total.amount is not None and _stands(total):
                parts = [figures.get((*_beside(total)[:3], part)) for part in identity.parts]
                known = tuple(part for part in parts if part is not None)
                if len(known) == len(parts):  # else a part is missing, and nothing can be said
                    yield from _imbalance(name, total, known)


def _beside(one: Reported) -> _Beside:
    return one.source_name, one.span, one.published, one.record.indicator


def _stands(one: Reported) -> bool:
    """Whether the publisher has not withdrawn the figure."""
    return one.record.withdrawn is None


def _imbalance(name: str, total: Reported, parts: tuple[Reported, ...]) -> Iterator[Finding]:
    amounts = [one.amount for one in (total, *parts) if one.amount is not None]
    whole, *terms = amounts
    summed = terms[0].interval
    for term in terms[1:]:
        summed += term.interval
    if whole.interval.overlaps(summed):
        return
    yield finding(
        "BG401",
        total.place.at("value"),
        subject=f"{name}@{total.record.period.text}",
        related=tuple(one.place.at("value") for one in parts),
        total=whole.point,
        sum=summed,
        parts=tuple(term.point for term in terms),
        imbalance=Interval(whole.interval.low - summed.high, whole.interval.high - summed.low),
    )

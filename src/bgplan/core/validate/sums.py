"""BG401: totals against the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.book import Book, Reported
from bgplan.core.findings import Finding
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity
from bgplan.core.rules import finding


def sums_of_parts(book: Book) -> Iterator[Finding]:
    """BG401: within one source and period the total's interval must meet that of the sum of its parts."""
    for name, identity in book.written.identities.items():
        for total in book.reported:
            if total.record.indicator == identity.total and total.amount is not None and _stands(total):
                parts = _parts(total, identity, book.reported)
                if parts:
                    yield from _imbalance(name, total, parts)


def _parts(total: Reported, identity: Identity, reported: tuple[Reported, ...]) -> tuple[Reported, ...]:
    """The parts that the total's source prints for the total's period; none where one is missing."""
    found = [
        next((one for one in reported if one.record.indicator == part and _beside(one, total)), None)
        for part in identity.parts
    ]
    complete = tuple(one for one in found if one is not None and one.amount is not None)
    return complete if len(complete) == len(identity.parts) else ()


def _stands(one: Reported) -> bool:
    """Whether the publisher has not withdrawn the figure."""
    return one.record.withdrawn is None


def _beside(one: Reported, total: Reported) -> bool:
    same_place = one.source_name == total.source_name and one.published == total.published
    return same_place and _stands(one) and one.record.period.text == total.record.period.text


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

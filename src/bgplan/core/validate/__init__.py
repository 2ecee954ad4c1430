"""Whether the records of a book agree with each other: one family of rules per module.

Each check is one function from the book to its findings; ``CHECKS`` is all of them. Knows the book; never a date "as
of" and never a status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bgplan.core.book import Book
from bgplan.core.findings import Finding
from bgplan.core.validate import bookkeeping, dates, prints, sums, targets
from bgplan.core.validate.acknowledged import acknowledged

CHECKS: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    sums.sums_of_parts,
    prints.several_prints,
    prints.implied_plans,
    prints.shares_of_plan,
    dates.before_period_ends,
    dates.after_closing,
    dates.outside_plan_period,
    targets.compositions,
    targets.documents,
    targets.directions,
    targets.bases_after_due,
    bookkeeping.repeated,
)


def validated(book: Book, *, whole: bool = True) -> tuple[Finding, ...]:
    """Return what every check finds; what the data acknowledge is marked so, and stale acknowledgements are found.

    Without ``whole`` some records could not be read: then nothing is said of what the rest does not use or match.
    """
    findings = tuple(finding for check in CHECKS for finding in check(book))
    if whole:
        findings += tuple(bookkeeping.unused(book))
    return acknowledged(findings, book, whole=whole)


__all__ = ["CHECKS", "validated"]

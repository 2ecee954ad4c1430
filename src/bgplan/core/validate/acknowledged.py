"""Known contradictions: findings that the data acknowledge with a reason, and BG803 for what matches nothing."""

from __future__ import annotations

from bgplan.core.book import Book
from bgplan.core.findings import Finding
from bgplan.core.rules import BY_CODE, finding


def acknowledged(findings: tuple[Finding, ...], book: Book, *, whole: bool = True) -> tuple[Finding, ...]:
    """Return the findings with the acknowledged ones marked and, of a ``whole`` book, one for each left over."""
    entries = {(entry.rule, entry.subject): entry.reason for entry in book.written.acknowledged}
    marked = tuple(
        each._replace(acknowledged=entries.get((each.code, each.subject), each.acknowledged)) for each in findings
    )
    matched = {(each.code, each.subject) for each in findings}
    unknown = tuple(
        finding("BG208", book.written.place("acknowledged", index, "rule"), what="rule", name=entry.rule, nearest="")
        for index, entry in enumerate(book.written.acknowledged)
        if entry.rule not in BY_CODE
    )
    stale = tuple(
        finding("BG803", book.written.place("acknowledged", index), subject=entry.subject, rule=entry.rule)
        for index, entry in enumerate(book.written.acknowledged)
        if whole and entry.rule in BY_CODE and (entry.rule, entry.subject) not in matched
    )
    return (*marked, *unknown, *stale)

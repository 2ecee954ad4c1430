"""What is to be said of the numbers that stand beside a result in the report: where they clash or are doubtful.

Knows one row; the notes of the result itself are those of the check.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Reported
from bgplan.core.growth import Change, contradicts
from bgplan.core.report import Report
from bgplan.core.summary.report import Row
from bgplan.render import numerals
from bgplan.render.history.marks import growth_text
from bgplan.render.notes import amount_text
from bgplan.render.words import Words


def row_notes(row: Row, report: Report, words: Words) -> Iterator[str]:
    """Yield the notes on the growth, the year before, the month and the whole year that stand beside a result."""
    printed, change = row.printed_growth, row.on_year
    if printed is not None and change is not None and contradicts(printed, change):
        yield _contradicted(row, printed, change, report, words)
    if "last_year" in row.blanks and row.blanks["last_year"].code == "doubtful":
        yield words("summary.note.doubtful")
    for column, one in _printed(row):
        if one is not None and one.is_doubtful:
            yield words.said("summary.note.low_confidence", what=words(f"summary.column.{column}"))


def _printed(row: Row) -> Iterator[tuple[str, Reported | None]]:
    """The prints that stand beside the result, each with its column."""
    yield "on_year", row.printed_growth
    yield "month", None if row.alone is None else row.alone.figure
    yield "previous", None if row.before is None else row.before.figure.figure
    yield "whole_year", None if row.whole_year is None else row.whole_year.figure


def _contradicted(row: Row, printed: Reported, change: Change, report: Report, words: Words) -> str:
    """The growth as printed and as the two figures give it; both may be right."""
    actual = row.result.actual
    if actual is None or printed.amount is None:
        return ""
    return words.said(
        "summary.note.contradicted",
        printed=growth_text(printed.amount, words),
        figure=amount_text(actual, report, words),
        before=f"{amount_text(change.on, report, words)} ({words.period(change.on.record.period)})",
        change=numerals.percent(change.by, words.lang, signed=True),
    )

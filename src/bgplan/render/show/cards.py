"""The cards of a report one under the other, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.report import Report
from bgplan.render.layout import DIM, EMPTY, Line, Segment, line, typed, wrapped
from bgplan.render.notes import not_issued_texts
from bgplan.render.show.card import card
from bgplan.render.words import Words


def cards_lines(report: Report, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return every result of the report as a card; plans that were not issued yet are named."""
    lines = _lines(report, words.with_signs(ascii_only=ascii_only), width, ascii_only=ascii_only)
    return typed(lines, ascii_only=ascii_only)


def _lines(report: Report, words: Words, width: int | None, *, ascii_only: bool) -> Iterator[Line]:
    for index, result in enumerate(report.results):
        if index:
            yield EMPTY
            yield line(Segment(("-" if ascii_only else "─") * (width or 80), DIM))
            yield EMPTY
        yield from card(result, report, words, width=width, ascii_only=ascii_only)
    if not report.results:
        yield line(words("check.nothing"))
        for text in not_issued_texts(report, words):
            yield from (line(Segment(each, DIM)) for each in wrapped(text, width, "  "))

"""The revisions as a triangle: a row a period, a column a day of publication, what was said when.

Where the room is short only the periods that were printed more than once stand in it, on the days on which they were;
and where that is too wide as well, every period is a line of what was said one after the other. Knows prints and
widths; never which of them counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bgplan.core.history import Entry, History, Print
from bgplan.core.periods import PeriodKind
from bgplan.render import numerals
from bgplan.render.history.grid import Column, Grid
from bgplan.render.history.marks import Pen
from bgplan.render.history.series import Layout
from bgplan.render.layout import BOLD, Line, Segment, line, wrapped


def triangle_lines(history: History, pen: Pen, layout: Layout) -> Iterator[Line]:
    """Yield the triangle under its heading."""
    several = tuple(each for each in history.entries if len(each.prints) > 1)
    if not several:
        yield from (line(text) for text in wrapped(pen.words("history.vintages_none"), layout.width, "  "))
        return
    for key, entries in (("vintages", history.entries), ("vintages_some", several)):
        trial = Pen(pen.words, ascii_only=pen.ascii_only)
        grid = _grid(entries, trial)
        if grid.fits(layout.width):
            pen.used |= trial.used
            yield from _heading(key, pen, layout)
            yield from grid.lines(layout.width, rule=layout.rule)
            return
    yield from _heading("vintages_some", pen, layout)
    for entry in several:
        yield from _block(entry, pen, layout)


def _heading(key: str, pen: Pen, layout: Layout) -> Iterator[Line]:
    yield from (line(Segment(text, BOLD)) for text in wrapped(pen.words(f"history.{key}"), layout.width, "  "))


def _grid(entries: tuple[Entry, ...], pen: Pen) -> Grid:
    """The periods against the days on which something was said of them."""
    days = sorted({each.figure.published for entry in entries for each in entry.prints})
    inferred = {each.figure.published for entry in entries for each in entry.prints if _is_loose(each)}
    heads = tuple(Column(_head(day, pen, loose=day in inferred), is_number=True) for day in days)
    columns = (Column(("", pen.words("history.column.period"))), *heads)
    return Grid(columns, tuple(tuple(_row(entry, days, pen)) for entry in entries))


def _is_loose(one: Print) -> bool:
    """Whether the day stands for a month or a year, or for nothing but the month of the file."""
    published = one.figure.record.published or one.figure.source.published
    return published is None or one.figure.published_inferred or published.kind is not PeriodKind.DAY


def _head(on: date, pen: Pen, *, loose: bool) -> tuple[str, str]:
    """A day in two lines, so that its column is no wider than a figure."""
    shown = numerals.day(on, pen.words.lang)
    cut = max(shown.rfind("/"), shown.rfind(" "))
    mark = pen.mark("inferred") if loose else ""
    return shown[:cut], shown[cut + 1 :] + mark


def _row(entry: Entry, days: list[date], pen: Pen) -> Iterator[Segment]:
    yield Segment(pen.typed(pen.words.period(entry.period)))
    for day in days:
        said = [each for each in entry.prints if each.figure.published == day]
        text = " ".join(_said(each, pen) for each in said)
        yield Segment(text, BOLD if any(each.counts for each in said) else "")


def _said(one: Print, pen: Pen) -> str:
    return pen.figure(one, stage=True) + pen.move(one)


def _block(entry: Entry, pen: Pen, layout: Layout) -> Iterator[Line]:
    """One period: every print after its date, in the order in which they came."""
    head = f"{pen.typed(pen.words.period(entry.period))}: "
    said = (f"{pen.published(each.figure)} {_said(each, pen)}" for each in entry.prints)
    first, *rest = wrapped(head + "; ".join(said), layout.width, "  ")
    yield line(Segment(first[: len(head)], BOLD), first[len(head) :])
    yield from (line(text) for text in rest)

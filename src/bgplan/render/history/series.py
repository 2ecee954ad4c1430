"""The series as a table: a row a period, in the columns for which there is room.

Four layouts: with the publishers' names, with the numbers of the sources only, without the stages (which become marks),
and below that a block per period. Knows rows and widths; never which print counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bgplan.core.history import Entry, History
from bgplan.render.history.grid import Column, Grid
from bgplan.render.history.marks import Pen
from bgplan.render.layout import BOLD, DIM, Line, Segment, line, wrapped

_FULL = ("period", "value", "change", "growth", "stage", "published", "also", "origin")
_NUMBERS = ("period", "value", "change", "growth", "stage", "published", "also", "source")
_MARKED = ("period", "marked", "change", "growth", "published", "also", "source")
_HEADS: Mapping[str, str] = {"marked": "value", "origin": "source"}
_OPTIONAL = ("change", "growth", "stage", "also")
"""A column that says nothing of any period is left out."""
_RIGHT = ("value", "marked", "change", "growth", "also")
_STYLES: Mapping[str, str] = {"value": BOLD, "marked": BOLD, "also": DIM, "published": DIM}


class Layout(NamedTuple):
    """The room and the signs that a table has: ``width`` is None in a pipe."""

    width: int | None
    rule: str


def series_lines(history: History, pen: Pen, layout: Layout, numbers: Mapping[str, int]) -> Iterator[Line]:
    """Yield the series in the widest layout that fits; ``numbers`` are those of the sources."""
    for keys, short in ((_FULL, False), (_FULL, True), (_NUMBERS, False), (_NUMBERS, True), (_MARKED, True)):
        trial = Pen(pen.words, ascii_only=pen.ascii_only)
        rows = [{key: _cell(key, each, history, trial, numbers) for key in keys} for each in history.entries]
        shown = [key for key in keys if key not in _OPTIONAL or any(row[key] for row in rows)]
        columns = tuple(Column((_heading(key, pen, short=short),), key in _RIGHT) for key in shown)
        cells = (tuple(Segment(row[key], _STYLES.get(key, "")) for key in shown) for row in rows)
        grid = Grid(columns, tuple(cells))
        if grid.fits(layout.width, breaking=keys is _FULL and short):
            pen.used |= trial.used
            yield from grid.lines(layout.width, rule=layout.rule)
            return
    yield from _blocks(history, pen, layout, numbers)


def _cell(key: str, entry: Entry, history: History, pen: Pen, numbers: Mapping[str, int]) -> str:  # noqa: PLR0911  # one line a column
    """What stands in a column."""
    one = entry.standing
    figure, number = one.figure, f"[{numbers[one.figure.source_name]}]"
    match key:
        case "period":
            return pen.typed(pen.words.period(entry.period))
        case "value" | "marked":
            return pen.figure(one, stage=key == "marked")
        case "change":
            return pen.change(entry.change, figure.amount, history.indicator.measure)
        case "growth":
            return pen.growth(entry.printed_growth)
        case "stage":
            return pen.stage(one)
        case "published":
            return pen.published(figure)
        case "also":
            return _others(entry, pen)
        case "origin":
            return f"{number} {figure.source.publisher}"
        case _:
            return number


def _others(entry: Entry, pen: Pen) -> str:
    """How many further prints a period has."""
    more = len(entry.prints) - 1
    if not more:
        return ""
    pen.used.add("also")
    return f"+{more}"


def _heading(key: str, pen: Pen, *, short: bool) -> str:
    name = _HEADS.get(key, key)
    brief = f"history.column_short.{name}"
    return pen.words(brief if short and pen.words.has(brief) else f"history.column.{name}")


def _blocks(history: History, pen: Pen, layout: Layout, numbers: Mapping[str, int]) -> Iterator[Line]:
    """A block per period, for units and numbers that leave no room for columns."""
    for entry in history.entries:
        head, *parts = (_cell(key, entry, history, pen, numbers) for key in _MARKED)
        head += ": "
        first, *rest = wrapped(head + "; ".join(each for each in parts if each), layout.width, "  ")
        yield line(Segment(first[: len(head)], BOLD), first[len(head) :])
        yield from (line(text) for text in rest)

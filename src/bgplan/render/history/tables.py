"""The tables of a history: the series, the triangle of what was said when, and the prints of a page.

Knows which columns there are and what stands in them, from the widest form to the narrowest; never which print counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bgplan.core.history import History, PeriodHistory, Vintage
from bgplan.core.intervals import Number
from bgplan.core.periods import PeriodKind
from bgplan.render import numerals
from bgplan.render.document import (
    BOLD,
    DIM,
    Block,
    Cell,
    Column,
    Forms,
    Heading,
    Piece,
    Rows,
    Table,
    Text,
    joined,
    paragraph,
)
from bgplan.render.history.prints import Pen
from bgplan.render.words import Words

_FULL = ("period", "value", "change", "growth", "stage", "published", "also", "origin")
_NUMBERS = ("period", "value", "change", "growth", "stage", "published", "also", "source")
_MARKED = ("period", "marked", "change", "growth", "published", "also", "source")
_HEADS: Mapping[str, str] = {"marked": "value", "origin": "source"}
_OPTIONAL = ("change", "growth", "stage", "also")
"""A column that says nothing of any period is left out."""
_RIGHT = ("value", "marked", "change", "growth", "also")
OF_PERIODS = ("period", "value", "low", "high", "change", "printed_growth", "stage", "published", "printed", "source")
OF_PRINTS = ("period", "published", "value", "low", "high", "moved", "stage", "printed", "source")
"""The columns of a page: of the figure of each period, and of every print."""
_TEXTS = ("period", "stage", "published", "printed", "source", "moved")
_KEYS = tuple(dict.fromkeys((*_FULL, *_NUMBERS, *_MARKED)))
LEAST = 24
"""The publishers are not broken to less than this."""


def series_forms(history: History, pen: Pen, numbers: Mapping[str, int]) -> Forms:
    """Return the series from the widest form to the narrowest; ``numbers`` are those of the sources."""
    cells = [{key: _series_cell(key, entry, history, pen, numbers) for key in _KEYS} for entry in history.entries]
    forms = ((_FULL, False), (_FULL, True), (_NUMBERS, False), (_NUMBERS, True), (_MARKED, True))
    tables = ((_series_table(keys, cells, pen, short=short),) for keys, short in forms)
    return Forms((*tables, tuple(map(_entry_text, cells))))


def _series_table(keys: Sequence[str], cells: Sequence[Mapping[str, Cell]], pen: Pen, *, short: bool) -> Table:
    shown = [key for key in keys if key not in _OPTIONAL or any(row[key].text for row in cells)]
    columns = tuple(
        Column(key, _heading(key, pen, short=short), key in _RIGHT, LEAST if key == "origin" and short else 0)
        for key in shown
    )
    return Table(columns, (Rows("", tuple(tuple(row[key] for key in shown) for row in cells)),))


def _series_cell(key: str, entry: PeriodHistory, history: History, pen: Pen, numbers: Mapping[str, int]) -> Cell:  # noqa: PLR0911  # one line a column
    """What stands in a column."""
    standing, figure = entry.standing, entry.standing.figure
    number = f"[{numbers[figure.source_name]}]"
    match key:
        case "period":
            return Cell(pen.words.period(entry.period))
        case "value" | "marked":
            return pen.figure(standing, stage=key == "marked")._replace(style=BOLD)
        case "change":
            return pen.change(entry.change, figure.amount, history.indicator.measure)
        case "growth":
            return pen.growth(entry.printed_growth)
        case "stage":
            return Cell(pen.stage(standing))
        case "published":
            return pen.published(figure)
        case "also":
            more = len(entry.prints) - 1
            return Cell(f"+{more}", DIM, signs=("also",)) if more else Cell("")
        case "origin":
            return Cell(f"{number} {figure.source.publisher}")
        case _:
            return Cell(number)


def _heading(key: str, pen: Pen, *, short: bool) -> str:
    name = _HEADS.get(key, key)
    brief = f"history.column_short.{name}"
    return pen.words(brief if short and pen.words.has(brief) else f"history.column.{name}")


def _entry_text(cells: Mapping[str, Cell]) -> Text:
    """A period as a line of words, for units and numbers that leave no room for columns."""
    period, *parts = (cells[key] for key in _MARKED)
    said = joined(parts, "; ")
    return Text((Piece(f"{period.text}: ", BOLD), Piece(said.text)), signs=said.signs)


def triangle_blocks(history: History, pen: Pen) -> tuple[Block, ...]:
    """Return the triangle under its heading, from the widest form to the narrowest."""
    several = tuple(entry for entry in history.entries if len(entry.prints) > 1)
    if not several:
        return (paragraph(pen.words("history.vintages_none"), apart=True),)
    some = Heading(pen.words("history.vintages_some"))
    whole: tuple[Block, ...] = (Heading(pen.words("history.vintages")), _triangle(history.entries, pen))
    return (Forms((whole, (some, _triangle(several, pen)), (some, *(_prints_text(entry, pen) for entry in several)))),)


def _triangle(entries: tuple[PeriodHistory, ...], pen: Pen) -> Table:
    """The periods against the days on which something was said of them."""
    days = sorted({printed.figure.published for entry in entries for printed in entry.prints})
    loose = {printed.figure.published for entry in entries for printed in entry.prints if _is_loose(printed)}
    heads = [Column(day.isoformat(), _head(day, pen, loose=day in loose), is_number=True) for day in days]
    columns = (Column("period", f"\n{pen.words('history.column.period')}", is_name=True), *heads)
    signs = ("inferred",) if loose else ()
    return Table(columns, (Rows("", tuple(_row(entry, days, pen) for entry in entries)),), signs=signs)


def _is_loose(printed: Vintage) -> bool:
    """Whether the day stands for a month or a year, or for nothing but the month of the file."""
    published = printed.figure.record.published or printed.figure.source.published
    return published is None or printed.figure.published_inferred or published.kind is not PeriodKind.DAY


def _head(on: date, pen: Pen, *, loose: bool) -> str:
    """A day in two lines, so that its column is no wider than a figure."""
    shown = numerals.day(on, pen.words.lang)
    cut = max(shown.rfind("/"), shown.rfind(" "))
    return f"{shown[:cut]}\n{shown[cut + 1 :]}{pen.sign('inferred').text if loose else ''}"


def _row(entry: PeriodHistory, days: list[date], pen: Pen) -> tuple[Cell, ...]:
    return Cell(pen.words.period(entry.period)), *(_on(day, entry, pen) for day in days)


def _on(day: date, entry: PeriodHistory, pen: Pen) -> Cell:
    """What was said on a day; in bold what counts."""
    printed = [vintage for vintage in entry.prints if vintage.figure.published == day]
    counts = any(vintage.counts for vintage in printed)
    return joined((_said(vintage, pen) for vintage in printed), " ")._replace(style=BOLD if counts else "")


def _said(printed: Vintage, pen: Pen) -> Cell:
    return joined((pen.figure(printed, stage=True), pen.move(printed)))


def _prints_text(entry: PeriodHistory, pen: Pen) -> Text:
    """One period: every print after its date, in the order in which they came."""
    said = joined((joined((pen.published(vintage.figure), _said(vintage, pen)), " ") for vintage in entry.prints), "; ")
    return Text((Piece(f"{pen.words.period(entry.period)}: ", BOLD), Piece(said.text)), signs=said.signs)


def print_table(
    keys: Iterable[str], prints: Iterable[tuple[PeriodHistory, Vintage]], history: History, pen: Pen
) -> Table:
    """Return prints for a page, in the columns that say something."""
    rows = [{key: _print_cell(key, entry, printed, history, pen) for key in keys} for entry, printed in prints]
    shown = [key for key in keys if any(row[key].text for row in rows)]
    columns = (Column(key, pen.words(f"history.markdown.{key}"), is_number=key not in _TEXTS) for key in shown)
    return Table(tuple(columns), (Rows("", tuple(tuple(row[key] for key in shown) for row in rows)),))


def _print_cell(key: str, entry: PeriodHistory, printed: Vintage, history: History, pen: Pen) -> Cell:  # noqa: PLR0911  # one line a column
    """What stands in a column."""
    figure, amount = printed.figure, printed.figure.amount
    match key:
        case "period":
            return Cell(pen.words.period(entry.period))
        case "value":
            return pen.figure(printed)
        case "low" | "high":
            return Cell("") if amount is None else _end(getattr(amount.interval, key), pen.words)
        case "change":
            return pen.change(entry.change if printed.counts else None, amount, history.indicator.measure)
        case "printed_growth":
            return pen.growth(entry.printed_growth if printed.counts else None)
        case "stage":
            return Cell(pen.stage(printed))
        case "published":
            return pen.published(figure)
        case "moved":
            return pen.move(printed)
        case "printed":
            return Cell(figure.record.printed or "")
        case _:
            return Cell(figure.source_name)


def _end(number: Number, words: Words) -> Cell:
    return Cell(words.number(number))

"""The series as a table: a row a period, in the columns for which there is room.

Four layouts: with the publishers' names, with the numbers of the sources only, without the stages (which become marks),
and below that a block per period. Knows rows and widths; never which print counts.

The revisions as a triangle: a row a period, a column a day of publication, what was said when.

Where the room is short only the periods that were printed more than once stand in it, on the days on which they were;
and where that is too wide as well, every period is a line of what was said one after the other. Knows prints and
widths; never which of them counts.

The history of an indicator as a document for a screen: series, curves, table, vintages, sources, relatives.

Knows the order of the screen; never a number that the history does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bgplan.core.dataset import PlanFile
from bgplan.core.findings import Facts
from bgplan.core.history import Curve, Entry, History, Related, Vintage, extent
from bgplan.core.model import Indicator
from bgplan.core.periods import PeriodKind
from bgplan.core.vocabulary import NOT_STATED, Measure
from bgplan.render import numerals
from bgplan.render.citations import citation
from bgplan.render.document import (
    BLANK,
    BOLD,
    DIM,
    Address,
    Block,
    Cell,
    Column,
    Document,
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
from bgplan.render.marks import sparkline
from bgplan.render.words import Words

_FULL = ("period", "value", "change", "growth", "stage", "published", "also", "origin")
_NUMBERS = ("period", "value", "change", "growth", "stage", "published", "also", "source")
_MARKED = ("period", "marked", "change", "growth", "published", "also", "source")
_HEADS: Mapping[str, str] = {"marked": "value", "origin": "source"}
_OPTIONAL = ("change", "growth", "stage", "also")
"""A column that says nothing of any period is left out."""
_RIGHT = ("value", "marked", "change", "growth", "also")
_KEYS = tuple(dict.fromkeys((*_FULL, *_NUMBERS, *_MARKED)))
LEAST = 24
"""The publishers are not broken to less than this."""


def series_forms(history: History, pen: Pen, numbers: Mapping[str, int]) -> Forms:
    """Return the series from the widest form to the narrowest; ``numbers`` are those of the sources."""
    cells = [{key: _cell(key, entry, history, pen, numbers) for key in _KEYS} for entry in history.entries]
    forms = ((_FULL, False), (_FULL, True), (_NUMBERS, False), (_NUMBERS, True), (_MARKED, True))
    tables = ((_table(keys, cells, pen, short=short),) for keys, short in forms)
    return Forms((*tables, tuple(map(_in_words, cells))))


def _table(keys: Sequence[str], cells: Sequence[Mapping[str, Cell]], pen: Pen, *, short: bool) -> Table:
    shown = [key for key in keys if key not in _OPTIONAL or any(row[key].text for row in cells)]
    columns = tuple(
        Column(key, _heading(key, pen, short=short), key in _RIGHT, LEAST if key == "origin" and short else 0)
        for key in shown
    )
    return Table(columns, (Rows("", tuple(tuple(row[key] for key in shown) for row in cells)),))


def _cell(key: str, entry: Entry, history: History, pen: Pen, numbers: Mapping[str, int]) -> Cell:  # noqa: PLR0911  # one line a column
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


def _in_words(cells: Mapping[str, Cell]) -> Text:
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
    whole: tuple[Block, ...] = (Heading(pen.words("history.vintages")), _table(history.entries, pen))
    return (Forms((whole, (some, _table(several, pen)), (some, *(_in_words(entry, pen) for entry in several)))),)


def _table(entries: tuple[Entry, ...], pen: Pen) -> Table:
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


def _row(entry: Entry, days: list[date], pen: Pen) -> tuple[Cell, ...]:
    return Cell(pen.words.period(entry.period)), *(_on(day, entry, pen) for day in days)


def _on(day: date, entry: Entry, pen: Pen) -> Cell:
    """What was said on a day; in bold what counts."""
    printed = [each for each in entry.prints if each.figure.published == day]
    counts = any(each.counts for each in printed)
    return joined((_said(each, pen) for each in printed), " ")._replace(style=BOLD if counts else "")


def _said(printed: Vintage, pen: Pen) -> Cell:
    return joined((pen.figure(printed, stage=True), pen.move(printed)))


def _in_words(entry: Entry, pen: Pen) -> Text:
    """One period: every print after its date, in the order in which they came."""
    said = joined((joined((pen.published(each.figure), _said(each, pen)), " ") for each in entry.prints), "; ")
    return Text((Piece(f"{pen.words.period(entry.period)}: ", BOLD), Piece(said.text)), signs=said.signs)


_OF_SERIES = ("measure", "coverage", "industry", "price_basis", "whole", "comparator")
"""What a series is, beside its unit, in the order in which it is said."""


def history_document(history: History, words: Words, *, vintages: bool) -> Document:
    """Return the history as a document for a screen, with ``vintages`` what was said when."""
    pen = Pen(words)
    numbers = {source.name: number for number, source in enumerate(history.sources, start=1)}
    title = tuple(_title(history, words))
    if not history.entries:
        return *title, paragraph(words("history.nothing"), apart=True), *_see_also(history, words)
    return (
        *title,
        *(block for curve in history.curves for block in _curve(curve, words)),
        BLANK,
        series_forms(history, pen, numbers),
        *(triangle_blocks(history, pen) if vintages else ()),
        pen.legend(),
        *_notes(history, pen, vintages=vintages),
        *_sources(history, numbers, words),
        *_see_also(history, words),
    )


def _title(history: History, words: Words) -> Iterator[Block]:
    """The name and unit, what the series is, the date; where it ends, and the note of the data."""
    indicator = history.indicator
    unit = unit_name(indicator.unit, history.written, words)
    yield Text((Piece(words.own(indicator.name), BOLD), Piece(f", {unit}  ({history.name})")))
    said = (attribute_value(name, indicator, history, words) for name in _OF_SERIES)
    yield paragraph(" · ".join(value for value in said if value), DIM)
    yield paragraph(words("show.as_of", date=history.as_of), DIM)
    closed = indicator.closed
    if closed is not None and closed.on <= history.as_of:
        yield paragraph(words("history.closed", date=closed.on, why=closed.why))
    if indicator.note is not None:
        yield paragraph(words.own(indicator.note), DIM)


def _curve(curve: Curve, words: Words) -> Iterator[Block]:
    """The curve under a line that says what it is."""
    low, high = extent(curve.points)
    facts: Facts = {"first": curve.first, "last": curve.last, "low": low, "high": high}
    yield paragraph(words(f"history.curve.{curve.kind}", **facts), apart=True)
    yield sparkline(curve, ascii_only=words.ascii_only)


def _notes(history: History, pen: Pen, *, vintages: bool) -> Iterator[Block]:
    """What the data say of single figures: their notes, what is wrong with a print, why one was withdrawn."""
    words = pen.words
    for entry in history.entries:
        if entry.is_contradicted:
            yield paragraph(contradiction(entry, pen), DIM)
        said: list[str] = []
        for printed in entry.prints if vintages else (entry.standing,):
            record = printed.figure.record
            said += [words.own(text) for text in (record.misprint, record.note) if text is not None]
            if record.withdrawn is not None:
                said.append(words("history.withdrawn", why=record.withdrawn))
        for text in dict.fromkeys(said):
            yield paragraph(words.said("history.note", period=words.period(entry.period), text=text), DIM)


def _sources(history: History, numbers: Mapping[str, int], words: Words) -> Iterator[Block]:
    """Every source with publisher, title, date and address."""
    yield Heading(words("history.sources"))
    for source in history.sources:
        mark = f"[{numbers[source.name]}] "
        yield paragraph(mark + citation(source, words), hang=len(mark))
        if source.source.url is not None:
            yield Address(source.source.url, len(mark))


def _see_also(history: History, words: Words) -> Iterator[Block]:
    """The other indicators of the concept, and in what each differs."""
    if history.see_also:
        yield Heading(words("history.see_also"))
        yield from (paragraph(related_text(related, history, words)) for related in history.see_also)


def contradiction(entry: Entry, pen: Pen) -> str:
    """Return that the printed growth and the one by the two figures differ, and what that means."""
    amount = entry.figure.amount if entry.figure is not None else None
    return pen.words.said(
        "history.contradicted",
        period=pen.words.period(entry.period),
        printed=pen.growth(entry.printed_growth).text,
        change=pen.change(entry.change, amount, Measure.FLOW).text,
    )


def related_text(one: Related, history: History, words: Words) -> str:
    """Return another indicator of the concept: its name, what differs, and how many figures it has."""
    facts = [
        words.said(
            "history.differs",
            attribute=words(f"history.attribute.{each}"),
            value=attribute_value(each, one.indicator, history, words, bare=True) or words("none"),
        )
        for each in one.differs
    ]
    differs = ", ".join(facts) or words("history.same")
    figures = words("history.figures", count=one.figures) if one.figures else words("history.no_figures")
    figures = words("history.figures_one") if one.figures == 1 else figures
    name = words.own(one.indicator.name)
    return words.said("history.related", name=name, id=one.name, differs=differs, figures=figures)


def unit_name(name: str, written: PlanFile, words: Words) -> str:
    """Return a unit's name; that of one that is not declared, or cannot be read, as it is written."""
    unit = written.units.get(name)
    return name if unit is None else words.own(unit.name)


def attribute_value(name: str, indicator: Indicator, history: History, words: Words, *, bare: bool = False) -> str:
    """Return what an attribute of an indicator says, in words; nothing where it does not apply."""
    value, written = getattr(indicator, name), history.written
    if value is None:
        return ""
    if name == "unit":
        return unit_name(value, written, words)
    named = {"coverage": written.coverages, "industry": written.industries}.get(name, {})
    if value in named:
        return words.own(named[value])
    shown = words.shown(str(value) if isinstance(value, str) else value)
    if value == NOT_STATED and not bare:
        return words.said("history.differs", attribute=words(f"history.attribute.{name}"), value=shown)
    return shown if bare or name not in ("comparator", "whole") else words.said(f"history.own.{name}", value=shown)

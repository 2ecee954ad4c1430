"""The series as a table: a row a period, in the columns for which there is room.

Four layouts: with the publishers' names, with the numbers of the sources only, without the stages (which become marks),
and below that a block per period. Knows rows and widths; never which print counts.

The revisions as a triangle: a row a period, a column a day of publication, what was said when.

Where the room is short only the periods that were printed more than once stand in it, on the days on which they were;
and where that is too wide as well, every period is a line of what was said one after the other. Knows prints and
widths; never which of them counts.

The history of an indicator on the terminal: what the series is, its curves, the table, vintages, sources, relatives.

Knows the order of the screen; never a number that the history does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from bgplan.core.dataset import PlanFile
from bgplan.core.findings import Facts
from bgplan.core.history import Curve, Entry, History, Related, Vintage, extent
from bgplan.core.model import Indicator
from bgplan.core.periods import PeriodKind
from bgplan.core.vocabulary import NOT_STATED, Measure
from bgplan.render import numerals
from bgplan.render.citations import citation
from bgplan.render.history.grid import Column, Grid
from bgplan.render.history.prints import Pen
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, typed, width_of, wrapped
from bgplan.render.marks import sparkline
from bgplan.render.words import Words

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
            yield from _section_heading(key, pen, layout)
            yield from grid.lines(layout.width, rule=layout.rule)
            return
    yield from _section_heading("vintages_some", pen, layout)
    for entry in several:
        yield from _block(entry, pen, layout)


def _section_heading(key: str, pen: Pen, layout: Layout) -> Iterator[Line]:
    yield from (line(Segment(text, BOLD)) for text in wrapped(pen.words(f"history.{key}"), layout.width, "  "))


def _grid(entries: tuple[Entry, ...], pen: Pen) -> Grid:
    """The periods against the days on which something was said of them."""
    days = sorted({each.figure.published for entry in entries for each in entry.prints})
    inferred = {each.figure.published for entry in entries for each in entry.prints if _is_loose(each)}
    heads = tuple(Column(_head(day, pen, loose=day in inferred), is_number=True) for day in days)
    columns = (Column(("", pen.words("history.column.period"))), *heads)
    return Grid(columns, tuple(tuple(_row(entry, days, pen)) for entry in entries))


def _is_loose(one: Vintage) -> bool:
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


def _said(one: Vintage, pen: Pen) -> str:
    return pen.figure(one, stage=True) + pen.move(one)


def _block(entry: Entry, pen: Pen, layout: Layout) -> Iterator[Line]:
    """One period: every print after its date, in the order in which they came."""
    head = f"{pen.typed(pen.words.period(entry.period))}: "
    said = (f"{pen.published(each.figure)} {_said(each, pen)}" for each in entry.prints)
    first, *rest = wrapped(head + "; ".join(said), layout.width, "  ")
    yield line(Segment(first[: len(head)], BOLD), first[len(head) :])
    yield from (line(text) for text in rest)


_OF_SERIES = ("measure", "coverage", "industry", "price_basis", "whole", "comparator")
"""What a series is, beside its unit, in the order in which it is said."""


class HistoryScreen:
    """A history laid out for one language, width and character set; ``width`` None is a pipe, where nothing wraps."""

    def __init__(self, history: History, words: Words, *, width: int | None, ascii_only: bool) -> None:
        self.history, self.words, self.ascii_only = history, words, ascii_only
        self.layout = Layout(width, "-" if ascii_only else "─")
        self.pen = Pen(words, ascii_only=ascii_only)
        self.numbers = {each.name: at for at, each in enumerate(history.sources, start=1)}

    def lines(self, *, vintages: bool) -> Iterator[Line]:
        """Yield the whole screen."""
        yield from self._title()
        if not self.history.entries:
            yield EMPTY
            yield from self._text(self.words("history.nothing"))
        else:
            yield from self._figures(vintages=vintages)
        yield from self._see_also()

    def _figures(self, *, vintages: bool) -> Iterator[Line]:
        for curve in self.history.curves:
            yield EMPTY
            yield from self._curve(curve)
        yield EMPTY
        yield from series_lines(self.history, self.pen, self.layout, self.numbers)
        body: tuple[Line, ...] = ()
        if vintages:
            body = (EMPTY, *triangle_lines(self.history, self.pen, self.layout))
        yield from body
        yield from self._legend()
        yield from self._notes(vintages=vintages)
        yield from self._sources()

    def _title(self) -> Iterator[Line]:
        """The name and unit, what the series is, the date; where it ends, and the note of the data."""
        words, history = self.words, self.history
        indicator = history.indicator
        name, unit = words.own(indicator.name), unit_name(indicator.unit, history.written, words)
        first, *rest = wrapped(f"{name}, {unit}  ({history.name})", self.layout.width, "  ")
        yield line(Segment(first[: len(name)], BOLD), first[len(name) :])
        yield from (line(text) for text in rest)
        said = (attribute_value(each, indicator, history, words) for each in _OF_SERIES)
        yield from self._text(" · ".join(each for each in said if each), DIM)
        yield from self._text(words("show.as_of", date=history.as_of), DIM)
        closed = indicator.closed
        if closed is not None and closed.on <= history.as_of:
            yield from self._text(words("history.closed", date=closed.on, why=closed.why))
        if indicator.note is not None:
            yield from self._text(words.own(indicator.note), DIM)

    def _curve(self, curve: Curve) -> Iterator[Line]:
        """The curve under a line that says what it is."""
        low, high = extent(curve.points)
        facts: Facts = {"first": curve.first, "last": curve.last, "low": low, "high": high}
        yield from self._text(self.words(f"history.curve.{curve.kind}", **facts))
        yield from sparkline(curve, width=self.layout.width, ascii_only=self.ascii_only)

    def _legend(self) -> Iterator[Line]:
        """The meaning of the marks that occur, and of no others, broken between them where that can be."""
        current = ""
        for meaning in self.pen.legend():
            joined = f"{current}   {meaning}" if current else meaning
            if current and self.layout.width is not None and width_of(joined) > self.layout.width:
                yield from self._text(current, DIM)
                joined = meaning
            current = joined
        if current:
            yield from self._text(current, DIM)

    def _notes(self, *, vintages: bool) -> Iterator[Line]:
        """What the data say of single figures: their notes, what is wrong with a print, why one was withdrawn."""
        for entry in self.history.entries:
            period = self.words.period(entry.period)
            yield from self._text(contradiction(entry, self.pen), DIM) if entry.is_contradicted else ()
            said: list[str] = []
            for one in entry.prints if vintages else (entry.standing,):
                record = one.figure.record
                said += [self.words.own(text) for text in (record.misprint, record.note) if text is not None]
                if record.withdrawn is not None:
                    said.append(self.words("history.withdrawn", why=record.withdrawn))
            for text in dict.fromkeys(said):
                yield from self._text(self.words.said("history.note", period=period, text=text), DIM)

    def _sources(self) -> Iterator[Line]:
        """Every source with publisher, title, date and address; an address is never broken."""
        yield EMPTY
        yield from self._text(self.words("history.sources"), BOLD)
        for each in self.history.sources:
            mark = f"[{self.numbers[each.name]}] "
            indent = " " * len(mark)
            yield from self._text(mark + citation(each, self.words), indent=indent)
            if each.source.url is not None:
                yield line(indent, Segment(each.source.url, DIM))

    def _see_also(self) -> Iterator[Line]:
        """The other indicators of the concept, and in what each differs."""
        if not self.history.see_also:
            return
        yield EMPTY
        yield from self._text(self.words("history.see_also"), BOLD)
        for each in self.history.see_also:
            yield from self._text(related_text(each, self.history, self.words))

    def _text(self, text: str, style: str = "", indent: str = "  ") -> Iterator[Line]:
        yield from (line(Segment(part, style)) for part in wrapped(self.pen.typed(text), self.layout.width, indent))


def contradiction(entry: Entry, pen: Pen) -> str:
    """Return that the printed growth and the one by the two figures differ, and what that means."""
    amount = entry.figure.amount if entry.figure is not None else None
    return pen.words.said(
        "history.contradicted",
        period=pen.words.period(entry.period),
        printed=pen.growth(entry.printed_growth),
        change=pen.change(entry.change, amount, Measure.FLOW),
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


def history_lines(
    history: History, words: Words, *, vintages: bool, width: int | None, ascii_only: bool
) -> tuple[Line, ...]:
    """Return the history as lines for the terminal."""
    screen = HistoryScreen(history, words.with_signs(ascii_only=ascii_only), width=width, ascii_only=ascii_only)
    return typed(screen.lines(vintages=vintages), ascii_only=ascii_only)

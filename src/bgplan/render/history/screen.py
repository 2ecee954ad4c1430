"""The history of an indicator on the terminal: what the series is, its curves, the table, vintages, sources, relatives.

Knows the order of the screen; never a number that the history does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import PlanFile
from bgplan.core.findings import Facts
from bgplan.core.history import Curve, Entry, History, Related, extent
from bgplan.core.model import Indicator
from bgplan.core.vocabulary import NOT_STATED, Measure
from bgplan.render.citations import citation
from bgplan.render.history.marks import Pen
from bgplan.render.history.series import Layout, series_lines
from bgplan.render.history.sparkline import sparkline
from bgplan.render.history.triangle import triangle_lines
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, typed, width_of, wrapped
from bgplan.render.words import Words

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

"""A history as a document: for a screen with curves and the table that has room, for a page with all columns.

Knows the order of each; never a number that the history does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bgplan.core.dataset import PlanFile
from bgplan.core.findings import Facts, Finding
from bgplan.core.history import Curve, History, PeriodHistory, Related, extent
from bgplan.core.model import Indicator
from bgplan.core.sources import Cited
from bgplan.core.vocabulary import NOT_STATED, Measure
from bgplan.render.citations import citation
from bgplan.render.document import (
    BLANK,
    BOLD,
    DIM,
    Address,
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Piece,
    Text,
    Title,
    paragraph,
    styled,
)
from bgplan.render.findings import findings_blocks
from bgplan.render.history.prints import Pen
from bgplan.render.history.tables import OF_PERIODS, OF_PRINTS, print_table, series_forms, triangle_blocks
from bgplan.render.marks import sparkline
from bgplan.render.words import Words

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
        yield paragraph(words("history.closed", since=closed.on + timedelta(days=1), why=closed.why))
    if indicator.note is not None:
        yield paragraph(words.own(indicator.note), DIM)


def _curve(curve: Curve, words: Words) -> Iterator[Block]:
    """The curve under a line that says what it is."""
    low, high = extent(curve.points)
    facts: Facts = {"first": curve.first, "last": curve.last, "low": low, "high": high}
    yield paragraph(words(f"history.curve.{curve.kind}", **facts), apart=True)
    yield sparkline(curve)


def _notes(history: History, pen: Pen, *, vintages: bool) -> Iterator[Block]:
    """What the data say of single figures: their notes, what is wrong with a print, why one was withdrawn."""
    words = pen.words
    for entry in history.entries:
        if entry.is_contradicted:
            yield paragraph(contradiction_text(entry, pen), DIM)
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


def history_page(history: History, findings: tuple[Finding, ...], words: Words, *, vintages: bool) -> Document:
    """Return the history as a document for a page, with ``vintages`` what was said when."""
    return *_page(history, Pen(words), vintages=vintages), *findings_blocks(findings, words)


def _page(history: History, pen: Pen, *, vintages: bool) -> Iterator[Block]:
    words = pen.words
    unit = unit_name(history.indicator.unit, history.written, words)
    name = f"{words.own(history.indicator.name)}, {unit}"
    yield Title(words.said("history.markdown.title", name=name, id=history.name, date=words.shown(history.as_of)))
    if history.entries:
        yield print_table(OF_PERIODS, ((entry, entry.standing) for entry in history.entries), history, pen)
        if vintages:
            yield Heading(words("history.vintages"))
            prints = ((entry, printed) for entry in history.entries for printed in entry.prints)
            yield print_table(OF_PRINTS, prints, history, pen)
        yield pen.legend()
        yield Heading(words("history.sources"))
        yield Bullets(tuple(_item(source, words) for source in history.sources))
    else:
        yield paragraph(words("history.nothing"))
    if history.see_also:
        yield Heading(words("history.see_also"))
        related = (related_text(other, history, words) for other in history.see_also)
        yield Bullets(tuple(Item(styled(text)) for text in related))


def _item(source: Cited, words: Words) -> Item:
    """A source by its name, with its address."""
    return Item(styled(f"{source.name}: {citation(source, words)}"), address=source.source.url or "")


def contradiction_text(entry: PeriodHistory, pen: Pen) -> str:
    """Return that the printed growth and the one by the two figures differ, and what that means."""
    amount = entry.figure.amount if entry.figure is not None else None
    return pen.words.said(
        "history.contradicted",
        period=pen.words.period(entry.period),
        printed=pen.growth(entry.printed_growth).text,
        change=pen.change(entry.change, amount, Measure.FLOW).text,
    )


def related_text(related: Related, history: History, words: Words) -> str:
    """Return another indicator of the concept: its name, what differs, and how many figures it has."""
    facts = [
        words.said(
            "history.differs",
            attribute=words(f"history.attribute.{attribute}"),
            value=attribute_value(attribute, related.indicator, history, words, bare=True) or words("none"),
        )
        for attribute in related.differs
    ]
    differs = ", ".join(facts) or words("history.same")
    figures = words("history.figures", count=related.figures) if related.figures else words("history.no_figures")
    figures = words("history.figures_one") if related.figures == 1 else figures
    name = words.own(related.indicator.name)
    return words.said("history.related", name=name, id=related.name, differs=differs, figures=figures)


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

"""The figures of a card: base, actual and target, each with its period, basis, source and print.

Knows how a figure and its origin are written; never what follows from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bgplan.core.dataset import ResolvedBase, ResolvedObservation, ResolvedPart, ResolvedTarget
from bgplan.core.model import Figure, Source
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.related import AverageSoFar
from bgplan.core.report import LastYear, Report, Result
from bgplan.core.vocabulary import Confidence, Measure
from bgplan.render import numerals
from bgplan.render.amounts import QUALIFIER_SIGNS, growth_text
from bgplan.render.layout import DIM, Line, left, width_of
from bgplan.render.show.notation import Notation
from bgplan.render.show.paragraphs import Page, capital

_INDENT = 2


class FigureRow(NamedTuple):
    """One figure: its label, its time, its amount with what is to be said of it, and the details below."""

    label: str
    when: str
    amount: str
    details: tuple[str, ...] = ()


def figures(result: Result, report: Report, notation: Notation, page: Page) -> tuple[Line, ...]:
    """Return every figure that enters, and the other prints of the actual one."""
    return laid_out(tuple(_rows(result, report, notation)), page)


def series(result: Result, notation: Notation, page: Page) -> tuple[Line, ...]:
    """Return the figures published so far, oldest first, with their sources."""
    return laid_out(tuple(reported_row("", one, notation) for one in result.history), page)


def laid_out(rows: tuple[FigureRow, ...], page: Page, indent: int = _INDENT) -> tuple[Line, ...]:
    """Return the rows with their labels and times in columns, the details below the amounts' line."""
    if not rows:
        return ()
    label = max(width_of(row.label) for row in rows)
    when = max(width_of(page.typed(row.when)) for row in rows)
    detail = indent + (label + 2 if label else 2)
    lines: list[Line] = []
    for row in rows:
        head = left(row.label, label) + ("  " if label else "")
        text = f"{left(row.when, when)}  {row.amount}"
        lines += page.paragraph(head + text.replace("  ", "\u00a0\u00a0"), indent=indent, hang=detail - indent)
        lines += page.paragraphs(row.details, DIM, indent=detail, hang=2)
    return tuple(lines)


def _rows(result: Result, report: Report, notation: Notation) -> Iterator[FigureRow]:
    target = result.target
    if target is not None and result.base is not None:
        yield _base_row(result.base, target, report, notation)
    if result.beside.average is not None:
        yield from _year_rows(result, result.beside.average, notation)
    else:
        yield from _own_rows(result, notation)
    if result.last_year is not None:
        yield _last_year_row(result.last_year, notation)
    if target is not None:
        yield _target_row(result, target, report, notation)


def _own_rows(result: Result, notation: Notation) -> Iterator[FigureRow]:
    """The figures since the base, the one that counts last, and the other prints of it."""
    words = notation.words
    for one in result.history[:-1]:
        if one not in result.parts:
            yield reported_row(words("show.figure.earlier"), one, notation)
    if result.actual is not None:
        row = reported_row(words("show.figure.actual"), result.actual, notation)
        summed = (words("show.figure.summed", count=len(result.parts)),)
        yield row._replace(details=summed) if result.parts else row
    for one in result.parts:
        yield reported_row(words("show.figure.part"), one, notation)
    for one in result.also_reported:
        yield reported_row(words("show.figure.also"), one, notation)


def _year_rows(result: Result, average: AverageSoFar, notation: Notation) -> Iterator[FigureRow]:
    """Every year of an average so far, those without a figure too, each with its other prints.

    An average of several years is one row, at the first of them.
    """
    words, shown = notation.words, set[int]()
    for each in average.years:
        if each.figure is None:
            yield FigureRow(
                words("show.figure.yearly"), words("period.year", year=str(each.year)), words("show.figure.none")
            )
            continue
        key = "yearly" if len(each.figure.record.period.years) == 1 else "averaged"
        if id(each.figure) not in shown:
            yield reported_row(words(f"show.figure.{key}"), each.figure, notation)
            for one in result.also_reported:  # other prints of the average itself
                if key == "averaged" and one.record.period == each.figure.record.period:
                    yield reported_row(words("show.figure.also"), one, notation)
        for one in each.also:
            yield reported_row(words("show.figure.also"), one, notation)
        shown |= {id(one) for one in (each.figure, *each.also)}
    if result.actual is not None and id(result.actual) not in shown:  # an average published as one figure
        yield reported_row(words("show.figure.actual"), result.actual, notation)


def _base_row(base: ResolvedBase, target: ResolvedTarget, report: Report, notation: Notation) -> FigureRow:
    words = notation.words
    when = when_text(base.period, target.indicator.measure, notation, plain=True)
    if base.period_assumed:
        when = words("show.figure.period_assumed", period=when)
    if target.record.base is None:  # a sum over years needs no source for its beginning
        return FigureRow(
            words("show.figure.base"), when, f"{notation.amount(base.amount)}, {words('show.figure.nothing')}", ()
        )
    derived = f"{_arithmetic(target, notation)} = {words.number(base.amount.point, base.amount.decimals)}"
    basis = words(f"show.figure.{base.basis}", arithmetic=derived)
    source = base.source or (_source_name(target) if base.basis == "derived" else None)
    printed = target.record.base if base.basis != "derived" else None
    details = [_source(report.written.sources.get(source or ""), printed, notation)]
    details += [words.own(base.note)] if base.note else []
    return FigureRow(words("show.figure.base"), when, f"{notation.amount(base.amount)}, {basis}", _said(details))


def _arithmetic(target: ResolvedTarget, notation: Notation) -> str:
    """How a base follows from its target: ``66 − 29 + 9``."""
    if target.amount is None or target.parts is None:
        return ""
    number = notation.words.number
    added = "".join(f" − {number(each.amount.point, each.amount.decimals)}" for each in target.parts.added)
    removed = "".join(f" + {number(each.amount.point, each.amount.decimals)}" for each in target.parts.removed)
    return f"{number(target.amount.point, target.amount.decimals)}{added}{removed}"


def reported_row(label: str, one: ResolvedObservation, notation: Notation) -> FigureRow:
    """Return an observation as a row."""
    words, record = notation.words, one.record
    marks = [words(f"code.{record.stage.value}")] if record.stage else []
    if one.amount is not None and one.amount.qualifier in QUALIFIER_SIGNS:
        marks.append(words(f"show.figure.{one.amount.qualifier.value}"))
    if record.confidence is Confidence.LOW:
        marks.append(words("show.figure.low_confidence"))
    figure = notation.amount(one.amount) if one.amount else ""
    share = record.pct_of_plan.printed if record.pct_of_plan else None
    details = [
        _published(
            one.source, record.published or one.source.published, record, notation, inferred=one.published_inferred
        ),
        words("show.figure.plan_prints", printed=share) if share else "",
        *(words.own(text) for text in (record.misprint, record.note) if text),
    ]
    when = when_text(record.period, one.indicator.measure, notation, plain=True)
    return FigureRow(label, when, ", ".join(part for part in (figure, *marks) if part), _said(details))


def _last_year_row(last: LastYear, notation: Notation) -> FigureRow:
    """The same months of the year before, and the change on them."""
    row = reported_row(notation.words("show.figure.last_year"), last.figure, notation)
    if last.change is None:
        return row
    change = numerals.percent(last.change, notation.words.lang, signed=True)
    told = [notation.words("show.figure.on_last_year", change=change)]
    printed = last.printed
    if printed is not None and printed.amount is not None:
        growth = growth_text(printed.amount, notation.words)
        told.append(notation.words("show.figure.printed_growth", growth=growth, publisher=printed.source.publisher))
    return row._replace(details=(*told, *row.details))


def _target_row(result: Result, target: ResolvedTarget, report: Report, notation: Notation) -> FigureRow:
    words = notation.words
    label = words("show.figure.plan" if target.is_year_plan else "show.figure.target")
    when = when_text(target.term, target.indicator.measure, notation, plain=True)
    amount = notation.demanded(target.amount) if target.amount else _implied(result, notation)
    per_year = words("show.per_year") if target.is_average else ""
    sources = report.written.sources
    details = [] if target.is_year_plan else [capital(words(f"show.path.{target.record.path.value}"))]
    if (
        target.amount is None and result.plan_print is not None
    ):  # the plan follows from this print, whoever told of the plan
        details += reported_row("", result.plan_print, notation).details
    else:
        details.append(_source(sources.get(_source_name(target)), target.record, notation))
    if target.parts is not None:
        details += [_part(each, "added", report, notation) for each in target.parts.added]
        details += [_part(each, "removed", report, notation) for each in target.parts.removed]
    details += [words.own(note) for note in (target.record.note, target.plan.note) if note]
    return FigureRow(label, when, amount + per_year, _said(details))


def _implied(result: Result, notation: Notation) -> str:
    """An implied plan: figure / share, and all that it can be."""
    plan_print, plan = result.plan_print, result.implied_plan
    actual, share = (plan_print.amount, plan_print.share_of_plan) if plan_print else (None, None)
    if actual is None or share is None or plan is None:
        return ""
    words = notation.words
    decimals = actual.decimals + 1
    quotient = f"{words.number(actual.point, actual.decimals)} / {words.number(share.point, share.decimals)}%"
    return f"{notation.span(plan, decimals)}, {words('show.figure.derived', arithmetic=quotient)}"


def _part(part: ResolvedPart, kind: str, report: Report, notation: Notation) -> str:
    """What is added to or removed from the base, as printed."""
    words = notation.words
    text = words(f"show.figure.part_{kind}", amount=notation.amount(part.amount), what=words.own(part.record.what))
    own = report.written.sources.get(part.record.source or "")
    rest = [words("show.figure.prints", printed=part.record.printed)] if part.record.printed else []
    rest += [_source(own, None, notation)] if own else []
    rest += [words.own(part.record.note)] if part.record.note else []
    return "; ".join((text, *rest))


def _source_name(target: ResolvedTarget) -> str:
    return target.record.source or target.plan.source


def _source(source: Source | None, figure: Figure | None, notation: Notation) -> str:
    """A source with its date as it gives it."""
    if source is None:
        return ""
    return _published(source, source.published, figure, notation, inferred=source.published_inferred)


def _published(
    source: Source, published: Period | None, figure: Figure | None, notation: Notation, *, inferred: bool
) -> str:
    """Publisher, title, document and date, and the print; a date that was inferred says so."""
    words = notation.words
    when = words("show.figure.undated")
    if published is not None:
        when = words.period(published)
        when = words("show.figure.inferred", date=when) if inferred else when
    title = f"“{source.title}”" if source.title else None
    origin = ", ".join(part for part in (source.publisher, title, source.document, when) if part)
    printed = figure.printed if figure else None
    return f"{origin}; {words('show.figure.prints', printed=printed)}" if printed else origin


def when_text(period: Period, measure: Measure, notation: Notation, *, plain: bool = False) -> str:
    """Return a period as the time of a figure: a level at its end, a sum over all of it; in a sentence or plain."""
    words = notation.words
    shown = words.period(period)
    if period.kind is PeriodKind.DAY or not measure.is_of_end:
        if plain:
            return shown
        return words("show.when.day" if period.kind is PeriodKind.DAY else "show.when.over", period=shown)
    return words("show.when.end_of" if plain else "show.when.end", period=shown)


def _said(details: list[str]) -> tuple[str, ...]:
    return tuple(each for each in details if each)

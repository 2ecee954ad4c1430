"""What there is to be asked for, in every format: a table of each kind, rows, and JSON.

Knows the columns and the words; an id stands first, for it is what the reader came for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bgplan.core.dataset import Amount, ResolvedTarget
from bgplan.core.findings import Finding
from bgplan.core.listing import ListedIndicator, ListedPlan, Listing
from bgplan.core.names import NameKind
from bgplan.core.sources import Cited
from bgplan.render import numerals
from bgplan.render.amounts import amount_text, hedge_sign
from bgplan.render.citations import short_date
from bgplan.render.csv import Row, csv_text, tsv_text
from bgplan.render.document import BOLD, DIM, Block, Cell, Column, Document, Heading, Rows, Table, Title, paragraph
from bgplan.render.findings import findings_blocks
from bgplan.render.formats import Drafts, Format
from bgplan.render.json import json_text
from bgplan.render.json_parts import (
    amount_object,
    bilingual_object,
    both,
    figure_object,
    finding_object,
    source_object,
)
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.listing import (
        ListedIndicatorObject,
        ListedPlanObject,
        ListedTargetObject,
        ListOutput,
    )

_LEAST = 12
"""How narrow a label may get."""
_NUMBERS = ("targets", "last", "demanded")
_COLUMNS = ("kind", "id", "label", "plan", "indicator", "due", "value", "low", "high", "period", "unit", "url")


def listing_drafts(listing: Listing, findings: tuple[Finding, ...], words: Words) -> Drafts:
    """Return the list for every format."""
    return Drafts(
        lambda: listing_document(listing, words),
        lambda: (*listing_document(listing, words), *findings_blocks(findings, words)),
        {
            Format.JSON: lambda: listing_json(listing, findings, words),
            Format.CSV: lambda: csv_text(_COLUMNS, _rows(listing, words)),
            Format.TSV: lambda: tsv_text(_COLUMNS, _rows(listing, words)),
        },
    )


def listing_document(listing: Listing, words: Words) -> Document:
    """Return the list as a document: a table of each kind that there is something of."""
    about = words("list.as_of", date=listing.as_of)
    return Title(words.own(listing.written.territory), about), *_blocks(listing, words)


def _blocks(listing: Listing, words: Words) -> Iterator[Block]:
    if listing.is_empty:
        yield paragraph(words("list.nothing"))
        if listing.near:
            near = ", ".join(f"{entry.name} ({words.own(entry.label)})" for entry in listing.near)
            yield paragraph(words.said("list.near", near=near))
        return
    plans = tuple(_plan(plan, listing, words) for plan in listing.plans)
    targets = tuple(_target(target, listing, words) for target in listing.targets)
    indicators = tuple(_indicator(indicator, listing, words) for indicator in listing.indicators)
    sources = tuple(_source(source, words) for source in listing.sources)
    yield from _section(NameKind.PLAN, ("id", "label", "due", "targets", "mark"), plans, words)
    yield from _section(NameKind.TARGET, ("id", "label", "demanded", "due"), targets, words)
    yield from _section(NameKind.INDICATOR, ("id", "label", "last", "period"), indicators, words)
    yield from _section(NameKind.SOURCE, ("id", "label", "published"), sources, words)
    hidden = [words(f"list.hidden.{kind}", count=count) for kind, count in listing.others.items() if count]
    if hidden:
        yield paragraph(", ".join(hidden), DIM, apart=True)


def _section(
    kind: NameKind, keys: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], words: Words
) -> Iterator[Block]:
    """The table of one kind; nothing where there is nothing of it."""
    if rows:
        yield Heading(words(f"list.{kind}s"), len(rows))
        yield Table(tuple(_column(key, words) for key in keys), (Rows("", rows),), gap=2)


def _column(key: str, words: Words) -> Column:
    least = _LEAST if key == "label" else 0  # an id is copied, and never broken
    return Column(key, words(f"list.column.{key}"), is_number=key in _NUMBERS, least=least, hang=2, is_name=key == "id")


def _plan(listed: ListedPlan, listing: Listing, words: Words) -> tuple[Cell, ...]:
    plan = listed.plan
    marks = []
    if plan.main:
        marks.append(words("list.main"))
    if plan.superseded_by is not None:
        marks.append(words.said("list.superseded", by=plan.superseded_by))
    elif plan.period.end < listing.as_of:
        marks.append(words("list.over"))
    return (
        Cell(listed.name, BOLD),
        Cell(words.own(plan.name)),
        _due(plan.period.end, words),
        Cell(words.number(listed.targets), value=listed.targets),
        Cell(", ".join(marks)),
    )


def _target(target: ResolvedTarget, listing: Listing, words: Words) -> tuple[Cell, ...]:
    amount = target.amount
    unit = listing.written.units[target.indicator.unit]
    demanded = "" if amount is None else words.in_unit(hedge_sign(amount, words) + amount_text(amount, words), unit)
    return (
        Cell(target.name, BOLD),
        Cell(words.own(target.indicator.short)),
        Cell(demanded, value=amount),
        _due(target.term.end, words),
    )


def _due(end: date, words: Words) -> Cell:
    return Cell(numerals.due(end, words.lang), value=end)


def _indicator(listed: ListedIndicator, listing: Listing, words: Words) -> tuple[Cell, ...]:
    last, unit = listed.last, listing.written.units[listed.indicator.unit]
    amount = None if last is None else last.amount
    figure = "" if amount is None else words.in_unit(hedge_sign(amount, words) + amount_text(amount, words), unit)
    period = None if last is None else last.record.period
    return (
        Cell(listed.name, BOLD),
        Cell(words.own(listed.indicator.short)),
        Cell(figure, value=amount),
        Cell("") if period is None else Cell(words.period(period), value=period.end),
    )


def _source(source: Cited, words: Words) -> tuple[Cell, ...]:
    published = "" if source.published is None else short_date(source.published, words)
    return (
        Cell(source.name, BOLD),
        Cell(source.source.publisher, address=source.source.url or ""),
        Cell(published),
    )


def listing_json(listing: Listing, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the list as JSON; the same data always give the same text."""
    output: ListOutput = {
        "schema": "bgplan.list/1",
        "as_of": listing.as_of.isoformat(),
        "territory": bilingual_object(listing.written.territory),
        "plans": tuple(map(_plan_object, listing.plans)),
        "targets": tuple(map(_target_object, listing.targets)),
        "indicators": tuple(map(_indicator_object, listing.indicators)),
        "sources": tuple(map(source_object, listing.sources)),
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return json_text(output)


def _plan_object(listed: ListedPlan) -> ListedPlanObject:
    plan = listed.plan
    return {
        "plan": listed.name,
        "name": bilingual_object(plan.name),
        "main": plan.main,
        "start": plan.period.start.isoformat(),
        "end": plan.period.end.isoformat(),
        "issued": plan.issued.isoformat() if plan.issued else None,
        "superseded_by": plan.superseded_by,
        "lead": both(plan.lead),
        "targets": listed.targets,
    }


def _target_object(target: ResolvedTarget) -> ListedTargetObject:
    return {
        "target": target.name,
        "plan": target.record.plan,
        "indicator": target.record.indicator,
        "name": bilingual_object(target.indicator.short),
        "due": target.term.end.isoformat(),
        "unit": target.indicator.unit,
        **amount_object(target.amount),
    }


def _indicator_object(listed: ListedIndicator) -> ListedIndicatorObject:
    indicator = listed.indicator
    return {
        "indicator": listed.name,
        "name": bilingual_object(indicator.name),
        "label": bilingual_object(indicator.short),
        "unit": indicator.unit,
        "measure": indicator.measure,
        "lead": both(indicator.lead),
        "last": None if listed.last is None else figure_object(listed.last),
    }


def _rows(listing: Listing, words: Words) -> Iterator[Row]:
    """A row for each entry; what does not apply is blank."""
    for listed in listing.plans:
        yield _row("plan", listed.name, words.own(listed.plan.name), due=listed.plan.period.end.isoformat())
    for target in listing.targets:
        record, due = target.record, target.term.end.isoformat()
        facts = {"plan": record.plan, "indicator": record.indicator, "due": due, "unit": target.indicator.unit}
        yield {**_row("target", target.name, words.own(target.indicator.short), **facts), **_amount(target.amount)}
    for entry in listing.indicators:
        last, label = entry.last, words.own(entry.indicator.short)
        period = None if last is None else last.record.period.text
        row = _row("indicator", entry.name, label, unit=entry.indicator.unit, period=period)
        yield {**row, **_amount(None if last is None else last.amount)}
    for source in listing.sources:
        period = source.published.text if source.published else None
        yield _row("source", source.name, source.source.publisher, url=source.source.url, period=period)


def _row(kind: str, name: str, label: str, **facts: str | None) -> Row:
    return {**dict.fromkeys(_COLUMNS), "kind": kind, "id": name, "label": label, **facts}


def _amount(amount: Amount | None) -> Row:
    figure = amount_object(amount)
    return {"value": figure["value"], "low": figure["low"], "high": figure["high"]}

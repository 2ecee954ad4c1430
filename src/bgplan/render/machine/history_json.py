"""A history as JSON, in the shapes of ``shapes.history``: every key is always there, null where it does not apply.

Knows the builders of these shapes; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.findings import Finding
from bgplan.core.growth import Change
from bgplan.core.history import Curve, Entry, History, Move, Print, Related
from bgplan.core.model import Closed, Indicator
from bgplan.core.sources import Cited
from bgplan.core.text import Bilingual
from bgplan.render.machine.json_figures import bilingual_object, figure_object, interval_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived, exact
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.history import (
        CurveObject,
        EntryObject,
        HistoryOutput,
        PrintObject,
        RelatedObject,
        RevisionObject,
    )
    from bgplan.render.shapes.parts import BilingualObject, ChangeObject, ClosedObject, IndicatorObject, SourceObject


def history_json(history: History, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the history as JSON; the same history and findings always give the same text."""
    output: HistoryOutput = {
        "schema": "bgplan.history/1",
        "as_of": history.as_of.isoformat(),
        "territory": bilingual_object(history.written.territory),
        "indicator": history.name,
        **indicator_object(history.indicator),
        "entries": tuple(map(_entry, history.entries)),
        "curves": tuple(map(_curve, history.curves)),
        "publications": tuple(published.isoformat() for published in history.publications),
        "sources": tuple(map(source_object, history.sources)),
        "see_also": tuple(map(_related, history.see_also)),
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return json_text(output)


def both(text: Bilingual | None) -> BilingualObject | None:
    """Return a text that the data may lack in both languages."""
    return None if text is None else bilingual_object(text)


def indicator_object(one: Indicator) -> IndicatorObject:
    """Return what makes a series: all in which indicators of one concept can differ."""
    return {
        "name": bilingual_object(one.name),
        "concept": one.concept,
        "unit": one.unit,
        "measure": one.measure,
        "price_basis": one.price_basis,
        "comparator": one.comparator,
        "coverage": one.coverage,
        "industry": one.industry,
        "whole": both(one.whole),
        "closed": _closed(one.closed) if one.closed else None,
        "note": both(one.note),
    }


def _closed(closed: Closed) -> ClosedObject:
    return {"on": closed.on.isoformat(), "why": bilingual_object(closed.why)}


def source_object(one: Cited) -> SourceObject:
    """Return a source as it could be cited on the date."""
    source = one.source
    return {
        "source": one.name,
        "publisher": source.publisher,
        "title": source.title,
        "document": source.document,
        "published": one.published.text if one.published else None,
        "published_inferred": one.inferred,
        "url": source.url,
        "lang": source.lang,
        "reprints": source.reprints,
        "note": both(source.note),
    }


def _entry(one: Entry) -> EntryObject:
    return {
        "period": one.period.text,
        "start": one.period.start.isoformat(),
        "end": one.period.end.isoformat(),
        "figure": figure_object(one.figure) if one.figure else None,
        "change": change_object(one.change),
        "prints": tuple(map(_print, one.prints)),
        "printed_growth": figure_object(one.printed_growth) if one.printed_growth is not None else None,
    }


def change_object(one: Change | None) -> ChangeObject | None:
    """Return the change on the same period a year before."""
    if one is None:
        return None
    return {
        "kind": "rate" if one.is_rate else "difference",
        "value": derived(one.by),
        **interval_object(one.interval),
        "on": figure_object(one.on),
    }


def _print(one: Print) -> PrintObject:
    record = one.figure.record
    return {
        **figure_object(one.figure),
        "round": record.round,
        "counts": one.counts,
        "move": _move(one.move),
        "withdrawn": both(record.withdrawn),
        "misprint": both(record.misprint),
        "note": both(record.note),
        "price_basis": record.price_basis,
        "comparator": record.comparator,
        "coverage": record.coverage,
    }


def _move(one: Move | None) -> RevisionObject | None:
    """How a print differs from the one that was last before it."""
    if one is None:
        return None
    before = one.on
    return {
        "relation": one.relation,
        "direction": one.direction,
        "from": exact(before.amount.point) if before.amount else None,
        "published": before.published.isoformat(),
        "source": before.source_name,
    }


def _curve(one: Curve) -> CurveObject:
    return {
        "kind": one.kind,
        "first": one.first.text,
        "last": one.last.text,
        "points": tuple(None if each is None else exact(each) for each in one.points),
    }


def _related(one: Related) -> RelatedObject:
    return {
        "indicator": one.name,
        **indicator_object(one.indicator),
        "differs": one.differs,
        "figures": one.figures,
    }

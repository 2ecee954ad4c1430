"""A history as JSON, by the contract of ``docs/json.md``: every key is always there, null where it does not apply.

Knows the contract's keys and their order; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from bgplan.core.bilingual import Bilingual
from bgplan.core.cited import Cited
from bgplan.core.curves import Curve
from bgplan.core.findings import Finding
from bgplan.core.history import Entry, History, Move, Print, Related
from bgplan.core.model import Indicator
from bgplan.core.year_on_year import Change
from bgplan.render.machine.json_figures import Object, ends_object, figure_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived, exact
from bgplan.render.words import Words

SCHEMA = "bgplan.history/1"


def history_json(history: History, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the history as JSON; the same history and findings always give the same text."""
    return json_text(
        {
            "schema": SCHEMA,
            "as_of": history.as_of.isoformat(),
            "territory": both(history.written.territory),
            "indicator": history.name,
            **indicator_object(history.indicator),
            "entries": tuple(_entry(each) for each in history.entries),
            "curves": tuple(_curve(each) for each in history.curves),
            "publications": tuple(each.isoformat() for each in history.publications),
            "sources": tuple(source_object(each) for each in history.sources),
            "see_also": tuple(_related(each) for each in history.see_also),
            "findings": tuple(finding_object(each, words) for each in findings),
        }
    )


def both(text: Bilingual | None) -> Object | None:
    """Return a text of the data in both languages."""
    return None if text is None else {"vi": text.vi, "en": text.en}


def indicator_object(one: Indicator) -> Object:
    """Return what makes a series: all in which indicators of one concept can differ."""
    return {
        "name": both(one.name),
        "concept": one.concept,
        "unit": one.unit,
        "measure": one.measure.value,
        "price_basis": one.price_basis,
        "comparator": one.comparator.value if one.comparator else None,
        "coverage": one.coverage,
        "industry": one.industry,
        "whole": both(one.whole),
        "closed": {"on": one.closed.on.isoformat(), "why": both(one.closed.why)} if one.closed else None,
        "note": both(one.note),
    }


def source_object(one: Cited) -> Object:
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
        "lang": source.lang.value,
        "reprints": source.reprints,
        "note": both(source.note),
    }


def _entry(one: Entry) -> Object:
    return {
        "period": one.period.text,
        "start": one.period.start.isoformat(),
        "end": one.period.end.isoformat(),
        "figure": figure_object(one.figure) if one.figure else None,
        "change": change_object(one.change),
        "prints": tuple(_print(each) for each in one.prints),
        "printed_growth": figure_object(one.printed_growth) if one.printed_growth is not None else None,
    }


def change_object(one: Change | None) -> Object | None:
    """Return the change on the same period a year before."""
    if one is None:
        return None
    return {
        "kind": "rate" if one.is_rate else "difference",
        "value": derived(one.by),
        **ends_object(one.interval),
        "on": figure_object(one.on),
    }


def _print(one: Print) -> Object:
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
        "comparator": record.comparator.value if record.comparator else None,
        "coverage": record.coverage,
    }


def _move(one: Move | None) -> Object | None:
    """How a print differs from the one that was last before it."""
    if one is None:
        return None
    before = one.on
    return {
        "relation": one.relation.value,
        "direction": one.direction.value,
        "from": exact(before.amount.point) if before.amount else None,
        "published": before.published.isoformat(),
        "source": before.source_name,
    }


def _curve(one: Curve) -> Object:
    return {
        "kind": one.kind,
        "first": one.first.text,
        "last": one.last.text,
        "points": tuple(None if each is None else exact(each) for each in one.points),
    }


def _related(one: Related) -> Object:
    return {
        "indicator": one.name,
        **indicator_object(one.indicator),
        "differs": one.differs,
        "figures": one.figures,
    }

"""A history for programs: flat rows (a row a period, or one for every vintage), and JSON.

Knows the columns, their order and the builders of these shapes; computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.findings import Finding
from bgplan.core.growth import ChangeOnYear
from bgplan.core.history import Curve, History, PeriodHistory, Related, Revision, Vintage
from bgplan.render.csv import Cell, Row, csv_text, tsv_text
from bgplan.render.json import derived, exact, json_text
from bgplan.render.json_parts import (
    bilingual_object,
    both,
    change_object,
    figure_object,
    finding_object,
    indicator_object,
    source_object,
)
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


COLUMNS = (
    *("indicator", "name", "unit", "period", "start", "end", "value", "low", "high"),
    *("change", "change_low", "change_high", "change_kind"),
    *("stage", "round", "published", "published_inferred", "confidence", "withdrawn", "counts", "also_reported"),
    *("moved", "moved_from", "direction", "approximate", "share_of_plan", "printed", "source", "publisher"),
    *("printed_growth", "printed_growth_source"),
)
"""The columns of every row, in order; new ones are only ever added at the end."""


def history_csv(history: History, words: Words, *, vintages: bool) -> str:
    """Return the history as CSV."""
    return csv_text(COLUMNS, history_rows(history, words, vintages=vintages))


def history_tsv(history: History, words: Words, *, vintages: bool) -> str:
    """Return the history as tab-separated values."""
    return tsv_text(COLUMNS, history_rows(history, words, vintages=vintages))


def history_rows(history: History, words: Words, *, vintages: bool) -> Iterator[Row]:
    """Yield a row for the print of each period that stands for it; with ``vintages`` one for every print."""
    for entry in history.entries:
        for vintage in entry.prints if vintages else (entry.standing,):
            yield _row(vintage, entry, history, words)


def _row(vintage: Vintage, entry: PeriodHistory, history: History, words: Words) -> Row:
    figure, record, move = vintage.figure, vintage.figure.record, vintage.move
    return {
        "indicator": history.name,
        "name": words.own(history.indicator.name),
        "unit": history.indicator.unit,
        "period": record.period.text,
        "start": record.period.start.isoformat(),
        "end": record.period.end.isoformat(),
        **_figure(vintage),
        **_change(entry.change if vintage.counts else None),
        "stage": record.stage.value if record.stage else None,
        "round": None if record.round is None else exact(record.round),
        "published": figure.published.isoformat(),
        "published_inferred": figure.published_inferred,
        "confidence": record.confidence.value,
        "withdrawn": vintage.withdrawn,
        "counts": vintage.counts,
        "also_reported": exact(len(entry.prints) - 1),
        "moved": move.relation.value if move else None,
        "moved_from": exact(move.on.amount.point) if move and move.on.amount else None,
        "direction": move.direction.value if move else None,
        "printed": record.printed,
        "source": figure.source_name,
        "publisher": figure.source.publisher,
        **_growth(entry.printed_growth if vintage.counts else None),
    }


def _figure(vintage: Vintage) -> dict[str, Cell]:
    """A figure with what its print can stand for; where only a percentage of a plan is printed, that."""
    amount, share = vintage.figure.amount, vintage.figure.share_of_plan
    return {
        "value": exact(amount.value) if amount and amount.value is not None else None,
        "low": exact(amount.interval.low) if amount else None,
        "high": exact(amount.interval.high) if amount else None,
        "approximate": amount.approximate if amount else None,
        "share_of_plan": exact(share.value) if share and share.value is not None else None,
    }


def _growth(printed: ResolvedObservation | None) -> dict[str, Cell]:
    """The growth on the year before that a source prints, in percent."""
    amount = None if printed is None else printed.amount
    if printed is None or amount is None:
        return dict.fromkeys(("printed_growth", "printed_growth_source"))
    return {"printed_growth": exact(amount.point), "printed_growth_source": printed.source_name}


def _change(change: ChangeOnYear | None) -> dict[str, Cell]:
    """The change on the same period a year before: a fraction of it, or so much in the unit."""
    if change is None:
        return dict.fromkeys(("change", "change_low", "change_high", "change_kind"))
    return {
        "change": derived(change.by),
        "change_low": derived(change.interval.low),
        "change_high": derived(change.interval.high),
        "change_kind": "rate" if change.is_rate else "difference",
    }


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


def _entry(period_history: PeriodHistory) -> EntryObject:
    return {
        "period": period_history.period.text,
        "start": period_history.period.start.isoformat(),
        "end": period_history.period.end.isoformat(),
        "figure": figure_object(period_history.figure) if period_history.figure else None,
        "change": change_object(period_history.change),
        "prints": tuple(map(_print, period_history.prints)),
        "printed_growth": figure_object(period_history.printed_growth)
        if period_history.printed_growth is not None
        else None,
    }


def _print(vintage: Vintage) -> PrintObject:
    record = vintage.figure.record
    return {
        **figure_object(vintage.figure),
        "round": record.round,
        "counts": vintage.counts,
        "move": _move(vintage.move),
        "withdrawn": both(record.withdrawn),
        "misprint": both(record.misprint),
        "note": both(record.note),
        "price_basis": record.price_basis,
        "comparator": record.comparator,
        "coverage": record.coverage,
    }


def _move(revision: Revision | None) -> RevisionObject | None:
    """How a print differs from the one that was last before it."""
    if revision is None:
        return None
    before = revision.on
    return {
        "relation": revision.relation,
        "direction": revision.direction,
        "from": exact(before.amount.point) if before.amount else None,
        "published": before.published.isoformat(),
        "source": before.source_name,
    }


def _curve(curve: Curve) -> CurveObject:
    return {
        "kind": curve.kind,
        "first": curve.first.text,
        "last": curve.last.text,
        "points": tuple(None if each is None else exact(each) for each in curve.points),
    }


def _related(relative: Related) -> RelatedObject:
    return {
        "indicator": relative.name,
        **indicator_object(relative.indicator),
        "differs": relative.differs,
        "figures": relative.figures,
    }

"""A history as flat rows for CSV, TSV and Markdown: a row a period, or one for every print of it.

Knows the columns and their order; never how a format separates or quotes cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Reported
from bgplan.core.growth import Change
from bgplan.core.history import Entry, History, Print
from bgplan.render.machine.as_csv import csv_text, tsv_text
from bgplan.render.machine.machine_numbers import derived, exact
from bgplan.render.machine.machine_rows import Cell, Row
from bgplan.render.words import Words

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
        for one in entry.prints if vintages else (entry.standing,):
            yield _row(one, entry, history, words)


def _row(one: Print, entry: Entry, history: History, words: Words) -> Row:
    figure, record, move = one.figure, one.figure.record, one.move
    return {
        "indicator": history.name,
        "name": words.own(history.indicator.name),
        "unit": history.indicator.unit,
        "period": record.period.text,
        "start": record.period.start.isoformat(),
        "end": record.period.end.isoformat(),
        **_figure(one),
        **_change(entry.change if one.counts else None),
        "stage": record.stage.value if record.stage else None,
        "round": None if record.round is None else exact(record.round),
        "published": figure.published.isoformat(),
        "published_inferred": figure.published_inferred,
        "confidence": record.confidence.value,
        "withdrawn": one.withdrawn,
        "counts": one.counts,
        "also_reported": exact(len(entry.prints) - 1),
        "moved": move.relation.value if move else None,
        "moved_from": exact(move.on.amount.point) if move and move.on.amount else None,
        "direction": move.direction.value if move else None,
        "printed": record.printed,
        "source": figure.source_name,
        "publisher": figure.source.publisher,
        **_growth(entry.printed_growth if one.counts else None),
    }


def _figure(one: Print) -> dict[str, Cell]:
    """A figure with what its print can stand for; where only a percentage of a plan is printed, that."""
    amount, share = one.figure.amount, one.figure.share_of_plan
    return {
        "value": exact(amount.value) if amount and amount.value is not None else None,
        "low": exact(amount.interval.low) if amount else None,
        "high": exact(amount.interval.high) if amount else None,
        "approximate": amount.approximate if amount else None,
        "share_of_plan": exact(share.value) if share and share.value is not None else None,
    }


def _growth(printed: Reported | None) -> dict[str, Cell]:
    """The growth on the year before that a source prints, in percent."""
    amount = None if printed is None else printed.amount
    if printed is None or amount is None:
        return dict.fromkeys(("printed_growth", "printed_growth_source"))
    return {"printed_growth": exact(amount.point), "printed_growth_source": printed.source_name}


def _change(change: Change | None) -> dict[str, Cell]:
    """The change on the same period a year before: a fraction of it, or so much in the unit."""
    if change is None:
        return dict.fromkeys(("change", "change_low", "change_high", "change_kind"))
    return {
        "change": derived(change.by),
        "change_low": derived(change.interval.low),
        "change_high": derived(change.interval.high),
        "change_kind": "rate" if change.is_rate else "difference",
    }

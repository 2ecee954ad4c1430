"""The history of an indicator in every format: screen, rows, Markdown and JSON."""

from __future__ import annotations

from bgplan.core.findings import Finding
from bgplan.core.history import History
from bgplan.render.formats import Drafts, Format
from bgplan.render.history.machine import history_csv, history_json, history_tsv
from bgplan.render.history.page import history_document, history_page
from bgplan.render.words import Words


def history_drafts(history: History, findings: tuple[Finding, ...], words: Words, *, vintages: bool) -> Drafts:
    """Return the history of an indicator for every format, with what was said when where that is asked for."""
    return Drafts(
        lambda: history_document(history, words, vintages=vintages),
        lambda: history_page(history, findings, words, vintages=vintages),
        {
            Format.JSON: lambda: history_json(history, findings, words),
            Format.CSV: lambda: history_csv(history, words, vintages=vintages),
            Format.TSV: lambda: history_tsv(history, words, vintages=vintages),
        },
    )

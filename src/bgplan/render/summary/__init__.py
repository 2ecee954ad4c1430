"""The month's report in every format: ``page`` has it as a document."""

from __future__ import annotations

from bgplan.core.findings import Finding
from bgplan.core.summary.report import Summary
from bgplan.render.formats import Drafts, Format
from bgplan.render.summary.machine import summary_csv, summary_json
from bgplan.render.summary.page import summary_document
from bgplan.render.words import Words


def summary_drafts(
    summary: Summary, findings: tuple[Finding, ...], words: Words, annexes: tuple[str, ...] = ()
) -> Drafts:
    """Return the month's report for every format; the annexes that are asked for stand in those for people."""
    return Drafts(
        lambda: summary_document(summary, words, annexes),
        lambda: summary_document(summary, words, annexes, is_page=True),
        {
            Format.JSON: lambda: summary_json(summary, findings, words),
            Format.CSV: lambda: summary_csv(summary, words),
        },
    )

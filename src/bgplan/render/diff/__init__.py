"""What changed between two dates, for every format: sentences, screen, Markdown, JSON and rows."""

from __future__ import annotations

from bgplan.core.diff import Changes
from bgplan.core.findings import Finding
from bgplan.render.diff.machine import diff_csv, diff_json, diff_tsv
from bgplan.render.diff.page import diff_document
from bgplan.render.formats import Drafts, Format
from bgplan.render.words import Words


def diff_drafts(changes: Changes, findings: tuple[Finding, ...], words: Words) -> Drafts:
    """Return what changed for every format."""
    return Drafts(
        lambda: diff_document(changes, words),
        lambda: diff_document(changes, words),
        {
            Format.JSON: lambda: diff_json(changes, findings, words),
            Format.CSV: lambda: diff_csv(changes),
            Format.TSV: lambda: diff_tsv(changes),
        },
    )

"""The check in every format: cells, columns, bars and notes of the screen, rows, Markdown and JSON."""

from __future__ import annotations

from bgplan.core.findings import Finding
from bgplan.core.report import Report
from bgplan.render.check.documents import documents_page
from bgplan.render.check.json import check_json
from bgplan.render.check.markdown import check_page
from bgplan.render.check.page import check_lines
from bgplan.render.check.tables import check_csv, check_tsv
from bgplan.render.document import Drawing
from bgplan.render.findings import findings_blocks
from bgplan.render.formats import Drafts, Format
from bgplan.render.words import Words


def check_drafts(
    report: Report, findings: tuple[Finding, ...], words: Words, *, width: int | None, ascii_only: bool
) -> Drafts:
    """Return a check for every format; the screen is laid out for a width."""
    return Drafts(
        lambda: (Drawing(check_lines(report, words, width=width, ascii_only=ascii_only)),),
        lambda: check_page(report, findings, words),
        {
            Format.JSON: lambda: check_json(report, findings, words),
            Format.CSV: lambda: check_csv(report, words),
            Format.TSV: lambda: check_tsv(report, words),
        },
        lambda: check_page(report, findings, words),
    )


def documents_drafts(report: Report, findings: tuple[Finding, ...], words: Words) -> Drafts:
    """Return the targets held against each other, for people; programs have them in the JSON of the check."""
    document = documents_page(report, words)
    page = (*document, *findings_blocks(findings, words))
    return Drafts(lambda: document, lambda: page, {Format.JSON: lambda: check_json(report, findings, words)})

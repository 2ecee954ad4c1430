"""The check in every format: the screen and the page as one document, rows and JSON for programs."""

from __future__ import annotations

from bgplan.core.findings import Finding
from bgplan.core.report import Report
from bgplan.core.view import Wish, in_view, view_of
from bgplan.render.check.documents import documents_page
from bgplan.render.check.json import check_json
from bgplan.render.check.screen import check_page
from bgplan.render.check.tables import check_csv, check_tsv
from bgplan.render.findings import findings_blocks
from bgplan.render.formats import Drafts, Format
from bgplan.render.words import Words


def check_drafts(report: Report, wish: Wish, findings: tuple[Finding, ...], words: Words) -> Drafts:
    """Return a check for every format; those for programs have all plans, whatever the screen shows."""
    whole = in_view(report, wish)
    return Drafts(
        lambda: check_page(view_of(report, wish), words),
        lambda: (*check_page(view_of(report, wish), words), *findings_blocks(findings, words)),
        {
            Format.JSON: lambda: check_json(whole, findings, words),
            Format.CSV: lambda: check_csv(whole, words),
            Format.TSV: lambda: check_tsv(whole, words),
        },
    )


def documents_drafts(report: Report, findings: tuple[Finding, ...], words: Words) -> Drafts:
    """Return the targets held against each other, for people; programs have them in the JSON of the check."""
    document = documents_page(report, words)
    page = (*document, *findings_blocks(findings, words))
    return Drafts(lambda: document, lambda: page, {Format.JSON: lambda: check_json(report, findings, words)})

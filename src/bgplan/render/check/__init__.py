"""The check in every format: cells, columns, bars and notes of the screen, rows, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding
from bgplan.core.report import Report
from bgplan.render.check.json import check_json
from bgplan.render.check.markdown import check_page
from bgplan.render.check.tables import check_csv, check_tsv
from bgplan.render.markdown import markdown_text
from bgplan.render.words import Words

FORMATS: Mapping[str, Callable[[Report, tuple[Finding, ...], Words], str]] = MappingProxyType(
    {
        "json": check_json,
        "csv": lambda report, _findings, words: check_csv(report, words),
        "tsv": lambda report, _findings, words: check_tsv(report, words),
        "markdown": lambda report, findings, words: markdown_text(check_page(report, findings, words)),
    }
)
"""The formats of a check beside text, by the name that ``--format`` gives them."""

"""The month's report in every format: ``page`` has it as a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding
from bgplan.core.summary.report import Summary
from bgplan.render.markdown import markdown_text
from bgplan.render.summary.machine import summary_csv, summary_json
from bgplan.render.summary.page import summary_document
from bgplan.render.words import Words

FORMATS: Mapping[str, Callable[[Summary, tuple[Finding, ...], Words], str]] = MappingProxyType(
    {
        "json": summary_json,
        "csv": lambda summary, _findings, words: summary_csv(summary, words),
        "markdown": lambda summary, _findings, words: markdown_text(summary_document(summary, words)),
    }
)
"""The formats of the report beside text, by the name that ``--format`` gives them."""

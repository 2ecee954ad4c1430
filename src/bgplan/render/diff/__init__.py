"""What changed between two dates, for every format: sentences, screen, Markdown, JSON and rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bgplan.core.diff import Changes
from bgplan.core.findings import Finding
from bgplan.render.diff.machine import diff_csv, diff_json, diff_tsv
from bgplan.render.diff.page import diff_document
from bgplan.render.markdown import markdown_text
from bgplan.render.words import Words

FORMATS: Mapping[str, Callable[[Changes, tuple[Finding, ...], Words], str]] = MappingProxyType(
    {
        "json": diff_json,
        "csv": lambda changes, _findings, _words: diff_csv(changes),
        "tsv": lambda changes, _findings, _words: diff_tsv(changes),
        "markdown": lambda changes, _findings, words: markdown_text(diff_document(changes, words)),
    }
)
"""The formats of the changes beside text, by the name that ``--format`` gives them."""

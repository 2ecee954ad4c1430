"""The history of an indicator in every format: screen, rows, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding
from bgplan.core.history import History
from bgplan.render.history.machine import history_csv, history_json, history_tsv
from bgplan.render.history.page import history_page
from bgplan.render.markdown import markdown_text
from bgplan.render.words import Words

FORMATS: Mapping[str, Callable[[History, tuple[Finding, ...], Words, bool], str]] = MappingProxyType(
    {
        "json": lambda history, findings, words, _vintages: history_json(history, findings, words),
        "csv": lambda history, _findings, words, vintages: history_csv(history, words, vintages=vintages),
        "tsv": lambda history, _findings, words, vintages: history_tsv(history, words, vintages=vintages),
        "markdown": lambda history, findings, words, vintages: markdown_text(
            history_page(history, findings, words, vintages=vintages)
        ),
    }
)
"""The formats beside text, by the name that ``--format`` gives them; last, whether the vintages are asked for."""

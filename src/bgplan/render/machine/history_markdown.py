"""A history as Markdown: the series as a table, with its prints where they are asked for, sources, other series.

Knows Markdown's marks; numbers are those of ``history_rows``, words those of one language.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.findings import Finding
from bgplan.core.history import History
from bgplan.core.sources import Cited
from bgplan.render.citations import citation
from bgplan.render.finding_text import findings_blocks
from bgplan.render.history.screen import related_text, unit_name
from bgplan.render.machine.history_rows import history_rows
from bgplan.render.machine.machine_rows import cell_text
from bgplan.render.markdown import escaped, markdown_blocks, table_text
from bgplan.render.words import Words

_COLUMNS = ("period", "value", "low", "high", "change", "printed_growth", "stage", "published", "printed", "source")
_TEXTS = ("period", "stage", "published", "printed", "source", "moved")


def history_markdown(history: History, findings: tuple[Finding, ...], words: Words, *, vintages: bool) -> str:
    """Return the history as GitHub's Markdown, numbers as machines read them."""
    return "\n\n".join(_blocks(history, findings, words, vintages=vintages)) + "\n"


def _blocks(history: History, findings: tuple[Finding, ...], words: Words, *, vintages: bool) -> Iterator[str]:
    unit = unit_name(history.indicator.unit, history.written, words)
    name = f"{words.own(history.indicator.name)}, {unit}"
    title = words.said("history.markdown.title", name=name, id=history.name, date=words.shown(history.as_of))
    yield f"# {escaped(title)}"
    if history.entries:
        yield _table(history, words, vintages=False)
        if vintages:
            yield f"## {escaped(words('history.vintages'))}"
            yield _table(history, words, vintages=True)
        yield f"## {escaped(words('history.sources'))}"
        yield "\n".join(source_line(each, words) for each in history.sources)
    else:
        yield escaped(words("history.nothing"))
    if history.see_also:
        yield f"## {escaped(words('history.see_also'))}"
        yield "\n".join(f"- {escaped(related_text(each, history, words))}" for each in history.see_also)
    yield from markdown_blocks(findings_blocks(findings, words))


def _table(history: History, words: Words, *, vintages: bool) -> str:
    """The rows in the columns that say something; with ``vintages`` every print, and how it moved."""
    rows = tuple(history_rows(history, words, vintages=vintages))
    keys = ("period", "published", *_COLUMNS[1:4], "moved", "stage", "printed", "source") if vintages else _COLUMNS
    columns = [key for key in keys if any(row[key] is not None for row in rows)]
    heads = [escaped(words(f"history.markdown.{key}")) for key in columns]
    marks = ["---" if key in _TEXTS else "---:" for key in columns]
    return table_text(heads, marks, [[escaped(cell_text(row[key])) for key in columns] for row in rows])


def source_line(one: Cited, words: Words) -> str:
    """Return a source as an item of a list, by its name, with its address."""
    address = f" <{one.source.url}>" if one.source.url is not None else ""
    return f"- {escaped(one.name)}: {escaped(citation(one, words))}{address}"

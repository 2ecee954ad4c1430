"""The report as a document in Markdown: headings, tables and lists.

Knows Markdown's marks; what stands in the report is the business of ``page``. A month's note is quoted line by line,
every mark in it escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bgplan.core.summary.report import Summary
from bgplan.render.diff.sentences import DiffEntry
from bgplan.render.layout import BOLD
from bgplan.render.markdown import escaped, literal, table_text
from bgplan.render.summary.blocks import Block, Bullets, Heading, Parts, Quote, Table, Text, Title
from bgplan.render.summary.page import Page
from bgplan.render.words import Words

_BREAK = "\\"


def summary_markdown(found: Summary, words: Words) -> str:
    """Return the report as GitHub's Markdown."""
    blocks = Page(found, words, ascii_only=words.ascii_only).blocks()
    return "\n\n".join(text for block in blocks for text in _texts(block)) + "\n"


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {escaped(block.text)}"
            yield escaped(block.under)
        case Heading():
            yield f"{'###' if block.is_within else '##'} {escaped(block.text)}"
        case Text():
            text = literal(block.text)
            yield f"**{text}**" if block.style == BOLD else text
        case Parts():
            yield f"{escaped(block.lead)} " + ", ".join(literal(part.text) for part in block.parts)
        case Bullets():
            yield "\n".join(line for entry in block.entries for line in _item(entry))
        case Table():
            yield _table(block)
        case Quote():
            yield "\n".join(_quoted(block.lines))
        case _:
            assert_never(block)


def _item(entry: DiffEntry) -> Iterator[str]:
    yield f"- {literal(entry.head)}"
    yield from (f"  - {literal(text)}" for text in entry.rest)


def _table(table: Table) -> str:
    """The table; the heading of a group of rows is a row of its own, in bold."""
    lines: list[list[str]] = []
    for group in table.groups:
        if group.heading:
            lines.append(["", f"**{escaped(group.heading)}**", *[""] * (len(table.columns) - 2)])
        lines += [[escaped(cell.text) for cell in row] for row in group.rows]
    heads = [escaped(column.head) for column in table.columns]
    return table_text(heads, ["---:" if column.is_number else "---" for column in table.columns], lines)


def _quoted(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines of a note: each ends where it ended, and a blank one ends a paragraph."""
    for at, text in enumerate(lines):
        goes_on = text and at + 1 < len(lines) and lines[at + 1]
        yield f"> {literal(text)}{_BREAK if goes_on else ''}".rstrip()

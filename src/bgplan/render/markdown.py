"""A document as GitHub's Markdown, for people: headings, paragraphs, lists, tables.

Knows Markdown's marks; what is said, and in whose numbers, is the document's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from bgplan.render.document import (
    BOLD,
    Address,
    Block,
    Bullets,
    Cell,
    Chart,
    Divider,
    Document,
    Drawing,
    Flow,
    Forms,
    Heading,
    Item,
    Legend,
    Pieces,
    Quote,
    Table,
    Text,
    Title,
    shown_on,
)
from bgplan.render.plain import signs_of, told

_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[\\`*|<&~\[]|(?<!\w)_|_(?!\w)")
_BEGINS = re.compile(r"^([#>+=:~-]|\d+(?=[.)](?:\s|$)))")
"""What would make the beginning of a line a heading, a list or a rule."""
_BREAK = "\\"


def markdown_text(document: Document) -> str:
    """Return the document as Markdown."""
    return "\n\n".join(_texts(document, set())) + "\n"


def _texts(blocks: Sequence[Block], signs: set[str]) -> Iterator[str]:
    """The blocks as texts; ``signs`` are those that were shown so far."""
    for block in blocks:
        match block:
            case Table():
                table = shown_on(block, page=True)
                signs |= signs_of(table)
                yield _table(table)
            case Text():
                signs |= signs_of(block)
                yield from (_paragraph(block.pieces),) if block.pieces else ()
            case Legend():
                yield from _texts(told(block, signs), signs)
            case Forms():
                yield from _texts(block.forms[0], signs)
            case Chart():
                yield _text(block.drawn(None))
            case _:
                yield _text(block)


def _text(block: Title | Heading | Flow | Bullets | Address | Drawing | Divider | Quote) -> str:
    match block:
        case Title():
            text = f"# {_title(block)}"
        case Heading():
            entries = "" if block.entries is None else f" ({block.entries})"
            text = f"{'###' if block.is_within else '##'} {escaped(block.text)}{entries}"
        case Flow():
            text = f"{escaped(block.lead.text)} {' · '.join(literal(piece.text) for piece in block.items)}".strip()
        case Bullets():
            text = "\n".join(line for item in block.items for line in _item(item))
        case Address():
            text = _address(block.url)
        case Drawing():
            lines = ("".join(piece.text for piece in line).rstrip() for line in block.lines)
            text = "\n".join(("```", *lines, "```"))
        case Divider():
            text = "---"
        case Quote():
            text = "\n".join(_quoted(block.lines))
        case _:
            assert_never(block)
    return text


def _title(title: Title) -> str:
    """A title that a screen has in capitals is one like any other here."""
    text = title.text.capitalize() if title.text.isupper() else title.text
    return escaped(f"{text}: {title.about}" if title.about else text)


def _paragraph(pieces: Pieces) -> str:
    """A paragraph; what is bold on a screen is so here."""
    joined = literal("".join(piece.text for piece in pieces))
    if all(piece.style == BOLD for piece in pieces):
        return f"**{joined}**"
    first, *rest = pieces
    if first.style != BOLD or not first.text.strip():
        return joined
    return f"**{literal(first.text)}** {escaped(''.join(piece.text for piece in rest))}"


def _item(item: Item) -> Iterator[str]:
    head = "".join(piece.text for piece in item.head)
    leads = ", ".join(filter(None, item.leads))
    address = f" {_address(item.address)}" if item.address else ""
    yield f"- {literal(f'{leads}: {head}' if leads else head)}{address}"
    yield from (f"  - {literal(text)}" for text in item.rest)


def _table(table: Table) -> str:
    """The table; the heading of a group of rows is a row of its own, in bold, in the first column of texts."""
    lines: list[list[str]] = []
    at = next((at for at, column in enumerate(table.columns) if not column.is_number), 0)
    for group in table.groups:
        if group.heading:
            lines.append(
                ["" if index != at else f"**{escaped(group.heading)}**" for index in range(len(table.columns))]
            )
        lines += [list(map(_cell, row)) for row in group.rows]
    heads = [escaped(column.head or column.page_head) for column in table.columns]
    return _table_text(heads, ["---:" if column.is_number else "---" for column in table.columns], lines)


def _cell(cell: Cell) -> str:
    return f"{escaped(cell.text)} {_address(cell.address)}" if cell.address else escaped(cell.text)


def _address(url: str) -> str:
    """What a page leads to; an upright line would part a table."""
    return f"<{url.replace('|', '%7C')}>"


def _table_text(heads: Sequence[str], marks: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table of cells that are escaped already; ``marks`` align its columns."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, marks, *lines))


def _quoted(lines: Sequence[str]) -> Iterator[str]:
    """The lines of somebody else: each ends where it ended, and a blank one ends a paragraph."""
    for at, text in enumerate(lines):
        goes_on = text and at + 1 < len(lines) and lines[at + 1]
        yield f"> {literal(text)}{_BREAK if goes_on else ''}".rstrip()


def escaped(text: str) -> str:
    """Return the text on one line, with every sign escaped that Markdown would take for a mark."""
    return _MARKS.sub(r"\\\g<0>", _SPACES.sub(" ", text).strip())


def literal(text: str) -> str:
    r"""Return a text so that nothing in it is a mark, not even at the beginning of a line.

    >>> literal("# 1 < 2"), literal("1. one"), literal("- two")
    ('\\# 1 \\< 2', '1\\. one', '\\- two')
    """
    shown = escaped(text)
    begins = _BEGINS.match(shown)
    if begins is None:
        return shown
    mark = begins.group()
    rest = shown.removeprefix(mark)
    return f"{mark}\\{rest}" if mark.isdigit() else f"\\{shown}"

"""A document as plain text for a pipe, a file or a letter: nothing is broken, and rich is not loaded.

Also what every writer of lines shares: blocks as paragraphs, ASCII, how wide a table's columns want to be, and that no
text of the data breaks out of its line. Knows texts and widths; never a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, TypeVar, assert_never, cast

from bgplan.core.text import width_of
from bgplan.render.ascii import NO_BREAK, in_ascii, spaced
from bgplan.render.document import (
    BOLD,
    DIM,
    Address,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Divider,
    Document,
    Drawing,
    Flow,
    Forms,
    Heading,
    Item,
    Legend,
    Piece,
    Quote,
    Table,
    Text,
    Title,
    paragraph,
    shown_on,
)

Simple: TypeAlias = Text | Address | Table | Drawing | Chart | Divider | Legend | Forms
"""What the blocks of a document come down to on a screen."""

_Part = TypeVar("_Part")

ON_ONE_LINE = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""What would end a line, or part it on a screen, becomes a space."""


def plain_text(document: Document, *, ascii_only: bool) -> str:
    """Return the document as text, every paragraph on one line."""
    shown = in_ascii_signs(document) if ascii_only else document
    lines = _lines(shown, "-" if ascii_only else "─", set())
    return "".join(spaced("".join(on_one_line(texts))).rstrip() + "\n" for texts in lines)


def _lines(blocks: Sequence[Block], rule: str, signs: set[str]) -> Iterator[tuple[str, ...]]:
    """The lines, each in its pieces; ``signs`` are those that were shown so far."""
    for block in simple(blocks):
        match block:
            case Text():
                signs |= signs_of(block)
                yield from ((),) if block.apart else ()
                yield (" " * block.indent, *(piece.text for piece in block.pieces))
            case Address():
                yield " " * block.indent, block.url
            case Table():
                signs |= signs_of(block)
                yield from _table_lines(block, rule)
            case Drawing():
                yield from ((" " * block.indent, *(piece.text for piece in line)) for line in block.lines)
            case Chart():
                yield from _lines((block.drawn(None),), rule, signs)
            case Divider():
                yield (rule * block.usual,)
            case Legend():
                yield from _lines(told(block, signs), rule, signs)
            case Forms():
                yield from _lines(block.forms[0], rule, signs)
            case _:
                assert_never(block)


def _table_lines(table: Table, rule: str) -> Iterator[tuple[str, ...]]:
    """A table with every column as wide as its widest cell."""
    widths, margin, gap = natural_widths(table), " " * table.indent, " " * table.gap
    total = rule * (sum(widths) + table.gap * (len(widths) - 1))

    def row(texts: Sequence[str]) -> tuple[str, ...]:
        filled = (filled_to(*cell) for cell in zip(widths, texts, table.columns, strict=True))
        return margin, gap.join(filled)

    if has_heads(table):
        yield from map(row, head_rows(table))
        yield from ((margin, total),) if table.is_ruled else ()
    for group in table.groups:
        yield from ((margin, group.heading),) if group.heading else ()
        yield from (row([cell.text for cell in cells]) for cells in group.rows)
    if table.is_closed:
        yield margin, total


def filled_to(width: int, text: str, column: Column) -> str:
    """Return the text filled with spaces to a width: before a number, behind any other."""
    spaces = " " * (width - width_of(text))
    return spaces + text if column.is_number else text + spaces


def natural_widths(table: Table) -> list[int]:
    """Return how wide each column must be for its heading and every cell in one line."""
    heads = ([width_of(line) for line in column.head.split("\n")] for column in table.columns)
    return [max(*head, own) for head, own in zip(heads, cell_widths(table), strict=True)]


def cell_widths(table: Table) -> list[int]:
    """Return how wide the cells of each column are, its heading aside."""
    rows = [row for group in table.groups for row in group.rows]
    return [max((width_of(row[at].text) for row in rows), default=0) for at in range(len(table.columns))]


def has_heads(table: Table) -> bool:
    """Return whether any column has a heading."""
    return any(column.head for column in table.columns)


def head_rows(table: Table) -> list[list[str]]:
    """Return the headings, of a line or more: a line feed within one is a break that was meant."""
    heads = [column.head.split("\n") for column in table.columns]
    return [[head[at] if at < len(head) else "" for head in heads] for at in range(max(map(len, heads)))]


def signs_of(block: Text | Table) -> set[str]:
    """Return the names of the signs that stand in a paragraph or a table."""
    if isinstance(block, Text):
        return set(block.signs)
    return {*block.signs} | {
        sign for group in block.groups for row in group.rows for cell in row for sign in cell.signs
    }


def told(legend: Legend, signs: set[str]) -> tuple[Block, ...]:
    """Return the meanings of the signs that were shown, side by side; nothing where none was."""
    meanings = [Piece(meaning, DIM) for name, meaning in legend.meanings if name in signs]
    return (Flow(Piece(""), tuple(meanings), "   ", hang=0),) if meanings else ()


def on_one_line(texts: Sequence[str]) -> Sequence[str]:
    """Return the pieces of a line so that no text of the data breaks out of it.

    A line feed in a note would begin a line of its own, and a CI runner takes a line that begins with ``::``, or holds
    ``##[``, for a command.
    """
    joined = "".join(texts)
    if joined.isprintable() and not joined.lstrip().startswith("::") and "##[" not in joined:
        return texts
    held = [text.translate(ON_ONE_LINE).replace("##[", "# #[") for text in texts]
    first = next((at for at, text in enumerate(held) if text.strip()), 0)
    if held and held[first].lstrip().startswith("::"):
        held[first] = held[first].replace("::", ": :", 1)
    return held


def simple(blocks: Sequence[Block]) -> Iterator[Simple]:
    """Yield the blocks as paragraphs, tables and drawings."""
    for block in blocks:
        match block:
            case Title():
                about = (Piece(f"  {block.about}"),) if block.about else ()
                yield Text((Piece(block.text, BOLD), *about))
            case Heading():
                count = () if block.entries is None else (Piece(f" ({block.entries})"),)
                yield Text((Piece(block.text, BOLD), *count), apart=True)
            case Flow():
                yield _flowing(block)
            case Bullets():
                yield from _listed(block)
            case Quote():
                yield from (paragraph(line, indent=2, hang=0) for line in block.lines)
            case Table():
                yield shown_on(block, page=False)
            case Text() | Address() | Drawing() | Chart() | Divider() | Legend() | Forms():
                yield block
            case _:
                assert_never(block)


def _flowing(flow: Flow) -> Text:
    """The short texts as one paragraph, in which there is no space to break at but those between them."""
    pieces = [flow.lead]
    for item in flow.items:
        gap = flow.gap if pieces[0].text or len(pieces) > 1 else ""
        pieces += [Piece(gap), Piece(item.text.replace(" ", NO_BREAK), item.style)]
    return Text(tuple(pieces), flow.indent, flow.hang)


def _listed(bullets: Bullets) -> Iterator[Text]:
    """The items with what is said of them; short texts before them stand in columns."""
    leads = [item.leads for item in bullets.items]
    widths = [max(map(width_of, texts)) for texts in zip(*leads, strict=True)]
    first = widths[0] if widths else 0
    step = len(bullets.mark) or (first + 2 if first else 2)
    hang = sum(width + 2 for width in widths if width) or step  # what goes on stands under the beginning of the head
    below = bullets.indent + step + (2 if bullets.mark else 0)
    for item in bullets.items:
        yield Text((Piece(bullets.mark + _leading(item, widths)), *item.head), bullets.indent, hang)
        yield from (paragraph(said, DIM, indent=below, hang=0 if bullets.mark else 2) for said in item.rest)


def _leading(item: Item, widths: Sequence[int]) -> str:
    """The short texts before an item, filled to their columns; none of them is parted from the next by a break."""
    filled = (text + NO_BREAK * (width - width_of(text) + 2) for text, width in zip(item.leads, widths, strict=True))
    return "".join(text for text, width in zip(filled, widths, strict=True) if width)


def in_ascii_signs(value: _Part) -> _Part:
    """Return a document, or a part of one, with every sign in ASCII: before any layout, for a stand-in may be wider."""
    if isinstance(value, str):
        return cast("_Part", in_ascii(value))
    if isinstance(value, Cell):
        return cast("_Part", value._replace(text=in_ascii(value.text), short=in_ascii(value.short)))
    if isinstance(value, tuple):
        parts = tuple(map(in_ascii_signs, value))
        return cast("_Part", type(value)(*parts) if hasattr(value, "_fields") else parts)
    return value

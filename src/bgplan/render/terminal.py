"""A document on a terminal of some width, drawn and painted by rich. The only renderer that knows rich and colours.

Own are the hanging indents, the widths that the groups of a table share, and that a table for which there is no room
becomes blocks. Colours follow the eight that every terminal theme, dark or light, defines for itself; meaning never
rests on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Styled

from bgplan.core.text import width_of
from bgplan.render.ascii import NO_BREAK, spaced
from bgplan.render.document import (
    BOLD,
    DIM,
    Address,
    Block,
    Cell,
    Chart,
    Column,
    Divider,
    Document,
    Drawing,
    Forms,
    Legend,
    Piece,
    Pieces,
    Table,
    Text,
    Title,
    paragraph,
)
from bgplan.render.plain import (
    ON_ONE_LINE,
    Simple,
    cell_widths,
    has_heads,
    head_rows,
    in_ascii_signs,
    natural_widths,
    on_one_line,
    signs_of,
    simple,
    told,
)

STYLES = {
    "bold": "bold",
    "total": "bold",
    "dim": "dim",
    "severity.error": "bold red",
    "severity.warning": "yellow",
    "severity.info": "cyan",
    "status.achieved": "bold cyan",
    "status.ahead": "cyan",
    "status.on_track": "cyan",
    "status.slow": "yellow",
    "status.off_track": "bold red",
    "status.moving_away": "bold red",
    "status.missed": "bold red",
    "status.no_data": "bright_black",
    "status.not_comparable": "magenta",
    "status.not_assessable": "bright_black",
    "status.watched": "bright_black",
}

_UNLIMITED = 100_000
_WORD = re.compile(r" *[^ ]+ *")
_BREAKS = re.compile(r"[ \n]")
"""Where a heading may be broken; never at a space that holds it together."""
_ANY_HEIGHT = 100
_LEAST_HANG = 10
"""So far in go later lines at most where there would be less than two fifths of the width for them."""
_LEAST_ROOM = 8
"""However deep a text hangs, a line has this much room; no column is broken to less than this."""


def terminal_text(document: Document, *, width: int | None, ascii_only: bool, coloured: bool) -> str:
    """Return the document laid out for ``width`` columns; with None nothing is broken."""
    screen = _Screen(width, rule="-" if ascii_only else "─", coloured=coloured)
    return screen.text(in_ascii_signs(document) if ascii_only else document)


class _Screen:
    """A console of one width, and which signs were shown so far."""

    def __init__(self, width: int | None, *, rule: str, coloured: bool) -> None:
        self.width, self.asked, self.rule = width or _UNLIMITED, width, rule
        self.console = _console(self.width, coloured=coloured)
        self.signs: set[str] = set()

    def text(self, document: Document) -> str:
        return _printed(self.console, self._lines(document))

    def _lines(self, blocks: Sequence[Block]) -> Iterator[list[Segment]]:
        for block in simple([self._brief(block) for block in blocks]):
            match block:
                case Text():
                    self.signs |= signs_of(block)
                    yield from ([],) if block.apart else ()
                    yield from map(self._segments, hanging(block, self.width))
                case Address():
                    yield self._segments(_styled(block.indent, (Piece(block.url, DIM),)))
                case Table():
                    yield from self._table(block)
                case Drawing():
                    yield from (self._segments(_styled(block.indent, line)) for line in block.lines)
                case Chart():
                    yield from self._lines((block.drawn(self.asked),))
                case Divider():
                    rule = self.rule * (self.asked or block.usual)
                    yield self._segments(_styled(0, (Piece(rule, DIM),)))
                case Legend():
                    yield from self._lines(told(block, self.signs))
                case Forms():
                    yield from self._lines(self._form(block))
                case _:
                    assert_never(block)

    def _brief(self, block: Block) -> Block:
        """A title in brief where it would not be one line."""
        if isinstance(block, Title) and block.brief and width_of(f"{block.text}  {block.about}") > self.width:
            return block._replace(about=block.brief)
        return block

    def _segments(self, text: Styled) -> list[Segment]:
        return list(text.render(self.console))

    def _form(self, forms: Forms) -> tuple[Block, ...]:
        """The first form that has room for each of its tables and drawings as it stands."""
        fitting = (form for form in forms.forms if all(_needed(part) <= self.width for part in simple(form)))
        return next(fitting, forms.forms[-1])

    def _table(self, table: Table) -> Iterator[list[Segment]]:
        """The groups of a table one below the other, in the same widths; blocks where there is no room."""
        self.signs |= signs_of(table)
        room = self.width - table.indent - table.margin
        whole, widths = table, fitted(table, room)
        if widths != natural_widths(table):
            table = _shortened(table)
            widths = fitted(table, room)
        if widths is None:
            yield from self._lines(tuple(_as_blocks(whole, self.width)))
            return
        total = sum(widths) + table.gap * (len(widths) - 1)
        rule = self._segments(_styled(table.indent, (Piece(self.rule * total, DIM),)))
        if has_heads(table):
            heads = [[Cell(text, BOLD) for text in row] for row in head_rows(table)]
            columns = tuple(column._replace(hang=0) for column in table.columns)
            yield from self._rows(table._replace(columns=columns), widths, heads)
            yield from (rule,) if table.is_ruled else ()
        for group in table.groups:
            if group.heading:
                yield from map(self._segments, hanging(paragraph(group.heading, BOLD, indent=table.indent), total))
            yield from self._rows(table, widths, group.rows)
        if table.is_closed:
            yield rule

    def _rows(self, table: Table, widths: list[int], rows: Sequence[Sequence[Cell]]) -> Iterator[list[Segment]]:
        grid = Grid(box=None, show_header=False, padding=0)
        for at, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
            if at:  # the gap is a column too: versions of rich differ on how wide a padded last column is
                grid.add_column(width=table.gap)
            grid.add_column(width=width, justify="right" if column.is_number else "left", no_wrap=True)
        for cells in rows:
            first, *rest = (_cell(*each) for each in zip(cells, table.columns, widths, strict=True))
            grid.add_row(first, *(part for cell in rest for part in ("", cell)))
        margin = [Segment(" " * table.indent)] if table.indent else []
        yield from (margin + line for line in self.console.render_lines(grid, pad=False))


def hanging(text: Text, width: int) -> Iterator[Styled]:
    """Yield the lines of a paragraph, broken at spaces; a word longer than a line is broken within.

    The later lines stand further in, each with its margin in the style of what follows.
    """
    whole = Styled()
    for piece in text.pieces:
        whole.append(piece.text.translate(ON_ONE_LINE), _style(piece.style))
    room = width - text.indent
    hang = text.hang if text.hang * 5 <= room * 3 else min(text.hang, _LEAST_HANG)
    breaks = [0, *_breaks(whole.plain, room, hang), len(whole)]
    for start, end in pairwise(breaks):
        line = Styled(" " * text.indent)
        if start:
            line.append(" " * hang, _style_at(whole, start))
        line.append_text(whole[start:end])
        line.rstrip()
        yield line


def _style(name: str) -> Style:
    return Style.parse(STYLES.get(name, ""))


def _style_at(text: Styled, at: int) -> str | Style:
    return next((span.style for span in text.spans if span.start <= at < span.end), "")


def _breaks(text: str, width: int, hang: int) -> Iterator[int]:
    """Where each line but the first begins."""
    width = max(width, hang + _LEAST_ROOM)
    room, used = width, 0
    for found in _WORD.finditer(text):
        word, start = found.group(), found.start()
        if used and used + width_of(word.rstrip(" ")) > room:
            yield start
            room, used = width - hang, 0
        while width_of(word.rstrip(" ")) > room - used:
            cut = _room_for(word, room)
            start += cut
            yield start
            word, room = word[cut:], width - hang
        used += width_of(word)


def _room_for(word: str, room: int) -> int:
    """How much of a word that is too long goes on a line: up to a space that holds it together, if there is one."""
    most = next((cut for cut in range(len(word), 1, -1) if width_of(word[:cut]) <= room), 1)
    return word.rfind(NO_BREAK, 0, most) + 1 or most


def _cell(cell: Cell, column: Column, width: int) -> Styled:
    """A cell in lines of its column's width, filled in its own style."""
    lines = hanging(paragraph(cell.text, cell.style, hang=column.hang), width)
    return Styled("\n", _style(cell.style)).join(lines)


def _styled(indent: int, pieces: Pieces) -> Styled:
    line = Styled(" " * indent)
    for piece in pieces:
        line.append(piece.text, _style(piece.style))
    return line


def _needed(block: Simple) -> int:
    """The least width of a table that may break what it says it may, or of a drawing."""
    match block:
        case Table():
            widths = (
                min(own, column.least) if column.least else own
                for own, column in zip(natural_widths(block), block.columns, strict=True)
            )
            return block.indent + sum(widths) + block.gap * (len(block.columns) - 1) + block.margin
        case Drawing():
            lines = ("".join(piece.text for piece in line) for line in block.lines)
            return block.indent + max(map(width_of, lines), default=0)
        case _:
            return 0


def fitted(table: Table, room: int) -> list[int] | None:
    """Return how wide each column is: what it needs, else its least and then what is left, the first ones first.

    None where there is no room for the table at all. Headings are broken between words.
    """
    natural = natural_widths(table)
    heads = [max(map(width_of, _BREAKS.split(column.head))) for column in table.columns]
    widths = [
        max(head, min(own, _LEAST_ROOM), min(own, column.least or cells))
        for column, own, head, cells in zip(table.columns, natural, heads, cell_widths(table), strict=True)
    ]
    left = room - table.gap * (len(widths) - 1) - sum(widths)
    if left < 0:
        return None
    for at, own in enumerate(natural):
        more = min(left, own - widths[at])
        widths[at], left = widths[at] + more, left - more
    return widths


def _shortened(table: Table) -> Table:
    """The table with the short form of every cell that has one."""

    def short(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(cell.in_short() for cell in row)

    groups = (group._replace(rows=tuple(map(short, group.rows))) for group in table.groups)
    return table._replace(groups=tuple(groups))


def _as_blocks(table: Table, room: int) -> Iterator[Text]:
    """Each row as a block: what it is about, then every cell that says something after its heading."""
    for group in table.groups:
        if group.heading:
            yield paragraph(group.heading, BOLD)
        for row in group.rows:
            cells = tuple(zip(table.columns, row, strict=True))
            yield paragraph(
                ". ".join(cell.text.strip() for column, cell in cells if column.is_name), BOLD, indent=1, hang=3
            )
            said = ((column, cell) for column, cell in cells if cell.text and not column.is_name)
            yield from (Text(pieces, indent=3) for pieces in _pairs(said, room - 3))


def _pairs(cells: Iterable[tuple[Column, Cell]], room: int) -> Iterator[Pieces]:
    """Headings and cells side by side, each line of them as pieces: parted between them only."""
    line: list[Piece] = []
    used = 0
    for column, cell in cells:
        head = f"{column.head}: "
        size = width_of(head) + width_of(cell.text)
        if line and used + 2 + size > room:
            yield tuple(line)
            line, used = [], 0
        line += [Piece("; ")] if line else []
        line += [Piece(head, DIM), Piece(cell.text, cell.style)]
        used += size + (2 if used else 0)
    if line:
        yield tuple(line)


def _harmless(line: Iterable[Segment]) -> list[Segment]:
    """The line without spaces at its end, so that nothing in it breaks out of it."""
    segments = list(line)
    texts = [spaced(text) for text in on_one_line([segment.text for segment in segments])]
    while texts and not texts[-1].rstrip():
        texts.pop()
    if texts:
        texts[-1] = texts[-1].rstrip()
    return [Segment(text, segment.style) for text, segment in zip(texts, segments, strict=False)]


def _printed(console: Console, lines: Iterable[Iterable[Segment]]) -> str:
    finished = (segment for line in lines for segment in (*_harmless(line), Segment.line()))
    with console.capture() as capture:
        console.print(Segments(Segment.simplify(finished)), soft_wrap=True, end="")
    return capture.get()


def _console(width: int, *, coloured: bool) -> Console:
    # Without a height rich takes 80 columns where the terminal calls itself dumb or unknown, whatever the width says.
    return Console(
        width=width,
        height=_ANY_HEIGHT,
        color_system="standard" if coloured else None,
        force_terminal=coloured,
        no_color=False,  # whether colours are wanted was decided before
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )

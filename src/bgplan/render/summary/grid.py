"""A table as lines: numbers to the right, texts broken to what room is left; where too little is left, blocks.

Knows tables and widths; never what they say.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.render.check.columns import Stack, beside
from bgplan.render.layout import BOLD, DIM, Line, Segment, left, line, right, width_of, wrapped
from bgplan.render.summary.blocks import Cell, Column, Table

_LEAST = {"name": 22, "status": 17, "lead": 14, "basis": 12, "unit": 7, "published": 12}
"""How narrow a column of texts may get; other columns keep their width."""
_BROKEN = 8
"""No text is broken to less than this."""


def table_lines(table: Table, width: int | None, *, rule: str) -> tuple[Line, ...]:
    """Return the table in ``width`` columns; ``width`` None is a pipe, where nothing is broken."""
    widths = _widths(table, width)
    if width is not None and (widths is None or widths != _widths(table, None)):
        table = _shortened(table)
        widths = _widths(table, width)
    return tuple(_blocks(table, width or 0)) if widths is None else tuple(_grid(table, widths, rule))


def _widths(table: Table, width: int | None) -> tuple[int, ...] | None:
    """How wide each column is; None where the table does not fit."""
    natural = [
        max(width_of(text) for text in (column.head, *(row[at].text for group in table.groups for row in group.rows)))
        for at, column in enumerate(table.columns)
    ]
    if width is None:
        return tuple(natural)
    heads = [max(map(width_of, column.head.split())) for column in table.columns]
    least = [
        max(head, min(own, _BROKEN), min(own, _LEAST.get(column.key, _own(table, at))))
        for at, (column, own, head) in enumerate(zip(table.columns, natural, heads, strict=True))
    ]
    room = width - (len(least) - 1) - sum(least)
    if room < 0:
        return None
    for at, (few, own) in enumerate(zip(least, natural, strict=True)):
        more = min(room, own - few)
        least[at], room = few + more, room - more
    return tuple(least)


def _shortened(table: Table) -> Table:
    """The table with the short form of every cell that has one."""
    groups = (
        group._replace(
            rows=tuple(tuple(Cell(each.short or each.text, each.style) for each in row) for row in group.rows)
        )
        for group in table.groups
    )
    return table._replace(groups=tuple(groups))


def _own(table: Table, at: int) -> int:
    """How wide the cells of a column are, its heading aside."""
    return max((width_of(row[at].text) for group in table.groups for row in group.rows), default=0)


def _grid(table: Table, widths: tuple[int, ...], rule: str) -> Iterator[Line]:
    heads = tuple(Cell(column.head, BOLD) for column in table.columns)
    total = sum(widths) + len(widths) - 1
    yield from _row(heads, table.columns, widths)
    yield line(Segment(rule * total, DIM))
    for group in table.groups:
        if group.heading:
            yield from (line(Segment(text, BOLD)) for text in wrapped(group.heading, total, "  "))
        for row in group.rows:
            yield from _row(row, table.columns, widths)
    yield line(Segment(rule * total, DIM))


def _row(cells: tuple[Cell, ...], columns: tuple[Column, ...], widths: tuple[int, ...]) -> Iterator[Line]:
    stacks: list[Stack] = [
        [
            (Segment((right if column.is_number else left)(text, width), cell.style),)
            for text in wrapped(cell.text, width, "" if column.is_number else _indent(column, cell))
        ]
        for cell, column, width in zip(cells, columns, widths, strict=True)
    ]
    yield from beside(stacks, widths)


def _indent(column: Column, cell: Cell) -> str:
    return "  " if column.key == "status" and cell.style != BOLD else ""


def _blocks(table: Table, width: int) -> Iterator[Line]:
    """Each row as a block: its number and name, then every cell that says something under its heading."""
    for group in table.groups:
        if group.heading:
            yield from (line(Segment(text, BOLD)) for text in wrapped(group.heading, width, "  "))
        for row in group.rows:
            number, name, *rest = row
            first, *more = wrapped(f"{number.text}. {name.text}", width - 1, "   ")
            yield line(" ", Segment(first, BOLD))
            yield from (line(" ", Segment(text, BOLD)) for text in more)
            yield from _pairs(table.columns[2:], rest, width)


def _pairs(columns: tuple[Column, ...], cells: list[Cell], width: int) -> Iterator[Line]:
    """Headings and cells one after the other, broken between them only, where that is possible."""
    current: list[Segment] = []
    used = 3
    for column, cell in zip(columns, cells, strict=True):
        if not cell.text:
            continue
        head = f"{column.head}: "
        size = width_of(head) + width_of(cell.text)
        if current and used + 2 + size > width:
            yield line("   ", *current)
            current, used = [], 3
        if current:
            current.append(Segment("; "))
            used += 2
        if size > width - 3:
            texts = wrapped(head + cell.text, width - 3, "  ")
            yield from (line("   ", Segment(text, cell.style)) for text in texts)
            continue
        current += [Segment(head, DIM), Segment(cell.text, cell.style)]
        used += size
    if current:
        yield line("   ", *current)

"""A plain table: headings, a rule, rows; every column as wide as its widest cell, only the last one may be broken.

Knows cells and widths; never what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bgplan.render.check.columns import beside
from bgplan.render.layout import BOLD, DIM, Line, Segment, left, line, right, width_of, wrapped

LEAST = 24
"""The last column is not broken to less than this."""


class Column(NamedTuple):
    """One column: its heading, of one line or more, and whether its cells stand to the right."""

    head: tuple[str, ...]
    is_number: bool = False


class Grid(NamedTuple):
    """Columns and rows; every row has one segment for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Segment, ...], ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide each column must be for its heading and cells."""
        heads = ([width_of(each) for each in column.head] for column in self.columns)
        cells = zip(*([width_of(cell.text) for cell in row] for row in self.rows), strict=True)
        return tuple(max((*head, *own), default=0) for head, own in zip(heads, cells, strict=True))

    def fits(self, width: int | None, *, breaking: bool = False) -> bool:
        """Return whether the table is no wider than ``width``; ``breaking``, with its last column broken."""
        if width is None:
            return True
        *others, last = self.widths
        return sum(others) + len(others) + (min(last, LEAST) if breaking else last) <= width

    def lines(self, width: int | None, *, rule: str) -> Iterator[Line]:
        """Yield the table; its last column gets what is left."""
        *others, last = self.widths
        if width is not None:
            last = min(last, max(1, width - sum(others) - len(others)))
        widths = (*others, last)
        for level in range(max(len(column.head) for column in self.columns)):
            heads = [column.head[level] if level < len(column.head) else "" for column in self.columns]
            texts = [_filled(*each) for each in zip(heads, self.columns, widths, strict=True)]
            yield line(Segment(" ".join(texts).rstrip(), BOLD))
        yield line(Segment(rule * (sum(widths) + len(widths) - 1), DIM))
        for row in self.rows:
            yield from beside(list(self._stacks(row, widths)), widths)

    def _stacks(self, row: Sequence[Segment], widths: Sequence[int]) -> Iterator[list[tuple[Segment, ...]]]:
        for at, (cell, column, width) in enumerate(zip(row, self.columns, widths, strict=True)):
            is_last = at == len(self.columns) - 1
            texts = wrapped(cell.text, width) if is_last and width_of(cell.text) > width else (cell.text,)
            yield [(Segment(_filled(text, column, width), cell.style),) for text in texts]


def _filled(text: str, column: Column, width: int) -> str:
    return right(text, width) if column.is_number else left(text, width)

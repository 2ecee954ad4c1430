"""The table of several methods: which columns it has at which width, and how a row or a block is laid out.

Name, target and actual, then a column for every method and one that marks where they differ. Where that does not fit,
blocks with a line for every method. Knows cells and widths; never results.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bgplan.render.check.cells import Cells
from bgplan.render.check.columns import (
    NARROW,
    ROOMY_NAME,
    UNIT,
    Column,
    Stack,
    beside,
    block_head,
    heading,
    named,
    padded,
    stacked,
    widest,
)
from bgplan.render.layout import BOLD, DIM, Line, Segment, left, line, width_of, wrapped
from bgplan.render.words import Words

TIED = "\u00a0"
"""A space at which no answer is broken; shown as any other."""

_LEAST_NAME = 22
"""With less room for the name there are blocks."""
_ANSWER, _LEAST_ANSWER = 18, 16
"""The widest an answer may be where room is short, and where it is shortest; longer ones take a second line."""


class Said(NamedTuple):
    """What one method says, as text in full and in short, with its style; the text is empty where it says nothing."""

    method: str
    text: str
    short: str
    style: str


class MethodCells(NamedTuple):
    """A row: its common cells, one answer or one for every method, and the mark where the methods differ.

    A sole answer that holds whatever the method is ``shared``: it has the room of all their columns.
    """

    cells: Cells
    said: tuple[Said, ...]
    shared: bool
    mark: str

    def by(self, method: str) -> Said | None:
        """Return what a method says, None where it was not asked."""
        return next((each for each in self.said if each.method == method and each.text), None)


class _Try(NamedTuple):
    """One way to lay the table out: with a column for the unit, with short answers, how wide these may be.

    ``name`` is the least room for the name.
    """

    unit: bool
    short: bool
    most: int | None
    name: int


_PLAIN = _Try(unit=True, short=False, most=None, name=ROOMY_NAME)
_TRIES = (
    _PLAIN,
    _PLAIN._replace(short=True),
    _PLAIN._replace(short=True, most=_LEAST_ANSWER),
    _Try(unit=False, short=True, most=_ANSWER, name=_LEAST_NAME),
    _Try(unit=False, short=True, most=_LEAST_ANSWER, name=_LEAST_NAME),
)
"""From the roomiest on; the first that leaves the name enough is taken."""


class MethodColumns(NamedTuple):
    """The columns of a table of methods; none for blocks."""

    columns: tuple[Column, ...]
    answers: tuple[Column, ...]
    mark: int
    total: int
    short: bool

    def head(self, words: Words) -> Iterator[Line]:
        """Yield the table's heading; blocks have none."""
        if self.columns:
            texts = [padded(heading(column.key, words, self.short), column) for column in self.columns]
            texts += [left(words(f"method_short.{column.key}"), column.width) for column in self.answers]
            yield line(Segment(" ".join(texts).rstrip(), BOLD))

    def row(self, row: MethodCells, words: Words) -> Iterator[Line]:
        """Yield a result's row, of more than one line where its name or an answer needs it."""
        if not self.columns:
            yield from self._block(row, words)
            return
        unit_apart = self.columns[1].key == "unit"
        stacks = [stacked(row.cells, column, unit_apart=unit_apart) for column in self.columns]
        widths = [column.width for column in self.columns]
        if row.shared:
            whole = sum(column.width for column in self.answers) + len(self.answers) + self.mark
            stacks.append(_filled(row.said[0].text, whole, row.said[0].style))
            widths.append(whole)
        else:
            stacks += [self._answer(row.by(column.key), column.width) for column in self.answers]
            stacks.append([(Segment(left(row.mark, self.mark), BOLD),)])
            widths += [*(column.width for column in self.answers), self.mark]
        yield from beside(stacks, widths)

    def _answer(self, said: Said | None, width: int) -> Stack:
        if said is None:
            return [(Segment(" " * width),)]
        return _filled(said.short if self.short else said.text, width, said.style)

    def _block(self, row: MethodCells, words: Words) -> Iterator[Line]:
        """A result as a block: name; target, actual and share; a line for every method."""
        width = self.total
        yield from block_head(row.cells, width, f" {row.mark}" if row.mark else "")
        if row.shared and not row.said[0].method:
            sole = row.said[0]
            yield from (line("   ", Segment(text, sole.style)) for text in _broken(sole.text, width - 3))
            return
        names = {each.method: words(f"method_short.{each.method}") for each in row.said if each.text}
        label = max(width_of(name) for name in names.values()) if names else 0
        for each in row.said:
            if each.text:
                first, *rest = _broken(each.text, width - 5 - label)
                name = Segment(left(names[each.method], label), DIM)
                yield line("   ", name, "  ", Segment(first, each.style))
                yield from (line(" " * (5 + label), Segment(text, each.style)) for text in rest)


def _filled(text: str, width: int, style: str) -> Stack:
    return [(Segment(left(part, width), style),) for part in _broken(text, width)]


def _broken(text: str, width: int) -> tuple[str, ...]:
    return tuple(part.replace(TIED, " ") for part in wrapped(text, width, "  "))


class _Table(NamedTuple):
    """What is to be laid out."""

    rows: tuple[MethodCells, ...]
    methods: tuple[str, ...]
    words: Words
    mark: int

    def laid(self, how: _Try, width: int | None) -> MethodColumns:
        """Return the columns of one way; the name takes what is left, or what it needs in a pipe."""
        cells = tuple(row.cells for row in self.rows)
        keys = ("unit", "target", "actual") if how.unit else ("target", "actual")
        widths = {key: widest(key, cells, self.words, short=how.short) for key in keys}
        if how.short and how.unit:
            widths["unit"] = min(widths["unit"], UNIT)
        answers = tuple(Column(name, self._answer_width(name, how)) for name in self.methods)
        taken = sum(widths.values()) + len(widths) + sum(each.width + 1 for each in answers) + 1 + self.mark
        name = self.name_width(how) if width is None else width - taken
        columns = (Column("name", name), *(Column(key, widths[key]) for key in keys))
        return MethodColumns(columns, answers, self.mark, taken + name, how.short)

    def name_width(self, how: _Try) -> int:
        """Return how wide the names are in one line."""
        names = (row.cells.name if how.unit else named(row.cells) for row in self.rows)
        return max([width_of(self.words("column.name")), *(1 + width_of(name) for name in names)])

    def _answer_width(self, method: str, how: _Try) -> int:
        """As wide as the widest answer, at most as wide as may be; never narrower than its heading."""
        found = (said for row in self.rows if not row.shared and (said := row.by(method)) is not None)
        needed = max([0, *(width_of(said.short if how.short else said.text) for said in found)])
        heads = width_of(self.words(f"method_short.{method}"))
        return max(heads, needed if how.most is None else min(needed, how.most))


def method_columns(
    rows: tuple[MethodCells, ...], methods: tuple[str, ...], words: Words, width: int | None, *, mark: int
) -> MethodColumns:
    """Return the columns that fit ``width``; None is a pipe, where every cell has the room that it needs."""
    table = _Table(rows, methods, words, mark)
    if width is None:
        return table.laid(_PLAIN, None)
    if width >= NARROW:
        for each in _TRIES:
            found = table.laid(each, width)
            if found.columns[0].width >= min(each.name, table.name_width(each)):
                return found
    return MethodColumns((), (), mark, width, short=False)

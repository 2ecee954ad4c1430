"""Which columns the check's tables have at which width, and how a row is laid out in them.

By one method four layouts: everything (from 112 columns, and in a pipe), without the unit's own column (from 90),
without date and path (from 76), and below that one block per target. By several methods name, target and actual, then
a column for every method; where that does not fit, blocks. Knows cells and widths; never results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from bgplan.core.text import width_of
from bgplan.render.check.cells import Cells
from bgplan.render.check.layout import left, right, wrapped
from bgplan.render.document import BOLD, DIM, Piece, Pieces, styled
from bgplan.render.marks import Signs, bar
from bgplan.render.words import Words

_WIDE, _MIDDLE, NARROW = 112, 90, 76
_ALL = ("name", "unit", "date", "target", "actual", "expected", "share", "bar", "status")
_NO_UNIT = ("name", "date", "target", "actual", "expected", "bar", "status")
_NO_DATE = ("name", "target", "actual", "share", "bar", "status")
_BARS = {_ALL: 12, _NO_UNIT: 10, _NO_DATE: 8}
_STATUS, UNIT = 21, 9
"""The widest a status and a unit may be where room is short; longer ones take a second line."""
ROOMY_NAME = 30
"""With this much room for the name the statuses are written in full."""
_LEFT = ("name", "unit", "date", "bar", "status")


Stack: TypeAlias = list[tuple[Piece, ...]]
"""The lines of one cell, each filled to the column's width."""


class CheckColumn(NamedTuple):
    """One column: which cell it shows, and its width."""

    key: str
    width: int


class Columns(NamedTuple):
    """The columns of a table; none for blocks."""

    columns: tuple[CheckColumn, ...]
    total: int
    short: bool

    @property
    def has_bar(self) -> bool:
        """Whether a bar is shown; blocks have one too."""
        return not self.columns or any(column.key == "bar" for column in self.columns)

    def head(self, words: Words) -> Iterator[Pieces]:
        """Yield the table's heading; blocks have none."""
        if self.columns:
            texts = [padded(heading(column.key, words, self.short), column) for column in self.columns]
            yield styled(Piece(" ".join(texts).rstrip(), BOLD))

    def row(self, cells: Cells, signs: Signs) -> Iterator[Pieces]:
        """Yield a result's row, of more than one line where its name or status needs it."""
        if not self.columns:
            yield from self._block(cells, signs)
            return
        stacks = [self._stack(cells, column, signs) for column in self.columns]
        yield from beside(stacks, tuple(column.width for column in self.columns))

    def _stack(self, cells: Cells, column: CheckColumn, signs: Signs) -> Stack:
        """The lines of one cell, each filled to the column's width."""
        if column.key == "bar":
            if cells.done is None or cells.due is None:
                return [(Piece(" " * column.width),)]
            return [bar(cells.done, cells.due, column.width, cells.style, signs)]
        if column.key == "status":
            text = cells.status_short if self.short else cells.status
            return [(Piece(left(part, column.width), cells.style),) for part in wrapped(text, column.width, "  ")]
        return stacked(cells, column, unit_apart=self.columns[1].key == "unit")

    def _block(self, cells: Cells, signs: Signs) -> Iterator[Pieces]:
        """A result as a block: name; target, actual and share; bar and status."""
        width = self.total
        yield from block_head(cells, width)
        if cells.done is None or cells.due is None:
            yield from (styled("   ", Piece(text, cells.style)) for text in wrapped(cells.status, width - 3, "  "))
            return
        drawn = bar(cells.done, cells.due, 16, cells.style, signs)
        first, *rest = wrapped(cells.status, width - 21, "  ")
        yield styled("   ", *drawn, "  ", Piece(first, cells.style))
        yield from (styled(" " * 21, Piece(text, cells.style)) for text in rest)


def beside(stacks: Iterable[Stack], widths: Sequence[int]) -> Iterator[Pieces]:
    """Yield the lines of a row whose cells have lines of their own, each already filled to its column's width."""
    for level in zip_longest(*stacks):
        parts: list[Piece] = []
        for width, content in zip(widths, level, strict=True):
            parts += [*(content or (Piece(" " * width),)), Piece(" ")]
        yield tuple(parts[:-1])


def stacked(cells: Cells, column: CheckColumn, *, unit_apart: bool) -> Stack:
    """Return the lines of a cell of the left half: name, unit, date or a number; the unit is apart or with the name."""
    if column.key == "name":
        lines = wrapped(cells.name if unit_apart else named(cells), column.width - 1, "  ")
        return [(Piece(left(f" {part}", column.width)),) for part in lines]
    if column.key == "unit":
        lines = wrapped(cells.unit, column.width)
        return [(Piece(left(part, column.width), DIM),) for part in lines]
    style = DIM if column.key == "date" else ""
    return [(Piece(padded(getattr(cells, column.key), column), style),)]


def block_head(cells: Cells, width: int, mark: str = "") -> Iterator[Pieces]:
    """Yield the first lines of a block: the name with its unit, and the numbers."""
    yield from (styled(" ", text) for text in wrapped(named(cells) + mark, width - 1, "  "))
    yield from (styled("   ", text) for text in wrapped(_numbers(cells), width - 3, "  ") if text)


def named(cells: Cells) -> str:
    """Return the name with its unit, before the numbers of its notes."""
    name, bracket, notes = cells.name.partition(" [")
    return f"{name}, {cells.unit}{bracket}{notes}"


def _numbers(cells: Cells) -> str:
    """Actual of target, share and date in one line."""
    ratio = " / ".join(each for each in (cells.actual, cells.target) if each)
    return " · ".join(each for each in (ratio, cells.share, cells.date) if each)


def padded(text: str, column: CheckColumn) -> str:
    """Return a text filled to its column's width, numbers to the left."""
    return left(text, column.width) if column.key in _LEFT else right(text, column.width)


def columns_for(rows: tuple[Cells, ...], words: Words, width: int | None) -> Columns:
    """Return the columns that fit ``width``; None is a pipe, where every cell has the room that it needs."""
    if width is None:
        return _fitted(_keys(_WIDE), rows, words, None)
    if width < NARROW:
        return Columns((), width, short=False)
    return _fitted(_keys(width), rows, words, width)


def _keys(width: int) -> tuple[str, ...]:
    if width >= _WIDE:
        return _ALL
    return _NO_UNIT if width >= _MIDDLE else _NO_DATE


def _fitted(keys: tuple[str, ...], rows: tuple[Cells, ...], words: Words, width: int | None) -> Columns:
    """Columns as wide as their widest cell; the name takes what is left, or what it needs in a pipe.

    Headings and statuses are written in full where that leaves the name enough room, else both are short.
    """
    widths = _measured(keys, rows, words, short=False)
    short = False
    if width is not None:
        short = _room(widths, width) < ROOMY_NAME
        if short:
            widths = _measured(keys, rows, words, short=True)
            whole = {**widths, "status": widest("status", rows, words, short=True)}
            widths = whole if _room(whole, width) >= ROOMY_NAME else widths
        widths["name"] = _room(widths, width)
    total = sum(widths.values()) + len(keys) - 1
    return Columns(tuple(CheckColumn(key, widths[key]) for key in keys), total, short)


def _measured(keys: tuple[str, ...], rows: tuple[Cells, ...], words: Words, *, short: bool) -> dict[str, int]:
    """The width of each column for its content; where room is short, units and statuses may take a second line."""
    widths = {key: widest(key, rows, words, short=short) for key in keys}
    widths["bar"] = max(_BARS[keys], width_of(heading("bar", words, short)))
    if short:
        for key, most in (("status", _STATUS), ("unit", UNIT)):
            if key in widths:
                widths[key] = min(widths[key], most)
    return widths


def _room(widths: dict[str, int], width: int) -> int:
    """What is left for the name beside the other columns and the spaces between them."""
    return width - (len(widths) - 1) - sum(value for key, value in widths.items() if key != "name")


def heading(key: str, words: Words, short: bool) -> str:  # noqa: FBT001
    """Return a column's heading, brief where room is short and there is a brief one."""
    brief = f"column_short.{key}"
    return words(brief if short and words.has(brief) else f"column.{key}")


def widest(key: str, rows: tuple[Cells, ...], words: Words, *, short: bool) -> int:
    """Return how wide a column must be for its heading and every cell in one line."""
    least = width_of(heading(key, words, short))
    if key == "bar":
        return least
    if key == "status":
        key = "status_short" if short else "status"
    texts = [f" {row.name}" if key == "name" else str(getattr(row, key)) for row in rows]
    return max([least, *(width_of(text) for text in texts)])


TIED = "\u00a0"
"""A space at which no answer is broken; shown as any other."""

_LEAST_NAME = 22
"""With less room for the name there are blocks."""
_ANSWER, _LEAST_ANSWER = 18, 16
"""The widest an answer may be where room is short, and where it is shortest; longer ones take a second line."""


class MethodAnswer(NamedTuple):
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
    said: tuple[MethodAnswer, ...]
    shared: bool
    mark: str

    def by(self, method: str) -> MethodAnswer | None:
        """Return what a method says, None where it was not asked."""
        return next(
            (method_answer for method_answer in self.said if method_answer.method == method and method_answer.text),
            None,
        )


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

    columns: tuple[CheckColumn, ...]
    answers: tuple[CheckColumn, ...]
    mark: int
    total: int
    short: bool

    def head(self, words: Words) -> Iterator[Pieces]:
        """Yield the table's heading; blocks have none."""
        if self.columns:
            texts = [padded(heading(column.key, words, self.short), column) for column in self.columns]
            texts += [left(words(f"method_short.{column.key}"), column.width) for column in self.answers]
            yield styled(Piece(" ".join(texts).rstrip(), BOLD))

    def row(self, row: MethodCells, words: Words) -> Iterator[Pieces]:
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
            stacks.append([(Piece(left(row.mark, self.mark), BOLD),)])
            widths += [*(column.width for column in self.answers), self.mark]
        yield from beside(stacks, widths)

    def _answer(self, said: MethodAnswer | None, width: int) -> Stack:
        if said is None:
            return [(Piece(" " * width),)]
        return _filled(said.short if self.short else said.text, width, said.style)

    def _block(self, row: MethodCells, words: Words) -> Iterator[Pieces]:
        """A result as a block: name; target, actual and share; a line for every method."""
        width = self.total
        yield from block_head(row.cells, width, f" {row.mark}" if row.mark else "")
        if row.shared and not row.said[0].method:
            sole = row.said[0]
            yield from (styled("   ", Piece(text, sole.style)) for text in _broken(sole.text, width - 3))
            return
        names = {each.method: words(f"method_short.{each.method}") for each in row.said if each.text}
        label = max(width_of(name) for name in names.values()) if names else 0
        for method_answer in row.said:
            if method_answer.text:
                first, *rest = _broken(method_answer.text, width - 5 - label)
                name = Piece(left(names[method_answer.method], label), DIM)
                yield styled("   ", name, "  ", Piece(first, method_answer.style))
                yield from (styled(" " * (5 + label), Piece(text, method_answer.style)) for text in rest)


def _filled(text: str, width: int, style: str) -> Stack:
    return [(Piece(left(part, width), style),) for part in _broken(text, width)]


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
        answers = tuple(CheckColumn(name, self._answer_width(name, how)) for name in self.methods)
        taken = (
            sum(widths.values()) + len(widths) + sum(check_column.width + 1 for check_column in answers) + 1 + self.mark
        )
        name = self.name_width(how) if width is None else width - taken
        columns = (CheckColumn("name", name), *(CheckColumn(key, widths[key]) for key in keys))
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

"""What a report is made of before any layout: titles, paragraphs, lists, tables of typed cells, drawings.

Every writer (``terminal``, ``plain``, ``markdown``) takes the same document. Knows texts, styles by name and which
cells are numbers; never a report, a width that is there, a colour or a mark of a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:  # a document of words needs no figures
    from bgplan.core.dataset import Amount

BOLD = "bold"
DIM = "dim"
TOTAL = "total"
"""The style of a closing line: bold on a screen, a paragraph like any other on a page."""


class Piece(NamedTuple):
    """A piece of text in one style; styles are names such as ``bold``, ``dim`` and ``status.off_track``."""

    text: str
    style: str = ""


Pieces: TypeAlias = tuple[Piece, ...]


class Title(NamedTuple):
    """The title of a report, and what it is about; ``brief`` says that where one line has no room."""

    text: str
    about: str = ""
    brief: str = ""


class Heading(NamedTuple):
    """The heading of a section, or (``is_within``) of a part of one; ``entries`` says how much there is below it."""

    text: str
    entries: int | None = None
    is_within: bool = False


class Text(NamedTuple):
    """A paragraph; where it is broken, later lines stand ``hang`` further in. ``apart``: a blank line comes before.

    ``signs`` are the names of the signs within the text, whose meanings a ``Legend`` has.
    """

    pieces: Pieces
    indent: int = 0
    hang: int = 2
    apart: bool = False
    signs: tuple[str, ...] = ()


BLANK = Text(())
"""A blank line; a page has one between any two blocks."""


class Flow(NamedTuple):
    """Short texts side by side after a lead, broken between them only."""

    lead: Piece
    items: Pieces
    gap: str = "  "
    indent: int = 0
    hang: int = 2


class Item(NamedTuple):
    """An item of a list: what it is about, and what is to be said of it, each on lines of its own.

    ``leads`` are short texts before it (a label, a date) that stand in columns over the whole list.
    Pages lead to the ``address``.
    """

    head: Pieces
    rest: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    address: str = ""


def item(head: str, *rest: str, style: str = "") -> Item:
    """Return an item of a list whose first line has one style."""
    return Item((Piece(head, style),), rest)


class Bullets(NamedTuple):
    """A list; on a screen its items begin with the mark, if there is one."""

    items: tuple[Item, ...]
    mark: str = "- "
    indent: int = 0


class Address(NamedTuple):
    """An address on a line of its own; it is never broken, so that it can be followed."""

    url: str
    indent: int = 0


class Column(NamedTuple):
    """A column: its key, its heading, and whether its cells are numbers, which stand to the right.

    ``least`` is how narrow it may get; without one it is as wide as its cells. ``hang``: broken cells go on so much
    further in. ``is_name``: it says what a row is about. ``for_pages``: only pages and workbooks have room for it;
    ``for_screens``: it is drawn, and pages do without.
    ``page_head``: what heads it there, where a screen needs no heading.
    """

    key: str
    head: str = ""
    is_number: bool = False
    least: int = 0
    hang: int = 0
    is_name: bool = False
    for_pages: bool = False
    for_screens: bool = False
    page_head: str = ""


class Cell(NamedTuple):
    """A cell in the reader's language, and beside its text the figure or day itself, for whoever calculates with it.

    ``short`` says the same in less room, where there is such a form. ``signs`` are the names of the signs within the
    text, whose meanings a ``Legend`` has. Pages lead to the ``address``.
    """

    text: str
    style: str = ""
    short: str = ""
    value: Amount | Fraction | float | date | None = None
    unit: str = ""
    signs: tuple[str, ...] = ()
    address: str = ""

    def in_short(self) -> Cell:
        """Return the cell that says so in less room, the cell itself where there is no such form."""
        return self._replace(text=self.short, short="") if self.short else self


class Rows(NamedTuple):
    """Rows under a heading over all columns, empty where there is none; each row has a cell for each column."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


class Table(NamedTuple):
    """A table; if ``is_ruled`` a rule stands under its headings, if ``is_closed`` one below it. ``gap`` parts columns.

    On a screen ``margin`` columns on its right stay free. ``signs`` are the names of those in its headings.
    """

    columns: tuple[Column, ...]
    groups: tuple[Rows, ...]
    is_closed: bool = False
    indent: int = 0
    gap: int = 1
    is_ruled: bool = True
    margin: int = 0
    signs: tuple[str, ...] = ()


class Legend(NamedTuple):
    """The meanings of signs by their names, in order; those are told that stand in what was shown before it."""

    meanings: tuple[tuple[str, str], ...]


class Drawing(NamedTuple):
    """Lines that are drawn, in signs of one column each, and never broken."""

    lines: tuple[Pieces, ...]
    indent: int = 0


class Chart(NamedTuple):
    """Lines that are drawn for the room that there is, ``most`` columns of it; ``usual`` where no width is known."""

    draw: Callable[[int], tuple[Pieces, ...]]
    usual: int = 80
    most: int = 100

    def drawn(self, width: int | None) -> Drawing:
        """Return the drawing for a width."""
        return Drawing(self.draw(min(self.usual if width is None else width, self.most)))


class Divider(NamedTuple):
    """A rule across the page between two parts that could each stand alone; ``usual`` wide where no width is known."""

    usual: int = 80


class Quote(NamedTuple):
    """Lines of somebody else that are shown as they are; nothing in them is a mark."""

    lines: tuple[str, ...]


class Forms(NamedTuple):
    """The same in several forms, the fullest first: shown is the first for which there is room, else the last."""

    forms: tuple[tuple[Block, ...], ...]


Block: TypeAlias = (
    Title | Heading | Text | Flow | Bullets | Address | Table | Legend | Drawing | Chart | Divider | Quote | Forms
)
Document: TypeAlias = tuple[Block, ...]


def shown_on(table: Table, *, page: bool) -> Table:
    """Return a table with the columns that a page has, or those that a screen has."""
    shown = [not (column.for_screens if page else column.for_pages) for column in table.columns]
    if all(shown):
        return table
    groups = (rows._replace(rows=tuple(tuple(compress(row, shown)) for row in rows.rows)) for rows in table.groups)
    return table._replace(columns=tuple(compress(table.columns, shown)), groups=tuple(groups))


def joined(cells: Iterable[Cell], between: str = "") -> Cell:
    """Return the texts of several cells as one; it bears all their signs, and the style of the first."""
    said = [cell for cell in cells if cell.text]
    signs = dict.fromkeys(sign for cell in said for sign in cell.signs)
    return Cell(between.join(cell.text for cell in said), said[0].style if said else "", signs=tuple(signs))


def styled(*parts: str | Piece) -> Pieces:
    """Return the parts as pieces; a bare text has no style."""
    return tuple(part if isinstance(part, Piece) else Piece(part) for part in parts)


def paragraph(text: str, style: str = "", *, indent: int = 0, hang: int = 2, apart: bool = False) -> Text:
    """Return a paragraph in one style."""
    return Text((Piece(text, style),), indent, hang, apart)


def section(heading: str, items: Iterable[Item]) -> Iterator[Block]:
    """Yield a heading with a list below it, on a screen without marks; nothing where there are no items."""
    if listed := tuple(items):
        yield Heading(heading)
        yield Bullets(listed, mark="", indent=2)

"""What a page of the report is made of, in the words of one language, before any layout: any renderer can take it.

Knows texts and which of them are numbers; never widths or marks of a format.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from bgplan.render.diff.sentences import DiffEntry


class Title(NamedTuple):
    """The title of the page, and what is said under it."""

    text: str
    under: str


class Heading(NamedTuple):
    """The heading of a section, or (``is_within``) of a part of one."""

    text: str
    is_within: bool = False


class Text(NamedTuple):
    """A paragraph; ``style`` is a name of the layout, such as ``bold``."""

    text: str
    style: str = ""


class Parts(NamedTuple):
    """Short texts side by side, each in its style."""

    lead: str
    parts: tuple[Text, ...]


class Bullets(NamedTuple):
    """Entries, each with what is said of it."""

    entries: tuple[DiffEntry, ...]


class Column(NamedTuple):
    """A column: its key, its heading, and whether it holds numbers; only texts are broken."""

    key: str
    head: str
    is_number: bool = False


class Cell(NamedTuple):
    """A cell's text and its style; ``short`` says the same in less room, where there is such a form."""

    text: str
    style: str = ""
    short: str = ""


class Rows(NamedTuple):
    """Rows under a heading of their own, empty where there is none; each row has a cell for each column."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


class Table(NamedTuple):
    """A table with its caption; the second column names what a row is about."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Rows, ...]


class Quote(NamedTuple):
    """Lines that are shown as they are; nothing in them is a mark."""

    lines: tuple[str, ...]


Block: TypeAlias = Title | Heading | Text | Parts | Bullets | Table | Quote

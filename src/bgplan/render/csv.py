"""Rows as comma-separated or tab-separated values: a header and one line per row.

Knows separators and quoting; what stands in the rows is the business of others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import StringIO
from typing import TypeAlias

from bgplan.render.json import numeral

Cell: TypeAlias = str | Decimal | bool | None
"""What stands in a cell; None where nothing applies."""

Row: TypeAlias = Mapping[str, Cell]

_TO_SPACE = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))
"""What would end a cell or a line of a format that cannot quote."""


def csv_text(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Return rows as CSV: commas, line feeds, quotes only where a cell needs them."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_quotable(row[column]) for column in columns] for row in rows)
    return stream.getvalue()


def tsv_text(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Return rows as tab-separated values: no quotes, every row one line."""
    lines = ([_plain(row[column]) for column in columns] for row in rows)
    return "".join("\t".join(cells) + "\n" for cells in (columns, *lines))


def cell_text(cell: Cell) -> str:
    """Return a cell as text: nothing, ``true`` or ``false``, a number with a decimal point, or the text itself."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return numeral(cell) if isinstance(cell, Decimal) else cell


def guarded(text: str) -> str:
    """Return the text so that a spreadsheet shows it and never runs it as a formula.

    >>> guarded("=1+1"), guarded("parks")
    ("'=1+1", 'parks')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _quotable(cell: Cell) -> str:
    """A cell of CSV; a lone carriage return becomes a line feed, which every reader expects within quotes."""
    if not isinstance(cell, str):
        return cell_text(cell)
    return guarded(cell).replace("\r\n", "\n").replace("\r", "\n")


def _plain(cell: Cell) -> str:
    return guarded(cell).translate(_TO_SPACE) if isinstance(cell, str) else cell_text(cell)

"""Rows as comma-separated or tab-separated values: a header and one line per row.

Knows separators and quoting; what stands in the rows is the business of others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from bgplan.core.report import Report
from bgplan.render.check.tables import Cell, Row, cell_text, columns_of, guarded, machine_rows
from bgplan.render.words import Words

_TO_SPACE = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))
"""What would end a cell or a line of a format that cannot quote."""


def check_csv(report: Report, words: Words) -> str:
    """Return the check as CSV: one row per result."""
    return csv_text(columns_of(report), machine_rows(report, words))


def check_tsv(report: Report, words: Words) -> str:
    """Return the check as tab-separated values: one row per result."""
    return tsv_text(columns_of(report), machine_rows(report, words))


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


def _quotable(cell: Cell) -> str:
    """A cell of CSV; a lone carriage return becomes a line feed, which every reader expects within quotes."""
    if not isinstance(cell, str):
        return cell_text(cell)
    return guarded(cell).replace("\r\n", "\n").replace("\r", "\n")


def _plain(cell: Cell) -> str:
    return guarded(cell).translate(_TO_SPACE) if isinstance(cell, str) else cell_text(cell)

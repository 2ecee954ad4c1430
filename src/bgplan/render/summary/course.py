"""The month and the year to date, as a table: the month before, the month, the sum so far, each against last year.

Knows its columns and their cells; which indicators have a row is the report's business.
"""

from __future__ import annotations

from bgplan.core.summary.report import CourseRow, Summary
from bgplan.render import numerals
from bgplan.render.check.rows import status_cell
from bgplan.render.document import Block, Cell, Column, Forms, Rows, Table
from bgplan.render.needs import pace_decimals
from bgplan.render.summary.figures import before_cell, growth_cell, month_cell, print_cell, whole_year_cell
from bgplan.render.words import Words

_ABOUT = ("number", "name", "unit", "date")
_OF_MONTH = ("previous", "month", "on_previous", "month_on_year")
_SO_FAR = ("so_far", "on_year", "share", "whole_year", "per_month", "status")
_TEXTS = ("name", "unit", "date", "status")
_LEAST_NAME = 18


def course_blocks(found: Summary, words: Words) -> tuple[Block, ...]:
    """Return the table; where there is no room for it, without numbers, else the months and the year apart."""
    rows = [_cells(row, at, found, words) for at, row in enumerate(found.course, 1)]
    used = {key for row in rows for key, cell in row.items() if cell.text}
    whole = _table(rows, [key for key in (*_ABOUT, *_OF_MONTH, *_SO_FAR) if key in used], words)
    parts = [
        _table(rows, [key for key in (*_ABOUT, *keys) if key in used], words, least=_LEAST_NAME)
        for keys in (_OF_MONTH, _SO_FAR)
    ]
    split = tuple(table for table in parts if table.groups[0].rows)
    bare = [column.key for column in whole.columns if column.key != "number"]
    return (Forms(((whole,), (_table(rows, bare, words),), (_table(rows, bare, words, least=_LEAST_NAME),), split)),)


def _table(rows: list[dict[str, Cell]], keys: list[str], words: Words, *, least: int = 0) -> Table:
    """The columns asked for, of the rows that have something in one of them."""
    told = [row for row in rows if any(row[key].text for key in keys if key not in _ABOUT)]
    columns = tuple(
        Column(
            key,
            words(f"summary.course.{key}"),
            is_number=key not in _TEXTS,
            least=least if key == "name" else 0,
            hang=2 if key == "name" else 0,
            is_name=key in ("number", "name"),
        )
        for key in keys
    )
    return Table(columns, (Rows("", tuple(tuple(row[key] for key in keys) for row in told)),))


def _cells(row: CourseRow, at: int, found: Summary, words: Words) -> dict[str, Cell]:
    latest = row.latest
    unit = found.report.written.units[row.indicator.unit]
    plan = row.plan
    share = None if plan is None else plan.against_plan
    needed = None if plan is None else plan.per_month
    end = None if latest is None else latest.record.period.end
    return {
        "number": Cell(str(at)),
        "name": Cell(words.own(row.indicator.short)),
        "unit": Cell(words.own(unit.name)),
        "date": Cell("" if end is None else numerals.day(end, words.lang), value=end),
        "previous": month_cell(None if row.before is None else row.before.figure, words),
        "month": month_cell(row.month, words),
        "on_previous": before_cell(row.before, words),
        "month_on_year": growth_cell(row.month_growth, row.month_on_year, words),
        "so_far": print_cell(row.so_far, words),
        "on_year": growth_cell(row.growth, row.on_year, words),
        "share": Cell("" if share is None else words.typed(numerals.percent(share.point, words.lang)))._replace(
            value=None if share is None else share.point
        ),
        "whole_year": whole_year_cell(row.whole_year, words),
        "status": Cell("") if plan is None else status_cell(plan.result, words, ""),
        "per_month": Cell("")
        if needed is None
        else Cell(
            words.number(needed.required.point, pace_decimals(needed.required.point, unit)),
            value=needed.required.point,
        ),
    }

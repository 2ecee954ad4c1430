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

_ABOUT = ("number", "name", "unit", "to")
_OF_MONTH = ("previous", "month", "on_previous", "month_on_year")
_SO_FAR = ("cumulative", "on_year", "of_plan", "whole_year", "per_month", "status")
_NARROW = ("name", "to", "cumulative", "on_year", "of_plan", "per_month", "status")
"""What a narrow screen has of the year to date."""
_TEXTS = ("name", "unit", "to", "status")
_LEAST_NAME = 18


def course_blocks(found: Summary, words: Words) -> tuple[Block, ...]:
    """Return the table; where there is no room for it, without numbers, else the months and the year apart."""
    rows = [_cells(row, at, found, words) for at, row in enumerate(found.course, 1)]
    used = {key for row in rows for key, cell in row.items() if cell.text}

    def table(*keys: str, least: int = 0) -> Table:
        return _table(rows, [key for key in keys if key in used], words, least=least)

    bare = (*_ABOUT[1:], *_OF_MONTH, *_SO_FAR)
    split = tuple(each for keys in (_OF_MONTH, _SO_FAR) if (each := table(*_ABOUT, *keys)).groups[0].rows)
    narrow = tuple(
        each
        for keys in (("name", "unit", *_OF_MONTH), _NARROW)
        if (each := table(*keys, least=_LEAST_NAME)).groups[0].rows
    )
    whole = table(*_ABOUT, *_OF_MONTH, *_SO_FAR)
    return (Forms(((whole,), (table(*bare),), (table(*bare, least=_LEAST_NAME),), split, narrow, split)),)


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
        "to": Cell("" if end is None else numerals.day(end, words.lang), value=end),
        "previous": month_cell(None if row.before is None else row.before.figure, words),
        "month": month_cell(row.month, words),
        "on_previous": before_cell(row.before, words),
        "month_on_year": growth_cell(row.month_growth, row.month_on_year, words),
        "cumulative": print_cell(row.so_far, words),
        "on_year": growth_cell(row.growth, row.on_year, words),
        "of_plan": Cell("" if share is None else words.typed(numerals.percent(share.point, words.lang)))._replace(
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

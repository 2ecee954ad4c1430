"""The tables of the report: how targets stand, the month and the year, who answers and what the figures are.

Knows which columns each has; a column that is blank in every row is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bgplan.core.methods import Status
from bgplan.core.report import Result
from bgplan.core.summary.report import Summary
from bgplan.render import numerals
from bgplan.render.methods import notes_by_all
from bgplan.render.summary.blocks import Cell, Column, Rows, Table
from bgplan.render.summary.cells import RowCells
from bgplan.render.summary.row_notes import row_notes
from bgplan.render.words import Words

_STANDING = ("name", "unit", "date", "target", "month", "actual", "share", "on_year", "expected", "status")
_COURSE = ("name", "unit", "previous", "previous_change", "last_year", "whole_year", "likely", "basis")
_COURSE_LEFT = ("required", "observed")
_ORIGIN = ("name", "lead", "stage", "period", "cut_off", "published")
_TEXTS = ("name", "unit", "date", "status", "basis", "lead", "stage", "period", "cut_off", "published")


UNTOLD = (Status.NOT_ASSESSABLE, Status.NO_DATA)
"""Of these, as of what cannot be compared, a section of its own says why."""


class Tables:
    """The tables of one report in one language; ``notes`` are numbered in the order of the rows."""

    def __init__(self, found: Summary, words: Words, *, ascii_only: bool) -> None:
        self.found, self.words = found, words
        self.notes: dict[str, int] = {}
        self.cells = {row.result.name: self._of_row(row.result, ascii_only=ascii_only) for row in found.rows}

    def _of_row(self, result: Result, *, ascii_only: bool) -> RowCells:
        told_below = result.status in (Status.NOT_COMPARABLE, *UNTOLD)
        row = self.found.row(result)
        texts = () if told_below else notes_by_all(result, self.found.report, self.words)
        texts = (*texts, *row_notes(row, self.found.report, self.words))
        numbers = tuple(sorted(self.notes.setdefault(text, len(self.notes) + 1) for text in texts))
        return RowCells(row, self.found, self.words, numbers, ascii_only=ascii_only)

    def standing(self) -> Table:
        """Return how the targets stand, by plan and due date."""
        return self._table("standing", _STANDING, tuple(self._groups()))

    def course(self) -> Table:
        """Return the month before, the year before, and what the year may come to."""
        return self._table("course", (*_COURSE, *_COURSE_LEFT), (("", self.found.results),), blank_left_out=True)

    def origin(self) -> Table:
        """Return who answers for each, and how final and how old each figure is."""
        return self._table("origin", _ORIGIN, (("", self.found.results),), blank_left_out=True)

    def _groups(self) -> Iterator[tuple[str, tuple[Result, ...]]]:
        words, report = self.words, self.found.report
        for group in self.found.groups:
            parts = [words.own(group.plan.name), words("check.due", date=group.due.end)]
            if group.time_gone is not None:
                percent = numerals.percent(group.time_gone, words.lang, 0)
                parts.append(words("check.time_gone", percent=percent))
            yield " · ".join(parts), group.results
        if report.watched:
            yield words("check.watched"), report.watched

    def _table(
        self,
        name: str,
        keys: Sequence[str],
        groups: tuple[tuple[str, tuple[Result, ...]], ...],
        *,
        blank_left_out: bool = False,
    ) -> Table:
        """The table without the columns, and if wanted the rows, that are blank."""
        numbers = {result.name: str(at) for at, result in enumerate(self.found.results, 1)}
        results = [result for _, members in groups for result in members]
        used = [key for key in keys if any(self.cells[each.name].cell(key).text for each in results)]
        about = {"name", "unit"}

        def told(result: Result) -> bool:
            return not blank_left_out or any(self.cells[result.name].cell(key).text for key in used if key not in about)

        def row(result: Result) -> tuple[Cell, ...]:
            return Cell(numbers[result.name]), *(self._cell(result, key, first=not blank_left_out) for key in used)

        def rows(members: tuple[Result, ...]) -> tuple[tuple[Cell, ...], ...]:
            found = tuple(row(each) for each in members if told(each))
            return _merged(found) if blank_left_out else found

        columns = (Column("number", self.words("summary.column.number"), is_number=True), *map(self._column, used))
        found = tuple(Rows(head, rows(members)) for head, members in groups)
        return Table(self.words(f"summary.table.{name}"), columns, tuple(each for each in found if each.rows))

    def _cell(self, result: Result, key: str, *, first: bool) -> Cell:
        """A cell; the numbers of notes stand behind a name in the first table only."""
        if key == "name" and not first:
            return Cell(self.words.own(result.indicator.short))
        return self.cells[result.name].cell(key)

    def _column(self, key: str) -> Column:
        return Column(key, self.words(f"summary.column.{key}"), is_number=key not in _TEXTS)


def _merged(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, those that say the same of several targets as one: it bears the numbers of all."""
    numbers: dict[tuple[Cell, ...], list[str]] = {}
    for number, *rest in rows:
        numbers.setdefault(tuple(rest), []).append(number.text)
    return tuple((Cell(", ".join(found)), *rest) for rest, found in numbers.items())

"""The tables of the month's report: how targets stand, the month and the year, who answers and what the figures are.

Knows which columns each has, which number goes into which cell with how many decimals, and what is to be said of it
where numbers clash or are doubtful; a column that is blank in every row is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bgplan.core.as_of import newest_of
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.growth import ChangeOnYear, contradicts
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import Status
from bgplan.core.periods import spanning
from bgplan.core.report import Report, Result
from bgplan.core.summary.report import Estimate, MonthValue, Summary, SummaryRow
from bgplan.render import numerals
from bgplan.render.amounts import figure_text, growth_text, hedge_sign
from bgplan.render.check.rows import ESTIMATE, actual_cell, date_cell, expected_cell, status_cell, target_cell
from bgplan.render.citations import publication
from bgplan.render.document import Cell, Column, Rows, Table
from bgplan.render.verdicts import notes_by_all
from bgplan.render.words import Words

NEW, DERIVED = "ⁿ", "‡"
_IN_UNIT = ("target", "actual", "expected", "month", "previous", "last_year", "whole_year", "required", "observed")
"""The columns whose numbers are in the indicator's unit."""


class RowCells:
    """The cells of one row, by the names of their columns."""

    def __init__(self, row: SummaryRow, found: Summary, words: Words, notes: tuple[int, ...]) -> None:
        self.row, self.words, self.report = row, words, found.report
        self.references = "".join(f" [{number}]" for number in notes)
        self.unit = found.report.written.units[row.result.indicator.unit]

    def cell(self, key: str) -> Cell:
        """Return the cell of a column; blank where it does not apply."""
        cell: Cell = getattr(self, f"_{key}")()
        return cell._replace(unit=self.row.result.indicator.unit) if key in _IN_UNIT and cell.text else cell

    def _name(self) -> Cell:
        return Cell(self.words.own(self.row.result.indicator.short) + self.references)

    def _unit(self) -> Cell:
        return Cell(self.words.own(self.unit.name))

    def _date(self) -> Cell:
        return date_cell(self.row.result, self.words)

    def _status(self) -> Cell:
        return status_cell(self.row.result, self.words, "")

    def _target(self) -> Cell:
        return target_cell(self.row.result, self.words)

    def _expected(self) -> Cell:
        return expected_cell(self.row.result, self.report, self.words)

    def _actual(self) -> Cell:
        cell = actual_cell(self.row.result, self.words)
        mark = self.words.typed(NEW) if self.row.is_new and cell.text else ""
        return cell._replace(text=cell.text + mark)

    def _share(self) -> Cell:
        share = self.row.against_plan
        return Cell("") if share is None else Cell(numerals.percent(share.point, self.words.lang), value=share.point)

    def _on_year(self) -> Cell:
        printed, change = self.row.printed_growth, self.row.on_year
        if printed is not None and printed.amount is not None:
            return Cell(growth_text(printed.amount, self.words), value=printed.amount)
        if change is None:
            return Cell("")
        by = Estimate(change.by, change.interval)
        text = self._change(by, is_rate=change.is_rate, decimals=self._decimals())
        return Cell(text + self.words.typed(DERIVED), value=change.by)

    def _decimals(self) -> int:
        amount = self.row.result.amount
        return 0 if amount is None else amount.decimals

    def _change(self, change: Estimate, *, is_rate: bool, decimals: int) -> str:
        """The change; where the figures leave open which way it goes, with all that it can be."""
        text, ends = self._moved(change.point, is_rate=is_rate, decimals=decimals), change.interval
        if ends is None or ends.is_point or not ends.low <= 0 <= ends.high:
            return text
        low, high = (self._moved(end, is_rate=is_rate, decimals=decimals) for end in (ends.low, ends.high))
        return f"{text} ({low} … {high})"

    def _moved(self, by: Number, *, is_rate: bool, decimals: int) -> str:
        """A rate in percent, a difference in points or in the unit; with its sign."""
        if is_rate:
            return numerals.percent(by, self.words.lang, signed=True)
        text = numerals.number(by, self.words.lang, decimals, signed=True)
        return f"{text} {self.words('summary.points')}" if self.row.result.indicator.measure.is_percent else text

    def _month(self) -> Cell:
        return self._alone(self.row.alone)

    def _alone(self, alone: MonthValue | None) -> Cell:
        if alone is None:
            return Cell("")
        text = self.words.number(alone.amount.point, alone.decimals)
        if alone.is_derived:
            text = self._within(text, alone.amount.interval, alone.decimals) + self.words.typed(DERIVED)
            return Cell(text, value=alone.amount.point)
        stage = alone.figure.record.stage
        sign = hedge_sign(alone.figure.amount, self.words)
        mark = ESTIMATE if stage is not None and stage.value == "E" else ""
        return Cell(sign + text + mark, value=alone.amount.point)

    def _within(self, text: str, interval: Interval | None, decimals: int) -> str:
        """A number with all that it can be, where that is more than itself."""
        if interval is None or interval.is_point:
            return text
        return f"{text} ({self.words.interval(interval, decimals)})"

    def _previous(self) -> Cell:
        return self._alone(None if self.row.before is None else self.row.before.figure)

    def _previous_change(self) -> Cell:
        before = self.row.before
        if before is None or before.change is None:
            return Cell("")
        text = self._change(before.change, is_rate=before.is_rate, decimals=before.figure.decimals)
        return Cell(text, value=before.change.point)

    def _last_year(self) -> Cell:
        change = self.row.on_year
        if change is None or change.on.amount is None:
            return Cell("")
        amount, stage = change.on.amount, change.on.record.stage
        mark = ESTIMATE if stage is not None and stage.value == "E" else ""
        sign = hedge_sign(amount, self.words)
        return Cell(sign + self.words.number(amount.point, amount.decimals) + mark, value=amount)

    def _whole_year(self) -> Cell:
        ahead = self.row.whole_year
        if ahead is None or ahead.amount is None:
            return Cell("")
        text = self.words.number(ahead.amount.point, ahead.decimals)
        if ahead.basis == "earlier_years":
            text = self._within(text, ahead.amount.interval, ahead.decimals)
        return Cell(text, value=ahead.amount.point)

    def _likely(self) -> Cell:
        ahead = self.row.whole_year
        if ahead is None or ahead.share is None:
            return Cell("")
        text, ends = numerals.percent(ahead.share.point, self.words.lang), ahead.share.interval
        if ends is not None and not ends.is_point and ahead.basis == "earlier_years":
            low, high = (numerals.percent(end, self.words.lang) for end in (ends.low, ends.high))
            text += f" ({low} … {high})" if low != high else ""
        return Cell(text, value=ahead.share.point)

    def _basis(self) -> Cell:
        ahead = self.row.whole_year
        return Cell("" if ahead is None else self.words(f"summary.basis.{ahead.basis}"))

    def _required(self) -> Cell:
        needed = self.row.per_month
        if needed is None:
            return Cell("")
        number, decimals = needed.required, numerals.telling(needed.required.interval, self._finer())
        return Cell(self.words.number(number.point, decimals), value=number.point)

    def _observed(self) -> Cell:
        needed = self.row.per_month
        if needed is None:
            return Cell("")
        return Cell(self.words.number(needed.observed.point, self._finer()), value=needed.observed.point)

    def _finer(self) -> int:
        """The decimals of a month's amount: as those of the figure, one more where it has any."""
        decimals = self._decimals()
        return decimals + 1 if decimals else decimals

    def _lead(self) -> Cell:
        return Cell("" if self.row.lead is None else self.words.own(self.row.lead))

    def _stage(self) -> Cell:
        actual = self.row.result.actual
        if actual is None:
            return Cell("")
        stage = actual.record.stage
        return Cell(self.words(f"summary.stage.{'none' if stage is None else stage.value}"))

    def _cut_off(self) -> Cell:
        actual = self.row.result.actual
        if actual is None:
            return Cell("")
        end = actual.record.period.end
        return Cell(numerals.day(end, self.words.lang), value=end)

    def _period(self) -> Cell:
        """The figure's period; of an average or a sum the time from the first day to the last."""
        judged = self.row.result.judged_by
        if not judged:
            return Cell("")
        first, last = judged[0].record.period, judged[-1].record.period
        return Cell(self.words.period(spanning(first.start, last.end) if len(judged) > 1 else first))

    def _published(self) -> Cell:
        """When the figure was published; of an average the newest of its years' figures."""
        newest = newest_of(self.row.result.judged_by)
        if newest is None:
            return Cell("")
        text = publication(newest, self.words) + (f" ({self.words('summary.new')})" if self.row.is_new else "")
        return Cell(text, value=newest.published)


def row_notes(row: SummaryRow, report: Report, words: Words) -> Iterator[str]:
    """Yield the notes on the growth, the year before, the month and the whole year that stand beside a result."""
    printed, change = row.printed_growth, row.on_year
    if printed is not None and change is not None and contradicts(printed, change):
        yield _contradicted(row, printed, change, report, words)
    if "last_year" in row.blanks and row.blanks["last_year"].code == "doubtful":
        yield words("summary.note.doubtful")
    for column, observation in _printed(row):
        if observation is not None and observation.is_doubtful:
            yield words.said("summary.note.low_confidence", what=words(f"summary.column.{column}"))


def _printed(row: SummaryRow) -> Iterator[tuple[str, ResolvedObservation | None]]:
    """The prints that stand beside the result, each with its column."""
    yield "on_year", row.printed_growth
    yield "month", None if row.alone is None else row.alone.figure
    yield "previous", None if row.before is None else row.before.figure.figure
    yield "whole_year", None if row.whole_year is None else row.whole_year.figure


def _contradicted(
    row: SummaryRow, printed: ResolvedObservation, change: ChangeOnYear, report: Report, words: Words
) -> str:
    """The growth as printed and as the two figures give it; both may be right."""
    actual = row.result.actual
    if actual is None or printed.amount is None:
        return ""
    return words.said(
        "summary.note.contradicted",
        printed=growth_text(printed.amount, words),
        figure=figure_text(actual, report, words),
        before=f"{figure_text(change.on, report, words)} ({words.period(change.on.record.period)})",
        change=numerals.percent(change.by, words.lang, signed=True),
    )


_STANDING = ("name", "unit", "date", "target", "month", "actual", "share", "on_year", "expected", "status")
_COURSE = ("name", "unit", "previous", "previous_change", "last_year", "whole_year", "likely", "basis")
_COURSE_LEFT = ("required", "observed")
_ORIGIN = ("name", "lead", "stage", "period", "cut_off", "published")
_TEXTS = ("name", "unit", "date", "status", "basis", "lead", "stage", "period", "cut_off", "published")


_LEAST = {"name": 22, "status": 17, "lead": 14, "basis": 12, "unit": 7, "published": 12}
"""How narrow a column of texts may get; other columns keep their width."""

UNTOLD = (Status.NOT_ASSESSABLE, Status.NO_DATA)
"""Of these, as of what cannot be compared, a section of its own says why."""


class Tables:
    """The tables of one report in one language; ``notes`` are numbered in the order of the rows."""

    def __init__(self, found: Summary, words: Words) -> None:
        self.found, self.words = found, words
        self.notes: dict[str, int] = {}
        self.cells = {row.result.name: self._of_row(row) for row in found.rows}

    def _of_row(self, row: SummaryRow) -> RowCells:
        result = row.result
        told_below = result.status in (Status.NOT_COMPARABLE, *UNTOLD)
        texts = () if told_below else notes_by_all(result, self.found.report, self.words)
        texts = (*texts, *row_notes(row, self.found.report, self.words))
        numbers = tuple(sorted(self.notes.setdefault(text, len(self.notes) + 1) for text in texts))
        return RowCells(row, self.found, self.words, numbers)

    def standing(self) -> Table:
        """Return how the targets stand, by plan and due date."""
        return self._table(_STANDING, tuple(self._groups()))

    def course(self) -> Table:
        """Return the month before, the year before, and what the year may come to."""
        return self._table((*_COURSE, *_COURSE_LEFT), (("", self.found.results),), blank_left_out=True)

    def origin(self) -> Table:
        """Return who answers for each, and how final and how old each figure is."""
        return self._table(_ORIGIN, (("", self.found.results),), blank_left_out=True)

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
        keys: Sequence[str],
        groups: tuple[tuple[str, tuple[Result, ...]], ...],
        *,
        blank_left_out: bool = False,
    ) -> Table:
        """The table without the columns, and if wanted the rows, that are blank."""
        numbers = {result.name: str(at) for at, result in enumerate(self.found.results, 1)}
        results = [result for _, members in groups for result in members]
        used = [key for key in keys if any(self.cells[result.name].cell(key).text for result in results)]
        about = {"name", "unit"}

        def told(result: Result) -> bool:
            return not blank_left_out or any(self.cells[result.name].cell(key).text for key in used if key not in about)

        def row(result: Result) -> tuple[Cell, ...]:
            return Cell(numbers[result.name]), *(self._cell(result, key, first=not blank_left_out) for key in used)

        def rows(members: tuple[Result, ...]) -> tuple[tuple[Cell, ...], ...]:
            found = tuple(row(result) for result in members if told(result))
            return _merged(found) if blank_left_out else found

        number = Column("number", self.words("summary.column.number"), is_number=True, is_name=True)
        found = tuple(Rows(head, rows(members)) for head, members in groups)
        columns = (number, *map(self._column, used))
        return Table(columns, tuple(group for group in found if group.rows), is_closed=True)

    def _cell(self, result: Result, key: str, *, first: bool) -> Cell:
        """A cell; the numbers of notes stand behind a name in the first table only."""
        if key == "name" and not first:
            return Cell(self.words.own(result.indicator.short))
        return self.cells[result.name].cell(key)

    def _column(self, key: str) -> Column:
        return Column(
            key,
            self.words(f"summary.column.{key}"),
            is_number=key not in _TEXTS,
            least=_LEAST.get(key, 0),
            hang=2 if key == "status" else 0,
            is_name=key == "name",
        )


def _merged(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, those that say the same of several targets as one: it bears the numbers of all."""
    same: dict[tuple[str, ...], list[tuple[Cell, ...]]] = {}
    for row in rows:
        same.setdefault(tuple(cell.text for cell in row[1:]), []).append(row)
    return tuple((Cell(", ".join(number.text for number, *_ in found)), *found[0][1:]) for found in same.values())

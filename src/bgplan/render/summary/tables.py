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
from bgplan.render.check.cells import ESTIMATE, cells
from bgplan.render.citations import publication
from bgplan.render.document import Cell, Column, Rows, Table
from bgplan.render.history.prints import growth_text
from bgplan.render.marks import hedge_sign
from bgplan.render.notes import amount_text
from bgplan.render.verdicts import notes_by_all
from bgplan.render.words import Words

NEW, DERIVED = "ⁿ", "‡"


class RowCells:
    """The cells of one row, by the names of their columns."""

    def __init__(self, row: SummaryRow, found: Summary, words: Words, notes: tuple[int, ...]) -> None:
        self.row, self.words = row, words
        self.base = cells(row.result, found.report, words, notes=notes, ascii_only=words.ascii_only)
        self.unit = found.report.written.units[row.result.indicator.unit]

    def cell(self, key: str) -> Cell:
        """Return the cell of a column; blank where it does not apply."""
        if key in ("name", "unit", "date", "target", "expected"):
            return Cell(getattr(self.base, key))
        if key == "status":
            return Cell(self.base.status, self.base.style, self.base.status_short)
        text: str = getattr(self, f"_{key}")()
        return Cell(text)

    def _actual(self) -> str:
        return self.base.actual + (self._mark(NEW) if self.row.is_new and self.base.actual else "")

    def _mark(self, mark: str) -> str:
        return self.words.typed(mark)

    def _share(self) -> str:
        return self._percent(self.row.against_plan)

    def _percent(self, ranged: Estimate | None) -> str:
        return "" if ranged is None else numerals.percent(ranged.point, self.words.lang)

    def _on_year(self) -> str:
        printed, change = self.row.printed_growth, self.row.on_year
        if printed is not None and printed.amount is not None:
            return growth_text(printed.amount, self.words)
        if change is None:
            return ""
        by = Estimate(change.by, change.interval)
        return self._change(by, is_rate=change.is_rate, decimals=self._decimals()) + self._mark(DERIVED)

    def _decimals(self) -> int:
        amount = self.row.result.amount
        return 0 if amount is None else amount.decimals

    def _change(self, change: Estimate, *, is_rate: bool, decimals: int) -> str:
        """The change; where the figures leave open which way it goes, with all that it can be."""
        text, ends = self._moved(change.point, is_rate=is_rate, decimals=decimals), change.interval
        if ends is None or ends.is_point or not ends.low <= 0 <= ends.high:
            return text
        low, high = (self._moved(each, is_rate=is_rate, decimals=decimals) for each in (ends.low, ends.high))
        return f"{text} ({low} … {high})"

    def _moved(self, by: Number, *, is_rate: bool, decimals: int) -> str:
        """A rate in percent, a difference in points or in the unit; with its sign."""
        if is_rate:
            return numerals.percent(by, self.words.lang, signed=True)
        text = numerals.number(by, self.words.lang, decimals, signed=True)
        return f"{text} {self.words('summary.points')}" if self.row.result.indicator.measure.is_percent else text

    def _month(self) -> str:
        return self._alone(self.row.alone)

    def _alone(self, alone: MonthValue | None) -> str:
        if alone is None:
            return ""
        text = self.words.number(alone.amount.point, alone.decimals)
        if alone.is_derived:
            return self._within(text, alone.amount.interval, alone.decimals) + self._mark(DERIVED)
        stage = alone.figure.record.stage
        sign = hedge_sign(alone.figure.amount, ascii_only=self.words.ascii_only)
        return sign + text + (ESTIMATE if stage is not None and stage.value == "E" else "")

    def _within(self, text: str, interval: Interval | None, decimals: int) -> str:
        """A number with all that it can be, where that is more than itself."""
        if interval is None or interval.is_point:
            return text
        return f"{text} ({self.words.interval(interval, decimals)})"

    def _previous(self) -> str:
        return "" if self.row.before is None else self._alone(self.row.before.figure)

    def _previous_change(self) -> str:
        before = self.row.before
        if before is None or before.change is None:
            return ""
        return self._change(before.change, is_rate=before.is_rate, decimals=before.figure.decimals)

    def _last_year(self) -> str:
        change = self.row.on_year
        if change is None or change.on.amount is None:
            return ""
        amount, stage = change.on.amount, change.on.record.stage
        mark = ESTIMATE if stage is not None and stage.value == "E" else ""
        sign = hedge_sign(amount, ascii_only=self.words.ascii_only)
        return sign + self.words.number(amount.point, amount.decimals) + mark

    def _whole_year(self) -> str:
        ahead = self.row.whole_year
        if ahead is None or ahead.amount is None:
            return ""
        text = self.words.number(ahead.amount.point, ahead.decimals)
        return text if ahead.basis != "earlier_years" else self._within(text, ahead.amount.interval, ahead.decimals)

    def _likely(self) -> str:
        ahead = self.row.whole_year
        if ahead is None or ahead.share is None:
            return ""
        text, ends = self._percent(ahead.share), ahead.share.interval
        if ends is None or ends.is_point or ahead.basis != "earlier_years":
            return text
        low, high = (numerals.percent(each, self.words.lang) for each in (ends.low, ends.high))
        return f"{text} ({low} … {high})" if low != high else text

    def _basis(self) -> str:
        ahead = self.row.whole_year
        return "" if ahead is None else self.words(f"summary.basis.{ahead.basis}")

    def _required(self) -> str:
        needed = self.row.per_month
        if needed is None:
            return ""
        return self.words.number(needed.required.point, numerals.telling(needed.required.interval, self._finer()))

    def _observed(self) -> str:
        needed = self.row.per_month
        return "" if needed is None else self.words.number(needed.observed.point, self._finer())

    def _finer(self) -> int:
        """The decimals of a month's amount: as those of the figure, one more where it has any."""
        decimals = self._decimals()
        return decimals + 1 if decimals else decimals

    def _lead(self) -> str:
        return "" if self.row.lead is None else self.words.own(self.row.lead)

    def _stage(self) -> str:
        one = self.row.result.actual
        if one is None:
            return ""
        return self.words(f"summary.stage.{'none' if one.record.stage is None else one.record.stage.value}")

    def _cut_off(self) -> str:
        one = self.row.result.actual
        return "" if one is None else numerals.day(one.record.period.end, self.words.lang)

    def _period(self) -> str:
        """The figure's period; of an average or a sum the time from the first day to the last."""
        judged = self.row.result.judged_by
        if not judged:
            return ""
        first, last = judged[0].record.period, judged[-1].record.period
        return self.words.period(spanning(first.start, last.end) if len(judged) > 1 else first)

    def _published(self) -> str:
        """When the figure was published; of an average the newest of its years' figures."""
        one = newest_of(self.row.result.judged_by)
        if one is None:
            return ""
        return publication(one, self.words) + (f" ({self.words('summary.new')})" if self.row.is_new else "")


def row_notes(row: SummaryRow, report: Report, words: Words) -> Iterator[str]:
    """Yield the notes on the growth, the year before, the month and the whole year that stand beside a result."""
    printed, change = row.printed_growth, row.on_year
    if printed is not None and change is not None and contradicts(printed, change):
        yield _contradicted(row, printed, change, report, words)
    if "last_year" in row.blanks and row.blanks["last_year"].code == "doubtful":
        yield words("summary.note.doubtful")
    for column, one in _printed(row):
        if one is not None and one.is_doubtful:
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
        figure=amount_text(actual, report, words),
        before=f"{amount_text(change.on, report, words)} ({words.period(change.on.record.period)})",
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
        self.cells = {row.result.name: self._of_row(row.result) for row in found.rows}

    def _of_row(self, result: Result) -> RowCells:
        told_below = result.status in (Status.NOT_COMPARABLE, *UNTOLD)
        row = self.found.row(result)
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
        used = [key for key in keys if any(self.cells[each.name].cell(key).text for each in results)]
        about = {"name", "unit"}

        def told(result: Result) -> bool:
            return not blank_left_out or any(self.cells[result.name].cell(key).text for key in used if key not in about)

        def row(result: Result) -> tuple[Cell, ...]:
            return Cell(numbers[result.name]), *(self._cell(result, key, first=not blank_left_out) for key in used)

        def rows(members: tuple[Result, ...]) -> tuple[tuple[Cell, ...], ...]:
            found = tuple(row(each) for each in members if told(each))
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
    numbers: dict[tuple[Cell, ...], list[str]] = {}
    for number, *rest in rows:
        numbers.setdefault(tuple(rest), []).append(number.text)
    return tuple((Cell(", ".join(found)), *rest) for rest, found in numbers.items())

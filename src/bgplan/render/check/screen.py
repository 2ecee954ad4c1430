"""The check on the screen: groups, rows, notes, totals, and the worst target last.

Knows the order of the screen; cells come from ``check_cells``, widths from ``check_columns``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.book import Origin
from bgplan.core.methods import JUDGED, Status
from bgplan.core.report import Group, Report, Result
from bgplan.render import numerals
from bgplan.render.check.against import against_lines
from bgplan.render.check.bar import ASCII_SIGNS, SIGNS, Signs
from bgplan.render.check.cells import APPROXIMATE, ASCII_MARKS, BORDERLINE, ESTIMATE, IMPLIED, Cells, cells
from bgplan.render.check.columns import Columns, columns_for
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, wrapped
from bgplan.render.notes import notes_of
from bgplan.render.verdict import sign
from bgplan.render.words import Words


class CheckScreen:
    """A report laid out for one language, width and character set; ``width`` None is a pipe, where nothing wraps."""

    def __init__(self, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> None:
        self.report, self.words, self.width, self.ascii_only = report, words, width, ascii_only
        self.notes: dict[str, int] = {}
        self.rows: dict[str, Cells] = {result.name: self._cells(result) for result in report.results}
        self.columns: Columns = columns_for(tuple(self.rows.values()), words, width)

    def _cells(self, result: Result) -> Cells:
        """The cells of a result; each of its notes gets a number, the same text the same one."""
        found = notes_of(result, self.report, self.words)
        numbers = tuple(sorted(self.notes.setdefault(note, len(self.notes) + 1) for note in found))
        return cells(result, self.report, self.words, notes=numbers, ascii_only=self.ascii_only)

    def lines(self) -> tuple[Line, ...]:
        """Return the whole screen."""
        if not self.report.results:
            nothing = (*self._title(), EMPTY, line(self.words("check.nothing")), *self._remarks())
            return tuple(self._in_ascii(each) if self.ascii_only else each for each in nothing)
        body = (*self._title(), EMPTY, *self._table(), *self._legend(), *self._notes(), *self._remarks(), EMPTY)
        return tuple(self._in_ascii(each) if self.ascii_only else each for each in (*body, *self._totals()))

    def _in_ascii(self, one: Line) -> Line:
        return tuple(
            Segment("".join(ASCII_MARKS.get(character, character) for character in part.text), part.style)
            for part in one
        )

    def _title(self) -> Iterator[Line]:
        words, report = self.words, self.report
        parts = [words.own(report.territory), words("check.to_date", date=report.as_of)]
        if report.newest_figure is not None and (months := (report.as_of - report.newest_figure).days // 30):
            parts.append(words("check.age", date=report.newest_figure, months=months))
        first, *rest = wrapped(f"{words('check.title')}  {' · '.join(parts)}", self.width, "  ")
        head = words("check.title")
        yield line(Segment(head, BOLD), first.removeprefix(head))
        yield from (line(text) for text in rest)

    def _table(self) -> Iterator[Line]:
        yield from self.columns.head(self.words)
        yield self._rule()
        for group in self.report.groups:
            yield from self._heading(group)
            for result in group.results:
                yield from self.columns.row(self.rows[result.name], self._signs)
        if self.report.watched:
            yield line(Segment(self.words("check.watched"), BOLD))
            for result in self.report.watched:
                yield from self.columns.row(self.rows[result.name], self._signs)
        yield self._rule()

    @property
    def _signs(self) -> Signs:
        """The characters of the bars."""
        return ASCII_SIGNS if self.ascii_only else SIGNS

    def _rule(self) -> Line:
        return line(Segment(("-" if self.ascii_only else "─") * self.columns.total, DIM))

    def _heading(self, group: Group) -> Iterator[Line]:
        """The plan document, its due date and how much of its time has gone."""
        words = self.words
        title = words.own(group.plan.name)
        parts = [words("check.due", date=group.due.end)]
        if group.time_gone is not None:
            parts.append(words("check.time_gone", percent=numerals.percent(group.time_gone, words.lang, 0)))
        first, *rest = wrapped(" · ".join((title, *parts)), self.width, "  ")
        yield line(Segment(first[: len(title)], BOLD), Segment(first[len(title) :], DIM))
        yield from (line(Segment(text, DIM)) for text in rest)

    def _legend(self) -> Iterator[Line]:
        """The meaning of the signs that occur, and of no others."""
        words, rows = self.words, self.rows.values()
        if any(row.done is not None for row in rows) and self.columns.has_bar:
            signs = self._signs
            legend = words("legend.bar", done=signs.done, tick=signs.tick, left=signs.left)
            yield from self._dim(legend)
        used = [
            words(f"legend.{key}")
            for key, mark, texts in (
                ("estimate", ESTIMATE, [row.actual for row in rows]),
                ("implied", IMPLIED, [row.target for row in rows]),
                ("approximate", APPROXIMATE, [row.actual for row in rows]),
                ("borderline", BORDERLINE, [row.status for row in rows]),
            )
            if any((ASCII_MARKS.get(mark, mark) if self.ascii_only else mark) in text for text in texts)
        ]
        if used:
            yield from self._dim("   ".join(used))

    def _notes(self) -> Iterator[Line]:
        for note, number in self.notes.items():
            mark = f"[{number}] "
            yield from self._dim(mark + note, " " * len(mark))

    def _remarks(self) -> Iterator[Line]:
        """Assumed bases, targets against each other, plans not issued yet, indicators not shown."""
        words = self.words
        assumed = sorted({base.period.end for each in self.report.targets if (base := _assumed_base(each)) is not None})
        if assumed:
            yield from self._dim(words("check.assumed", dates=tuple(assumed)))
        against = against_lines(self.report, words)
        if against:
            yield EMPTY
            yield line(Segment(words("against.title"), BOLD))
            for text in against:
                yield from (line(" " + part) for part in wrapped(text, self.width and self.width - 1, "  "))
        for each in self.report.not_issued:
            yield from self._dim(words("check.not_issued", plan=each.plan.name, date=each.issued))
        if self.report.unlisted:
            count = self.report.unlisted
            yield from self._dim(words("check.unlisted_one") if count == 1 else words("check.unlisted", count=count))

    def _dim(self, text: str, indent: str = "  ") -> Iterator[Line]:
        yield from (line(Segment(part, DIM)) for part in wrapped(text, self.width, indent))

    def _totals(self) -> Iterator[Line]:
        """How many targets have which status, and the worst of them."""
        words, targets = self.words, self.report.targets
        parts: list[Segment] = [Segment(self._count("targets", len(targets)) + ":", BOLD)]
        for status in Status:
            count = sum(result.status is status for result in targets)
            if count:
                mark = sign(status, words, ascii_only=self.ascii_only)
                parts.append(Segment(f"{mark} {count} {words(f'status.{status.value}')}", f"status.{status.value}"))
        if self.report.watched:
            parts.append(Segment(f"({self._count('watched', len(self.report.watched))})", DIM))
        yield from self._flowing(parts)
        worst = worst_of(self.report)
        if worst is not None:
            yield from (line(text) for text in wrapped(self._worst(worst), self.width, "  "))

    def _count(self, key: str, count: int) -> str:
        one = self.words(f"check.{key}_one")
        many = "targets" if key == "targets" else "watched_count"
        return one if count == 1 else self.words(f"check.{many}", count=count)

    def _flowing(self, parts: list[Segment]) -> Iterator[Line]:
        """Segments side by side, broken between segments only."""
        current: list[Segment] = []
        used = 0
        for part in parts:
            gap = "  " if current else ""
            if current and self.width is not None and used + len(gap) + len(part.text) > self.width:
                yield tuple(current)
                current, used, gap = [], 0, "  "
            current += [Segment(gap), part] if gap else [part]
            used += len(gap) + len(part.text)
        yield tuple(current)

    def _worst(self, worst: Result) -> str:
        """The worst target: how far it is from its path, on which side, and how late."""
        words, gap, lead = self.words, worst.value("gap_to_path"), worst.value("lead_months")
        name = words.own(worst.indicator.name)
        if gap is None or lead is None or gap == 0 or lead >= 0:
            return words("check.worst_plain", name=name)
        unit = self.report.written.units[worst.indicator.unit]
        decimals = 0 if unit.count or worst.amount is None else worst.amount.decimals
        amount = words.in_unit(words.number(gap if gap > 0 else 0 - gap, decimals), unit.name)
        months = numerals.number(0 - lead, words.lang)
        late = words("check.late_one") if months == "1" else words("check.late", months=months)
        side = words("check.above_path" if gap > 0 else "check.short_of_path", amount=amount)
        return words("check.worst", name=name, short=side, late=late)


def _assumed_base(result: Result) -> Origin | None:
    """The base of a result that is measured from it, where its date is assumed."""
    base = result.base
    return base if base is not None and base.period_assumed and result.value("progress") is not None else None


def worst_of(report: Report) -> Result | None:
    """Return the judged target that is worst: by status, then by pace ratio; none where none is behind."""
    behind = [result for result in report.targets if result.status in JUDGED[:4]]
    if not behind:
        return None
    return min(behind, key=lambda result: (JUDGED.index(result.status), _ratio(result)))


def _ratio(result: Result) -> float:
    ratio = result.value("pace_ratio")
    return float("inf") if ratio is None else float(ratio)


def check_lines(report: Report, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return the check of a report as lines for the terminal."""
    return CheckScreen(report, words, width=width, ascii_only=ascii_only).lines()

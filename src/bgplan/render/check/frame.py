"""What every screen of a check has: title, groups, notes, remarks and counts, around rows that each lays out itself.

Knows the order of the screen; never what stands in a row.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from bgplan.core.dataset import ResolvedBase
from bgplan.core.methods import Status
from bgplan.core.report import Group, Report, Result
from bgplan.core.text import width_of
from bgplan.render import numerals
from bgplan.render.amounts import QUALIFIER_SIGNS
from bgplan.render.check.cells import BORDERLINE, DOUBTFUL, ESTIMATE, IMPLIED, Cells, cells
from bgplan.render.check.columns import TIED
from bgplan.render.check.documents import against_lines
from bgplan.render.check.layout import EMPTY, wrapped
from bgplan.render.citations import publication
from bgplan.render.document import BOLD, DIM, Piece, Pieces, styled
from bgplan.render.notes import closed_texts, date_texts, not_issued_texts
from bgplan.render.verdicts import answers, has_year_plans, named_methods, notes_by_all, sign
from bgplan.render.words import Words


class Frame(ABC):
    """A report laid out for one language, width and character set; ``width`` None is a pipe, where nothing wraps."""

    def __init__(self, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> None:
        self.past = tuple(group for group in report.rows.groups if group.is_past)
        self.report, self.words, self.width, self.ascii_only = report.current, words, width, ascii_only
        self.notes: dict[str, int] = {}
        self.rows: dict[str, Cells] = {result.name: self._cells(result) for result in self.report.results}

    @abstractmethod
    def head(self) -> Iterator[Pieces]:
        """Yield the table's heading."""

    @abstractmethod
    def row(self, result: Result) -> Iterator[Pieces]:
        """Yield the lines of one result."""

    @abstractmethod
    def table_width(self) -> int:
        """Return how wide the table is."""

    @abstractmethod
    def signs_used(self) -> Iterator[str]:
        """Yield the meaning of the signs that this screen alone has."""

    @abstractmethod
    def totals(self) -> Iterator[Pieces]:
        """Yield the counts, and what is to be said of all targets together."""

    def _cells(self, result: Result) -> Cells:
        """The cells of a result; each of its notes gets a number, the same text the same one."""
        found = notes_by_all(result, self.report, self.words)
        numbers = tuple(sorted(self.notes.setdefault(note, len(self.notes) + 1) for note in found))
        return cells(result, self.report, self.words, notes=numbers)

    def lines(self) -> tuple[Pieces, ...]:
        """Return the whole screen."""
        if self.report.results:
            body = (*self._title(), EMPTY, *self._table(), *self._legend(), *self._notes(), *self._remarks(), EMPTY)
            whole = (*body, *self.totals())
        else:
            whole = (*self._title(), EMPTY, styled(self.words("check.nothing")), *self._remarks())
        return tuple(whole)

    def _title(self) -> Iterator[Pieces]:
        words, report = self.words, self.report
        parts = [words.own(report.territory), *date_texts(report, words)]
        if report.newest is not None and (months := (report.as_of - report.newest.published).days // 30):
            parts.append(words("check.age", date=publication(report.newest, words, marked=False), months=months))
        methods = named_methods(report, words)
        if methods is not None:
            parts.append(methods)
        first, *rest = wrapped(f"{words('check.title')}  {' · '.join(parts)}", self.width, "  ")
        head = words("check.title")
        yield styled(Piece(head, BOLD), first.removeprefix(head))
        yield from (styled(text) for text in rest)

    def _table(self) -> Iterator[Pieces]:
        yield from self.head()
        yield self._rule()
        for group in self.report.groups:
            yield from self._heading(group)
            for result in group.results:
                yield from self.row(result)
        if self.report.watched:
            yield styled(Piece(self.words("check.watched"), BOLD))
            for result in self.report.watched:
                yield from self.row(result)
        yield self._rule()

    def _rule(self) -> Pieces:
        return styled(Piece(("-" if self.ascii_only else "─") * self.table_width(), DIM))

    def _heading(self, group: Group) -> Iterator[Pieces]:
        """The plan document, its due date and how much of its time has gone."""
        words = self.words
        title = words.own(group.plan.name)
        parts = [words("check.due", date=group.due.end)]
        if group.time_gone is not None:
            parts.append(words("check.time_gone", percent=numerals.percent(group.time_gone, words.lang, 0)))
        first, *rest = wrapped(" · ".join((title, *parts)), self.width, "  ")
        yield styled(Piece(first[: len(title)], BOLD), Piece(first[len(title) :], DIM))
        yield from (styled(Piece(text, DIM)) for text in rest)

    def _legend(self) -> Iterator[Pieces]:
        """The meaning of the signs that occur, and of no others."""
        words, rows = self.words, self.rows.values()
        for text in self.signs_used():
            yield from self._dim(text)
        used = [
            words(f"legend.{key}")
            for key, occurs in (
                ("estimate", any(ESTIMATE in row.actual for row in rows)),
                ("doubtful", any(DOUBTFUL in row.actual for row in rows)),
                ("implied", any(self.mark(IMPLIED) in row.target for row in rows)),
                *((key, any(sign in (row.actual[:1], row.target[:1]) for row in rows)) for key, sign in self._hedges()),
                ("borderline", self._has_borderline()),
            )
            if occurs
        ]
        if used:
            yield from self._dim("   ".join(used))

    def _hedges(self) -> Iterator[tuple[str, str]]:
        """The key and the sign of each hedge."""
        return ((qualifier.value, self.mark(sign)) for qualifier, sign in QUALIFIER_SIGNS.items())

    def mark(self, mark: str) -> str:
        """Return one of our marks, or its ASCII stand-in."""
        return self.words.typed(mark)

    def edge(self, *, borderline: bool) -> str:
        """Return the mark behind a status that is not sure, not to be parted from it; nothing behind others."""
        return f"{TIED}{self.mark(BORDERLINE)}" if borderline else ""

    def _has_borderline(self) -> bool:
        return any(
            result.also or any(judgement.also for judgement in answers(result)) for result in self.report.results
        )

    def _notes(self) -> Iterator[Pieces]:
        for note, number in self.notes.items():
            mark = f"[{number}] "
            yield from self._dim(mark + note, " " * len(mark))

    def _remarks(self) -> Iterator[Pieces]:
        """Assumed bases, targets against each other, plans not issued yet, indicators not shown."""
        words = self.words
        if has_year_plans(self.report):
            yield from self._dim(words("check.year_plans"))
        assumed = sorted(
            {base.period.end for result in self.report.targets if (base := _assumed_base(result)) is not None}
        )
        if assumed:
            yield from self._dim(words("check.assumed", dates=tuple(assumed)))
        against = against_lines(self.report, words)
        if against:
            yield EMPTY
            yield styled(Piece(words("against.title"), BOLD))
            for text in against:
                yield from (styled(" " + part) for part in wrapped(text, self.width and self.width - 1, "  "))
        if self.past:
            count, latest = sum(len(group.results) for group in self.past), max(group.due.end for group in self.past)
            key = "check.past_one" if count == 1 else "check.past"
            yield from self._dim(words(key, count=count, date=latest))
        for text in closed_texts(self.report, words):
            yield from self._dim(text)
        for text in not_issued_texts(self.report, words):
            yield from self._dim(text)
        if self.report.unlisted:
            count = self.report.unlisted
            yield from self._dim(words("check.unlisted_one") if count == 1 else words("check.unlisted", count=count))

    def _dim(self, text: str, indent: str = "  ") -> Iterator[Pieces]:
        yield from (styled(Piece(part, DIM)) for part in wrapped(text, self.width, indent))

    def count(self, key: str, count: int) -> str:
        """Return how many targets, or watched indicators, there are."""
        one = self.words(f"check.{key}_one")
        many = "targets" if key == "targets" else "watched_count"
        return one if count == 1 else self.words(f"check.{many}", count=count)

    def counted(self, statuses: Iterable[Status]) -> Iterator[Piece]:
        """Yield how often each status occurs, the worst first."""
        found = list(statuses)
        for status in Status:
            if count := found.count(status):
                mark = sign(status, self.words)
                yield Piece(f"{mark} {count} {self.words(f'status.{status.value}')}", f"status.{status.value}")

    def flowing(self, parts: Iterable[Piece], indent: str = "  ") -> Iterator[Pieces]:
        """Yield segments side by side, broken between segments only."""
        current: list[Piece] = []
        used = 0
        for part in parts:
            gap = "  " if current else ""
            if current and self.width is not None and used + len(gap) + width_of(part.text) > self.width:
                yield tuple(current)
                current, used, gap = [], 0, indent
            current += [Piece(gap), part] if gap else [part]
            used += len(gap) + width_of(part.text)
        yield tuple(current)


def _assumed_base(result: Result) -> ResolvedBase | None:
    """The base of a result that is measured from it, where its date is assumed."""
    base = result.base
    return base if base is not None and base.period_assumed and result.value("progress") is not None else None

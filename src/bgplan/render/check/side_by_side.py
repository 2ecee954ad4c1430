"""The check on the screen by several methods: what each says of every target, and where they differ.

Knows what stands in a row and in the last lines; widths come from ``method_columns``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bgplan.core.methods import Status
from bgplan.core.report import Opinion, Report, Result
from bgplan.render.check.cells import DIFFER
from bgplan.render.check.frame import Frame
from bgplan.render.check.method_columns import MethodCells, MethodColumns, Said, method_columns
from bgplan.render.layout import BOLD, DIM, Line, Segment, left, line, width_of, wrapped
from bgplan.render.methods import answer_by, answer_text, answers, of_one_mind
from bgplan.render.verdict import sign, verdict
from bgplan.render.words import Words


class SideBySide(Frame):
    """A report by several methods: a column for each, a mark where they differ, and the counts of each."""

    def __init__(self, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> None:
        super().__init__(report, words, width=width, ascii_only=ascii_only)
        self.methods = {each.name: self._answered(each) for each in self.report.results}
        rows, mark = tuple(self.methods.values()), width_of(self.mark(DIFFER))
        self.columns: MethodColumns = method_columns(rows, report.methods, words, width, mark=mark)

    def _answered(self, result: Result) -> MethodCells:
        """A result's row: one answer where no method was asked or only another one judges, else one for each."""
        asked = [answer_by(result, name) for name in self.report.methods]
        mark = self.mark(DIFFER) if result.disagreement else ""
        if of_one_mind(result) or not any(asked):
            return MethodCells(self.rows[result.name], (self._shared(result),), shared=True, mark=mark)
        said = tuple(self._said(each) for each in asked if each is not None)
        return MethodCells(self.rows[result.name], said, shared=False, mark=mark)

    def _shared(self, result: Result) -> Said:
        """What holds whatever the method; the method that judged is named where it is none of those asked for."""
        mark = sign(result.status, self.words, ascii_only=self.ascii_only)
        text = f"{mark} {verdict(result, self.words)}{self.edge(borderline=result.borderline)}"
        judged = result.method if result.verdict is not None and result.method is not None else ""
        return Said(judged, text, text, f"status.{result.status.value}")

    def _said(self, one: Opinion) -> Said:
        """A method's answer with our sign for it; nothing where it has none."""
        full, short = (answer_text(one, self.words, short=each) for each in (False, True))
        if full is None:
            return Said(one.method, "", "", "")
        mark, edge = sign(one.status, self.words, ascii_only=self.ascii_only), self.edge(borderline=bool(one.also))
        return Said(one.method, f"{mark} {full}{edge}", f"{mark} {short}{edge}", f"status.{one.status.value}")

    def head(self) -> Iterator[Line]:
        """Yield the table's heading; blocks have none."""
        yield from self.columns.head(self.words)

    def row(self, result: Result) -> Iterator[Line]:
        """Yield the lines of one result."""
        yield from self.columns.row(self.methods[result.name], self.words)

    def table_width(self) -> int:
        """Return how wide the table is."""
        return self.columns.total

    def signs_used(self) -> Iterator[str]:
        """Yield the meaning of the mark where the methods differ."""
        if any(row.mark for row in self.methods.values()):
            yield self.words("legend.differ", mark=self.mark(DIFFER))

    def totals(self) -> Iterator[Line]:
        """Yield how many targets have which status by each method, and those on which the methods differ."""
        targets = self.report.counted
        watched = len(self.report.watched)
        behind = f"  ({self.count('watched', watched)})" if watched else ""
        yield line(Segment(self.count("targets", len(targets)), BOLD), Segment(behind, DIM))
        names = {method: self.words(f"method_short.{method}") for method in self.report.methods}
        label = max(width_of(name) for name in names.values())
        for method, name in names.items():
            statuses = self.counted(_status_by(result, method) for result in targets)
            yield from self.flowing((Segment(f"  {left(name, label)}", BOLD), *statuses), " " * (4 + label))
        if targets:
            yield from (line(text) for text in wrapped(self._differing(), self.width, "  "))

    def _differing(self) -> str:
        """On how many targets the methods differ, and on which; one name of several targets once, with their number."""
        words, whole = self.words, self.count("targets", len(self.report.targets))
        differing = [result for result in self.report.targets if result.disagreement]
        if not differing:
            return words("check.methods_agree")
        names = Counter(words.own(result.indicator.short) for result in differing)
        listed = (name if many == 1 else f"{name} ({self.count('targets', many)})" for name, many in names.items())
        return words("check.methods_differ", count=len(differing), of=whole, names=", ".join(listed))


def _status_by(result: Result, method: str) -> Status:
    """The status by one method; of a year plan that which its own method gives."""
    return next((each.status for each in answers(result) if each.method == method), result.status)

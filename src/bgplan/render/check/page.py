"""The check on the screen: rows with bars, totals, the worst target last; or what several methods say of each.

Knows what stands in a row and in the last lines; cells come from ``cells``, widths from ``columns``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.methods import Status
from bgplan.core.related import Sibling
from bgplan.core.report import OURS, Judgement, Report, Result, worst_of
from bgplan.core.text import width_of
from bgplan.core.vocabulary import Direction, Measure
from bgplan.render import numerals
from bgplan.render.check.cells import DIFFER
from bgplan.render.check.columns import Columns, MethodAnswer, MethodCells, MethodColumns, columns_for, method_columns
from bgplan.render.check.frame import Frame
from bgplan.render.check.layout import left, wrapped
from bgplan.render.document import BOLD, DIM, Piece, Pieces, styled
from bgplan.render.marks import ASCII_SIGNS, SIGNS, Signs
from bgplan.render.verdicts import answer_by, answer_text, answers, named, of_one_mind, share_reached, sign, verdict
from bgplan.render.words import Words


class CheckScreen(Frame):
    """A report by one method: how far each target has come, and what that amounts to."""

    def __init__(self, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> None:
        super().__init__(report, words, width=width, ascii_only=ascii_only)
        self.columns: Columns = columns_for(tuple(self.rows.values()), words, width)

    def head(self) -> Iterator[Pieces]:
        """Yield the table's heading; blocks have none."""
        yield from self.columns.head(self.words)

    def row(self, result: Result) -> Iterator[Pieces]:
        """Yield the lines of one result."""
        yield from self.columns.row(self.rows[result.name], self._signs)

    def table_width(self) -> int:
        """Return how wide the table is."""
        return self.columns.total

    def signs_used(self) -> Iterator[str]:
        """Yield the meaning of the bars, where there are any."""
        if any(row.done is not None for row in self.rows.values()) and self.columns.has_bar:
            signs = self._signs
            yield self.words("legend.bar", done=signs.done, tick=signs.tick, left=signs.left)

    @property
    def _signs(self) -> Signs:
        """The characters of the bars."""
        return ASCII_SIGNS if self.ascii_only else SIGNS

    def totals(self) -> Iterator[Pieces]:
        """Yield how many targets have which status, and the worst of them."""
        targets = self.report.counted
        parts = [Piece(self.count("targets", len(targets)) + ":", BOLD)]
        parts += self.counted(result.status for result in targets)
        if self.report.watched:
            parts.append(Piece(f"({self.count('watched', len(self.report.watched))})", DIM))
        yield from self.flowing(parts)
        worst = worst_of(self.report.targets)
        if worst is not None:
            yield from (styled(text) for text in wrapped(worst_text(worst, self.report, self.words), self.width, "  "))


def worst_text(worst: Result, report: Report, words: Words) -> str:
    """Return the worst target: how far it is from its path and on which side, how late; else how it stands.

    Where its figure is older than that of a target of the same things, that is said: it may know less.
    """
    text, used = _worst(worst, report, words), worst.actual
    newer = () if used is None else newer_than(used, worst.beside.siblings)
    if used is None or not newer:
        return text
    told = "; ".join(
        words("check.worst_newer", name=sibling.target.indicator.short, date=sibling.figure.record.period.end)
        for sibling in newer
    )
    return words.said("check.worst_older", worst=text, date=words.shown(used.record.period.end), newer=told)


def newer_than(used: ResolvedObservation, siblings: tuple[Sibling, ...]) -> tuple[Sibling, ...]:
    """Return the siblings whose figure is newer than the one that counts."""
    return tuple(sibling for sibling in siblings if sibling.figure.record.period.end > used.record.period.end)


def _worst(worst: Result, report: Report, words: Words) -> str:
    """The worst target: how far it is from its path and on which side, how late; else how it stands."""
    gap, lead = worst.value("gap_to_path"), worst.value("lead_months")
    name = words.own(worst.indicator.name)
    if gap is None or lead is None or gap == 0 or lead >= 0 or worst.method not in OURS:
        return _plain_worst(worst, report, words)
    unit = report.written.units[worst.indicator.unit]
    decimals = 0 if unit.count or worst.amount is None else worst.amount.decimals
    amount = words.difference(words.number(gap if gap > 0 else 0 - gap, decimals), unit)
    months = numerals.number(0 - lead, words.lang)
    late = words("check.late_one") if months == "1" else words("check.late", months=months)
    side = words("check.above_path" if gap > 0 else "check.short_of_path", amount=amount)
    return words("check.worst", name=name, short=side, late=late)


def _plain_worst(worst: Result, report: Report, words: Words) -> str:
    """The worst target by its plan and status; of a year also what of the sum was reached, or how far the growth is."""
    rate, facts = share_reached(worst), {"name": named(worst, words), "status": verdict(worst, words)}
    gap, in_year = worst.value("gap"), worst.target is not None and not worst.target.is_average and worst.base is None
    below = worst.indicator.measure is Measure.GROWTH and worst.direction is not Direction.DOWN
    if below and in_year and gap is not None and gap < 0:  # that of an average stands in its status
        number = words.number(0 - gap, 1 if worst.amount is None else max(1, worst.amount.decimals))
        amount = words.difference(number, report.written.units[worst.indicator.unit])
        return words.said("check.worst_below", **facts, amount=amount)
    if rate is None or worst.base is not None or worst.direction is Direction.DOWN:  # of a level the way counts
        return words.said("check.worst_plain", **facts)
    return words.said("check.worst_share", **facts, share=numerals.percent(rate, words.lang))


def check_lines(report: Report, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Pieces, ...]:
    """Return the check of a report as lines for the terminal; several methods stand side by side."""
    screen = SideBySide if len(report.methods) > 1 else CheckScreen
    return screen(report, words.with_signs(ascii_only=ascii_only), width=width, ascii_only=ascii_only).lines()


class SideBySide(Frame):
    """A report by several methods: a column for each, a mark where they differ, and the counts of each."""

    def __init__(self, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> None:
        super().__init__(report, words, width=width, ascii_only=ascii_only)
        self.methods = {result.name: self._answered(result) for result in self.report.results}
        rows, mark = tuple(self.methods.values()), width_of(self.mark(DIFFER))
        self.columns: MethodColumns = method_columns(rows, report.methods, words, width, mark=mark)

    def _answered(self, result: Result) -> MethodCells:
        """A result's row: one answer where no method was asked or only another one judges, else one for each."""
        asked = [answer_by(result, name) for name in self.report.methods]
        mark = self.mark(DIFFER) if result.disagreement else ""
        if of_one_mind(result) or not any(asked):
            return MethodCells(self.rows[result.name], (self._shared(result),), shared=True, mark=mark)
        said = tuple(self._said(judgement) for judgement in asked if judgement is not None)
        return MethodCells(self.rows[result.name], said, shared=False, mark=mark)

    def _shared(self, result: Result) -> MethodAnswer:
        """What holds whatever the method; the method that judged is named where it is none of those asked for."""
        mark = sign(result.status, self.words)
        text = f"{mark} {verdict(result, self.words)}{self.edge(borderline=result.borderline)}"
        judged = result.method if result.verdict is not None and result.method is not None else ""
        return MethodAnswer(judged, text, text, f"status.{result.status.value}")

    def _said(self, judgement: Judgement) -> MethodAnswer:
        """A method's answer with our sign for it; nothing where it has none."""
        full, short = (answer_text(judgement, self.words, short=each) for each in (False, True))
        if full is None:
            return MethodAnswer(judgement.method, "", "", "")
        mark, edge = sign(judgement.status, self.words), self.edge(borderline=bool(judgement.also))
        return MethodAnswer(
            judgement.method, f"{mark} {full}{edge}", f"{mark} {short}{edge}", f"status.{judgement.status.value}"
        )

    def head(self) -> Iterator[Pieces]:
        """Yield the table's heading; blocks have none."""
        yield from self.columns.head(self.words)

    def row(self, result: Result) -> Iterator[Pieces]:
        """Yield the lines of one result."""
        yield from self.columns.row(self.methods[result.name], self.words)

    def table_width(self) -> int:
        """Return how wide the table is."""
        return self.columns.total

    def signs_used(self) -> Iterator[str]:
        """Yield the meaning of the mark where the methods differ."""
        if any(row.mark for row in self.methods.values()):
            yield self.words("legend.differ", mark=self.mark(DIFFER))

    def totals(self) -> Iterator[Pieces]:
        """Yield how many targets have which status by each method, and those on which the methods differ."""
        targets = self.report.counted
        watched = len(self.report.watched)
        behind = f"  ({self.count('watched', watched)})" if watched else ""
        yield styled(Piece(self.count("targets", len(targets)), BOLD), Piece(behind, DIM))
        names = {method: self.words(f"method_short.{method}") for method in self.report.methods}
        label = max(width_of(name) for name in names.values())
        for method, name in names.items():
            statuses = self.counted(_status_by(result, method) for result in targets)
            yield from self.flowing((Piece(f"  {left(name, label)}", BOLD), *statuses), " " * (4 + label))
        if targets:
            yield from (styled(text) for text in wrapped(self._differing(), self.width, "  "))

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
    return next((judgement.status for judgement in answers(result) if judgement.method == method), result.status)

"""The check on the screen by one method: rows with bars, totals, and the worst target last.

Knows what stands in a row and in the last lines; cells come from ``cells``, widths from ``columns``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Reported
from bgplan.core.related import Sibling
from bgplan.core.report import OURS, Report, Result, worst_of
from bgplan.core.vocabulary import Direction, Measure
from bgplan.render import numerals
from bgplan.render.check.bar import ASCII_SIGNS, SIGNS, Signs
from bgplan.render.check.columns import Columns, columns_for
from bgplan.render.check.frame import Frame
from bgplan.render.check.side_by_side import SideBySide
from bgplan.render.layout import BOLD, DIM, Line, Segment, line, wrapped
from bgplan.render.verdict import named, share_reached, verdict
from bgplan.render.words import Words


class CheckScreen(Frame):
    """A report by one method: how far each target has come, and what that amounts to."""

    def __init__(self, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> None:
        super().__init__(report, words, width=width, ascii_only=ascii_only)
        self.columns: Columns = columns_for(tuple(self.rows.values()), words, width)

    def head(self) -> Iterator[Line]:
        """Yield the table's heading; blocks have none."""
        yield from self.columns.head(self.words)

    def row(self, result: Result) -> Iterator[Line]:
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

    def totals(self) -> Iterator[Line]:
        """Yield how many targets have which status, and the worst of them."""
        targets = self.report.counted
        parts = [Segment(self.count("targets", len(targets)) + ":", BOLD)]
        parts += self.counted(result.status for result in targets)
        if self.report.watched:
            parts.append(Segment(f"({self.count('watched', len(self.report.watched))})", DIM))
        yield from self.flowing(parts)
        worst = worst_of(self.report.targets)
        if worst is not None:
            yield from (line(text) for text in wrapped(worst_text(worst, self.report, self.words), self.width, "  "))


def worst_text(worst: Result, report: Report, words: Words) -> str:
    """Return the worst target: how far it is from its path and on which side, how late; else how it stands.

    Where its figure is older than that of a target of the same things, that is said: it may know less.
    """
    text, used = _worst(worst, report, words), worst.actual
    newer = () if used is None else newer_than(used, worst.beside.siblings)
    if used is None or not newer:
        return text
    told = "; ".join(
        words("check.worst_newer", name=each.goal.indicator.short, date=each.figure.record.period.end) for each in newer
    )
    return words.said("check.worst_older", worst=text, date=words.shown(used.record.period.end), newer=told)


def newer_than(used: Reported, siblings: tuple[Sibling, ...]) -> tuple[Sibling, ...]:
    """Return the siblings whose figure is newer than the one that counts."""
    return tuple(each for each in siblings if each.figure.record.period.end > used.record.period.end)


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
    gap, in_year = worst.value("gap"), worst.goal is not None and not worst.goal.is_average and worst.base is None
    below = worst.indicator.measure is Measure.GROWTH and worst.direction is not Direction.DOWN
    if below and in_year and gap is not None and gap < 0:  # that of an average stands in its status
        number = words.number(0 - gap, 1 if worst.amount is None else max(1, worst.amount.decimals))
        amount = words.difference(number, report.written.units[worst.indicator.unit])
        return words.said("check.worst_below", **facts, amount=amount)
    if rate is None or worst.base is not None or worst.direction is Direction.DOWN:  # of a level the way counts
        return words.said("check.worst_plain", **facts)
    return words.said("check.worst_share", **facts, share=numerals.percent(rate, words.lang))


def check_lines(report: Report, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return the check of a report as lines for the terminal; several methods stand side by side."""
    screen = SideBySide if len(report.methods) > 1 else CheckScreen
    return screen(report, words.with_signs(ascii_only=ascii_only), width=width, ascii_only=ascii_only).lines()

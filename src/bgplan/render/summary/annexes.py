"""The annexes of the month's report: what changed, the sources, and what the data say of their figures.

Knows the parts of each; none of it has room on the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.as_of import newest_of
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.growth import ChangeOnYear, contradicts
from bgplan.core.methods import Status
from bgplan.core.periods import spanning
from bgplan.core.report import Report
from bgplan.core.sources import cited
from bgplan.core.summary.report import Summary, SummaryRow
from bgplan.render import numerals
from bgplan.render.amounts import figure_text, growth_text, hedge_sign
from bgplan.render.check.documents import against_lines
from bgplan.render.citations import INFERRED, citation, publication
from bgplan.render.diff.sentences import DiffText
from bgplan.render.document import (
    BOLD,
    DIM,
    Address,
    Block,
    Bullets,
    Cell,
    Column,
    Item,
    Rows,
    Table,
    item,
    paragraph,
    styled,
)
from bgplan.render.summary.reasons import UNTOLD
from bgplan.render.verdicts import named, notes_by_all
from bgplan.render.words import Words

ANNEXES = ("changes", "sources", "data")
"""The annexes, in their order."""

_ORIGIN = ("name", "lead", "stage", "period", "cut_off", "published", "notes")
_LEAST = {"name": 18, "lead": 14, "published": 10}


def annex(name: str, found: Summary, words: Words, *, is_page: bool) -> Iterator[Block]:
    """Yield the blocks of an annex, for a page or for a screen."""
    match name:
        case "changes":
            yield from _changes(found, words)
        case "sources":
            yield from _sources(found, words, is_page=is_page)
        case "data":
            yield from _data(found, words)
        case _:
            raise AssertionError(name)


def _changes(found: Summary, words: Words) -> Iterator[Block]:
    """What changed, as ``diff`` tells it; new figures under the source that has them."""
    changes = found.changes
    said = DiffText(changes, words, with_names=False)
    if not changes.has_news:
        yield paragraph(words("diff.nothing"))
        return
    for section in said.sections():
        yield paragraph(f"{words(f'diff.{section.key}')} ({len(section.entries)})", BOLD)
        yield Bullets(tuple(_by_source(found, words)) if section.key == "new" else section.entries)
    yield paragraph(said.totals())


def _by_source(found: Summary, words: Words) -> Iterator[Item]:
    """The new figures of each source in a row, the source said once."""
    by_source: dict[str, list[ResolvedObservation]] = {}
    for new in found.changes.new:
        by_source.setdefault(new.figure.source_name, []).append(new.figure)
    for name, figures in by_source.items():
        source = cited(name, figures[0].source, found.report.as_of)
        told = "; ".join(_figure(figure, found.report, words) for figure in figures)
        yield item(f"{citation(source, words)} ({len(figures)})", told)


def _figure(figure: ResolvedObservation, report: Report, words: Words) -> str:
    amount = hedge_sign(figure.amount, words) + figure_text(figure, report, words)
    return words("diff.figure", name=figure.indicator.short, period=figure.record.period, amount=amount)


def _sources(found: Summary, words: Words, *, is_page: bool) -> Iterator[Block]:
    """Every source; on a page with its address, on a screen that on a line of its own, which is never broken."""
    if is_page:
        yield Bullets(
            tuple(Item(styled(citation(source, words)), address=source.source.url or "") for source in found.sources)
        )
        return
    for at, source in enumerate(found.sources, 1):
        mark = f"[{at}] "
        yield Bullets((Item(styled(citation(source, words))),), mark=mark)
        if source.source.url is not None:
            yield Address(source.source.url, len(mark))


def _data(found: Summary, words: Words) -> Iterator[Block]:
    """Who answers for each figure and how final it is; then what is to be known of the figures."""
    notes: dict[str, int] = {}
    rows = [
        _origin(row, _numbers(row, found, words, notes), words)
        for row in found.rows
        if row.result.judged_by or row.lead is not None
    ]
    keys = [key for key in _ORIGIN if any(row[key].text for row in rows)]
    if rows:
        columns = tuple(
            Column(
                key,
                words(f"summary.origin.{key}"),
                least=_LEAST.get(key, 0),
                is_name=key == "name",
            )
            for key in keys
        )
        yield Table(
            columns, (Rows("", tuple(dict.fromkeys(tuple(row[key] for key in keys) for row in rows))),), is_closed=True
        )
        if any(INFERRED in row["published"].text for row in rows):
            yield paragraph(words("summary.legend.inferred"), DIM)
    told = [item(f"[{number}] {text}") for text, number in notes.items()]
    told += [item(text) for text in against_lines(found.report, words)]
    if found.ended:
        told.append(item(words.said("summary.ended", plans=", ".join(dict.fromkeys(_left_out(found, words))))))
    if told:
        yield Bullets(tuple(told), mark="")


def _numbers(row: SummaryRow, found: Summary, words: Words, notes: dict[str, int]) -> tuple[int, ...]:
    """The numbers of a row's notes, in the order of the rows; what has no verdict is told on the page."""
    result = row.result
    told_on_page = result.status in (Status.NOT_COMPARABLE, *UNTOLD)
    texts = () if told_on_page else notes_by_all(result, found.report, words)
    texts = (*texts, *row_notes(row, found.report, words))
    return tuple(sorted(notes.setdefault(text, len(notes) + 1) for text in texts))


def _origin(row: SummaryRow, numbers: tuple[int, ...], words: Words) -> dict[str, Cell]:
    result, actual = row.result, row.result.actual
    judged = result.judged_by
    stage = None if actual is None else actual.record.stage
    period = ""
    if judged:
        first, last = judged[0].record.period, judged[-1].record.period
        period = words.period(spanning(first.start, last.end) if len(judged) > 1 else first)
    newest = newest_of(judged)
    published = "" if newest is None else publication(newest, words)
    if row.is_new:
        published += f" ({words('summary.new')})"
    return {
        "name": Cell(words.own(result.indicator.short)),
        "lead": Cell("" if row.lead is None else words.own(row.lead)),
        "stage": Cell("" if actual is None else words(f"summary.stage.{'none' if stage is None else stage.value}")),
        "period": Cell(period),
        "cut_off": Cell("" if actual is None else numerals.day(actual.record.period.end, words.lang)),
        "published": Cell(published),
        "notes": Cell(" ".join(f"[{number}]" for number in numbers)),
    }


def row_notes(row: SummaryRow, report: Report, words: Words) -> Iterator[str]:
    """Yield the notes on the growth, the year before, the month and the whole year that stand beside a result."""
    printed, change = row.printed_growth, row.on_year
    if printed is not None and change is not None and contradicts(printed, change):
        yield _contradicted(row, printed, change, report, words)
    if "last_year" in row.blanks and row.blanks["last_year"].code == "doubtful":
        yield words("summary.note.doubtful")
    for column, observation in _printed(row):
        if observation is not None and observation.is_doubtful:
            yield words.said("summary.note.low_confidence", what=words(f"summary.course.{column}").replace("\n", " "))


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


def _left_out(found: Summary, words: Words) -> Iterator[str]:
    """The plans that stand in no table; of one that has other targets there, the target."""
    shown = {result.target.record.plan for result in found.targets if result.target is not None}
    for result in found.ended:
        if result.target is not None:
            partly = result.target.record.plan in shown
            yield named(result, words) if partly else words.own(result.target.plan.name)

"""The check as a document: the rows of a view with gap and need, how they add up, and what is one step away.

Knows the order of the screen and which columns a width brings; cells come from ``rows``, sentences from ``sentences``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from bgplan.core.methods import BEHIND, JUDGED, Status
from bgplan.core.report import Result
from bgplan.core.view import View, ViewSection
from bgplan.render import numerals
from bgplan.render.check.documents import documents_line
from bgplan.render.check.methods import method_blocks
from bgplan.render.check.rows import (
    actual_cell,
    bar_cell,
    date_cell,
    differing,
    due_cell,
    gap_cell,
    name_cell,
    needed_cell,
    rate_cell,
    recent_cell,
    share_cell,
    so_far_cell,
    status_cell,
    target_cell,
    unit_cell,
)
from bgplan.render.check.sentences import Notes, furthest_behind, marks_of, notes_of_rows, worst_text
from bgplan.render.citations import publication
from bgplan.render.document import (
    BOLD,
    DIM,
    Block,
    Cell,
    Column,
    Document,
    Flow,
    Forms,
    Legend,
    Piece,
    Rows,
    Table,
    Text,
    Title,
    paragraph,
)
from bgplan.render.notes import not_issued_texts
from bgplan.render.verdicts import has_year_plans, named_methods, sign
from bgplan.render.words import Words

_ALWAYS = ("name", "due", "date", "actual", "target", "gap", "needed", "status")
_ORDER = (
    "name",
    "unit",
    "due",
    "date",
    "actual",
    "target",
    "gap",
    "needed",
    "rate",
    "so_far",
    "bar",
    "progress",
    "share",
)
_COLUMNS = (*_ORDER, "status", "recent")
_MORE = ("rate", "unit", "so_far", "bar", "share", "recent")
"""What a wider screen has as well, in the order of worth."""
_FOR_PAGES = "progress"
_ROOMY = "so_far"
"""Where there is room for this column, there is room to say since when."""
_TEXTS = ("name", "unit", "date", "bar", "status")
_LEAST_NAME, _NAMES_INDENT = 17, 2


class _Selection(NamedTuple):
    """One layout: its columns, whether dates, statuses and headings are in short, and whether names may be broken."""

    keys: tuple[str, ...]
    short: bool
    is_last: bool = False


def check_page(view: View, words: Words) -> Document:
    """Return the check as a document, in forms from the widest on; several methods stand side by side."""
    if not view.results:
        return (_title(view, words), paragraph(words("screen.nothing")), *_remarks(view, words), *_others(view, words))
    if len(view.report.methods) > 1:
        head, *rest = _title(view, words), *_remarks(view, words)
        return (head, *method_blocks(view, words), *rest)
    screen = _CheckScreen(view, words)
    return (
        _title(view, words),
        Forms(tuple(screen.forms())),
        *(paragraph(text, DIM) for text in screen.notes.texts),
        *_remarks(view, words),
        _legend(words),
        *_others(view, words),
    )


class _CheckScreen:
    """A view laid out in its forms: cells are made once, and chosen from for each."""

    def __init__(self, view: View, words: Words) -> None:
        self.view, self.words = view, words
        self.notes = notes_of_rows(view.targets, view.report, words)
        self.cells = {result.name: self._cells(result) for result in view.results}
        used = {key for cells in self.cells.values() for key, cell in cells.items() if cell.text}
        self.used = used.union(_ALWAYS) - (set() if view.is_sorted else {"due"})

    def forms(self) -> Iterator[tuple[Block, ...]]:
        """Yield the table with what sums it up in each form, the widest first."""
        more = [key for key in _MORE if key in self.used]
        for count in range(len(more), -1, -1):
            yield tuple(self._blocks(_Selection(self._keys(more[:count]), short=False)))
        if more:
            yield tuple(self._blocks(_Selection(self._keys(more[:1]), short=True)))
        yield tuple(self._blocks(_Selection(self._keys(()), short=True, is_last=True)))

    def _keys(self, more: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in _COLUMNS if key in self.used and key in (*_ALWAYS, *more, _FOR_PAGES))

    def _cells(self, result: Result) -> Mapping[str, Cell]:
        words, report, marks = self.words, self.view.report, marks_of(result, self.notes)
        drawn = bar_cell(result, words)
        return {
            "name": name_cell(result, words),
            "unit": unit_cell(result, report, words),
            "due": due_cell(result, words),
            "date": date_cell(result, words),
            "actual": actual_cell(result, words),
            "target": target_cell(result, words),
            "gap": gap_cell(result, report, words),
            "needed": needed_cell(result, report, words, marks.needed),
            "rate": rate_cell(result, words),
            "so_far": so_far_cell(result, report, words),
            "bar": drawn._replace(short=""),
            "progress": Cell(drawn.short, value=drawn.value),
            "share": share_cell(result, words),
            "recent": recent_cell(result, report, words),
            "status": status_cell(result, words, marks.status),
        }

    def _blocks(self, form: _Selection) -> Iterator[Block]:
        view, words = self.view, self.words
        yield self._table(form)
        yield from _totals(view, words, short=form.short)
        yield from _worst(view, self.notes, words, is_dated=_ROOMY in form.keys)

    def _table(self, form: _Selection) -> Table:
        columns = tuple(self._column(key, form) for key in form.keys)
        groups = tuple(
            Rows(section_heading(section, self.view, self.words), tuple(self._row(result, form) for result in results))
            for section, results in _parts(self.view)
        )
        return Table(columns, groups, is_closed=True)

    def _column(self, key: str, form: _Selection) -> Column:
        head = _head(key, self.words, short=form.short)
        least = _LEAST_NAME if key == "name" and form.is_last else 0
        return Column(
            key,
            head,
            is_number=key not in _TEXTS,
            least=least,
            hang=_NAMES_INDENT,
            is_name=key == "name",
            for_pages=key == _FOR_PAGES,
            for_screens=key == "bar",
        )

    def _row(self, result: Result, form: _Selection) -> tuple[Cell, ...]:
        cells = (self.cells[result.name][key] for key in form.keys)
        return tuple(cell.in_short() if form.short else cell for cell in cells)


def _head(key: str, words: Words, *, short: bool) -> str:
    brief = f"screen.column_short.{key}"
    return words(brief if short and words.has(brief) else f"screen.column.{key}")


def _title(view: View, words: Words) -> Title:
    """The plan, the territory, and up to which publication and closing it is told; in brief where room is short."""
    plan, territory = view.plan, words.own(view.report.territory)
    about, brief = (" · ".join(_dated(view, words, form)) for form in ("_long", ""))
    if plan is None and not view.sections:
        return Title(territory, about, brief)
    name = words("screen.all") if plan is None else words.own(plan.name)
    return Title(name, *(" · ".join(filter(None, (territory, text))) for text in (about, brief)))


def _dated(view: View, words: Words, form: str) -> Iterator[str]:
    """Up to which publication it is told, where all series end on one day that they have, and by which methods."""
    report = view.report
    flags = {flag.facts["on"] for result in view.results if (flag := result.flag("closed")) is not None}
    if not report.is_undated:
        closed = f", {words(f'screen.closed{form}', date=flags.pop())}" if len(flags) == 1 else ""
        yield words(f"screen.to_date{form}", date=report.as_of) + closed
    if report.newest is None:
        yield words("check.no_figures")
    methods = named_methods(report, words)
    if methods is not None:
        yield methods


def _parts(view: View) -> Iterator[tuple[ViewSection | None, tuple[Result, ...]]]:
    """The sections with their rows, the indicators without a target last."""
    yield from ((section, section.results) for section in view.sections)
    if view.watched:
        yield None, view.watched


def section_heading(section: ViewSection | None, view: View, words: Words) -> str:
    """Return what a section is of: its due date and how much of the time has gone, its plan where there are several."""
    if section is None:
        return words("check.watched")
    if section.is_by_lead:
        return words("screen.no_lead") if section.lead is None else words.own(section.lead)
    if section.due is None:
        return ""
    due = until_text(section.due.end, words)
    if view.plan is None and section.plan is not None:
        due = words.said("screen.of_plan", plan=words.own(section.plan.name), due=due[:1].lower() + due[1:])
    if section.time_gone is None:
        return due
    return words.typed(f"{due} · {gone_text(section.time_gone, words)}")


def until_text(end: date, words: Words) -> str:
    """Return by when something is due, as a heading has it."""
    if numerals.ends_year(end):
        return words("screen.until_year", year=str(end.year))
    return words("screen.until", date=end)


def gone_text(share: numerals.Numeric, words: Words) -> str:
    """Return how much of the time has gone."""
    return words("screen.gone", percent=words.typed(numerals.percent(share, words.lang, 0)))


def _totals(view: View, words: Words, *, short: bool) -> Iterator[Block]:
    """How often each status occurs, those that are judged first."""
    counted = {result.name for result in view.report.counted}
    found = [result for result in view.targets if result.name in counted or view.report.is_whole]
    if not found:
        return
    items = []
    for status in (*JUDGED[::-1], *(other for other in Status if other not in JUDGED)):
        if here := [result for result in found if result.status is status]:
            word = _total_word(status, here, words) if short else words(f"status.{status.value}")
            text = f"{sign(status, words)} {len(here)} {word}"
            items.append(Piece(text, f"status.{status.value}"))
    yield Flow(Piece(""), tuple(items), gap=" " if short else "  ", hang=0)


def _total_word(status: Status, results: list[Result], words: Words) -> str:
    """The word for a status in the totals; what all refused figures differ in, if that is one thing."""
    differ = (
        {refused.attribute for result in results for refused in result.not_compared[0].differs[:1]}
        if (status is Status.NOT_COMPARABLE and all(result.not_compared for result in results))
        else set()
    )
    if len(differ) == 1:
        return differing(differ.pop(), words)
    brief = f"screen.total.{status.value}"
    return words(brief) if words.has(brief) else words(f"status.{status.value}")


def _worst(view: View, notes: Notes, words: Words, *, is_dated: bool) -> Iterator[Block]:
    """The target that is furthest behind, or that none is."""
    worst = furthest_behind(view.targets)
    if worst is not None:
        text = worst_text(worst, view.report, words, is_dated=is_dated)
        yield Text((Piece(words("screen.furthest"), BOLD), Piece(f" {text}{notes.worst}")))
    elif any(result.status in JUDGED for result in view.targets):
        yield paragraph(words("screen.none_behind"))


def _remarks(view: View, words: Words) -> Iterator[Block]:
    """What else is to be known, a line each: documents that differ, plans not issued yet, what is not shown."""
    report = view.report
    if len(report.methods) == 1 and has_year_plans(report):
        yield paragraph(words("check.year_plans"), DIM)
    unread = len(report.written.left_out.get("targets", ()))
    if unread:
        yield paragraph(words("screen.unread_one") if unread == 1 else words("screen.unread", count=unread))
    newest = report.newest
    if newest is not None and (months := (report.as_of - newest.published).days // 30):
        yield paragraph(words("check.age", date=publication(newest, words, marked=False), months=months), DIM)
    line = documents_line(report, words)
    if line is not None:
        yield paragraph(line, DIM)
    if report.not_issued and (report.is_whole or view.plan is None or not view.results):
        count = len(report.not_issued)
        texts = not_issued_texts(report, words) if count == 1 else (words("screen.not_issued", count=count),)
        yield from (paragraph(text, DIM) for text in texts)
    if report.unlisted and view.plan is None:
        one = report.unlisted == 1
        yield paragraph(words("screen.unlisted_one") if one else words("screen.unlisted", count=report.unlisted), DIM)
    if view.ended and view.plan is None:
        yield paragraph(words("screen.ended_one") if view.ended == 1 else words("screen.ended", count=view.ended), DIM)


def _legend(words: Words) -> Legend:
    """The meanings of the signs that a table may have."""
    names = ("bar", "estimate", "doubtful", "implied", "about", "over", "nearly", "borderline", "old", "points")
    return Legend(tuple((name, words(f"screen.legend.{name}")) for name in names))


def _others(view: View, words: Words) -> Iterator[Block]:
    """How the other plans stand, in one line, and how to see them."""
    if not view.others:
        return
    lead = words("screen.others_one") if view.other_plans == 1 else words("screen.others", count=view.other_plans)
    counted = {result.name for result in view.report.counted}
    found = [result.status for result in view.others if result.name in counted]
    behind = [(status, count) for status in BEHIND if (count := found.count(status))]
    rest = len(found) - sum(count for _, count in behind)
    key = ("rest" if behind else "rest_all") + ("_one" if rest == 1 else "")
    items = (
        *(Piece(f"{sign(status, words)} {count} {words(f'status.{status.value}')}") for status, count in behind),
        *((Piece(words(f"screen.{key}", count=rest)),) if rest else ()),
        Piece(words("screen.others_hint")),
    )
    first, *rest_of_line = (piece.text for piece in items)
    texts = (f"{lead} {first}", *rest_of_line)
    yield Flow(Piece(""), tuple(Piece(text, DIM) for text in texts), gap=" · ")


def failed_elsewhere(failed: tuple[Result, ...], shown: tuple[Result, ...], words: Words) -> Document:
    """Return which targets a check failed on that are not among the rows shown; nothing where there are none."""
    names = {result.name for result in shown}
    unseen = (result for result in failed if result.name not in names)
    hidden = [f"{result.name} ({words(f'status.{result.status.value}')})" for result in unseen]
    return (paragraph(words.said("screen.failed", names=", ".join(hidden))),) if hidden else ()

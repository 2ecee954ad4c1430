"""How the targets stand, a row each: figure, target, gap, what is needed, and the documents that set it.

Also the indicators that are watched. The cells are those of the check, so that a row says the same everywhere; knows
which columns a width brings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bgplan.core.needs import needed, recent_pace
from bgplan.core.periods import Period
from bgplan.core.report import Result
from bgplan.core.summary.report import Summary, SummaryRow
from bgplan.core.text import width_of
from bgplan.core.vocabulary import Measure
from bgplan.render import numerals
from bgplan.render.amounts import figure_text, hedge_sign
from bgplan.render.ascii import NO_BREAK
from bgplan.render.check.rows import (
    actual_cell,
    date_cell,
    gap_cell,
    needed_cell,
    recent_cell,
    share_cell,
    so_far_cell,
    status_cell,
    target_cell,
    unit_cell,
)
from bgplan.render.check.screen import gone_text, until_text
from bgplan.render.document import Block, Cell, Column, Forms, Piece, Rows, Table, Text
from bgplan.render.needs import pace_said
from bgplan.render.summary.figures import growth_cell, marks_of
from bgplan.render.words import Words

_ALL = (
    *("number", "name", "unit", "date", "actual", "target", "gap", "needed", "so_far", "recent", "share"),
    *("documents", "status"),
)
_MORE = ("documents", "number", "unit", "so_far", "recent", "share")
"""What wider pages have as well, in the order of worth."""
_TEXTS = ("name", "unit", "date", "documents", "status")
_LEAST_NAME = 16
_DOCUMENTS = (20, 16)
"""How narrow the column of documents may get: for two short ones, for one."""
_HANG = {"name": 2, "status": 2}


def target_blocks(found: Summary, words: Words) -> tuple[Block, ...]:
    """Return the table of the targets in its forms, the widest first; nothing where there is no target to show.

    A plan for the year that is judged by a figure of the year to date stands with that.
    """
    in_course = {row.plan.result.name for row in found.course if row.plan is not None}
    shown = {row.result.name: row for row in found.rows if is_shown(row.result) and row.result.name not in in_course}
    groups = tuple(_groups(found, frozenset(shown), words))
    names = [name for _, members in groups for name in members]
    cells = {name: _cells(shown[name], at, found, words) for at, name in enumerate(names, 1)}
    if not cells:
        return ()
    more = [key for key in _MORE if any(row[key].text for row in cells.values())]

    def keys(count: int) -> tuple[str, ...]:
        return tuple(key for key in _ALL if key not in _MORE or key in more[:count])

    whole = [_Layout(keys(count)) for count in range(len(more), 0, -1)]
    few = range(min(len(more), 2), 0, -1)
    broken = [
        _Layout(keys(count), is_short=is_short, documents=room)
        for is_short in (False, True)
        for room in _DOCUMENTS
        for count in few
    ]
    least = _DOCUMENTS[-1]
    narrow = (_Layout(keys(0), documents=least), _Layout(keys(0), is_short=True, documents=least))
    forms = (*whole, *broken, *narrow, _Layout(keys(len(more))))
    return (Forms(tuple((form.table(groups, cells, words),) for form in forms)),)


def is_shown(result: Result) -> bool:
    """Return whether a result has a row: a plan of which neither the number nor a figure is known says nothing."""
    target = result.target
    return target is not None and (target.amount is not None or result.value("target") is not None or _has(result))


def _has(result: Result) -> bool:
    return result.actual is not None


def _groups(found: Summary, names: frozenset[str], words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of the results that are due at one time, under when that is and how much of the time has gone."""
    by_due: dict[Period, list[str]] = {}
    gone: dict[Period, set[object]] = {}
    for group in found.groups:
        here = [result.name for result in group.results if result.name in names]
        due = next((known for known in by_due if known.end == group.due.end), group.due)
        if here:
            by_due.setdefault(due, []).extend(here)
            gone.setdefault(due, set()).add(group.time_gone)
    for due, members in by_due.items():
        text, times = until_text(due.end, words), gone[due]
        share = next(iter(times))
        if len(times) == 1 and isinstance(share, numerals.Numeric) and share < 1:
            text += words.typed(" · ") + gone_text(share, words)
        yield text, tuple(members)


def _cells(row: SummaryRow, at: int, found: Summary, words: Words) -> Mapping[str, Cell]:
    result, report = row.result, found.report
    return {
        "number": Cell(str(at)),
        "name": Cell(words.own(result.indicator.short)),
        "unit": unit_cell(result, report, words),
        "date": date_cell(result, words),
        "actual": actual_cell(result, words),
        "target": target_cell(result, words),
        "gap": gap_cell(result, report, words),
        "needed": needed_cell(result, report, words, ""),
        "so_far": so_far_cell(result, report, words),
        "recent": recent_cell(result, report, words),
        "share": share_cell(result, words),
        "documents": Cell(", ".join(_documents(result, words))),
        "status": status_cell(result, words, ""),
    }


def _documents(result: Result, words: Words) -> tuple[str, ...]:
    """What sets the target, the document that decides first; each once."""
    own = () if result.target is None else (result.target,)
    targets = (*own, *(document.target for document in result.documents))
    return tuple(dict.fromkeys(_held(words.own(target.plan.short)) for target in targets))


def _held(text: str) -> str:
    """A short name in one piece; a long one may be broken."""
    return text.replace(" ", NO_BREAK) if width_of(text) <= _DOCUMENTS[-1] else text


class _Layout(NamedTuple):
    """One layout: its columns, whether its texts are in short.

    With room for ``documents`` of so many columns these, and names, may take two lines.
    """

    keys: tuple[str, ...]
    is_short: bool = False
    documents: int = 0

    def table(
        self, groups: tuple[tuple[str, tuple[str, ...]], ...], cells: Mapping[str, Mapping[str, Cell]], words: Words
    ) -> Table:
        """Return the table of cells that are made already."""
        rows = (Rows(heading, tuple(self._row(cells[name]) for name in names)) for heading, names in groups)
        return Table(tuple(self._column(key, words) for key in self.keys), tuple(rows))

    def _row(self, cells: Mapping[str, Cell]) -> tuple[Cell, ...]:
        found = (cells[key] for key in self.keys)
        return tuple(cell.in_short() if self.is_short else cell for cell in found)

    def _column(self, key: str, words: Words) -> Column:
        head = words(f"summary.target.{key}")
        least = {"name": _LEAST_NAME, "documents": self.documents}.get(key, 0) if self.documents else 0
        hang, is_name = _HANG.get(key, 0), key in ("number", "name")
        return Column(key, head, is_number=key not in _TEXTS, least=least, hang=hang, is_name=is_name)


def lately_text(found: Summary, words: Words) -> str:
    """Return which targets that stand well have lately gone slower than they need; nothing where none has."""
    told = []
    for result in found.slowed:
        asked, lately = needed(result), recent_pace(result)
        if asked is None or lately is None:
            continue
        since = words.typed(numerals.month(lately.since.record.period.end, words.lang))
        pace, need = (pace_said(each.pace, result, found.report, words) for each in (lately, asked))
        name = words.own(result.indicator.short)
        told.append(words.said("summary.lately_of", name=name, pace=pace, date=since, needed=need))
    return words.said("summary.lately", told="; ".join(told)) if told else ""


def watched_blocks(found: Summary, words: Words) -> tuple[Block, ...]:
    """Return the levels that are watched, side by side by their dates: what there is, and the change in a year."""
    by_date: dict[str, list[str]] = {}
    for row in found.rows:
        if _is_watched(row.result):
            by_date.setdefault(date_cell(row.result, words).text, []).append(_watched(row, found, words))
    items = (
        words.said("summary.watched_first", date=date, level=level) if not at else level
        for date, levels in by_date.items()
        for at, level in enumerate(levels)
    )
    text = words.typed(" · ").join(item.replace(" ", NO_BREAK) for item in items)
    signs = {sign for row in found.rows if _is_watched(row.result) for sign in _signs(row, words)}
    return (Text((Piece(text),), hang=0, signs=tuple(sorted(signs))),) if text else ()


def _signs(row: SummaryRow, words: Words) -> tuple[str, ...]:
    """The names of the signs of a watched level, whose meanings the legend has."""
    return (*actual_cell(row.result, words).signs, *date_cell(row.result, words).signs)


def _is_watched(result: Result) -> bool:
    """Whether it is a level without a target that has a figure; flows stand with the month."""
    return result.target is None and result.actual is not None and result.indicator.measure is not Measure.FLOW


def _watched(row: SummaryRow, found: Summary, words: Words) -> str:
    result, actual = row.result, row.result.actual
    if actual is None:
        return ""
    amount = hedge_sign(actual.amount, words) + figure_text(actual, found.report, words) + marks_of(actual)
    on_year = growth_cell(row.printed_growth, row.on_year, words).text.strip("()")
    text = f"{words.own(result.indicator.short)} {amount}"
    return text if not on_year else words.said("summary.watched_change", level=text, change=on_year)

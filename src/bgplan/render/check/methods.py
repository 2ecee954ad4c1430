"""What several methods say of each target: a column for each, a mark where they differ, and the counts of each.

Knows the columns and the words of that table; what each method says comes from ``verdicts``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bgplan.core.methods import Status
from bgplan.core.report import Judgement, Result
from bgplan.core.view import View, ViewSection
from bgplan.render.ascii import NO_BREAK
from bgplan.render.check.rows import (
    BORDERLINE,
    SIGN_NAMES,
    actual_cell,
    date_cell,
    gap_cell,
    name_cell,
    target_cell,
)
from bgplan.render.document import (
    BOLD,
    DIM,
    Block,
    Bullets,
    Cell,
    Column,
    Flow,
    Forms,
    Legend,
    Piece,
    Rows,
    Table,
    item,
    paragraph,
)
from bgplan.render.verdicts import (
    answer_by,
    answer_text,
    answers,
    has_year_plans,
    notes_by_all,
    of_one_mind,
    sign,
    verdict,
)
from bgplan.render.words import Words

DIFFER = "↔"
_LEAST_NAME, _LEAST_ANSWER = 17, 14
_SIGNS = ("estimate", "doubtful", "implied", "borderline", "old")
_FIGURES = ("date", "actual", "target", "gap")


def method_blocks(view: View, words: Words) -> Iterator[Block]:
    """Yield the table of several methods, their counts, where they differ and why."""
    yield Forms(tuple((_table(view, words, short=short),) for short in (False, True)))
    yield Legend(
        tuple(
            (name, words(f"screen.legend.{name}")) for name in ("estimate", "doubtful", "implied", "borderline", "old")
        )
    )
    if any(result.disagreement for result in view.results):
        yield paragraph(words("screen.legend.differ", mark=words.typed(DIFFER)), DIM)
    if has_year_plans(view.report):
        yield paragraph(words("check.year_plans"), DIM)
    yield from _counts(view, words)
    yield paragraph(_differing(view, words))
    notes = tuple(
        item(f"{words.own(result.indicator.short)}: {note}", style=DIM)
        for result in view.targets
        if result.disagreement
        for note in notes_by_all(result, view.report, words)
    )
    if notes:
        yield Bullets(notes)


def _table(view: View, words: Words, *, short: bool) -> Table:
    methods = view.report.methods
    columns = (
        Column("name", words("screen.column.name"), least=_LEAST_NAME if short else 0, hang=2, is_name=True),
        *(Column(key, words(f"screen.column.{key}"), is_number=key != "date") for key in _FIGURES),
        *(Column(name, words(f"method_short.{name}"), least=_LEAST_ANSWER if short else 0, hang=2) for name in methods),
    )
    sections = (*((section, section.results) for section in view.sections), (None, view.watched))
    groups = (
        Rows(_heading(section, words), tuple(_row(result, view, words, short=short) for result in results))
        for section, results in sections
        if results
    )
    return Table(columns, tuple(groups), is_closed=True)


def _heading(section: ViewSection | None, words: Words) -> str:
    if section is None:
        return words("check.watched")
    if section.plan is None or section.due is None:
        return "" if section.lead is None else words.own(section.lead)
    return words.typed(f"{words.own(section.plan.name)} · {words('check.due', date=section.due.end)}")


def _row(result: Result, view: View, words: Words, *, short: bool) -> tuple[Cell, ...]:
    figures = (
        date_cell(result, words),
        actual_cell(result, words),
        target_cell(result, words),
        gap_cell(result, view.report, words),
    )
    methods = view.report.methods
    answered = tuple(_answer(result, method, methods, words, short=short) for method in methods)
    shown = (cell.in_short() if short else cell for cell in figures)
    name = name_cell(result, words)
    differ = f"{NO_BREAK}{words.typed(DIFFER)}" if result.disagreement else ""
    return name._replace(text=name.text + differ), *shown, *answered


def _answer(result: Result, method: str, asked: tuple[str, ...], words: Words, *, short: bool) -> Cell:
    """What a method says of a result; where the data decide, or a method of its own judges it, that for all."""
    judgement = answer_by(result, method)
    if of_one_mind(result) or not any(answer_by(result, name) for name in asked):
        text = f"{sign(result.status, words)} {verdict(result, words, short=short)}"
        return _stated(text, result.status, words, is_open=result.borderline)
    return Cell("") if judgement is None else _said(judgement, words, short=short)


def _said(judgement: Judgement, words: Words, *, short: bool) -> Cell:
    """A method's answer with our sign for it; nothing where it has none."""
    text = answer_text(judgement, words, short=short)
    if text is None:
        return Cell("")
    return _stated(f"{sign(judgement.status, words)} {text}", judgement.status, words, is_open=bool(judgement.also))


def _stated(text: str, status: Status, words: Words, *, is_open: bool) -> Cell:
    edge = f"{NO_BREAK}{words.typed(BORDERLINE)}" if is_open else ""
    return Cell(text + edge, f"status.{status.value}", signs=(SIGN_NAMES[BORDERLINE],) if edge else ())


def _counts(view: View, words: Words) -> Iterator[Block]:
    """How many targets have which status by each method."""
    counted = {result.name for result in view.report.counted}
    targets = [result for result in view.targets if result.name in counted]
    for method in view.report.methods:
        found = [_status_by(result, method) for result in targets]
        items = (
            Piece(f"{sign(status, words)} {count} {words(f'status.{status.value}')}", f"status.{status.value}")
            for status in Status
            if (count := found.count(status))
        )
        yield Flow(Piece(f"{words(f'method_short.{method}')}:", BOLD), tuple(items), gap="  ")


def _status_by(result: Result, method: str) -> Status:
    """The status by one method; of a year plan that which its own method gives."""
    return next((judgement.status for judgement in answers(result) if judgement.method == method), result.status)


def _differing(view: View, words: Words) -> str:
    """On how many targets the methods differ, and on which; one name of several targets once, with their number."""
    differing = [result for result in view.targets if result.disagreement]
    if not differing:
        return words("check.methods_agree")
    names = Counter(words.own(result.indicator.short) for result in differing)
    listed = (name if many == 1 else f"{name} ({many})" for name, many in names.items())
    whole = words("check.targets_one") if len(view.targets) == 1 else words("check.targets", count=len(view.targets))
    return words("check.methods_differ", count=len(differing), of=whole, names=", ".join(listed))

"""A check as a document for a page: a table for every plan and due date, the watched indicators, and the findings.

Knows which columns there are and how each number is written for people; never a number that the report does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding
from bgplan.core.intervals import Number
from bgplan.core.periods import spanning
from bgplan.core.report import Judgement, Report, Result
from bgplan.render import numerals
from bgplan.render.amounts import amount_text
from bgplan.render.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Rows,
    Table,
    Title,
    item,
)
from bgplan.render.findings import findings_blocks
from bgplan.render.notes import closed_texts
from bgplan.render.verdicts import answer_by, named_methods, notes_by_all, own_word, share_reached
from bgplan.render.words import Words

_TEXTS = ("name", "target", "unit", "actual_period", "status")


def check_page(report: Report, findings: tuple[Finding, ...], words: Words) -> Document:
    """Return the check as a document for a page."""
    return *_blocks(report, words), *findings_blocks(findings, words)


def _blocks(report: Report, words: Words) -> Iterator[Block]:
    methods = named_methods(report, words)
    key = "markdown.title_undated" if report.is_undated else "markdown.title"
    title = words(key, territory=report.territory, as_of=report.as_of)
    yield Title(title if methods is None else f"{title} · {methods}")
    for group in report.rows.groups:
        yield Heading(words("markdown.group", plan=group.plan.name, due=group.due.end))
        yield from _tabled(group.results, report, words)
    if report.watched:
        yield Heading(words("markdown.watched"))
        yield from _tabled(report.watched, report, words)
    closed = tuple(map(item, closed_texts(report, words)))
    if closed:
        yield Bullets(closed)


def _tabled(results: tuple[Result, ...], report: Report, words: Words) -> Iterator[Block]:
    """The results in the columns that say something; then what the numbers hide, each under its target's name."""
    keys = (*_CELLS, *report.methods[1:])
    rows = [{key: _cell(key, result, report, words) for key in keys} for result in results]
    shown = [key for key in keys if any(row[key].text for row in rows)]
    columns = (Column(key, _head(key, report, words), is_number=key in _CELLS and key not in _TEXTS) for key in shown)
    yield Table(tuple(columns), (Rows("", tuple(tuple(row[key] for key in shown) for row in rows)),))
    notes = tuple(
        item(f"{words.own(result.indicator.short)}: {note}")
        for result in results
        for note in notes_by_all(result, report, words)
    )
    if notes:
        yield Bullets(notes)


def _head(key: str, report: Report, words: Words) -> str:
    """A column's heading; statuses under the method's name where there are several."""
    if key in _CELLS and (key != "status" or len(report.methods) == 1):
        return words(f"markdown.column.{key}")
    method = report.methods[0] if key == "status" else key
    return words("markdown.status_by", method=words(f"method_short.{method}"))


def _cell(key: str, result: Result, report: Report, words: Words) -> Cell:
    """What stands in a column; one that is no column of every check is named by its method."""
    if key in _CELLS:
        return _CELLS[key](result, report, words)
    opinion = answer_by(result, key)
    return Cell("" if opinion is None else _status_text(opinion, words))


def _target(result: Result, _report: Report, words: Words) -> Cell:
    amount = result.target.amount if result.target is not None else None
    return Cell("") if amount is None else Cell(amount_text(amount, words), value=amount)


def _implied(end: str) -> Callable[[Result, Report, Words], Cell]:
    """One end of the plan that a printed share of it implies."""

    def cell(result: Result, _report: Report, words: Words) -> Cell:
        implied = result.implied_plan
        value = None if implied is None else getattr(implied, end)
        return _number(value, words, _decimals(result) + 1)

    return cell


def _actual(result: Result, _report: Report, words: Words) -> Cell:
    """The figure; of an average growth what the years give together: that of one year is not what is asked for."""
    if result.target is not None and result.target.is_average:
        return _number(result.value("observed_percent"), words, max(2, _decimals(result)))
    return Cell("") if result.amount is None else Cell(amount_text(result.amount, words), value=result.amount)


def _period(result: Result, _report: Report, words: Words) -> Cell:
    """The figure's period; of an average growth the years that it is made of."""
    if result.actual is None:
        return Cell("")
    period = result.actual.record.period
    if result.target is not None and result.target.is_average:
        if result.value("observed_percent") is None:
            return Cell("")
        period = spanning(result.history[0].record.period.start, period.end)
    return Cell(words.period(period), value=period.end)


def _expected(result: Result, report: Report, words: Words) -> Cell:
    return _number(result.value("expected"), words, 0 if _is_count(result, report) else _decimals(result))


def _gap(result: Result, report: Report, words: Words) -> Cell:
    target = result.target.amount if result.target is not None else None
    decimals = max(_decimals(result), 0 if target is None else target.decimals)
    if result.target is not None and result.target.is_average:
        decimals = max(2, decimals)
    return _difference(result.value("gap"), result, report, words, decimals)


def _required_change(result: Result, report: Report, words: Words) -> Cell:
    return _difference(result.value("required_change_from_now"), result, report, words, _decimals(result) + 1)


def _lead(result: Result, _report: Report, words: Words) -> Cell:
    lead = result.value("lead_months")
    return Cell("") if lead is None else Cell(numerals.number(lead, words.lang, signed=True), value=lead)


def _share(result: Result, _report: Report, words: Words) -> Cell:
    return _percent(share_reached(result), words)


def _status(result: Result, report: Report, words: Words) -> Cell:
    """The deciding method's answer; its name too where the column is headed by another one's."""
    text = _status_text(result.judgement, words)
    if len(report.methods) > 1 and result.verdict is not None and result.method not in report.methods:
        text += f" ({words(f'method_short.{result.method}')})"
    return Cell(text)


def _status_text(opinion: Judgement, words: Words) -> str:
    """A method's status, those that are as possible, and its own word where it has one."""
    statuses = (words(f"status.{status.value}") for status in (opinion.status, *opinion.also))
    own = own_word(opinion, words)
    return " / ".join(statuses) + ("" if own is None else f" ({own})")


def _decimals(result: Result) -> int:
    return 0 if result.amount is None else result.amount.decimals


def _is_count(result: Result, report: Report) -> bool:
    return report.written.units[result.indicator.unit].count


def _number(value: Number | None, words: Words, decimals: int) -> Cell:
    return Cell("") if value is None else Cell(words.number(value, decimals), value=value)


def _difference(value: Number | None, result: Result, report: Report, words: Words, decimals: int) -> Cell:
    """A difference with its sign; of percentages in points."""
    if value is None:
        return Cell("")
    text = numerals.number(value, words.lang, decimals, signed=True)
    is_percent = report.written.units[result.indicator.unit].dimension == "percent"
    return Cell(f"{text} {words('points.short')}" if is_percent else text, value=value)


def _percent(fraction: Number | None, words: Words) -> Cell:
    return Cell("") if fraction is None else Cell(numerals.percent(fraction, words.lang), value=fraction)


_CELLS: Mapping[str, Callable[[Result, Report, Words], Cell]] = MappingProxyType(
    {
        "name": lambda result, _, words: Cell(words.own(result.indicator.name)),
        "target": lambda result, *_: Cell(result.target.name if result.target is not None else ""),
        "unit": lambda result, report, words: Cell(words.own(report.written.units[result.indicator.unit].name)),
        "target_value": _target,
        "implied_plan_low": _implied("low"),
        "implied_plan_high": _implied("high"),
        "actual": _actual,
        "actual_period": _period,
        "expected": _expected,
        "gap": _gap,
        "achievement_rate": _share,
        "progress": lambda result, _, words: _percent(result.value("progress"), words),
        "pace_ratio": lambda result, _, words: _number(result.value("pace_ratio"), words, 2),
        "lead_months": _lead,
        "required_change_from_now": _required_change,
        "required_rate_from_now": lambda result, _, words: _percent(result.value("required_rate_from_now"), words),
        "status": _status,
    }
)
"""The columns of every table by their keys; one that says nothing in any row is left out."""

"""A check as flat rows, one per result, for CSV and TSV; and as Markdown, a table for every plan and due date.

Knows the columns and their order; never how a format separates or quotes cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Amount
from bgplan.core.findings import Finding
from bgplan.core.report import Opinion, Report, Result
from bgplan.render.csv import Cell, Row, cell_text, csv_text, tsv_text
from bgplan.render.findings import findings_blocks
from bgplan.render.json import derived, exact, term
from bgplan.render.markdown import escaped, markdown_blocks, table_text
from bgplan.render.notes import closed_texts
from bgplan.render.verdicts import answer_by, named_methods, notes_by_all, own_word, share_reached
from bgplan.render.words import Words

_TERMS = (
    "expected",
    "gap",
    "gap_to_path",
    "achievement_rate",
    "progress",
    "elapsed",
    "pace_ratio",
    "lead_months",
    "required_change_from_now",
    "required_rate_from_now",
)

_COLUMNS = (
    *("plan", "target", "indicator", "name", "unit", "due"),
    *("target_value", "target_low", "target_high"),
    *("actual", "actual_low", "actual_high", "actual_period", "stage", "published"),
    *_TERMS,
    *("implied_plan_low", "implied_plan_high"),
    *("status", "borderline", "reasons", "source"),
    *("method", "word", "ratio", "score"),
)
"""The columns of every row, in order."""

_LAST = ("same_as", "superseded", "flags", "observed_rate")
"""The columns of every row that came later: new ones are only ever added at the end."""


def columns_of(report: Report) -> tuple[str, ...]:
    """Return the columns of a report: those of every report, and for each further method its status and word."""
    further = tuple(f"{what}_{method}" for method in report.methods[1:] for what in ("status", "word"))
    return (*_COLUMNS, *further, *(("disagreement",) if further else ()), *_LAST)


def check_csv(report: Report, words: Words) -> str:
    """Return the check as CSV: one row per result."""
    return csv_text(columns_of(report), machine_rows(report, words))


def check_tsv(report: Report, words: Words) -> str:
    """Return the check as tab-separated values: one row per result."""
    return tsv_text(columns_of(report), machine_rows(report, words))


def machine_rows(report: Report, words: Words) -> tuple[Row, ...]:
    """Return the rows of all results: targets in the order of the groups, then watched indicators."""
    return tuple(machine_row(result, report, words) for result in report.results)


def machine_row(result: Result, report: Report, words: Words) -> Row:
    """Return the row of one result; only the indicator's name is in a language."""
    target, implied = result.target, result.implied_plan
    cells: dict[str, Cell] = {
        "plan": target.record.plan if target else None,
        "target": target.name if target else None,
        "indicator": result.indicator_name,
        "name": words.own(result.indicator.name),
        "unit": result.indicator.unit,
        "due": target.term.end.isoformat() if target else None,
        **_numbers("target", "target_value", target.amount if target else None),
        **_actual(result),
        **{name: term(result.work, name) for name in _TERMS},
        "implied_plan_low": derived(implied.low) if implied else None,
        "implied_plan_high": derived(implied.high) if implied else None,
        "status": result.status.value,
        "borderline": result.borderline,
        "reasons": " ".join(dict.fromkeys(reason.code for reason in result.reasons)),
        **_judged(result),
        **_judged_by_others(result, report),
        "same_as": result.same_as,
        "superseded": result.is_superseded,
        "flags": " ".join(flag.code for flag in result.flags),
        "observed_rate": term(result.work, "observed_rate"),
    }
    return {column: cells[column] for column in columns_of(report)}


def _actual(result: Result) -> Row:
    one = result.actual
    return {
        **_numbers("actual", "actual", one.amount if one else None),
        "actual_period": one.record.period.text if one else None,
        "stage": one.record.stage.value if one and one.record.stage else None,
        "published": one.published.isoformat() if one else None,
        "source": one.source_name if one else None,
    }


def _judged(result: Result) -> Row:
    """The deciding method with its own answer, its word as a code."""
    verdict = result.verdict
    return {
        "method": result.method,
        "word": verdict.word if verdict else None,
        "ratio": derived(verdict.ratio) if verdict and verdict.ratio is not None else None,
        "score": derived(verdict.score) if verdict and verdict.score is not None else None,
    }


def _judged_by_others(result: Result, report: Report) -> Row:
    """What the further methods say; blank where one was not asked, as within a year's plan."""
    cells: dict[str, Cell] = {"disagreement": result.disagreement}
    for method in report.methods[1:]:
        one = answer_by(result, method)
        cells[f"status_{method}"] = one.status.value if one else None
        cells[f"word_{method}"] = one.verdict.word if one and one.verdict else None
    return cells


def _numbers(name: str, value: str, amount: Amount | None) -> Row:
    """The three cells of a figure: its value, and the ends of what it can stand for."""
    if amount is None:
        return {value: None, f"{name}_low": None, f"{name}_high": None}
    return {
        value: None if amount.value is None else exact(amount.value),
        f"{name}_low": exact(amount.interval.low),
        f"{name}_high": exact(amount.interval.high),
    }


_MARKDOWN_COLUMNS = (
    *("name", "target", "unit", "target_value", "implied_plan_low", "implied_plan_high"),
    *("actual", "actual_period", "expected", "gap", "achievement_rate", "progress", "pace_ratio", "lead_months"),
    *("required_change_from_now", "required_rate_from_now", "status"),
)
"""The columns of a table; one that is empty for all its rows is left out."""

_DIFFERENCES = ("gap", "required_change_from_now")
_TEXTS = ("name", "target", "unit", "actual_period", "status")


def check_markdown(report: Report, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the check as GitHub's Markdown, headings and statuses in words, numbers as machines read them."""
    return "\n\n".join(_blocks(report, findings, words)) + "\n"


def _blocks(report: Report, findings: tuple[Finding, ...], words: Words) -> Iterator[str]:
    methods = named_methods(report, words)
    key = "markdown.title_undated" if report.is_undated else "markdown.title"
    title = words(key, territory=report.territory, as_of=report.as_of)
    yield f"# {escaped(title if methods is None else f'{title} · {methods}')}"
    for group in report.rows.groups:
        heading = words("markdown.group", plan=group.plan.name, due=group.due.end)
        yield f"## {escaped(heading)}"
        yield _table(group.results, report, words)
        yield from _notes(group.results, report, words)
    if report.watched:
        yield f"## {escaped(words('markdown.watched'))}"
        yield _table(report.watched, report, words)
        yield from _notes(report.watched, report, words)
    closed = tuple(closed_texts(report, words))
    if closed:
        yield "\n".join(f"- {escaped(text)}" for text in closed)
    yield from markdown_blocks(findings_blocks(findings, words))


def _notes(results: tuple[Result, ...], report: Report, words: Words) -> Iterator[str]:
    """What the table's numbers hide, under the name of the target that it is about."""
    lines = [
        f"- {escaped(words.own(result.indicator.short))}: {escaped(note)}"
        for result in results
        for note in notes_by_all(result, report, words)
    ]
    if lines:
        yield "\n".join(lines)


def _table(results: tuple[Result, ...], report: Report, words: Words) -> str:
    rows = [_worded(result, report, words) for result in results]
    further = tuple(f"status_{method}" for method in report.methods[1:])
    columns = [name for name in (*_MARKDOWN_COLUMNS, *further) if any(row[name] is not None for row in rows)]
    heads = [escaped(_head(name, report, words)) for name in columns]
    marks = ["---" if name in (*_TEXTS, *further) else "---:" for name in columns]
    lines = [[_cell(row[name]) for name in columns] for row in rows]
    return table_text(heads, marks, lines)


def _worded(result: Result, report: Report, words: Words) -> Row:
    """The row of a result, its unit and statuses in words."""
    deciding = Opinion(result.method or "", result.status, result.also, result.reasons, result.verdict)
    unit = words.own(report.written.units[result.indicator.unit].name)
    asked = {f"status_{method}": answer_by(result, method) for method in report.methods[1:]}
    others = {name: None if one is None else _said(one, words) for name, one in asked.items()}
    status = _said(deciding, words)
    if len(report.methods) > 1 and result.verdict is not None and result.method not in report.methods:
        status += f" ({words(f'method_short.{result.method}')})"  # the column is headed by another method's name
    row = {**machine_row(result, report, words), **_average(result), "unit": unit, "status": status, **others}
    if report.written.units[result.indicator.unit].dimension == "percent":  # differences of percentages
        points = words("points.short")
        row |= {name: f"{cell_text(row[name])} {points}" for name in _DIFFERENCES if row[name] is not None}
    return row if share_reached(result) is not None else {**row, "achievement_rate": None}


def _average(result: Result) -> Row:
    """Of an average growth what the years give together, and which years: that of one year is not what is asked for."""
    if result.target is None or not result.target.is_average or result.actual is None:
        return {}
    if result.value("observed_percent") is None:
        return {"actual": None, "actual_period": None}
    first, last = result.history[0].record.period, result.actual.record.period
    years = last.text if first.start.year == last.end.year else f"{first.start.year}/{last.end.year}"
    return {"actual": term(result.work, "observed_percent"), "actual_period": years}


def _said(one: Opinion, words: Words) -> str:
    """A method's status, those that are as possible, and its own word where it has one."""
    statuses = (_word(f"status.{status.value}", status.value, words) for status in (one.status, *one.also))
    own = own_word(one, words)
    return " / ".join(statuses) + ("" if own is None else f" ({own})")


def _head(name: str, report: Report, words: Words) -> str:
    """A column's heading; statuses under the method's name where there are several."""
    if len(report.methods) == 1 or not name.startswith("status"):
        return words(f"markdown.column.{name}")
    method = report.methods[0] if name == "status" else name.removeprefix("status_")
    return words("markdown.status_by", method=words(f"method_short.{method}"))


def _word(key: str, code: str, words: Words) -> str:
    return words(key) if words.has(key) else code


def _cell(cell: Cell) -> str:
    return escaped(cell) if isinstance(cell, str) else cell_text(cell)

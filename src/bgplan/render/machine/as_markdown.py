"""A check as Markdown: a table for every plan and due date, the watched indicators, and the findings.

Knows Markdown's marks; numbers are those of ``machine_rows``, words those of one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bgplan.core.findings import Finding, Place
from bgplan.core.report import Report, Result
from bgplan.render.finding_text import text_of
from bgplan.render.machine.machine_rows import Cell, Row, cell_text, machine_row
from bgplan.render.notes import notes_of
from bgplan.render.words import Words

_COLUMNS = (
    *("name", "target", "unit", "target_value", "implied_plan_low", "implied_plan_high"),
    *("actual", "actual_period", "expected", "gap", "achievement_rate", "progress", "pace_ratio", "lead_months"),
    *("required_change_from_now", "required_rate_from_now", "status"),
)
"""The columns of a table; one that is empty for all its rows is left out."""

_TEXTS = ("name", "target", "unit", "actual_period", "status")

_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[\\`*|<&~\[]|(?<!\w)_|_(?!\w)")


def check_markdown(report: Report, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the check as GitHub's Markdown, headings and statuses in words, numbers as machines read them."""
    return "\n\n".join(_blocks(report, findings, words)) + "\n"


def _blocks(report: Report, findings: tuple[Finding, ...], words: Words) -> Iterator[str]:
    title = words("markdown.title", territory=report.territory, as_of=report.as_of)
    yield f"# {_escaped(title)}"
    for group in report.groups:
        heading = words("markdown.group", plan=group.plan.name, due=group.due.end)
        yield f"## {_escaped(heading)}"
        yield _table(group.results, report, words)
        yield from _notes(group.results, report, words)
    if report.watched:
        yield f"## {_escaped(words('markdown.watched'))}"
        yield _table(report.watched, report, words)
        yield from _notes(report.watched, report, words)
    if findings:
        yield f"## {_escaped(words('markdown.findings'))}"
        yield "\n".join(_finding(finding, words) for finding in findings)


def _notes(results: tuple[Result, ...], report: Report, words: Words) -> Iterator[str]:
    """What the table's numbers hide, under the name of the target that it is about."""
    lines = [
        f"- {_escaped(words.own(result.indicator.short))}: {_escaped(note)}"
        for result in results
        for note in notes_of(result, report, words)
    ]
    if lines:
        yield "\n".join(lines)


def _table(results: tuple[Result, ...], report: Report, words: Words) -> str:
    rows = [_worded(result, report, words) for result in results]
    columns = [name for name in _COLUMNS if any(row[name] is not None for row in rows)]
    heads = [_escaped(words(f"markdown.column.{name}")) for name in columns]
    marks = ["---" if name in _TEXTS else "---:" for name in columns]
    lines = [[_cell(row[name]) for name in columns] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, marks, *lines))


def _worded(result: Result, report: Report, words: Words) -> Row:
    """The row of a result, its unit and statuses in words: the second and later ones are as possible."""
    statuses = (_word(f"status.{status.value}", status.value, words) for status in (result.status, *result.also))
    unit = words.own(report.written.units[result.indicator.unit].name)
    return {**machine_row(result, words), "unit": unit, "status": " / ".join(statuses)}


def _finding(finding: Finding, words: Words) -> str:
    severity = _word(f"severity.{finding.severity.value}", finding.severity.value, words)
    text = f"{_position(finding.place)}: {severity} {finding.code} {text_of(finding, words)}"
    if finding.acknowledged is not None:
        text += f" ({words('finding.acknowledged', reason=finding.acknowledged)})"
    return f"- {_escaped(text)}"


def _position(place: Place) -> str:
    return ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)


def _word(key: str, code: str, words: Words) -> str:
    return words(key) if words.has(key) else code


def _cell(cell: Cell) -> str:
    return _escaped(cell) if isinstance(cell, str) else cell_text(cell)


def _escaped(text: str) -> str:
    """The text on one line, with every sign escaped that Markdown would take for a mark."""
    return _MARKS.sub(r"\\\g<0>", _SPACES.sub(" ", text).strip())

"""Findings as a table in Markdown, for the summary that GitHub shows of a step.

The texts hold data, which is no Markdown of ours: every sign that begins a mark, a tag, a link or a formula is
escaped, and a cell never ends before its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bgplan.core.findings import Finding
from bgplan.render.ci.said import advice, heaviest, position, sentence, shown, title
from bgplan.render.finding_text import counts
from bgplan.render.words import Words

MOST_ROWS = 100
"""More findings than this are counted, not listed: a summary is for people, and may not be larger than 1 MiB."""

_LONGEST_CELL = 1_000
_COLUMNS = ("place", "severity", "rule", "text")
_MARKS = re.compile(r"[\\`*_{}\[\]<>|~&:$!]|(?<=www)\.", re.IGNORECASE)


def step_summary(findings: tuple[Finding, ...], words: Words) -> str:
    """Return a heading, the counts and a table with the most severe first; the text ends with a blank line."""
    return "\n\n".join(_blocks(findings, words)) + "\n\n"


def _blocks(findings: tuple[Finding, ...], words: Words) -> Iterator[str]:
    yield f"## bgplan: {_cell(words('markdown.findings'))}"
    if not findings:
        yield _cell(words("finding.none"))
        return
    yield _cell(counts(findings, words))
    heads = [words(f"markdown.summary.{name}") for name in _COLUMNS]
    rows = [_row(each, words) for each in heaviest(findings)[:MOST_ROWS]]
    marks = ["---"] * len(_COLUMNS)
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, marks, *rows))
    if len(findings) > MOST_ROWS:
        yield _cell(words("finding.more", count=len(findings) - MOST_ROWS))


def _row(finding: Finding, words: Words) -> list[str]:
    text = " · ".join((sentence(finding, words), *advice(finding, words)))
    severity = words(f"severity.{finding.severity.value}")
    return [_cell(each) for each in (position(finding.place), severity, title(finding), text)]


def _cell(text: str) -> str:
    line = shown(text)
    cut = line if len(line) <= _LONGEST_CELL else f"{line[:_LONGEST_CELL]}…"
    return _MARKS.sub(r"\\\g<0>", cut)

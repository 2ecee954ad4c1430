"""Findings as GitHub's workflow commands, which show as annotations, and as the table of a step's summary.

GitHub shows ten errors, ten warnings and ten notices of a step; what is beyond them is counted in the last notice. The
summary's texts hold data, which is no Markdown of ours: every sign that begins a mark is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding, Severity, heaviest
from bgplan.render.ci.common import (
    FindingsRun,
    advice,
    column_of,
    elsewhere,
    line_of,
    position,
    sentence,
    shown,
    title,
)
from bgplan.render.findings import counts
from bgplan.render.words import Words

MOST_SHOWN = 10
"""As many annotations of one kind as GitHub shows of a step."""

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)


def github_text(run: FindingsRun) -> str:
    """Return the findings as workflow commands, the most severe first, and how many more there are."""
    kinds: dict[str, list[Finding]] = {command: [] for command in _COMMANDS.values()}
    for finding in heaviest(run.findings):
        kinds[_command(finding)].append(finding)
    chosen = {command: found[:MOST_SHOWN] for command, found in kinds.items()}
    if len(run.findings) > sum(map(len, chosen.values())):
        del chosen["notice"][MOST_SHOWN - 1 :]  # the last notice is the one that counts
    lines = [_annotation(command, finding, run.words) for command, found in chosen.items() for finding in found]
    more = len(run.findings) - len(lines)
    if more:
        lines.append(f"::notice title=bgplan::{_data(run.words('finding.more', count=more))}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    """What is acknowledged only informs."""
    return _COMMANDS[finding.severity if finding.counts else Severity.INFO]


def _annotation(command: str, finding: Finding, words: Words) -> str:
    place = finding.place
    properties = {
        "file": shown(place.file),
        "line": str(line_of(place)),
        "col": str(column_of(place)),
        "title": title(finding),
    }
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = "\n".join((sentence(finding, words), *elsewhere(finding, words), *advice(finding, words)))
    return f"::{command} {named}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


MOST_ROWS = 100
"""More findings than this are counted, not listed: a summary is for people, and may not be larger than 1 MiB."""

_LONGEST_CELL = 1_000
_COLUMNS = ("place", "severity", "rule", "text")
_MARKS = re.compile(r"[\\`*_{}\[\]<>|~&:$!]|(?<=www)\.", re.IGNORECASE)


def step_summary(run: FindingsRun) -> str:
    """Return a heading, the counts and a table with the most severe first; the text ends with a blank line."""
    return "\n\n".join(_blocks(run.findings, run.words)) + "\n\n"


def _blocks(findings: tuple[Finding, ...], words: Words) -> Iterator[str]:
    yield f"## bgplan: {_cell(words('markdown.findings'))}"
    if not findings:
        yield _cell(words("finding.none"))
        return
    yield _cell(counts(findings, words))
    heads = [words(f"markdown.summary.{name}") for name in _COLUMNS]
    rows = [_row(finding, words) for finding in heaviest(findings)[:MOST_ROWS]]
    marks = ["---"] * len(_COLUMNS)
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, marks, *rows))
    if len(findings) > MOST_ROWS:
        yield _cell(words("finding.more", count=len(findings) - MOST_ROWS))


def _row(finding: Finding, words: Words) -> list[str]:
    text = " · ".join((sentence(finding, words), *advice(finding, words)))
    severity = words(f"severity.{finding.severity.value}")
    return [_cell(cell) for cell in (position(finding.place), severity, title(finding), text)]


def _cell(text: str) -> str:
    line = shown(text)
    cut = line if len(line) <= _LONGEST_CELL else f"{line[:_LONGEST_CELL]}…"
    return _MARKS.sub(r"\\\g<0>", cut)

"""Findings as GitHub's workflow commands, which show as annotations of the changed files.

GitHub shows ten errors, ten warnings and ten notices of a step; what is beyond them is counted in the last notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding, Severity
from bgplan.render.ci.said import advice, column_of, elsewhere, heaviest, line_of, sentence, shown, title
from bgplan.render.words import Words

MOST_SHOWN = 10
"""As many annotations of one kind as GitHub shows of a step."""

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)


def github_lines(findings: tuple[Finding, ...], words: Words) -> tuple[str, ...]:
    """Return the findings as workflow commands, the most severe first, and how many more there are."""
    kinds: dict[str, list[Finding]] = {command: [] for command in _COMMANDS.values()}
    for each in heaviest(findings):
        kinds[_command(each)].append(each)
    chosen = {command: found[:MOST_SHOWN] for command, found in kinds.items()}
    if len(findings) > sum(map(len, chosen.values())):
        del chosen["notice"][MOST_SHOWN - 1 :]  # the last notice is the one that counts
    lines = [_annotation(command, each, words) for command, found in chosen.items() for each in found]
    if len(lines) < len(findings):
        lines.append(f"::notice title=bgplan::{_data(words('finding.more', count=len(findings) - len(lines)))}")
    return tuple(lines)


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

"""The catalogue of rules for people and for programs: every code with what it looks at, what it says, what to do.

Knows the words of rules; never findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.rules import Rule
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, left, line, width_of, wrapped
from bgplan.render.machine.json_text import json_text
from bgplan.render.words import HELPS, LANGS, Words

_INDENT = "  "


def rule_table(rules: tuple[Rule, ...], words: Words, *, width: int | None) -> Iterator[Line]:
    """Yield one line a rule: code, severity, and what a finding of it says."""
    severities = {rule.severity: words(f"severity.{rule.severity.value}") for rule in rules}
    room = max(map(width_of, severities.values()), default=0)
    for rule in rules:
        severity = left(severities[rule.severity], room)
        first, *rest = wrapped(words(_key(rule, "text")), None if width is None else width - room - 9, "")
        yield line(f"{rule.code}  ", Segment(severity, f"severity.{rule.severity.value}"), f"  {first}")
        yield from (line(" " * (room + 9) + text) for text in rest)


def rule_pages(rules: tuple[Rule, ...], words: Words, *, width: int | None) -> Iterator[Line]:
    """Yield every rule in full, one below the other."""
    for index, rule in enumerate(rules):
        if index:
            yield EMPTY
        yield from _page(rule, words, width)


def _page(rule: Rule, words: Words, width: int | None) -> Iterator[Line]:
    """One rule: its code and name, what it looks at, what a finding says, and what to do."""
    severity = Segment(words(f"severity.{rule.severity.value}"), f"severity.{rule.severity.value}")
    yield line(Segment(f"{rule.code} {rule.name}", BOLD), "  ", severity)
    yield from (line(text) for text in wrapped(words(f"rule.{rule.code}"), width, ""))
    yield EMPTY
    yield from (line(Segment(text, DIM)) for text in wrapped(words(_key(rule, "text")), width, _INDENT))
    for part in HELPS:
        if words.has(_key(rule, part)):
            advice = f"{words('finding.help')}: {words(_key(rule, part))}"
            yield from (line(Segment(text, DIM)) for text in wrapped(advice, width, _INDENT))


def rules_json(rules: tuple[Rule, ...]) -> str:
    """Return the rules as JSON, their texts in both languages."""
    spoken = {lang: Words(lang) for lang in LANGS}
    entries = tuple(
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "explanation": {lang: each(f"rule.{rule.code}") for lang, each in spoken.items()},
            "text": {lang: each(_key(rule, "text")) for lang, each in spoken.items()},
            "help": {
                lang: tuple(each(_key(rule, part)) for part in HELPS if each.has(_key(rule, part)))
                for lang, each in spoken.items()
            },
        }
        for rule in rules
    )
    return json_text({"schema": "bgplan.rules/1", "rules": entries})


def _key(rule: Rule, part: str) -> str:
    return f"finding.{rule.code}.{part}"

"""Findings in words, as the compiler-like text that editors can follow; and the catalogue of rules.

Knows templates, excerpts, the caret and the words of rules; never which findings there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from bgplan.core.findings import Excerpt, Fact, Finding, Place, Severity
from bgplan.core.rules import BY_CODE, Rule
from bgplan.core.validate import RuleCount
from bgplan.render.document import Block, Bullets, Heading, Item, styled
from bgplan.render.json import json_text
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, left, line, right, width_of, wrapped
from bgplan.render.words import HELPS, Words

if TYPE_CHECKING:
    from bgplan.render.shapes.findings import RuleObject, RulesOutput

MOST_SHOWN = 100
"""More findings than this are counted, not shown; the first ones are worth mending first."""

_LONGEST_EXCERPT = 160

_AS_WRITTEN = (
    *("text", "name", "nearest", "write", "otherwise", "key", "subject", "known", "choices", "unit", "plan"),
    *("indicator", "source", "original", "successor", "old", "circle", "proxy"),
    *("acknowledged_for", "acknowledge", "files", "counted"),
)
"""Facts that stand in the files and are shown as they stand there, never worded."""


def text_of(finding: Finding, words: Words) -> str:
    """Return what is wrong, in words."""
    return _filled(f"{_key(finding)}.text", finding.facts, words)


def helps_of(finding: Finding, words: Words) -> tuple[str, ...]:
    """Return what to do about it; advice whose facts are not known is left out."""
    keys = (*(f"{_key(finding)}.{name}" for name in HELPS), "finding.acknowledged_otherwise")
    return tuple(
        text
        for key in keys
        if words.has(key) and _is_known(words(key), finding.facts)
        if (text := _filled(key, finding.facts, words))
    )


def _key(finding: Finding) -> str:
    """Where the words of a finding stand: those of its rule, or of the one cause of many."""
    cause = finding.facts.get("cause")
    return f"finding.{finding.code}" if cause is None else f"finding.one_cause.{cause}"


def _filled(key: str, facts: Mapping[str, Fact], words: Words) -> str:
    return words(key).format_map(_Texts(facts, words)) if words.has(key) else key


class _Texts(dict[str, str]):
    """Facts for a template, each put into words where the template asks for it."""

    def __init__(self, facts: Mapping[str, Fact], words: Words) -> None:
        super().__init__()
        self.facts, self.words = facts, words

    def __missing__(self, name: str) -> str:
        """The fact; what a rule did not state shows as a dash rather than fail a report."""
        return _shown(name, self.facts[name], self.words) if name in self.facts else "–"


def _shown(name: str, fact: Fact, words: Words) -> str:
    if name == "reason" and isinstance(fact, str) and words.has(f"reason.{fact}"):
        return words(f"reason.{fact}")
    if name in _AS_WRITTEN:
        return ", ".join(fact) if isinstance(fact, tuple) else str(fact)  # type: ignore[arg-type]  # names only
    return words.shown(fact)


def _is_known(template: str, facts: Mapping[str, Fact]) -> bool:
    """Whether every placeholder of the template has a fact to fill it."""
    return all(facts.get(name) not in (None, "", ()) for _, name, _, _ in Formatter().parse(template) if name)


def finding_lines(findings: tuple[Finding, ...], excerpts: Mapping[Place, Excerpt], words: Words) -> tuple[Line, ...]:
    """Return the findings as text: place, severity and code, excerpt, caret, second places, help; the counts last.

    What only informs, and what is acknowledged, takes one line.
    """
    lines: list[Line] = []
    for finding in findings[:MOST_SHOWN]:
        lines += _one(finding, excerpts, words)
    if len(findings) > MOST_SHOWN:
        lines.append(line(words("finding.more", count=len(findings) - MOST_SHOWN)))
    if findings:
        lines.append(line(Segment(counts(findings, words), BOLD)))
    return tuple(lines)


def open_finding_lines(
    findings: tuple[Finding, ...], excerpts: Mapping[Place, Excerpt], words: Words
) -> tuple[Line, ...]:
    """Return as text what is still to be mended; what only informs or is acknowledged is counted, not told again."""
    lines: list[Line] = []
    still = tuple(each for each in findings if each.counts and each.severity is not Severity.INFO)
    for finding in still[:MOST_SHOWN]:
        lines += _one(finding, excerpts, words)
    if findings:
        said = counts(findings, words)
        lines.append(line(Segment(said if len(still) == len(findings) else words("finding.listed", counts=said), BOLD)))
    return tuple(lines)


def _one(finding: Finding, excerpts: Mapping[Place, Excerpt], words: Words) -> Iterator[Line]:
    severity = Segment(words(f"severity.{finding.severity.value}"), f"severity.{finding.severity.value}")
    subject = f" ({finding.subject})" if finding.subject else ""
    yield line(
        f"{_where(finding.place)}: ", severity, f" {finding.code} ", text_of(finding, words), Segment(subject, DIM)
    )
    if finding.acknowledged is not None:
        yield line(Segment(f"  = {words('finding.acknowledged', reason=finding.acknowledged)}", DIM))
        return
    if finding.severity is Severity.INFO:
        return
    if finding.place in excerpts:
        yield from _excerpt(finding, excerpts[finding.place])
    for other in finding.related:
        yield line(Segment(f"  = {words('finding.related')}: {_where(other)}", DIM))
    for text in helps_of(finding, words):
        yield line(Segment(f"  = {words('finding.help')}: {text}", DIM))
    yield EMPTY


def _where(place: Place) -> str:
    return f"{place.file}:{place.line or 1}:{place.column or 1}"


def _excerpt(finding: Finding, excerpt: Excerpt) -> Iterator[Line]:
    """The line of the file with a caret under the place; a long line is cut around it."""
    start = max(0, min(excerpt.column - _LONGEST_EXCERPT // 2, len(excerpt.text) - _LONGEST_EXCERPT))
    number = str(finding.place.line or 1)
    yield line(Segment(f"  {number} | ", DIM), excerpt.text[start : start + _LONGEST_EXCERPT])
    before = width_of(excerpt.text[start : excerpt.column - 1])
    caret = " " * before + "^"
    yield line(Segment(f"  {' ' * len(number)} | ", DIM), Segment(caret, f"severity.{finding.severity.value}"))


def counts(findings: tuple[Finding, ...], words: Words) -> str:
    """Return how many findings there are of each severity that occurs, acknowledged ones apart."""
    parts = []
    for severity in Severity:
        number = sum(finding.severity is severity and finding.counts for finding in findings)
        if number:
            parts.append(words(f"count.{severity.value}{'_one' if number == 1 else ''}", count=number))
    known = sum(not finding.counts for finding in findings)
    if known:
        parts.append(words(f"count.acknowledged{'_one' if known == 1 else ''}", count=known))
    return ", ".join(parts)


def findings_blocks(findings: tuple[Finding, ...], words: Words) -> Iterator[Block]:
    """Yield the findings under a heading of their own, where there are any: the end of a report for a page."""
    if findings:
        yield Heading(words("markdown.findings"))
        yield Bullets(tuple(Item(styled(_in_one_line(finding, words))) for finding in findings))


def _in_one_line(finding: Finding, words: Words) -> str:
    """Where, how severe, its code, what is wrong, and why that is acknowledged."""
    place = (finding.place.file, finding.place.line, finding.place.column)
    position = ":".join(str(part) for part in place if part is not None)
    text = f"{position}: {words(f'severity.{finding.severity.value}')} {finding.code} {text_of(finding, words)}"
    if finding.acknowledged is not None:
        text += f" ({words('finding.acknowledged', reason=finding.acknowledged)})"
    return text


def statistics_lines(statistics: Mapping[str, RuleCount], words: Words) -> Iterator[Line]:
    """Yield a table of the rules that were looked at: how often each held, did not, or could not be told."""
    heads = [words(f"validate.{name}") for name in ("rule", "passed", "failed", "not_evaluable")]
    names = [f"{code} {BY_CODE[code].name}" for code in statistics]
    first = max((width_of(each) for each in (heads[0], *names)), default=0)
    widths = [max(width_of(head), 7) for head in heads[1:]]
    yield line(Segment("  ".join((left(heads[0], first), *map(right, heads[1:], widths))), BOLD))
    for name, tally in zip(names, statistics.values(), strict=True):
        numbers = (right(str(count), width) for count, width in zip(tally, widths, strict=True))
        yield line("  ".join((left(name, first), *numbers)))
    yield EMPTY


def closing_lines(findings: tuple[Finding, ...], files: tuple[str, ...], words: Words) -> Iterator[Line]:
    """Yield the last line: how many files were read, and that nothing is wrong where nothing is."""
    unopened = {each.place.file for each in findings if each.code == "BG100"}
    count = sum(file not in unopened for file in files)
    read = words("validate.files_one" if count == 1 else "validate.files", count=count)
    if any(each.counts for each in findings):
        yield line(Segment(read, DIM))
    else:
        yield line(Segment(words("validate.consistent", files=read), BOLD))


_INDENT = "  "


def rule_table(rules: tuple[Rule, ...], words: Words, *, width: int | None) -> Iterator[Line]:
    """Yield one line a rule: code, severity, and what a finding of it says."""
    severities = {rule.severity: words(f"severity.{rule.severity.value}") for rule in rules}
    room = max(map(width_of, severities.values()), default=0)
    for rule in rules:
        severity = left(severities[rule.severity], room)
        first, *rest = wrapped(words(_rule_key(rule, "text")), None if width is None else width - room - 9, "")
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
    yield from (line(Segment(text, DIM)) for text in wrapped(words(_rule_key(rule, "text")), width, _INDENT))
    for part in HELPS:
        if words.has(_rule_key(rule, part)):
            advice = f"{words('finding.help')}: {words(_rule_key(rule, part))}"
            yield from (line(Segment(text, DIM)) for text in wrapped(advice, width, _INDENT))


def rules_json(rules: tuple[Rule, ...]) -> str:
    """Return the rules as JSON, their texts in both languages."""
    vi, en = Words("vi"), Words("en")
    output: RulesOutput = {"schema": "bgplan.rules/1", "rules": tuple(_rule_object(rule, vi, en) for rule in rules)}
    return json_text(output)


def _rule_object(rule: Rule, vi: Words, en: Words) -> RuleObject:
    explanation, text = f"rule.{rule.code}", _rule_key(rule, "text")
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "explanation": {"vi": vi(explanation), "en": en(explanation)},
        "text": {"vi": vi(text), "en": en(text)},
        "help": {"vi": _advice(rule, vi), "en": _advice(rule, en)},
    }


def _advice(rule: Rule, words: Words) -> tuple[str, ...]:
    keys = (_rule_key(rule, part) for part in HELPS)
    return tuple(words(key) for key in keys if words.has(key))


def _rule_key(rule: Rule, part: str) -> str:
    return f"finding.{rule.code}.{part}"

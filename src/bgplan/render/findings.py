"""Findings in words, as the compiler-like text that editors can follow; and the catalogue of rules.

Knows templates, excerpts, the caret and the words of rules; never which findings there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from string import Formatter
from typing import TYPE_CHECKING

from bgplan.core.findings import Excerpt, Fact, Finding, Place, Severity, gravest_last, heaviest, severity_counts
from bgplan.core.pins import entry_of
from bgplan.core.rules import BY_CODE, Rule
from bgplan.core.text import width_of
from bgplan.core.validate import RuleCount
from bgplan.render.document import (
    BLANK,
    BOLD,
    DIM,
    Address,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Piece,
    Pieces,
    Rows,
    Table,
    Text,
    item,
    paragraph,
    styled,
)
from bgplan.render.json import json_text
from bgplan.render.words import HELPS, Words

if TYPE_CHECKING:
    from bgplan.render.shapes.findings import RuleObject, RulesOutput

MOST_SHOWN = 100
"""More findings than this are counted, not shown; the first ones are worth mending first."""

MOST_BELOW = 3
"""As many as are shown below a report: with it they fill one screen."""

_LONGEST_LINE = 160
_NARROWEST_TEXT = 24

_AS_WRITTEN = (
    *("text", "name", "nearest", "write", "otherwise", "key", "subject", "known", "choices", "unit", "plan"),
    *("indicator", "source", "original", "successor", "old", "circle", "proxy"),
    *("acknowledged_for", "acknowledge", "entry", "example", "files", "counted"),
)
"""Facts that stand in the files and are shown as they stand there, never worded."""


def text_of(finding: Finding, words: Words) -> str:
    """Return what is wrong, in words."""
    return _filled(f"{_key(finding)}.text", finding.facts, words)


def helps_of(finding: Finding, words: Words) -> tuple[str, ...]:
    """Return what to do about it; advice whose facts are not known is left out."""
    keys = (*(f"{_key(finding)}.{name}" for name in HELPS), "finding.acknowledged_otherwise", "finding.acknowledge")
    facts = {**finding.facts, "entry": _entry(finding)}
    return tuple(
        text for key in keys if words.has(key) and _is_known(words(key), facts) if (text := _filled(key, facts, words))
    )


def _entry(finding: Finding) -> str:
    """The line that acknowledges a finding that may stand; none where there is one already, or another cause."""
    may_stand = finding.code in BY_CODE and BY_CODE[finding.code].may_stand and finding.counts
    if not may_stand or finding.severity is Severity.INFO or not {"cause", "acknowledge"}.isdisjoint(finding.facts):
        return ""
    return entry_of(finding.code, finding.subject, finding.facts)


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


def finding_document(findings: tuple[Finding, ...], excerpts: Mapping[Place, Excerpt], words: Words) -> Document:
    """Return the findings, the gravest last: place, severity and code, excerpt, caret, second places, help.

    What only informs, and what is acknowledged, is said without excerpt and advice.
    """
    shown = gravest_last(heaviest(findings)[:MOST_SHOWN])
    blocks = [block for finding in shown for block in _told(finding, excerpts, words)]
    if shown and blocks[-1] != BLANK:
        blocks.append(BLANK)
    if len(findings) > MOST_SHOWN:
        blocks.append(paragraph(words("finding.more", count=len(findings) - MOST_SHOWN)))
    return tuple(blocks)


def to_mend(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the errors and warnings that nobody has acknowledged, in their order."""
    return tuple(finding for finding in findings if finding.counts and finding.severity is not Severity.INFO)


def closing_findings(
    findings: tuple[Finding, ...], excerpts: Mapping[Place, Excerpt], words: Words, *, command: str
) -> Document:
    """Return what stands below a report: the first of what is to be mended, the gravest last, then how much there is.

    What only informs or is acknowledged is not told; ``command`` is what shows the rest.
    """
    still = to_mend(findings)
    shown = gravest_last(heaviest(still)[:MOST_BELOW])
    blocks = [block for finding in shown for block in _told(finding, excerpts, words)]
    if still:
        said = counts(still, words)
        every = said if len(still) == len(shown) else words("finding.listed", counts=said, command=command)
        blocks.append(paragraph(every, BOLD))
    return tuple(blocks)


def _told(finding: Finding, excerpts: Mapping[Place, Excerpt], words: Words) -> Iterator[Block]:
    """A finding as compilers tell one: its first line begins with the place, so that editors can follow it."""
    severity = Piece(words(f"severity.{finding.severity.value}"), f"severity.{finding.severity.value}")
    about = finding.facts.get("subject_publisher", finding.subject)
    subject = Piece(f" ({about})" if about else "", DIM)
    yield Text(styled(f"{_where(finding.place)}: ", severity, f" {finding.code} ", text_of(finding, words), subject))
    if finding.acknowledged is not None:
        yield _beside(words("finding.acknowledged", reason=finding.acknowledged))
        return
    if finding.severity is Severity.INFO:
        return
    if finding.place in excerpts:
        yield Chart(partial(_excerpt, finding, excerpts[finding.place]), usual=_LONGEST_LINE, most=_LONGEST_LINE)
    for other in finding.related:
        yield _beside(f"{words('finding.related')}: {_where(other)}")
    for text in helps_of(finding, words):
        yield from _advice_blocks(f"{words('finding.help')}: {text}", _entry(finding))
    yield BLANK


def _advice_blocks(text: str, entry: str) -> Iterator[Block]:
    """What to do; a line to paste stands below it and is never broken."""
    if entry and text.endswith(entry):
        yield _beside(text.removesuffix(entry).rstrip())
        yield Address(entry, indent=4)
    else:
        yield _beside(text)


def _beside(text: str) -> Text:
    """What is said below the first line of a finding."""
    return paragraph(f"= {text}", DIM, indent=2)


def _where(place: Place) -> str:
    return f"{place.file}:{place.line or 1}:{place.column or 1}"


def _excerpt(finding: Finding, excerpt: Excerpt, width: int) -> tuple[Pieces, ...]:
    """The line of the file with a caret under the place; a long line is cut around it."""
    number = str(finding.place.line or 1)
    room = max(1, width - len(f"  {number} | "))
    start = max(0, min(excerpt.column - room // 2, len(excerpt.text) - room))
    caret = " " * width_of(excerpt.text[start : excerpt.column - 1]) + "^"
    return (
        styled(Piece(f"  {number} | ", DIM), excerpt.text[start : start + room]),
        styled(Piece(f"  {' ' * len(number)} | ", DIM), Piece(caret, f"severity.{finding.severity.value}")),
    )


def counts(findings: tuple[Finding, ...], words: Words) -> str:
    """Return how many findings there are of each severity that occurs, acknowledged ones apart."""
    numbers = {severity.value: number for severity, number in severity_counts(findings).items()}
    numbers["acknowledged"] = sum(not finding.counts for finding in findings)
    return ", ".join(_counted(f"count.{name}", number, words) for name, number in numbers.items() if number)


def _counted(key: str, number: int, words: Words) -> str:
    """How many there are, in the singular for one, and in a word where there are none and the language has one."""
    form = {0: "_none", 1: "_one"}.get(number, "")
    return words(f"{key}{form}" if words.has(f"{key}{form}") else key, count=number)


def findings_blocks(findings: tuple[Finding, ...], words: Words) -> Iterator[Block]:
    """Yield what is to be mended under a heading of its own, where there is any: the end of a report for a page."""
    still = to_mend(findings)
    if still:
        yield Heading(words("markdown.findings"))
        yield Bullets(tuple(item(_in_one_line(finding, words)) for finding in still[:MOST_SHOWN]))
    if len(still) > MOST_SHOWN:
        yield paragraph(words("finding.more", count=len(still) - MOST_SHOWN))


def _in_one_line(finding: Finding, words: Words) -> str:
    """Where, how severe, its code, and what is wrong."""
    severity = words(f"severity.{finding.severity.value}")
    return f"{_where(finding.place)}: {severity} {finding.code} {text_of(finding, words)}"


def statistics_blocks(statistics: Mapping[str, RuleCount], words: Words) -> tuple[Block, ...]:
    """Return a table of the rules that were looked at: how often each held, did not, or could not be told."""
    counted = ("passed", "failed", "not_evaluable")
    numbers = (Column(key, f"{words(f'validate.{key}'):>7}", is_number=True) for key in counted)
    rows = tuple(
        (Cell(f"{code} {BY_CODE[code].name}"), *(Cell(str(count), value=count) for count in tally))
        for code, tally in statistics.items()
    )
    columns = (Column("rule", words("validate.rule"), is_name=True), *numbers)
    return Table(columns, (Rows("", rows),), gap=2, is_ruled=False), BLANK


def closing_line(findings: tuple[Finding, ...], files: tuple[str, ...], words: Words, *, acknowledged: bool) -> Text:
    """Return the last line: how many files were read and how much was found; errors and warnings even if none.

    Unless the ``acknowledged`` findings are shown, it says what shows them.
    """
    unopened = {finding.place.file for finding in findings if finding.code == "BG100"}
    read = _counted("validate.files", sum(file not in unopened for file in files), words)
    parts = [
        _counted(f"count.{severity.value}", number, words)
        for severity, number in severity_counts(findings).items()
        if number or severity is not Severity.INFO
    ]
    known = sum(not finding.counts for finding in findings)
    said = words("validate.closing", files=read, counts=", ".join(parts))
    if known:
        text = _counted("count.acknowledged", known, words)
        said = f"{said}; {text}" if acknowledged else f"{said}; {text} (--acknowledged)"
    return paragraph(said, BOLD)


def rule_table(rules: tuple[Rule, ...], words: Words) -> Document:
    """Return one line a rule: code, severity, and what a finding of it says."""
    rows = tuple(
        (
            Cell(rule.code),
            Cell(words(f"severity.{rule.severity.value}"), f"severity.{rule.severity.value}"),
            Cell(words(_rule_key(rule, "text"))),
        )
        for rule in rules
    )
    columns = (Column("code"), Column("severity"), Column("text", least=_NARROWEST_TEXT))
    return (Table(columns, (Rows("", rows),), gap=2),)


def rule_pages(rules: tuple[Rule, ...], words: Words) -> Document:
    """Return every rule in full, one below the other."""
    pages = tuple(tuple(_page(rule, words)) for rule in rules)
    return tuple(block for at, page in enumerate(pages) for block in ((BLANK,) if at else ()) + page)


def _page(rule: Rule, words: Words) -> Iterator[Block]:
    """One rule: its code and name, what it looks at, what a finding says, and what to do."""
    severity = Piece(words(f"severity.{rule.severity.value}"), f"severity.{rule.severity.value}")
    yield Text(styled(Piece(f"{rule.code} {rule.name}", BOLD), "  ", severity))
    yield paragraph(words(f"rule.{rule.code}"), hang=0)
    yield paragraph(words(_rule_key(rule, "text")), DIM, apart=True)
    for text in advice_of(rule, words):
        yield paragraph(f"{words('finding.help')}: {text}", DIM)


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
        "help": {"vi": advice_of(rule, vi), "en": advice_of(rule, en)},
    }


def advice_of(rule: Rule, words: Words) -> tuple[str, ...]:
    """Return what a finding of the rule may advise, with the names of its facts."""
    keys = [_rule_key(rule, part) for part in HELPS]
    every = (*keys, "finding.acknowledge") if rule.may_stand else keys
    return tuple(words(key) for key in every if words.has(key))


def _rule_key(rule: Rule, part: str) -> str:
    return f"finding.{rule.code}.{part}"

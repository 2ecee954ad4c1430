"""The catalogue of rules: every code a finding can have, with its severity.

Knows codes and severities; the words are in ``render/words``, what each rule means and what to do about it in
``docs/rules.md``. A code is never used again for another rule. Families: BG1xx text, BG2xx contract, BG3xx double
entry, BG4xx consistency, BG5xx time, BG6xx targets, BG7xx comparability, BG8xx bookkeeping.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.findings import Fact, Facts, Finding, Place, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(NamedTuple):
    """One rule: its code, a name for people, and how much a finding of it weighs."""

    code: str
    name: str
    severity: Severity


RULES: tuple[Rule, ...] = (
    Rule("BG100", "file-cannot-be-opened", ERROR),
    Rule("BG101", "not-utf8", ERROR),
    Rule("BG102", "byte-order-mark", WARNING),
    Rule("BG103", "forbidden-character", ERROR),
    Rule("BG104", "tab", ERROR),
    Rule("BG105", "yaml-syntax", ERROR),
    Rule("BG106", "duplicate-key", ERROR),
    Rule("BG107", "yaml-machinery", ERROR),
    Rule("BG108", "several-documents", ERROR),
    Rule("BG109", "empty-file", ERROR),
    Rule("BG110", "too-large", ERROR),
    Rule("BG111", "invisible-character", ERROR),
    Rule("BG112", "not-nfc", WARNING),
    Rule("BG113", "merge-conflict", ERROR),
    Rule("BG201", "unknown-key", ERROR),
    Rule("BG202", "missing-key", ERROR),
    Rule("BG203", "wrong-type", ERROR),
    Rule("BG204", "not-a-number", ERROR),
    Rule("BG205", "ambiguous-number", ERROR),
    Rule("BG206", "not-a-date-or-period", ERROR),
    Rule("BG207", "not-a-choice", ERROR),
    Rule("BG208", "unknown-name", ERROR),
    Rule("BG209", "yaml-reads-otherwise", ERROR),
    Rule("BG210", "incomplete-record", ERROR),
    Rule("BG211", "outside-domain", ERROR),
    Rule("BG212", "period-does-not-fit", ERROR),
    Rule("BG213", "wrong-unit", ERROR),
    Rule("BG214", "file-name-against-content", ERROR),
    Rule("BG215", "published-after-snapshot", ERROR),
    Rule("BG216", "file-not-read", WARNING),
    Rule("BG301", "printed-against-value", ERROR),
    Rule("BG302", "print-not-readable", WARNING),
    Rule("BG303", "value-outside-range", ERROR),
    Rule("BG304", "figure-not-readable", ERROR),
    Rule("BG401", "sum-of-parts", ERROR),
    Rule("BG402", "source-contradicts-itself", ERROR),
    Rule("BG403", "publishers-disagree", WARNING),
    Rule("BG404", "revised", INFO),
    Rule("BG405", "implied-plans-disagree", WARNING),
    Rule("BG406", "share-against-plan", ERROR),
    Rule("BG501", "figure-before-its-period-ends", ERROR),
    Rule("BG502", "series-closed", ERROR),
    Rule("BG503", "outside-plan-period", ERROR),
    Rule("BG601", "composition-against-total", ERROR),
    Rule("BG602", "documents-differ", WARNING),
    Rule("BG604", "direction-against-target", ERROR),
    Rule("BG605", "base-after-due", ERROR),
    Rule("BG801", "same-observation-twice", WARNING),
    Rule("BG802", "unused", WARNING),
    Rule("BG803", "acknowledgement-matches-nothing", WARNING),
)

BY_CODE = {rule.code: rule for rule in RULES}


def finding(
    code: str,
    place: Place,
    *,
    subject: str = "",
    related: tuple[Place, ...] = (),
    facts: Facts = MappingProxyType({}),
    **more: Fact,
) -> Finding:
    """Return a finding of the rule ``code``, with the rule's severity; its facts come one by one or as a mapping."""
    return Finding(code, BY_CODE[code].severity, place, subject, {**facts, **more}, related)

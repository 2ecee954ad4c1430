"""The catalogue of rules: every code a finding can have, with its severity.

Knows codes and severities; the words are in ``render/words``, what each rule means and what to do about it in
``docs/rules.md``. A code is never used again for another rule. Families: BG1xx text, BG2xx contract, BG3xx double
entry, BG4xx consistency, BG5xx time, BG6xx targets, BG7xx comparability, BG8xx bookkeeping, BG9xx plausibility.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.findings import Fact, Facts, Finding, Place, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(NamedTuple):
    """One rule: its code, a name for people, and how much a finding of it weighs.

    It ``may_stand`` where sources or documents can be at odds and the data true to them all the same: then it is
    acknowledged with its reason. What does not is mended.
    """

    code: str
    name: str
    severity: Severity
    may_stand: bool = False


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
    Rule("BG114", "eth-for-d", WARNING),
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
    Rule("BG217", "no-observations", WARNING),
    Rule("BG218", "of-itself", ERROR),
    Rule("BG219", "identity-of-unlike", ERROR),
    Rule("BG220", "withdrawn-before-published", ERROR),
    Rule("BG301", "printed-against-value", ERROR),
    Rule("BG302", "print-not-readable", WARNING),
    Rule("BG303", "value-outside-range", ERROR),
    Rule("BG304", "figure-not-readable", ERROR),
    Rule("BG401", "sum-of-parts", ERROR, may_stand=True),
    Rule("BG402", "source-contradicts-itself", ERROR, may_stand=True),
    Rule("BG403", "publishers-disagree", WARNING, may_stand=True),
    Rule("BG404", "revised", INFO),
    Rule("BG405", "implied-plans-disagree", WARNING, may_stand=True),
    Rule("BG406", "share-against-plan", ERROR, may_stand=True),
    Rule("BG407", "part-exceeds-whole", ERROR, may_stand=True),
    Rule("BG408", "share-against-parts", ERROR, may_stand=True),
    Rule("BG409", "product-of-factors", ERROR, may_stand=True),
    Rule("BG410", "opening-and-closing", ERROR, may_stand=True),
    Rule("BG411", "nested-states", ERROR, may_stand=True),
    Rule("BG412", "cumulative-falls", ERROR, may_stand=True),
    Rule("BG413", "cumulative-against-year", ERROR, may_stand=True),
    Rule("BG414", "month-and-cumulative", ERROR, may_stand=True),
    Rule("BG415", "growth-against-levels", ERROR, may_stand=True),
    Rule("BG416", "growth-outside-parts", ERROR, may_stand=True),
    Rule("BG417", "growth-against-quarters", ERROR, may_stand=True),
    Rule("BG418", "average-against-years", ERROR, may_stand=True),
    Rule("BG419", "base-revised", INFO, may_stand=True),
    Rule("BG420", "cumulation", WARNING, may_stand=True),
    Rule("BG430", "revised-beyond-habit", WARNING, may_stand=True),
    Rule("BG501", "figure-before-its-period-ends", ERROR),
    Rule("BG502", "series-closed", ERROR),
    Rule("BG503", "outside-plan-period", ERROR),
    Rule("BG504", "estimate-never-replaced", WARNING, may_stand=True),
    Rule("BG505", "stale", WARNING, may_stand=True),
    Rule("BG506", "figure-did-not-arrive", WARNING, may_stand=True),
    Rule("BG507", "estimate-too-early", WARNING),
    Rule("BG508", "issued-after-told", WARNING),
    Rule("BG601", "composition-against-total", ERROR, may_stand=True),
    Rule("BG602", "documents-differ", WARNING, may_stand=True),
    Rule("BG604", "direction-against-target", ERROR),
    Rule("BG605", "base-after-due", ERROR),
    Rule("BG606", "interim-out-of-order", ERROR),
    Rule("BG607", "back-loaded", INFO),
    Rule("BG608", "share-target-against-growth", WARNING, may_stand=True),
    Rule("BG609", "superseded-in-a-circle", ERROR),
    Rule("BG610", "stated-rate-against-targets", WARNING, may_stand=True),
    Rule("BG611", "due-outside-plan", WARNING),
    Rule("BG612", "path-without-growth", ERROR),
    Rule("BG613", "years-outside-plan", WARNING),
    Rule("BG614", "implied-without-share", WARNING),
    Rule("BG615", "share-without-target", WARNING),
    Rule("BG616", "base-against-own-series", WARNING, may_stand=True),
    Rule("BG617", "base-far-from-plan", WARNING),
    Rule("BG618", "derived-base-outside-bounds", ERROR),
    Rule("BG619", "wide-bounds-without-note", WARNING),
    Rule("BG620", "directions-contradict", WARNING),
    Rule("BG701", "proxy-without-note", WARNING),
    Rule("BG702", "other-price-basis", ERROR),
    Rule("BG703", "other-comparator", ERROR),
    Rule("BG704", "coverage-changes", WARNING),
    Rule("BG705", "rank-beyond-number", ERROR),
    Rule("BG801", "same-observation-twice", WARNING),
    Rule("BG802", "unused", WARNING),
    Rule("BG803", "acknowledgement-matches-nothing", WARNING),
    Rule("BG804", "reprint-as-confirmation", WARNING),
    Rule("BG805", "label-too-long", WARNING),
    Rule("BG806", "missing-translation", WARNING),
    Rule("BG808", "acknowledgement-of-any-figures", INFO),
    Rule("BG809", "many-names-unused", WARNING),
    Rule("BG810", "entered-not-used", INFO),
    Rule("BG811", "same-address-twice", WARNING),
    Rule("BG901", "jump", WARNING, may_stand=True),
    Rule("BG902", "implausible-ratio", WARNING, may_stand=True),
    Rule("BG903", "monthly-pace", WARNING, may_stand=True),
    Rule("BG904", "dent", WARNING, may_stand=True),
    Rule("BG905", "cumulative-unchained", WARNING, may_stand=True),
    Rule("BG906", "out-of-line", WARNING, may_stand=True),
    Rule("BG907", "growth-out-of-line", WARNING, may_stand=True),
    Rule("BG908", "far-beyond-target", WARNING, may_stand=True),
    Rule("BG909", "part-beyond-whole-of-the-time", WARNING, may_stand=True),
    Rule("BG910", "dated-years-back", WARNING, may_stand=True),
)


LONGEST_TEXT = 300
"""How many characters of a text of the data a finding quotes."""


class RuleOutcome(NamedTuple):
    """What a rule said of one thing that it looked at and found nothing wrong with: it holds, or it cannot be told."""

    code: str
    evaluable: bool


BY_CODE = {rule.code: rule for rule in RULES}


def finding(  # noqa: PLR0913  # what makes a finding
    code: str,
    place: Place,
    *,
    subject: str = "",
    related: tuple[Place, ...] = (),
    facts: Facts = MappingProxyType({}),
    severity: Severity | None = None,
    **more: Fact,
) -> Finding:
    """Return a finding of the rule ``code``; its facts come one by one or as a mapping.

    It weighs what the rule weighs, unless ``severity`` says otherwise (publishers who differ only warn).
    """
    told = {name: fact if name == "write" else _cut(fact) for name, fact in (*facts.items(), *more.items())}
    return Finding(code, severity or BY_CODE[code].severity, place, subject, told, related)


def _cut(fact: Fact) -> Fact:
    """The fact; of a text without end only its beginning, for a finding names what is wrong and does not repeat it."""
    return f"{fact[:LONGEST_TEXT]}…" if isinstance(fact, str) and len(fact) > LONGEST_TEXT else fact

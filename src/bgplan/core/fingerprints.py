"""What a finding is known by from one run to the next: its rule, file, subject and facts, never its line.

Knows findings; how a fingerprint is written into a format is the business of ``render``.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Fact, Finding
from bgplan.core.intervals import Interval
from bgplan.core.periods import Period

_UNSTABLE = (
    *("line", "column"),  # change when lines move
    *("byte", "size", "limit", "context"),  # say where the reader stopped, not what is wrong
    *(
        "nearest",
        "known",
        "choices",
        "write",
        "otherwise",
        "reading",
        "hint",
        "foreign",
        "print",
        "acknowledged_for",
        "acknowledge",
    ),  # advice: depends on what else there is
)
"""Facts that may change while the finding stays the same."""


def fingerprints(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return a fingerprint of every finding, in their order; equal findings are told apart by their number."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for each in findings:
        text = _text(each)
        seen[text] += 1
        found.append(fingerprint(each, seen[text]))
    return tuple(found)


def fingerprint(finding: Finding, number: int = 1) -> str:
    """Return the fingerprint of a finding, the ``number``-th of those that are equal but for their place."""
    return sha256(f"{_text(finding)}\n{number}".encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _text(finding: Finding) -> str:
    """What stays the same while lines move."""
    facts = (f"{name}={_fact(fact)}" for name, fact in sorted(finding.facts.items()) if name not in _UNSTABLE)
    return "\n".join((finding.code, finding.place.file, finding.subject, *facts))


def _fact(fact: Fact) -> str:
    """A fact as a text that does not depend on how the program represents it."""
    if isinstance(fact, Period):
        return fact.text
    if isinstance(fact, Bilingual):
        return f"{fact.vi}|{fact.en}"
    if isinstance(fact, Interval):
        return f"{_fact(fact.low)}..{_fact(fact.high)}"
    if isinstance(fact, tuple):
        return "|".join(_fact(each) for each in fact)
    if isinstance(fact, float):
        return f"{fact:.12g}"  # the digits behind them differ between machines
    return str(fact)

"""What can be wrong with the data files, as values; what a finding is known by, and which are looked at.

Knows codes, places and facts; never the words (they are made last, by ``render``), never a status of a target, never
a file. A fingerprint is made of rule, file, subject and facts, never of the line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from bgplan.core.intervals import Interval
from bgplan.core.periods import Period
from bgplan.core.text import Bilingual

Fact: TypeAlias = (
    str | int | float | Decimal | Fraction | date | Period | Interval | Bilingual | tuple["Fact", ...] | None
)
"""One thing a finding, a reason or a derivation states; the renderer words it by its type."""

Facts: TypeAlias = Mapping[str, Fact]

PathKey: TypeAlias = str | int
"""One step into a data file: a mapping's key or a sequence's index."""


class Severity(StrEnum):
    """How much a finding weighs: an error fails the run, a warning does under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """Where in the data files: a file, and in it either a path of keys or a line and column, or both.

    Checks name the path; the reader turns it into line and column (both from 1, columns in code points) only when
    there is something to report.
    """

    file: str
    path: tuple[PathKey, ...] = ()
    line: int | None = None
    column: int | None = None
    key: bool = False

    def at(self, *keys: PathKey, key: bool = False) -> Place:
        """Return the place further in, below ``keys``; with ``key`` that of the last key itself, not of its value."""
        return Place(self.file, (*self.path, *keys), key=key)


class Finding(NamedTuple):
    """One problem in the data files.

    ``code`` is of ``core.rules``; ``subject`` names what it is about in a form that stays the same when lines move
    (``parks@2023-08-22``), so that an acknowledgement can name it; ``related`` are the other places involved.
    """

    code: str
    severity: Severity
    place: Place
    subject: str = ""
    facts: Facts = MappingProxyType({})
    related: tuple[Place, ...] = ()
    acknowledged: Bilingual | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding still counts, that is, nobody has acknowledged it with a reason."""
        return self.acknowledged is None


class Excerpt(NamedTuple):
    """The line of a file that a finding points at, and the column (from 1) for the caret."""

    text: str
    column: int


class Fault(ValueError):
    """A text that is not what it should be: raised by the parsers of core, made a finding by the reader."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Facts = MappingProxyType(facts)


MOST_FINDINGS = 10_000
"""How many findings the observations of a file get in a step; of what is wrong beyond them only this is said."""

_SEVERITIES = tuple(Severity)


def severity_counts(findings: Collection[Finding]) -> Mapping[Severity, int]:
    """Return how many findings of each severity count."""
    counts = Counter(finding.severity for finding in findings if finding.counts)
    return {severity: counts[severity] for severity in Severity}


def gravity(finding: Finding) -> tuple[bool, int, bool]:
    """Return the key that sorts findings by how much they matter: acknowledged ones last.

    Of one severity what was not read comes first: it may be behind the others.
    """
    return not finding.counts, _SEVERITIES.index(finding.severity), finding.code not in UNREAD


def heaviest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the most severe first and the acknowledged last, else in their order."""
    return tuple(sorted(findings, key=gravity))


def gravest_last(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as a terminal shows them, whose end is read first: the most severe last, else in order."""
    in_order = reversed(tuple(findings))  # what weighs the same is turned round twice
    return tuple(sorted(in_order, key=gravity))[::-1]


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
        "example",
        "alike",
        "kind",
        "subject_publisher",
        "earlier_source_told",
        "later_source_told",
    ),  # advice: depends on what else there is
)
"""Facts that may change while the finding stays the same."""


def fingerprints(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return a fingerprint of every finding, in their order; equal findings are told apart by their number."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for finding in findings:
        text = _text(finding)
        seen[text] += 1
        found.append(fingerprint(finding, seen[text]))
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


IN_BASELINE = Bilingual("đã có trong tệp mốc (baseline)", "known from the baseline")
"""The reason with which a finding of the baseline is acknowledged."""

UNREAD = frozenset(("BG100", "BG101", "BG103", "BG104", "BG105", "BG107", "BG108", "BG109", "BG110", "BG113"))
"""Rules whose finding says that a file, or a part of it, was not read: without it nobody knows what the rest says."""


class Selection(NamedTuple):
    """Codes, or beginnings of codes such as BG4: those looked at (all where empty), and those left out of them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, code: str) -> bool:
        """Return whether findings of the code are looked at; what was not read always is.

        >>> Selection(("BG4",), ("BG401",)).keeps("BG402"), Selection(("BG4",), ("BG401",)).keeps("BG401")
        (True, False)
        """
        if code in UNREAD:
            return True
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore or ("?",))


def selected(findings: tuple[Finding, ...], selection: Selection) -> tuple[Finding, ...]:
    """Return the findings that are looked at."""
    return tuple(finding for finding in findings if selection.keeps(finding.code))


def without_known(findings: tuple[Finding, ...], known: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings, those whose fingerprint the baseline knows marked as acknowledged."""
    return tuple(
        finding._replace(acknowledged=IN_BASELINE) if mark in known and may_be_known(finding) else finding
        for finding, mark in zip(findings, fingerprints(findings), strict=True)
    )


def may_be_known(finding: Finding) -> bool:
    """Return whether a baseline may hold the finding: not where something was not read: nobody knows what."""
    return finding.counts and finding.code not in UNREAD

"""What is told beside a finding so that it can be mended: names by their labels, typical lines, publishers.

Knows findings and the plan file; never what is wrong, nor the words. What is added changes with the rest of the data,
so no fingerprint and no pin is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import PlanFile
from bgplan.core.findings import Fact, Facts, Finding
from bgplan.core.model import Indicator
from bgplan.core.periods import Period
from bgplan.core.pins import number_text
from bgplan.core.text import Bilingual, folded

MOST_NAMES = 3
"""So many names are offered for one that is not known."""

MOST_KNOWN = 12
"""Where nothing is like a name, as many known ones are listed; of more the list is no help."""

_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "indicator": "indicators",
        "source": "sources",
        "unit": "units",
        "plan": "plans",
        "target": "targets",
        "concept": "concepts",
        "coverage": "coverages",
        "industry": "industries",
    }
)
"""The table that a name is of, by the key that names it."""

_BOTH = "{vi: …, en: …}"
_TYPICAL: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("name", "what", "why", "reason", "territory"), _BOTH),
        **dict.fromkeys(("vi", "en", "publisher", "title"), "…"),
        **dict.fromkeys(("value", "count"), "54"),
        **dict.fromkeys(("on", "published"), "2023-08-31"),
        **dict.fromkeys(("published_inferred", "watch", "main", "implied"), "true"),
        "period": "2023-08",
        "due": "2030",
        "path": "linear",
        "measure": "stock",
        "dimension": "area",
        "rule": "BG403",
        "subject": "parks@2023",
        "observations": "[]",
    }
)
"""What may stand at a key, where that does not depend on the data."""

_PERIODS: Mapping[str, str] = MappingProxyType({"plans": "2021/2030", "targets": "2020"})
"""A period in an entry of these tables: that of a plan, that of a target's base."""

_MISSING: Mapping[str, str] = MappingProxyType(
    {
        "figure": "value: 54",
        "term": "due: 2030",
        "comparator": "comparator: same-period",
        "whole-of-what": f"whole: {_BOTH}",
    }
)
"""What makes a record whole, by what it lacks."""


def advised(findings: Iterable[Finding], written: PlanFile) -> tuple[Finding, ...]:
    """Return the findings, each with what helps to mend it."""
    labels = _Labels(written)
    return tuple(_with(finding, _advice(finding, labels)) for finding in findings)


def _with(finding: Finding, more: Facts) -> Finding:
    return finding._replace(facts={**finding.facts, **more}) if more else finding


def _advice(finding: Finding, labels: _Labels) -> Facts:
    """What is to be added to the facts of one finding."""
    more: dict[str, Fact] = dict(labels.publishers(finding))
    if finding.code == "BG208":
        more |= labels.like(str(finding.facts["what"]), finding)
    elif finding.code in ("BG202", "BG203", "BG210"):
        more |= labels.example(finding)
    elif finding.code in _WITHOUT_NOTE:
        more["example"] = f"note: {_BOTH}"
    elif finding.code == "BG301":
        more |= _by_print(finding)
    elif finding.code == "BG503":
        more |= labels.plans_of(finding.facts["period"])
    elif finding.code in _ATTRIBUTES:
        more |= labels.siblings(finding, _ATTRIBUTES[finding.code])
    return more


_WITHOUT_NOTE = ("BG617", "BG619", "BG701")
"""What is right where a note says why."""

_ATTRIBUTES: Mapping[str, str] = MappingProxyType({"BG702": "price_basis", "BG703": "comparator", "BG704": "coverage"})
"""In what a figure is at odds with its indicator."""


def _by_print(finding: Finding) -> Facts:
    """The value that the print says, where it says one number."""
    printed, key = finding.facts.get("printed"), finding.place.path[-1:]
    if isinstance(printed, (int, Fraction, Decimal)) and key == ("value",):
        return {"write": number_text(printed)}
    return {}


class _Called(NamedTuple):
    """An entry of a table: its name, how people call it, and all words that are said of it."""

    name: str
    label: Bilingual
    words: frozenset[str]


class _Labels:
    """The entries of the plan file by what people call them."""

    def __init__(self, written: PlanFile) -> None:
        self._written = written
        self._tables: dict[str, tuple[_Called, ...]] = {}

    def like(self, what: str, finding: Finding) -> Facts:
        """Return which entries have the unknown name among their words; where nothing is like it, which there are."""
        table = _TABLES.get(what)
        if table is None:
            return {}
        asked = _words((str(finding.facts.get("name", finding.facts.get("text"))),))
        entries = self._entries(table)
        found = [entry for entry in entries if asked and asked <= entry.words]
        if found:
            shortest = sorted(found, key=lambda entry: (entry.name.count("."), len(entry.words)))
            return {"alike": tuple(_told(entry) for entry in shortest[:MOST_NAMES])}
        names = tuple(entry.name for entry in entries)
        return {"known": names} if not finding.facts.get("nearest") and 0 < len(names) <= MOST_KNOWN else {}

    def _entries(self, table: str) -> tuple[_Called, ...]:
        if table not in self._tables:
            self._tables[table] = tuple(_entries(self._written, table))
        return self._tables[table]

    def example(self, finding: Finding) -> Facts:
        """Return a line that may stand where something is missing or wrong; else what kind of thing may."""
        facts = finding.facts
        if finding.code == "BG210":
            line = _MISSING.get(str(facts["what"]), "")
        else:
            key = str(facts.get("name") if finding.code == "BG202" else (finding.place.path or ("",))[-1])
            if facts.get("expected") == "name" and (like := self.like(key, finding)):
                return like
            line = self._line(key, finding)
        if line:
            return {"example": line}
        return {"kind": facts["expected"]} if finding.code == "BG202" else {}

    def _line(self, key: str, finding: Finding) -> str:
        """A key with a typical value, of a name one that there is."""
        path = finding.place.path
        if key == "schema":
            return f"schema: {finding.facts['expected']}"
        if key == "month" and (month := re.search(r"(\d{4}-\d\d)\.ya?ml$", finding.place.file)):
            return f"month: {month[1]}"
        if key == "period" and path[:1] and path[0] in _PERIODS:
            return f"period: {_PERIODS[str(path[0])]}"
        if key in _TABLES and (known := next(iter(getattr(self._written, _TABLES[key])), "")):
            return f"{key}: {known}"
        if finding.facts.get("expected") == "flag":
            return f"{key}: true"
        return f"{key}: {_TYPICAL[key]}" if key in _TYPICAL else ""

    def plans_of(self, period: Fact) -> Facts:
        """Return the plans within whose time a period lies, the shortest time first."""
        if not isinstance(period, Period):
            return {}
        fitting = [
            (plan.period.end - plan.period.start, name)
            for name, plan in self._written.plans.items()
            if plan.period.start <= period.start <= period.end <= plan.period.end
        ]
        return {"choices": tuple(name for _, name in sorted(fitting)[:MOST_NAMES])} if fitting else {}

    def siblings(self, finding: Finding, attribute: str) -> Facts:
        """Return the indicators that are as the figure's own but for an attribute, in which they are as the figure."""
        own = self._written.indicators.get(str(finding.facts["indicator"]))
        if own is None:
            return {}
        fitting = [
            _told(entry)
            for entry in self._entries("indicators")
            if self._is_sibling(self._written.indicators[entry.name], own, attribute, finding.facts["said"])
        ]
        return {"alike": tuple(fitting[:MOST_NAMES])} if fitting else {}

    def _is_sibling(self, other: Indicator, own: Indicator, attribute: str, said: Fact) -> bool:
        alike = all(
            getattr(other, each) == getattr(own, each)
            for each in ("concept", "measure", "unit", "industry", *_ATTRIBUTES.values())
            if each != attribute
        )
        value = getattr(other, attribute)
        return alike and said in (value, self._written.coverages.get(str(value)))

    def publishers(self, finding: Finding) -> Iterator[tuple[str, Fact]]:
        """Yield who published each source that the finding names, and when."""
        sources = self._written.sources
        if finding.place.path[:1] == ("sources",) and finding.subject in sources:
            yield "subject_publisher", sources[finding.subject].publisher
        for fact in ("earlier_source", "later_source"):
            if (source := sources.get(str(finding.facts.get(fact)))) is not None:
                yield f"{fact}_told", (source.publisher, *(() if source.published is None else (source.published,)))


def _entries(written: PlanFile, table: str) -> Iterator[_Called]:
    """The entries of a table with all the words by which somebody may look for them."""
    for name, record in getattr(written, table).items():
        label = _label(record)
        texts: list[str] = [name, label.vi, label.en]
        for key in ("name", "publisher", "title", "document", "words"):
            value = getattr(record, key, None)
            texts += [value.vi, value.en] if isinstance(value, Bilingual) else [value] if isinstance(value, str) else []
            texts += value if isinstance(value, tuple) else []
        yield _Called(name, label, _words(texts))


def _label(record: object) -> Bilingual:
    """How people call an entry: a short label, a name, a publisher; a term of its own is its own text."""
    for key in ("label", "name", "publisher"):
        value = getattr(record, key, None)
        if value is not None:
            return value if isinstance(value, Bilingual) else Bilingual(str(value), str(value))
    return record if isinstance(record, Bilingual) else Bilingual("", "")


def _words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, in small letters without marks."""
    return frozenset(word for text in texts for word in re.findall(r"\w+", folded(text)))


def _told(entry: _Called) -> Bilingual:
    """An entry's name with what people call it."""
    return Bilingual(*(f"{entry.name} ({text})" if text else entry.name for text in (entry.label.vi, entry.label.en)))

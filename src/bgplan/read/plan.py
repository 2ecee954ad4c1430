"""``targets.yaml`` as written records.

Knows the tables of the file and which model each entry has; what the records mean is the business of core.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from bgplan.core.dataset import PlanFile
from bgplan.core.fields import read_name
from bgplan.core.findings import Fault, Finding, Place
from bgplan.core.model import (
    Abbreviation,
    Acknowledgement,
    Coverage,
    Identity,
    Indicator,
    Plan,
    Record,
    Source,
    Target,
    Term,
    Unit,
)
from bgplan.core.rules import finding
from bgplan.core.text import Bilingual
from bgplan.read.document import Document
from bgplan.read.records import is_misspelt, mapping, record, sequence, top_of

SCHEMA = "bgplan.targets/1"
TABLES: tuple[tuple[str, type[Record]], ...] = (
    ("sources", Source),
    ("units", Unit),
    ("concepts", Term),
    ("coverages", Coverage),
    ("industries", Term),
    ("indicators", Indicator),
    ("plans", Plan),
    ("targets", Target),
    ("identities", Identity),
    ("abbreviations", Abbreviation),
)
KEYS = ("schema", "territory", *(name for name, _ in TABLES), "acknowledged")

M = TypeVar("M", bound=Record)


def plan_file(document: Document) -> tuple[PlanFile, tuple[Finding, ...]]:
    """Return the tables of ``targets.yaml``; entries that are not valid are left out and stand in the findings."""
    reader = _Tables(document)
    territory = reader.term("territory")
    coverages = reader.table("coverages", Coverage)
    return (
        PlanFile(
            file=document.file,
            territory=territory or Bilingual("?", "?"),
            sources=reader.table("sources", Source),
            units=reader.table("units", Unit),
            concepts=_bilingual(reader.table("concepts", Term)),
            coverages=_bilingual(reader.table("coverages", Coverage)),
            industries=_bilingual(reader.table("industries", Term)),
            indicators=reader.table("indicators", Indicator),
            plans=reader.table("plans", Plan),
            targets=reader.table("targets", Target),
            identities=reader.table("identities", Identity),
            acknowledged=reader.entries("acknowledged", Acknowledgement),
            territories=frozenset(name for name, coverage in coverages.items() if coverage.territory),
            abbreviations=reader.table("abbreviations", Abbreviation),
            left_out=reader.left_out,
            unread=reader.unread,
        ),
        tuple(reader.findings),
    )


def _bilingual(terms: Mapping[str, Term]) -> dict[str, Bilingual]:
    return {name: term.bilingual for name, term in terms.items()}


class _Tables:
    """The top of the file, read table by table; ``findings`` gathers what is wrong on the way."""

    def __init__(self, document: Document) -> None:
        self.root = Place(document.file)
        self.top, found = top_of(document, SCHEMA, KEYS)
        self.findings: list[Finding] = list(found)
        self.left_out: dict[str, tuple[str, ...]] = {}
        # A table may be there under a misspelt name, or the whole file may not be readable.
        misspelt = {str(fault.facts.get("nearest")) for fault in found if fault.code == "BG201"}
        self.unread = frozenset(key for key, _ in TABLES if not self.top or key in misspelt)

    def term(self, key: str) -> Bilingual | None:
        """A single text in both languages, which must be there."""
        if key not in self.top:
            if self.top and not is_misspelt(key, tuple(self.findings)):
                self.findings.append(finding("BG202", self.root, name=key, expected="value"))
            return None
        term, found = record(Term, self.top[key], self.root.at(key), key)
        self.findings += found
        return None if term is None else term.bilingual

    def table(self, key: str, model: type[M]) -> dict[str, M]:
        """The table under ``key``: records by name."""
        if key not in self.top:
            return {}
        place = self.root.at(key)
        entries, found = mapping(self.top[key], place, key)
        self.findings += found
        if found:
            self.unread |= {key}
        records: dict[str, M] = {}
        for name, node in entries.items():
            try:
                read_name(name)
            except Fault as fault:
                self.findings.append(finding(fault.code, place.at(name, key=True), subject=key, facts=fault.facts))
                continue
            entry, found = record(model, node, place.at(name), name)
            self.findings += found
            if entry is not None:
                records[name] = entry
        self.left_out[key] = tuple(name for name in entries if name not in records)
        return records

    def entries(self, key: str, model: type[M]) -> tuple[M | None, ...]:
        """The list under ``key``; None in the place of what is left out."""
        if key not in self.top:
            return ()
        items, found = sequence(self.top[key], self.root.at(key), key)
        self.findings += found
        records = []
        for index, node in enumerate(items):
            entry, found = record(model, node, self.root.at(key, index), f"{key} {index + 1}")
            self.findings += found
            records.append(entry)
        return tuple(records)

"""One file of ``actuals/`` as a written snapshot.

Knows the shape of a snapshot file and that its name is its month.
"""

from __future__ import annotations

from pathlib import PurePath

from bgplan.core.dataset import Snapshot
from bgplan.core.fields import read_name, read_period
from bgplan.core.findings import MOST_FINDINGS, Fault, Finding, Place
from bgplan.core.model import Observation
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.rules import finding
from bgplan.read.document import Document
from bgplan.read.records import is_misspelt, record, sequence, shown, top_of, valid
from bgplan.read.tree import Node

SCHEMA = "bgplan.actuals/1"
KEYS = ("schema", "month", "source", "observations")


class Observations:
    """The observations of a file, taken one by one as they are read: records, and what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.records: list[Observation | None] = []
        self.findings: list[Finding] = []
        self._place = Place(file).at("observations")
        self._full = False

    def take(self, index: int, node: Node) -> None:
        """Read the next observation."""
        observation = valid(Observation, node)
        if observation is None and not self._full:
            observation = self._with_findings(index, node)
        self.records.append(observation)

    def _with_findings(self, index: int, node: Node) -> Observation | None:
        """Read one with which something is wrong."""
        place = self._place.at(index)
        observation, found = record(Observation, node, place, _subject(node, index))
        self.findings += found
        if len(self.findings) >= MOST_FINDINGS:
            self._full = True
            self.findings.append(finding("BG110", place, reason="findings", limit=MOST_FINDINGS))
        # An empty key is the finding; what it leaves open is none of its own.
        return None if any(fault.code == "BG202" for fault in found) else observation


def snapshot(document: Document, read: Observations) -> tuple[Snapshot | None, tuple[Finding, ...]]:
    """Return the snapshot of a file; None where its month cannot be read.

    ``read`` are its observations, taken while the document was read; None in the place of those that are not valid.
    """
    place = Place(document.file)
    top, findings = top_of(document, SCHEMA, KEYS)
    if not top:
        return None, findings
    month, found = _month(top, document)
    findings += () if "month" not in top and is_misspelt("month", findings) else found
    source, found = _source(top, place)
    findings += found
    findings += (*_observations(top, place, findings), *read.findings)
    if month is None:
        return None, findings
    return Snapshot(document.file, month, source, tuple(read.records)), findings


def _month(top: dict[str, Node], document: Document) -> tuple[Period | None, tuple[Finding, ...]]:
    place, node = Place(document.file).at("month"), top.get("month")
    if node is None:
        return None, (finding("BG202", Place(document.file), name="month", expected="month"),)
    if not isinstance(node, str):
        return None, (finding("BG203", place, text=shown(node), expected="month"),)
    try:
        month = read_period(node)
    except Fault as fault:
        write = str(fault.facts.get("write") or "")
        good = write and read_period(write).kind is PeriodKind.MONTH
        return None, (finding(fault.code, place, facts={**fault.facts, "write": write if good else ""}),)
    if month.kind is not PeriodKind.MONTH:
        return None, (finding("BG206", place, text=node, reason="month", write=""),)
    named = PurePath(document.file).stem
    if named not in (month.text, "-"):
        # Which of the two is wrong is not known: of the later one no other finding follows.
        return _later(month, named), (finding("BG214", place, name=PurePath(document.file).name, month=month),)
    return month, ()


def _observations(top: dict[str, Node], place: Place, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Whether the list is there; a month without any figure says so with an empty one."""
    if "observations" in top:
        return sequence(top["observations"], place.at("observations"), expected="observations")[1]
    if is_misspelt("observations", found):
        return ()
    return (finding("BG202", place, name="observations", expected="observations"),)


def _later(month: Period, named: str) -> Period:
    """The later of the month in the file and that in its name."""
    try:
        other = read_period(named)
    except Fault:
        return month
    return other if other.kind is PeriodKind.MONTH and other.end > month.end else month


def _source(top: dict[str, Node], place: Place) -> tuple[str | None, tuple[Finding, ...]]:
    node = top.get("source")
    if node is None:
        return None, ()
    try:
        if isinstance(node, str):
            return read_name(node), ()
        return None, (finding("BG203", place.at("source"), text=shown(node), expected="name"),)
    except Fault as fault:
        return None, (finding(fault.code, place.at("source"), facts=fault.facts),)


def _subject(node: Node, index: int) -> str:
    """What findings about an observation name, as far as it can be read."""
    if isinstance(node, dict) and isinstance(node.get("indicator"), str):
        return f"{node['indicator']}@{node.get('period', '?')}"
    return f"observation {index + 1}"

"""The shell: read, validate, compare, decide the exit code. One run flows strictly forward.

Knows the order of the steps; each step is a function of another module. The clock, the environment and the terminal
stay with the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bgplan.core.advice import advised
from bgplan.core.as_of import default_as_of
from bgplan.core.compare import Question, compare
from bgplan.core.dataset import Dataset
from bgplan.core.findings import Excerpt, Finding, Place, Selection, Severity, selected
from bgplan.core.methods import Status
from bgplan.core.report import Report, Result
from bgplan.core.resolve import resolve
from bgplan.core.validate import RuleCount, counted, validated
from bgplan.read.document import Document
from bgplan.read.folder import Folder, read_folder

if TYPE_CHECKING:
    from bgplan.core.diff import Changes
    from bgplan.core.summary import MonthNote, Months
    from bgplan.core.summary.report import Summary


class Exit(IntEnum):
    """What the exit code says."""

    CONSISTENT = 0
    INCONSISTENT = 1
    UNUSABLE = 2
    STATUS = 3


class Loaded(NamedTuple):
    """A data folder read, settled and validated; the findings are located and sorted by place.

    ``statistics`` say by code how often each rule of ``validate`` was looked at, ``files`` which files were read.
    """

    dataset: Dataset
    findings: tuple[Finding, ...]
    excerpts: Mapping[Place, Excerpt]
    statistics: Mapping[str, RuleCount] = MappingProxyType({})
    files: tuple[str, ...] = ()

    def exit_code(self, *, strict: bool) -> Exit:
        """Return what the findings alone say."""
        return findings_exit(self.findings, strict=strict)


class Validated(NamedTuple):
    """What one or more data folders say of themselves: the findings that are looked at, without any judging."""

    findings: tuple[Finding, ...]
    excerpts: Mapping[Place, Excerpt]
    statistics: Mapping[str, RuleCount]
    files: tuple[str, ...]

    def exit_code(self, *, strict: bool) -> Exit:
        """Return what the findings say."""
        return findings_exit(self.findings, strict=strict)


def findings_exit(findings: tuple[Finding, ...], *, strict: bool) -> Exit:
    """Return the exit code of findings: a file that cannot be opened comes before what contradicts itself."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.code == "BG100" for finding in findings):
        return Exit.UNUSABLE
    if any(finding.counts and finding.severity in failing for finding in findings):
        return Exit.INCONSISTENT
    return Exit.CONSISTENT


def load(folder: Path, root: Path, *, max_size: int | None = None, instead: tuple[str, bytes] | None = None) -> Loaded:
    """Read and validate a data folder; findings name its files relative to ``root``.

    No file larger than ``max_size`` bytes is read (20 MiB, if it is not given). ``instead`` is the name of a file
    within the folder and the bytes that stand for it.
    """
    read = read_folder(folder, root, max_size=max_size, instead=instead)
    dataset, found = resolve(read.plan, read.snapshots)
    whole = not any(finding.severity is Severity.ERROR for finding in (*read.findings, *found))
    validation = validated(dataset, whole=whole)
    located = _located(advised((*read.findings, *found, *validation.findings), dataset.written), read.documents)
    files = tuple(document.file for document in read.documents)
    read_so_far = counted((*read.findings, *found), files=len(files), records=_records(read))
    statistics = dict(sorted({**read_so_far, **validation.statistics}.items()))
    return Loaded(dataset, located, _excerpts(located, read.documents), statistics, files)


def _records(read: Folder) -> int:
    """How many records the folder holds: entries of the plan file's tables and observations."""
    plan = read.plan
    tables = (plan.sources, plan.units, plan.indicators, plan.plans, plan.targets, plan.identities)
    return sum(map(len, tables)) + sum(len(snapshot.observations) for snapshot in read.snapshots)


def together(loaded: tuple[Loaded, ...], selection: Selection) -> Validated:
    """Return what several folders say of themselves as one, of the rules that are looked at."""
    excerpts: dict[Place, Excerpt] = {}
    totals: dict[str, RuleCount] = {}
    for each in loaded:
        excerpts.update(each.excerpts)
        for code, tally in each.statistics.items():
            if selection.keeps(code):
                totals[code] = RuleCount(*map(sum, zip(totals.get(code, RuleCount()), tally, strict=True)))
    findings = selected(tuple(finding for each in loaded for finding in each.findings), selection)
    files = tuple(dict.fromkeys(file for each in loaded for file in each.files))
    return Validated(findings, excerpts, dict(sorted(totals.items())), files)


def checked(loaded: Loaded, question: Question) -> Report:
    """Return the report on a loaded folder."""
    return compare(loaded.dataset, question)


def changed(loaded: Loaded, earlier: date, later: date, question: Question) -> Changes:
    """Return what changed between two dates in what a loaded folder tells."""
    from bgplan.core.diff import changes_between  # noqa: PLC0415  # with the next a hundredth of every check

    return changes_between(loaded.dataset, earlier, later, question)


def summarised(loaded: Loaded, months: Months, question: Question, note: MonthNote | None) -> Summary:
    """Return the report of a month on a loaded folder."""
    from bgplan.core.summary import summary_of  # noqa: PLC0415

    return summary_of(loaded.dataset, months, question, note)


def failing(report: Report, fail_on: frozenset[Status], earlier: Report | None = None) -> tuple[Result, ...]:
    """Return the results with one of the statuses that a check fails on.

    Plans whose time is over count as all others, superseded targets and second documents of one target do not. With an
    ``earlier`` report only what has got one of the statuses since counts: its target had none of them then, or was not
    there.
    """
    before = {result.name for result in earlier.results if result.status in fail_on} if earlier else frozenset()
    arisen = (result for result in report.rows.results if result.name not in before)
    return tuple(result for result in arisen if result.status in fail_on)


def exit_code(loaded: Loaded, failed: tuple[Result, ...], *, strict: bool) -> Exit:
    """Return the exit code of a check: what the data say comes before what the statuses say."""
    data = loaded.exit_code(strict=strict)
    return Exit.STATUS if data is Exit.CONSISTENT and failed else data


def _located(findings: tuple[Finding, ...], documents: tuple[Document, ...]) -> tuple[Finding, ...]:
    """The findings with line and column, one per cause, sorted by place."""
    places = {place for finding in findings for place in (finding.place, *finding.related) if place.line is None}
    known = {}
    for document in documents:
        known.update(document.places.located([place for place in places if place.file == document.file]))
    located = [
        finding._replace(
            place=known.get(finding.place, finding.place),
            related=tuple(known.get(place, place) for place in finding.related),
        )
        for finding in findings
    ]
    once = {(finding.code, finding.place, finding.subject, str(finding.facts)): finding for finding in located}
    return tuple(sorted(once.values(), key=_by_place))


def _excerpts(findings: tuple[Finding, ...], documents: tuple[Document, ...]) -> Mapping[Place, Excerpt]:
    """The lines that findings to be mended point at; none for a file that could not be decoded."""
    by_file = {document.file: document for document in documents if document.text}
    open_ones = (finding.place for finding in findings if finding.counts and finding.severity is not Severity.INFO)
    places = (place for place in open_ones if place.file in by_file and place.line is not None)
    return {place: Excerpt(*by_file[place.file].excerpt(place)) for place in places}


def _by_place(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    return place.file, place.line or 0, place.column or 0, finding.code


__all__ = ["Exit", "Loaded", "Question", "changed", "checked", "default_as_of", "exit_code", "failing", "load"]

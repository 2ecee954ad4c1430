"""Written records made a dataset: names resolved, figures settled, each record held to its own contract.

``double_entry`` settles one figure, ``targets`` a target with its parts and its base, ``contract`` says what each
record must keep by itself. Knows one record and the tables that it names; whether records agree with each other is the
business of ``validate``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from bgplan.core import figures
from bgplan.core.dataset import Amount, Dataset, PlanFile, ResolvedObservation, Snapshot
from bgplan.core.figures import Kind
from bgplan.core.finding_causes import told_once
from bgplan.core.findings import MOST_FINDINGS, Finding, Place
from bgplan.core.model import Observation
from bgplan.core.periods import Period
from bgplan.core.resolve.contract import amount_faults, long_sums, observation_faults, plan_file_faults, unknown_name
from bgplan.core.resolve.double_entry import FEW, PERCENT, Reading, Readings, settled, table_slips
from bgplan.core.resolve.targets import resolved_targets
from bgplan.core.rules import finding

__all__ = ["printing_units", "resolve"]


def resolve(plan: PlanFile, snapshots: tuple[Snapshot, ...]) -> tuple[Dataset, tuple[Finding, ...]]:
    """Return the resolved dataset and what was wrong with single records; records that cannot be resolved are left out.

    Where a unit's power or a source's language is wrong, that is one finding, and its figures are read as they should.
    """
    dataset, findings = _settled(plan, snapshots)
    slips = table_slips(dataset, findings)
    mended = plan
    told: list[Finding] = []
    for slip in slips:
        if len(slip.findings) >= FEW:
            mended, told = slip.mended(mended), [*told, slip.told(plan)]
        else:
            (alone,) = slip.findings
            place = slip.cause.place(plan)
            findings = tuple(
                found._replace(related=(*found.related, place)) if found is alone else found for found in findings
            )
    if told:
        again, found = _settled(mended, snapshots)
        if len(found) + len(told) <= len(findings):
            return again, told_once((*found, *told), again)
    return dataset, told_once(findings, dataset)


def _settled(plan: PlanFile, snapshots: tuple[Snapshot, ...]) -> tuple[Dataset, tuple[Finding, ...]]:
    """The dataset as it is read with these units and sources."""
    readings = Readings(plan, printing_units(plan))
    findings = list(plan_file_faults(plan))
    targets, target_findings = resolved_targets(plan, readings)
    findings += target_findings
    observations: list[ResolvedObservation] = []
    sums = long_sums(plan)
    for snapshot in snapshots:
        room = MOST_FINDINGS
        for index, record in enumerate(snapshot.observations):
            if record is None:
                continue
            observation, faults = _observation(record, index, snapshot, readings, sums)
            findings += faults[:room]
            if room and len(faults) >= room:
                place = Place(snapshot.file, ("observations", index))
                findings.append(finding("BG110", place, reason="findings", limit=MOST_FINDINGS))
            room = max(0, room - len(faults))
            if observation is not None:
                observations.append(observation)
    months = tuple(sorted({snapshot.month for snapshot in snapshots}, key=lambda month: month.end))
    return Dataset(plan, months, targets, tuple(observations)), tuple(findings)


def printing_units(plan: PlanFile) -> Mapping[str, figures.PrintUnit]:
    """Return the units as ``figures`` needs them: every unit of a dimension knows all words of the dimension."""
    words: dict[str, tuple[str, ...]] = {}
    for unit in plan.units.values():
        words[unit.dimension] = tuple(dict.fromkeys((*words.get(unit.dimension, ()), *unit.words)))
    return {
        name: figures.PrintUnit(name, unit.dimension, unit.power, unit.count, words[unit.dimension])
        for name, unit in plan.units.items()
    }


def _observation(
    record: Observation, index: int, snapshot: Snapshot, readings: Readings, sums: Mapping[str, Collection[Period]]
) -> tuple[ResolvedObservation | None, tuple[Finding, ...]]:
    """One observation settled against its indicator, unit and source."""
    plan = readings.plan
    place = Place(snapshot.file, ("observations", index))
    source_name = record.source or snapshot.source
    subject = f"{record.indicator}@{record.period.text}"
    unknown = _unknown_names(record, place, snapshot, plan, subject)
    indicator = plan.indicators.get(record.indicator)
    source = plan.sources.get(source_name or "")
    if indicator is None or source is None or source_name is None or indicator.unit not in readings.units:
        return None, unknown
    reading = readings.of(record.indicator, source.lang)
    amount, share, faults = _amounts(record, reading, place, subject)
    publication = record.published or source.published
    published: date = publication.end if publication else snapshot.month.end
    observation = ResolvedObservation(
        file=snapshot.file,
        index=index,
        record=record,
        indicator=indicator,
        source_name=source_name,
        source=source,
        published=published,
        published_inferred=source.published_inferred if record.published is None else record.published_inferred,
        amount=amount,
        share_of_plan=share,
    )
    contract = observation_faults(observation, snapshot.month, sums) + amount_faults(observation, reading.unit)
    return observation, (*unknown, *faults, *contract)


def _unknown_names(
    record: Observation, place: Place, snapshot: Snapshot, plan: PlanFile, subject: str
) -> tuple[Finding, ...]:
    """BG208 for each name without an entry; a snapshot's own source is one cause and so one finding."""
    share = record.pct_of_plan
    known = record.indicator in plan.indicators and (record.source or snapshot.source) in plan.sources
    if known and record.coverage is None and (share is None or share.plan in plan.plans):
        return ()  # as nearly always
    found = [
        *unknown_name("indicator", record.indicator, plan, place.at("indicator"), subject),
        *unknown_name("source", record.source, plan, place.at("source"), subject),
        *unknown_name("plan", share.plan if share else None, plan, place.at("pct_of_plan", "plan"), subject),
        *unknown_name("coverage", record.coverage, plan, place.at("coverage"), subject),
    ]
    if not record.source and snapshot.source is not None:
        found += unknown_name("source", snapshot.source, plan, Place(snapshot.file, ("source",)), "")
    if not record.source and snapshot.source is None:
        found.append(finding("BG202", place, subject=subject, name="source", expected="name"))
    return tuple(found)


def _amounts(
    record: Observation, reading: Reading, place: Place, subject: str
) -> tuple[Amount | None, Amount | None, tuple[Finding, ...]]:
    """The observation's own amount and its share of a plan."""
    amount, findings = settled(record, reading, place, subject)
    share: Amount | None = None
    if record.pct_of_plan is not None:
        percent = reading._replace(unit=PERCENT, units=(PERCENT, *reading.units), kind=Kind.PLAN_SHARE)
        share, more = settled(record.pct_of_plan, percent, place.at("pct_of_plan"), subject)
        findings += more
    if amount is None and share is None and not findings:
        findings += (finding("BG210", place, subject=subject, what="figure"),)
    return amount, share, findings

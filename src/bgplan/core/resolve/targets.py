"""Targets settled: what is demanded, of which parts it is made, and from which base it is measured.

Knows the plan file only; actual figures play no part here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from bgplan.core import figures
from bgplan.core.dataset import Amount, PlanFile, ResolvedBase, ResolvedPart, ResolvedParts, ResolvedTarget
from bgplan.core.figures import Kind
from bgplan.core.findings import Facts, Finding, Place
from bgplan.core.intervals import Interval
from bgplan.core.model import Base, Component, Indicator, Plan, Target
from bgplan.core.periods import Period, PeriodKind, period_before
from bgplan.core.resolve.contract import domain_faults, unknown_name
from bgplan.core.resolve.double_entry import Reading, Readings, settled
from bgplan.core.rules import finding
from bgplan.core.vocabulary import Measure

_Settled = tuple[Amount | None, tuple[Finding, ...]]


def resolved_targets(plan: PlanFile, readings: Readings) -> tuple[tuple[ResolvedTarget, ...], tuple[Finding, ...]]:
    """Return every target that can be settled, and the findings of all of them."""
    targets: list[ResolvedTarget] = []
    findings: list[Finding] = []
    for name, record in plan.targets.items():
        place = plan.place("targets", name)
        unknown = tuple(_unknown_names(name, record, plan))
        target, faults = _goal(name, record, place, plan, readings) if not unknown else (None, ())
        findings += (*unknown, *faults)
        if target is not None:
            targets.append(target)
    return tuple(targets), tuple(findings)


def _unknown_names(name: str, record: Target, plan: PlanFile) -> Iterator[Finding]:
    place, base = plan.place("targets", name), record.base
    yield from unknown_name("plan", record.plan, plan, place.at("plan"), name)
    yield from unknown_name("indicator", record.indicator, plan, place.at("indicator"), name)
    yield from unknown_name("indicator", record.proxy, plan, place.at("proxy"), name)
    yield from unknown_name("source", record.source, plan, place.at("source"), name)
    yield from unknown_name("source", base.source if base else None, plan, place.at("base", "source"), name)
    yield from unknown_name("target", record.superseded_by, plan, place.at("superseded_by"), name)
    yield from unknown_name("method", record.method, plan, place.at("method"), name)


def _goal(
    name: str, record: Target, place: Place, plan: PlanFile, readings: Readings
) -> tuple[ResolvedTarget | None, tuple[Finding, ...]]:
    indicator, document = plan.indicators.get(record.indicator), plan.plans.get(record.plan)
    term = record.term
    if term is None or (record.due and record.over):
        return None, (finding("BG210", place, subject=name, what="term"),)
    if indicator is None or document is None or indicator.unit not in readings.units:
        return None, ()  # what is left out, and why, is said where it stands
    base_source = record.base.source if record.base else None
    if not plan.has_sources((record.source, base_source, document.source)):
        return None, ()
    proxy = plan.indicators.get(record.proxy or "", indicator)
    if proxy.unit != indicator.unit:
        at = place.at("proxy")
        return None, (finding("BG213", at, subject=name, name=proxy.unit, unit=indicator.unit),)
    reader = _TargetReader(readings, record.indicator, record.source or document.source)
    amount, findings = reader.settled(record, indicator, place, name)
    if amount is None and not record.implied and not findings:
        findings = (finding("BG210", place, subject=name, what="figure"),)
    parts, more = _parts(record, indicator, place, name, reader)
    origin, base_findings = _origin(record, indicator, reader, (amount, parts), place.at("base"))
    target = ResolvedTarget(
        name, place, record, document, indicator, _time_of(record, term, document, indicator), amount, origin, parts
    )
    return target, (*findings, *more, *base_findings, *_domain_findings(target, readings.units[indicator.unit]))


def _time_of(record: Target, term: Period, document: Plan, indicator: Indicator) -> Period:
    """The time that a target is set for.

    No flow is of a single day: what is due on the last day of its plan for a year or less is due of all that time.
    """
    whole = document.period
    on_a_day = indicator.measure is Measure.FLOW and term.kind is PeriodKind.DAY and record.base is None
    return whole if on_a_day and whole.is_within_a_year and whole.end == term.end else term


def _domain_findings(target: ResolvedTarget, unit: figures.PrintUnit) -> Iterator[Finding]:
    """BG211 for what is demanded, and for a base that some source states."""
    measure, base = target.indicator.measure, target.record.base
    written = "value" if target.record.value is not None else "printed"
    yield from domain_faults(target.amount, measure, unit, target.place.at(written), target.name)
    if base is not None and target.base is not None and target.base.basis != "derived":
        key = "value" if base.value is not None else "printed"
        yield from domain_faults(target.base.amount, measure, unit, target.place.at("base", key), target.name)


class _TargetReader:
    """Reads the figures of one target in the number format of the source that each comes from."""

    def __init__(self, readings: Readings, indicator: str, source: str) -> None:
        self.plan, self.units, self.source = readings.plan, readings.units, source
        self._readings, self._name = readings, indicator

    def knows(self, component: Component) -> bool:
        """Whether the component's source and unit could be read."""
        has_unit = component.unit is None or component.unit in self.units
        return has_unit and self.plan.has_sources((component.source,))

    def fits(self, component: Component, indicator: Indicator) -> bool:
        """Whether the component's unit, where it is known, is of the indicator's dimension."""
        theirs = self.units.get(component.unit or indicator.unit)
        return theirs is None or theirs.dimension == self.units[indicator.unit].dimension

    def settled(
        self, figure: Target | Component, indicator: Indicator, place: Place, name: str, unit: str | None = None
    ) -> _Settled:
        """A figure that the plan demands."""
        reading = self.reading(figure.source, indicator, unit, target=True)
        if isinstance(figure, Component):  # how much is added or removed, which its own name says
            kind = Kind.FLOW if reading.kind is Kind.LEVEL else reading.kind
            reading = reading._replace(kind=kind, names=f"{reading.names} | {figure.what.vi} | {figure.what.en}")
        return settled(figure, reading, place, name)

    def reading(self, source: str | None, indicator: Indicator, unit: str | None = None, *, target: bool) -> Reading:
        """How to read a figure of ``indicator`` from ``source``."""
        reading = self._readings.of(self._name, self.plan.sources[source or self.source].lang)
        return reading._replace(unit=self.units[unit or indicator.unit], target=target)


def _parts(
    record: Target, indicator: Indicator, place: Place, name: str, reader: _TargetReader
) -> tuple[ResolvedParts | None, tuple[Finding, ...]]:
    """The composition settled; parts that are only announced are checked as figures and go no further."""
    if record.composition is None:
        return None, ()
    findings: list[Finding] = []
    kept: dict[str, list[ResolvedPart]] = {"added": [], "removed": [], "other": []}
    for group, components in kept.items():
        for index, component in enumerate(getattr(record.composition, group)):
            at = place.at("composition", group, index)
            if group != "other" and not reader.fits(component, indicator):
                facts: Facts = {"name": component.unit, "unit": indicator.unit}
                findings.append(finding("BG213", at.at("unit"), subject=name, facts=facts))
                continue
            if not reader.knows(component):
                findings += _component_names(component, at, name, reader)
                continue
            amount, faults = reader.settled(component, indicator, at, name, component.unit)
            findings += faults or ((finding("BG210", at, subject=name, what="figure"),) if amount is None else ())
            if amount is not None:
                components.append(
                    ResolvedPart(component, _in_unit(amount, component.unit or indicator.unit, indicator, reader))
                )
    complete = all(len(kept[group]) == len(getattr(record.composition, group)) for group in ("added", "removed"))
    return ResolvedParts(tuple(kept["added"]), tuple(kept["removed"])) if complete else None, tuple(findings)


def _in_unit(amount: Amount, unit: str, indicator: Indicator, reader: _TargetReader) -> Amount:
    """A component's amount in the unit of the whole: both are powers of ten of one dimension."""
    theirs, ours = reader.units[unit], reader.units[indicator.unit]
    factor = Fraction(10) ** (theirs.power - ours.power)
    if factor == 1 or amount.value is None:
        return amount
    decimals = max(0, amount.decimals - theirs.power + ours.power)
    return replace(amount, value=amount.value * factor, interval=amount.interval.scaled(factor), decimals=decimals)


def _component_names(component: Component, at: Place, name: str, reader: _TargetReader) -> tuple[Finding, ...]:
    return (
        *unknown_name("source", component.source, reader.plan, at.at("source"), name),
        *unknown_name("unit", component.unit, reader.plan, at.at("unit"), name),
    )


def _origin(
    record: Target,
    indicator: Indicator,
    reader: _TargetReader,
    total: tuple[Amount | None, ResolvedParts | None],
    place: Place,
) -> tuple[ResolvedBase | None, tuple[Finding, ...]]:
    """The base: as some source states it, or derived from the total and its parts, or assumed."""
    base, (amount, parts), name = record.base, total, str(place.path[1])
    if base is None:
        return _nothing_yet(record, indicator), ()
    findings: tuple[Finding, ...] = ()
    if base.value is None and base.printed is None and amount is not None and parts is not None:
        own, basis = _derived(amount, parts, _bounds(base)), "derived"
    else:
        reading = reader.reading(base.source, indicator, target=False)
        stated, findings = settled(base, reading, place, name)
        if stated is None:
            derivable = record.composition is not None  # then what keeps it from being derived is found already
            missing = finding("BG210", place, subject=name, what="figure")
            return None, findings or (() if derivable else (missing,))
        own, basis = stated, "assumed" if base.assumed else "stated"
    return ResolvedBase(own, base.period, basis, base.period_assumed, base.source, base.note), findings


def _nothing_yet(record: Target, indicator: Indicator) -> ResolvedBase | None:
    """A sum over years begins with nothing, when the time before them ends."""
    term = record.term
    if indicator.measure is not Measure.FLOW or term is None or term.start == date.min:
        return None
    if record.over is None and term.is_within_a_year:
        return None
    zero = Amount(Fraction(0), Interval.of(0))
    return ResolvedBase(zero, period_before(term), "derived", period_assumed=False, source=None)


def _bounds(base: Base) -> Interval | None:
    """What other figures say of a derived base."""
    ends = [end for end in (base.low, base.high) if end is not None]
    return Interval.of(min(ends), max(ends)) if ends else None


def _derived(amount: Amount, parts: ResolvedParts, bounds: Interval | None) -> Amount:
    """Target - added + removed; ``bounds`` widen it where other figures question it."""
    value, interval = amount.point, amount.interval
    for part in parts.added:
        value, interval = value - part.amount.point, interval - part.amount.interval
    for part in parts.removed:
        value, interval = value + part.amount.point, interval + part.amount.interval
    decimals = max((amount.decimals, *(part.amount.decimals for part in (*parts.added, *parts.removed))))
    return Amount(value, interval.hull(bounds) if bounds else interval, decimals)

"""BG801 and BG802: what stands in the files twice, or for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.book import Book, PlanFile, Reported
from bgplan.core.findings import Finding
from bgplan.core.rules import finding


def repeated(book: Book) -> Iterator[Finding]:
    """BG801: the same observation of the same source, stage and day entered twice with figures that agree."""
    first: dict[tuple[object, ...], Reported] = {}
    for one in book.reported:
        record = one.record
        key = (record.indicator, one.span, one.source_name, one.published)
        before = first.setdefault((*key, record.stage, record.round), one)
        agree = before.amount and one.amount and before.amount.interval.overlaps(one.amount.interval)
        if before is not one and agree:
            yield finding("BG801", one.place, subject=one.subject, related=(before.place,))


def unused(book: Book) -> Iterator[Finding]:
    """BG802: sources, units, indicators and plans that nothing refers to."""
    written = book.written
    used = {table: set(names) for table, names in _used_names(book).items()}
    for table in ("sources", "units", "indicators", "plans"):
        for name in getattr(written, table):
            if name not in used[table]:
                yield finding("BG802", written.place(table, name).at(), subject=name, table=table, name=name)


def _used_names(book: Book) -> dict[str, list[str]]:
    written = book.written
    sources = [one.source_name for one in book.reported]
    for name, target in written.targets.items():
        sources += [source for source in _target_sources(name, written) if source]
        sources += [target.source] if target.source else []
    sources += [plan.source for plan in written.plans.values()]
    indicators = [one.record.indicator for one in book.reported]
    indicators += [target.indicator for target in written.targets.values()]
    indicators += [name for identity in written.identities.values() for name in (identity.total, *identity.parts)]
    units = [indicator.unit for indicator in written.indicators.values()]
    units += [unit for name in written.targets for unit in _component_units(name, written) if unit]
    shares = [one.record.pct_of_plan.plan for one in book.reported if one.record.pct_of_plan]
    plans = [target.plan for target in written.targets.values()] + shares
    return {"sources": sources, "units": units, "indicators": indicators, "plans": plans}


def _target_sources(name: str, written: PlanFile) -> Iterator[str | None]:
    target = written.targets[name]
    if target.base is not None:
        yield target.base.source
    if target.composition is not None:
        for part in (*target.composition.added, *target.composition.removed, *target.composition.other):
            yield part.source


def _component_units(name: str, written: PlanFile) -> Iterator[str | None]:
    composition = written.targets[name].composition
    if composition is not None:
        yield from (part.unit for part in (*composition.added, *composition.removed, *composition.other))

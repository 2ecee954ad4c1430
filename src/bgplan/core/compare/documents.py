"""One target, one row: several documents that set one target of an indicator stand on the row of one of them.

Knows judged results and their documents; judges nothing. The main plan's target decides, else that of the document
issued first; a target that was superseded counts nowhere. Siblings are targets of the same ``things``, of one plan and
due date; the spelling of names never says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bgplan.core.as_of import known_from
from bgplan.core.compare.context import Context, of_things
from bgplan.core.compare.selection import selected_figures
from bgplan.core.dataset import PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact
from bgplan.core.related import Sibling
from bgplan.core.report import OtherDocument, Reason, Result

_Demand = tuple[str, date, date]
"""An indicator, and the stretch of time that a target is set for; of a level only the day that it is due counts."""


def demand_of(target: ResolvedTarget) -> _Demand:
    """Return what two targets have in common that are one target of two documents."""
    of_stretch = target.indicator.measure.is_of_stretch
    return target.record.indicator, target.term.start if of_stretch else target.term.end, target.term.end


def deciding(targets: tuple[ResolvedTarget, ...], written: PlanFile) -> Mapping[str, str]:
    """Return for every target that another document sets too the name of the one that decides, itself left out.

    ``targets`` are all targets known on the date, in the order of the data.
    """
    demands: dict[_Demand, list[ResolvedTarget]] = {}
    for target in targets:
        if not target.is_superseded:
            demands.setdefault(demand_of(target), []).append(target)
    found: dict[str, str] = {}
    for alike in demands.values():
        first = min(alike, key=lambda target: (not target.plan.main, known_from(target.plan, written)))
        found.update((target.name, first.name) for target in alike if target is not first)
    return found


def with_documents(
    results: tuple[Result, ...], decides: Mapping[str, str], elsewhere: tuple[Result, ...] = ()
) -> tuple[Result, ...]:
    """Return the results, each with the target it is the same as, the deciding ones with what other documents set.

    ``elsewhere`` are results that the report itself does not have, and documents of those that it has.
    """
    others: dict[str, list[OtherDocument]] = {}
    for result in (*results, *elsewhere):
        if (name := decides.get(result.name)) is not None and result.target is not None:
            others.setdefault(name, []).append(OtherDocument(result.target, result.status, result.also))
    return tuple(
        result._replace(same_as=decides.get(result.name), documents=tuple(others.get(result.name, ())))
        for result in results
    )


def siblings_of_other_date(target: ResolvedTarget, used: ResolvedObservation, context: Context) -> Iterator[Sibling]:
    """Yield the siblings of a target whose figure is of another date than ``used``."""
    if target.indicator.things is None:
        return
    for other in context.targets.of_things.get(of_things(target), ()):
        if other.record.indicator == target.record.indicator:
            continue
        figure = selected_figures(other, context.figures(other)).used
        if figure is not None and figure.record.period.end != used.record.period.end:
            yield Sibling(other, figure)


def sibling_reason(sibling: Sibling, used: ResolvedObservation) -> Reason:
    """Return that a sibling's figure is of another date, with both dates."""
    target, figure = sibling
    facts: dict[str, Fact] = {
        "sibling": target.name,
        "indicator": target.indicator.short,
        "date": figure.record.period.end,
    }
    return Reason("sibling_of_other_date", {**facts, "own": used.record.period.end})

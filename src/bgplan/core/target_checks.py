"""Targets held against each other: totals and their parts, two targets on one path, two documents on one target.

Knows targets only; no actual figure enters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.findings import Facts
from bgplan.core.formulas import growth_rate
from bgplan.core.periods import years_between
from bgplan.core.report import TargetCheck


def target_checks(targets: tuple[ResolvedTarget, ...]) -> tuple[TargetCheck, ...]:
    """Return every check among the targets, in their order."""
    return (*composition_checks(targets), *_growth_between(targets), *document_checks(targets))


def composition_checks(targets: tuple[ResolvedTarget, ...]) -> Iterator[TargetCheck]:
    """Yield whether base + added - removed = total, where the base is known; a derived one holds by definition."""
    for target in targets:
        if target.parts is None or target.base is None or target.amount is None:
            continue
        total = target.base.amount.interval
        for part in target.parts.added:
            total += part.amount.interval
        for part in target.parts.removed:
            total -= part.amount.interval
        facts: Facts = {
            "base": target.base.amount.point,
            "added": tuple(part.amount.point for part in target.parts.added),
            "removed": tuple(part.amount.point for part in target.parts.removed),
            "total": target.amount.point,
            "sum": total,
            "basis": target.base.basis,
        }
        yield TargetCheck("composition", (target,), target.amount.interval.overlaps(total), facts)


def _growth_between(targets: tuple[ResolvedTarget, ...]) -> Iterator[TargetCheck]:
    """The growth per year from one target of a plan to the next of the same indicator."""
    paths: dict[tuple[str, str], list[ResolvedTarget]] = {}
    for target in targets:
        paths.setdefault((target.record.plan, target.record.indicator), []).append(target)
    for first, second in (legs for path in paths.values() for legs in _legs(path)):
        if first.amount is None or second.amount is None:
            continue
        years = years_between(first.term, second.term)
        rate = growth_rate(start=first.amount.point, end=second.amount.point, years=years)
        if rate is not None:
            facts = {"from": first.amount.point, "to": second.amount.point, "years": years, "rate": rate}
            yield TargetCheck("growth_between", (first, second), None, facts)


def _legs(path: list[ResolvedTarget]) -> Iterator[tuple[ResolvedTarget, ResolvedTarget]]:
    """The targets of one path, each with the next that is due after it.

    Averages are no points of a path, nor are sums over times of different lengths.
    """
    levels = [target for target in path if not target.is_average]
    dues = sorted({target.term.end for target in levels})
    following = dict(pairwise(dues))
    for earlier, later in combinations(levels, 2):
        first, second = sorted((earlier, later), key=lambda target: target.term.end)
        alike = first.term.months == second.term.months or not (first.is_span or second.is_span)
        if following.get(first.term.end) == second.term.end and alike:
            yield first, second


def _demand(target: ResolvedTarget) -> tuple[object, ...]:
    """What a target is of: its indicator at a time; of a flow or growth the whole stretch of time counts."""
    start = target.term.start if target.indicator.measure.is_of_stretch else None
    return target.record.indicator, target.term.end, start


def document_checks(targets: tuple[ResolvedTarget, ...]) -> Iterator[TargetCheck]:
    """Yield whether two targets agree, of two documents or of one, for the same indicator and term."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for index, target in enumerate(targets):
        if target.amount is not None:
            alike.setdefault(_demand(target), []).append(index)
    pairs = sorted(pair for indices in alike.values() for pair in combinations(indices, 2))
    for first, second in ((targets[left], targets[right]) for left, right in pairs):
        if first.amount is None or second.amount is None:
            continue
        yield TargetCheck(
            "documents",
            (first, second),
            first.amount.interval.overlaps(second.amount.interval),
            {"one": first.amount.point, "other": second.amount.point},
        )

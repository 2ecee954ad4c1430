"""BG601–BG605, BG609, BG611, BG612 and BG620: targets against their parts, each other, their bases and declarations.

Knows targets and which of them names its successor; no actual figure enters. What a successor that counts has
superseded is judged no longer; that is no finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from bgplan.core.dataset import Dataset, ResolvedTarget
from bgplan.core.figures import Bound
from bgplan.core.findings import Fact, Facts, Finding, Place
from bgplan.core.report import TargetCheck
from bgplan.core.rules import finding
from bgplan.core.target_checks import composition_checks, document_checks
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, every_target, rule, violation
from bgplan.core.vocabulary import Direction, Form, Measure, Path


@rule("BG601", over=every_target)
def compositions(target: ResolvedTarget) -> Answer | None:
    """BG601: base + added − removed must give the total that the same document sets."""
    if target.record.composition is None:
        return None
    check = next(composition_checks((target,)), None)
    if check is None:
        return NOT_EVALUABLE
    if check.holds:
        return PASSED
    facts = {name: check.facts[name] for name in ("base", "total", "sum")}
    facts |= {name: _sum(check.facts[name]) for name in ("added", "removed")}
    return violation("composition", facts=facts)


def _sum(parts: Fact) -> Fraction:
    """What the parts of a composition come to; nothing where there is none."""
    terms = parts if isinstance(parts, tuple) else ()
    return sum((term for term in terms if isinstance(term, Fraction)), Fraction())


def agreements(evidence: Evidence) -> Iterator[TargetCheck]:
    """Yield every two targets that demand one thing, and whether they agree."""
    return document_checks(evidence.dataset.targets)


@rule("BG602", over=agreements)
def documents(check: TargetCheck) -> Answer | None:
    """BG602: two documents that set one target for one date differently; two of one document are BG606's."""
    first, second = check.targets
    if first.record.plan == second.record.plan:
        return None
    if check.holds or first.is_superseded or second.is_superseded:
        return PASSED
    facts: Facts = {"one": check.facts["one"], "other": check.facts["other"], "unit": first.indicator.unit}
    related = (first.place.at("value"),)
    return finding("BG602", second.place.at("value"), subject=second.name, related=related, facts=facts)


@rule("BG604", over=every_target)
def directions(target: ResolvedTarget) -> Answer | None:
    """BG604: the way from base to target must go in the declared direction, whatever their digits leave open."""
    declared = target.record.direction or target.indicator.direction
    if declared is None or target.record.maintain:
        return None
    begins_with_nothing = target.is_sum and target.record.base is None  # what is added up rises, a ceiling too
    if target.base is None or target.amount is None or begins_with_nothing:
        return NOT_EVALUABLE
    base, total = target.base.amount, target.amount
    lower, higher = (total, base) if declared is Direction.UP else (base, total)
    if lower.interval.high >= higher.interval.low:
        return PASSED
    return violation("value", base=base.point, target=total.point, direction=declared.value)


@rule("BG605", over=every_target)
def bases_after_due(target: ResolvedTarget) -> Answer | None:
    """BG605: a base must lie before the date the target is due."""
    if target.base is None:
        return None
    if target.base.period.end < target.term.end:
        return PASSED
    return violation("base", "period", base=target.base.period, due=target.term.end)


@rule("BG611", over=every_target)
def due_within_plan(target: ResolvedTarget) -> Answer:
    """BG611: a target is due within the years that its plan is for."""
    years, due = target.plan.period, target.term.end
    if years.start <= due <= years.end:
        return PASSED
    key = "due" if target.record.due is not None else "over"
    return violation(key, due=due, first=str(years.start.year), last=str(years.end.year))


@rule("BG612", over=every_target)
def growing_paths(target: ResolvedTarget) -> Answer | None:
    """BG612: steady growth leads from one positive number to another; from or to nothing there is none."""
    if target.record.path is not Path.GEOMETRIC or target.is_average or target.is_year_plan:
        return None
    if target.base is None or target.amount is None:
        return NOT_EVALUABLE
    base, wanted = target.base.amount.point, target.amount.point
    return PASSED if base > 0 and wanted > 0 else violation("path", base=base, target=wanted)


@rule("BG609")
def superseded_in_a_circle(evidence: Evidence) -> Iterator[Answer]:
    """BG609: the way from a target or a plan to what superseded it never comes back; a circle is found once."""
    dataset = evidence.dataset
    written = dataset.written
    targets = {name: target.superseded_by for name, target in written.targets.items() if target.superseded_by}
    plans = {name: plan.superseded_by for name, plan in written.plans.items() if plan.superseded_by}
    for table, successors in (("targets", targets), ("plans", plans)):
        told: set[str] = set()
        for name in successors:
            circle = _circle(name, successors)
            if not circle:
                yield PASSED
            elif not told & set(circle):
                place = written.place(table, circle[0], "superseded_by")
                yield finding("BG609", place, subject=circle[0], circle=(*circle, circle[0]))
            told |= set(circle)


def _circle(name: str, successors: Mapping[str, str]) -> tuple[str, ...]:
    """The names from one back to itself; nothing where the way from it does not come back."""
    way, at = {name: None}, successors.get(name)
    while at is not None and at not in way:
        way[at] = None
        at = successors.get(at)
    return tuple(way) if at == name else ()


_OF_BOUND = {Bound.AT_LEAST: Direction.UP, Bound.AT_MOST: Direction.DOWN}


@rule("BG620")
def declared_ways(evidence: Evidence) -> Iterator[Answer]:
    """BG620: what is declared better for a target, its print, its indicator and the level that grows is one way."""
    dataset = evidence.dataset
    for target in dataset.targets:
        yield from _of_target(target, dataset)
    yield from _of_growths(dataset)


def _of_target(target: ResolvedTarget, dataset: Dataset) -> Iterator[Answer]:
    own, theirs = target.record.direction, target.indicator.direction
    there = dataset.written.place("indicators", target.record.indicator, "direction")
    if own is not None and theirs is not None:
        place = target.place.at("direction")
        yield PASSED if own is theirs else _apart(target.name, place, (there,), own, theirs, "its-indicator")
    bound = (
        _OF_BOUND.get(target.amount.bound) if target.amount is not None and target.amount.bound is not None else None
    )
    declared = own or theirs
    if bound is not None and declared is not None:
        place = target.place.at("direction") if own is not None else there
        asked = target.place.at("printed")
        yield (PASSED if bound is declared else _apart(target.name, place, (asked,), declared, bound, "its-bound"))


def _of_growths(dataset: Dataset) -> Iterator[Answer]:
    """A growth and the level that grows by it; the growth rates of one concept, of which the odd one is told."""
    indicators = dataset.written.indicators
    pairs = [
        (identity.growth or "", identity.of or "", "its-level")
        for identity in dataset.written.identities.values()
        if identity.form is Form.GROWTH_OF
    ]
    told: set[str] = set()
    for name, other, against in (*pairs, *_of_concepts(dataset)):
        if name not in indicators or other not in indicators or told & {name, other}:
            continue
        own, theirs = indicators[name].direction, indicators[other].direction
        if own is None or theirs is None:
            continue
        if own is theirs:
            yield PASSED
            continue
        told.add(name)
        place, related = (dataset.written.place("indicators", each, "direction") for each in (name, other))
        yield _apart(name, place, (related,), own, theirs, against)


def _of_concepts(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """Each growth of a concept and its prices beside the first that goes the usual way; of two the second is odd."""
    concepts: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for name, indicator in dataset.written.indicators.items():
        if indicator.measure is Measure.GROWTH and indicator.direction is not None:
            concepts[indicator.concept, indicator.price_basis].append(name)
    for names in concepts.values():
        ways = [dataset.written.indicators[name].direction for name in names]
        usual = max(ways, key=ways.count)
        like = names[ways.index(usual)]
        yield from ((name, like, "its-concept") for name in names if name != like)


def _apart(  # noqa: PLR0913, PLR0917  # two places and what each says
    subject: str, place: Place, related: tuple[Place, ...], own: Direction, theirs: Direction, against: str
) -> Finding:
    facts: dict[str, Fact] = {"direction": own.value, "other": theirs.value, "reason": against}
    return finding("BG620", place, subject=subject, related=related, facts=facts)

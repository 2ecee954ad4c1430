"""BG407–BG411 and BG902: what must hold among indicators, as the data themselves say (``identities``).

Knows figures that stand beside each other; sums have a module of their own. Intervals are compared: something is found
only where no number that the prints leave open would fit.

BG401: totals against the sums of their parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial, reduce
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from bgplan.core.dataset import PlanFile, ResolvedObservation
from bgplan.core.findings import Finding, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity
from bgplan.core.resolve.double_entry import PERCENT
from bgplan.core.rules import finding
from bgplan.core.validate.identity_figures import (
    FigureGroup,
    IdentityPrints,
    Publication,
    Span,
    best_of,
    by_publication,
    held_together,
    in_unit_of,
    of_forms,
    prints_of,
    quantity,
    total,
)
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, rule
from bgplan.core.vocabulary import Form, Measure


@rule("BG407")
def parts_of_wholes(evidence: Evidence) -> Iterator[Answer]:
    """BG407: a part is no more than its whole, that of a share included."""
    dataset = evidence.dataset
    named = {name: identity.names[-2:] for name, identity in of_forms(dataset, Form.PART, Form.SHARE).items()}

    def judged(name: str, group: FigureGroup) -> Answer:
        return _within("BG407", dataset.written, name, group)

    return held_together(dataset, named, judged)


def _within(code: str, written: PlanFile, name: str, group: FigureGroup) -> Answer:
    """Whether the first of two figures can be no more than the second."""
    inner, outer = group.figures
    part, whole = quantity(inner), in_unit_of(inner, outer, written)
    if part.interval.low <= whole.interval.high:
        return PASSED
    return finding(
        code,
        inner.place.at("value"),
        subject=_subject(name, inner),
        related=(outer.place.at("value"),),
        severity=group.severity,
        part_name=inner.indicator.short,
        part=part.point,
        whole_name=outer.indicator.short,
        whole=whole.point,
        excess=part.interval - whole.interval,
        unit=inner.indicator.unit,
    )


@rule("BG408")
def shares_of_wholes(evidence: Evidence) -> Iterator[Answer]:
    """BG408: a printed share must meet a hundred times its part over its whole."""
    dataset = evidence.dataset
    named = {name: identity.names for name, identity in of_forms(dataset, Form.SHARE).items()}
    return held_together(dataset, named, partial(_share, dataset.written))


def _share(written: PlanFile, name: str, group: FigureGroup) -> Answer:
    """Nothing is told of a share of nothing, nor of a part that is more than its whole: that is BG407."""
    printed, one, other = group.figures
    share, part, whole = quantity(printed), quantity(one), in_unit_of(one, other, written)
    implied = part.interval.scaled(Fraction(100)).over(whole.interval)
    if implied is None or part.interval.low > whole.interval.high:
        return NOT_EVALUABLE
    if share.interval.overlaps(implied):
        return PASSED
    return finding(
        "BG408",
        printed.place.at("value"),
        subject=_subject(name, printed),
        related=(one.place.at("value"), other.place.at("value")),
        severity=group.severity,
        share=share.point,
        part=part.point,
        whole=whole.point,
        unit=one.indicator.unit,
        implied=implied,
        imbalance=share.interval - implied,
    )


@rule("BG409")
def products_of_factors(evidence: Evidence) -> Iterator[Answer]:
    """BG409: in base units a product must meet what its factors come to."""
    dataset = evidence.dataset
    named = {name: identity.names for name, identity in of_forms(dataset, Form.PRODUCT).items()}
    return held_together(dataset, named, partial(_product, dataset.written))


class _Scale(NamedTuple):
    """How a figure becomes a plain number: percent a fraction of one, a growth the factor by which a level grows."""

    factor: Fraction
    offset: int

    def plain(self, interval: Interval) -> Interval:
        scaled = interval.scaled(self.factor)
        return scaled + Interval.of(self.offset) if self.offset else scaled

    def printed(self, interval: Interval) -> Interval:
        return (interval - Interval.of(self.offset)).scaled(1 / self.factor)


def _scale(one: ResolvedObservation, written: PlanFile) -> _Scale:
    unit, measure = written.units[one.indicator.unit], one.indicator.measure
    percent = unit.dimension == PERCENT.dimension or measure in (Measure.SHARE, Measure.GROWTH)
    return _Scale(Fraction(1, 100) if percent else Fraction(10) ** unit.power, int(measure is Measure.GROWTH))


def _product(written: PlanFile, name: str, group: FigureGroup) -> Answer:
    lead, *others = group.figures
    product, *factors = (quantity(one) for one in group.figures)
    scale = _scale(lead, written)
    terms = (_scale(one, written).plain(each.interval) for one, each in zip(others, factors, strict=True))
    come_to = reduce(mul, terms)
    if scale.plain(product.interval).overlaps(come_to):
        return PASSED
    implied = scale.printed(come_to)
    return finding(
        "BG409",
        lead.place.at("value"),
        subject=_subject(name, lead),
        related=tuple(one.place.at("value") for one in others),
        severity=group.severity,
        product=product.point,
        factors=tuple(each.point for each in factors),
        implied=implied,
        imbalance=product.interval - implied,
        unit=lead.indicator.unit,
    )


@rule("BG410")
def balances(evidence: Evidence) -> Iterator[Answer]:
    """BG410: what was there before a period, with what was added and without what was removed, is there at its end."""
    dataset = evidence.dataset
    identities = of_forms(dataset, Form.BALANCE)
    prints = prints_of(dataset, (name for identity in identities.values() for name in identity.names))
    for name, identity in identities.items():
        for span in prints.times((*identity.added, *identity.removed)):
            groups = prints.groups(_accounts(identity, span, prints)) if span[0] > date.min else ()
            yield from (_balance(dataset.written, name, identity, group) for group in groups)
            if not groups:
                yield NOT_EVALUABLE


def _accounts(identity: Identity, span: Span, prints: IdentityPrints) -> Iterator[tuple[str, Span]]:
    """The figures of a balance and their times: the closing at the end, the opening on the day before the flows begin.

    An opening that is no level is printed for the flows' own period.
    """
    closing, opening = identity.closing or "", identity.opening or identity.closing or ""
    before = span[0] - timedelta(days=1)
    measured = prints.indicators[opening].measure if opening in prints.indicators else None
    yield closing, (span[1], span[1])
    yield opening, span if measured is Measure.FLOW else (before, before)
    yield from ((flow, span) for flow in (*identity.added, *identity.removed))


def _balance(written: PlanFile, name: str, identity: Identity, group: FigureGroup) -> Answer:
    lead, *others = group.figures
    closing, opening, *flows = (in_unit_of(lead, one, written) for one in group.figures)
    added, removed = flows[: len(identity.added)], flows[len(identity.added) :]
    summed = opening.interval + total(added) - total(removed)
    if closing.interval.overlaps(summed):
        return PASSED
    return finding(
        "BG410",
        lead.place.at("value"),
        subject=_subject(name, lead),
        related=tuple(one.place.at("value") for one in others),
        severity=group.severity,
        opening=opening.point,
        added=sum((each.point for each in added), Fraction()),
        removed=sum((each.point for each in removed), Fraction()),
        sum=summed,
        closing=closing.point,
        imbalance=closing.interval - summed,
        unit=lead.indicator.unit,
    )


@rule("BG411")
def nested_states(evidence: Evidence) -> Iterator[Answer]:
    """BG411: of states that follow on each other the earlier holds the later; those not known are skipped."""
    dataset = evidence.dataset
    identities = of_forms(dataset, Form.NESTED)
    prints = prints_of(dataset, (name for identity in identities.values() for name in identity.names))
    for name, identity in identities.items():
        for span in prints.times(identity.names):
            said = tuple(_chained(dataset.written, name, [prints.at(each, span) for each in identity.names]))
            yield from said or (NOT_EVALUABLE,)


def _chained(written: PlanFile, name: str, states: Sequence[Sequence[ResolvedObservation]]) -> Iterator[Answer]:
    """Each state against the known one before it: within each publication, then between those that none has both of.

    A publication that contradicts itself is one cause: states of others in between are then not held against it.
    """
    chains: dict[Publication, list[tuple[int, ResolvedObservation]]] = {}
    for place, prints in enumerate(states):
        for publication, own in by_publication(prints).items():
            chains.setdefault(publication, []).append((place, best_of(own)))
    told: set[tuple[int, int]] = set()
    broken: set[tuple[int, int]] = set()
    for (first, outer), (second, inner) in (pair for chain in chains.values() for pair in pairwise(chain)):
        said = _within("BG411", written, name, FigureGroup((inner, outer)))
        told.add((first, second))
        broken |= {(first, second)} if isinstance(said, Finding) else set()
        yield said
    best = [(place, best_of(prints)) for place, prints in enumerate(states) if prints]
    for (first, outer), (second, inner) in pairwise(best):
        if (first, second) not in told and not any(low <= first and second <= high for low, high in broken):
            yield _within("BG411", written, name, FigureGroup((inner, outer), Severity.WARNING))


@rule("BG902")
def implausible_ratios(evidence: Evidence) -> Iterator[Answer]:
    """BG902: a ratio of two figures, in their own units, lies within what is plausible."""
    dataset = evidence.dataset
    identities = of_forms(dataset, Form.RATIO)

    def judged(name: str, group: FigureGroup) -> Answer:
        return _ratio(name, identities[name], group)

    return held_together(dataset, {name: each.names for name, each in identities.items()}, judged)


def _ratio(name: str, identity: Identity, group: FigureGroup) -> Answer:
    one, other = group.figures
    numerator, denominator = quantity(one), quantity(other)
    ratio = numerator.interval.over(denominator.interval)
    if ratio is None:
        return NOT_EVALUABLE
    side, bound = _broken_bound(ratio, identity)
    if bound is None:
        return PASSED
    return finding(
        "BG902",
        one.place.at("value"),
        subject=_subject(name, one),
        related=(other.place.at("value"),),
        numerator_name=one.indicator.short,
        numerator=numerator.point,
        denominator_name=other.indicator.short,
        denominator=denominator.point,
        ratio=ratio,
        side=side,
        bound=bound,
    )


def _broken_bound(ratio: Interval, identity: Identity) -> tuple[str, Fraction | None]:
    """The bound that the whole ratio lies beyond, and on which side of it a ratio would be plausible."""
    low, high = identity.low, identity.high
    if low is None and high is None and ratio.high <= 0:
        return "more-than", Fraction(0)
    if low is not None and ratio.high < Fraction(low):
        return "at-least", Fraction(low)
    if high is not None and ratio.low > Fraction(high):
        return "at-most", Fraction(high)
    return "", None


def _subject(name: str, one: ResolvedObservation) -> str:
    return f"{name}@{one.record.period.text}"


@rule("BG401")
def sums_of_parts(evidence: Evidence) -> Iterator[Answer]:
    """BG401: at one time the total's interval must meet that of the sum of its parts."""
    dataset = evidence.dataset
    named = {name: identity.names for name, identity in of_forms(dataset, Form.SUM).items()}
    return held_together(dataset, named, partial(_imbalance, dataset.written))


def _imbalance(written: PlanFile, name: str, group: FigureGroup) -> Answer:
    lead, *others = group.figures
    whole, *terms = (in_unit_of(lead, one, written) for one in group.figures)
    summed = total(terms)
    if whole.interval.overlaps(summed):
        return PASSED
    return finding(
        "BG401",
        lead.place.at("value"),
        subject=f"{name}@{lead.record.period.text}",
        related=tuple(one.place.at("value") for one in others),
        severity=group.severity,
        total=whole.point,
        sum=summed,
        parts=tuple(term.point for term in terms),
        imbalance=whole.interval - summed,
    )

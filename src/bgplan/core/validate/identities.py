"""BG401, BG407–BG411 and BG902: what must hold among indicators, as the data themselves say (``identities``).

Knows figures that stand beside each other. Intervals are compared: something is found only where no number that the
prints leave open would fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from bgplan.core.dataset import PlanFile, ResolvedObservation
from bgplan.core.findings import Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity
from bgplan.core.resolve.double_entry import PERCENT
from bgplan.core.series import Span
from bgplan.core.validate.identity_figures import (
    FigureGroup,
    IdentityPrints,
    best_print,
    by_publication,
    groups_of,
    identity_prints,
    in_unit_of,
    of_forms,
    quantity,
    total,
)
from bgplan.core.validate.runner import (
    NOT_EVALUABLE,
    PASSED,
    Answer,
    Evidence,
    Said,
    Violation,
    plan_file,
    rule,
    violation,
)
from bgplan.core.validate.vintages import Publication
from bgplan.core.vocabulary import Form, Measure


@rule("BG401", over=groups_of(Form.SUM), given=plan_file)
def sums_of_parts(group: FigureGroup, written: PlanFile) -> Answer:
    """BG401: at one time the total's interval must meet that of the sum of its parts."""
    if not group.figures:
        return NOT_EVALUABLE
    whole, *terms = group.quantities(written)
    summed = total(terms)
    if whole.interval.overlaps(summed):
        return PASSED
    return violation(
        related=group.related,
        severity=group.severity,
        total=whole.point,
        sum=summed,
        parts=tuple(term.point for term in terms),
        imbalance=whole.interval - summed,
    )


@rule("BG407", over=groups_of(Form.PART, Form.SHARE, last=2), given=plan_file)
def parts_of_wholes(group: FigureGroup, written: PlanFile) -> Answer:
    """BG407: a part is no more than its whole, that of a share included."""
    return _within(group, written) if group.figures else NOT_EVALUABLE


def _within(group: FigureGroup, written: PlanFile) -> Said | Violation:
    """Whether the first of two figures can be no more than the second."""
    inner, outer = group.figures
    part, whole = group.quantities(written)
    if part.interval.low <= whole.interval.high:
        return PASSED
    return violation(
        of=group,
        related=group.related,
        severity=group.severity,
        part_name=inner.indicator.short,
        part=part.point,
        whole_name=outer.indicator.short,
        whole=whole.point,
        excess=part.interval - whole.interval,
        unit=inner.indicator.unit,
    )


@rule("BG408", over=groups_of(Form.SHARE), given=plan_file)
def shares_of_wholes(group: FigureGroup, written: PlanFile) -> Answer:
    """BG408: a printed share must meet a hundred times its part over its whole.

    Nothing is told of a share of nothing, nor of a part that is more than its whole: that is BG407.
    """
    if not group.figures:
        return NOT_EVALUABLE
    printed, inner, outer = group.figures
    share, part, whole = quantity(printed), quantity(inner), in_unit_of(inner, outer, written)
    implied = part.interval.scaled(Fraction(100)).over(whole.interval)
    if implied is None or part.interval.low > whole.interval.high:
        return NOT_EVALUABLE
    if share.interval.overlaps(implied):
        return PASSED
    return violation(
        related=group.related,
        severity=group.severity,
        share=share.point,
        part=part.point,
        whole=whole.point,
        unit=inner.indicator.unit,
        implied=implied,
        imbalance=share.interval - implied,
    )


class _Scale(NamedTuple):
    """How a figure becomes a plain number: percent a fraction of one, a growth the factor by which a level grows."""

    factor: Fraction
    offset: int

    def plain(self, interval: Interval) -> Interval:
        scaled = interval.scaled(self.factor)
        return scaled + Interval.of(self.offset) if self.offset else scaled

    def printed(self, interval: Interval) -> Interval:
        return (interval - Interval.of(self.offset)).scaled(1 / self.factor)


def _scale(figure: ResolvedObservation, written: PlanFile) -> _Scale:
    unit, measure = written.units[figure.indicator.unit], figure.indicator.measure
    percent = unit.dimension == PERCENT.dimension or measure.is_percent
    return _Scale(Fraction(1, 100) if percent else Fraction(10) ** unit.power, int(measure is Measure.GROWTH))


@rule("BG409", over=groups_of(Form.PRODUCT), given=plan_file)
def products_of_factors(group: FigureGroup, written: PlanFile) -> Answer:
    """BG409: in base units a product must meet what its factors come to."""
    if not group.figures:
        return NOT_EVALUABLE
    product, *factors = (quantity(figure) for figure in group.figures)
    scale, *scales = (_scale(figure, written) for figure in group.figures)
    come_to = reduce(mul, (scale.plain(factor.interval) for scale, factor in zip(scales, factors, strict=True)))
    if scale.plain(product.interval).overlaps(come_to):
        return PASSED
    implied = scale.printed(come_to)
    return violation(
        related=group.related,
        severity=group.severity,
        product=product.point,
        factors=tuple(factor.point for factor in factors),
        implied=implied,
        imbalance=product.interval - implied,
        unit=group.figures[0].indicator.unit,
    )


def accounts(evidence: Evidence) -> Iterator[FigureGroup]:
    """Yield the figures of each balance for each time over which something was added or removed."""
    prints = evidence.made(identity_prints)
    for name, identity in of_forms(evidence.dataset, Form.BALANCE).items():
        for span in prints.times((*identity.added, *identity.removed)):
            wanted = _accounts(identity, span, prints) if span[0] > date.min else ()
            yield from prints.groups(name, identity, wanted)


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


@rule("BG410", over=accounts, given=plan_file)
def balances(group: FigureGroup, written: PlanFile) -> Answer:
    """BG410: what was there before a period, with what was added and without what was removed, is there at its end."""
    if not group.figures:
        return NOT_EVALUABLE
    closing, opening, *flows = group.quantities(written)
    many = len(group.identity.added)
    added, removed = flows[:many], flows[many:]
    summed = opening.interval + total(added) - total(removed)
    if closing.interval.overlaps(summed):
        return PASSED
    return violation(
        related=group.related,
        severity=group.severity,
        opening=opening.point,
        added=sum((flow.point for flow in added), Fraction()),
        removed=sum((flow.point for flow in removed), Fraction()),
        sum=summed,
        closing=closing.point,
        imbalance=closing.interval - summed,
        unit=group.figures[0].indicator.unit,
    )


class States(NamedTuple):
    """States that follow on each other, at one time: the prints of each."""

    name: str
    identity: Identity
    prints: tuple[Sequence[ResolvedObservation], ...]

    def pair(self, outer: ResolvedObservation, inner: ResolvedObservation, severity: Severity | None) -> FigureGroup:
        """Return a later state beside an earlier one."""
        return FigureGroup(self.name, self.identity, (inner, outer), severity)


def states(evidence: Evidence) -> Iterator[States]:
    """Yield the nested states at each time."""
    prints = evidence.made(identity_prints)
    for name, identity in of_forms(evidence.dataset, Form.NESTED).items():
        for span in prints.times(identity.names):
            yield States(name, identity, tuple(prints.at(indicator, span) for indicator in identity.names))


@rule("BG411", over=states, given=plan_file)
def nested_states(nested: States, written: PlanFile) -> Iterable[Answer]:
    """BG411: of states that follow on each other the earlier holds the later; those not known are skipped.

    Each is held against the known one before it: within each publication, then between those that none has both of. A
    publication that contradicts itself is one cause: states of others in between are then not held against it.
    """
    chains: dict[Publication, list[tuple[int, ResolvedObservation]]] = {}
    for place, prints in enumerate(nested.prints):
        for publication, own in by_publication(prints).items():
            chains.setdefault(publication, []).append((place, best_print(own)))
    answers: list[Answer] = []
    told: set[tuple[int, int]] = set()
    broken: set[tuple[int, int]] = set()
    for (first, outer), (second, inner) in (pair for chain in chains.values() for pair in pairwise(chain)):
        answer = _within(nested.pair(outer, inner, None), written)
        told.add((first, second))
        broken |= {(first, second)} if isinstance(answer, Violation) else set()
        answers.append(answer)
    best = [(place, best_print(prints)) for place, prints in enumerate(nested.prints) if prints]
    for (first, outer), (second, inner) in pairwise(best):
        if (first, second) not in told and not any(low <= first and second <= high for low, high in broken):
            answers.append(_within(nested.pair(outer, inner, Severity.WARNING), written))
    return answers or (NOT_EVALUABLE,)


@rule("BG902", over=groups_of(Form.RATIO))
def implausible_ratios(group: FigureGroup) -> Answer:
    """BG902: a ratio of two figures, in their own units, lies within what is plausible."""
    if not group.figures:
        return NOT_EVALUABLE
    upper, lower = group.figures
    numerator, denominator = quantity(upper), quantity(lower)
    ratio = numerator.interval.over(denominator.interval)
    if ratio is None:
        return NOT_EVALUABLE
    side, bound = _broken_bound(ratio, group.identity)
    if bound is None:
        return PASSED
    return violation(
        related=group.related,
        numerator_name=upper.indicator.short,
        numerator=numerator.point,
        denominator_name=lower.indicator.short,
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

"""What targets demand: as intervals, as the steps of a path, as average growths; what several rules of targets share.

Knows targets only; which average growth is of which level is the business of ``growth``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.figures import Bound
from bgplan.core.findings import Fact
from bgplan.core.growth import AverageGrowths
from bgplan.core.intervals import Interval, Number
from bgplan.core.periods import Period
from bgplan.core.validate.runner import Evidence
from bgplan.core.vocabulary import Measure


def acceptable(target: ResolvedTarget) -> Interval:
    """Return all that meets a target: "at least" has no upper end, "at most" no lower one, no figure has neither."""
    amount = target.amount
    if amount is None:
        return Interval(-math.inf, math.inf)
    low: Number = -math.inf if amount.bound is Bound.AT_MOST else amount.interval.low
    high: Number = math.inf if amount.bound is Bound.AT_LEAST else amount.interval.high
    return Interval(low, high)


def to_its_digits(target: ResolvedTarget) -> Interval:
    """Return what a demanded share or growth leaves open beside a computed one: half of its last digit."""
    asked = acceptable(target)
    if target.amount is None or not target.amount.interval.is_point:
        return asked
    half = Fraction(1, 2 * 10**target.amount.decimals)
    return Interval(asked.low - half, asked.high + half)


def standing_targets(evidence: Evidence) -> Iterator[ResolvedTarget]:
    """Yield the targets that state a figure and that no other supersedes."""
    targets = evidence.dataset.targets
    return (target for target in targets if target.amount is not None and not target.is_superseded)


def is_step(target: ResolvedTarget) -> bool:
    """Return whether the target is a level by a date; of a flow only that of a whole year."""
    if target.record.due is None or target.record.maintain or target.indicator.measure is Measure.GROWTH:
        return False
    return target.indicator.measure is not Measure.FLOW or target.term.is_full_year


def paths_of(evidence: Evidence) -> Mapping[tuple[str, str], Sequence[ResolvedTarget]]:
    """Return the steps of each path, by plan and indicator, each by date."""
    found: dict[tuple[str, str], list[ResolvedTarget]] = defaultdict(list)
    for target in sorted(standing_targets(evidence), key=lambda target: (target.term.end, target.name)):
        if is_step(target):
            found[target.record.plan, target.record.indicator].append(target)
    return found


def averages_of(evidence: Evidence) -> AverageGrowths:
    """Return the average growths that the plans state."""
    return AverageGrowths.of(evidence.dataset.targets, evidence.dataset.written)


def eve(period: Period) -> date | None:
    """Return the last day before a period; the first of all years has none."""
    return period.start - timedelta(days=1) if period.start > date.min else None


def to_two_decimals(interval: Interval) -> Fact:
    """Return an interval as a fact, without an end that it has not: a root has no exact value to show."""
    finite = [Decimal(f"{float(end):.2f}") for end in (interval.low, interval.high) if math.isfinite(end)]
    return Interval.of(*finite) if finite else None

"""What targets demand, as intervals, and which average growth belongs to which series.

Knows targets only. A growth belongs to a level where an identity says so (``growth`` and ``of``), else where concept,
price basis, coverage and industry are the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from bgplan.core.book import Book, Goal
from bgplan.core.figures import Bound
from bgplan.core.findings import Fact
from bgplan.core.intervals import Interval, Number
from bgplan.core.model import Indicator
from bgplan.core.periods import Period
from bgplan.core.vocabulary import Form, Measure


def demanded(goal: Goal) -> Interval:
    """Return all that meets a target: "at least" has no upper end, "at most" no lower one, no figure has neither."""
    amount = goal.amount
    if amount is None:
        return Interval(-math.inf, math.inf)
    low: Number = -math.inf if amount.bound is Bound.AT_MOST else amount.interval.low
    high: Number = math.inf if amount.bound is Bound.AT_LEAST else amount.interval.high
    return Interval(low, high)


def to_its_digits(goal: Goal) -> Interval:
    """Return what a demanded share or growth leaves open beside a computed one: half of its last digit."""
    asked = demanded(goal)
    if goal.amount is None or not goal.amount.interval.is_point:
        return asked
    half = Fraction(1, 2 * 10**goal.amount.decimals)
    return Interval(asked.low - half, asked.high + half)


def standing(book: Book) -> Iterator[Goal]:
    """Yield the targets that state a figure and that no other supersedes."""
    return (goal for goal in book.goals if goal.amount is not None and not goal.is_superseded)


def is_step(goal: Goal) -> bool:
    """Return whether the target is a level by a date; of a flow only that of a whole year."""
    if goal.record.due is None or goal.record.maintain or goal.indicator.measure is Measure.GROWTH:
        return False
    return goal.indicator.measure is not Measure.FLOW or goal.term.is_full_year


def paths(book: Book) -> dict[tuple[str, str], list[Goal]]:
    """Return the steps of each path, by plan and indicator, each by date."""
    found: dict[tuple[str, str], list[Goal]] = defaultdict(list)
    for goal in sorted(standing(book), key=lambda goal: (goal.term.end, goal.name)):
        if is_step(goal):
            found[goal.record.plan, goal.record.indicator].append(goal)
    return found


class Averages:
    """The average growth rates that the plans of a book state, by plan and by the series that grows."""

    def __init__(self, book: Book) -> None:
        linked = {
            identity.growth: identity.of
            for identity in book.written.identities.values()
            if identity.form is Form.GROWTH_OF
        }
        self.goals = tuple(goal for goal in standing(book) if goal.is_average)
        self._by_series: dict[tuple[str, object], list[Goal]] = defaultdict(list)
        for goal in self.goals:
            series = linked.get(goal.record.indicator) or goal.indicator.attributes
            self._by_series[goal.record.plan, series].append(goal)

    def of(self, plan: str, name: str, indicator: Indicator) -> tuple[Goal, ...]:
        """Return the averages that the plan states of the level ``name``."""
        named, alike = self._by_series.get((plan, name), ()), self._by_series.get((plan, indicator.attributes), ())
        return (*named, *alike)


def eve(period: Period) -> date | None:
    """Return the last day before a period; the first of all years has none."""
    return period.start - timedelta(days=1) if period.start > date.min else None


def to_two_decimals(interval: Interval) -> Fact:
    """Return an interval as a fact, without an end that it has not: a root has no exact value to show."""
    finite = [Decimal(f"{float(end):.2f}") for end in (interval.low, interval.high) if math.isfinite(end)]
    return Interval.of(*finite) if finite else None

"""BG606 and BG607: the targets of one plan for one indicator, as the steps of one path.

Knows targets only; no actual figure enters. Averages and sums over years are no steps, nor is a growth: each year has
its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Book, Goal
from bgplan.core.findings import Fact, Finding, Place
from bgplan.core.formulas import GROWTH_RATE, YEARLY_CHANGE
from bgplan.core.intervals import Interval
from bgplan.core.periods import Period, years_between
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.demands import Averages, demanded, paths, standing, to_its_digits, to_two_decimals
from bgplan.core.vocabulary import Direction, Measure, Path

STEEPER = Fraction(12, 10)
"""So much faster than the whole way makes a part of it back-loaded."""


def out_of_order(book: Book) -> Iterator[Finding | Outcome]:
    """BG606: the targets of one path rise or fall, as declared, from date to date, and one date has one value."""
    for demands in _by_date(book).values():
        for one, other in pairwise(demands):
            apart = not demanded(one).overlaps(demanded(other))
            yield _disorder(one, other, "one-date") if apart else HELD["BG606"]
    for steps in paths(book).values():
        way = _way(steps)
        for earlier, later in _legs_between(steps):
            yield _in_order(earlier, later, way)


def _by_date(book: Book) -> dict[tuple[object, ...], list[Goal]]:
    """The targets of one plan for one indicator and the same stretch of time."""
    grouped: dict[tuple[object, ...], list[Goal]] = defaultdict(list)
    for goal in standing(book):
        start = goal.term.end if goal.indicator.measure is Measure.STOCK else goal.term.start
        grouped[goal.record.plan, goal.record.indicator, start, goal.term.end].append(goal)
    return grouped


def _legs_between(steps: list[Goal]) -> Iterator[tuple[Goal, Goal]]:
    """Each target with the next one that is due later."""
    return ((one, other) for one, other in pairwise(steps) if one.term.end < other.term.end)


def _way(steps: list[Goal]) -> Direction | None:
    """Which way a path goes: as declared, else from its base, or its first step of several, to its last."""
    last = steps[-1]
    declared = next((step.record.direction for step in reversed(steps) if step.record.direction), None)
    if declared is not None or last.indicator.direction is not None:
        return declared or last.indicator.direction
    base = next((step.base.amount for step in steps if step.base is not None), None)
    first, final = base or (steps[0].amount if len(steps) > 2 else None), last.amount
    if first is None or final is None or first.point == final.point:
        return None
    return Direction.UP if final.point > first.point else Direction.DOWN


def _in_order(earlier: Goal, later: Goal, way: Direction | None) -> Finding | Outcome:
    if way is None:
        return UNTOLD["BG606"]
    first, second = demanded(earlier), demanded(later)
    turned = second.high < first.low if way is Direction.UP else second.low > first.high
    return _disorder(earlier, later, way.value) if turned else HELD["BG606"]


def _disorder(one: Goal, other: Goal, way: str) -> Finding:
    facts = {**_two(one, other), "way": way, "unit": other.indicator.unit}
    place, related = other.place.at("value"), (one.place.at("value"),)
    return finding("BG606", place, subject=other.name, related=related, facts=facts)


def _two(one: Goal, other: Goal) -> dict[str, Fact]:
    """The figures and dates of two targets."""
    first, second = (goal.amount.point if goal.amount is not None else None for goal in (one, other))
    return {"earlier": first, "later": second, "earlier_date": one.term.end, "later_date": other.term.end}


def back_loaded(book: Book) -> Iterator[Finding | Outcome]:
    """BG607: no part of a path between two targets asks for much more a year than the whole, or than the plan's rate.

    The plan's rate is its average growth of the same series; where that is of just this part, BG610 looks at it.
    """
    averages = Averages(book)
    for steps in paths(book).values():
        for earlier, later in _legs_between(steps):
            yield _load(earlier, later, steps, averages, book.written.units[later.indicator.unit].name)


class _Stretch(NamedTuple):
    """A part of a path: from which figure to which, by when, and how the path is drawn."""

    start: Period
    end: Period
    first: Interval
    last: Interval
    path: Path

    @property
    def pace(self) -> Interval | None:
        """What it takes a year: growth in percent on a geometric path, else change in the unit."""
        years, geometric = years_between(self.start, self.end), self.path is Path.GEOMETRIC
        formula, factor = (GROWTH_RATE, 100) if geometric else (YEARLY_CHANGE, 1)
        low = formula(start=self.first.high, end=self.last.low, years=years)
        high = formula(start=self.first.low, end=self.last.high, years=years)
        return None if low is None or high is None else Interval(low * factor, high * factor)


def _load(earlier: Goal, later: Goal, steps: list[Goal], averages: Averages, unit: Bilingual) -> Finding | Outcome:
    part = _stretch(earlier, later, later.record.path)
    pace = part.pace if part is not None else None
    whole, stated = _whole(steps, later.record.path), _stated(earlier, later, averages)
    if pace is None or (whole is None and stated is None):
        return UNTOLD["BG607"]
    if stated is not None and pace.low > max(to_its_digits(stated).high, 0):
        given = stated.amount.interval if stated.amount is not None else to_its_digits(stated)
        return _loaded(earlier, later, pace, _Against("stated-growth", given, "%", (stated.place.at("value"),)))
    if whole is not None and _is_steeper(pace, whole):
        per = "%" if later.record.path is Path.GEOMETRIC else Bilingual(f" {unit.vi}", f" {unit.en}")
        return _loaded(earlier, later, pace, _Against("whole-way", whole, per))
    return HELD["BG607"]


def _stretch(earlier: Goal, later: Goal, path: Path) -> _Stretch | None:
    if earlier.amount is None or later.amount is None:
        return None
    return _Stretch(earlier.term, later.term, earlier.amount.interval, later.amount.interval, path)


def _whole(steps: list[Goal], path: Path) -> Interval | None:
    """What the whole way takes a year: from the base, else from the first of more than two targets, to the last."""
    last = steps[-1]
    origin = next((step.base for step in steps if step.base is not None), None)
    if origin is None:
        whole = _stretch(steps[0], last, path) if len(steps) > 2 else None
    else:
        ends = last.amount.interval if last.amount is not None else demanded(last)
        whole = _Stretch(origin.period, last.term, origin.amount.interval, ends, path)
    return whole.pace if whole is not None else None


def _is_steeper(pace: Interval, whole: Interval) -> bool:
    """Whether a part certainly goes more than a fifth faster than the whole, up or down."""
    if whole.low > 0:
        return pace.low > STEEPER * whole.high
    return whole.high < 0 and pace.high < STEEPER * whole.low


def _stated(earlier: Goal, later: Goal, averages: Averages) -> Goal | None:
    """The plan's average growth over a stretch of years that holds this part of the path and more."""
    if later.record.path is not Path.GEOMETRIC:
        return None
    begins, years = earlier.term.end + timedelta(days=1), years_between(earlier.term, later.term)
    for goal in averages.of(later.record.plan, later.record.indicator, later.indicator):
        if goal.term.start <= begins and later.term.end <= goal.term.end and years < len(goal.term.years):
            return goal
    return None


class _Against(NamedTuple):
    """What a part of a path is held against: of what it is, how much a year, in which unit, and where it stands."""

    what: str
    pace: Interval
    unit: str | Bilingual
    places: tuple[Place, ...] = ()


def _loaded(earlier: Goal, later: Goal, pace: Interval, against: _Against) -> Finding:
    facts = _two(earlier, later) | {
        "needed": to_two_decimals(pace),
        "against": against.what,
        "given": to_two_decimals(against.pace),
        "in_unit": against.unit,
    }
    related = (earlier.place.at("value"), *against.places)
    return finding("BG607", later.place.at("value"), subject=later.name, related=related, facts=facts)

"""BG906: a figure that its neighbours in time do not let stand: a digit too many, a shifted point, another unit.

Knows one indicator's figures and bases, and where these are alone those of its kin. Nothing here is more than a
warning. What is plausible depends on how much the series itself moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.book import Book, Goal
from bgplan.core.findings import Fact, Finding
from bgplan.core.model import Unit
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.points import Kin, Point, bases_of, points_of, target_of, years_apart
from bgplan.core.validate.runner import rule
from bgplan.core.validate.vintages import Figures, figures_of
from bgplan.core.vocabulary import Direction, Measure

BETWEEN: Mapping[Measure, int] = MappingProxyType({Measure.STOCK: 2, Measure.SHARE: 3, Measure.FLOW: 3})
"""A figure between two others is out of line at more than so many times both, or less than one part in so many."""

AT_AN_END: Mapping[Measure, float] = MappingProxyType({Measure.STOCK: 3, Measure.SHARE: 4, Measure.FLOW: 4})
"""The first and the last figure have one neighbour: they may differ by more."""

A_YEAR = 1.3
"""And by so many times more for each year between the two."""

LEVELS = (Measure.STOCK, Measure.SHARE)
"""Of these a target is a figure of the same kind; of a flow it may be one of other stretches."""

MOST_YEARS = 100
"""More years apart let any two levels be."""

RESTLESS = 1.5
"""In a series that itself moves from figure to figure, by so many times its largest move."""

SHORT = 3
"""A flow of fewer months may come in lumps: a large investor, a holiday;"""

LUMPY = 2
"""so it may differ by so many times more."""

OF_COUNTS = 5
"""Added to counts before they are compared: from one park to six is no slip."""

OF_KIN = 4
"""A figure without neighbours may be so many times one of other prices and of about the same time, or one part."""

ABOUT = 2
"""So many years apart two figures are of about the same time."""


class _Series(NamedTuple):
    """The points of one indicator, how they are compared, and what is added to counts."""

    points: tuple[Point, ...]
    measure: Measure
    added: int

    def ratio(self, one: Point, other: Point) -> float:
        """Return how many times ``other`` a point is at least; below one where it is certainly less, one between."""
        least = (one.low + self.added) / (other.high + self.added)
        most = (one.high + self.added) / (other.low + self.added)
        return least if least > 1 else min(1.0, most)


@rule("BG906", given=figures_of)
def out_of_line(book: Book, figures: Figures) -> Iterator[Finding | Outcome]:
    """BG906: a level, share or flow is within some times its neighbours in time, or of what its kin say."""
    goals: dict[str, list[Goal]] = defaultdict(list)
    kin = Kin(book)
    for goal in book.goals:
        goals[goal.record.indicator].append(goal)
    for prints in figures.where(lambda indicator: indicator.measure in BETWEEN):
        name, indicator = prints.name, prints.indicator
        unit = book.written.units.get(indicator.unit)
        points = points_of(prints)
        bases = bases_of(goals.get(name, ()), points)
        series = _Series(_in_order(*points, *bases[:1]), indicator.measure, _added(unit))
        if len(series.points) > 1:
            yield from _in_line(series, points)
        else:
            yield from _like_kin(name, series, figures, kin)
        for base in bases if points else ():
            yield from _in_line(series._replace(points=_in_order(*points, base)), (base,))
        for goal in goals.get(name, ()) if points and indicator.measure in LEVELS else ():
            yield from _demanded(series, goal, points[-1])


def _demanded(series: _Series, goal: Goal, latest: Point) -> Iterator[Finding | Outcome]:
    """A level that is asked for beside the latest figure before it.

    What is to fall may be asked to fall to little; asked for so little of what rises, it is a slip as well.
    """
    target = target_of(goal)
    if target is None or latest.period.end >= target.period.end:
        return
    ratio = series.ratio(target, latest)
    base = goal.base.amount.point if goal.base is not None else None
    rises = goal.indicator.direction is Direction.UP or (base is not None and latest.value > base > target.value)
    is_out = abs_ratio(ratio) > _usual(series, target, (latest,)) and (ratio > 1 or rises)
    yield _out(target, (latest,), (ratio,)) if is_out else HELD["BG906"]


def _in_order(*points: Point) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: point.period.end))


def _added(unit: Unit | None) -> int:
    return OF_COUNTS if unit is not None and unit.count else 0


def _in_line(series: _Series, asked: Sequence[Point]) -> Iterator[Finding | Outcome]:
    """What is said of the points ``asked`` about; of two points only the later one can be out of line."""
    points, wanted = series.points, {id(point) for point in asked}
    moves = [abs_ratio(series.ratio(later, earlier)) for earlier, later in pairwise(points)]
    before = (1.0, 1.0, *accumulate(moves, max))  # by place: the largest move before the one that leads to it
    after = (*reversed(tuple(accumulate(reversed(moves), max))), 1.0, 1.0)
    for at, point in enumerate(points):
        if id(point) not in wanted:
            continue
        beside = [points[each] for each in (at - 1, at + 1) if 0 <= each < len(points)]
        if at == 0 and len(points) == 2:
            yield HELD["BG906"]
            continue
        limit = max(_limit(series, point, beside), RESTLESS * max(before[at], after[at + 1]))
        ratios = [series.ratio(point, other) for other in beside]
        is_out = all(ratio > limit for ratio in ratios) or all(ratio < 1 / limit for ratio in ratios)
        yield _out(point, beside, ratios) if is_out else HELD["BG906"]


def abs_ratio(ratio: float) -> float:
    """Return a ratio from one on, whichever way it goes."""
    return ratio if ratio >= 1 else 1 / ratio


def _limit(series: _Series, point: Point, beside: Sequence[Point]) -> float:
    short = series.measure is Measure.FLOW and any(each.period.months < SHORT for each in (point, *beside))
    return _usual(series, point, beside) * (LUMPY if short else 1)


def _usual(series: _Series, point: Point, beside: Sequence[Point]) -> float:
    if len(beside) > 1:
        return BETWEEN[series.measure]
    years = 0.0 if series.measure is Measure.SHARE else min(years_apart(point, beside[0]), MOST_YEARS)
    return float(AT_AN_END[series.measure] * A_YEAR**years)


def _like_kin(name: str, series: _Series, figures: Figures, kin: Kin) -> Iterator[Finding | Outcome]:
    """A figure that is alone in its series beside the nearest of the same thing in other prices."""
    others = [
        point.scaled(factor)
        for other, factor in kin.of(name)
        if (prints := figures.of(other)) is not None
        for point in points_of(prints)
    ]
    for point in series.points:
        near = [other for other in others if years_apart(point, other) <= ABOUT]
        nearest = sorted(near, key=lambda other: years_apart(point, other))[:1]
        ratios = [series.ratio(point, other) for other in nearest]
        if not nearest:
            yield UNTOLD["BG906"]
        elif abs_ratio(ratios[0]) > OF_KIN:
            yield _out(point, nearest, ratios)
        else:
            yield HELD["BG906"]


def _out(point: Point, beside: Sequence[Point], ratios: Sequence[float]) -> Finding:
    times = min(ratios, key=abs_ratio)
    facts: dict[str, Fact] = {
        "value": point.value,
        "period": point.period,
        "beside": tuple(other.value for other in beside),
        "periods": tuple(other.period for other in beside),
        "times": round(times, 2 if times > 1 else 4),
    }
    related = tuple(other.place for other in beside)
    return finding("BG906", point.place, subject=point.subject, related=related, facts=facts)

"""BG906, BG908 and BG909: figures that others do not let stand: neighbours in time, a target, a whole.

Knows one indicator's figures and bases, and where these are alone those of its kin; beside them targets and wholes.
Nothing here is more than a warning. What is plausible depends on how much the series itself moves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.as_of import is_actual
from bgplan.core.compare.judgement import direction_of
from bgplan.core.dataset import Amount, Dataset, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Facts, Finding, Place
from bgplan.core.model import Identity, Unit
from bgplan.core.rules import finding
from bgplan.core.validate.points import Kin, Point, bases_of, points_of, target_of, years_apart
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, rule, standing_observations, violation
from bgplan.core.validate.vintages import Figures, Prints, figures_of
from bgplan.core.vocabulary import Direction, Form, Measure

BETWEEN: Mapping[Measure, int] = MappingProxyType({Measure.STOCK: 2, Measure.SHARE: 3, Measure.FLOW: 3})
"""A figure between two others is out of line at more than so many times both, or less than one part in so many."""

AT_AN_END: Mapping[Measure, float] = MappingProxyType({Measure.STOCK: 3, Measure.SHARE: 4, Measure.FLOW: 4})
"""The first and the last figure have one neighbour: they may differ by more."""

GROWS_A_YEAR = 1.3
"""And by so many times more for each year between the two."""

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

    def ratio(self, point: Point, other: Point) -> float:
        """Return how many times ``other`` a point is at least; below one where it is certainly less, one between."""
        least = (point.low + self.added) / (other.high + self.added)
        most = (point.high + self.added) / (other.low + self.added)
        return least if least > 1 else min(1.0, most)


@rule("BG906")
def out_of_line(evidence: Evidence) -> Iterator[Answer]:
    """BG906: a level, share or flow is within some times its neighbours in time, or of what its kin say."""
    dataset, figures = evidence.dataset, evidence.made(figures_of)
    targets: dict[str, list[ResolvedTarget]] = defaultdict(list)
    kin = Kin(dataset)
    for target in dataset.targets:
        targets[target.record.indicator].append(target)
    for prints in figures.where(lambda indicator: indicator.measure in BETWEEN):
        name, indicator = prints.name, prints.indicator
        unit = dataset.written.units.get(indicator.unit)
        points = points_of(prints)
        bases = bases_of(targets.get(name, ()), points)
        series = _Series(_in_order(*points, *bases[:1]), indicator.measure, _added(unit))
        if len(series.points) > 1:
            yield from _in_line(series, points)
        else:
            yield from _like_kin(name, series, figures, kin)
        for base in bases if points else ():
            yield from _in_line(series._replace(points=_in_order(*points, base)), (base,))
        asked = targets.get(name, ()) if points and indicator.measure.is_level else ()  # a flow's is of other stretches
        for target in asked:
            yield from _demanded(series, target, points[-1])


def _demanded(series: _Series, target: ResolvedTarget, latest: Point) -> Iterator[Answer]:
    """A level that is asked for beside the latest figure before it.

    What is to fall may be asked to fall to little; asked for so little of what rises, it is a slip as well.
    """
    level = target_of(target)
    if level is None or latest.period.end >= level.period.end:
        return
    ratio = series.ratio(level, latest)
    base = target.base.amount.point if target.base is not None else None
    rises = target.indicator.direction is Direction.UP or (base is not None and latest.value > base > level.value)
    is_out = abs_ratio(ratio) > _usual(series, level, (latest,)) and (ratio > 1 or rises)
    yield _out(level, (latest,), (ratio,)) if is_out else PASSED


def _in_order(*points: Point) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: point.period.end))


def _added(unit: Unit | None) -> int:
    return OF_COUNTS if unit is not None and unit.count else 0


def _in_line(series: _Series, asked: Sequence[Point]) -> Iterator[Answer]:
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
            yield PASSED
            continue
        limit = max(_limit(series, point, beside), RESTLESS * max(before[at], after[at + 1]))
        ratios = [series.ratio(point, other) for other in beside]
        is_out = all(ratio > limit for ratio in ratios) or all(ratio < 1 / limit for ratio in ratios)
        yield _out(point, beside, ratios) if is_out else PASSED


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
    return float(AT_AN_END[series.measure] * GROWS_A_YEAR**years)


def _like_kin(name: str, series: _Series, figures: Figures, kin: Kin) -> Iterator[Answer]:
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
            yield NOT_EVALUABLE
        elif abs_ratio(ratios[0]) > OF_KIN:
            yield _out(point, nearest, ratios)
        else:
            yield PASSED


def _out(point: Point, beside: Sequence[Point], ratios: Sequence[float]) -> Answer:
    times = min(ratios, key=abs_ratio)
    return violation(
        of=point,
        related=tuple(other.place for other in beside),
        value=point.value,
        period=point.period,
        beside=tuple(other.value for other in beside),
        periods=tuple(other.period for other in beside),
        times=round(times, 2 if times > 1 else 4),
    )


FAR = 3
"""An actual of more than so many times its target is no success but a slip, mostly."""

FAR_IN_POINTS = 50
"""A growth far above the one that is asked for is so many points above it, too."""

MOST_OF_PLAN = 400
"""More than so many per cent of a year's plan is not printed of one that anybody made."""

LEAST_OF_SHARE = Fraction(1, 6)
"""After half of the plan's time less than this part of the expected percentage has a point too many to the left."""

WHOLE_AFTER = 1.1
"""A part may be so many times a whole of a later date, which has grown meanwhile,"""

WHOLE_BEFORE = 1.5
"""and so many times one of an earlier date, where none is known of a later one."""

A_YEAR = timedelta(days=366)
"""So long before and after a part its whole is of about the same time."""


class _Limit(NamedTuple):
    """A target that is to be reached, and above what a figure is far beyond it."""

    target: ResolvedTarget
    wanted: Amount
    highest: Fraction


def _limits(evidence: Evidence) -> Mapping[str, Sequence[_Limit]]:
    """The targets with a positive figure that is not to be passed by much, by indicator, the highest figure first."""
    limits: dict[str, list[_Limit]] = defaultdict(list)
    for target in evidence.dataset.targets:
        wanted = target.amount
        if wanted is not None and wanted.point > 0 and direction_of(target) is not Direction.DOWN:
            most = Fraction(wanted.interval.high)
            points = most + FAR_IN_POINTS if target.indicator.measure is Measure.GROWTH else most
            limits[target.record.indicator].append(_Limit(target, wanted, max(FAR * most, points)))
    return {name: sorted(own, key=lambda limit: limit.wanted.point, reverse=True) for name, own in limits.items()}


@rule("BG908")
def far_beyond_target(evidence: Evidence) -> Iterator[Answer]:
    """BG908: an actual is not many times the target that it is to reach, nor a percentage many times the plan."""
    limits = evidence.made(_limits)
    answers: list[Answer] = []
    for observation in standing_observations(evidence):
        if not is_actual(observation):
            continue
        if observation.share_of_plan is not None:
            yield _share_in_line(observation, observation.share_of_plan)
        if observation.amount is not None and observation.indicator.measure is not Measure.RANK:
            end = observation.record.period.end
            asked = (limit for limit in limits.get(observation.record.indicator, ()) if end <= limit.target.term.end)
            if (limit := next(asked, None)) is not None:
                answers.append(_within(observation, observation.amount, limit))
    yield from _not_told_twice(answers, evidence)


def _not_told_twice(answers: list[Answer], evidence: Evidence) -> Iterator[Answer]:
    """The answers without what BG906 says of the same figure: one slip is one finding."""
    if not any(isinstance(answer, Finding) for answer in answers):
        yield from answers
        return
    told = {found.place for found in out_of_line(evidence) if isinstance(found, Finding)}
    for answer in answers:
        if not isinstance(answer, Finding) or told.isdisjoint((answer.place, *answer.related)):
            yield answer


def _within(observation: ResolvedObservation, actual: Amount, limit: _Limit) -> Answer:
    """An actual beside the highest of the targets that it is on the way to."""
    if actual.interval.low <= limit.highest:
        return PASSED
    target, wanted = limit.target, Fraction(limit.wanted.interval.high)
    facts: Facts = {
        "actual": actual.point,
        "target": limit.wanted.point,
        "times": _times(actual.point, wanted),
        "name": target.name,
        "reason": "beyond-target",
    }
    place, related = _at(observation), (target.place.at("value"),)
    return finding("BG908", place, subject=observation.subject, related=related, facts=facts)


def _at(observation: ResolvedObservation) -> Place:
    """Where a figure's number stands."""
    return observation.place.at("value" if observation.record.value is not None else "printed")


def _times(actual: Fraction, wanted: Fraction) -> Fraction:
    return round(actual / wanted, 1)


def _share_in_line(observation: ResolvedObservation, share: Amount) -> Answer:
    """A percentage of a year's plan beside the time that has gone."""
    record = observation.record
    expected = 100 * min(record.period.months / 12, Fraction(1))
    too_low = expected >= 50 and share.interval.high < LEAST_OF_SHARE * expected
    if share.interval.low <= MOST_OF_PLAN and not too_low:
        return PASSED
    facts: Facts = {
        "actual": share.point,
        "target": expected,
        "times": _times(share.point, expected),
        "name": record.pct_of_plan.plan if record.pct_of_plan else "",
        "reason": "beyond-plan",
    }
    return finding("BG908", observation.place.at("pct_of_plan"), subject=observation.subject, facts=facts)


@rule("BG909")
def parts_beyond_wholes(evidence: Evidence) -> Iterator[Answer]:
    """BG909: a part is no more than its whole of about the same time, where none of the very same time is known."""
    dataset, figures = evidence.dataset, evidence.made(figures_of)
    pairs = [pair for identity in dataset.written.identities.values() for pair in _pairs(identity)]
    for names in dict.fromkeys(pairs):
        part, whole = (figures.of(name) for name in names)
        if part is None or whole is None:
            continue
        if part.indicator.measure is whole.indicator.measure is Measure.STOCK:
            yield from _parts(part, whole, dataset)


def _pairs(identity: Identity) -> Iterator[tuple[str, str]]:
    """Each part that an identity names with what it is a part of."""
    if identity.form in (Form.SHARE, Form.PART):
        yield identity.part or "", identity.whole or ""
    for part in (identity.parts or ()) if identity.form is Form.SUM else ():
        yield part, identity.total or ""
    yield from ((later, earlier) for earlier, later in pairwise(identity.nested or ()))


def _parts(part: Prints, whole: Prints, dataset: Dataset) -> Iterator[Answer]:
    ours, theirs = (dataset.written.units.get(prints.indicator.unit) for prints in (part, whole))
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return
    factor = 10.0 ** (ours.power - theirs.power)
    names: Facts = {"part_name": part.indicator.short, "whole_name": whole.indicator.short}
    wholes = points_of(whole)
    ends = [other.period.end for other in wholes]
    for point in points_of(part):
        end = point.period.end
        earliest, latest = max(end, date.min + A_YEAR) - A_YEAR, min(end, date.max - A_YEAR) + A_YEAR
        near = wholes[bisect_left(ends, earliest) : bisect_right(ends, latest)]
        if not near or any(other.period.end == end for other in near):
            yield NOT_EVALUABLE
        else:
            yield _no_more(point, factor, near, names)


def _no_more(point: Point, factor: float, near: Sequence[Point], names: Facts) -> Answer:
    after = [other for other in near if other.period.end > point.period.end]
    most = max(near, key=lambda other: other.high)
    if point.low * factor <= most.high * (WHOLE_AFTER if after else WHOLE_BEFORE):
        return PASSED
    facts: Facts = {"part": point.value, "period": point.period, "whole": most.value, "whole_period": most.period}
    return violation(of=point, related=(most.place,), facts={**facts, **names})

"""BG606–BG608 and BG610: what one plan demands over time, and of a share and its parts, fits together.

Knows targets, and of the figures only the share that a plan starts from. The targets of one plan for one indicator
are the steps of one path; averages and sums over years are no steps, nor is a growth: each year has its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from bgplan.core.as_of import is_actual
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact, Facts, Place
from bgplan.core.formulas import geometric_projection, growth_rate, yearly_change
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity
from bgplan.core.periods import Period, years_between
from bgplan.core.series import best_prints
from bgplan.core.text import Bilingual
from bgplan.core.validate.demands import (
    acceptable,
    averages_of,
    eve,
    paths_of,
    standing_targets,
    to_its_digits,
    to_two_decimals,
)
from bgplan.core.validate.runner import (
    NOT_EVALUABLE,
    PASSED,
    Answer,
    Evidence,
    Violation,
    evidence_itself,
    rule,
    standing_observations,
    violation,
)
from bgplan.core.vocabulary import Direction, Form, Measure, Path

STEEPER = Fraction(12, 10)
"""So much faster than the whole way makes a part of it back-loaded."""


@rule("BG606")
def out_of_order(evidence: Evidence) -> Iterator[Answer]:
    """BG606: the targets of one path rise or fall, as declared, from date to date, and one date has one value."""
    for demands in _by_date(evidence).values():
        for first, second in pairwise(demands):
            apart = not acceptable(first).overlaps(acceptable(second))
            yield _disorder(first, second, "one-date") if apart else PASSED
    for steps in evidence.made(paths_of).values():
        way = _way(steps)
        for earlier, later in _legs_between(steps):
            yield _in_order(earlier, later, way)


def _by_date(evidence: Evidence) -> Mapping[tuple[object, ...], Sequence[ResolvedTarget]]:
    """The targets of one plan for one indicator and the same stretch of time."""
    grouped: dict[tuple[object, ...], list[ResolvedTarget]] = defaultdict(list)
    for target in standing_targets(evidence):
        start = target.term.end if target.indicator.measure is Measure.STOCK else target.term.start
        grouped[target.record.plan, target.record.indicator, start, target.term.end].append(target)
    return grouped


def _legs_between(steps: Sequence[ResolvedTarget]) -> Iterator[tuple[ResolvedTarget, ResolvedTarget]]:
    """Each target with the next one that is due later."""
    return ((earlier, later) for earlier, later in pairwise(steps) if earlier.term.end < later.term.end)


def _way(steps: Sequence[ResolvedTarget]) -> Direction | None:
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


def _in_order(earlier: ResolvedTarget, later: ResolvedTarget, way: Direction | None) -> Answer:
    if way is None:
        return NOT_EVALUABLE
    first, second = acceptable(earlier), acceptable(later)
    turned = second.high < first.low if way is Direction.UP else second.low > first.high
    return _disorder(earlier, later, way.value) if turned else PASSED


def _disorder(earlier: ResolvedTarget, later: ResolvedTarget, way: str) -> Violation:
    facts = {**_both(earlier, later), "way": way, "unit": later.indicator.unit}
    return violation("value", of=later, related=(earlier.place.at("value"),), facts=facts)


def _both(earlier: ResolvedTarget, later: ResolvedTarget) -> dict[str, Fact]:
    """The figures and dates of two targets."""
    first, second = (target.amount.point if target.amount is not None else None for target in (earlier, later))
    return {"earlier": first, "later": second, "earlier_date": earlier.term.end, "later_date": later.term.end}


class Leg(NamedTuple):
    """A part of a path between two targets, and all its steps."""

    earlier: ResolvedTarget
    later: ResolvedTarget
    steps: Sequence[ResolvedTarget]


def legs_of_paths(evidence: Evidence) -> Iterator[Leg]:
    """Yield the parts of every path."""
    for steps in evidence.made(paths_of).values():
        yield from (Leg(earlier, later, steps) for earlier, later in _legs_between(steps))


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
        formula, factor = (growth_rate, 100) if geometric else (yearly_change, 1)
        low = formula(start=self.first.high, end=self.last.low, years=years)
        high = formula(start=self.first.low, end=self.last.high, years=years)
        return None if low is None or high is None else Interval(low * factor, high * factor)


@rule("BG607", over=legs_of_paths, given=evidence_itself)
def back_loaded(leg: Leg, evidence: Evidence) -> Answer:
    """BG607: no part of a path between two targets asks for much more a year than the whole, or than the plan's rate.

    The plan's rate is its average growth of the same series; where that is of just this part, BG610 looks at it.
    """
    later, path = leg.later, leg.later.record.path
    part = _stretch(leg.earlier, later, path)
    pace = part.pace if part is not None else None
    whole, stated = _whole(leg.steps, path), _stated(leg, evidence)
    if pace is None or (whole is None and stated is None):
        return NOT_EVALUABLE
    if stated is not None and pace.low > max(to_its_digits(stated).high, 0):
        given = stated.amount.interval if stated.amount is not None else to_its_digits(stated)
        return _loaded(leg, pace, _Against("stated-growth", given, "%", (stated.place.at("value"),)))
    if whole is not None and _is_steeper(pace, whole):
        unit = evidence.dataset.written.units[later.indicator.unit].name
        per = "%" if path is Path.GEOMETRIC else Bilingual(f" {unit.vi}", f" {unit.en}")
        return _loaded(leg, pace, _Against("whole-way", whole, per))
    return PASSED


def _stretch(earlier: ResolvedTarget, later: ResolvedTarget, path: Path) -> _Stretch | None:
    if earlier.amount is None or later.amount is None:
        return None
    return _Stretch(earlier.term, later.term, earlier.amount.interval, later.amount.interval, path)


def _whole(steps: Sequence[ResolvedTarget], path: Path) -> Interval | None:
    """What the whole way takes a year: from the base, else from the first of more than two targets, to the last."""
    last = steps[-1]
    origin = next((step.base for step in steps if step.base is not None), None)
    if origin is None:
        whole = _stretch(steps[0], last, path) if len(steps) > 2 else None
    else:
        ends = last.amount.interval if last.amount is not None else acceptable(last)
        whole = _Stretch(origin.period, last.term, origin.amount.interval, ends, path)
    return whole.pace if whole is not None else None


def _is_steeper(pace: Interval, whole: Interval) -> bool:
    """Whether a part certainly goes more than a fifth faster than the whole, up or down."""
    if whole.low > 0:
        return pace.low > STEEPER * whole.high
    return whole.high < 0 and pace.high < STEEPER * whole.low


def _stated(leg: Leg, evidence: Evidence) -> ResolvedTarget | None:
    """The plan's average growth over a stretch of years that holds this part of the path and more."""
    earlier, later = leg.earlier, leg.later
    if later.record.path is not Path.GEOMETRIC:
        return None
    begins, years = earlier.term.end + timedelta(days=1), years_between(earlier.term, later.term)
    for target in evidence.made(averages_of).of_level(later.record.plan, later.record.indicator, later.indicator):
        if target.term.start <= begins and later.term.end <= target.term.end and years < len(target.term.years):
            return target
    return None


class _Against(NamedTuple):
    """What a part of a path is held against: of what it is, how much a year, in which unit, and where it stands."""

    what: str
    pace: Interval
    unit: str | Bilingual
    places: tuple[Place, ...] = ()


def _loaded(leg: Leg, pace: Interval, against: _Against) -> Violation:
    facts = _both(leg.earlier, leg.later) | {
        "needed": to_two_decimals(pace),
        "against": against.what,
        "given": to_two_decimals(against.pace),
        "in_unit": against.unit,
    }
    return violation("value", of=leg.later, related=(leg.earlier.place.at("value"), *against.places), facts=facts)


class _Follows(NamedTuple):
    """A share that follows from other targets: from what, which, and the targets themselves."""

    by: str
    share: Interval
    targets: tuple[ResolvedTarget, ...]


class ShareTarget(NamedTuple):
    """A target for a share, and the identity that says of what."""

    target: ResolvedTarget
    identity: Identity


def share_targets(evidence: Evidence) -> Iterator[ShareTarget]:
    """Yield the targets for shares whose part and whole are declared."""
    named: dict[str, list[ResolvedTarget]] = defaultdict(list)
    for target in standing_targets(evidence):
        if target.record.due is not None:
            named[target.record.indicator].append(target)
    for identity in evidence.dataset.written.identities.values():
        if identity.form is Form.SHARE:
            yield from (ShareTarget(target, identity) for target in named.get(identity.share or "", ()))


@rule("BG608", over=share_targets, given=evidence_itself)
def shares_of_targets(share: ShareTarget, evidence: Evidence) -> Answer:
    """BG608: a target for a share fits what the same plan demands of the part and the whole, or of their growth."""
    target, stated = share.target, to_its_digits(share.target)
    found = [follows for follows in (_by_levels(share, evidence), _by_growth(share, evidence)) if follows is not None]
    apart = next((follows for follows in found if not follows.share.overlaps(stated)), None)
    if apart is None:
        return PASSED if found else NOT_EVALUABLE
    facts: Facts = {
        "share": target.amount.point if target.amount is not None else None,
        "follows": to_two_decimals(apart.share),
        "by": apart.by,
    }
    related = tuple(other.place.at("value") for other in apart.targets)
    return violation("value", of=target, related=related, facts=facts)


_Demands: TypeAlias = Mapping[tuple[str, str, date, date], ResolvedTarget]


def _demands(evidence: Evidence) -> _Demands:
    """What each plan demands of an indicator for a time."""
    return {
        (target.record.plan, target.record.indicator, target.term.start, target.term.end): target
        for target in standing_targets(evidence)
    }


def _by_levels(share: ShareTarget, evidence: Evidence) -> _Follows | None:
    """Part / whole in percent, as the plan demands both for the same time."""
    target, identity = share
    demands, units = evidence.made(_demands), evidence.dataset.written.units
    part, whole = (
        demands.get((target.record.plan, name or "", target.term.start, target.term.end))
        for name in (identity.part, identity.whole)
    )
    if part is None or whole is None:
        return None
    ours, theirs = (units[member.indicator.unit] for member in (part, whole))
    above, below = acceptable(part), acceptable(whole)
    if ours.dimension != theirs.dimension or below.low <= 0 or above.high < 0:
        return None
    factor = 100 * Fraction(10) ** (ours.power - theirs.power)
    low = 0 if math.isinf(below.high) else max(above.low, 0) * factor / below.high
    return _Follows("level-targets", Interval(low, above.high * factor / below.low), (part, whole))


def _by_growth(share: ShareTarget, evidence: Evidence) -> _Follows | None:
    """The share of the base year × ((1 + growth of the part) / (1 + growth of the whole)) ^ years."""
    target, identity = share
    averages, indicators = evidence.made(averages_of), evidence.dataset.written.indicators
    parts, wholes = (
        averages.of_level(target.record.plan, name, indicators[name]) if name in indicators else ()
        for name in (identity.part or "", identity.whole or "")
    )
    for part in parts:
        for whole in wholes:
            if part.term.start == whole.term.start and part.term.end == whole.term.end == target.term.end:
                start = _share_at(eve(part.term), target, evidence)
                follows = _grown(start, part, whole) if start is not None else None
                return None if follows is None else _Follows("growth-targets", follows, (part, whole))
    return None


def _share_figures(evidence: Evidence) -> Mapping[str, Sequence[ResolvedObservation]]:
    """The figures of the shares that identities name."""
    names = {identity.share for identity in evidence.dataset.written.identities.values() if identity.form is Form.SHARE}
    figures: dict[str, list[ResolvedObservation]] = defaultdict(list)
    for observation in standing_observations(evidence):
        if observation.record.indicator in names and is_actual(observation):
            figures[observation.record.indicator].append(observation)
    return figures


def _share_at(on: date | None, target: ResolvedTarget, evidence: Evidence) -> Interval | None:
    """The share on the last day before the plan's growth begins: the target's base, else the best print."""
    if target.base is not None and target.base.period.end == on:
        return target.base.amount.interval
    figures = evidence.made(_share_figures).get(target.record.indicator, ())
    ending = [figure for figure in figures if figure.record.period.end == on]
    known = [figure.amount.interval for figure in best_prints(ending) if figure.amount is not None]
    return known[0] if known else None  # the longest period comes first


def _grown(start: Interval, part: ResolvedTarget, whole: ResolvedTarget) -> Interval | None:
    """The share after the years of both growth rates."""
    up, against = to_its_digits(part), to_its_digits(whole)
    years = len(part.term.years)
    if against.low <= -100 or math.isinf(against.high) or start.low < 0:
        return None
    slow, fast = ((100 + rate) / (100 + other) - 1 for rate, other in ((up.low, against.high), (up.high, against.low)))
    low = geometric_projection(actual=start.low, rate=slow, years=years)
    high = geometric_projection(actual=start.high, rate=fast, years=years) if math.isfinite(fast) else math.inf
    return None if low is None or high is None else Interval(low, high)


@rule("BG610")
def rates_of_targets(evidence: Evidence) -> Iterator[Answer]:
    """BG610: an average growth that a plan states is the one that leads from its base to its target."""
    averages = evidence.made(averages_of)
    looked_at: set[str] = set()
    for steps in evidence.made(paths_of).values():
        for level in steps:
            for average in averages.of_level(level.record.plan, level.record.indicator, level.indicator):
                if average.term.end == level.term.end:
                    looked_at.add(average.name)
                    yield _rate(average, level, _start(average, steps, level))
    yield from (NOT_EVALUABLE for average in averages.every if average.name not in looked_at)


def _start(average: ResolvedTarget, steps: Sequence[ResolvedTarget], level: ResolvedTarget) -> Amount | None:
    """The level from which the average growth begins: a base, or an earlier target, of the day before its years."""
    on = eve(average.term)
    for step in (level, *steps):
        if step.base is not None and step.base.period.end == on:
            return step.base.amount
    return next((step.amount for step in steps if step.term.end == on), None)


def _rate(average: ResolvedTarget, level: ResolvedTarget, start: Amount | None) -> Answer:
    if start is None:
        return NOT_EVALUABLE
    years, asked = len(average.term.years), acceptable(level)
    low = -1 if math.isinf(asked.low) else growth_rate(start=start.interval.high, end=asked.low, years=years)
    high = math.inf if math.isinf(asked.high) else growth_rate(start=start.interval.low, end=asked.high, years=years)
    if low is None or high is None:
        return NOT_EVALUABLE
    implied, stated = Interval(low * 100, high * 100), to_its_digits(average)
    if stated.overlaps(implied):
        return PASSED
    facts: dict[str, Fact] = {
        "stated": average.amount.point if average.amount is not None else None,
        "implied": to_two_decimals(implied),
        "from": start.point,
        "to": level.amount.point if level.amount is not None else None,
        "unit": level.indicator.unit,
        "target": level.name,
    }
    return violation("value", of=average, related=(level.place.at("value"),), facts=facts)

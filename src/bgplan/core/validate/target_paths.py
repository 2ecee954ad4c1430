"""BG606 and BG607: the targets of one plan for one indicator, as the steps of one path.

Knows targets only; no actual figure enters. Averages and sums over years are no steps, nor is a growth: each year has
its own.

BG608 and BG610: the shares and average growth rates that a plan states, against the levels that it demands.

Knows targets, and of the figures only the share that a plan starts from.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from bgplan.core.as_of import is_actual
from bgplan.core.dataset import Amount, Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact, Finding, Place
from bgplan.core.formulas import geometric_projection, growth_rate, yearly_change
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity
from bgplan.core.periods import Period, years_between
from bgplan.core.rules import finding
from bgplan.core.series import best_prints
from bgplan.core.text import Bilingual
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, rule
from bgplan.core.validate.targets import Averages, demanded, eve, paths, standing, to_its_digits, to_two_decimals
from bgplan.core.vocabulary import Direction, Form, Measure, Path

STEEPER = Fraction(12, 10)
"""So much faster than the whole way makes a part of it back-loaded."""


@rule("BG606")
def out_of_order(evidence: Evidence) -> Iterator[Answer]:
    """BG606: the targets of one path rise or fall, as declared, from date to date, and one date has one value."""
    dataset = evidence.dataset
    for demands in _by_date(dataset).values():
        for one, other in pairwise(demands):
            apart = not demanded(one).overlaps(demanded(other))
            yield _disorder(one, other, "one-date") if apart else PASSED
    for steps in paths(dataset).values():
        way = _way(steps)
        for earlier, later in _legs_between(steps):
            yield _in_order(earlier, later, way)


def _by_date(dataset: Dataset) -> dict[tuple[object, ...], list[ResolvedTarget]]:
    """The targets of one plan for one indicator and the same stretch of time."""
    grouped: dict[tuple[object, ...], list[ResolvedTarget]] = defaultdict(list)
    for target in standing(dataset):
        start = target.term.end if target.indicator.measure is Measure.STOCK else target.term.start
        grouped[target.record.plan, target.record.indicator, start, target.term.end].append(target)
    return grouped


def _legs_between(steps: list[ResolvedTarget]) -> Iterator[tuple[ResolvedTarget, ResolvedTarget]]:
    """Each target with the next one that is due later."""
    return ((one, other) for one, other in pairwise(steps) if one.term.end < other.term.end)


def _way(steps: list[ResolvedTarget]) -> Direction | None:
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
    first, second = demanded(earlier), demanded(later)
    turned = second.high < first.low if way is Direction.UP else second.low > first.high
    return _disorder(earlier, later, way.value) if turned else PASSED


def _disorder(one: ResolvedTarget, other: ResolvedTarget, way: str) -> Finding:
    facts = {**_two(one, other), "way": way, "unit": other.indicator.unit}
    place, related = other.place.at("value"), (one.place.at("value"),)
    return finding("BG606", place, subject=other.name, related=related, facts=facts)


def _two(one: ResolvedTarget, other: ResolvedTarget) -> dict[str, Fact]:
    """The figures and dates of two targets."""
    first, second = (target.amount.point if target.amount is not None else None for target in (one, other))
    return {"earlier": first, "later": second, "earlier_date": one.term.end, "later_date": other.term.end}


@rule("BG607")
def back_loaded(evidence: Evidence) -> Iterator[Answer]:
    """BG607: no part of a path between two targets asks for much more a year than the whole, or than the plan's rate.

    The plan's rate is its average growth of the same series; where that is of just this part, BG610 looks at it.
    """
    dataset = evidence.dataset
    averages = Averages(dataset)
    for steps in paths(dataset).values():
        for earlier, later in _legs_between(steps):
            yield _load(earlier, later, steps, averages, dataset.written.units[later.indicator.unit].name)


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


def _load(
    earlier: ResolvedTarget, later: ResolvedTarget, steps: list[ResolvedTarget], averages: Averages, unit: Bilingual
) -> Answer:
    part = _stretch(earlier, later, later.record.path)
    pace = part.pace if part is not None else None
    whole, stated = _whole(steps, later.record.path), _stated(earlier, later, averages)
    if pace is None or (whole is None and stated is None):
        return NOT_EVALUABLE
    if stated is not None and pace.low > max(to_its_digits(stated).high, 0):
        given = stated.amount.interval if stated.amount is not None else to_its_digits(stated)
        return _loaded(earlier, later, pace, _Against("stated-growth", given, "%", (stated.place.at("value"),)))
    if whole is not None and _is_steeper(pace, whole):
        per = "%" if later.record.path is Path.GEOMETRIC else Bilingual(f" {unit.vi}", f" {unit.en}")
        return _loaded(earlier, later, pace, _Against("whole-way", whole, per))
    return PASSED


def _stretch(earlier: ResolvedTarget, later: ResolvedTarget, path: Path) -> _Stretch | None:
    if earlier.amount is None or later.amount is None:
        return None
    return _Stretch(earlier.term, later.term, earlier.amount.interval, later.amount.interval, path)


def _whole(steps: list[ResolvedTarget], path: Path) -> Interval | None:
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


def _stated(earlier: ResolvedTarget, later: ResolvedTarget, averages: Averages) -> ResolvedTarget | None:
    """The plan's average growth over a stretch of years that holds this part of the path and more."""
    if later.record.path is not Path.GEOMETRIC:
        return None
    begins, years = earlier.term.end + timedelta(days=1), years_between(earlier.term, later.term)
    for target in averages.of(later.record.plan, later.record.indicator, later.indicator):
        if target.term.start <= begins and later.term.end <= target.term.end and years < len(target.term.years):
            return target
    return None


class _Against(NamedTuple):
    """What a part of a path is held against: of what it is, how much a year, in which unit, and where it stands."""

    what: str
    pace: Interval
    unit: str | Bilingual
    places: tuple[Place, ...] = ()


def _loaded(earlier: ResolvedTarget, later: ResolvedTarget, pace: Interval, against: _Against) -> Finding:
    facts = _two(earlier, later) | {
        "needed": to_two_decimals(pace),
        "against": against.what,
        "given": to_two_decimals(against.pace),
        "in_unit": against.unit,
    }
    related = (earlier.place.at("value"), *against.places)
    return finding("BG607", later.place.at("value"), subject=later.name, related=related, facts=facts)


class _Follows(NamedTuple):
    """A share that follows from other targets: from what, which, and the targets themselves."""

    by: str
    share: Interval
    targets: tuple[ResolvedTarget, ...]


@rule("BG608")
def shares_of_targets(evidence: Evidence) -> Iterator[Answer]:
    """BG608: a target for a share fits what the same plan demands of the part and the whole, or of their growth."""
    dataset = evidence.dataset
    identities = [each for each in dataset.written.identities.values() if each.form is Form.SHARE]
    demands = {
        (target.record.plan, target.record.indicator, target.term.start, target.term.end): target
        for target in standing(dataset)
    }
    averages, shares = Averages(dataset), _share_figures(dataset, {each.share for each in identities})
    for identity in identities:
        for target in standing(dataset):
            if target.record.indicator == identity.share and target.record.due is not None:
                found = (
                    _by_levels(target, identity, dataset.written, demands),
                    _by_growth(target, identity, dataset.written, averages, shares),
                )
                yield _fitting(target, tuple(each for each in found if each is not None))


def _fitting(target: ResolvedTarget, found: tuple[_Follows, ...]) -> Answer:
    """What BG608 says of one target for a share; the first contradiction is told."""
    share = to_its_digits(target)
    apart = next((each for each in found if not each.share.overlaps(share)), None)
    if apart is None:
        return PASSED if found else NOT_EVALUABLE
    facts: dict[str, Fact] = {
        "share": target.amount.point if target.amount is not None else None,
        "follows": to_two_decimals(apart.share),
        "by": apart.by,
    }
    related = tuple(each.place.at("value") for each in apart.targets)
    return finding("BG608", target.place.at("value"), subject=target.name, related=related, facts=facts)


def _by_levels(
    target: ResolvedTarget,
    identity: Identity,
    written: PlanFile,
    demands: dict[tuple[str, str, date, date], ResolvedTarget],
) -> _Follows | None:
    """Part / whole in percent, as the plan demands both for the same time."""
    found = [
        demands.get((target.record.plan, name or "", target.term.start, target.term.end))
        for name in (identity.part, identity.whole)
    ]
    part, whole = found
    if part is None or whole is None:
        return None
    ours, theirs = (written.units[each.indicator.unit] for each in (part, whole))
    above, below = demanded(part), demanded(whole)
    if ours.dimension != theirs.dimension or below.low <= 0 or above.high < 0:
        return None
    factor = 100 * Fraction(10) ** (ours.power - theirs.power)
    low = 0 if math.isinf(below.high) else max(above.low, 0) * factor / below.high
    return _Follows("level-targets", Interval(low, above.high * factor / below.low), (part, whole))


def _by_growth(
    target: ResolvedTarget,
    identity: Identity,
    written: PlanFile,
    averages: Averages,
    shares: dict[str, list[ResolvedObservation]],
) -> _Follows | None:
    """The share of the base year × ((1 + growth of the part) / (1 + growth of the whole)) ^ years."""
    parts, wholes = (
        averages.of(target.record.plan, name, written.indicators[name]) if name in written.indicators else ()
        for name in (identity.part or "", identity.whole or "")
    )
    for part in parts:
        for whole in wholes:
            if part.term.start == whole.term.start and part.term.end == whole.term.end == target.term.end:
                start = _share_at(eve(part.term), target, shares)
                share = _grown(start, part, whole) if start is not None else None
                return None if share is None else _Follows("growth-targets", share, (part, whole))
    return None


def _share_figures(dataset: Dataset, names: set[str | None]) -> dict[str, list[ResolvedObservation]]:
    """The figures of the shares that identities name."""
    figures: dict[str, list[ResolvedObservation]] = defaultdict(list)
    for one in dataset.observations:
        if one.record.indicator in names and one.record.withdrawn is None and is_actual(one):
            figures[one.record.indicator].append(one)
    return figures


def _share_at(on: date | None, target: ResolvedTarget, shares: dict[str, list[ResolvedObservation]]) -> Interval | None:
    """The share on the last day before the plan's growth begins: the target's base, else the best print."""
    if target.base is not None and target.base.period.end == on:
        return target.base.amount.interval
    ending = [one for one in shares.get(target.record.indicator, []) if one.record.period.end == on]
    known = [one.amount.interval for one in best_prints(ending) if one.amount is not None]
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
    dataset = evidence.dataset
    averages, looked_at = Averages(dataset), set()
    for steps in paths(dataset).values():
        for level in steps:
            for average in averages.of(level.record.plan, level.record.indicator, level.indicator):
                if average.term.end == level.term.end:
                    looked_at.add(average.name)
                    yield _rate(average, level, _start(average, steps, level))
    yield from (NOT_EVALUABLE for target in averages.targets if target.name not in looked_at)


def _start(average: ResolvedTarget, steps: list[ResolvedTarget], level: ResolvedTarget) -> Amount | None:
    """The level from which the average growth begins: a base, or an earlier target, of the day before its years."""
    on = eve(average.term)
    for step in (level, *steps):
        if step.base is not None and step.base.period.end == on:
            return step.base.amount
    return next((step.amount for step in steps if step.term.end == on), None)


def _rate(average: ResolvedTarget, level: ResolvedTarget, start: Amount | None) -> Answer:
    if start is None:
        return NOT_EVALUABLE
    years, asked = len(average.term.years), demanded(level)
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
    place, related = average.place.at("value"), (level.place.at("value"),)
    return finding("BG610", place, subject=average.name, related=related, facts=facts)

"""BG608 and BG610: the shares and average growth rates that a plan states, against the levels that it demands.

Knows targets, and of the figures only the share that a plan starts from.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.best_prints import best_prints
from bgplan.core.book import Amount, Book, Goal, PlanFile, Reported
from bgplan.core.findings import Fact, Finding
from bgplan.core.formulas import GEOMETRIC_PROJECTION, GROWTH_RATE
from bgplan.core.intervals import Interval
from bgplan.core.known import is_actual
from bgplan.core.model import Identity
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.demands import Averages, demanded, eve, paths, standing, to_its_digits, to_two_decimals
from bgplan.core.vocabulary import Form


class _Follows(NamedTuple):
    """A share that follows from other targets: from what, which, and the targets themselves."""

    by: str
    share: Interval
    goals: tuple[Goal, ...]


def shares_of_targets(book: Book) -> Iterator[Finding | Outcome]:
    """BG608: a target for a share fits what the same plan demands of the part and the whole, or of their growth."""
    identities = [each for each in book.written.identities.values() if each.form is Form.SHARE]
    demands = {
        (goal.record.plan, goal.record.indicator, goal.term.start, goal.term.end): goal for goal in standing(book)
    }
    averages, shares = Averages(book), _share_figures(book, {each.share for each in identities})
    for identity in identities:
        for goal in standing(book):
            if goal.record.indicator == identity.share and goal.record.due is not None:
                found = (
                    _by_levels(goal, identity, book.written, demands),
                    _by_growth(goal, identity, book.written, averages, shares),
                )
                yield _fitting(goal, tuple(each for each in found if each is not None))


def _fitting(goal: Goal, found: tuple[_Follows, ...]) -> Finding | Outcome:
    """What BG608 says of one target for a share; the first contradiction is told."""
    share = to_its_digits(goal)
    apart = next((each for each in found if not each.share.overlaps(share)), None)
    if apart is None:
        return HELD["BG608"] if found else UNTOLD["BG608"]
    facts: dict[str, Fact] = {
        "share": goal.amount.point if goal.amount is not None else None,
        "follows": to_two_decimals(apart.share),
        "by": apart.by,
    }
    related = tuple(each.place.at("value") for each in apart.goals)
    return finding("BG608", goal.place.at("value"), subject=goal.name, related=related, facts=facts)


def _by_levels(
    goal: Goal, identity: Identity, written: PlanFile, demands: dict[tuple[str, str, date, date], Goal]
) -> _Follows | None:
    """Part / whole in percent, as the plan demands both for the same time."""
    found = [
        demands.get((goal.record.plan, name or "", goal.term.start, goal.term.end))
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
    goal: Goal,
    identity: Identity,
    written: PlanFile,
    averages: Averages,
    shares: dict[str, list[Reported]],
) -> _Follows | None:
    """The share of the base year × ((1 + growth of the part) / (1 + growth of the whole)) ^ years."""
    parts, wholes = (
        averages.of(goal.record.plan, name, written.indicators[name]) if name in written.indicators else ()
        for name in (identity.part or "", identity.whole or "")
    )
    for part in parts:
        for whole in wholes:
            if part.term.start == whole.term.start and part.term.end == whole.term.end == goal.term.end:
                start = _share_at(eve(part.term), goal, shares)
                share = _grown(start, part, whole) if start is not None else None
                return None if share is None else _Follows("growth-targets", share, (part, whole))
    return None


def _share_figures(book: Book, names: set[str | None]) -> dict[str, list[Reported]]:
    """The figures of the shares that identities name."""
    figures: dict[str, list[Reported]] = defaultdict(list)
    for one in book.reported:
        if one.record.indicator in names and one.record.withdrawn is None and is_actual(one):
            figures[one.record.indicator].append(one)
    return figures


def _share_at(on: date | None, goal: Goal, shares: dict[str, list[Reported]]) -> Interval | None:
    """The share on the last day before the plan's growth begins: the target's base, else the best print."""
    if goal.base is not None and goal.base.period.end == on:
        return goal.base.amount.interval
    ending = [one for one in shares.get(goal.record.indicator, []) if one.record.period.end == on]
    known = [one.amount.interval for one in best_prints(ending) if one.amount is not None]
    return known[0] if known else None  # the longest period comes first


def _grown(start: Interval, part: Goal, whole: Goal) -> Interval | None:
    """The share after the years of both growth rates."""
    up, against = to_its_digits(part), to_its_digits(whole)
    years = len(part.term.years)
    if against.low <= -100 or math.isinf(against.high) or start.low < 0:
        return None
    slow, fast = ((100 + rate) / (100 + other) - 1 for rate, other in ((up.low, against.high), (up.high, against.low)))
    low = GEOMETRIC_PROJECTION(actual=start.low, rate=slow, years=years)
    high = GEOMETRIC_PROJECTION(actual=start.high, rate=fast, years=years) if math.isfinite(fast) else math.inf
    return None if low is None or high is None else Interval(low, high)


def rates_of_targets(book: Book) -> Iterator[Finding | Outcome]:
    """BG610: an average growth that a plan states is the one that leads from its base to its target."""
    averages, looked_at = Averages(book), set()
    for steps in paths(book).values():
        for level in steps:
            for average in averages.of(level.record.plan, level.record.indicator, level.indicator):
                if average.term.end == level.term.end:
                    looked_at.add(average.name)
                    yield _rate(average, level, _start(average, steps, level))
    yield from (UNTOLD["BG610"] for goal in averages.goals if goal.name not in looked_at)


def _start(average: Goal, steps: list[Goal], level: Goal) -> Amount | None:
    """The level from which the average growth begins: a base, or an earlier target, of the day before its years."""
    on = eve(average.term)
    for step in (level, *steps):
        if step.base is not None and step.base.period.end == on:
            return step.base.amount
    return next((step.amount for step in steps if step.term.end == on), None)


def _rate(average: Goal, level: Goal, start: Amount | None) -> Finding | Outcome:
    if start is None:
        return UNTOLD["BG610"]
    years, asked = len(average.term.years), demanded(level)
    low = -1 if math.isinf(asked.low) else GROWTH_RATE(start=start.interval.high, end=asked.low, years=years)
    high = math.inf if math.isinf(asked.high) else GROWTH_RATE(start=start.interval.low, end=asked.high, years=years)
    if low is None or high is None:
        return UNTOLD["BG610"]
    implied, stated = Interval(low * 100, high * 100), to_its_digits(average)
    if stated.overlaps(implied):
        return HELD["BG610"]
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

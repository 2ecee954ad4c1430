"""BG908–BG910: figures far beyond their target, parts beyond their whole of about the same time, old dates.

Knows figures beside targets, beside figures of other indicators, and beside their publication; nothing here is more
than a warning.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from bgplan.core.book import Book, Goal, Reported
from bgplan.core.compare.direction import direction_of
from bgplan.core.findings import Fact, Finding, Place
from bgplan.core.known import is_actual
from bgplan.core.model import Identity
from bgplan.core.periods import PeriodKind
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.neighbours import out_of_line
from bgplan.core.validate.points import Point, points_of
from bgplan.core.validate.runner import Evidence, itself, rule
from bgplan.core.validate.vintages import Figures, Prints, figures_of
from bgplan.core.vocabulary import Direction, Form, Measure, Stage

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

LONG_AGO = timedelta(days=3 * 365)
"""A figure of so long before its publication is history,"""

RECENT = timedelta(days=2 * 365)
"""and the others of its publication are news where they are of no longer before."""


OF_THE_DAY = (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.CUMULATIVE)
"""What a paper prints as news; whole years of long ago stand in many a table."""


@rule("BG908", given=itself)
def far_beyond_target(book: Book, evidence: Evidence) -> Iterator[Finding | Outcome]:
    """BG908: an actual is not many times the target that it is to reach, nor a percentage many times the plan."""
    goals: dict[str, list[Goal]] = defaultdict(list)
    for goal in book.goals:
        if goal.amount is not None and goal.amount.point > 0 and direction_of(goal) is not Direction.DOWN:
            goals[goal.record.indicator].append(goal)
    said: list[Finding | Outcome] = []
    for one in book.reported:
        if one.record.withdrawn is not None or not is_actual(one):
            continue
        if one.share_of_plan is not None:
            yield _share_in_line(one)
        asked = [goal for goal in goals.get(one.record.indicator, ()) if one.record.period.end <= goal.term.end]
        if asked and one.amount is not None and one.indicator.measure is not Measure.RANK:
            said.append(_within(one, max(asked, key=lambda goal: goal.amount.point if goal.amount else 0)))
    yield from _not_told_twice(said, evidence)


def _not_told_twice(said: list[Finding | Outcome], evidence: Evidence) -> Iterator[Finding | Outcome]:
    """What is said, without what BG906 says of the same figure: one slip is one finding."""
    if not any(isinstance(each, Finding) for each in said):
        yield from said
        return
    told = {each.place for each in out_of_line(evidence) if isinstance(each, Finding)}
    yield from (each for each in said if not isinstance(each, Finding) or told.isdisjoint((each.place, *each.related)))


def _within(one: Reported, goal: Goal) -> Finding | Outcome:
    """An actual beside the highest of the targets that it is on the way to."""
    if one.amount is None or goal.amount is None:
        return UNTOLD["BG908"]
    actual, wanted = one.amount, Fraction(goal.amount.interval.high)
    least = wanted + FAR_IN_POINTS if one.indicator.measure is Measure.GROWTH else wanted
    if actual.interval.low <= FAR * wanted or actual.interval.low <= least:
        return HELD["BG908"]
    facts: dict[str, Fact] = {
        "actual": actual.point,
        "target": goal.amount.point,
        "times": _times(actual.point, wanted),
    }
    facts |= {"name": goal.name, "reason": "beyond-target"}
    return finding("BG908", _at(one), subject=one.subject, related=(goal.place.at("value"),), facts=facts)


def _at(one: Reported) -> Place:
    """Where a figure's number stands."""
    return one.place.at("value" if one.record.value is not None else "printed")


def _times(actual: Fraction, wanted: Fraction) -> Fraction:
    return round(actual / wanted, 1)


def _share_in_line(one: Reported) -> Finding | Outcome:
    """A percentage of a year's plan beside the time that has gone."""
    share = one.share_of_plan
    if share is None:
        return UNTOLD["BG908"]
    expected = 100 * min(one.record.period.months / 12, Fraction(1))
    too_low = expected >= 50 and share.interval.high < LEAST_OF_SHARE * expected
    if share.interval.low <= MOST_OF_PLAN and not too_low:
        return HELD["BG908"]
    facts: dict[str, Fact] = {"actual": share.point, "target": expected, "times": _times(share.point, expected)}
    facts |= {"name": one.record.pct_of_plan.plan if one.record.pct_of_plan else "", "reason": "beyond-plan"}
    return finding("BG908", one.place.at("pct_of_plan"), subject=one.subject, facts=facts)


@rule("BG909", given=figures_of)
def parts_beyond_wholes(book: Book, figures: Figures) -> Iterator[Finding | Outcome]:
    """BG909: a part is no more than its whole of about the same time, where none of the very same time is known."""
    pairs = [pair for identity in book.written.identities.values() for pair in _pairs(identity)]
    for names in dict.fromkeys(pairs):
        part, whole = (figures.of(name) for name in names)
        if part is None or whole is None:
            continue
        if part.indicator.measure is whole.indicator.measure is Measure.STOCK:
            yield from _parts(part, whole, book)


def _pairs(identity: Identity) -> Iterator[tuple[str, str]]:
    """Each part that an identity names with what it is a part of."""
    if identity.form in (Form.SHARE, Form.PART):
        yield identity.part or "", identity.whole or ""
    for part in (identity.parts or ()) if identity.form is Form.SUM else ():
        yield part, identity.total or ""
    yield from ((later, earlier) for earlier, later in pairwise(identity.nested or ()))


def _parts(part: Prints, whole: Prints, book: Book) -> Iterator[Finding | Outcome]:
    ours, theirs = (book.written.units.get(prints.indicator.unit) for prints in (part, whole))
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return
    factor = 10.0 ** (ours.power - theirs.power)
    wholes = points_of(whole)
    ends = [other.period.end for other in wholes]
    for point in points_of(part):
        end = point.period.end
        earliest, latest = max(end, date.min + A_YEAR) - A_YEAR, min(end, date.max - A_YEAR) + A_YEAR
        near = wholes[bisect_left(ends, earliest) : bisect_right(ends, latest)]
        if not near or any(other.period.end == end for other in near):
            yield UNTOLD["BG909"]
        else:
            yield _no_more(point, factor, near)


def _no_more(point: Point, factor: float, near: Sequence[Point]) -> Finding | Outcome:
    after = [other for other in near if other.period.end > point.period.end]
    most = max(near, key=lambda other: other.high)
    if point.low * factor <= most.high * (WHOLE_AFTER if after else WHOLE_BEFORE):
        return HELD["BG909"]
    facts: dict[str, Fact] = {"part": point.value, "period": point.period, "whole": most.value}
    facts |= {"whole_period": most.period, "part_name": _label(point), "whole_name": _label(most)}
    return finding("BG909", point.place, subject=point.subject, related=(most.place,), facts=facts)


def _label(point: Point) -> Fact:
    return point.shown.one.indicator.short if point.shown is not None else point.subject


def dated_long_ago(book: Book) -> Iterator[Finding | Outcome]:
    """BG910: in a publication of news no day or month lies years back, unless a recent one is beside it.

    Nor is anything estimated years after it was over.
    """
    issues: dict[tuple[str, date], list[Reported]] = defaultdict(list)
    for one in book.reported:
        if one.record.withdrawn is None:
            issues[one.source_name, one.published].append(one)
    for figures in issues.values():
        recent = {one.record.indicator for one in figures if one.published - one.record.period.end <= RECENT}
        for one in figures:
            yield _dated(one, recent)


def _dated(one: Reported, recent: set[str]) -> Finding | Outcome:
    """One figure beside its publication, and the indicators of which that has recent figures."""
    period, age = one.record.period, one.published - one.record.period.end
    estimated = one.record.stage is Stage.ESTIMATE and age > RECENT
    alone = period.kind in OF_THE_DAY and age > LONG_AGO and bool(recent) and one.record.indicator not in recent
    if not estimated and not alone:
        return HELD["BG910"]
    reason = "estimated-long-after" if estimated else "others-are-recent"
    facts: dict[str, Fact] = {"period": period, "published": one.published, "reason": reason}
    return finding("BG910", one.place.at("period"), subject=one.subject, facts=facts)

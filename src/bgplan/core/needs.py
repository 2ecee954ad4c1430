"""What is left to do for a target, and how fast: what is needed a year, how fast it went so far, and lately.

Of a judged result; what is asked for is told in the kind of number that the target's own path has, so that the pace
needed and the pace so far can stand side by side. Judges nothing, knows no words.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.periods import day, position, years_between
from bgplan.core.report import Result
from bgplan.core.vocabulary import Direction, Measure, Path

RECENT_YEARS = 1
"""The recent pace is over at least so many years: a shorter stretch says more of the calendar than of the pace."""

OLD_YEARS = Fraction(1, 4)
"""A figure so many years before the date that counts is old: what is needed is then told from both dates."""


_NOTHING_AHEAD = ("awaiting_final", "share_contradicted")
"""Why nothing is told of the time to come: it is over, or neither the figure nor its share of the plan is trusted."""


class PaceKind(Enum):
    """In what a pace is told."""

    AMOUNT = "amount"
    """The indicator's unit a year; of shares and growth points."""
    RATE = "rate"
    """Growth a year, a fraction: on a geometric path."""
    AVERAGE = "average"
    """The average that years not known yet must have, a fraction."""
    MONTHLY = "monthly"
    """The indicator's unit a month, within a plan for a year."""
    ALLOWANCE = "allowance"
    """What a ceiling leaves, in the indicator's unit a year."""
    MONTHLY_ALLOWANCE = "monthly_allowance"
    """What a ceiling leaves, in the indicator's unit a month."""


class Pace(NamedTuple):
    """A pace, and in what it is told."""

    kind: PaceKind
    value: Number


class Needed(NamedTuple):
    """What is needed from a day on; ``rate`` is the same as growth a year, where that is defined.

    ``years`` says of an average over how many years it must be.
    """

    pace: Pace
    since: date
    rate: Number | None = None
    years: Number | None = None


class Recent(NamedTuple):
    """The pace between an earlier figure and the one that counts, told as what is needed is, over so many years."""

    since: ResolvedObservation
    pace: Pace
    years: Fraction


def needed(result: Result) -> Needed | None:
    """Return what is needed from the figure's own date on; None where nothing is, or nothing can be said.

    Nothing is needed where the target is reached or its time is over, and nothing said by a figure nobody trusts.
    """
    target, actual = result.target, result.actual
    if target is None or actual is None or _is_settled(result):
        return None
    end = actual.record.period.end
    if target.is_average:
        return _average(result, end)
    if target.is_year_plan:
        kind = PaceKind.MONTHLY if result.direction is not Direction.DOWN else PaceKind.MONTHLY_ALLOWANCE
        monthly = result.value("required_per_month_from_now")
        return None if monthly is None else Needed(Pace(kind, monthly), end)
    if target.is_sum and result.direction is Direction.DOWN:
        left = result.value("required_change_from_now")
        return None if left is None or not _is_met(result) else Needed(Pace(PaceKind.ALLOWANCE, left), end)
    has_pace = not (target.record.maintain or _is_met(result) or _is_growth_of_one_year(target))
    return _to_level(result, target, end) if has_pace else None


def _to_level(result: Result, target: ResolvedTarget, end: date) -> Needed | None:
    """What a level needs a year: growth on a geometric path, else an amount."""
    rate, change = result.value("required_rate_from_now"), result.value("required_change_from_now")
    if target.record.path is Path.GEOMETRIC and rate is not None:
        return Needed(Pace(PaceKind.RATE, rate), end, rate)
    plain = None if result.indicator.measure.changes_by_difference else rate
    return None if change is None else Needed(Pace(PaceKind.AMOUNT, change), end, plain)


def needed_from(result: Result, on: date) -> Needed | None:
    """Return what is needed a year from a later day on, if the level is then what it was at its figure's date.

    None where it is not a pace a year to a level, or the day is not after the figure's.
    """
    own, target = needed(result), result.target
    if own is None or own.pace.kind not in (PaceKind.AMOUNT, PaceKind.RATE) or target is None or on <= own.since:
        return None
    years = years_between(day(on), target.term)
    actual, aim = result.value("actual"), result.value("target")
    if actual is None or aim is None:
        return None
    change = formulas.yearly_change(start=actual, end=aim, years=years)
    rate = None if own.rate is None else formulas.growth_rate(start=actual, end=aim, years=years)
    value = rate if own.pace.kind is PaceKind.RATE else change
    return None if value is None else Needed(Pace(own.pace.kind, value), on, rate)


def needed_now(result: Result, as_of: date) -> Needed | None:
    """Return what is needed from the date that counts, the closing's or the check's, where the figure is old by then.

    Old is a quarter or more: what is needed a year then differs from what was needed at the figure's date.
    """
    if result.actual is None:
        return None
    closed = result.flag("closed")
    ended = closed.facts["on"] if closed is not None else None
    on = min(as_of, ended) if isinstance(ended, date) else as_of
    is_old = years_between(result.actual.record.period, day(on)) >= OLD_YEARS
    return needed_from(result, on) if is_old else None


def pace_so_far(result: Result) -> Pace | None:
    """Return the pace since the base, or since the year began, told as what is needed is; also where nothing is."""
    target = result.target
    if target is None:
        return None
    if target.is_year_plan:
        kind, value = PaceKind.MONTHLY, result.value("observed_per_month")
    elif target.is_average:
        kind, known = PaceKind.AVERAGE, result.value("known_rate")
        value = known if known is not None else result.value("observed_rate")
    else:
        kind = PaceKind.RATE if _is_by_rate(result) else PaceKind.AMOUNT
        value = result.value("observed_rate" if kind is PaceKind.RATE else "observed_change")
    return None if value is None else Pace(kind, value)


def recent_pace(result: Result) -> Recent | None:
    """Return the pace between the last sure figure that is a year or more older and the one that counts.

    None where there is none after the base: the recent pace is then the pace so far.
    """
    target, actual = result.target, result.actual
    if target is None or actual is None or actual.amount is None or target.is_average or target.is_span:
        return None
    earlier = [figure for figure in result.history if _is_recent(figure, actual, result)]
    if not earlier:
        return None
    since = earlier[-1]
    years = years_between(since.record.period, actual.record.period)
    kind = PaceKind.RATE if _is_by_rate(result) else PaceKind.AMOUNT
    formula = formulas.growth_rate if kind is PaceKind.RATE else formulas.yearly_change
    start = None if since.amount is None else since.amount.point
    value = None if start is None else formula(start=start, end=actual.amount.point, years=years)
    return None if value is None else Recent(since, Pace(kind, value), years)


def times_so_far(result: Result) -> Number | None:
    """Return how many times the pace so far what is needed is; None where one of them is nothing or goes back."""
    asked, so_far = needed(result), pace_so_far(result)
    if asked is None or so_far is None or asked.pace.kind is PaceKind.AVERAGE:
        return None
    times = formulas.quotient(part=asked.pace.value, whole=so_far.value)
    return None if times is None or times <= 0 else times


def average_so_far(result: Result) -> Number | None:
    """Return the average growth of the years known, in percent, of a target that asks for one."""
    complete = result.value("observed_percent")
    if complete is not None:
        return complete
    known = result.value("known_rate")
    return None if known is None else known * 100


def _is_settled(result: Result) -> bool:
    """Whether nothing can be done any more: the verdict is the last word, or waits for the figure of a time gone by."""
    is_over = result.flag("due") is not None or any(reason.code in _NOTHING_AHEAD for reason in result.reasons)
    return is_over or result.status in (Status.ACHIEVED, Status.MISSED)


def _is_met(result: Result) -> bool:
    gap = result.value("gap")
    return gap is not None and (gap <= 0 if result.direction is Direction.DOWN else gap >= 0)


def _is_growth_of_one_year(target: ResolvedTarget) -> bool:
    """Whether it asks for a growth that the next year's figure has or has not: there is no pace towards it."""
    return target.indicator.measure is Measure.GROWTH and target.base is None


def _is_by_rate(result: Result) -> bool:
    """Whether the pace is told as growth a year."""
    on_path = result.target is not None and result.target.record.path is Path.GEOMETRIC
    has_rate = result.value("observed_rate") is not None or result.value("required_rate_from_now") is not None
    return on_path and has_rate and not result.indicator.measure.changes_by_difference


def _average(result: Result, end: date) -> Needed | None:
    """What the years not known yet must average."""
    for rate, years in (("required_rate_from_now", "years_left"), ("required_rate_of_unknown", "years_unknown")):
        asked = result.value(rate)
        if asked is not None:
            return Needed(Pace(PaceKind.AVERAGE, asked), end, asked, result.value(years))
    return None


def _is_recent(figure: ResolvedObservation, actual: ResolvedObservation, result: Result) -> bool:
    """Whether a figure of the series may begin the recent pace: sure, after the base, of the same kind of period."""
    own, latest = figure.record.period, actual.record.period
    if figure.amount is None or figure.is_doubtful or figure.record.indicator != actual.record.indicator:
        return False
    if result.indicator.measure.is_of_stretch and own.months != latest.months:
        return False
    is_old = position(latest) - position(own) >= RECENT_YEARS
    return is_old and (result.base is None or own.end > result.base.period.end)

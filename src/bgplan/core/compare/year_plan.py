"""A flow within its plan year, judged by its share of the plan against the share of the year that has gone.

Knows one goal and its figure of the year so far. The share that is expected is months / 12 until earlier years of the
same series say better; a verdict that rests on it is marked indicative.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bgplan.core import derivation
from bgplan.core.book import Amount, Goal, Reported
from bgplan.core.compare.levels import Judgement, between, direction_of, provisional
from bgplan.core.derivation import Derivation, Given, Line
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import PLAN_RATE, Status
from bgplan.core.report import Reason
from bgplan.core.vocabulary import Direction


def judged_year_plan(goal: Goal, used: Reported, as_of: date) -> Judgement:
    """Return how a flow stands against its year's plan, stated or implied by a printed percentage."""
    work = _work(goal, used)
    ratio, achieved = work.value("pace_ratio"), work.value("achievement_rate")
    if direction_of(goal) is Direction.DOWN and achieved is not None:
        return _under_ceiling(goal, used, as_of, work, achieved)
    if ratio is None or achieved is None:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("no_plan_share"),), (), work)
    if used.record.period.end >= goal.term.end:
        return Judgement(Status.ACHIEVED if achieved >= 1 else Status.MISSED, provisional(used), (), work)
    if achieved >= 1:
        return Judgement(Status.ACHIEVED, (Reason("before_due", {"due": goal.term.end}),), (), work)
    if as_of > goal.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": goal.term.end}),), (), work)
    status = PLAN_RATE.status(ratio)
    reasons: tuple[Reason, ...] = (Reason("indicative", {"expected_share": work.value("elapsed")}),)
    corners = {PLAN_RATE.status(each) for corner in work.corners if (each := corner["pace_ratio"]) is not None}
    also = tuple(each for each in between(corners | {status}) if each is not status)
    interval = work.interval("pace_ratio")
    for other in also:
        facts = {"status": other.value, "because": "interval"}
        ends = {"low": interval.low, "high": interval.high} if interval else {}
        reasons += (Reason("borderline", {**facts, **ends}),)
    return Judgement(status, reasons, also, work)


def _under_ceiling(goal: Goal, used: Reported, as_of: date, work: Derivation, achieved: Number) -> Judgement:
    """A flow that must stay below its year's plan: kept or passed at the end, before that by time gone over share."""
    if achieved > 1:
        return Judgement(Status.MISSED, provisional(used), (), work)
    if used.record.period.end >= goal.term.end:
        return Judgement(Status.ACHIEVED, provisional(used), (), work)
    if as_of > goal.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": goal.term.end}),), (), work)
    ratio = work.value("pace_ratio")
    status = Status.AHEAD if ratio is None else PLAN_RATE.status(ratio)  # nothing of it is used yet
    return Judgement(status, (Reason("indicative", {"expected_share": work.value("elapsed")}),), (), work)


def implied_plan(goal: Goal, work: Derivation) -> Interval | None:
    """Return the interval of a plan that is only known through "x % of plan"."""
    return work.interval("target") if goal.amount is None else None


def _work(goal: Goal, used: Reported) -> Derivation:
    """The derivation from the stated plan, else from the printed share of the goal's own plan."""
    months = used.record.period.months
    given = {
        "base": Given.exact(Fraction(0)),
        "months_elapsed": Given.exact(months),
        "months_total": Given.exact(Fraction(12)),
    }
    if used.amount is not None:
        given["actual"] = Given(used.amount.point, used.amount.interval)
    if goal.amount is not None:
        given["target"] = Given(goal.amount.point, goal.amount.interval)
    share = _share(goal, used)
    if goal.amount is not None and used.amount is not None:
        lines: tuple[Line, ...] = derivation.YEAR_PLAN_STATED
    else:
        lines = derivation.YEAR_PLAN_SHARE if goal.amount is not None else derivation.YEAR_PLAN_IMPLIED
        if share is not None:
            given["achievement_rate"] = Given(share.point / 100, share.interval.scaled(Fraction(1, 100)))
    if direction_of(goal) is Direction.DOWN:
        lines = derivation.under_ceiling(lines)
    return derivation.derived(lines, given)


def _share(goal: Goal, used: Reported) -> Amount | None:
    """The printed percentage, if it is one of the goal's own plan."""
    printed = used.record.pct_of_plan
    return used.share_of_plan if printed is not None and printed.plan == goal.record.plan else None

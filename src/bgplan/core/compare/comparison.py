"""The report put together: every target judged as of a date, grouped by plan document and due date.

Knows the order of steps; each step's rule is in a module of its own.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.book import Book, Goal, Reported
from bgplan.core.compare.averages import judged_average
from bgplan.core.compare.choice import Choice, best_prints, choice, same_period
from bgplan.core.compare.differences import not_compared
from bgplan.core.compare.known import (
    is_actual,
    known_from,
    known_goal,
    known_reported,
    newest_publication,
)
from bgplan.core.compare.levels import Judgement, demanded, direction_of, judged_level
from bgplan.core.compare.year_plan import implied_plan, judged_year_plan
from bgplan.core.methods import PACE, PLAN_RATE, Method, Status, method_named
from bgplan.core.periods import Period, PeriodKind, day_position, position
from bgplan.core.report import Group, NotIssued, Reason, Report, Result
from bgplan.core.target_checks import target_checks
from bgplan.core.vocabulary import Confidence, Measure


class Question(NamedTuple):
    """What a check is asked: as of when, by which method, for which plan, targets or indicators (all where empty).

    With ``full`` every indicator that has figures is reported, not only the watched ones.
    """

    as_of: date
    method: str | None = None
    plan: str | None = None
    names: tuple[str, ...] = ()
    full: bool = False


def default_as_of(book: Book) -> date | None:
    """Return the date a check is made for where none is given: the newest publication in the data."""
    return newest_publication(book)


def compare(book: Book, question: Question) -> Report:
    """Return the report on every target and watched indicator that the question asks for."""
    observations = known_reported(book, question.as_of)
    issued = [goal for goal in book.goals if known_from(goal.plan, book.written) <= question.as_of]
    wanted = [known_goal(goal, book.written, question.as_of) for goal in issued if _is_wanted(goal, question)]
    results = [_result(goal, observations, book, question) for goal in wanted]
    watched, unlisted = _watched(book, observations, question)
    return Report(
        written=book.written,
        as_of=question.as_of,
        newest_figure=max((one.published for one in observations), default=None),
        method=question.method or PACE.name,
        groups=_groups(results, question.as_of),
        watched=watched,
        target_checks=target_checks(tuple(wanted)),
        not_issued=_not_issued(book, question),
        unlisted=unlisted,
    )


def _is_wanted(goal: Goal, question: Question) -> bool:
    if question.plan is not None and goal.record.plan != question.plan:
        return False
    return not question.names or goal.name in question.names or goal.record.indicator in question.names


def _result(goal: Goal, observations: tuple[Reported, ...], book: Book, question: Question) -> Result:
    """One target judged."""
    picked, proxy = _picked(goal, observations, book)
    method = _method(goal, question)
    refused = not_compared(goal, observations, picked.unfit, book.written)
    result = Result(
        indicator_name=goal.record.indicator,
        indicator=goal.indicator,
        status=Status.NO_DATA,
        goal=goal,
        method=method.name,
        base=goal.base,
        also_reported=picked.also,
        not_compared=refused,
        history=picked.series,
        actual=picked.used,
        direction=direction_of(goal),
    )
    judgement = _judgement(goal, picked, result, question.as_of, method)
    return result._replace(
        status=judgement.status,
        reasons=(*proxy, *_doubtful(picked), *judgement.reasons),
        also=judgement.also,
        work=judgement.work,
        gross=judgement.gross,
        alternatives=judgement.alternatives,
        implied_plan=implied_plan(goal, judgement.work) if goal.is_year_plan else None,
    )


def _picked(goal: Goal, observations: tuple[Reported, ...], book: Book) -> tuple[Choice, tuple[Reason, ...]]:
    """The figure that counts; where there is none of the goal's own, that of its proxy, and the reason that says so."""
    own = choice(goal, observations)
    name = goal.record.proxy
    indicator = book.written.indicators.get(name or "")
    if own.used is not None or name is None or indicator is None or indicator.unit != goal.indicator.unit:
        return own, ()
    stand_in = goal._replace(record=goal.record.model_copy(update={"indicator": name}), indicator=indicator)
    theirs = choice(stand_in, observations)
    return (theirs, (Reason("proxy", {"indicator": indicator.name}),)) if theirs.used is not None else (own, ())


def _doubtful(picked: Choice) -> tuple[Reason, ...]:
    """The latest period has only figures of low confidence: they count, and the result says so."""
    used = picked.used
    return (Reason("low_confidence"),) if used is not None and used.record.confidence is Confidence.LOW else ()


def _method(goal: Goal, question: Question) -> Method:
    """The method asked for, else the goal's own, else its plan's; a year plan is always judged within its year."""
    if goal.is_year_plan:
        return PLAN_RATE
    return method_named(question.method or goal.record.method or goal.plan.method or PACE.name)


def _judgement(goal: Goal, picked: Choice, result: Result, as_of: date, method: Method) -> Judgement:
    """The status by the rule for what the goal asks: a year's plan, an average, a level."""
    refused = _refused(goal, picked, as_of, method)
    if refused is not None:
        return Judgement(Status.NOT_ASSESSABLE, (refused,))
    if picked.used is None:
        return _without_figure(result)
    if goal.amount is not None and result.direction is not None:
        goal = goal._replace(amount=demanded(goal.amount, result.direction))
    if goal.is_year_plan:
        return judged_year_plan(goal, picked.used, as_of)
    if goal.is_average:
        return judged_average(goal, picked.series, as_of, method)
    return judged_level(goal, picked.used, as_of, method)


def _refused(goal: Goal, picked: Choice, as_of: date, method: Method) -> Reason | None:
    """Why the goal cannot be judged whatever its figure says, if it cannot."""
    closed = goal.indicator.closed
    if closed is not None and closed.on <= as_of and goal.term.end > closed.on:
        return Reason("series_closed", {"on": closed.on, "why": closed.why})
    if picked.used is None or goal.is_year_plan:
        return None
    if method.within_year:
        return Reason("method_within_year", {"method": method.name})
    sums = goal.indicator.measure is Measure.FLOW and goal.term.kind is PeriodKind.YEARS
    if sums and any(one.record.period.end > picked.used.record.period.end for one in picked.unfit):
        return Reason("not_summed", {"from": goal.term.start})
    return Reason("no_plan_share") if goal.amount is None else None


def _without_figure(result: Result) -> Judgement:
    """No figure of the target's own: not comparable where another of its concept exists, else no data."""
    if not result.not_compared:
        return Judgement(Status.NO_DATA, (Reason("no_figure"),))
    nearest = result.not_compared[0]
    reasons = tuple(
        Reason(
            f"{each.attribute}_differs",
            {"target": each.target, "figure": each.figure, "indicator": nearest.reported.record.indicator},
        )
        for each in nearest.differs
    )
    return Judgement(Status.NOT_COMPARABLE, reasons)


def _groups(results: list[Result], as_of: date) -> tuple[Group, ...]:
    """The results by plan document and due date, in the order in which the data name them."""
    grouped: dict[tuple[str, date], list[Result]] = {}
    for result in results:
        if result.goal is not None:
            grouped.setdefault((result.goal.record.plan, result.goal.term.end), []).append(result)
    return tuple(_group(name, tuple(members), as_of) for (name, _), members in grouped.items())


def _group(name: str, members: tuple[Result, ...], as_of: date) -> Group:
    goals = [result.goal for result in members if result.goal is not None]
    plan, due = goals[0].plan, goals[0].term
    return Group(name, plan, due, _time_gone(plan.period, due, as_of), members)


def _time_gone(span: Period, due: Period, as_of: date) -> Fraction | None:
    """The fraction of the time from the plan's start to the due date that has gone; at most one."""
    start = Fraction(span.start.year) + Fraction(span.start.month - 1, 12)
    whole = position(due) - start
    if whole <= 0:
        return None
    return min(Fraction(1), max(Fraction(0), (day_position(as_of) - start) / whole))


def _watched(book: Book, observations: tuple[Reported, ...], question: Question) -> tuple[tuple[Result, ...], int]:
    """The indicators without a target that are watched or asked for, and how many others have figures."""
    with_target = {goal.record.indicator for goal in book.goals}
    found: list[Result] = []
    unlisted = 0
    for name, indicator in book.written.indicators.items():
        own = [one for one in observations if one.record.indicator == name and is_actual(one)]
        if name in with_target or not own or question.plan is not None:
            continue
        listed = indicator.watch or question.full
        if name not in question.names and (question.names or not listed):
            unlisted += not question.names
            continue
        series = best_prints(own)
        also = tuple(one for one in own if one is not series[-1] and same_period(one, series[-1]))
        found.append(Result(name, indicator, Status.WATCHED, actual=series[-1], also_reported=also, history=series))
    return tuple(found), unlisted


def _not_issued(book: Book, question: Question) -> tuple[NotIssued, ...]:
    """The plans that did not exist yet."""
    plans = ((name, plan, known_from(plan, book.written)) for name, plan in book.written.plans.items())
    asked = ((name, plan, on) for name, plan, on in plans if question.plan in (None, name))
    return tuple(NotIssued(name, plan, on) for name, plan, on in asked if on > question.as_of)

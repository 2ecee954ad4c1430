"""The report put together: every target judged as of a date, grouped by plan document and due date.

Knows the order of steps; each step's rule is in a module of its own. An indicator without a target stays ``watched``:
which way it goes is told by the methods that judge growth alone.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.as_of import default_date, known_dataset, known_from, newest_of
from bgplan.core.compare.context import Context, grouped
from bgplan.core.compare.documents import deciding, with_documents
from bgplan.core.compare.flags import flags_of
from bgplan.core.compare.related import with_beside
from bgplan.core.compare.target import result_of
from bgplan.core.dataset import Dataset, ResolvedObservation, ResolvedTarget
from bgplan.core.methods import Status
from bgplan.core.methods.base import Case, Method, Verdict
from bgplan.core.methods.catalogue import PACE, judged, rule_named
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, day_position, position
from bgplan.core.report import Group, Judgement, NotIssued, Report, Result, Supposition
from bgplan.core.series import ranked, same_period
from bgplan.core.target_checks import target_checks


class Question(NamedTuple):
    """What a check is asked: as of when, by which methods, for which plans, targets or indicators (all where empty).

    The first method gives the status, the others stand beside it; none is each target's own. With ``full`` every
    indicator that has figures is reported, not only the watched ones. ``max_age`` is the number of months after which
    a figure counts as old, None where the kind of series decides. ``is_undated`` marks a date that nobody asked for
    where there is no figure to take one from. With ``all_refused`` every figure that cannot be compared is told, not
    only the nearest.
    """

    as_of: date
    methods: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    full: bool = False
    supposed: tuple[Supposition, ...] = ()
    max_age: int | None = None
    is_undated: bool = False
    all_refused: bool = False


def default_as_of(dataset: Dataset) -> date | None:
    """Return the date a check is made for where none is given: see ``default_date``."""
    return default_date(dataset)


def compare(dataset: Dataset, question: Question) -> Report:
    """Return the report on every target and watched indicator that the question asks for."""
    known = known_dataset(dataset, question.as_of)
    targets, observations = known.targets, known.observations
    wanted = tuple(target for target in targets if is_wanted(target, question))
    context = Context.of(known, question.as_of, max_age=question.max_age, all_refused=question.all_refused)
    judged = tuple(result_of(target, context, question.methods, question.supposed) for target in wanted)
    beside = tuple(with_beside(result, context, question.methods) for result in judged)
    results = with_documents(beside, deciding(targets, dataset.written))
    watched, unlisted = _watched(context, question)
    return Report(
        written=dataset.written,
        as_of=question.as_of,
        newest=newest_of(observations),
        methods=question.methods or (PACE.name,),
        groups=_groups(tuple(zip(wanted, results, strict=True)), question, context),
        watched=watched,
        target_checks=target_checks(tuple(target for target in wanted if not target.is_superseded)),
        not_issued=_not_issued(dataset, question),
        unlisted=unlisted,
        is_whole=_is_whole(question),
        is_undated=question.is_undated,
    )


def _is_whole(question: Question) -> bool:
    """Whether everything, or something by its name, is asked for."""
    return question.full or bool(question.plans or question.names)


def is_wanted(target: ResolvedTarget, question: Question) -> bool:
    """Return whether the question asks for a target."""
    if question.plans and target.record.plan not in question.plans:
        return False
    return not question.names or target.name in question.names or target.record.indicator in question.names


def _groups(
    judged: tuple[tuple[ResolvedTarget, Result], ...], question: Question, context: Context
) -> tuple[Group, ...]:
    """The results by plan document and due date, in the order in which the data name their targets."""
    by_due = grouped(judged, lambda pair: (pair[0].record.plan, pair[0].term.end))
    return tuple(
        _group(members[0][0], tuple(result for _, result in members), question, context) for members in by_due.values()
    )


def _group(first: ResolvedTarget, members: tuple[Result, ...], question: Question, context: Context) -> Group:
    plan, due, as_of = first.plan, first.term, question.as_of
    year_ago = as_of.year - 1, as_of.month, as_of.day  # told by parts, for there may be no such day
    is_past = not _is_whole(question) and (due.end.year, due.end.month, due.end.day) < year_ago
    on = max(context.reckoned_to(result.indicator) for result in members)
    return Group(first.record.plan, plan, due, _time_gone(plan.period, due, on), members, is_past)


def _time_gone(span: Period, due: Period, as_of: date) -> Fraction | None:
    """The fraction of the time from the plan's start to the due date that has gone; at most one."""
    start = Fraction(span.start.year) + Fraction(span.start.month - 1, 12)
    whole = position(due) - start
    if whole <= 0:
        return None
    return min(Fraction(1), max(Fraction(0), (day_position(as_of) - start) / whole))


def _watched(context: Context, question: Question) -> tuple[tuple[Result, ...], int]:
    """The indicators without a target that are watched or asked for, and how many others have figures."""
    with_target = {target.record.indicator for target in context.targets.every}
    found: list[Result] = []
    unlisted = 0
    for name, indicator in context.written.indicators.items():
        own = context.series.named(name).actual
        if name in with_target or not own or question.plans:
            continue
        listed = indicator.watch or question.full
        if name not in question.names and (question.names or not listed):
            unlisted += not question.names
            continue
        series = tuple(context.series.named(name).best.values())
        also = ranked(
            observation for observation in own if observation is not series[-1] and same_period(observation, series[-1])
        )
        result = Result(name, indicator, Status.WATCHED, actual=series[-1], also_reported=also, history=series)
        flags = flags_of(indicator, series[-1], None, context)
        found.append(_with_tendency(result._replace(flags=flags), question.methods))
    return tuple(found), unlisted


def _with_tendency(result: Result, methods: tuple[str, ...]) -> Result:
    """The watched indicator with what the methods asked for say of its growth."""
    found = [(name, verdict) for name in methods if (verdict := tendency(result, rule_named(name))) is not None]
    if not found:
        return result
    (name, verdict), *rest = found
    others = tuple(Judgement(Status.WATCHED, verdict=said, method=other) for other, said in rest)
    return result._replace(method=name, verdict=verdict, opinions=others)


def _not_issued(dataset: Dataset, question: Question) -> tuple[NotIssued, ...]:
    """The plans that did not exist yet."""
    plans = ((name, plan, known_from(plan, dataset.written)) for name, plan in dataset.written.plans.items())
    wanted = (
        {target.record.plan for target in dataset.targets if is_wanted(target, question)} if question.names else None
    )
    listed = (each for each in plans if not question.plans or each[0] in question.plans)
    asked = (each for each in listed if wanted is None or each[0] in wanted)
    return tuple(NotIssued(name, plan, on) for name, plan, on in asked if on > question.as_of)


SHORT_TERM = 5
"""Years that Eurostat's short-term assessment looks back."""


def tendency(result: Result, rule: Method) -> Verdict | None:
    """Return what a rule says of an indicator without a target; None where it, or the indicator, has no such answer.

    The base is the oldest like figure of the last five years that lies a year or more before the newest.
    """
    indicator, points = result.indicator, _points(result.indicator, result.history)
    if indicator.direction is None or rule.within_year or len(points) < 2:
        return None
    (time, actual), limit = points[-1], indicator.limit
    bases = [each for each in points if 1 <= time - each[0] <= SHORT_TERM]
    if not bases:
        return None
    case = Case(
        *bases[0],
        *(time, actual),
        direction=indicator.direction,
        limit=None if limit is None else Fraction(limit),
        series=points,
    )
    verdict = judged(rule, case)
    return None if "needs_target" in verdict.reasons else verdict


def _points(indicator: Indicator, series: tuple[ResolvedObservation, ...]) -> tuple[tuple[Fraction, Fraction], ...]:
    """The figures like the newest: of a flow or growth those of as many months to the same month, of a level all."""
    any_time = not indicator.measure.is_of_stretch
    like = (observation for observation in series if any_time or _stretch(observation) == _stretch(series[-1]))
    return tuple(
        (position(observation.record.period), observation.amount.point)
        for observation in like
        if observation.amount is not None
    )


def _stretch(observation: ResolvedObservation) -> tuple[Fraction, int]:
    """How many months a figure is of, and the month that it goes to."""
    period = observation.record.period
    return period.months, period.end.month

"""The report put together: every target judged as of a date, grouped by plan document and due date.

Knows the order of steps; each step's rule is in a module of its own. An indicator without a target stays ``watched``:
see ``tendency``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.as_of import known_dataset, known_from, newest_of
from bgplan.core.compare.context import Context
from bgplan.core.compare.documents import deciding, with_documents
from bgplan.core.compare.related import with_beside
from bgplan.core.compare.target import result_of
from bgplan.core.compare.tendency import watched_indicators
from bgplan.core.dataset import Dataset, ResolvedTarget
from bgplan.core.methods.catalogue import PACE
from bgplan.core.periods import Period, day_position, position
from bgplan.core.report import Group, NotIssued, Report, Result, Supposition
from bgplan.core.series import grouped
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


def compare(dataset: Dataset, question: Question) -> Report:
    """Return the report on every target and watched indicator that the question asks for."""
    known = known_dataset(dataset, question.as_of)
    targets, observations = known.targets, known.observations
    wanted = tuple(target for target in targets if is_wanted(target, question))
    context = Context.of(known, question.as_of, max_age=question.max_age, all_refused=question.all_refused)
    judged = tuple(result_of(target, context, question.methods, question.supposed) for target in wanted)
    beside = tuple(with_beside(result, context, question.methods) for result in judged)
    decides = deciding(targets, dataset.written)
    elsewhere = (result_of(target, context, question.methods) for target in _on_rows_of(wanted, targets, decides))
    results = with_documents(beside, decides, tuple(elsewhere))
    watched, unlisted = (
        ((), 0) if question.plans else watched_indicators(context, question.names, question.methods, full=question.full)
    )
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


def _on_rows_of(
    wanted: tuple[ResolvedTarget, ...], targets: tuple[ResolvedTarget, ...], decides: Mapping[str, str]
) -> Iterator[ResolvedTarget]:
    """The targets that nobody asked for by name, but that another document sets on the row of one that was."""
    names = {target.name for target in wanted}
    return (target for target in targets if target.name not in names and decides.get(target.name) in names)


def _is_whole(question: Question) -> bool:
    """Whether something is asked for by its name."""
    return bool(question.plans or question.names)


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


def _not_issued(dataset: Dataset, question: Question) -> tuple[NotIssued, ...]:
    """The plans that did not exist yet."""
    plans = ((name, plan, known_from(plan, dataset.written)) for name, plan in dataset.written.plans.items())
    wanted = (
        {target.record.plan for target in dataset.targets if is_wanted(target, question)} if question.names else None
    )
    listed = (each for each in plans if not question.plans or each[0] in question.plans)
    asked = (each for each in listed if wanted is None or each[0] in wanted)
    return tuple(NotIssued(name, plan, on) for name, plan, on in asked if on > question.as_of)

"""Which rows of a report are shown, in which order and under which headings; the answer for one plan comes first.

Without a wish there is the main plan alone, and of the others how they stand. Judges nothing, leaves nothing out that
it does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple, assert_never

from bgplan.core.intervals import Number
from bgplan.core.methods import JUDGED, Status
from bgplan.core.model import Plan
from bgplan.core.periods import Period
from bgplan.core.report import Group, Report, Result
from bgplan.core.series import grouped
from bgplan.core.text import Bilingual, folded
from bgplan.core.vocabulary import Direction, Lang, Order


class Wish(NamedTuple):
    """What is to be shown: every plan, ended ones as well, indicators without a target; which statuses, in which order.

    An empty set of statuses is all of them; without an order rows stand as the data name them. Names are sorted as
    they are in ``lang``.
    """

    every: bool = False
    ended: bool = False
    watched: bool = False
    statuses: frozenset[Status] = frozenset()
    order: Order | None = None
    by_lead: bool = False
    lang: str = Lang.VI


class ViewSection(NamedTuple):
    """Rows under one heading: of a plan and a due date, or of a lead agency; without any of these of all there are."""

    results: tuple[Result, ...]
    plan: Plan | None = None
    due: Period | None = None
    time_gone: Fraction | None = None
    lead: Bilingual | None = None
    is_by_lead: bool = False


class View(NamedTuple):
    """The rows that are shown, and what there is beside them.

    ``plan`` is the sole plan of the rows, None where there are several. ``others`` are the results that count of plans
    that are not shown and have not ended, ``other_plans`` how many plans these are; ``ended`` is the number of results
    of plans that are not shown because they have.
    """

    report: Report
    sections: tuple[ViewSection, ...]
    watched: tuple[Result, ...] = ()
    plan: Plan | None = None
    others: tuple[Result, ...] = ()
    other_plans: int = 0
    ended: int = 0
    is_sorted: bool = False

    @property
    def targets(self) -> tuple[Result, ...]:
        """The results shown that have a target."""
        return tuple(result for section in self.sections for result in section.results)

    @property
    def results(self) -> tuple[Result, ...]:
        """All results shown."""
        return *self.targets, *self.watched


def view_of(report: Report, wish: Wish) -> View:
    """Return what of a report is shown: what was asked for by name, else every plan or the main one."""
    rows = report.rows
    shown = _shown_plans(rows, wish)
    groups = tuple(group for group in rows.groups if group.plan_name in shown and (wish.ended or not group.is_past))
    if not groups and not wish.every:  # all of the plan has ended: that is its answer
        groups = tuple(group for group in rows.groups if group.plan_name in shown)
    kept = {result.name for group in groups for result in group.results}
    unseen = tuple(group for group in rows.groups if not kept.issuperset(result.name for result in group.results))
    others = tuple(group for group in unseen if not group.is_past)
    wanted = tuple(group for group in (_with_status(group, wish.statuses) for group in groups) if group.results)
    names = {group.plan_name for group in groups}
    return View(
        report=report,
        sections=_sections(wanted, wish),
        watched=_watched(report, wish, is_sole=not others),
        plan=groups[0].plan if len(names) == 1 else None,
        others=tuple(result for group in others for result in _with_status(group, wish.statuses).results),
        other_plans=len({group.plan_name for group in others}),
        ended=sum(len(group.results) for group in unseen if group.is_past),
        is_sorted=wish.order not in (None, Order.DUE) or wish.by_lead,
    )


def in_view(report: Report, wish: Wish) -> Report:
    """Return a report of all plans with only the statuses wished for, each plan's results in the order wished for."""
    groups = (_with_status(group, wish.statuses) for group in report.groups)
    ordered = (group._replace(results=_ordered(group.results, wish)) for group in groups if group.results)
    watched = tuple(result for result in report.watched if not wish.statuses or result.status in wish.statuses)
    return report._replace(groups=tuple(ordered), watched=watched)


def _shown_plans(rows: Report, wish: Wish) -> frozenset[str]:
    """The names of the plans whose rows are shown."""
    if wish.every or rows.is_whole:
        return frozenset(group.plan_name for group in rows.groups)
    there = sorted(rows.groups, key=lambda group: group.is_past)
    main = main_plan(rows)
    named = next((group.plan_name for group in there if group.plan_name == main), None)
    return frozenset([named or there[0].plan_name] if there else ())


def main_plan(report: Report) -> str | None:
    """Return the name of the plan that is looked at first: the one that the data call so, else the first of them."""
    plans = report.written.plans
    return next((name for name, plan in plans.items() if plan.main), next(iter(plans), None))


def _watched(report: Report, wish: Wish, *, is_sole: bool) -> tuple[Result, ...]:
    """Indicators without a target: beside every plan, beside the only one there is, or asked for by name."""
    if not (wish.every or wish.watched or report.is_whole or is_sole):
        return ()
    return tuple(result for result in report.watched if not wish.statuses or result.status in wish.statuses)


def _with_status(group: Group, statuses: frozenset[Status]) -> Group:
    kept = tuple(result for result in group.results if not statuses or result.status in statuses)
    return group._replace(results=kept)


def _sections(groups: tuple[Group, ...], wish: Wish) -> tuple[ViewSection, ...]:
    """The rows under their headings; sorted rows stand under none but that of their lead agency."""
    if wish.by_lead:
        return _by_lead((result for group in groups for result in group.results), wish)
    if wish.order is None:
        return tuple(_section(group, group.results) for group in groups)
    if wish.order is Order.DUE:
        return tuple(_section(group, group.results) for group in sorted(groups, key=lambda group: group.due.end))
    every = tuple(result for group in groups for result in group.results)
    return (ViewSection(_ordered(every, wish)),) if every else ()


def _section(group: Group, results: tuple[Result, ...]) -> ViewSection:
    return ViewSection(results, group.plan, group.due, group.time_gone)


def _by_lead(results: Iterable[Result], wish: Wish) -> tuple[ViewSection, ...]:
    """The rows by the agency in charge, those of no named one last."""
    by_lead = grouped(results, lead_of)
    led = sorted(by_lead.items(), key=lambda item: item[0] is None)
    return tuple(ViewSection(_ordered(members, wish), lead=lead, is_by_lead=True) for lead, members in led)


def lead_of(result: Result) -> Bilingual | None:
    """Return the agency in charge: the target's own, else the indicator's, else the plan's."""
    target = result.target
    if target is None:
        return result.indicator.lead
    return target.record.lead or result.indicator.lead or target.plan.lead


def _ordered(results: tuple[Result, ...], wish: Wish) -> tuple[Result, ...]:
    """The results sorted; what ties stays in the order of the data."""
    match wish.order:
        case None:
            return results
        case Order.STATUS:
            return tuple(sorted(results, key=_by_status))
        case Order.GAP:
            return tuple(sorted(results, key=_by_gap))
        case Order.DUE:
            return tuple(sorted(results, key=_by_due))
        case Order.NAME:
            return tuple(sorted(results, key=lambda result: folded(result.indicator.short.text(wish.lang))))
        case _:
            assert_never(wish.order)


def _by_status(result: Result) -> tuple[int, bool, float]:
    """The worst first, sure ones before those at a band's edge, then by the pace; what cannot be judged last."""
    rank = JUDGED.index(result.status) if result.status in JUDGED else len(JUDGED) + list(Status).index(result.status)
    pace = result.value("pace_ratio")
    return rank, result.borderline, float("inf") if pace is None else float(pace)


def _by_gap(result: Result) -> float:
    """How much of the target is lacking, the most first; a gap is held against its own target, whatever the unit."""
    gap: Number | None = result.value("gap")
    aim: Number | None = result.value("target")
    if gap is None or not aim:
        return float("inf")
    short = 0 - gap if result.direction is Direction.DOWN else gap
    return float(Fraction(short) / abs(Fraction(aim)))


def _by_due(result: Result) -> int:
    return result.target.term.end.toordinal() if result.target is not None else 0

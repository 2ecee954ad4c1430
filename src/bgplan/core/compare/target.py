"""One target judged: which figure counts, which methods are asked, and the rule for what the target demands.

Knows the order of the questions asked of a target; each question's rule is in a module of its own.
"""

from __future__ import annotations

from dataclasses import replace

from bgplan.core.compare.average import judged_average
from bgplan.core.compare.cases import base_of_series
from bgplan.core.compare.context import Context
from bgplan.core.compare.flags import flags_of, newer_forecast
from bgplan.core.compare.interim import waypoints
from bgplan.core.compare.judgement import demanded, direction_of, refused_by
from bgplan.core.compare.level import judged_level
from bgplan.core.compare.refusals import NEAREST, Wanted, not_compared
from bgplan.core.compare.scenario import scenario
from bgplan.core.compare.selection import SelectedFigures, contradiction, selected_figures
from bgplan.core.compare.span import (
    is_ceiling,
    judged_sum,
    missing_parts,
    with_amount,
    with_gaps,
    with_the_rest,
    without_beginning,
)
from bgplan.core.compare.year_plan import earlier_years, implied_plan, judged_year_plan, last_year, with_printed_growth
from bgplan.core.dataset import ResolvedTarget
from bgplan.core.findings import Facts
from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Method
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, method_named
from bgplan.core.model import Unit
from bgplan.core.report import Alternative, Judgement, LastYear, NotCompared, Reason, Result, Supposition
from bgplan.core.series import same_period, standing_for
from bgplan.core.vocabulary import NOT_STATED

_MAY_BE_UNSTATED = ("price_basis", "coverage")
"""What a source may leave unsaid of target and figure alike."""


def result_of(
    target: ResolvedTarget, context: Context, asked: tuple[str, ...], supposed: tuple[Supposition, ...] = ()
) -> Result:
    """Return how one target stands by the methods asked for, the first of them deciding, and what would follow if."""
    selected, proxy = _selected(target, context)
    used, within_year = selected.used, target.is_year_plan
    rule, *others = methods_for(target, asked)
    judgement = _judgement(target, selected, context, rule)
    unit = context.written.units.get(target.indicator.unit)
    forecast = newer_forecast(target, used, context.series.named(target.record.indicator).figures, unit)
    return Result(
        indicator_name=target.record.indicator,
        indicator=target.indicator,
        status=judgement.status,
        target=target,
        method=rule.name,
        also=judgement.also,
        reasons=(*proxy, *_of_figures(selected, unit), *_unstated(target, judgement), *judgement.reasons, *forecast),
        actual=used,
        base=target.base,
        implied_plan=implied_plan(target, judgement.work) if within_year else None,
        plan_print=selected.plan_print,
        work=judgement.work,
        gross=judgement.gross,
        alternatives=(*judgement.alternatives, *_from_own_series(target, selected, context, judgement)),
        also_reported=selected.also,
        not_compared=selected.refused.nearest,
        not_compared_count=selected.refused.count,
        parts=selected.parts,
        history=selected.series,
        direction=direction_of(target),
        verdict=judgement.verdict,
        opinions=tuple(_judgement(target, selected, context, other) for other in others),
        earlier_years=selected.earlier,
        last_year=_last_year(target, selected, context),
        scenarios=tuple(scenario(supposition, target, selected, judgement, context) for supposition in supposed),
        interim=_interim(target, context),
        flags=flags_of(target.indicator, used, target.term, context),
    )


def _last_year(target: ResolvedTarget, selected: SelectedFigures, context: Context) -> LastYear | None:
    """The same months a year before, beside a year's plan, with the growth on them that a source prints."""
    if selected.used is None or not target.is_year_plan:
        return None
    found = last_year(selected.used, selected.figures)
    return with_printed_growth(found, selected.used, context.printed_growths)


def _from_own_series(
    target: ResolvedTarget, selected: SelectedFigures, context: Context, judgement: Judgement
) -> tuple[Alternative, ...]:
    """What the base that the target's own series tells would say, where the plan's is none of its prints."""
    own = base_of_series(target, context.series.named(target.record.indicator))
    if own is None or selected.used is None or judgement.verdict is None:
        return ()
    alone = selected if target.is_average else selected._replace(stands=(selected.used,))
    other = _by_kind(target._replace(base=own), alone, context, method_named(judgement.method))
    if other.verdict is None or other.verdict.ratio is None:
        return ()
    facts: Facts = {"base": own.amount.point, "period": own.period}
    return (Alternative("base_series", other.status, other.verdict.ratio, facts),)


def _interim(target: ResolvedTarget, context: Context) -> tuple[ResolvedTarget, ...]:
    """The earlier targets that the path leads through."""
    direction = direction_of(target)
    if direction is None or target.amount is None or is_ceiling(target):
        return ()
    return waypoints(target, context.targets.beside(target), direction)


def methods_for(target: ResolvedTarget, asked: tuple[str, ...]) -> tuple[Method, ...]:
    """Return the methods asked for, else the target's own or its plan's; a year plan is judged within its year."""
    if target.is_year_plan:
        return (PLAN_RATE,)
    names = asked or (target.record.method or target.plan.method or PACE.name,)
    return tuple(method_named(name) for name in dict.fromkeys(names))


def _selected(target: ResolvedTarget, context: Context) -> tuple[SelectedFigures, tuple[Reason, ...]]:
    """The figure that counts, with all that stands beside it; of a proxy also the reason that says so."""
    selected, proxy = _own_or_proxy(target, context)
    used = selected.used if target.is_year_plan else None
    earlier = () if used is None else earlier_years(used, selected.figures, target.term)
    counted, most = (*selected.series, *selected.also), None if context.all_refused else NEAREST
    refused = not_compared(Wanted(target, selected.unfit, counted, most), context.concepts, context.written)
    return selected._replace(earlier=earlier, refused=refused), proxy


def _own_or_proxy(target: ResolvedTarget, context: Context) -> tuple[SelectedFigures, tuple[Reason, ...]]:
    """The figure that counts; where there is none of the target's own, that of its proxy, and the reason."""
    own = selected_figures(target, context.figures(target))
    name = target.record.proxy
    indicator = context.written.indicators.get(name or "")
    if own.used is not None or name is None or indicator is None or indicator.unit != target.indicator.unit:
        return own, ()
    stand_in = target._replace(record=replace(target.record, indicator=name), indicator=indicator)
    theirs = selected_figures(stand_in, context.figures(stand_in))
    return (theirs, (Reason("proxy", {"indicator": indicator.name}),)) if theirs.used is not None else (own, ())


def _of_figures(selected: SelectedFigures, unit: Unit | None) -> tuple[Reason, ...]:
    """What is to be said of the figures themselves: that they are doubtful, or contradicted."""
    return (*_doubtful(selected), *_contradicted(selected, unit))


def _doubtful(selected: SelectedFigures) -> tuple[Reason, ...]:
    """The latest period has only figures of low confidence: they count, and the result says so."""
    used = selected.used
    return (Reason("low_confidence"),) if used is not None and used.is_doubtful else ()


def _contradicted(selected: SelectedFigures, unit: Unit | None) -> tuple[Reason, ...]:
    """Other prints of a period contradict the one that counts: the status is of everything that any of them says."""
    found = []
    for observation in {figure.span: figure for figure in (*selected.series, *selected.parts)}.values():
        own = tuple(figure for figure in selected.contradictions if same_period(figure, observation))
        amount = standing_for(observation, own).amount
        if own and amount is not None:
            publishers = tuple(dict.fromkeys(figure.source.publisher for figure in own))
            facts: Facts = {
                "period": observation.record.period,
                "low": amount.interval.low,
                "high": amount.interval.high,
            }
            in_unit: Facts = {} if unit is None else {"unit": unit.name}
            found.append(Reason("prints_disagree", {**facts, **in_unit, "publishers": publishers}))
    return tuple(found)


def _unstated(target: ResolvedTarget, judgement: Judgement) -> tuple[Reason, ...]:
    """Neither the target nor its figure says of what prices or scope it is: that it is the same is not certain.

    A plan that is only known as "x % of plan" is told by the source of the figure itself.
    """
    if target.amount is None or judgement.status not in JUDGED:
        return ()
    unstated = (each for each in _MAY_BE_UNSTATED if getattr(target.indicator, each) == NOT_STATED)
    return tuple(Reason(f"unstated_{each}") for each in unstated)


def _judgement(target: ResolvedTarget, selected: SelectedFigures, context: Context, rule: Method) -> Judgement:
    """What a method says; the corners of its work have been looked at by now, and there may be very many."""
    judgement = _judged(target, selected, context, rule)
    return judgement._replace(method=rule.name, work=judgement.work._replace(corners=()))


def _judged(target: ResolvedTarget, selected: SelectedFigures, context: Context, rule: Method) -> Judgement:
    """The status by the rule for what the target asks, where there is a figure that can be trusted."""
    refused = refused_by(target, selected.used, rule)
    if refused is not None and not (target.is_year_plan and selected.used is not None):
        return Judgement(Status.NOT_ASSESSABLE, (refused,))
    gaps = missing_parts(selected.missing, target) if selected.missing else None
    if selected.used is None:
        return _without_figure(selected.refused.nearest) if gaps is None else without_beginning(target, gaps, rule)
    judgement = _by_kind(target, selected, context, rule)
    if gaps is not None:
        judgement = with_gaps(judgement, gaps, target, selected)
    why = refused or contradiction(selected.used, selected.figures)
    return judgement if why is None else _unjudged(judgement, why)


def _unjudged(judgement: Judgement, why: Reason) -> Judgement:
    """No status: the numbers stand, above all the plan that follows from a print, and from which."""
    told = (reason for reason in judgement.reasons if reason.code == "plan_told")
    return Judgement(Status.NOT_ASSESSABLE, (*told, why), (), judgement.work)


def _by_kind(target: ResolvedTarget, selected: SelectedFigures, context: Context, rule: Method) -> Judgement:
    """The status by what the target is: a year's plan, an average, a level."""
    used, direction, as_of = selected.stands[-1], direction_of(target), context.reckoned_to(target.indicator)
    if target.amount is not None and direction is not None:
        target = target._replace(amount=demanded(target.amount, direction))
    if target.is_year_plan:
        judgement = judged_year_plan(target, used, selected, as_of)
        return with_the_rest(judgement, target, used) if selected.parts else judgement
    if target.is_sum:
        return judged_sum(target, with_amount(used, target), context, rule)
    if target.is_average:
        return judged_average(target, selected.stands, as_of, rule)
    return judged_level(target, used, context, rule)


def _without_figure(refused: tuple[NotCompared, ...]) -> Judgement:
    """No figure of the target's own: not comparable where another of its concept exists, else no data."""
    if not refused:
        return Judgement(Status.NO_DATA, (Reason("no_figure"),))
    nearest = refused[0]
    reasons = tuple(
        Reason(
            f"{difference.attribute}_differs",
            {
                "target": difference.target,
                "figure": difference.figure,
                "indicator": nearest.observation.record.indicator,
            },
        )
        for difference in nearest.differs
    )
    return Judgement(Status.NOT_COMPARABLE, reasons)

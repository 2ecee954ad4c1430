"""One target judged: which figure counts, which methods are asked, and the rule for what the target demands.

Knows the order of the questions asked of a target; each question's rule is in a module of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bgplan.core.compare.average import judged_average
from bgplan.core.compare.cases import base_of_series
from bgplan.core.compare.context import Context
from bgplan.core.compare.flags import flags_of, newer_forecast, reckoned_to
from bgplan.core.compare.interim import waypoints
from bgplan.core.compare.judgement import demanded, direction_of
from bgplan.core.compare.level import Surroundings, judged_level
from bgplan.core.compare.refusals import NEAREST, Refused, Wanted, not_compared
from bgplan.core.compare.scenario import Ground, scenario
from bgplan.core.compare.selection import Choice, choice, contradiction
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
from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Facts
from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Method
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, rule_named
from bgplan.core.model import Unit
from bgplan.core.report import Alternative, EarlierYear, Judgement, LastYear, NotCompared, Reason, Result, Supposition
from bgplan.core.series import same_period, standing_for
from bgplan.core.vocabulary import NOT_STATED

_MAY_BE_UNSTATED = ("price_basis", "coverage")
"""What a source may leave unsaid of target and figure alike."""


class Inquiry(NamedTuple):
    """A goal with the figure that counts for it and everything that bears on the two, on one date.

    ``as_of`` is the date to which time is reckoned: of a closed series at the latest its closing.
    """

    target: ResolvedTarget
    picked: Choice
    around: Surroundings
    earlier: tuple[EarlierYear, ...]
    refused: Refused
    as_of: date


def result_of(
    target: ResolvedTarget, context: Context, asked: tuple[str, ...], supposed: tuple[Supposition, ...] = ()
) -> Result:
    """Return how one target stands by the methods asked for, the first of them deciding, and what would follow if."""
    picked, proxy = _picked(target, context)
    on = reckoned_to(target.indicator, context.as_of)
    used, figures, within_year = picked.used, picked.figures, target.is_year_plan
    earlier = earlier_years(used, figures, target.term) if within_year and used is not None else ()
    wanted = Wanted(target, picked.unfit, (*picked.series, *picked.also), None if context.all_refused else NEAREST)
    refused = not_compared(wanted, context.concepts, context.written)
    inquiry = Inquiry(target, picked, Surroundings(context.targets.beside(target), figures), earlier, refused, on)
    rule, *others = rules_for(target, asked)
    judgement = _judgement(inquiry, rule)
    unjudged = _refused(target, picked, rule) or _left_open(target, judgement)
    unit = context.written.units.get(target.indicator.unit)
    forecast = newer_forecast(target, used, context.series.named(target.record.indicator).figures, unit)
    ground = Ground(target, used, picked.series, judgement.work, rule, inquiry.around, unjudged)
    return Result(
        indicator_name=target.record.indicator,
        indicator=target.indicator,
        status=judgement.status,
        target=target,
        method=rule.name,
        also=judgement.also,
        reasons=(*proxy, *_of_figures(picked, unit), *_unstated(target, judgement), *judgement.reasons, *forecast),
        actual=used,
        base=target.base,
        implied_plan=implied_plan(target, judgement.work) if within_year else None,
        teller=picked.teller,
        work=judgement.work,
        gross=judgement.gross,
        alternatives=(*judgement.alternatives, *_from_own_series(inquiry, context, rule, judgement)),
        also_reported=picked.also,
        not_compared=refused.nearest,
        not_compared_count=refused.count,
        parts=picked.parts,
        history=picked.series,
        direction=direction_of(target),
        verdict=judgement.verdict,
        opinions=tuple(_judgement(inquiry, other) for other in others),
        earlier_years=earlier,
        last_year=_last_year(inquiry, context),
        scenarios=tuple(scenario(ground, each) for each in supposed),
        interim=_interim(target, inquiry.around.targets),
        flags=flags_of(target.indicator, used, target.term, context.as_of, context.max_age),
    )


def _last_year(inquiry: Inquiry, context: Context) -> LastYear | None:
    """The same months a year before, beside a year's plan, with the growth on them that a source prints."""
    used = inquiry.picked.used
    if used is None or not inquiry.target.is_year_plan:
        return None
    found = last_year(used, inquiry.picked.figures)
    return with_printed_growth(found, used, context.series, context.written)


def _from_own_series(inquiry: Inquiry, context: Context, rule: Method, judgement: Judgement) -> tuple[Alternative, ...]:
    """What the base that the target's own series tells would say, where the plan's is none of its prints."""
    target, used = inquiry.target, inquiry.picked.used
    own = base_of_series(target, context.series.named(target.record.indicator))
    if own is None or used is None or judgement.verdict is None:
        return ()
    other = _by_kind(inquiry._replace(target=target._replace(base=own)), used, rule)
    if other.verdict is None or other.verdict.ratio is None:
        return ()
    facts: Facts = {"base": own.amount.point, "period": own.period}
    return (Alternative("base_series", other.status, other.verdict.ratio, facts),)


def _interim(target: ResolvedTarget, targets: tuple[ResolvedTarget, ...]) -> tuple[ResolvedTarget, ...]:
    """The earlier targets that the path leads through."""
    direction = direction_of(target)
    if direction is None or target.amount is None or is_ceiling(target):
        return ()
    return waypoints(target, targets, direction)


def rules_for(target: ResolvedTarget, asked: tuple[str, ...]) -> tuple[Method, ...]:
    """Return the methods asked for, else the goal's own or its plan's; a year plan is always judged within its year."""
    if target.is_year_plan:
        return (PLAN_RATE,)
    names = asked or (target.record.method or target.plan.method or PACE.name,)
    return tuple(rule_named(name) for name in dict.fromkeys(names))


def _picked(target: ResolvedTarget, context: Context) -> tuple[Choice, tuple[Reason, ...]]:
    """The figure that counts; where there is none of the goal's own, that of its proxy, and the reason that says so."""
    own = choice(target, context.figures(target))
    name = target.record.proxy
    indicator = context.written.indicators.get(name or "")
    if own.used is not None or name is None or indicator is None or indicator.unit != target.indicator.unit:
        return own, ()
    stand_in = target._replace(record=replace(target.record, indicator=name), indicator=indicator)
    theirs = choice(stand_in, context.figures(stand_in))
    return (theirs, (Reason("proxy", {"indicator": indicator.name}),)) if theirs.used is not None else (own, ())


def _of_figures(picked: Choice, unit: Unit | None) -> tuple[Reason, ...]:
    """What is to be said of the figures themselves: that they are doubtful, or contradicted."""
    return (*_doubtful(picked), *_contradicted(picked, unit))


def _doubtful(picked: Choice) -> tuple[Reason, ...]:
    """The latest period has only figures of low confidence: they count, and the result says so."""
    used = picked.used
    return (Reason("low_confidence"),) if used is not None and used.is_doubtful else ()


def _contradicted(picked: Choice, unit: Unit | None) -> tuple[Reason, ...]:
    """Other prints of a period contradict the one that counts: the status is of everything that any of them says."""
    found = []
    for one in {each.span: each for each in (*picked.series, *picked.parts)}.values():
        own = tuple(each for each in picked.contradictions if same_period(each, one))
        amount = standing_for(one, own).amount
        if own and amount is not None:
            publishers = tuple(dict.fromkeys(each.source.publisher for each in own))
            facts: Facts = {"period": one.record.period, "low": amount.interval.low, "high": amount.interval.high}
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


def _judgement(inquiry: Inquiry, rule: Method) -> Judgement:
    """What a method says; the corners of its work have been looked at by now, and there may be very many."""
    judgement = _judged(inquiry, rule)
    return judgement._replace(method=rule.name, work=judgement.work._replace(corners=()))


def _judged(inquiry: Inquiry, rule: Method) -> Judgement:
    """The status by the rule for what the target asks, where there is a figure that can be trusted."""
    target, picked = inquiry.target, inquiry.picked
    refused = _refused(target, picked, rule)
    if refused is not None and not (target.is_year_plan and picked.used is not None):
        return Judgement(Status.NOT_ASSESSABLE, (refused,))
    gaps = missing_parts(picked.missing, target) if picked.missing else None
    if picked.used is None:
        return _without_figure(inquiry.refused.nearest) if gaps is None else without_beginning(target, gaps, rule)
    judgement = _by_kind(inquiry, picked.stands[-1], rule)
    if gaps is not None:
        judgement = with_gaps(judgement, gaps, target, picked)
    why = refused or contradiction(picked.used, picked.figures)
    return judgement if why is None else _unjudged(judgement, why)


def _left_open(target: ResolvedTarget, judgement: Judgement) -> Reason | None:
    """Why nothing can be added to a sum by supposing: parts of it are missing, or there is nothing to reckon with."""
    if judgement.status is not Status.NOT_ASSESSABLE or not target.is_span:
        return None
    reasons = {each.code: each for each in judgement.reasons}
    if "awaiting_final" in reasons:  # what is missing is what can be supposed
        return None
    nothing = judgement.reasons[0] if judgement.reasons and not judgement.work.given else None
    return reasons.get("missing_parts", nothing)


def _unjudged(judgement: Judgement, why: Reason) -> Judgement:
    """No status: the numbers stand, above all the plan that follows from a print, and from which."""
    told = (each for each in judgement.reasons if each.code == "plan_told")
    return Judgement(Status.NOT_ASSESSABLE, (*told, why), (), judgement.work)


def _by_kind(inquiry: Inquiry, used: ResolvedObservation, rule: Method) -> Judgement:
    """The status by what the goal is: a year's plan, an average, a level."""
    target, picked, as_of = inquiry.target, inquiry.picked, inquiry.as_of
    direction = direction_of(target)
    if target.amount is not None and direction is not None:
        target = target._replace(amount=demanded(target.amount, direction))
    if target.is_year_plan:
        judgement = judged_year_plan(target, used, as_of, inquiry.earlier, picked)
        return with_the_rest(judgement, target, used) if picked.parts else judgement
    if target.is_sum:
        return judged_sum(target, with_amount(used, target), as_of, rule, inquiry.around)
    if target.is_average:
        return judged_average(target, picked.stands, as_of, rule)
    return judged_level(target, used, as_of, rule, inquiry.around)


def _refused(target: ResolvedTarget, picked: Choice, rule: Method) -> Reason | None:
    """Why the goal cannot be judged whatever its figure says, if it cannot."""
    if picked.used is None or target.is_year_plan:
        return None
    if rule.within_year:
        return Reason("method_within_year", {"method": rule.name})
    return Reason("no_plan_share") if target.amount is None else None


def _without_figure(refused: tuple[NotCompared, ...]) -> Judgement:
    """No figure of the target's own: not comparable where another of its concept exists, else no data."""
    if not refused:
        return Judgement(Status.NO_DATA, (Reason("no_figure"),))
    nearest = refused[0]
    reasons = tuple(
        Reason(
            f"{each.attribute}_differs",
            {"target": each.target, "figure": each.figure, "indicator": nearest.observation.record.indicator},
        )
        for each in nearest.differs
    )
    return Judgement(Status.NOT_COMPARABLE, reasons)

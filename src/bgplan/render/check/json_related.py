"""What is told beside a verdict as JSON: the years of an average, what a plan implies, siblings, a member of a sum.

Knows the builders of the shapes of ``shapes.related``; computes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.needs import Needed, Pace, needed, pace_so_far, recent_pace
from bgplan.core.related import (
    AverageSoFar,
    Beside,
    Firmer,
    ImpliedLeg,
    IndexBeside,
    MemberOfSum,
    PlanGrowth,
    Sibling,
    YearFigure,
)
from bgplan.core.report import Result
from bgplan.render.json import derived, term
from bgplan.render.json_parts import figure_object, indicator_figure_object, interval_object

if TYPE_CHECKING:
    from bgplan.render.shapes.related import (
        AverageObject,
        BesideObject,
        HigherConfidenceObject,
        IndexObject,
        LegObject,
        MemberOfSumObject,
        NeededObject,
        PaceObject,
        PacesObject,
        PlanGrowthObject,
        SiblingObject,
        YearObject,
    )


def paces_object(result: Result) -> PacesObject:
    """Return what is needed, how it went so far, and lately."""
    asked, so_far, lately = needed(result), pace_so_far(result), recent_pace(result)
    return {
        "needed": None if asked is None else _needed(asked),
        "so_far": None if so_far is None else _pace(so_far),
        "recent": None
        if lately is None
        else {**_pace(lately.pace), "since": figure_object(lately.since), "years": derived(lately.years)},
    }


def _pace(pace: Pace) -> PaceObject:
    return {"kind": pace.kind.value, "value": derived(pace.value)}


def _needed(asked: Needed) -> NeededObject:
    return {
        **_pace(asked.pace),
        "since": asked.since.isoformat(),
        "rate": None if asked.rate is None else derived(asked.rate),
        "years": None if asked.years is None else derived(asked.years),
    }


def beside_object(beside: Beside) -> BesideObject:
    """Return everything that is told beside one verdict."""
    return {
        "average": None if beside.average is None else _average(beside.average),
        "neighbours": tuple(map(_average, beside.neighbours)),
        "plan_growth": None if beside.plan_growth is None else _plan_growth(beside.plan_growth),
        "siblings": tuple(map(_sibling, beside.siblings)),
        "member_of_sum": None if beside.member is None else _member(beside.member),
        "higher_confidence": None if beside.firmer is None else _firmer(beside.firmer),
    }


def _average(average: AverageSoFar) -> AverageObject:
    """The years of a series so far, and what those without a figure must average."""
    return {
        "indicator": average.indicator_name,
        "years": tuple(map(_year, average.years)),
        "known_years": average.known,
        "missing_years": average.missing,
        "known_rate": term(average.work, "known_rate"),
        "required_rate_of_missing": term(average.work, "required_rate_of_missing"),
        "required_rate_of_unknown": term(average.work, "required_rate_of_unknown"),
        "if_missing": tuple(
            {"missing": derived(step.missing), "rest": None if step.rest is None else derived(step.rest)}
            for step in average.steps
        ),
    }


def _year(year: YearFigure) -> YearObject:
    return {
        "year": year.year,
        "figure": None if year.figure is None else figure_object(year.figure),
        "also_reported": tuple(map(figure_object, year.also)),
    }


def _plan_growth(implied: PlanGrowth) -> PlanGrowthObject:
    """The base that a plan implies, the growth between its targets, and indices beside these rates."""
    return {
        "growth": implied.growth.name,
        "level": implied.level.name,
        "year": implied.year,
        "base": derived(implied.base),
        **interval_object(implied.interval),
        "legs": tuple(map(_leg, implied.legs)),
        "indices": tuple(map(_index, implied.indices)),
    }


def _leg(leg: ImpliedLeg) -> LegObject:
    return {
        "since": None if leg.since is None else leg.since.name,
        "target": leg.target.name,
        "start": leg.start,
        "end": leg.end,
        "rate": derived(leg.rate),
        **interval_object(leg.interval),
    }


def _index(index: IndexBeside) -> IndexObject:
    return {
        "indicator": index.indicator_name,
        "years": tuple(map(_year, index.years)),
        "part": None if index.part is None else figure_object(index.part),
    }


def _sibling(sibling: Sibling) -> SiblingObject:
    return {"target": sibling.target.name, **indicator_figure_object(sibling.figure)}


def _member(member: MemberOfSum) -> MemberOfSumObject:
    """A member of a sum that follows from the others, and how it would stand; the figures with their own units."""
    return {
        "identity": member.identity,
        "is_total": member.is_total,
        "period": member.period.text,
        "value": derived(member.value),
        **interval_object(member.interval),
        "figures": tuple(map(indicator_figure_object, member.figures)),
        "statuses": () if member.status is None else (member.status, *member.also),
        "lead_months": term(member.work, "lead_months"),
    }


def _firmer(found: Firmer) -> HigherConfidenceObject:
    return {"status": found.status, **figure_object(found.figure)}

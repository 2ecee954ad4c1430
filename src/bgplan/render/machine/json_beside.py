"""What is told beside a verdict as JSON: the years of an average, what a plan implies, siblings, a member of a sum.

Knows the contract's keys under ``beside``; computes nothing.
"""

from __future__ import annotations

from bgplan.core.beside import AverageSoFar, Beside, Firmer, IndexBeside, MemberOfSum, PlanGrowth, Sibling, YearFigure
from bgplan.core.book import Reported
from bgplan.render.machine.json_figures import Object, ends_object, figure_object
from bgplan.render.machine.machine_numbers import derived, term


def beside_object(beside: Beside) -> Object:
    """Return everything that is told beside one verdict."""
    return {
        "average": None if beside.average is None else _average(beside.average),
        "neighbours": tuple(_average(each) for each in beside.neighbours),
        "plan_growth": None if beside.plan_growth is None else _plan_growth(beside.plan_growth),
        "siblings": tuple(_sibling(each) for each in beside.siblings),
        "member_of_sum": None if beside.member is None else _member(beside.member),
        "higher_confidence": None if beside.firmer is None else _firmer(beside.firmer),
    }


def _average(average: AverageSoFar) -> Object:
    """The years of a series so far, and what those without a figure must average."""
    terms = ("known_rate", "required_rate_of_missing", "required_rate_of_unknown")
    return {
        "indicator": average.indicator_name,
        "years": tuple(_year(each) for each in average.years),
        "known_years": average.known,
        "missing_years": average.missing,
        **{name: term(average.work, name) for name in terms},
        "if_missing": tuple(
            {"missing": derived(each.missing), "rest": None if each.rest is None else derived(each.rest)}
            for each in average.steps
        ),
    }


def _year(each: YearFigure) -> Object:
    return {
        "year": each.year,
        "figure": None if each.figure is None else figure_object(each.figure),
        "also_reported": tuple(figure_object(one) for one in each.also),
    }


def _plan_growth(implied: PlanGrowth) -> Object:
    """The base that a plan implies, the growth between its targets, and indices beside these rates."""
    return {
        "growth": implied.growth.name,
        "level": implied.level.name,
        "year": implied.year,
        "base": derived(implied.base),
        **ends_object(implied.interval),
        "legs": tuple(
            {
                "since": None if each.since is None else each.since.name,
                "target": each.goal.name,
                "start": each.start,
                "end": each.end,
                "rate": derived(each.rate),
                **ends_object(each.interval),
            }
            for each in implied.legs
        ),
        "indices": tuple(_index(each) for each in implied.indices),
    }


def _index(index: IndexBeside) -> Object:
    return {
        "indicator": index.indicator_name,
        "years": tuple(_year(each) for each in index.years),
        "part": None if index.part is None else figure_object(index.part),
    }


def _sibling(sibling: Sibling) -> Object:
    return {"target": sibling.goal.name, **_of_indicator(sibling.figure)}


def _of_indicator(figure: Reported) -> Object:
    """A figure with the indicator that it is of and that one's unit."""
    return {"indicator": figure.record.indicator, "unit": figure.indicator.unit, **figure_object(figure)}


def _member(member: MemberOfSum) -> Object:
    """A member of a sum that follows from the others, and how it would stand; the figures with their own units."""
    statuses = () if member.status is None else (member.status, *member.also)
    return {
        "identity": member.identity,
        "is_total": member.is_total,
        "period": member.period.text,
        "value": derived(member.value),
        **ends_object(member.interval),
        "figures": tuple(_of_indicator(one) for one in member.figures),
        "statuses": tuple(status.value for status in statuses),
        "lead_months": term(member.work, "lead_months"),
    }


def _firmer(found: Firmer) -> Object:
    return {"status": found.status.value, **figure_object(found.figure)}

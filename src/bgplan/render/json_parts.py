"""What reports share as JSON objects: figures and bases, findings, what methods answer, what stands beside a verdict.

Knows the builders of these shapes; computes nothing. The texts of findings are in the language of the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.dataset import Amount, ResolvedBase, ResolvedObservation
from bgplan.core.findings import Finding, Place
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods.base import Verdict
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
from bgplan.core.report import Difference, EarlierYear, LastYear, NotCompared, Opinion, Reason, Scenario
from bgplan.core.text import Bilingual
from bgplan.render.findings import helps_of, text_of
from bgplan.render.json import Json, derived, derived_facts, exact, term, written_fact, written_facts
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.check import BaseObject, DifferenceObject, NotComparedObject
    from bgplan.render.shapes.parts import (
        AmountObject,
        BilingualObject,
        EndsObject,
        FigureObject,
        IndicatorFigureObject,
        IntervalObject,
        ShareOfPlanObject,
    )

Object: TypeAlias = Mapping[str, Json]
"""An object of a format that others define."""


def bilingual_object(text: Bilingual) -> BilingualObject:
    """Return a text of the data in both languages."""
    return {"vi": text.vi, "en": text.en}


def base_object(origin: ResolvedBase | None) -> BaseObject | None:
    """Return a base: its amount, its period, and how far each is known."""
    if origin is None:
        return None
    return {
        **amount_object(origin.amount),
        "period": origin.period.text,
        "basis": origin.basis,
        "period_assumed": origin.period_assumed,
        "source": origin.source,
        "printed": origin.amount.printed,
    }


def figure_object(one: ResolvedObservation) -> FigureObject:
    """Return a figure as one source published it."""
    record = one.record
    return {
        **amount_object(one.amount),
        "period": record.period.text,
        "stage": record.stage,
        "published": one.published.isoformat(),
        "source": one.source_name,
        "published_inferred": one.published_inferred,
        "printed": record.printed,
        "approximate": one.amount.approximate if one.amount else None,
        "confidence": record.confidence,
        "share_of_plan": _share_of_plan(one),
    }


def _share_of_plan(one: ResolvedObservation) -> ShareOfPlanObject | None:
    """The percentage of a year's plan that was printed beside the figure."""
    share = one.record.pct_of_plan
    if share is None:
        return None
    return {"plan": share.plan, **amount_object(one.share_of_plan), "printed": share.printed}


def indicator_figure_object(one: ResolvedObservation) -> IndicatorFigureObject:
    """Return a figure with the indicator that it is of and that one's unit."""
    return {"indicator": one.record.indicator, "unit": one.indicator.unit, **figure_object(one)}


def not_compared_object(refused: NotCompared) -> NotComparedObject:
    """Return a figure that was refused, and everything in which it differs."""
    return {**indicator_figure_object(refused.observation), "differs": tuple(map(_difference, refused.differs))}


def _difference(differs: Difference) -> DifferenceObject:
    return {
        "attribute": differs.attribute,
        "target": written_fact(differs.target),
        "figure": written_fact(differs.figure),
    }


def amount_object(amount: Amount | None) -> AmountObject:
    """A figure of the files: its value, null where only its bounds are known, and what its print can stand for."""
    if amount is None:
        return {"value": None, "low": None, "high": None}
    return {
        "value": None if amount.value is None else exact(amount.value),
        "low": exact(amount.interval.low),
        "high": exact(amount.interval.high),
    }


def interval_object(interval: Interval) -> IntervalObject:
    """Return a computed interval."""
    return {"low": derived(interval.low), "high": derived(interval.high)}


def ends_object(interval: Interval | None) -> EndsObject:
    """Return a computed interval that can be unknown."""
    return {"low": None, "high": None} if interval is None else {**interval_object(interval)}


if TYPE_CHECKING:
    from bgplan.render.shapes.parts import FindingObject, PlaceObject


def finding_object(finding: Finding, words: Words) -> FindingObject:
    """Return a finding: what is wrong, where, and what to do about it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        **place_object(finding.place),
        "subject": finding.subject,
        "text": text_of(finding, words),
        "help": helps_of(finding, words),
        "facts": written_facts(finding.facts),
        "related": tuple(place_object(place) for place in finding.related),
        "acknowledged": None if finding.acknowledged is None else bilingual_object(finding.acknowledged),
    }


def place_object(place: Place) -> PlaceObject:
    """Return a place in the files."""
    return {"file": place.file, "line": place.line, "column": place.column}


if TYPE_CHECKING:
    from decimal import Decimal

    from bgplan.render.shapes.check import (
        EarlierYearObject,
        LastYearObject,
        OpinionObject,
        ScenarioObject,
        VerdictObject,
    )
    from bgplan.render.shapes.parts import ReasonObject


def reasons_object(reasons: tuple[Reason, ...]) -> tuple[ReasonObject, ...]:
    """Return reasons as codes with their facts."""
    return tuple({"code": each.code, "facts": derived_facts(each.facts)} for each in reasons)


def answer_object(verdict: Verdict | None) -> VerdictObject | None:
    """Return a method's own answer: its word and its numbers."""
    if verdict is None:
        return None
    return {
        "method": verdict.method,
        "label": verdict.label,
        "word": verdict.word,
        "status": verdict.status,
        "ratio": _rounded(verdict.ratio),
        "rate": _rounded(verdict.rate),
        "index": _rounded(verdict.index),
        "score": _rounded(verdict.score),
    }


def _rounded(number: Number | None) -> Decimal | None:
    return None if number is None else derived(number)


def opinion_object(one: Opinion) -> OpinionObject:
    """Return what another method says of the same target."""
    return {
        "method": one.method,
        "status": one.status,
        "statuses": (one.status, *one.also),
        "reasons": reasons_object(one.reasons),
        "verdict": answer_object(one.verdict),
    }


def earlier_object(one: EarlierYear) -> EarlierYearObject:
    """Return an earlier year's share of its own total by the same month."""
    return {
        "year": one.year,
        "share": derived(one.share),
        "so_far": figure_object(one.so_far),
        "total": figure_object(one.total),
    }


def last_year_object(one: LastYear | None) -> LastYearObject | None:
    """Return the figure of the same period a year before, and the change on it."""
    if one is None:
        return None
    return {**figure_object(one.figure), "change": _rounded(one.change)}


def scenario_object(one: Scenario) -> ScenarioObject:
    """Return what was supposed and what follows, every number of it by its term."""
    supposed, work = one.supposed, one.work
    return {
        "growth": None if supposed.rate is None else exact(supposed.rate),
        "value": None if supposed.value is None else exact(supposed.value),
        "at": supposed.at.text if supposed.at else None,
        "reached": one.reached.text if one.reached else None,
        "met": one.met,
        "status": one.status,
        "reasons": reasons_object(one.reasons),
        "numbers": {step.line.term: _rounded(step.value) for step in work.steps},
    }


if TYPE_CHECKING:
    from bgplan.render.shapes.related import (
        AverageObject,
        BesideObject,
        HigherConfidenceObject,
        IndexObject,
        LegObject,
        MemberOfSumObject,
        PlanGrowthObject,
        SiblingObject,
        YearObject,
    )


def beside_object(beside: Beside) -> BesideObject:
    """Return everything that is told beside one verdict."""
    return {
        "average": None if beside.average is None else _average(beside.average),
        "neighbours": tuple(_average(each) for each in beside.neighbours),
        "plan_growth": None if beside.plan_growth is None else _plan_growth(beside.plan_growth),
        "siblings": tuple(_sibling(each) for each in beside.siblings),
        "member_of_sum": None if beside.member is None else _member(beside.member),
        "higher_confidence": None if beside.firmer is None else _firmer(beside.firmer),
    }


def _average(average: AverageSoFar) -> AverageObject:
    """The years of a series so far, and what those without a figure must average."""
    return {
        "indicator": average.indicator_name,
        "years": tuple(_year(each) for each in average.years),
        "known_years": average.known,
        "missing_years": average.missing,
        "known_rate": term(average.work, "known_rate"),
        "required_rate_of_missing": term(average.work, "required_rate_of_missing"),
        "required_rate_of_unknown": term(average.work, "required_rate_of_unknown"),
        "if_missing": tuple(
            {"missing": derived(each.missing), "rest": None if each.rest is None else derived(each.rest)}
            for each in average.steps
        ),
    }


def _year(each: YearFigure) -> YearObject:
    return {
        "year": each.year,
        "figure": None if each.figure is None else figure_object(each.figure),
        "also_reported": tuple(figure_object(one) for one in each.also),
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
        "years": tuple(_year(each) for each in index.years),
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

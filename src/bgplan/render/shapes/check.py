"""The shapes of what ``check`` writes, and ``show`` with the work behind each number."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal, NotRequired, TypedDict

from bgplan.core.vocabulary import Path
from bgplan.render.shapes.parts import (
    AmountObject,
    BilingualObject,
    Count,
    Date,
    FactsObject,
    FactValue,
    FigureObject,
    FindingObject,
    IndicatorFigureObject,
    IntervalObject,
    Keyword,
    ReasonObject,
    StatusCountsObject,
    Statuses,
    StatusName,
    one_of,
)
from bgplan.render.shapes.related import BesideObject, PacesObject


class BaseObject(AmountObject):
    """What a target is measured from."""

    period: Annotated[str, "the period in SDMX notation"]
    basis: Annotated[
        str,
        one_of("stated", "derived", "assumed"),
        "stated by the plan, derived from the target's composition, or assumed",
    ]
    period_assumed: Annotated[bool, "whether the period is an assumption"]
    source: Annotated[str | None, "the source's id"]
    printed: Annotated[str | None, "the figure as printed"]


class DifferenceObject(TypedDict):
    """One attribute in which a figure is not what the target asks for."""

    attribute: Annotated[str, "coverage, industry, price_basis, measure, comparator, unit or period"]
    target: Annotated[FactValue, "what the target has"]
    figure: Annotated[FactValue, "what the figure has"]


class NotComparedObject(IndicatorFigureObject):
    """A figure of the same concept that is not what the target asks for."""

    differs: Annotated[tuple[DifferenceObject, ...], "everything in which it differs from what the target asks for"]


class AlternativeObject(TypedDict):
    """What another choice would have said."""

    kind: Annotated[
        str,
        "path: the other path; base_date: the plan's date of issue as the base's date; base_series: the base "
        "as the indicator's own series has it",
    ]
    status: Annotated[StatusName, "the status it would give"]
    pace_ratio: Annotated[
        Decimal | None, "the pace ratio, of another method the number that its thresholds are read on"
    ]
    facts: Annotated[FactsObject, "what was chosen otherwise"]


class VerdictObject(TypedDict):
    """A method's own answer, in its own words."""

    method: Annotated[str, "the method's name"]
    label: Annotated[str, "how the method is to be called; after … marks a rule that was recalled and not read again"]
    word: Annotated[str, "the method's own word"]
    status: Annotated[StatusName, "the status that the word stands for"]
    ratio: Annotated[
        Decimal | None,
        "what the method's thresholds are read on where there is a target, a fraction; for destatis and "
        "escap what will be missed, so that less is better",
    ]
    rate: Annotated[
        Decimal | None,
        "what they are read on where there is none: growth or change per year, positive in the wanted direction",
    ]
    index: Annotated[Decimal | None, "the method's index, where it has one"]
    score: Annotated[Decimal | None, "the method's score, where it has one"]


class OpinionObject(TypedDict):
    """What another method that was asked says of the same target and figure."""

    method: Annotated[str, "the method's name"]
    status: Annotated[StatusName, "the status by this method"]
    statuses: Annotated[Statuses, "its status, then every other that is as possible"]
    reasons: Annotated[tuple[ReasonObject, ...], "why"]
    verdict: Annotated[
        VerdictObject | None, "the method's own answer; null where the target or the figure already decides"
    ]


class EarlierYearObject(TypedDict):
    """What an earlier year had done of its own total by the same month."""

    year: Annotated[int, "the year"]
    share: Annotated[Decimal, "the figure to the same month as a fraction of the year's total"]
    so_far: Annotated[FigureObject, "the figure to the same month"]
    total: Annotated[FigureObject, "the figure of the whole year"]


class LastYearObject(FigureObject):
    """The figure of the same period a year before, with the keys of a figure."""

    change: Annotated[Decimal | None, "the change on it as a fraction of it; null where it is zero"]


class ScenarioObject(TypedDict):
    """What would follow from what is supposed (show --growth, --value); never a status of the report."""

    growth: Annotated[Decimal | None, "the growth a year that is supposed, a fraction"]
    value: Annotated[Decimal | None, "the value that is supposed, in the unit"]
    at: Annotated[str | None, "the period of that value"]
    reached: Annotated[
        str | None,
        "the month in which the target would be reached; null where never, or where nothing can be said",
    ]
    met: Annotated[bool | None, "whether it would be reached by then; null where nothing can be said"]
    status: Annotated[StatusName | None, "the status that there would be; null where only the numbers follow"]
    reasons: Annotated[tuple[ReasonObject, ...], "why nothing follows"]
    numbers: Annotated[Mapping[str, Decimal | None], "what follows, by the names of the derivation's terms"]


class GrossObject(TypedDict):
    """A target of base + added − removed: the additions alone, with none or all of the removals done."""

    added: Annotated[Decimal | None, "what the plan adds, in the unit"]
    removed: Annotated[Decimal | None, "what the plan removes, in the unit"]
    share: Annotated[Decimal | None, "the share of the additions done, if nothing has been removed yet"]
    share_all_removed: Annotated[Decimal | None, "the share of the additions done, if all removals have been made"]
    pace_ratio: Annotated[Decimal | None, "share / elapsed"]
    pace_ratio_all_removed: Annotated[Decimal | None, "share_all_removed / elapsed"]


class InputObject(TypedDict):
    """A term that enters a formula."""

    term: Annotated[str, "the term's name"]
    value: Annotated[Decimal | None, "its number"]


class StepObject(TypedDict):
    """One line of a derivation."""

    term: Annotated[str, "what the line defines"]
    formula: Annotated[str, "the formula, its placeholders in braces"]
    inputs: Annotated[Mapping[str, InputObject], "for each placeholder the term that enters, and its number"]
    value: Annotated[Decimal | None, "the result; null where the formula is not defined for its inputs"]
    low: Annotated[Decimal | None, "the lowest result over the inputs' intervals"]
    high: Annotated[Decimal | None, "the highest result over the inputs' intervals"]


class DocumentObject(TypedDict):
    """What another document demands of the same indicator by the same date."""

    target: Annotated[str, "the other target's name"]
    plan: Annotated[str, "its plan's name"]
    target_value: Annotated[Decimal | None, "what it demands; null for a range"]
    target_low: Annotated[Decimal | None, "the least that it can stand for"]
    target_high: Annotated[Decimal | None, "the most that it can stand for"]
    statuses: Annotated[Statuses, "how it would stand: the status, then every other that is as possible"]


class ResultObject(TypedDict):
    """One target, or one watched indicator, judged."""

    plan: Annotated[str | None, "the plan's id; null for a watched indicator"]
    target: Annotated[str | None, "the target's id; null for a watched indicator"]
    indicator: Annotated[str, "the indicator's id"]
    status: Annotated[StatusName, "how the target stands"]
    borderline: Annotated[bool, "whether another status is as possible; see statuses"]
    reasons: Annotated[tuple[ReasonObject, ...], "why the status is what it is"]
    target_value: Annotated[
        Decimal | None,
        "what is demanded, in the unit; null for a plan that is only implied and where only bounds are set",
    ]
    target_low: Annotated[Decimal | None, "the lower end of what is demanded"]
    target_high: Annotated[Decimal | None, "the upper end of what is demanded"]
    due: Annotated[Date | None, "the last day of the target's period"]
    unit: Annotated[str, "the id of the indicator's unit, in which values, gaps and changes are given"]
    path: Annotated[Path | None, "how the way from base to target is drawn"]
    base: Annotated[BaseObject | None, "what the target is measured from; null where none is known"]
    actual: Annotated[FigureObject | None, "the figure that counts; null where there is none that may be compared"]
    gap: Annotated[Decimal | None, "actual − target, in the unit; percentage points for an average growth"]
    gap_to_path: Annotated[Decimal | None, "actual − expected, in the unit"]
    progress: Annotated[Decimal | None, "(actual − base) / (target − base), a fraction"]
    achievement_rate: Annotated[Decimal | None, "actual / target, a fraction"]
    elapsed: Annotated[
        Decimal | None, "the fraction of the time from base to due date that has gone at the figure's period"
    ]
    years_left: Annotated[Decimal | None, "years from the figure's period to the due date"]
    observed_rate: Annotated[Decimal | None, "compound growth per year from base to actual, a fraction"]
    required_rate: Annotated[Decimal | None, "compound growth per year from base to target, a fraction"]
    required_rate_from_now: Annotated[Decimal | None, "compound growth per year from actual to target, a fraction"]
    observed_change: Annotated[Decimal | None, "change per year from base to actual, in the unit"]
    required_change: Annotated[Decimal | None, "change per year from base to target, in the unit"]
    required_change_from_now: Annotated[Decimal | None, "change per year from actual to target, in the unit"]
    pace_ratio: Annotated[
        Decimal | None,
        "observed / required: of the changes on a linear path, of the rates on a geometric one; for a year's "
        "plan achievement_rate / elapsed; for a ceiling on a sum over years what is left a year / what was used a year",
    ]
    expected: Annotated[Decimal | None, "the path's value at the figure's period, in the unit"]
    lead_months: Annotated[Decimal | None, "months ahead of (+) or behind (−) the path"]
    projected: Annotated[
        Decimal | None, "the value at the due date if the observed rate or change goes on, in the unit"
    ]
    implied_plan: Annotated[
        IntervalObject | None,
        "the plan that follows from a printed percentage of it; null where the plan is stated",
    ]
    also_reported: Annotated[tuple[FigureObject, ...], "other prints of the same period"]
    not_compared: Annotated[
        tuple[NotComparedObject, ...],
        "figures of the same concept that may not be set against the target, the nearest first: three of them, all "
        "with check --all-refused and in show",
    ]
    not_compared_count: Annotated[Count, "how many figures of the same concept may not be set against the target"]
    method: Annotated[
        str | None,
        "the method that judged this result; null for a watched indicator, unless a method that judges "
        "growth alone was asked for",
    ]
    statuses: Annotated[Statuses, "the status, then every other that is as possible"]
    alternatives: Annotated[tuple[AlternativeObject, ...], "what another choice would have said"]
    gross: Annotated[GrossObject | None, "additions and removals read apart; null where the target is not made of both"]
    observed_per_month: Annotated[Decimal | None, "a year's plan: what each month so far brought, in the unit"]
    required_per_month_from_now: Annotated[
        Decimal | None, "a year's plan: what each remaining month must bring, in the unit"
    ]
    history: Annotated[
        tuple[FigureObject, ...],
        "the best print of every period that counts for the target, the oldest first; an average growth "
        "rests on all of them",
    ]
    verdict: Annotated[
        VerdictObject | None,
        "the answer of the method that judged; null where the target or the figure already decides",
    ]
    opinions: Annotated[tuple[OpinionObject, ...], "what the other methods asked for say, in their order"]
    disagreement: Annotated[bool, "whether one of them says another thing; on track, ahead and achieved count as one"]
    expected_share: Annotated[
        Decimal | None,
        "a year's plan: the share expected by now, the mean of the earlier years' shares; null where fewer "
        "than two are known",
    ]
    earlier_years: Annotated[
        tuple[EarlierYearObject, ...], "the earlier years that it is the mean of, the oldest first, three at most"
    ]
    last_year: Annotated[LastYearObject | None, "a year's plan: the figure of the same period a year before"]
    scenarios: Annotated[
        tuple[ScenarioObject, ...], "what would follow from what show was asked to suppose; empty in check"
    ]
    parts: Annotated[
        tuple[FigureObject, ...],
        "the figures that are added up to the actual one, by time, where no source prints their sum, else "
        "empty; the actual one then has the period of all of them, and stage, confidence and date of the "
        "least final, the least sure and the last of them",
    ]
    flags: Annotated[
        tuple[ReasonObject, ...],
        "what is to be known beside the status, none of which replaces it: closed, due, provisional, stale",
    ]
    same_as: Annotated[str | None, "the target of another document that decides for the same indicator and due date"]
    documents: Annotated[
        tuple[DocumentObject, ...],
        "what other documents demand of the same indicator by the same date, where this target decides",
    ]
    superseded: Annotated[bool, "whether another target, or the plan after its own, has taken its place"]
    beside: Annotated[BesideObject, "what is told beside the verdict"]
    paces: Annotated[PacesObject, "what is needed a year from the figure's date on, what was so far, and lately"]
    work: NotRequired[
        Annotated[
            tuple[StepObject, ...],
            "only in show: every line of the derivation, in order; the gross reading's lines come last",
        ]
    ]


class TargetCheckObject(TypedDict):
    """Targets held against each other; no actual figure enters."""

    kind: Annotated[
        str,
        "composition: base + added − removed = total; growth_between: the growth that two targets of one "
        "path imply; documents: two documents that set one target",
    ]
    targets: Annotated[tuple[str, ...], "the ids of the targets"]
    holds: Annotated[bool | None, "whether it holds; null where there is nothing to hold"]
    facts: Annotated[FactsObject, "the numbers of it"]


class NotIssuedObject(TypedDict):
    """A plan that did not exist yet."""

    plan: Annotated[str, "the plan's id"]
    issued: Annotated[Date, "the date from which it exists"]


class ResultCountsObject(StatusCountsObject):
    """How many results have each status; every status is there."""

    watched: Annotated[Count, "an indicator without a target"]


class _Targets(TypedDict):
    targets: Annotated[Count, "how many there are"]


class TargetCountsObject(_Targets, StatusCountsObject):
    """How many indicators with a due date have each status: one for all documents, none for a superseded target."""


class CheckOutput(TypedDict):
    """The output of `bgplan check --format json`.

    It grows by additions only; every key is always there, null where it does not apply.
    """

    schema: Annotated[Literal["bgplan.check/1"], "the contract's name and version"]
    as_of: Annotated[
        Date | None,
        "the date that the check is made for: only what was published by then is known; null where there is "
        "no figure and no date was asked for",
    ]
    newest_figure: Annotated[
        Date | None, "the newest date of publication among the known figures; null where there are none"
    ]
    method: Annotated[str, "the judging method asked for; of several the first, which gives the statuses"]
    summary: Annotated[
        ResultCountsObject, "how many results have each status, every record counted; every status is there"
    ]
    findings: Annotated[tuple[FindingObject, ...], "what is wrong in the data files, sorted by place"]
    results: Annotated[Iterator[ResultObject], "the targets in the order of the data, then the watched indicators"]
    territory: Annotated[BilingualObject, "the territory that the plan is for"]
    target_checks: Annotated[tuple[TargetCheckObject, ...], "targets held against each other"]
    not_issued: Annotated[tuple[NotIssuedObject, ...], "plans that did not exist yet on the date of the check"]
    unlisted: Annotated[Count, "how many other indicators without a target have figures"]
    methods: Annotated[tuple[str, ...], Keyword("minItems", 1), "the judging methods asked for, the deciding one first"]
    counts: Annotated[
        TargetCountsObject,
        "how many indicators with a due date have each status: one for all documents that set one target, "
        "none for a superseded one",
    ]

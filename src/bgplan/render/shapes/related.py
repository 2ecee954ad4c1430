"""The shapes of what is told beside a verdict: years of an average, growth of a plan, siblings, a member of a sum."""

from decimal import Decimal
from typing import Annotated, TypedDict

from bgplan.render.shapes.parts import Date, FigureObject, IndicatorFigureObject, IntervalObject, StatusName


class PaceObject(TypedDict):
    """A pace, and in what it is told."""

    kind: Annotated[
        str,
        "amount: in the unit a year (points of shares and growth); rate: growth a year, a fraction; average: of years "
        "not known yet, a fraction; monthly: in the unit a month; allowance, monthly_allowance: what a ceiling leaves",
    ]
    value: Annotated[Decimal, "the pace"]


class NeededObject(PaceObject):
    """What is needed from the figure's date on."""

    since: Annotated[Date, "the day from which on"]
    rate: Annotated[Decimal | None, "the same as growth a year, a fraction; null where that is not defined"]
    years: Annotated[Decimal | None, "of an average, over how many years"]


class RecentObject(PaceObject):
    """The pace between the last sure figure that is a year or more older and the one that counts."""

    since: Annotated[FigureObject, "that figure"]
    years: Annotated[Decimal, "how many years lie between the two"]


class PacesObject(TypedDict):
    """What is needed, how it went so far, and lately, all told in the same way."""

    needed: Annotated[NeededObject | None, "null where nothing is needed any more, or nothing can be said"]
    so_far: Annotated[PaceObject | None, "since the base, or since the year began"]
    recent: Annotated[RecentObject | None, "null where no sure figure after the base is a year older"]


class YearObject(TypedDict):
    """One year of a series."""

    year: Annotated[int, "the year"]
    figure: Annotated[FigureObject | None, "its figure; null where nobody printed one"]
    also_reported: Annotated[tuple[FigureObject, ...], "the other prints of the year"]


class IfMissingObject(TypedDict):
    """If the missing years averaged so much."""

    missing: Annotated[Decimal, "what they averaged, a fraction"]
    rest: Annotated[Decimal | None, "what the years to come must then average"]


class AverageObject(TypedDict):
    """How a yearly growth went over a target's years so far."""

    indicator: Annotated[str, "the series"]
    years: Annotated[tuple[YearObject, ...], "the years up to the latest with a figure"]
    known_years: Annotated[tuple[int, ...], "the years with a figure"]
    missing_years: Annotated[tuple[int, ...], "the years up to the latest figure that have none"]
    known_rate: Annotated[Decimal | None, "what the known years averaged, a fraction"]
    required_rate_of_missing: Annotated[Decimal | None, "what the missing years must have averaged to be on the path"]
    required_rate_of_unknown: Annotated[
        Decimal | None, "what all years without a figure, past and to come, must average"
    ]
    if_missing: Annotated[
        tuple[IfMissingObject, ...],
        "what is left to the years to come if the missing ones averaged some round numbers",
    ]


class _LegOfPlan(TypedDict):
    since: Annotated[str | None, "the target before; null for the base"]
    target: Annotated[str, "the target"]
    start: Annotated[int, "from the end of this year"]
    end: Annotated[int, "to the end of this"]
    rate: Annotated[Decimal, "the growth a year, a fraction"]


class LegObject(_LegOfPlan, IntervalObject):
    """The growth a year that leads to a target."""


class IndexObject(TypedDict):
    """An index of the same production: its growth."""

    indicator: Annotated[str, "the series"]
    years: Annotated[tuple[YearObject, ...], "the plan's years up to the latest with a figure"]
    part: Annotated[FigureObject | None, "the latest part of a year after these"]


class _BaseOfPlan(TypedDict):
    growth: Annotated[str, "the plan's growth target"]
    level: Annotated[str, "the target at the end of its years"]
    year: Annotated[int, "the year of the base"]
    base: Annotated[Decimal, "the base, in the unit"]


class PlanGrowthObject(_BaseOfPlan, IntervalObject):
    """The base that a plan's own level and growth imply; nothing is judged by it."""

    legs: Annotated[
        tuple[LegObject, ...], "the growth from the base to the first target, and from each target to the next"
    ]
    indices: Annotated[tuple[IndexObject, ...], "the published growth of indices of the same"]


class _TargetOfFigure(TypedDict):
    target: Annotated[str, "the target's id"]


class SiblingObject(_TargetOfFigure, IndicatorFigureObject):
    """A target of the same things, with the figure that counts for it."""


class _Member(TypedDict):
    identity: Annotated[str, "the sum"]
    is_total: Annotated[bool, "whether the indicator is the total of the sum"]
    period: Annotated[str, "the newest period of the figures"]
    value: Annotated[Decimal, "what follows, in the indicator's unit"]


class MemberOfSumObject(_Member, IntervalObject):
    """A member of a sum that follows from the others; never the figure."""

    figures: Annotated[tuple[IndicatorFigureObject, ...], "the other members: the total first, or all parts"]
    statuses: Annotated[
        tuple[StatusName, ...],
        "the status that there would be, then every other as possible; empty where none follows",
    ]
    lead_months: Annotated[Decimal | None, "the months ahead (+) or behind (−) that there would be"]


class _StatusByFigure(TypedDict):
    status: Annotated[StatusName, "the status by that figure"]


class HigherConfidenceObject(_StatusByFigure, FigureObject):
    """The figure of higher confidence with the status by it."""


class BesideObject(TypedDict):
    """What is told beside a verdict and never instead of it; no status follows from any of it."""

    average: Annotated[AverageObject | None, "an average growth: the target's own years; null without any"]
    neighbours: Annotated[tuple[AverageObject, ...], "like growth of other industries, set against the same target"]
    plan_growth: Annotated[
        PlanGrowthObject | None, "a level without a base: what the plan's own level and growth imply"
    ]
    siblings: Annotated[
        tuple[SiblingObject, ...], "targets of the same things, plan and due date whose figure is of another date"
    ]
    member_of_sum: Annotated[
        MemberOfSumObject | None,
        "what follows for the indicator from the other members of a sum, newer than its own figure",
    ]
    higher_confidence: Annotated[
        HigherConfidenceObject | None, "the best figure of higher confidence, where it gives another status"
    ]

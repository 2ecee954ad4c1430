"""The shapes of what ``list`` writes: plans, targets, indicators and sources."""

from typing import Annotated, Literal, TypedDict

from bgplan.core.vocabulary import Measure
from bgplan.render.shapes.parts import (
    AmountObject,
    BilingualObject,
    Count,
    Date,
    FigureObject,
    FindingObject,
    SourceObject,
)


class ListedPlanObject(TypedDict):
    """A plan."""

    plan: Annotated[str, "the plan's id"]
    name: Annotated[BilingualObject, "its name"]
    main: Annotated[bool, "whether it is the one that is looked at first"]
    start: Annotated[Date, "the first day of its period"]
    end: Annotated[Date, "the last day of its period"]
    issued: Annotated[Date | None, "the day on which it was issued; null where that is not known"]
    superseded_by: Annotated[str | None, "the plan that has taken its place"]
    lead: Annotated[BilingualObject | None, "the agency in charge"]
    targets: Annotated[Count, "how many targets it sets"]


class ListedTargetObject(AmountObject):
    """A target, with what it demands."""

    target: Annotated[str, "the target's id"]
    plan: Annotated[str, "its plan's id"]
    indicator: Annotated[str, "its indicator's id"]
    name: Annotated[BilingualObject, "the indicator's short name"]
    due: Annotated[Date, "when it is due"]
    unit: Annotated[str, "the unit's id"]


class ListedIndicatorObject(TypedDict):
    """An indicator, with its last figure."""

    indicator: Annotated[str, "the indicator's id"]
    name: Annotated[BilingualObject, "its name"]
    label: Annotated[BilingualObject, "its short name"]
    unit: Annotated[str, "the unit's id"]
    measure: Annotated[Measure, "what it measures"]
    lead: Annotated[BilingualObject | None, "the agency in charge"]
    last: Annotated[FigureObject | None, "its last figure; null where none is known"]


class ListOutput(TypedDict):
    """The output of `bgplan list --format json`.

    It grows by additions only; every key is always there, null where it does not apply.
    """

    schema: Annotated[Literal["bgplan.list/1"], "the contract's name and version"]
    as_of: Annotated[Date, "only figures that were published by then are in it"]
    territory: Annotated[BilingualObject, "the territory that the data are about"]
    plans: Annotated[tuple[ListedPlanObject, ...], "the plans"]
    targets: Annotated[tuple[ListedTargetObject, ...], "the targets"]
    indicators: Annotated[tuple[ListedIndicatorObject, ...], "the indicators"]
    sources: Annotated[tuple[SourceObject, ...], "the sources"]
    findings: Annotated[tuple[FindingObject, ...], "what is wrong in the data files, sorted by place"]

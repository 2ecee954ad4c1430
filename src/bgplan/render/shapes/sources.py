"""The shapes of what ``sources`` writes: what rests on each source, and what lacks."""

from typing import Annotated, Literal, TypedDict

from bgplan.core.sources import Gap, SourceRole
from bgplan.render.shapes.parts import (
    BilingualObject,
    Count,
    Date,
    FindingObject,
    IndicatorFigureObject,
    SourceObject,
)


class FigureCountObject(TypedDict):
    """How many figures of an indicator."""

    indicator: Annotated[str, "the indicator's id"]
    count: Annotated[Count, "how many"]


class TargetRoleObject(TypedDict):
    """What a source gives of a target."""

    target: Annotated[str, "the target's id"]
    role: Annotated[
        SourceRole, "target: its value; base; part: of its composition; actual: the figure that it is judged by"
    ]


class SourceUseObject(SourceObject):
    """A source, and what rests on it."""

    count: Annotated[Count, "how many figures it has, those withdrawn too"]
    figures: Annotated[tuple[FigureCountObject, ...], "of which indicators"]
    targets: Annotated[tuple[TargetRoleObject, ...], "of which targets it gives what"]


class SingleSourceObject(IndicatorFigureObject):
    """A figure on which one source of low confidence speaks alone."""

    targets: Annotated[tuple[str, ...], "the targets that are judged by it"]


class MissingObject(TypedDict):
    """Something that lacks."""

    lack: Annotated[
        Gap,
        "no_date, no_title, no_address: of a source; did_not_arrive, no_figure: of an indicator; no_actual, "
        "not_comparable: of a target",
    ]
    name: Annotated[str, "the id of the source, indicator or target"]
    periods: Annotated[tuple[str, ...], "the periods whose figure did not arrive"]


class SourcesOutput(TypedDict):
    """The output of `bgplan sources --format json`, with and without --missing.

    It grows by additions only; every key is always there, null where it does not apply.
    """

    schema: Annotated[Literal["bgplan.sources/1"], "the contract's name and version"]
    as_of: Annotated[Date, "only what was published by then is in it"]
    territory: Annotated[BilingualObject, "the territory that the data are about"]
    sources: Annotated[tuple[SourceUseObject, ...], "every source that something rests on, in the order of the files"]
    alone: Annotated[tuple[SingleSourceObject, ...], "figures that one source of low confidence says and nobody else"]
    missing: Annotated[tuple[MissingObject, ...], "what lacks"]
    findings: Annotated[tuple[FindingObject, ...], "what is wrong in the data files, sorted by place"]

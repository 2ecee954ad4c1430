"""The shapes of what ``history`` writes: the periods of one indicator, and everything that was said of each."""

from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from bgplan.core.series import Relation
from bgplan.core.vocabulary import Comparator, Direction
from bgplan.render.shapes.parts import (
    BilingualObject,
    ChangeObject,
    Count,
    Date,
    FigureObject,
    FindingObject,
    IndicatorObject,
    SourceObject,
    one_of,
)


class _Relation(TypedDict):
    relation: Annotated[
        Relation,
        "revision: a later stage, or the same publisher later; disagreement: another publisher at the same "
        "stage; contradiction: one publisher at one time",
    ]
    direction: Annotated[Direction, one_of("up", "down"), "which way the number went"]


_Before = TypedDict("_Before", {"from": Annotated[Decimal | None, "the number before"]})  # a word of Python's own


class RevisionObject(_Relation, _Before):
    """How a print differs from the one before it."""

    published: Annotated[Date, "when that was published"]
    source: Annotated[str, "the source of that"]


class PrintObject(FigureObject):
    """A figure as one source published it, and its standing among the others."""

    round: Annotated[int | None, "which estimate it is, where there are several"]
    counts: Annotated[bool, "whether it is the one that counts"]
    move: Annotated[
        RevisionObject | None, "how it differs from what was last said; null where it can be the same number"
    ]
    withdrawn: Annotated[BilingualObject | None, "why its publisher withdrew it"]
    misprint: Annotated[BilingualObject | None, "what is wrong with the print, where the value mends it"]
    note: Annotated[BilingualObject | None, "the note of the data"]
    price_basis: Annotated[str | None, "the prices that the source itself names"]
    comparator: Annotated[Comparator | None, "what the source itself says it compares with"]
    coverage: Annotated[str | None, "what the source itself says it covers"]


class EntryObject(TypedDict):
    """One period."""

    period: Annotated[str, "the period in SDMX notation"]
    start: Annotated[Date, "its first day"]
    end: Annotated[Date, "its last day"]
    figure: Annotated[FigureObject | None, "the figure that counts; null where all were withdrawn"]
    change: Annotated[
        ChangeObject | None,
        "the change on the same period a year before; null where it is not known or cannot be compared",
    ]
    prints: Annotated[tuple[PrintObject, ...], "everything that was said of it, in the order of publication"]
    printed_growth: Annotated[
        FigureObject | None,
        "the growth on the same period a year before as a source prints it, in percent; null where none does",
    ]


class CurveObject(TypedDict):
    """Figures of like periods."""

    kind: Annotated[
        str,
        one_of("year_ends", "years", "quarters", "months", "same", "each"),
        "year_ends: the last figure of each year; years; quarters; months; same: one stretch of each year; "
        "each: one after the other",
    ]
    first: Annotated[str, "its first period"]
    last: Annotated[str, "its last period"]
    points: Annotated[tuple[Decimal | None, ...], "the figures, null where there is none"]


class _Name(TypedDict):
    indicator: Annotated[str, "the indicator's id"]


class RelatedObject(_Name, IndicatorObject):
    """Another indicator of the concept."""

    differs: Annotated[
        tuple[
            Annotated[str, one_of("unit", "measure", "price_basis", "comparator", "coverage", "industry", "whole")],
            ...,
        ],
        "in which attributes it differs",
    ]
    figures: Annotated[Count, "how many figures of it are known"]


class _HistoryHead(TypedDict):
    schema: Annotated[Literal["bgplan.history/1"], "the contract's name and version"]
    as_of: Annotated[Date, "only what was published by then is in it"]
    territory: Annotated[BilingualObject, "the territory that the data are about"]


class HistoryOutput(_HistoryHead, _Name, IndicatorObject):
    """The output of `bgplan history --format json`.

    It grows by additions only; every key is always there, null where it does not apply.
    """

    entries: Annotated[tuple[EntryObject, ...], "the periods, in the order of their ends"]
    curves: Annotated[tuple[CurveObject, ...], "like periods on an even grid of time"]
    publications: Annotated[tuple[Date, ...], "the days on which something was said of it"]
    sources: Annotated[tuple[SourceObject, ...], "the sources, in the order in which they first speak"]
    see_also: Annotated[
        tuple[RelatedObject, ...], "the other indicators of the concept, which are never one series with this one"
    ]
    findings: Annotated[tuple[FindingObject, ...], "what is wrong in the data files, sorted by place"]

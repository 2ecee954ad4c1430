"""The shapes that several reports share: texts, intervals, figures, findings, reasons, sources, indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, TypeAlias, TypedDict

from bgplan.core.findings import Severity
from bgplan.core.methods import Status
from bgplan.core.vocabulary import Comparator, Confidence, Lang, Measure, Stage


@dataclass(frozen=True, slots=True)
class Named:
    """The name and the description under which the schemas define a type that is no object of its own."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword of JSON Schema that the type alone does not say."""

    name: str
    value: object


def one_of(*values: str) -> Keyword:
    """Return that a text is one of these; where core has an enumeration, that stands as the type instead."""
    return Keyword("enum", values)


Count: TypeAlias = Annotated[int, Keyword("minimum", 0)]
Date: TypeAlias = Annotated[str, Keyword("format", "date")]
Code: TypeAlias = Annotated[str, Keyword("pattern", "^BG[0-9]{3}$")]

StatusName: TypeAlias = Annotated[
    Status,
    Named(
        "status",
        "How a target stands: missed: due date passed, the target not reached; moving_away: moving away from the "
        "target; off_track: far behind the path; slow: behind the path; on_track: on the path; ahead: ahead of the "
        "path; achieved: the target is reached; not_comparable: figures exist, but none that may be set against the "
        "target; no_data: no figure yet; not_assessable: a figure exists, but nothing can be said yet; watched: an "
        "indicator without a target.",
    ),
]
Statuses: TypeAlias = Annotated[tuple[StatusName, ...], Keyword("minItems", 1)]
"""A status, then every other that is as possible."""


class BilingualObject(TypedDict):
    """A text of the data in both languages."""

    vi: Annotated[str, "in Vietnamese"]
    en: Annotated[str, "in English"]


class IntervalObject(TypedDict):
    """All numbers from low to high, both included."""

    low: Annotated[Decimal, "the lowest"]
    high: Annotated[Decimal, "the highest"]


class EndsObject(TypedDict):
    """What a derived number can be; null where it is not known how far."""

    low: Annotated[Decimal | None, "the lowest that it can be"]
    high: Annotated[Decimal | None, "the highest that it can be"]


FactValue: TypeAlias = Annotated[
    str | Decimal | int | bool | IntervalObject | BilingualObject | tuple["FactValue", ...] | None,
    Named("fact", "One fact."),
]
FactsObject: TypeAlias = Annotated[
    Mapping[str, FactValue],
    Named(
        "facts",
        "Facts by name, each written by its type: numbers, dates and periods and codes as text, intervals as "
        "{low, high}, texts of the data as {vi, en}, several as a list.",
    ),
]


class PlaceObject(TypedDict):
    """A place in the data files."""

    file: Annotated[str, "the file"]
    line: Annotated[int | None, "the line, from 1; null where the whole file is meant"]
    column: Annotated[int | None, "the column in code points, from 1"]


class _RuleOfFinding(TypedDict):
    code: Annotated[Code, "the rule's code"]
    severity: Annotated[Severity, "an error fails the run, a warning does under --strict"]


class FindingObject(_RuleOfFinding, PlaceObject):
    """One problem in the data files."""

    subject: Annotated[str, "what it is about, in a form that an acknowledgement can name; empty where there is none"]
    text: Annotated[str, "what is wrong, in the language asked for"]
    help: Annotated[tuple[str, ...], "what to do about it, in the language asked for"]
    facts: Annotated[FactsObject, "what the finding rests on"]
    related: Annotated[tuple[PlaceObject, ...], "the other places involved"]
    acknowledged: Annotated[
        BilingualObject | None, "the reason why it stands, where it is acknowledged; it then no longer counts"
    ]


class ReasonObject(TypedDict):
    """A code and the facts it rests on."""

    code: Annotated[str, "the reason's code"]
    facts: Annotated[FactsObject, "its facts"]


class AmountObject(TypedDict):
    """A figure of the files and what its print can stand for."""

    value: Annotated[
        Decimal | None,
        "the value in the indicator's unit; null where only bounds are known (the middle of the bounds is "
        "then computed with)",
    ]
    low: Annotated[Decimal | None, "the lowest number that the figure can stand for"]
    high: Annotated[Decimal | None, "the highest number that the figure can stand for"]


class _PlanOfShare(TypedDict):
    plan: Annotated[str, "the plan's id"]


class ShareOfPlanObject(_PlanOfShare):
    """A figure's percentage of an annual plan."""

    value: Annotated[Decimal | None, "the percentage, 80.12 for 80.12 %"]
    low: Annotated[Decimal | None, "the lowest that its digits can stand for"]
    high: Annotated[Decimal | None, "the highest that its digits can stand for"]
    printed: Annotated[str | None, "as printed"]


class FigureObject(AmountObject):
    """A figure of one indicator and period, as one source published it."""

    period: Annotated[
        str,
        "the period in SDMX notation: 2023, 2023-Q3, 2023-08, 2023-08-22, 2023-01-01/P8M, 2021/2030",
    ]
    stage: Annotated[
        Stage | None,
        "SDMX OBS_STATUS: E estimate, P provisional, A final, F forecast; null where the source does not say",
    ]
    published: Annotated[Date, "date of publication"]
    source: Annotated[str, "the source's id"]
    published_inferred: Annotated[bool, "whether the date of publication is inferred"]
    printed: Annotated[str | None, "the figure as printed"]
    approximate: Annotated[bool | None, 'whether the print says "about"; null where there is no figure of its own']
    confidence: Annotated[Confidence, "how far the source can be trusted for this figure"]
    share_of_plan: Annotated[ShareOfPlanObject | None, "the percentage of a year's plan printed beside the figure"]


class _Indicator(TypedDict):
    indicator: Annotated[str, "the id of the figure's own indicator"]
    unit: Annotated[str, "the id of its unit"]


class IndicatorFigureObject(_Indicator, FigureObject):
    """A figure with the indicator that it is of."""


class ClosedObject(TypedDict):
    """The end of a series."""

    on: Annotated[Date, "its last day"]
    why: Annotated[BilingualObject, "why it ends"]


class IndicatorObject(TypedDict):
    """What makes a series: all in which indicators of one concept can differ."""

    name: Annotated[BilingualObject, "its name"]
    concept: Annotated[str, "the concept that it measures"]
    unit: Annotated[str, "the id of its unit"]
    measure: Annotated[Measure, "what it measures"]
    price_basis: Annotated[
        str | None, "the prices that it is in: constant-YYYY, current, not-stated; null where prices play no part"
    ]
    comparator: Annotated[Comparator | None, "what a growth compares with"]
    coverage: Annotated[str, "what is counted: an id of coverages"]
    industry: Annotated[str | None, "the id of the industry"]
    whole: Annotated[BilingualObject | None, "what a share is a share of"]
    closed: Annotated[ClosedObject | None, "where the series ends, and why"]
    note: Annotated[BilingualObject | None, "the note of the data"]


class SourceObject(TypedDict):
    """A source as it could be cited on the date."""

    source: Annotated[str, "the source's id"]
    publisher: Annotated[str, "who published"]
    title: Annotated[str | None, "the title"]
    document: Annotated[str | None, "the document's number"]
    published: Annotated[str | None, "a day, a month or a year; null where the source has no date, or had none by then"]
    published_inferred: Annotated[bool, "whether that date is concluded"]
    url: Annotated[str | None, "the address"]
    lang: Annotated[Lang, "the language of its numbers"]
    reprints: Annotated[str | None, "the source that it has its figures from"]
    note: Annotated[BilingualObject | None, "the note of the data"]


class ChangeObject(TypedDict):
    """The change on the same period a year before."""

    kind: Annotated[
        str,
        one_of("rate", "difference"),
        "rate: a fraction of the earlier figure; difference: in the unit, points or places",
    ]
    value: Annotated[Decimal, "the change"]
    low: Annotated[Decimal, "the lowest that the two prints can stand for"]
    high: Annotated[Decimal, "the highest"]
    on: Annotated[FigureObject, "the figure of the year before"]


class StatusCountsObject(TypedDict):
    """How many targets have each status."""

    missed: Annotated[Count, "due date passed, the target not reached"]
    moving_away: Annotated[Count, "moving away from the target"]
    off_track: Annotated[Count, "far behind the path"]
    slow: Annotated[Count, "behind the path"]
    on_track: Annotated[Count, "on the path"]
    ahead: Annotated[Count, "ahead of the path"]
    achieved: Annotated[Count, "the target is reached"]
    not_comparable: Annotated[Count, "figures exist, but none that may be set against the target"]
    no_data: Annotated[Count, "no figure yet"]
    not_assessable: Annotated[Count, "a figure exists, but nothing can be said yet"]

"""The shapes of what ``summary`` writes: the month's report, its rows with what is known beside each result."""

from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from bgplan.render.shapes.check import ResultObject
from bgplan.render.shapes.diff import ChangesObject
from bgplan.render.shapes.parts import (
    BilingualObject,
    ChangeObject,
    Count,
    Date,
    EndsObject,
    FactsObject,
    FigureObject,
    FindingObject,
    SourceObject,
    StatusCountsObject,
    one_of,
)


class _Value(TypedDict):
    value: Annotated[Decimal, "the number"]


class EstimateObject(_Value, EndsObject):
    """A derived number and everything that it can be."""


class _Period(TypedDict):
    period: Annotated[str, "the period, in SDMX notation"]


class MonthValueObject(_Period, EstimateObject):
    """What one month brought by itself, or a level that stood within it."""

    derived: Annotated[bool, "whether it is the difference of two cumulative figures"]
    figure: Annotated[FigureObject, "the print, or the later of the two figures"]
    less: Annotated[FigureObject | None, "the earlier figure that was taken off"]


class _Kind(TypedDict):
    kind: Annotated[str, one_of("rate", "difference"), "`rate`, a fraction of it; `difference`, in the unit"]


class MonthChangeObject(_Kind, EstimateObject):
    """A change on the month before."""


class PreviousMonthObject(TypedDict):
    """The figure of the month before."""

    figure: Annotated[MonthValueObject, "the figure"]
    change: Annotated[MonthChangeObject | None, "how the later one differs from it"]


class WholeYearObject(TypedDict):
    """What the whole year may come to."""

    year: Annotated[int, "the year"]
    basis: Annotated[
        str,
        one_of("printed", "earlier_years", "months"),
        "`printed` by a source; by the share that `earlier_years` had done by then; by the `months` that have gone",
    ]
    indicative: Annotated[bool, "whether only the months gone speak for it"]
    amount: Annotated[EstimateObject | None, "the estimate, in the unit"]
    share_of_plan: Annotated[EstimateObject | None, "the estimate over the plan, a fraction"]
    figure: Annotated[FigureObject | None, "the print, where a source estimates it"]


class PerMonthObject(TypedDict):
    """What each month left must bring."""

    required: Annotated[EstimateObject, "each month left, in the unit"]
    observed: Annotated[EstimateObject, "each month so far"]
    months_left: Annotated[Decimal, "how many months are left"]


class BlankObject(TypedDict):
    """Why a column is blank."""

    column: Annotated[
        str,
        one_of(
            *("lead", "against_plan", "last_year", "month", "previous_month", "whole_year", "likely_share"),
            "per_month",
        ),
        "the column",
    ]
    code: Annotated[
        str,
        one_of(
            *("average", "ceiling", "falls", "level", "no_figure", "no_last_year", "no_lead", "no_month_before"),
            *("no_month_figure", "no_plan", "no_plan_share", "no_sum", "no_value", "no_year_plan", "not_above_zero"),
            *("not_of_kind", "plan_done", "year_known", "year_over"),
        ),
        "the reason",
    ]
    facts: Annotated[FactsObject, "what it rests on"]


class RowObject(TypedDict):
    """One target, or one watched indicator."""

    result: Annotated[ResultObject, "the result, as `bgplan check` writes it"]
    new: Annotated[bool, "whether the figure was published within the month"]
    lead: Annotated[BilingualObject | None, "the agency that answers"]
    against_plan: Annotated[EstimateObject | None, "the figure over the plan, a fraction"]
    printed_growth: Annotated[
        FigureObject | None, "the growth on the same period of last year as a source prints it, in percent"
    ]
    last_year: Annotated[ChangeObject | None, "the change on last year's figure of the same period"]
    month: Annotated[MonthValueObject | None, "what the month brought in which the figure ends"]
    previous_month: Annotated[PreviousMonthObject | None, "the month before that one"]
    whole_year: Annotated[WholeYearObject | None, "what the whole year may come to"]
    per_month: Annotated[PerMonthObject | None, "what each month left must bring"]
    blanks: Annotated[tuple[BlankObject, ...], "why columns are blank"]


class CourseObject(TypedDict):
    """What the month and the year to date brought of one indicator."""

    indicator: Annotated[str, "the indicator"]
    target: Annotated[str | None, "the target of the year's plan that is judged by the same figure"]
    new: Annotated[bool, "whether the figure was published within the month"]
    so_far: Annotated[FigureObject | None, "the sum since the year began; of a growth null"]
    month: Annotated[MonthValueObject | None, "what the month brought in which that ends"]
    previous_month: Annotated[PreviousMonthObject | None, "the month before that one, as it was told last"]
    month_growth: Annotated[FigureObject | None, "the month's growth on that of last year as a source prints it"]
    month_on_year: Annotated[ChangeObject | None, "the change of the month by two figures"]
    growth: Annotated[FigureObject | None, "the growth of the year to date as a source prints it"]
    on_year: Annotated[ChangeObject | None, "the change of the year to date by two figures"]
    whole_year: Annotated[WholeYearObject | None, "what the whole year may come to"]


class AwaitedObject(TypedDict):
    """An indicator whose figures did not arrive."""

    indicator: Annotated[str, "the indicator"]
    periods: Annotated[tuple[str, ...], "the periods without a figure"]


class MonthNoteObject(TypedDict):
    """The note of the month."""

    file: Annotated[str, "its file, in the data folder"]
    text: Annotated[str, "what it says"]


class ReportCountsObject(TypedDict):
    """Of the targets in the tables."""

    targets: Annotated[Count, "how many there are"]
    judged: Annotated[Count, "that can be judged"]
    achieved: Annotated[Count, "that are achieved"]
    exceeded: Annotated[Count, "of these, exceeded"]
    hard: Annotated[Count, "off track or moving away"]
    missed: Annotated[Count, "that are missed"]


class SummaryOutput(TypedDict):
    """The output of `bgplan summary --format json`.

    It grows by additions only; every key is always there, null where it does not apply.
    """

    schema: Annotated[Literal["bgplan.summary/1"], "the contract's name and version"]
    month: Annotated[str, "the month that is reported"]
    against: Annotated[str, "the earlier month that changes are counted from"]
    as_of: Annotated[Date, "the month's last day"]
    newest_figure: Annotated[Date | None, "the newest date of publication known by then"]
    territory: Annotated[BilingualObject, "the territory"]
    methods: Annotated[tuple[str, ...], "the judging methods asked for, the deciding one first"]
    has_news: Annotated[bool, "whether anything changed since the earlier month"]
    has_new_figures: Annotated[bool, "whether any figure was published, revised or lost since"]
    counts: Annotated[ReportCountsObject, "of the targets in the tables"]
    statuses: Annotated[StatusCountsObject, "how often each status occurs"]
    worst: Annotated[str | None, "the target that is worst, null where none is behind"]
    best: Annotated[str | None, "the target that is best, null where all are behind"]
    rows: Annotated[tuple[RowObject, ...], "the targets by plan and due date, then the watched indicators"]
    ended: Annotated[tuple[str, ...], "the targets left out: their time was over, and nothing is new"]
    awaited: Annotated[tuple[AwaitedObject, ...], "what was due and did not arrive"]
    overdue: Annotated[tuple[str, ...], "the targets whose due date has passed without the figure"]
    changes: Annotated[ChangesObject, "what changed since"]
    sources: Annotated[tuple[SourceObject, ...], "the sources that the report rests on"]
    asked: Annotated[tuple[str, ...], "the targets off track, of which causes are asked"]
    course: Annotated[tuple[CourseObject, ...], "the month and the year to date, an index of production first"]
    slowed: Annotated[tuple[str, ...], "the targets that stand well and have lately gone slower than they need"]
    unwritten: Annotated[tuple[str, ...], "the parts that the note of the month lacks: causes, measures, tasks"]
    unexplained: Annotated[tuple[str, ...], "those of `asked` that the note says nothing of"]
    note: Annotated[MonthNoteObject | None, "the note of the month"]
    findings: Annotated[
        tuple[FindingObject, ...], "what is wrong in the data files, of the whole folder whatever the month"
    ]

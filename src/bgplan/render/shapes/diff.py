"""The shapes of what ``diff`` writes: what changed between two dates, and why."""

from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from bgplan.render.shapes.parts import (
    AmountObject,
    BilingualObject,
    ClosedObject,
    Date,
    FactsObject,
    FigureObject,
    FindingObject,
    IndicatorFigureObject,
    ReasonObject,
    Statuses,
    StatusName,
    one_of,
)


class MoveObject(TypedDict):
    """By how much one print differs from another, where the two cannot stand for one number."""

    before: Annotated[AmountObject, "the earlier print, or the one that counts"]
    after: Annotated[AmountObject, "the later print, or the one that does not count"]
    change: Annotated[
        Decimal, "after − before, in the unit; points of a printed share of plan where there is no other figure"
    ]
    low: Annotated[Decimal, "the least that the change can be"]
    high: Annotated[Decimal, "the most that the change can be"]
    relative: Annotated[
        Decimal | None,
        "the change as a fraction of the earlier figure; null for growth, shares, ranks and shares of plan",
    ]


class RevisedObject(TypedDict):
    """A later stage, or a later print of the same publisher, in the place of the print before."""

    before: Annotated[IndicatorFigureObject, "the print that counted"]
    after: Annotated[IndicatorFigureObject, "the print that counts"]
    move: Annotated[
        MoveObject | None, "by how much; null where the two can stand for one number, or one of them has none"
    ]


class LostObject(TypedDict):
    """A print that counts no longer."""

    figure: Annotated[IndicatorFigureObject, "the print"]
    how: Annotated[
        str,
        one_of("withdrawn", "displaced"),
        "withdrawn by its publisher, or displaced by a better print of another",
    ]
    withdrawn_on: Annotated[Date | None, "the day on which it was withdrawn"]
    reason: Annotated[BilingualObject | None, "why it was withdrawn"]
    by: Annotated[IndicatorFigureObject | None, "the print that counts now; null where none is left"]
    move: Annotated[
        MoveObject | None, "by how much; null where the two can stand for one number, or one of them has none"
    ]


class NotCountedObject(TypedDict):
    """A new print that does not count."""

    figure: Annotated[IndicatorFigureObject, "the print"]
    counts: Annotated[IndicatorFigureObject, "the print that counts"]
    move: Annotated[
        MoveObject | None,
        "by how much it differs from the print that counts; null where the two can stand for one number, or "
        "one of them has none",
    ]


class PlanChangeObject(TypedDict):
    """A plan that is new, has ended or was superseded."""

    plan: Annotated[str, "the plan's id"]
    how: Annotated[str, one_of("new", "ended", "superseded"), "what happened"]
    on: Annotated[Date, "when"]
    by: Annotated[str | None, "the plan that superseded it"]


class TargetChangeObject(TypedDict):
    """A target that is new, due or was superseded."""

    target: Annotated[str, "the target's id"]
    how: Annotated[str, one_of("new", "due", "superseded"), "what happened"]
    on: Annotated[Date, "when"]
    by: Annotated[str | None, "the target that superseded it"]


class _Ended(TypedDict):
    indicator: Annotated[str, "the indicator's id"]


class ClosedSeriesObject(_Ended, ClosedObject):
    """A series that came to its end."""


class CauseObject(TypedDict):
    """Why a status is another one."""

    code: Annotated[
        str,
        one_of(
            *("new_figure", "revised_figure", "confirmed_figure", "lost_figure", "earlier_figure", "refused_figure"),
            *("base_known", "parts_known", "new_plan", "new_target", "series_closed", "time_passed"),
        ),
        "the cause",
    ]
    figure: Annotated[IndicatorFigureObject | None, "the figure that entered"]
    before: Annotated[IndicatorFigureObject | None, "the figure that it stands in place of"]
    facts: Annotated[FactsObject, "what else it rests on"]


class StandingObject(TypedDict):
    """How a target stood on one of the dates."""

    status: Annotated[StatusName, "how the target stands"]
    statuses: Annotated[Statuses, "the status, then every other that is as possible"]
    reasons: Annotated[tuple[ReasonObject, ...], "why the status is what it is"]
    actual: Annotated[FigureObject | None, "the figure that counted; null where there was none"]
    gap: Annotated[Decimal | None, "actual − target, in the unit; percentage points for an average growth"]
    gap_to_path: Annotated[Decimal | None, "actual − expected, in the unit"]
    progress: Annotated[Decimal | None, "(actual − base) / (target − base), a fraction"]
    achievement_rate: Annotated[Decimal | None, "actual / target, a fraction"]
    pace_ratio: Annotated[
        Decimal | None,
        "observed / required: of the changes on a linear path, of the rates on a geometric one; for a year's "
        "plan achievement_rate / elapsed",
    ]
    expected: Annotated[Decimal | None, "the path's value at the figure's period, in the unit"]
    lead_months: Annotated[Decimal | None, "months ahead of (+) or behind (−) the path"]
    projected: Annotated[
        Decimal | None, "the value at the due date if the observed rate or change goes on, in the unit"
    ]


class StatusChangeObject(TypedDict):
    """A target whose status is another one, or that is new."""

    target: Annotated[str, "the target's id"]
    plan: Annotated[str | None, "its plan's id"]
    indicator: Annotated[str, "its indicator's id"]
    before: Annotated[StandingObject | None, "how it stood; null for a new target"]
    after: Annotated[StandingObject, "how it stands"]
    causes: Annotated[tuple[CauseObject, ...], "why it changed"]


_From = TypedDict(  # a word of Python's own
    "_From", {"from": Annotated[Date, "the earlier date: what was known at its end"]}
)


class ChangesObject(_From):
    """What changed between two dates, as `bgplan diff` writes it."""

    to: Annotated[Date, "the later date"]
    territory: Annotated[BilingualObject, "the territory"]
    methods: Annotated[tuple[str, ...], "the judging methods asked for, the deciding one first"]
    has_news: Annotated[bool, "whether anything changed at all"]
    statuses: Annotated[tuple[StatusChangeObject, ...], "targets whose status changed, and new ones"]
    new: Annotated[tuple[IndicatorFigureObject, ...], "figures of periods of which nothing was known"]
    revised: Annotated[
        tuple[RevisedObject, ...], "prints that another of the same publisher or of a later stage replaced"
    ]
    lost: Annotated[tuple[LostObject, ...], "prints that were withdrawn or displaced"]
    beside: Annotated[tuple[NotCountedObject, ...], "new prints that do not count"]
    plans: Annotated[tuple[PlanChangeObject, ...], "plans that are new, ended or superseded"]
    targets: Annotated[tuple[TargetChangeObject, ...], "targets that are new, due or superseded"]
    closed: Annotated[tuple[ClosedSeriesObject, ...], "series that ended"]


class _DiffHead(TypedDict):
    schema: Annotated[Literal["bgplan.diff/1"], "the contract's name and version"]


class DiffOutput(_DiffHead, ChangesObject):
    """The output of `bgplan diff --format json`.

    It grows by additions only; every key is always there, null where it does not apply.
    """

    drifts: Annotated[
        tuple[StatusChangeObject, ...],
        "targets whose status is the one that it was, but whose lead, pace ratio or gap is another beyond rounding",
    ]
    findings: Annotated[
        tuple[FindingObject, ...], "what is wrong in the data files, of the whole folder whatever the dates"
    ]

"""The report of one month: what every renderer is given. Values only, nothing is computed from here on.

Knows rows, counts, what is missing and what changed; never words or layout. What does not apply, or may not be told, is
None, and ``Row.blanks`` says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.diff import Changes
from bgplan.core.findings import Facts
from bgplan.core.growth import ChangeOnYear
from bgplan.core.intervals import Interval, Number
from bgplan.core.model import Indicator
from bgplan.core.periods import Period
from bgplan.core.report import Group, Report, Result
from bgplan.core.sources import Cited
from bgplan.core.text import Bilingual


class NotShown(NamedTuple):
    """Why a column is blank: a code and the facts that it rests on."""

    code: str
    facts: Facts = MappingProxyType({})


class Estimate(NamedTuple):
    """A number that follows from figures, and everything that it can be, None where that has no bounds."""

    point: Number
    interval: Interval | None


class MonthValue(NamedTuple):
    """What one month brought by itself: as printed, or the difference of two figures since the start of the year.

    ``figure`` is the print, or the later of the two; ``less`` the earlier one that was taken from it.
    """

    period: Period
    amount: Estimate
    decimals: int
    figure: ResolvedObservation
    less: ResolvedObservation | None = None

    @property
    def is_derived(self) -> bool:
        """Whether nobody printed it."""
        return self.less is not None


class MonthBefore(NamedTuple):
    """The figure of the month before, and how the later one differs from it.

    The change is a fraction of it, or (``is_rate`` false) so much in the unit; None where it is not defined.
    """

    figure: MonthValue
    change: Estimate | None
    is_rate: bool


class WholeYear(NamedTuple):
    """What the whole year may come to, and the share of the plan that this is.

    ``basis`` is ``printed`` (a source says so, ``figure``), ``earlier_years`` (by the share that they had done by the
    same month) or ``months`` (by the months that have gone: indicative). ``share`` is None where there is no plan.
    """

    year: int
    amount: Estimate | None
    share: Estimate | None
    basis: str
    decimals: int
    figure: ResolvedObservation | None = None


class PerMonth(NamedTuple):
    """What each month that is left of the plan's year must bring, against what each month so far brought."""

    required: Estimate
    observed: Estimate
    months_left: Number


class SummaryRow(NamedTuple):
    """One target, or one watched indicator, with what stands beside its result.

    ``is_new`` says that the figure was published within the month; ``lead`` is the agency that answers for it.
    ``printed_growth`` is the growth on the same period of the year before as a source prints it, ``on_year`` the change
    that the two figures give.
    """

    result: Result
    is_new: bool
    lead: Bilingual | None = None
    against_plan: Estimate | None = None
    printed_growth: ResolvedObservation | None = None
    on_year: ChangeOnYear | None = None
    alone: MonthValue | None = None
    before: MonthBefore | None = None
    whole_year: WholeYear | None = None
    per_month: PerMonth | None = None
    blanks: Mapping[str, NotShown] = MappingProxyType({})


class CourseRow(NamedTuple):
    """What a month and the year to date brought of one indicator.

    ``so_far`` is the sum since the year began; ``month`` the month in which it ends, ``before`` the month before that
    and how the later one differs from it. ``month_growth`` and ``growth`` are growths on the same month and period of
    the year before as sources print them, ``month_on_year`` and ``on_year`` those that two figures give. ``plan`` is
    the row of the plan for the year, where it is judged by the same figure.
    """

    indicator_name: str
    indicator: Indicator
    so_far: ResolvedObservation | None = None
    month: MonthValue | None = None
    before: MonthBefore | None = None
    month_growth: ResolvedObservation | None = None
    month_on_year: ChangeOnYear | None = None
    growth: ResolvedObservation | None = None
    on_year: ChangeOnYear | None = None
    plan: SummaryRow | None = None
    whole_year: WholeYear | None = None
    is_new: bool = False

    @property
    def latest(self) -> ResolvedObservation | None:
        """The figure that reaches furthest: of the year to date, else of the month."""
        month = None if self.month is None else self.month.figure
        return next((figure for figure in (self.so_far, self.growth, month, self.month_growth) if figure), None)

    @property
    def figures(self) -> tuple[ResolvedObservation, ...]:
        """Every figure that stands on the row."""
        months = (self.month, None if self.before is None else self.before.figure)
        parts = [figure for month in months if month is not None for figure in (month.figure, month.less)]
        on = [None if change is None else change.on for change in (self.month_on_year, self.on_year)]
        whole = None if self.whole_year is None else self.whole_year.figure
        found = (self.so_far, self.growth, self.month_growth, *parts, *on, whole)
        return tuple(figure for figure in found if figure is not None)


class StatusCounts(NamedTuple):
    """How many targets there are and can be judged; reached, of these exceeded; missed, and hard to reach."""

    targets: int
    judged: int
    achieved: int
    exceeded: int
    hard: int
    missed: int


class Awaited(NamedTuple):
    """An indicator of which figures were due by the month's end and had not arrived."""

    indicator_name: str
    indicator: Indicator
    missing: tuple[Period, ...]


class MonthNote(NamedTuple):
    """What the agency writes of the month: its file, and its lines as they are; nothing in them is read as a mark."""

    file: str
    lines: tuple[str, ...]


class NotePart(NamedTuple):
    """A part of the note: ``causes``, ``difficulties``, ``measures`` or ``tasks``, empty for what stands before them.

    ``heading`` is the agency's own; ``lines`` have in the place of a target's name what the target is about.
    """

    kind: str
    heading: str
    lines: tuple[NoteLine, ...]


class NoteLine(NamedTuple):
    """A line of the note; ``on`` is the result that it is about, where it begins with the name of one."""

    text: str
    on: Result | None = None


class Summary(NamedTuple):
    """The report of ``month``, against what was known at the end of ``against``.

    ``report`` is the check as of the month's last day, ``changes`` all that is new since ``against``. ``ended`` are the
    targets whose time was over before the month, of which nothing is new: they stand in no table and no count, unless
    there is no other. ``rows`` has one for each indicator and due date, ``same`` the records of further documents on
    them and those that were superseded. ``course`` is what the month and the year to date brought. ``asked`` are the
    targets off track, of which causes, difficulties and proposals are to be told; ``parts`` is the note in its parts,
    ``unwritten`` those that it lacks, ``unexplained`` those of ``asked`` that it says nothing of.
    ``slowed`` are the targets that stand well and have lately gone slower than they need.
    """

    month: Period
    against: Period
    report: Report
    groups: tuple[Group, ...]
    rows: tuple[SummaryRow, ...]
    same: tuple[SummaryRow, ...]
    ended: tuple[Result, ...]
    counts: StatusCounts
    worst: Result | None
    best: Result | None
    awaited: tuple[Awaited, ...]
    overdue: tuple[Result, ...]
    changes: Changes
    sources: tuple[Cited, ...]
    asked: tuple[Result, ...]
    note: MonthNote | None = None
    course: tuple[CourseRow, ...] = ()
    parts: tuple[NotePart, ...] = ()
    unwritten: tuple[str, ...] = ()
    unexplained: tuple[Result, ...] = ()
    slowed: tuple[Result, ...] = ()

    @property
    def has_new_figures(self) -> bool:
        """Whether any figure was published since the month that this one is set against."""
        return bool(self.changes.new or self.changes.revised or self.changes.lost or self.changes.beside)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of the rows, in their order."""
        return tuple(row.result for row in self.rows)

    @property
    def targets(self) -> tuple[Result, ...]:
        """The results that have a target."""
        return tuple(result for result in self.results if result.target is not None)

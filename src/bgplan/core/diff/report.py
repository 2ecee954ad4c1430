"""The report of what changed between two dates: what every renderer is given. Values only, nothing is computed.

Knows figures, documents, results and the causes of their change; never words or layout.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import Amount, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Facts
from bgplan.core.intervals import Interval, Number
from bgplan.core.model import Closed, Indicator, Plan
from bgplan.core.report import Report, Result


class Change(NamedTuple):
    """By how much a print differs from the one before it, where the two cannot stand for one number.

    ``change`` is in the indicator's unit, or in points of a printed share of plan where there is no other figure;
    ``interval`` is everything that it can be, ``relative`` the fraction of the earlier figure, None of points.
    """

    before: Amount
    after: Amount
    change: Number
    interval: Interval
    relative: Number | None


class NewFigure(NamedTuple):
    """A period of an indicator of which nothing was known, and the print of it that counts now."""

    figure: ResolvedObservation


class Revised(NamedTuple):
    """A later stage, or a later print of the same publisher, that counts in the place of the print before.

    ``move`` is None where the two can stand for one number: then it was confirmed, be it by another publisher.
    """

    before: ResolvedObservation
    after: ResolvedObservation
    move: Change | None


class Superseded(NamedTuple):
    """A print that counts no longer: ``withdrawn`` by its publisher, or ``displaced`` by a better one of another.

    ``by`` is the print that counts now, None where none is left; ``withdrawal`` says why one was withdrawn.
    """

    figure: ResolvedObservation
    how: str
    by: ResolvedObservation | None
    move: Change | None
    withdrawal: ResolvedObservation | None = None


class AlsoPublished(NamedTuple):
    """A new print of a period that does not count, because the better one, ``counts``, does."""

    figure: ResolvedObservation
    counts: ResolvedObservation
    move: Change | None


class PlanChange(NamedTuple):
    """A plan document that is ``new``, has ``ended`` with its period, or was ``superseded`` by another."""

    plan_name: str
    plan: Plan
    how: str
    on: date
    by: str | None = None


class TargetChange(NamedTuple):
    """A target that is ``new``, has come ``due``, or was ``superseded`` by another."""

    target: ResolvedTarget
    how: str
    on: date
    by: str | None = None


class ClosedSeries(NamedTuple):
    """An indicator whose series came to its end."""

    indicator_name: str
    indicator: Indicator
    closed: Closed


class StatusCause(NamedTuple):
    """Why a status is another one: a code, the figures that it rests on (after, before), and other facts.

    ``new_figure``, ``revised_figure``, ``confirmed_figure`` (the same number from another print), ``lost_figure``,
    ``earlier_figure`` (of another period than the one judged),
    ``refused_figure`` (one of the concept that cannot be compared), ``base_known``, ``parts_known``, ``new_plan``
    (another target on its path), ``new_target`` (there was no such target before), ``time_passed``.
    """

    code: str
    figure: ResolvedObservation | None = None
    before: ResolvedObservation | None = None
    facts: Facts = MappingProxyType({})


class StatusChange(NamedTuple):
    """One target with its results on both dates, and why they are not the same; no result before for a new target."""

    before: Result | None
    after: Result
    causes: tuple[StatusCause, ...]


class Changes(NamedTuple):
    """Everything that changed in what was known after ``earlier``, up to and including ``later``.

    ``before`` and ``after`` are the checks of the two dates. ``beside`` are further prints that do not count.
    ``drifts`` are the targets that stand as before, but further ahead or behind.
    """

    written: PlanFile
    earlier: date
    later: date
    before: Report
    after: Report
    new: tuple[NewFigure, ...] = ()
    revised: tuple[Revised, ...] = ()
    lost: tuple[Superseded, ...] = ()
    beside: tuple[AlsoPublished, ...] = ()
    plans: tuple[PlanChange, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    closed: tuple[ClosedSeries, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    drifts: tuple[StatusChange, ...] = ()

    @property
    def counted(self) -> tuple[tuple[StatusChange, ...], tuple[StatusChange, ...]]:
        """The statuses and the drifts that count: no superseded target, no second document of one target.

        What was asked for by name stands whole.
        """
        here = {result.name for result in self.after.rows.targets}
        statuses = tuple(change for change in self.statuses if change.after.name in here)
        return statuses, tuple(change for change in self.drifts if change.after.name in here)

    @property
    def has_news(self) -> bool:
        """Whether anything changed at all."""
        figures = self.new or self.revised or self.lost or self.beside
        return bool(figures or self.plans or self.targets or self.closed or self.statuses)

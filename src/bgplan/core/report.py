"""The report of a check: what every renderer is given. Values only; nothing is computed from here on.

Knows results, their figures and the work behind them; never words or layout.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.beside import NOTHING_BESIDE, Beside
from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Amount, Goal, Origin, PlanFile, Reported
from bgplan.core.derivation import EMPTY, Derivation
from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval
from bgplan.core.methods import FINE, JUDGED, Status
from bgplan.core.methods.case import Verdict
from bgplan.core.model import Indicator, Plan
from bgplan.core.periods import Period
from bgplan.core.vocabulary import Direction


class Reason(NamedTuple):
    """Why a result is what it is: a code and the facts it rests on."""

    code: str
    facts: Facts = MappingProxyType({})


class Difference(NamedTuple):
    """One attribute in which a figure is not what the target asks for: what the target has, what the figure has."""

    attribute: str
    target: Fact
    figure: Fact


class NotCompared(NamedTuple):
    """A figure of the same concept that cannot be set against the target, and everything that differs."""

    reported: Reported
    differs: tuple[Difference, ...]


class Alternative(NamedTuple):
    """What another choice would have said: the other path, or another date of the base; the ratio is the method's."""

    kind: str
    status: Status
    ratio: Fraction | float | None
    facts: Facts = MappingProxyType({})


class EarlierYear(NamedTuple):
    """An earlier year of a flow: its figure to the same month, its total, and the share the one is of the other."""

    year: int
    so_far: Reported
    total: Reported
    share: Fraction
    interval: Interval


class LastYear(NamedTuple):
    """The figure of the same period a year before, and the change on it as a fraction of it.

    ``printed`` is that growth as a source prints it, where the two figures cannot give it.
    """

    figure: Reported
    change: Fraction | float | None
    printed: Reported | None = None


class Opinion(NamedTuple):
    """What another method says of the same target and figure; ``verdict`` is None where it was not asked."""

    method: str
    status: Status
    also: tuple[Status, ...]
    reasons: tuple[Reason, ...]
    verdict: Verdict | None


class Supposition(NamedTuple):
    """What is supposed: a growth per year from the latest figure on, or a value at a later time.

    ``rate`` is a fraction; ``value`` is in the indicator's unit, ``at`` its period.
    """

    rate: Fraction | None = None
    value: Fraction | None = None
    at: Period | None = None


class Scenario(NamedTuple):
    """What follows from a supposition: its numbers, when the target is reached, and the status that there would be.

    ``reached`` is the month in which the target is reached, None where it never is or nothing can be said; ``met``
    whether that is by the due date; ``reasons`` say why nothing follows.
    """

    supposed: Supposition
    work: Derivation = EMPTY
    reached: Period | None = None
    met: bool | None = None
    status: Status | None = None
    reasons: tuple[Reason, ...] = ()


class OtherDocument(NamedTuple):
    """What another document demands of the same indicator by the same date, and how that would stand."""

    goal: Goal
    status: Status
    also: tuple[Status, ...]


class Result(NamedTuple):
    """One target, or one watched indicator without a target, judged as of the report's date.

    ``flags`` say what is to be known about the figure beside its verdict: ``closed``, ``due``, ``provisional``,
    ``stale``; none of them blanks a number or replaces the status. ``same_as`` names the target of another document
    on whose row this one stands, ``documents`` are the other way round those that stand on this one's.

    ``teller`` is the print that an implied plan follows from: the actual figure's own, or another of the same year.
    ``parts`` are the figures that make up the actual one, where no source prints their sum.
    """

    indicator_name: str
    indicator: Indicator
    status: Status
    goal: Goal | None = None
    method: str | None = None
    also: tuple[Status, ...] = ()
    reasons: tuple[Reason, ...] = ()
    actual: Reported | None = None
    base: Origin | None = None
    implied_plan: Interval | None = None
    teller: Reported | None = None
    work: Derivation = EMPTY
    gross: Derivation = EMPTY
    alternatives: tuple[Alternative, ...] = ()
    also_reported: tuple[Reported, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    history: tuple[Reported, ...] = ()
    direction: Direction | None = None
    verdict: Verdict | None = None
    opinions: tuple[Opinion, ...] = ()
    earlier_years: tuple[EarlierYear, ...] = ()
    last_year: LastYear | None = None
    scenarios: tuple[Scenario, ...] = ()
    interim: tuple[Goal, ...] = ()
    beside: Beside = NOTHING_BESIDE
    parts: tuple[Reported, ...] = ()
    flags: tuple[Reason, ...] = ()
    same_as: str | None = None
    documents: tuple[OtherDocument, ...] = ()

    @property
    def disagreement(self) -> bool:
        """Whether the methods that can tell say different things; not every one has a word for ahead or achieved."""
        told = [each for each in (self.status, *(one.status for one in self.opinions)) if each in JUDGED]
        return len({Status.ON_TRACK if each in FINE else each for each in told}) > 1

    @property
    def name(self) -> str:
        """The target's name, or the indicator's where there is no target."""
        return self.goal.name if self.goal else self.indicator_name

    @property
    def is_superseded(self) -> bool:
        """Whether another target, or the plan after its own, has taken its place by now: it counts nowhere."""
        return self.goal is not None and self.goal.is_superseded

    @property
    def borderline(self) -> bool:
        """Whether another status is as possible, given the intervals of what entered."""
        return bool(self.also)

    @property
    def amount(self) -> Amount | None:
        """The actual figure's amount."""
        return self.actual.amount if self.actual else None

    @property
    def judged_by(self) -> tuple[Reported, ...]:
        """The figures that are judged: of an average over years those of every year, of a sum its parts."""
        if self.goal is not None and self.goal.is_average:
            return self.history
        if self.parts:
            return self.parts
        return () if self.actual is None else (self.actual,)

    def flag(self, code: str) -> Reason | None:
        """Return the flag of this code, if it is set."""
        return next((flag for flag in self.flags if flag.code == code), None)

    def value(self, term: str) -> Fraction | float | None:
        """Return a number of the work, None where it is not known or does not apply."""
        return self.work.value(term)


class Group(NamedTuple):
    """The results of one plan document that are due at one time; ``time_gone`` is the fraction of the plan's time.

    ``is_past`` marks a plan that was due more than a year ago and that nobody asked for by name: it is history, stands
    in the machine formats, and takes no room on the screen.
    """

    plan_name: str
    plan: Plan
    due: Period
    time_gone: Fraction | None
    results: tuple[Result, ...]
    is_past: bool = False


class TargetCheck(NamedTuple):
    """Targets held against each other: what was looked at, whether it holds, and the numbers of it.

    ``kind`` is ``composition`` (base + added - removed = total), ``growth_between`` (the growth that two targets of
    one path imply) or ``documents`` (two documents that set one target).
    """

    kind: str
    goals: tuple[Goal, ...]
    holds: bool | None
    facts: Facts


class NotIssued(NamedTuple):
    """A plan that did not exist yet on the report's date."""

    plan_name: str
    plan: Plan
    issued: date


class Report(NamedTuple):
    """Everything a check says: the groups of targets, the watched indicators, the checks among targets.

    ``is_undated`` says that there is no figure and nobody asked for a date: then ``as_of`` is none that counts.
    ``is_whole`` says that plans or targets were asked for by name, or all: then each of them has a row.
    """

    written: PlanFile
    as_of: date
    newest: Reported | None
    methods: tuple[str, ...]
    groups: tuple[Group, ...]
    watched: tuple[Result, ...]
    target_checks: tuple[TargetCheck, ...]
    not_issued: tuple[NotIssued, ...]
    unlisted: int
    is_whole: bool = False
    is_undated: bool = False

    @property
    def newest_figure(self) -> date | None:
        """The day on which the newest figure can have been published at the latest."""
        return None if self.newest is None else self.newest.published

    @property
    def territory(self) -> Bilingual:
        """The territory's name."""
        return self.written.territory

    @property
    def targets(self) -> tuple[Result, ...]:
        """The results that have a target, in the order of the groups."""
        return tuple(result for group in self.groups for result in group.results)

    @property
    def rows(self) -> Report:
        """The report with one result for each indicator and due date: no superseded target, no second document.

        What was asked for by name, or all, stands whole.
        """
        if self.is_whole:
            return self
        counted = {result.name for result in self.counted}
        kept = (
            group._replace(results=tuple(result for result in group.results if result.name in counted))
            for group in self.groups
        )
        return self._replace(groups=tuple(group for group in kept if group.results))

    @property
    def counted(self) -> tuple[Result, ...]:
        """The results that count: one for each indicator and due date, none of a superseded target."""
        here = {result.name for result in self.targets}
        return tuple(result for result in self.targets if not result.is_superseded and result.same_as not in here)

    @property
    def current(self) -> Report:
        """The rows without the plans that are past."""
        rows = self.rows
        return rows._replace(groups=tuple(group for group in rows.groups if not group.is_past))

    @property
    def results(self) -> tuple[Result, ...]:
        """All results: targets, then watched indicators."""
        return (*self.targets, *self.watched)

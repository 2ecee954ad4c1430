"""The report of a check: what every renderer is given. Nothing is judged from here on.

Knows results, their figures and the work behind them, how they are counted, and which of them stand worst and best;
never words or layout.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.dataset import Amount, PlanFile, ResolvedBase, ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import EMPTY, Derivation
from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import BEHIND, FINE, JUDGED, Status
from bgplan.core.methods.base import Verdict
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, method_named
from bgplan.core.model import Indicator, Plan
from bgplan.core.periods import Period
from bgplan.core.related import NOTHING_BESIDE, Beside
from bgplan.core.text import Bilingual
from bgplan.core.vocabulary import Direction, Measure


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

    observation: ResolvedObservation
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
    so_far: ResolvedObservation
    total: ResolvedObservation
    share: Fraction
    interval: Interval


class LastYear(NamedTuple):
    """The figure of the same period a year before, and the change on it as a fraction of it.

    ``printed`` is that growth as a source prints it, where the two figures cannot give it.
    """

    figure: ResolvedObservation
    change: Fraction | float | None
    printed: ResolvedObservation | None = None


class Judgement(NamedTuple):
    """A status by a method, the others that are as possible, with the reasons and the work behind them.

    ``verdict`` is the method's own answer, None where it was not asked; ``method`` is empty until one has judged.
    """

    status: Status
    reasons: tuple[Reason, ...] = ()
    also: tuple[Status, ...] = ()
    work: Derivation = EMPTY
    gross: Derivation = EMPTY
    alternatives: tuple[Alternative, ...] = ()
    verdict: Verdict | None = None
    method: str = ""


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

    target: ResolvedTarget
    status: Status
    also: tuple[Status, ...]


class Result(NamedTuple):
    """One target, or one watched indicator without a target, judged as of the report's date.

    ``flags`` say what is to be known about the figure beside its verdict: ``closed``, ``due``, ``provisional``,
    ``stale``; none of them blanks a number or replaces the status. ``same_as`` names the target of another document
    on whose row this one stands, ``documents`` are the other way round those that stand on this one's.

    ``plan_print`` is the print that an implied plan follows from: the actual figure's own, or another of the same year.
    ``parts`` are the figures that make up the actual one, where no source prints their sum.
    """

    indicator_name: str
    indicator: Indicator
    status: Status
    target: ResolvedTarget | None = None
    method: str | None = None
    also: tuple[Status, ...] = ()
    reasons: tuple[Reason, ...] = ()
    actual: ResolvedObservation | None = None
    base: ResolvedBase | None = None
    implied_plan: Interval | None = None
    plan_print: ResolvedObservation | None = None
    work: Derivation = EMPTY
    gross: Derivation = EMPTY
    alternatives: tuple[Alternative, ...] = ()
    also_reported: tuple[ResolvedObservation, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    not_compared_count: int = 0
    history: tuple[ResolvedObservation, ...] = ()
    direction: Direction | None = None
    verdict: Verdict | None = None
    opinions: tuple[Judgement, ...] = ()
    earlier_years: tuple[EarlierYear, ...] = ()
    last_year: LastYear | None = None
    scenarios: tuple[Scenario, ...] = ()
    interim: tuple[ResolvedTarget, ...] = ()
    beside: Beside = NOTHING_BESIDE
    parts: tuple[ResolvedObservation, ...] = ()
    flags: tuple[Reason, ...] = ()
    same_as: str | None = None
    documents: tuple[OtherDocument, ...] = ()

    @property
    def judgement(self) -> Judgement:
        """What the deciding method says."""
        return Judgement(
            *(self.status, self.reasons, self.also, self.work, self.gross, self.alternatives, self.verdict),
            method=self.method or "",
        )

    @property
    def disagreement(self) -> bool:
        """Whether the methods that can tell say different things; not every one has a word for ahead or achieved."""
        told = [each for each in (self.status, *(one.status for one in self.opinions)) if each in JUDGED]
        return len({Status.ON_TRACK if status in FINE else status for status in told}) > 1

    @property
    def name(self) -> str:
        """The target's name, or the indicator's where there is no target."""
        return self.target.name if self.target else self.indicator_name

    @property
    def is_superseded(self) -> bool:
        """Whether another target, or the plan after its own, has taken its place by now: it counts nowhere."""
        return self.target is not None and self.target.is_superseded

    @property
    def borderline(self) -> bool:
        """Whether another status is as possible, given the intervals of what entered."""
        return bool(self.also)

    @property
    def amount(self) -> Amount | None:
        """The actual figure's amount."""
        return self.actual.amount if self.actual else None

    @property
    def judged_by(self) -> tuple[ResolvedObservation, ...]:
        """The figures that are judged: of an average over years those of every year, of a sum its parts."""
        if self.target is not None and self.target.is_average:
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
    targets: tuple[ResolvedTarget, ...]
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
    newest: ResolvedObservation | None
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


OURS = (PACE.name, PLAN_RATE.name)
"""The methods whose words are our statuses; the others are published ones with words of their own."""


def gives_another(result: Result, other: OtherDocument) -> bool:
    """Return whether another document's value gives another status than the one that decides."""
    return other.status is not result.status and result.status in JUDGED and other.status in JUDGED


def worst_of(results: Iterable[Result]) -> Result | None:
    """Return the judged target that is worst: by status, a sure one first, then by the method's number.

    None where none is behind.
    """
    behind = [result for result in results if result.status in BEHIND]
    if not behind:
        return None
    return min(
        behind, key=lambda result: (JUDGED.index(result.status), result.borderline, _standing(result, float("inf")))
    )


def best_of(results: Iterable[Result]) -> Result | None:
    """Return the judged target that is best: by status, then by the method's number; none where all are behind."""
    fine = [result for result in results if result.status in FINE]
    if not fine:
        return None
    return min(fine, key=lambda result: (-JUDGED.index(result.status), -_standing(result, float("-inf"))))


def _standing(result: Result, unknown: float) -> float:
    """The number of the method that judged, the lower the worse: by ours the pace ratio, else the share of target."""
    ratio: Number | None = result.value("pace_ratio")
    if ratio is None and result.direction is not Direction.DOWN:
        ratio = result.value("achievement_rate")
    if ratio is None and result.indicator.measure is Measure.GROWTH:
        ratio = _share_of_growth(result)
    if result.verdict is not None and result.verdict.method not in OURS and result.verdict.ratio is not None:
        ratio = result.verdict.ratio * (-1 if method_named(result.verdict.method).turned else 1)
    return unknown if ratio is None else float(ratio)


def _share_of_growth(result: Result) -> Number | None:
    """What has grown as a share of what it was to be, of a growth in one year: (1 + growth) / (1 + target)."""
    gap, actual = result.value("gap"), result.amount
    if gap is None or actual is None or result.target is None or result.target.is_average:
        return None
    return formulas.quotient(part=100 + actual.point, whole=100 + actual.point - gap)


def excess_of(result: Result) -> Number | None:
    """Return by how much more than the target was reached, as a fraction.

    None where nothing good is exceeded: the target was met exactly, lower is better, or the target is a range.
    """
    rate, target = result.value("achievement_rate"), result.target
    is_range = target is not None and target.amount is not None and target.amount.value is None
    if rate is None or rate <= 1 or is_range or result.direction is Direction.DOWN:
        return None
    return rate - 1


def is_exceeded(result: Result) -> bool:
    """Return whether the target was reached and exceeded, whatever the figures leave open."""
    return result.status is Status.ACHIEVED and not result.borderline and excess_of(result) is not None

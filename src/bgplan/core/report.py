"""The report of a check: what every renderer is given. Values only; nothing is computed from here on.

Knows results, their figures and the work behind them; never words or layout.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Amount, Goal, Origin, PlanFile, Reported
from bgplan.core.derivation import EMPTY, Derivation
from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
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
    """What another choice would have said: the other path, or another date of the base."""

    kind: str
    status: Status
    pace_ratio: Fraction | float | None
    facts: Facts = MappingProxyType({})


class Result(NamedTuple):
    """One target, or one watched indicator without a target, judged as of the report's date."""

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
    work: Derivation = EMPTY
    gross: Derivation = EMPTY
    alternatives: tuple[Alternative, ...] = ()
    also_reported: tuple[Reported, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    history: tuple[Reported, ...] = ()
    direction: Direction | None = None

    @property
    def name(self) -> str:
        """The target's name, or the indicator's where there is no target."""
        return self.goal.name if self.goal else self.indicator_name

    @property
    def borderline(self) -> bool:
        """Whether another status is as possible, given the intervals of what entered."""
        return bool(self.also)

    @property
    def amount(self) -> Amount | None:
        """The actual figure's amount."""
        return self.actual.amount if self.actual else None

    def value(self, term: str) -> Fraction | float | None:
        """Return a number of the work, None where it is not known or does not apply."""
        return self.work.value(term)


class Group(NamedTuple):
    """The results of one plan document that are due at one time; ``time_gone`` is the fraction of the plan's time."""

    plan_name: str
    plan: Plan
    due: Period
    time_gone: Fraction | None
    results: tuple[Result, ...]


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
    """Everything a check says: the groups of targets, the watched indicators, the checks among targets."""

    written: PlanFile
    as_of: date
    newest_figure: date | None
    method: str
    groups: tuple[Group, ...]
    watched: tuple[Result, ...]
    target_checks: tuple[TargetCheck, ...]
    not_issued: tuple[NotIssued, ...]
    unlisted: int

    @property
    def territory(self) -> Bilingual:
        """The territory's name."""
        return self.written.territory

    @property
    def targets(self) -> tuple[Result, ...]:
        """The results that have a target, in the order of the groups."""
        return tuple(result for group in self.groups for result in group.results)

    @property
    def results(self) -> tuple[Result, ...]:
        """All results: targets, then watched indicators."""
        return (*self.targets, *self.watched)

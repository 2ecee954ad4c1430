"""What is told beside a verdict, and never instead of it: no figure and no status of a report follows from any of it.

Values only: the years behind an average, neighbouring series, what a plan's own numbers imply, siblings of another
date, a member that follows from a sum. Knows neither how they are found nor their words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import EMPTY, Derivation
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import Status
from bgplan.core.model import Indicator
from bgplan.core.periods import Period


class YearFigure(NamedTuple):
    """One year of a series: its figure, none where nobody printed one, and the other prints of the year."""

    year: int
    figure: ResolvedObservation | None
    also: tuple[ResolvedObservation, ...] = ()


class IfMissing(NamedTuple):
    """If the missing years averaged ``missing``, the years to come must average ``rest``; both are fractions."""

    missing: Fraction
    rest: Number | None


class YearSoFar(NamedTuple):
    """What the years with a figure have brought up to one of them: the product of 1 + growth, and the average of it."""

    multiple: Number
    rate: Number | None


class AverageSoFar(NamedTuple):
    """How a yearly growth went over the years of a target so far, and what the years without a figure must average.

    ``years`` are those up to the latest with a figure. ``steps`` say what is left to the years to come if the missing
    years averaged so much; there are none where no year is missing.
    """

    indicator_name: str
    indicator: Indicator
    years: tuple[YearFigure, ...]
    work: Derivation
    steps: tuple[IfMissing, ...] = ()

    @property
    def known(self) -> tuple[int, ...]:
        """The years with a figure."""
        return tuple(year.year for year in self.years if year.figure is not None)

    @property
    def missing(self) -> tuple[int, ...]:
        """The years up to the latest figure that have none."""
        return tuple(year.year for year in self.years if year.figure is None)

    @property
    def so_far(self) -> tuple[YearSoFar | None, ...]:
        """For every year what those with a figure have brought up to it; None of a year without one."""
        multiple, count = Fraction(1), 0
        found: list[YearSoFar | None] = []
        for year in self.years:
            if year.figure is None or year.figure.amount is None:
                found.append(None)
                continue
            multiple, count = multiple * (1 + year.figure.amount.point / 100), count + 1
            rate = formulas.growth_rate(start=Fraction(1), end=multiple, years=Fraction(count))
            found.append(YearSoFar(multiple, rate))
        return tuple(found)


class ImpliedLeg(NamedTuple):
    """The growth a year that leads from the implied base, or from one target, to the next target of the plan."""

    since: ResolvedTarget | None
    target: ResolvedTarget
    start: int
    end: int
    rate: Number
    interval: Interval


class IndexBeside(NamedTuple):
    """An index of the same production: its growth year by year, and the latest part of the year after these."""

    indicator_name: str
    indicator: Indicator
    years: tuple[YearFigure, ...]
    part: ResolvedObservation | None


class PlanGrowth(NamedTuple):
    """The base that a plan's own level and growth imply, the growth between its targets, and indices of the same.

    ``growth`` is the plan's growth target, ``level`` the target at the end of its years; ``base`` and ``interval`` are
    in the unit of the level, of the year before the growth begins.
    """

    growth: ResolvedTarget
    level: ResolvedTarget
    year: int
    base: Number
    interval: Interval
    legs: tuple[ImpliedLeg, ...]
    indices: tuple[IndexBeside, ...]


class Sibling(NamedTuple):
    """Another target of the same things, of one plan and due date, whose figure is of another date."""

    target: ResolvedTarget
    figure: ResolvedObservation


class MemberOfSum(NamedTuple):
    """An indicator that follows from the other members of a sum: its value at ``period``, and its status if it were so.

    ``figures`` begin with the total where the indicator is a part of it, and are the parts where it is the total.
    """

    identity: str
    is_total: bool
    figures: tuple[ResolvedObservation, ...]
    value: Fraction
    interval: Interval
    period: Period
    status: Status | None = None
    also: tuple[Status, ...] = ()
    work: Derivation = EMPTY


class Firmer(NamedTuple):
    """The best figure of higher confidence than the one that counts, and the status by it, which is another."""

    figure: ResolvedObservation
    status: Status


class Beside(NamedTuple):
    """Everything that is told beside one verdict.

    ``years`` are those before a growth that is asked for in one year, and that year, from the first with a figure on.
    """

    average: AverageSoFar | None = None
    neighbours: tuple[AverageSoFar, ...] = ()
    plan_growth: PlanGrowth | None = None
    siblings: tuple[Sibling, ...] = ()
    member: MemberOfSum | None = None
    firmer: Firmer | None = None
    years: tuple[YearFigure, ...] = ()


NOTHING_BESIDE = Beside()

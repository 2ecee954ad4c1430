"""What a plan's own level and growth imply: the base before the growth begins, and the growth between its targets.

Knows targets, and of figures only the growth of indices that the data set beside a level (``index_of``). Nothing is
judged by it and no level is made of an index: the weights of an index are not those of output.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from bgplan.core import derivation, tables
from bgplan.core.beside import ImpliedLeg, IndexBeside, PlanGrowth
from bgplan.core.best_prints import Series, best_prints
from bgplan.core.book import Amount, Goal, Reported
from bgplan.core.compare.context import Context
from bgplan.core.compare.years_beside import years_of
from bgplan.core.derivation import Derivation, Given
from bgplan.core.vocabulary import Measure, Path

_HUNDRED = Given.exact(Fraction(100))


def plan_growth(goal: Goal, context: Context) -> PlanGrowth | None:
    """Return what the plan's own numbers imply for a level without a base; None where they imply nothing."""
    if goal.base is not None or not _is_step(goal):
        return None
    for growth in context.targets.averages.get(goal.record.plan, ()):
        if _is_growth_of(growth, goal, context) and goal.term.end.year in growth.term.years:
            steps = _steps(growth, context.targets.beside(goal))
            if steps and steps[-1].term.end == growth.term.end:
                return _implied(growth, steps, tuple(_indices(goal, growth, context)))
    return None


def _is_step(goal: Goal) -> bool:
    """Whether the target is a level by the end of a year, on a path of steady growth."""
    measure, is_full = goal.indicator.measure, goal.term.is_full_year
    level = measure is Measure.STOCK or (measure is Measure.FLOW and is_full)
    whole = is_full or (goal.term.end.month, goal.term.end.day) == (12, 31)
    stands = goal.amount is not None and not goal.is_superseded
    return level and whole and stands and goal.record.path is Path.GEOMETRIC


def _is_growth_of(growth: Goal, goal: Goal, context: Context) -> bool:
    """Whether a target is the plan's average growth of the goal's level: by an identity, else by like attributes."""
    if growth.amount is None or growth.is_superseded:
        return False
    of = context.declared.levels.get(growth.record.indicator)
    if of is not None:
        return goal.record.indicator in of
    return growth.indicator.attributes == goal.indicator.attributes


def _steps(growth: Goal, goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """The plan's targets of the same level within the years of the growth, by date, one for each."""
    by_date: dict[date, Goal] = {}
    for each in goals:
        if _is_step(each) and each.term.end.year in growth.term.years:
            by_date.setdefault(each.term.end, each)
    return tuple(by_date[end] for end in sorted(by_date))


def _implied(growth: Goal, steps: tuple[Goal, ...], indices: tuple[IndexBeside, ...]) -> PlanGrowth | None:
    """The base by steady growth to the last target, and what it takes a year from target to target."""
    rate, level = growth.amount, steps[-1].amount
    if rate is None or level is None:
        return None
    given = {
        "one": Given.exact(Fraction(1)),
        "hundred": _HUNDRED,
        "plan_growth": _given(rate),
        "level_at_end": _given(level),
        "growth_years": Given.exact(Fraction(len(growth.term.years))),
    }
    work = derivation.derived(tables.IMPLIED_BASE, given)
    base, interval, year = work.value("implied_base"), work.interval("implied_base"), growth.term.start.year - 1
    if base is None or interval is None:
        return None
    legs = tuple(_legs(steps, given, year)) if len(steps) > 1 else ()
    return PlanGrowth(growth, steps[-1], year, base, interval, legs, indices)


def _legs(steps: tuple[Goal, ...], given: dict[str, Given], year: int) -> Iterator[ImpliedLeg]:
    """The growth a year from the implied base to the first target, and from each to the next."""
    first = steps[0]
    if first.amount is not None:
        more = {"leg_end": _given(first.amount), "leg_years": Given.exact(Fraction(first.term.end.year - year))}
        yield from _leg(None, first, year, derivation.derived(tables.IMPLIED_FIRST_LEG, {**given, **more}))
    for one, other in pairwise(steps):
        if one.amount is not None and other.amount is not None:
            years = Fraction(other.term.end.year - one.term.end.year)
            ends = {"leg_start": _given(one.amount), "leg_end": _given(other.amount), "leg_years": Given.exact(years)}
            yield from _leg(one, other, one.term.end.year, derivation.derived(tables.IMPLIED_LEG, ends))


def _leg(since: Goal | None, goal: Goal, start: int, work: Derivation) -> Iterator[ImpliedLeg]:
    rate, interval = work.value("implied_rate"), work.interval("implied_rate")
    if rate is not None and interval is not None:
        yield ImpliedLeg(since, goal, start, goal.term.end.year, rate, interval)


def _given(amount: Amount) -> Given:
    return Given(amount.point, amount.interval)


def _indices(goal: Goal, growth: Goal, context: Context) -> Iterator[IndexBeside]:
    """The published growth of every index that the data set beside the level, over the plan's years."""
    for name in context.declared.indices.get(goal.record.indicator, ()):
        series = context.series.named(name)
        years = years_of(series, growth.term.years)
        part = _latest_part(series, growth.term.years, years[-1].year if years else None)
        if years or part is not None:
            yield IndexBeside(name, context.written.indicators[name], years, part)


def _latest_part(series: Series, years: range, known: int | None) -> Reported | None:
    """The longest part from its first day on of the latest year that has no figure of its own yet."""
    parts = best_prints(
        one
        for one in series.actual
        if one.amount is not None
        and one.record.period.end.year in years
        and one.record.period.start == date(one.record.period.end.year, 1, 1)
        and not one.record.period.is_full_year
        and (known is None or one.record.period.end.year > known)
    )
    return parts[-1] if parts else None

"""The years behind an average growth, and how its neighbouring series went over the same years.

Knows one goal and the figures known; judges nothing. A neighbour stands beside the target's own series and never for
it: "19 % growth of industry" is often taken for that of the whole economy.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor, log10

from bgplan.core import formulas, tables
from bgplan.core.beside import AverageSoFar, IfMissing, YearFigure
from bgplan.core.best_prints import Series, best_prints, ranked, same_period
from bgplan.core.book import Goal, Reported
from bgplan.core.compare.averages import multiple_of
from bgplan.core.compare.context import Context
from bgplan.core.compare.direction import demanded, direction_of
from bgplan.core.derivation import Derivation, Given, derived
from bgplan.core.model import Indicator
from bgplan.core.vocabulary import NOT_STATED, Measure

_STEPS = 3
_ALL_LOST = -100
_ROUND = (Fraction(1), Fraction(2), Fraction(5), Fraction(10))


def average_so_far(goal: Goal, name: str, context: Context, made_of: tuple[Reported, ...] = ()) -> AverageSoFar | None:
    """Return how a series went over the goal's years, set against the goal's growth; None without any of the years.

    ``made_of`` are the figures by which the goal is judged, averages of several years among them.
    """
    years, direction = years_of(context.series.named(name), goal.term.years, made_of), direction_of(goal)
    target = goal.amount if goal.amount is None or direction is None else demanded(goal.amount, direction)
    known = tuple(each.figure.amount for each in years if each.figure is not None and each.figure.amount is not None)
    if not known or target is None or any(each.point < _ALL_LOST for each in known):
        return None
    given = {
        "one": Given.exact(Fraction(1)),
        "hundred": Given.exact(Fraction(100)),
        "target": Given(target.point, target.interval),
        "multiple": multiple_of(known),
        "years_total": Given.exact(Fraction(len(goal.term.years))),
        "years_passed": Given.exact(Fraction(len(years))),
        "years_known": Given.exact(Fraction(len(known))),
    }
    work = derived(tables.AVERAGE_WITH_GAPS, given)
    return AverageSoFar(name, context.written.indicators[name], years, work, tuple(_if_missing(target.point, work)))


def years_of(
    series: Series, years: range | tuple[int, ...], made_of: tuple[Reported, ...] = ()
) -> tuple[YearFigure, ...]:
    """Return the years up to the latest of which an indicator has a figure, each with its best print and the others.

    A year's figure is that of ``made_of`` which covers it, where one does: an average of several years stands for each.
    """
    own = [
        one
        for one in series.actual
        if one.amount is not None and one.record.period.is_full_year and one.record.period.end.year in years
    ]
    best = {one.record.period.end.year: one for one in best_prints(own)}
    best |= {year: one for one in made_of for year in one.record.period.years}
    return tuple(
        YearFigure(year, figure, () if figure is None else _others(year, figure, own))
        for year in years
        if best and year <= max(best)
        for figure in (best.get(year),)
    )


def _others(year: int, figure: Reported, own: list[Reported]) -> tuple[Reported, ...]:
    """The other prints of the figure's period, and those of the year itself where an average stands for it."""
    return ranked(
        one
        for one in own
        if one is not figure
        and (same_period(one, figure) or (year == one.record.period.end.year and len(figure.record.period.years) > 1))
    )


def _if_missing(target: Fraction, work: Derivation) -> Iterator[IfMissing]:
    """What is left to the years to come if the missing ones averaged some round numbers around the target."""
    missing, left = work.value("years_missing"), work.value("years_left")
    multiple, wanted = work.value("multiple"), work.value("target_multiple")
    if not missing or not left or multiple is None or wanted is None:
        return
    for step in round_steps(target):
        rate = step / 100
        so_far = formulas.GEOMETRIC_PROJECTION(actual=multiple, rate=rate, years=missing)
        rest = None if so_far is None else formulas.GROWTH_RATE(start=so_far, end=wanted, years=left)
        yield IfMissing(rate, rest)


def round_steps(target: Fraction) -> tuple[Fraction, ...]:
    """Return three round numbers around a rate: the first at or above it, and the two before.

    The step between them is 1, 2 or 5 times a power of ten, the nearest (by ratio) to a quarter of the rate.

    >>> [str(each) for each in round_steps(Fraction(19))], [str(each) for each in round_steps(Fraction("7.5"))]
    (['10', '15', '20'], ['4', '6', '8'])
    """
    if target == 0:
        return ()
    quarter = abs(target) / 4
    scale = Fraction(10) ** floor(log10(quarter))
    step = min((each * scale for each in _ROUND), key=lambda each: max(each / quarter, quarter / each))
    first = -(-target // step) * step
    steps = (first - step * back for back in reversed(range(_STEPS)))
    return tuple(each for each in steps if each > _ALL_LOST)


def neighbours(goal: Goal, context: Context) -> Iterator[AverageSoFar]:
    """Yield how the neighbouring series went over the goal's years, in the order of the data.

    They are of the goal's concept; only where no other growth is of that concept, of any.
    """
    own, declared = goal.indicator, context.declared
    alone = len(declared.by_concept.get(own.concept, ())) == 1
    for name in declared.of_kind(own):
        indicator = context.written.indicators[name]
        if is_neighbour(own, indicator) and (alone or indicator.concept == own.concept):
            found = average_so_far(goal, name, context)
            if found is not None:
                yield found


def is_neighbour(own: Indicator, other: Indicator) -> bool:
    """Return whether two are growth of the same comparator, price basis and coverage, but of different industries.

    Prices that nobody states, or that play no part, are not known to be the same: then the concept must be.
    """
    alike = ("measure", "comparator", "price_basis", "coverage")
    if other.measure is not Measure.GROWTH or any(getattr(own, each) != getattr(other, each) for each in alike):
        return False
    prices_told = own.price_basis not in (None, NOT_STATED)
    return own.industry != other.industry and (prices_told or own.concept == other.concept)

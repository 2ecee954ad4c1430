"""What a plan's own level and growth imply: the base before the growth begins, and the growth between its targets.

Knows targets, and of figures only the growth of indices that the data set beside a level (``index_of``). Nothing is
judged by it and no level is made of an index: the weights of an index are not those of output.

The years behind an average growth, and how its neighbouring series went over the same years.

Knows one target and the figures known; judges nothing. A neighbour stands beside the target's own series and never for
it: "19 % growth of industry" is often taken for that of the whole economy.

What is told beside the verdicts, added to the results once they are judged; no status is ever changed here.

Knows the order of what is told; each part's rule is in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import dropwhile, pairwise
from math import floor, log10

from bgplan.core import derivation, derivation_tables, formulas
from bgplan.core.compare.average import multiple_of
from bgplan.core.compare.context import Context
from bgplan.core.compare.documents import sibling_reason, siblings_of_other_date
from bgplan.core.compare.flags import firmer, firmer_reason
from bgplan.core.compare.judgement import demanded, direction_of
from bgplan.core.compare.member_of_sum import member_of_sum
from bgplan.core.compare.target import result_of
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation, Given, derived
from bgplan.core.model import Indicator
from bgplan.core.related import AverageSoFar, Beside, IfMissing, ImpliedLeg, IndexBeside, PlanGrowth, YearFigure
from bgplan.core.report import Reason, Result
from bgplan.core.series import Series, best_prints, ranked, same_period
from bgplan.core.vocabulary import NOT_STATED, Measure, Path

_HUNDRED = Given.exact(Fraction(100))


def plan_growth(target: ResolvedTarget, context: Context) -> PlanGrowth | None:
    """Return what the plan's own numbers imply for a level without a base; None where they imply nothing."""
    if target.base is not None or not _is_step(target):
        return None
    for growth in context.targets.averages.of_level(target.record.plan, target.record.indicator, target.indicator):
        if target.term.end.year in growth.term.years:
            steps = _steps(growth, context.targets.beside(target))
            if steps and steps[-1].term.end == growth.term.end:
                return _implied(growth, steps, tuple(_indices(target, growth, context)))
    return None


def _is_step(target: ResolvedTarget) -> bool:
    """Whether the target is a level by the end of a year, on a path of steady growth."""
    measure, is_full = target.indicator.measure, target.term.is_full_year
    level = measure is Measure.STOCK or (measure is Measure.FLOW and is_full)
    whole = is_full or (target.term.end.month, target.term.end.day) == (12, 31)
    stands = target.amount is not None and not target.is_superseded
    return level and whole and stands and target.record.path is Path.GEOMETRIC


def _steps(growth: ResolvedTarget, targets: tuple[ResolvedTarget, ...]) -> tuple[ResolvedTarget, ...]:
    """The plan's targets of the same level within the years of the growth, by date, one for each."""
    by_date: dict[date, ResolvedTarget] = {}
    for target in targets:
        if _is_step(target) and target.term.end.year in growth.term.years:
            by_date.setdefault(target.term.end, target)
    return tuple(by_date[end] for end in sorted(by_date))


def _implied(
    growth: ResolvedTarget, steps: tuple[ResolvedTarget, ...], indices: tuple[IndexBeside, ...]
) -> PlanGrowth | None:
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
    work = derivation.derived(derivation_tables.IMPLIED_BASE, given)
    base, interval, year = work.value("implied_base"), work.interval("implied_base"), growth.term.start.year - 1
    if base is None or interval is None:
        return None
    legs = tuple(_legs(steps, given, year)) if len(steps) > 1 else ()
    return PlanGrowth(growth, steps[-1], year, base, interval, legs, indices)


def _legs(steps: tuple[ResolvedTarget, ...], given: dict[str, Given], year: int) -> Iterator[ImpliedLeg]:
    """The growth a year from the implied base to the first target, and from each to the next."""
    first = steps[0]
    if first.amount is not None:
        more = {"leg_end": _given(first.amount), "leg_years": Given.exact(Fraction(first.term.end.year - year))}
        yield from _leg(None, first, year, derivation.derived(derivation_tables.IMPLIED_FIRST_LEG, {**given, **more}))
    for target, other in pairwise(steps):
        if target.amount is not None and other.amount is not None:
            years = Fraction(other.term.end.year - target.term.end.year)
            ends = {
                "leg_start": _given(target.amount),
                "leg_end": _given(other.amount),
                "leg_years": Given.exact(years),
            }
            yield from _leg(
                target, other, target.term.end.year, derivation.derived(derivation_tables.IMPLIED_LEG, ends)
            )


def _leg(since: ResolvedTarget | None, target: ResolvedTarget, start: int, work: Derivation) -> Iterator[ImpliedLeg]:
    rate, interval = work.value("implied_rate"), work.interval("implied_rate")
    if rate is not None and interval is not None:
        yield ImpliedLeg(since, target, start, target.term.end.year, rate, interval)


def _given(amount: Amount) -> Given:
    return Given(amount.point, amount.interval)


def _indices(target: ResolvedTarget, growth: ResolvedTarget, context: Context) -> Iterator[IndexBeside]:
    """The published growth of every index that the data set beside the level, over the plan's years."""
    for name in context.declared.indices.get(target.record.indicator, ()):
        series = context.series.named(name)
        years = years_of(series, growth.term.years)
        part = _latest_part(series, growth.term.years, years[-1].year if years else None)
        if years or part is not None:
            yield IndexBeside(name, context.written.indicators[name], years, part)


def _latest_part(series: Series, years: range, known: int | None) -> ResolvedObservation | None:
    """The longest part from its first day on of the latest year that has no figure of its own yet."""
    parts = best_prints(
        observation
        for observation in series.actual
        if observation.amount is not None
        and observation.record.period.end.year in years
        and observation.record.period.start == date(observation.record.period.end.year, 1, 1)
        and not observation.record.period.is_full_year
        and (known is None or observation.record.period.end.year > known)
    )
    return parts[-1] if parts else None


_STEPS = 3
_ALL_LOST = -100
_YEARS_BEFORE = 4
"""A growth that is asked for in one year stands beside that of so many years before it."""

_ROUND = (Fraction(1), Fraction(2), Fraction(5), Fraction(10))


def average_so_far(
    target: ResolvedTarget, name: str, context: Context, made_of: tuple[ResolvedObservation, ...] = ()
) -> AverageSoFar | None:
    """Return how a series went over the target's years, set against the target's growth; None without any of the years.

    ``made_of`` are the figures by which the target is judged, averages of several years among them.
    """
    years, direction = years_of(context.series.named(name), target.term.years, made_of), direction_of(target)
    demanded_amount = (
        target.amount if target.amount is None or direction is None else demanded(target.amount, direction)
    )
    known = tuple(year.figure.amount for year in years if year.figure is not None and year.figure.amount is not None)
    if not known or demanded_amount is None or any(each.point < _ALL_LOST for each in known):
        return None
    given = {
        "one": Given.exact(Fraction(1)),
        "hundred": Given.exact(Fraction(100)),
        "target": Given(demanded_amount.point, demanded_amount.interval),
        "multiple": multiple_of(known),
        "years_total": Given.exact(Fraction(len(target.term.years))),
        "years_passed": Given.exact(Fraction(len(years))),
        "years_known": Given.exact(Fraction(len(known))),
    }
    work = derived(derivation_tables.AVERAGE_WITH_GAPS, given)
    return AverageSoFar(
        name, context.written.indicators[name], years, work, tuple(_if_missing(demanded_amount.point, work))
    )


def years_of(
    series: Series, years: range | tuple[int, ...], made_of: tuple[ResolvedObservation, ...] = ()
) -> tuple[YearFigure, ...]:
    """Return the years up to the latest of which an indicator has a figure, each with its best print and the others.

    A year's figure is that of ``made_of`` which covers it, where one does: an average of several years stands for each.
    """
    own = [
        observation
        for observation in series.actual
        if observation.amount is not None
        and observation.record.period.is_full_year
        and observation.record.period.end.year in years
    ]
    best = {observation.record.period.end.year: observation for observation in best_prints(own)}
    best |= {year: observation for observation in made_of for year in observation.record.period.years}
    return tuple(
        YearFigure(year, figure, () if figure is None else _others(year, figure, own))
        for year in years
        if best and year <= max(best)
        for figure in (best.get(year),)
    )


def _others(year: int, figure: ResolvedObservation, own: list[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """The other prints of the figure's period, and those of the year itself where an average stands for it."""
    return ranked(
        observation
        for observation in own
        if observation is not figure
        and (
            same_period(observation, figure)
            or (year == observation.record.period.end.year and len(figure.record.period.years) > 1)
        )
    )


def _if_missing(target: Fraction, work: Derivation) -> Iterator[IfMissing]:
    """What is left to the years to come if the missing ones averaged some round numbers around the target."""
    missing, left = work.value("years_missing"), work.value("years_left")
    multiple, wanted = work.value("multiple"), work.value("target_multiple")
    if not missing or not left or multiple is None or wanted is None:
        return
    for step in round_steps(target):
        rate = step / 100
        so_far = formulas.geometric_projection(actual=multiple, rate=rate, years=missing)
        rest = None if so_far is None else formulas.growth_rate(start=so_far, end=wanted, years=left)
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


def neighbours(target: ResolvedTarget, context: Context) -> Iterator[AverageSoFar]:
    """Yield how the neighbouring series went over the target's years, in the order of the data.

    They are of the target's concept; only where no other growth is of that concept, of any.
    """
    own, declared = target.indicator, context.declared
    alone = len(declared.by_concept.get(own.concept, ())) == 1
    for name in declared.of_kind(own):
        indicator = context.written.indicators[name]
        if is_neighbour(own, indicator) and (alone or indicator.concept == own.concept):
            found = average_so_far(target, name, context)
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


def with_beside(result: Result, context: Context, asked: tuple[str, ...]) -> Result:
    """Return a target's result with everything that is told beside its verdict, and the reasons that follow from it."""
    target, used = result.target, result.actual
    if target is None:
        return result

    def judge(series: Mapping[str, Series]) -> Result:
        return result_of(target, context.supposing(series), asked)

    found = Beside(plan_growth=plan_growth(target, context), member=member_of_sum(result, context, judge))
    if target.is_average:
        own = average_so_far(target, result.indicator_name, context, result.history)
        found = found._replace(average=own, neighbours=tuple(neighbours(target, context)))
    elif target.indicator.measure is Measure.GROWTH and target.term.is_full_year:
        found = found._replace(years=_years_before(target, result.indicator_name, context))
    if used is not None:
        siblings = tuple(siblings_of_other_date(target, used, context))
        found = found._replace(siblings=siblings, firmer=firmer(result, context, judge))
    return result._replace(beside=found, reasons=(*result.reasons, *_reasons(found, used)))


def _years_before(target: ResolvedTarget, name: str, context: Context) -> tuple[YearFigure, ...]:
    """The years before a growth of one year, and that year, from the first with a figure on."""
    last = target.term.end.year
    years = years_of(context.series.named(name), range(last - _YEARS_BEFORE, last + 1))
    return tuple(dropwhile(lambda year: year.figure is None, years))


def _reasons(found: Beside, used: ResolvedObservation | None) -> Iterator[Reason]:
    """What of it is a reason as well."""
    if used is None:
        return
    yield from (sibling_reason(sibling, used) for sibling in found.siblings)
    if found.firmer is not None:
        yield firmer_reason(found.firmer, used)

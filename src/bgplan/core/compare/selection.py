"""Which figure counts for a target: the latest period that fits, and within it the best print.

Knows one target and the figures known of its indicator; judges nothing. By a doubtful figure that other prints of its
own year contradict nothing is judged; one that nothing contradicts counts as any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.compare.judgement import demanded, direction_of
from bgplan.core.compare.parts import (
    SpanParts,
    are_whole_years,
    average_parts,
    is_part_of,
    parts_of,
    span_parts,
    summed,
)
from bgplan.core.compare.refusals import NOTHING_REFUSED, Refused
from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Given
from bgplan.core.intervals import Interval
from bgplan.core.periods import Period, PeriodKind, same_days, spanning
from bgplan.core.report import EarlierYear, Reason
from bgplan.core.series import best_prints, contradicting, ranked, same_period, standing_for
from bgplan.core.vocabulary import Direction, Measure


def contradiction(used: ResolvedObservation, figures: Iterable[ResolvedObservation]) -> Reason | None:
    """Return that a doubtful figure is another share of its year's plan than its own source says, if that is so.

    The plan is the one that follows from the last sure print of the same indicator that gives its percentage.
    """
    share, figure = used.share_of_plan, used.amount
    if not used.is_doubtful or share is None or figure is None:
        return None
    plans = (
        _plan(observation)
        for observation in reversed(
            best_prints(observation for observation in figures if _is_beside(observation, used))
        )
    )
    plan = next((given for given in plans if given is not None), None)
    rates = None if plan is None else figure.interval.over(plan.interval)
    if plan is None or rates is None or _fractions(share.interval).overlaps(rates):
        return None
    rate = formulas.quotient(part=figure.point, whole=plan.point)
    return Reason("share_contradicted", {"share": share.point, "rate": rate})


def _is_beside(observation: ResolvedObservation, used: ResolvedObservation) -> bool:
    """Whether a sure print says what share of the same plan it is."""
    own, other = used.record.pct_of_plan, observation.record.pct_of_plan
    return own is not None and other is not None and own.plan == other.plan and not observation.is_doubtful


def _plan(observation: ResolvedObservation) -> Given | None:
    """The plan that a figure and its percentage give."""
    if observation.amount is None or observation.share_of_plan is None:
        return None
    whole = formulas.quotient(part=observation.amount.point, whole=observation.share_of_plan.point / 100)
    interval = observation.amount.interval.over(_fractions(observation.share_of_plan.interval))
    return None if whole is None or interval is None else Given(whole, interval)


def _fractions(percent: Interval) -> Interval:
    return percent.scaled(Fraction(1, 100))


class SelectedFigures(NamedTuple):
    """The figure that counts, the other prints of its period, and the series since the base, oldest first.

    Of an average over years every year's figure is judged, so ``also`` has the other prints of every year.

    ``figures`` are the best prints of all periods, those that do not fit included. ``plan_print`` is the print that a
    plan only known as "x % of plan" follows from: the one that counts, or where that is doubtful or gives no percentage
    the last that does. ``contradictions`` are the prints that say something else than one of ``series``, and ``stands``
    is the series with the intervals of everything that its prints and these can stand for.

    Of what adds up over a stretch of time ``parts`` are the figures that are added, where it is more than one print,
    and ``missing`` are the times without any; the figures after the first of them count only where they settle it.

    Beside them stand the ``earlier`` years of a year's plan, and what of the concept is ``refused``.
    """

    used: ResolvedObservation | None
    also: tuple[ResolvedObservation, ...]
    series: tuple[ResolvedObservation, ...]
    unfit: tuple[ResolvedObservation, ...]
    figures: tuple[ResolvedObservation, ...] = ()
    plan_print: ResolvedObservation | None = None
    parts: tuple[ResolvedObservation, ...] = ()
    missing: tuple[Period, ...] = ()
    contradictions: tuple[ResolvedObservation, ...] = ()
    stands: tuple[ResolvedObservation, ...] = ()
    earlier: tuple[EarlierYear, ...] = ()
    refused: Refused = NOTHING_REFUSED

    @property
    def against_plan_print(self) -> ResolvedObservation | None:
        """The figure that counts for that print's own time, where it is another publisher's and contradicts it."""
        plan_print = self.plan_print
        if plan_print is None or plan_print.amount is None:
            return None
        of_its_time = (
            observation
            for observation in self.figures
            if same_period(observation, plan_print) and observation.amount is not None
        )
        counted = next(of_its_time, None)
        if counted is None or counted.amount is None or counted.source.publisher == plan_print.source.publisher:
            return None
        return None if counted.amount.interval.overlaps(plan_print.amount.interval) else counted


def selected_figures(target: ResolvedTarget, figures: Iterable[ResolvedObservation]) -> SelectedFigures:
    """Return the figure that counts for the target among those that can tell of it: see ``Context.figures``."""
    closed = target.indicator.closed
    own = [observation for observation in figures if closed is None or observation.record.period.end <= closed.on]
    dated = [
        observation
        for observation in own
        if _has_figure(observation, target) and _in_time(observation.record.period, target)
    ]
    if target.is_span:
        return _of_span(target, own, dated)
    fitting = [observation for observation in dated if fits(observation, target)]
    made_up = tuple(_made_up(target, dated)) if target.indicator.measure is Measure.FLOW else ()
    series = best_prints((*fitting, *(whole for whole, _ in made_up)))
    if target.is_average:
        series = average_parts(target, _by_indicator(fitting))
    used = series[-1] if series else None
    parts = next((each for whole, each in made_up if whole is used), ())
    unfit = tuple(observation for observation in dated if not fits(observation, target) and observation not in parts)
    judged = series if target.is_average else series[-1:]
    also = ranked(
        observation
        for observation in fitting
        if any(observation is not figure and same_period(observation, figure) for figure in judged)
    )
    contradictions = tuple(figure for observation in parts or judged for figure in contradicting(observation, dated))
    stands = tuple(standing_for(observation, contradicting(observation, dated)) for observation in parts or series)
    if used is not None and parts:
        stands = (summed(stands, used.record.period),)
    return SelectedFigures(
        used=used,
        also=also,
        series=series,
        unfit=unfit,
        figures=best_prints(own),
        plan_print=_plan_print(target, used, fitting),
        parts=parts,
        contradictions=contradictions,
        stands=stands,
    )


def _by_indicator(figures: list[ResolvedObservation]) -> Iterator[ResolvedObservation]:
    """Yield the best prints of each indicator; of two indicators neither print is the better one."""
    for name in dict.fromkeys(observation.record.indicator for observation in figures):
        yield from best_prints(observation for observation in figures if observation.record.indicator == name)


def _made_up(
    target: ResolvedTarget, dated: list[ResolvedObservation]
) -> Iterator[tuple[ResolvedObservation, tuple[ResolvedObservation, ...]]]:
    """Yield the years of a flow that nobody prints and that their parts make up, each with its parts."""
    figures = best_prints(observation for observation in dated if observation.amount is not None)
    begun, printed = (
        {observation.record.period.start for observation in figures},
        {observation.span for observation in figures},
    )
    for first in sorted(begun):
        start, end = same_days(target.term, target.term.start.year - first.year)
        parts = parts_of(start, end, figures) if start == first and (start, end) not in printed else ()
        if len(parts) > 1:
            yield summed(parts, spanning(start, end)), parts


def _of_span(
    target: ResolvedTarget, own: list[ResolvedObservation], dated: list[ResolvedObservation]
) -> SelectedFigures:
    """The choice for what adds up over a stretch of time: what its parts make, or a bare share of the plan after them.

    The series is what was published of the time from its first day on.
    """
    within = [observation for observation in dated if is_part_of(observation, target.term)]
    overlapping = (observation for observation in dated if observation.record.period.end >= target.term.start)
    unfit = tuple(observation for observation in overlapping if not is_part_of(observation, target.term))
    found = span_parts(
        target.term, best_prints(observation for observation in within if observation.amount is not None)
    )
    settled = found.every if found.missing and _is_settled(target, found) else found.leading
    used, missing = (summed(settled, target.term) if settled else None), found.missing
    parts = settled if len(settled) > 1 else ()
    from_start = [observation for observation in within if fits(observation, target)]
    series = best_prints(from_start)
    if series and series[-1].amount is None and _is_later(series[-1], used):
        used, parts, missing = series[-1], (), ()
    end = date.min if used is None else used.record.period.end
    before = (figure for figure in series if figure.record.period.end < end)
    counted = parts or (() if used is None else (used,))
    also = ranked(figure for figure in within if _is_told_beside(figure, counted))
    whole = (*before, *(() if used is None else (used,)))
    contradictions = tuple(figure for observation in counted for figure in contradicting(observation, also))
    stands = tuple(standing_for(observation, contradicting(observation, also)) for observation in counted)
    return SelectedFigures(
        used=used,
        also=also,
        series=whole,
        unfit=unfit,
        figures=best_prints(own),
        plan_print=_plan_print(target, used, from_start),
        parts=parts,
        missing=missing,
        contradictions=contradictions,
        stands=(summed(stands, target.term),) if stands else (),
    )


def _is_told_beside(figure: ResolvedObservation, counted: tuple[ResolvedObservation, ...]) -> bool:
    """Whether it is another print of a period that counts."""
    return any(figure is not used and same_period(figure, used) for used in counted)


def _is_later(bare: ResolvedObservation, used: ResolvedObservation | None) -> bool:
    """Whether a bare share tells of a later time than what is known in the unit, or is the best print of that time."""
    return used is None or same_period(bare, used) or bare.record.period.end > used.record.period.end


def _is_settled(target: ResolvedTarget, found: SpanParts) -> bool:
    """Whether what is known settles it, whatever the missing parts are: the floor is reached, the ceiling passed."""
    direction = direction_of(target)
    if target.amount is None or direction is None:
        return False
    known, wanted = summed(found.every, target.term).amount, demanded(target.amount, direction).point
    if known is None:
        return False
    return known.point > wanted if direction is Direction.DOWN else known.point >= wanted


def _plan_print(
    target: ResolvedTarget, used: ResolvedObservation | None, fitting: list[ResolvedObservation]
) -> ResolvedObservation | None:
    """The print that the plan follows from, none where the plan is stated; a doubtful one only for want of a better."""
    if used is None or not target.record.implied:
        return None
    if tells(used, target) and not used.is_doubtful:
        return used
    telling = [observation for observation in fitting if tells(observation, target) and observation.amount is not None]
    sure = [observation for observation in telling if not observation.is_doubtful]
    if not sure and tells(used, target):
        return used
    return next(reversed(best_prints(sure or telling)), None)


def tells(observation: ResolvedObservation, target: ResolvedTarget) -> bool:
    """Return whether the print says what share of the target's own plan its figure is."""
    share = observation.record.pct_of_plan
    return share is not None and share.plan == target.record.plan and observation.share_of_plan is not None


def _has_figure(observation: ResolvedObservation, target: ResolvedTarget) -> bool:
    """Whether there is anything to judge by: for a year plan a bare percentage of it is enough, as for a longer one."""
    if observation.amount is not None:
        return True
    bare = observation.share_of_plan is not None
    return bare and (
        target.is_year_plan or (target.is_sum and target.amount is not None and tells(observation, target))
    )


def _in_time(period: Period, target: ResolvedTarget) -> bool:
    """Whether the period lies after the base and not after the term."""
    base = target.record.base
    after = period.end > base.period.end if base else period.end >= target.plan.period.start
    return after and period.end <= target.term.end


def fits(observation: ResolvedObservation, target: ResolvedTarget) -> bool:
    """Return whether the figure is of the kind of period that the target asks for."""
    period = observation.record.period
    if target.is_span:
        return period.start == target.term.start
    if target.is_average:
        return are_whole_years(period) and target.term.start <= period.start and period.end <= target.term.end
    if target.indicator.measure.is_of_stretch and target.term.kind is PeriodKind.YEAR:
        return period.is_full_year
    if target.indicator.measure is Measure.FLOW and target.term.kind is not PeriodKind.DAY:  # a fiscal year's level
        return (period.start, period.end) == same_days(target.term, target.term.end.year - period.end.year)
    return True

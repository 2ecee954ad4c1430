"""Which figure counts for a target: the latest period that fits, and within it the best print.

Knows one target and the figures known of its indicator; judges nothing. By a doubtful figure that other prints of its
own year contradict nothing is judged; one that nothing contradicts counts as any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    plans = (_plan(one) for one in reversed(best_prints(one for one in figures if _is_beside(one, used))))
    plan = next((each for each in plans if each is not None), None)
    rates = None if plan is None else figure.interval.over(plan.interval)
    if plan is None or rates is None or _fractions(share.interval).overlaps(rates):
        return None
    rate = formulas.quotient(part=figure.point, whole=plan.point)
    return Reason("share_contradicted", {"share": share.point, "rate": rate})


def _is_beside(one: ResolvedObservation, used: ResolvedObservation) -> bool:
    """Whether a sure print says what share of the same plan it is."""
    own, other = used.record.pct_of_plan, one.record.pct_of_plan
    return own is not None and other is not None and own.plan == other.plan and not one.is_doubtful


def _plan(one: ResolvedObservation) -> Given | None:
    """The plan that a figure and its percentage give."""
    if one.amount is None or one.share_of_plan is None:
        return None
    whole = formulas.quotient(part=one.amount.point, whole=one.share_of_plan.point / 100)
    interval = one.amount.interval.over(_fractions(one.share_of_plan.interval))
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
        of_its_time = (one for one in self.figures if same_period(one, plan_print) and one.amount is not None)
        counted = next(of_its_time, None)
        if counted is None or counted.amount is None or counted.source.publisher == plan_print.source.publisher:
            return None
        return None if counted.amount.interval.overlaps(plan_print.amount.interval) else counted


def selected_figures(target: ResolvedTarget, figures: Iterable[ResolvedObservation]) -> SelectedFigures:
    """Return the figure that counts for the goal among those that can tell of it: see ``Context.figures``."""
    closed = target.indicator.closed
    own = [one for one in figures if closed is None or one.record.period.end <= closed.on]
    dated = [one for one in own if _has_figure(one, target) and _in_time(one.record.period, target)]
    if target.is_span:
        return _of_span(target, own, dated)
    fitting = [one for one in dated if fits(one, target)]
    made_up = tuple(_made_up(target, dated)) if target.indicator.measure is Measure.FLOW else ()
    series = best_prints((*fitting, *(whole for whole, _ in made_up)))
    if target.is_average:
        series = average_parts(target, _by_indicator(fitting))
    used = series[-1] if series else None
    parts = next((each for whole, each in made_up if whole is used), ())
    unfit = tuple(one for one in dated if not fits(one, target) and one not in parts)
    judged = series if target.is_average else series[-1:]
    also = ranked(one for one in fitting if any(one is not each and same_period(one, each) for each in judged))
    contradictions = tuple(one for each in parts or judged for one in contradicting(each, dated))
    stands = tuple(standing_for(each, contradicting(each, dated)) for each in parts or series)
    if used is not None and parts:
        stands = (summed(stands, used.record.period),)
    best, plan_print = best_prints(own), _plan_print(target, used, fitting)
    return SelectedFigures(
        used, also, series, unfit, best, plan_print, parts, contradictions=contradictions, stands=stands
    )


def _by_indicator(figures: list[ResolvedObservation]) -> Iterator[ResolvedObservation]:
    """Yield the best prints of each indicator; of two indicators neither print is the better one."""
    for name in dict.fromkeys(one.record.indicator for one in figures):
        yield from best_prints(one for one in figures if one.record.indicator == name)


def _made_up(
    target: ResolvedTarget, dated: list[ResolvedObservation]
) -> Iterator[tuple[ResolvedObservation, tuple[ResolvedObservation, ...]]]:
    """Yield the years of a flow that nobody prints and that their parts make up, each with its parts."""
    figures = best_prints(one for one in dated if one.amount is not None)
    begun, printed = {one.record.period.start for one in figures}, {one.span for one in figures}
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
    within = [one for one in dated if is_part_of(one, target.term)]
    overlapping = (one for one in dated if one.record.period.end >= target.term.start)
    unfit = tuple(one for one in overlapping if not is_part_of(one, target.term))
    found = span_parts(target.term, best_prints(one for one in within if one.amount is not None))
    settled = found.every if found.missing and _is_settled(target, found) else found.leading
    used, missing = (summed(settled, target.term) if settled else None), found.missing
    parts = settled if len(settled) > 1 else ()
    from_start = [one for one in within if fits(one, target)]
    series = best_prints(from_start)
    if series and series[-1].amount is None and _is_later(series[-1], used):
        used, parts, missing = series[-1], (), ()
    before = (one for one in series if used is not None and one.record.period.end < used.record.period.end)
    counted = parts or (() if used is None else (used,))
    also = ranked(one for one in within if any(one is not each and same_period(one, each) for each in counted))
    whole = (*before, *(() if used is None else (used,)))
    contradictions = tuple(one for each in counted for one in contradicting(each, also))
    stands = tuple(standing_for(each, contradicting(each, also)) for each in counted)
    return SelectedFigures(
        used,
        also,
        whole,
        unfit,
        best_prints(own),
        _plan_print(target, used, from_start),
        parts,
        missing,
        contradictions,
        (summed(stands, target.term),) if stands else (),
    )


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
    telling = [one for one in fitting if tells(one, target) and one.amount is not None]
    sure = [one for one in telling if not one.is_doubtful]
    if not sure and tells(used, target):
        return used
    return next(reversed(best_prints(sure or telling)), None)


def tells(one: ResolvedObservation, target: ResolvedTarget) -> bool:
    """Return whether the print says what share of the goal's own plan its figure is."""
    share = one.record.pct_of_plan
    return share is not None and share.plan == target.record.plan and one.share_of_plan is not None


def _has_figure(one: ResolvedObservation, target: ResolvedTarget) -> bool:
    """Whether there is anything to judge by: for a year plan a bare percentage of it is enough, as for a longer one."""
    if one.amount is not None:
        return True
    bare = one.share_of_plan is not None
    return bare and (target.is_year_plan or (target.is_sum and target.amount is not None and tells(one, target)))


def _in_time(period: Period, target: ResolvedTarget) -> bool:
    """Whether the period lies after the base and not after the term."""
    base = target.record.base
    after = period.end > base.period.end if base else period.end >= target.plan.period.start
    return after and period.end <= target.term.end


def fits(one: ResolvedObservation, target: ResolvedTarget) -> bool:
    """Return whether the figure is of the kind of period that the goal asks for."""
    period = one.record.period
    if target.is_span:
        return period.start == target.term.start
    if target.is_average:
        return are_whole_years(period) and target.term.start <= period.start and period.end <= target.term.end
    if target.indicator.measure.is_of_stretch and target.term.kind is PeriodKind.YEAR:
        return period.is_full_year
    if target.indicator.measure is Measure.FLOW and target.term.kind is not PeriodKind.DAY:  # a fiscal year's level
        return (period.start, period.end) == same_days(target.term, target.term.end.year - period.end.year)
    return True

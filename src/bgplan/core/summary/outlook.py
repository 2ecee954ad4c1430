"""What the whole year may come to, what share of the plan that is, and what each month that is left must bring.

Only what can be told honestly: a source's own estimate of the year; else what ``compare`` derives from the share that
earlier years had done by the same month, or from the months that have gone, marked as such. Knows one result.
"""

from __future__ import annotations

from fractions import Fraction

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.methods import Status
from bgplan.core.periods import Period, year
from bgplan.core.report import Result
from bgplan.core.series import Series
from bgplan.core.summary.report import Estimate, NotShown, PerMonth, WholeYear
from bgplan.core.vocabulary import Direction, Measure, Stage

_MONTHS_OF_A_YEAR = 12


def whole_year(result: Result, figures: Series, month: Period) -> WholeYear | NotShown:
    """Return what the year may come to, or why nothing can be said."""
    if result.indicator.measure is not Measure.FLOW:
        return NotShown("level" if result.indicator.measure.is_level else "no_sum")
    if result.target is not None and result.target.term.end < month.start:
        return NotShown("year_over")
    whole = result.target.term if _in_year(result) and result.target is not None else year(month.end.year)
    known = figures.of_period(whole)
    if any(not _is_ahead(observation, whole) for observation in known):
        return NotShown("year_known")
    if known:
        return _printed(known[0], result, whole)
    if not _in_year(result):
        return NotShown("no_year_plan")
    return NotShown("not_judged") if result.status is Status.NOT_ASSESSABLE else _projected(result, whole)


def _in_year(result: Result) -> bool:
    """Whether the target is a plan for a year, fiscal or not; half a year and a month are none."""
    target = result.target
    return target is not None and target.is_year_plan and target.term.months == _MONTHS_OF_A_YEAR


def _is_ahead(observation: ResolvedObservation, whole: Period) -> bool:
    """Whether a figure of a whole year was told before it was over, or calls itself an estimate."""
    return observation.record.stage in (Stage.ESTIMATE, Stage.FORECAST) or observation.published <= whole.end


def _printed(observation: ResolvedObservation, result: Result, whole: Period) -> WholeYear | NotShown:
    if observation.amount is None:
        return NotShown("no_figure")
    amount = Estimate(observation.amount.point, observation.amount.interval)
    rate = result.work.value("achievement_rate")
    if observation == result.actual and rate is not None and result.direction is not Direction.DOWN:
        share = Estimate(rate, result.work.interval("achievement_rate"))  # the plan may follow from this very figure
        told = share if _in_year(result) else None
        return WholeYear(whole.end.year, amount, told, "printed", observation.amount.decimals, observation)
    plan_share = _share_of_plan(amount, result, whole)
    return WholeYear(whole.end.year, amount, plan_share, "printed", observation.amount.decimals, observation)


def _share_of_plan(amount: Estimate, result: Result, whole: Period) -> Estimate | None:
    """The estimate over the plan of the same year."""
    target = result.target
    if target is None or (target.term.start, target.term.end) != (whole.start, whole.end):
        return None
    if result.direction is Direction.DOWN:
        return None
    plan, ends = result.work.value("target"), result.work.interval("target")
    if plan is None and target.amount is not None:
        plan, ends = target.amount.point, target.amount.interval
    if plan is None or ends is None or ends.low <= 0 or amount.interval is None:
        return None
    return Estimate(Fraction(amount.point) / Fraction(plan), amount.interval.over(ends))


def _projected(result: Result, whole: Period) -> WholeYear | NotShown:
    """The year by the share of it that is expected to be done by now; its share of the plan is the pace ratio."""
    actual, share = result.actual, result.work.value("pace_ratio")
    if actual is None:
        return NotShown("no_figure")
    if actual.record.period.end >= whole.end:
        return NotShown("year_known")
    projected = result.work.value("projected")
    amount = None if projected is None else Estimate(projected, result.work.interval("projected"))
    told = None if share is None else Estimate(share, result.work.interval("pace_ratio"))
    likely = None if result.direction is Direction.DOWN else told
    if amount is None and likely is None:
        return NotShown("no_plan_share")
    basis = "earlier_years" if result.earlier_years and result.direction is not Direction.DOWN else "months"
    return WholeYear(whole.end.year, amount, likely, basis, actual.amount.decimals if actual.amount is not None else 0)


def per_month(result: Result, month: Period) -> PerMonth | NotShown:
    """Return what each month left must bring and what each month so far brought, or why that cannot be told."""
    if result.target is None or not result.target.is_year_plan:
        return NotShown("no_year_plan")
    if result.target.term.end <= month.end:
        return NotShown("year_over")
    if result.actual is None:
        return NotShown("no_figure")
    return NotShown("not_judged") if result.status is Status.NOT_ASSESSABLE else _needed(result)


def _needed(result: Result) -> PerMonth | NotShown:
    work = result.work
    left = work.value("months_left")
    if left is not None and left <= 0:
        return NotShown("year_known")
    required, observed = work.value("required_per_month_from_now"), work.value("observed_per_month")
    if left is None or required is None or observed is None or result.direction is Direction.DOWN:
        return NotShown("ceiling" if result.direction is Direction.DOWN else "no_plan_share")
    if required <= 0:
        return NotShown("plan_done")
    return PerMonth(
        Estimate(required, work.interval("required_per_month_from_now")),
        Estimate(observed, work.interval("observed_per_month")),
        left,
    )

"""One row of the month's report: a result, and beside it what the month brought, the month and the year before.

Knows one result and the figures of its indicator; what does not apply gets a reason. What a month brought is as it was
printed, else a difference of two vintages of one publisher and one stage, so that no revision and no other way of
counting passes for it; it keeps all that both leave open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from bgplan.core import formulas
from bgplan.core.as_of import is_actual
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.growth import (
    ChangeOnYear,
    change_on,
    is_difference,
    is_of_kind,
    month_before,
    month_of,
    rates,
)
from bgplan.core.periods import Period, same_days
from bgplan.core.report import Result
from bgplan.core.series import Series, are_apart
from bgplan.core.summary.outlook import per_month, whole_year
from bgplan.core.summary.report import Estimate, MonthBefore, MonthValue, NotShown, PerMonth, SummaryRow, WholeYear
from bgplan.core.view import lead_of
from bgplan.core.vocabulary import FINALITY, Direction, Measure


def year_before(observation: ResolvedObservation, figures: Series) -> ChangeOnYear | NotShown:
    """Return the change on the same period of the year before, or why there is none."""
    found = change_on(observation, figures.best)
    if found is not None:
        return found
    if not is_of_kind(observation) or not is_actual(observation):
        return NotShown("not_of_kind")
    start, end = (
        same_days(observation.record.period, 1) if observation.record.period.start.year > 1 else observation.span
    )
    stretch = (end if observation.indicator.measure is Measure.STOCK else start, end)
    before = figures.best.get(stretch) if stretch != observation.span else None
    if before is None:
        return NotShown("no_last_year")
    return NotShown("doubtful" if observation.is_doubtful or before.is_doubtful else "not_above_zero")


def month_beside(
    later: MonthValue | NotShown, observation: ResolvedObservation, month: Period, figures: Series
) -> MonthBefore | NotShown:
    """Return the figure of the month before, and how what the month itself brought differs from it.

    Of a level the two are what stood at the end of each month, or the last that was told within it.
    """
    earlier = month_before(month)
    if earlier is None:
        return NotShown("no_month_before")
    if not observation.indicator.measure.is_of_end:
        found = month_alone(figures, earlier, observation.indicator.measure)
        now = later if isinstance(later, MonthValue) else None
    else:
        found, now = _level_within(figures, earlier), _level(observation)
    if isinstance(found, NotShown):
        return NotShown("no_month_before", {"month": earlier})
    told = (observation, found.figure, found.less, *(() if now is None else (now.figure, now.less)))
    if any(each is not None and each.is_doubtful for each in told):  # it is shown, and works nothing out
        return MonthBefore(found, None, not is_difference(observation))
    return MonthBefore(found, _change(now, found, observation), not is_difference(observation))


def _level_within(figures: Series, month: Period) -> MonthValue | NotShown:
    """The last level that stands for a day within the month."""
    spans = [each for each in figures.best if month.start <= each[1] <= month.end]
    found = _level(figures.best[max(spans, key=lambda each: each[1])]) if spans else None
    return NotShown("no_month_before", {"month": month}) if found is None else found


def _level(observation: ResolvedObservation) -> MonthValue | None:
    if observation.amount is None:
        return None
    return MonthValue(
        observation.record.period,
        Estimate(observation.amount.point, observation.amount.interval),
        observation.amount.decimals,
        observation,
    )


def _change(now: MonthValue | None, earlier: MonthValue, observation: ResolvedObservation) -> Estimate | None:
    """The difference in the unit, or the rate; no rate on what may be nothing or less, nor to less than nothing."""
    if now is None:
        return None
    new, old = now.amount, earlier.amount
    if new.interval is None or old.interval is None:
        return None
    if is_difference(observation):
        return Estimate(new.point - old.point, new.interval - old.interval)
    if old.interval.low <= 0 or new.point < 0:
        return None
    rate = formulas.quotient(part=new.point - old.point, whole=old.point)
    multiple = new.interval.over(old.interval)
    return None if rate is None or multiple is None else Estimate(rate, rates(multiple))


def month_alone(figures: Series, month: Period, measure: Measure) -> MonthValue | NotShown:
    """Return what the month brought by itself, or why that cannot be told."""
    if measure.is_of_end:
        return NotShown("level")
    printed = figures.best.get((month.start, month.end))
    if printed is not None:
        return _printed(printed, month)
    if measure is not Measure.FLOW:
        return NotShown("no_month_figure", {"month": month})
    return _difference(figures, month)


def _printed(observation: ResolvedObservation, month: Period) -> MonthValue:
    amount = observation.amount
    if amount is None:
        msg = f"{observation.subject} has no amount"
        raise ValueError(msg)
    return MonthValue(month, Estimate(amount.point, amount.interval), amount.decimals, observation)


def _difference(figures: Series, month: Period) -> MonthValue | NotShown:
    """The figure to the month's end less the one to the end of the month before."""
    before, start = month_before(month), date(month.end.year, 1, 1)
    if before is None or before.end < start:
        return NotShown("no_month_figure", {"month": month})
    for later in figures.by_span.get((start, month.end), ()):
        for earlier in figures.by_span.get((start, before.end), ()):
            if _is_one_account(earlier, later):
                return _taken(later, earlier, month)
    return NotShown("no_month_figure", {"month": month})


def _is_one_account(earlier: ResolvedObservation, later: ResolvedObservation) -> bool:
    """Whether one publisher tells both at one stage, and neither is doubtful."""
    same = earlier.source.publisher == later.source.publisher and earlier.record.stage is later.record.stage
    return same and not (earlier.is_doubtful or later.is_doubtful)


def _taken(later: ResolvedObservation, earlier: ResolvedObservation, month: Period) -> MonthValue | NotShown:
    if later.amount is None or earlier.amount is None:
        return NotShown("no_month_figure", {"month": month})
    interval = later.amount.interval - earlier.amount.interval
    point = later.amount.point - earlier.amount.point
    if interval.high < 0 <= earlier.amount.interval.low:
        return NotShown("falls", {"month": month})  # a sum that falls was revised: the difference is no month's
    decimals = max(later.amount.decimals, earlier.amount.decimals)
    return MonthValue(month, Estimate(point, interval), decimals, later, earlier)


def row_of(result: Result, figures: Series, month: Period, growth: ResolvedObservation | None = None) -> SummaryRow:
    """Return the row of a result; the figures are those of the indicator that it was judged by."""
    lead, share = lead_of(result), _against_plan(result)
    ahead, needed = whole_year(result, figures, month), per_month(result, month)
    blanks: dict[str, NotShown] = {}
    if lead is None:
        blanks["lead"] = NotShown("no_lead")
    if isinstance(share, NotShown):
        blanks["against_plan"] = share
    on_year, alone, before = _beside(result, figures, month)
    found: Mapping[str, object] = {"last_year": on_year, "month": alone, "previous_month": before}
    found = {**found, "whole_year": ahead, "per_month": needed}
    blanks |= {name: each for name, each in found.items() if isinstance(each, NotShown)}
    if isinstance(ahead, WholeYear) and ahead.share is None:
        blanks["likely_share"] = NotShown("no_plan_share" if result.target is not None else "no_plan")
    elif isinstance(ahead, NotShown):
        blanks["likely_share"] = ahead
    if isinstance(ahead, WholeYear) and ahead.amount is None:
        blanks["whole_year"] = NotShown("no_value")
    return SummaryRow(
        result,
        is_new=any(is_new(observation, figures, month) for observation in result.judged_by),
        lead=lead,
        against_plan=share if isinstance(share, Estimate) else None,
        printed_growth=growth,
        on_year=on_year if isinstance(on_year, ChangeOnYear) else None,
        alone=alone if isinstance(alone, MonthValue) else None,
        before=before if isinstance(before, MonthBefore) else None,
        whole_year=ahead if isinstance(ahead, WholeYear) else None,
        per_month=needed if isinstance(needed, PerMonth) else None,
        blanks=MappingProxyType(blanks),
    )


def is_new(observation: ResolvedObservation, figures: Series, month: Period) -> bool:
    """Return whether the figure was first published within the month: no earlier print of as late a stage says it."""
    if not month.start <= observation.published <= month.end:
        return False
    stage = FINALITY[observation.record.stage]
    earlier = (figure for figure in figures.by_span.get(observation.span, ()) if figure.published < month.start)
    return not any(FINALITY[figure.record.stage] >= stage and not are_apart(figure, observation) for figure in earlier)


def _beside(
    result: Result, figures: Series, month: Period
) -> tuple[ChangeOnYear | NotShown, MonthValue | NotShown, MonthBefore | NotShown]:
    """The year before, the month itself and the month before; of the month in which the figure's period ends."""
    observation = result.actual
    if observation is None:
        return (NotShown("no_figure"),) * 3
    if result.target is not None and result.target.is_average:
        return (NotShown("average"),) * 3  # what is shown is an average over years, and no one year's figure
    end = min(observation.record.period.end, month.end)  # an estimate of the whole year ends after the month
    its_month = month_of(end)
    alone = month_alone(figures, its_month, observation.indicator.measure)
    return year_before(observation, figures), alone, month_beside(alone, observation, its_month, figures)


def _against_plan(result: Result) -> Estimate | NotShown:
    """What was done as a share of the plan; of a ceiling that says nothing good."""
    if result.target is None:
        return NotShown("no_plan")
    if result.actual is None:
        return NotShown("no_figure")
    rate = result.work.value("achievement_rate")
    if result.direction is Direction.DOWN:
        return NotShown("ceiling")
    if result.indicator.measure is Measure.GROWTH:  # a quotient of two growth rates says nothing
        return NotShown("average" if result.target.is_average else "no_plan_share")
    if rate is None:
        return NotShown("average" if result.target.is_average else "no_plan_share")
    return Estimate(rate, result.work.interval("achievement_rate"))

"""One row of the month's report: a result, and beside it the month, the month and year before, the year ahead.

Knows one result and the figures of its indicator; what does not apply gets a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Reported
from bgplan.core.known_figures import Figures, month_of
from bgplan.core.periods import Period
from bgplan.core.report import Result
from bgplan.core.revisions import are_apart
from bgplan.core.summary.ahead import per_month, whole_year
from bgplan.core.summary.alone import month_alone
from bgplan.core.summary.before import month_beside, year_before
from bgplan.core.summary.summarised import Alone, Blank, MonthBefore, PerMonth, Ranged, Row, WholeYear
from bgplan.core.vocabulary import FINALITY, Direction, Measure
from bgplan.core.year_on_year import Change


def row_of(result: Result, figures: Figures, month: Period, growth: Reported | None = None) -> Row:
    """Return the row of a result; the figures are those of the indicator that it was judged by."""
    lead, share = lead_of(result), _against_plan(result)
    ahead, needed = whole_year(result, figures, month), per_month(result, month)
    blanks: dict[str, Blank] = {}
    if lead is None:
        blanks["lead"] = Blank("no_lead")
    if isinstance(share, Blank):
        blanks["against_plan"] = share
    on_year, alone, before = _beside(result, figures, month)
    found: Mapping[str, object] = {"last_year": on_year, "month": alone, "previous_month": before}
    found = {**found, "whole_year": ahead, "per_month": needed}
    blanks |= {name: each for name, each in found.items() if isinstance(each, Blank)}
    if isinstance(ahead, WholeYear) and ahead.share is None:
        blanks["likely_share"] = Blank("no_plan_share" if result.goal is not None else "no_plan")
    elif isinstance(ahead, Blank):
        blanks["likely_share"] = ahead
    if isinstance(ahead, WholeYear) and ahead.amount is None:
        blanks["whole_year"] = Blank("no_value")
    return Row(
        result,
        is_new=any(_is_new(one, figures, month) for one in result.judged_by),
        lead=lead,
        against_plan=share if isinstance(share, Ranged) else None,
        printed_growth=growth,
        on_year=on_year if isinstance(on_year, Change) else None,
        alone=alone if isinstance(alone, Alone) else None,
        before=before if isinstance(before, MonthBefore) else None,
        whole_year=ahead if isinstance(ahead, WholeYear) else None,
        per_month=needed if isinstance(needed, PerMonth) else None,
        blanks=MappingProxyType(blanks),
    )


def _is_new(one: Reported, figures: Figures, month: Period) -> bool:
    """Whether the figure was first published within the month: no earlier print says the same at as late a stage."""
    if not month.start <= one.published <= month.end:
        return False
    stage = FINALITY[one.record.stage]
    earlier = (each for each in figures.of(*one.span) if each.published < month.start)
    return not any(FINALITY[each.record.stage] >= stage and not are_apart(each, one) for each in earlier)


def _beside(
    result: Result, figures: Figures, month: Period
) -> tuple[Change | Blank, Alone | Blank, MonthBefore | Blank]:
    """The year before, the month itself and the month before; of the month in which the figure's period ends."""
    one = result.actual
    if one is None:
        return (Blank("no_figure"),) * 3
    if result.goal is not None and result.goal.is_average:
        return (Blank("average"),) * 3  # what is shown is an average over years, and no one year's figure
    end = min(one.record.period.end, month.end)  # an estimate of the whole year ends after the month
    its_month = month_of(end)
    alone = month_alone(figures, its_month, one.indicator.measure)
    return year_before(one, figures), alone, month_beside(alone, one, its_month, figures)


def lead_of(result: Result) -> Bilingual | None:
    """Return the agency that answers: as the target says, else its indicator, else its plan."""
    goal = result.goal
    if goal is None:
        return result.indicator.lead
    return goal.record.lead or result.indicator.lead or goal.plan.lead


def _against_plan(result: Result) -> Ranged | Blank:
    """What was done as a share of the plan; of a ceiling that says nothing good."""
    if result.goal is None:
        return Blank("no_plan")
    if result.actual is None:
        return Blank("no_figure")
    rate = result.work.value("achievement_rate")
    if result.direction is Direction.DOWN:
        return Blank("ceiling")
    if result.indicator.measure is Measure.GROWTH:  # a quotient of two growth rates says nothing
        return Blank("average" if result.goal.is_average else "no_plan_share")
    if rate is None:
        return Blank("average" if result.goal.is_average else "no_plan_share")
    return Ranged(rate, result.work.interval("achievement_rate"))

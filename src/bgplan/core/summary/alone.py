"""What one month brought by itself: as it was printed, else the difference of two figures since the year's start.

A difference is taken of two prints of one publisher and one stage only, so that no revision and no other way of
counting passes for what a month brought; it keeps all that both prints leave open. Knows the figures of one indicator.
"""

from __future__ import annotations

from datetime import date

from bgplan.core.book import Reported
from bgplan.core.known_figures import Figures, month_before
from bgplan.core.periods import Period
from bgplan.core.summary.summarised import Alone, Blank, Ranged
from bgplan.core.vocabulary import Measure

OF_A_STRETCH = (Measure.FLOW, Measure.GROWTH, Measure.INDEX)
"""What is of a stretch of time; a level, a share or a rank is of its end only."""


def month_alone(figures: Figures, month: Period, measure: Measure) -> Alone | Blank:
    """Return what the month brought by itself, or why that cannot be told."""
    if measure not in OF_A_STRETCH:
        return Blank("level")
    printed = figures.best.get((month.start, month.end))
    if printed is not None:
        return _printed(printed, month)
    if measure is not Measure.FLOW:
        return Blank("no_month_figure", {"month": month})
    return _difference(figures, month)


def _printed(one: Reported, month: Period) -> Alone:
    amount = one.amount
    if amount is None:
        msg = f"{one.subject} has no amount"
        raise ValueError(msg)
    return Alone(month, Ranged(amount.point, amount.interval), amount.decimals, one)


def _difference(figures: Figures, month: Period) -> Alone | Blank:
    """The figure to the month's end less the one to the end of the month before."""
    before, start = month_before(month), date(month.end.year, 1, 1)
    if before is None or before.end < start:
        return Blank("no_month_figure", {"month": month})
    for later in figures.of(start, month.end):
        for earlier in figures.of(start, before.end):
            if _is_one_account(earlier, later):
                return _taken(later, earlier, month)
    return Blank("no_month_figure", {"month": month})


def _is_one_account(earlier: Reported, later: Reported) -> bool:
    """Whether one publisher tells both at one stage, and neither is doubtful."""
    same = earlier.source.publisher == later.source.publisher and earlier.record.stage is later.record.stage
    return same and not (earlier.is_doubtful or later.is_doubtful)


def _taken(later: Reported, earlier: Reported, month: Period) -> Alone | Blank:
    if later.amount is None or earlier.amount is None:
        return Blank("no_month_figure", {"month": month})
    interval = later.amount.interval - earlier.amount.interval
    point = later.amount.point - earlier.amount.point
    if interval.high < 0 <= earlier.amount.interval.low:
        return Blank("falls", {"month": month})  # a sum that falls was revised: the difference is no month's
    decimals = max(later.amount.decimals, earlier.amount.decimals)
    return Alone(month, Ranged(point, interval), decimals, later, earlier)

"""Which published growth rates make up an average over years: single years, and averages of several of them.

Knows the figures of one target's indicator and of its like; judges nothing. A figure of the target's own indicator
comes before one that only differs in what it is compared with: an average published as one figure is used as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bgplan.core.book import Goal, Reported
from bgplan.core.periods import Period


def are_whole_years(period: Period) -> bool:
    """Return whether a period is one or more calendar years."""
    start, end = period.start, period.end
    return start == date(start.year, 1, 1) and end == date(end.year, 12, 31)


def average_parts(goal: Goal, figures: Iterable[Reported]) -> tuple[Reported, ...]:
    """Return the figures that cover most years of the goal without overlapping, by time.

    Of equal covers that with fewer doubtful years is taken, then that with more years of the own indicator, then that
    of fewer figures.
    """
    years = goal.term.years
    known = [one for one in figures if one.amount is not None]
    best: dict[int, tuple[tuple[int, int, int, int], tuple[Reported, ...]]] = {years.stop: ((0, 0, 0, 0), ())}
    for year in reversed(years):
        covers = [best[year + 1]]
        for one in known:
            span = one.record.period.years
            if span.start != year or span.stop > years.stop:
                continue
            (covered, sure, own, few), parts = best[span.stop]
            length = len(span)
            is_own = one.record.indicator == goal.record.indicator
            rank = (covered + length, sure - length * one.is_doubtful, own + length * is_own, few - 1)
            covers.append((rank, (one, *parts)))
        best[year] = max(covers, key=lambda cover: cover[0])
    return best[years.start][1]

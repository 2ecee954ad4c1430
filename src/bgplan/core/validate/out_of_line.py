"""BG904 and BG905: a count out of line for one print only, and cumulative figures of two publishers that do not chain.

Knows one series at a time. Nothing here is more than a warning: both figures may be true of what each source counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from bgplan.core.book import Book
from bgplan.core.findings import Facts, Finding
from bgplan.core.intervals import Interval
from bgplan.core.model import Indicator
from bgplan.core.periods import years_between
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.neighbours import BETWEEN, OF_COUNTS
from bgplan.core.validate.runner import rule
from bgplan.core.validate.stretches import within_a_year
from bgplan.core.validate.vintages import Figures, Prints, Series, Shown, figures_of, flows_of, one_publisher
from bgplan.core.vocabulary import Direction, Measure

SLACK = Fraction(3, 4)
"""Less than this of the monthly amount so far, in the months that another publisher adds, is not the same series."""


MANY = 1000
"""Counts of so many, such as jobs, rise and fall by themselves: of them a peak says nothing."""


@rule("BG904", given=figures_of)
def dents(book: Book, figures: Figures) -> Iterator[Finding | Outcome]:
    """BG904: a count that is to rise is printed lower between two higher prints, or higher for one print: 9, 8, 9.

    The prints themselves are compared: that bounds leave both open is what somebody has to say.
    """
    counts = {name for name, unit in book.written.units.items() if unit.count}

    def wanted(each: Indicator) -> bool:
        return each.measure is Measure.STOCK and each.unit in counts and each.direction is Direction.UP

    for prints in figures.where(wanted):
        best = list(prints.best.values())
        for at, (before, middle, after) in enumerate(zip(best, best[1:], best[2:], strict=False)):
            is_dent = middle.point < before.point <= after.point
            if (is_dent or _is_peak(before, middle, after, best[at + 3 :])) and not _is_slip(before, middle, after):
                facts: Facts = {
                    "before": before.point,
                    "before_period": before.period,
                    "low": middle.point,
                    "period": middle.period,
                    "after": after.point,
                    "after_period": after.period,
                }
                related = (before.place, after.place)
                yield finding("BG904", middle.place, subject=middle.one.subject, related=related, facts=facts)
            else:
                yield HELD["BG904"]


def _is_peak(before: Shown, middle: Shown, after: Shown, later: list[Shown]) -> bool:
    """Whether a figure stands above both and is not reached again: then what came between would be the dent."""
    about = any(shown.one.amount is None or shown.one.amount.approximate for shown in (before, middle, after))
    above = before.point <= after.point and middle.low > after.high
    return above and not about and middle.point < MANY and all(shown.point < middle.point for shown in later[:1])


def _is_slip(before: Shown, middle: Shown, after: Shown) -> bool:
    """Whether the figure is so far out of line that BG906 says so."""
    times, added = BETWEEN[Measure.STOCK], OF_COUNTS
    ends = before.point + added, after.point + added
    point = middle.point + added
    return middle.point > 0 and (point > times * max(ends) or point * times < min(ends))


@rule("BG905", over=flows_of)
def unchained(prints: Prints) -> Iterator[Finding | Outcome]:
    """BG905: what one publisher adds to another's cumulative figure is three quarters of its monthly amount or more.

    One publisher's own months may be uneven; between two, a sudden gap mostly means that they count different things.
    """
    for figures in _from_new_year(prints.best).values():
        for earlier, later in pairwise(figures):
            yield UNTOLD["BG905"] if one_publisher((earlier, later)) else _chained(earlier, later)


def _from_new_year(series: Series) -> dict[date, list[Shown]]:
    """The cumulative figures of each year, the shortest first."""
    found: dict[date, list[Shown]] = defaultdict(list)
    for shown in series.values():
        start = shown.span[0]
        if (start.month, start.day) == (1, 1) and within_a_year(shown.span):
            found[start].append(shown)
    return found


def _chained(earlier: Shown, later: Shown) -> Finding | Outcome:
    months = years_between(earlier.period, later.period) * 12
    pace = earlier.interval.scaled(1 / earlier.period.months)
    added: Interval = (later.interval - earlier.interval).scaled(1 / months)
    if pace.low <= 0 or added.high < 0:  # what falls is found by BG412
        return UNTOLD["BG905"]
    if added.high >= SLACK * pace.low:
        return HELD["BG905"]
    point = (later.point - earlier.point) / months
    return finding(
        "BG905",
        later.place,
        subject=later.one.subject,
        related=(earlier.place,),
        earlier=earlier.point,
        earlier_period=earlier.period,
        later=later.point,
        later_period=later.period,
        monthly=round(point, 2),
        pace=round(earlier.point / earlier.period.months, 2),
    )

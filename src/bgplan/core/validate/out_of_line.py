"""BG904 and BG905: a count that falls for one print only, and cumulative figures of two publishers that do not chain.

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
from bgplan.core.periods import years_between
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.stretches import within_a_year
from bgplan.core.validate.vintages import Series, Shown, named_prints, one_publisher
from bgplan.core.vocabulary import Direction, Measure

SLACK = Fraction(3, 4)
"""Less than this of the monthly amount so far, in the months that another publisher adds, is not the same series."""


def dents(book: Book) -> Iterator[Finding | Outcome]:
    """BG904: a count that is to rise is printed lower between two higher prints: 9, 8, 9.

    The prints themselves are compared: that bounds leave both open is what somebody has to say.
    """
    counts = {name for name, unit in book.written.units.items() if unit.count}

    def wanted(name: str, _: object) -> bool:
        each = book.written.indicators[name]
        return each.measure is Measure.STOCK and each.unit in counts and each.direction is Direction.UP

    for _, prints in named_prints(book, wanted):
        figures = list(prints.best.values())
        for before, low, after in zip(figures, figures[1:], figures[2:], strict=False):
            if low.point < before.point <= after.point:
                facts: Facts = {
                    "before": before.point,
                    "before_period": before.period,
                    "low": low.point,
                    "period": low.period,
                    "after": after.point,
                    "after_period": after.period,
                }
                related = (before.place, after.place)
                yield finding("BG904", low.place, subject=low.one.subject, related=related, facts=facts)
            else:
                yield HELD["BG904"]


def unchained(book: Book) -> Iterator[Finding | Outcome]:
    """BG905: what one publisher adds to another's cumulative figure is three quarters of its monthly amount or more.

    One publisher's own months may be uneven; between two, a sudden gap mostly means that they count different things.
    """
    for _, prints in named_prints(book, lambda _, each: each.measure is Measure.FLOW):
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

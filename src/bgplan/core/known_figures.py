"""The figures of one indicator as they were known at the month's end, found by their stretch of time.

Knows prints of one indicator that are what the indicator says; never targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bgplan.core.best_prints import best_prints, ranked
from bgplan.core.book import Reported
from bgplan.core.known import is_actual
from bgplan.core.periods import Period, parse
from bgplan.core.year_on_year import is_of_kind


class Figures:
    """What is known of one indicator: all prints of its kind, and of each stretch of time the one that counts."""

    def __init__(self, reported: Iterable[Reported]) -> None:
        prints = [one for one in reported if is_of_kind(one)]
        actual = [one for one in prints if is_actual(one)]
        self.prints = ranked(prints)
        self.best = {one.span: one for one in best_prints(actual)}

    def of(self, start: date, end: date) -> tuple[Reported, ...]:
        """Return the prints of one stretch that say what was, the better first."""
        return tuple(one for one in self.prints if one.span == (start, end) and is_actual(one))

    def of_whole(self, year: Period) -> Iterator[Reported]:
        """Yield the prints of a whole year, fiscal or not, forecasts included, the better first."""
        span = year.start, year.end
        return (one for one in self.prints if (one.record.period.start, one.record.period.end) == span)


def month_of(end: date) -> Period:
    """Return the month that a day lies in."""
    return parse(f"{end.year:04d}-{end.month:02d}")


def month_before(month: Period) -> Period | None:
    """Return the month before; there is none before the first of all."""
    first = month.start
    return None if first == date.min else month_of(first - timedelta(days=1))

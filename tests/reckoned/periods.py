"""Periods as docs/figures.md writes them, and the years between their ends as docs/methods.md counts them."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

CUMULATIVE = re.compile(r"(\d{4})-(\d\d)-(\d\d)/P(?:(\d+)M)?(?:(\d+)D)?")


@dataclass(frozen=True)
class Period:
    """A stretch of time with both its days; a single day is counted in days, everything else in months."""

    start: date
    end: date
    is_day: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it is one whole calendar year."""
        return (self.start, self.end) == (date(self.end.year, 1, 1), date(self.end.year, 12, 31))

    @property
    def ends_a_month(self) -> bool:
        """Whether its end is told in months."""
        return not self.is_day and self.end == month_end(self.end.year, self.end.month)

    def lies_in(self, other: Period) -> bool:
        """Whether no day of it lies outside of the other period."""
        return other.start <= self.start and self.end <= other.end


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def period(text: str) -> Period:
    """Read a period: ``2023``, ``2023-Q3``, ``2023-08``, ``2023-08-22``, ``2023-01-01/P7M20D`` or ``2021/2030``."""
    if cumulative := CUMULATIVE.fullmatch(text):
        return _cumulative(*(int(group or 0) for group in cumulative.groups()))
    if "/" in text:
        first, last = (int(year) for year in text.split("/"))
        return Period(date(first, 1, 1), date(last, 12, 31))
    if "-Q" in text:
        year, quarter = (int(part) for part in text.split("-Q"))
        return Period(date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter))
    match [int(part) for part in text.split("-")]:
        case [year]:
            return Period(date(year, 1, 1), date(year, 12, 31))
        case [year, month]:
            return Period(date(year, month, 1), month_end(year, month))
        case [year, month, day]:
            return Period(date(year, month, day), date(year, month, day), is_day=True)
    raise ValueError(text)


def _cumulative(year: int, month: int, day: int, months: int, days: int) -> Period:
    """``2023-01-01/P7M20D`` is 1 January to 20 August: the day before the one that is 7 months and 20 days later."""
    years_on, month_on = divmod(month - 1 + months, 12)
    after = date(year + years_on, month_on + 1, day) + timedelta(days=days)
    return Period(date(year, month, day), after - timedelta(days=1))


def years_between(start: Period, end: Period) -> Fraction:
    """Years between the ends of two periods.

    Months are twelfths: from August 2023 to 2030 are 7 4/12, and from 31 August as many. Other days are actual days
    over the days of their year (ISDA 2006, 4.16): from 22 August 2023, its 234th day, are 131/365 and seven years.
    """
    return _place(end.end) - _place(start.end)


def _place(day: date) -> Fraction:
    """Return the year and the part of it that is over when the day is."""
    if day == month_end(day.year, day.month):
        return day.year + Fraction(day.month, 12)
    by_days = Fraction(day.timetuple().tm_yday, 366 if isleap(day.year) else 365)
    return day.year + max(by_days, Fraction(day.month - 1, 12))  # no day lies before the month before it is over

"""Periods of time in SDMX notation, and how many years lie between their ends.

Knows the calendar; never the clock. A date stands for its end of day, a period for its end.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache


class PeriodKind(StrEnum):
    """What kind of time a period is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    YEARS = "years"


_SHORTEST_YEAR = 365  # days
_LONGEST_YEAR = 366

FORMS = ("2023", "2023-Q3", "2023-08", "2023-08-22", "2023-01-01/P8M", "2023-01-01/P7M20D", "2021/2030")
"""The forms a period is written in, for messages."""

_FORM = re.compile(
    r"""(?P<year>\d{4})
        (?: -Q(?P<quarter>[1-4])
          | -(?P<month>\d{2})
            (?: -(?P<day>\d{2}) (?: /P(?:(?P<months>\d{1,3})M)?(?:(?P<days>\d{1,2})D)? )? )?
          | /(?P<last>\d{4})
        )?""",
    re.VERBOSE | re.ASCII,
)


class PeriodError(ValueError):
    """A text that is no period; ``reason`` is ``form``, ``calendar`` (no such date) or ``order`` (ends too early)."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r} is no period: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time from ``start`` to ``end``, both days included, and the text it was written as."""

    text: str
    kind: PeriodKind
    start: date
    end: date

    @property
    def is_full_year(self) -> bool:
        """Whether it is one whole calendar year, however written."""
        return self.start == date(self.end.year, 1, 1) and self.end == date(self.end.year, 12, 31)

    @property
    def is_within_a_year(self) -> bool:
        """Whether it lasts no longer than twelve months, whichever day it begins with."""
        return (self.end - self.start).days < _LONGEST_YEAR

    @property
    def is_longer_than_a_year(self) -> bool:
        """Whether it is a cumulative period of more than twelve months."""
        if self.kind is not PeriodKind.CUMULATIVE:
            return False
        return (self.end - self.start).days >= _SHORTEST_YEAR and self.months > 12

    @property
    def months(self) -> Fraction:
        """How many months it lasts; 8 for ``2023-01-01/P8M``. What is not of whole months is counted in days."""
        if self.start.day == 1 and ends_month(self.end):
            return Fraction((self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1)
        day_before = _actual_days(self.start) - Fraction(1, _days_of(self.start.year))
        return (_actual_days(self.end) - day_before) * 12

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.start.year, self.end.year + 1)


def parse(text: str) -> Period:
    """Read a period in one of ``FORMS``; PeriodError says what is wrong with any other text.

    >>> parse("2023-01-01/P8M").end
    datetime.date(2023, 8, 31)
    """
    match = _FORM.fullmatch(text)
    if match is None or text.endswith("P"):
        raise PeriodError(text, "form")
    try:
        kind, start, end = _span(match)
    except (ValueError, OverflowError):
        raise PeriodError(text, "calendar") from None
    if end < start:
        raise PeriodError(text, "order")
    return Period(text, kind, start, end)


def _span(match: re.Match[str]) -> tuple[PeriodKind, date, date]:
    part = match.groupdict()
    year = int(part["year"])
    if part["last"]:
        return PeriodKind.YEARS, date(year, 1, 1), date(int(part["last"]), 12, 31)
    if part["quarter"]:
        quarter = int(part["quarter"])
        return PeriodKind.QUARTER, date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)
    if part["month"] is None:
        return PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31)
    if part["day"] is None:
        return PeriodKind.MONTH, date(year, int(part["month"]), 1), _month_end(year, int(part["month"]))
    start = date(year, int(part["month"]), int(part["day"]))
    if "/" not in match.group():
        return PeriodKind.DAY, start, start
    return PeriodKind.CUMULATIVE, start, _after(start, int(part["months"] or 0), int(part["days"] or 0))


def _month_end(year: int, month: int) -> date:
    return date(year, month, days_in_month(year, month))


def _after(start: date, months: int, days: int) -> date:
    """The last day of a stretch of ``months`` and ``days`` that begins with ``start``."""
    month = start.month - 1 + months
    first = date(start.year + month // 12, month % 12 + 1, start.day)
    return first + timedelta(days=days - 1)


def day(on: date) -> Period:
    """Return the period of the single day ``on``."""
    return Period(on.isoformat(), PeriodKind.DAY, on, on)


def year(number: int) -> Period:
    """Return the calendar year ``number``."""
    return Period(f"{number:04d}", PeriodKind.YEAR, date(number, 1, 1), date(number, 12, 31))


@lru_cache(maxsize=4096)  # the same few periods are placed again and again
def position(period: Period) -> Fraction:
    """Return where the period's end lies on the axis of years: 2021 exactly for the end of 2020.

    >>> position(parse("2023-08")) == position(parse("2023-08-31")) == Fraction(2023) + Fraction(8, 12)
    True
    >>> round(float(position(parse("2030")) - position(parse("2023-08-22"))), 4)
    7.3589
    """
    return day_position(period.end)


def spanning(start: date, end: date) -> Period:
    """Return the period from one day to another, in the shortest of its forms.

    >>> [spanning(date(2023, 1, 1), end).text for end in (date(2023, 2, 28), date(2023, 3, 31), date(2024, 12, 31))]
    ['2023-01-01/P2M', '2023-Q1', '2023/2024']
    """
    year_begins, first_year, last_year = start.replace(month=1, day=1), f"{start.year:04d}", f"{end.year:04d}"
    if start == year_begins and end == end.replace(month=12, day=31):
        return parse(first_year if start.year == end.year else f"{first_year}/{last_year}")
    if start.year == end.year and start.day == 1 and ends_month(end):
        if start.month == end.month:
            return parse(f"{first_year}-{start.month:02d}")
        if start.month % 3 == 1 and end.month == start.month + 2:
            return parse(f"{first_year}-Q{end.month // 3}")
    months, days = _length(start, end)
    length = (f"{months}M" if months else "") + (f"{days}D" if days else "")
    return Period(f"{start.isoformat()}/P{length}", PeriodKind.CUMULATIVE, start, end)


def _length(start: date, end: date) -> tuple[int, int]:
    """The whole months and the days more that lie from one day to another, both included."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day == 1 and ends_month(end):
        return months + 1, 0
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    while start.day > days_in_month(start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1):
        months -= 1  # no month can be counted from a 31st to a month without one
    return months, (after - _after(start, months, 1)).days


def period_before(period: Period) -> Period:
    """Return the year, month or day that ends just before the period begins.

    >>> [period_before(parse(text)).text for text in ("2021/2025", "2023-04-01/P12M", "2023-04-15/P12M")]
    ['2020', '2023-03', '2023-04-14']
    """
    last = period.start - timedelta(days=1)
    if period.start.day > 1:
        return day(last)
    return year(last.year) if period.start.month == 1 else spanning(last.replace(day=1), last)


def day_position(on: date) -> Fraction:
    """Return where the end of the day ``on`` lies on the axis of years.

    Months count a twelfth each, so a month's last day is where the month ends; any other day is actual days over the
    days of its year (ISDA 2006, section 4.16), but never before the end of the month before it: differences add up,
    whole years are whole, and no later day lies before an earlier one.
    """
    if ends_month(on):
        return _month_position(on.year, on.month)
    return max(_actual_days(on), _month_position(on.year, on.month - 1))


def _actual_days(on: date) -> Fraction:
    """Where the end of the day lies by actual days over the days of its year."""
    return on.year + Fraction(on.timetuple().tm_yday, _days_of(on.year))


def _days_of(year: int) -> int:
    return 366 if isleap(year) else 365


def _month_position(year: int, months: int) -> Fraction:
    """Where the end of the year's month lies; that of the month 0 is the end of the year before."""
    return year + Fraction(months, 12)


def ends_month(on: date) -> bool:
    """Return whether a day is the last of its month."""
    return on.day == days_in_month(on.year, on.month)


@cache  # the same few months are looked at again and again
def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return monthrange(year, month)[1]


def same_days(period: Period, years: int) -> tuple[date, date]:
    """Return the first and last day of the same stretch so many years before; a month's last day stays the last.

    >>> same_days(parse("2024-01-01/P2M"), 1)
    (datetime.date(2023, 1, 1), datetime.date(2023, 2, 28))
    """
    start, end = period.start, period.end
    first = min(start.day, days_in_month(start.year - years, start.month))
    day = days_in_month(end.year - years, end.month)
    if not ends_month(end) or period.kind is PeriodKind.DAY:
        day = min(day, end.day)
    return start.replace(year=start.year - years, day=first), date(end.year - years, end.month, day)


def years_between(start: Period, end: Period) -> Fraction:
    """Return the years from the end of ``start`` to the end of ``end``; negative where it lies before."""
    return position(end) - position(start)

"""Periods: the forms they are written in, where they end, and the years between their ends."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.periods import (
    FORMS,
    Period,
    PeriodError,
    PeriodKind,
    day,
    day_position,
    parse,
    position,
    same_days,
    spanning,
    year,
    years_between,
)


@pytest.mark.parametrize(
    "text, kind, start, end",
    [
        ("2023", PeriodKind.YEAR, "2023-01-01", "2023-12-31"),
        ("2023-Q1", PeriodKind.QUARTER, "2023-01-01", "2023-03-31"),
        ("2023-Q3", PeriodKind.QUARTER, "2023-07-01", "2023-09-30"),
        ("2023-08", PeriodKind.MONTH, "2023-08-01", "2023-08-31"),
        ("2023-02", PeriodKind.MONTH, "2023-02-01", "2023-02-28"),
        ("2024-02", PeriodKind.MONTH, "2024-02-01", "2024-02-29"),
        ("2023-08-22", PeriodKind.DAY, "2023-08-22", "2023-08-22"),
        ("2023-01-01/P8M", PeriodKind.CUMULATIVE, "2023-01-01", "2023-08-31"),
        ("2023-01-01/P7M20D", PeriodKind.CUMULATIVE, "2023-01-01", "2023-08-20"),
        ("2023-01-01/P10D", PeriodKind.CUMULATIVE, "2023-01-01", "2023-01-10"),
        ("2023-11-01/P3M", PeriodKind.CUMULATIVE, "2023-11-01", "2024-01-31"),
        ("2023-01-15/P1M", PeriodKind.CUMULATIVE, "2023-01-15", "2023-02-14"),
        ("2021/2030", PeriodKind.YEARS, "2021-01-01", "2030-12-31"),
        ("2021/2021", PeriodKind.YEARS, "2021-01-01", "2021-12-31"),
    ],
)
def test_forms(text: str, kind: PeriodKind, start: str, end: str) -> None:
    assert parse(text) == Period(text, kind, date.fromisoformat(start), date.fromisoformat(end))


def test_every_form_that_messages_name_is_read() -> None:
    assert [parse(form).text for form in FORMS] == list(FORMS)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "form"),
        ("23", "form"),
        ("2023-8", "form"),
        ("2023-Q5", "form"),
        ("2023-08-22 ", "form"),
        ("2023-08/P1M", "form"),
        ("2023-01-01/P", "form"),  # a length without a number
        ("２０２３", "form"),
        ("2023\n", "form"),
        ("2023-13", "calendar"),
        ("2023-00", "calendar"),
        ("2026-06-31", "calendar"),
        ("2023-02-29", "calendar"),
        ("0000", "calendar"),
        ("2023-01-31/P1M", "calendar"),  # there is no 31 February to begin the next month with
        ("9999-12-01/P2M", "calendar"),
        ("0001-01-01/P0D", "calendar"),
        ("2030/2021", "order"),
        ("2023-01-01/P0M", "order"),
    ],
)
def test_what_is_no_period(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as raised:
        parse(text)
    assert raised.value.reason == reason
    assert repr(text) in str(raised.value)


@pytest.mark.parametrize(
    "start, end, years",
    [
        ("2020", "2030", Fraction(10)),
        ("2023-08", "2030", Fraction(7) + Fraction(4, 12)),  # 7.3333
        ("2023-08-22", "2030", Fraction(7) + Fraction(131, 365)),  # 22 August is day 234 of 365: 7.3589
        ("2020", "2023-08-22", Fraction(2) + Fraction(234, 365)),
        ("2023-Q2", "2023-Q3", Fraction(1, 4)),
        ("2023-01-01/P8M", "2023", Fraction(4, 12)),
        ("2023-01-01/P7M20D", "2023", Fraction(133, 365)),  # 20 August is day 232
        ("2023-12-31", "2024", Fraction(1)),  # a day at the year's end and the year meet
        ("2024-02-28", "2024", Fraction(307, 366)),  # day 59 of a leap year
        ("2024-02-29", "2024", Fraction(10, 12)),  # a month's last day is where the month ends
        ("2020", "2024-09-30", Fraction(15, 4)),
        ("2024-09-30", "2024-09", Fraction(0)),
        ("2023-02-28", "2023-03-01", Fraction(0)),  # day 60 of 365 is 0.1644, February ends at 0.1667
        ("2023-03-02", "2023", 1 - Fraction(61, 365)),
        ("2030", "2020", Fraction(-10)),
    ],
)
def test_years_between_ends(start: str, end: str, years: Fraction) -> None:
    assert years_between(parse(start), parse(end)) == years


@pytest.mark.parametrize(
    "text, months",
    [
        ("2023-01-01/P8M", Fraction(8)),
        ("2023", Fraction(12)),
        ("2023-Q3", Fraction(3)),
        ("2023-08", Fraction(1)),
        ("2021/2030", Fraction(120)),
        ("2023-01-01/P7M20D", Fraction(232 * 12, 365)),  # within a month by days
        ("2023-01-01", Fraction(12, 365)),
        ("2023-08-22", Fraction(12, 365)),
        ("2023-01-15/P1M", Fraction(31 * 12, 365)),  # 15 January to 14 February
    ],
)
def test_months(text: str, months: Fraction) -> None:
    assert parse(text).months == months


@pytest.mark.parametrize(
    "text, whole",
    [
        ("2023", True),
        ("2023-01-01/P12M", True),
        ("2023/2023", True),
        ("2023-01-01/P11M", False),
        ("2023-12", False),
        ("2023-12-31", False),
        ("2022/2023", False),
    ],
)
def test_a_full_year_however_written(text: str, whole: bool) -> None:  # noqa: FBT001
    assert parse(text).is_full_year is whole


@given(st.dates(date(1900, 1, 1), date(2199, 12, 30)))
def test_no_later_day_lies_before_an_earlier_one(on: date) -> None:
    after = on + timedelta(days=1)
    assert day_position(on) <= day_position(after) <= day_position(on + timedelta(days=2))
    actual_days = on.year + Fraction(on.timetuple().tm_yday, 365 + isleap(on.year))
    assert abs(day_position(on) - actual_days) < Fraction(2, 365)
    assert 0 < parse(f"{after}").months < Fraction(1, 30) * 12


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_the_last_day_of_a_month_is_where_the_month_ends(year_number: int, month: int) -> None:
    last = monthrange(year_number, month)[1]
    ends = [parse(f"{year_number}-{month:02}"), parse(f"{year_number}-{month:02}-{last}")]
    assert {position(each) for each in ends} == {year_number + Fraction(month, 12)}


def test_days_and_years_made_of_numbers() -> None:
    assert day(date(2023, 8, 22)) == parse("2023-08-22")
    assert year(2023) == parse("2023")
    assert year(987).text == "0987"
    assert parse("2021/2030").years == range(2021, 2031)
    assert day_position(date(2023, 12, 31)) == 2024


def test_the_same_period_twice_is_one() -> None:
    assert len({parse("2023-08"), parse("2023-08"), parse("2023")}) == 2


@pytest.mark.parametrize(
    "text, years, first, last",
    [
        ("2025-02", 1, "2024-02-01", "2024-02-29"),  # a whole month stays whole
        ("2025-01-01/P2M", 1, "2024-01-01", "2024-02-29"),
        ("2023-01-01/P7M20D", 1, "2022-01-01", "2022-08-20"),
        ("2023-01-15/P1M", 3, "2020-01-15", "2020-02-14"),
        ("2025-02-28", 1, "2024-02-28", "2024-02-28"),  # a day stays the day it is
        ("2024-02-29", 1, "2023-02-28", "2023-02-28"),  # where there is one
        ("2024-02-29", 4, "2020-02-29", "2020-02-29"),
        ("2024-02-29/P2M", 1, "2023-02-28", "2023-04-28"),
    ],
)
def test_the_same_days_of_an_earlier_year(text: str, years: int, first: str, last: str) -> None:
    assert same_days(parse(text), years) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "start, end, text",
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01-01", "2025-12-31", "2023/2025"),
        ("2023-04-01", "2023-06-30", "2023-Q2"),
        ("2023-02-01", "2023-02-28", "2023-02"),
        ("2023-01-01", "2023-08-31", "2023-01-01/P8M"),
        ("2023-04-01", "2028-03-31", "2023-04-01/P60M"),
        ("2021-01-01", "2029-06-30", "2021-01-01/P102M"),
        ("2023-01-01", "2023-08-20", "2023-01-01/P7M20D"),
        ("2023-01-31", "2023-02-28", "2023-01-31/P29D"),
        ("2023-01-31", "2023-03-15", "2023-01-31/P44D"),
        ("9999-11-01", "9999-12-31", "9999-11-01/P2M"),
    ],
)
def test_the_period_from_one_day_to_another(start: str, end: str, text: str) -> None:
    found = spanning(date.fromisoformat(start), date.fromisoformat(end))
    assert (found.text, found.start.isoformat(), found.end.isoformat()) == (text, start, end)
    if end != "9999-12-31":  # no day comes after it
        assert parse(text) == found

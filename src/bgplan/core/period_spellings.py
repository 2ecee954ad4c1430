"""Periods as reports write them, in our notation: "6 tháng đầu năm 2023" is 2023-01-01/P6M.

Knows the usual forms of Vietnamese and English reports and of SDMX; nothing is guessed. Loaded only where a text is no
period of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from bgplan.core.periods import days_in_month, spanning

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "mười một": 11,
    "eleven": 11,
}
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_YEAR = r"(?P<year>\d{4})"
_OF = r"(?:[/.,-]| năm | của năm |, năm | of | in | )"
_MONTH_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"

_Read: TypeAlias = Callable[[re.Match[str]], str]


def in_our_form(text: str) -> str:
    """Return the text in our notation where another common form leaves no doubt, else nothing.

    >>> in_our_form("9 tháng đầu năm 2023"), in_our_form("2023-S2"), in_our_form("Quý III/2023")
    ('2023-01-01/P9M', '2023-07-01/P6M', '2023-Q3')
    """
    for form, read in _FORMS:
        if match := form.fullmatch(text):
            return read(match)
    return ""


def _day_first(match: re.Match[str]) -> str:
    return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"


def _month(match: re.Match[str]) -> str:
    return f"{match['year']}-{int(match['month']):02d}"


def _named_month(match: re.Match[str]) -> str:
    day = match.groupdict().get("day")
    number = _NAMES.index(match["name"].lower()) + 1
    return f"{match['year']}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _year_first(match: re.Match[str]) -> str:
    day = match["day"]
    return f"{match['year']}-{int(match['month']):02d}" + (f"-{int(day):02d}" if day else "")


def _quarter(match: re.Match[str]) -> str:
    number = match["quarter"].lower()
    return f"{match['year']}-Q{_ROMAN.get(number, number)}"


def _half(match: re.Match[str]) -> str:
    second = match["half"].lower() in ("2", "ii", "cuối", "sau", "second")
    return f"{match['year']}-{'07' if second else '01'}-01/P6M"


def _months(match: re.Match[str]) -> str:
    count = int(_WORDS.get(match["count"].lower(), match["count"]))
    last = (match.groupdict().get("which") or "").lower() in ("cuối", "last", "cuối năm")
    if not 1 <= count <= 12:
        return ""
    return f"{match['year']}-{13 - count if last else 1:02d}-01/P{count}M"


def _from_to(match: re.Match[str]) -> str:
    """From one month or day to another, as ISO 8601 writes it."""
    year, month = int(match["last_year"]), int(match["last_month"])
    try:
        start = date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
        end = date(year, month, int(match["last_day"] or days_in_month(year, month)))
    except ValueError:  # there is no such day
        return ""
    return spanning(start, end).text if start < end < date.max else ""


def _years(match: re.Match[str]) -> str:
    return f"{match[1]}/{match[2]}"


def _year(match: re.Match[str]) -> str:
    return match["year"]


def _form(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_form(rf"(?:ngày )?(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}"), _day_first),
    (_form(rf"(?:ngày )?(?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}),? năm {_YEAR}"), _day_first),
    (_form(rf"(?:tháng |t)?(?P<month>\d{{1,2}})[/.-]{_YEAR}"), _month),
    (_form(rf"tháng (?P<month>\d{{1,2}}),? (?:năm )?{_YEAR}"), _month),
    (_form(rf"{_YEAR}-?m(?P<month>\d{{1,2}})"), _month),
    (_form(rf"(?:(?P<day>\d{{1,2}}) )?{_MONTH_NAME},? {_YEAR}"), _named_month),
    (_form(rf"{_MONTH_NAME} (?P<day>\d{{1,2}}),? {_YEAR}"), _named_month),
    (_form(rf"{_YEAR}[/.-](?P<month>\d{{1,2}})(?:[/.-](?P<day>\d{{1,2}}))?"), _year_first),
    (_form(rf"(?:quý |q)(?P<quarter>[1-4]|i{{1,3}}|iv)(?:[/.-]|, | năm | of | ){_YEAR}"), _quarter),
    (_form(rf"(?:quý |q)(?P<quarter>[1-4]|i{{1,3}}|iv){_YEAR}"), _quarter),
    (_form(rf"{_YEAR}[/. -]?(?:quý |q)(?P<quarter>[1-4]|i{{1,3}}|iv)"), _quarter),
    (_form(rf"{_YEAR}[/. -]?[shb](?P<half>[12])"), _half),
    (_form(rf"[shb](?P<half>[12])[/. -]?{_YEAR}"), _half),
    (_form(rf"(?P<half>[12])h[/. -]?{_YEAR}"), _half),
    (_form(rf"(?:nửa|6 tháng|sáu tháng) (?P<half>cuối|sau){_OF}{_YEAR}"), _half),
    (_form(rf"nửa (?P<half>đầu){_OF}{_YEAR}"), _half),
    (_form(rf"(?:the )?(?P<half>first|second) half{_OF}{_YEAR}"), _half),
    (_form(rf"{_COUNT}[tm][/.-]?{_YEAR}"), _months),
    (_form(rf"{_COUNT} tháng(?: đầu)?{_OF}{_YEAR}"), _months),
    (_form(rf"{_COUNT} tháng (?P<which>cuối){_OF}{_YEAR}"), _months),
    (_form(rf"(?:the )?(?:first )?{_COUNT} months?{_OF}{_YEAR}"), _months),
    (_form(rf"(?:the )?(?P<which>last) {_COUNT} months{_OF}{_YEAR}"), _months),
    (_form(r"(?:giai đoạn |các năm )?(\d{4}) ?[-\u2010-\u2015] ?(\d{4})"), _years),
    (
        _form(
            rf"{_YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d))?/(?P<last_year>\d{{4}})-(?P<last_month>\d\d)(?:-(?P<last_day>\d\d))?"
        ),
        _from_to,
    ),
    (_form(rf"(?:cả )?năm {_YEAR}"), _year),
    (_form(rf"{_YEAR}-?a1?"), _year),
)

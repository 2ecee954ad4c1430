"""Strict readers of single values as our YAML writes them, other than numbers (``numbers``).

Every reader takes the text as it stands in the file and returns the value or raises ``Fault``; nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date

from bgplan.core import periods
from bgplan.core.findings import Fault
from bgplan.core.names import odd_letter
from bgplan.core.periods import Period, PeriodKind

NAME_FORM = r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*"
_NAME = re.compile(NAME_FORM, re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"(?:tháng )?(\d{1,2})[/.-](\d{4})", re.ASCII | re.IGNORECASE)
_SHORT = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?", re.ASCII)
_QUARTER = re.compile(r"(?:quý |q)(?P<quarter>[1-4]|i{1,3}|iv)(?:[/.-]|, | năm | )(?P<year>\d{4})", re.IGNORECASE)
_QUARTER_LAST = re.compile(r"(?P<year>\d{4})[/. -]?(?:quý |q)(?P<quarter>[1-4]|i{1,3}|iv)", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4}) ?[-\u2010-\u2015] ?(\d{4})", re.ASCII)
_ONE_YEAR = re.compile(r"năm (\d{4})", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Surprise(str):
    """A plain scalar that other YAML readers take for something else: ``no`` for false, ``12:30`` for 750."""

    __slots__ = ()


def read_text(text: str) -> str:
    """Return a text of prose or a print; a ``Surprise`` must be quoted first."""
    if isinstance(text, Surprise):
        raise Fault("BG209", text=str(text))
    return text


def read_name(text: str) -> str:
    """Return an identifier: small ASCII letters, digits, ``-`` and ``_``, in parts joined by dots."""
    if not _NAME.fullmatch(text):
        odd = odd_letter(text)
        raise Fault("BG203", text=str(text), expected="name", **({"foreign": odd} if odd else {}))
    if isinstance(text, Surprise):
        raise Fault("BG209", text=str(text), what="name")
    return text


def read_flag(text: str) -> bool:
    """Return a yes-or-no value, written ``true`` or ``false``."""
    if text not in ("true", "false"):
        raise Fault("BG203", text=str(text), expected="flag")
    return text == "true"


def read_period(text: str) -> Period:
    """Return a period in SDMX notation; a fault says what to write for ``30/06/2026`` or ``8/2023``."""
    try:
        return periods.parse(text)
    except periods.PeriodError as error:
        raise Fault("BG206", text=str(text), reason=error.reason, write=_rewritten(text)) from None


def read_date(text: str) -> date:
    """Return a day written ``2023-08-22``."""
    period = read_period(text)
    if period.kind is not PeriodKind.DAY:
        raise Fault("BG206", text=str(text), reason="day", write="")
    return period.start


def read_publication(text: str) -> Period:
    """Return a day, month or year of publication; where only the month or year is known its last day counts."""
    period = read_period(text)
    if period.kind not in (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.YEAR):
        raise Fault("BG206", text=str(text), reason="publication", write="")
    return period


def _rewritten(text: str) -> str:
    """The text in our form where another common form leaves no doubt, else nothing."""
    written = _in_our_form(" ".join(text[:_LONGEST].split()))
    try:
        return periods.parse(written).text
    except periods.PeriodError:
        return ""


_LONGEST = 40
"""Longer texts are no dates."""


def _in_our_form(text: str) -> str:
    """The parts of a date, month, quarter or year that another notation writes, put together in ours."""
    if match := _DAY_FIRST.fullmatch(text):
        return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    if match := _MONTH_FIRST.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := _SHORT.fullmatch(text):
        return "-".join((match[1], *(f"{int(part):02d}" for part in match.groups()[1:] if part)))
    if match := _QUARTER.fullmatch(text) or _QUARTER_LAST.fullmatch(text):
        number = match["quarter"].lower()
        return f"{match['year']}-Q{_ROMAN.get(number, number)}"
    if match := _YEARS.fullmatch(text):
        return f"{match[1]}/{match[2]}"
    return match[1] if (match := _ONE_YEAR.fullmatch(text)) else ""

"""Strict readers of single values as our YAML writes them, other than numbers (``numbers``).

Every reader takes the text as it stands in the file and returns the value or raises ``Fault``; nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date

from bgplan.core import periods
from bgplan.core.findings import Fault
from bgplan.core.periods import Period, PeriodKind

NAME_FORM = r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*"
_NAME = re.compile(NAME_FORM, re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)


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
    if isinstance(text, Surprise) or not _NAME.fullmatch(text):
        raise Fault("BG203", text=str(text), expected="name")
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
    """The text in our form where its day-first form leaves no doubt, else nothing."""
    if match := _DAY_FIRST.fullmatch(text.strip()):
        written = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    elif match := _MONTH_FIRST.fullmatch(text.strip()):
        written = f"{match[2]}-{int(match[1]):02d}"
    else:
        return ""
    try:
        return periods.parse(written).text
    except periods.PeriodError:
        return ""

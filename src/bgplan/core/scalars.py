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
    return _of_kinds(text, "day", (PeriodKind.DAY,)).start


def read_publication(text: str) -> Period:
    """Return a day, month or year of publication; where only the month or year is known its last day counts."""
    return _of_kinds(text, "publication", (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.YEAR))


def _of_kinds(text: str, reason: str, kinds: tuple[PeriodKind, ...]) -> Period:
    """The period of one of the kinds; what a fault says to write is one of them, too."""
    try:
        period = read_period(text)
    except Fault as fault:
        write = str(fault.facts.get("write") or "")
        good = write and periods.parse(write).kind in kinds
        raise Fault("BG206", text=str(text), reason=fault.facts["reason"], write=write if good else "") from None
    if period.kind not in kinds:
        raise Fault("BG206", text=str(text), reason=reason, write="")
    return period


def _rewritten(text: str) -> str:
    """The text in our form where another common form leaves no doubt, else nothing."""
    from bgplan.core.period_slips import in_our_form  # noqa: PLC0415  # only where something is wrong

    written = in_our_form(" ".join(text[:_LONGEST].split()))
    try:
        return periods.parse(written).text
    except periods.PeriodError:
        return ""


_LONGEST = 40
"""Longer texts are no dates."""

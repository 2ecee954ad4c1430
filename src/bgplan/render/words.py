"""All words of the output, in Vietnamese or English, from keyed tables.

Knows the tables in ``words/`` and how each kind of fact is written; never which words are needed where.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bgplan.core.findings import Fact
from bgplan.core.intervals import Interval
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.text import Bilingual
from bgplan.core.vocabulary import Lang
from bgplan.render import numerals
from bgplan.render.ascii import in_ascii

if TYPE_CHECKING:  # the help has words too, and needs no model
    from bgplan.core.model import Unit

LANGS = tuple(lang.value for lang in Lang)
HELPS = ("help", "help2", "help3", "help4")
"""The keys of a rule's advice; each is left out where the facts it names are not known."""
_FOLDER = Path(__file__).parent / "words"
_RANK = "rank"
"""The dimension of places: "rank 2", not "2 ranks"."""
_TOP = re.compile(r"1(?:\s*(?:…|\.\.\.)\s*|–|-)(\d+)")
"""Places from the first to another: "the top 10", which is no rank."""
_PERCENT = "percent"
_CURRENCY = re.compile(r"([A-Z]{3}) (\S.*)")


TOPICS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": ("none", "top", "points", "places", "period", "code"),
        "cli": ("cli", "usage"),
        "findings": ("severity", "finding", "count", "reason"),
        "check": (
            "sign", "ascii", "status", "status_full", "status_short", "attribute", "attribute_short", "check",
            "note", "against", "confidence", "way",
        ),
        "screen": ("screen",),
        "needs": ("need",),
        "methods": ("method", "method_short", "number", "number_growth", "rule_path", "source", "formula",
            "verdict"),
        "show": ("show",),
        "history": ("history",),
        "sources": ("sources",),
        "list": ("list",),
        "diff": ("diff", "cause"),
        "summary": ("summary",),
        "markdown": ("markdown",),
        "spoken": ("spoken",),
        "rules": ("rule",),
        "validate": ("validate", "mending"),
    }
)  # fmt: skip
"""Which tables are in which file, so that only what is said is read: ``words/TOPIC.LANG.toml``, or ``LANG.toml``."""

_TOPIC_OF = {name: topic for topic, names in TOPICS.items() for name in names}


@cache
def table(lang: str, topic: str) -> Mapping[str, str]:
    """Return the words of a language on a topic by their dotted keys."""
    name = f"{topic}.{lang}.toml" if topic else f"{lang}.toml"
    return dict(_flat(tomllib.loads((_FOLDER / name).read_text(encoding="utf-8")), ""))


def _flat(tree: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


class Words:
    """The words of one language; with ``ascii_only`` all that they say has no sign but ASCII's, before any layout."""

    def __init__(self, lang: str, *, ascii_only: bool = False) -> None:
        self.lang, self.ascii_only = lang, ascii_only

    def with_signs(self, *, ascii_only: bool) -> Words:
        """Return these words, in ASCII's signs where that is asked for."""
        return Words(self.lang, ascii_only=True) if ascii_only and not self.ascii_only else self

    def typed(self, text: str) -> str:
        """Return a text of the data in the signs of these words."""
        return in_ascii(text) if self.ascii_only else text

    def __call__(self, key: str, /, **facts: Fact) -> str:
        """Return the text of ``key`` with its placeholders filled by the facts."""
        text = self._topic(key)[key]
        said = text.format(**{name: self.shown(fact) for name, fact in facts.items()}) if facts else text
        return self.typed(said)

    def said(self, key: str, /, **texts: str) -> str:
        """Return the text of ``key`` with its placeholders filled by texts as they stand.

        A name of the data, or what somebody typed, may look like a code ("growth") and is none.
        """
        return self.typed(self._topic(key)[key].format(**texts))

    def has(self, key: str) -> bool:
        """Return whether there is a text of that key."""
        return key in self._topic(key)

    def _topic(self, key: str) -> Mapping[str, str]:
        return table(self.lang, _TOPIC_OF[key.partition(".")[0]])

    def own(self, text: Bilingual) -> str:
        """Return the data's own text in this language."""
        return self.typed(text.text(self.lang))

    def in_unit(self, number: str, unit: Unit) -> str:
        """Return a number with its unit's name; that of a rank comes first, in English also a currency's code."""
        name = self.own(unit.name)
        if unit.dimension != _RANK:
            return self.with_name(number, name)
        top = _TOP.fullmatch(number)
        return f"{name} {number}" if top is None else self.said("top", number=top[1])

    def with_name(self, number: str, name: str) -> str:
        """Return a number with the name of its unit, which is no rank."""
        if name.startswith("%"):
            return number + name
        code = _CURRENCY.fullmatch(name) if self.lang == "en" else None
        return f"{code[1]} {number} {code[2]}" if code is not None else f"{number} {name}"

    def difference(self, number: str, unit: Unit) -> str:
        """Return a difference of two numbers in the unit: of percentages points, never percent; of ranks places."""
        kind = {_PERCENT: "points", _RANK: "places"}.get(unit.dimension)
        if kind is None:
            return self.in_unit(number, unit)
        return f"{number} {self(f'{kind}.one' if number.lstrip('+−-') == '1' else f'{kind}.many')}"

    def shown(self, fact: Fact) -> str:  # noqa: PLR0911  # one line for each kind of fact
        """Return any fact as text: numbers and dates in this language's notation, codes by their word."""
        if fact is None:
            return self("none")
        if isinstance(fact, Bilingual):
            return self.own(fact)
        if isinstance(fact, str):
            return self.typed(table(self.lang, "").get(f"code.{fact}", fact))
        if isinstance(fact, Period):
            return self.period(fact)
        if isinstance(fact, date):
            return numerals.day(fact, self.lang)
        if isinstance(fact, Interval):
            return self.interval(fact)
        if isinstance(fact, tuple):
            return ", ".join(self.shown(each) for each in fact)
        return self.number(fact)

    def number(self, value: float | Decimal | Fraction, decimals: int | None = None) -> str:
        """Return a number with ``decimals``, or with as many as it needs."""
        if decimals is None:
            return self.typed(numerals.trimmed(value, self.lang))
        return self.typed(numerals.number(value, self.lang, decimals))

    def interval(self, interval: Interval, decimals: int | None = None, *, between: str = " … ") -> str:
        """Return an interval as ``8 … 9``; a point as its number; a narrow one with digits that tell its ends apart."""
        between = self.typed(between)
        width = Fraction(interval.high) - Fraction(interval.low)
        if decimals is None and 0 < width < Fraction(1, 1000):
            most = 1 - math.floor(math.log10(width.numerator) - math.log10(width.denominator))
            ends = (numerals.trimmed(end, self.lang, most) for end in (interval.low, interval.high))
            return self.typed(between.join(ends))
        low, high = self.number(interval.low, decimals), self.number(interval.high, decimals)
        return low if low == high else f"{low}{between}{high}"

    def period(self, period: Period) -> str:  # noqa: PLR0911  # one line for each kind of period
        """Return a period in words: ``8 tháng năm 2023``, ``eight months of 2023``."""
        start, end = period.start, period.end
        if period.kind is PeriodKind.DAY:
            return numerals.day(end, self.lang)
        if period.kind is PeriodKind.MONTH:
            return self("period.month", month=numerals.month(end, self.lang))
        if period.kind is PeriodKind.QUARTER:
            return self("period.quarter", quarter=numerals.quarter(end, self.lang), year=str(end.year))
        if period.kind is PeriodKind.YEAR:
            return self("period.year", year=str(end.year))
        if period.kind is PeriodKind.YEARS:
            return self.typed(f"{start.year}–{end.year}")
        months = period.months
        if months == 1 and start.day == 1:
            return self("period.month", month=numerals.month(end, self.lang))
        if months.denominator == 1 and start == date(end.year, 1, 1):
            return self("period.months", months=int(months), year=str(end.year))
        if months.denominator == 1 and start.day == 1:
            return self("period.months_from", months=int(months), month=numerals.month(start, self.lang))
        return self("period.span", start=start, end=end)

"""Facts as JSON, each by its type: numbers, dates and periods as text, intervals, texts in both languages.

Knows the types of facts; never what a fact is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval, Number
from bgplan.core.periods import Period
from bgplan.render.machine.json_text import Json
from bgplan.render.machine.machine_numbers import derived, exact

Rounding = Callable[[Number], Decimal]


def written_facts(facts: Facts) -> Mapping[str, Json]:
    """Return facts about the files: figures as they were written."""
    return {name: _fact(fact, exact) for name, fact in facts.items()}


def derived_facts(facts: Facts) -> Mapping[str, Json]:
    """Return facts that were computed: numbers rounded as derived ones."""
    return {name: _fact(fact, derived) for name, fact in facts.items()}


def _fact(fact: Fact, rounding: Rounding) -> Json:
    if isinstance(fact, Bilingual):
        return {"vi": fact.vi, "en": fact.en}
    if isinstance(fact, Interval):
        return {"low": rounding(fact.low), "high": rounding(fact.high)}
    if isinstance(fact, tuple):
        return tuple(_fact(each, rounding) for each in fact)
    if isinstance(fact, Fraction | float):
        return rounding(fact)
    return _plain(fact)


def _plain(fact: str | int | Decimal | date | Period | None) -> Json:
    """A fact that is written as it is."""
    if isinstance(fact, Period):
        return fact.text
    if isinstance(fact, date):
        return fact.isoformat()
    return fact

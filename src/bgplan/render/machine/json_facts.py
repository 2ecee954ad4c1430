"""Facts as JSON, each by its type: numbers, dates and periods as text, intervals, texts in both languages.

Knows the types of facts; never what a fact is about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval, Number
from bgplan.core.periods import Period
from bgplan.core.text import Bilingual
from bgplan.render.machine.machine_numbers import derived, exact

if TYPE_CHECKING:
    from bgplan.render.shapes.parts import FactsObject, FactValue

Rounding = Callable[[Number], Decimal]


def written_facts(facts: Facts) -> FactsObject:
    """Return facts about the files: figures as they were written."""
    return {name: _fact(fact, exact) for name, fact in facts.items()}


def written_fact(fact: Fact) -> FactValue:
    """Return one fact about the files."""
    return _fact(fact, exact)


def derived_facts(facts: Facts) -> FactsObject:
    """Return facts that were computed: numbers rounded as derived ones."""
    return {name: _fact(fact, derived) for name, fact in facts.items()}


def _fact(fact: Fact, rounding: Rounding) -> FactValue:
    if isinstance(fact, Bilingual):
        return {"vi": fact.vi, "en": fact.en}
    if isinstance(fact, Interval):
        return {"low": rounding(fact.low), "high": rounding(fact.high)}
    if isinstance(fact, tuple):
        return tuple(_fact(each, rounding) for each in fact)
    if isinstance(fact, Fraction | float):
        return rounding(fact)
    return _plain(fact)


def _plain(fact: str | int | Decimal | date | Period | None) -> FactValue:
    """A fact that is written as it is."""
    if isinstance(fact, Period):
        return fact.text
    if isinstance(fact, date):
        return fact.isoformat()
    return fact

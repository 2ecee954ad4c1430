"""Prints that fit no value because one entry of the plan file is wrong: a unit's power, a source's language.

Knows what was found of single figures; where all of an entry's figures are explained by another word in it, says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.book import Book, PlanFile
from bgplan.core.fields import LARGEST_POWER, SMALLEST_POWER
from bgplan.core.findings import Finding, Place
from bgplan.core.intervals import Interval
from bgplan.core.model import Figure
from bgplan.core.one_cause import Cause, together
from bgplan.core.vocabulary import Lang

FEW = 2
"""So many figures that one other word explains are one finding of that word."""

_POWERS = tuple(power for power in range(-12, 13) if power)
_DOUBLE_ENTRY = ("BG301", "BG302", "BG304")


class Slip(NamedTuple):
    """An entry that is probably wrong, what it should say, and the findings that this explains."""

    cause: Cause
    right: str
    findings: tuple[Finding, ...]

    def mended(self, plan: PlanFile) -> PlanFile:
        """Return the plan file with the entry as it should be."""
        name = self.cause.name
        if self.cause.table == "units":
            unit = plan.units[name].model_copy(update={"power": int(self.right)})
            return plan._replace(units={**plan.units, name: unit})
        source = plan.sources[name].model_copy(update={"lang": Lang(self.right)})
        return plan._replace(sources={**plan.sources, name: source})

    def told(self, plan: PlanFile) -> Finding:
        """Return the one finding for all of them."""
        return together(list(self.findings), self.cause, plan, {"write": f"{self.cause.key}: {self.right}"})


def table_slips(book: Book, findings: tuple[Finding, ...]) -> tuple[Slip, ...]:
    """Return the entries that explain by themselves why prints and values differ."""
    return (*_languages(book, findings), *_powers(book, findings))


def _languages(book: Book, findings: tuple[Finding, ...]) -> Iterator[Slip]:
    """The sources of which prints say in the other number format what their values say."""
    by_source: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    sources = {Place(one.file, ("observations", one.index)): one.source_name for one in book.reported}
    for each in findings:
        source, lang = sources.get(Place(each.place.file, each.place.path[:2])), each.facts.get("lang_meant")
        if source is not None and isinstance(lang, str):
            by_source[source, lang].append(each)
    for (source, lang), found in by_source.items():
        yield Slip(Cause("sources", source, "lang"), lang, tuple(found))


def _powers(book: Book, findings: tuple[Finding, ...]) -> Iterator[Slip]:
    """The units of which every figure with a print and a value differs from it by one and the same power of ten."""
    by_unit: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.code == "BG301" and "lang_meant" not in each.facts:
            by_unit[str(each.facts["unit"])].append(each)
    if not by_unit:
        return
    wrong = {Place(each.place.file, each.place.path[:-1]) for each in findings if each.code in _DOUBLE_ENTRY}
    fitting = {unit for unit, place in _double_entries(book) if place not in wrong}
    for name, found in by_unit.items():
        unit, powers = book.written.units.get(name), {_power_between(each) for each in found}
        power = powers.pop() if len(powers) == 1 else None
        if unit is None or name in fitting or power is None:
            continue
        if SMALLEST_POWER <= unit.power - power <= LARGEST_POWER:
            yield Slip(Cause("units", name, "power"), str(unit.power - power), tuple(found))


def _power_between(each: Finding) -> int | None:
    """By which power of ten a value lies beside its print; none where that is not what parts them."""
    value, interval = each.facts["value"], each.facts["interval"]
    if not isinstance(interval, Interval) or not value:
        return None
    return next((by for by in _POWERS if interval.scaled(Fraction(10) ** by).contains(Fraction(str(value)))), None)


def _double_entries(book: Book) -> Iterator[tuple[str, Place]]:
    """The unit and place of every figure with a print and a value."""
    for one in book.reported:
        if _is_double(one.record):
            yield one.indicator.unit, one.place
    for goal in book.goals:
        if _is_double(goal.record):
            yield goal.indicator.unit, goal.place
        if goal.record.base is not None and _is_double(goal.record.base):
            yield goal.indicator.unit, goal.place.at("base")


def _is_double(record: Figure) -> bool:
    return bool(record.value) and record.printed is not None and record.misprint is None

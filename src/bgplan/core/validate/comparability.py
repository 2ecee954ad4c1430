"""BG701–BG705: figures that are not what their indicator says they are: prices, comparator, coverage, rank.

Knows one observation, what its source says of it and its indicator; never another observation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bgplan.core.dataset import Dataset, ResolvedObservation
from bgplan.core.figures.claims import CONSTANT, comparators, names_part_of_year, price_bases
from bgplan.core.findings import Fact, Finding, PathKey
from bgplan.core.model import Among
from bgplan.core.periods import Period
from bgplan.core.rules import NOT_EVALUABLES, PASSES, RuleOutcome, finding
from bgplan.core.vocabulary import NOT_STATED, Comparator, Measure, is_price_basis

_OF_THE_YEAR_BEFORE = frozenset({Comparator.PREVIOUS_YEAR, Comparator.SAME_PERIOD, Comparator.PREVIOUS_PERIOD})
"""Comparators that are the same where the period is a whole year."""


def proxies_without_note(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG701: a target that is judged by another indicator says why that one stands in for its own."""
    for target in dataset.targets:
        if target.record.proxy is not None and target.record.note is None:
            yield finding("BG701", target.place.at("proxy"), subject=target.name, proxy=target.record.proxy)
        elif target.record.proxy is not None:
            yield PASSES["BG701"]


def other_price_basis(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG702: a figure is at the prices of its indicator, by the record's own word or by its print's."""
    for one in _standing(dataset):
        own, ours = one.record.price_basis, one.indicator.price_basis
        if own is not None and own != NOT_STATED:
            other = (
                NOT_EVALUABLES["BG702"] if not is_price_basis(own) else _other("BG702", one, "price_basis", (own, ours))
            )
            yield PASSES["BG702"] if own == ours else other
        elif ours is not None:
            named = price_bases(_read_print(one))
            fits = any(each == ours or (each == CONSTANT and ours.startswith(each)) for each in named)
            if not named:
                yield NOT_EVALUABLES["BG702"]
            else:
                yield PASSES["BG702"] if fits else _other("BG702", one, "printed", (named[0], ours))


def other_comparator(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG703: a growth compares with what its indicator compares with, by the record's own word or by its print's."""
    for one in _standing(dataset):
        own, ours = one.record.comparator, one.indicator.comparator
        if own is not None:
            fits = ours is not None and _same(own, ours, one.record.period)
            yield PASSES["BG703"] if fits else _other("BG703", one, "comparator", (own.value, ours and ours.value))
        elif ours is not None:
            named = comparators(_read_print(one))
            fits = any(_fits(each, one, ours) for each in named)
            if not named:
                yield NOT_EVALUABLES["BG703"]
            else:
                yield PASSES["BG703"] if fits else _other("BG703", one, "printed", (named[0].value, ours.value))


def _fits(named: Comparator, one: ResolvedObservation, ours: Comparator) -> bool:
    """Whether what a print compares with is what the indicator does; a year has no month before it."""
    part = named is Comparator.PREVIOUS_PERIOD is not ours and names_part_of_year(_read_print(one))
    return not part and _same(named, ours, one.record.period)


def _same(one: Comparator, other: Comparator, period: Period) -> bool:
    """Whether two comparators are one: of a whole year the year, the period and the same period before are."""
    return one is other or (period.is_full_year and {one, other} <= _OF_THE_YEAR_BEFORE)


def coverage_changes(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG704: a figure counts what its indicator counts, where the source says what it counts."""
    words = dataset.written.coverages
    for one in _standing(dataset):
        own, ours = one.record.coverage, one.indicator.coverage
        if own is None or own not in words:
            yield NOT_EVALUABLES["BG704"]
        elif own == ours:
            yield PASSES["BG704"]
        else:
            yield _other("BG704", one, "coverage", (words[own], words.get(ours, ours)))


def ranks(dataset: Dataset) -> Iterator[Finding | RuleOutcome]:
    """BG705: no rank is beyond the number of those that were ranked at the end of its period."""
    for one in _standing(dataset):
        if one.indicator.measure is Measure.RANK:
            count = _count_at(one.indicator.among, one.record.period)
            printed = _ranked_among(one)
            if one.amount is None or (count is None and printed is None):
                yield NOT_EVALUABLES["BG705"]
            elif printed is not None and one.amount.interval.low > printed:
                facts: dict[str, Fact] = {"rank": one.amount.point, "count": printed, "end": one.record.period.end}
                yield finding("BG705", one.place.at("printed"), subject=one.subject, facts=facts)
            elif count is None or one.amount.interval.low <= count:
                yield PASSES["BG705"]
            else:
                facts = {"rank": one.amount.point, "count": count, "end": one.record.period.end}
                yield finding("BG705", one.place.at("value"), subject=one.subject, facts=facts)


def _ranked_among(one: ResolvedObservation) -> int | None:
    """How many were ranked, as the print itself says: 63 of "66/63"."""
    found = re.search(r"\d\s*/\s*(\d{1,3})\b", _read_print(one))
    return None if found is None else int(found[1])


def _count_at(among: tuple[Among, ...], period: Period) -> int | None:
    """How many were ranked at the end of the period."""
    dated = sorted((each.until, each.count) for each in among if each.until is not None)
    at_last = next((each.count for each in among if each.until is None), None)
    return next((count for until, count in dated if period.end <= until), at_last)


def _standing(dataset: Dataset) -> Iterator[ResolvedObservation]:
    return (one for one in dataset.observations if one.record.withdrawn is None)


def _read_print(one: ResolvedObservation) -> str:
    """The print, unless it is known to be wrong."""
    return "" if one.record.printed is None or one.record.misprint is not None else one.record.printed


def _other(code: str, one: ResolvedObservation, key: PathKey, said: tuple[Fact, Fact]) -> Finding:
    facts: dict[str, Fact] = {"said": said[0], "ours": said[1], "indicator": one.record.indicator}
    return finding(code, one.place.at(key), subject=one.subject, facts=facts)

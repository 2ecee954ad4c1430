"""BG701–BG705: figures that are not what their indicator says they are: prices, comparator, coverage, rank.

Knows one observation, what its source says of it and its indicator; never another observation.
"""

from __future__ import annotations

import re

from bgplan.core.dataset import PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.figures.claims import CONSTANT, comparators, names_part_of_year, price_bases
from bgplan.core.findings import Fact, PathKey
from bgplan.core.model import Among
from bgplan.core.periods import Period
from bgplan.core.validate.runner import (
    NOT_EVALUABLE,
    PASSED,
    Answer,
    Violation,
    every_target,
    plan_file,
    rule,
    standing_observations,
    violation,
)
from bgplan.core.vocabulary import NOT_STATED, Comparator, Measure, is_price_basis

_OF_THE_YEAR_BEFORE = frozenset({Comparator.PREVIOUS_YEAR, Comparator.SAME_PERIOD, Comparator.PREVIOUS_PERIOD})
"""Comparators that are the same where the period is a whole year."""


@rule("BG701", over=every_target)
def proxies_without_note(target: ResolvedTarget) -> Answer | None:
    """BG701: a target that is judged by another indicator says why that one stands in for its own."""
    if target.record.proxy is None:
        return None
    return PASSED if target.record.note is not None else violation("proxy", proxy=target.record.proxy)


@rule("BG702", over=standing_observations)
def other_price_basis(observation: ResolvedObservation) -> Answer | None:
    """BG702: a figure is at the prices of its indicator, by the record's own word or by its print's."""
    own, ours = observation.record.price_basis, observation.indicator.price_basis
    if own is not None and own != NOT_STATED:
        if own == ours:
            return PASSED
        return _other(observation, "price_basis", own, ours) if is_price_basis(own) else NOT_EVALUABLE
    if ours is None:
        return None
    named = price_bases(_read_print(observation))
    if not named:
        return NOT_EVALUABLE
    fits = any(basis == ours or (basis == CONSTANT and ours.startswith(basis)) for basis in named)
    return PASSED if fits else _other(observation, "printed", named[0], ours)


@rule("BG703", over=standing_observations)
def other_comparator(observation: ResolvedObservation) -> Answer | None:
    """BG703: a growth compares with what its indicator compares with, by the record's own word or by its print's."""
    own, ours = observation.record.comparator, observation.indicator.comparator
    if own is not None:
        fits = ours is not None and _same(own, ours, observation.record.period)
        return PASSED if fits else _other(observation, "comparator", own.value, ours and ours.value)
    if ours is None:
        return None
    named = comparators(_read_print(observation))
    if not named:
        return NOT_EVALUABLE
    fits = any(_fits(comparator, observation, ours) for comparator in named)
    return PASSED if fits else _other(observation, "printed", named[0].value, ours.value)


def _fits(named: Comparator, observation: ResolvedObservation, ours: Comparator) -> bool:
    """Whether what a print compares with is what the indicator does; a year has no month before it."""
    part = named is Comparator.PREVIOUS_PERIOD is not ours and names_part_of_year(_read_print(observation))
    return not part and _same(named, ours, observation.record.period)


def _same(comparator: Comparator, other: Comparator, period: Period) -> bool:
    """Whether two comparators are one: of a whole year the year, the period and the same period before are."""
    return comparator is other or (period.is_full_year and {comparator, other} <= _OF_THE_YEAR_BEFORE)


@rule("BG704", over=standing_observations, given=plan_file)
def coverage_changes(observation: ResolvedObservation, written: PlanFile) -> Answer:
    """BG704: a figure counts what its indicator counts, where the source says what it counts."""
    own, ours, words = observation.record.coverage, observation.indicator.coverage, written.coverages
    if own is None or own not in words:
        return NOT_EVALUABLE
    return PASSED if own == ours else _other(observation, "coverage", words[own], words.get(ours, ours))


@rule("BG705", over=standing_observations)
def ranks(observation: ResolvedObservation) -> Answer | None:
    """BG705: no rank is beyond the number of those that were ranked at the end of its period."""
    if observation.indicator.measure is not Measure.RANK:
        return None
    amount, end = observation.amount, observation.record.period.end
    count, printed = _count_at(observation.indicator.among, observation.record.period), _ranked_among(observation)
    if amount is None or (count is None and printed is None):
        return NOT_EVALUABLE
    for key, ranked in (("printed", printed), ("value", count)):
        if ranked is not None and amount.interval.low > ranked:
            return violation(key, rank=amount.point, count=ranked, end=end)
    return PASSED


def _ranked_among(observation: ResolvedObservation) -> int | None:
    """How many were ranked, as the print itself says: 63 of "66/63"."""
    found = re.search(r"\d\s*/\s*(\d{1,3})\b", _read_print(observation))
    return None if found is None else int(found[1])


def _count_at(among: tuple[Among, ...], period: Period) -> int | None:
    """How many were ranked at the end of the period."""
    dated = sorted((number.until, number.count) for number in among if number.until is not None)
    at_last = next((number.count for number in among if number.until is None), None)
    return next((count for until, count in dated if period.end <= until), at_last)


def _read_print(observation: ResolvedObservation) -> str:
    """The print, unless it is known to be wrong."""
    record = observation.record
    return "" if record.printed is None or record.misprint is not None else record.printed


def _other(observation: ResolvedObservation, key: PathKey, said: Fact, ours: Fact) -> Violation:
    return violation(key, said=said, ours=ours, indicator=observation.record.indicator)

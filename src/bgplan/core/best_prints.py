"""Which print of an observation counts where there are several.

Knows the prints of one period of one indicator; judges and compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from bgplan.core.book import Reported
from bgplan.core.vocabulary import FINALITY, Confidence

_CONFIDENCE = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 1}


def best_prints(observations: Iterable[Reported]) -> tuple[Reported, ...]:
    """Return the best print of each period, the oldest period first; all are of one indicator."""
    printed: dict[tuple[date, date], list[Reported]] = {}
    for one in observations:
        printed.setdefault(one.span, []).append(one)
    best = (_best_first(each)[0] for each in printed.values())
    return tuple(sorted(best, key=lambda one: (one.record.period.end, one.record.period.start)))


def ranked(observations: Iterable[Reported]) -> tuple[Reported, ...]:
    """Return the observations by indicator and period, of each the best print first, whatever order they come in."""
    printed: dict[tuple[str, tuple[date, date]], list[Reported]] = {}
    for one in observations:
        printed.setdefault((one.record.indicator, one.span), []).append(one)
    return tuple(one for _, each in sorted(printed.items()) for one in _best_first(each))


def are_alike(one: Reported, other: Reported) -> bool:
    """Return whether nothing but their places tells two prints apart: which of them counts is then of no account."""
    return _print_rank(one) == _print_rank(other)


def same_period(one: Reported, other: Reported) -> bool:
    """Return whether two observations are of the same stretch of time, however written."""
    return one.span == other.span


def _best_first(prints: list[Reported]) -> list[Reported]:
    return sorted(prints, key=_print_rank, reverse=True) if len(prints) > 1 else prints


def _print_rank(one: Reported) -> tuple[int, int, date, int, str, Fraction, str]:
    """Higher is better: never low confidence before high, then the later stage, then the later publication.

    What still ties is told apart by name, figure and record, so that the order of the files decides nothing.
    """
    record = one.record
    figure = one.amount.point if one.amount is not None else Fraction(-1)
    rank = _CONFIDENCE[record.confidence], FINALITY[record.stage], one.published, record.round or 0
    return *rank, one.source_name, figure, repr(record)

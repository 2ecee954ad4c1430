"""Which print of an observation counts where there are several.

Knows the prints of one indicator; judges and compares nothing.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bgplan.core.book import Reported
from bgplan.core.vocabulary import FINALITY, Confidence

_CONFIDENCE = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 1}


def best_prints(observations: list[Reported]) -> tuple[Reported, ...]:
    """Return the best print of each period, the oldest period first."""
    best: dict[tuple[date, date], Reported] = {}
    for one in sorted(observations, key=_print_rank):
        best[one.span] = one
    return tuple(sorted(best.values(), key=lambda one: (one.record.period.end, one.record.period.start)))


def same_period(one: Reported, other: Reported) -> bool:
    """Return whether two observations are of the same stretch of time, however written."""
    return one.span == other.span


def _print_rank(one: Reported) -> tuple[int, int, date, int, str, Fraction, str]:
    """Higher is better: never low confidence before high, then the later stage, then the later publication.

    What still ties is told apart by name and figure, so that the order of the files decides nothing.
    """
    record = one.record
    figure = one.amount.point if one.amount is not None else Fraction(-1)
    rank = _CONFIDENCE[record.confidence], FINALITY[record.stage], one.published, record.round or 0
    return *rank, one.source_name, figure, record.printed or ""

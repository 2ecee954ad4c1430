"""Which print of an observation counts where there are several, and what it stands for where others contradict it.

Knows the prints of one period of one indicator; judges and compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from bgplan.core.book import Reported
from bgplan.core.revisions import are_apart
from bgplan.core.vocabulary import FINALITY, Confidence

_CONFIDENCE = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


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


def contradicting(best: Reported, prints: Iterable[Reported]) -> tuple[Reported, ...]:
    """Return the prints of the period that say something else than the best one, and that nothing explains.

    They are of its stage and not doubtful, or as doubtful as it is. A print that its own publisher, or another round
    of the estimate, went on from is explained; that the data acknowledge a contradiction does not decide it.
    """
    peers = [
        one
        for one in prints
        if same_period(one, best)
        and FINALITY[one.record.stage] == FINALITY[best.record.stage]
        and one.is_doubtful <= best.is_doubtful
    ]
    return tuple(
        one for one in peers if are_apart(one, best) and not any(_goes_on_from(one, other) for other in (best, *peers))
    )


def standing_for(best: Reported, contradictions: Iterable[Reported]) -> Reported:
    """Return the best print with everything that it or one of its contradictions can stand for; its figure stays."""
    if best.amount is None:
        return best
    interval = best.amount.interval
    for one in contradictions:
        interval = interval if one.amount is None else interval.hull(one.amount.interval)
    return best if interval == best.amount.interval else best._replace(amount=best.amount._replace(interval=interval))


def _goes_on_from(one: Reported, other: Reported) -> bool:
    """Whether the other print is a later one of the same publisher, or of a later round of the estimate."""
    rounds = one.record.round, other.record.round
    if rounds[0] is not None and rounds[1] is not None and rounds[0] != rounds[1]:
        return rounds[0] < rounds[1]
    return one.source.publisher == other.source.publisher and one.published < other.published


def _best_first(prints: list[Reported]) -> list[Reported]:
    return sorted(prints, key=_print_rank, reverse=True) if len(prints) > 1 else prints


def _print_rank(one: Reported) -> tuple[bool, int, int, date, int, str, Fraction, str]:
    """Higher is better: low confidence last of all, then the later stage, the higher confidence, the later publication.

    What still ties is told apart by name, figure and record, so that the order of the files decides nothing.
    """
    record = one.record
    figure = one.amount.point if one.amount is not None else Fraction(-1)
    trust = not one.is_doubtful, FINALITY[record.stage], _CONFIDENCE[record.confidence]
    return *trust, one.published, record.round or 0, one.source_name, figure, repr(record)

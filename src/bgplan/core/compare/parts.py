"""Which published figures make up an average over years, or a sum over a stretch of time, and what is missing.

Knows the best prints of one indicator and of its like; judges nothing. An average published as one figure is used as
such. Of a sum the longest published cumulative from the first day counts, then later parts, whole years before their
parts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import reduce
from operator import add
from typing import NamedTuple

from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.figures import Qualifier
from bgplan.core.periods import Period, spanning
from bgplan.core.vocabulary import Stage


def are_whole_years(period: Period) -> bool:
    """Return whether a period is one or more calendar years."""
    start, end = period.start, period.end
    return start == date(start.year, 1, 1) and end == date(end.year, 12, 31)


def average_parts(target: ResolvedTarget, figures: Iterable[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """Return the figures that cover most years of the target without overlapping, by time.

    Of equal covers that with fewer doubtful years is taken, then that with more years of the own indicator, then that
    of fewer figures.
    """
    years = target.term.years
    known = [figure for figure in figures if figure.amount is not None]
    best: dict[int, tuple[tuple[int, int, int, int], tuple[ResolvedObservation, ...]]] = {
        years.stop: ((0, 0, 0, 0), ())
    }
    for year in reversed(years):
        covers = [best[year + 1]]
        for observation in known:
            span = observation.record.period.years
            if span.start != year or span.stop > years.stop:
                continue
            (covered, sure, own, few), parts = best[span.stop]
            length = len(span)
            is_own = observation.record.indicator == target.record.indicator
            rank = (covered + length, sure - length * observation.is_doubtful, own + length * is_own, few - 1)
            covers.append((rank, (observation, *parts)))
        best[year] = max(covers, key=lambda cover: cover[0])
    return best[years.start][1]


_LEAST_FINAL = (Stage.ESTIMATE, Stage.PROVISIONAL)
"""The stages that mark a sum, the less final first."""

_DAY = timedelta(days=1)


class SpanParts(NamedTuple):
    """The figures of a stretch that are added, by time; ``missing`` are the times before the last of them without any.

    ``leading`` are those that follow each other from the first day on.
    """

    every: tuple[ResolvedObservation, ...] = ()
    leading: tuple[ResolvedObservation, ...] = ()
    missing: tuple[Period, ...] = ()


class _Cover(NamedTuple):
    """A choice of parts from some day on, and how good it is: what covers more days is better.

    Of equal covers that of the surer figures is better, then the one that begins earlier, then that of longer parts.
    """

    days: int = 0
    doubtful: int = 0
    shape: tuple[tuple[int, int], ...] = ()
    parts: tuple[ResolvedObservation, ...] = ()

    @property
    def rank(self) -> tuple[int, int, tuple[tuple[int, int], ...]]:
        """Higher is better."""
        return self.days, -self.doubtful, self.shape

    def after(self, part: ResolvedObservation) -> _Cover:
        """Return the cover with one more part before it."""
        start, end = _span(part)
        days = (end - start).days + 1
        return _Cover(
            self.days + days,
            self.doubtful + days * part.is_doubtful,
            ((-start.toordinal(), days), *self.shape),
            (part, *self.parts),
        )


def span_parts(term: Period, figures: Iterable[ResolvedObservation]) -> SpanParts:
    """Return which of the figures make up the stretch so far; of each period there is one figure, its best print."""
    parts = _best_cover(
        [observation for observation in figures if observation.amount is not None and is_part_of(observation, term)]
    )
    missing: list[Period] = []
    leading: list[ResolvedObservation] = []
    follows = term.start
    for part in parts:
        start, end = _span(part)
        if start > follows:
            missing.append(spanning(follows, start - _DAY))
        if not missing:
            leading.append(part)
        follows = end if end == date.max else end + _DAY
    return SpanParts(parts, tuple(leading), tuple(missing))


def is_part_of(observation: ResolvedObservation, term: Period) -> bool:
    """Return whether the figure's time lies within the stretch."""
    return term.start <= observation.record.period.start and observation.record.period.end <= term.end


def _best_cover(figures: Sequence[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """The parts that cover most days and do not overlap, found from the last day back."""
    starting: dict[date, list[ResolvedObservation]] = defaultdict(list)
    for observation in figures:
        starting[observation.record.period.start].append(observation)
    days = sorted(starting)
    covers = [_Cover()] * (len(days) + 1)  # of what begins on each of the days or later, at last of nothing
    for place in reversed(range(len(days))):
        later = (covers[bisect_right(days, figure.record.period.end)].after(figure) for figure in starting[days[place]])
        covers[place] = max(covers[place + 1], *later, key=lambda cover: cover.rank)
    return covers[0].parts


def _span(observation: ResolvedObservation) -> tuple[date, date]:
    return observation.record.period.start, observation.record.period.end


def summed(parts: tuple[ResolvedObservation, ...], term: Period) -> ResolvedObservation:
    """Return the parts as one figure from the first day of the first to the last of the last.

    It is as sure and as final as the least of them, was known when the last of them was, and no source prints it.
    """
    if len(parts) == 1:
        return parts[0]
    newest = max(reversed(parts), key=lambda one: one.published)
    start, end = parts[0].record.period.start, parts[-1].record.period.end
    period = term if (start, end) == (term.start, term.end) else spanning(start, end)
    stages = {observation.record.stage for observation in parts}
    least = next((stage for stage in _LEAST_FINAL if stage in stages), None)
    trust = max((observation.record.confidence for observation in parts), key=lambda confidence: confidence.doubt)
    amount = _total([observation.amount for observation in parts if observation.amount is not None])
    record = replace(
        newest.record,
        period=period,
        stage=least if len(stages) > 1 or least is not None else stages.pop(),
        confidence=trust,
        printed=None,
        value=None,
        low=None,
        high=None,
        misprint=None,
        note=None,
        round=None,
        pct_of_plan=None,
    )
    return newest._replace(record=record, amount=amount, share_of_plan=None)


def figure_of(start: date, end: date, figures: Iterable[ResolvedObservation]) -> ResolvedObservation | None:
    """Return the figure of a stretch of time: as it was published, else as its parts make it; None where one lacks."""
    known = tuple(figures)
    published = next(
        (observation for observation in known if observation.span == (start, end) and observation.amount is not None),
        None,
    )
    if published is not None:
        return published
    parts = parts_of(start, end, known)
    return summed(parts, spanning(start, end)) if parts else None


def parts_of(start: date, end: date, figures: Iterable[ResolvedObservation]) -> tuple[ResolvedObservation, ...]:
    """Return the figures that make up a stretch of time from end to end; none where a part of it is missing."""
    found = span_parts(spanning(start, end), figures)
    whole = bool(found.every) and not found.missing and found.every[-1].record.period.end == end
    return found.every if whole else ()


def _qualifier_of_sum(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """More than the sum of parts of which each is more; of parts on either side, about."""
    hedged = set(qualifiers) - {Qualifier.NONE}
    return hedged.pop() if len(hedged) == 1 else Qualifier.ABOUT if hedged else Qualifier.NONE


def _total(amounts: Sequence[Amount]) -> Amount:
    """The sum, and everything that it can be; it has no exact value where a part has none."""
    values = [amount.value for amount in amounts if amount.value is not None]
    return Amount(
        sum(values, Fraction(0)) if len(values) == len(amounts) else None,
        reduce(add, (amount.interval for amount in amounts)),
        max(amount.decimals for amount in amounts),
        None,
        _qualifier_of_sum(amount.qualifier for amount in amounts),
    )

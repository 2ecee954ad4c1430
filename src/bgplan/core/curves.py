"""A series drawn small: figures of like periods on an even grid of time, what is missing left open.

Knows figures and their periods; never signs. Months added up from January are no series beside whole years: only
periods of one kind stand in one curve.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.book import Reported
from bgplan.core.periods import Period
from bgplan.core.vocabulary import Measure

MOST = 60
"""More points than this are not drawn; the newest are."""

_LEVELS = (Measure.STOCK, Measure.SHARE, Measure.RANK)


class Curve(NamedTuple):
    """Figures of like periods, the oldest first; None where there is no figure.

    ``kind`` is ``year_ends`` (the last figure of each year), ``years``, ``quarters``, ``months``, ``same`` (the
    stretch of ``last`` in each year) or ``each`` (one after the other).
    """

    kind: str
    first: Period
    last: Period
    points: tuple[Fraction | None, ...]


def curves_of(figures: tuple[Reported, ...]) -> tuple[Curve, ...]:
    """Return the curves of an indicator's figures, the oldest first; none with fewer than two of a kind."""
    drawn = tuple(one for one in figures if one.amount is not None)
    if not drawn:
        return ()
    found = _of_levels(drawn) if drawn[0].indicator.measure in _LEVELS else _of_flows(drawn)
    return tuple(each for each in found if each is not None)


def _of_levels(figures: tuple[Reported, ...]) -> tuple[Curve | None, ...]:
    """A level: its last figure in each year; within one year every figure."""
    by_year = {one.record.period.end.year: one for one in figures}
    if len(by_year) > 1:
        return (_curve("year_ends", by_year),)
    return (_curve("each", dict(enumerate(figures))),)


def _of_flows(figures: tuple[Reported, ...]) -> tuple[Curve | None, ...]:
    """A flow: whole years, quarters, months, and the stretch of the newest other figure in every year."""
    grids: dict[str, dict[int, Reported]] = {"years": {}, "quarters": {}, "months": {}}
    others: list[Reported] = []
    for one in figures:
        period = one.record.period
        if period.is_full_year:
            grids["years"][period.end.year] = one
        elif _whole_months(period) == 3 and period.end.month % 3 == 0:
            grids["quarters"][period.end.year * 4 + period.end.month // 3] = one
        elif _whole_months(period) == 1:
            grids["months"][period.end.year * 12 + period.end.month] = one
        elif period.start.year == period.end.year:
            others.append(one)
    alike = [one for one in others if _stretch(one.record.period) == _stretch(others[-1].record.period)]
    same = {one.record.period.end.year: one for one in alike}
    return (*(_curve(kind, grid) for kind, grid in grids.items()), _curve("same", same))


def _whole_months(period: Period) -> int | None:
    """How many whole months of one year a period has, however it is written; None where it has none."""
    start, end = period.start, period.end
    whole = start.year == end.year and start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    return end.month - start.month + 1 if whole else None


def _stretch(period: Period) -> tuple[int, int, int, int]:
    """Where in its year a period lies; the last day of a month is that of every year."""
    end = period.end
    last = end.day == monthrange(end.year, end.month)[1]
    return period.start.month, period.start.day, end.month, 0 if last else end.day


def _curve(kind: str, grid: Mapping[int, Reported]) -> Curve | None:
    """The figures on their grid, no more than the newest that are drawn."""
    last = max(grid, default=0)
    kept = {at: one for at, one in grid.items() if at > last - MOST}
    if len(kept) < 2:
        return None
    first = min(kept)
    points = (_point(kept.get(at)) for at in range(first, last + 1))
    return Curve(kind, kept[first].record.period, kept[last].record.period, tuple(points))


def _point(one: Reported | None) -> Fraction | None:
    return None if one is None or one.amount is None else one.amount.point


def extent(points: Iterable[Fraction | None]) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest of the points that are known."""
    known = [each for each in points if each is not None]
    return min(known), max(known)

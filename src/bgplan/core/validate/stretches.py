"""How a stretch is put together from shorter ones: nine months are a half-year and a quarter, five years five years.

Knows spans of days and which figures there are of them; never what the figures say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain

from bgplan.core.periods import days_in_month, ends_month
from bgplan.core.series import Span
from bgplan.core.validate.vintages import BySpan, Prints, SeriesFigure

_DAY = timedelta(days=1)


def within_a_year(span: Span) -> bool:
    """Return whether the stretch begins and ends in one calendar year."""
    return span[0].year == span[1].year


def is_full_year(span: Span) -> bool:
    """Return whether the stretch is one whole calendar year."""
    return _are_years(span) and within_a_year(span)


def is_composed(span: Span) -> bool:
    """Return whether the stretch is longer than a month of one year, or of whole years: then it has parts."""
    start, end = span
    return start.month < end.month if within_a_year(span) else _are_years(span)


def _are_years(span: Span) -> bool:
    """Whether the stretch is one or more whole calendar years."""
    start, end = span
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def composed(prints: Prints) -> Iterator[tuple[SeriesFigure, Iterator[tuple[SeriesFigure, ...]]]]:
    """Yield each figure of a stretch longer than a month, with the ways in which others make it up.

    First come those of its own publication, then the best ones; these are held against the best print of the whole
    only, for the others have been replaced.
    """
    own = {publication: _by_end(series) for publication, series in prints.own.items()}
    best = _by_end(prints.best)
    for whole in prints.every:
        if is_composed(whole.span):
            ways = _tilings(prints.own[whole.publication], own[whole.publication], whole.span)
            latest = _tilings(prints.best, best, whole.span) if prints.is_best(whole) else iter(())
            yield whole, _each_once(ways, latest)


def _each_once(*several: Iterator[tuple[SeriesFigure, ...]]) -> Iterator[tuple[SeriesFigure, ...]]:
    seen: set[tuple[int, ...]] = set()
    for parts in chain(*several):
        which = tuple(id(figure) for figure in parts)
        if which not in seen:
            seen.add(which)
            yield parts


def _by_end(series: BySpan) -> dict[date, list[Span]]:
    ends: dict[date, list[Span]] = {}
    for span in series:
        ends.setdefault(span[1], []).append(span)
    return ends


def _tilings(known: BySpan, ends: Mapping[date, list[Span]], whole: Span) -> Iterator[tuple[SeriesFigure, ...]]:
    """Every first part with its rest; where there is none the years, quarters, or else the months, if all are known.

    A first part and its rest say more than many parts do, and are themselves held against the parts of theirs.
    """
    start, end = whole
    rests = [rest for rest in ends.get(end, ()) if rest[0] > start and (start, rest[0] - _DAY) in known]
    yield from ((known[start, rest[0] - _DAY], known[rest]) for rest in rests)
    cuts = (_years(whole),) if not within_a_year(whole) else (_pieces(whole, 3), _pieces(whole, 1))
    pieces = () if rests else next((cut for cut in cuts if _all_known(cut, known)), ())
    if pieces:
        yield tuple(known[piece] for piece in pieces)


def _all_known(pieces: tuple[Span, ...], known: BySpan) -> bool:
    return len(pieces) > 1 and all(piece in known for piece in pieces)


def months_of(span: Span) -> Fraction | int:
    """Return how many months the stretch of a year lasts; its days by their share of the month."""
    start, end = span
    days = days_in_month(start.year, start.month), days_in_month(end.year, end.month)
    whole = end.month - start.month + 1
    if start.day == 1 and end.day == days[1]:
        return whole
    return whole - Fraction(start.day - 1, days[0]) - Fraction(days[1] - end.day, days[1])


def _years(whole: Span) -> tuple[Span, ...]:
    """The whole years of which the stretch is made."""
    return tuple((date(year, 1, 1), date(year, 12, 31)) for year in range(whole[0].year, whole[1].year + 1))


def _pieces(whole: Span, months: int) -> tuple[Span, ...]:
    """The whole cut into calendar quarters or months; nothing where it is not made of such."""
    start, end = whole
    if start.day != 1 or not ends_month(end) or (start.month - 1) % months or end.month % months:
        return ()
    return tuple(calendar_span(start.year, first, months) for first in range(start.month, end.month + 1, months))


def calendar_span(year: int, first: int, months: int) -> Span:
    """Return the stretch of so many whole months of a year from the month ``first`` on."""
    last = first + months - 1
    return date(year, first, 1), date(year, last, days_in_month(year, last))

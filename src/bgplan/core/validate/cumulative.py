"""BG412-BG414: what flows add up to within a year, month by month.

Knows the figures of one flow; never a growth or a target.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from bgplan.core.book import Book
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Indicator
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.stretches import composed, is_full_year, within_a_year
from bgplan.core.validate.vintages import Series, Shown, named_prints, one_publisher, said_of_one, weight
from bgplan.core.vocabulary import Measure


def cumulative_falls(book: Book) -> Iterator[Finding | Outcome]:
    """BG412: within a year a flow's figures from one start do not fall; only of flows that have never been negative.

    Each is held against the highest before it; after a fall the lower figure is the one to be kept, so that one wrong
    figure is found once.
    """
    for _, prints in named_prints(book, _flows):
        never_negative = all(each.point >= 0 for each in prints.every)
        looked: set[tuple[Place, Place]] = set()
        for chain in (each for series in prints.series() for each in _by_start(series).values()):
            top = chain[0]
            for later in chain[1:]:
                pair = top.one.place, later.one.place
                outcome = _risen(top, later) if never_negative else UNTOLD["BG412"]
                if pair not in looked:
                    looked.add(pair)
                    yield outcome
                top = later if isinstance(outcome, Finding) or later.low >= top.low else top


def _risen(earlier: Shown, later: Shown) -> Finding | Outcome:
    if later.one.published < earlier.one.published:  # it may have been revised since
        return UNTOLD["BG412"]
    if later.high >= earlier.low:
        return HELD["BG412"]
    return _exceeded("BG412", earlier, later)


def cumulative_against_year(book: Book) -> Iterator[Finding | Outcome]:
    """BG413: no cumulative figure exceeds the full year's that was published with it or later."""
    for _, prints in named_prints(book, _flows):
        never_negative = all(each.point >= 0 for each in prints.every)
        own = {issue: _by_start(series) for issue, series in prints.own.items()}
        best = _by_start(prints.best)
        for year in prints.every:
            if is_full_year(year.span):
                start = year.span[0]
                beside = own[year.issue].get(start, []) + (best.get(start, []) if prints.is_best(year) else [])
                before = [each for each in beside if each.one.published <= year.one.published]
                yield _within_year(before, year) if before and never_negative else UNTOLD["BG413"]


def _within_year(cumulative: list[Shown], year: Shown) -> Finding | Outcome:
    highest = max(cumulative, key=lambda each: each.low)
    if year.high >= highest.low:
        return HELD["BG413"]
    return _exceeded("BG413", highest, year)


def _exceeded(code: str, earlier: Shown, later: Shown) -> Finding:
    """The longer stretch has less in it than the shorter: whoever publishes both contradicts himself."""
    return finding(
        code,
        later.place,
        subject=later.one.subject,
        related=(earlier.place,),
        severity=Severity.ERROR if one_publisher((earlier, later)) else Severity.WARNING,
        earlier=earlier.point,
        earlier_period=earlier.period,
        earlier_source=earlier.one.source_name,
        later=later.point,
        later_period=later.period,
        later_source=later.one.source_name,
        imbalance=earlier.interval - later.interval,
    )


def months_and_cumulative(book: Book) -> Iterator[Finding | Outcome]:
    """BG414: a stretch of a year is what its first part and the rest add up to, and what its quarters or months do."""
    for _, prints in named_prints(book, _flows):
        for whole, ways in composed(prints):
            yield said_of_one("BG414", [_added_up(whole, parts) for parts in ways])


def _added_up(whole: Shown, parts: tuple[Shown, ...]) -> Finding | Outcome:
    total = parts[0].interval
    for each in parts[1:]:
        total += each.interval
    if whole.interval.overlaps(total):
        return HELD["BG414"]
    return finding(
        "BG414",
        whole.place,
        subject=whole.one.subject,
        related=tuple(each.place for each in parts),
        severity=_weight((whole, *parts)),
        total=whole.point,
        period=whole.period,
        parts=tuple(each.point for each in parts),
        periods=tuple(each.period for each in parts),
        sum=total,
        imbalance=Interval(whole.low - total.high, whole.high - total.low),
    )


def _weight(figures: tuple[Shown, ...]) -> Severity:
    """One publisher's figures of several days need not add up: the earlier months have been revised meanwhile."""
    revised = one_publisher(figures) and len({each.one.published for each in figures}) > 1
    return Severity.INFO if revised else Severity.ERROR if one_publisher(figures) else weight(figures)


def _flows(name: str, indicator: Indicator) -> bool:  # noqa: ARG001  # by its measure alone
    return indicator.measure is Measure.FLOW


def _by_start(series: Series) -> dict[date, list[Shown]]:
    """The figures by their first day, the shortest first; without full years and what lasts longer."""
    chains: dict[date, list[Shown]] = defaultdict(list)
    for shown in series.values():  # in the order of their ends
        if within_a_year(shown.span) and not is_full_year(shown.span):
            chains[shown.span[0]].append(shown)
    return chains

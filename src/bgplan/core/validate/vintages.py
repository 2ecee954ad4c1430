"""Which prints of an indicator may be held against each other: those of one issue, and the best of each period.

An *issue* is what one source published on one day: its figures must agree, whatever was revised before or after.
Between issues the best prints count. Withdrawn figures, forecasts and figures of which the source itself says that
they are of another kind than the indicator (prices, comparator, coverage) never enter: they are found elsewhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from bgplan.core.best_prints import best_prints
from bgplan.core.book import Amount, Book, Reported
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.known import is_actual
from bgplan.core.model import Indicator
from bgplan.core.periods import Period
from bgplan.core.rules import HELD, UNTOLD, Outcome

Span: TypeAlias = tuple[date, date]
"""The first and the last day of what a figure is of."""

Issue: TypeAlias = tuple[str, date]
"""A source and a day of publication."""


class Shown(NamedTuple):
    """One printed figure that counts: the observation and what it can stand for."""

    one: Reported
    span: Span
    interval: Interval
    low: Fraction
    high: Fraction
    point: Fraction

    @property
    def issue(self) -> Issue:
        """The issue that it stands in."""
        return self.one.source_name, self.one.published

    @property
    def period(self) -> Period:
        """The period as it is written."""
        return self.one.record.period

    @property
    def place(self) -> Place:
        """Where its value stands."""
        return self.one.place.at("value" if self.one.record.value is not None else "printed")


Series: TypeAlias = Mapping[Span, Shown]
"""One figure a period, in the order of their ends."""


class Prints(NamedTuple):
    """The figures of one indicator.

    ``every`` print in the order of the files, the ``best`` of each period, the ones of each issue (``own``), and all
    of a period in the order of publication (``printed``).
    """

    every: tuple[Shown, ...]
    best: Series
    own: Mapping[Issue, Series]
    printed: Mapping[Span, tuple[Shown, ...]]

    def is_best(self, shown: Shown) -> bool:
        """Return whether no other print of the period comes before it."""
        return self.best.get(shown.span) is shown

    def series(self) -> Iterator[Series]:
        """Yield every series whose figures can be held against each other: each issue's own, then the best."""
        yield from self.own.values()
        yield self.best


def prints_of(book: Book, wanted: Callable[[str, Indicator], bool]) -> dict[str, Prints]:
    """Return the figures of the indicators that are ``wanted``, by the indicators' names."""
    return dict(named_prints(book, wanted))


def named_prints(book: Book, wanted: Callable[[str, Indicator], bool]) -> Iterator[tuple[str, Prints]]:
    """Yield the indicators that are ``wanted`` with their figures, one at a time: all together are large."""
    grouped: dict[str, list[Reported]] = defaultdict(list)
    asked = {name for name, indicator in book.written.indicators.items() if wanted(name, indicator)}
    for one in book.reported:
        if one.record.indicator in asked and one.amount is not None and _stands(one):
            grouped[one.record.indicator].append(one)
    for name, each in grouped.items():
        yield name, _prints([_shown(one, one.amount) for one in each if one.amount is not None])


def _shown(one: Reported, amount: Amount) -> Shown:
    low, high = Fraction(amount.interval.low), Fraction(amount.interval.high)
    return Shown(one, one.span, amount.interval, low, high, amount.point)


def _stands(one: Reported) -> bool:
    record, indicator = one.record, one.indicator
    return (
        record.withdrawn is None
        and is_actual(one)
        and record.price_basis in (None, indicator.price_basis)
        and record.comparator in (None, indicator.comparator)
        and record.coverage in (None, indicator.coverage)
    )


def _prints(every: list[Shown]) -> Prints:
    printed: dict[Span, list[Shown]] = {}
    issues: dict[Issue, dict[Span, list[Shown]]] = defaultdict(dict)
    for each in sorted(every, key=_order):
        printed.setdefault(each.span, []).append(each)
        issues[each.issue].setdefault(each.span, []).append(each)
    return Prints(
        tuple(every),
        _series(printed),
        {issue: _series(own) for issue, own in issues.items()},
        {span: tuple(figures) for span, figures in printed.items()},
    )


def _order(shown: Shown) -> tuple[date, date, date]:
    return shown.span[1], shown.span[0], shown.one.published


def _series(printed: Mapping[Span, Sequence[Shown]]) -> Series:
    return {span: figures[0] if len(figures) == 1 else _best(figures) for span, figures in printed.items()}


def _best(figures: Sequence[Shown]) -> Shown:
    (best,) = best_prints([each.one for each in figures])
    return next(each for each in figures if each.one is best)


def one_issue(figures: Iterable[Shown]) -> bool:
    """Return whether all were published by one source on one day."""
    return len({each.issue for each in figures}) == 1


def one_publisher(figures: Iterable[Shown]) -> bool:
    """Return whether all were published by one publisher."""
    return len({each.one.source.publisher for each in figures}) == 1


def weight(figures: Iterable[Shown]) -> Severity:
    """Return how much a contradiction weighs: one source's own is an error, between several it is a warning."""
    return Severity.ERROR if one_issue(figures) else Severity.WARNING


def to_hundredths(interval: Interval) -> Interval:
    """Return a derived interval rounded outward to two decimals, as a finding shows it."""
    low, high = math.floor(interval.low * 100), math.ceil(interval.high * 100)
    return Interval(Fraction(low, 100), Fraction(high, 100))


def to_two_digits(interval: Interval) -> Interval:
    """Return a derived interval rounded outward to two digits of its width; never to tens, a point not at all."""
    width = Fraction(interval.high) - Fraction(interval.low)
    if not width:
        return interval
    scale = Fraction(10) ** max(0, 1 - math.floor(math.log10(width.numerator) - math.log10(width.denominator)))
    return Interval(math.floor(interval.low * scale) / scale, math.ceil(interval.high * scale) / scale)


_ORDER = tuple(Severity)


def said_of_one(code: str, outcomes: Iterable[Finding | Outcome]) -> Finding | Outcome:
    """Return what is said of one thing that was looked at in several ways: the gravest, else that it holds."""
    looked = tuple(outcomes)
    found = [each for each in looked if isinstance(each, Finding)]
    if found:
        return min(found, key=lambda each: _ORDER.index(each.severity))
    return HELD[code] if HELD[code] in looked else UNTOLD[code]

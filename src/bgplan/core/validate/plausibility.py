"""BG901 and BG903–BG905: figures that are possible, but unlike what the series has done before.

Knows one series at a time; what is plausible it takes from the series' own past. Nothing here is more than a warning.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from bgplan.core.findings import Facts
from bgplan.core.intervals import Interval
from bgplan.core.model import Indicator
from bgplan.core.periods import PeriodKind, years_between
from bgplan.core.validate.outliers import BETWEEN, OF_COUNTS
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, Violation, rule, violation
from bgplan.core.validate.stretches import within_a_year
from bgplan.core.validate.vintages import BySpan, Prints, SeriesFigure, figures_of, flows_of, one_publisher
from bgplan.core.vocabulary import Direction, Measure

FEWEST = 4
"""So much of the past must be known before anything is said."""

WIDEST = 2
"""A change is a jump where its logarithm is more than so many times that of the largest one before."""

LEAST = math.log(1.2)
"""No change of a fifth a year is a jump: after years in which nothing moved, the least step is more than any before."""

FASTEST = 3
"""A monthly amount is out of step at more than so many times the usual one, or less than one part in so many."""

RECENT = 12
"""How many earlier stretches make the usual monthly amount: what grows for years leaves its beginnings behind."""


class _Change(NamedTuple):
    """From one figure to the like one a year or more later: the logarithm of the ratio, per year, as an interval."""

    earlier: SeriesFigure
    later: SeriesFigure
    low: float
    high: float

    @property
    def least(self) -> float:
        """The least size that it can have; nothing where it may have been either way."""
        return max(self.low, -self.high, 0.0)

    @property
    def most(self) -> float:
        """The greatest size that it can have."""
        return max(-self.low, self.high)


def levels_and_flows(evidence: Evidence) -> Iterator[Prints]:
    """Return the figures of every level and flow."""
    return evidence.made(figures_of).where(lambda indicator: indicator.measure.is_quantity)


@rule("BG901", over=levels_and_flows)
def jumps(prints: Prints) -> Iterator[Answer]:
    """BG901: a change per year of more than a fifth, and more than twice any the series made before, in logarithms.

    Like is compared with like: the same stretch or the same month of another year, and among months, quarters,
    cumulative figures and years each with its own past. Positive figures only, and after four earlier changes.
    """
    for changes in _by_kind(prints.best).values():
        yield from _jumps(changes)


_Kind: TypeAlias = PeriodKind | None


def _by_kind(series: BySpan) -> dict[_Kind, list[_Change | None]]:
    """The changes from like to like, by kind of period, in the order of their ends; None of what is not positive."""
    like: dict[tuple[_Kind, tuple[int, ...]], list[SeriesFigure]] = defaultdict(list)
    for shown in series.values():
        if within_a_year(shown.span):
            like[_likeness(shown)].append(shown)
    changes: dict[_Kind, list[tuple[SeriesFigure, _Change | None]]] = defaultdict(list)
    for (kind, _), figures in like.items():
        yearly = [tuple(group)[-1] for _, group in groupby(figures, key=lambda figure: figure.span[1].year)]
        changes[kind] += [(later, _change(earlier, later)) for earlier, later in pairwise(yearly)]
    return {kind: [change for _, change in sorted(found, key=_end)] for kind, found in changes.items()}


def _end(change: tuple[SeriesFigure, _Change | None]) -> date:
    return change[0].span[1]


def _likeness(shown: SeriesFigure) -> tuple[_Kind, tuple[int, ...]]:
    """What figures of several years have in common: of a level the month, of a flow the first and the last day."""
    start, end = shown.span
    if shown.observation.indicator.measure is Measure.STOCK:
        return None, (end.month,)
    last = 0 if shown.period.months.denominator == 1 else end.day
    return shown.period.kind, (start.month, start.day, end.month, last)


def _change(earlier: SeriesFigure, later: SeriesFigure) -> _Change | None:
    if earlier.low <= 0 or later.low <= 0:
        return None
    years = float(years_between(earlier.period, later.period))
    low = _log_ratio(later.low, earlier.high) / years
    are_points = later.low is later.high and earlier.low is earlier.high
    return _Change(earlier, later, low, low if are_points else _log_ratio(later.high, earlier.low) / years)


def _log_ratio(end: Fraction, base: Fraction) -> float:
    """The logarithm of a quotient, as that of ``end / base``, without the quotient in lowest terms."""
    return math.log((end.numerator * base.denominator) / (end.denominator * base.numerator))


def _jumps(changes: list[_Change | None]) -> Iterator[Answer]:
    known = [change for change in changes if change is not None]
    yield from [NOT_EVALUABLE] * (len(changes) - len(known))
    past, largest = 0, known[:1]
    for _, group in groupby(known, key=lambda change: change.later.span[1]):
        together = list(group)
        for change in together:
            if past < FEWEST:
                yield NOT_EVALUABLE
            else:
                yield _jump(change, largest[0]) if change.least > max(LEAST, WIDEST * largest[0].most) else PASSED
        past += len(together)
        largest = [max(largest + together, key=lambda change: change.most)]


def _jump(change: _Change, largest: _Change) -> Violation:
    return violation(
        of=change.later,
        related=(change.earlier.place, largest.later.place),
        earlier=change.earlier.point,
        earlier_period=change.earlier.period,
        later=change.later.point,
        later_period=change.later.period,
        change=_percent(change),
        largest=_percent(largest),
        largest_period=largest.later.period,
    )


def _percent(change: _Change) -> float:
    """The change per year in percent, of the figures themselves."""
    years = float(years_between(change.earlier.period, change.later.period))
    return round(100 * math.expm1(math.log(change.later.point / change.earlier.point) / years), 1)


class _Months(NamedTuple):
    """The months between two cumulative figures: what came in a month, at least and at most."""

    earlier: SeriesFigure
    later: SeriesFigure
    amount: Interval


@rule("BG903", over=flows_of)
def monthly_paces(prints: Prints) -> Iterator[Answer]:
    """BG903: between two cumulative figures the amount a month keeps within a third and three times the usual.

    The usual is the median of the last twelve stretches before; at least four must be known. A figure that spoils the
    stretch before it and the one behind it is found once.
    """
    past: deque[Interval] = deque(maxlen=RECENT)
    spoilt: _Months | None = None
    for stretch in _stretches(prints.best):
        outcome = _paced(stretch, tuple(past))
        if isinstance(outcome, Violation) and spoilt is not None and spoilt.later is stretch.earlier:
            joined = _paced(_stretch(spoilt.earlier, stretch.later), tuple(past))
            outcome = outcome if isinstance(joined, Violation) else NOT_EVALUABLE
        spoilt = stretch if isinstance(outcome, Violation) else None
        yield outcome
        past.append(stretch.amount)


def _stretches(series: BySpan) -> Iterator[_Months]:
    """The stretches between the cumulative figures of each year, the oldest first."""
    from_new_year: dict[int, list[SeriesFigure]] = defaultdict(list)
    for shown in series.values():  # in the order of their ends
        start = shown.span[0]
        if (start.month, start.day) == (1, 1) and within_a_year(shown.span):
            from_new_year[start.year].append(shown)
    for figures in from_new_year.values():
        for earlier, later in pairwise(figures):
            yield _stretch(earlier, later)


def _stretch(earlier: SeriesFigure, later: SeriesFigure) -> _Months:
    months = years_between(earlier.period, later.period) * 12
    return _Months(earlier, later, (later.interval - earlier.interval).scaled(1 / months))


def _paced(stretch: _Months, past: tuple[Interval, ...]) -> Answer:
    usual = _usual(past)
    if usual is None or usual.low <= 0 or stretch.amount.high < 0:  # what falls is found by BG412
        return NOT_EVALUABLE
    amount = stretch.amount
    if amount.low <= FASTEST * usual.high and amount.high * FASTEST >= usual.low:
        return PASSED
    months = years_between(stretch.earlier.period, stretch.later.period) * 12
    point, middle = (stretch.later.point - stretch.earlier.point) / months, (usual.low + usual.high) / 2
    return violation(
        of=stretch.later,
        related=(stretch.earlier.place,),
        earlier_period=stretch.earlier.period,
        later_period=stretch.later.period,
        monthly=round(point, 2),
        usual=round(Fraction(middle), 2),
        times=round(point / Fraction(middle), 2),
    )


def _usual(past: tuple[Interval, ...]) -> Interval | None:
    """The median of the monthly amounts, from the lowest to the highest that they can be."""
    if len(past) < FEWEST:
        return None
    return Interval(median(Fraction(amount.low) for amount in past), median(Fraction(amount.high) for amount in past))


SLACK = Fraction(3, 4)
"""Less than this of the monthly amount so far, in the months that another publisher adds, is not the same series."""


MANY = 1000
"""Counts of so many, such as jobs, rise and fall by themselves: of them a peak says nothing."""


@rule("BG904")
def dents(evidence: Evidence) -> Iterator[Answer]:
    """BG904: a count that is to rise is printed lower between two higher prints, or higher for one print: 9, 8, 9.

    The prints themselves are compared: that bounds leave both open is what somebody has to say.
    """
    dataset, figures = evidence.dataset, evidence.made(figures_of)
    counts = {name for name, unit in dataset.written.units.items() if unit.count}

    def wanted(indicator: Indicator) -> bool:
        return indicator.measure is Measure.STOCK and indicator.unit in counts and indicator.direction is Direction.UP

    for prints in figures.where(wanted):
        best = list(prints.best.values())
        for at, (before, middle, after) in enumerate(zip(best, best[1:], best[2:], strict=False)):
            is_dent = middle.point < before.point <= after.point
            if (is_dent or _is_peak(before, middle, after, best[at + 3 : at + 4])) and not _is_slip(
                before, middle, after
            ):
                facts: Facts = {
                    "before": before.point,
                    "before_period": before.period,
                    "low": middle.point,
                    "period": middle.period,
                    "after": after.point,
                    "after_period": after.period,
                    "reason": "below-both" if is_dent else "above-both",
                }
                related = (before.place, after.place)
                yield violation(of=middle, related=related, facts=facts)
            else:
                yield PASSED


def _is_peak(before: SeriesFigure, middle: SeriesFigure, after: SeriesFigure, later: list[SeriesFigure]) -> bool:
    """Whether a figure stands above both and is not reached again: then what came between would be the dent."""
    about = any(
        shown.observation.amount is None or shown.observation.amount.approximate for shown in (before, middle, after)
    )
    above = before.point <= after.point and middle.low > after.high
    return above and not about and middle.point < MANY and all(shown.point < middle.point for shown in later)


def _is_slip(before: SeriesFigure, middle: SeriesFigure, after: SeriesFigure) -> bool:
    """Whether the figure is so far out of line that BG906 says so."""
    times, added = BETWEEN[Measure.STOCK], OF_COUNTS
    ends = before.point + added, after.point + added
    point = middle.point + added
    return middle.point > 0 and (point > times * max(ends) or point * times < min(ends))


@rule("BG905", over=flows_of)
def unchained(prints: Prints) -> Iterator[Answer]:
    """BG905: what one publisher adds to another's cumulative figure is three quarters of its monthly amount or more.

    One publisher's own months may be uneven; between two, a sudden gap mostly means that they count different things.
    """
    for figures in _from_new_year(prints.best).values():
        for earlier, later in pairwise(figures):
            yield NOT_EVALUABLE if one_publisher((earlier, later)) else _chained(earlier, later)


def _from_new_year(series: BySpan) -> dict[date, list[SeriesFigure]]:
    """The cumulative figures of each year, the shortest first."""
    found: dict[date, list[SeriesFigure]] = defaultdict(list)
    for shown in series.values():
        start = shown.span[0]
        if (start.month, start.day) == (1, 1) and within_a_year(shown.span):
            found[start].append(shown)
    return found


def _chained(earlier: SeriesFigure, later: SeriesFigure) -> Answer:
    months = years_between(earlier.period, later.period) * 12
    pace = earlier.interval.scaled(1 / earlier.period.months)
    added: Interval = (later.interval - earlier.interval).scaled(1 / months)
    if pace.low <= 0 or added.high < 0:  # what falls is found by BG412
        return NOT_EVALUABLE
    if added.high >= SLACK * pace.low:
        return PASSED
    point = (later.point - earlier.point) / months
    return violation(
        of=later,
        related=(earlier.place,),
        earlier=earlier.point,
        earlier_period=earlier.period,
        later=later.point,
        later_period=later.period,
        monthly=round(point, 2),
        pace=round(earlier.point / earlier.period.months, 2),
    )

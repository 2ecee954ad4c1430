"""BG415, BG419, BG430 and BG907: a printed growth against the levels that grew, and against its own series.

Knows a growth and a level that belong together, or one growth series. A growth printed beside its level implies the
base that it was measured from: where that is not the base printed a year before, the base has been revised meanwhile.
In its own series an index (126.45), a fraction (0.2645) or a shifted point is no more than a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.findings import Facts, Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Identity, Indicator
from bgplan.core.periods import PeriodKind, same_days
from bgplan.core.rules import finding
from bgplan.core.series import Span
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, Violation, rule, violation
from bgplan.core.validate.stretches import calendar_span
from bgplan.core.validate.vintages import Prints, SeriesFigure, figures_of, to_hundredths, weight
from bgplan.core.vocabulary import Comparator, Form, Measure

MOST_REVISED = Fraction(1, 5)
"""A base that would have to be revised by more than this is no revision: the figures contradict each other."""

LITTLE_REVISED = Fraction(7, 100)
"""A base revised by no more than this is told as information, however little the series was revised before."""

_MONTHS: Mapping[PeriodKind, int] = MappingProxyType(
    {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12},
)


class _Levels(NamedTuple):
    """Two prints of the level: of the growth's period and of the one that it compares with."""

    now: SeriesFigure
    then: SeriesFigure


@rule("BG415")
def growth_against_levels(evidence: Evidence) -> Iterator[Answer]:
    """BG415, BG419 and BG430: a growth is 100 × (level now / level then − 1).

    Figures of one publication must agree. Otherwise the best prints must; where they do not, but the prints of the
    time do, or the base follows from growth and level within ``MOST_REVISED`` of its first print, the base was revised;
    by more than the series ever was, that is asked about.
    """
    dataset, figures = evidence.dataset, evidence.made(figures_of)
    pairs = [identity for identity in dataset.written.identities.values() if identity.form is Form.GROWTH_OF]
    for identity in pairs:
        growths, levels = (figures.of(name) for name in (identity.growth, identity.of))
        if growths is None:
            continue
        evaluable = levels is not None and _comparable(identity, dataset.written.indicators)
        for growth in growths.every:
            if levels is None or not evaluable:
                yield NOT_EVALUABLE
            else:
                bases = figures.of(identity.base)
                yield from _looked_at(growth, levels, bases, best=growths.is_best(growth))


def _comparable(identity: Identity, indicators: Mapping[str, Indicator]) -> bool:
    """Whether the growth is one, and of the level's prices."""
    growth, level = indicators[identity.growth or ""], indicators[identity.of or ""]
    levels = level.measure.is_quantity
    return growth.measure is Measure.GROWTH and levels and growth.price_basis == level.price_basis


def _looked_at(growth: SeriesFigure, levels: Prints, bases: Prints | None, *, best: bool) -> Iterator[Answer]:
    """What is said of one print of the growth; one that has been replaced is held against its own publication alone."""
    stock = any(figure.observation.indicator.measure is Measure.STOCK for figure in levels.every[:1])
    spans = growth.span, _base_span(growth)
    now, then = ((None if span is None else (span[1], span[1]) if stock else span) for span in spans)
    if now is None or then is None:
        yield NOT_EVALUABLE
        return
    own = levels.own.get(growth.publication)
    own_now, own_then = (own.get(span) if own is not None else None for span in (now, then))
    if own_now is not None and own_then is not None:
        yield _beside(growth, _Levels(own_now, own_then))
    elif best:
        yield _among_vintages(
            growth,
            (own_now,) if own_now is not None else _vintages(levels, now, growth.published),
            (own_then,) if own_then is not None else _thens(levels, bases, then, growth.published),
            _habit(levels),
        )


def _beside(growth: SeriesFigure, pair: _Levels) -> Answer:
    if pair.then.low <= 0:
        return NOT_EVALUABLE
    return PASSED if _meets(growth, pair) else _contradiction(growth, pair)


def _base_span(growth: SeriesFigure) -> Span | None:
    """What the growth compares with: the same stretch a year before, or the month, quarter or year before."""
    period = growth.period
    comparator = growth.observation.indicator.comparator
    if comparator in (Comparator.PREVIOUS_YEAR, Comparator.SAME_PERIOD):
        return same_days(period, 1) if period.start.year > date.min.year else None
    months = _MONTHS.get(period.kind)
    if comparator is not Comparator.PREVIOUS_PERIOD or months is None or period.start.year == date.min.year:
        return None
    number, month = divmod(period.start.year * 12 + period.start.month - 1 - months, 12)
    return calendar_span(number, month + 1, months)


def _vintages(levels: Prints, span: Span, on: date) -> tuple[SeriesFigure, ...]:
    """The best print, the last one known when the growth was published, and the first; nothing where there is none."""
    printed = levels.printed.get(span)
    if printed is None:
        return ()
    known = [figure for figure in printed if figure.published <= on]
    return levels.best[span], known[-1] if known else printed[0], printed[0]


def _thens(levels: Prints, bases: Prints | None, span: Span, on: date) -> tuple[SeriesFigure, ...]:
    """The prints of the level then; where it has none, those of the indicator that stands for it."""
    return _vintages(levels, span, on) or (() if bases is None else _vintages(bases, span, on))


def _among_vintages(
    growth: SeriesFigure, nows: tuple[SeriesFigure, ...], thens: tuple[SeriesFigure, ...], habit: Fraction
) -> Answer:
    """The prints of the two levels come as the latest, the ones known when the growth was published, the first."""
    if not nows or not thens or thens[0].low <= 0:
        return NOT_EVALUABLE
    pairs = [_Levels(nows[min(index, len(nows) - 1)], thens[min(index, len(thens) - 1)]) for index in range(3)]
    fitting = next((pair for pair in pairs if _meets(growth, pair)), None)
    latest, first = pairs[0], pairs[-1].then
    if fitting is not None:
        revised = not fitting.then.interval.overlaps(latest.then.interval)
        return _revised(growth, fitting.now, fitting.then, latest.then.interval) if revised else PASSED
    base = _implied_base(growth, latest.now)
    stated_beside = first.publication == growth.publication
    if base is None or stated_beside or abs(_middle(base) / first.point - 1) > MOST_REVISED:
        return _contradiction(growth, latest)
    own = first.observation.record.indicator == latest.now.observation.record.indicator
    if own and abs(_middle(base) / first.point - 1) > habit:
        return _unusual(growth, latest.now, first, base, habit)
    return _revised(growth, latest.now, first, base)


def _habit(levels: Prints) -> Fraction:
    """How far the series has been revised from print to print of a period, and never less than ``LITTLE_REVISED``."""
    spreads = [
        abs(later.point / prints[0].point - 1)
        for prints in levels.printed.values()
        for later in prints[1:]
        if prints[0].point > 0
    ]
    return max((LITTLE_REVISED, *(spread for spread in spreads if spread <= MOST_REVISED)))


def _meets(growth: SeriesFigure, pair: _Levels) -> bool:
    implied = _implied_growth(pair)
    return implied is None or growth.interval.overlaps(implied)


def _implied_growth(pair: _Levels) -> Interval | None:
    """The growth that two levels give, in percent; none from a level that may be zero or negative."""
    if pair.then.low <= 0:
        return None
    ratios = [now / then for now in (pair.now.low, pair.now.high) for then in (pair.then.low, pair.then.high)]
    return Interval(100 * (min(ratios) - 1), 100 * (max(ratios) - 1))


def _implied_base(growth: SeriesFigure, now: SeriesFigure) -> Interval | None:
    """The base that a growth and the level after it give; none where nothing or less was left."""
    factors = 1 + growth.low / 100, 1 + growth.high / 100
    if factors[0] <= 0 or now.low <= 0:
        return None
    return Interval(now.low / factors[1], now.high / factors[0])


def _middle(interval: Interval) -> Fraction:
    return (Fraction(interval.low) + Fraction(interval.high)) / 2


def _contradiction(growth: SeriesFigure, pair: _Levels) -> Violation:
    implied = _implied_growth(pair)
    return violation(
        of=growth,
        related=_places(growth, pair.now, pair.then),
        severity=weight((growth, *pair)),
        growth=growth.point,
        period=growth.period,
        now=pair.now.point,
        then=pair.then.point,
        then_period=pair.then.period,
        implied=to_hundredths(implied) if implied is not None else None,
    )


def _change(before: SeriesFigure, after: Interval) -> Interval:
    """By how many percent a base would be another."""
    return Interval(100 * (after.low / before.point - 1), 100 * (after.high / before.point - 1))


def _revised(growth: SeriesFigure, now: SeriesFigure, before: SeriesFigure, after: Interval) -> Finding:
    change = _change(before, after)
    other = (
        before.observation.record.indicator != now.observation.record.indicator
    )  # in other prices, perhaps: somebody must say
    return finding(
        "BG419",
        growth.place,
        subject=growth.subject,
        severity=Severity.WARNING if other else None,
        related=_places(growth, now, before),
        growth=growth.point,
        period=growth.period,
        now=now.point,
        base_period=before.period,
        earlier=before.point,
        later=to_hundredths(after),
        by=to_hundredths(change),
    )


def _unusual(
    growth: SeriesFigure, now: SeriesFigure, before: SeriesFigure, implied: Interval, habit: Fraction
) -> Finding:
    """A revision of the base beyond all that the series has seen: growth or level may be the slip."""
    pair = _Levels(now, before)
    follows = _implied_growth(pair)
    change = _change(before, implied)
    return finding(
        "BG430",
        growth.place,
        subject=growth.subject,
        related=_places(growth, now, before),
        growth=growth.point,
        period=growth.period,
        now=now.point,
        then=before.point,
        then_period=before.period,
        implied=to_hundredths(follows) if follows is not None else None,
        by=to_hundredths(change),
        habit=round(100 * habit, 1),
    )


def _places(growth: SeriesFigure, *levels: SeriesFigure) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(figure.place for figure in levels if figure is not growth))


FEWEST = 2
"""So many other figures must be known before anything is said."""

FAR_ABOVE = 4
"""A growth is out of line above so many times the highest other one,"""

SPREADS = 5
"""and above it by so many times what lies between the highest and the lowest other one,"""

POINTS = 40
"""and by so many points."""

WHOLE = 100
"""The index of a growth is the growth and a hundred; its fraction is a hundredth of it."""

CLOSE = 50
"""Only where the others lie within so many points an index is told from a growth, and it stands as far above them."""

NOT_SMALL = 3
"""Where every other growth is at least so high, one below one per cent with more digits than any is a fraction."""

SHIFTED = 4
"""With a digit more behind the point than any other and less than one part in so many, the point was shifted."""


class _Others(NamedTuple):
    """The other figures of a series: the lowest, the highest, and the most digits behind the point."""

    low: Fraction
    high: Fraction
    decimals: int


@rule("BG907")
def growths_out_of_line(evidence: Evidence) -> Iterator[Answer]:
    """BG907: a growth is no index, no fraction and not many times any other of its series."""
    dataset, known = evidence.dataset, evidence.made(figures_of)
    targets: dict[str, list[ResolvedTarget]] = defaultdict(list)
    for target in dataset.targets:
        targets[target.record.indicator].append(target)
    for prints in known.where(lambda indicator: indicator.measure is Measure.GROWTH):
        figures = tuple(prints.best.values())
        points = sorted(figures, key=lambda shown: shown.point)
        finest = sorted(figures, key=_decimals)
        if len(figures) > FEWEST:
            all_of_them = _Others(points[0].point, points[-1].point, _decimals(finest[-1]))
            yield from _demanded(targets.get(prints.name, ()), all_of_them)
        for shown in figures:
            if len(figures) <= FEWEST:
                yield NOT_EVALUABLE
                continue
            others = _Others(
                next(figure for figure in points if figure is not shown).point,
                next(figure for figure in reversed(points) if figure is not shown).point,
                next(_decimals(figure) for figure in reversed(finest) if figure is not shown),
            )
            slip = _slip(shown.point, _decimals(shown), others)
            yield PASSED if slip is None else _out(shown, others, slip)


def _demanded(targets: Sequence[ResolvedTarget], figures: _Others) -> Iterator[Answer]:
    """The growth that is asked for beside what was reached: 109 for 9 is a slip there as well."""
    for target in targets:
        if target.amount is None:
            continue
        slip = _slip(target.amount.point, target.amount.decimals, figures)
        if slip is None:
            yield PASSED
            continue
        place = target.place.at("value" if target.record.value is not None else "printed")
        yield finding("BG907", place, subject=target.name, facts=_facts(target.amount.point, figures, slip))


def _slip(growth: Fraction, decimals: int, others: _Others) -> str | None:
    """What kind of slip a growth looks like beside the others of its series."""
    low, high = others.low, others.high
    middle, reach = (low + high) / 2, max(high - low, Fraction(NOT_SMALL))
    if high - low <= CLOSE and growth > CLOSE + high and growth != WHOLE and abs(growth - WHOLE - middle) <= reach:
        return "index"
    if growth > max(FAR_ABOVE * high, high + SPREADS * (high - low), high + POINTS):
        return "far-above"
    if low < NOT_SMALL or growth <= 0 or decimals <= others.decimals:
        return None
    if growth < 1 and low / 2 <= growth * WHOLE <= high * 2:
        return "fraction"
    return "shifted" if growth * SHIFTED < low else None


def _decimals(shown: SeriesFigure) -> int:
    return shown.observation.amount.decimals if shown.observation.amount is not None else 0


def _out(shown: SeriesFigure, others: _Others, slip: str) -> Violation:
    return violation(of=shown, facts=_facts(shown.point, others, slip))


def _facts(growth: Fraction, others: _Others, slip: str) -> Facts:
    return {"growth": growth, "low": others.low, "high": others.high, "reason": f"growth-{slip}"}

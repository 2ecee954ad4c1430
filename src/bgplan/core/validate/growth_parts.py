"""BG416-BG418: a growth against the growth of what it is made of: branches, quarters, years.

Knows growth figures only, never levels. What a whole grew by is an average of what its parts grew by, each weighed
with its size in the period compared with; the sizes are not known here, but an average has its bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import prod

from bgplan.core.findings import Fact, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Indicator
from bgplan.core.rules import finding
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, Violation, gravest, rule, violation
from bgplan.core.validate.stretches import composed, is_full_year, months_of
from bgplan.core.validate.vintages import (
    Figures,
    Prints,
    Publication,
    SeriesFigure,
    figures_of,
    to_hundredths,
    weight,
)
from bgplan.core.vocabulary import Comparator, Form, Measure

LEAST_WEIGHT = Fraction(1, 2)
"""A stretch of a year is taken to weigh at least half of what its months alone would."""


@rule("BG416")
def growth_outside_parts(evidence: Evidence) -> Iterator[Answer]:
    """BG416: a whole's growth lies between the lowest and the highest growth of its parts in the same period."""
    dataset, figures = evidence.dataset, evidence.made(figures_of)
    identities = [item for item in dataset.written.identities.items() if item[1].form is Form.GROWTH_OF_PARTS]
    for name, identity in identities:
        wholes = figures.of(identity.growth)
        parts = [figures.of(part) for part in identity.growths or ()]
        alike = len({_kind(dataset.written.indicators[name]) for name in identity.names if figures.of(name)}) == 1
        for whole in wholes.every if wholes is not None else ():
            known = [part for part in parts if part is not None]
            if wholes is None or not alike or len(known) != len(parts):
                yield NOT_EVALUABLE
            else:
                yield _outside(name, whole, known, best=wholes.is_best(whole))


def _kind(indicator: Indicator) -> tuple[str | None, str | None]:
    """What growth figures must have in common to be held against each other."""
    return indicator.price_basis, indicator.comparator


def _outside(name: str, whole: SeriesFigure, parts: list[Prints], *, best: bool) -> Answer:
    own = [part.own[whole.publication].get(whole.span) if whole.publication in part.own else None for part in parts]
    latest = [part.best.get(whole.span) for part in parts] if best else []
    chosen = (tuple(figure for figure in group if figure is not None) for group in (own, latest))
    known = next((group for group in chosen if len(group) == len(parts)), None)
    if known is None:
        return NOT_EVALUABLE
    between = _hull(known)
    if whole.interval.overlaps(between):
        return PASSED
    return finding(
        "BG416",
        whole.place,
        subject=f"{name}@{whole.period.text}",
        related=tuple(figure.place for figure in known),
        severity=weight((whole, *known)),
        growth=whole.point,
        period=whole.period,
        parts=tuple(figure.point for figure in known),
        between=between,
    )


def _hull(figures: tuple[SeriesFigure, ...]) -> Interval:
    return Interval(min(figure.low for figure in figures), max(figure.high for figure in figures))


def growths_on_same_period(evidence: Evidence) -> Iterator[Prints]:
    """Return the figures of every growth on the same period of the year before."""
    return _growths(evidence.made(figures_of), Comparator.SAME_PERIOD)


@rule("BG417", over=growths_on_same_period)
def growth_against_quarters(prints: Prints) -> Iterator[Answer]:
    """BG417: growth over a stretch of a year lies between that of its parts, and nearer to those of more months.

    Beyond the lowest and the highest of the parts no weights lead. Within, a part would sometimes have to weigh
    almost nothing: less than ``LEAST_WEIGHT`` of its share of the months is only warned of.
    """
    for whole, ways in composed(prints):
        yield gravest([_between(whole, parts) for parts in ways])


def _between(whole: SeriesFigure, parts: tuple[SeriesFigure, ...]) -> Answer:
    inner = _likely(whole, parts)
    if whole.interval.overlaps(inner):
        return PASSED
    outer = _hull(parts)
    impossible = not whole.interval.overlaps(outer)
    return finding(
        "BG417",
        whole.place,
        subject=whole.subject,
        related=tuple(figure.place for figure in parts),
        severity=weight((whole, *parts)) if impossible else Severity.WARNING,
        facts=_lightest(whole, parts, impossible=impossible),
        growth=whole.point,
        period=whole.period,
        parts=tuple(figure.point for figure in parts),
        periods=tuple(figure.period for figure in parts),
        between=outer if impossible else to_hundredths(inner),
    )


def _likely(whole: SeriesFigure, parts: tuple[SeriesFigure, ...]) -> Interval:
    """What the whole can have grown by where each part weighs at least ``LEAST_WEIGHT`` of its share of the months.

    What the least weights leave over goes to the lowest part, or to the highest.
    """
    least = [_months_share(figure, whole) * LEAST_WEIGHT for figure in parts]
    left = 1 - sum(least)
    low = left * min(figure.low for figure in parts)
    high = left * max(figure.high for figure in parts)
    for share, figure in zip(least, parts, strict=True):
        low, high = low + share * figure.low, high + share * figure.high
    return Interval(low, high)


def _months_share(part: SeriesFigure, whole: SeriesFigure) -> Fraction:
    return Fraction(months_of(part.span)) / months_of(whole.span)


def _lightest(whole: SeriesFigure, parts: tuple[SeriesFigure, ...], *, impossible: bool) -> dict[str, Fact]:
    """Of two parts the one that would weigh too little, and what it would weigh, in percent; else nobody can say."""
    other, *_, light = sorted(parts, key=lambda figure: abs(figure.point - whole.point))
    if impossible or len(parts) != 2 or light.point == other.point:
        return {"part": None, "weight": None, "least": None}
    share = max((whole.point - other.point) / (light.point - other.point), Fraction())
    least = LEAST_WEIGHT * _months_share(light, whole)
    return {"part": light.period, "weight": round(100 * share, 1), "least": round(100 * least, 1)}


def averages_of(evidence: Evidence) -> Iterator[Prints]:
    """Return the figures of every average growth."""
    return _growths(evidence.made(figures_of), Comparator.AVERAGE)


def _growths(figures: Figures, *comparators: Comparator) -> Iterator[Prints]:
    """The figures of every growth that compares with one of these."""
    return figures.where(lambda indicator: indicator.measure is Measure.GROWTH and indicator.comparator in comparators)


@rule("BG418", over=averages_of, given=figures_of)
def averages_against_years(averages: Prints, figures: Figures) -> Iterator[Answer]:
    """BG418: an average growth over years is the geometric mean of the growth of each of them.

    The yearly figures are those of the same publication, or the best ones, or those known when the average came out.
    """
    yearly = _growths(figures, Comparator.PREVIOUS_YEAR, Comparator.SAME_PERIOD)
    like = tuple(prints for prints in yearly if prints.indicator.attributes == averages.indicator.attributes)
    for average in averages.every:
        yield _averaged(average, like, best=averages.is_best(average))


def _averaged(average: SeriesFigure, like: tuple[Prints, ...], *, best: bool) -> Answer:
    years = average.period.years
    own = _by_year(average.publication, like)
    if all(number in own for number in years):
        chosen = [tuple(own[number] for number in years)]
    elif best:
        latest, known = (_latest(like, on) for on in (None, average.published))
        chosen = [
            tuple(series[number] for number in years) for series in (latest, known) if all(n in series for n in years)
        ]
    else:
        chosen = []
    if not chosen or any(figure.low <= -100 for group in chosen for figure in group) or average.low <= -100:
        return NOT_EVALUABLE
    if any(_meets(average, yearly) for yearly in chosen):
        return PASSED
    return _not_the_mean(average, chosen[0])


def _by_year(publication: Publication, like: tuple[Prints, ...]) -> dict[int, SeriesFigure]:
    series = (prints.own[publication] for prints in like if publication in prints.own)
    return {span[1].year: figure for own in series for span, figure in own.items() if is_full_year(span)}


def _latest(like: tuple[Prints, ...], on: date | None) -> dict[int, SeriesFigure]:
    """The best print of each year, or with a day the last that was published by then."""
    found: dict[int, SeriesFigure] = {}
    for prints in like:
        for span, printed in prints.printed.items():
            known = [figure for figure in printed if on is None or figure.published <= on]
            if is_full_year(span) and known:
                found.setdefault(span[1].year, prints.best[span] if on is None else known[-1])
    return found


def _meets(average: SeriesFigure, yearly: tuple[SeriesFigure, ...]) -> bool:
    """Whether the multiples meet over which the average and the years lead: exact where a root would not be."""
    multiple = Interval((1 + average.low / 100) ** len(yearly), (1 + average.high / 100) ** len(yearly))
    return multiple.overlaps(_multiple(yearly))


def _multiple(yearly: tuple[SeriesFigure, ...]) -> Interval:
    return Interval(prod(1 + figure.low / 100 for figure in yearly), prod(1 + figure.high / 100 for figure in yearly))


def _not_the_mean(average: SeriesFigure, yearly: tuple[SeriesFigure, ...]) -> Violation:
    multiple = _multiple(yearly)
    mean = [100 * (float(end) ** (1 / len(yearly)) - 1) for end in (multiple.low, multiple.high)]
    return violation(
        of=average,
        related=tuple(figure.place for figure in yearly),
        severity=weight((average, *yearly)),
        growth=average.point,
        years=f"{average.period.start.year}-{average.period.end.year}",
        parts=tuple(figure.point for figure in yearly),
        mean=to_hundredths(Interval(*mean)),
    )

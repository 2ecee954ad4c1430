"""BG412–BG414 and BG420: what flows add up to within a year, month by month, and whether a sum is one.

Knows the figures of one flow; never a growth or a target. What a month usually brings it takes from the nearest
cumulative figure before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.periods import PeriodKind
from bgplan.core.rules import finding
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Violation, gravest, rule, violation
from bgplan.core.validate.stretches import composed, is_full_year, months_of, within_a_year
from bgplan.core.validate.vintages import BySpan, Prints, SeriesFigure, flows_of, one_publisher, weight

_ORDER = tuple(Severity)


@rule("BG412", over=flows_of)
def cumulative_falls(prints: Prints) -> Iterator[Answer]:
    """BG412: within a year a flow's figures from one start do not fall; only of flows that have never been negative.

    Each is held against the highest before it; after a fall the lower figure is the one to be kept, so that one wrong
    figure is found once.
    """
    return _falls(prints)


def _falls(prints: Prints) -> Iterator[Answer]:
    """What BG412 says of one flow."""
    never_negative = _never_negative(prints)
    looked: set[tuple[Place, Place]] = set()
    for chain in (chain for series in prints.series() for chain in _by_start(series).values()):
        top = chain[0]
        for later in chain[1:]:
            pair = top.observation.place, later.observation.place
            outcome = _risen(top, later) if never_negative else NOT_EVALUABLE
            if pair not in looked:
                looked.add(pair)
                yield outcome
            top = later if isinstance(outcome, Finding) or later.low >= top.low else top


def _never_negative(prints: Prints) -> bool:
    return all(figure.point >= 0 for figure in prints.every)


def _risen(earlier: SeriesFigure, later: SeriesFigure) -> Answer:
    if later.published < earlier.published:  # it may have been revised since
        return NOT_EVALUABLE
    if later.high >= earlier.low:
        return PASSED
    return _exceeded("BG412", earlier, later)


@rule("BG413", over=flows_of)
def cumulative_against_year(prints: Prints) -> Iterator[Answer]:
    """BG413: no month, quarter or cumulative figure exceeds the full year's that was published with it or later."""
    return _over_years(prints)


def _over_years(prints: Prints) -> Iterator[Answer]:
    """What BG413 says of one flow."""
    never_negative = _never_negative(prints)
    own = {publication: _by_year(series) for publication, series in prints.own.items()}
    best = _by_year(prints.best)
    for year in prints.every:
        if is_full_year(year.span):
            number = year.span[0].year
            beside = own[year.publication].get(number, []) + (best.get(number, []) if prints.is_best(year) else [])
            before = [figure for figure in beside if figure.published <= year.published]
            yield _within_year(before, year) if before and never_negative else NOT_EVALUABLE


def _within_year(within: list[SeriesFigure], year: SeriesFigure) -> Answer:
    highest = max(within, key=lambda figure: figure.low)
    if year.high >= highest.low:
        return PASSED
    return _exceeded("BG413", highest, year)


def _exceeded(code: str, earlier: SeriesFigure, later: SeriesFigure) -> Finding:
    """The longer stretch has less in it than the shorter: whoever publishes both contradicts himself."""
    return finding(
        code,
        later.place,
        subject=later.subject,
        related=(earlier.place,),
        severity=Severity.ERROR if one_publisher((earlier, later)) else Severity.WARNING,
        earlier=earlier.point,
        earlier_period=earlier.period,
        earlier_source=earlier.observation.source_name,
        later=later.point,
        later_period=later.period,
        later_source=later.observation.source_name,
        imbalance=earlier.interval - later.interval,
    )


@rule("BG414", over=flows_of)
def months_and_cumulative(prints: Prints) -> Iterator[Answer]:
    """BG414: a stretch of a year, or of several, is what its first part and the rest add up to.

    Where no first part has its rest, it is what its years or its quarters add up to if all are known, or else its
    months. A figure
    that BG412 or BG413 finds, or that is the whole of one finding and a part of the next, is one cause: found once.
    """
    looked = [[_added_up(whole, parts) for parts in ways] for whole, ways in composed(prints)]
    found = [answer for outcomes in looked for answer in outcomes if isinstance(answer, Finding)]
    again = _found_before(found, _pairs(prints)) if found else frozenset()
    for outcomes in looked:
        told = (NOT_EVALUABLE if isinstance(answer, Finding) and id(answer) in again else answer for answer in outcomes)
        yield gravest(told)


def _pairs(prints: Prints) -> frozenset[tuple[Place, Place]]:
    """The figures that BG412 and BG413 hold against each other in vain."""
    found = (
        contradiction for contradiction in (*_falls(prints), *_over_years(prints)) if isinstance(contradiction, Finding)
    )
    return frozenset((contradiction.related[0], contradiction.place) for contradiction in found)


def _found_before(found: list[Finding], pairs: frozenset[tuple[Place, Place]]) -> frozenset[int]:
    """Those that say again what another finding says: of the same two figures, or of one figure off by as much."""
    told = {
        id(contradiction)
        for contradiction in found
        if any((part, contradiction.place) in pairs for part in contradiction.related)
    }
    wholes: dict[Place, list[Finding]] = defaultdict(list)
    for contradiction in found:
        wholes[contradiction.place].append(contradiction)
    again = set(told)
    for later in found:
        for earlier in (contradiction for part in later.related for contradiction in wholes.get(part, ())):
            if _is_made_up(earlier, later):
                again |= {id(earlier), id(later)} if told & {id(earlier), id(later)} else {id(later)}
    return frozenset(again)


def _is_made_up(earlier: Finding, later: Finding) -> bool:
    """Whether the whole of one finding, a part of the other, is too high in both by as much, or too low."""
    first, other = earlier.facts["imbalance"], later.facts["imbalance"]
    opposite = isinstance(first, Interval) and isinstance(other, Interval) and (first + other).contains(Fraction(0))
    return opposite and _ORDER.index(earlier.severity) <= _ORDER.index(later.severity)


def _added_up(whole: SeriesFigure, parts: tuple[SeriesFigure, ...]) -> Answer:
    total = parts[0].interval
    for figure in parts[1:]:
        total += figure.interval
    if whole.interval.overlaps(total):
        return PASSED
    return finding(
        "BG414",
        whole.place,
        subject=whole.subject,
        related=tuple(figure.place for figure in parts),
        severity=_weight((whole, *parts)),
        total=whole.point,
        period=whole.period,
        parts=tuple(figure.point for figure in parts),
        periods=tuple(figure.period for figure in parts),
        sum=total,
        imbalance=Interval(whole.low - total.high, whole.high - total.low),
    )


def _weight(figures: tuple[SeriesFigure, ...]) -> Severity:
    """One publisher's figures of several days need not add up: the earlier months have been revised meanwhile."""
    revised = one_publisher(figures) and len({figure.published for figure in figures}) > 1
    return Severity.INFO if revised else Severity.ERROR if one_publisher(figures) else weight(figures)


def _by_year(series: BySpan) -> dict[int, list[SeriesFigure]]:
    """The figures by the year that they lie in; without full years and what lasts longer."""
    years: dict[int, list[SeriesFigure]] = defaultdict(list)
    for shown in series.values():
        if within_a_year(shown.span) and not is_full_year(shown.span):
            years[shown.span[0].year].append(shown)
    return years


def _by_start(series: BySpan) -> dict[date, list[SeriesFigure]]:
    """The figures by their first day, the shortest first; without full years and what lasts longer."""
    chains: dict[date, list[SeriesFigure]] = defaultdict(list)
    for shown in series.values():  # in the order of their ends
        if within_a_year(shown.span) and not is_full_year(shown.span):
            chains[shown.span[0]].append(shown)
    return chains


MOST_OF_A_YEAR, FEW_MONTHS = 9, 6
"""A year's sum has at least so many months; one that goes on into the next year is met in its first ones."""

NOT_ANEW = Fraction(8, 5)
"""A sum that was not begun anew is that of the year before and what few months add: no more than so many times it."""

LEAST, MOST = Fraction(3, 5), Fraction(8, 5)
"""How near a figure comes to what all months so far would bring, if it is theirs."""

TIMES = 3
"""No single month brings so many times the usual."""

QUARTER = 3


@rule("BG420", over=flows_of)
def accumulations(prints: Prints) -> Iterator[Answer]:
    """BG420: a cumulative figure counts from the year's beginning and begins anew; a month is a month."""
    known = [shown for shown in prints.best.values() if within_a_year(shown.span)]
    from_january = [shown for shown in known if (shown.span[0].month, shown.span[0].day) == (1, 1)]
    for shown in known:
        yield _looked_at(shown, from_january)


def _looked_at(shown: SeriesFigure, from_january: list[SeriesFigure]) -> Answer:
    start, end = shown.span
    before = [figure for figure in from_january if figure.span[1] < end and figure.span[1].year >= end.year - 1]
    longest = [
        figure for figure in before if months_of(figure.span) >= MOST_OF_A_YEAR and figure.span[1].year == end.year - 1
    ]
    if shown in from_january:
        return _begun_anew(shown, longest[-1]) if longest and months_of(shown.span) <= FEW_MONTHS else _untold()
    if shown.period.kind is PeriodKind.MONTH:
        own = [figure for figure in before if figure.span[1] < start and figure.span[1].year == end.year]
        usual = (own or longest)[-1:]
        return _a_month(shown, usual[0]) if usual and end.month >= QUARTER else _untold()
    aligned = start.day == 1 and start.month % QUARTER == 1 and end.month % QUARTER == 0
    if shown.period.kind is PeriodKind.CUMULATIVE and not aligned and from_january:
        return _found(shown, from_january[-1], "begins-late")
    return PASSED


def _untold() -> Answer:
    return NOT_EVALUABLE


def _begun_anew(shown: SeriesFigure, year_before: SeriesFigure) -> Answer:
    if 0 < year_before.high < shown.low <= NOT_ANEW * year_before.high:
        return _found(shown, year_before, "not-begun-anew")
    return PASSED


def _a_month(shown: SeriesFigure, before: SeriesFigure) -> Answer:
    """Whether a month's figure is rather that of all months so far."""
    usual = before.point / months_of(before.span)
    all_months = usual * shown.span[1].month
    if usual > 0 and shown.low > TIMES * usual and LEAST * all_months <= shown.point <= MOST * all_months:
        return _found(shown, before, "typed-as-month")
    return PASSED


def _found(shown: SeriesFigure, before: SeriesFigure, reason: str) -> Violation:
    end = shown.span[1]
    return violation(
        "period",
        of=shown.observation,
        related=(before.place,),
        reason=reason,
        earlier=before.point,
        earlier_period=before.period,
        later=shown.point,
        later_period=shown.period,
        write="" if reason == "not-begun-anew" else f"{end.year:04d}-01-01/P{end.month}M",
    )

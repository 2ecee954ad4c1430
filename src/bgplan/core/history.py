"""The series of one indicator as it was known on a date: every period, what was said of it when, what was withdrawn.

Knows the figures of one indicator; judges nothing. Of each period the print that counts is the best one, as
everywhere; a forecast counts only where nothing else is known. The curves stand on an even grid of time with what is
missing left open; months added up from January are no series beside whole years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.as_of import is_actual, known_observations
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation
from bgplan.core.growth import ChangeOnYear, PrintedGrowths, change_on, contradicts
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, ends_month
from bgplan.core.series import AllSeries, Relation, WholeRecord, are_apart, best_prints, relation
from bgplan.core.sources import Cited, cited
from bgplan.core.vocabulary import FINALITY, Direction

ATTRIBUTES = ("unit", "measure", "price_basis", "comparator", "coverage", "industry", "whole")
"""In which attributes indicators of one concept can differ."""


class Revision(NamedTuple):
    """How a print differs from the one that was last before it: what it is to it, and which way the number went."""

    on: ResolvedObservation
    relation: Relation
    direction: Direction


class Vintage(NamedTuple):
    """One figure of a period: what one source said on one day.

    ``counts`` marks the one that counts; ``move`` is how it differs from what was last said of the period, None where
    it can be the same number or nothing was said before.
    """

    figure: ResolvedObservation
    counts: bool
    move: Revision | None

    @property
    def withdrawn(self) -> bool:
        """Whether its publisher withdrew it."""
        return self.figure.record.withdrawn is not None


class PeriodHistory(NamedTuple):
    """One period: the figure that counts (None where all were withdrawn), its change on the year before, all prints.

    ``change`` is worked out of the two figures, ``printed_growth`` is what a source prints of it.
    """

    period: Period
    figure: ResolvedObservation | None
    change: ChangeOnYear | None
    prints: tuple[Vintage, ...]
    printed_growth: ResolvedObservation | None = None

    @property
    def is_contradicted(self) -> bool:
        """Whether the printed growth cannot be the change that the two figures give."""
        return (
            self.change is not None
            and self.printed_growth is not None
            and contradicts(self.printed_growth, self.change)
        )

    @property
    def standing(self) -> Vintage:
        """The print that stands for the period: the one that counts, else the last of those that were withdrawn."""
        return next((vintage for vintage in self.prints if vintage.counts), self.prints[-1])


class Related(NamedTuple):
    """Another indicator of the same concept: in which attributes it differs, and how many figures of it are known."""

    name: str
    indicator: Indicator
    differs: tuple[str, ...]
    figures: int


class History(NamedTuple):
    """An indicator's series as of a date; ``sources`` in the order in which they first speak."""

    written: PlanFile
    name: str
    indicator: Indicator
    as_of: date
    entries: tuple[PeriodHistory, ...]
    curves: tuple[Curve, ...]
    publications: tuple[date, ...]
    sources: tuple[Cited, ...]
    see_also: tuple[Related, ...]

    @property
    def prints(self) -> tuple[Vintage, ...]:
        """Every print of every period."""
        return tuple(vintage for entry in self.entries for vintage in entry.prints)


def history_of(dataset: Dataset, name: str, as_of: date) -> History | None:
    """Return the series of an indicator, or of the indicator of a target; None where there is no such name."""
    written = dataset.written
    if name not in written.indicators and name in written.targets:
        name = written.targets[name].indicator
    if name not in written.indicators:
        return None
    of_it = (
        observation
        for observation in dataset.observations
        if observation.record.indicator == name and observation.published <= as_of
    )
    known = sorted(of_it, key=_order)  # also the prints between which nothing else decides have an order of their own
    entries = tuple(_with_growth(known, dataset, as_of))
    return History(
        written,
        name,
        written.indicators[name],
        as_of,
        entries,
        curves_of(
            tuple(
                period_history.figure
                for period_history in entries
                if period_history.figure is not None and is_actual(period_history.figure)
            )
        ),
        tuple(sorted({observation.published for observation in known})),
        _sources(known, as_of),
        _see_also(dataset, name, as_of),
    )


def _entries(known: list[ResolvedObservation]) -> tuple[PeriodHistory, ...]:
    """One entry a period, the oldest first."""
    standing = [figure for figure in known if figure.record.withdrawn is None]
    best = {figure.span: figure for figure in best_prints([figure for figure in standing if not is_actual(figure)])}
    best |= {figure.span: figure for figure in best_prints([figure for figure in standing if is_actual(figure)])}
    printed: dict[tuple[date, date], list[ResolvedObservation]] = {}
    for observation in known:
        printed.setdefault(observation.span, []).append(observation)
    return tuple(
        PeriodHistory(
            (best.get(span) or figures[0]).record.period,
            best.get(span),
            change_on(best[span], best) if span in best else None,
            _prints(figures, best.get(span)),
        )
        for span, figures in sorted(printed.items(), key=lambda pair: (pair[0][1], pair[0][0]))
    )


def _with_growth(known: list[ResolvedObservation], dataset: Dataset, as_of: date) -> Iterator[PeriodHistory]:
    """The entries, each with the growth that a source prints of it."""
    growths = PrintedGrowths(dataset.written, AllSeries.of(known_observations(dataset, as_of)))
    for entry in _entries(known):
        growth = None if entry.figure is None else growths.of(entry.figure)
        yield entry._replace(printed_growth=growth)


def _order(observation: ResolvedObservation) -> tuple[date, int, int, str, Fraction, str, str, WholeRecord]:
    """By publication; what was published on one day in an order of its own, so that no order of files decides."""
    record, point = observation.record, observation.amount.point if observation.amount is not None else Fraction(-1)
    time = observation.published, FINALITY[record.stage], record.round or 0
    return *time, observation.source_name, point, record.period.text, record.printed or "", WholeRecord(record)


def _prints(figures: list[ResolvedObservation], best: ResolvedObservation | None) -> tuple[Vintage, ...]:
    """The prints of one period in the order of publication, each against the last one before it."""
    return tuple(
        Vintage(observation, observation is best, _move(observation, figures[:at]))
        for at, observation in enumerate(figures)
    )


def _move(observation: ResolvedObservation, earlier: list[ResolvedObservation]) -> Revision | None:
    """How a print differs from the last before it; a forecast is no version of a figure, what was withdrawn of none."""
    if observation.record.withdrawn is not None or observation.amount is None:
        return None
    stood = [
        figure for figure in earlier if figure.record.withdrawn is None and is_actual(figure) is is_actual(observation)
    ]
    before = next((figure for figure in reversed(stood) if figure.amount is not None), None)
    if before is None or before.amount is None or not are_apart(before, observation):
        return None
    up = observation.amount.point > before.amount.point
    return Revision(before, relation(before, observation), Direction.UP if up else Direction.DOWN)


def _sources(known: list[ResolvedObservation], as_of: date) -> tuple[Cited, ...]:
    named = {observation.source_name: observation.source for observation in known}
    return tuple(cited(name, source, as_of) for name, source in named.items())


def _see_also(dataset: Dataset, name: str, as_of: date) -> tuple[Related, ...]:
    """The other indicators of the concept: other prices, scopes, units or measures are never one series."""
    indicators = dataset.written.indicators
    own = indicators[name]
    others = {
        other: indicator
        for other, indicator in indicators.items()
        if indicator.concept == own.concept and other != name
    }
    counts = dict.fromkeys(others, 0)
    for observation in dataset.observations:
        if (
            observation.record.indicator in counts
            and observation.published <= as_of
            and observation.record.withdrawn is None
        ):
            counts[observation.record.indicator] += 1
    return tuple(
        Related(other, indicator, _differs(own, indicator), counts[other]) for other, indicator in others.items()
    )


def _differs(own: Indicator, other: Indicator) -> tuple[str, ...]:
    return tuple(each for each in ATTRIBUTES if getattr(own, each) != getattr(other, each))


MOST = 60
"""More points than this are not drawn; the newest are."""


class Curve(NamedTuple):
    """Figures of like periods, the oldest first; None where there is no figure.

    ``kind`` is ``year_ends`` (the last figure of each year), ``years``, ``quarters``, ``months``, ``same`` (the
    stretch of ``last`` in each year) or ``each`` (one after the other).
    """

    kind: str
    first: Period
    last: Period
    points: tuple[Fraction | None, ...]


def curves_of(figures: tuple[ResolvedObservation, ...]) -> tuple[Curve, ...]:
    """Return the curves of an indicator's figures, the oldest first; none with fewer than two of a kind."""
    drawn = tuple(observation for observation in figures if observation.amount is not None)
    if not drawn:
        return ()
    found = _of_levels(drawn) if drawn[0].indicator.measure.is_of_end else _of_flows(drawn)
    return tuple(curve for curve in found if curve is not None)


def _of_levels(figures: tuple[ResolvedObservation, ...]) -> tuple[Curve | None, ...]:
    """A level: its last figure in each year; within one year every figure."""
    by_year = {observation.record.period.end.year: observation for observation in figures}
    if len(by_year) > 1:
        return (_curve("year_ends", by_year),)
    return (_curve("each", dict(enumerate(figures))),)


def _of_flows(figures: tuple[ResolvedObservation, ...]) -> tuple[Curve | None, ...]:
    """A flow: whole years, quarters, months, and the stretch of the newest other figure in every year."""
    grids: dict[str, dict[int, ResolvedObservation]] = {"years": {}, "quarters": {}, "months": {}}
    others: list[ResolvedObservation] = []
    for observation in figures:
        period = observation.record.period
        if period.is_full_year:
            grids["years"][period.end.year] = observation
        elif _whole_months(period) == 3 and period.end.month % 3 == 0:
            grids["quarters"][period.end.year * 4 + period.end.month // 3] = observation
        elif _whole_months(period) == 1:
            grids["months"][period.end.year * 12 + period.end.month] = observation
        elif period.start.year == period.end.year:
            others.append(observation)
    alike = [figure for figure in others if _stretch(figure.record.period) == _stretch(others[-1].record.period)]
    same = {figure.record.period.end.year: figure for figure in alike}
    return (*(_curve(kind, grid) for kind, grid in grids.items()), _curve("same", same))


def _whole_months(period: Period) -> int | None:
    """How many whole months of one year a period has, however it is written; None where it has none."""
    start, end = period.start, period.end
    whole = start.year == end.year and start.day == 1 and ends_month(end)
    return end.month - start.month + 1 if whole else None


def _stretch(period: Period) -> tuple[int, int, int, int]:
    """Where in its year a period lies; the last day of a month is that of every year."""
    end = period.end
    last = ends_month(end)
    return period.start.month, period.start.day, end.month, 0 if last else end.day


def _curve(kind: str, grid: Mapping[int, ResolvedObservation]) -> Curve | None:
    """The figures on their grid, no more than the newest that are drawn."""
    last = max(grid, default=0)
    kept = {at: observation for at, observation in grid.items() if at > last - MOST}
    if len(kept) < 2:
        return None
    first = min(kept)
    points = (_point(kept.get(at)) for at in range(first, last + 1))
    return Curve(kind, kept[first].record.period, kept[last].record.period, tuple(points))


def _point(observation: ResolvedObservation | None) -> Fraction | None:
    return None if observation is None or observation.amount is None else observation.amount.point


def extent(points: Iterable[Fraction | None]) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest of the points that are known."""
    known = [each for each in points if each is not None]
    return min(known), max(known)

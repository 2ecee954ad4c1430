"""What the month and the year to date brought of flows, and of growth on the same period of the year before.

Of flows those have a row that have a plan for the year, are watched, or are told by the month or with their growth. An
index of production comes first, then the concepts in the order in which the data list them. A growth that is
declared to be that of a level stands on the row of the level. Knows the figures of the reported year, and of the year
before what the month brought; what a plan for the year says is taken from the target's own row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bgplan.core.dataset import Dataset, ResolvedObservation
from bgplan.core.growth import PrintedGrowths, change_on, month_of, of_kind
from bgplan.core.methods import Status
from bgplan.core.model import Indicator
from bgplan.core.periods import Period, ends_month
from bgplan.core.report import Result
from bgplan.core.series import AllSeries, Series
from bgplan.core.summary.outlook import whole_year
from bgplan.core.summary.report import CourseRow, MonthBefore, MonthValue, SummaryRow, WholeYear
from bgplan.core.summary.rows import is_new, month_alone, month_beside
from bgplan.core.vocabulary import Comparator, Measure


def course_of(known: Dataset, rows: Iterable[SummaryRow], month: Period, *, only: bool) -> tuple[CourseRow, ...]:
    """Return the rows of the month and the year to date; with ``only`` those of plans for the year alone."""
    planned = {row.result.indicator_name: row for row in rows if row.result.target and row.result.target.is_year_plan}
    written, series = known.written, AllSeries.of(known.observations)
    growths = PrintedGrowths(written, series)
    found: list[CourseRow] = []
    for name, indicator in written.indicators.items():
        if not _has_course(indicator) or indicator.coverage in written.territories or (only and name not in planned):
            continue
        row = _row(name, indicator, of_kind(series.named(name)), month, planned.get(name))
        if row is not None and _is_told(told := _with_growths(row, series, growths), known=name in planned):
            found.append(told)
    concepts = {name: at for at, name in enumerate(written.concepts)}
    by_order = sorted(
        _without_growths_told(found, growths),
        key=lambda row: (row.indicator.index_of is None, concepts.get(row.indicator.concept, len(concepts))),
    )
    return tuple(by_order)


def _has_course(indicator: Indicator) -> bool:
    """Whether it adds up over the year, or grows on the same period of the year before."""
    if indicator.measure is Measure.GROWTH:
        return indicator.comparator is Comparator.SAME_PERIOD
    return indicator.measure is Measure.FLOW


def _is_told(row: CourseRow, *, known: bool) -> bool:
    """Whether a row is of more than one number that nobody follows."""
    has_more = row.month is not None or row.growth is not None or row.month_growth is not None
    return known or row.indicator.watch or has_more


def _row(
    name: str, indicator: Indicator, figures: Series, month: Period, planned: SummaryRow | None
) -> CourseRow | None:
    """The row without its growths; None where there is nothing of the year and nothing new of the year before."""
    so_far = _to_date(figures, month)
    alone = None if so_far is None else month_alone(figures, _month_within(so_far, month), indicator.measure)
    bare = Result(name, indicator, Status.WATCHED, actual=so_far)
    ahead = planned.whole_year if planned is not None else whole_year(bare, figures, month)
    estimate = ahead if isinstance(ahead, WholeYear) and ahead.amount is not None else None
    if so_far is None and (estimate is None or indicator.measure is not Measure.FLOW):
        return None
    value = alone if isinstance(alone, MonthValue) else None
    before = None
    if so_far is not None and value is not None:
        found = month_beside(value, so_far, _month_within(so_far, month), figures)
        before = found if isinstance(found, MonthBefore) else None
    return CourseRow(
        name,
        indicator,
        so_far=None if so_far is None or _is_month(so_far) else so_far,
        month=value,
        before=before,
        plan=planned if planned is not None and planned.result.actual == so_far else None,
        whole_year=estimate,
        is_new=so_far is not None and is_new(so_far, figures, month),
    )


def _to_date(figures: Series, month: Period) -> ResolvedObservation | None:
    """The figure from the year's first day that reaches furthest, else the last month's.

    Where there is none of the year, one of the year before that the month brought.
    """
    told = [figure for figure in figures.best.values() if figure.record.period.end <= month.end]
    for year in (month.end.year, month.end.year - 1):
        begins = date(year, 1, 1)
        own = [figure for figure in told if figure.record.period.start.year == figure.record.period.end.year == year]
        if year < month.end.year:
            own = [figure for figure in own if is_new(figure, figures, month)]
        from_first = [figure for figure in own if figure.record.period.start == begins]
        months = [figure for figure in own if _is_month(figure)]
        if from_first or months:
            return max(from_first or months, key=lambda figure: figure.record.period.end)
    return None


def _is_month(figure: ResolvedObservation) -> bool:
    """Whether it is of one whole month."""
    period = figure.record.period
    return period.start.day == 1 and period.months == 1 and ends_month(period.end)


def _month_within(figure: ResolvedObservation, month: Period) -> Period:
    """The month in which the figure's period ends."""
    return month_of(min(figure.record.period.end, month.end))


def _with_growths(row: CourseRow, series: AllSeries, growths: PrintedGrowths) -> CourseRow:
    """The row with the growths of the month and of the year to date, as they were printed and by two figures."""
    if row.indicator.measure is Measure.GROWTH:  # the figures are growths themselves
        month = None if row.month is None else row.month.figure
        return row._replace(month=None, before=None, so_far=None, month_growth=month, growth=row.so_far)
    best = of_kind(series.named(row.indicator_name)).best
    month = None if row.month is None or row.month.is_derived else row.month.figure
    return row._replace(
        month_growth=None if month is None else growths.of(month),
        month_on_year=None if month is None else change_on(month, best),
        growth=None if row.so_far is None else growths.of(row.so_far),
        on_year=None if row.so_far is None else change_on(row.so_far, best),
    )


def _without_growths_told(rows: list[CourseRow], growths: PrintedGrowths) -> Iterator[CourseRow]:
    """The rows without those whose growths stand on the row of the level that grows."""
    told = {id(growth) for row in rows if row.indicator.measure is Measure.FLOW for growth in _growths(row)}
    levels = {growth: level for level, names in growths.names.items() for growth in names}
    listed = {row.indicator_name for row in rows}
    for row in rows:
        is_told = all(id(growth) in told for growth in _growths(row))
        if row.indicator.measure is Measure.FLOW or levels.get(row.indicator_name) not in listed or not is_told:
            yield row


def _growths(row: CourseRow) -> tuple[ResolvedObservation, ...]:
    return tuple(growth for growth in (row.month_growth, row.growth) if growth is not None)

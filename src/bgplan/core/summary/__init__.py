"""The report of one month: what stood at its end, beside the month before, the year before and the year ahead.

``report`` holds the values that every renderer is given; ``rows`` finds what one month brought and what stood a month
and a year ago, ``outlook`` what the whole year may come to, ``course`` what the year to date brought of every
indicator; ``note`` reads the note of the month. The judging is that of ``compare``, as of the month's end,
and is done once; each source is cited once, in the order in which the rows speak of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from bgplan.core.as_of import known_dataset
from bgplan.core.compare import Question
from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation
from bgplan.core.diff import Changes, changes_between
from bgplan.core.growth import PrintedGrowths, of_kind
from bgplan.core.methods import FINE, JUDGED, Status
from bgplan.core.model import Source
from bgplan.core.needs import needed, recent_pace
from bgplan.core.periods import Period
from bgplan.core.report import Group, Report, Result, best_of, is_exceeded, worst_of
from bgplan.core.series import AllSeries
from bgplan.core.sources import Cited, cited
from bgplan.core.summary.course import course_of
from bgplan.core.summary.note import parts_of, unexplained, unwritten
from bgplan.core.summary.report import Awaited, CourseRow, MonthNote, StatusCounts, Summary, SummaryRow
from bgplan.core.summary.rows import row_of
from bgplan.core.validate.timeliness import arrivals

__all__ = ["MonthNote", "Months", "Summary", "SummaryRow", "summary_of"]


def sources_of(
    rows: Iterable[SummaryRow], course: Iterable[CourseRow], changes: Changes, written: PlanFile, as_of: date
) -> tuple[Cited, ...]:
    """Return the sources of plans, figures and what stands beside them, as far as they had come."""
    names = [
        *(name for row in rows for name in _of_row(row)),
        *(figure.source_name for row in course for figure in row.figures),
        *(observation.source_name for observation in _changed(changes)),
    ]
    known = (name for name in dict.fromkeys(names) if name in written.sources)
    return tuple(cited(name, written.sources[name], as_of) for name in known if _had_come(written.sources[name], as_of))


def _had_come(source: Source, as_of: date) -> bool:
    """Whether a source was there on a date: a plan is known by its number before anybody has told of it."""
    return source.published is None or source.published.start <= as_of


def _of_row(row: SummaryRow) -> Iterator[str]:
    result = row.result
    target = result.target
    if target is not None:
        yield target.plan.source
        yield from (
            name for name in (target.record.source, target.base.source if target.base else None) if name is not None
        )
    yield from (observation.source_name for observation in _figures(row))


def _figures(row: SummaryRow) -> Iterator[ResolvedObservation]:
    result = row.result
    if result.judged_by:
        yield from result.judged_by
    else:
        yield from (refused.observation for refused in result.not_compared[:1])
    if result.plan_print is not None:
        yield result.plan_print
    if row.printed_growth is not None:
        yield row.printed_growth
    if row.on_year is not None:
        yield row.on_year.on
    for month_value in (row.alone, row.before.figure if row.before is not None else None):
        if month_value is not None:
            yield month_value.figure
            if month_value.less is not None:
                yield month_value.less
    if row.whole_year is not None and row.whole_year.figure is not None:
        yield row.whole_year.figure
    for year in result.earlier_years:
        yield year.so_far
        yield year.total


def _changed(changes: Changes) -> Iterator[ResolvedObservation]:
    yield from (new.figure for new in changes.new)
    yield from (revised.after for revised in changes.revised)
    yield from (superseded.figure for superseded in changes.lost)
    yield from (also.figure for also in changes.beside)


HARD = (Status.OFF_TRACK, Status.MOVING_AWAY)
"""What will hardly be reached as things go."""

OFF_TRACK = (Status.MISSED, *HARD)
"""The targets of which causes, difficulties and proposals are asked for."""


class Months(NamedTuple):
    """The month that is reported, and the earlier one that it is set against."""

    month: Period
    against: Period


def summary_of(
    dataset: Dataset, months: Months, question: Question | None = None, note: MonthNote | None = None
) -> Summary:
    """Return the report of a month; ``question`` says of which plan and by which methods, its date plays no part."""
    month, against = months
    asked = (question or Question(month.end))._replace(as_of=month.end)
    changes = changes_between(dataset, against.end, month.end, asked)
    whole, known = changes.after, known_dataset(dataset, month.end)
    report = whole.rows
    told = frozenset(change.after.name for change in changes.statuses)
    listed = {result.name for result in report.results}
    whole_rows = tuple(_rows(whole, known, month))
    every = tuple(row for row in whole_rows if row.result.name in listed)
    rows = every if asked.plans else _standing(every, month, told)
    kept = tuple(row.result for row in rows)
    listed_rows = set(map(id, rows))
    targets = tuple(result for result in kept if result.target is not None)
    course = course_of(known, rows, month, only=bool(asked.plans))
    found = Summary(
        month=month,
        against=against,
        report=report,
        groups=_groups(report, kept),
        rows=rows,
        same=tuple(row for row in whole_rows if row.result.name not in listed),
        ended=tuple(row.result for row in every if id(row) not in listed_rows),
        counts=_counts(targets),
        worst=worst_of(targets),
        best=best_of(targets),
        awaited=tuple(_awaited(known, report, asked)),
        overdue=tuple(result for result in report.current.targets if _is_overdue(result, month)),
        changes=changes,
        sources=sources_of(rows, course, changes, dataset.written, month.end),
        asked=tuple(result for result in targets if result.status in OFF_TRACK),
        course=course,
        slowed=tuple(filter(_has_slowed, targets)),
    )
    return _with_note(found, note)


def _with_note(found: Summary, note: MonthNote | None) -> Summary:
    """The report with what the agency wrote, and what it has still to write."""
    parts = parts_of(note, found.results)
    late = unexplained(found.asked, parts)
    return found._replace(note=note, parts=parts, unwritten=unwritten(parts), unexplained=late)


def _standing(every: tuple[SummaryRow, ...], month: Period, told: frozenset[str]) -> tuple[SummaryRow, ...]:
    """The rows of what is not over, or of which something is new; where every plan is over, how they ended."""
    rows = tuple(row for row in every if row.is_new or _stands(row.result, month, told))
    return rows if any(row.result.target for row in rows) else every


def _has_slowed(result: Result) -> bool:
    """Whether a target that stands well has lately gone slower than it needs, or the other way."""
    asked, lately = needed(result), recent_pace(result)
    if result.status not in FINE or asked is None or lately is None or asked.pace.kind is not lately.pace.kind:
        return False
    return (lately.pace.value < asked.pace.value) == (asked.pace.value > 0)


def _rows(report: Report, known: Dataset, month: Period) -> Iterator[SummaryRow]:
    """The rows in the order of the check; each is given the figures of the indicator that its figure is of."""
    series = AllSeries.of(known.observations)
    growths = PrintedGrowths(known.written, series)
    for result in report.results:
        used, name = result.actual, result.indicator_name
        growth = None if used is None else growths.of(used)
        own = series.named(name if used is None else used.record.indicator)
        yield row_of(result, of_kind(own), month, growth)


def _is_overdue(result: Result, month: Period) -> bool:
    """Whether the due date has passed without a figure of the due period, or without any."""
    if result.status is Status.NO_DATA:
        return result.target is not None and result.target.term.end < month.end
    return any(reason.code == "awaiting_final" for reason in result.reasons)


def _stands(result: Result, month: Period, told: frozenset[str]) -> bool:
    """Whether a target's time is not over, or its status is another than before; what has no target stands."""
    return result.target is None or result.target.term.end >= month.start or result.name in told


def _groups(report: Report, kept: tuple[Result, ...]) -> tuple[Group, ...]:
    """The groups of the check with the results that are kept."""
    names = {result.name for result in kept}
    found = (each._replace(results=tuple(one for one in each.results if one.name in names)) for each in report.groups)
    return tuple(group for group in found if group.results)


def _counts(targets: tuple[Result, ...]) -> StatusCounts:
    statuses = [result.status for result in targets]
    return StatusCounts(
        targets=len(targets),
        judged=sum(status in JUDGED for status in statuses),
        achieved=statuses.count(Status.ACHIEVED),
        missed=statuses.count(Status.MISSED),
        exceeded=sum(map(is_exceeded, targets)),
        hard=sum(status in HARD for status in statuses),
    )


def _awaited(known: Dataset, report: Report, asked: Question) -> Iterator[Awaited]:
    """The figures that were due by the month's end and are not there, of the indicators that are asked for."""
    of_report = {result.indicator_name for result in report.results}
    every = not asked.plans and not asked.names
    for name, _, missing in arrivals(known, report.as_of):
        if missing and (every or name in of_report):
            yield Awaited(name, known.written.indicators[name], missing)

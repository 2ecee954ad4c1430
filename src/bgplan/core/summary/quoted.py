"""The sources that the month's report rests on, each once, in the order in which the rows speak of them.

Knows rows, what changed and what is awaited; never how a source is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bgplan.core.book import PlanFile, Reported
from bgplan.core.changes import Changes
from bgplan.core.cited import Cited, cited
from bgplan.core.summary.summarised import Row


def sources_of(rows: Iterable[Row], changes: Changes, written: PlanFile, as_of: date) -> tuple[Cited, ...]:
    """Return the sources of plans, figures and what stands beside them."""
    names = [*(name for row in rows for name in _of_row(row)), *(one.source_name for one in _changed(changes))]
    known = (name for name in dict.fromkeys(names) if name in written.sources)
    return tuple(cited(name, written.sources[name], as_of) for name in known)


def _of_row(row: Row) -> Iterator[str]:
    result = row.result
    goal = result.goal
    if goal is not None:
        yield goal.plan.source
        yield from (name for name in (goal.record.source, goal.base.source if goal.base else None) if name is not None)
    yield from (one.source_name for one in _figures(row))


def _figures(row: Row) -> Iterator[Reported]:
    result = row.result
    if result.judged_by:
        yield from result.judged_by
    else:
        yield from (each.reported for each in result.not_compared[:1])
    if result.teller is not None:
        yield result.teller
    if row.printed_growth is not None:
        yield row.printed_growth
    if row.on_year is not None:
        yield row.on_year.on
    for each in (row.alone, row.before.figure if row.before is not None else None):
        if each is not None:
            yield each.figure
            if each.less is not None:
                yield each.less
    if row.whole_year is not None and row.whole_year.figure is not None:
        yield row.whole_year.figure
    for year in result.earlier_years:
        yield year.so_far
        yield year.total


def _changed(changes: Changes) -> Iterator[Reported]:
    yield from (each.figure for each in changes.new)
    yield from (each.after for each in changes.revised)
    yield from (each.figure for each in changes.lost)
    yield from (each.figure for each in changes.beside)

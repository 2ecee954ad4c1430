"""What changed as comma-separated or tab-separated values: a header and one row for every change.

Knows the columns and their order; separators and quoting are those of ``as_csv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Amount, Reported
from bgplan.core.diff import Changes
from bgplan.core.diff.report import Move, StatusChange
from bgplan.render.machine.as_csv import csv_text, tsv_text
from bgplan.render.machine.machine_numbers import derived, exact
from bgplan.render.machine.machine_rows import Cell, Row

_FIGURE = ("value", "low", "high", "published", "source", "stage", "printed")
_COLUMNS = (
    *("change", "plan", "target", "indicator", "period", "unit"),
    *(f"before_{name}" for name in _FIGURE),
    *(f"after_{name}" for name in _FIGURE),
    *("moved", "moved_low", "moved_high", "moved_relative"),
    *("status_before", "status_after", "causes", "on", "by"),
)
"""The columns of every row, in order; new ones are only ever added at the end."""


def diff_csv(changes: Changes) -> str:
    """Return the changes as CSV."""
    return csv_text(_COLUMNS, _rows(changes))


def diff_tsv(changes: Changes) -> str:
    """Return the changes as tab-separated values."""
    return tsv_text(_COLUMNS, _rows(changes))


def _rows(changes: Changes) -> Iterator[Row]:
    drifts = ({**row, "change": "drift"} for row in _statuses(changes.drifts))
    for given in (*_statuses(changes.statuses), *_figures(changes), *_documents(changes), *drifts):
        yield {column: given.get(column) for column in _COLUMNS}


def _statuses(changes: tuple[StatusChange, ...]) -> Iterator[dict[str, Cell]]:
    for each in changes:
        goal, was = each.after.goal, each.before
        yield {
            "change": "status",
            "plan": goal.record.plan if goal is not None else None,
            "target": each.after.name,
            "indicator": each.after.indicator_name,
            "unit": each.after.indicator.unit,
            **_print("before", was.actual if was is not None else None),
            **_print("after", each.after.actual),
            "status_before": was.status.value if was is not None else None,
            "status_after": each.after.status.value,
            "causes": " ".join(dict.fromkeys(cause.code for cause in each.causes)),
        }


def _figures(changes: Changes) -> Iterator[dict[str, Cell]]:
    for new in changes.new:
        yield {"change": "new", **_both(None, new.figure, None)}
    for revised in changes.revised:
        yield {"change": "revised", **_both(revised.before, revised.after, revised.move)}
    for lost in changes.lost:
        record = (lost.withdrawal or lost.figure).record
        on = record.withdrawn_on.end.isoformat() if record.withdrawn_on is not None else None
        yield {"change": lost.how, **_both(lost.figure, lost.by, lost.move), "on": on}
    for beside in changes.beside:
        yield {"change": "beside", **_both(beside.counts, beside.figure, beside.move)}


def _documents(changes: Changes) -> Iterator[dict[str, Cell]]:
    for plan in changes.plans:
        yield {"change": f"plan_{plan.how}", "plan": plan.plan_name, "on": plan.on.isoformat(), "by": plan.by}
    for each in changes.targets:
        goal = each.goal
        yield {
            "change": f"target_{each.how}",
            "plan": goal.record.plan,
            "target": goal.name,
            "indicator": goal.record.indicator,
            "unit": goal.indicator.unit,
            "on": each.on.isoformat(),
            "by": each.by,
        }
    for series in changes.closed:
        yield {"change": "series_closed", "indicator": series.indicator_name, "on": series.closed.on.isoformat()}


def _both(before: Reported | None, after: Reported | None, move: Move | None) -> dict[str, Cell]:
    one = after or before
    about: dict[str, Cell] = {}
    if one is not None:
        about = {"indicator": one.record.indicator, "period": one.record.period.text, "unit": one.indicator.unit}
    return {**about, **_print("before", before), **_print("after", after), **_moved(move)}


def _print(name: str, one: Reported | None) -> dict[str, Cell]:
    if one is None:
        return {}
    return {
        **_amount(name, one.amount),
        f"{name}_published": one.published.isoformat(),
        f"{name}_source": one.source_name,
        f"{name}_stage": one.record.stage.value if one.record.stage is not None else None,
        f"{name}_printed": one.record.printed,
    }


def _amount(name: str, amount: Amount | None) -> dict[str, Cell]:
    if amount is None:
        return {}
    return {
        f"{name}_value": None if amount.value is None else exact(amount.value),
        f"{name}_low": exact(amount.interval.low),
        f"{name}_high": exact(amount.interval.high),
    }


def _moved(move: Move | None) -> dict[str, Cell]:
    if move is None:
        return {}
    return {
        "moved": exact(move.change),
        "moved_low": derived(move.interval.low),
        "moved_high": derived(move.interval.high),
        "moved_relative": None if move.relative is None else derived(move.relative),
    }

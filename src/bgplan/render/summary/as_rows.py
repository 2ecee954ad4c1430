"""The report as comma-separated values: a row for every target and watched indicator, then what did not arrive.

Knows the columns and their order; separators, quoting and the guard against formulas are those of ``as_csv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Reported
from bgplan.core.growth import Change
from bgplan.core.summary.report import Alone, PerMonth, Ranged, Row, Summary, WholeYear
from bgplan.render.machine.as_csv import csv_text
from bgplan.render.machine.machine_numbers import derived, exact
from bgplan.render.machine.machine_rows import Cell, machine_row
from bgplan.render.machine.machine_rows import Row as Cells
from bgplan.render.words import Words

_FROM_CHECK = (
    *("plan", "target", "indicator", "name", "unit", "due", "target_value", "target_low", "target_high"),
    *("implied_plan_low", "implied_plan_high", "actual", "actual_low", "actual_high", "actual_period", "stage"),
    *("published", "expected", "gap_to_path", "lead_months", "status", "borderline", "reasons", "source"),
)
_RANGED = ("value", "low", "high")
_OWN = (
    *("cut_off", "new", "lead"),
    *(f"month_{name}" for name in _RANGED),
    *("month_period", "month_derived"),
    *(f"against_plan_{name}" for name in _RANGED),
    *("printed_growth", "printed_growth_source", "last_year", "last_year_source", "on_year_kind"),
    *(f"on_year_{name}" for name in _RANGED),
    *(f"previous_month_{name}" for name in _RANGED),
    *("previous_month_period", "previous_month_derived", "previous_month_change_kind"),
    *(f"previous_month_change_{name}" for name in _RANGED),
    *(f"whole_year_{name}" for name in _RANGED),
    *("whole_year_basis",),
    *(f"share_of_plan_{name}" for name in _RANGED),
    *("required_per_month", "observed_per_month", "months_left", "blanks", "text"),
)
_COLUMNS = ("record", "month", *_FROM_CHECK, *_OWN)
"""The columns of every row, in order; new ones are only ever added at the end."""


def summary_csv(found: Summary, words: Words) -> str:
    """Return the report as CSV; only names, the lead agency and the month's note are in a language."""
    return csv_text(_COLUMNS, _rows(found, words))


def _rows(found: Summary, words: Words) -> Iterator[Cells]:
    for given in (*_results(found, words), *_awaited(found, words), *_note(found)):
        yield {column: {"month": found.month.text, **given}.get(column) for column in _COLUMNS}


def _results(found: Summary, words: Words) -> Iterator[dict[str, Cell]]:
    for row in (*found.rows, *found.same):
        cells = machine_row(row.result, found.report, words)
        one = row.result.actual
        yield {
            "record": "target" if row.result.goal is not None else "watched",
            **{name: cells[name] for name in _FROM_CHECK},
            "cut_off": one.record.period.end.isoformat() if one is not None else None,
            "new": row.is_new,
            "lead": words.own(row.lead) if row.lead is not None else None,
            **_alone("month", row.alone),
            **_ranged("against_plan", row.against_plan),
            **_growth(row.printed_growth),
            **_on_year(row.on_year),
            **_before(row),
            **_whole_year(row.whole_year),
            **_per_month(row.per_month),
            "blanks": " ".join(f"{name}:{reason.code}" for name, reason in row.blanks.items()),
        }


def _ranged(name: str, ranged: Ranged | None) -> dict[str, Cell]:
    if ranged is None:
        return {}
    low, high = (None, None) if ranged.interval is None else (ranged.interval.low, ranged.interval.high)
    return {
        f"{name}_value": derived(ranged.point),
        f"{name}_low": None if low is None else derived(low),
        f"{name}_high": None if high is None else derived(high),
    }


def _alone(name: str, alone: Alone | None) -> dict[str, Cell]:
    if alone is None:
        return {}
    about: dict[str, Cell] = {f"{name}_period": alone.period.text, f"{name}_derived": alone.is_derived}
    return {**_ranged(name, alone.amount), **about}


def _growth(one: Reported | None) -> dict[str, Cell]:
    if one is None or one.amount is None:
        return {}
    return {"printed_growth": exact(one.amount.point), "printed_growth_source": one.source_name}


def _on_year(change: Change | None) -> dict[str, Cell]:
    if change is None:
        return {}
    amount = change.on.amount
    return {
        "last_year": exact(amount.point) if amount is not None else None,
        "last_year_source": change.on.source_name,
        "on_year_kind": _kind(is_rate=change.is_rate),
        **_ranged("on_year", Ranged(change.by, change.interval)),
    }


def _before(row: Row) -> dict[str, Cell]:
    if row.before is None:
        return {}
    kind: dict[str, Cell] = {"previous_month_change_kind": _kind(is_rate=row.before.is_rate)}
    changed = {} if row.before.change is None else {**_ranged("previous_month_change", row.before.change), **kind}
    return {**_alone("previous_month", row.before.figure), **changed}


def _kind(*, is_rate: bool) -> str:
    return "rate" if is_rate else "difference"


def _whole_year(ahead: WholeYear | None) -> dict[str, Cell]:
    if ahead is None:
        return {}
    basis: dict[str, Cell] = {"whole_year_basis": ahead.basis}
    return {**_ranged("whole_year", ahead.amount), **_ranged("share_of_plan", ahead.share), **basis}


def _per_month(needed: PerMonth | None) -> dict[str, Cell]:
    if needed is None:
        return {}
    return {
        "required_per_month": derived(needed.required.point),
        "observed_per_month": derived(needed.observed.point),
        "months_left": derived(needed.months_left),
    }


def _awaited(found: Summary, words: Words) -> Iterator[dict[str, Cell]]:
    for each in found.awaited:
        yield {
            "record": "awaited",
            "indicator": each.indicator_name,
            "name": words.own(each.indicator.name),
            "unit": each.indicator.unit,
            "text": " ".join(period.text for period in each.missing),
        }


def _note(found: Summary) -> Iterator[dict[str, Cell]]:
    if found.note is not None:
        yield {"record": "note", "source": found.note.file, "text": "\n".join(found.note.lines)}

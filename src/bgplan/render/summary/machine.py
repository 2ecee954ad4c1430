"""The month's report for programs: rows for CSV and TSV, and JSON in the shapes of ``shapes.summary``.

Knows the columns, their order and the builders; results, figures and changes are written as in ``check`` and ``diff``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.findings import Finding
from bgplan.core.growth import ChangeOnYear
from bgplan.core.summary.report import (
    Awaited,
    CourseRow,
    Estimate,
    MonthBefore,
    MonthNote,
    MonthValue,
    NotShown,
    PerMonth,
    StatusCounts,
    Summary,
    SummaryRow,
    WholeYear,
)
from bgplan.render.check.json import result_object
from bgplan.render.check.tables import machine_row
from bgplan.render.csv import Cell, csv_text
from bgplan.render.csv import Row as Cells
from bgplan.render.diff.machine import changes_object
from bgplan.render.json import derived, derived_facts, exact, json_text
from bgplan.render.json_parts import (
    bilingual_object,
    both,
    change_object,
    ends_object,
    figure_object,
    finding_object,
    source_object,
    status_counts,
)
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.parts import FigureObject
    from bgplan.render.shapes.summary import (
        AwaitedObject,
        BlankObject,
        CourseObject,
        EstimateObject,
        MonthChangeObject,
        MonthNoteObject,
        MonthValueObject,
        PerMonthObject,
        PreviousMonthObject,
        ReportCountsObject,
        RowObject,
        SummaryOutput,
        WholeYearObject,
    )

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
        observation = row.result.actual
        yield {
            "record": "target" if row.result.target is not None else "watched",
            **{name: cells[name] for name in _FROM_CHECK},
            "cut_off": observation.record.period.end.isoformat() if observation is not None else None,
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


def _ranged(name: str, ranged: Estimate | None) -> dict[str, Cell]:
    if ranged is None:
        return {}
    low, high = (None, None) if ranged.interval is None else (ranged.interval.low, ranged.interval.high)
    return {
        f"{name}_value": derived(ranged.point),
        f"{name}_low": None if low is None else derived(low),
        f"{name}_high": None if high is None else derived(high),
    }


def _alone(name: str, alone: MonthValue | None) -> dict[str, Cell]:
    if alone is None:
        return {}
    about: dict[str, Cell] = {f"{name}_period": alone.period.text, f"{name}_derived": alone.is_derived}
    return {**_ranged(name, alone.amount), **about}


def _growth(observation: ResolvedObservation | None) -> dict[str, Cell]:
    if observation is None or observation.amount is None:
        return {}
    return {"printed_growth": exact(observation.amount.point), "printed_growth_source": observation.source_name}


def _on_year(change: ChangeOnYear | None) -> dict[str, Cell]:
    if change is None:
        return {}
    amount = change.on.amount
    return {
        "last_year": exact(amount.point) if amount is not None else None,
        "last_year_source": change.on.source_name,
        "on_year_kind": _kind(is_rate=change.is_rate),
        **_ranged("on_year", Estimate(change.by, change.interval)),
    }


def _before(row: SummaryRow) -> dict[str, Cell]:
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
    for awaited in found.awaited:
        yield {
            "record": "awaited",
            "indicator": awaited.indicator_name,
            "name": words.own(awaited.indicator.name),
            "unit": awaited.indicator.unit,
            "text": " ".join(period.text for period in awaited.missing),
        }


def _note(found: Summary) -> Iterator[dict[str, Cell]]:
    if found.note is not None:
        yield {"record": "note", "source": found.note.file, "text": "\n".join(found.note.lines)}


def summary_json(found: Summary, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the report as JSON; the same data and month always give the same text."""
    report = found.report
    output: SummaryOutput = {
        "schema": "bgplan.summary/1",
        "month": found.month.text,
        "against": found.against.text,
        "as_of": report.as_of.isoformat(),
        "newest_figure": report.newest_figure.isoformat() if report.newest_figure else None,
        "territory": bilingual_object(report.territory),
        "methods": report.methods,
        "has_news": found.changes.has_news,
        "has_new_figures": found.has_new_figures,
        "counts": _counts(found.counts),
        "statuses": status_counts(found.targets),
        "worst": found.worst.name if found.worst is not None else None,
        "best": found.best.name if found.best is not None else None,
        "rows": tuple(map(_row, (*found.rows, *found.same))),
        "ended": tuple(result.name for result in found.ended),
        "awaited": tuple(map(_awaited_object, found.awaited)),
        "overdue": tuple(result.name for result in found.overdue),
        "changes": changes_object(found.changes),
        "sources": tuple(map(source_object, found.sources)),
        "asked": tuple(result.name for result in found.asked),
        "course": tuple(map(_course_object, found.course)),
        "slowed": tuple(result.name for result in found.slowed),
        "unwritten": found.unwritten,
        "unexplained": tuple(result.name for result in found.unexplained),
        "note": _note_object(found.note),
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return json_text(output)


def _counts(counts: StatusCounts) -> ReportCountsObject:
    return {
        "targets": counts.targets,
        "judged": counts.judged,
        "achieved": counts.achieved,
        "exceeded": counts.exceeded,
        "hard": counts.hard,
        "missed": counts.missed,
    }


def _row(row: SummaryRow) -> RowObject:
    return {
        "result": result_object(row.result),
        "new": row.is_new,
        "lead": both(row.lead),
        "against_plan": _ranged_object(row.against_plan),
        "printed_growth": figure_object(row.printed_growth) if row.printed_growth is not None else None,
        "last_year": change_object(row.on_year),
        "month": _alone_object(row.alone) if row.alone is not None else None,
        "previous_month": _before_object(row.before),
        "whole_year": _whole_year_object(row.whole_year),
        "per_month": _per_month_object(row.per_month),
        "blanks": tuple(_blank(name, reason) for name, reason in row.blanks.items()),
    }


def _blank(name: str, reason: NotShown) -> BlankObject:
    return {"column": name, "code": reason.code, "facts": derived_facts(reason.facts)}


def _ranged_object(ranged: Estimate | None) -> EstimateObject | None:
    return None if ranged is None else _estimate(ranged)


def _estimate(ranged: Estimate) -> EstimateObject:
    return {"value": derived(ranged.point), **ends_object(ranged.interval)}


def _alone_object(alone: MonthValue) -> MonthValueObject:
    """A month's own figure: as printed, or as the difference of two."""
    return {
        "period": alone.period.text,
        "value": derived(alone.amount.point),
        **ends_object(alone.amount.interval),
        "derived": alone.is_derived,
        "figure": figure_object(alone.figure),
        "less": figure_object(alone.less) if alone.less is not None else None,
    }


def _before_object(before: MonthBefore | None) -> PreviousMonthObject | None:
    if before is None:
        return None
    change: MonthChangeObject | None = None
    if before.change is not None:
        change = {"kind": "rate" if before.is_rate else "difference", **_estimate(before.change)}
    return {"figure": _alone_object(before.figure), "change": change}


def _whole_year_object(ahead: WholeYear | None) -> WholeYearObject | None:
    if ahead is None:
        return None
    return {
        "year": ahead.year,
        "basis": ahead.basis,
        "indicative": ahead.basis == "months",
        "amount": _ranged_object(ahead.amount),
        "share_of_plan": _ranged_object(ahead.share),
        "figure": figure_object(ahead.figure) if ahead.figure is not None else None,
    }


def _per_month_object(needed: PerMonth | None) -> PerMonthObject | None:
    if needed is None:
        return None
    return {
        "required": _estimate(needed.required),
        "observed": _estimate(needed.observed),
        "months_left": derived(needed.months_left),
    }


def _course_object(row: CourseRow) -> CourseObject:
    return {
        "indicator": row.indicator_name,
        "target": None if row.plan is None else row.plan.result.name,
        "new": row.is_new,
        "so_far": _figure(row.so_far),
        "month": _alone_object(row.month) if row.month is not None else None,
        "previous_month": _before_object(row.before),
        "month_growth": _figure(row.month_growth),
        "month_on_year": change_object(row.month_on_year),
        "growth": _figure(row.growth),
        "on_year": change_object(row.on_year),
        "whole_year": _whole_year_object(row.whole_year),
    }


def _figure(figure: ResolvedObservation | None) -> FigureObject | None:
    return None if figure is None else figure_object(figure)


def _awaited_object(awaited: Awaited) -> AwaitedObject:
    return {"indicator": awaited.indicator_name, "periods": tuple(period.text for period in awaited.missing)}


def _note_object(note: MonthNote | None) -> MonthNoteObject | None:
    return None if note is None else {"file": note.file, "text": "\n".join(note.lines)}

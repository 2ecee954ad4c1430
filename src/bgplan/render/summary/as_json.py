"""The report as JSON, in the shapes of ``shapes.summary``: every key is always there, null where it does not apply.

Knows the builders of these shapes; results, figures and changes are written as in ``check`` and ``diff``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.findings import Finding
from bgplan.core.summary.report import (
    Alone,
    Awaited,
    Blank,
    Counts,
    MonthBefore,
    MonthNote,
    PerMonth,
    Ranged,
    Row,
    Summary,
    WholeYear,
)
from bgplan.render.diff.as_json import changes_object
from bgplan.render.machine.as_json import result_object, status_counts
from bgplan.render.machine.history_json import both, change_object, source_object
from bgplan.render.machine.json_facts import derived_facts
from bgplan.render.machine.json_figures import bilingual_object, ends_object, figure_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.summary import (
        AwaitedObject,
        BlankObject,
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
        "ended": tuple(each.name for each in found.ended),
        "awaited": tuple(map(_awaited, found.awaited)),
        "overdue": tuple(each.name for each in found.overdue),
        "changes": changes_object(found.changes),
        "sources": tuple(map(source_object, found.sources)),
        "asked": tuple(each.name for each in found.asked),
        "note": _note(found.note),
        "findings": tuple(finding_object(each, words) for each in findings),
    }
    return json_text(output)


def _counts(counts: Counts) -> ReportCountsObject:
    return {
        "targets": counts.targets,
        "judged": counts.judged,
        "achieved": counts.achieved,
        "exceeded": counts.exceeded,
        "hard": counts.hard,
        "missed": counts.missed,
    }


def _row(row: Row) -> RowObject:
    return {
        "result": result_object(row.result),
        "new": row.is_new,
        "lead": both(row.lead),
        "against_plan": _ranged(row.against_plan),
        "printed_growth": figure_object(row.printed_growth) if row.printed_growth is not None else None,
        "last_year": change_object(row.on_year),
        "month": _alone(row.alone) if row.alone is not None else None,
        "previous_month": _before(row.before),
        "whole_year": _whole_year(row.whole_year),
        "per_month": _per_month(row.per_month),
        "blanks": tuple(_blank(name, reason) for name, reason in row.blanks.items()),
    }


def _blank(name: str, reason: Blank) -> BlankObject:
    return {"column": name, "code": reason.code, "facts": derived_facts(reason.facts)}


def _ranged(ranged: Ranged | None) -> EstimateObject | None:
    return None if ranged is None else _estimate(ranged)


def _estimate(ranged: Ranged) -> EstimateObject:
    return {"value": derived(ranged.point), **ends_object(ranged.interval)}


def _alone(alone: Alone) -> MonthValueObject:
    """A month's own figure: as printed, or as the difference of two."""
    return {
        "period": alone.period.text,
        "value": derived(alone.amount.point),
        **ends_object(alone.amount.interval),
        "derived": alone.is_derived,
        "figure": figure_object(alone.figure),
        "less": figure_object(alone.less) if alone.less is not None else None,
    }


def _before(before: MonthBefore | None) -> PreviousMonthObject | None:
    if before is None:
        return None
    change: MonthChangeObject | None = None
    if before.change is not None:
        change = {"kind": "rate" if before.is_rate else "difference", **_estimate(before.change)}
    return {"figure": _alone(before.figure), "change": change}


def _whole_year(ahead: WholeYear | None) -> WholeYearObject | None:
    if ahead is None:
        return None
    return {
        "year": ahead.year,
        "basis": ahead.basis,
        "indicative": ahead.basis == "months",
        "amount": _ranged(ahead.amount),
        "share_of_plan": _ranged(ahead.share),
        "figure": figure_object(ahead.figure) if ahead.figure is not None else None,
    }


def _per_month(needed: PerMonth | None) -> PerMonthObject | None:
    if needed is None:
        return None
    return {
        "required": _estimate(needed.required),
        "observed": _estimate(needed.observed),
        "months_left": derived(needed.months_left),
    }


def _awaited(each: Awaited) -> AwaitedObject:
    return {"indicator": each.indicator_name, "periods": tuple(period.text for period in each.missing)}


def _note(note: MonthNote | None) -> MonthNoteObject | None:
    return None if note is None else {"file": note.file, "text": "\n".join(note.lines)}

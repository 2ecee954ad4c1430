"""The report as JSON, by the contract of ``docs/summary.md``: every key is always there, null where it does not apply.

Knows the contract's keys and their order; results, figures and changes are written as in ``check`` and ``diff``.
"""

from __future__ import annotations

from collections import Counter

from bgplan.core.findings import Finding
from bgplan.core.methods import Status
from bgplan.core.summary import Row, Summary
from bgplan.core.summary.summarised import Alone, Awaited, Blank, MonthBefore, MonthNote, PerMonth, Ranged, WholeYear
from bgplan.render.diff.as_json import changes_object
from bgplan.render.machine.as_json import result_object
from bgplan.render.machine.history_json import both, change_object, source_object
from bgplan.render.machine.json_facts import derived_facts
from bgplan.render.machine.json_figures import Object, ends_object, figure_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived
from bgplan.render.words import Words

SCHEMA = "bgplan.summary/1"


def summary_json(found: Summary, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the report as JSON; the same data and month always give the same text."""
    report = found.report
    counts = Counter(result.status for result in found.targets)
    return json_text(
        {
            "schema": SCHEMA,
            "month": found.month.text,
            "against": found.against.text,
            "as_of": report.as_of.isoformat(),
            "newest_figure": report.newest_figure.isoformat() if report.newest_figure else None,
            "territory": both(report.territory),
            "methods": report.methods,
            "has_news": found.changes.has_news,
            "has_new_figures": found.has_new_figures,
            "counts": found.counts._asdict(),
            "statuses": {status.value: counts[status] for status in Status if status is not Status.WATCHED},
            "worst": found.worst.name if found.worst is not None else None,
            "best": found.best.name if found.best is not None else None,
            "rows": tuple(map(_row, (*found.rows, *found.same))),
            "ended": tuple(each.name for each in found.ended),
            "awaited": tuple(map(_awaited, found.awaited)),
            "overdue": tuple(each.name for each in found.overdue),
            "changes": changes_object(found.changes),
            "sources": tuple(source_object(each) for each in found.sources),
            "asked": tuple(each.name for each in found.asked),
            "note": _note(found.note),
            "findings": tuple(finding_object(each, words) for each in findings),
        }
    )


def _row(row: Row) -> Object:
    return {
        "result": result_object(row.result),
        "new": row.is_new,
        "lead": both(row.lead),
        "against_plan": _ranged(row.against_plan),
        "printed_growth": figure_object(row.printed_growth) if row.printed_growth is not None else None,
        "last_year": change_object(row.on_year),
        "month": _alone(row.alone),
        "previous_month": _before(row.before),
        "whole_year": _whole_year(row.whole_year),
        "per_month": _per_month(row.per_month),
        "blanks": tuple(_blank(name, reason) for name, reason in row.blanks.items()),
    }


def _blank(name: str, reason: Blank) -> Object:
    return {"column": name, "code": reason.code, "facts": derived_facts(reason.facts)}


def _ranged(ranged: Ranged | None) -> Object | None:
    return None if ranged is None else {"value": derived(ranged.point), **ends_object(ranged.interval)}


def _alone(alone: Alone | None) -> Object | None:
    """A month's own figure: as printed, or as the difference of two."""
    if alone is None:
        return None
    return {
        "period": alone.period.text,
        "value": derived(alone.amount.point),
        **ends_object(alone.amount.interval),
        "derived": alone.is_derived,
        "figure": figure_object(alone.figure),
        "less": figure_object(alone.less) if alone.less is not None else None,
    }


def _before(before: MonthBefore | None) -> Object | None:
    if before is None:
        return None
    kind = "rate" if before.is_rate else "difference"
    change = None if before.change is None else {"kind": kind, **(_ranged(before.change) or {})}
    return {"figure": _alone(before.figure), "change": change}


def _whole_year(ahead: WholeYear | None) -> Object | None:
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


def _per_month(needed: PerMonth | None) -> Object | None:
    if needed is None:
        return None
    return {
        "required": _ranged(needed.required),
        "observed": _ranged(needed.observed),
        "months_left": derived(needed.months_left),
    }


def _awaited(each: Awaited) -> Object:
    return {"indicator": each.indicator_name, "periods": tuple(period.text for period in each.missing)}


def _note(note: MonthNote | None) -> Object | None:
    return None if note is None else {"file": note.file, "text": "\n".join(note.lines)}

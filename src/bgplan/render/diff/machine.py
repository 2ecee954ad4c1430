"""What changed, for programs: rows for CSV and TSV, and JSON in the shapes of ``shapes.diff``.

Knows the columns, their order and the builders; figures and findings are written as in ``check``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bgplan.core.dataset import Amount, ResolvedObservation
from bgplan.core.diff import Changes
from bgplan.core.diff.report import (
    AlsoPublished,
    Change,
    ClosedSeries,
    PlanChange,
    Revised,
    StatusCause,
    StatusChange,
    Superseded,
    TargetChange,
)
from bgplan.core.findings import Finding
from bgplan.core.report import Result
from bgplan.render.csv import Cell, Row, csv_text, tsv_text
from bgplan.render.json import derived, derived_facts, exact, json_text, term
from bgplan.render.json_parts import (
    amount_object,
    bilingual_object,
    figure_object,
    finding_object,
    indicator_figure_object,
    interval_object,
    reasons_object,
)
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.diff import (
        CauseObject,
        ChangesObject,
        ClosedSeriesObject,
        DiffOutput,
        LostObject,
        MoveObject,
        NotCountedObject,
        PlanChangeObject,
        RevisedObject,
        StandingObject,
        StatusChangeObject,
        TargetChangeObject,
    )

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
    for change in changes:
        target, was = change.after.target, change.before
        yield {
            "change": "status",
            "plan": target.record.plan if target is not None else None,
            "target": change.after.name,
            "indicator": change.after.indicator_name,
            "unit": change.after.indicator.unit,
            **_print("before", was.actual if was is not None else None),
            **_print("after", change.after.actual),
            "status_before": was.status.value if was is not None else None,
            "status_after": change.after.status.value,
            "causes": " ".join(dict.fromkeys(cause.code for cause in change.causes)),
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
    for change in changes.targets:
        target = change.target
        yield {
            "change": f"target_{change.how}",
            "plan": target.record.plan,
            "target": target.name,
            "indicator": target.record.indicator,
            "unit": target.indicator.unit,
            "on": change.on.isoformat(),
            "by": change.by,
        }
    for series in changes.closed:
        yield {"change": "series_closed", "indicator": series.indicator_name, "on": series.closed.on.isoformat()}


def _both(
    before: ResolvedObservation | None, after: ResolvedObservation | None, move: Change | None
) -> dict[str, Cell]:
    observation = after or before
    about: dict[str, Cell] = {}
    if observation is not None:
        about = {
            "indicator": observation.record.indicator,
            "period": observation.record.period.text,
            "unit": observation.indicator.unit,
        }
    return {**about, **_print("before", before), **_print("after", after), **_moved(move)}


def _print(name: str, observation: ResolvedObservation | None) -> dict[str, Cell]:
    if observation is None:
        return {}
    return {
        **_amount(name, observation.amount),
        f"{name}_published": observation.published.isoformat(),
        f"{name}_source": observation.source_name,
        f"{name}_stage": observation.record.stage.value if observation.record.stage is not None else None,
        f"{name}_printed": observation.record.printed,
    }


def _amount(name: str, amount: Amount | None) -> dict[str, Cell]:
    if amount is None:
        return {}
    return {
        f"{name}_value": None if amount.value is None else exact(amount.value),
        f"{name}_low": exact(amount.interval.low),
        f"{name}_high": exact(amount.interval.high),
    }


def _moved(move: Change | None) -> dict[str, Cell]:
    if move is None:
        return {}
    return {
        "moved": exact(move.change),
        "moved_low": derived(move.interval.low),
        "moved_high": derived(move.interval.high),
        "moved_relative": None if move.relative is None else derived(move.relative),
    }


def diff_json(changes: Changes, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the changes as JSON; the same data and dates always give the same text."""
    output: DiffOutput = {
        "schema": "bgplan.diff/1",
        **changes_object(changes),
        "drifts": tuple(map(_status, changes.drifts)),
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return json_text(output)


def changes_object(changes: Changes) -> ChangesObject:
    """Return all that changed, without schema and findings."""
    return {
        "from": changes.earlier.isoformat(),
        "to": changes.later.isoformat(),
        "territory": bilingual_object(changes.written.territory),
        "methods": changes.after.methods,
        "has_news": changes.has_news,
        "statuses": tuple(map(_status, changes.statuses)),
        "new": tuple(indicator_figure_object(new.figure) for new in changes.new),
        "revised": tuple(map(_revised, changes.revised)),
        "lost": tuple(map(_lost, changes.lost)),
        "beside": tuple(map(_beside, changes.beside)),
        "plans": tuple(map(_plan, changes.plans)),
        "targets": tuple(map(_target, changes.targets)),
        "closed": tuple(map(_closed, changes.closed)),
    }


def _plan(change: PlanChange) -> PlanChangeObject:
    return {"plan": change.plan_name, "how": change.how, "on": change.on.isoformat(), "by": change.by}


def _target(change: TargetChange) -> TargetChangeObject:
    return {"target": change.target.name, "how": change.how, "on": change.on.isoformat(), "by": change.by}


def _closed(series: ClosedSeries) -> ClosedSeriesObject:
    closed = series.closed
    return {"indicator": series.indicator_name, "on": closed.on.isoformat(), "why": bilingual_object(closed.why)}


def _move(move: Change | None) -> MoveObject | None:
    """By how much one print differs from another; null where both can stand for one number."""
    if move is None:
        return None
    return {
        "before": amount_object(move.before),
        "after": amount_object(move.after),
        "change": exact(move.change),
        **interval_object(move.interval),
        "relative": None if move.relative is None else derived(move.relative),
    }


def _revised(revised: Revised) -> RevisedObject:
    return {
        "before": indicator_figure_object(revised.before),
        "after": indicator_figure_object(revised.after),
        "move": _move(revised.move),
    }


def _lost(superseded: Superseded) -> LostObject:
    record = superseded.withdrawal.record if superseded.withdrawal is not None else superseded.figure.record
    reason, on = record.withdrawn, record.withdrawn_on
    return {
        "figure": indicator_figure_object(superseded.figure),
        "how": superseded.how,
        "withdrawn_on": on.end.isoformat() if on is not None else None,
        "reason": bilingual_object(reason) if reason is not None else None,
        "by": indicator_figure_object(superseded.by) if superseded.by is not None else None,
        "move": _move(superseded.move),
    }


def _beside(also: AlsoPublished) -> NotCountedObject:
    return {
        "figure": indicator_figure_object(also.figure),
        "counts": indicator_figure_object(also.counts),
        "move": _move(also.move),
    }


def _status(change: StatusChange) -> StatusChangeObject:
    target = change.after.target
    return {
        "target": change.after.name,
        "plan": target.record.plan if target is not None else None,
        "indicator": change.after.indicator_name,
        "before": _result(change.before) if change.before is not None else None,
        "after": _result(change.after),
        "causes": tuple(map(_cause, change.causes)),
    }


def _result(result: Result) -> StandingObject:
    """How the target stood, and the numbers behind it; all of them has ``bgplan check --as-of``."""
    return {
        "status": result.status,
        "statuses": (result.status, *result.also),
        "reasons": reasons_object(result.reasons),
        "actual": figure_object(result.actual) if result.actual is not None else None,
        "gap": term(result.work, "gap"),
        "gap_to_path": term(result.work, "gap_to_path"),
        "progress": term(result.work, "progress"),
        "achievement_rate": term(result.work, "achievement_rate"),
        "pace_ratio": term(result.work, "pace_ratio"),
        "expected": term(result.work, "expected"),
        "lead_months": term(result.work, "lead_months"),
        "projected": term(result.work, "projected"),
    }


def _cause(status_cause: StatusCause) -> CauseObject:
    return {
        "code": status_cause.code,
        "figure": indicator_figure_object(status_cause.figure) if status_cause.figure is not None else None,
        "before": indicator_figure_object(status_cause.before) if status_cause.before is not None else None,
        "facts": derived_facts(status_cause.facts),
    }

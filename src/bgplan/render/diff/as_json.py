"""What changed as JSON, in the shapes of ``shapes.diff``: every key is always there, null where it does not apply.

Knows the builders of these shapes; figures and findings are written as in ``check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.diff import Changes
from bgplan.core.diff.report import (
    Beside,
    Cause,
    ClosedSeries,
    Lost,
    Move,
    PlanChange,
    Revised,
    StatusChange,
    TargetChange,
)
from bgplan.core.findings import Finding
from bgplan.core.report import Result
from bgplan.render.machine.json_facts import derived_facts
from bgplan.render.machine.json_figures import (
    amount_object,
    bilingual_object,
    figure_object,
    indicator_figure_object,
    interval_object,
)
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_methods import reasons_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived, exact, term
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
        "new": tuple(indicator_figure_object(each.figure) for each in changes.new),
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
    return {"target": change.goal.name, "how": change.how, "on": change.on.isoformat(), "by": change.by}


def _closed(series: ClosedSeries) -> ClosedSeriesObject:
    closed = series.closed
    return {"indicator": series.indicator_name, "on": closed.on.isoformat(), "why": bilingual_object(closed.why)}


def _move(move: Move | None) -> MoveObject | None:
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


def _revised(each: Revised) -> RevisedObject:
    return {
        "before": indicator_figure_object(each.before),
        "after": indicator_figure_object(each.after),
        "move": _move(each.move),
    }


def _lost(each: Lost) -> LostObject:
    record = each.withdrawal.record if each.withdrawal is not None else each.figure.record
    reason, on = record.withdrawn, record.withdrawn_on
    return {
        "figure": indicator_figure_object(each.figure),
        "how": each.how,
        "withdrawn_on": on.end.isoformat() if on is not None else None,
        "reason": bilingual_object(reason) if reason is not None else None,
        "by": indicator_figure_object(each.by) if each.by is not None else None,
        "move": _move(each.move),
    }


def _beside(each: Beside) -> NotCountedObject:
    return {
        "figure": indicator_figure_object(each.figure),
        "counts": indicator_figure_object(each.counts),
        "move": _move(each.move),
    }


def _status(each: StatusChange) -> StatusChangeObject:
    goal = each.after.goal
    return {
        "target": each.after.name,
        "plan": goal.record.plan if goal is not None else None,
        "indicator": each.after.indicator_name,
        "before": _result(each.before) if each.before is not None else None,
        "after": _result(each.after),
        "causes": tuple(map(_cause, each.causes)),
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


def _cause(each: Cause) -> CauseObject:
    return {
        "code": each.code,
        "figure": indicator_figure_object(each.figure) if each.figure is not None else None,
        "before": indicator_figure_object(each.before) if each.before is not None else None,
        "facts": derived_facts(each.facts),
    }

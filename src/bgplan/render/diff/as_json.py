"""What changed as JSON, by the contract of ``docs/diff.md``: every key is always there, null where it does not apply.

Knows the contract's keys and their order; figures and findings are written as in ``check``.
"""

from __future__ import annotations

from bgplan.core.book import Reported
from bgplan.core.changes import Changes
from bgplan.core.changes.changed import Beside, Cause, Lost, Move, Revised, StatusChange
from bgplan.core.findings import Finding
from bgplan.core.report import Result
from bgplan.render.machine.json_facts import derived_facts
from bgplan.render.machine.json_figures import Object, amount_object, ends_object, figure_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_methods import reasons_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived, exact, term
from bgplan.render.words import Words

SCHEMA = "bgplan.diff/1"

_TERMS = ("gap", "gap_to_path", "progress", "achievement_rate", "pace_ratio", "expected", "lead_months", "projected")


def diff_json(changes: Changes, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the changes as JSON; the same data and dates always give the same text."""
    found = tuple(finding_object(finding, words) for finding in findings)
    drifts = tuple(map(_status, changes.drifts))
    return json_text({"schema": SCHEMA, **changes_object(changes), "drifts": drifts, "findings": found})


def changes_object(changes: Changes) -> Object:
    """Return all that changed, without schema and findings."""
    territory = changes.written.territory
    return {
        "from": changes.earlier.isoformat(),
        "to": changes.later.isoformat(),
        "territory": {"vi": territory.vi, "en": territory.en},
        "methods": changes.after.methods,
        "has_news": changes.has_news,
        "statuses": tuple(map(_status, changes.statuses)),
        "new": tuple(_figure(each.figure) for each in changes.new),
        "revised": tuple(map(_revised, changes.revised)),
        "lost": tuple(map(_lost, changes.lost)),
        "beside": tuple(map(_beside, changes.beside)),
        "plans": tuple(
            {"plan": each.plan_name, "how": each.how, "on": each.on.isoformat(), "by": each.by}
            for each in changes.plans
        ),
        "targets": tuple(
            {"target": each.goal.name, "how": each.how, "on": each.on.isoformat(), "by": each.by}
            for each in changes.targets
        ),
        "closed": tuple(
            {
                "indicator": each.indicator_name,
                "on": each.closed.on.isoformat(),
                "why": {"vi": each.closed.why.vi, "en": each.closed.why.en},
            }
            for each in changes.closed
        ),
    }


def _figure(one: Reported) -> Object:
    return {"indicator": one.record.indicator, "unit": one.indicator.unit, **figure_object(one)}


def _move(move: Move | None) -> Object | None:
    """By how much one print differs from another; null where both can stand for one number."""
    if move is None:
        return None
    return {
        "before": amount_object(move.before),
        "after": amount_object(move.after),
        "change": exact(move.change),
        **ends_object(move.interval),
        "relative": None if move.relative is None else derived(move.relative),
    }


def _revised(each: Revised) -> Object:
    return {"before": _figure(each.before), "after": _figure(each.after), "move": _move(each.move)}


def _lost(each: Lost) -> Object:
    record = each.withdrawal.record if each.withdrawal is not None else each.figure.record
    reason, on = record.withdrawn, record.withdrawn_on
    return {
        "figure": _figure(each.figure),
        "how": each.how,
        "withdrawn_on": on.end.isoformat() if on is not None else None,
        "reason": {"vi": reason.vi, "en": reason.en} if reason is not None else None,
        "by": _figure(each.by) if each.by is not None else None,
        "move": _move(each.move),
    }


def _beside(each: Beside) -> Object:
    return {"figure": _figure(each.figure), "counts": _figure(each.counts), "move": _move(each.move)}


def _status(each: StatusChange) -> Object:
    goal = each.after.goal
    return {
        "target": each.after.name,
        "plan": goal.record.plan if goal is not None else None,
        "indicator": each.after.indicator_name,
        "before": _result(each.before) if each.before is not None else None,
        "after": _result(each.after),
        "causes": tuple(map(_cause, each.causes)),
    }


def _result(result: Result) -> Object:
    """How the target stood, and the numbers behind it; all of them has ``bgplan check --as-of``."""
    return {
        "status": result.status.value,
        "statuses": tuple(status.value for status in (result.status, *result.also)),
        "reasons": reasons_object(result.reasons),
        "actual": figure_object(result.actual) if result.actual is not None else None,
        **{name: term(result.work, name) for name in _TERMS},
    }


def _cause(each: Cause) -> Object:
    return {
        "code": each.code,
        "figure": _figure(each.figure) if each.figure is not None else None,
        "before": _figure(each.before) if each.before is not None else None,
        "facts": derived_facts(each.facts),
    }

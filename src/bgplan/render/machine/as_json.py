"""A check as JSON, by the contract of ``docs/json.md``: every key is always there, null where it does not apply.

Knows the contract's keys and their order; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from collections import Counter

from bgplan.core.derivation import Derivation
from bgplan.core.findings import Finding
from bgplan.core.methods import Status
from bgplan.core.report import (
    Alternative,
    OtherDocument,
    Report,
    Result,
    TargetCheck,
)
from bgplan.render.machine.json_beside import beside_object
from bgplan.render.machine.json_facts import derived_facts, written_facts
from bgplan.render.machine.json_figures import (
    Object,
    amount_object,
    base_object,
    ends_object,
    figure_object,
    not_compared_object,
)
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_methods import (
    answer_object,
    earlier_object,
    last_year_object,
    opinion_object,
    reasons_object,
    scenario_object,
)
from bgplan.render.machine.json_text import json_text
from bgplan.render.machine.machine_numbers import derived, term
from bgplan.render.words import Words

SCHEMA = "bgplan.check/1"

_TERMS = (
    "gap",
    "gap_to_path",
    "progress",
    "achievement_rate",
    "elapsed",
    "years_left",
    "observed_rate",
    "required_rate",
    "required_rate_from_now",
    "observed_change",
    "required_change",
    "required_change_from_now",
    "pace_ratio",
    "expected",
    "lead_months",
    "projected",
)
"""The numbers of a result that are terms of its work."""

_GROSS = {
    "added": "added",
    "removed": "removed",
    "share": "gross_share",
    "share_all_removed": "gross_share_all_removed",
    "pace_ratio": "gross_pace_ratio",
    "pace_ratio_all_removed": "gross_pace_ratio_all_removed",
}
"""The keys of the gross reading, and the terms that they stand for."""


def check_json(report: Report, findings: tuple[Finding, ...], words: Words, *, with_work: bool = False) -> str:
    """Return the check as JSON; the same report and findings always give the same text.

    ``with_work`` adds the whole derivation to each result, as ``show`` does.
    """
    counts = Counter(result.status for result in report.results)
    return json_text(
        {
            "schema": SCHEMA,
            "as_of": None if report.is_undated else report.as_of.isoformat(),
            "newest_figure": report.newest_figure.isoformat() if report.newest_figure else None,
            "method": report.methods[0],
            "summary": {status.value: counts[status] for status in Status},
            "findings": tuple(finding_object(finding, words) for finding in findings),
            "results": tuple(result_object(result, with_work=with_work) for result in report.results),
            "territory": {"vi": report.territory.vi, "en": report.territory.en},
            "target_checks": tuple(_target_check(check) for check in report.target_checks),
            "not_issued": tuple({"plan": one.plan_name, "issued": one.issued.isoformat()} for one in report.not_issued),
            "unlisted": report.unlisted,
            "methods": report.methods,
            "counts": counts_object(report.counted),
        }
    )


def counts_object(counted: tuple[Result, ...]) -> Object:
    """Return how many indicators with a due date have each status: one for all documents that set one target."""
    counts = Counter(result.status for result in counted)
    judged = (status for status in Status if status is not Status.WATCHED)
    return {"targets": len(counted), **{status.value: counts[status] for status in judged}}


def result_object(result: Result, *, with_work: bool = False) -> Object:
    """Return one result: what is asked, what is, what follows, and the work behind it."""
    return {
        **_verdict(result),
        **_asked(result),
        "base": base_object(result.base),
        "actual": figure_object(result.actual) if result.actual else None,
        **{name: term(result.work, name) for name in _TERMS},
        "implied_plan": ends_object(result.implied_plan) if result.implied_plan else None,
        "also_reported": tuple(figure_object(one) for one in result.also_reported),
        "not_compared": tuple(not_compared_object(one) for one in result.not_compared),
        "method": result.method,
        "statuses": tuple(status.value for status in (result.status, *result.also)),
        "alternatives": tuple(_alternative(one) for one in result.alternatives),
        "gross": {key: term(result.gross, name) for key, name in _GROSS.items()} if result.gross.steps else None,
        "observed_per_month": term(result.work, "observed_per_month"),
        "required_per_month_from_now": term(result.work, "required_per_month_from_now"),
        "history": tuple(figure_object(one) for one in result.history),
        "verdict": answer_object(result.verdict),
        "opinions": tuple(opinion_object(one) for one in result.opinions),
        "disagreement": result.disagreement,
        "expected_share": term(result.work, "expected_share"),
        "earlier_years": tuple(earlier_object(one) for one in result.earlier_years),
        "last_year": last_year_object(result.last_year),
        "scenarios": tuple(scenario_object(one) for one in result.scenarios),
        "parts": tuple(figure_object(one) for one in result.parts),
        "flags": reasons_object(result.flags),
        "same_as": result.same_as,
        "documents": tuple(_document(document) for document in result.documents),
        "superseded": result.is_superseded,
        "beside": beside_object(result.beside),
        **({"work": (*_work(result.work), *_work(result.gross))} if with_work else {}),
    }


def _verdict(result: Result) -> Object:
    goal = result.goal
    return {
        "plan": goal.record.plan if goal else None,
        "target": goal.name if goal else None,
        "indicator": result.indicator_name,
        "status": result.status.value,
        "borderline": result.borderline,
        "reasons": reasons_object(result.reasons),
    }


def _asked(result: Result) -> Object:
    """What the plan demands; a watched indicator has a unit only."""
    goal = result.goal
    target = amount_object(goal.amount if goal else None)
    return {
        **{f"target_{name}": number for name, number in target.items()},
        "due": goal.term.end.isoformat() if goal else None,
        "unit": result.indicator.unit,
        "path": goal.record.path.value if goal else None,
    }


def _document(document: OtherDocument) -> Object:
    return {
        "target": document.goal.name,
        "plan": document.goal.record.plan,
        **{f"target_{name}": number for name, number in amount_object(document.goal.amount).items()},
        "statuses": tuple(status.value for status in (document.status, *document.also)),
    }


def _alternative(one: Alternative) -> Object:
    return {
        "kind": one.kind,
        "status": one.status.value,
        "pace_ratio": None if one.ratio is None else derived(one.ratio),
        "facts": derived_facts(one.facts),
    }


def _work(work: Derivation) -> tuple[Object, ...]:
    """Every line of a derivation: its formula, what entered, and what came out."""
    return tuple(
        {
            "term": step.line.term,
            "formula": step.line.formula.expression,
            "inputs": {
                placeholder: {"term": name, "value": term(work, name)} for placeholder, name in step.line.inputs.items()
            },
            "value": term(work, step.line.term),
            **ends_object(step.interval),
        }
        for step in work.steps
    )


def _target_check(check: TargetCheck) -> Object:
    return {
        "kind": check.kind,
        "targets": tuple(goal.name for goal in check.goals),
        "holds": check.holds,
        "facts": written_facts(check.facts),
    }

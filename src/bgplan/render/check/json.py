"""A check as JSON, in the shapes of ``shapes.check``: every key is always there, null where it does not apply.

Knows the builders of these shapes; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bgplan.core.derivation import Derivation, Step
from bgplan.core.findings import Finding
from bgplan.core.methods import Status
from bgplan.core.report import Alternative, OtherDocument, Report, Result, TargetCheck
from bgplan.render.json import derived, derived_facts, json_text, term, written_facts
from bgplan.render.json_parts import (
    amount_object,
    answer_object,
    base_object,
    beside_object,
    bilingual_object,
    earlier_object,
    ends_object,
    figure_object,
    finding_object,
    interval_object,
    last_year_object,
    not_compared_object,
    opinion_object,
    reasons_object,
    scenario_object,
)
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.check import (
        AlternativeObject,
        CheckOutput,
        DocumentObject,
        GrossObject,
        ResultObject,
        StepObject,
        TargetCheckObject,
    )
    from bgplan.render.shapes.parts import StatusCountsObject


def check_json(report: Report, findings: tuple[Finding, ...], words: Words, *, with_work: bool = False) -> str:
    """Return the check as JSON; the same report and findings always give the same text.

    ``with_work`` adds the whole derivation to each result, as ``show`` does.
    """
    watched = sum(result.status is Status.WATCHED for result in report.results)
    output: CheckOutput = {
        "schema": "bgplan.check/1",
        "as_of": None if report.is_undated else report.as_of.isoformat(),
        "newest_figure": report.newest_figure.isoformat() if report.newest_figure else None,
        "method": report.methods[0],
        "summary": {**status_counts(report.results), "watched": watched},
        "findings": tuple(finding_object(finding, words) for finding in findings),
        "results": tuple(result_object(result, with_work=with_work) for result in report.results),
        "territory": bilingual_object(report.territory),
        "target_checks": tuple(map(_target_check, report.target_checks)),
        "not_issued": tuple({"plan": one.plan_name, "issued": one.issued.isoformat()} for one in report.not_issued),
        "unlisted": report.unlisted,
        "methods": report.methods,
        "counts": {"targets": len(report.counted), **status_counts(report.counted)},
    }
    return json_text(output)


def status_counts(results: Iterable[Result]) -> StatusCountsObject:
    """Return how many results have each status of a target; the watched ones are counted apart."""
    counts = Counter(result.status for result in results)
    return {
        "missed": counts[Status.MISSED],
        "moving_away": counts[Status.MOVING_AWAY],
        "off_track": counts[Status.OFF_TRACK],
        "slow": counts[Status.SLOW],
        "on_track": counts[Status.ON_TRACK],
        "ahead": counts[Status.AHEAD],
        "achieved": counts[Status.ACHIEVED],
        "not_comparable": counts[Status.NOT_COMPARABLE],
        "no_data": counts[Status.NO_DATA],
        "not_assessable": counts[Status.NOT_ASSESSABLE],
    }


def result_object(result: Result, *, with_work: bool = False) -> ResultObject:
    """Return one result: what is asked, what is, what follows, and the work behind it."""
    target, work = result.target, result.work
    demanded = amount_object(target.amount if target else None)
    written: ResultObject = {
        "plan": target.record.plan if target else None,
        "target": target.name if target else None,
        "indicator": result.indicator_name,
        "status": result.status,
        "borderline": result.borderline,
        "reasons": reasons_object(result.reasons),
        "target_value": demanded["value"],
        "target_low": demanded["low"],
        "target_high": demanded["high"],
        "due": target.term.end.isoformat() if target else None,
        "unit": result.indicator.unit,
        "path": target.record.path if target else None,
        "base": base_object(result.base),
        "actual": figure_object(result.actual) if result.actual else None,
        "gap": term(work, "gap"),
        "gap_to_path": term(work, "gap_to_path"),
        "progress": term(work, "progress"),
        "achievement_rate": term(work, "achievement_rate"),
        "elapsed": term(work, "elapsed"),
        "years_left": term(work, "years_left"),
        "observed_rate": term(work, "observed_rate"),
        "required_rate": term(work, "required_rate"),
        "required_rate_from_now": term(work, "required_rate_from_now"),
        "observed_change": term(work, "observed_change"),
        "required_change": term(work, "required_change"),
        "required_change_from_now": term(work, "required_change_from_now"),
        "pace_ratio": term(work, "pace_ratio"),
        "expected": term(work, "expected"),
        "lead_months": term(work, "lead_months"),
        "projected": term(work, "projected"),
        "implied_plan": interval_object(result.implied_plan) if result.implied_plan else None,
        "also_reported": tuple(map(figure_object, result.also_reported)),
        "not_compared": tuple(map(not_compared_object, result.not_compared)),
        "method": result.method,
        "statuses": (result.status, *result.also),
        "alternatives": tuple(map(_alternative, result.alternatives)),
        "gross": _gross(result.gross) if result.gross.steps else None,
        "observed_per_month": term(work, "observed_per_month"),
        "required_per_month_from_now": term(work, "required_per_month_from_now"),
        "history": tuple(map(figure_object, result.history)),
        "verdict": answer_object(result.verdict),
        "opinions": tuple(map(opinion_object, result.opinions)),
        "disagreement": result.disagreement,
        "expected_share": term(work, "expected_share"),
        "earlier_years": tuple(map(earlier_object, result.earlier_years)),
        "last_year": last_year_object(result.last_year),
        "scenarios": tuple(map(scenario_object, result.scenarios)),
        "parts": tuple(map(figure_object, result.parts)),
        "flags": reasons_object(result.flags),
        "same_as": result.same_as,
        "documents": tuple(map(_document, result.documents)),
        "superseded": result.is_superseded,
        "beside": beside_object(result.beside),
    }
    if with_work:
        written["work"] = (*_steps(work), *_steps(result.gross))
    return written


def _gross(work: Derivation) -> GrossObject:
    return {
        "added": term(work, "added"),
        "removed": term(work, "removed"),
        "share": term(work, "gross_share"),
        "share_all_removed": term(work, "gross_share_all_removed"),
        "pace_ratio": term(work, "gross_pace_ratio"),
        "pace_ratio_all_removed": term(work, "gross_pace_ratio_all_removed"),
    }


def _document(document: OtherDocument) -> DocumentObject:
    demanded = amount_object(document.target.amount)
    return {
        "target": document.target.name,
        "plan": document.target.record.plan,
        "target_value": demanded["value"],
        "target_low": demanded["low"],
        "target_high": demanded["high"],
        "statuses": (document.status, *document.also),
    }


def _alternative(one: Alternative) -> AlternativeObject:
    return {
        "kind": one.kind,
        "status": one.status,
        "pace_ratio": None if one.ratio is None else derived(one.ratio),
        "facts": derived_facts(one.facts),
    }


def _steps(work: Derivation) -> tuple[StepObject, ...]:
    """Every line of a derivation: its formula, what entered, and what came out."""
    return tuple(_step(work, step) for step in work.steps)


def _step(work: Derivation, step: Step) -> StepObject:
    line = step.line
    return {
        "term": line.term,
        "formula": line.formula.expression,
        "inputs": {placeholder: {"term": name, "value": term(work, name)} for placeholder, name in line.inputs.items()},
        "value": term(work, line.term),
        **ends_object(step.interval),
    }


def _target_check(check: TargetCheck) -> TargetCheckObject:
    return {
        "kind": check.kind,
        "targets": tuple(target.name for target in check.targets),
        "holds": check.holds,
        "facts": written_facts(check.facts),
    }

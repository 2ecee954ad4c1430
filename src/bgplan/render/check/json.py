"""A check as JSON, in the shapes of ``shapes.check``: every key is always there, null where it does not apply.

Knows the builders of these shapes; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bgplan.core.dataset import ResolvedBase
from bgplan.core.derivation import Derivation, Step
from bgplan.core.findings import Finding
from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.methods.base import Verdict
from bgplan.core.report import (
    Alternative,
    Difference,
    EarlierYear,
    Judgement,
    LastYear,
    NotCompared,
    OtherDocument,
    Report,
    Result,
    Scenario,
    TargetCheck,
)
from bgplan.render.check.json_related import beside_object, paces_object
from bgplan.render.json import derived, derived_facts, exact, json_text, term, written_fact, written_facts
from bgplan.render.json_parts import (
    amount_object,
    bilingual_object,
    ends_object,
    figure_object,
    finding_object,
    indicator_figure_object,
    interval_object,
    reasons_object,
    status_counts,
)
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.check import (
        AlternativeObject,
        BaseObject,
        CheckOutput,
        DifferenceObject,
        DocumentObject,
        EarlierYearObject,
        GrossObject,
        LastYearObject,
        NotComparedObject,
        OpinionObject,
        ResultObject,
        ScenarioObject,
        StepObject,
        TargetCheckObject,
        VerdictObject,
    )


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
        "results": (result_object(result, with_work=with_work) for result in report.results),
        "territory": bilingual_object(report.territory),
        "target_checks": tuple(map(_target_check, report.target_checks)),
        "not_issued": tuple({"plan": plan.plan_name, "issued": plan.issued.isoformat()} for plan in report.not_issued),
        "unlisted": report.unlisted,
        "methods": report.methods,
        "counts": {"targets": len(report.counted), **status_counts(report.counted)},
    }
    return json_text(output)


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
        "base": _base(result.base),
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
        "not_compared": tuple(map(_not_compared, result.not_compared)),
        "not_compared_count": result.not_compared_count,
        "method": result.method,
        "statuses": (result.status, *result.also),
        "alternatives": tuple(map(_alternative, result.alternatives)),
        "gross": _gross(result.gross) if result.gross.steps else None,
        "observed_per_month": term(work, "observed_per_month"),
        "required_per_month_from_now": term(work, "required_per_month_from_now"),
        "history": tuple(map(figure_object, result.history)),
        "verdict": _verdict(result.verdict),
        "opinions": tuple(map(_opinion, result.opinions)),
        "disagreement": result.disagreement,
        "expected_share": term(work, "expected_share"),
        "earlier_years": tuple(map(_earlier_year, result.earlier_years)),
        "last_year": _last_year(result.last_year),
        "scenarios": tuple(map(_scenario, result.scenarios)),
        "parts": tuple(map(figure_object, result.parts)),
        "flags": reasons_object(result.flags),
        "same_as": result.same_as,
        "documents": tuple(map(_document, result.documents)),
        "superseded": result.is_superseded,
        "beside": beside_object(result.beside),
        "paces": paces_object(result),
    }
    if with_work:
        written["work"] = (*_steps(work), *_steps(result.gross))
    return written


def _base(base: ResolvedBase | None) -> BaseObject | None:
    """A base: its amount, its period, and how far each is known."""
    if base is None:
        return None
    return {
        **amount_object(base.amount),
        "period": base.period.text,
        "basis": base.basis,
        "period_assumed": base.period_assumed,
        "source": base.source,
        "printed": base.amount.printed,
    }


def _not_compared(refused: NotCompared) -> NotComparedObject:
    """A figure that was refused, and everything in which it differs."""
    return {**indicator_figure_object(refused.observation), "differs": tuple(map(_difference, refused.differs))}


def _difference(differs: Difference) -> DifferenceObject:
    return {
        "attribute": differs.attribute,
        "target": written_fact(differs.target),
        "figure": written_fact(differs.figure),
    }


def _verdict(verdict: Verdict | None) -> VerdictObject | None:
    """A method's own answer: its word and its numbers."""
    if verdict is None:
        return None
    return {
        "method": verdict.method,
        "label": verdict.label,
        "word": verdict.word,
        "status": verdict.status,
        "ratio": _rounded(verdict.ratio),
        "rate": _rounded(verdict.rate),
        "index": _rounded(verdict.index),
        "score": _rounded(verdict.score),
    }


def _rounded(number: Number | None) -> Decimal | None:
    return None if number is None else derived(number)


def _opinion(opinion: Judgement) -> OpinionObject:
    """What another method says of the same target."""
    return {
        "method": opinion.method,
        "status": opinion.status,
        "statuses": (opinion.status, *opinion.also),
        "reasons": reasons_object(opinion.reasons),
        "verdict": _verdict(opinion.verdict),
    }


def _earlier_year(earlier: EarlierYear) -> EarlierYearObject:
    """An earlier year's share of its own total by the same month."""
    return {
        "year": earlier.year,
        "share": derived(earlier.share),
        "so_far": figure_object(earlier.so_far),
        "total": figure_object(earlier.total),
    }


def _last_year(last: LastYear | None) -> LastYearObject | None:
    """The figure of the same period a year before, and the change on it."""
    if last is None:
        return None
    return {**figure_object(last.figure), "change": _rounded(last.change)}


def _scenario(scenario: Scenario) -> ScenarioObject:
    """What was supposed and what follows, every number of it by its term."""
    supposed, work = scenario.supposed, scenario.work
    return {
        "growth": None if supposed.rate is None else exact(supposed.rate),
        "value": None if supposed.value is None else exact(supposed.value),
        "at": supposed.at.text if supposed.at else None,
        "reached": scenario.reached.text if scenario.reached else None,
        "met": scenario.met,
        "status": scenario.status,
        "reasons": reasons_object(scenario.reasons),
        "numbers": {step.line.term: _rounded(step.value) for step in work.steps},
    }


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


def _alternative(alternative: Alternative) -> AlternativeObject:
    return {
        "kind": alternative.kind,
        "status": alternative.status,
        "pace_ratio": None if alternative.ratio is None else derived(alternative.ratio),
        "facts": derived_facts(alternative.facts),
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

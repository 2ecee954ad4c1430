"""A check as JSON, by the contract of ``docs/json.md``: every key is always there, null where it does not apply.

Knows the contract's keys and their order; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bgplan.core.book import Amount, Origin, Reported
from bgplan.core.derivation import Derivation
from bgplan.core.findings import Finding, Place
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.report import Alternative, NotCompared, Report, Result, TargetCheck
from bgplan.render.finding_text import helps_of, text_of
from bgplan.render.machine.json_facts import derived_facts, written_facts
from bgplan.render.machine.json_text import Json, json_text
from bgplan.render.machine.machine_numbers import derived, exact, term
from bgplan.render.words import Words

SCHEMA = "bgplan.check/1"

Object = Mapping[str, Json]

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
            "as_of": report.as_of.isoformat(),
            "newest_figure": report.newest_figure.isoformat() if report.newest_figure else None,
            "method": report.method,
            "summary": {status.value: counts[status] for status in Status},
            "findings": tuple(_finding(finding, words) for finding in findings),
            "results": tuple(_result(result, with_work=with_work) for result in report.results),
            "territory": {"vi": report.territory.vi, "en": report.territory.en},
            "target_checks": tuple(_target_check(check) for check in report.target_checks),
            "not_issued": tuple({"plan": one.plan_name, "issued": one.issued.isoformat()} for one in report.not_issued),
            "unlisted": report.unlisted,
        }
    )


def _finding(finding: Finding, words: Words) -> Object:
    acknowledged = finding.acknowledged
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_place(finding.place),
        "subject": finding.subject,
        "text": text_of(finding, words),
        "help": helps_of(finding, words),
        "facts": written_facts(finding.facts),
        "related": tuple(_place(place) for place in finding.related),
        "acknowledged": {"vi": acknowledged.vi, "en": acknowledged.en} if acknowledged else None,
    }


def _place(place: Place) -> Object:
    return {"file": place.file, "line": place.line, "column": place.column}


def _result(result: Result, *, with_work: bool) -> Object:
    """One result: what is asked, what is, what follows, and the work behind it."""
    return {
        **_verdict(result),
        **_asked(result),
        "base": _base(result.base),
        "actual": _figure(result.actual) if result.actual else None,
        **{name: term(result.work, name) for name in _TERMS},
        "implied_plan": _ends(result.implied_plan) if result.implied_plan else None,
        "also_reported": tuple(_figure(one) for one in result.also_reported),
        "not_compared": tuple(_not_compared(one) for one in result.not_compared),
        "method": result.method,
        "statuses": tuple(status.value for status in (result.status, *result.also)),
        "alternatives": tuple(_alternative(one) for one in result.alternatives),
        "gross": {key: term(result.gross, name) for key, name in _GROSS.items()} if result.gross.steps else None,
        "observed_per_month": term(result.work, "observed_per_month"),
        "required_per_month_from_now": term(result.work, "required_per_month_from_now"),
        "history": tuple(_figure(one) for one in result.history),
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
        "reasons": tuple({"code": each.code, "facts": derived_facts(each.facts)} for each in result.reasons),
    }


def _asked(result: Result) -> Object:
    """What the plan demands; a watched indicator has a unit only."""
    goal = result.goal
    target = _amount(goal.amount if goal else None)
    return {
        **{f"target_{name}": number for name, number in target.items()},
        "due": goal.term.end.isoformat() if goal else None,
        "unit": result.indicator.unit,
        "path": goal.record.path.value if goal else None,
    }


def _base(origin: Origin | None) -> Object | None:
    if origin is None:
        return None
    return {
        **_amount(origin.amount),
        "period": origin.period.text,
        "basis": origin.basis,
        "period_assumed": origin.period_assumed,
        "source": origin.source,
        "printed": origin.amount.printed,
    }


def _figure(one: Reported) -> Object:
    """A figure as one source published it."""
    record = one.record
    return {
        **_amount(one.amount),
        "period": record.period.text,
        "stage": record.stage.value if record.stage else None,
        "published": one.published.isoformat(),
        "source": one.source_name,
        "published_inferred": one.published_inferred,
        "printed": record.printed,
        "approximate": one.amount.approximate if one.amount else None,
        "confidence": record.confidence.value,
        "share_of_plan": _share_of_plan(one),
    }


def _share_of_plan(one: Reported) -> Object | None:
    """The percentage of a year's plan that was printed beside the figure."""
    share = one.record.pct_of_plan
    if share is None:
        return None
    return {"plan": share.plan, **_amount(one.share_of_plan), "printed": share.printed}


def _not_compared(refused: NotCompared) -> Object:
    one = refused.reported
    differs = tuple(
        {"attribute": each.attribute, **written_facts({"target": each.target, "figure": each.figure})}
        for each in refused.differs
    )
    return {"indicator": one.record.indicator, "unit": one.indicator.unit, **_figure(one), "differs": differs}


def _amount(amount: Amount | None) -> Mapping[str, Json]:
    """A figure of the files: its value, null where only its bounds are known, and what its print can stand for."""
    if amount is None:
        return {"value": None, "low": None, "high": None}
    return {
        "value": None if amount.value is None else exact(amount.value),
        "low": exact(amount.interval.low),
        "high": exact(amount.interval.high),
    }


def _ends(interval: Interval | None) -> Object:
    """A computed interval."""
    if interval is None:
        return {"low": None, "high": None}
    return {"low": derived(interval.low), "high": derived(interval.high)}


def _alternative(one: Alternative) -> Object:
    return {
        "kind": one.kind,
        "status": one.status.value,
        "pace_ratio": None if one.pace_ratio is None else derived(one.pace_ratio),
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
            **_ends(step.interval),
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

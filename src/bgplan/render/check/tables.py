"""A check as flat rows, one per result, for CSV and TSV.

Knows the columns and their order; never how a format separates or quotes cells.
"""

from __future__ import annotations

from bgplan.core.dataset import Amount
from bgplan.core.needs import needed
from bgplan.core.report import Report, Result
from bgplan.render.csv import Cell, Row, csv_text, tsv_text
from bgplan.render.json import derived, exact, term
from bgplan.render.verdicts import answer_by
from bgplan.render.words import Words

_TERMS = (
    "expected",
    "gap",
    "gap_to_path",
    "achievement_rate",
    "progress",
    "elapsed",
    "pace_ratio",
    "lead_months",
    "required_change_from_now",
    "required_rate_from_now",
)

_COLUMNS = (
    *("plan", "target", "indicator", "name", "unit", "due"),
    *("target_value", "target_low", "target_high"),
    *("actual", "actual_low", "actual_high", "actual_period", "stage", "published"),
    *_TERMS,
    *("implied_plan_low", "implied_plan_high"),
    *("status", "borderline", "reasons", "source"),
    *("method", "word", "ratio", "score"),
)
"""The columns of every row, in order."""

_LAST = ("same_as", "superseded", "flags", "observed_rate", "needed", "needed_kind")
"""The columns of every row that came later: new ones are only ever added at the end."""


def columns_of(report: Report) -> tuple[str, ...]:
    """Return the columns of a report: those of every report, and for each further method its status and word."""
    further = tuple(f"{what}_{method}" for method in report.methods[1:] for what in ("status", "word"))
    return (*_COLUMNS, *further, *(("disagreement",) if further else ()), *_LAST)


def check_csv(report: Report, words: Words) -> str:
    """Return the check as CSV: one row per result."""
    return csv_text(columns_of(report), machine_rows(report, words))


def check_tsv(report: Report, words: Words) -> str:
    """Return the check as tab-separated values: one row per result."""
    return tsv_text(columns_of(report), machine_rows(report, words))


def machine_rows(report: Report, words: Words) -> tuple[Row, ...]:
    """Return the rows of all results: targets in the order of the groups, then watched indicators."""
    return tuple(machine_row(result, report, words) for result in report.results)


def machine_row(result: Result, report: Report, words: Words) -> Row:
    """Return the row of one result; only the indicator's name is in a language."""
    target, implied, asked = result.target, result.implied_plan, needed(result)
    cells: dict[str, Cell] = {
        "plan": target.record.plan if target else None,
        "target": target.name if target else None,
        "indicator": result.indicator_name,
        "name": words.own(result.indicator.name),
        "unit": result.indicator.unit,
        "due": target.term.end.isoformat() if target else None,
        **_numbers("target", "target_value", target.amount if target else None),
        **_actual(result),
        **{name: term(result.work, name) for name in _TERMS},
        "implied_plan_low": derived(implied.low) if implied else None,
        "implied_plan_high": derived(implied.high) if implied else None,
        "status": result.status.value,
        "borderline": result.borderline,
        "reasons": " ".join(dict.fromkeys(reason.code for reason in result.reasons)),
        **_judged(result),
        **_judged_by_others(result, report),
        "same_as": result.same_as,
        "superseded": result.is_superseded,
        "flags": " ".join(flag.code for flag in result.flags),
        "observed_rate": term(result.work, "observed_rate"),
        "needed": None if asked is None else derived(asked.pace.value),
        "needed_kind": None if asked is None else asked.pace.kind.value,
    }
    return {column: cells[column] for column in columns_of(report)}


def _actual(result: Result) -> Row:
    observation = result.actual
    return {
        **_numbers("actual", "actual", observation.amount if observation else None),
        "actual_period": observation.record.period.text if observation else None,
        "stage": observation.record.stage.value if observation and observation.record.stage else None,
        "published": observation.published.isoformat() if observation else None,
        "source": observation.source_name if observation else None,
    }


def _judged(result: Result) -> Row:
    """The deciding method with its own answer, its word as a code."""
    verdict = result.verdict
    return {
        "method": result.method,
        "word": verdict.word if verdict else None,
        "ratio": derived(verdict.ratio) if verdict and verdict.ratio is not None else None,
        "score": derived(verdict.score) if verdict and verdict.score is not None else None,
    }


def _judged_by_others(result: Result, report: Report) -> Row:
    """What the further methods say; blank where one was not asked, as within a year's plan."""
    cells: dict[str, Cell] = {"disagreement": result.disagreement}
    for method in report.methods[1:]:
        judgement = answer_by(result, method)
        cells[f"status_{method}"] = judgement.status.value if judgement else None
        cells[f"word_{method}"] = judgement.verdict.word if judgement and judgement.verdict else None
    return cells


def _numbers(name: str, value: str, amount: Amount | None) -> Row:
    """The three cells of a figure: its value, and the ends of what it can stand for."""
    if amount is None:
        return {value: None, f"{name}_low": None, f"{name}_high": None}
    return {
        value: None if amount.value is None else exact(amount.value),
        f"{name}_low": exact(amount.interval.low),
        f"{name}_high": exact(amount.interval.high),
    }

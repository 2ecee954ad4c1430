"""What methods answer as JSON objects: the verdict behind a status, other methods' opinions, and the years before.

Knows the builders of these shapes; computes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.intervals import Number
from bgplan.core.methods.base import Verdict
from bgplan.core.report import EarlierYear, LastYear, Opinion, Reason, Scenario
from bgplan.render.machine.json_facts import derived_facts
from bgplan.render.machine.json_figures import figure_object
from bgplan.render.machine.machine_numbers import derived, exact

if TYPE_CHECKING:
    from decimal import Decimal

    from bgplan.render.shapes.check import (
        EarlierYearObject,
        LastYearObject,
        OpinionObject,
        ScenarioObject,
        VerdictObject,
    )
    from bgplan.render.shapes.parts import ReasonObject


def reasons_object(reasons: tuple[Reason, ...]) -> tuple[ReasonObject, ...]:
    """Return reasons as codes with their facts."""
    return tuple({"code": each.code, "facts": derived_facts(each.facts)} for each in reasons)


def answer_object(verdict: Verdict | None) -> VerdictObject | None:
    """Return a method's own answer: its word and its numbers."""
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


def opinion_object(one: Opinion) -> OpinionObject:
    """Return what another method says of the same target."""
    return {
        "method": one.method,
        "status": one.status,
        "statuses": (one.status, *one.also),
        "reasons": reasons_object(one.reasons),
        "verdict": answer_object(one.verdict),
    }


def earlier_object(one: EarlierYear) -> EarlierYearObject:
    """Return an earlier year's share of its own total by the same month."""
    return {
        "year": one.year,
        "share": derived(one.share),
        "so_far": figure_object(one.so_far),
        "total": figure_object(one.total),
    }


def last_year_object(one: LastYear | None) -> LastYearObject | None:
    """Return the figure of the same period a year before, and the change on it."""
    if one is None:
        return None
    return {**figure_object(one.figure), "change": _rounded(one.change)}


def scenario_object(one: Scenario) -> ScenarioObject:
    """Return what was supposed and what follows, every number of it by its term."""
    supposed, work = one.supposed, one.work
    return {
        "growth": None if supposed.rate is None else exact(supposed.rate),
        "value": None if supposed.value is None else exact(supposed.value),
        "at": supposed.at.text if supposed.at else None,
        "reached": one.reached.text if one.reached else None,
        "met": one.met,
        "status": one.status,
        "reasons": reasons_object(one.reasons),
        "numbers": {step.line.term: _rounded(step.value) for step in work.steps},
    }

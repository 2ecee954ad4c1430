"""What methods answer as JSON objects: the verdict behind a status, other methods' opinions, and the years before.

Knows the contract's keys of verdicts; computes nothing.
"""

from __future__ import annotations

from bgplan.core.methods.case import Verdict
from bgplan.core.report import EarlierYear, LastYear, Opinion, Reason, Scenario
from bgplan.render.machine.json_facts import derived_facts
from bgplan.render.machine.json_figures import Object, figure_object
from bgplan.render.machine.json_text import Json
from bgplan.render.machine.machine_numbers import derived, exact


def reasons_object(reasons: tuple[Reason, ...]) -> Json:
    """Return reasons as codes with their facts."""
    return tuple({"code": each.code, "facts": derived_facts(each.facts)} for each in reasons)


def answer_object(verdict: Verdict | None) -> Object | None:
    """A method's own answer: its word and its numbers."""
    if verdict is None:
        return None
    numbers = {name: getattr(verdict, name) for name in ("ratio", "rate", "index", "score")}
    return {
        "method": verdict.method,
        "label": verdict.label,
        "word": verdict.word,
        "status": verdict.status.value,
        **{name: None if number is None else derived(number) for name, number in numbers.items()},
    }


def opinion_object(one: Opinion) -> Object:
    """What another method says of the same target."""
    return {
        "method": one.method,
        "status": one.status.value,
        "statuses": tuple(status.value for status in (one.status, *one.also)),
        "reasons": reasons_object(one.reasons),
        "verdict": answer_object(one.verdict),
    }


def earlier_object(one: EarlierYear) -> Object:
    """An earlier year's share of its own total by the same month."""
    return {
        "year": one.year,
        "share": derived(one.share),
        "so_far": figure_object(one.so_far),
        "total": figure_object(one.total),
    }


def last_year_object(one: LastYear | None) -> Object | None:
    """Return the figure of the same period a year before, and the change on it."""
    if one is None:
        return None
    return {**figure_object(one.figure), "change": None if one.change is None else derived(one.change)}


def scenario_object(one: Scenario) -> Object:
    """Return what was supposed and what follows, every number of it by its term."""
    supposed, work = one.supposed, one.work
    return {
        "growth": None if supposed.rate is None else exact(supposed.rate),
        "value": None if supposed.value is None else exact(supposed.value),
        "at": supposed.at.text if supposed.at else None,
        "reached": one.reached.text if one.reached else None,
        "met": one.met,
        "status": one.status.value if one.status else None,
        "reasons": reasons_object(one.reasons),
        "numbers": {step.line.term: None if step.value is None else derived(step.value) for step in work.steps},
    }

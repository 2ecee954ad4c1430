"""Figures and bases as JSON objects: what a source published, what it can stand for, and where it comes from.

Knows the contract's keys of figures; never targets or statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from bgplan.core.book import Amount, Origin, Reported
from bgplan.core.intervals import Interval
from bgplan.core.report import NotCompared
from bgplan.render.machine.json_facts import written_facts
from bgplan.render.machine.json_text import Json
from bgplan.render.machine.machine_numbers import derived, exact

Object: TypeAlias = Mapping[str, Json]


def base_object(origin: Origin | None) -> Object | None:
    """Return a base: its amount, its period, and how far each is known."""
    if origin is None:
        return None
    return {
        **amount_object(origin.amount),
        "period": origin.period.text,
        "basis": origin.basis,
        "period_assumed": origin.period_assumed,
        "source": origin.source,
        "printed": origin.amount.printed,
    }


def figure_object(one: Reported) -> Object:
    """A figure as one source published it."""
    record = one.record
    return {
        **amount_object(one.amount),
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
    return {"plan": share.plan, **amount_object(one.share_of_plan), "printed": share.printed}


def not_compared_object(refused: NotCompared) -> Object:
    """Return a figure that was refused, and everything in which it differs."""
    one = refused.reported
    differs = tuple(
        {"attribute": each.attribute, **written_facts({"target": each.target, "figure": each.figure})}
        for each in refused.differs
    )
    return {"indicator": one.record.indicator, "unit": one.indicator.unit, **figure_object(one), "differs": differs}


def amount_object(amount: Amount | None) -> Mapping[str, Json]:
    """A figure of the files: its value, null where only its bounds are known, and what its print can stand for."""
    if amount is None:
        return {"value": None, "low": None, "high": None}
    return {
        "value": None if amount.value is None else exact(amount.value),
        "low": exact(amount.interval.low),
        "high": exact(amount.interval.high),
    }


def ends_object(interval: Interval | None) -> Object:
    """A computed interval."""
    if interval is None:
        return {"low": None, "high": None}
    return {"low": derived(interval.low), "high": derived(interval.high)}

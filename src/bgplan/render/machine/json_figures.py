"""Figures and bases as JSON objects: what a source published, what it can stand for, and where it comes from.

Knows the builders of these shapes; never targets or statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.dataset import Amount, Origin, Reported
from bgplan.core.intervals import Interval
from bgplan.core.report import Difference, NotCompared
from bgplan.core.text import Bilingual
from bgplan.render.machine.json_facts import written_fact
from bgplan.render.machine.json_text import Json
from bgplan.render.machine.machine_numbers import derived, exact

if TYPE_CHECKING:
    from bgplan.render.shapes.check import BaseObject, DifferenceObject, NotComparedObject
    from bgplan.render.shapes.parts import (
        AmountObject,
        BilingualObject,
        EndsObject,
        FigureObject,
        IndicatorFigureObject,
        IntervalObject,
        ShareOfPlanObject,
    )

Object: TypeAlias = Mapping[str, Json]
"""An object of a format that others define."""


def bilingual_object(text: Bilingual) -> BilingualObject:
    """Return a text of the data in both languages."""
    return {"vi": text.vi, "en": text.en}


def base_object(origin: Origin | None) -> BaseObject | None:
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


def figure_object(one: Reported) -> FigureObject:
    """Return a figure as one source published it."""
    record = one.record
    return {
        **amount_object(one.amount),
        "period": record.period.text,
        "stage": record.stage,
        "published": one.published.isoformat(),
        "source": one.source_name,
        "published_inferred": one.published_inferred,
        "printed": record.printed,
        "approximate": one.amount.approximate if one.amount else None,
        "confidence": record.confidence,
        "share_of_plan": _share_of_plan(one),
    }


def _share_of_plan(one: Reported) -> ShareOfPlanObject | None:
    """The percentage of a year's plan that was printed beside the figure."""
    share = one.record.pct_of_plan
    if share is None:
        return None
    return {"plan": share.plan, **amount_object(one.share_of_plan), "printed": share.printed}


def indicator_figure_object(one: Reported) -> IndicatorFigureObject:
    """Return a figure with the indicator that it is of and that one's unit."""
    return {"indicator": one.record.indicator, "unit": one.indicator.unit, **figure_object(one)}


def not_compared_object(refused: NotCompared) -> NotComparedObject:
    """Return a figure that was refused, and everything in which it differs."""
    return {**indicator_figure_object(refused.reported), "differs": tuple(map(_difference, refused.differs))}


def _difference(differs: Difference) -> DifferenceObject:
    return {
        "attribute": differs.attribute,
        "target": written_fact(differs.target),
        "figure": written_fact(differs.figure),
    }


def amount_object(amount: Amount | None) -> AmountObject:
    """A figure of the files: its value, null where only its bounds are known, and what its print can stand for."""
    if amount is None:
        return {"value": None, "low": None, "high": None}
    return {
        "value": None if amount.value is None else exact(amount.value),
        "low": exact(amount.interval.low),
        "high": exact(amount.interval.high),
    }


def interval_object(interval: Interval) -> IntervalObject:
    """Return a computed interval."""
    return {"low": derived(interval.low), "high": derived(interval.high)}


def ends_object(interval: Interval | None) -> EndsObject:
    """Return a computed interval that can be unknown."""
    return {"low": None, "high": None} if interval is None else {**interval_object(interval)}

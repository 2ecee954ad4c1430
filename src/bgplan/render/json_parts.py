"""The objects that several outputs share, in the shapes of ``shapes.parts``: figures, findings, sources, indicators.

Knows no output as a whole; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.dataset import Amount, ResolvedObservation
from bgplan.core.findings import Finding, Place
from bgplan.core.growth import ChangeOnYear
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.model import Closed, Indicator
from bgplan.core.report import Reason, Result
from bgplan.core.sources import Cited
from bgplan.core.text import Bilingual
from bgplan.render.findings import helps_of, text_of
from bgplan.render.json import Json, derived, derived_facts, exact, written_facts
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.parts import (
        AmountObject,
        BilingualObject,
        ChangeObject,
        ClosedObject,
        EndsObject,
        FigureObject,
        FindingObject,
        IndicatorFigureObject,
        IndicatorObject,
        IntervalObject,
        PlaceObject,
        ReasonObject,
        ShareOfPlanObject,
        SourceObject,
        StatusCountsObject,
    )

Object: TypeAlias = Mapping[str, Json]
"""An object of a format that others define."""


def bilingual_object(text: Bilingual) -> BilingualObject:
    """Return a text of the data in both languages."""
    return {"vi": text.vi, "en": text.en}


def figure_object(observation: ResolvedObservation) -> FigureObject:
    """Return a figure as one source published it."""
    record = observation.record
    return {
        **amount_object(observation.amount),
        "period": record.period.text,
        "stage": record.stage,
        "published": observation.published.isoformat(),
        "source": observation.source_name,
        "published_inferred": observation.published_inferred,
        "printed": record.printed,
        "approximate": observation.amount.approximate if observation.amount else None,
        "confidence": record.confidence,
        "share_of_plan": _share_of_plan(observation),
    }


def _share_of_plan(observation: ResolvedObservation) -> ShareOfPlanObject | None:
    """The percentage of a year's plan that was printed beside the figure."""
    share = observation.record.pct_of_plan
    if share is None:
        return None
    return {"plan": share.plan, **amount_object(observation.share_of_plan), "printed": share.printed}


def indicator_figure_object(observation: ResolvedObservation) -> IndicatorFigureObject:
    """Return a figure with the indicator that it is of and that one's unit."""
    return {"indicator": observation.record.indicator, "unit": observation.indicator.unit, **figure_object(observation)}


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


def finding_object(finding: Finding, words: Words) -> FindingObject:
    """Return a finding: what is wrong, where, and what to do about it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        **_place(finding.place),
        "subject": finding.subject,
        "text": text_of(finding, words),
        "help": helps_of(finding, words),
        "facts": written_facts(finding.facts),
        "related": tuple(map(_place, finding.related)),
        "acknowledged": None if finding.acknowledged is None else bilingual_object(finding.acknowledged),
    }


def _place(place: Place) -> PlaceObject:
    return {"file": place.file, "line": place.line, "column": place.column}


def reasons_object(reasons: tuple[Reason, ...]) -> tuple[ReasonObject, ...]:
    """Return reasons as codes with their facts."""
    return tuple({"code": reason.code, "facts": derived_facts(reason.facts)} for reason in reasons)


def both(text: Bilingual | None) -> BilingualObject | None:
    """Return a text that the data may lack in both languages."""
    return None if text is None else bilingual_object(text)


def indicator_object(indicator: Indicator) -> IndicatorObject:
    """Return what makes a series: all in which indicators of one concept can differ."""
    return {
        "name": bilingual_object(indicator.name),
        "concept": indicator.concept,
        "unit": indicator.unit,
        "measure": indicator.measure,
        "price_basis": indicator.price_basis,
        "comparator": indicator.comparator,
        "coverage": indicator.coverage,
        "industry": indicator.industry,
        "whole": both(indicator.whole),
        "closed": _closed(indicator.closed) if indicator.closed else None,
        "note": both(indicator.note),
    }


def _closed(closed: Closed) -> ClosedObject:
    return {"on": closed.on.isoformat(), "why": bilingual_object(closed.why)}


def source_object(cited: Cited) -> SourceObject:
    """Return a source as it could be cited on the date."""
    source = cited.source
    return {
        "source": cited.name,
        "publisher": source.publisher,
        "title": source.title,
        "document": source.document,
        "published": cited.published.text if cited.published else None,
        "published_inferred": cited.inferred,
        "url": source.url,
        "lang": source.lang,
        "reprints": source.reprints,
        "note": both(source.note),
    }


def change_object(change: ChangeOnYear | None) -> ChangeObject | None:
    """Return the change on the same period a year before."""
    if change is None:
        return None
    return {
        "kind": "rate" if change.is_rate else "difference",
        "value": derived(change.by),
        **interval_object(change.interval),
        "on": figure_object(change.on),
    }


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

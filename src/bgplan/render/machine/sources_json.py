"""Sources as JSON, by the contract of ``docs/json.md``: every key is always there, null where it does not apply.

Knows the contract's keys and their order; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from bgplan.core.findings import Finding
from bgplan.core.sourcing import Alone, Carried, Missing, Sourcing
from bgplan.render.machine.history_json import both, source_object
from bgplan.render.machine.json_figures import Object, figure_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.words import Words

SCHEMA = "bgplan.sources/1"


def sources_json(found: Sourcing, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the sources and what lacks as JSON; the same data always give the same text."""
    return json_text(
        {
            "schema": SCHEMA,
            "as_of": found.as_of.isoformat(),
            "territory": both(found.written.territory),
            "sources": tuple(_source(each) for each in found.sources),
            "alone": tuple(_alone(each) for each in found.alone),
            "missing": tuple(_missing(each) for each in found.missing),
            "findings": tuple(finding_object(each, words) for each in findings),
        }
    )


def _source(one: Carried) -> Object:
    return {
        **source_object(one.cited),
        "count": one.total,
        "figures": tuple({"indicator": name, "count": count} for name, count in one.figures),
        "targets": tuple({"target": name, "role": role.value} for name, role in one.targets),
    }


def _alone(one: Alone) -> Object:
    figure = one.figure
    return {
        "indicator": figure.record.indicator,
        "unit": figure.indicator.unit,
        **figure_object(figure),
        "targets": one.targets,
    }


def _missing(one: Missing) -> Object:
    return {"lack": one.lack.value, "name": one.name, "periods": tuple(each.text for each in one.periods)}

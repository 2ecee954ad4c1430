"""Sources as JSON, in the shapes of ``shapes.sources``: every key is always there, null where it does not apply.

Knows the builders of these shapes; computes nothing, and speaks no language but in the findings' texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.findings import Finding
from bgplan.core.sources import Alone, Carried, Missing, Sourcing
from bgplan.render.machine.history_json import source_object
from bgplan.render.machine.json_figures import bilingual_object, indicator_figure_object
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.machine.json_text import json_text
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.sources import MissingObject, SingleSourceObject, SourcesOutput, SourceUseObject


def sources_json(found: Sourcing, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the sources and what lacks as JSON; the same data always give the same text."""
    output: SourcesOutput = {
        "schema": "bgplan.sources/1",
        "as_of": found.as_of.isoformat(),
        "territory": bilingual_object(found.written.territory),
        "sources": tuple(map(_source, found.sources)),
        "alone": tuple(map(_alone, found.alone)),
        "missing": tuple(map(_missing, found.missing)),
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return json_text(output)


def _source(one: Carried) -> SourceUseObject:
    return {
        **source_object(one.cited),
        "count": one.total,
        "figures": tuple({"indicator": name, "count": count} for name, count in one.figures),
        "targets": tuple({"target": name, "role": role} for name, role in one.targets),
    }


def _alone(one: Alone) -> SingleSourceObject:
    return {**indicator_figure_object(one.figure), "targets": one.targets}


def _missing(one: Missing) -> MissingObject:
    return {"lack": one.lack, "name": one.name, "periods": tuple(period.text for period in one.periods)}

"""Findings as JSON objects, the same in every report.

Knows the builders of these shapes; their texts are in the language of the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.findings import Finding, Place
from bgplan.render.finding_text import helps_of, text_of
from bgplan.render.machine.json_facts import written_facts
from bgplan.render.machine.json_figures import bilingual_object
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.parts import FindingObject, PlaceObject


def finding_object(finding: Finding, words: Words) -> FindingObject:
    """Return a finding: what is wrong, where, and what to do about it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        **place_object(finding.place),
        "subject": finding.subject,
        "text": text_of(finding, words),
        "help": helps_of(finding, words),
        "facts": written_facts(finding.facts),
        "related": tuple(place_object(place) for place in finding.related),
        "acknowledged": None if finding.acknowledged is None else bilingual_object(finding.acknowledged),
    }


def place_object(place: Place) -> PlaceObject:
    """Return a place in the files."""
    return {"file": place.file, "line": place.line, "column": place.column}

"""Findings as JSON objects, the same for ``check`` and ``validate``.

Knows the contract's keys of findings; their texts are in the language of the run.
"""

from __future__ import annotations

from bgplan.core.findings import Finding, Place
from bgplan.render.finding_text import helps_of, text_of
from bgplan.render.machine.json_facts import written_facts
from bgplan.render.machine.json_figures import Object
from bgplan.render.words import Words


def finding_object(finding: Finding, words: Words) -> Object:
    """Return a finding: what is wrong, where, and what to do about it."""
    acknowledged = finding.acknowledged
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **place_object(finding.place),
        "subject": finding.subject,
        "text": text_of(finding, words),
        "help": helps_of(finding, words),
        "facts": written_facts(finding.facts),
        "related": tuple(place_object(place) for place in finding.related),
        "acknowledged": {"vi": acknowledged.vi, "en": acknowledged.en} if acknowledged else None,
    }


def place_object(place: Place) -> Object:
    """Return a place in the files."""
    return {"file": place.file, "line": place.line, "column": place.column}

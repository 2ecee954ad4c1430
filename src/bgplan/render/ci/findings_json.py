"""The findings of ``validate`` as JSON, by the contract ``bgplan.validate/1``: every key is always there.

A finding is written exactly as in the JSON of ``check``.
"""

from __future__ import annotations

from collections.abc import Mapping

from bgplan.core.findings import Finding, Severity
from bgplan.core.validate import Tally
from bgplan.render.ci.said import document
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.words import Words

SCHEMA = "bgplan.validate/1"


def findings_json(findings: tuple[Finding, ...], statistics: Mapping[str, Tally], words: Words) -> str:
    """Return the findings as JSON: how many count of each severity, how often each rule was looked at, each finding."""
    counts = {
        severity.value: sum(each.counts and each.severity is severity for each in findings) for severity in Severity
    }
    return document(
        {
            "schema": SCHEMA,
            "summary": {**counts, "acknowledged": sum(not each.counts for each in findings)},
            "statistics": {code: tally._asdict() for code, tally in sorted(statistics.items())},
            "findings": tuple(finding_object(each, words) for each in findings),
        }
    )

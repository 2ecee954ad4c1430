"""The findings of ``validate`` as JSON, in the shapes of ``shapes.findings``: every key is always there.

A finding is written exactly as in the JSON of ``check``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bgplan.core.findings import Finding, Severity
from bgplan.core.validate import Tally
from bgplan.render.ci.said import document
from bgplan.render.machine.json_findings import finding_object
from bgplan.render.words import Words

if TYPE_CHECKING:
    from bgplan.render.shapes.findings import RuleCountObject, ValidateOutput


def findings_json(findings: tuple[Finding, ...], statistics: Mapping[str, Tally], words: Words) -> str:
    """Return the findings as JSON: how many count of each severity, how often each rule was looked at, each finding."""
    counts = Counter(finding.severity for finding in findings if finding.counts)
    output: ValidateOutput = {
        "schema": "bgplan.validate/1",
        "summary": {
            "error": counts[Severity.ERROR],
            "warning": counts[Severity.WARNING],
            "info": counts[Severity.INFO],
            "acknowledged": sum(not finding.counts for finding in findings),
        },
        "statistics": {code: _count(tally) for code, tally in sorted(statistics.items())},
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return document(output)


def _count(tally: Tally) -> RuleCountObject:
    return {"passed": tally.passed, "failed": tally.failed, "not_evaluable": tally.not_evaluable}

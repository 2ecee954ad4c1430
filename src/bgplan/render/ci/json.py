"""The findings of ``validate`` as JSON, in the shapes of ``shapes.findings``: every key is always there.

A finding is written exactly as in the JSON of ``check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bgplan.core.findings import Severity, severity_counts
from bgplan.core.validate import RuleCount
from bgplan.render.ci.common import FindingsRun, document
from bgplan.render.json_parts import finding_object

if TYPE_CHECKING:
    from bgplan.render.shapes.findings import RuleCountObject, ValidateOutput


def findings_json(run: FindingsRun) -> str:
    """Return the findings as JSON: how many count of each severity, how often each rule was looked at, each finding."""
    counts = severity_counts(run.findings)
    output: ValidateOutput = {
        "schema": "bgplan.validate/1",
        "summary": {
            "error": counts[Severity.ERROR],
            "warning": counts[Severity.WARNING],
            "info": counts[Severity.INFO],
            "acknowledged": sum(not finding.counts for finding in run.findings),
        },
        "statistics": {code: _count(tally) for code, tally in sorted(run.statistics.items())},
        "findings": tuple(finding_object(finding, run.words) for finding in run.findings),
    }
    return document(output)


def _count(tally: RuleCount) -> RuleCountObject:
    return {"passed": tally.passed, "failed": tally.failed, "not_evaluable": tally.not_evaluable}

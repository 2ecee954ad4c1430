"""Findings as GitLab's code quality report: a list of entries, all in the fields that GitLab documents.

GitLab's parser stops at the first entry that it does not accept, and shows one entry per fingerprint.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding, Severity, fingerprints
from bgplan.render.ci.common import FindingsRun, document, line_of, reason, sentence, shown, title
from bgplan.render.json_parts import Object
from bgplan.render.words import Words

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
)
"""GitLab's word for each severity; what is acknowledged only informs."""


def gitlab_text(run: FindingsRun) -> str:
    """Return the findings as a code quality report; a list without entries where nothing was found."""
    marked = zip(run.findings, fingerprints(run.findings), strict=True)
    return document(tuple(_entry(finding, mark, run.words) for finding, mark in marked))


def _entry(finding: Finding, mark: str, words: Words) -> Object:
    texts = (sentence(finding, words), reason(finding, words))
    return {
        "description": " · ".join(text for text in texts if text),
        "check_name": title(finding),
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity if finding.counts else Severity.INFO],
        "location": {
            "path": shown(finding.place.file).removeprefix("./"),
            "lines": {"begin": line_of(finding.place)},
        },
    }

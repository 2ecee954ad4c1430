"""Findings in the formats of CI services: SARIF, JUnit, GitHub's annotations, GitLab's code quality, and JSON.

Each format is one module with one pure function of a run of findings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bgplan.render.ci.common import FindingsRun
from bgplan.render.ci.github import github_text
from bgplan.render.ci.gitlab import gitlab_text
from bgplan.render.ci.json import findings_json
from bgplan.render.ci.junit import junit_text
from bgplan.render.ci.sarif import sarif_text

FORMATS: Mapping[str, Callable[[FindingsRun], str]] = MappingProxyType(
    {
        "json": findings_json,
        "sarif": sarif_text,
        "junit": junit_text,
        "github": github_text,
        "gitlab": gitlab_text,
    }
)
"""The formats beside text, by the name that ``--format`` and ``--output`` give them."""

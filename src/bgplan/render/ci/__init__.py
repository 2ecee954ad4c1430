"""Findings in the formats of CI services: SARIF, JUnit, GitHub's annotations, GitLab's code quality, and JSON.

Each format is one module with one pure function; a module is imported only when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bgplan.core.findings import Finding
from bgplan.render.ci.common import Report
from bgplan.render.words import Words


def _json(report: Report) -> str:
    from bgplan.render.ci.common import findings_json  # noqa: PLC0415

    return findings_json(report.findings, report.statistics, report.words)


def _sarif(report: Report) -> str:
    from bgplan.render.ci.sarif import sarif_text  # noqa: PLC0415

    return sarif_text(report.findings, report.words, report.version)


def _junit(report: Report) -> str:
    from bgplan.render.ci.junit import junit_text  # noqa: PLC0415

    return junit_text(report.findings, report.words, report.files, strict=report.strict)


def _github(report: Report) -> str:
    from bgplan.render.ci.github import github_lines  # noqa: PLC0415

    return "".join(f"{one}\n" for one in github_lines(report.findings, report.words))


def _gitlab(report: Report) -> str:
    from bgplan.render.ci.gitlab import gitlab_text  # noqa: PLC0415

    return gitlab_text(report.findings, report.words)


WRITERS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"json": _json, "sarif": _sarif, "junit": _junit, "github": _github, "gitlab": _gitlab}
)
"""The formats by the name that ``--format`` and ``--output`` give them."""


def step_summary(findings: tuple[Finding, ...], words: Words) -> str:
    """Return the findings as Markdown for the summary of a step."""
    from bgplan.render.ci.github import step_summary as summary  # noqa: PLC0415

    return summary(findings, words)


__all__ = ["WRITERS", "Report", "step_summary"]

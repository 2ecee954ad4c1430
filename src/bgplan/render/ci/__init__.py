"""Findings in the formats of CI services: SARIF, JUnit, GitHub's annotations, GitLab's code quality, and JSON.

Each format is one module with one pure function of a run of findings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from bgplan.render.ci.common import FindingsRun
from bgplan.render.ci.github import github_text
from bgplan.render.ci.gitlab import gitlab_text
from bgplan.render.ci.json import findings_json
from bgplan.render.ci.junit import junit_text
from bgplan.render.ci.sarif import sarif_text
from bgplan.render.formats import Format

_WRITERS = (
    (Format.JSON, findings_json),
    (Format.SARIF, sarif_text),
    (Format.JUNIT, junit_text),
    (Format.GITHUB, github_text),
    (Format.GITLAB, gitlab_text),
)


def ci_texts(run: FindingsRun) -> Mapping[Format, Callable[[], str]]:
    """Return the findings for programs, in each format when it is asked for."""
    return {form: partial(write, run) for form, write in _WRITERS}

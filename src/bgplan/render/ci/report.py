"""What every CI format is made from.

Knows values only; each format takes from them what it can say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bgplan.core.findings import Finding
from bgplan.core.validate import Tally
from bgplan.render.words import Words


class Report(NamedTuple):
    """The findings of a run in order of place, the files that were read, and how the run was asked for."""

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    statistics: Mapping[str, Tally]
    words: Words
    version: str
    strict: bool

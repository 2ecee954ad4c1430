"""Which findings of a run are looked at: by code, and without those that a baseline knows already.

Knows findings; never files, and never what a finding means.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Finding
from bgplan.core.fingerprints import fingerprints

IN_BASELINE = Bilingual("đã có trong tệp mốc (baseline)", "known from the baseline")
"""The reason with which a finding of the baseline is acknowledged."""

UNREAD = frozenset(("BG100", "BG101", "BG103", "BG104", "BG105", "BG107", "BG108", "BG109", "BG110", "BG113"))
"""Rules whose finding says that a file, or a part of it, was not read: without it nobody knows what the rest says."""


class Selection(NamedTuple):
    """Codes, or beginnings of codes such as BG4: those looked at (all where empty), and those left out of them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, code: str) -> bool:
        """Return whether findings of the code are looked at; what was not read always is.

        >>> Selection(("BG4",), ("BG401",)).keeps("BG402"), Selection(("BG4",), ("BG401",)).keeps("BG401")
        (True, False)
        """
        if code in UNREAD:
            return True
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore or ("?",))


def selected(findings: tuple[Finding, ...], selection: Selection) -> tuple[Finding, ...]:
    """Return the findings that are looked at."""
    return tuple(each for each in findings if selection.keeps(each.code))


def without_known(findings: tuple[Finding, ...], known: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings, those whose fingerprint the baseline knows marked as acknowledged."""
    return tuple(
        each._replace(acknowledged=IN_BASELINE) if mark in known and may_be_known(each) else each
        for each, mark in zip(findings, fingerprints(findings), strict=True)
    )


def may_be_known(finding: Finding) -> bool:
    """Return whether a baseline may hold the finding: not where something was not read: nobody knows what."""
    return finding.counts and finding.code not in UNREAD

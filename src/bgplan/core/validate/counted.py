"""How often the rules of reading and settling were looked at: those of text once a file, the others once a record.

Knows findings and numbers of files and records; the checks of ``validate`` count by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bgplan.core.findings import Finding
from bgplan.core.rules import RULES
from bgplan.core.validate.tally import Tally

_OF_FILES, _OF_RECORDS = ("BG1",), ("BG2", "BG3")


def counted(findings: Iterable[Finding], *, files: int, records: int) -> Mapping[str, Tally]:
    """Return by code how many files or records the rule found nothing in, and how much it found in the others."""
    by_code: dict[str, list[Finding]] = {}
    for each in findings:
        by_code.setdefault(each.code, []).append(each)
    looked_at: dict[str, Tally] = {}
    for rule in RULES:
        found = by_code.get(rule.code, [])
        if rule.code.startswith(_OF_FILES):
            wrong = len({each.place.file for each in found})
            looked_at[rule.code] = Tally(max(0, files - wrong), len(found))
        elif rule.code.startswith(_OF_RECORDS):
            wrong = len({(each.place.file, each.place.path[:2]) for each in found})
            looked_at[rule.code] = Tally(max(0, records - wrong), len(found))
    return looked_at

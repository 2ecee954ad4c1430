"""The baseline: findings that an old data folder is allowed to keep, by their fingerprints.

Knows the file's form; what a fingerprint is, ``core.fingerprints`` says.
"""

from __future__ import annotations

import json
from pathlib import Path

SCHEMA = "bgplan.baseline/1"


class BaselineError(ValueError):
    """The file is no baseline."""


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints of a baseline; OSError where it cannot be opened, BaselineError where it is none."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):  # no JSON, or no UTF-8
        raise BaselineError(str(path)) from None
    findings = written.get("findings") if isinstance(written, dict) and written.get("schema") == SCHEMA else None
    if not isinstance(findings, list):
        raise BaselineError(str(path))
    marks = (entry.get("fingerprint") if isinstance(entry, dict) else None for entry in findings)
    return frozenset(mark for mark in marks if isinstance(mark, str))


def baseline_text(entries: tuple[tuple[str, str, str, str], ...]) -> str:
    """Return a baseline of (fingerprint, code, file, subject); all but the fingerprint is for people."""
    names = ("fingerprint", "code", "file", "subject")
    findings = [dict(zip(names, entry, strict=True)) for entry in sorted(entries, key=lambda row: row[1:])]
    return json.dumps({"schema": SCHEMA, "findings": findings}, ensure_ascii=False, indent=2) + "\n"

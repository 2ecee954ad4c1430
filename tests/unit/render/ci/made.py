"""Findings made by hand, plain ones and ones whose data want to break out of every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.rules import finding
from bgplan.core.text import Bilingual
from bgplan.core.validate import RuleCount
from bgplan.render.ci.common import FindingsRun
from bgplan.render.words import Words

EN = Words("en")

SCHEMAS = Path(__file__).parents[5] / "shared" / "schemas"
"""Schemas that are not ours to keep: tests that use them skip where they are missing."""

REASON = Bilingual("hai nguồn", "two sources")

UNKNOWN = finding(
    "BG208",
    Place("data/targets.yaml", line=12, column=7),
    subject="parks",
    what="unit",
    name="parcs",
    nearest="parks",
)
TWICE = finding(
    "BG801",
    Place("data/actuals/2023-08.yaml", line=20, column=3),
    subject="parks@2023-08-22",
    related=(Place("data/actuals/2022-08.yaml", line=4, column=5),),
)
KNOWN = finding("BG801", Place("data/actuals/2023-08.yaml", line=31, column=3), subject="area@2023")._replace(
    acknowledged=REASON
)
NOTICE = finding(
    "BG404",
    Place("data/actuals/2023-08.yaml", line=40, column=3),
    earlier=1,
    earlier_source_told="a",
    later=2,
    later_source_told="b",
)
NO_PLACE = finding("BG100", Place("data/targets.yaml"), reason="not-found")

PLAIN = (UNKNOWN, TWICE, KNOWN, NOTICE)

HOSTILE_TEXT = (
    "]]>--></failure>\x1b[31mred\x9b31m\x07|a|`code`\r\n::error::gone\n<script>alert(1)</script> **b** $x$ "
    "[go](javascript:alert(1)) ![i](//x) {0} %0A & \u202e\u2028\ud800\ufffe\x00 www.evil.example "
    "https://evil.example @you"
)
HOSTILE = finding(
    "BG201",
    Place("data/a, b:c%\x1b|<script>.yaml", line=1, column=1),
    subject=HOSTILE_TEXT,
    related=(Place("data/`\n.yaml", line=2, column=2),),
    name=HOSTILE_TEXT,
    nearest=HOSTILE_TEXT,
    known=(HOSTILE_TEXT, "b"),
)._replace(acknowledged=None)
HOSTILE_REASON = HOSTILE._replace(acknowledged=Bilingual(HOSTILE_TEXT, HOSTILE_TEXT))


def findings_run(  # noqa: PLR0913  # one parameter for each field
    findings: tuple[Finding, ...],
    words: Words = EN,
    *,
    files: tuple[str, ...] = (),
    statistics: Mapping[str, RuleCount] = MappingProxyType({}),
    version: str = "0.1.0",
    strict: bool = False,
) -> FindingsRun:
    """Return a run that found these, of which nothing else is asked for."""
    return FindingsRun(findings, files, statistics, words, version, strict)


def many(count: int, severity: Severity, code: str = "BG802") -> tuple[Finding, ...]:
    """Return findings of one rule, one a line."""
    return tuple(
        finding(
            code, Place("data/targets.yaml", line=line, column=1), severity=severity, name=f"n{line}", table="units"
        )
        for line in range(1, count + 1)
    )


def hidden(text: str, allowed: Iterable[str] = "\n") -> set[str]:
    """Return the characters of a text that nobody can see."""
    return {each for each in text if not each.isprintable()} - set(allowed)

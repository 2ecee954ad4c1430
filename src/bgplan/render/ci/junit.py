"""Findings as JUnit XML: a suite for each file, a case for each rule and place, and a passing one for a clean file.

The running time, which no two runs share, is left at zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from bgplan.core.findings import Finding, Severity
from bgplan.render.ci.common import (
    FindingsRun,
    advice,
    column_of,
    elsewhere,
    line_of,
    position,
    reason,
    sentence,
    shown,
    title,
)
from bgplan.render.words import Words

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def junit_text(run: FindingsRun) -> str:
    """Return the findings as JUnit XML; where no file was read at all, that is an error of its own."""
    root = ET.Element("testsuites", name="bgplan")
    by_file: dict[str, list[Finding]] = {file: [] for file in run.files}
    for finding in run.findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    if not by_file:
        root.append(_suite("bgplan", [_nothing(run.words)]))
    for file, found in by_file.items():
        root.append(_suite(shown(file), _cases(shown(file), found, run.words, strict=run.strict)))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.attrib[count]) for suite in root)))
    ET.indent(root)
    return f"{_DECLARATION}\n{ET.tostring(root, encoding='unicode')}\n"


def _suite(name: str, cases: list[ET.Element]) -> ET.Element:
    results = Counter(result.tag for case in cases for result in case)
    counts = {"tests": len(cases), "errors": results["error"], "failures": results["failure"]}
    counts |= {"skipped": results["skipped"], "time": 0}
    suite = ET.Element("testsuite", {"name": name, **{count: str(number) for count, number in counts.items()}})
    suite.extend(cases)
    return suite


def _nothing(words: Words) -> ET.Element:
    """The case that fails where there was nothing to validate: an empty report looks like success."""
    case = ET.Element("testcase", name="bgplan validate", classname="bgplan")
    ET.SubElement(case, "error", message=words("finding.nothing"), type="empty")
    return case


def _cases(file: str, findings: list[Finding], words: Words, *, strict: bool) -> list[ET.Element]:
    if not findings:
        return [ET.Element("testcase", name=words("finding.none"), classname=file)]
    seen: Counter[str] = Counter()
    cases = []
    for finding in findings:
        name = f"{title(finding)} {line_of(finding.place)}:{column_of(finding.place)}"
        seen[name] += 1
        case = ET.Element("testcase", name=name if seen[name] == 1 else f"{name} ({seen[name]})", classname=file)
        _add_result(case, finding, words, strict=strict)
        cases.append(case)
    return cases


def _add_result(case: ET.Element, finding: Finding, words: Words, *, strict: bool) -> None:
    """Add the result of a case: failed, skipped with the reason, or passed with the text as its output."""
    text, severity = "\n".join(_lines(finding, words)), finding.severity
    if finding.counts and (severity is Severity.ERROR or (strict and severity is Severity.WARNING)):
        ET.SubElement(case, "failure", message=sentence(finding, words), type=severity.value).text = text
        return
    if not finding.counts:
        ET.SubElement(case, "skipped", message=reason(finding, words), type=severity.value)
    ET.SubElement(case, "system-out").text = text


def _lines(finding: Finding, words: Words) -> Iterator[str]:
    severity = words(f"severity.{finding.severity.value}")
    yield f"{position(finding.place)}: {severity} {finding.code} {sentence(finding, words)}"
    yield from elsewhere(finding, words)
    yield from advice(finding, words)

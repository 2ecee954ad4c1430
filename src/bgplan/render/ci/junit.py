"""Findings as JUnit XML: a suite for each file, a case for each rule and place, and a passing one for a clean file.

``junitparser`` writes the XML; it is loaded only when this format is asked for. The running time, which no two runs
share, is left at zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bgplan.core.findings import Finding, Severity
from bgplan.render.ci.said import advice, column_of, elsewhere, line_of, position, reason, sentence, shown, title
from bgplan.render.words import Words

if TYPE_CHECKING:
    from junitparser import TestCase, TestSuite

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def junit_text(findings: tuple[Finding, ...], words: Words, files: Iterable[str], *, strict: bool) -> str:
    """Return the findings as JUnit XML; where no file was read at all, that is an error of its own."""
    from junitparser import JUnitXml  # noqa: PLC0415  # 72 ms

    report = JUnitXml("bgplan")
    suites = tuple(_suites(findings, words, files, strict=strict))
    for suite in suites:
        report.add_testsuite(suite)
    # Not `update_statistics`: it also counts what was skipped, for which the root of the schema has no attribute.
    report.tests = sum(suite.tests for suite in suites)
    report.failures = sum(suite.failures for suite in suites)
    report.errors = sum(suite.errors for suite in suites)
    written = BytesIO()
    report.write(written)
    return f"{_DECLARATION}\n{_indented(written.getvalue())}\n"


def _indented(written: bytes) -> str:
    """The same XML for people too, and the same bytes whichever XML library ``junitparser`` found."""
    root = ET.fromstring(written)  # noqa: S314  # our own text
    ET.indent(root)
    return ET.tostring(root, encoding="unicode")


def _suites(findings: tuple[Finding, ...], words: Words, files: Iterable[str], *, strict: bool) -> Iterator[TestSuite]:
    by_file: dict[str, list[Finding]] = {file: [] for file in files}
    for each in findings:
        by_file.setdefault(each.place.file, []).append(each)
    if not by_file:
        yield _suite("bgplan", [_nothing(words)])
    for file, found in by_file.items():
        yield _suite(shown(file), _cases(shown(file), found, words, strict=strict))


def _suite(name: str, cases: list[TestCase]) -> TestSuite:
    from junitparser import TestSuite  # noqa: PLC0415

    suite = TestSuite(name)
    suite.add_testcases(cases)  # all at once: each call counts them again
    return suite


def _nothing(words: Words) -> TestCase:
    """The case that fails where there was nothing to validate: an empty report looks like success."""
    from junitparser import Error, TestCase  # noqa: PLC0415

    case = TestCase("bgplan validate", "bgplan")
    case.result = Error(words("finding.nothing"), "empty")
    return case


def _cases(file: str, findings: list[Finding], words: Words, *, strict: bool) -> list[TestCase]:
    from junitparser import TestCase  # noqa: PLC0415

    if not findings:
        return [TestCase(words("finding.none"), file)]
    seen: Counter[str] = Counter()
    cases = []
    for each in findings:
        name = f"{title(each)} {line_of(each.place)}:{column_of(each.place)}"
        seen[name] += 1
        numbered = name if seen[name] == 1 else f"{name} ({seen[name]})"
        cases.append(_case(TestCase(numbered, file), each, words, strict=strict))
    return cases


def _case(case: TestCase, finding: Finding, words: Words, *, strict: bool) -> TestCase:
    """The case with its result: failed, skipped with the reason, or passed with the text as its output."""
    from junitparser import Failure, Skipped  # noqa: PLC0415

    text = "\n".join(_lines(finding, words))
    if not finding.counts:
        case.result = Skipped(reason(finding, words), finding.severity.value)
        case.system_out = text
    elif finding.severity is Severity.ERROR or (strict and finding.severity is Severity.WARNING):
        failure = Failure(sentence(finding, words), finding.severity.value)
        failure.text = text
        case.result = failure
    else:
        case.system_out = text
    return case


def _lines(finding: Finding, words: Words) -> Iterator[str]:
    severity = words(f"severity.{finding.severity.value}")
    yield f"{position(finding.place)}: {severity} {finding.code} {sentence(finding, words)}"
    yield from elsewhere(finding, words)
    yield from advice(finding, words)

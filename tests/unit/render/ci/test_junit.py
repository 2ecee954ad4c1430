"""JUnit: a suite for each file, against the schema and by hand."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from junitparser import JUnitXml

from bgplan.core.findings import Finding, Place, Severity
from bgplan.render.ci.junit import junit_text
from bgplan.render.words import Words
from tests.unit.render.ci.made import (
    HOSTILE,
    HOSTILE_REASON,
    KNOWN,
    NO_PLACE,
    NOTICE,
    PLAIN,
    SCHEMAS,
    TWICE,
    UNKNOWN,
    findings_run,
    hidden,
    many,
)

SCHEMA = SCHEMAS / "junit-10.xsd"
EN = Words("en")
CLEAN = "data/actuals/2021-07.yaml"


def report(*findings: Finding, files: tuple[str, ...] = (), strict: bool = False) -> ET.Element:
    return ET.fromstring(junit_text(findings_run(findings, files=files, strict=strict)))  # noqa: S314  # our own text


def counts(element: ET.Element) -> tuple[str | None, ...]:
    return tuple(element.get(name) for name in ("tests", "failures", "errors"))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of JUnit is not here")
@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "findings, files",
    [
        ((), ()),
        ((), (CLEAN,)),
        (PLAIN, (CLEAN,)),
        ((NO_PLACE, HOSTILE, HOSTILE_REASON), ()),
        (many(300, Severity.ERROR), ()),
    ],
    ids=["nothing", "clean", "plain", "hostile", "many"],
)
def test_it_is_valid(findings: tuple[Finding, ...], files: tuple[str, ...], lang: str, *, strict: bool) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    assert [
        str(error)
        for error in xmlschema.XMLSchema(str(SCHEMA)).iter_errors(
            junit_text(findings_run(findings, Words(lang), files=files, strict=strict))
        )
    ] == []


def test_the_whole_of_a_small_report() -> None:
    assert junit_text(findings_run((UNKNOWN,), files=(CLEAN,))) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="bgplan" tests="2" failures="1" errors="0">\n'
        f'  <testsuite name="{CLEAN}" tests="1" errors="0" failures="0" skipped="0" time="0">\n'
        f'    <testcase name="no findings" classname="{CLEAN}" />\n'
        "  </testsuite>\n"
        '  <testsuite name="data/targets.yaml" tests="1" errors="0" failures="1" skipped="0" time="0">\n'
        '    <testcase name="BG208 unknown-name 12:7" classname="data/targets.yaml">\n'
        '      <failure message="unknown unit “parcs” (parks)" type="error">'
        "data/targets.yaml:12:7: error BG208 unknown unit “parcs” (parks)\nhelp: did you mean “parks”?\n"
        "help: declare it in targets.yaml, or correct the name"
        "</failure>\n    </testcase>\n  </testsuite>\n</testsuites>\n"
    )


def test_a_warning_passes_and_says_what_it_is() -> None:
    root = report(TWICE)
    assert counts(root) == ("1", "0", "0")
    (out,) = root.iter("system-out")
    assert out.text == (
        "data/actuals/2023-08.yaml:20:3: warning BG801"
        " the same figure of the same source is entered twice (parks@2023-08-22)\n"
        "see also: data/actuals/2022-08.yaml:4:5\n"
        "help: delete one"
    )


def test_a_warning_fails_under_strict() -> None:
    root = report(TWICE, NOTICE, strict=True)
    assert counts(root) == ("2", "1", "0")
    (failure,) = root.iter("failure")
    assert failure.get("type") == "warning"


def test_what_is_acknowledged_is_skipped_with_its_reason_even_under_strict() -> None:
    root = report(KNOWN, KNOWN._replace(severity=Severity.ERROR), strict=True)
    assert counts(root) == ("2", "0", "0")
    assert [each.get("message") for each in root.iter("skipped")] == ["acknowledged: two sources"] * 2


def test_names_are_unique_within_a_suite() -> None:
    root = report(UNKNOWN, UNKNOWN, UNKNOWN._replace(place=Place("data/targets.yaml", line=13, column=7)))
    assert [each.get("name") for each in root.iter("testcase")] == [
        "BG208 unknown-name 12:7",
        "BG208 unknown-name 12:7 (2)",
        "BG208 unknown-name 13:7",
    ]


def test_nothing_read_is_no_success() -> None:
    root = report()
    assert counts(root) == ("1", "0", "1")
    (error,) = root.iter("error")
    assert error.get("message") == "no file was read: nothing has been validated"


def test_a_reader_of_others_counts_the_same() -> None:
    """By hand: the clean file's case, an error that fails, a warning and a notice that pass, and one acknowledged."""
    text = junit_text(findings_run(PLAIN, files=(CLEAN,)))
    read = JUnitXml.fromstring(text.encode())
    assert (read.tests, read.failures, read.errors) == (5, 1, 0)
    assert [(suite.name, suite.tests, suite.failures, suite.skipped) for suite in read] == [
        (CLEAN, 1, 0, 0),
        ("data/targets.yaml", 1, 1, 0),
        ("data/actuals/2023-08.yaml", 3, 0, 1),
    ]
    cases = [case for suite in read for case in suite]
    assert [case.is_failure for case in cases] == [False, True, False, False, False]
    assert [case.is_skipped for case in cases] == [False, False, False, True, False]


def test_data_break_out_of_nothing() -> None:
    text = junit_text(findings_run((HOSTILE, HOSTILE_REASON)))
    assert hidden(text) == set()
    assert [element.tag for element in ET.fromstring(text).iter()] == [  # noqa: S314  # our own text
        *("testsuites", "testsuite", "testcase", "failure", "testcase", "skipped", "system-out"),
    ]

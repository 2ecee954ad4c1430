"""SARIF: what code-scanning services read, against the schema and by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it has no types

from bgplan.core.findings import IN_BASELINE, Finding, Place, Severity, fingerprint, fingerprints
from bgplan.core.rules import RULES
from bgplan.render.ci.sarif import MOST_RESULTS, sarif_text
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

SCHEMA = SCHEMAS / "sarif-schema-2.1.0.json"
EN = Words("en")


def run_of(*findings: Finding, words: Words = EN) -> Any:  # noqa: ANN401  # what came as JSON
    (run,) = json.loads(sarif_text(findings_run(findings, words)))["runs"]
    return run


def uri_of(file: str) -> Any:  # noqa: ANN401  # what came as JSON
    (result,) = run_of(UNKNOWN._replace(place=Place(file, line=1, column=1)))["results"]
    return result["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of SARIF is not here")
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "findings",
    [
        (),
        PLAIN,
        (NO_PLACE,),
        (HOSTILE, HOSTILE_REASON),
        many(MOST_RESULTS + 1, Severity.WARNING),
        tuple(Finding(rule.code, rule.severity, Place("a.yaml")) for rule in RULES),
    ],
    ids=["none", "plain", "no place", "hostile", "too many", "every rule"],
)
def test_it_is_valid(findings: tuple[Finding, ...], lang: str) -> None:
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    log = json.loads(sarif_text(findings_run(findings, Words(lang))))
    assert [error.message for error in validator.iter_errors(log)] == []


def test_a_finding_says_where_and_what() -> None:
    (result,) = run_of(TWICE)["results"]
    assert result == {
        "ruleId": "BG801",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "the same figure of the same source is entered twice (parks@2023-08-22)\nhelp: delete one"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/actuals/2023-08.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 20, "startColumn": 3},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/actuals/2022-08.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 4, "startColumn": 5},
                },
                "message": {"text": "see also"},
            }
        ],
        "partialFingerprints": {"bgplan/v1": fingerprint(TWICE)},
        "suppressions": [],
    }


def test_the_run_names_the_tool_and_how_columns_count() -> None:
    log = json.loads(sarif_text(findings_run((), version="1.2.3")))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"] == {"name": "bgplan", "version": "1.2.3", "rules": []}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_rules_are_those_found_with_their_texts_and_no_facts() -> None:
    run = run_of(UNKNOWN, TWICE, KNOWN)
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "BG208",
            "name": "unknown-name",
            "shortDescription": {"text": "unknown … “…”"},
            "help": {
                "text": "perhaps …\ndid you mean “…”?\nknown here: …\ndeclare it in targets.yaml, or correct the name"
            },
            "defaultConfiguration": {"level": "error"},
        },
        {
            "id": "BG801",
            "name": "same-observation-twice",
            "shortDescription": {"text": "the same figure of the same source is entered twice"},
            "help": {"text": "delete one"},
            "defaultConfiguration": {"level": "warning"},
        },
    ]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 1]


def test_a_notice_is_a_note_and_has_no_help_where_there_is_none() -> None:
    run = run_of(NOTICE)
    assert run["results"][0]["level"] == "note"
    assert "help" not in run["tool"]["driver"]["rules"][0]


def test_texts_are_in_the_language_of_the_run() -> None:
    run = run_of(UNKNOWN, words=Words("vi"))
    assert run["language"] == "vi"
    assert run["results"][0]["message"]["text"] == (
        "chưa khai báo đơn vị tính “parcs” (parks)\ncách sửa: có phải là “parks”?\n"
        "cách sửa: khai báo trong targets.yaml hoặc sửa tên"
    )


def test_what_is_acknowledged_is_suppressed_with_the_reason() -> None:
    (result,) = run_of(KNOWN)["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "two sources"}]


def test_what_the_baseline_knows_is_suppressed_from_outside() -> None:
    (result,) = run_of(TWICE._replace(acknowledged=IN_BASELINE))["results"]
    assert [each["kind"] for each in result["suppressions"]] == ["external"]


def test_a_file_without_a_line_is_shown_at_its_first() -> None:
    (result,) = run_of(NO_PLACE)["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize(
    "file, uri",
    [
        ("data/số liệu.yaml", "data/s%E1%BB%91%20li%E1%BB%87u.yaml"),
        ("../data/a#b?.yaml", "../data/a%23b%3F.yaml"),
        ("a:b/100%.yaml", "a%3Ab/100%25.yaml"),
    ],
)
def test_a_file_below_the_root_is_relative_and_encoded(file: str, uri: str) -> None:
    assert uri_of(file) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(
    "file, uri",
    [("/srv/my data/a.yaml", "file:///srv/my%20data/a.yaml"), ("C:/my data/a.yaml", "file:///C:/my%20data/a.yaml")],
)
def test_a_file_elsewhere_has_its_whole_address(file: str, uri: str) -> None:
    assert uri_of(file) == {"uri": uri}


def test_beyond_what_services_show_the_least_severe_are_counted_only() -> None:
    warnings = many(MOST_RESULTS + 36, Severity.WARNING)
    run = run_of(*warnings, UNKNOWN)  # 5,037 in all, the error last
    assert len(run["results"]) == 5_000
    assert run["results"][-1]["ruleId"] == "BG208"
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification == {"level": "warning", "message": {"text": "… and 37 more"}}


def test_fingerprints_do_not_depend_on_what_is_left_out() -> None:
    same = (TWICE,) * (MOST_RESULTS + 1)
    marks = [each["partialFingerprints"]["bgplan/v1"] for each in run_of(*same)["results"]]
    assert marks == list(fingerprints(same)[:MOST_RESULTS])
    assert len(set(marks)) == MOST_RESULTS


def test_data_make_no_link_no_placeholder_and_no_escape() -> None:
    text = sarif_text(findings_run((HOSTILE, HOSTILE_REASON)))
    message = json.loads(text)["runs"][0]["results"][0]["message"]["text"]
    assert hidden(text) == set()
    assert hidden(message) == set()
    assert "](" not in message
    assert "{0}" not in message.replace("{{0}}", "")
    assert "<script>" in message  # text is text

"""Code quality: entries that GitLab accepts, each with a fingerprint of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from bgplan.core.findings import Finding, Place, fingerprint
from bgplan.render.ci.gitlab import gitlab_text
from bgplan.render.words import Words
from tests.unit.render.ci.made import (
    HOSTILE,
    HOSTILE_REASON,
    KNOWN,
    NO_PLACE,
    PLAIN,
    SCHEMAS,
    TWICE,
    UNKNOWN,
    findings_run,
    hidden,
)

SCHEMA = SCHEMAS / "gitlab-codeclimate.schema.json"
EN = Words("en")


def entries(*findings: Finding) -> Any:  # noqa: ANN401  # what came as JSON
    return json.loads(gitlab_text(findings_run(findings)))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of GitLab's report is not here")
def test_every_entry_is_valid() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for entry in entries(*PLAIN, NO_PLACE, HOSTILE, HOSTILE_REASON):
        assert [error.message for error in validator.iter_errors(entry)] == []
        assert entry["location"]["lines"]["begin"] >= 1
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")


def test_an_entry_says_what_and_where() -> None:
    assert entries(UNKNOWN) == [
        {
            "description": "unknown unit “parcs” (parks)",
            "check_name": "BG208 unknown-name",
            "fingerprint": fingerprint(UNKNOWN),
            "severity": "major",
            "location": {"path": "data/targets.yaml", "lines": {"begin": 12}},
        }
    ]


def test_what_is_acknowledged_only_informs_and_says_why() -> None:
    (entry,) = entries(KNOWN)
    assert entry["severity"] == "info"
    assert entry["description"].endswith(" (area@2023) · acknowledged: two sources")


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    marks = [entry["fingerprint"] for entry in entries(TWICE, TWICE, KNOWN, UNKNOWN)]
    assert len(set(marks)) == 4


def test_a_path_is_the_repositorys() -> None:
    (entry,) = entries(UNKNOWN._replace(place=Place("./data/a.yaml")))
    assert entry["location"] == {"path": "data/a.yaml", "lines": {"begin": 1}}


def test_nothing_found_is_a_list_without_entries() -> None:
    assert gitlab_text(findings_run(())) == "[]\n"


def test_data_bring_no_control_character() -> None:
    text = gitlab_text(findings_run((HOSTILE, HOSTILE_REASON)))
    assert hidden(text) == set()
    assert all(hidden(entry["description"] + entry["location"]["path"], "") == set() for entry in json.loads(text))

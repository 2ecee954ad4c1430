"""The JSON of ``validate``: its keys in their order, and findings as those of ``check``."""

from __future__ import annotations

import json
from datetime import date

from bgplan.core.findings import Finding, Severity
from bgplan.core.report import Report
from bgplan.core.validate import RuleCount
from bgplan.render.check.json import check_json
from bgplan.render.ci.json import findings_json
from bgplan.render.words import Words
from tests.build import dataset
from tests.build import report as report_on
from tests.json_output import read_output
from tests.unit.render.ci.made import HOSTILE, KNOWN, NO_PLACE, NOTICE, PLAIN, TWICE, UNKNOWN, findings_run, hidden

EN = Words("en")
STATISTICS = {"BG801": RuleCount(5, 2, 0), "BG401": RuleCount(3, 0, 4)}


def empty_report() -> Report:
    return report_on(dataset(), date(2023, 8, 31))


def test_the_keys_and_their_order() -> None:
    written = json.loads(findings_json(findings_run((UNKNOWN, TWICE, KNOWN, NOTICE), statistics=STATISTICS)))
    assert list(written) == ["schema", "summary", "statistics", "findings"]
    assert written["schema"] == "bgplan.validate/1"
    assert written["summary"] == {"error": 1, "warning": 1, "info": 1, "acknowledged": 1}
    assert list(written["statistics"].items()) == [
        ("BG401", {"passed": 3, "failed": 0, "not_evaluable": 4}),
        ("BG801", {"passed": 5, "failed": 2, "not_evaluable": 0}),
    ]


def test_findings_are_exactly_those_of_check() -> None:
    found: tuple[Finding, ...] = (*PLAIN, NO_PLACE, HOSTILE)
    ours, of_check = findings_json(findings_run(found)), check_json(empty_report(), found, EN)
    assert json.loads(ours)["findings"] == json.loads(of_check)["findings"]


def test_nothing_found_says_so_in_every_key() -> None:
    assert json.loads(findings_json(findings_run(()))) == {
        "schema": "bgplan.validate/1",
        "summary": {**{severity.value: 0 for severity in Severity}, "acknowledged": 0},
        "statistics": {},
        "findings": [],
    }


def test_data_bring_no_control_character_into_the_text() -> None:
    """What they hold is there all the same, escaped."""
    text = findings_json(findings_run((HOSTILE,)))
    assert hidden(text) == set()
    assert json.loads(text)["findings"][0]["subject"] == HOSTILE.subject


def test_it_is_of_its_schema() -> None:
    found = (*PLAIN, UNKNOWN, TWICE, KNOWN, NOTICE, NO_PLACE, HOSTILE)
    assert len(read_output(findings_json(findings_run(found, statistics=STATISTICS)))["findings"]) == len(found)

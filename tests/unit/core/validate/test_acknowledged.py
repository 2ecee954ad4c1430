"""Known contradictions: acknowledged with a reason, and acknowledgements that match nothing any more."""

from __future__ import annotations

from typing import Any

from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Finding
from bgplan.core.validate import CHECKS, validated
from tests.build import BOTH, book, seen

APART = (seen(9, "2023"), seen(8, "2023", source="office"))
KNOWN = {"rule": "BG403", "subject": "parks@2023"}


def found(*entries: dict[str, Any], observations: tuple[dict[str, Any], ...] = APART) -> dict[str, Finding]:
    """Return the findings by code, without those about unused names."""
    findings = validated(book(*observations, acknowledged=entries)).findings
    return {each.code: each for each in findings if each.code != "BG802"}


def test_an_acknowledged_finding_stays_listed_and_no_longer_counts() -> None:
    findings = found(KNOWN)
    assert list(findings) == ["BG403"]
    assert findings["BG403"].acknowledged == Bilingual(BOTH["vi"], BOTH["en"])
    assert not findings["BG403"].counts
    assert found()["BG403"].counts


def test_an_acknowledgement_is_of_one_rule_and_one_subject() -> None:
    for entry in ({**KNOWN, "rule": "BG402"}, {**KNOWN, "subject": "parks@2022"}):
        findings = found(entry)
        assert list(findings) == ["BG403", "BG803"]
        assert findings["BG403"].counts


def test_an_acknowledgement_that_matches_nothing_any_more() -> None:
    stale = found({"rule": "BG401", "subject": "x"}, KNOWN, observations=APART[:1])
    assert list(stale) == ["BG803"]
    findings = [each for each in validated(book(acknowledged=(KNOWN,))).findings if each.code == "BG803"]
    assert [(each.subject, each.facts["rule"]) for each in findings] == [("parks@2023", "BG403")]
    assert findings[0].place.path == ("acknowledged", 0)


def test_every_check_is_there_once_and_names_its_rule() -> None:
    assert len(CHECKS) == len(set(CHECKS))
    assert all(check.__doc__ and check.__doc__.startswith("BG") for check in CHECKS)


def test_where_records_could_not_be_read_nothing_is_said_to_be_left_over() -> None:
    made = book(*APART, acknowledged=({**KNOWN, "subject": "parks@2022"},))
    assert [each.code for each in validated(made, whole=False).findings] == ["BG403"]

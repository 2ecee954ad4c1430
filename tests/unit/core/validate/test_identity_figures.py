"""Which figures stand beside each other: those of one publication first, else the best prints of several."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Finding, Severity
from bgplan.core.resolve.contract import misfits
from bgplan.core.validate import validated
from bgplan.core.validate.identities import parts_of_wholes
from tests.build import BOTH, codes, dataset, fails, said, seen, settled

LEVEL = {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}
INDICATORS = {"all": LEVEL, "some": LEVEL, "land": {**LEVEL, "unit": "ha"}}
IDENTITY = {"i": {"part": "some", "whole": "all"}}
DAY = "2023-08-22"


def found(*observations: dict[str, Any]) -> tuple[Finding, ...]:
    return fails(parts_of_wholes(dataset(*observations, indicators=INDICATORS, identities=IDENTITY)))


def told(*observations: dict[str, Any]) -> list[str]:
    return said(parts_of_wholes(dataset(*observations, indicators=INDICATORS, identities=IDENTITY)))


@pytest.mark.parametrize(
    "more, severity",
    [
        ({}, Severity.ERROR),
        ({"source": "office"}, Severity.WARNING),
        ({"published": "2023-08-23"}, Severity.WARNING),
    ],
    ids=["one print", "another source", "another day"],
)
def test_one_publication_contradicts_itself_several_differ(more: dict[str, Any], severity: Severity) -> None:
    (finding,) = found(seen(9, DAY, "all"), seen(10, DAY, "some", **more))
    assert finding.severity is severity


def test_where_one_publication_has_them_all_others_do_not_enter() -> None:
    office = seen(12, DAY, "some", source="office")
    assert told(seen(9, DAY, "all"), seen(8, DAY, "some"), office) == ["pass"]


def test_every_publication_that_has_them_all_is_looked_at() -> None:
    paper = seen(9, DAY, "all"), seen(8, DAY, "some")
    office = seen(9, DAY, "all", source="office"), seen(10, DAY, "some", source="office")
    assert told(*paper, *office) == ["pass", "fail"]


def test_of_several_prints_the_best_counts() -> None:
    # the final figure of 11 counts before the estimate of 9, in whichever order they stand
    whole = [seen(9, DAY, "all", stage="E"), seen(11, DAY, "all", stage="A")]
    part = seen(10, DAY, "some", source="office")
    assert told(*whole, part) == told(part, *reversed(whole)) == ["pass"]
    assert told(*whole, seen(10, DAY, "some")) == ["pass"]
    assert told(whole[0], seen(7, DAY, "all", confidence="low", source="office"), part) == ["fail"]


def test_a_level_is_of_the_end_of_its_period() -> None:
    assert told(seen(9, "2023-08", "all"), seen(10, "2023-08-31", "some")) == ["fail"]


@pytest.mark.parametrize(
    "identity, where",
    [
        ({"total": "all", "parts": ["some", "land"]}, ("parts", 1)),
        ({"part": "land", "whole": "all"}, ("part",)),
        ({"share": "all", "part": "some", "whole": "all"}, ("share",)),
        ({"closing": "all", "added": ["output"]}, ("added", 0)),
        ({"closing": "all", "opening": "land", "removed": ["some"]}, ("opening",)),
        ({"nested": ["all", "land"]}, ("nested", 1)),
        ({"growth": "growth", "growths": ["growth", "land"]}, ("growths", 1)),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_what_is_added_or_compared_is_of_one_dimension(identity: dict[str, Any], where: tuple[str | int, ...]) -> None:
    made, findings = settled(indicators=INDICATORS, identities={"i": identity})
    (finding,) = findings
    assert (finding.code, finding.subject) == ("BG213", "i")
    assert finding.place.path == ("identities", "i", *where)
    assert [each.keys for each in misfits(made.written.identities["i"], made.written)] == [where]


@pytest.mark.parametrize(
    "identity",
    [
        {"product": "land", "factors": ["all", "output"]},
        {"ratio": ["land", "all"], "low": 1},
        {"total": "missing", "parts": ["all", "land"]},
    ],
    ids=["product", "ratio", "unknown name"],
)
def test_nothing_is_said_of_other_units(identity: dict[str, Any]) -> None:
    _, findings = settled(indicators=INDICATORS, identities={"i": identity})
    assert [code for code, _ in codes(findings) if code == "BG213"] == []


def test_where_units_do_not_fit_that_is_the_one_finding() -> None:
    figures = seen(9, DAY, "all"), seen("20.0", DAY, "land")
    made, _ = settled(*figures, indicators=INDICATORS, identities={"i": {"part": "land", "whole": "all"}})
    assert [each for each in validated(made).findings if each.code == "BG407"] == []


@pytest.mark.parametrize(
    "identity, expected",
    [
        ({"closing": "all"}, ("BG210", ())),
        ({"ratio": ["land", "all"], "low": 5, "high": 4}, ("BG303", ("high",))),
        ({"ratio": ["land", "all"], "low": 5, "high": 5}, None),
    ],
    ids=["no flows", "bounds out of order", "bounds alike"],
)
def test_an_identity_is_whole_in_itself(identity: dict[str, Any], expected: tuple[str, tuple[str, ...]] | None) -> None:
    _, findings = settled(indicators=INDICATORS, identities={"i": identity})
    assert [(each.code, each.place.path[2:]) for each in findings] == ([expected] if expected else [])

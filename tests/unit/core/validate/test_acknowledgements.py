"""Known contradictions: acknowledged with a reason, and acknowledgements that match nothing any more."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.findings import Facts, Fault, Finding, Severity
from bgplan.core.intervals import Interval
from bgplan.core.pins import holds, pin_of, read_pins
from bgplan.core.text import Bilingual
from bgplan.core.validate import CHECKS, validated
from bgplan.render.findings import helps_of
from bgplan.render.words import Words
from tests.build import BOTH, dataset, seen

APART = (seen(9, "2023"), seen(8, "2023", source="office"))
FIGURES = {"earlier": "9", "later": "8", "earlier_source": "paper", "later_source": "office"}
KNOWN = {"rule": "BG403", "subject": "parks@2023", "facts": FIGURES}
ANY = {"rule": "BG403", "subject": "parks@2023"}


def found(*entries: dict[str, Any], observations: tuple[dict[str, Any], ...] = APART) -> dict[str, Finding]:
    """Return the findings by code, without those about unused names."""
    findings = validated(dataset(*observations, acknowledged=entries)).findings
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
    findings = [each for each in validated(dataset(acknowledged=(KNOWN,))).findings if each.code == "BG803"]
    assert [(each.subject, each.facts["rule"]) for each in findings] == [("parks@2023", "BG403")]
    assert findings[0].place.path == ("acknowledged", 0)


def test_another_value_is_a_new_finding_that_names_the_entry() -> None:
    findings = found(KNOWN, observations=(APART[0], seen(7, "2023", source="office")))
    assert list(findings) == ["BG403"]  # no BG803 beside it: that is one cause
    assert findings["BG403"].counts
    assert findings["BG403"].related[-1].path == ("acknowledged", 0)
    said = helps_of(findings["BG403"], Words("en"))[-1]
    assert "earlier: 9, later: 8" in said
    assert said.endswith("write there: facts: {earlier: 9, later: 7, earlier_source: paper, later_source: office}")


def test_a_third_print_is_a_new_finding() -> None:
    third = seen(9, "2023", source="plan-text", published="2024-02-01")
    findings = validated(dataset(*APART, third, acknowledged=(KNOWN,))).findings
    apart = [each for each in findings if each.code == "BG403"]
    assert [each.counts for each in apart] == [False, True]
    assert "acknowledge" in apart[1].facts


def test_what_is_pinned_may_be_a_part_of_the_facts_and_written_otherwise() -> None:
    known: tuple[Any, ...] = ({"later": "8"}, {"later": "8.0"}, [{"earlier": "1"}, {"later": "8"}])
    for facts in known:
        findings = found({**ANY, "facts": facts})
        assert not findings["BG403"].counts
    others: tuple[Any, ...] = ({"later": "8", "colour": "8"}, {"later": "9"}, {"later": "eight"}, {"later": ["8"]})
    for facts in others:
        assert found({**ANY, "facts": facts})["BG403"].counts


def test_an_entry_without_facts_goes_on_matching_and_is_told_what_to_write() -> None:
    findings = found(ANY)
    assert list(findings) == ["BG403", "BG808"]
    assert not findings["BG403"].counts
    assert findings["BG808"].severity is Severity.INFO
    assert findings["BG808"].facts["write"] == "{earlier: 9, later: 8, earlier_source: paper, later_source: office}"
    assert list(found(KNOWN, ANY)) == ["BG403"]  # the pinned entry knows it: the other has nothing to pin


def test_of_several_pins_those_that_match_nothing_are_left_over() -> None:
    two = found({**ANY, "facts": [FIGURES, {"earlier": "9", "later": "7"}]})
    assert list(two) == ["BG403", "BG803"]
    assert two["BG803"].place.path == ("acknowledged", 0, "facts", 1)
    assert not two["BG403"].counts


def test_an_interval_and_a_list_are_pinned_as_they_are_read() -> None:
    facts: Facts = {
        "plan": "year",
        "earlier": Interval(Fraction(3693, 100), Fraction(3711, 100)),
        "parts": (1, Fraction(1, 3)),
    }
    assert dict(pin_of(facts)) == {"earlier": "36.93 … 37.11", "parts": ("1", "0.333333333333")}
    for text in ("36.93 … 37.11", "36.93..37.110", "36.93…37.11"):
        assert holds({"earlier": text, "parts": ("1", "0.333333333333")}, facts)
    assert not holds({"earlier": "36.93 … 37.12"}, facts)


def test_every_check_is_there_once_and_names_its_rule() -> None:
    assert len(CHECKS) == len(set(CHECKS))
    assert all(check.__doc__ and check.__doc__.startswith("BG") for check in CHECKS)


def test_where_records_could_not_be_read_nothing_is_said_to_be_left_over() -> None:
    made = dataset(*APART, acknowledged=({**KNOWN, "subject": "parks@2022"},))
    assert [each.code for each in validated(made, whole=False).findings] == ["BG403"]


@pytest.mark.parametrize("rule", ["BG105", "BG202", "BG302"])
@pytest.mark.parametrize("whole", [True, False])
def test_how_a_file_is_written_is_never_acknowledged(rule: str, *, whole: bool) -> None:
    """The finding itself stands whatever the entry says; so the entry says that it is of no use, always."""
    entry = {"rule": rule, "subject": "parks@2023"}
    told = [each for each in validated(dataset(acknowledged=(entry,)), whole=whole).findings if each.code == "BG803"]
    assert [each.place.path for each in told] == [("acknowledged", 0)]
    assert "cannot be acknowledged" in helps_of(told[0], Words("en"))[-1]


@pytest.mark.parametrize("value", [[], {}, [{}]])
def test_facts_of_nothing_are_refused(value: object) -> None:
    """An empty list would hold for every figure, as no facts at all do; whoever writes it means the opposite."""
    with pytest.raises(Fault, match="BG203"):
        read_pins(value)

"""Findings: which are looked at, and what they are known by from one run to the next."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from bgplan.core.findings import (
    IN_BASELINE,
    UNREAD,
    Fact,
    Finding,
    Place,
    Selection,
    Severity,
    fingerprint,
    fingerprints,
    selected,
    without_known,
)
from bgplan.core.intervals import Interval
from bgplan.core.periods import parse
from bgplan.core.text import Bilingual
from tests.unit.render.ci.made import HOSTILE, KNOWN, REASON, TWICE, UNKNOWN


def of(**facts: Fact) -> str:
    return fingerprint(UNKNOWN._replace(facts=facts))


@pytest.mark.parametrize(
    "same",
    [
        UNKNOWN._replace(place=Place("data/targets.yaml", line=99, column=1)),
        UNKNOWN._replace(place=Place("data/targets.yaml", ("indicators", "parks", "unit"))),
        UNKNOWN._replace(related=(Place("data/targets.yaml", line=1),)),
        UNKNOWN._replace(acknowledged=REASON),
        UNKNOWN._replace(facts={**UNKNOWN.facts, "nearest": "park"}),
        UNKNOWN._replace(facts={**UNKNOWN.facts, "line": 4, "byte": 7, "size": 1, "known": ("a", "b")}),
        UNKNOWN._replace(facts=dict(sorted(UNKNOWN.facts.items(), reverse=True))),
    ],
    ids=["moved", "not located", "related", "acknowledged", "advice", "positions", "order of facts"],
)
def test_what_is_the_same_finding(same: Finding) -> None:
    assert fingerprint(same) == fingerprint(UNKNOWN)


@pytest.mark.parametrize(
    "other",
    [
        UNKNOWN._replace(code="BG207"),
        UNKNOWN._replace(place=Place("data/other.yaml", line=12, column=7)),
        UNKNOWN._replace(subject="area"),
        UNKNOWN._replace(facts={**UNKNOWN.facts, "name": "prks"}),
    ],
    ids=["rule", "file", "subject", "fact"],
)
def test_what_is_another_finding(other: Finding) -> None:
    assert fingerprint(other) != fingerprint(UNKNOWN)


def test_equal_findings_are_numbered() -> None:
    first, second, other, third = fingerprints((TWICE, TWICE, KNOWN, TWICE))
    assert (first, second, third) == tuple(fingerprint(TWICE, number) for number in (1, 2, 3))
    assert len({first, second, third, other}) == 4


def test_facts_count_by_what_they_say_and_not_by_how_they_are_kept() -> None:
    """The digits of a float behind the twelfth differ between machines."""
    assert of(a=0.1 + 0.2) == of(a=0.3)
    assert of(a=Interval(Fraction(1, 2), Fraction(3, 4))) == of(a="1/2..3/4")
    assert of(a=parse("2023-08")) == of(a="2023-08")
    assert of(a=Bilingual("khu", "park")) == of(a=("khu", "park")) == of(a="khu|park")
    assert of(a=Decimal("1.0")) == of(a="1.0")


def test_any_text_has_a_fingerprint() -> None:
    assert len(fingerprint(HOSTILE)) == 32
    assert all(each in "0123456789abcdef" for each in fingerprint(HOSTILE))


def found(code: str, subject: str = "parks@2023", line: int = 1, **facts: object) -> Finding:
    return Finding(code, Severity.ERROR, Place("a.yaml", line=line, column=1), subject, facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "select, ignore, kept",
    [
        ((), (), ["BG100", "BG401", "BG402", "BG501"]),
        (("BG4",), (), ["BG100", "BG401", "BG402"]),
        (("BG4", "BG501"), ("BG402",), ["BG100", "BG401", "BG501"]),
        ((), ("BG4",), ["BG100", "BG501"]),
        ((), ("BG",), ["BG100"]),  # what cannot be opened is never left out
    ],
)
def test_selection(select: tuple[str, ...], ignore: tuple[str, ...], kept: list[str]) -> None:
    findings = tuple(found(code) for code in ("BG100", "BG401", "BG402", "BG501"))
    assert [each.code for each in selected(findings, Selection(select, ignore))] == kept


def test_a_fingerprint_outlives_its_line_and_nothing_else() -> None:
    one = found("BG401", line=3, total=Fraction(5), period=parse("2023"))
    (mark,) = fingerprints((one,))
    assert fingerprints((one._replace(place=Place("a.yaml", line=9, column=4)),)) == (mark,)
    for other in (
        one._replace(code="BG402"),
        one._replace(subject="clusters@2023"),
        one._replace(place=Place("b.yaml", line=3, column=1)),
        one._replace(facts={**one.facts, "total": Fraction(6)}),
    ):
        assert fingerprints((other,)) != (mark,)


def test_equal_findings_are_told_apart() -> None:
    one = found("BG401")
    first, second = fingerprints((one, one))
    assert first != second
    assert fingerprints((one,)) == (first,)


def test_what_the_baseline_knows_does_not_count() -> None:
    old, new = found("BG401"), found("BG402")
    marked = without_known((old, new), {*fingerprints((old,)), "gone"})
    assert [each.acknowledged for each in marked] == [IN_BASELINE, None]
    assert [each.counts for each in marked] == [False, True]


@pytest.mark.parametrize("code", sorted(UNREAD))
def test_what_was_not_read_is_always_told(code: str) -> None:
    unread = found(code, "")
    assert selected((unread,), Selection(("BG4",), ("BG1",))) == (unread,)
    assert without_known((unread,), fingerprints((unread,))) == (unread,)

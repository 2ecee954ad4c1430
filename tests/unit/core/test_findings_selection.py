"""Which findings are looked at, and what they are known by from one run to the next."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.findings import (
    IN_BASELINE,
    UNREAD,
    Finding,
    Place,
    Selection,
    Severity,
    fingerprints,
    selected,
    without_known,
)
from bgplan.core.periods import parse


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

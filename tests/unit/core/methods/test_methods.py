"""Methods: the grades that turn a number into a status, on, above and below each edge; the rules by name."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from bgplan.core.methods import BEHIND, JUDGED, Status, pace, plan_rate
from bgplan.core.methods.base import Case, Grade, Method, graded
from bgplan.core.methods.catalogue import CHOICES, METHODS, PACE, PLAN_RATE, UNSD, judged, method_named


@pytest.mark.parametrize(
    "ratio, status",
    [
        ("9", Status.AHEAD),
        ("1.05", Status.AHEAD),
        ("1.0499", Status.ON_TRACK),
        ("0.95", Status.ON_TRACK),
        ("0.9499", Status.SLOW),
        ("0.60", Status.SLOW),
        ("0.5999", Status.OFF_TRACK),
        ("0", Status.OFF_TRACK),
        ("-0.0001", Status.MOVING_AWAY),
    ],
)
def test_pace(ratio: str, status: Status) -> None:
    assert graded(pace.BANDS, Fraction(ratio)).status is status


@pytest.mark.parametrize(
    "ratio, status",
    [
        ("1.05", Status.AHEAD),
        ("1.0499", Status.ON_TRACK),
        ("0.95", Status.ON_TRACK),
        ("0.9499", Status.SLOW),
        ("0.85", Status.SLOW),
        ("0.8499", Status.OFF_TRACK),
        ("-1", Status.OFF_TRACK),
    ],
)
def test_plan_rate(ratio: str, status: Status) -> None:
    assert graded(plan_rate.BANDS, Fraction(ratio)).status is status


def test_the_rounding_of_a_root_does_not_decide() -> None:
    below = math.nextafter(0.95, 0)
    assert graded(pace.BANDS, below).status is Status.ON_TRACK
    assert graded(pace.BANDS, math.nextafter(0.0, -1)).status is Status.OFF_TRACK
    assert graded(pace.BANDS, Fraction(below)).status is Status.SLOW  # an exact number is what it is
    assert graded(pace.BANDS, 0.95 - 1e-9).status is Status.SLOW


TABLES = [
    pytest.param(table, id=f"{rule.name}-{which}")
    for rule in METHODS
    for which, table in (("with", rule.with_target), ("without", rule.without_target))
    if table
]


@pytest.mark.parametrize("table", TABLES)
def test_grades_fall_and_end_at_the_worst(table: tuple[Grade, ...]) -> None:
    edges = [grade.edge for grade in table[:-1] if grade.edge is not None]
    assert len(edges) == len(table) - 1
    assert edges == sorted(edges, reverse=True)
    assert table[-1].edge is None
    ranks = [JUDGED.index(grade.status) for grade in table]
    assert ranks == sorted(ranks, reverse=True)


def test_a_grades_edge_belongs_to_it_but_where_it_is_said_otherwise() -> None:
    table = (
        Grade(Fraction(1), "best", Status.AHEAD, beyond=True),
        Grade(Fraction(0), "good", Status.ON_TRACK),
        Grade(None, "bad", Status.SLOW),
    )
    assert [graded(table, Fraction(number)).word for number in ("1.01", "1", "0", "-0.01")] == [
        *("best", "good", "good", "bad"),
    ]
    assert graded(table, Fraction(1), factor=2).word == "good"  # every edge is multiplied: 1 is below 2 now


def test_our_own_bands_use_our_own_words() -> None:
    for rule in (PACE, PLAN_RATE):
        assert all(grade.word == grade.status.value for grade in rule.with_target)


def test_rules_by_name() -> None:
    assert [method_named(name) for name in CHOICES] == list(METHODS)
    with pytest.raises(ValueError, match="pace, eurostat, statcan, unsd, escap, destatis, sdsn, plan-rate"):
        method_named("magic")


def test_the_rules_that_are_named_are_those_of_the_tuple() -> None:
    assert [PACE.name, UNSD.name, PLAN_RATE.name] == ["pace", "unsd", "plan-rate"]
    assert METHODS[0] is PACE
    assert [rule.name for rule in METHODS if rule.within_year] == ["plan-rate"]
    assert [rule.name for rule in METHODS if rule.uses_series] == ["escap", "destatis"]
    assert [rule.name for rule in METHODS if rule.turned] == ["escap", "destatis"]


@pytest.mark.parametrize("rule", METHODS, ids=lambda rule: rule.name)
def test_a_case_of_nothing_gives_a_reason_and_the_rules_label(rule: Method) -> None:
    verdict = judged(rule, Case())
    assert (verdict.status, verdict.method, verdict.label) == (Status.NOT_ASSESSABLE, rule.name, rule.label)
    assert verdict.reasons


def test_what_is_behind_is_worse_than_on_track() -> None:
    assert set(BEHIND) == set(JUDGED[: JUDGED.index(Status.ON_TRACK)])

"""Targets against each other: parts, growth from one to the next, and what two documents say."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.intervals import Interval
from bgplan.core.report import TargetCheck
from bgplan.core.target_checks import target_checks
from tests.build import base, dataset, part, target

OTHER = {"other": {"name": {"vi": "k", "en": "o"}, "period": "2021/2030", "source": "paper"}}


def checks(kind: str, **targets: dict[str, Any]) -> tuple[TargetCheck, ...]:
    """Return the checks of one kind among the targets."""
    made = dataset(targets=targets, plans=OTHER)
    return tuple(check for check in target_checks(made.targets) if check.kind == kind)


def names(found: tuple[TargetCheck, ...]) -> list[tuple[str, ...]]:
    """Return the targets of each check."""
    return [tuple(goal.name for goal in check.targets) for check in found]


@pytest.mark.parametrize(
    "stated, added, removed, holds",
    [
        (6, [23], [], True),
        (6, [22], [], False),
        (6, [20, 4], [1], True),
        (40, [], [11], True),
    ],
)
def test_a_stated_base_and_its_parts(stated: int, added: list[int], removed: list[int], holds: bool) -> None:  # noqa: FBT001
    composition = {"added": [part(each) for each in added], "removed": [part(each) for each in removed]}
    (check,) = checks("composition", t=target(29, base=base(stated), composition=composition))
    assert check.holds is holds
    assert check.facts["sum"] == Interval.of(stated + sum(added) - sum(removed))
    assert (check.facts["total"], check.facts["basis"]) == (29, "stated")


def test_a_base_that_is_an_interval_only_must_meet_the_total() -> None:
    composition = {"added": [part(29)], "removed": [part(9)]}
    (check,) = checks("composition", t=target(66, base=base(None, low=45, high=46), composition=composition))
    assert check.holds is True
    (check,) = checks("composition", t=target(66, base=base(45, low=44, high=45), composition=composition))
    assert check.holds is False  # 44 … 45 + 29 − 9 = 64 … 65


def test_a_derived_base_holds_by_definition() -> None:
    (check,) = checks("composition", t=target(66, base=base(), composition={"added": [part(29)]}))
    assert (check.holds, check.facts["basis"]) == (True, "derived")


def test_no_composition_no_check() -> None:
    assert checks("composition", t=target(29, base=base(6)), u=target(29, composition={"added": [part(23)]})) == ()


def test_the_growth_that_two_targets_imply() -> None:
    levels = {"indicator": "output", "path": "geometric"}
    early, late = target(652153, due="2025", **levels), target(2200000, due="2030", **levels)
    (check,) = checks("growth_between", late=late, early=early)
    assert names((check,)) == [("early", "late")]
    assert (check.holds, check.facts["years"]) == (None, Fraction(5))
    assert check.facts["rate"] == pytest.approx(0.2753, abs=5e-5)  # (2,200,000 / 652,153)^(1/5) - 1


def test_growth_goes_from_each_target_to_the_next() -> None:
    found = checks("growth_between", a=target(10, due="2022"), c=target(30, due="2030"), b=target(20, due="2025"))
    assert names(found) == [("a", "b"), ("b", "c")]


@pytest.mark.parametrize(
    "one, other",
    [
        (target(10, due="2025"), target(30, plan="other")),
        (target(10, due="2025"), target(30, indicator="area")),
        (target(0, due="2025"), target(30)),  # nothing grows from zero
        (
            target(19, indicator="growth", over="2021/2025", path="geometric"),
            target(19, indicator="growth", over="2021/2030", path="geometric"),
        ),
        (target(implied=True, indicator="output", due="2025"), target(30, indicator="output")),
        (target(900, indicator="output", over="2021/2025"), target(250, indicator="output", over="2026/2027")),
    ],
)
def test_what_has_no_growth_between(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert checks("growth_between", one=one, other=other) == ()


@pytest.mark.parametrize("value, holds", [(66, True), (65, False)])
def test_two_documents_on_one_target(value: int, holds: bool) -> None:  # noqa: FBT001
    (check,) = checks("documents", one=target(66), other=target(value, plan="other"))
    assert (check.holds, check.facts["one"], check.facts["other"]) == (holds, 66, value)


def test_documents_that_ask_for_the_same_date_in_other_words() -> None:
    assert names(checks("documents", one=target(66, due="2030"), other=target(66, due="2030-12-31", plan="other"))) == [
        ("one", "other")
    ]


@pytest.mark.parametrize(
    "one, other",
    [
        (target(66), target(65, plan="other", due="2025")),
        (target(66), target(65, plan="other", indicator="area")),
        (target(5, indicator="output", due="2030"), target(50, indicator="output", over="2021/2030", plan="other")),
        (target(implied=True, indicator="output"), target(50, indicator="output", plan="other")),
    ],
)
def test_what_two_documents_do_not_share(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert checks("documents", one=one, other=other) == ()


def test_one_document_that_sets_a_target_twice_is_found() -> None:
    (check,) = checks("documents", one=target(66), other=target(65))
    assert check.holds is False

"""What was known when: plans, bases and observations by their dates of publication."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bgplan.core.compare import default_as_of
from bgplan.core.known import known_from, known_goal, known_reported
from tests.build import base, book, part, report, seen, target

DATED = {"plan-text": {"published": "2021-07"}, "late": {"publisher": "Sau", "published": "2023-08-22"}}


def test_observations_count_from_their_publication_on() -> None:
    made = book(seen(9, "2022", published="2023-08-22"), seen(8, "2021", published="2022-08-22"))
    assert [len(known_reported(made, date(2023, 8, day))) for day in (21, 22)] == [1, 2]


def test_what_was_withdrawn_was_never_known() -> None:
    assert known_reported(book(seen(9, "2022", withdrawn={"vi": "sai", "en": "wrong"})), date(2040, 1, 1)) == ()


@pytest.mark.parametrize(
    "plan, sources, day",
    [
        ({"issued": "2021-07-15"}, DATED, date(2021, 7, 15)),
        ({}, DATED, date(2021, 7, 31)),  # the source's month is all that is known
        ({}, {}, date.min),
    ],
)
def test_from_when_a_plan_counts(plan: dict[str, Any], sources: dict[str, Any], day: date) -> None:
    written = book(plans={"plan": plan}, sources=sources).written
    assert known_from(written.plans["plan"], written) == day


def test_a_plan_not_issued_yet_sets_no_targets() -> None:
    made = book(targets={"t": target(29)}, plans={"plan": {"issued": "2021-07-15"}})
    before, after = (report(made, day) for day in ("2021-07-14", "2021-07-15"))
    assert (before.targets, [(each.plan_name, each.issued) for each in before.not_issued]) == (
        (),
        [("plan", date(2021, 7, 15))],
    )
    assert ([each.name for each in after.targets], after.not_issued) == (["t"], ())


@pytest.mark.parametrize(
    "record, known",
    [
        (target(29, base=base(6, source="late")), False),
        (target(29, base=base(6, source="paper")), True),  # undated: known with its plan
        (target(29, base=base(6)), True),
        (target(29, base=base(), composition={"added": [part(23, source="late")]}), False),
        (target(29, base=base(), composition={"added": [part(23)], "removed": [part(1, source="late")]}), False),
        (target(29, base=base(), composition={"added": [part(23, source="paper")]}), True),
        # a stated base does not wait for the parts
        (target(29, base=base(6), composition={"added": [part(23, source="late")]}), True),
    ],
)
def test_a_base_counts_from_its_publication_on(record: dict[str, Any], known: bool) -> None:  # noqa: FBT001
    made = book(targets={"t": record}, sources=DATED)
    day_before, same_day = (known_goal(made.goals[0], made.written, date(2023, 8, day)) for day in (21, 22))
    assert (day_before.base is not None) is known
    assert same_day.base is not None


def test_a_base_not_published_yet_is_nowhere_in_the_report() -> None:
    record = target(29, base=base(6, source="late"), composition={"added": [part(23)]})
    made = book(seen(9, "2022"), targets={"t": record}, sources=DATED)
    before, after = report(made, "2023-08-21"), report(made, "2023-08-22")
    assert [reason.code for reason in before.targets[0].reasons] == ["needs_base"]
    assert (before.targets[0].base, before.target_checks) == (None, ())
    assert after.targets[0].base is not None
    assert [check.kind for check in after.target_checks] == ["composition"]


def test_the_default_date_is_the_newest_publication() -> None:
    observed = book(seen(9, "2022", published="2023-08-22"), seen(8, "2021"))
    assert default_as_of(observed) == date(2023, 8, 22)
    assert default_as_of(book(plans={"plan": {"issued": "2021-07-15"}})) == date(2021, 7, 15)
    assert default_as_of(book()) is None

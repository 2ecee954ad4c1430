"""What was known when: plans, bases and observations by their dates of publication."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bgplan.core.as_of import default_as_of, known_from, known_observations, known_target, newest_of
from tests.build import BOTH, base, codes, dataset, part, report, seen, settled, target

DATED = {"plan-text": {"published": "2021-07"}, "late": {"publisher": "Sau", "published": "2023-08-22"}}


def test_observations_count_from_their_publication_on() -> None:
    made = dataset(seen(9, "2022", published="2023-08-22"), seen(8, "2021", published="2022-08-22"))
    assert [len(known_observations(made, date(2023, 8, day))) for day in (21, 22)] == [1, 2]


def test_what_was_withdrawn_was_never_known() -> None:
    assert known_observations(dataset(seen(9, "2022", withdrawn={"vi": "sai", "en": "wrong"})), date(2040, 1, 1)) == ()


@pytest.mark.parametrize(
    "plan, sources, day",
    [
        ({"issued": "2021-07-15"}, DATED, date(2021, 7, 15)),
        ({}, DATED, date(2021, 7, 31)),  # the source's month is all that is known
        ({}, {}, date.min),
    ],
)
def test_from_when_a_plan_counts(plan: dict[str, Any], sources: dict[str, Any], day: date) -> None:
    written = dataset(plans={"plan": plan}, sources=sources).written
    assert known_from(written.plans["plan"], written) == day


def test_a_plan_not_issued_yet_sets_no_targets() -> None:
    made = dataset(targets={"t": target(29)}, plans={"plan": {"issued": "2021-07-15"}})
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
    made = dataset(targets={"t": record}, sources=DATED)
    day_before, same_day = (known_target(made.targets[0], made.written, date(2023, 8, day)) for day in (21, 22))
    assert (day_before.base is not None) is known
    assert same_day.base is not None


def test_a_base_not_published_yet_is_nowhere_in_the_report() -> None:
    record = target(29, base=base(6, source="late"), composition={"added": [part(23)]})
    made = dataset(seen(9, "2022"), targets={"t": record}, sources=DATED)
    before, after = report(made, "2023-08-21"), report(made, "2023-08-22")
    assert [reason.code for reason in before.targets[0].reasons] == ["needs_base"]
    assert (before.targets[0].base, before.target_checks) == (None, ())
    assert after.targets[0].base is not None
    assert [check.kind for check in after.target_checks] == ["composition"]


def test_the_default_date_is_the_newest_publication() -> None:
    observed = dataset(seen(9, "2022", published="2023-08-22"), seen(8, "2021"))
    assert default_as_of(observed) == date(2023, 8, 22)
    assert default_as_of(dataset(plans={"plan": {"issued": "2021-07-15"}})) is None  # no figures yet
    assert default_as_of(dataset()) is None


@pytest.mark.parametrize(
    "moved, on",
    [
        ({"published": "2023-08-22"}, date(2023, 8, 22)),
        ({"published": "2023-08"}, date(2023, 8, 31)),
        ({"published": "2023-08", "published_inferred": "true"}, date(2023, 8, 31)),
        ({"published": "2024", "published_inferred": "true"}, date(2022, 12, 31)),  # a year is no date
        ({"published": "2024"}, date(2022, 12, 31)),
        ({"published": None}, date(2022, 12, 31)),  # undated: known from its file's month on
    ],
)
def test_the_default_date_is_that_of_a_dated_figure_which_can_move_a_target(moved: dict[str, Any], on: date) -> None:
    """Another indicator, another territory, a year alone: none of them says as of when the targets stand."""
    other = {"other": {"concept": "parks", "name": BOTH, "coverage": "parks", "unit": "park", "measure": "stock"}}
    sure = seen(8, "2021", published="2022-12-31")
    undated = seen(9, "2022", **moved)
    made = dataset(
        sure, undated, seen(7, "2022", "other", published="2024-06-30"), targets={"t": target(29)}, indicators=other
    )
    assert default_as_of(made) == on


def test_another_territory_does_not_move_the_default_date() -> None:
    other = {"other": {"concept": "parks", "name": BOTH, "coverage": "parks", "unit": "park", "measure": "stock"}}
    targets = {"t": target(29), "theirs": target(40, indicator="other")}
    figures = (seen(8, "2021", published="2022-12-31"), seen(7, "2022", "other", published="2024-06-30"))
    made = dataset(*figures, targets=targets, indicators=other)
    assert default_as_of(made) == date(2024, 6, 30)
    elsewhere = made.written._replace(territories=frozenset({"parks"}))
    assert default_as_of(made._replace(written=elsewhere)) == date(2022, 12, 31)
    assert default_as_of(made._replace(written=elsewhere, observations=made.observations[1:])) == date(2024, 6, 30)


def test_a_withdrawn_figure_counts_until_the_day_it_was_withdrawn() -> None:
    gone = seen(9, "2022", withdrawn={"vi": "sai", "en": "wrong"}, withdrawn_on="2023-08")
    made = dataset(gone, targets={"t": target(29, base=base(6))})
    before, after = report(made, "2023-08-30"), report(made, "2023-08-31")  # of a month its last day counts
    actual = before.targets[0].actual
    assert actual is not None
    assert (actual.record.withdrawn, actual.record.withdrawn_on) == (None, None)
    assert after.targets[0].actual is None
    assert default_as_of(made) == date(2023, 8, 31)  # a withdrawal is a publication too


def test_when_it_was_withdrawn_needs_why() -> None:
    _, findings = settled(seen(9, "2022", withdrawn_on="2023-08"))
    assert codes(findings) == [("BG210", "parks@2022")]


def test_a_share_of_plan_of_a_later_source_is_not_known_with_its_figure() -> None:
    share = {"plan": "year", "value": 50, "source": "late"}
    made = dataset(seen(100, "2023-01-01/P6M", "output", published="2023-07-31", pct_of_plan=share), sources=DATED)
    (before,), (after,) = (known_observations(made, date(2023, 8, day)) for day in (21, 22))
    assert (before.record.pct_of_plan, before.share_of_plan, before.amount == after.amount) == (None, None, True)
    assert after.share_of_plan is not None


def test_parts_of_a_later_source_do_not_enter_before_it() -> None:
    removed = {"added": [part(29)], "removed": [part(9, source="late")]}
    record = target(66, base=base(46), composition=removed)
    made = dataset(seen(54, "2022", published="2023-01-31"), targets={"t": record}, sources=DATED)
    before, after = report(made, "2023-08-21"), report(made, "2023-08-22")
    assert (before.target_checks, before.targets[0].gross.steps) == ((), ())
    assert [check.holds for check in after.target_checks] == [True]
    assert after.targets[0].gross.steps


def test_figures_before_a_base_of_a_later_source_count_until_then() -> None:
    """The base's own date is part of what was not known: nothing is measured from it yet."""
    made = dataset(seen(8, "2021"), targets={"t": target(29, base=base(9, "2022", source="late"))}, sources=DATED)
    before, after = report(made, "2023-08-21"), report(made, "2023-08-22")
    assert (before.targets[0].actual is not None, after.targets[0].actual) == (True, None)
    assert before.targets[0].target is not None
    assert before.targets[0].target.record.base is None


def test_a_target_told_of_by_a_later_source_counts_from_then_unless_its_document_is_dated() -> None:
    targets = {"t": target(29, base=base(6), source="late")}
    told = dataset(targets=targets, sources=DATED)
    assert [len(report(told, f"2023-08-{day}").targets) for day in (21, 22)] == [0, 1]
    dated = dataset(targets=targets, sources=DATED, plans={"plan": {"issued": "2021-07-15"}})
    assert len(report(dated, "2021-07-15").targets) == 1


def test_an_interim_target_leads_on_until_its_successor_is_issued() -> None:
    targets = {
        "mid": target(20, due="2025", base=base(6), superseded_by="new"),
        "end": target(29, base=base(6)),
        "new": target(18, due="2025", plan="next"),
    }
    plans = {"next": {"name": BOTH, "period": "2021/2025", "source": "plan-text", "issued": "2023-08-22"}}
    made = dataset(seen(9, "2022"), targets=targets, plans=plans)
    before, after = (
        next(each for each in report(made, f"2023-08-{day}").targets if each.name == "end") for day in (21, 22)
    )
    assert ([each.name for each in before.interim], after.interim) == (["mid"], ())


def test_an_indicator_is_watched_until_a_plan_sets_it_a_target() -> None:
    watched = {"parks": {"watch": True}}
    made = dataset(
        seen(8, "2020"), targets={"t": target(29)}, plans={"plan": {"issued": "2021-07-15"}}, indicators=watched
    )
    before, after = report(made, "2021-07-14"), report(made, "2021-07-15")
    assert ([each.name for each in before.watched], after.watched) == (["parks"], ())


def test_a_plan_does_not_know_its_successor_before_that_is_issued() -> None:
    plans = {
        "plan": {"superseded_by": "next"},
        "next": {"name": BOTH, "period": "2021/2025", "source": "plan-text", "issued": "2023-08-22"},
    }
    made = dataset(targets={"t": target(29)}, plans=plans)
    groups = [report(made, f"2023-08-{day}").groups for day in (21, 22)]
    assert [[each.plan.superseded_by for each in some] for some in groups] == [[None], ["next"]]


def test_of_two_figures_of_one_day_the_one_whose_day_is_known_is_the_newest_whatever_their_order() -> None:
    """31 August as a day, and as the end of an August that was concluded, or of a file that alone has a date."""
    day = seen(9, "2023-06-30", published="2023-08-31")
    month = seen(8, "2023-05-31", published="2023-08", published_inferred="true")
    for figures in ((day, month), (month, day)):
        found = newest_of(dataset(*figures).observations)
        assert found is not None
        assert found.record.value == 9
    assert newest_of(()) is None

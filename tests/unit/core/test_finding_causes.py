"""The second place that is the likely cause of a finding, and many findings of one cause as one. Invented figures."""

from __future__ import annotations

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.findings import Finding, Severity
from bgplan.core.rules import finding
from bgplan.core.validate import validated
from bgplan.render.findings import helps_of, text_of
from bgplan.render.words import LANGS, Words
from tests.build import SOURCES, base, dataset, seen, settled, target

DATED = {"paper": {**SOURCES["paper"], "published": "2022-08-22"}}
"""A year early: the figures are of 2023."""

PERIOD, PUBLISHED = ("plans", "plan", "period"), ("sources", "paper", "published")


def undated(period: str, indicator: str = "parks", **more: object) -> dict[str, object]:
    """An observation that has its date from its source."""
    return {key: value for key, value in seen(9, period, indicator, **more).items() if key != "published"}


def of_codes(made: Dataset, *codes: str) -> list[Finding]:
    return [each for each in validated(made).findings if each.code in codes]


def test_a_date_of_the_source_is_the_second_place() -> None:
    made = dataset(undated("2023-08"), seen(9, "2023-06", published="2022-08-22"), sources=DATED)
    first, second = of_codes(made, "BG501")
    assert [each.path for each in first.related] == [PUBLISHED]
    assert second.related == ()  # it has a date of its own


@pytest.mark.parametrize("count, told", [(1, 1), (2, 2), (3, 1), (8, 1)])
def test_a_date_that_is_wrong_for_many_figures_is_one_finding(count: int, told: int) -> None:
    months = [f"2023-{month:02}" for month in range(1, count + 1)]
    found = of_codes(dataset(*map(undated, months), sources=DATED), "BG501")
    assert len(found) == told
    if count >= 3:
        (one,) = found
        assert (one.place.path, one.subject, one.severity) == (PUBLISHED, "paper", Severity.ERROR)
        assert (one.facts["count"], len(one.related)) == (count, 3)
        assert one.facts["known"] == (*(f"parks@{month}" for month in months[:6]), *(("…",) if count > 6 else ()))
        for lang in LANGS:
            assert str(count) in text_of(one, Words(lang))
            assert "“published”" in helps_of(one, Words(lang))[0]


def test_what_is_acknowledged_stays_what_the_entry_names() -> None:
    months = [f"2023-{month:02}" for month in range(1, 5)]
    entry = {"rule": "BG501", "subject": "parks@2023-01"}
    made = dataset(*map(undated, months), sources=DATED, acknowledged=(entry,))
    first, many = of_codes(made, "BG501", "BG803")
    assert (first.subject, first.counts) == ("parks@2023-01", False)
    assert (many.subject, many.facts["count"], many.counts) == ("paper", 3, True)
    made = dataset(*map(undated, months), sources=DATED, acknowledged=({"rule": "BG501", "subject": "paper"},))
    (many,) = of_codes(made, "BG501", "BG803")
    assert not many.counts  # and one entry for all of them is enough


def test_figures_published_after_their_snapshot_are_one_finding_too() -> None:
    late = {"paper": {**SOURCES["paper"], "published": "2041-01-22"}}  # the snapshot is of December 2040
    _, found = settled(*(undated(f"2023-{month:02}") for month in range(1, 4)), sources=late)
    assert [(each.code, each.place.path, each.facts["count"]) for each in found] == [("BG215", PUBLISHED, 3)]


def test_an_estimate_too_early_names_the_date_of_its_source() -> None:
    early = {"paper": {**SOURCES["paper"], "published": "2023-03-02"}}
    (found,) = of_codes(dataset(undated("2023", stage="E"), sources=early), "BG507")
    assert [each.path for each in found.related] == [PUBLISHED]


def test_a_document_issued_after_the_publication_names_the_date_of_that() -> None:
    plans = {"plan": {"issued": "2023-01-01"}}
    (found,) = of_codes(dataset(plans=plans, sources={"plan-text": {"published": "2022-05-01"}}), "BG508")
    assert [each.path for each in found.related] == [("sources", "plan-text", "published")]


def test_a_share_outside_its_plan_and_a_target_outside_its_years_name_the_period_of_the_plan() -> None:
    share = {"plan": "year", "value": "50"}
    made = dataset(seen(9, "2022-06", pct_of_plan=share), targets={"t": target(29, due="2031", base=base(9))})
    assert {each.code: [other.path for other in each.related] for each in of_codes(made, "BG503", "BG611")} == {
        "BG503": [("plans", "year", "period")],
        "BG611": [PERIOD],
    }
    goal = target(5, indicator="growth", over="2019/2030", path="geometric")
    (found,) = of_codes(dataset(targets={"t": goal}), "BG613")
    assert [each.path for each in found.related] == [PERIOD]


def test_a_period_that_is_wrong_for_many_targets_is_one_finding() -> None:
    """With 2012/2013 typed for 2021/2030 every target is due outside, and the averages begin there: one cause."""
    targets = {
        **{name: target(29, indicator=name, base=base(9)) for name in ("parks", "area")},
        "growth": target(5, indicator="growth", over="2011/2030", path="geometric"),
    }
    (found,) = of_codes(dataset(targets=targets, plans={"plan": {"period": "2012/2013"}}), "BG611", "BG613", "BG617")
    assert (found.place.path, found.subject, found.severity) == (PERIOD, "plan", Severity.WARNING)
    assert (found.facts["count"], found.facts["known"]) == (3, ("parks", "area", "growth"))


def test_bases_far_back_are_each_a_finding_where_nothing_else_lies_outside_the_plan() -> None:
    targets = {name: target(29, indicator=name, base=base(9, "2005")) for name in ("parks", "area", "filled")}
    assert [each.subject for each in of_codes(dataset(targets=targets), "BG617")] == ["parks", "area", "filled"]


def test_every_cause_has_words() -> None:
    for cause in ("published", "period"):
        one = finding(
            "BG501", dataset().written.place(), cause=cause, count=3, known=("a", "b"), name="n", published="d"
        )
        for lang in LANGS:
            assert "(a, b)" in text_of(one, Words(lang))

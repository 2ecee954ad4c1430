"""Written records made a book: names, figures, bases, and each record's own contract."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.dataset import Amount, Dataset, ResolvedTarget
from bgplan.core.findings import Finding
from bgplan.core.intervals import Interval
from bgplan.core.resolve import resolve
from tests.build import BOTH, base, codes, dataset, part, seen, settled, snapshot, target
from tests.build import plan_file as written


def goal(record: dict[str, Any], **tables: Any) -> ResolvedTarget:  # noqa: ANN401
    """Return the one goal of a book with which nothing is wrong."""
    (only,) = dataset(targets={"t": record}, **tables).targets
    return only


def found(record: dict[str, Any], **tables: Any) -> tuple[Dataset, list[tuple[str, tuple[object, ...]]]]:  # noqa: ANN401
    """Return the book and each finding's code and place within the one target."""
    made, findings = settled(targets={"t": record}, **tables)
    return made, [(each.code, each.place.path[2:]) for each in findings]


def test_a_stated_base() -> None:
    origin = goal(target(29, base=base(6, source="paper", period_assumed=True))).base
    assert origin is not None
    assert (origin.amount.point, origin.basis, origin.period.text) == (Fraction(6), "stated", "2020")
    assert (origin.period_assumed, origin.source) == (True, "paper")


def test_an_assumed_base() -> None:
    origin = goal(target(29, base=base(6, assumed=True))).base
    assert origin is not None
    assert origin.basis == "assumed"


@pytest.mark.parametrize(
    "bounds, low, high",
    [
        ({}, 46, 46),
        ({"low": 45, "high": 46}, 45, 46),
        ({"low": 45}, 45, 46),
        ({"high": 48}, 46, 48),
        ({"low": 0}, 0, 46),
    ],
)
def test_a_base_derived_from_the_parts(bounds: dict[str, Any], low: int, high: int) -> None:
    composition = {"added": [part(29)], "removed": [part(9)]}
    origin = goal(target(66, base=base(**bounds), composition=composition)).base
    assert origin is not None
    assert (origin.amount.value, origin.basis) == (Fraction(66 - 29 + 9), "derived")
    assert origin.amount.interval == Interval.of(low, high)


def test_a_derived_base_has_the_decimals_of_its_parts() -> None:
    composition = {"added": [part(1853)], "removed": [part("372.6")]}
    origin = goal(target(3209, indicator="area", base=base(), composition=composition)).base
    assert origin is not None
    assert origin.amount == Amount(Fraction("1728.6"), Interval.of("1728.6"), 1)


def test_parts_that_are_only_announced_do_not_enter() -> None:
    parts = goal(target(29, base=base(6), composition={"added": [part(23)], "other": [part(5)]})).parts
    assert parts is not None
    assert [each.amount.point for each in parts.added] == [23]
    assert parts.removed == ()


@pytest.mark.parametrize(
    "record, places",
    [
        (target(29, plan="plam"), [("BG208", ("plan",))]),
        (target(29, indicator="parcs", proxy="areas"), [("BG208", ("indicator",)), ("BG208", ("proxy",))]),
        (target(29, source="papers", superseded_by="u"), [("BG208", ("source",)), ("BG208", ("superseded_by",))]),
        (target(29, base=base(6, source="papers")), [("BG208", ("base", "source"))]),
        (target(29, method="pase"), [("BG208", ("method",))]),
        (target(29, over="2021/2030", due="2030"), [("BG210", ())]),
        (target(29, due=None), [("BG210", ())]),
    ],
)
def test_targets_that_cannot_be_settled(record: dict[str, Any], places: list[tuple[str, tuple[object, ...]]]) -> None:
    made, faults = found(record)
    assert faults == places
    assert made.targets == ()


@pytest.mark.parametrize(
    "record, places",
    [
        (target(), [("BG210", ())]),
        (target(printed="nhiều KCN"), [("BG304", ("printed",))]),
        (target(29, base=base()), [("BG210", ("base",))]),
        (target(29, base=base(printed="vài KCN")), [("BG304", ("base", "printed"))]),
        (target(29, base=base(), composition={"added": [part(None)]}), [("BG210", ("composition", "added", 0))]),
        (
            target(29, base=base(), composition={"added": [part(1, unit="parks")], "removed": [part(1, source="x")]}),
            [("BG208", ("composition", "added", 0, "unit")), ("BG208", ("composition", "removed", 0, "source"))],
        ),
        (
            target(29, base=base(), composition={"added": [part(23, printed="23 cái gì đó 5")]}),
            [("BG302", ("composition", "added", 0, "printed"))],
        ),
    ],
)
def test_targets_of_which_something_is_missing(
    record: dict[str, Any], places: list[tuple[str, tuple[object, ...]]]
) -> None:
    made, faults = found(record)
    assert faults == places
    assert [each.name for each in made.targets] == ["t"]


def test_a_part_without_a_figure_leaves_no_base_to_derive() -> None:
    made, _ = found(target(66, base=base(), composition={"added": [part(29), part(None)]}))
    assert (made.targets[0].base, made.targets[0].parts) == (None, None)


def test_a_part_whose_print_is_not_readable_still_has_its_value() -> None:
    made, _ = found(target(29, base=base(), composition={"added": [part(23, printed="23 cái gì đó 5")]}))
    origin = made.targets[0].base
    assert origin is not None
    assert origin.amount.point == 6


def test_an_implied_target_needs_no_figure() -> None:
    only = goal(target(indicator="output", plan="year", due="2023", implied=True))
    assert (only.amount, only.is_year_plan) == (None, True)


def test_a_goal_knows_how_it_is_judged() -> None:
    year = goal(target(100, indicator="output", plan="year", due="2023"))
    decade = goal(target(100, indicator="output", due="2030"))
    average = goal(target(19, indicator="growth", over="2021/2030", path="geometric"))
    assert [each.is_year_plan for each in (year, decade, average)] == [True, False, False]
    assert [each.is_average for each in (year, decade, average)] == [False, False, True]


def one(observation: dict[str, Any], **tables: Any) -> tuple[Finding, ...]:  # noqa: ANN401
    """Return the findings of a book of one observation."""
    return settled(observation, **tables)[1]


@pytest.mark.parametrize(
    "observation, place",
    [
        (seen(9, "2023", "parks", source="pqper"), ("BG208", ("source",))),
        (seen(9, "2023", "parks", pct_of_plan={"plan": "yeer", "value": 80}), ("BG208", ("pct_of_plan", "plan"))),
        (seen(9, "2023", coverage="al"), ("BG208", ("coverage",))),
        (seen(9, "2023", "output", price_basis="2010"), ("BG207", ("price_basis",))),
        (seen(None, "2023"), ("BG210", ())),
        (seen(9, "2023-01-01/P8M"), ("BG212", ("period",))),  # a stock has a date
        (seen(9, "2023-08-22", "output"), ("BG212", ("period",))),  # a flow lasts
        (seen(9, "2021/2022", "growth"), ("BG212", ("period",))),
        (seen(9, "2023", unit="ha"), ("BG213", ("unit",))),
        (seen(9, "2023", published="2041-01-01"), ("BG215", ("published",))),
        (seen(-1, "2023"), ("BG211", ("value",))),
        (seen(101, "2023", "filled"), ("BG211", ("value",))),
        (seen(-1, "2023", "filled"), ("BG211", ("value",))),
        (seen(-101, "2023", "growth"), ("BG211", ("value",))),
        (seen(0, "2023", "place"), ("BG211", ("value",))),
        (seen(None, "2023", "filled", printed="120%"), ("BG211", ("printed",))),
    ],
)
def test_observations_that_break_their_contract(observation: dict[str, Any], place: tuple[str, Any]) -> None:
    assert [(each.code, each.place.path[2:]) for each in one(observation)] == [place]


@pytest.mark.parametrize(
    "observation",
    [
        seen(0, "2023"),
        seen(-5, "2023", "area"),  # a level in hectares may be a balance
        seen(-100, "2023", "growth"),
        seen(100, "2023", "filled"),
        seen(1, "2023", "place"),
        seen(9, "2023-Q3"),
        seen(9, "2021/2023", "output"),
        seen(9, "2023", unit="park"),
    ],
)
def test_observations_that_keep_it(observation: dict[str, Any]) -> None:
    assert one(observation) == ()


def test_an_average_growth_is_of_years() -> None:
    tables = {"indicators": {"growth": {"comparator": "average"}}}
    assert one(seen(9, "2021/2022", "growth"), **tables) == ()
    assert codes(one(seen(9, "2022", "growth"), **tables)) == [("BG212", "growth@2022")]


def test_an_unknown_indicator_leaves_the_observation_out() -> None:
    made, findings = settled(seen(9, "2023", "parcs"))
    assert codes(findings) == [("BG208", "parcs@2023")]
    assert findings[0].facts["nearest"] == "parks"
    assert made.observations == ()


def test_a_snapshot_without_a_source() -> None:
    made, findings = resolve(written(), (snapshot(seen(9, "2023"), source=None),))
    assert [(each.code, each.facts["name"]) for each in findings] == [("BG202", "source")]
    assert made.observations == ()


@pytest.mark.parametrize(
    "own, of_source, day, inferred",
    [
        ({"published": "2023-08-22"}, {"published": "2023-09"}, date(2023, 8, 22), False),
        ({"published": None}, {"published": "2023-09", "published_inferred": True}, date(2023, 9, 30), True),
        ({"published": None}, {"published_inferred": True}, date(2040, 12, 31), True),  # the snapshot's month
    ],
)
def test_when_a_figure_was_published(
    own: dict[str, Any],
    of_source: dict[str, Any],
    day: date,
    inferred: bool,  # noqa: FBT001
) -> None:
    (reported,) = dataset(seen(9, "2023") | own, sources={"paper": of_source}).observations
    assert (reported.published, reported.published_inferred) == (day, inferred)


@pytest.mark.parametrize(
    "tables, place",
    [
        ({"indicators": {"parks": {"unit": "parc"}}}, ("BG208", ("indicators", "parks", "unit"))),
        ({"indicators": {"parks": {"concept": "parcs"}}}, ("BG208", ("indicators", "parks", "concept"))),
        ({"indicators": {"parks": {"coverage": "al"}}}, ("BG208", ("indicators", "parks", "coverage"))),
        ({"indicators": {"parks": {"industry": "x"}}}, ("BG208", ("indicators", "parks", "industry"))),
        ({"indicators": {"parks": {"price_basis": "constant-10"}}}, ("BG207", ("indicators", "parks", "price_basis"))),
        ({"indicators": {"growth": {"comparator": None}}}, ("BG210", ("indicators", "growth"))),
        ({"indicators": {"filled": {"whole": None}}}, ("BG210", ("indicators", "filled"))),
        ({"plans": {"plan": {"source": "papers"}}}, ("BG208", ("plans", "plan", "source"))),
        ({"plans": {"plan": {"superseded_by": "plam"}}}, ("BG208", ("plans", "plan", "superseded_by"))),
        ({"plans": {"plan": {"method": "pase"}}}, ("BG208", ("plans", "plan", "method"))),
        ({"identities": {"i": {"total": "al", "parts": ["parks", "area"]}}}, ("BG208", ("identities", "i", "total"))),
        (
            {"identities": {"i": {"total": "parks", "parts": ["parks", "arae"]}}},
            ("BG208", ("identities", "i", "parts", 1)),
        ),
    ],
)
def test_tables_that_name_what_is_not_there(tables: dict[str, Any], place: tuple[str, Any]) -> None:
    assert [(each.code, each.place.path) for each in settled(**tables)[1]] == [place]


def test_an_unknown_unit_is_one_finding_however_many_figures_need_it() -> None:
    tables = {"indicators": {"parks": {"unit": "parc"}}, "targets": {"t": target(29)}}
    made, findings = settled(seen(9, "2023"), **tables)
    assert codes(findings) == [("BG208", "parks")]
    assert (made.targets, made.observations) == ((), ())


def test_an_unknown_source_of_a_whole_snapshot_is_found_where_it_is_named() -> None:
    findings = resolve(written(), (snapshot(seen(9, "2023"), source="papper"),))[1]
    assert [(each.code, each.place.path, each.facts["nearest"]) for each in findings] == [
        ("BG208", ("source",), "paper")
    ]


def test_what_a_source_leaves_open_is_a_coverage() -> None:
    assert settled(indicators={"parks": {"coverage": "not-stated", "price_basis": "not-stated"}})[1] == ()


def test_months_are_those_of_the_snapshots_in_order() -> None:
    made, _ = resolve(written(), (snapshot(month="2023-08"), snapshot(month="2021-07"), snapshot(month="2023-08")))
    assert [month.text for month in made.months] == ["2021-07", "2023-08"]


def test_units_know_the_words_of_their_dimension() -> None:
    units: dict[str, Any] = {"trn": {"words": []}}
    grdp = {"concept": "output", "name": BOTH, "coverage": "all", "unit": "trn", "measure": "flow"}
    figure = seen(None, "2023", "grdp", printed="155,8 nghìn tỷ đồng")
    made = dataset(figure, units=units, indicators={"grdp": grdp})
    amount = made.observations[0].amount
    assert amount is not None
    assert amount.point == Fraction("155.8")


def test_findings_of_single_figures_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bgplan.core.resolve.MOST_FINDINGS", 3)
    wrong = [seen(9, "2023", printed="8 KCN") for _ in range(5)]
    made, findings = settled(*wrong)
    assert [each.code for each in findings] == ["BG301"] * 3 + ["BG110"]
    assert findings[-1].facts["limit"] == 3
    assert len(made.observations) == 5  # what is not reported is still read

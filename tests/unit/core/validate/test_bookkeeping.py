"""BG801, BG802, BG804–BG806: what stands twice, for nothing, or for more than it is; names and texts."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.text import Bilingual
from bgplan.core.validate import bookkeeping, validated
from bgplan.core.validate.bookkeeping import addresses, labels, repeated, reprints, translations, unused
from tests.build import BOTH, INDICATORS, PLANS, SOURCES, UNITS, dataset, fails, part, said, seen, target
from tests.build import base as base_of


@pytest.mark.parametrize(
    "second, twice",
    [
        (seen(9, "2023"), True),
        (seen(9, "2023", low=8, high=9), True),
        (seen(9, "2023", stage="A"), False),
        (seen(9, "2023", withdrawn=BOTH), False),
        (seen(9, "2023", stage=None, round=2), False),
        (seen(9, "2023", published="2024-01-01"), False),
        (seen(9, "2023", source="office"), False),
        (seen(9, "2023-12"), True),  # the same moment, written otherwise
        (seen(9, "2023-11"), False),
        (seen(8, "2023"), False),  # apart: that is a contradiction, and another rule's
    ],
)
def test_one_observation_twice(second: dict[str, Any], twice: bool) -> None:  # noqa: FBT001
    findings = fails(repeated(dataset(seen(9, "2023"), second)))
    assert [(each.code, each.place.path[1], each.related[0].path[1]) for each in findings] == (
        [("BG801", 1, 0)] if twice else []
    )


def names(*observations: dict[str, Any], table: str, **tables: Any) -> list[str]:  # noqa: ANN401
    """Return what is unused in one table, beyond the builder's own unused defaults."""
    findings = fails(unused(dataset(*observations, **tables)))
    assert {each.code for each in findings} == {"BG802"}
    return [each.subject for each in findings if each.facts["table"] == table]


def test_what_nothing_refers_to() -> None:
    assert names(table="sources") == sorted(set(SOURCES) - {"plan-text"}, key=list(SOURCES).index)
    assert names(table="indicators") == list(INDICATORS)
    assert names(table="plans") == list(PLANS)
    assert names(table="units", units={"mile": {"name": BOTH, "dimension": "way"}}) == ["trn", "mile"]


@pytest.mark.parametrize(
    "goal",
    [
        target(29, source="office"),
        target(29, base=base_of(6, source="office")),
        target(29, composition={"added": [part(23, source="office")]}),
        target(29, composition={"other": [part(5, source="office")]}),
    ],
)
def test_a_source_is_used_wherever_it_is_named(goal: dict[str, Any]) -> None:
    assert "office" not in names(table="sources", targets={"t": goal})


def test_what_targets_and_observations_name_is_used() -> None:
    tables = {"targets": {"t": target(29)}}
    assert "parks" not in names(table="indicators", **tables)
    assert names(table="plans", **tables) == ["year"]
    observed = seen(9, "2023", "area", pct_of_plan={"plan": "year", "value": 80})
    assert "area" not in names(observed, table="indicators", **tables)
    assert "paper" not in names(observed, table="sources", **tables)
    assert names(observed, table="plans", **tables) == []


def test_a_proxy_and_a_successor_are_used() -> None:
    named = {"plan": {**PLANS["plan"], "superseded_by": "next"}, "next": PLANS["plan"]}
    own = {"people": {**INDICATORS["parks"]}}
    made = {"targets": {"t": target(29, proxy="people")}, "plans": named, "indicators": own}
    assert "people" not in names(table="indicators", **made)
    assert "people" in names(table="indicators", indicators=own)
    assert "next" not in names(table="plans", **made)


def test_identities_and_components_use_indicators_and_units() -> None:
    identity = {"identities": {"i": {"product": "parks", "factors": ["area", "filled"]}}}
    assert names(table="indicators", **identity) == ["output", "growth", "place"]
    goal = target(29, composition={"other": [part(6, unit="trn")]})
    assert names(table="units", targets={"t": goal}, units={"mile": {"name": BOTH, "dimension": "way"}}) == ["mile"]
    assert set(UNITS) == {"park", "ha", "pct", "bn", "trn", "rank"}


def test_what_was_looked_at_is_counted() -> None:
    assert said(repeated(dataset(seen(9, "2023"), seen(9, "2023"), seen(7840, "2023", "area")))) == [
        "pass",
        "fail",
        "pass",
    ]
    used = said(unused(dataset(seen(9, "2023"), targets={"t": target(29)})))
    # paper, plan-text, the units park, ha, pct, bn and rank, the indicator parks and one plan are used
    assert (used.count("pass"), used.count("fail")) == (9, 8)


TAKEN = {"paper": {"reprints": "office"}}
OFFICE = {"source": "office"}


@pytest.mark.parametrize(
    "second, outcome",
    [
        (seen(9, "2023", **OFFICE), "fail"),
        (seen(9, "2023-12", **OFFICE), "fail"),  # the same moment, written otherwise
        (seen(8, "2023", low=8, high=9, **OFFICE), "fail"),
        (seen(8, "2023", **OFFICE), "pass"),  # apart: no confirmation, and another rule's
        (seen(9, "2022", **OFFICE), "pass"),
        (seen(9, "2023", withdrawn=BOTH, **OFFICE), "pass"),
        (seen(9, "2023", "area", **OFFICE), "pass"),
        (seen(None, "2023", pct_of_plan={"plan": "year", "value": 50}, **OFFICE), "untold"),
    ],
)
def test_a_reprint_is_no_second_witness(second: dict[str, Any], outcome: str) -> None:
    made = dataset(second, seen(9, "2023"), sources=TAKEN)
    assert said(reprints(made)) == [outcome]
    for found in fails(reprints(made)):
        assert (found.subject, found.place.path, found.related[0].path[1]) == ("parks@2023", ("observations", 1), 0)
        assert dict(found.facts) == {"source": "paper", "original": "office"}


def test_a_reprint_of_a_reprint() -> None:
    chain = {"office": {"reprints": "plan-text"}, **TAKEN}
    assert said(reprints(dataset(seen(9, "2023", source="plan-text"), seen(9, "2023"), sources=chain))) == ["fail"]
    circle = {"office": {"reprints": "paper"}, **TAKEN}
    assert said(reprints(dataset(seen(9, "2023"), sources=circle))) == ["pass"]
    assert said(reprints(dataset(seen(9, "2023"), seen(9, "2023", **OFFICE)))) == []  # nobody reprints anybody


def test_many_unused_names_are_one_finding_that_names_a_file_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bookkeeping, "_FEW", 2)
    dated = {"paper": {**SOURCES["paper"], "published": "2023-08-31"}}
    (found,) = fails(unused(dataset(sources=dated)))
    assert found.code == "BG809"
    assert found.facts["count"] == 3 - 1 + len(INDICATORS) + len(PLANS) + 1  # sources but plan-text, and the unit trn
    assert found.facts["files"] == ("actuals/2023-08.yaml",)


def test_of_a_single_source_the_file_of_its_month_is_named() -> None:
    dated = {
        "paper": {**SOURCES["paper"], "published": "2023-08"},
        "office": {**SOURCES["office"], "published": "2023"},
    }
    found = {each.subject: each.facts["files"] for each in fails(unused(dataset(sources=dated)))}
    assert found["paper"] == ("actuals/2023-08.yaml",)
    assert found["parks"] == ()


def test_without_any_observation_nothing_is_said_of_names() -> None:
    assert validated(dataset(targets={"t": target(29)})).findings == ()


def test_one_address_with_another_date_is_a_page_that_is_renewed() -> None:
    def told(second: dict[str, str]) -> int:
        page = {**SOURCES["paper"], "url": "https://a.example/p", "published": "2023-08-01"}
        return len(fails(addresses(dataset(sources={"paper": page, "again": {**page, **second}}))))

    assert told({}) == told({"url": "HTTP://www.a.example/p/"}) == told({"url": "https://a.example/p#2"}) == 1
    assert told({"published": "2023-09-01"}) == told({"url": "https://a.example/p?id=2"}) == 0


LONG = "x" * 41


@pytest.mark.parametrize(
    "more, place",
    [
        ({"name": {"vi": "x" * 40, "en": "x"}}, None),
        ({"name": {"vi": LONG, "en": "x"}}, ("name", "vi")),
        ({"name": {"vi": "x", "en": LONG}}, ("name", "en")),
        ({"name": {"vi": LONG, "en": LONG}}, ("name", "vi")),
        ({"name": {"vi": LONG, "en": LONG}, "label": BOTH}, None),
        ({"name": BOTH, "label": {"vi": "x", "en": LONG}}, ("label", "en")),
        ({"name": {"vi": "x", "en": "数" * 20}}, None),
        ({"name": {"vi": "x", "en": "数" * 21}}, ("name", "en")),  # two columns each
    ],
)
def test_a_name_fits_the_table(more: dict[str, Any], place: tuple[str, ...] | None) -> None:
    found = fails(labels(dataset(indicators={"parks": more})))
    assert [each.place.path for each in found] == ([("indicators", "parks", *place)] if place else [])
    assert said(labels(dataset(indicators={"parks": more}))).count("pass") == (5 if place else 6)
    assert {each.subject for each in found} <= {"parks"}


def empty(*observations: dict[str, Any], **tables: Any) -> list[tuple[object, ...]]:  # noqa: ANN401
    """Return the places of the texts that are empty."""
    return [each.place.path for each in fails(translations(dataset(*observations, **tables)))]


BLANK = {"vi": " ", "en": "x"}


def test_a_text_has_both_languages() -> None:
    assert empty(seen(9, "2023", note=BOTH), targets={"t": target(29, note=BOTH)}) == []
    assert empty(indicators={"parks": {"name": BLANK}}) == [("indicators", "parks", "name", "vi")]
    assert empty(indicators={"parks": {"name": {"vi": "x", "en": ""}}}) == [("indicators", "parks", "name", "en")]


def test_texts_of_observations() -> None:
    share = {"plan": "year", "value": 50, "note": BLANK}
    more: dict[str, Any] = {"note": BLANK, "misprint": BLANK, "withdrawn": BLANK, "pct_of_plan": share}
    keys = [("misprint", "vi"), ("note", "vi"), ("withdrawn", "vi"), ("pct_of_plan", "note", "vi")]
    assert empty(seen(9, "2023", **more)) == [("observations", 0, *key) for key in keys]
    (found, *_) = fails(translations(dataset(seen(9, "2023", **more))))
    assert (found.subject, found.facts["lang"]) == ("parks@2023", "vi")


def test_texts_deep_within_a_target() -> None:
    goal = target(29, base={"period": "2020", "note": BLANK}, composition={"added": [part(23), part(1, what=BLANK)]})
    assert empty(targets={"t": goal}) == [
        ("targets", "t", "base", "note", "vi"),
        ("targets", "t", "composition", "added", 1, "what", "vi"),
    ]


def test_texts_of_every_table() -> None:
    closed = {"closed": {"on": "2040-01-01", "why": BLANK}}
    assert empty(
        sources={"paper": {"note": BLANK}},
        units={"park": {"name": BLANK}},
        indicators={"parks": closed},
        plans={"plan": {"note": BLANK}},
        identities={"i": {"growth": "growth", "of": "area", "note": BLANK}},
        acknowledged=({"rule": "BG403", "subject": "parks@2023", "reason": BLANK},),
    ) == [
        ("sources", "paper", "note", "vi"),
        ("units", "park", "name", "vi"),
        ("indicators", "parks", "closed", "why", "vi"),
        ("plans", "plan", "note", "vi"),
        ("identities", "i", "note", "vi"),
        ("acknowledged", 0, "reason", "vi"),
    ]


def test_terms_and_the_territory() -> None:
    made = dataset()
    blank = Bilingual("", "x")
    written = made.written._replace(territory=blank, concepts={"parks": blank})
    found = fails(translations(made._replace(written=written)))
    assert [each.place.path for each in found] == [("territory", "vi"), ("concepts", "parks", "vi")]

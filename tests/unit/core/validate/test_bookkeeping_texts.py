"""BG805 and BG806: names too long for the table, and texts in one language only."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.text import Bilingual
from bgplan.core.validate.bookkeeping import labels, translations
from tests.build import BOTH, dataset, fails, part, said, seen, target

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

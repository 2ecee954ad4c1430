"""The list: ids, labels, last figures; found by words; in every format."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.listing import Listing, listing_of
from bgplan.core.names import NameKind
from bgplan.render.formats import Format
from bgplan.render.listing import listing_document, listing_drafts
from bgplan.render.words import Words
from tests.build import dataset, seen, target
from tests.drawn import drawn

LABELS = {
    "parks": {"name": {"vi": "Số khu công nghiệp", "en": "Industrial parks"}},
    "area": {"name": {"vi": "Diện tích", "en": "Area"}},
}
EVERY = frozenset(NameKind)


def made() -> Dataset:
    figures = seen(9, "2022"), seen(12, "2023"), seen(14, "2024-06", published="2024-07-31")
    return dataset(*figures, targets={"t": target(29), "u": target(100, indicator="area")}, indicators=LABELS)


def listed(*words: str, kinds: frozenset[NameKind] = EVERY, plans: tuple[str, ...] = ()) -> Listing:
    return listing_of(made(), date(2024, 1, 31), words, kinds, plans)


def rows(listing: Listing, form: Format) -> list[dict[str, Any]]:
    text = listing_drafts(listing, (), Words("en")).machine[form]()
    return list(csv.DictReader(io.StringIO(text)))


def test_an_indicator_has_its_last_known_figure() -> None:
    """14 parks were published in July 2024, after the date."""
    (parks,) = (row for row in rows(listed("khu"), Format.CSV) if row["kind"] == "indicator")
    assert (parks["id"], parks["label"], parks["value"], parks["period"]) == ("parks", "Industrial parks", "12", "2023")


@pytest.mark.parametrize("words", [("khu",), ("KHU", "nghiep"), ("industrial",), ("indust", "park")])
def test_words_find_in_both_languages_without_marks(words: tuple[str, ...]) -> None:
    found = listed(*words)
    assert [indicator.name for indicator in found.indicators] == ["parks"]
    assert [found_target.name for found_target in found.targets] == ["t"]


def test_of_a_plan_its_targets_and_what_they_are_of() -> None:
    found = listed(plans=("plan",))
    assert [plan.name for plan in found.plans] == ["plan"]
    assert {found_target.name for found_target in found.targets} == {"t", "u"}
    assert {indicator.name for indicator in found.indicators} == {"parks", "area"}
    assert found.sources == ()


def test_what_is_not_listed_is_counted_and_how_to_see_it() -> None:
    text = drawn(listing_document(listed(kinds=frozenset({NameKind.PLAN})), Words("en")))
    assert "2 targets (--kind target)" in text


def test_where_nothing_is_called_so_the_near_ones_are_named() -> None:
    found = listed("parsk")
    assert found.is_empty
    assert "Did you mean: parks (Industrial parks)" in drawn(listing_document(found, Words("en")))


def test_json_has_both_languages_and_the_figure() -> None:
    text = listing_drafts(listed(), (), Words("en")).machine[Format.JSON]()
    output = json.loads(text)
    parks = next(entry for entry in output["indicators"] if entry["indicator"] == "parks")
    assert parks["name"] == {"vi": "Số khu công nghiệp", "en": "Industrial parks"}
    assert (parks["last"]["value"], parks["last"]["period"]) == (12, "2023")
    assert output["plans"][0]["targets"] == 2

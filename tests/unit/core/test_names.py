"""Things found by name: ids, labels, words without marks, and what a wrong name is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.names import NameKind, found, meant, names_of, near_names

DATA = Path(__file__).parents[3] / "data"
WRITTEN = run.load(DATA, DATA).dataset.written
INDICATORS = names_of(WRITTEN, (NameKind.INDICATOR,))


@pytest.mark.parametrize("typed", ["CCN", "cum cong nghiep", "Cụm công nghiệp", "clusters", "industrial CLUSTERS"])
def test_any_words_of_a_name_find_it_in_both_languages_without_marks(typed: str) -> None:
    names = [named.name for named in found(typed.split(), INDICATORS)]
    assert "clusters" in names
    assert "parks" not in names


def test_all_words_must_fit_and_signs_alone_fit_nothing() -> None:
    assert found(["clusters", "parks", "fdi", "rank"], INDICATORS) == ()
    assert found(["…"], INDICATORS) == ()
    assert found([], INDICATORS) == INDICATORS


@pytest.mark.parametrize(
    "typed, name", [("Số CCN", "clusters"), ("dien tich ccn", "clusters.area"), ("PARKS", "parks")]
)
def test_a_label_means_what_alone_has_it(typed: str, name: str) -> None:
    assert [named.name for named in meant(typed, INDICATORS)] == [name]


def test_an_id_is_itself_whatever_else_its_words_fit() -> None:
    assert [named.name for named in meant("clusters", names_of(WRITTEN))] == ["clusters"]
    assert len(meant("ccn", INDICATORS)) > 1


def test_a_plan_is_found_by_its_document() -> None:
    plans = names_of(WRITTEN, (NameKind.PLAN,))
    assert [named.name for named in meant("147-nq/tu", plans)] == ["nq147"]
    assert "nq147" in [named.name for named in found(["nghi", "quyet", "147"], plans)]


@pytest.mark.parametrize(
    "wrong, names", [("clustrs", {"clusters"}), ("dien tich cnn", {"parks.area", "clusters.area"})]
)
def test_a_wrong_name_is_answered_by_the_spelling_of_ids_else_of_labels(wrong: str, names: set[str]) -> None:
    """Of "dien tich kcn" and "dien tich ccn" the wrong one has each but one letter."""
    assert {named.name for named in near_names(wrong, INDICATORS)} == names


def test_what_is_like_nothing_is_answered_with_nothing() -> None:
    assert near_names("xyzzyqq", INDICATORS) == ()


def test_plans_of_one_document_are_told_apart() -> None:
    of_219 = meant("219", names_of(WRITTEN, (NameKind.PLAN,)))
    assert len(of_219) > 1
    assert len({named.label for named in of_219}) == len(of_219)

"""Prints that fit no value because a unit's power or a source's language is wrong. Invented figures."""

from __future__ import annotations

import pytest

from bgplan.core.findings import Severity
from bgplan.core.validate import validated
from bgplan.render.findings import helps_of, text_of
from bgplan.render.words import LANGS, Words
from tests.build import SOURCES, UNITS, seen, settled, target

FITTING = tuple(
    seen(value, year, "output", printed=f"{value} tỷ đồng")
    for value, year in ((210, "2020"), (230, "2021"), (255, "2022"), (280, "2023"))
)


def power(written: int) -> dict[str, dict[str, object]]:
    return {"bn": {**UNITS["bn"], "power": written}}


@pytest.mark.parametrize("written", [12, 6, 0])
def test_a_power_that_is_wrong_for_all_figures_is_one_finding(written: int) -> None:
    """Tỷ is 10^9: at another power every print lies a power of ten beside its value."""
    dataset, (found,) = settled(*FITTING, units=power(written))
    assert (found.code, found.severity, found.subject) == ("BG301", Severity.ERROR, "bn")
    assert (found.place.path, found.facts["count"], len(found.related)) == (("units", "bn", "power"), 4, 3)
    assert found.facts["write"] == "power: 9"  # and obeyed it finds nothing
    assert settled(*FITTING, units=power(9))[1] == ()
    assert validated(dataset).findings == validated(settled(*FITTING, units=power(9))[0]).findings
    for lang in LANGS:
        assert "4" in text_of(found, Words(lang))
        assert "“power: 9”" in helps_of(found, Words(lang))[0]


def test_targets_are_counted_too() -> None:
    targets = {"t": target(2000, indicator="output", path="geometric", printed="2.000 tỷ đồng")}
    _, (found,) = settled(FITTING[0], targets=targets, units=power(12))
    assert (found.facts["count"], found.facts["known"]) == (2, ("t", "output@2020"))


def test_one_figure_names_the_power_as_second_place() -> None:
    _, (found,) = settled(FITTING[0], units=power(12))
    assert found.place.path == ("observations", 0, "value")
    assert [each.path for each in found.related] == [("observations", 0, "printed"), ("units", "bn", "power")]


def test_where_one_figure_fits_the_others_are_wrong_by_themselves() -> None:
    slips = (seen(2300, "2021", "output", printed="230 tỷ đồng"), seen(2550, "2022", "output", printed="255 tỷ đồng"))
    _, found = settled(FITTING[0], *slips)
    assert [(each.code, each.subject, len(each.related)) for each in found] == [
        ("BG301", "output@2021", 1),
        ("BG301", "output@2022", 1),
    ]


def test_different_powers_have_no_one_cause() -> None:
    slips = (seen(2300, "2021", "output", printed="230 tỷ đồng"), seen(25500, "2022", "output", printed="255 tỷ đồng"))
    assert [each.subject for each in settled(*slips)[1]] == ["output@2021", "output@2022"]


AREAS = tuple(
    seen(value, f"202{index}", "area", printed=f"{value // 1000}.{value % 1000} ha")
    for index, value in enumerate((1322, 1480, 1967))
)
"""The Vietnamese number format: 1.322 ha are 1,322."""


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_language_that_is_wrong_for_its_source(count: int) -> None:
    english = {"paper": {**SOURCES["paper"], "lang": "en"}}
    _, (found,) = settled(*AREAS[:count], seen(9, "2023", printed="9 KCN"), sources=english)
    if count == 1:
        assert found.place.path == ("observations", 0, "value")
        assert found.related[-1].path == ("sources", "paper", "lang")
    else:
        assert (found.place.path, found.subject) == (("sources", "paper", "lang"), "paper")
        assert (found.facts["count"], found.facts["write"]) == (count, "lang: vi")
        for lang in LANGS:
            assert "“lang: vi”" in helps_of(found, Words(lang))[0]
    assert settled(*AREAS[:count])[1] == ()


def test_english_counts_in_a_source_that_says_nothing_of_its_language() -> None:
    """Three decimals of a count are refused (BG302); in English they are 1,322 and 1,480."""
    counts = (seen(1322, "2020", printed="1,322 KCN"), seen(1480, "2021", printed="1,480 KCN"))
    _, (found,) = settled(*counts)
    assert (found.facts["cause"], found.facts["write"]) == ("lang", "lang: en")

"""Faults of which each is one cause: found once, named by what a person has to mend. In both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bgplan.render.words import HELPS, LANGS, Words
from tests.rules.small_folder import ACTUALS, PLAN, found, placed, said, with_one

GROWTH = PLAN.replace(
    "plans:\n",
    "  growth: {concept: any, name: {vi: Tăng, en: Growth}, unit: pct, measure: growth, comparator: same-period, "
    "coverage: province}\n  output: {concept: any, name: {vi: Giá trị, en: Output}, unit: bn-vnd, measure: flow, "
    "coverage: province}\nplans:\n",
).replace(
    "concepts:", "  bn-vnd: {name: {vi: tỷ đồng, en: VND bn}, dimension: vnd, power: 9, words: [đồng]}\nconcepts:"
)


def observation(indicator: str, period: str, *lines: str) -> str:
    return ACTUALS + "".join(f"{line}\n" for line in (f"  - indicator: {indicator}", f"    period: {period}", *lines))


@pytest.mark.parametrize(
    "old, new, place",
    [
        ("period: 2023-08-22\n    value: 1967", "peroid: 2023-08-22\n    value: 1967", ("BG201", 9, 5)),
        ("month: 2023-08", "mnoth: 2023-08", ("BG201", 2, 1)),
        ("schema:", "shema:", ("BG201", 1, 1)),
    ],
)
def test_a_misspelt_key_is_not_missing_as_well(tmp_path: Path, old: str, new: str, place: tuple[str, int, int]) -> None:
    assert placed(found(tmp_path, with_one(old, new))) == [place]


def test_a_key_that_is_missing_beside_another_unknown_one_is_still_missing(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("period: 2023-08-22\n    value: 1967", "colour: red\n    value: 1967"))
    assert [each.code for each in findings] == ["BG202", "BG201"]


HEAD = ACTUALS.split("observations")[0]


@pytest.mark.parametrize(
    "text, places",
    [
        (HEAD, [("BG202", 1, 1)]),
        (HEAD + "observations:\n", [("BG202", 4, 1)]),
        (HEAD + "observations: []\n", []),
    ],
    ids=["no list", "nothing", "none this month"],
)
def test_a_snapshot_without_observations_says_so_itself(
    tmp_path: Path, text: str, places: list[tuple[str, int, int]]
) -> None:
    findings = [each for each in found(tmp_path, text) if each.code != "BG802"]  # nothing is used then
    assert [(each.code, each.place.line, each.place.column) for each in findings if each.code == "BG202"] == places
    assert len(findings) == len(places) or not places
    for lang in LANGS:
        assert not places or "observations: []" in said(tuple(findings), lang)


@pytest.mark.parametrize("name", ["n", "y", "on"])
def test_a_name_that_yaml_takes_for_true_or_false_is_found_where_it_is_given_and_used(
    tmp_path: Path, name: str
) -> None:
    plan = PLAN.replace("  area: {concept", f"  {name}: {{concept").replace("indicator: area", f"indicator: {name}")
    findings = found(tmp_path, with_one("indicator: area", f"indicator: {name}"), plan)
    assert {each.code for each in findings} == {"BG209"}
    assert [each.place.file for each in findings].count("targets.yaml") == 2  # the table's key, and the target's
    for lang in LANGS:
        assert f'"{name}"' in said(findings, lang)
        assert Words(lang)("code.name") in said(findings, lang)


def test_a_name_in_quotes_is_taken_for_what_it_is(tmp_path: Path) -> None:
    plan = PLAN.replace("  area: {concept", '  "n": {concept').replace("indicator: area", 'indicator: "n"')
    assert found(tmp_path, with_one("indicator: area", 'indicator: "n"'), plan) == ()


@pytest.mark.parametrize(
    "old, new, code, name",
    [
        ("indicator: area", "indicator: \u0430rea", "BG203", "U+0430 CYRILLIC SMALL LETTER A"),
        ("value: 1967", "v\u0430lue: 1967", "BG201", "U+0430 CYRILLIC SMALL LETTER A"),
    ],
)
def test_a_letter_of_another_script_is_named(tmp_path: Path, old: str, new: str, code: str, name: str) -> None:
    findings = found(tmp_path, with_one(old, new))
    assert findings[0].code == code
    for lang in LANGS:
        assert name in said(findings, lang)


def test_text_behind_the_end_of_a_document_is_a_second_one(tmp_path: Path) -> None:
    assert placed(found(tmp_path, ACTUALS + "...\nmore: text\n")) == [("BG108", 18, 1)]


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("2023-1", "2023-01"),
        ("2023-8-5", "2023-08-05"),
        ("2023/08", "2023-08"),
        ("Quý III/2023", "2023-Q3"),
        ("quý 3 năm 2023", "2023-Q3"),
        ("2023Q3", "2023-Q3"),
        ("tháng 8/2023", "2023-08"),
        ("năm 2023", "2023"),
        ("2021-2030", "2021/2030"),
    ],
)
def test_a_period_in_another_notation_is_given_in_ours(tmp_path: Path, wrong: str, right: str) -> None:
    findings = found(tmp_path, with_one("period: 2023-08-22\n    value: 1967", f"period: {wrong}\n    value: 1967"))
    assert [each.code for each in findings] == ["BG206"]
    assert findings[0].facts["write"] == right


def test_a_month_in_another_notation_too(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("month: 2023-08", 'month: "2023-8"'))
    assert [(each.code, each.facts.get("write")) for each in findings] == [("BG206", "2023-08")]


def test_an_ambiguous_value_beside_its_print_says_what_the_print_says(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 1967", "printed: 7.840 ha\n    value: 7.840"))
    assert placed(findings) == [("BG205", 11, 12)]
    assert "the print says 7,840: write 7840" in said(findings, "en")
    assert "nguyên văn là 7.840: ghi 7840" in said(findings, "vi")
    assert "“printed”" not in said(findings, "en")


def test_an_interval_is_shown_with_the_digits_that_tell_its_ends_apart(tmp_path: Path) -> None:
    # 258,8 triệu is 0.2588 bn, from 0.25875 to 0.25885
    text = observation("output", "2022", "    printed: 258,8 triệu đồng", "    value: 258.8")
    findings = found(tmp_path, text.replace("value: 258.8", "value: 258.80"), GROWTH)
    assert "0.2588 (that is 0.25875 … 0.25885)" in said(findings, "en")


def test_a_unit_that_nobody_declared_is_named(tmp_path: Path) -> None:
    plan = GROWTH.replace("  bn-usd: {name: {vi: tỷ USD, en: USD bn}, dimension: usd, power: 9, words: [USD]}\n", "")
    plan = plan.replace("unit: bn-usd", "unit: bn-vnd")
    text = observation("output", "2022", "    printed: 12 triệu USD", "    value: 12")
    findings = [each for each in found(tmp_path, text, plan) if each.place.path[:2] == ("observations", 4)]
    assert [each.code for each in findings] == ["BG302"]
    assert "another unit: “USD”" in said(tuple(findings), "en")


@pytest.mark.parametrize("period, codes", [("2022-07-01/P12M", []), ("2022-01-01/P14M", ["BG212"])])
def test_a_cumulative_period_has_twelve_months_at_the_most(tmp_path: Path, period: str, codes: list[str]) -> None:
    findings = found(tmp_path, observation("output", period, "    value: 12"), GROWTH)
    assert [each.code for each in findings if each.code == "BG212"] == codes
    assert not codes or "of 2024" not in said(findings, "en").partition("=")[0]


def test_quotes_and_a_minus_before_zero_change_nothing(tmp_path: Path) -> None:
    text = observation("growth", "2022", "    value: -0.0").replace("value: 1967", 'value: "1967"')
    assert [each for each in found(tmp_path, text, GROWTH) if each.code != "BG802"] == []


def test_what_cannot_be_has_advice(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 9\n", "value: 27.5\n"))
    assert placed(findings) == [("BG211", 7, 12)]
    for lang in LANGS:
        assert Words(lang)(f"finding.BG211.{HELPS[0]}") in said(findings, lang)


def test_a_letter_of_another_script_in_a_choice_is_named(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 1967", "value: 1967\n    confidence: l\u043ew"))
    assert [each.code for each in findings] == ["BG207"]
    for lang in LANGS:
        assert "U+043E CYRILLIC SMALL LETTER O" in said(findings, lang)


def test_a_share_without_its_whole_asks_for_no_whole_number(tmp_path: Path) -> None:
    findings = found(tmp_path, plan=PLAN.replace("measure: share, whole: {vi: a, en: b}", "measure: share"))
    assert "missing: “whole” (a share of what)" in said(findings, "en")
    assert "“whole” (tỷ lệ này tính trên tổng nào)" in said(findings, "vi")


@pytest.mark.parametrize("text", ["c\u043enstant-2010", "\u0441urrent", "curr\u0435nt"])
def test_a_letter_of_another_script_in_a_price_basis_is_named(tmp_path: Path, text: str) -> None:
    plan = PLAN.replace("unit: bn-usd, measure: stock,", f"unit: bn-usd, measure: stock, price_basis: {text},")
    findings = found(tmp_path, plan=plan)
    assert [each.code for each in findings] == ["BG207"]
    assert "CYRILLIC SMALL LETTER" in str(findings[0].facts["foreign"])
    for lang in LANGS:
        assert str(findings[0].facts["foreign"]) in said(findings, lang)


def test_a_letter_of_another_script_in_the_price_basis_of_a_figure_too(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 1967", "value: 1967\n    price_basis: \u0441urrent"))
    assert [(each.code, each.facts["nearest"]) for each in findings] == [("BG207", "current")]
    assert "U+0441 CYRILLIC SMALL LETTER ES" in said(findings, "en")

"""Faults that people make, each in a small folder: what is found, where, and what the words say in both languages.

The rows follow the table of faults that the reader was designed against; numbers and dates have
a file of their own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.small_folder import ACTUALS, FILE, PLAN, found, placed, said, with_one


def test_a_key_twice_names_both_lines(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 1967", "value: 1967\n    value: 2254"))

    assert placed(findings) == [("BG106", 11, 5)]
    assert [(each.line, each.column) for each in findings[0].related] == [(10, 5)]
    assert "dòng 10" in said(findings, "vi")
    assert "line 10" in said(findings, "en")


@pytest.mark.parametrize(
    "old, new, place, near",
    [
        ("value: 1967", "value: 1967\n    pct_of_paln: {plan: plan, value: 3}", ("BG201", 11, 5), "pct_of_plan"),
        ("indicator: occupancy", "indicator: occupncy", ("BG208", 11, 16), "occupancy"),
        ("source: paper", "source: papr", ("BG208", 3, 9), "paper"),
        ("value: 1967", "value: 1967\n    confidence: hihg", ("BG207", 11, 17), "high"),
        ("observations:", "observation:", ("BG201", 4, 1), "observations"),
    ],
)
def test_an_unknown_name_gets_the_nearest(
    tmp_path: Path, old: str, new: str, place: tuple[str, int, int], near: str
) -> None:
    findings = found(tmp_path, with_one(old, new))

    assert placed(findings) == [place]
    for lang in ("vi", "en"):
        assert f"“{near}”?" in said(findings, lang)


def test_a_unit_that_is_not_the_indicators(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 1967", "value: 1967\n    unit: pct"))

    assert placed(findings) == [("BG213", 11, 11)]
    for lang in ("vi", "en"):
        assert "“pct”" in said(findings, lang)
        assert "“ha”" in said(findings, lang)


def test_a_total_that_is_not_the_sum_says_the_difference_with_its_interval(tmp_path: Path) -> None:
    indicator = "{concept: any, name: {vi: Phần, en: Part}, unit: ha, measure: stock, coverage: province}"
    plan = PLAN.replace("plans:\n", f"  area.new: {indicator}\n  area.old: {indicator}\nplans:\n")
    plan += "identities:\n  area: {total: area, parts: [area.new, area.old]}\n"
    part = "  - indicator: area.{}\n    period: 2023-08-22\n    value: {}\n"
    findings = found(tmp_path, ACTUALS + part.format("new", 1000) + part.format("old", 960), plan)

    # 1,966.5…1,967.5 against 999.5…1,000.5 + 959.5…960.5 = 1,959…1,961: apart by 5.5 to 8.5
    assert placed(findings) == [("BG401", 10, 12)]
    assert [each.line for each in findings[0].related] == [19, 22]
    assert "1.959 … 1.961" in said(findings, "vi")
    assert "5,5 … 8,5" in said(findings, "vi")
    assert "1,959 … 1,961" in said(findings, "en")
    assert "5.5 … 8.5" in said(findings, "en")


def test_a_share_that_contradicts_the_value(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 9", "value: 9\n    pct_of_plan: {plan: plan, value: 80}"))

    assert len(findings) == 1  # 9 of 29 parks is 31 %


def test_an_observation_outside_the_plans_period(tmp_path: Path) -> None:
    early = ACTUALS.replace("period: 2023-08-22\n    value: 9", "period: 2019\n    value: 9", 1)
    findings = found(tmp_path, early.replace("value: 9\n", "value: 9\n    pct_of_plan: {plan: plan, value: 31}\n", 1))

    assert [each.code for each in findings] == ["BG503", "BG505"]  # nothing newer is known of the parks


def test_a_file_name_against_its_content(tmp_path: Path) -> None:
    findings = found(tmp_path, name="actuals/2023-09.yaml")

    assert placed(findings) == [("BG214", 2, 8)]
    assert "2023-09.yaml" in said(findings, "vi")
    assert "tháng 8/2023" in said(findings, "vi")
    assert "Aug 2023" in said(findings, "en")


def test_of_a_mistyped_month_nothing_else_follows(tmp_path: Path) -> None:
    assert placed(found(tmp_path, with_one("month: 2023-08", "month: 2023-07"))) == [("BG214", 2, 8)]


def test_the_same_observation_twice_names_both_places(tmp_path: Path) -> None:
    findings = found(tmp_path, ACTUALS + "  - indicator: area\n    period: 2023-08-22\n    value: 1967\n")

    assert placed(findings) == [("BG801", 17, 5)]
    assert [(each.line, each.column) for each in findings[0].related] == [(8, 5)]
    assert f"{FILE}:8:5" in said(findings, "en")


@pytest.mark.parametrize(
    "old, new, place, words",
    [
        ("value: 9\n", "value: -9\n", ("BG211", 7, 12), ("không bao giờ âm", "never negative")),
        ("value: 75.6", "value: 175.6", ("BG211", 13, 12), ("từ 0 đến 100", "between 0 and 100")),
        ("value: 75.6", "value: -0.1", ("BG211", 13, 12), ("từ 0 đến 100", "between 0 and 100")),
        ("value: 9\n", "value:\n", ("BG202", 7, 5), ("thiếu “value”", "“value” is missing")),
        ("    value: 9\n", "", ("BG210", 5, 5), ("printed hoặc value", "printed or value")),
        ("value: 9\n", "value: 9\n    note: {vi: một, en: }\n", ("BG202", 8, 21), ("thiếu “en”", "“en” is missing")),
    ],
)
def test_outside_of_the_domain_or_missing(
    tmp_path: Path, old: str, new: str, place: tuple[str, int, int], words: tuple[str, str]
) -> None:
    findings = found(tmp_path, ACTUALS.replace(old, new, 1))

    assert placed(findings) == [place]
    assert words[0] in said(findings, "vi")
    assert words[1] in said(findings, "en")


ACCENTED = with_one("value: 1967", "value: 1967\n    note: {vi: Số, en: count}")


@pytest.mark.parametrize(
    "text, places, vi, en",
    [
        (ACTUALS.encode("utf-16"), [("BG101", 1, 1)], "UTF-16", "Windows calls “Unicode”"),
        (ACTUALS.encode("utf-16-le"), [("BG101", 1, 2)], "UTF-16", "Windows calls “Unicode”"),
        (ACCENTED.replace("ố", "ô\u0301").encode("cp1258"), [("BG101", 11, 17)], "Windows-1258", "Windows-1258"),
        (with_one("1967", "19\x0067"), [("BG103", 10, 14)], "U+0000", "NULL"),
        (with_one("1967", "1967\u2028"), [("BG103", 10, 16)], "U+2028", "LINE SEPARATOR"),
        (with_one("    value: 1967", "\tvalue: 1967"), [("BG104", 10, 1)], "dấu cách", "indent with spaces"),
        (with_one("    value: 1967", "   \u00a0value: 1967"), [("BG111", 10, 4)], "U+00A0", "NO-BREAK SPACE"),
        (with_one(": area", ": ar\u200bea"), [("BG111", 8, 18)], "U+200B", "ZERO WIDTH SPACE"),
        (with_one("    value: 1967", "<<<<<<< HEAD\n    value: 1967"), [("BG113", 10, 1)], "<<<<<<<", "<<<<<<<"),
        (ACTUALS + "---\na: b\n", [("BG108", 17, 1)], "thứ hai", "second"),
        (with_one("value: 1967", "value: !!python/name:os 1967"), [("BG107", 10, 12)], "!!python/name:os", "tag"),
        (with_one("value: 1967", "value: &a 1967"), [("BG107", 10, 12)], "&a", "anchor"),
        (with_one("value: 1967", "<<: {value: 1967}"), [("BG107", 10, 5)], "<<", "merge key"),
        ("", [("BG109", 1, 1)], "trống", "empty"),
        ("# later\n", [("BG109", 1, 1)], "trống", "empty"),
        ("\ufeff" + ACTUALS, [("BG102", 1, 1)], "BOM", "byte order mark"),
        ("- a list\n", [("BG203", 1, 1)], "một bảng", "a mapping"),
        ("a line of prose\n", [("BG203", 1, 1)], "một bảng", "a mapping"),
    ],
)
def test_a_text_that_cannot_be_read_as_it_is(
    tmp_path: Path, text: str | bytes, places: list[tuple[str, int, int]], vi: str, en: str
) -> None:
    findings = found(tmp_path, text)

    # A record without its value is a consequence of the merge key, and says what is still to be written.
    assert [each for each in placed(findings) if each[0] != "BG210"] == places
    assert vi in said(findings, "vi")
    assert en in said(findings, "en")


def test_eight_faults_in_one_file_are_eight_findings_sorted_by_place(tmp_path: Path) -> None:
    faulty = """\
schema: bgplan.actuals/1
month: 2023-08
source: paper
observations:
  - indicator: parks
    period: 2023-08-22
    value: 9
    value: 8
  - indicator: area
    period: 2023-08-22
    value: 7.840
  - indicator: occupancy
    period: 30/06/2023
    value: 19,3
    stage: X
    pct_of_paln: 3
  - indicator: capitl
    period: 2023-08-22
    value: 24.5
  - indicator: capital
    period: 2023-08-22
    unit: ha
    value: 24.5
"""

    assert placed(found(tmp_path, faulty)) == [
        ("BG106", 8, 5),
        ("BG205", 11, 12),
        ("BG206", 13, 13),
        ("BG204", 14, 12),
        ("BG207", 15, 12),
        ("BG201", 16, 5),
        ("BG208", 17, 16),
        ("BG213", 22, 11),
    ]


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("measure: stock, coverage: province}\n  area", "measure: stok, coverage: province}\n  area", "BG207"),
        ("published: 2023-08-31", "published: 31/08/2023", "BG206"),
        ("period: 2021/2030", "period: 2021-2030", "BG206"),
        ("indicators:", "indicatorz:", "BG201"),
    ],
)
def test_one_cause_in_the_plan_is_one_finding(tmp_path: Path, old: str, new: str, code: str) -> None:
    findings = found(tmp_path, plan=PLAN.replace(old, new, 1))

    assert [each.code for each in findings] == [code]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_to_be_typed_is_shown_as_it_is_typed(tmp_path: Path, lang: str) -> None:
    keys = said(found(tmp_path, with_one("value: 1967", "value: 1967\n    pct_of_paln: 3")), lang)
    assert "printed, value, low, high, misprint, source, note, indicator" in keys


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_choices_are_shown_as_they_are_typed(tmp_path: Path, lang: str) -> None:
    assert ": E, P, A, F" in said(found(tmp_path, with_one("value: 1967", "value: 1967\n    stage: X")), lang)

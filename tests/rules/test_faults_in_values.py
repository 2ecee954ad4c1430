"""Numbers and dates that people write and others read otherwise: both readings, and what to write, in both languages.

The rows follow the table of faults that the reader was designed against.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.small_folder import found, placed, said, with_one


def test_the_folder_without_a_fault_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path) == ()


# The area's value stands in line 10 from column 12. Each row: what is written, the code, what both languages name,
# what only the Vietnamese text says, what only the English.
NUMBERS = (
    ("615.000", "BG205", ("615000", "615.0000"), (("615,", "615.000"), ("615,", "615,000"))),
    ("7.840", "BG205", ("7840", "7.8400"), (("7,84,", "7.840"), ("7.84,", "7,840"))),
    ("652.153", "BG205", ("652153", "652.1530"), (("652,153,", "652.153"), ("652.153,", "652,153"))),
    ("94,2", "BG204", ("94.2",), (("dấu phẩy thập phân",), ("decimal comma",))),
    ("19,3", "BG204", ("19.3",), (("dấu phẩy thập phân",), ("decimal comma",))),
    ("2.200.000", "BG204", ("2200000",), (("ngăn hàng nghìn",), ("between thousands",))),
    ("24,499", "BG204", ("24.499 | 24499",), (("số lẻ", "hàng nghìn"), ("decimal", "thousands"))),
    ("1_000", "BG204", ("1000",), (("gạch dưới",), ("underscore",))),
    ("0615000", "BG204", ("203264", "615000"), (("số 0 đứng đầu",), ("leading zero",))),  # 6*8^5 + 1*8^4 + 5*8^3
    ("12:30", "BG204", ("750",), (("hệ 60",), ("sexagesimal",))),  # 12*60 + 30
    ("1e3", "BG204", ("1000",), (("số mũ",), ("exponent",))),
    ("no", "BG204", ("false",), (("đúng/sai",), ("true or false",))),
    (".nan", "BG204", ("NaN",), (("không phải là số",), ("no number",))),
    (".inf", "BG204", ("Infinity",), (("không phải là số",), ("no number",))),
    ("hơn 1.967 ha", "BG204", ("printed",), (("đơn vị",), ("unit word",))),
)


@pytest.mark.parametrize("text, code, both, each", NUMBERS)
def test_a_number_that_others_read_otherwise(
    tmp_path: Path, text: str, code: str, both: tuple[str, ...], each: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    findings = found(tmp_path, with_one("value: 1967", f"value: {text}"))

    assert placed(findings) == [(code, 10, 12)]
    for lang, own in zip(("vi", "en"), each, strict=True):
        words = said(findings, lang)
        assert all(part in words for part in (f"“{text}”", *both, *own)), words


@pytest.mark.parametrize("value, printed", [("24.499", "24,499 tỷ USD"), ("652.153", "652,153 tỷ USD")])
def test_three_decimals_that_the_print_confirms_need_no_word(tmp_path: Path, value: str, printed: str) -> None:
    assert found(tmp_path, with_one("value: 24.5", f"printed: {printed}\n    value: {value}")) == ()


def test_three_decimals_that_the_print_denies_are_asked_about(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("value: 24.5", "printed: 652.153 tỷ USD\n    value: 652.153"))

    assert placed(findings) == [("BG205", 17, 12)]


@pytest.mark.parametrize(
    "text, write, vi, en",
    [
        ("30/06/2026", "2026-06-30", "không đúng dạng", "form is not known"),
        ("8/2023", "2023-08", "không đúng dạng", "form is not known"),
        ("2026-06-31", "2023-08-22", "không có ngày này", "no such date"),
        ("2023-13", "2023-08", "không có ngày này", "no such date"),
        ("cuối tháng 6", "2023-08-22", "không đúng dạng", "form is not known"),
        ("2025/2021", "2021/2030", "kết thúc trước khi bắt đầu", "ends before it begins"),
    ],
)
def test_a_period_that_is_none(tmp_path: Path, text: str, write: str, vi: str, en: str) -> None:
    findings = found(tmp_path, with_one("area\n    period: 2023-08-22", f"area\n    period: {text}"))

    assert placed(findings) == [("BG206", 9, 13)]
    for lang, own in (("vi", vi), ("en", en)):
        words = said(findings, lang)
        assert all(part in words for part in (f"“{text}”", write, own)), words


def test_a_month_that_is_none(tmp_path: Path) -> None:
    findings = found(tmp_path, with_one("month: 2023-08", "month: cuối tháng 6"))

    assert placed(findings) == [("BG206", 2, 8)]
    assert "2023-08" in said(findings, "vi")

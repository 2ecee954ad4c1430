"""What prints say of prices and comparators in so many words."""

from __future__ import annotations

import unicodedata

import pytest

from bgplan.core.figures.claims import comparators, price_bases


@pytest.mark.parametrize(
    "printed, bases",
    [
        ("652.153 tỷ đồng (giá so sánh 2010)", ("constant-2010",)),
        ("652.153 tỷ đồng (giá so sánh  năm 2020)", ("constant-2020",)),
        ("theo giá cố định 1994 đạt 100 tỷ đồng", ("constant-1994",)),
        ("theo giá so sánh đạt 100 tỷ đồng", ("constant",)),
        ("Giá hiện hành: 155,8 nghìn tỷ đồng", ("current",)),
        ("155,8 nghìn tỷ đồng (giá thực tế)", ("current",)),
        ("VND 652,153 billion at constant 2010 prices", ("constant-2010",)),
        ("VND 652,153 billion in 2010 constant prices", ("constant-2010",)),
        ("VND 652,153 billion at constant prices of 2010", ("constant-2010",)),
        ("VND 100 billion at constant prices", ("constant",)),
        ("VND 155.8 trillion at current prices", ("current",)),
        ("100 tỷ đồng (giá hiện hành), 60 tỷ đồng (giá so sánh 2010)", ("current", "constant-2010")),
        ("9 KCN", ()),
        ("giá bán tăng 9%", ()),
        ("so sánh 2010", ()),
    ],
)
def test_price_bases(printed: str, bases: tuple[str, ...]) -> None:
    assert price_bases(printed) == bases
    assert price_bases(unicodedata.normalize("NFD", printed).upper()) == bases


@pytest.mark.parametrize(
    "printed, against",
    [
        ("tăng 9,4% so với cùng kỳ", ["same-period"]),
        ("tăng 9,4% so với cùng kì năm ngoái", ["same-period"]),
        ("bằng 109,4% so với cùng kỳ năm trước", ["same-period"]),
        ("tăng 9,4% so với tháng trước", ["previous-period"]),
        ("tăng 9,4% so với quý trước", ["previous-period"]),
        ("tăng 9,4% so với cùng kỳ tháng trước", ["previous-period"]),
        ("tăng 9,4% so với năm trước", ["previous-year"]),
        ("tăng 9,4% so với số của năm ngoái", ["previous-year"]),
        ("tăng 1,2% so với tháng trước và 9,4% so với cùng kỳ", ["previous-period", "same-period"]),
        ("up 9.4% year-on-year", ["same-period"]),
        ("up 9.4% month on month", ["previous-period"]),
        ("up 9.4% compared with the same period last year", ["same-period"]),
        ("up 9.4% from the previous month", ["previous-period"]),
        ("up 9.4% against last year", ["previous-year"]),
        ("tăng 9,4%", []),
        ("tăng 9,4% so với kế hoạch", []),
        ("năm trước đạt 9,4%", []),
    ],
)
def test_comparators(printed: str, against: list[str]) -> None:
    assert [each.value for each in comparators(printed)] == against

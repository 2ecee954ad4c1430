"""What stands beside a figure is understood, or the print is refused: tables of prints in both languages.

The figures are invented; the values are what a statistician reads in these words.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from bgplan.core.figures import Kind
from tests.unit.core.figures.printing import read, refusal_of

LEVELS_READ = [
    # Vietnamese: what a figure is of, where and when it was
    ("54 CCN đang hoạt động", "cluster", "vi", "54"),
    ("“54 CCN”", "cluster", "vi", "54"),
    ("54 CCN (tăng 9)", "cluster", "vi", "54"),
    ("54 CCN (trong đó 30 CCN đã hoạt động)", "cluster", "vi", "54"),
    ("25 dự án đầu tư (17 dự án FDI, 8 dự án DDI)", "project", "vi", "25"),
    ("54 cụm công nghiệp được thành lập", "cluster", "vi", "54"),
    ("hiện có 54 cụm công nghiệp", "cluster", "vi", "54"),
    ("đến nay toàn tỉnh có 16 khu công nghiệp", "park", "vi", "16"),
    ("cả tỉnh có 16 KCN đi vào hoạt động", "park", "vi", "16"),
    ("16 khu công nghiệp (KCN)", "park", "vi", "16"),
    ("16 KCN trên địa bàn tỉnh", "park", "vi", "16"),
    ("16 KCN (năm 2023)", "park", "vi", "16"),
    ("16 KCN (đến 30/6/2025)", "park", "vi", "16"),
    ("16 KCN (năm 2022: 9 KCN)", "park", "vi", "16"),
    ("16 KCN, vượt kế hoạch", "park", "vi", "16"),
    ("16/29 KCN", "park", "vi", "16"),
    ("521 dự án FDI còn hiệu lực", "project", "vi", "521"),
    ("43 dự án đầu tư trực tiếp nước ngoài (FDI)", "project", "vi", "43"),
    ("tổng số 149 dự án DDI", "project", "vi", "149"),
    ("giải quyết việc làm cho 342.000 lao động", "person", "vi", "342000"),
    ("lo việc làm cho 342.000 lao động", "person", "vi", None),
    ("việc làm cho hơn 342.000 lao động", "person", "vi", "342000"),
    ("hơn 46 nghìn lao động", "person", "vi", "46000"),
    ("1,5 triệu lao động", "person", "vi", "1500000"),
    ("khoảng 45.000 người", "person", "vi", "45000"),
    ("đứng thứ 2 cả nước", "rank", "vi", "2"),
    ("xếp hạng thứ 13/63", "rank", "vi", "13"),
    ("nhóm 10 tỉnh, TP dẫn đầu", "rank", "vi", "10"),
    ("diện tích 1.105,3 ha đất công nghiệp", "ha", "vi", "1105.3"),
    ("tổng diện tích quy hoạch 7.840 ha", "ha", "vi", "7840"),
    ("1.105,3 ha KCN", "ha", "vi", "1105.3"),
    ("quy mô hơn 1.700 ha", "ha", "vi", "1700"),
    ("gần 2.500 ha", "ha", "vi", "2500"),
    ("2.474,8 héc-ta", "ha", "vi", "2474.8"),
    ("1.967 ha (tăng 5,2% so với cùng kỳ)", "ha", "vi", "1967"),
    ("652.153 tỷ đồng", "bn-vnd", "vi", "652153"),
    ("652.153 tỷ đ", "bn-vnd", "vi", "652153"),
    ("652.153 tỷ đ.", "bn-vnd", "vi", "652153"),
    ("1.200 tr đồng", "bn-vnd", "vi", "1.200"),
    ("1.200 tr.đ", "bn-vnd", "vi", None),
    ("2 tỷ rưỡi đồng", "bn-vnd", "vi", "2.5"),
    ("hai tỷ rưỡi đồng", "bn-vnd", "vi", "2.5"),
    ("3 triệu rưỡi USD", "mn-usd", "vi", "3.5"),
    ("5 nghìn tỷ rưỡi", "bn-vnd", "vi", "5500"),
    ("615 (tỷ đồng)", "bn-vnd", "vi", "615"),
    ("615 tỷ (đồng)", "bn-vnd", "vi", "615"),
    ("652.153 tỷ đồng (giá so sánh 2010)", "bn-vnd", "vi", "652153"),
    ("652.153 tỷ đồng (giá so sánh năm 2010)", "bn-vnd", "vi", "652153"),
    ("652.153 tỷ đồng (theo giá hiện hành)", "bn-vnd", "vi", "652153"),
    ("34.541 tỷ đồng (tương đương 1,48 tỷ USD)", "bn-vnd", "vi", "34541"),
    ("34.541 tỷ đồng (87,9% kế hoạch)", "bn-vnd", "vi", "34541"),
    ("34.541 tỷ đồng (kế hoạch: 40.000)", "bn-vnd", "vi", "34541"),
    ("34.541 tỷ đồng Việt Nam", "bn-vnd", "vi", "34541"),
    ("ước đạt 34.541 tỷ đồng", "bn-vnd", "vi", "34541"),
    ("giá trị sản xuất công nghiệp ước tính đạt 34.541 tỷ đồng", "bn-vnd", "vi", "34541"),
    ("lũy kế 34.541 tỷ đồng", "bn-vnd", "vi", "34541"),
    ("âm 35 tỷ đồng", "bn-vnd", "vi", "-35"),
    ("-35 tỷ đồng", "bn-vnd", "vi", "-35"),
    ("tăng lên 54 CCN", "cluster", "vi", "54"),
    ("tăng mạnh, đạt 54 CCN", "cluster", "vi", "54"),
    ("tăng lên -5 tỷ đồng", "bn-vnd", "vi", "-5"),
    ("giảm còn 54 CCN", "cluster", "vi", "54"),
    ("nâng tổng số lên 54 CCN", "cluster", "vi", "54"),
    ("tổng vốn đăng ký cấp phép và điều chỉnh đạt 346 triệu USD", "mn-usd", "vi", "346"),
    ("hơn 1,48 tỷ đô la Mỹ", "mn-usd", "vi", "1480"),
    ("346 triệu đô", "mn-usd", "vi", "346"),
    ("kim ngạch xuất khẩu đạt 17,1 tỷ USD", "mn-usd", "vi", "17100"),
    ("vượt 31 tỷ USD", "mn-usd", "vi", "31000"),
    ("3.950 USD/người", "usd-each", "vi", "3950"),
    ("GRDP bình quân đầu người đạt 3.950 USD", "usd-each", "vi", "3950"),
    ("từ 8 đến 9 KCN", "park", "vi", "8.5"),
    # English
    ("54 clusters in operation", "cluster", "en", "54"),
    ("a total of 54 clusters", "cluster", "en", "54"),
    ("six operational IPs", "park", "en", "6"),
    ("nine industrial parks", "park", "en", "9"),
    ("the province has 16 industrial parks", "park", "en", "16"),
    ("16 industrial parks (IPs)", "park", "en", "16"),
    ("487 valid projects", "project", "en", "487"),
    ("466 investment projects", "project", "en", "466"),
    ("521 foreign direct investment projects", "project", "en", "521"),
    ("over 175,000 workers", "person", "en", "175000"),
    ("more than 195,000", "person", "en", "195000"),
    ("ranked 2 of the whole country", "rank", "en", "2"),
    ("1,967.11 hectares", "ha", "en", "1967.11"),
    ("nearly 2,500 hectares of industrial land", "ha", "en", "2500"),
    ("VND652.15 trillion", "bn-vnd", "en", "652150"),
    ("VND652.15 trillion (US$25.6 billion)", "bn-vnd", "en", "652150"),
    ("VND652.15 trillion at constant prices", "bn-vnd", "en", "652150"),
    ("VND652.15 trillion (at 2010 constant prices)", "bn-vnd", "en", "652150"),
    ("approximately VNĐ677 trillion", "bn-vnd", "en", "677000"),
    ("export turnover reached US$8.5 billion", "mn-usd", "en", "8500"),
    ("exports of $8.5 billion", "mn-usd", "en", "8500"),
    ("34.6 million US dollars", "mn-usd", "en", "34.6"),
    ("US$34.6 million (up 5.2%)", "mn-usd", "en", "34.6"),
    ("minus 35 billion VND", "bn-vnd", "en", "-35"),
    ("rose to 54 clusters", "cluster", "en", "54"),
    ("USD 3,950 per head", "usd-each", "en", "3950"),
    ("3,950 USD a head", "usd-each", "en", "3950"),
    ("385 million tonnes", "mt", "en", "385"),
    ("385.5 MtCO2e", "mt", "en", "385.5"),
]

GROWTH_READ = [
    ("19,3%", "vi", "19.3"),
    ("tăng 19,3%", "vi", "19.3"),
    ("ước tăng 19,3% so với cùng kỳ năm trước", "vi", "19.3"),
    ("tăng trưởng đạt 19,3%", "vi", "19.3"),
    ("tăng nhẹ 1,2%", "vi", "1.2"),
    ("tốc độ tăng GRDP đạt 13,45%", "vi", "13.45"),
    ("tăng trưởng khá, tăng 13,5%", "vi", "13.5"),
    ("tăng 2,38% so với cuối năm 2022", "vi", "2.38"),
    ("tăng 2,38% so với cùng kỳ 2022", "vi", "2.38"),
    ("tăng trên 8% so cùng kỳ năm trước", "vi", "8"),
    ("tăng 2,38% so với cùng tháng năm trước", "vi", "2.38"),
    ("tăng mạnh 19,3% so với cùng kỳ", "vi", "19.3"),
    ("tăng bình quân 19%/năm", "vi", "19"),
    ("bình quân tăng 19% mỗi năm", "vi", "19"),
    ("tốc độ tăng trưởng bình quân hằng năm đạt 19%", "vi", "19"),
    ("công nghiệp - xây dựng tăng 14,02%", "vi", "14.02"),
    ("▲ 2,5%", "vi", "2.5"),
    ("+2,5%", "vi", "2.5"),
    ("giảm 2,5%", "vi", "-2.5"),
    ("giảm nhẹ 2,5%", "vi", "-2.5"),
    ("sụt 2,5%", "vi", "-2.5"),
    ("tụt 2,5%", "vi", "-2.5"),
    ("sụt giảm 2,5%", "vi", "-2.5"),
    ("suy giảm 2,5%", "vi", "-2.5"),
    ("lùi 2,5%", "vi", "-2.5"),
    ("co lại 2,5%", "vi", "-2.5"),
    ("▼ 2,5%", "vi", "-2.5"),
    ("▼2,5%", "vi", "-2.5"),
    ("↓ 2,5%", "vi", "-2.5"),
    ("âm 2,5%", "vi", "-2.5"),
    ("-2,5%", "vi", "-2.5"),
    ("tăng trưởng âm 2,5%", "vi", "-2.5"),
    ("112,5% so với cùng kỳ", "vi", "12.5"),
    ("112,5% cùng kỳ", "vi", "12.5"),
    ("112,5% so cùng kỳ năm trước", "vi", "12.5"),
    ("đạt 112,5% so với cùng kỳ", "vi", "12.5"),
    ("bằng 97,8% so với cùng kỳ", "vi", "-2.2"),
    ("12,5% so với cùng kỳ", "vi", "12.5"),
    ("từ -2% đến 3%", "vi", "0.5"),
    ("từ −2 % đến 3 %", "vi", "0.5"),
    ("−2–3%", "vi", "0.5"),
    ("-2 đến +3%", "vi", "0.5"),
    ("từ -3% đến -2%", "vi", "-2.5"),
    ("từ âm 2% đến 3%", "vi", "0.5"),
    ("giảm 2-3%", "vi", "-2.5"),
    ("tăng 2,5% (loại trừ yếu tố giá)", "vi", None),
    ("tăng 2,5% (năm 2022 tăng 3,1%)", "vi", "2.5"),
    ("7.82 percent", "en", "7.82"),
    ("up 7.82 percent year-on-year", "en", "7.82"),
    ("12.5% year on year", "en", "12.5"),
    ("a rise of 5.2%", "en", "5.2"),
    ("an increase of 5.2% over the previous year", "en", "5.2"),
    ("5.2% higher than last year", "en", "5.2"),
    ("5.2% growth", "en", "5.2"),
    ("grew by more than 5%", "en", "5"),
    ("19 per cent annually", "en", "19"),
    ("21 to 22 percent per year", "en", "21.5"),
    ("slumped 2.5%", "en", "-2.5"),
    ("slipped 2.5%", "en", "-2.5"),
    ("plunged 2.5%", "en", "-2.5"),
    ("shrank by 2.5%", "en", "-2.5"),
    ("contracted 2.5% year-on-year", "en", "-2.5"),
    ("down 2.5% from a year earlier", "en", "-2.5"),
    ("a decline of 2.5%", "en", "-2.5"),
    ("tumbled 2.5%", "en", "-2.5"),
    ("112.3% of the same period", "en", "12.3"),
    ("97.8% of the same period last year", "en", "-2.2"),
    ("112.3% compared with the same period of 2022", "en", "12.3"),
    ("from -2% to 3%", "en", "0.5"),
]

SHARES_READ = [
    ("tỷ lệ lấp đầy đạt 75,6%", Kind.SHARE, "vi", "75.6"),
    ("chiếm 54,9% GRDP", Kind.SHARE, "vi", "54.9"),
    ("tỷ trọng công nghiệp trong GRDP đạt 54,9%", Kind.SHARE, "vi", "54.9"),
    ("75,6% diện tích đất công nghiệp cho thuê", Kind.SHARE, "vi", "75.6"),
    ("accounted for 54.8 percent of the GRDP", Kind.SHARE, "en", "54.8"),
    ("giảm còn 3,5%", Kind.SHARE, "vi", "3.5"),
    ("2,5 (%)", Kind.SHARE, "vi", "2.5"),
    ("bằng 80,12% kế hoạch năm", Kind.PLAN_SHARE, "vi", "80.12"),
    ("đạt 80,12% KH năm", Kind.PLAN_SHARE, "vi", "80.12"),
    ("đạt 80,12% KH", Kind.PLAN_SHARE, "vi", "80.12"),
    ("80,12% so với KH", Kind.PLAN_SHARE, "vi", "80.12"),
    ("vượt 12,7% KH", Kind.PLAN_SHARE, "vi", "112.7"),
    ("đạt 80,12% dự toán", Kind.PLAN_SHARE, "vi", "80.12"),
    ("80.12% of the annual plan", Kind.PLAN_SHARE, "en", "80.12"),
    ("80.12% of the five-year plan", Kind.PLAN_SHARE, "en", None),
    ("còn 20% kế hoạch", Kind.PLAN_SHARE, "vi", None),
    ("80.12% of the plan", Kind.PLAN_SHARE, "en", "80.12"),
    ("exceeded the plan by 3.0%", Kind.PLAN_SHARE, "en", "103.0"),
]


@pytest.mark.parametrize("printed, unit, lang, value", LEVELS_READ)
def test_levels_with_words_that_are_understood(printed: str, unit: str, lang: str, value: str | None) -> None:
    if value is None:
        assert not refusal_of(printed, unit, lang, Kind.LEVEL).startswith("read")
        return
    assert str(read(printed, unit, lang, Kind.LEVEL).value) == value


@pytest.mark.parametrize(
    "printed, unit, lang, value",
    [
        ("thành lập mới 23 khu công nghiệp", "park", "vi", 23),
        ("25 dự án FDI cấp mới", "project", "vi", 25),
        ("cấp mới 25 dự án", "project", "vi", 25),
        ("25 newly licensed projects", "project", "en", 25),
        ("23 new industrial parks", "park", "en", 23),
    ],
)
def test_what_is_new_is_counted_over_a_period_and_is_no_level(printed: str, unit: str, lang: str, value: int) -> None:
    assert read(printed, unit, lang, Kind.FLOW).value == value
    assert refusal_of(printed, unit, lang, Kind.LEVEL) == "comparator"


@pytest.mark.parametrize(
    "printed, unit, lang, value",
    [
        ("phấn đấu đạt 66 cụm công nghiệp", "cluster", "vi", 66),
        ("mục tiêu 66 CCN", "cluster", "vi", 66),
        ("sẽ có 29 khu công nghiệp", "park", "vi", 29),
        ("kế hoạch 20 cụm", "cluster", "vi", 20),
    ],
)
def test_a_target_may_say_that_it_is_one_a_figure_may_not(printed: str, unit: str, lang: str, value: int) -> None:
    assert read(printed, unit, lang, Kind.LEVEL, target=True).value == value
    assert not refusal_of(printed, unit, lang, Kind.LEVEL).startswith("read")


@pytest.mark.parametrize(
    "printed, kind",
    [
        ("mục tiêu tăng trưởng 19%/năm", Kind.GROWTH),
        ("mục tiêu tăng 19%/năm", Kind.GROWTH),
        ("mục tiêu đạt 19%/năm", Kind.GROWTH),
        ("phấn đấu tăng bình quân 19%/năm", Kind.GROWTH),
        ("chỉ tiêu 19%", Kind.SHARE),
    ],
)
def test_a_percentage_that_is_a_target_may_say_so(printed: str, kind: Kind) -> None:
    assert read(printed, "%", "vi", kind, target=True).value == 19
    assert not refusal_of(printed, "%", "vi", kind).startswith("read")


@pytest.mark.parametrize(
    "printed", ["đạt mục tiêu 102%", "vượt mục tiêu 2%", "tăng 2% so với mục tiêu", "102% mục tiêu"]
)
def test_a_percentage_of_a_target_is_no_target(printed: str) -> None:
    assert refusal_of(printed, "%", "vi", Kind.GROWTH, target=True) == "comparator"


@pytest.mark.parametrize("printed, lang, value", GROWTH_READ)
def test_growth_with_words_that_are_understood(printed: str, lang: str, value: str | None) -> None:
    if value is None:
        assert not refusal_of(printed, "%", lang, Kind.GROWTH).startswith("read")
        return
    assert read(printed, "%", lang, Kind.GROWTH).value == Decimal(value)


@pytest.mark.parametrize("printed, kind, lang, value", SHARES_READ)
def test_shares_with_words_that_are_understood(printed: str, kind: Kind, lang: str, value: str | None) -> None:
    if value is None:
        assert not refusal_of(printed, "%", lang, kind).startswith("read")
        return
    assert read(printed, "%", lang, kind).value == Decimal(value)

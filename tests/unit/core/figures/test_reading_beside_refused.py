"""Prints beside whose figure stands what changes it, or what nobody knows: none of them is read.

Each could be taken for the figure in its number; read so, it would be wrong. The figures are invented.
"""

from __future__ import annotations

import pytest

from bgplan.core.figures import Kind
from tests.unit.core.figures.printing import read, refusal_of

OTHER_UNITS = [
    ("34.6 million Singapore dollars", "mn-usd", "en"),
    ("S$34.6 million", "mn-usd", "en"),
    ("C$34.6 million", "mn-usd", "en"),
    ("CA$34.6 million", "mn-usd", "en"),
    ("A$34.6 million", "mn-usd", "en"),
    ("HK$34.6 million", "mn-usd", "en"),
    ("NT$34.6 million", "mn-usd", "en"),
    ("NZ$34.6 million", "mn-usd", "en"),
    ("Z$34.6 million", "mn-usd", "en"),  # a dollar that nobody declared
    ("34.6 million Canadian dollars", "mn-usd", "en"),
    ("34.6 million Australian dollars", "mn-usd", "en"),
    ("34.6 million Fijian dollars", "mn-usd", "en"),
    ("34.6 million dollars Canadian", "mn-usd", "en"),
    ("34.6 million SGD", "mn-usd", "en"),
    ("34.6 million yuan", "mn-usd", "en"),
    ("RMB34.6 million", "mn-usd", "en"),
    ("¥34.6 million", "mn-usd", "en"),
    ("€34.6 million", "mn-usd", "en"),
    ("34.6 million (euros)", "mn-usd", "en"),
    ("34.6 million USD (SGD)", "mn-usd", "en"),
    ("34,6 triệu đô la Singapore", "mn-usd", "vi"),
    ("34,6 triệu đô la Úc", "mn-usd", "vi"),
    ("34,6 triệu đô la Canada", "mn-usd", "vi"),
    ("34,6 triệu đô Sing", "mn-usd", "vi"),
    ("34,6 triệu nhân dân tệ", "mn-usd", "vi"),
    ("34,6 triệu tệ", "mn-usd", "vi"),
    ("34,6 triệu USD Singapore", "mn-usd", "vi"),
    ("34,6 triệu bạt", "mn-usd", "vi"),
    ("615 tỷ (USD)", "bn-vnd", "vi"),
    ("615 (tỷ USD)", "bn-vnd", "vi"),
    ("615 tỷ đồng yên", "bn-vnd", "vi"),
    ("615 tỷ đồng euro", "bn-vnd", "vi"),
    ("615 tỷ đồng nhân dân tệ", "bn-vnd", "vi"),
    ("615 tỷ đồng, USD", "bn-vnd", "vi"),
    ("615 (nghìn ha)", "bn-vnd", "vi"),
    ("54 (%)", "cluster", "vi"),
    ("54 CCN, KCN", "cluster", "vi"),
    ("54 CCN và KCN", "cluster", "vi"),
    ("54 CCN và 5 KCN", "cluster", "vi"),
    ("5 doanh nghiệp trong KCN", "park", "vi"),
    ("5 huyện có KCN", "park", "vi"),
    ("5 huyện", "park", "vi"),
    ("31/45 xã", "cluster", "vi"),
    ("5 companies in IPs", "park", "en"),
    ("54 lô CCN", "cluster", "vi"),
    ("12‰", "%", "vi"),
    ("tăng 2,3 điểm phần trăm", "%", "vi"),
    ("2,3 đ%", "%", "vi"),
]

PER_WHAT = [
    ("bình quân 615 tỷ đồng mỗi tháng", "bn-vnd", "vi"),
    ("615 tỷ đồng mỗi tháng", "bn-vnd", "vi"),
    ("615 tỷ đồng (mỗi tháng)", "bn-vnd", "vi"),
    ("mỗi tháng 615 tỷ đồng", "bn-vnd", "vi"),
    ("615 tỷ đồng/tháng", "bn-vnd", "vi"),
    ("615 tỷ/tháng", "bn-vnd", "vi"),
    ("615 tỷ đồng một tháng", "bn-vnd", "vi"),
    ("615 tỷ đồng hằng tháng", "bn-vnd", "vi"),
    ("615 tỷ đồng mỗi ngày", "bn-vnd", "vi"),
    ("615 tỷ đồng một ngày", "bn-vnd", "vi"),
    ("615 tỷ đồng mỗi năm", "bn-vnd", "vi"),
    ("mỗi năm 615 tỷ đồng", "bn-vnd", "vi"),
    ("bình quân 615 tỷ đồng", "bn-vnd", "vi"),
    ("trung bình 615 tỷ đồng", "bn-vnd", "vi"),
    ("615 tỷ đồng mỗi doanh nghiệp", "bn-vnd", "vi"),
    ("615 triệu đồng một lao động", "bn-vnd", "vi"),
    ("615 triệu đồng/người", "bn-vnd", "vi"),
    ("615 triệu đồng bình quân đầu người", "bn-vnd", "vi"),
    ("bình quân đầu người 615 triệu đồng", "bn-vnd", "vi"),
    ("VND615 billion per month", "bn-vnd", "en"),
    ("VND615 billion a month", "bn-vnd", "en"),
    ("VND615 billion monthly", "bn-vnd", "en"),
    ("VND615 billion a day", "bn-vnd", "en"),
    ("615 billion VND each month", "bn-vnd", "en"),
    ("an average of VND615 billion", "bn-vnd", "en"),
    ("615 million VND per head", "bn-vnd", "en"),
    ("615 million VND per capita", "bn-vnd", "en"),
    ("615 million VND per worker", "bn-vnd", "en"),
    ("5 tỷ đồng/ha", "bn-vnd", "vi"),
    ("5 tỷ đồng mỗi ha", "bn-vnd", "vi"),
]

MAGNITUDES = [
    ("342,000 lao động", "person", "vi"),
    ("342,000", "person", "vi"),
    ("342.000 workers", "person", "en"),
    ("16,000–17,000 lao động", "person", "vi"),
    ("34.6 mil USD", "mn-usd", "en"),
    ("34.6 mn USD", "mn-usd", "en"),
    ("US$34.6m", "mn-usd", "en"),
    ("34.6 mio USD", "mn-usd", "en"),
    ("34.6 lakh crore USD", "mn-usd", "en"),
    ("34.6 crore USD", "mn-usd", "en"),
    ("34.6 million (thousand) USD", "mn-usd", "en"),
    ("34.6 (million) billion USD", "mn-usd", "en"),
    ("two and a half million USD", "mn-usd", "en"),
    ("2 and a half million USD", "mn-usd", "en"),
    ("15,1 tỷ triệu USD", "mn-usd", "vi"),
    ("615 (đơn vị: 1.000 đồng)", "bn-vnd", "vi"),
    ("615 tỷ đồng (đơn vị: 1.000 đồng)", "bn-vnd", "vi"),
    ("615 tỷ đồng x 1.000", "bn-vnd", "vi"),
    ("2,5 tỷ rưỡi đồng", "bn-vnd", "vi"),
    ("2 rưỡi tỷ đồng", "bn-vnd", "vi"),
    ("2 tỷ đồng rưỡi", "bn-vnd", "vi"),
    ("2 nghìn rưỡi tỷ đồng", "bn-vnd", "vi"),
    ("2 cụm rưỡi", "cluster", "vi"),
]

CHANGES_OF_LEVELS = [
    ("plus 5 clusters", "cluster", "en"),
    ("cộng 5 cụm", "cluster", "vi"),
    ("from 45 clusters", "cluster", "en"),
    ("from VND615 billion", "bn-vnd", "en"),
    ("mức tăng đạt 3 cụm", "cluster", "vi"),
    ("75,6%/năm", "%", "vi"),
    ("tăng 3 cụm", "cluster", "vi"),
    ("tăng thêm 20 cụm", "cluster", "vi"),
    ("thêm 20 cụm", "cluster", "vi"),
    ("20 cụm tăng thêm", "cluster", "vi"),
    ("bổ sung 20 cụm", "cluster", "vi"),
    ("mở rộng 20 cụm", "cluster", "vi"),
    ("20 cụm mới", "cluster", "vi"),
    ("thành lập mới 20 cụm", "cluster", "vi"),
    ("+20 cụm", "cluster", "vi"),
    ("▲ 20 cụm", "cluster", "vi"),
    ("giảm 13 cụm", "cluster", "vi"),
    ("20 cụm (giảm)", "cluster", "vi"),
    ("giảm 50%", "%", "vi"),
    ("hơn năm trước 20 cụm", "cluster", "vi"),
    ("nhiều hơn 20 cụm", "cluster", "vi"),
    ("20 cụm so với năm trước", "cluster", "vi"),
    ("cùng kỳ năm trước đạt 20 cụm", "cluster", "vi"),
    ("vượt kế hoạch 20 cụm", "cluster", "vi"),
    ("vượt 20 cụm so với kế hoạch", "cluster", "vi"),
    ("kế hoạch 20 cụm", "cluster", "vi"),
    ("20 cụm (kế hoạch)", "cluster", "vi"),
    ("20 cụm (kế hoạch năm 2023)", "cluster", "vi"),
    ("20 cụm chưa hoạt động", "cluster", "vi"),
    ("không phải 20 cụm", "cluster", "vi"),
    ("20 more clusters", "cluster", "en"),
    ("20 additional clusters", "cluster", "en"),
    ("20 new clusters", "cluster", "en"),
    ("another 20 clusters", "cluster", "en"),
    ("an increase of 20 clusters", "cluster", "en"),
    ("20 clusters more", "cluster", "en"),
    ("20 clusters up", "cluster", "en"),
    ("up 20 clusters", "cluster", "en"),
    ("a reduction of 20 clusters", "cluster", "en"),
    ("a 20 cluster reduction", "cluster", "en"),
    ("a 50 % reduction", "%", "en"),
    ("50 % lower", "%", "en"),
    ("cut by 50 %", "%", "en"),
]

GROWTH = [
    ("tăng trưởng giảm 2,5%", "%", "vi"),
    ("growth fell 2.5%", "%", "en"),
    ("giảm mạnh, đạt 2,5%", "%", "vi"),
    ("âm giảm 2,5%", "%", "vi"),
    ("2,5% of the same period", "%", "vi"),
    ("tăng 2,38% so với bình quân cùng kỳ", "%", "vi"),
    ("tăng 2,5% so với KH", "%", "vi"),
    ("đạt 102,5% KH", "%", "vi"),
    ("đạt 102,5% KH năm", "%", "vi"),
    ("102,5% so với kế hoạch", "%", "vi"),
    ("tăng 2,5% so với dự toán", "%", "vi"),
    ("đạt 102,5% Nghị quyết", "%", "vi"),
    ("tăng 2,5% so với bình quân", "%", "vi"),
    ("97,8% so với cùng kỳ", "%", "vi"),
    ("105,3%", "%", "vi"),
    ("đạt 105,3%", "%", "vi"),
    ("IIP 105,3%", "%", "vi"),
    ("CPI đạt 103,2%", "%", "vi"),
    ("tháng 8 đạt 103,2%", "%", "vi"),
    ("105.3 percent", "%", "en"),
    ("đạt 97,8% so với cùng kỳ", "%", "vi"),
    ("97.8% compared with last year", "%", "en"),
    ("112.5% year-on-year", "%", "en"),
    ("tăng 2% mỗi tháng", "%", "vi"),
    ("2% a month", "%", "en"),
    ("tăng 2% bình quân đầu người", "%", "vi"),
    ("tan chảy 2,5%", "%", "vi"),
    ("cratered 2.5%", "%", "en"),
    ("2,5% ▼", "%", "vi"),
    ("(▼) 2,5% ↑", "%", "vi"),
    ("2,5% (giảm)", "%", "vi"),
    ("(2,5%)", "%", "vi"),
    ("(2.5)%", "%", "en"),
    ("2.5% drop", "%", "en"),
    ("giảm 2,5% tăng", "%", "vi"),
    ("mất 2,5%", "%", "vi"),
    ("không tăng 2,5%", "%", "vi"),
    ("suýt tăng 2,5%", "%", "vi"),
    ("tăng 2,5% hay giảm", "%", "vi"),
    ("âm 2-3%", "%", "vi"),
    ("giảm -2–3%", "%", "vi"),
    ("giảm 2% đến tăng 3%", "%", "vi"),
    ("từ 3% đến -2%", "%", "vi"),
    ("tăng từ -2% đến 3%", "%", "vi"),
    ("2- -3%", "%", "vi"),
    ("2,5%*", "%", "vi"),
    ("2,5%…", "%", "vi"),
    ("x2,5%", "%", "vi"),
    ("2,5 (x) %", "%", "vi"),
    ("2,5% (1)", "%", "vi"),
    ("2,5 (1)%", "%", "vi"),
    ("2,5% (khoảng)", "%", "vi"),
    ("2,5% [giảm]", "%", "vi"),
    ("2,5%)", "%", "vi"),
]


@pytest.mark.parametrize("printed, unit, lang", [*OTHER_UNITS, *PER_WHAT, *MAGNITUDES, *CHANGES_OF_LEVELS])
def test_a_level_beside_which_stands_something_else_is_not_read(printed: str, unit: str, lang: str) -> None:
    kind = Kind.SHARE if unit == "%" else Kind.LEVEL
    assert (
        refusal_of(printed, unit, lang, kind)
        in {"unit", "no-unit", "words", "magnitude", "comparator", "decimals"} | COUNTED
    )


COUNTED = {"several-numbers", "no-number"}


@pytest.mark.parametrize("printed, unit, lang", GROWTH)
def test_growth_beside_which_stands_something_else_is_not_read(printed: str, unit: str, lang: str) -> None:
    reasons = {"unit", "no-unit", "words", "comparator", "double-negative", "several-numbers", "no-number"}
    assert refusal_of(printed, unit, lang, Kind.GROWTH) in reasons


@pytest.mark.parametrize(
    "printed",
    ["vượt 112,7% kế hoạch", "vượt kế hoạch, đạt 112,7%", "tăng mạnh, đạt 80,12% KH", "đạt 80% kế hoạch mỗi tháng"],
)
def test_a_share_of_a_plan_that_may_mean_two_things_is_not_read(printed: str) -> None:
    assert refusal_of(printed, "%", "vi", Kind.PLAN_SHARE) in {"comparator", "unit"}


@pytest.mark.parametrize("printed, unit, lang", [row for row in OTHER_UNITS if "%" not in row[1]])
def test_another_unit_is_refused_for_its_unit(printed: str, unit: str, lang: str) -> None:
    reason = refusal_of(printed, unit, lang, Kind.LEVEL)
    assert reason == "unit" or " và " in printed or printed in LESS_CLEAR


LESS_CLEAR = {"Z$34.6 million", "34.6 million Fijian dollars", "34.6 million dollars Canadian"}
LESS_CLEAR |= {"34,6 triệu USD Singapore", "615 (nghìn ha)", "5 huyện có KCN", "54 lô CCN", "5 companies in IPs"}
LESS_CLEAR |= {"5 doanh nghiệp trong KCN"}


@pytest.mark.parametrize(
    "printed, names",
    [
        ("20 cụm mới", "Số cụm mới thành lập"),
        ("20 cụm chưa hoạt động", "Cụm chưa hoạt động"),
        ("20 cụm ở Lục Nam", "Số cụm | huyện Lục Nam"),
    ],
)
def test_the_names_of_the_indicator_are_understood(printed: str, names: str) -> None:
    assert read(printed, "cluster", "vi", Kind.LEVEL, names=names).value == 20


@pytest.mark.parametrize(
    "printed, unit, lang", [("kế hoạch 20 cụm", "cluster", "vi"), ("20 cụm theo kế hoạch", "cluster", "vi")]
)
def test_a_target_may_say_that_it_is_one(printed: str, unit: str, lang: str) -> None:
    assert read(printed, unit, lang, Kind.LEVEL, target=True).value == 20

"""What printed figures say: cases of the sources. Prints that are not read are in ``test_reading_unreadable``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bgplan.core.figures import Bound, Kind, PrintUnit, Qualifier
from bgplan.core.intervals import Interval
from tests.unit.core.figures.units import CLUSTERS, DOLLARS, DONG, HA, PARKS, PCT, PROJECTS, RANK, WORKERS, read


@pytest.mark.parametrize(
    "printed, unit, lang, value",
    [
        ("652.153 tỷ đồng", DONG, "vi", "652153"),
        ("2.200.000 tỷ đồng", DONG, "vi", "2200000"),
        ("155.876,0 tỷ đồng", DONG, "vi", "155876.0"),
        ("258,8 nghìn tỷ đồng", DONG, "vi", "258800"),
        ("258,8 NGÀN TỈ ĐỒNG", DONG, "vi", "258800"),
        ("258,8 nghìn tỷ", DONG, "vi", "258800"),
        ("2,2 triệu tỷ đồng", DONG, "vi", "2200000"),
        ("41741.50 tỷ đồng", DONG, "vi", "41741.50"),
        ("244. 820 tỷ đồng", DONG, "vi", "244820"),
        ("VND652.15 trillion", DONG, "en", "652150"),
        ("VND56,380 billion", DONG, "en", "56380"),
        ("207 trillion VND", DONG, "en", "207000"),
        ("approximately VNĐ677 trillion", DONG, "en", "677000"),
        ("24,499 tỷ USD", DOLLARS, "vi", "24.499"),
        ("24,499,431,359 USD", DOLLARS, "vi", "24.499431359"),
        ("8.440,6 triệu USD", DOLLARS, "vi", "8.4406"),
        ("1740 triệu USD", DOLLARS, "vi", "1.740"),
        ("US$1,241 million", DOLLARS, "en", "1.241"),
        ("hơn 346 triệu USD", DOLLARS, "vi", "0.346"),
        ("tổng vốn đăng ký đạt hơn 1,48 tỷ USD (quy đổi)", DOLLARS, "vi", "1.48"),
        ("1.967 ha", HA, "vi", "1967"),
        ("1,322,000 ha", HA, "vi", "1322000"),
        ("1,322.5 ha", HA, "vi", "1322.5"),
        ("2 200 000 ha", HA, "vi", "2200000"),
        ("hơn 6.\u00a0800ha", HA, "vi", "6800"),
        ("1,322 ha", HA, "en", "1322"),
        ("1.967,5 ha", HA, "en", "1967.5"),
        ("1,967.11 hectares", HA, "en", "1967.11"),
        ("149 dự án DDI", PROJECTS, "vi", "149"),
        ("43 dự án đầu tư trực tiếp nước ngoài (FDI)", PROJECTS, "vi", "43"),
        ("30 CCN đã đi vào hoạt động", CLUSTERS, "vi", "30"),
        ("31/45 CCN", CLUSTERS, "vi", "31"),
        ("9 KCN trên địa bàn tỉnh", PARKS, "vi", "9"),
        ("hơn 46 nghìn lao động", WORKERS, "vi", "46000"),
        ("more than 195,000", WORKERS, "en", "195000"),
        ("đứng thứ 2/63", RANK, "vi", "2"),
        ("13", RANK, "vi", "13"),
        ("six IPs", PARKS, "en", "6"),
        ("nine industrial parks", PARKS, "en", "9"),
        ("six operational IPs", PARKS, "en", "6"),
        ("five", PARKS, "en", "5"),
        ("sáu khu công nghiệp", PARKS, "vi", "6"),
        ("năm khu công nghiệp", PARKS, "vi", "5"),
        ("-5 dự án", PROJECTS, "vi", "-5"),
        ("tăng lên 9 KCN", PARKS, "vi", "9"),
        ("giảm còn 9 KCN", PARKS, "vi", "9"),
        ("rose to 9 industrial parks", PARKS, "en", "9"),
        ("tỷ lệ lấp đầy đạt 75,6%", PCT, "vi", "75.6"),
    ],
)
def test_levels_of_the_sources(printed: str, unit: PrintUnit, lang: str, value: str) -> None:
    assert str(read(printed, unit, lang).value) == value


@pytest.mark.parametrize(
    "printed, value, low, high",
    [
        ("19,3%", "19.3", "19.25", "19.35"),
        ("19%/năm", "19", "18.5", "19.5"),
        ("tăng 19,3% so với cùng kỳ", "19.3", "19.25", "19.35"),
        ("tăng trưởng đạt 19,3% so với cùng kỳ", "19.3", "19.25", "19.35"),
        ("cao hơn 5% so với năm trước", "5", "4.5", "5.5"),
        ("giảm 5,24%", "-5.24", "-5.245", "-5.235"),
        ("-5,24%", "-5.24", "-5.245", "-5.235"),
        ("khoảng -5,24%", "-5.24", "-5.245", "-5.235"),
        ("\u22125,24%", "-5.24", "-5.245", "-5.235"),
        ("+5,24%", "5.24", "5.235", "5.245"),
        ("tăng trưởng âm 5,24%", "-5.24", "-5.245", "-5.235"),
        ("giảm hơn 5%", "-5", "-6", "-5"),
        ("bằng 97,77% so với cùng kỳ", "-2.23", "-2.235", "-2.225"),  # 97.77 - 100
        ("gấp 2,7 lần", "170", "165", "175"),  # (2.7 -/+ 0.05 - 1) * 100
        ("tăng gấp 2,7 lần cùng kỳ", "170", "165", "175"),
        ("gấp hơn 2 lần", "100", "100", "200"),
        ("gấp 2,75 lần", "175", "174.5", "175.5"),
        ("giảm 5-6%", "-5.5", "-6", "-5"),
    ],
)
def test_growth(printed: str, value: str, low: str, high: str) -> None:
    growth = read(printed, PCT, kind=Kind.GROWTH)
    assert (growth.value, growth.interval) == (Decimal(value), Interval.of(low, high))


@pytest.mark.parametrize(
    "printed, value",
    [("up 5.2 percent", "5.2"), ("fell 5.2%", "-5.2"), ("a rise of 5.2%", "5.2"), ("down by 5.2 per cent", "-5.2")],
)
def test_growth_in_english(printed: str, value: str) -> None:
    assert read(printed, PCT, "en", Kind.GROWTH).value == Decimal(value)


@pytest.mark.parametrize(
    "printed, value, low, high",
    [
        ("bằng 80,12% kế hoạch năm", "80.12", "80.115", "80.125"),
        ("đạt 80%", "80", "79.5", "80.5"),
        ("vượt 12,7% kế hoạch", "112.7", "112.65", "112.75"),
        ("vượt kế hoạch 12,7%", "112.7", "112.65", "112.75"),
        ("tăng 12,7% so với kế hoạch", "112.7", "112.65", "112.75"),
        ("thấp hơn 5% so với kế hoạch", "95", "94.5", "95.5"),
        ("exceeded the plan by 3.0%", "103.0", "102.95", "103.05"),
    ],
)
def test_shares_of_a_plan(printed: str, value: str, low: str, high: str) -> None:
    share = read(printed, PCT, "en" if "exceeded" in printed else "vi", Kind.PLAN_SHARE)
    assert (share.value, share.interval) == (Decimal(value), Interval.of(low, high))


@pytest.mark.parametrize(
    "printed, unit, low, high, qualifier",
    [
        ("258,8 nghìn tỷ", DONG, "258750", "258850", Qualifier.NONE),
        ("khoảng 258,8 nghìn tỷ đồng", DONG, "258750", "258850", Qualifier.ABOUT),
        ("1.967 ha", HA, "1966.5", "1967.5", Qualifier.NONE),
        ("1,48 tỷ USD", DOLLARS, "1.475", "1.485", Qualifier.NONE),
        ("24,40%", PCT, "24.395", "24.405", Qualifier.NONE),
        ("46 nghìn lao động", WORKERS, "45500", "46500", Qualifier.NONE),
        ("46.000 lao động", WORKERS, "46000", "46000", Qualifier.NONE),
        ("khoảng 45.000 lao động", WORKERS, "44999.5", "45000.5", Qualifier.ABOUT),
        ("hơn 1,48 tỷ USD", DOLLARS, "1.48", "1.49", Qualifier.OVER),
        ("vượt 31 tỷ USD", DOLLARS, "31", "32", Qualifier.OVER),
        ("trên 266.000 tỷ đồng", DONG, "266000", "267000", Qualifier.OVER),
        ("ước đạt hơn 46 nghìn lao động", WORKERS, "46000", "47000", Qualifier.OVER),
        ("hơn 100 dự án", PROJECTS, "100", "200", Qualifier.OVER),
        ("hơn 0 ha", HA, "0", "1", Qualifier.OVER),
        ("gần 382.000 tỷ đồng", DONG, "381000", "382000", Qualifier.NEARLY),
        ("gần 9,59 tỷ USD", DOLLARS, "9.58", "9.59", Qualifier.NEARLY),
        ("ngót 9 KCN", PARKS, "8", "9", Qualifier.NEARLY),
        ("~9 KCN", PARKS, "8.5", "9.5", Qualifier.ABOUT),
    ],
)
def test_the_digits_say_how_precise_a_print_is(
    printed: str, unit: PrintUnit, low: str, high: str, qualifier: Qualifier
) -> None:
    figure = read(printed, unit)
    assert (figure.interval, figure.qualifier, figure.bound) == (Interval.of(low, high), qualifier, None)
    assert figure.exact == (low == high)


@pytest.mark.parametrize(
    "printed, unit, value, bound",
    [
        ("652.153 tỷ đồng", DONG, "652153", None),
        ("29 khu công nghiệp", PARKS, "29", None),
        ("trên 36%", PCT, "36", Bound.AT_LEAST),
        ("ít nhất 36%", PCT, "36", Bound.AT_LEAST),
        ("không dưới 36%", PCT, "36", Bound.AT_LEAST),
        ("vượt 36%", PCT, "36", Bound.AT_LEAST),
        ("36% trở lên", PCT, "36", Bound.AT_LEAST),
        ("từ 36% trở lên", PCT, "36", Bound.AT_LEAST),
        ("dưới 36%", PCT, "36", Bound.AT_MOST),
        ("không quá 36%", PCT, "36", Bound.AT_MOST),
        ("tối đa 36%", PCT, "36", Bound.AT_MOST),
    ],
)
def test_targets_are_exact_and_their_qualifiers_are_bounds(
    printed: str, unit: PrintUnit, value: str, bound: Bound | None
) -> None:
    target = read(printed, unit, target=True)
    assert (target.value, target.interval, target.bound) == (Decimal(value), Interval.of(value), bound)
    assert target.exact


def test_about_makes_no_target_exact() -> None:
    target = read("khoảng 19%/năm", PCT, kind=Kind.GROWTH, target=True)
    assert target.interval == Interval.of("18.5", "19.5")
    assert (target.qualifier, target.bound, target.exact) == (Qualifier.ABOUT, None, False)


def test_a_bound_on_a_fall_bounds_the_other_side() -> None:
    target = read("giảm ít nhất 5%", PCT, kind=Kind.GROWTH, target=True)
    assert (target.value, target.bound) == (Decimal(-5), Bound.AT_MOST)


@pytest.mark.parametrize(
    "printed, lang, low, high, value",
    [
        ("từ 14 đến 15%", "vi", "14", "15", "14.5"),
        ("14-15%", "vi", "14", "15", "14.5"),
        ("11-12%/năm", "vi", "11", "12", "11.5"),
        ("14% - 15%", "vi", "14", "15", "14.5"),
        ("15 - 16 percent per year", "en", "15", "16", "15.5"),
        ("55 to 60 percent", "en", "55", "60", "57.5"),
        ("17,5 – 18%", "vi", "17.5", "18", "17.75"),
    ],
)
def test_ranges(printed: str, lang: str, low: str, high: str, value: str) -> None:
    for target in (True, False):
        figure = read(printed, PCT, lang, Kind.GROWTH, target=target)
        assert (figure.interval, figure.value, figure.bound) == (Interval.of(low, high), Decimal(value), Bound.RANGE)


def test_a_range_shares_its_magnitude_or_has_two() -> None:
    assert read("8-9 KCN", PARKS).value == Decimal("8.5")
    assert read("1,2-1,5 tỷ USD", DOLLARS).interval == Interval.of("1.2", "1.5")
    assert read("800 triệu - 1,2 tỷ USD", DOLLARS).interval == Interval.of("0.8", "1.2")


def test_decomposed_letters_are_the_same_letters() -> None:
    decomposed = "hơn 1,48 ty\u0309 USD"  # y with a combining hook
    assert read(decomposed, DOLLARS).value == Decimal("1.48")

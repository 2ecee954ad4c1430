"""Prints that can be read in two ways, or in none: each is refused with its reason."""

from __future__ import annotations

import pytest

from bgplan.core.figures import Kind, PrintUnit, Unreadable
from bgplan.core.findings import Fault
from tests.unit.core.figures.units import DOLLARS, DONG, HA, PARKS, PCT, PROJECTS, read


def reason_of(printed: str, unit: PrintUnit, lang: str = "vi", kind: Kind = Kind.LEVEL, *, target: bool = False) -> str:
    """Return why ``printed`` cannot be read."""
    with pytest.raises(Fault) as raised:
        read(printed, unit, lang, kind, target=target)
    assert raised.value.code == "BG302"
    assert raised.value.facts["text"] == printed
    assert raised.value.facts["part"] or not printed
    return str(raised.value.facts["reason"])


@pytest.mark.parametrize(
    "printed, unit, kind, reason",
    [
        ("", HA, Kind.LEVEL, Unreadable.NO_NUMBER),
        ("nhiều khu công nghiệp", PARKS, Kind.LEVEL, Unreadable.NO_NUMBER),
        ("kế hoạch năm", PARKS, Kind.LEVEL, Unreadable.NO_NUMBER),
        ("1.2.3 ha", HA, Kind.LEVEL, Unreadable.NO_NUMBER),
        (",5 ha", HA, Kind.LEVEL, Unreadable.NO_NUMBER),
        ("127+426+160 ha", HA, Kind.LEVEL, Unreadable.SEVERAL_NUMBERS),
        ("15-14%", PCT, Kind.GROWTH, Unreadable.SEVERAL_NUMBERS),
        ("tăng từ 14% lên 15%", PCT, Kind.GROWTH, Unreadable.SEVERAL_NUMBERS),
        ("tăng trưởng tăng từ 14 đến 15%", PCT, Kind.GROWTH, Unreadable.SEVERAL_NUMBERS),
        ("tăng từ 14 đến 15%", PCT, Kind.SHARE, Unreadable.SEVERAL_NUMBERS),
        ("1.967 ha năm 2023", HA, Kind.LEVEL, Unreadable.SEVERAL_NUMBERS),
        ("1967 200 ha", HA, Kind.LEVEL, Unreadable.SEVERAL_NUMBERS),
        ("22/8/2023 dự án", PROJECTS, Kind.LEVEL, Unreadable.SEVERAL_NUMBERS),
        ("mười hai khu công nghiệp", PARKS, Kind.LEVEL, Unreadable.SEVERAL_NUMBERS),
        ("mười một khu công nghiệp", PARKS, Kind.LEVEL, Unreadable.SEVERAL_NUMBERS),
        ("hai mươi khu công nghiệp", PARKS, Kind.LEVEL, Unreadable.MAGNITUDE),
        ("15,1 tỷ triệu USD", DOLLARS, Kind.LEVEL, Unreadable.MAGNITUDE),
        ("2 trăm tỷ đồng", DONG, Kind.LEVEL, Unreadable.MAGNITUDE),
        ("1,2 tỷ - 1500 USD", DOLLARS, Kind.LEVEL, Unreadable.MAGNITUDE),
        ("nghìn tỷ đồng: 258,8", DONG, Kind.LEVEL, Unreadable.MAGNITUDE),
        ("346 triệu USD", DONG, Kind.LEVEL, Unreadable.UNIT),
        ("29 CCN", PARKS, Kind.LEVEL, Unreadable.UNIT),
        ("54% KCN", PARKS, Kind.LEVEL, Unreadable.UNIT),
        ("5 tỷ đồng/ha", DONG, Kind.LEVEL, Unreadable.UNIT),
        ("100 ha/năm", HA, Kind.LEVEL, Unreadable.UNIT),
        ("1.967", HA, Kind.LEVEL, Unreadable.NO_UNIT),
        ("tăng 0,05", PCT, Kind.GROWTH, Unreadable.NO_UNIT),
        ("tăng 2,3 điểm phần trăm", PCT, Kind.GROWTH, Unreadable.UNIT),
        ("2,7 lần", PCT, Kind.SHARE, Unreadable.UNIT),
        ("tăng 2,7 lần", PCT, Kind.GROWTH, Unreadable.AMBIGUOUS_TIMES),
        ("giảm 2 lần", PCT, Kind.GROWTH, Unreadable.AMBIGUOUS_TIMES),
        ("2,7 lần", PCT, Kind.GROWTH, Unreadable.AMBIGUOUS_TIMES),
        ("bằng 97,77% so với cùng kỳ", PCT, Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("tăng 12,7%", PCT, Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("12,7% vượt kế hoạch", PCT, Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("bằng 80,12% kế hoạch", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("bằng 19%", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("đạt 97,7% so với cùng kỳ", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("chỉ số 112,7%", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("tăng -5,24%", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("giảm -5,24%", PCT, Kind.GROWTH, Unreadable.DOUBLE_NEGATIVE),
        ("giảm âm 5,24%", PCT, Kind.GROWTH, Unreadable.DOUBLE_NEGATIVE),
        ("giảm -5 dự án", PROJECTS, Kind.LEVEL, Unreadable.DOUBLE_NEGATIVE),
        ("tăng 1,2 lần kế hoạch", PCT, Kind.PLAN_SHARE, Unreadable.AMBIGUOUS_TIMES),
        ("gấp đôi 9%", PCT, Kind.GROWTH, Unreadable.SEVERAL_NUMBERS),
        ("gấp đôi ha", HA, Kind.LEVEL, Unreadable.NO_NUMBER),
        ("so với tháng 8,5 tăng 3%", PCT, Kind.GROWTH, Unreadable.SEVERAL_NUMBERS),
        ("giảm còn 5%", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("19,3%, giảm so với cùng kỳ", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("tăng giảm 5%", PCT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("tăng 5%", PCT, Kind.SHARE, Unreadable.COMPARATOR),
        ("80,12% kế hoạch", PCT, Kind.SHARE, Unreadable.COMPARATOR),
        ("thấp hơn 5 ha", HA, Kind.LEVEL, Unreadable.COMPARATOR),
        ("dưới 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("ít nhất 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("5 ha trở lên", HA, Kind.LEVEL, Unreadable.WORDS),
        ("chưa đạt 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("gần hơn 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("hơn một vùng 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("từ 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("Q1 đạt 5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("COVID-19 KCN", PARKS, Kind.LEVEL, Unreadable.WORDS),
        ("9tỷđồng", PARKS, Kind.LEVEL, Unreadable.WORDS),
        ("9 tỷđồng", DONG, Kind.LEVEL, Unreadable.UNIT),
        ("±5 ha", HA, Kind.LEVEL, Unreadable.WORDS),
        ("1" * 41 + " ha", HA, Kind.LEVEL, Unreadable.DIGITS),
        ("ha " * 200 + "5", HA, Kind.LEVEL, Unreadable.WORDS),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_read(
    printed: str, unit: PrintUnit, kind: Kind, reason: Unreadable
) -> None:
    assert reason_of(printed, unit, kind=kind) == reason


def test_the_fault_names_the_part_in_the_way() -> None:
    with pytest.raises(Fault) as raised:
        read("ước đạt 15,1 tỷ triệu USD", DOLLARS)
    assert raised.value.facts["part"] == "tỷ triệu"


@pytest.mark.parametrize(
    "printed, lang, reason",
    [
        ("twenty-one industrial parks", "en", Unreadable.SEVERAL_NUMBERS),
        ("one third of IPs", "en", Unreadable.MAGNITUDE),
        ("six of 9 IPs", "en", Unreadable.SEVERAL_NUMBERS),
        ("9 IPs or more", "en", Unreadable.WORDS),
        ("46,000+ IPs", "en", Unreadable.WORDS),
        ("one hundred IPs", "en", Unreadable.MAGNITUDE),
    ],
)
def test_english_prints_that_are_not_read(printed: str, lang: str, reason: Unreadable) -> None:
    assert reason_of(printed, PARKS, lang) == reason

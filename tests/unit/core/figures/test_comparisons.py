"""Prints without a plain figure, and figures beside other numbers: read as a statistician reads them.

Growth is worked out by hand: twice is +100 %, one and a half times +50 %; 112.7 % of the same period is +12.7 %. Words
that turn a figure round from an unexpected side are refused, never guessed.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.figures import Kind, PrintUnit, Unreadable, parse
from bgplan.core.findings import Fault
from bgplan.core.intervals import Interval

PCT = PrintUnit("pct", "percent", 0, count=False, words=("%",))
DONG = PrintUnit("bn-vnd", "vnd", 9, count=False, words=("đồng", "VND"))
INDEX = PrintUnit("index", "index", 0, count=False, words=())


def between(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    "printed, kind, lang, value, interval",
    [
        ("gấp đôi", Kind.GROWTH, "vi", 100, ("95", "105")),  # 2,0: 1.95 … 2.05 times
        ("tăng gấp đôi so với cùng kỳ", Kind.GROWTH, "vi", 100, ("95", "105")),
        ("hơn gấp đôi", Kind.GROWTH, "vi", 100, ("100", "200")),
        ("gấp rưỡi", Kind.GROWTH, "vi", 50, ("45", "55")),
        ("gấp ba lần cùng kỳ", Kind.GROWTH, "vi", 200, ("150", "250")),  # 2.5 … 3.5 times
        ("doubled", Kind.GROWTH, "en", 100, ("95", "105")),
        ("không tăng", Kind.GROWTH, "vi", 0, ("-0.5", "0.5")),
        ("không đổi so với tháng 8", Kind.GROWTH, "vi", 0, ("-0.5", "0.5")),
        ("Unchanged", Kind.GROWTH, "en", 0, ("-0.5", "0.5")),
        ("tăng từ 15 đến 16%", Kind.GROWTH, "vi", 15.5, ("15", "16")),
        ("giảm từ 15 đến 16%", Kind.GROWTH, "vi", -15.5, ("-16", "-15")),
        ("đạt 112,7% so với cùng kỳ", Kind.GROWTH, "vi", 12.7, ("12.65", "12.75")),
        ("chỉ số 112,7% so với cùng kỳ", Kind.GROWTH, "vi", 12.7, ("12.65", "12.75")),
        ("chỉ số sản xuất công nghiệp đạt 97,77% so với cùng kỳ", Kind.GROWTH, "vi", -2.23, ("-2.235", "-2.225")),
        ("chỉ số sản xuất công nghiệp tăng 12,7% so với cùng kỳ", Kind.GROWTH, "vi", 12.7, ("12.65", "12.75")),
        ("tăng 12,7% so với tháng 8", Kind.GROWTH, "vi", 12.7, ("12.65", "12.75")),
        ("tăng 12,7% so với quý III/2022", Kind.GROWTH, "vi", 12.7, ("12.65", "12.75")),
        ("so với cùng kỳ năm 2022 tăng 12,7%", Kind.GROWTH, "vi", 12.7, ("12.65", "12.75")),
        ("up 12.7% compared with August 2022", Kind.GROWTH, "en", 12.7, ("12.65", "12.75")),
        ("gấp 1,2 lần kế hoạch", Kind.PLAN_SHARE, "vi", 120, ("115", "125")),
        ("bằng 80,12% kế hoạch năm 2023", Kind.PLAN_SHARE, "vi", 80.12, ("80.115", "80.125")),
    ],
)
def test_read(printed: str, kind: Kind, lang: str, value: float, interval: tuple[str, str]) -> None:
    read = parse(printed, unit=PCT, units=(PCT,), lang=lang, kind=kind)
    assert float(read.value) == value
    assert read.interval == between(*interval)


@pytest.mark.parametrize(
    "printed, unit, part",
    [
        ("12 triệu USD", DONG, "USD"),
        ("12 triệu đô la Mỹ", DONG, "đô la Mỹ"),
        ("12 tỷ EUR", DONG, "EUR"),
        ("€12 triệu", DONG, "€"),
        ("12 tỷ xu", DONG, "xu"),
        ("12 triệu đồng", PrintUnit("m-usd", "usd", 6, count=False, words=("USD",)), "đồng"),
        ("112,7 xu", INDEX, "xu"),
    ],
)
def test_a_unit_that_nobody_declared_is_another_unit(printed: str, unit: PrintUnit, part: str) -> None:
    with pytest.raises(Fault) as raised:
        parse(printed, unit=unit, units=(unit, PCT), lang="vi", kind=Kind.LEVEL)
    assert (raised.value.facts["reason"], raised.value.facts["part"]) == ("unit", part)


def test_another_word_of_a_declared_currency_is_its_word() -> None:
    read = parse("258,8 nghìn tỷ VNĐ", unit=DONG, units=(DONG,), lang="vi", kind=Kind.LEVEL)
    assert read.value == 258800


AUSTRALIAN = PrintUnit("m-aud", "aud", 6, count=False, words=("A$", "$"))
BARE = PrintUnit("m", "money", 6, count=False, words=("$",))
AMERICAN = PrintUnit("m-usd", "usd", 6, count=False, words=("USD", "đô la"))


@pytest.mark.parametrize(
    "printed, unit",
    [
        ("$34.6 million", AUSTRALIAN),
        ("A$34.6 million", AUSTRALIAN),
        ("34.6 million Australian dollars", AUSTRALIAN),
        ("$34.6 million", BARE),
        ("US$34.6 million", AMERICAN),
        ("US $34.6 million", AMERICAN),
        ("34.6 million US dollars", AMERICAN),
    ],
)
def test_a_bare_dollar_is_that_of_the_unit(printed: str, unit: PrintUnit) -> None:
    assert str(parse(printed, unit=unit, units=(unit,), lang="en", kind=Kind.LEVEL).value) == "34.6"


@pytest.mark.parametrize(
    "printed, unit",
    [
        ("US$34.6 million", AUSTRALIAN),
        ("C$34.6 million", AUSTRALIAN),
        ("S$34.6 million", BARE),
        ("A$34.6 million", AMERICAN),
    ],
)
def test_another_dollar_is_none_of_the_unit(printed: str, unit: PrintUnit) -> None:
    with pytest.raises(Fault) as raised:
        parse(printed, unit=unit, units=(unit,), lang="en", kind=Kind.LEVEL)
    assert raised.value.facts["reason"] == "unit"


PERCENT = PrintUnit("pct", "percent", 0, count=False, words=("%",))
PARKS = PrintUnit("parks", "park", 0, count=True, words=("KCN",))


@pytest.mark.parametrize(
    "printed, unit, kind, reason",
    [
        ("36% ít nhất", PERCENT, Kind.SHARE, Unreadable.WORDS),
        ("46 hơn KCN", PARKS, Kind.LEVEL, Unreadable.WORDS),
        ("gấp 19%", PERCENT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("80% vượt kế hoạch", PERCENT, Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("hơn 14-15 KCN", PARKS, Kind.LEVEL, Unreadable.WORDS),
    ],
)
def test_refused(printed: str, unit: PrintUnit, kind: Kind, reason: Unreadable) -> None:
    with pytest.raises(Fault) as raised:
        parse(printed, unit=unit, units=(unit,), lang="vi", kind=kind)
    assert raised.value.facts["reason"] == reason.value

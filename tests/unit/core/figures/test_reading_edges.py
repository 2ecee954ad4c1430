"""Prints at the edge of what can be read: one word, mark or digit more or less makes the difference."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bgplan.core.figures import Bound, Kind, ParsedPrint, PrintUnit, Qualifier, Unreadable, parse
from bgplan.core.findings import Fault
from bgplan.core.intervals import Interval

PARKS = PrintUnit("parks", "park", 0, count=True, words=("khu công nghiệp", "KCN", "industrial parks", "IPs"))
CLUSTERS = PrintUnit("clusters", "cluster", 0, count=True, words=("cụm công nghiệp", "CCN"))
PROJECTS = PrintUnit("projects", "project", 0, count=True, words=("dự án", "projects"))
WORKERS = PrintUnit("workers", "person", 0, count=True, words=("lao động", "workers"))
HA = PrintUnit("ha", "area", 0, count=False, words=("ha",))
PCT = PrintUnit("pct", "percent", 0, count=False, words=("%", "percent"))
DONG = PrintUnit("bn-vnd", "vnd", 9, count=False, words=("đồng", "VND"))
UNITS = (PARKS, CLUSTERS, PROJECTS, WORKERS, HA, PCT, DONG)


def read(
    printed: str, unit: PrintUnit, kind: Kind = Kind.LEVEL, lang: str = "vi", *, target: bool = False
) -> ParsedPrint:
    """Return what ``printed`` says among all units."""
    return parse(printed, unit=unit, units=UNITS, lang=lang, kind=kind, target=target)


def refused(
    printed: str, unit: PrintUnit, kind: Kind = Kind.LEVEL, lang: str = "vi", *, target: bool = False
) -> tuple[object, object]:
    """Return why ``printed`` cannot be read, and the part in the way."""
    with pytest.raises(Fault) as raised:
        read(printed, unit, kind, lang, target=target)
    return raised.value.facts["reason"], raised.value.facts["part"]


@pytest.mark.parametrize(
    "printed, kind, value",
    [
        ("đến nay tăng 19,3%", Kind.GROWTH, "19.3"),  # "đến" before the rise is a time, no new level
        ("đến nay đạt 19,3%", Kind.GROWTH, "19.3"),
        ("tỷ lệ lấp đầy đạt 75,6%", Kind.SHARE, "75.6"),
        ("+12,7% so với kế hoạch", Kind.PLAN_SHARE, "112.7"),  # a sign is a direction: 100 + 12.7
        ("-12,7% so với kế hoạch", Kind.PLAN_SHARE, "87.3"),
        ("gấp 2,7 lần", Kind.GROWTH, "170"),  # as many decimals as there is something to say
        ("gấp 2,755 lần", Kind.GROWTH, "175.5"),
        ("gấp 2,750 lần", Kind.GROWTH, "175.0"),
        ("gần gấp 2 lần", Kind.GROWTH, "100"),
        ("khoảng tăng 5%", Kind.GROWTH, "5"),
        ("khoảng giảm 5%", Kind.GROWTH, "-5"),
        ("khoảng từ 14 đến 15%", Kind.GROWTH, "14.5"),
        ("cao hơn 5% so với kế hoạch", Kind.PLAN_SHARE, "105"),
        ("14-15%", Kind.GROWTH, "14.5"),
    ],
)
def test_percentages(printed: str, kind: Kind, value: str) -> None:
    assert str(read(printed, PCT, kind).value) == value


@pytest.mark.parametrize(
    "printed, kind, reason",
    [
        ("tăng đến 5%", Kind.GROWTH, Unreadable.COMPARATOR),  # a level that growth rose to
        ("tăng thêm gấp 2 lần", Kind.GROWTH, Unreadable.AMBIGUOUS_TIMES),
        ("giảm 36%", Kind.SHARE, Unreadable.COMPARATOR),
        ("gấp 36%", Kind.SHARE, Unreadable.COMPARATOR),
        ("36% cùng kỳ", Kind.SHARE, Unreadable.COMPARATOR),
        ("36% so với cả nước", Kind.SHARE, Unreadable.COMPARATOR),
        ("tăng 5% mỗi lần", Kind.GROWTH, Unreadable.UNIT),
        ("tỷ lệ % tăng 2,3 điểm phần trăm", Kind.GROWTH, Unreadable.UNIT),
        ("bằng 97,77% cùng kỳ", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("bằng 97,77% kế hoạch và cùng kỳ", Kind.PLAN_SHARE, Unreadable.WORDS),
        ("bằng 97,77% so với cả nước", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("tăng lên 80% kế hoạch", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("tăng trưởng 80% kế hoạch", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("gấp 80% kế hoạch", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("tăng giảm 5% so với kế hoạch", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("tăng vượt 5% kế hoạch", Kind.PLAN_SHARE, Unreadable.COMPARATOR),
    ],
)
def test_percentages_of_what_nobody_knows(printed: str, kind: Kind, reason: Unreadable) -> None:
    assert refused(printed, PCT, kind)[0] == reason


@pytest.mark.parametrize(
    "printed, unit, low, high",
    [
        ("31/45 CCN", CLUSTERS, 31, 31),
        ("hơn 31/45 CCN", CLUSTERS, 31, 32),
        ("quy mô hơn 5 ha", HA, 5, 6),
        ("hơn (đã làm tròn) 46 nghìn lao động", WORKERS, 46000, 47000),
        ("1.967 ha (năm 2022: 1.900 ha)", HA, "1966.5", "1967.5"),
        ("258-260 nghìn tỷ", DONG, 258000, 260000),  # the magnitude stands for the unit
        ("9 KCN, vượt kế hoạch", PARKS, 9, 9),  # behind the unit it speaks of something else
        ("9 KCN với nhiều dự án", PARKS, 9, 9),
        ("sáu", PARKS, 6, 6),
        ("trong năm có 9 KCN", PARKS, 9, 9),  # "năm" is a year here, not five
        ("hơn 1.700 ha", HA, 1700, 1800),
        ("gần đạt 5 ha", HA, 4, 5),
        ("gần bằng 5 ha", HA, 4, 5),
        ("gần được 5 ha", HA, 4, 5),
        ("5 ha".ljust(500), HA, "4.5", "5.5"),
    ],
)
def test_read(printed: str, unit: PrintUnit, low: int | str, high: int | str) -> None:
    assert read(printed, unit).interval == Interval.of(low, high)


@pytest.mark.parametrize(
    "printed, kind, value, bound",
    [
        ("36% trở xuống", Kind.SHARE, 36, Bound.AT_MOST),
        ("giảm không quá 5%", Kind.GROWTH, -5, Bound.AT_LEAST),  # no lower than −5
        ("giảm 5-6%", Kind.GROWTH, "-5.5", Bound.RANGE),
    ],
)
def test_bounds_of_targets(printed: str, kind: Kind, value: int | str, bound: Bound) -> None:
    target = read(printed, PCT, kind, target=True)
    assert (target.value, target.bound) == (Decimal(value), bound)


@pytest.mark.parametrize(
    "lang, words",
    [
        (
            "en",
            (
                "one two three four five six seven eight nine ten "
                "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
            ),
        ),
        ("vi", "một hai ba bốn năm sáu bảy tám chín mười"),
    ],
)
def test_small_numbers_as_words(lang: str, words: str) -> None:
    counted = {word: int(read(f"{word} KCN", PARKS, lang=lang).value) for word in words.split()}
    assert counted == {word: number for number, word in enumerate(words.split(), 1)}


def test_over_belongs_to_the_figure_and_forty_digits_are_read() -> None:
    assert read("hơn 31/45 CCN", CLUSTERS).qualifier is Qualifier.OVER
    assert read("14-14%", PCT, Kind.GROWTH).bound is Bound.RANGE
    assert read("1" * 40 + " ha", HA).value == Decimal("1" * 40)


@pytest.mark.parametrize(
    "printed, unit, reason, part",
    [
        ("tăng giảm 5 dự án", PROJECTS, Unreadable.COMPARATOR, "tăng giảm 5 dự án"),
        ("thấp hơn 31/45 CCN", CLUSTERS, Unreadable.COMPARATOR, "thấp hơn 31/45 CCN"),
        ("31/45 huyện", CLUSTERS, Unreadable.UNIT, "huyện"),
        ("31/45 KCN", CLUSTERS, Unreadable.UNIT, "KCN"),
        ("9 đơn vị CCN", PARKS, Unreadable.UNIT, "CCN"),
        ("8 CCN - 9 KCN", PARKS, Unreadable.UNIT, "CCN"),
        ("46 nghìn", WORKERS, Unreadable.NO_UNIT, "46 nghìn"),  # workers or dong?
        ("5 nghìn", HA, Unreadable.NO_UNIT, "5 nghìn"),
        ("- 5 dự án", PROJECTS, Unreadable.WORDS, "-"),
        ("gần hơn 5 ha", HA, Unreadable.WORDS, "gần hơn"),
        ("hơn vùng 5 ha", HA, Unreadable.WORDS, "vùng"),
        ("hơn tỉnh, 5 ha", HA, Unreadable.WORDS, "hơn"),
        ("hơn 14-15 KCN", PARKS, Unreadable.WORDS, "hơn"),
        ("sáu tháng đầu năm", PARKS, Unreadable.NO_NUMBER, "sáu tháng đầu năm"),
        ("5 ha".ljust(501), HA, Unreadable.WORDS, "5 ha".ljust(40)),
        ("100 ha hàng năm", HA, Unreadable.UNIT, "hàng năm"),
        ("đất đai " * 63, HA, Unreadable.WORDS, "đất đai " * 5),  # 504 characters; the first forty are shown
    ],
)
def test_refused(printed: str, unit: PrintUnit, reason: Unreadable, part: str) -> None:
    assert refused(printed, unit) == (reason, part)


def test_refused_in_english_and_as_a_target() -> None:
    assert refused("one new park", PARKS, lang="en")[0] == Unreadable.NO_NUMBER
    assert refused("46,000+ IPs", PARKS, lang="en") == (Unreadable.WORDS, "+")
    assert refused("hơn 36% trở lên", PCT, target=True) == (Unreadable.WORDS, "hơn trở lên")

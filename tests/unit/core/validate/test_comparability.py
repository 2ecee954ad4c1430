"""BG701–BG705: figures that are not what their indicator says they are."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.text import Bilingual
from bgplan.core.validate import comparability
from tests.build import BOTH, dataset, fails, said, seen, settled, target


def one(check: Any, *observations: dict[str, Any], **indicators: dict[str, Any]) -> Any:  # noqa: ANN401
    """Return what a check says of a book, and what it found."""
    made = dataset(*observations, indicators=indicators)
    return said(check(made)), fails(check(made))


@pytest.mark.parametrize(
    "goal, outcome",
    [
        (target(29, proxy="place"), ["fail"]),
        (target(29, proxy="place", note=BOTH), ["pass"]),
        (target(29), []),
    ],
)
def test_a_proxy_has_a_note(goal: dict[str, Any], outcome: list[str]) -> None:
    made = dataset(targets={"t": goal}, indicators={"place": {"unit": "park"}})
    assert said(comparability.proxies_without_note(made)) == outcome


@pytest.mark.parametrize(
    "more, ours, outcome",
    [
        ({"printed": "1.250 tỷ đồng (giá hiện hành)"}, "constant-2010", "fail"),
        ({"printed": "1.250 tỷ đồng (giá so sánh 2010)"}, "constant-2010", "pass"),
        ({"printed": "1.250 tỷ đồng (giá so sánh năm 2020)"}, "constant-2010", "fail"),
        ({"printed": "1.250 tỷ đồng theo giá so sánh"}, "constant-2010", "pass"),
        ({"printed": "1.250 tỷ đồng theo giá so sánh"}, "current", "fail"),
        ({"printed": "1.250 tỷ đồng (giá hiện hành)"}, "not-stated", "fail"),
        ({"printed": "1.250 tỷ đồng (giá hiện hành; giá so sánh 2010: 900)"}, "constant-2010", "pass"),
        ({"printed": "1.250 tỷ đồng"}, "constant-2010", "untold"),
        ({"printed": "1.250 tỷ đồng (giá hiện hành)", "misprint": BOTH}, "constant-2010", "untold"),
        ({"price_basis": "current"}, "constant-2010", "fail"),
        ({"price_basis": "current"}, "current", "pass"),
        ({"price_basis": "current"}, None, "fail"),
        ({"price_basis": "not-stated"}, "current", "untold"),
        ({"price_basis": "current", "printed": "1.250 tỷ đồng (giá so sánh 2010)"}, "current", "pass"),
        ({"price_basis": "current", "withdrawn": BOTH}, "constant-2010", None),
        ({"printed": "1.250 tỷ đồng (giá hiện hành)"}, None, None),
    ],
)
def test_prices(more: dict[str, Any], ours: str | None, outcome: str | None) -> None:
    figure = seen(1250, "2022", "output") | more
    assert one(comparability.other_price_basis, figure, output={"price_basis": ours})[0] == [outcome] * bool(outcome)


def test_what_is_said_of_other_prices() -> None:
    _, (printed,) = one(comparability.other_price_basis, seen(9, "2022", "output", printed="9 tỷ đồng (giá hiện hành)"))
    assert (printed.code, printed.subject, printed.place.path[-1]) == ("BG702", "output@2022", "printed")
    assert dict(printed.facts) == {"said": "current", "ours": "constant-2010", "indicator": "output"}
    _, (own,) = one(comparability.other_price_basis, seen(9, "2022", "output", price_basis="current"))
    assert own.place.path[-1] == "price_basis"


@pytest.mark.parametrize(
    "period, more, ours, outcome",
    [
        ("2023-07", {"printed": "tăng 9,4% so với tháng trước"}, "same-period", "fail"),
        ("2023-07", {"printed": "tăng 9,4% so với tháng trước"}, "previous-period", "pass"),
        ("2023-07", {"printed": "tăng 9,4% so với cùng kỳ"}, "same-period", "pass"),
        ("2023-07", {"printed": "tăng 9,4% so với cùng kỳ năm trước"}, "same-period", "pass"),
        ("2023-07", {"printed": "tăng 9,4% so với cùng kỳ năm trước"}, "previous-period", "fail"),
        ("2023-07", {"printed": "tăng 9,4% so với cùng kỳ tháng trước"}, "previous-period", "pass"),
        ("2023-07", {"printed": "tăng 9,4% so với năm trước"}, "same-period", "fail"),
        ("2023", {"printed": "tăng 9,4% so với năm trước"}, "same-period", "pass"),  # of a whole year the same
        ("2023", {"printed": "tăng 9,4% so với cùng kỳ"}, "previous-year", "pass"),
        ("2023", {"printed": "tăng 9,4% so với tháng trước"}, "same-period", "fail"),  # no year has a month before it
        ("2023", {"printed": "tăng 9,4% so với quý trước"}, "previous-year", "fail"),
        ("2023", {"printed": "tăng 9,4% so với kỳ trước"}, "previous-year", "pass"),
        ("2023-07", {"printed": "tăng 9,4%"}, "same-period", "untold"),
        ("2023-07", {"comparator": "previous-period"}, "same-period", "fail"),
        ("2023-07", {"comparator": "same-period"}, "same-period", "pass"),
        ("2023", {"comparator": "previous-year"}, "same-period", "pass"),
        ("2023-07", {"comparator": "previous-period", "withdrawn": BOTH}, "same-period", None),
    ],
)
def test_comparators(period: str, more: dict[str, Any], ours: str, outcome: str | None) -> None:
    figure = seen("9.4", period, "growth") | more
    assert one(comparability.other_comparator, figure, growth={"comparator": ours})[0] == [outcome] * bool(outcome)


def test_a_level_compares_with_nothing() -> None:
    assert one(comparability.other_comparator, seen(9, "2023", printed="9 KCN"))[0] == []
    _, (found,) = one(comparability.other_comparator, seen(9, "2023", comparator="previous-year"))
    assert dict(found.facts) == {"said": "previous-year", "ours": None, "indicator": "parks"}


@pytest.mark.parametrize(
    "coverage, ours, outcome",
    [
        ("parks", "all", "fail"),
        ("all", "all", "pass"),
        ("all", "not-stated", "fail"),
        ("not-stated", "all", "untold"),
        (None, "all", "untold"),
    ],
)
def test_coverage(coverage: str | None, ours: str, outcome: str) -> None:
    outcomes, found = one(comparability.coverage_changes, seen(9, "2023", coverage=coverage), parks={"coverage": ours})
    assert outcomes == [outcome]
    for each in found:
        assert (each.code, each.place.path[-1]) == ("BG704", "coverage")
    if coverage == "parks":
        assert found[0].facts["said"] == Bilingual("các khu", "parks")


AMONG = [{"count": 34}, {"count": 63, "until": "2025-06-30"}]


@pytest.mark.parametrize(
    "rank, period, outcome",
    [
        (63, "2024", "pass"),
        (64, "2024", "fail"),
        (63, "2025-06-30", "pass"),  # the last day of the 63
        (63, "2025-07-01", "fail"),
        (35, "2025", "fail"),
        (34, "2025", "pass"),
    ],
)
def test_no_rank_is_beyond_the_last(rank: int, period: str, outcome: str) -> None:
    outcomes, found = one(comparability.ranks, seen(rank, period, "place"), place={"among": AMONG})
    assert outcomes == [outcome]
    for each in found:
        assert (each.code, each.facts["rank"]) == ("BG705", rank)


def test_ranks_among_nobody_knows_how_many() -> None:
    assert one(comparability.ranks, seen(64, "2024", "place"))[0] == ["untold"]
    assert one(comparability.ranks, seen(64, "2026", "place"), place={"among": AMONG[1:]})[0] == ["untold"]
    leading = seen(None, "2026", "place", low=30, high=40)
    assert one(comparability.ranks, leading, place={"among": AMONG})[0] == ["pass"]  # it may be the 30th
    assert one(comparability.ranks, seen(64, "2024"))[0] == []  # parks are no rank


def test_what_cannot_be_read_is_found_where_it_stands_and_not_here() -> None:
    made, _ = settled(seen(9, "2023", coverage="al"), seen(9, "2023", "output", price_basis="2010"))
    assert said(comparability.coverage_changes(made)) == ["untold", "untold"]
    assert said(comparability.other_price_basis(made)) == ["untold"]


@pytest.mark.parametrize(
    "printed, outcome",
    [("thứ 66/63", "fail"), ("thứ 10/63", "pass"), ("thứ 63 / 63", "pass"), ("thứ 66", "untold")],
)
def test_a_rank_is_none_beyond_the_number_that_its_own_print_names(printed: str, outcome: str) -> None:
    value = printed.split("/", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    made, _ = settled(seen(value, "2023", "place", printed=printed))
    assert said(comparability.ranks(made)) == [outcome]

"""The card of a sum over a stretch of time: its parts with their sources, and how they are added up."""

from __future__ import annotations

import json
import re

import pytest

from bgplan.core.report import Report
from bgplan.render.check.json import check_json
from bgplan.render.show.card import card
from bgplan.render.words import Words
from tests.build import dataset, report, seen, target
from tests.drawn import drawn
from tests.unit.render.show.show_case import result_of

QUARTERS = ((100, "2023-Q1"), (110, "2023-Q2"))


def half_way() -> Report:
    """Return a report on a plan of 500 for 2023 after two quarters of two sources; invented."""
    first, second = QUARTERS
    made = dataset(
        seen(first[0], first[1], "output", source="paper"),
        seen(second[0], second[1], "output", source="office", stage="E"),
        targets={"t": target(500, indicator="output", plan="year", due="2023")},
    )
    return report(made, "2023-12-31")


def shown(whole: Report, lang: str) -> str:
    text = drawn(card(result_of(whole, "t"), whole, Words(lang), with_work=True))
    return re.sub(r" +", " ", text.replace("\u00a0", " "))


@pytest.mark.parametrize(
    "lang, lines",
    [
        (
            "en",
            [
                "Actual 6 months of 2023",
                "the sum of the 2 figures below; no source prints it",
                "Part Q1 2023",
                "Báo Bắc Giang",
                "Part Q2 2023",
                "Cục Thống kê",
                "= the sum of 2 parts = 100 + 110 =",
            ],
        ),
        (
            "vi",
            [
                "Thực hiện 6 tháng năm 2023",
                "cộng từ 2 số liệu dưới đây; không nguồn nào in số cộng này",
                "Phần quý I/2023",
                "Phần quý II/2023",
                "= tổng 2 phần = 100 + 110 =",
            ],
        ),
    ],
)
def test_the_parts_stand_with_their_times_values_and_sources(lang: str, lines: list[str]) -> None:
    text = shown(half_way(), lang)
    place = 0
    for line in lines:
        place = text.index(line, place)


def test_the_parts_in_json() -> None:
    (result,) = json.loads(check_json(half_way(), (), Words("en")))["results"]
    assert [(each["period"], each["value"], each["source"]) for each in result["parts"]] == [
        ("2023-Q1", 100, "paper"),
        ("2023-Q2", 110, "office"),
    ]
    actual = result["actual"]
    assert (actual["period"], actual["value"], actual["stage"], actual["printed"]) == ("2023-01-01/P6M", 210, "E", None)
    assert (actual["low"], actual["high"], actual["published"]) == (209, 211, "2023-06-30")


def test_of_a_month_a_card_speaks_of_no_year() -> None:
    made = dataset(seen(40, "2023-03", "output"), targets={"t": target(50, indicator="output", due="2023-03")})
    whole = report(made, "2023-06-30")
    for lang, year in (("en", "year's plan"), ("vi", "kế hoạch năm")):
        assert year not in shown(whole, lang)
    assert "of its time elapsed" in shown(whole, "en")


def test_a_ceiling_says_what_each_year_may_bring() -> None:
    goal = target(1950, indicator="output", over="2023/2027", direction="down")
    made = dataset(seen(385, "2023", "output"), targets={"t": goal})
    whole = report(made, "2024-06-30")
    text = shown(whole, "en")
    assert "at most 1,950" in text
    assert "Needed at most 391 words a year" in text  # 1,565 in four years
    assert "Cần đạt không quá 391" in shown(whole, "vi")


def test_a_bare_share_says_what_it_makes() -> None:
    share = {"pct_of_plan": {"plan": "plan", "value": "40"}}
    goal = target(500, indicator="output", over="2021/2025")
    made = dataset(seen(None, "2021/2022", "output", **share), targets={"t": goal})
    text = shown(report(made, "2023-06-30"), "en")
    assert "Actual = the printed share of the target = 40% × 500 =" in text

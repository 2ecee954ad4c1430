"""Notes: what is said where a reason has fewer facts than usual, and of numbers that fill a line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bgplan.core.findings import Facts
from bgplan.core.periods import parse
from bgplan.core.report import Reason
from bgplan.render import numerals
from bgplan.render.amounts import figure_text
from bgplan.render.notes import not_issued_texts, reason_text
from bgplan.render.words import LANGS, Words
from tests.build import BOTH, dataset, report, seen


@pytest.mark.parametrize("lang", LANGS)
def test_a_borderline_without_numbers_is_told_without_them(lang: str) -> None:
    words = Words(lang)
    text = reason_text(
        Reason("borderline", {"status": "moving_away", "because": "interval", "method": "destatis"}), words
    )
    assert words("status.moving_away") in text
    assert "{" not in text


def test_numbers_of_any_length_are_rounded() -> None:
    assert numerals.number(Fraction(10) ** 80, "en").count(",") == 26
    assert numerals.number(Fraction(1, 10**37), "en", 40).endswith("1000")


@pytest.mark.parametrize(
    "lang, issued, told",
    [
        ("en", "Not issued yet at this date: words (15 Jul 2021)", "this date: words (2021, date inferred)"),
        ("vi", "Chưa ban hành vào ngày này: chữ (15/7/2021)", "nguồn nào công bố: chữ (2021, ngày suy ra)"),
    ],
)
def test_a_plan_without_a_date_is_told_of_and_not_issued(lang: str, issued: str, told: str) -> None:
    """A decision known only from a page of 2021: that page says nothing of the day on which it was issued."""
    plans = {"plan": {"name": BOTH, "period": "2021/2030", "source": "plan-text", "issued": "2021-07-15"}}
    plans |= {"year": {"name": BOTH, "period": "2023", "source": "page"}}
    sources = {"page": {"publisher": "Trang", "published": "2021", "published_inferred": "true"}}
    made = report(dataset(plans=plans, sources=sources), "2020-06-30")
    first, second = not_issued_texts(made, Words(lang))
    assert first == issued
    assert second.endswith(told)


@pytest.mark.parametrize("lang, shown", [("en", "words 2"), ("vi", "chữ 2")])
def test_the_name_of_a_rank_stands_before_it(lang: str, shown: str) -> None:
    made = report(dataset(seen(2, "2022", "place")), "2023-06-30", full=True)
    (one,) = made.watched
    assert one.actual is not None
    assert figure_text(one.actual, made, Words(lang)) == shown


@pytest.mark.parametrize(
    "effect, said",
    [
        ({}, "there is no figure for 2022: the sum from 1 Jan 2021 on is not known"),
        ({"effect": "settled"}, "there is no figure for 2022; the other parts settle it all the same"),
        ({"effect": "before"}, "there is no figure for 2022: the later figures do not count"),
    ],
)
def test_what_a_missing_part_means(effect: dict[str, str], said: str) -> None:
    facts: Facts = {"missing": (parse("2022"),), "from": date(2021, 1, 1), **effect}
    assert reason_text(Reason("missing_parts", facts), Words("en")) == said

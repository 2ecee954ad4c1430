"""A status in words: nothing is exceeded where lower is better, one month is one month, points are points.

Of one published method its own words stand under our signs, in the table, the title and the last lines.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Report, Result
from bgplan.render import words as words_module
from bgplan.render.verdicts import answer_text, answers, named_methods, verdict
from bgplan.render.words import Words
from tests.build import base, dataset, judged, report, seen, target
from tests.drawn import check_text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("short", [True, False])
def test_a_ceiling_that_is_kept_is_not_exceeded(lang: str, short: bool) -> None:  # noqa: FBT001
    result = judged(target(5, indicator="filled", direction="down", base=base(9)), seen("4.2", "2023", "filled"))

    assert result.status is Status.ACHIEVED
    assert verdict(result, Words(lang), short=short) == {"vi": "đạt", "en": "achieved"}[lang]


def test_what_is_more_than_asked_for_is_exceeded() -> None:
    result = judged(target(20, base=base(9)), seen(25, "2023"))  # 25 / 20 = 1.25

    assert verdict(result, Words("en")) == "achieved; exceeded by 25.0%"


def test_a_range_is_reached_and_not_exceeded() -> None:
    result = judged(target(low="140", high="150", base=base(100)), seen(142, "2023"))

    assert verdict(result, Words("en")) == "achieved"


def test_a_growth_that_is_not_to_be_passed_is_above_it_not_short_of_it() -> None:
    # 12 % and 12 % where 10 % a year is the most: the ratio is 1.2, mirrored 0.8, and 2 points are too much
    goal = target(10, indicator="growth", over="2021/2030", path="geometric", direction="down")
    result = judged(goal, seen(12, "2021", "growth"), seen(12, "2022", "growth"), as_of="2023-06-30")

    assert verdict(result, Words("en")) == "slow, 2.00 points above"
    assert verdict(result, Words("vi")) == "chậm (cao hơn 2,00 điểm phần trăm)"
    assert verdict(result, Words("en"), short=True) == "slow (+2.00pp)"


def test_one_month_is_one_month() -> None:
    # half of two years gone, 45.83 of 100 done: (0.4583 - 0.5) × 24 = -1.0 months, pace ratio 0.92
    result = judged(
        target(100, indicator="area", due="2022", base=base(0)), seen("45.83", "2021", "area"), as_of="2022-06-30"
    )

    assert verdict(result, Words("en")) == "slow, 1 month late"
    assert verdict(result, Words("vi"), short=True) == "chậm 1 tháng"


GOAL = target(29, base=base(6))
"""6 to 29 in ten years, 12 after three: by growth 26.0 % of 17.1 % a year; in equal steps 0.87, five months late."""
LEAVE = {"filled": {"watch": "true", "direction": "up"}}


def made(*methods: str, goal: Any = GOAL, value: object = 12) -> Report:  # noqa: ANN401
    return report(dataset(seen(value, "2023"), targets={"t": goal}), "2023-12-31", methods=methods)


def of(found: Report) -> Result:
    (result,) = found.targets
    return result


def shown(found: Report, lang: str = "en", width: int = 120) -> str:
    return check_text(found, lang, width)


def test_a_published_method_says_it_in_its_own_word() -> None:
    result = of(made("eurostat"))

    assert (verdict(result, Words("en")), verdict(result, Words("vi"))) == ("significant progress", "tiến bộ đáng kể")
    assert "● significant progress" in shown(made("eurostat"))


def test_our_method_says_how_late() -> None:
    # (6/23 - 0.3) of ten years: -0.0391 × 120 = -4.7 months
    assert verdict(of(made()), Words("en")) == "slow, 5 months late"


def test_a_method_named_in_the_data_counts_like_one_asked_for_and_is_noted() -> None:
    text = shown(made(goal={**GOAL, "method": "eurostat"}))

    assert "● significant progress" in text
    assert "by Eurostat" not in text.splitlines()[0]


def test_a_target_that_is_reached_is_achieved_whatever_the_method_calls_it() -> None:
    assert verdict(of(made("sdsn", value=29)), Words("en")) == "on track"  # SDSN has no better word
    assert verdict(of(made("unsd", value=29)), Words("en")) == "achieved"  # UNSD's would be "met or on track"


def test_what_no_method_was_asked_about_is_said_as_ever() -> None:
    found = report(dataset(targets={"t": GOAL}), "2023-12-31", methods=("eurostat",))
    assert verdict(of(found), Words("en")) == "no data yet"


@pytest.mark.parametrize(
    "methods, vi, en",
    [
        ((), None, None),
        (("pace",), None, None),
        (("eurostat",), "theo Eurostat", "by Eurostat"),
        (("escap",), "phỏng theo ESCAP", "after ESCAP"),
        (("sdsn", "pace"), "phương pháp: phỏng theo SDSN, Nhịp độ", "methods: after SDSN, Pace"),
    ],
)
def test_the_title_names_what_is_not_the_default(methods: tuple[str, ...], vi: str | None, en: str | None) -> None:
    assert [named_methods(made(*methods), Words(lang)) for lang in ("vi", "en")] == [vi, en]


def test_a_watched_indicator_has_the_word_behind_its_status() -> None:
    # 50 to 60 % in three years: 1.2^(1/3) - 1 = 6.3 % a year, above the 1 % that Eurostat calls significant
    found = report(
        dataset(seen(50, "2020", "filled"), seen(60, "2023", "filled"), indicators=LEAVE),
        "2023-12-31",
        methods=("eurostat",),
    )
    (one,) = found.watched

    assert one.status is Status.WATCHED
    assert verdict(one, Words("en")) == "watched: significant progress"
    assert verdict(one, Words("vi")) == "theo dõi: tiến bộ đáng kể"


def test_the_worst_is_only_named_where_a_published_method_judged() -> None:
    # 7 after three years: (7/6)^(1/3) - 1 = 5.3 % of 17.1 %: 0.31, insufficient; in equal steps 31 months late
    text = shown(made("eurostat", value=7))
    assert "Furthest behind: words: insufficient progress, short by 22 words." in text.splitlines()


def test_plans_of_one_year_are_told_to_be_judged_by_their_own_method() -> None:
    goal = target(1200, indicator="output", plan="year", due="2023")
    made_book = dataset(seen(900, "2023-01-01/P8M", "output"), targets={"t": goal})

    told = "Plans of one year are judged by the share of the plan"
    assert told in shown(report(made_book, "2023-08-31", methods=("eurostat",)))
    assert told not in shown(report(made_book, "2023-08-31"))
    assert told not in shown(report(made_book, "2023-08-31", methods=("plan-rate",)))


def test_a_short_answer_is_ours_where_the_method_has_no_word_for_it() -> None:
    result = of(made("plan-rate", "unsd"))  # no flow within its plan year
    first, second = answers(result)

    assert answer_text(first, Words("en"), short=True) == "not judged"
    assert answer_text(first, Words("en")) == "cannot be judged"
    assert answer_text(second, Words("vi"), short=True) == "đạt/đúng tiến độ"


def test_short_words_are_those_of_methods_in_both_languages() -> None:
    folder = Path(words_module.__file__).parent / "words"
    vi, en = (tomllib.loads((folder / f"check.{lang}.toml").read_text(encoding="utf-8")) for lang in ("vi", "en"))
    known = tomllib.loads((folder / "methods.en.toml").read_text(encoding="utf-8"))["verdict"]

    assert {*vi["check"]["word"], *en["check"]["word"]} <= set(known)

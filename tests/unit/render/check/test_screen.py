"""The screen of a check: within one screen how far and how fast; widths, totals, sentence, notes, other plans."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.methods import Status
from bgplan.core.report import Report
from bgplan.core.text import width_of
from bgplan.core.view import Wish, view_of
from bgplan.core.vocabulary import Order
from bgplan.render.check.screen import failed_elsewhere
from bgplan.render.words import Words
from tests.build import BOTH, base, dataset, report, seen, target
from tests.drawn import check_markdown, check_text, drawn

ROOT = Path(__file__).parents[4]
MAIN = Wish()


@cache
def shipped() -> Report:
    return run.checked(run.load(ROOT / "data", ROOT), run.Question(date(2025, 7, 31)))


def row(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f" {name}"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_first_screen_of_the_shipped_data_is_twenty_four_lines_of_eighty_columns(lang: str) -> None:
    lines = check_text(shipped(), lang, 80, wish=MAIN).splitlines()
    assert len(lines) <= 24
    assert max(map(width_of, lines)) <= 80


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 72, 80, 90, 100, 120, 140, 160, 200])
@pytest.mark.parametrize("wish", [MAIN, Wish(every=True, ended=True), Wish(every=True, order=Order.STATUS)])
def test_no_line_is_wider_than_asked(lang: str, width: int, wish: Wish) -> None:
    lines = check_text(shipped(), lang, width, wish=wish).splitlines()
    assert max(map(width_of, lines)) <= width
    assert not any("\u00a0" in line for line in lines)


@pytest.mark.parametrize(
    "lang, cells",
    [  # (7,840 − 2,474.8) / 6.25 years; 11 / 5.5; 5.2 points / 8
        ("en", (("2,474.8", "7,840", "−5,365.2", "+858"), ("55", "66", "−11", "+2.0"), ("−5.2pp", "+0.65pp"))),
        ("vi", (("2.474,8", "7.840", "−5.365,2", "+858"), ("55", "66", "−11", "+2,0"), ("−5,2đ%", "+0,65đ%"))),
    ],
)
def test_gap_and_need_stand_in_every_row_that_has_them_at_every_width(
    lang: str, cells: tuple[tuple[str, ...], ...]
) -> None:
    for width in (80, 100, 120, 160, None):
        text = check_text(shipped(), lang, width, wish=MAIN)
        rows = [line.split() for line in text.splitlines()]
        assert all(any(set(wanted) <= set(line) for line in rows) for wanted in cells)


def test_wider_screens_have_more_columns_in_the_order_of_their_worth() -> None:
    found, heads = [], ("%/yr", "Unit", "So far/yr", "Progress", "% of target", "Lately/yr")
    for width in (80, 100, 110, 120, 140, 160, 200):
        text = check_text(shipped(), "en", width, wish=MAIN)
        found.append([head for head in heads if head in text.splitlines()[1]])
    assert all(shown == list(heads[: len(shown)]) for shown in found)
    assert found == sorted(found, key=len)
    assert found[-1] == list(heads)


def test_the_furthest_behind_is_told_as_what_must_be_done() -> None:
    text = check_text(shipped(), "en", 80, wish=MAIN)
    assert "Furthest behind: park area must grow 858 ha a year, 2.8 times the pace so far." in text
    assert "from Jun 2025 it takes 975 ha a year" in text  # 5,365.2 / 5.5 years from the closing


@pytest.mark.parametrize("lang, told", [("en", "6 other plans:"), ("vi", "6 kế hoạch khác:")])
def test_the_other_plans_stand_in_one_line_with_their_totals(lang: str, told: str) -> None:
    last = check_text(shipped(), lang, 100, wish=MAIN).splitlines()[-1]
    assert last.startswith(told)
    assert "× 2" in last
    assert "--all" in last
    assert told not in check_text(shipped(), lang, 100)  # all are shown


def small(*figures: dict[str, Any], **more: Any) -> Report:  # noqa: ANN401
    return report(dataset(*figures, **{"targets": {"t": target(29, base=base(6))}, **more}), "2024-06-30")


def test_where_none_is_behind_that_is_said() -> None:
    assert "No target is behind its path." in check_text(small(seen(20, "2023")))
    assert "behind" not in check_text(small())  # nothing was judged


def test_a_group_has_its_due_date_and_how_much_of_the_time_has_gone() -> None:
    assert "By the end of 2030 · 35% of the period elapsed" in check_text(small(seen(12, "2023")))  # 3.5 of 10 years


def test_nothing_to_show_says_so() -> None:
    assert "Nothing to show for this choice." in check_text(
        small(seen(12, "2023")), wish=Wish(statuses=frozenset({Status.MISSED}))
    )


def test_a_sorted_table_has_the_due_dates() -> None:
    text = check_text(small(seen(12, "2023")), wish=Wish(order=Order.NAME))
    assert "Due" in text.splitlines()[1]
    assert "2030" in row(text, "words")


def test_signs_are_explained_where_they_occur_and_only_there() -> None:
    estimate = check_text(small(seen(12, "2023", stage="E")))
    assert "* estimate" in estimate
    assert "* estimate" not in check_text(small(seen(12, "2023")))


def test_the_page_has_the_numbers_of_people_and_no_drawing() -> None:
    text = check_markdown(shipped(), "vi", MAIN)
    assert text.startswith("# Nghị quyết 147-NQ/TU")
    assert "| −5.365,2 | +858 |" in text
    assert "▬" not in text
    assert "2.474,8" in text


def test_marks_in_a_name_are_escaped_on_a_page() -> None:
    name = {"vi": "a|b *d* <i> [x]", "en": "a|b *d* <i> [x]"}
    text = check_markdown(small(seen(12, "2023"), indicators={"parks": {"name": name}}))
    assert r"| a\|b \*d\* \<i> \[x] |" in text


def test_what_a_check_failed_on_and_does_not_show_is_named() -> None:
    found = shipped()
    failed = tuple(result for result in found.targets if result.status is Status.MISSED)
    text = drawn(failed_elsewhere(failed, view_of(found, MAIN).results, Words("en")))
    assert "plan-2024.grdp.growth (missed)" in text
    assert failed_elsewhere(failed, view_of(found, Wish(every=True, ended=True)).results, Words("en")) == ()


def test_ascii_has_stand_ins_for_our_signs() -> None:
    text = check_text(shipped(), "en", 120, ascii_only=True, wish=MAIN)
    assert not set("●▲▼≠…□─│▬±≈‡²³¹−") & set(text)
    assert "[1]" in text


def test_a_plan_that_nobody_states_says_so() -> None:
    implied = {"t": target(None, indicator="output", plan="year", due="2023", implied="true")}
    assert "not stated" in check_text(report(dataset(targets=implied), "2023-06-30"))
    assert "không nêu" in check_text(report(dataset(targets=implied), "2023-06-30"), "vi")


def test_a_note_of_a_row_is_one_line_and_there_are_three_at_most() -> None:
    assert BOTH["en"]
    text = check_text(shipped(), "en", 80)
    assert sum(line.startswith(("¹", "²", "³")) for line in text.splitlines()) == 3

"""Several methods on one screen: a column for each, where they differ, and what only one of them judges."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.dataset import Dataset
from bgplan.core.methods.catalogue import CHOICES
from bgplan.core.report import Report
from bgplan.core.text import width_of
from bgplan.render.check.page import check_lines
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target
from tests.drawn import plain

ROOT = Path(__file__).parents[4]
THREE = ("pace", "eurostat", "unsd")
NAMES = {
    "parks": {"name": {"vi": "Khu", "en": "Parks"}},
    "area": {"name": {"vi": "Diện tích", "en": "Area"}},
    "output": {"name": {"vi": "Sản lượng", "en": "Output"}},
    "filled": {"name": {"vi": "Lấp đầy", "en": "Filled"}, "watch": "true", "direction": "up"},
}
BEHIND_BY_PACE = target(29, base=base(6))
"""6 of 2020 to 29 of 2030, 12 in 2023. Pace: 6 of 23 done, 0.3 of the time gone: 0.87, slow.
Eurostat: growth of (12/6)^(1/3) - 1 = 26.0 % a year where (29/6)^(1/10) - 1 = 17.1 % is needed: 1.52, significant."""
ALIKE = target(200, indicator="area", base=base("100.0"), path="geometric")
"""100 to 200 in ten years, 124.0 after three: growth of 7.43 % where 7.18 % is needed: 1.03, on track by all."""
YEAR_PLAN = target(1200, indicator="output", plan="year", due="2023")
"""1,200 in 2023; 900 by August are 0.75 of it where two thirds of the year are gone: 1.125, ahead."""


def both() -> Dataset:
    """A book with a target on which the methods differ, one on which they agree, a year plan, and a watched share."""
    return dataset(
        seen(12, "2023"),
        seen("124.0", "2023", "area"),
        seen(900, "2023-01-01/P8M", "output"),
        seen(50, "2020", "filled"),
        seen(60, "2023", "filled"),
        targets={"parks": BEHIND_BY_PACE, "area": ALIKE, "year": YEAR_PLAN},
        indicators=NAMES,
    )


def shown(made: Report, lang: str = "en", width: int | None = 120, *, ascii_only: bool = False) -> list[str]:
    return plain(check_lines(made, Words(lang), width=width, ascii_only=ascii_only)).splitlines()


def screen(methods: tuple[str, ...] = THREE, **more: Any) -> list[str]:  # noqa: ANN401
    return shown(report(both(), "2023-12-31", methods=methods), **more)


def row(lines: list[str], name: str) -> str:
    return next(line for line in lines if line.startswith(f" {name}"))


@cache
def shipped(methods: tuple[str, ...]) -> Report:
    return run.checked(
        run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date(2023, 8, 31), methods)
    )


def test_every_method_has_a_column_under_its_name() -> None:
    lines = screen()
    head, parks = next(line for line in lines if line.startswith("Indicator")), row(lines, "Parks")

    assert head.split()[-3:] == ["Pace", "Eurostat", "UNSD"]
    assert parks.index("◊ slow") == head.index("Pace")
    assert parks.index("● significant progress") == head.index("Eurostat")
    assert parks.index("● met or on track") == head.index("UNSD")


def test_the_title_names_the_methods() -> None:
    assert "· methods: Pace, Eurostat, UNSD" in " ".join(screen()[:2])
    assert "· phương pháp: Nhịp độ, Eurostat, UNSD" in " ".join(screen(lang="vi")[:2])


def test_where_the_methods_differ_there_is_a_mark_and_the_last_line_says_so() -> None:
    lines = screen()

    assert row(lines, "Parks").endswith(" ↔")
    assert "↔" not in row(lines, "Area")
    assert lines[-1] == "The methods differ on 1 of 3 targets: Parks"
    assert "↔ the methods differ in sign; a sign means the same with every method" in lines


def test_targets_of_one_name_are_named_once_with_their_number() -> None:
    made = dataset(
        seen(12, "2023"), targets={"t": BEHIND_BY_PACE, "u": {**BEHIND_BY_PACE, "due": "2031"}}, indicators=NAMES
    )
    assert shown(report(made, "2023-12-31", methods=THREE))[-1] == (
        "The methods differ on 2 of 2 targets: Parks (2 targets)"
    )


def test_methods_that_agree_are_said_to() -> None:
    made = dataset(seen("124.0", "2023", "area"), targets={"t": ALIKE}, indicators=NAMES)
    lines = shown(report(made, "2023-12-31", methods=THREE))

    assert lines[-1] == "The methods agree on every target that more than one of them judges."
    assert not any("↔" in line for line in lines)


def test_a_year_plan_shows_its_status_once_and_why() -> None:
    lines = screen()
    head = next(line for line in lines if line.startswith("Indicator"))

    assert row(lines, "Output").endswith("▲ ahead")
    assert row(lines, "Output").index("▲") == head.index("Pace")
    assert any(line.startswith("Plans of one year are judged by the share of the plan") for line in lines)


def test_a_year_plan_stands_in_the_column_of_its_own_method() -> None:
    lines = screen(("pace", "plan-rate"))
    head = next(line for line in lines if line.startswith("Indicator"))

    assert row(lines, "Output").index("▲ ahead") == head.index("Plan rate")
    assert not any("Plans of one year" in line for line in lines)


def test_a_watched_indicator_shows_the_words_of_the_methods_that_judge_growth_alone() -> None:
    lines = screen()  # 50 to 60 % in three years: 1.2^(1/3) - 1 = 6.3 % a year; pace has no answer without a target
    head = next(line for line in lines if line.startswith("Indicator"))

    assert row(lines, "Filled").index("○ significant progress") == head.index("Eurostat")
    assert row(lines, "Filled").count("○") == 2


def test_what_the_data_lack_is_said_once() -> None:
    made = dataset(targets={"t": BEHIND_BY_PACE}, indicators=NAMES)
    assert row(shown(report(made, "2023-12-31", methods=THREE)), "Parks").count("… no data yet") == 1


def test_the_totals_are_those_of_each_method() -> None:
    lines = screen()
    at = lines.index("3 targets  (1 watched)")

    assert lines[at + 1 : at + 4] == [
        "  Pace      ◊ 1 slow  ● 1 on track  ▲ 1 ahead",
        "  Eurostat  ● 2 on track  ▲ 1 ahead",
        "  UNSD      ● 2 on track  ▲ 1 ahead",
    ]


def test_a_difference_is_explained_once_for_all_methods() -> None:
    text = " ".join(line.strip() for line in screen())

    assert text.count("Eurostat, UNSD Progress Chart judge by steady growth (compound rates)") == 1
    assert "[1]" in row(screen(), "Parks")
    assert "[" not in row(screen(), "Area")  # its path is the growth that the methods judge by


def test_why_a_method_cannot_judge_is_a_note() -> None:
    made = dataset(seen(12, "2023"), targets={"t": BEHIND_BY_PACE}, indicators=NAMES)
    lines = shown(report(made, "2023-12-31", methods=("pace", "plan-rate")))

    assert "□ cannot be judged" in row(lines, "Parks [1]")
    assert any(line.startswith("[1] plan-rate (share of the year's plan) judges only flows") for line in lines)


def test_borderline_is_marked_at_the_method_and_explained() -> None:
    # 9 parks, of which one may not count: 8 … 9. Eurostat: (8/6)^(1/3) - 1 = 10.1 %, (9/6)^(1/3) - 1 = 14.5 % of the
    # 17.1 % needed: 0.590 … 0.848, across 0.60
    made = dataset(seen(9, "2023", low=8, high=9), targets={"t": BEHIND_BY_PACE}, indicators=NAMES)
    lines = shown(report(made, "2023-12-31", methods=("pace", "eurostat")), width=140)

    assert "◊ moderate progress ±" in row(lines, "Parks")
    assert "▼ off track ±" not in row(lines, "Parks")  # pace: 3 / 23 / 0.3 = 0.43, 0.29 at least
    assert any("borderline “off track”: ratio of actual to required growth 0.590 … 0.848" in line for line in lines)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("methods", [THREE, CHOICES], ids=["three", "all"])
@pytest.mark.parametrize("width", [60, 75, 76, 80, 90, 100, 120, 140, 200])
def test_no_line_is_wider_than_asked(lang: str, methods: tuple[str, ...], width: int) -> None:
    made = shipped(methods)
    for ascii_only in (False, True):
        lines = shown(made, lang, width, ascii_only=ascii_only)
        assert all("\u00a0" not in line for line in lines)
        if not ascii_only:  # stand-ins of more than one character are put in afterwards
            assert max(width_of(line) for line in lines) <= width


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_three_methods_are_a_table_where_there_is_room_and_blocks_where_not(lang: str) -> None:
    made = shipped(THREE)
    heading = Words(lang)("column.name")

    for width, is_table in ((120, True), (100, True), (80, False), (60, False), (None, True)):
        table = shown(made, lang, width)[2:]
        assert any(line.startswith(heading) and line.endswith("UNSD") for line in table) is is_table, width


def test_eight_methods_are_blocks_at_120_and_a_table_in_a_pipe() -> None:
    made = shipped(CHOICES)

    assert not any(line.startswith("Indicator") for line in shown(made, width=120))
    assert any(line.startswith("Indicator") for line in shown(made, width=None))


def test_a_block_has_a_line_for_every_method() -> None:
    lines = screen(width=60)
    at = next(place for place, line in enumerate(lines) if line.startswith(" Parks"))

    assert lines[at].endswith(" ↔")
    assert lines[at + 1] == "   12 / 29 · 41.4% · 2023"  # 12 / 29 = 0.4138
    assert lines[at + 2 : at + 5] == [
        "   Pace      ◊ slow",
        "   Eurostat  ● significant progress",
        "   UNSD      ● met or on track",
    ]
    assert "   Plan rate  ▲ ahead" in lines


def test_in_a_pipe_nothing_is_broken() -> None:
    lines = screen(width=None)

    assert row(lines, "Parks").split("  ")[-1].endswith("↔")
    assert "UNSD" in lines[0]
    assert sum(line.startswith("[1]") for line in lines) == 1


def test_ascii_has_stand_ins_for_our_signs() -> None:
    lines = screen(ascii_only=True)

    assert row(lines, "Parks").endswith(" <>")
    assert "= significant progress" in row(lines, "Parks")
    assert not set("↔●◊▲─") & set("".join(lines))

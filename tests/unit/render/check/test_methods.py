"""Several methods on one screen: a column for each, where they differ, and what only one of them judges."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.text import width_of
from tests.build import base, dataset, report, seen, target
from tests.drawn import check_text

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


def screen(methods: tuple[str, ...] = THREE, width: int | None = 140, **more: Any) -> list[str]:  # noqa: ANN401
    return check_text(report(both(), "2023-12-31", methods=methods), width=width, **more).splitlines()


def row(lines: list[str], name: str) -> str:
    return next(line for line in lines if line.startswith(f" {name}"))


def test_every_method_has_a_column_under_its_name() -> None:
    lines = screen()
    head, parks = next(line for line in lines if line.startswith("Indicator")), row(lines, "Parks")
    assert head.split()[-3:] == ["Pace", "Eurostat", "UNSD"]
    assert parks.index("◊") == head.index("Pace")
    assert parks.index("● significant progress") == head.index("Eurostat")
    assert parks.index("● met or on track") == head.index("UNSD")


def test_the_title_names_the_methods() -> None:
    assert "· methods: Pace, Eurostat, UNSD" in " ".join(screen()[:2])


def test_where_the_methods_differ_the_name_is_marked_and_it_is_said_on_how_many_and_why() -> None:
    lines = screen()
    assert row(lines, "Parks").startswith(" Parks ↔")
    assert "↔" not in row(lines, "Area")
    assert "The methods differ on 1 of 3 targets: Parks" in lines
    assert " ".join(lines).count("Eurostat, UNSD Progress Chart judge by steady growth") == 1


def test_methods_that_agree_are_said_to() -> None:
    made = dataset(seen("124.0", "2023", "area"), targets={"t": ALIKE}, indicators=NAMES)
    lines = check_text(report(made, "2023-12-31", methods=THREE)).splitlines()
    assert "The methods agree on every target that more than one of them judges." in lines
    assert not any("↔" in line for line in lines)


def test_a_year_plan_is_judged_by_its_own_method_and_that_is_said() -> None:
    assert row(screen(), "Output").count("▲ ahead") == 3
    assert any(line.startswith("Plans of one year are judged by the share of the plan") for line in screen())
    assert not any("Plans of one year" in line for line in screen(("pace", "plan-rate")))


def test_a_watched_indicator_shows_the_words_of_the_methods_that_judge_growth_alone() -> None:
    lines = screen()  # 50 to 60 % in three years: 1.2^(1/3) - 1 = 6.3 % a year; pace has no answer without a target
    head = next(line for line in lines if line.startswith("Indicator"))
    assert row(lines, "Filled").index("○ significant progress") == head.index("Eurostat")
    assert row(lines, "Filled").count("○") == 2


def test_the_totals_are_those_of_each_method() -> None:
    counts = {line.partition(":")[0]: line.partition(":")[2] for line in screen()}
    assert "● 1 on track" in counts["Pace"]
    assert "▲ 1 ahead" in counts["Pace"]
    assert "● 2 on track" in counts["Eurostat"]
    assert "● 2 on track" in counts["UNSD"]


def test_borderline_is_marked_at_the_method_that_leaves_it_open() -> None:
    # 9 parks, of which one may not count: 8 … 9. Eurostat: (8/6)^(1/3) - 1 = 10.1 %, (9/6)^(1/3) - 1 = 14.5 % of the
    # 17.1 % needed: 0.590 … 0.848, across 0.60; pace: 3 / 23 / 0.3 = 0.43, 0.29 at least
    made = dataset(seen(9, "2023", low=8, high=9), targets={"t": BEHIND_BY_PACE}, indicators=NAMES)
    line = row(check_text(report(made, "2023-12-31", methods=("pace", "eurostat"))).splitlines(), "Parks")
    assert "◊ moderate progress ±" in line
    assert "▼ off track ±" not in line


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 76, 80, 100, 120, 200])
def test_no_line_is_wider_than_asked(lang: str, width: int) -> None:
    lines = screen(width=width, lang=lang)
    assert max(map(width_of, lines)) <= width
    assert not any("\u00a0" in line for line in lines)


def test_in_a_block_every_method_stands_with_its_name() -> None:
    lines = screen(width=60)
    assert " Parks ↔" in lines
    assert any("Eurostat: ● significant progress" in line for line in lines)


def test_ascii_has_stand_ins_for_our_signs() -> None:
    lines = screen(ascii_only=True)
    assert row(lines, "Parks").startswith(" Parks <>")
    assert not set("↔●◊▲─") & set("".join(lines))

"""The trajectory: base, path, figures and target in their places at every width."""

from __future__ import annotations

import pytest

from bgplan.core.report import Report
from bgplan.core.text import width_of
from bgplan.render.document import Block, Chart
from bgplan.render.show.chart import chart
from bgplan.render.show.notation import Notation
from bgplan.render.words import Words
from tests.drawn import drawn
from tests.unit.render.show.show_case import own_report, result_of, shipped_report


def blocks(name: str, report: Report, *, ascii_only: bool = False) -> tuple[Block, ...]:
    result = result_of(report, name)
    words = Words("en", ascii_only=ascii_only)
    return tuple(chart(result, Notation(words, report.written.units[result.indicator.unit])))


def rows(name: str, report: Report, width: int | None = 80, *, ascii_only: bool = False) -> list[str]:
    return drawn(blocks(name, report, ascii_only=ascii_only), width).splitlines()


def test_a_straight_path_rises_from_base_to_target() -> None:
    # base 6 at the bottom left, target 29 at the top right, 9 lies (9 − 6) / 23 × 8 = 1.04 rows up
    found = rows("nq147.parks", shipped_report())
    plot = [row for row in found if "│" in row]
    assert len(plot) == 9
    assert plot[0].startswith("  29 │")
    assert plot[0].endswith("■")
    assert plot[-1].startswith("   6 │▬")
    assert plot[-2].startswith("   9 │")
    assert plot[-2].endswith("●")


def test_the_newest_figure_stands_at_its_time() -> None:
    # 2.6411 of 10 years have gone: 26.4 % of the way along the axis
    row = next(row for row in rows("nq147.parks", shipped_report(), 100) if "●" in row and "│" in row)
    axis = next(row for row in rows("nq147.parks", shipped_report(), 100) if "└" in row)
    cells = axis.count("─")
    at = row.index("●") - row.index("│") - 1
    assert at == pytest.approx(0.26411 * (cells - 1), abs=0.51)


def test_a_falling_target_falls() -> None:
    plot = [row for row in rows("waste", own_report()) if "│" in row]
    assert plot[0].startswith("  80 │▬")
    assert plot[-1].startswith("  40 │")
    assert plot[-1].endswith("■")


def test_a_steady_growth_is_bent_and_lies_below_the_straight_line() -> None:
    # 100 → 400: halfway in time 200, a third of the way up: row 2.7 of 8, a straight line would be at 4
    plot = [row for row in rows("output", own_report()) if "│" in row]
    start = plot[0].index("│") + 1
    middle = start + (len(plot[0]) - start) // 2
    height = next(8 - index for index, row in enumerate(plot) if len(row) > middle and row[middle] == "·")
    assert height == 3


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    found = rows("nq147.parks.area", shipped_report(), width)
    assert max(width_of(row) for row in found) <= width
    assert any("2030" in row for row in found)


def test_years_do_not_touch() -> None:
    for width in (60, 80, 120):
        years = next(row for row in rows("nq147.parks", shipped_report(), width) if row.strip().startswith("20"))
        assert years.split() == sorted(set(years.split()))
        assert all(len(year) == 4 for year in years.split())


def test_ascii_has_signs_of_its_own() -> None:
    found = rows("nq147.clusters", shipped_report(), ascii_only=True)
    assert "\n".join(found).isascii()
    assert any(row.endswith("X") and "|" in row for row in found)


def test_a_year_plan_has_two_bars() -> None:
    # 80.12 % of the plan at 8 / 12 = 66.67 % of the year
    bars = [row for row in rows("parks-2023.production", shipped_report()) if "▬" in row]
    assert [bar.split()[-1] for bar in bars] == ["80.12%", "66.67%"]
    assert bars[0].count("▬") > bars[1].count("▬")
    assert len({width_of(bar) for bar in bars}) == 1


@pytest.mark.parametrize("name", ["nq147.production.2025", "nq147.industry.growth", "parks-priority.parks"])
def test_there_is_no_chart_without_base_or_figure(name: str) -> None:
    assert blocks(name, shipped_report()) == ()


def test_watched_indicators_and_averages_have_none() -> None:
    assert blocks("parks.occupancy", shipped_report()) == ()
    assert blocks("growth", own_report()) == ()


def test_the_figures_are_painted_in_the_colour_of_the_status() -> None:
    drawings = [block.drawn(80) for block in blocks("nq147.parks", shipped_report()) if isinstance(block, Chart)]
    styles = {piece.style for drawing in drawings for line in drawing.lines for piece in line}
    assert "status.off_track" in styles

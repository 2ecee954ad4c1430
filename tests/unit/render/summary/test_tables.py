"""The report's tables: what stands in a cell, which marks are explained, which rows and columns are left out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.dataset import Amount, Dataset
from bgplan.core.periods import parse
from bgplan.core.summary import Months, summary_of
from bgplan.render.document import Bullets, Table, Text
from bgplan.render.summary.page import MonthPage, summary_document
from bgplan.render.summary.tables import Tables
from bgplan.render.words import Words
from tests.build import BOTH, base, dataset, seen, target
from tests.drawn import drawn, shown_text

YEAR: dict[str, Any] = {"year.output": target(1200, indicator="output", plan="year", due="2023")}
MONTHS = Months(parse("2023-08"), parse("2023-07"))


def so_far(value: int, months: int, year: int = 2023, wide: int = 0) -> dict[str, Any]:
    return seen(value, f"{year}-01-01/P{months}M", "output", low=value - wide, high=value + wide)


def whole(value: int, year: int) -> dict[str, Any]:
    return seen(value, str(year), "output", low=value, high=value)


def table(made: Dataset, name: str, lang: str = "en") -> Table:
    tables = Tables(summary_of(made, MONTHS), Words(lang))
    found: Table = getattr(tables, name)()
    return found


def cells(found: Table, row: int = 0) -> dict[str, str]:
    """The cells of one row by the keys of their columns."""
    rows = [each for group in found.groups for each in group.rows]
    return {column.key: cell.text for column, cell in zip(found.columns, rows[row], strict=True)}


def notes_of_page(made: Dataset) -> list[str]:
    """The notes under the report's tables."""
    tables = Tables(summary_of(made, MONTHS), Words("en"))
    return list(tables.notes)


def test_a_month_taken_off_is_marked_and_keeps_its_interval() -> None:
    """800 ± 2 less 690 ± 1: 110, from 107 to 113."""
    made = dataset(so_far(800, 8, wide=2), so_far(690, 7, wide=1), targets=YEAR)
    assert cells(table(made, "standing"))["month"] == "110 (107 … 113)‡"
    words = Words("en")
    page = MonthPage(summary_of(made, MONTHS), words)
    assert any(words("summary.legend.derived") in str(each) for each in page.blocks())
    shown = drawn(summary_document(summary_of(made, MONTHS), words), 80, ascii_only=True)
    assert "110 (107 ... 113)(d)" in shown
    assert "(d) derived, printed by nobody: the difference of two cumulative figures" in " ".join(shown.split())


def test_a_cell_has_its_number_beside_its_text_for_whoever_calculates() -> None:
    """800 less 690: 110; and 800 of the 1,200 that are planned are two thirds."""
    made = dataset(so_far(800, 8, wide=2), so_far(690, 7, wide=1), targets=YEAR)
    found = table(made, "standing")
    (row,) = (row for group in found.groups for row in group.rows)
    beside = {column.key: cell for column, cell in zip(found.columns, row, strict=True)}
    assert (beside["month"].value, beside["month"].unit) == (110, "bn")
    assert (beside["share"].value, beside["share"].unit, beside["share"].text) == (Fraction(2, 3), "", "66.7%")
    actual, target = beside["actual"].value, beside["target"].value
    assert isinstance(actual, Amount)
    assert isinstance(target, Amount)
    assert (actual.value, actual.interval.low, target.value) == (Fraction(800), Fraction(798), Fraction(1200))
    (origin,) = (row for group in table(made, "origin").groups for row in group.rows)
    assert date(2023, 8, 31) in [cell.value for cell in origin]


def test_the_year_by_earlier_years_says_so_and_how_sure_it_is() -> None:
    """55 % on average had been done by August (60 % and 50 %): 770 is 1,400, 116.7 % of the plan of 1,200."""
    before = so_far(600, 8, 2022), whole(1000, 2022), so_far(450, 8, 2021), whole(900, 2021)
    row = cells(table(dataset(so_far(770, 8), *before, targets=YEAR), "course", "vi"))
    assert (row["whole_year"], row["likely"], row["basis"]) == ("1.400", "116,7%", "tỷ lệ các năm trước")
    assert row["last_year"] == "600"
    wide = cells(table(dataset(so_far(770, 8, wide=11), *before, targets=YEAR), "course"))
    assert (wide["whole_year"], wide["likely"]) == ("1,400 (1,380 … 1,420)", "116.7% (115.0% … 118.3%)")


def test_on_year_is_signed() -> None:
    """800 after 640 is a quarter more, 600 after 640 a sixteenth less."""
    up, down = (table(dataset(so_far(now, 8), so_far(640, 8, 2022), targets=YEAR), "standing") for now in (800, 600))
    assert (cells(up)["on_year"], cells(down)["on_year"]) == ("+25.0%‡", "−6.3%‡")


def test_a_printed_growth_stands_and_the_note_says_what_the_two_figures_give() -> None:
    """800 of 640 is a quarter more, the source prints 20.4."""
    same = {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
    made = dataset(
        *(so_far(800, 8), so_far(640, 8, 2022), seen("20.4", "2023-01-01/P8M", "same", confidence="low")),
        targets=YEAR,
        indicators={"same": same | {"comparator": "same-period", "price_basis": "constant-2010"}},
        identities={"i": {"growth": "same", "of": "output"}},
    )
    assert cells(table(made, "standing"))["on_year"] == "+20.4%"
    notes = " ".join(notes_of_page(made))
    assert "on the year before a source prints +20.4%; the two figures, 800 words and 640 words (" in notes
    assert "give +25.0%: the year before was revised, or is counted otherwise" in notes
    assert "On year rests on a figure of low confidence" in notes


def test_a_doubtful_year_before_is_told_and_not_used() -> None:
    last = so_far(640, 8, 2022) | {"confidence": "low"}
    made = dataset(so_far(800, 8), last, targets=YEAR)
    assert "on_year" not in cells(table(made, "standing"))
    assert any("one of the two figures is of low confidence" in each for each in notes_of_page(made))


def test_what_is_over_is_counted_apart_with_how_it_stood() -> None:
    """1,210 of 1,200 in 2023: achieved; in February 2024 nothing new is known of it."""
    targets = YEAR | {"t": target(29, base=base(6))}
    made = dataset(whole(1210, 2023), seen(9, "2024-02-20"), targets=targets)
    months = Months(parse("2024-02"), parse("2024-01"))
    page = MonthPage(summary_of(made, months), Words("en", ascii_only=True))
    said = [shown_text(each.pieces) for each in page.blocks() if isinstance(each, Text)]
    assert any("Targets that can be judged: 1 of 1; " in each for each in said)
    assert any("nothing new known of it: 1 target (v 1 achieved)." in each for each in said)


@pytest.mark.parametrize(
    "declared, said",
    [({}, "No indicator says how often its figures are due"), ({"every": "month"}, "Nothing that was due")],
    ids=["nothing declared", "nothing missing"],
)
def test_that_nothing_is_missing_is_said_only_where_that_can_be_known(declared: dict[str, str], said: str) -> None:
    output = {"concept": "output", "name": BOTH, "unit": "bn", "measure": "flow", "coverage": "all"}
    made = dataset(so_far(800, 8), targets=YEAR, indicators={"output": output | {"price_basis": "current"} | declared})
    assert any(said in each for each in said_of(made))


def test_a_note_of_a_target_is_no_reason_and_no_target_is_not_every_target() -> None:
    noted = {"t": target(29, base=base(6), note={"vi": "Nguồn nêu là khoảng", "en": "The source says about"})}
    entries = [
        entry
        for block in MonthPage(summary_of(dataset(targets=noted), MONTHS), Words("en")).blocks()
        if isinstance(block, Bullets)
        for entry in block.items
    ]
    assert ("no data yet", "The source says about") in [entry.rest for entry in entries]
    assert "No target's time is running." in said_of(dataset(seen(9, "2023-08-22")))


def said_of(made: Dataset) -> list[str]:
    """The report's sentences of their own."""
    page = MonthPage(summary_of(made, MONTHS), Words("en"))
    return [shown_text(each.pieces) for each in page.blocks() if isinstance(each, Text)]


def test_of_a_plan_whose_interim_target_alone_is_over_that_target_is_named() -> None:
    targets = {"t": target(29, base=base(6)), "step": target(9, base=base(6), due="2022")}
    months = Months(parse("2024-02"), parse("2024-01"))
    page = MonthPage(summary_of(dataset(seen(9, "2022-12-31"), targets=targets), months), Words("en"))
    entries = [shown_text(entry.head) for block in page.blocks() if isinstance(block, Bullets) for entry in block.items]
    assert "Not in the tables, their time being over and nothing new known of them: words · words (2022)" in entries


def test_targets_that_say_the_same_share_a_row_but_never_in_the_first_table() -> None:
    targets = {"a": target(29, base=base(6)), "b": target(40, base=base(6), plan="year", due="2031")}
    made = dataset(seen(9, "2023-08-22"), targets=targets)
    assert [len(group.rows) for group in table(made, "standing").groups] == [1, 1]
    assert cells(table(made, "origin"))["number"] == "1, 2"


def test_blank_columns_are_left_out() -> None:
    made = dataset(seen(9, "2023-08-22"), targets={"a": target(29, base=base(6))})
    keys = {column.key for column in table(made, "standing").columns}
    assert keys == {"number", "name", "unit", "date", "target", "actual", "share", "expected", "status"}
    assert table(made, "course").groups == ()

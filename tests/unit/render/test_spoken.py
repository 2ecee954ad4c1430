"""A document to be read aloud: a line a row, each figure behind what it is, nothing drawn."""

from __future__ import annotations

import pytest

from bgplan.core.methods import Status
from bgplan.render.document import (
    BLANK,
    Address,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Divider,
    Drawing,
    Flow,
    Forms,
    Heading,
    Item,
    Legend,
    Piece,
    Quote,
    Rows,
    Table,
    Title,
    paragraph,
)
from bgplan.render.spoken import spoken_text
from bgplan.render.words import Words

COLUMNS = (
    Column("name", "Indicator", is_name=True),
    Column("actual", "Actual", is_number=True),
    Column("gap", "Gap", is_number=True),
    Column("made up", "Odd\nhead", is_number=True),
    Column("status", "Status"),
)
STATUS = Cell("● on track ±", "status.on_track", signs=("borderline",))
TABLE = Table(
    COLUMNS,
    (
        Rows("Until 2030 · 45% gone", ((Cell(" Parks"), Cell("16*"), Cell("−13"), Cell("7"), STATUS),)),
        Rows("", ((Cell("Capital"), Cell(""), Cell(""), Cell(""), Cell("… no data yet", "status.no_data")),)),
    ),
)


def spoken(*blocks: Block, lang: str = "en") -> list[str]:
    return spoken_text(blocks, Words(lang)).splitlines()


def test_a_row_is_a_line_and_an_empty_cell_is_not_told() -> None:
    assert spoken(TABLE, Legend((("estimate", "* estimate"), ("borderline", "± borderline")))) == [
        "Until 2030, 45% gone:",
        "Parks: actual 16, an estimate; gap minus 13; odd head 7; status on track, borderline",
        "Capital: status no data yet",
    ]
    assert spoken(TABLE, lang="vi")[1] == (
        "Parks: thực hiện 16, số ước tính; chênh lệch âm 13; odd head 7; đánh giá on track, sát ngưỡng"
    )


def test_a_table_without_headings_is_read_on() -> None:
    cells = (Cell("Gap"), Cell("= actual − target"), Cell("= 16 − 29"), Cell("= −13 parks"))
    table = Table(tuple(Column(key) for key in "abcd"), (Rows("", (cells,)),))
    assert spoken(table) == ["Gap, equals actual minus target, equals 16 minus 29, equals minus 13 parks"]


def test_texts_lists_and_titles() -> None:
    blocks = (
        Title("WHAT CHANGED", "Bắc Giang"),
        Heading("Statuses", 2),
        Bullets(
            (Item((Piece("Parks: "), Piece("▼ off track", "status.off_track")), ("gap −21 → −20",), ("Base", "")),)
        ),
        BLANK,
        BLANK,
        Flow(Piece("By status:"), (Piece("▼ 2 off track", "status.off_track"), Piece("≠ 6 not comparable"))),
        Address("https://example.org/2021–2030"),
        Quote(("− as it is",)),
        paragraph("end"),
    )
    assert spoken(*blocks) == [
        "What changed. Bắc Giang",
        "",
        "Statuses (2)",
        "Base: Parks: off track",
        "gap minus 21, then minus 20",
        "",
        "By status: 2 off track; 6 not comparable",
        "https://example.org/2021–2030",
        "− as it is",
        "end",
    ]


def test_what_is_drawn_is_left_out_and_what_is_only_laid_out_is_not() -> None:
    picture = Drawing(((Piece("  29 │   ■"),), (Piece("     └───"),), (Piece("  2021 2030"),)))
    finding = Drawing(
        ((Piece("a.yaml:1:2: error"),), (Piece("  1 | a: b"),), (Piece("    |  ^"),), (Piece("  = help: c"),))
    )
    chart = Chart(lambda _: ((Piece("▬▬"),), (Piece("2021 2030"),)))
    excerpt = Chart(lambda _: ((Piece("  7 | b: c"),), (Piece("    | ^"),)))
    assert spoken(
        picture, chart, Divider(), Legend((("bar", "▬ done"),)), finding, excerpt, paragraph("= help: d")
    ) == [
        "a.yaml:1:2: error",
        "a: b",
        "help: c",
        "b: c",
        "help: d",
    ]


def test_months_behind_a_status_are_told_to_be_late() -> None:
    columns = (COLUMNS[0], COLUMNS[-1])
    table = Table(columns, (Rows("", ((Cell("A"), Cell("▼ off track, 24 mo.", "status.off_track")),)),))
    assert spoken(table) == ["A: status off track, 24 months late"]
    early = Table(columns, (Rows("", ((Cell("A"), Cell("▲ 24 mo. early", "status.ahead")),)),))
    assert spoken(early) == ["A: status 24 months early"]


def test_brackets_may_mean_something() -> None:
    cell = Cell("(388.2)", signs=("reckoned",))
    legend = Legend((("reckoned", "( ) reckoned, printed by no source"),))
    table = Table(COLUMNS[:2], (Rows("", ((Cell("Output"), cell), (Cell("Else"), Cell("(1)")))),))
    assert spoken(table, legend) == ["Output: actual 388.2, reckoned", "Else: actual (1)"]


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("status", Status)
def test_a_status_is_its_word(lang: str, status: Status) -> None:
    words = Words(lang)
    shown = f"{words(f'sign.{status.value}')} {words(f'status.{status.value}')}"
    column = Column("status", "Status")
    table = Table((COLUMNS[0], column), (Rows("", ((Cell("A"), Cell(shown, f"status.{status.value}")),)),))
    assert spoken(table, lang=lang) == [f"A: {words('spoken.column.status')} {words(f'status.{status.value}')}"]
    assert spoken(paragraph(shown), lang=lang) == [words(f"status.{status.value}")]


def test_the_fullest_form_is_told_and_its_legend_counts() -> None:
    legend = Legend((("odd", "‡ counted twice"),))
    full = Table(COLUMNS[:2], (Rows("", ((Cell("Parks"), Cell("16‡", signs=("odd",))),)),))
    assert spoken(Forms(((full, legend), (paragraph("short"),)))) == ["Parks: actual 16, counted twice"]


def test_a_status_has_its_word_where_a_screen_has_only_what_differs() -> None:
    prices = Cell("≠ prices", "status.not_comparable")
    whole = Cell("≠ not comparable: prices", "status.not_comparable")
    columns = (COLUMNS[0], COLUMNS[-1])
    assert spoken(Table(columns, (Rows("", ((Cell("A"), prices), (Cell("B"), whole))),))) == [
        "A: status not comparable: prices",
        "B: status not comparable: prices",
    ]
    assert spoken(Flow(Piece("By:"), (Piece("≠ 3 prices", "status.not_comparable"),))) == [
        "By: 3 not comparable: prices"
    ]


def test_a_line_of_the_data_begins_no_line_of_its_own() -> None:
    assert spoken(paragraph("one\ntwo"), Quote(("::error::x",))) == ["one two", ": :error::x"]

"""A document in every writer: broken lines, tables of shared widths, forms by room, legends, Markdown's marks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from bgplan.core.text import width_of
from bgplan.render.ascii import NO_BREAK, in_ascii
from bgplan.render.document import (
    BOLD,
    DIM,
    TOTAL,
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
    Text,
    Title,
    paragraph,
    styled,
)
from bgplan.render.markdown import markdown_text
from bgplan.render.terminal import terminal_text
from bgplan.render.words import LANGS, TOPICS, table
from tests.drawn import drawn

ROOT = Path(__file__).parents[3]

NAMES = Column("name", "Name", least=8, hang=2, is_name=True)
NUMBERS = Column("value", "In\nha", is_number=True)
TABLE = Table(
    (NAMES, NUMBERS),
    (
        Rows("By 2025", ((Cell("Parks in Bắc Giang"), Cell("8")), (Cell("Land"), Cell("1,322", BOLD)))),
        Rows("By 2030", ((Cell("Clusters"), Cell("66")),)),
    ),
    is_closed=True,
)


def coloured(*blocks: Text | Table | Bullets | Divider, width: int | None = None) -> str:
    return terminal_text(blocks, width=width, ascii_only=False, coloured=True)


@pytest.mark.parametrize("lang", LANGS)
def test_the_widths_of_all_our_words_are_those_that_rich_lays_out_by(lang: str) -> None:
    texts = [line for topic in TOPICS for text in table(lang, topic).values() for line in text.splitlines()]
    texts = [text.replace("\b", "") for text in texts]  # a mark of the help, which is never shown
    assert len(texts) > 1000
    assert [text for text in texts if width_of(text) != cell_len(text)] == []
    assert [text for text in map(in_ascii, texts) if width_of(text) != cell_len(text)] == []


def test_the_widths_of_combining_marks_and_wide_signs_are_those_of_rich() -> None:
    texts = ("e\u0302\u0301", "Đồng", "数据", "\u20ab 5", "½", "▲▼●◊□○≠≈±√×…—·│└▬■▄█")
    assert [width_of(text) for text in texts] == [cell_len(text) for text in texts] == [1, 4, 4, 3, 1, 20]


def test_a_paragraph_is_broken_at_spaces_and_hangs() -> None:
    block = paragraph("one two three four five", indent=1, hang=3)
    assert drawn((block,)) == " one two three four five\n"
    assert drawn((block,), 12) == " one two\n    three\n    four\n    five\n"
    assert drawn((paragraph("one two three four five", hang=0),), 12) == "one two\nthree four\nfive\n"


def test_a_word_longer_than_a_line_is_broken_within() -> None:
    assert drawn((paragraph("see https://example.org/abc"),), 12) == "see\n  https://ex\n  ample.org/\n  abc\n"


def test_what_is_held_together_is_broken_only_where_nothing_else_helps() -> None:
    held = f"12{NO_BREAK}tỷ{NO_BREAK}đồng"
    assert drawn((paragraph(f"more than {held}", hang=0),), 14) == "more than\n12 tỷ đồng\n"
    assert drawn((paragraph(f"a {held}{NO_BREAK}a{NO_BREAK}month", hang=0),), 12) == "a\n12 tỷ đồng\na month\n"


def test_no_text_of_the_data_breaks_out_of_its_line() -> None:
    blocks = (paragraph("a\n::error::b"), paragraph("::error::c"), paragraph("##[group]"))
    expected = "a ::error::b\n: :error::c\n# #[group]\n"
    assert drawn(blocks) == drawn(blocks, 80) == expected
    assert drawn((Table((Column("a"),), (Rows("", ((Cell("a\nb"),),)),)),), 80) == "a b\n"


def test_a_title_and_headings_stand_apart() -> None:
    blocks = (Title("WHAT CHANGED", "Bắc Giang"), Heading("New", 2), paragraph("all", TOTAL, apart=True))
    assert drawn(blocks) == drawn(blocks, 80) == "WHAT CHANGED  Bắc Giang\n\nNew (2)\n\nall\n"
    assert markdown_text(blocks) == "# What changed: Bắc Giang\n\n## New (2)\n\nall\n"


def test_items_of_a_list_hang_below_their_marks() -> None:
    items = (Item(styled("eight parks"), ("as printed on a page",)),)
    assert drawn((Bullets(items),), 14) == "- eight parks\n    as printed\n    on a page\n"
    assert drawn((Bullets(items, mark="", indent=1),), 14) == " eight parks\n   as printed\n     on a page\n"
    assert markdown_text((Bullets(items),)) == "- eight parks\n  - as printed on a page\n"


def test_short_texts_before_items_stand_in_columns() -> None:
    """Base and actual, each with its date: what is said of them stands below the dates."""
    items = (
        Item(styled("6 parks"), ("a resolution",), ("base", "end of 2020")),
        Item(styled("9 parks"), (), ("actual", "24 Jul 2023")),
    )
    shown = "  base    end of 2020  6 parks\n          a resolution\n  actual  24 Jul 2023  9 parks\n"
    assert drawn((Bullets(items, mark="", indent=2),)) == shown
    assert drawn((Bullets(items, mark="", indent=2),), 80) == shown
    narrow = drawn((Bullets(items[1:], mark="", indent=2),), 24)
    assert narrow == "  actual  24 Jul 2023  9\n            parks\n"  # ten further in at most, for want of room
    page = "- base, end of 2020: 6 parks\n  - a resolution\n- actual, 24 Jul 2023: 9 parks\n"
    assert markdown_text((Bullets(items, mark="", indent=2),)) == page


def test_texts_side_by_side_are_parted_between_them_only() -> None:
    flow = Flow(Piece("By status:"), (Piece("3 on track"), Piece("2 off track"), Piece("1 no data")))
    assert drawn((flow,)) == "By status:  3 on track  2 off track  1 no data\n"
    assert drawn((flow,), 36) == "By status:  3 on track  2 off track\n  1 no data\n"
    assert markdown_text((flow,)) == "By status: 3 on track · 2 off track · 1 no data\n"


def test_the_groups_of_a_table_share_their_widths() -> None:
    expected = (
        "                      In\n"
        "Name                  ha\n"
        "────────────────────────\n"
        "By 2025\n"
        "Parks in Bắc Giang     8\n"
        "Land               1,322\n"
        "By 2030\n"
        "Clusters              66\n"
        "────────────────────────\n"
    )
    table = TABLE._replace(columns=(NAMES._replace(head="\nName"), NUMBERS))
    assert drawn((table,)) == drawn((table,), 80) == expected
    assert drawn((table,), 80, ascii_only=True) == drawn((table,), ascii_only=True) == expected.replace("─", "-")


def test_a_column_of_texts_gives_way_and_its_cells_hang() -> None:
    lines = drawn((TABLE,), 18).splitlines()
    assert [line for line in lines if width_of(line) > 18] == []
    assert lines[4:7] == ["Parks in Bắc     8", "  Giang", "Land         1,322"]


def test_a_cell_says_it_in_less_room_before_its_column_is_broken() -> None:
    row = (Cell("Parks in Bắc Giang", short="Parks"), Cell("8"))
    table = TABLE._replace(groups=(Rows("", (row,)),))
    assert "Parks in Bắc Giang" in drawn((table,), 22)
    assert "Parks in" not in drawn((table,), 18)


def test_a_table_without_room_becomes_blocks() -> None:
    columns = (Column("number", "No.", is_number=True, is_name=True), NAMES, *(Column(key, key) for key in "abc"))
    row = tuple(map(Cell, ("7", "Land", "x" * 20, "", "y" * 20)))
    table = Table(columns, (Rows("By 2025", (row,)),))
    assert drawn((table,), 50) == f"By 2025\n 7. Land\n   a: {'x' * 20}\n   c: {'y' * 20}\n"


def test_the_first_form_is_shown_that_has_room() -> None:
    forms = Forms(((TABLE,), (Heading("short"), Drawing((styled("▄▄▄▄▄▄▄▄▄▄"),))), (paragraph("words"),)))
    assert "Parks" in drawn((forms,))
    assert "Parks" in drawn((forms,), 14)
    assert drawn((forms,), 12) == "\nshort\n▄▄▄▄▄▄▄▄▄▄\n"
    assert drawn((forms,), 9) == "words\n"
    assert "Parks" in markdown_text((forms,))


def test_a_legend_tells_of_the_signs_that_were_shown_and_of_no_others() -> None:
    shown = Table((Column("a"),), (Rows("", ((Cell("8*", signs=("estimate",)),),)),))
    legend = Legend((("estimate", "* estimate"), ("low", "? doubtful")))
    assert drawn((shown, legend)) == drawn((shown, legend), 80) == "8*\n* estimate\n"
    assert drawn((legend,)) == ""
    assert "estimate" in markdown_text((shown, legend))
    assert "doubtful" not in markdown_text((shown, legend))


def test_signs_become_those_of_ascii_before_anything_is_measured() -> None:
    table = Table((Column("a"), Column("b")), (Rows("", ((Cell("1…"), Cell("→")), (Cell("23"), Cell("x")))),))
    assert drawn((table,), ascii_only=True) == drawn((table,), 80, ascii_only=True) == "1... ->\n23   x\n"


def test_a_style_covers_what_a_broken_line_is_filled_with() -> None:
    block = Text((Piece("Land", BOLD), Piece(" of all industrial parks", DIM)))
    assert coloured(block, width=16).splitlines() == [
        *("\x1b[1mLand\x1b[0m\x1b[2m of all\x1b[0m", "\x1b[2m  industrial\x1b[0m", "\x1b[2m  parks\x1b[0m"),
    ]
    assert coloured(block) == "\x1b[1mLand\x1b[0m\x1b[2m of all industrial parks\x1b[0m\n"


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": "unknown"}, {"NO_COLOR": "1"}])
def test_what_the_terminal_calls_itself_changes_nothing(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table((Column("text"),), (Rows("", ((Cell("a" * 110, "status.missed"),),)),))
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    usual = coloured(table, width=120)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert coloured(table, width=120) == usual
    assert "a" * 110 in usual


def test_a_status_has_its_colour_in_a_cell() -> None:
    cells = (Cell("slow", "status.slow"), Cell("8"))
    table = Table((Column("a", "A"), Column("b", "B", is_number=True)), (Rows("", (cells,)),))
    assert coloured(table).splitlines()[2] == "\x1b[33mslow\x1b[0m 8"


def test_what_is_quoted_or_drawn_has_no_marks_on_a_page() -> None:
    quote, drawing = Quote(("# a", "b", "", "c")), Drawing((styled("└──", Piece("*", BOLD)),), indent=2)
    assert markdown_text((quote, drawing)) == "> \\# a\\\n> b\n>\n> c\n\n```\n└──*\n```\n"
    assert drawn((quote, drawing)) == drawn((quote, drawing), 80) == "  # a\n  b\n\n  c\n  └──*\n"


def test_a_chart_has_the_room_that_there_is_and_a_divider_all_of_it() -> None:
    chart = Chart(lambda width: (styled("x" * width),), usual=5, most=7)
    assert [drawn((chart,), width).strip() for width in (None, 3, 6, 9)] == ["x" * size for size in (5, 3, 6, 7)]
    assert coloured(Divider(usual=4)) == "\x1b[2m────\x1b[0m\n"
    assert drawn((Divider(usual=4),), ascii_only=True) == "----\n"
    assert drawn((Divider(),), 9) == "─" * 9 + "\n"
    assert markdown_text((chart, Divider())) == "```\nxxxxx\n```\n\n---\n"


def test_markdown_says_which_columns_are_numbers_and_heads_its_groups() -> None:
    table = TABLE._replace(columns=(NAMES, NUMBERS._replace(head="ha")))
    assert markdown_text((table,)).splitlines() == [
        *("| Name | ha |", "| --- | ---: |", "| **By 2025** |  |", "| Parks in Bắc Giang | 8 |", "| Land | 1,322 |"),
        *("| **By 2030** |  |", "| Clusters | 66 |"),
    ]


def test_a_heading_for_pages_stands_on_pages_only() -> None:
    table = Table((Column("a", page_head="Term"), Column("b")), (Rows("", ((Cell("gap"), Cell("8")),)),))
    assert drawn((table,)) == drawn((table,), 80) == "gap 8\n"
    assert markdown_text((table,)) == "| Term |  |\n| --- | --- |\n| gap | 8 |\n"


def test_columns_for_pages_stand_on_pages_only() -> None:
    columns = (Column("a", "A"), Column("b", "B", for_pages=True), Column("c", "C"))
    table = Table(columns, (Rows("", (tuple(map(Cell, "xyz")),)),))
    assert drawn((table,)) == drawn((table,), 80) == "A C\n───\nx z\n"
    assert "| x | y | z |" in markdown_text((table,))


def test_neither_a_document_nor_plain_text_nor_markdown_loads_rich() -> None:
    code = "import sys, bgplan.render.markdown, bgplan.render.plain; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src", check=False).returncode == 0


def test_a_title_is_told_in_brief_where_it_would_not_be_one_line() -> None:
    title = Title("Plan", "figures published by 31 July 2025", "to 31 July")
    assert drawn((title,), 60) == "Plan  figures published by 31 July 2025\n"
    assert drawn((title,), 30) == "Plan  to 31 July\n"
    assert markdown_text((title,)) == "# Plan: figures published by 31 July 2025\n"

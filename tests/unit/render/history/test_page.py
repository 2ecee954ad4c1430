"""The screen of a history: marks and legend, layouts by width, vintages, ends of series."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.dataset import Amount
from bgplan.core.history import History, history_of
from bgplan.core.text import width_of
from bgplan.render.document import Table
from bgplan.render.history.page import history_document, history_page
from bgplan.render.words import Words
from tests.build import BOTH, LATEST, dataset, seen
from tests.drawn import drawn

ROOT = Path(__file__).parents[4]
GROWTH = run.load(ROOT / "tests" / "fixtures" / "growth", ROOT).dataset
UNITS = {"park": {"name": {"vi": "khu", "en": "parks"}}, "pct": {"name": {"vi": "%", "en": "%"}}}


def history(*observations: dict[str, Any], name: str = "parks", **tables: Any) -> History:  # noqa: ANN401
    found = history_of(dataset(*observations, **{"units": UNITS, **tables}), name, LATEST)
    assert found is not None
    return found


def growth(as_of: date = date(2025, 12, 31)) -> History:
    found = history_of(GROWTH, "grdp.growth", as_of)
    assert found is not None
    return found


def shown(
    one: History, lang: str = "en", *, width: int | None = None, vintages: bool = False, ascii_only: bool = False
) -> str:
    return drawn(
        history_document(one, Words(lang, ascii_only=ascii_only), vintages=vintages), width, ascii_only=ascii_only
    )


def row(text: str, beginning: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(beginning))


def test_a_printed_growth_that_the_figures_do_not_give_is_said_to_be_another() -> None:
    """381,950 to 499,048 is 30.7 % more, the source prints 28.5."""
    same = {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
    one = history(
        seen("381950", "2023-01-01/P9M", "output"),
        seen("499048", "2024-01-01/P9M", "output"),
        seen("28.5", "2024-01-01/P9M", "same", confidence="low"),
        name="output",
        indicators={"same": same | {"comparator": "same-period", "price_basis": "constant-2010"}},
        identities={"i": {"growth": "same", "of": "output"}},
    )
    text = shown(one)
    assert "+30.7% +28.5%?" in " ".join(row(text, "9 months of 2024").split())
    assert "9 months of 2024: the source prints +28.5%? on the year before, the two figures give +30.7%: " in text
    assert "nguồn ghi +28,5%? so với cùng kỳ năm trước, hai số liệu cho +30,7%" in shown(one, "vi")


def test_a_cell_has_its_figure_and_its_signs_beside_its_text() -> None:
    one = history(seen(None, "2021", printed="khoảng 6 KCN", confidence="low", stage="E", published="2022-01-31"))
    (table,) = (block for block in history_page(one, (), Words("vi"), vintages=False) if isinstance(block, Table))
    (cells,) = table.groups[0].rows
    beside = {column.key: cell for column, cell in zip(table.columns, cells, strict=True)}
    figure = beside["value"].value
    assert isinstance(figure, Amount)
    assert (beside["value"].text, beside["value"].signs) == ("≈6?", ("about", "low"))
    assert figure.point == 6
    assert (beside["published"].text, beside["published"].value) == ("31/01/2022", date(2022, 1, 31))


def test_every_mark_says_what_it_means() -> None:
    text = shown(
        history(
            seen(5, "2020", withdrawn=BOTH),
            seen(None, "2021", printed="khoảng 6 KCN", confidence="low", stage="E", round=2),
            seen(9, "2022"),
        )
    )
    assert "×5" in row(text, "2020")
    assert "≈6?" in row(text, "2021")
    assert "estimate 2" in row(text, "2021")
    assert "%" not in row(text, "2022")  # the figure of the year before is of low confidence
    assert "× withdrawn by its publisher" in text
    assert "≈ about" in text
    assert "? low confidence" in text
    assert "undated" not in row(text, "≈")
    assert "*" not in text


def test_a_mark_that_does_not_occur_is_not_explained() -> None:
    assert "low confidence" not in shown(history(seen(9, "2022")))


def test_what_the_digits_leave_open_is_marked() -> None:
    """13.1 is 13.05 … 13.15 and 13.12 is 13.115 … 13.125: it may have risen or fallen."""
    figures = (seen(None, "2022", "growth", printed="13,1%"), seen(None, "2023", "growth", printed="13,12%"))
    text = shown(history(*figures, name="growth"))
    assert "+0.02pp±" in row(text, "2023")
    assert "± the printed digits do not tell" in text
    assert "+0.02pp+-" in shown(history(*figures, name="growth"), ascii_only=True)


def test_a_rank_changes_by_places() -> None:
    assert "−6 bậc" in row(
        shown(history(seen(10, "2021", "place"), seen(4, "2022", "place"), name="place"), "vi"), "năm 2022"
    )
    moved = history(seen(10, "2021", "place"), seen(9, "2022", "place"), name="place")
    assert "−1 place " in row(shown(moved), "2022")


def test_a_bare_share_of_the_plan_is_shown_as_one() -> None:
    share = {"pct_of_plan": {"plan": "year", "printed": "80,12%"}}
    text = shown(history(seen(None, "2023-01-01/P8M", "output", **share), name="output"), "vi")
    assert "80,12% kế hoạch" in row(text, "8 tháng năm 2023")


def test_a_series_that_ended_says_why() -> None:
    closed = {"closed": {"on": "2025-06-30", "why": {"vi": "sáp nhập tỉnh", "en": "provinces merged"}}}
    made = dataset(seen(9, "2022"), indicators={"parks": closed})
    before, after = (history_of(made, "parks", date(2025, 6, day)) for day in (29, 30))
    assert before is not None
    assert after is not None
    assert "provinces merged" not in shown(before)
    assert "Closed since 1 Jul 2025: provinces merged" in shown(after)


def test_notes_of_the_figures_that_are_shown_stand_below() -> None:
    def note(text: str) -> dict[str, str]:
        return {"vi": text, "en": text}

    records = (
        seen(8, "2022", published="2023-01-31", note=note("first")),
        seen(9, "2022", published="2023-02-28", note=note("second")),
        seen(5, "2021", withdrawn=note("mistaken")),
        seen(7, "2023", printed="70 KCN", misprint=note("a zero too many")),
    )
    text = shown(history(*records))
    assert "2022: second\n" in text
    assert "first" not in text
    assert "2021: withdrawn: mistaken\n" in text
    assert "2023: a zero too many\n" in text
    assert "2022: first\n2022: second\n" in shown(history(*records), vintages=True)


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert row(shown(history(seen(9, "2022"))), "Period").split() == ["Period", "Figure", "Published", "Source"]


def test_what_is_not_stated_says_what() -> None:
    unknown = {"output": {"price_basis": "not-stated"}}
    assert " · prices: not stated\n" in shown(history(seen(9, "2022", "output"), name="output", indicators=unknown))


def test_nothing_known_is_said() -> None:
    assert "Đến ngày đó chưa công bố" in shown(growth(date(2019, 10, 21)), "vi")


def test_related_series_say_in_what_they_differ() -> None:
    other = {"concept": "output", "name": {"vi": "b", "en": "Output of parks"}, "unit": "trn", "measure": "flow"}
    indicators = {"output.parks": {**other, "coverage": "parks", "price_basis": "not-stated"}}
    units = {**UNITS, "trn": {"name": {"vi": "nghìn tỷ đồng", "en": "VND trn"}}}
    made = dataset(seen(9, "2022", "output.parks"), indicators=indicators, units=units)
    found = history_of(made, "output", LATEST)
    assert found is not None
    expected = "Output of parks (output.parks): unit: VND trn, prices: not stated, scope: parks; 1 figure"
    assert expected in shown(found)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 70, 80, 100, 120, 160])
def test_no_line_is_wider_than_the_screen(width: int, lang: str) -> None:
    """But for addresses, which are never broken."""
    lines = shown(growth(), lang, width=width, vintages=True).splitlines()
    wide = [each for each in lines if width_of(each) > width and not each.strip().startswith("http")]
    assert wide == []


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_layout_says_every_figure(width: int) -> None:
    text = shown(growth(), width=width)
    for entry in growth().entries:
        assert entry.figure is not None
        assert entry.figure.amount is not None
        assert Words("en").number(entry.figure.amount.point, entry.figure.amount.decimals) in text


def test_names_that_look_like_codes_stay_as_they_are() -> None:
    """``growth`` is the name of an indicator here, and a code that is said "a growth rate" elsewhere."""
    made = dataset(seen(9, "2022"), indicators={"growth": {"concept": "parks"}}, units=UNITS)
    found = history_of(made, "parks", LATEST)
    assert found is not None
    assert "words (growth): unit: %, measure: a growth rate" in shown(found)


def test_where_there_is_no_room_for_columns_a_period_is_a_line() -> None:
    wide = {"bn": {"name": {"vi": "tỷ đồng", "en": "VND bn"}}}
    value = "123456789012345678901234567890.5"  # more digits than a decimal context keeps
    text = shown(history(seen(value, "2023-01-01/P7M20D", "output"), name="output", units=wide), width=60)
    assert "1 Jan 2023 to 20 Aug 2023:\n  123,456,789,012,345,678,901,234,567,890.5; 20 Aug 2023;\n  [1]\n" in text


@pytest.mark.parametrize(
    "width, periods, says",
    [
        (160, 18, "What was published when\n"),
        (110, 6, "What was published when (periods with more than one figure)\n"),
        (80, 0, "What was published when (periods with more than one figure)\n"),
    ],
)
def test_the_triangle_degrades(width: int, periods: int, says: str) -> None:
    """18 periods on 18 days; 6 of them were printed more than once; and at last a line each."""
    text = shown(growth(), width=width, vintages=True)
    assert says in text
    part = text.split("What was published when")[1].split("\n≈")[0]
    rows = part.split("───\n")[1].splitlines() if "───" in part else []
    assert len(rows) == periods
    for said in ("19.8*", "19.3*↕", "13.45*", "13.1↕", "14.99↕", "14.5¤", "13.85*↕"):
        assert said in part


def test_in_the_triangle_a_revision_has_its_direction() -> None:
    records = (
        seen(8, "2022", published="2023-01-31"),
        seen(9, "2022", published="2023-02-28"),
        seen(7, "2022", published="2023-03-31"),
    )
    text = shown(history(*records), vintages=True)
    assert row(text.split("What was published")[1], "2022").split() == ["2022", "8", "9↑", "7↓"]
    assert "↑ revised upward   ↓ revised downward" in text
    in_ascii = shown(history(*records), vintages=True, ascii_only=True)
    assert row(in_ascii.split("What was published")[1], "2022").split() == ["2022", "8", "9/", "7\\"]


def test_where_nothing_was_said_anew_there_is_no_triangle() -> None:
    assert "Every period was published once" in shown(history(seen(9, "2022")), vintages=True)


def test_in_ascii_our_own_signs_are_ascii() -> None:
    """The data's own texts stay as they are; of ours nothing is left but letters of the two languages."""
    text = shown(growth(), ascii_only=True, vintages=True)
    table = text.split("Sources\n")[0]
    assert {each for each in table if not each.isascii() and not each.isalpha()} == set()


def test_more_and_less_than_keep_their_sign() -> None:
    hedged = [("2022-12-31", "hơn 12 KCN"), ("2023-12-31", "gần 15 KCN"), ("2024-12-31", "khoảng 16 KCN")]
    one = history(*(seen(None, period, printed=printed) for period, printed in hedged))
    text = shown(one)
    assert (">12" in text, "<15" in text, "≈16" in text) == (True, True, True)
    assert all(meaning in text for meaning in ("> more than", "< less than", "≈ about"))

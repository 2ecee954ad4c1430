"""The report as a document: what stands in a cell and in a sentence, what is left out, what is spelt out."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bgplan.core.compare import Question
from bgplan.core.dataset import Dataset
from bgplan.core.periods import parse
from bgplan.core.summary import MonthNote, Months, summary_of
from bgplan.render.document import Bullets, Cell, Forms, Heading, Table, Text
from bgplan.render.markdown import markdown_text
from bgplan.render.spoken import spoken_text
from bgplan.render.summary.page import summary_document, unwritten_text
from bgplan.render.words import Words
from bgplan.run import load
from tests.build import BOTH, base, dataset, seen, target
from tests.drawn import drawn, shown_text
from tests.unit.render.summary.test_summary import found as shipped

ROOT = Path(__file__).parents[4]
YEAR: dict[str, Any] = {"year.output": target(1200, indicator="output", plan="year", due="2023")}
PARKS: dict[str, Any] = {"t": target(29, base=base(6))}
MONTHS = Months(parse("2023-08"), parse("2023-07"))


def so_far(value: int, months: int, year: int = 2023, wide: int = 0) -> dict[str, Any]:
    return seen(value, f"{year}-01-01/P{months}M", "output", low=value - wide, high=value + wide)


def whole(value: int, year: int) -> dict[str, Any]:
    return seen(value, str(year), "output", low=value, high=value)


def page(made: Dataset, lang: str = "en", months: Months = MONTHS, annexes: tuple[str, ...] = ()) -> list[Any]:
    """The blocks of the report, of several forms the fullest."""
    found: list[Any] = []
    for block in summary_document(summary_of(made, months), Words(lang), annexes):
        found += block.forms[0] if isinstance(block, Forms) else [block]
    return found


def cells(made: Dataset, key: str, lang: str = "en") -> dict[str, Cell]:
    """The cells of the first row of the first table that has a column."""
    tables = [block for block in page(made, lang) if isinstance(block, Table)]
    table = next(table for table in tables if key in [column.key for column in table.columns])
    rows = [row for group in table.groups for row in group.rows]
    return {column.key: cell for column, cell in zip(table.columns, rows[0], strict=True)}


def sentences(made: Dataset, lang: str = "en", months: Months = MONTHS) -> list[str]:
    """The items of the report's lists, the highlights first."""
    blocks = page(made, lang, months)
    return [shown_text(item.head) for block in blocks if isinstance(block, Bullets) for item in block.items]


class TestMonth:
    def test_what_is_reckoned_stands_in_brackets_with_all_that_it_can_be(self) -> None:
        """800 ± 2 less 690 ± 1: 110, from 107 to 113."""
        made = dataset(so_far(800, 8, wide=2), so_far(690, 7, wide=1), targets=YEAR)
        month = cells(made, "month")["month"]
        assert (month.text, month.value, month.unit) == ("(110; 107 … 113)", 110, "bn")
        assert "(…) calculated" in drawn(summary_document(summary_of(made, MONTHS), Words("en")))

    def test_a_cell_has_its_number_beside_its_text_for_whoever_calculates(self) -> None:
        """800 of the 1,200 that are planned are two thirds; the four months left need 100 each."""
        row = cells(dataset(so_far(800, 8), targets=YEAR), "of_plan")
        assert (row["of_plan"].text, row["of_plan"].value) == ("66.7%", Fraction(2, 3))
        assert (row["per_month"].text, row["per_month"].value) == ("100", 100)

    def test_the_year_by_earlier_years_says_how_sure_it_is(self) -> None:
        """55 % on average had been done by August (60 % and 50 %): 770 is 1,400; at 60 % it is 1,283, at 50 % 1,540."""
        before = so_far(600, 8, 2022), whole(1000, 2022), so_far(450, 8, 2021), whole(900, 2021)
        row = cells(dataset(so_far(770, 8), *before, targets=YEAR), "whole_year", "vi")
        assert row["whole_year"].text.startswith("(1.400")

    def test_a_change_has_its_sign_and_a_printed_one_no_brackets(self) -> None:
        """800 after 640 is a quarter more; the source prints 20 %."""
        made = dataset(so_far(800, 8), so_far(640, 8, 2022), targets=YEAR)
        assert cells(made, "on_year")["on_year"].text == "(+25.0%)"
        rise = {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
        printed = dataset(
            so_far(800, 8),
            so_far(640, 8, 2022),
            seen(20, "2023-01-01/P8M", "rise", stage="E"),
            targets=YEAR,
            indicators={"rise": {**rise, "comparator": "same-period", "price_basis": "constant-2010"}},
            identities={"rise": {"growth": "rise", "of": "output"}},
        )
        assert cells(printed, "on_year")["on_year"].text == "+20%"

    def test_blank_columns_are_left_out(self) -> None:
        keys = set(cells(dataset(so_far(800, 8), targets=YEAR), "cumulative"))
        assert keys == {"number", "name", "unit", "to", "cumulative", "of_plan", "whole_year", "per_month", "status"}

    def test_where_there_is_no_room_the_month_and_the_year_stand_apart(self) -> None:
        figures = so_far(800, 8), so_far(690, 7), so_far(570, 6), so_far(640, 8, 2022), so_far(560, 7, 2022)
        made = dataset(*figures, targets=YEAR)
        document = summary_document(summary_of(made, MONTHS), Words("en"))
        wide, narrow = drawn(document, 120), drawn(document, 68)
        assert (wide.count("Indicator"), narrow.count("Indicator")) == (1, 2)
        assert "Cumulative:" not in narrow  # tables, no blocks


class TestTargets:
    def test_gap_and_need_stand_beside_figure_and_target(self) -> None:
        """9 of 29 on 22 August 2023: 20 short in the 7.36 years left, 2.7 a year; so far 3 in 2.64 years, 1.1."""
        row = cells(dataset(seen(9, "2023-08-22"), targets=PARKS), "gap")
        told = [row[key].text for key in ("actual", "target", "gap", "needed", "so_far")]
        assert told == ["9", "29", "−20", "+2.7", "1.1"]

    def test_the_documents_of_a_target_stand_in_one_cell(self) -> None:
        plans = {"other": {"name": BOTH, "label": {"vi": "QĐ 1", "en": "Dec. 1"}, "period": "2021/2030"}}
        plans["other"]["source"] = "plan-text"
        targets = PARKS | {"o": target(29, base=base(6), plan="other")}
        made = dataset(seen(9, "2023-08-22"), targets=targets, plans=plans)
        assert cells(made, "documents")["documents"].text.replace("\u00a0", " ") == "words, Dec. 1"

    def test_a_year_plan_that_stands_with_the_month_has_no_second_row(self) -> None:
        tables = [block for block in page(dataset(so_far(800, 8), targets=YEAR)) if isinstance(block, Table)]
        assert [[column.key for column in table.columns][-1] for table in tables] == ["status"]
        assert cells(dataset(so_far(800, 8), targets=YEAR), "cumulative")["status"].text.startswith("●")

    def test_what_has_slowed_is_said_below_the_table(self) -> None:
        """From 16 to 17 in the year 2025; the twelve left in five years take 2.4 a year."""
        made = dataset(seen(16, "2024-12-31"), seen(17, "2025-12-31"), targets=PARKS)
        texts = [
            shown_text(block.pieces)
            for block in page(made, "en", Months(parse("2025-12"), parse("2025-11")))
            if isinstance(block, Text)
        ]
        assert "Slower of late: words since Dec 2024 only 1.0 words a year, 2.4 words a year needed." in texts

    def test_there_are_no_names_of_records_in_the_text(self) -> None:
        report = shipped("2023-08", ROOT / "data")
        names = {result.name for result in report.report.results if "." in result.name}
        for lang in ("vi", "en"):
            text = markdown_text(summary_document(report, Words(lang), ("changes", "sources", "data")))
            assert [name for name in names if re.search(rf"(?<![\w/.-]){re.escape(name)}(?![\w.-])", text)] == []


class TestHighlights:
    def test_the_month_the_year_the_period_what_is_late_and_what_is_open(self) -> None:
        """800 of 1,200 after eight months, two thirds of each: on track; 9 parks where 12 were to be."""
        targets = YEAR | PARKS | {"a": target(7840, indicator="area", base=base(1322))}
        made = dataset(so_far(800, 8), seen(9, "2023-08-22"), targets=targets)
        assert sentences(made)[:5] == [
            "Aug 2023: words, 8 months: 800 words, 66.7% of the year's plan.",
            "Plans for 2023: 1 of 1 judged: ● 1 on track.",
            "Targets of the period: 1 of 2 judged: ▼ 1 off track; none is due yet.",
            "Furthest behind: words must grow 2.7 words a year, 2.4 times the pace so far.",
            "1 of 3 cannot be judged: 1 no data yet; section IV says why.",
        ]

    def test_none_is_due_or_none_is_achieved(self) -> None:
        missed = {"m": target(12, base=base(6), due="2022")}
        made = dataset(seen(9, "2022-12-31", published="2023-08-10"), targets=missed)
        assert any("× 1 missed; none is achieved." in each for each in sentences(made))
        assert any("; none is due yet." in each for each in sentences(dataset(seen(9, "2023-08-22"), targets=PARKS)))

    def test_the_target_furthest_ahead_is_one_of_the_period(self) -> None:
        """The year's plan is exceeded (1,210 of 1,200); of the period stand 20 parks where 12.9 were to be."""
        made = dataset(whole(1210, 2023), seen(20, "2023-12-31"), targets=YEAR | PARKS)
        told = sentences(made, months=Months(parse("2023-12"), parse("2023-11")))
        (longer,) = [each for each in told if each.startswith("Targets of the period")]
        assert "Furthest ahead: words (" in longer
        assert "exceeded" not in longer

    def test_the_others_that_are_late_end_with_one_full_stop(self) -> None:
        report = summary_of(load(ROOT / "data", ROOT).dataset, MONTHS, Question(MONTHS.month.end, plans=("nq147",)))
        text = drawn(summary_document(report, Words("en")))
        assert "Also behind: parks (off track, 16 months late).\n" in text

    def test_a_month_that_brought_nothing_says_so(self) -> None:
        made = dataset(seen(9, "2023-06-22"), targets=PARKS)
        assert sentences(made)[0].startswith("Nothing new in Aug 2023: no figure, no plan, no status that changed.")

    def test_other_figures_of_the_month_are_named(self) -> None:
        assert (
            sentences(dataset(seen(9, "2023-08-22"), targets=PARKS))[0]
            == "Aug 2023 brought new figures: words 9 words."
        )


class TestUnjudged:
    def test_one_reason_is_told_once_with_the_figure_that_is_refused(self) -> None:
        text = drawn(summary_document(shipped("2023-08", ROOT / "data"), Words("en")))
        line = next(line for line in text.splitlines() if "Output, 2010 pr. 2025, 2030" in line)
        assert "(VND 342,000 bn?, 2022)" in line
        assert "Output growth 2030" in line

    def test_years_that_lack_stand_by_the_first_and_the_last(self) -> None:
        text = drawn(summary_document(shipped("2023-08", ROOT / "data"), Words("vi")))
        assert "Số liệu đã đến kỳ công bố nhưng chưa có: GTSXCN giá SS 2016–2022;" in text

    def test_nothing_is_said_where_all_is_judged_and_there(self) -> None:
        headings = [
            block.text for block in page(dataset(seen(9, "2023-08-22"), targets=PARKS)) if isinstance(block, Heading)
        ]
        assert headings == ["I. Highlights", "II. Targets and plans"]


class TestNote:
    NOTE = MonthNote("notes/2023-08.txt", ("Nguyên nhân", "- chữ: mặt bằng chậm", "Giải pháp", "Nhiệm vụ", "- rà soát"))

    def test_a_line_on_a_target_has_its_name_in_the_language_of_the_report(self) -> None:
        made = summary_of(dataset(seen(9, "2023-08-22"), targets=PARKS), MONTHS, note=self.NOTE)
        text = drawn(summary_document(made, Words("en")))
        assert "Nguyên nhân\n  - words: mặt bằng chậm\nNhiệm vụ\n  - rà soát\n" in text
        assert "Giải pháp" not in text  # nothing is written below it

    def test_what_is_still_to_be_written_is_said_apart_from_the_page(self) -> None:
        made = dataset(seen(9, "2023-08-22"), targets=PARKS)
        noted = summary_of(made, MONTHS, note=self.NOTE)
        assert unwritten_text(noted, Words("en")) == "still to be written in notes/2023-08.txt: measures"
        bare = summary_of(made, MONTHS)
        assert unwritten_text(bare, Words("en")) == (
            "still to be written in notes/2023-08.txt: causes, measures, tasks of next month; "
            "a line “name of the target: …” for: words (t)"
        )
        assert "notes/2023-08.txt" not in drawn(summary_document(bare, Words("en")))


class TestAloud:
    def test_brackets_stay_brackets(self) -> None:
        text = spoken_text(summary_document(shipped("2023-08", ROOT / "data"), Words("en")), Words("en"))
        assert "USD 15.1 billion (estimate), 68.6% of the year's plan." in text
        assert "whole year (22.7); needed a month 1.72; status on track" in text


class TestSpeltOut:
    def test_the_abbreviations_that_are_used_stand_once(self) -> None:
        report = shipped("2023-08", ROOT / "data")
        text = drawn(summary_document(report, Words("vi")))
        (line,) = [line for line in text.splitlines() if line.startswith("Viết tắt:")]
        assert "KCN khu công nghiệp;" in line
        assert "IIP" not in text  # no figure of it was known in 2023 by then
        assert text.count("khu công nghiệp;") == 1

    def test_a_part_of_a_word_is_no_abbreviation(self) -> None:
        report = shipped("2023-08", ROOT / "data")
        text = drawn(summary_document(report, Words("en")))
        (line,) = [line for line in text.splitlines() if line.startswith("Abbreviations:")]
        assert "GTSX " not in line


class TestAnnexes:
    def test_none_stands_there_that_is_not_asked_for(self) -> None:
        assert "Annex" not in drawn(summary_document(shipped("2023-08"), Words("en")))
        text = drawn(summary_document(shipped("2023-08"), Words("en"), ("data", "changes")))
        heads = [line for line in text.splitlines() if line.startswith("Annex")]
        assert heads == [
            "Annex 1. What changed since Jul 2023",
            "Annex 2. Lead agencies, kinds of figures, notes on the data",
        ]

    def test_new_figures_stand_under_their_source_which_is_named_once(self) -> None:
        text = drawn(summary_document(shipped("2023-08", ROOT / "data"), Words("en"), ("changes",)))
        assert text.count("Báo Bắc Giang, “Hai tỉnh") == 1
        assert "22 Aug 2023 (date inferred) (28)" in text

    @pytest.mark.parametrize("width", [60, 80, 100])
    def test_an_address_is_never_broken(self, width: int) -> None:
        report = shipped("2023-08", ROOT / "data")
        lines = drawn(summary_document(report, Words("en"), ("sources",)), width).splitlines()
        shown = {line.strip() for line in lines if "http" in line}
        assert {source.source.url for source in report.sources if source.source.url} == shown

    def test_no_source_of_a_later_month_is_named(self) -> None:
        text = drawn(summary_document(shipped("2023-08", ROOT / "data"), Words("en"), ("sources",)))
        assert "Sep 2023" not in text

    def test_the_growth_as_printed_and_by_two_figures_is_a_note(self) -> None:
        """The plan of 2024 in the shipped data: 33 after 24.499 is 34.7 % more, the source prints 20.4 %."""
        text = drawn(summary_document(shipped("2024-12", ROOT / "data"), Words("en"), ("data",)))
        assert "a source prints +20.4%; the two figures, USD 33 bn and USD 24.499431359 bn (2023), give +34.7%" in text

    def test_on_a_page_the_sources_are_one_list_with_their_addresses(self) -> None:
        report = shipped("2023-08", ROOT / "data")
        text = markdown_text(summary_document(report, Words("en"), ("sources",), is_page=True))
        listed = text[text.index("## Annex 1") :].splitlines()[2:]
        assert [line.startswith("- ") for line in listed] == [True] * len(report.sources)
        assert sum("<http" in line for line in listed) == sum(bool(source.source.url) for source in report.sources)

    def test_targets_of_one_figure_share_a_row(self) -> None:
        """Decision 797 sets the growth of GRDP for 2021-2025 and for 2021-2030."""
        text = drawn(summary_document(shipped("2023-08", ROOT / "data"), Words("en"), ("data",)))
        rows = text[text.index("Annex 1") :].splitlines()
        assert sum(line.startswith("GRDP growth ") for line in rows) == 1

    def test_plans_that_are_over_are_named_there(self) -> None:
        targets = {**PARKS, "step": target(9, base=base(6), due="2022")}
        made = dataset(seen(9, "2022-12-31"), targets=targets)
        blocks = page(made, "en", Months(parse("2024-02"), parse("2024-01")), ("data",))
        told = [shown_text(item.head) for block in blocks if isinstance(block, Bullets) for item in block.items]
        assert "Left out, ended with nothing new published: words · words (2022)" in told


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_leader_reads_one_page(lang: str) -> None:
    document = summary_document(shipped("2023-08", ROOT / "data"), Words(lang))
    assert len(drawn(document, 100).splitlines()) <= 60

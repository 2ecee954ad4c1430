"""``bgplan summary`` in every format: the contract of its JSON, its widths, its words, what no note can do."""

from __future__ import annotations

import csv
import json
from functools import cache
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.growth import month_before
from bgplan.core.periods import parse
from bgplan.core.summary import MonthNote, Months
from bgplan.core.summary.report import Summary
from bgplan.core.text import width_of
from bgplan.render.markdown import markdown_text
from bgplan.render.summary.machine import summary_csv, summary_json
from bgplan.render.summary.page import summary_document
from bgplan.render.words import Words
from tests.drawn import drawn
from tests.json_output import read_output, schema

ROOT = Path(__file__).parents[4]
SMALL = ROOT / "tests" / "fixtures" / "summary"
CASES = (*product((SMALL,), ("2022-07", "2022-10", "2023-08", "2023-11", "2023-12")), (ROOT / "data", "2023-08"))
SCHEMA = schema("summary")
PAGE = (ROOT / "docs" / "summary-numbers.md").read_text(encoding="utf-8")


@cache
def found(month: str, folder: Path = SMALL, note: MonthNote | None = None) -> Summary:
    loaded, reported = run.load(folder, ROOT), parse(month)
    earlier = month_before(reported)
    assert earlier is not None
    return run.summarised(loaded, Months(reported, earlier), run.Question(reported.end), note)


def read(report: Summary) -> dict[str, Any]:
    text = summary_json(report, (), Words("en"))
    read_output(text)
    plain: dict[str, Any] = json.loads(text)
    return plain


@pytest.mark.parametrize("folder, month", CASES)
def test_the_json_is_valid_by_its_schema_and_writes_nothing_else(folder: Path, month: str) -> None:
    made = read(found(month, folder, MonthNote(f"notes/{month}.txt", ("text",))))
    for row in made["rows"]:
        told = {"last_year", "month", "previous_month", "whole_year", "per_month", "against_plan", "lead"}
        blank = {each["column"] for each in row["blanks"]} - {"likely_share"}
        assert {key for key in told if row[key] is None} <= blank  # what is blank has its reason


def test_the_page_names_every_key_of_a_row_and_every_reason() -> None:
    names = {*SCHEMA["$defs"]["row"]["properties"], *SCHEMA["$defs"]["blank"]["properties"]["code"]["enum"]}
    assert {name for name in names - {"result"} if f"`{name}`" not in PAGE} == set()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("folder, month", CASES)
def test_no_line_is_wider_than_asked(folder: Path, month: str, lang: str, width: int, ascii_only: bool) -> None:  # noqa: FBT001  # drawn
    document = summary_document(found(month, folder), Words(lang, ascii_only=ascii_only))
    assert max(map(width_of, drawn(document, width, ascii_only=ascii_only).splitlines())) <= width


def test_a_note_cannot_leave_its_place() -> None:
    lines = (
        "# head",
        "- [x](http://a.b)",
        "<script>",
        "=cmd|' /C calc'!A0",
        "::error::x",
        "| a | b |",
        "1. one",
        "***",
    )
    report = found("2023-08", note=MonthNote("notes/2023-08.txt", lines))
    words = Words("en")
    quoted = [each for each in markdown_text(summary_document(report, words)).splitlines() if each.startswith(">")]
    assert quoted == [
        "> \\# head\\",
        "> \\- \\[x](http://a.b)\\",
        "> \\<script>\\",
        "> \\=cmd\\|' /C calc'!A0\\",
        "> \\::error::x\\",
        "> \\| a \\| b \\|\\",
        "> 1\\. one\\",
        "> \\*\\*\\*",
    ]
    (note,) = [row for row in csv.DictReader(StringIO(summary_csv(report, words))) if row["record"] == "note"]
    assert note["text"] == "\n".join(lines)
    formula = found("2023-08", note=MonthNote("notes/2023-08.txt", ("=1+1",)))
    assert ",'=1+1\n" in summary_csv(formula, words)
    shown = drawn(summary_document(report, words))
    assert not any(each.lstrip().startswith("::") for each in shown.splitlines())


def test_the_report_of_september_2023_in_numbers() -> None:
    """381,950 at 75.2 % of the plan: a plan of 507,912; over 9/12 the year is 509,267, 75.2/75 of the plan.

    The three months left must bring (507,912 - 381,950) / 3 = 41,987 each; so far it was 381,950 / 9 = 42,439.
    """
    row = next(each for each in read(found("2023-09"))["rows"] if each["result"]["target"] == "plan-2023.output")
    assert (row["month"]["value"], row["month"]["derived"], row["new"]) == (53418, False, True)
    assert round(row["whole_year"]["amount"]["value"]) == 509267
    assert row["whole_year"]["share_of_plan"]["value"] == pytest.approx(75.2 / 75)
    assert (round(row["per_month"]["required"]["value"]), round(row["per_month"]["observed"]["value"])) == (
        41987,
        42439,
    )
    assert row["whole_year"]["indicative"] is True

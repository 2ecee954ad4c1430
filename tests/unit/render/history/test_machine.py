"""History and sources for machines: every key by its schema and on its page, rows that say the same."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from bgplan import run
from bgplan.core.dataset import Dataset
from bgplan.core.history import history_of
from bgplan.core.sources import sourcing_of
from bgplan.render.history.machine import history_csv, history_json, history_tsv
from bgplan.render.history.page import history_page
from bgplan.render.markdown import markdown_text
from bgplan.render.sources import sources_csv, sources_json, sources_page, sources_tsv
from bgplan.render.words import Words
from tests.build import BOTH, LATEST, base, dataset, part, report, seen, target
from tests.json_output import read_output

ROOT = Path(__file__).parents[4]
LOADED = run.load(ROOT / "tests" / "fixtures" / "growth", ROOT)
EN = Words("en")


def history(made: Dataset = LOADED.dataset, name: str = "grdp.growth", as_of: date = LATEST) -> dict[str, Any]:
    found = history_of(made, name, as_of)
    assert found is not None
    return read_output(history_json(found, LOADED.findings, EN))


def sources(made: Dataset, as_of: date = LATEST) -> dict[str, Any]:
    return read_output(sources_json(sourcing_of(made, report(made, as_of)), LOADED.findings, EN))


def test_every_number_is_there() -> None:
    """2024: 13.85 (13.845 … 13.855) after 13.45 (13.445 … 13.455): 0.40 points more, 0.39 … 0.41."""
    entry = next(each for each in history()["entries"] if each["period"] == "2024")
    assert (entry["change"]["kind"], entry["change"]["value"]) == ("difference", Decimal("0.4"))
    assert (entry["change"]["low"], entry["change"]["high"]) == (Decimal("0.39"), Decimal("0.41"))
    assert entry["change"]["on"]["source"] == "giaoduc-2023-12"
    assert [each["printed"] for each in entry["prints"]] == ["14,5%", "13,87%", "13.85%"]
    assert [each["counts"] for each in entry["prints"]] == [False, False, True]
    moved = entry["prints"][2]["move"]
    assert (moved["relation"], moved["direction"], moved["from"]) == ("disagreement", "down", Decimal("13.87"))
    (years, *_) = history()["curves"]
    assert years["points"][5] is None  # nothing was printed for 2020
    assert len(years["points"]) == 10


def test_withdrawn_and_closed_say_why() -> None:
    closed = {"parks": {"closed": {"on": "2025-06-30", "why": BOTH}, "note": BOTH}}
    found = history(dataset(seen(9, "2022", withdrawn=BOTH), indicators=closed), "parks")
    assert found["closed"] == {"on": "2025-06-30", "why": BOTH}
    assert found["entries"][0]["figure"] is None
    assert found["entries"][0]["prints"][0]["withdrawn"] == BOTH


def test_sources_are_written_with_what_rests_on_them() -> None:
    goal = target(29, base=base(6), composition={"added": [part(23)]})
    made = dataset(seen(9, "2022", confidence="low"), targets={"t": goal})
    found = sources(made)
    paper = next(each for each in found["sources"] if each["source"] == "paper")
    assert (paper["count"], paper["figures"]) == (1, [{"indicator": "parks", "count": 1}])
    assert paper["targets"] == [{"target": "t", "role": "actual"}]
    assert found["alone"][0]["targets"] == ["t"]
    assert found["missing"]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_a_row_a_period_or_a_row_a_print() -> None:
    found = history_of(LOADED.dataset, "grdp.growth", LATEST)
    assert found is not None
    periods, prints = (rows(history_csv(found, EN, vintages=each)) for each in (False, True))
    assert (len(periods), len(prints)) == (18, 26)
    assert [each for each in prints if each["counts"] == "true"] == periods
    assert [each["value"] for each in prints if each["period"] == "2023"] == ["13.45", "13.1", "14.99"]
    assert [each["moved_from"] for each in prints if each["period"] == "2023"] == ["", "13.45", "13.1"]
    tabs = history_tsv(found, EN, vintages=True).splitlines()
    assert (len(tabs), {line.count("\t") for line in tabs}) == (27, {len(prints[0]) - 1})


def test_a_row_for_everything_that_rests_on_a_source() -> None:
    found = sourcing_of(LOADED.dataset, report(LOADED.dataset, LATEST))
    carried = rows(sources_csv(found, missing=False))
    assert sum(int(each["figures"]) for each in carried if each["carries"] == "figures") == 30
    weak = [(each["source"], each["name"]) for each in carried if each["alone"] not in ("", "0")]
    assert weak == [("thcl-2024-10", "grdp.growth")]
    assert ("vietnamnews-2023-12-07", "target") in [(each["source"], each["carries"]) for each in carried]
    # nothing of industry came in after 2024, and the data's newest day here is the end of 2040
    lacking = rows(sources_csv(found, missing=True))
    assert [each["periods"].split()[0] for each in lacking if each["lack"] == "did_not_arrive"] == ["2025"]
    assert sources_tsv(found, missing=True).startswith("lack\tname\tperiods\nno_date\tso-khdt\t\n")


def test_markdown_marks_of_the_data_are_escaped() -> None:
    names = {"parks": {"name": {"vi": "a", "en": "Parks | *all*"}}}
    titles = {"paper": {"title": "A | B", "url": "https://example.org/a|b"}}
    made = dataset(seen(9, "2022"), indicators=names, sources=titles)
    found = history_of(made, "parks", LATEST)
    assert found is not None
    assert "# Parks \\| \\*all\\*" in markdown_text(history_page(found, (), EN, vintages=False))
    text = markdown_text(sources_page(sourcing_of(made, report(made, LATEST)), (), EN, missing=False))
    (row,) = [line for line in text.splitlines() if line.startswith("| paper")]
    assert row == "| paper | Báo Bắc Giang, “A \\| B”, undated <https://example.org/a%7Cb> | 1 | parks |  |"

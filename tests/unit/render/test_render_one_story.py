"""Screens tell one story: what one screen says of the shipped data, no other contradicts or leaves without its unit."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.report import Result
from bgplan.render.check.tables import check_csv
from bgplan.render.diff.page import diff_document
from bgplan.render.notes import notes_of
from bgplan.render.show.card import cards_document
from bgplan.render.words import Words
from tests.drawn import check_markdown, drawn

ROOT = Path(__file__).parents[3]
LOADED = run.load(ROOT / "data", ROOT)
REPORT = run.checked(LOADED, run.Question(date(2025, 7, 31)))


def of(name: str) -> Result:
    return next(each for each in REPORT.targets if each.name == name)


def card(name: str, lang: str) -> str:
    report = run.checked(LOADED, run.Question(date(2025, 7, 31), names=(name,), all_refused=True))
    return " ".join(drawn(cards_document(report, Words(lang), with_work=True)).split())


def changed(earlier: date, later: date, lang: str) -> str:
    changes = run.changed(LOADED, earlier, later, run.Question(later))
    return " ".join(drawn(diff_document(changes, Words(lang))).split())


def cells_of(name: str, lang: str = "vi") -> list[str]:
    report = run.checked(LOADED, run.Question(date(2025, 7, 31), names=(name,)))
    label = f"| {report.targets[0].indicator.short.text(lang)} |"
    (row,) = (each for each in check_markdown(report, lang).splitlines() if each.startswith(label))
    return [each.strip() for each in row.strip("|").split("|")]


def test_markdown_shows_the_average_and_never_the_last_year_for_it() -> None:
    # (1.0782 × 1.193 × 1.1345 × 1.1385)^(1/4) − 1 = 13.53 %, of 2024 alone 13.85 %
    row = cells_of("qd797.grdp.growth")
    assert "2021–24" in row
    assert "13,53\\*" in row
    assert "13,85" not in row
    # Of 2021 to 2024 two years are missing: 19.87 % of 2024 beside 19 % would read as reached.
    assert "19,87" not in cells_of("nq147.industry.growth")


def test_csv_has_the_average_too() -> None:
    rows = {each["target"]: each for each in csv.DictReader(io.StringIO(check_csv(REPORT, Words("en"))))}
    assert rows["qd797.grdp.growth"]["observed_rate"] == "0.135322713651"
    assert not rows["nq147.industry.growth"]["observed_rate"]
    assert list(rows["qd797.grdp.growth"])[-3] == "observed_rate"  # what came later stands last


@pytest.mark.parametrize(
    "name, lang, told",
    [
        ("qd797.grdp.growth", "vi", "từ 19,25% đến 19,85%"),
        ("qd797.grdp.growth", "en", "from 19.25% to 19.85%"),
        ("plan-2024.grdp.current", "vi", "từ 206.500 tỷ đồng đến 209.155 tỷ đồng"),
        ("plan-2024.grdp.current", "en", "from VND 206,500 bn to VND 209,155 bn"),
        ("nq147.industry.growth", "vi", "18–19%"),  # the two ends of a target are no doubt about a figure
        ("nq147.industry.growth", "en", "18–19%"),
    ],
)
def test_notes_give_figures_with_their_unit(name: str, lang: str, told: str) -> None:
    assert told in " ".join(notes_of(of(name), REPORT, Words(lang)))


@pytest.mark.parametrize("lang, target", [("vi", "15–16%/năm"), ("en", "15–16%/year")])
def test_a_target_with_two_ends_is_written_as_in_the_table(lang: str, target: str) -> None:
    shown = card("qd797.grdp.growth", lang)
    assert target in shown
    assert "15 … 16" not in shown


@pytest.mark.parametrize("lang, told", [("vi", "Chênh lệch −0,47 điểm phần trăm"), ("en", "Gap −0.47 points")])
def test_an_average_on_track_says_how_far_below_its_target_it_is(lang: str, told: str) -> None:
    assert told in card("qd797.grdp.growth.2025", lang)  # 13.53 − 14: within 0.95 of it


def test_an_interval_about_nothing_keeps_its_digits() -> None:
    # The path had 54.45 … 55.00 clusters, the actual is 55: nothing to 0.55 above it, not "0 … 1".
    assert "0.00 clusters (0.00 … 0.55)" in card("nq147.clusters", "en")


@pytest.mark.parametrize("lang, printed", [("vi", "nguồn ghi +20,4% (Đại biểu"), ("en", "the source prints +20.4%")])
def test_the_growth_that_a_source_prints_stands_beside_that_of_two_figures(lang: str, printed: str) -> None:
    # 33 / 24.499 − 1 = 34.7 %, which the summary and the history tell beside the printed 20.4 %, too.
    shown = card("plan-2024.exports.province", lang)
    assert ("+34,7%" if lang == "vi" else "+34.7%") in shown
    assert printed in shown
    # 684,397 / 539,000 − 1 = 27.0 %: nothing else is printed of the year.
    assert ("nguồn ghi +" if lang == "vi" else "printed is") not in card("plan-2024.production.current", lang)


@pytest.mark.parametrize(
    "name", ["plan-2025.exports.province", "parks-2023.production", "plan-2023.production.fdi.current"]
)
@pytest.mark.parametrize("lang, heading", [("vi", "Cần đạt +"), ("en", "Needed +")])
def test_nothing_is_asked_of_a_time_that_is_over_or_by_a_figure_that_nobody_trusts(
    name: str, lang: str, heading: str
) -> None:
    assert heading not in card(name, lang)
    assert heading in card("plan-2025.production.current", lang)


def test_a_card_says_nothing_twice_and_has_no_bands_without_a_number() -> None:
    # Two publishers print 58,100 billion of January 2024: one figure in a list without sources.
    assert card("nq147.production.2025", "en").count("Jan 2024 VND 58,100 bn") == 1
    # GRDP per head has no base, so that there is no pace ratio to fall into a band.
    assert "Bands of the method" not in card("master-plan-2025-04.grdp.per-head", "en")
    assert "Bands of the method" in card("nq147.parks", "en")


@pytest.mark.parametrize(
    "lang, told",
    [
        ("vi", ("hệ số tiến độ 0,49 → 0,46", "−20 → −19 khu", "−1,57 → −1,47 điểm phần trăm")),
        ("en", ("pace ratio 0.49 → 0.46", "−20 → −19 parks", "−1.57 → −1.47 points")),
    ],
)
def test_what_drifted_has_its_unit_and_the_words_of_the_card(lang: str, told: tuple[str, ...]) -> None:
    text = changed(date(2024, 3, 31), date(2024, 12, 31), lang)
    assert [each for each in told if each not in text] == []
    assert "tỷ số tiến độ" not in text


def test_the_note_of_the_resolution_names_whose_misprint_it_is() -> None:
    # Industry's share is of another source, which prints no period.
    assert "Moitruong.net.vn ghi" in card("nq147.industry.share", "vi")


def test_the_newest_figure_is_of_a_dated_page_where_an_undated_one_counts_from_the_same_day() -> None:
    # The file of July 2025 has the prints of Stockline, of that month, and a table of 2015 without any date.
    newest = REPORT.newest
    assert newest is not None
    same_day = [one for one in LOADED.dataset.observations if one.published == newest.published]
    assert any(one.source.published is None and one.record.published is None for one in same_day)
    assert newest.source.published is not None


@pytest.mark.parametrize(
    "lang, told", [("vi", "không ghi ngày, biết từ tệp tháng 7/2025"), ("en", "known from the file of Jul 2025")]
)
def test_what_an_undated_page_says_is_new_to_the_data_only(lang: str, told: str) -> None:
    # GRDP of 2015 in a table without a date is no news of July 2025.
    text = changed(date(2025, 6, 30), date(2025, 7, 31), lang)
    assert told in text

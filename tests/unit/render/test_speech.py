"""Texts for the ear: each sign that a screen reader leaves out or misreads is a word."""

from __future__ import annotations

import pytest

from bgplan.render.speech import Speech
from bgplan.render.words import Words

LEGEND = {"estimate": ("*", "an estimate"), "derived": ("‡", "derived"), "doubtful": ("?", "doubtful")}
ENGLISH, VIETNAMESE = Speech(Words("en"), LEGEND), Speech(Words("vi"), {})


@pytest.mark.parametrize(
    "shown, said",
    [
        ("Parks", "Parks"),
        ("● on track", "on track"),
        ("▼ off track, 24 mo.", "off track, 24 months"),
        ("… no data yet", "no data yet"),
        ("▲ 16 months early ±", "16 months early, borderline"),
        ("▼ off track ± → ▲ ahead", "off track, borderline, then ahead"),
        ("pace ratio 1.427, ▲ ahead", "pace ratio 1.427, ahead"),
        ("−13", "minus 13"),
        ("+2.4", "plus 2.4"),
        ("−5.2pp", "minus 5.2 percentage points"),
        ("+0.65 pp", "plus 0.65 percentage points"),
        ("gap −21 → −20 parks", "gap minus 21, then minus 20 parks"),
        ("= 16 − 29", "equals 16 minus 29"),
        ("(16 / 6)^(1 / 4.5) − 1", "(16 divided by 6) to the power of (1 divided by 4.5) minus 1"),
        ("6 + (29 − 6) × 45%", "6 plus (29 minus 6) times 45%"),
        ("2.5 × 3", "2.5 times 3"),
        ("8 … 9", "8 to 9"),
        ("15–16", "15 to 16"),
        ("−5,365.3 … −5,365.2", "minus 5,365.3 to minus 5,365.2"),
        ("≈855,000", "about 855,000"),
        (">VND 31.1 trn", "more than VND 31.1 trillion"),
        ("<9.59", "less than 9.59"),
        ("≥ 0.95", "at least 0.95"),
        ("≤3", "at most 3"),
        ("± 0.5", "plus or minus 0.5"),
        ("− 9 clusters taken out", "minus 9 clusters taken out"),
        ("VND 342,000 bn?, 2022", "VND 342,000 billion, doubtful, 2022"),
        ("342,000? (Output)", "342,000, doubtful (Output)"),
        ("−VND 64.2 trn", "minus VND 64.2 trillion"),
        ("+72,712/mo.", "plus 72,712 a month"),
        ("Parks  (nq147.parks)", "Parks (nq147.parks)"),
        ("54.8*", "54.8, an estimate"),
        ("2,000‡", "2,000, derived"),
        ("22 Aug 2023°", "22 August 2023, date inferred"),
        ("33†", "33, implied by a share of the plan"),
        ("18.95¹", "18.95, note 1"),
        ("2.8 times the pace so far.³", "2.8 times the pace so far, note 3."),
        ("2023–24", "2023 to 2024"),
        ("¹ average of the years", "Note 1: average of the years"),
        ("Parks [3] [12]", "Parks, note 3, note 12"),
        ("9 km²", "9 km²"),
        ("2.36 parks/year", "2.36 parks a year"),
        ("Bắc Giang · figures to 31 Jul 2025", "Bắc Giang, figures to 31 July 2025"),
        ("may it be so? 3 * 4", "may it be so? 3 * 4"),
        ("1 missed  4 achieved", "1 missed, 4 achieved"),
        ("▬▬▬│─── 43%", "43%"),
        ("decision 797/QĐ-UBND of 2021-2030", "decision 797/QĐ-UBND of 2021-2030"),
    ],
)
def test_in_english(shown: str, said: str) -> None:
    assert ENGLISH.say(shown) == said


@pytest.mark.parametrize(
    "shown, said",
    [
        ("▼ chậm nhiều 24 th.", "chậm nhiều 24 tháng"),
        ("−5,2đ%", "âm 5,2 điểm phần trăm"),
        ("+0,65đ%", "cộng 0,65 điểm phần trăm"),
        ("16 − 29", "16 trừ 29"),
        ("+858 ha/năm", "cộng 858 ha mỗi năm"),
        ("9/2024", "tháng 9 năm 2024"),
        ("tháng 9/2024", "tháng 9 năm 2024"),
        ("Tháng 9/2024: có", "Tháng 9 năm 2024: có"),
        ("31/7/2025", "ngày 31 tháng 7 năm 2025"),
        ("ngày 01/9/2023", "ngày 1 tháng 9 năm 2023"),
        ("≈855.000", "khoảng 855.000"),
        (">46.000 người", "hơn 46.000 người"),
        ("2021–2022", "2021 đến 2022"),
        ("quý I/2024", "quý I năm 2024"),
        ("9/12", "9/12"),
        ("− 9 cụm đưa ra", "trừ 9 cụm đưa ra"),
        ("31/12 2019", "ngày 31 tháng 12 năm 2019"),
    ],
)
def test_in_vietnamese(shown: str, said: str) -> None:
    assert VIETNAMESE.say(shown) == said


def test_a_question_mark_is_a_mark_only_where_the_cell_says_so() -> None:
    assert ENGLISH.say("13.9*?", ("estimate", "doubtful")) == "13.9, an estimate, doubtful"
    assert ENGLISH.say("13.9?") == "13.9?"


def test_a_sign_whose_meaning_nobody_tells_stays() -> None:
    """Better a sign that may not be read than a figure that says more than it is."""
    assert VIETNAMESE.say("2.000‡") == "2.000‡"

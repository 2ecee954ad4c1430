"""Differences of percentages are points, never percent; growth rates are never divided by each other."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.model import Unit
from bgplan.core.report import Report
from bgplan.core.vocabulary import Measure
from bgplan.render.check.rows import share_cell
from bgplan.render.show.card import cards_document
from bgplan.render.words import LANGS, TOPICS, Words, table
from tests.drawn import check_markdown, check_text, drawn

ROOT = Path(__file__).parents[3]
LOADED = run.load(ROOT / "data", ROOT)
PERCENT = next(unit for unit in LOADED.dataset.written.units.values() if unit.dimension == "percent")
OTHER = LOADED.dataset.written.units["ha"]
POINTS = {"vi": "điểm phần trăm", "en": "points"}


@pytest.mark.parametrize(
    "number, unit, vi, en",
    [
        ("5,2", PERCENT, "5,2 điểm phần trăm", "5,2 points"),
        ("1", PERCENT, "1 điểm phần trăm", "1 point"),
        ("−1", PERCENT, "−1 điểm phần trăm", "−1 point"),
        ("5", OTHER, "5 ha", "5 ha"),
    ],
)
def test_a_difference_in_a_unit(number: str, unit: Unit, vi: str, en: str) -> None:
    assert (Words("vi").difference(number, unit), Words("en").difference(number, unit)) == (vi, en)


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_of_ours_calls_a_point_anything_else(lang: str) -> None:
    texts = [text for topic in TOPICS for text in table(lang, topic).values()]
    wrong = re.compile(r"điểm %|\bpts\b|\{points\}\s*%|\{points\} đ\b(?!%)|\{points\} điểm\)")
    assert [text for text in texts if wrong.search(text)] == []


def asked(measure: Measure, as_of: str) -> Report:
    """A report on the targets of the shipped data that have a measure."""
    written = LOADED.dataset.written
    names = tuple(
        name for name, each in written.targets.items() if written.indicators[each.indicator].measure is measure
    )
    return run.checked(LOADED, run.Question(date.fromisoformat(as_of), names=names))


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_share_must_gain_a_year_is_in_points(lang: str) -> None:
    """60 % wanted in 2030, 54.8 of 2022 known: (60 - 54.8) / 8 = 0.65 points a year."""
    text = drawn(cards_document(asked(Measure.SHARE, "2024-12-31"), Words(lang), with_work=True))
    number = Words(lang).number(Fraction(65, 100), 5)
    assert f"= {number} {POINTS[lang]}/{'năm' if lang == 'vi' else 'year'}" in text.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("as_of", ["2019-12-31", "2023-08-31", "2024-12-31", "2025-07-31"])
def test_no_growth_is_divided_by_another(lang: str, as_of: str) -> None:
    report, words = asked(Measure.GROWTH, as_of), Words(lang)
    assert report.targets or as_of < "2021"
    assert [each.name for each in report.results if share_cell(each, words).text] == []
    assert words("screen.column.share") not in check_markdown(report, lang)
    screen = check_text(report, lang)
    assert not re.search(r"bằng \S+% mục tiêu|% of the target", screen)


@pytest.mark.parametrize("lang", LANGS)
def test_gaps_of_percentages_are_points_in_markdown(lang: str) -> None:
    """54.8 of 60: 5.2 points short."""
    text = check_markdown(asked(Measure.SHARE, "2024-12-31"), lang)
    assert ("| −5,2đ% |" if lang == "vi" else "| −5.2pp |") in text

"""What stands beside a verdict on a card, in both languages, by the shipped data at their closing.

The numbers are worked out by hand in tests/unit/core/compare (test_related, test_documents_siblings,
test_member_of_sum, test_flags); here they must stand in their sentences.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from bgplan import run
from bgplan.core.report import Report
from bgplan.core.text import width_of
from bgplan.render.show.card import card
from bgplan.render.words import Words
from tests.drawn import drawn
from tests.unit.render.show.show_case import ROOT, result_of


@pytest.fixture(scope="module")
def report() -> Report:
    return run.checked(run.load(ROOT / "data", ROOT), run.Question(date(2025, 7, 31), all_refused=True))


def shown(report: Report, name: str, lang: str, width: int | None = None, *, ascii_only: bool = False) -> str:
    document = card(result_of(report, name), report, Words(lang, ascii_only=ascii_only), with_work=True)
    return drawn(document, width, ascii_only=ascii_only)


@pytest.mark.parametrize(
    "name, lang, said",
    [
        ("nq147.industry.growth", "en", "19.21%/year, on average over 2 of 4 years of 2021–2024"),
        ("nq147.industry.growth", "en", "to be on the path they must have averaged 18.79% a year"),
        ("nq147.industry.growth", "en", "18.95% a year, on average over the 8 years without a figure"),
        ("nq147.industry.growth", "en", "averaged 10% / 15% / 20% a year, the years to come must average 22.1%"),
        ("nq147.industry.growth", "en", "22.1% / 20.3% / 18.6%."),
        ("nq147.industry.growth", "en", "(grdp.growth, the whole economy): 13.5%/year on average over 2021–2024"),
        ("nq147.industry.growth", "en", "to reach 19%/year by this series the other 6 years would need 22.8%/year"),
        ("nq147.industry.growth", "en", "17.5%/year on average over 2 of 4 years (none for 2021, 2022)"),
        ("nq147.industry.growth", "vi", "19,21%/năm, bình quân 2 trong 4 năm 2021–2024"),
        ("nq147.industry.growth", "vi", "phải tăng bình quân 22,1% / 20,3% / 18,6%."),
        ("nq147.industry.growth", "vi", "6 năm còn lại phải tăng 22,8%/năm"),
        ("nq147.production.2025", "en", "imply VND 218,131 bn (209,661 … 226,979) in 2020"),
        ("nq147.production.2025", "en", "VND 652,153 bn in 2025: 24.5% (23.5% … 25.5%) a year from 2020 on"),
        ("nq147.production.2030", "en", "VND 2,200,000 bn in 2030: 27.5% a year"),
        ("nq147.production.2030", "en", "2021 none; 2022 +31.5%; 2023 +20.2%; 2024 +30%; 6 months of 2025 +26.95%"),
        ("nq147.production.2030", "en", "The weights of an index are not those of output"),
        ("nq147.production.2030", "vi", "thì năm 2020 phải là 218.131 tỷ đồng (209.661 … 226.979)"),
        ("nq147.production.2030", "vi", "Quyền số của chỉ số không phải là cơ cấu giá trị sản xuất"),
        ("nq147.parks", "en", "Park area (nq147.parks.area) has its figure of 30 Sep 2024, this one is of 30 Jun 2025"),
        ("nq147.parks", "en", "The figure is of medium confidence and moves the status"),
        ("nq147.parks", "en", "(10, 30 Sep 2024) it would be “off track”"),
        ("nq147.parks", "vi", "số liệu có độ tin cậy trung bình"),
        ("nq147.parks.area", "en", "≈ 3,686 ha (3,685 … 3,687), by the sum parks-clusters.area"),
        ("nq147.parks.area", "en", "6,013 ha (Area of parks and clusters, Jun 2025) − 2,327 ha (Cluster area, 19 Mar"),
        ("nq147.parks.area", "en", "about 10 months late."),
        ("nq147.parks.area", "vi", "Suy ra từ tổng (không nguồn nào công bố, không phải là số liệu)"),
        ("nq147.parks.area", "vi", "chậm, khoảng 10 tháng."),
    ],
)
def test_it_is_said(report: Report, name: str, lang: str, said: str) -> None:
    assert said.lower() in shown(report, name, lang).lower()


def test_the_table_of_years_has_those_without_a_figure_and_the_other_prints(report: Report) -> None:
    text = shown(report, "qd797.grdp.growth", "en")
    assert len(re.findall(r"^  Yearly +2023 ", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^  Also +2023 ", text, re.MULTILINE)) >= 3
    own = shown(report, "nq147.industry.growth", "vi")
    assert re.findall(r"^  Từng năm +năm (\d+) +chưa có số liệu$", own, re.MULTILINE) == ["2021", "2022"]


def test_nothing_stands_beside_a_target_that_has_nothing_of_it(report: Report) -> None:
    text = shown(report, "nq147.industry.share", "en")
    assert not any(each in text for each in ("Neighbouring", "Derived from", "confidence and moves", "two dates"))


@pytest.mark.parametrize("name", ["nq147.industry.growth", "nq147.production.2025", "nq147.parks.area"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_keeps_to_the_width_and_to_ascii(report: Report, name: str, lang: str) -> None:
    for width in (60, 100):
        lines = shown(report, name, lang, width).splitlines()
        assert max(width_of(line) for line in lines) <= width
    assert not set("−…≈×→") & set(shown(report, name, lang, 80, ascii_only=True))

"""What is said of the target that stands worst."""

from __future__ import annotations

import pytest

from bgplan.core.report import worst_of
from bgplan.render.check.page import worst_text
from bgplan.render.words import Words
from tests.build import dataset, report, seen, target


@pytest.mark.parametrize(
    "lang, text",
    [
        ("en", "Furthest behind: words · words: missed, 0.65 points below"),
        ("vi", "Chậm nhất: chữ · chữ: không đạt, thấp hơn 0,65 điểm phần trăm"),
    ],
)
def test_of_a_year_that_is_over_what_was_reached_of_the_target_is_told(lang: str, text: str) -> None:
    """GRDP growth of 2024: 13.85 of 14.5, 0.65 points below; no quotient of two growth rates."""
    targets = {"t": target("14.5", indicator="growth", plan="year", due="2023", direction="up")}
    found = report(dataset(seen("13.85", "2023", "growth"), targets=targets), "2023-12-31")
    worst = worst_of(found.targets)
    assert worst is not None
    assert worst_text(worst, found, Words(lang)) == text

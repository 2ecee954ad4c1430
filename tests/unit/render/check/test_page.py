"""What is said of the target that stands worst; what is not listed leaves no notes and no signs behind."""

from __future__ import annotations

import pytest

from bgplan.core.report import worst_of
from bgplan.render.check.page import check_lines, worst_text
from bgplan.render.words import Words
from tests.build import BOTH, base, dataset, report, seen, target
from tests.drawn import plain


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


def test_notes_of_a_past_plan_go_with_it() -> None:
    old = target(29, due="2021", base=base(6), note={"vi": "ghi chú cũ", "en": "the old note"})
    new = target(29, due="2030", base=base(6), note=BOTH)
    made = report(dataset(seen(9, "2023-12", published="2024-01-31"), targets={"old": old, "new": new}), "2024-06-30")
    shown = plain(check_lines(made, Words("en"), width=100, ascii_only=False))

    assert [group.is_past for group in made.groups] == [True, False]
    assert "the old note" not in shown
    assert BOTH["en"] in shown

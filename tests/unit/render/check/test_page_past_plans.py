"""What is not listed leaves no notes and no signs behind."""

from __future__ import annotations

from bgplan.render.check.page import check_lines
from bgplan.render.layout import plain
from bgplan.render.words import Words
from tests.build import BOTH, base, dataset, report, seen, target


def test_notes_of_a_past_plan_go_with_it() -> None:
    old = target(29, due="2021", base=base(6), note={"vi": "ghi chú cũ", "en": "the old note"})
    new = target(29, due="2030", base=base(6), note=BOTH)
    made = report(dataset(seen(9, "2023-12", published="2024-01-31"), targets={"old": old, "new": new}), "2024-06-30")
    shown = plain(check_lines(made, Words("en"), width=100, ascii_only=False))

    assert [group.is_past for group in made.groups] == [True, False]
    assert "the old note" not in shown
    assert BOTH["en"] in shown

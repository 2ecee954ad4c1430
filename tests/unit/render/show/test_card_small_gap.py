"""A gap to the path of less than one of what is counted."""

from __future__ import annotations

from bgplan.render.layout import plain
from bgplan.render.show.card import cards_lines
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target


def test_less_than_one_of_what_is_counted_is_told() -> None:
    """16 of 29 parks from 6 in 4.5 of 10 years: the path is at 6 + 23 * 0.45 = 16.35, not at 16, and 0.35 are short."""
    made = report(dataset(seen(16, "2025-06"), targets={"t": target(29, base=base(6))}), "2025-07-31", names=("t",))
    shown = plain(cards_lines(made, Words("en"), width=None, ascii_only=False))
    assert "the path has 16.4 words; short by 0.4 words." in shown

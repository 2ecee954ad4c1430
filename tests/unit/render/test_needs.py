"""The gap and the paces as text, in both notations."""

from __future__ import annotations

import pytest

from bgplan.core.needs import needed
from bgplan.render.needs import gap_said, gap_text, needed_text, pace_said, rate_text
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target


@pytest.mark.parametrize(
    "goal, figure, cells, sentence",
    [  # 13 in 5.5 years; 16 -> 29 is 11.4 % a year
        (target(29, base=base(6)), seen(16, "2025-06"), ("−13", "+2.4", "11.4"), ("13 words", "2.4 words a year")),
        # 5.2 points in eight years
        (
            target(60, indicator="filled", base=base("49.7")),
            seen("54.8", "2022", "filled"),
            ("−5.2pp", "+0.65pp", ""),
            ("5.2 points", "0.65 points a year"),
        ),
        # a fall: from 60 at the end of 2024 to 30 in six years
        (
            target(30, indicator="area", base=base(90)),
            seen(60, "2024", "area"),
            ("+30", "−5.00", "−10.9"),
            ("30 words", "5.00 words a year"),
        ),
    ],
)
def test_cells_and_sentences(
    goal: dict[str, object], figure: dict[str, object], cells: tuple[str, ...], sentence: tuple[str, ...]
) -> None:
    found = report(dataset(figure, targets={"t": goal}), "2025-07-31")
    (result,), words = found.targets, Words("en")
    asked = needed(result)
    assert (gap_text(result, found, words), needed_text(asked, result, found, words), rate_text(asked, words)) == cells
    assert asked is not None
    assert (gap_said(result, found, words), pace_said(asked.pace, result, found, words)) == sentence


def test_vietnamese_has_its_own_notation_and_points() -> None:
    goal = target(60, indicator="filled", base=base("49.7"))
    found = report(dataset(seen("54.8", "2022", "filled"), targets={"t": goal}), "2025-07-31")
    (result,), words = found.targets, Words("vi")
    assert gap_text(result, found, words) == "−5,2đ%"
    assert needed_text(needed(result), result, found, words) == "+0,65đ%"
    assert gap_text(result, found, Words("en", ascii_only=True)) == "-5.2pp"

"""Curves drawn small: six heights of three lines, what is missing left open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.history import Curve
from bgplan.core.periods import parse
from bgplan.render.marks import sparkline
from tests.drawn import drawn


def curve(*points: int | None, kind: str = "years", width: int | None = None, ascii_only: bool = False) -> list[str]:
    known = tuple(None if each is None else Fraction(each) for each in points)
    made = Curve(kind, parse("2019"), parse(str(2018 + len(points))), known)
    return drawn((sparkline(made),), width, ascii_only=ascii_only).splitlines()


def test_six_heights_and_a_gap() -> None:
    """0 … 5 are one half block to six; the year between 2 and 3 has no figure."""
    assert curve(0, 1, 2, None, 3, 4, 5) == [
        "                 ▄▄ ██",
        "        ▄▄    ██ ██ ██",
        "  ▄▄ ██ ██    ██ ██ ██",
        "  19 20 21 22 23 24 25",
    ]


def test_in_ascii_there_is_nothing_else() -> None:
    assert curve(0, 5, ascii_only=True) == ["     ##", "     ##", "  .. ##", "  19 20"]
    assert all(line.isascii() for line in curve(0, 1, 2, None, 3, ascii_only=True))


def test_what_never_changes_is_drawn_at_half_the_height() -> None:
    assert curve(7, 7) == ["", "  ▄▄ ▄▄", "  ██ ██", "  19 20"]


def test_below_zero_the_lowest_is_still_drawn() -> None:
    assert curve(-5, 0)[2] == "  ▄▄ ██"


@pytest.mark.parametrize("width, lines", [(23, 4), (22, 4), (21, 3)])
def test_years_are_named_where_there_is_room(width: int, lines: int) -> None:
    """Seven years take two columns and one between, after two: 2 + 7 · 3 = 23, and nothing stands behind the last."""
    assert len(curve(1, 2, 3, 4, 5, 6, 7, width=width)) == lines


def test_months_are_named_where_there_is_room_and_stand_close_where_not() -> None:
    assert curve(0, 5, None, 5, kind="months")[2:] == ["  ▄▄ ██    ██", "  12 01 02 03"]
    assert curve(0, 5, None, 5, kind="months", width=12) == ["   █ █", "   █ █", "  ▄█ █"]


def test_quarters_are_named_by_their_numbers() -> None:
    assert curve(0, 5, 5, kind="quarters")[3] == "  Q4 Q1 Q2"


def test_what_has_no_time_in_two_signs_stands_close() -> None:
    assert curve(0, 5, None, 5, kind="each") == ["   █ █", "   █ █", "  ▄█ █"]

"""A curve drawn small: three lines of blocks, each of two heights; what is missing is left open.

Of the eight heights of block signs only the half and the whole are on every console (WGL4), so three lines give six.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.curves import Curve, extent
from bgplan.render.layout import BOLD, DIM, Line, Segment, line

_ROWS = 3
_SIGNS, _ASCII = ("▄", "█"), (".", "#")
_YEARLY = ("year_ends", "years", "same")
_CELL, _INDENT = 3, 2
"""A year takes two columns and one between; what is drawn closer takes one."""


def sparkline(curve: Curve, *, width: int | None, ascii_only: bool) -> Iterator[Line]:
    """Yield a curve's lines, with the years below where there is room for them."""
    yearly = curve.kind in _YEARLY and (width is None or len(curve.points) * _CELL + _INDENT - 1 <= width)
    bar, gap = (2, " ") if yearly else (1, "")
    half, whole = _ASCII if ascii_only else _SIGNS
    levels = tuple(_levels(curve.points))
    for row in reversed(range(_ROWS)):
        drawn = (_sign(level, row, half, whole) * bar for level in levels)
        yield line(" " * _INDENT, Segment(gap.join(drawn), BOLD))
    if yearly:
        first = curve.first.end.year
        years = " ".join(f"{(first + at) % 100:02d}" for at in range(len(curve.points)))
        yield line(" " * _INDENT, Segment(years, DIM))


def _levels(points: tuple[Fraction | None, ...]) -> Iterator[int]:
    """How many half blocks each point is high: the lowest one, the highest all; none where there is no figure."""
    low, high = extent(points)
    for point in points:
        if point is None:
            yield 0
        elif low == high:
            yield _ROWS
        else:
            yield 1 + math.floor((point - low) / (high - low) * (2 * _ROWS - 1) + Fraction(1, 2))


def _sign(level: int, row: int, half: str, whole: str) -> str:
    """The sign of a point in one row, counted from below."""
    if level >= 2 * row + 2:
        return whole
    return half if level == 2 * row + 1 else " "

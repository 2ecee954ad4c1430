"""A curve drawn small: three lines of blocks, each of two heights; what is missing is left open.

Of the eight heights of block signs only the half and the whole are on every console (WGL4), so three lines give six.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.history import Curve, extent
from bgplan.render.layout import BOLD, DIM, Line, Segment, line

_ROWS = 3
_SIGNS, _ASCII = ("▄", "█"), (".", "#")
_CELL, _INDENT = 3, 2
"""A point takes two columns and one between, so that its time fits below; what is drawn closer takes one."""


def sparkline(curve: Curve, *, width: int | None, ascii_only: bool) -> Iterator[Line]:
    """Yield a curve's lines, with their times below where there is room for them."""
    labels = tuple(_labels(curve))
    roomy = width is None or len(labels) * _CELL + _INDENT - 1 <= width
    bar, gap = (2, " ") if labels and roomy else (1, "")
    half, whole = _ASCII if ascii_only else _SIGNS
    levels = tuple(_levels(curve.points))
    for row in reversed(range(_ROWS)):
        drawn = (_sign(level, row, half, whole) * bar for level in levels)
        yield line(" " * _INDENT, Segment(gap.join(drawn), BOLD))
    if labels and roomy:
        yield line(" " * _INDENT, Segment(" ".join(labels), DIM))


def _labels(curve: Curve) -> Iterator[str]:
    """The time of each point in two signs: a year, a month of it, a quarter; of other stretches none."""
    first = curve.first.end
    for at in range(len(curve.points)):
        match curve.kind:
            case "year_ends" | "years" | "same":
                yield f"{(first.year + at) % 100:02d}"
            case "months":
                yield f"{(first.month - 1 + at) % 12 + 1:02d}"
            case "quarters":
                yield f"Q{((first.month - 1) // 3 + at) % 4 + 1}"


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

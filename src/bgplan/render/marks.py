"""Small marks within a cell: the progress bar with its tick, the curve of blocks.

Knows cells and signs, and what stands for them where only ASCII may be used; never what is measured. Of the eight
heights of block signs only the half and the whole are on every console (WGL4), so three lines give six.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.history import Curve, extent
from bgplan.render.document import BOLD, DIM, Drawing, Forms, Piece, Pieces


class Signs(NamedTuple):
    """The characters of a bar."""

    done: str
    tick: str
    left: str


SIGNS = Signs("▬", "│", "─")
ASCII_SIGNS = Signs("=", "|", ".")


def bar(done: Fraction | float, due: Fraction | float, width: int, style: str, signs: Signs) -> tuple[Piece, ...]:
    """Return a bar of ``width`` cells for two fractions: what is done and what is due by now.

    What is done never shows as nothing, what is missing never as complete; beyond 0 … 1 the bar ends.

    >>> "".join(segment.text for segment in bar(0.13, 0.26, 9, "", ASCII_SIGNS))
    '=.|......'
    """
    cells = width - 1
    filled = _cells(done, cells)
    tick = min(cells, max(0, round(float(due) * cells)))
    if done > due:
        filled = min(cells, max(filled, tick + 1))  # what is ahead of the tick shows ahead of it
    elif done < due:
        filled = max(min(filled, tick - 1), 0)
    before, after = min(filled, tick), max(0, filled - tick)
    parts = (
        Piece(signs.done * before, style),
        Piece(signs.left * (tick - before), DIM),
        Piece(signs.tick, BOLD),
        Piece(signs.done * after, style),
        Piece(signs.left * (cells - tick - after), DIM),
    )
    return tuple(part for part in parts if part.text)


def _cells(fraction: Fraction | float, cells: int) -> int:
    if fraction <= 0:
        return 0
    if fraction >= 1:
        return cells
    return min(cells - 1, max(1, round(float(fraction) * cells)))


_ROWS = 3
_HALF, _WHOLE = "▄", "█"
_CELL, _INDENT = 3, 2
"""A point takes two columns and one between, so that its time fits below; what is drawn closer takes one."""


def sparkline(curve: Curve) -> Forms:
    """Return a curve, with its times below where there is room for them."""
    labels = " ".join(_labels(curve))
    close = Drawing(tuple(_drawn(curve, 1, "")), _INDENT)
    if not labels:
        return Forms(((close,),))
    roomy = (*_drawn(curve, _CELL - 1, " "), (Piece(labels, DIM),))
    return Forms(((Drawing(roomy, _INDENT),), (close,)))


def _drawn(curve: Curve, bar: int, gap: str) -> Iterator[Pieces]:
    levels = tuple(_levels(curve.points))
    for row in reversed(range(_ROWS)):
        yield (Piece(gap.join(_sign(level, row) * bar for level in levels), BOLD),)


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


def _sign(level: int, row: int) -> str:
    """The sign of a point in one row, counted from below."""
    if level >= 2 * row + 2:
        return _WHOLE
    return _HALF if level == 2 * row + 1 else " "

"""The progress bar: how much of the way is done, and a tick where the path should be by now.

Knows cells and signs; never what is measured.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.render.layout import BOLD, DIM, Segment


class Signs(NamedTuple):
    """The characters of a bar."""

    done: str
    tick: str
    left: str


SIGNS = Signs("▬", "│", "─")
ASCII_SIGNS = Signs("=", "|", ".")


def bar(done: Fraction | float, due: Fraction | float, width: int, style: str, signs: Signs) -> tuple[Segment, ...]:
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
        Segment(signs.done * before, style),
        Segment(signs.left * (tick - before), DIM),
        Segment(signs.tick, BOLD),
        Segment(signs.done * after, style),
        Segment(signs.left * (cells - tick - after), DIM),
    )
    return tuple(part for part in parts if part.text)


def _cells(fraction: Fraction | float, cells: int) -> int:
    if fraction <= 0:
        return 0
    if fraction >= 1:
        return cells
    return min(cells - 1, max(1, round(float(fraction) * cells)))

"""The trajectory in a terminal: the path from base to target, the figures so far, and years below.

Knows cells and signs; the path's values come from the formulas of ``core``, the figures from the result.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.dataset import ResolvedTarget
from bgplan.core.intervals import Number
from bgplan.core.periods import position
from bgplan.core.report import Result
from bgplan.core.text import width_of
from bgplan.core.vocabulary import Path
from bgplan.render import numerals
from bgplan.render.document import BLANK, DIM, Block, Chart, Piece, Pieces, styled
from bgplan.render.marks import ASCII_SIGNS, SIGNS, bar
from bgplan.render.show.notation import Notation
from bgplan.render.verdicts import share_reached

_HEIGHT = 9
_NARROWEST = 20
_MARGIN = 2


class _Signs(NamedTuple):
    actual: str
    path: str
    newest: str
    plan: str
    upright: str
    corner: str
    across: str


_SIGNS = _Signs("▬", "·", "●", "■", "│", "└", "─")
_ASCII = _Signs("=", ".", "o", "X", "|", "+", "-")


class _Points(NamedTuple):
    """What is drawn: base, figures and target as (place on the axis of years, value), and the kind of path.

    ``interim`` are the earlier targets that the path leads through.
    """

    base: tuple[Fraction, Fraction]
    figures: tuple[tuple[Fraction, Fraction], ...]
    target: tuple[Fraction, Fraction]
    path: Path
    interim: tuple[tuple[Fraction, Fraction], ...] = ()

    def expected(self, at: Fraction) -> Number | None:
        """The path's value at a place."""
        legs = tuple(pairwise((self.base, *self.interim, self.target)))
        (start, base), (end, target) = next((leg for leg in legs if at <= leg[1][0]), legs[-1])
        formula = formulas.linear_path if self.path is Path.LINEAR else formulas.geometric_path
        return formula(base=base, target=target, elapsed=(at - start) / (end - start))

    @property
    def lowest(self) -> Fraction:
        """The lowest value drawn."""
        return min(value for _, value in (self.base, *self.interim, *self.figures, self.target))

    @property
    def highest(self) -> Fraction:
        """The highest value drawn."""
        return max(value for _, value in (self.base, *self.interim, *self.figures, self.target))


def chart(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield the trajectory of a level, the two bars of a year plan, nothing where base or figure is missing."""
    target = result.target
    if target is None or result.actual is None:
        return
    if target.is_year_plan:
        if share_reached(result) is not None:
            yield from _bars(result, notation)
        return
    points = _points(result, target)
    if points is not None:
        yield BLANK
        yield Chart(lambda width: tuple(_Plot(points, result, notation, width).lines()))


def _points(result: Result, target: ResolvedTarget) -> _Points | None:
    """What there is to draw; None where no line leads from base to target."""
    if result.base is None or target.amount is None or target.is_average:
        return None
    base = position(result.base.period), result.base.amount.point
    aim = position(target.term), target.amount.point
    figures = tuple((position(figure.record.period), figure.amount.point) for figure in result.history if figure.amount)
    interim = tuple((position(step.term), step.amount.point) for step in result.interim if step.amount)
    points = _Points(base, figures, aim, target.record.path, interim)
    drawable = figures and base[0] < aim[0] and points.lowest < points.highest
    return points if drawable else None


class _Plot:
    """One trajectory on its grid of cells."""

    def __init__(self, points: _Points, result: Result, notation: Notation, width: int) -> None:
        self.points, self.words = points, notation.words
        self.signs = _ASCII if notation.words.ascii_only else _SIGNS
        self.style = f"status.{result.status.value}"
        self.labels = self._labels()
        self.start = _MARGIN + max(map(len, self.labels.values())) + 1
        self.cells = max(_NARROWEST, width - self.start - 2)
        self.grid: dict[tuple[int, int], Piece] = {}

    def lines(self) -> Iterator[Pieces]:
        """Yield the plot from the top down, its axis and its legend."""
        self._draw()
        for row in range(_HEIGHT - 1, -1, -1):
            cells = (self.grid.get((row, cell), Piece(" ")) for cell in range(self.cells))
            yield styled(f"{self._label(row)}{self.signs.upright}", *cells)
        axis = self.signs.corner + self.signs.across * self.cells
        yield styled(f"{self._label(-1)}{axis}")
        yield styled(" " * (self.start + 1) + self._years())
        yield ()
        yield self._legend()

    def _label(self, row: int) -> str:
        return f"{self.labels.get(row, ''):>{self.start - 1}} "

    def _labels(self) -> dict[int, str]:
        """The values beside their rows; where two fall on one row the later gives way by one row."""
        labels: dict[int, str] = {}
        newest = self.points.figures[-1][1]
        for value in dict.fromkeys((self.points.target[1], newest, self.points.base[1])):
            row = self._row(value)
            away = -1 if value <= newest else 1
            free = next((near for near in (row, row + away) if near not in labels and near < _HEIGHT), None)
            if free is not None:
                labels[free] = self.words.number(value)
        return labels

    def _row(self, value: Number) -> int:
        low, high = self.points.lowest, self.points.highest
        return min(_HEIGHT - 1, max(0, round(float((value - low) / (high - low)) * (_HEIGHT - 1))))

    def _cell(self, at: Fraction) -> int:
        start, end = self.points.base[0], self.points.target[0]
        return min(self.cells - 1, max(0, round((at - start) / (end - start) * (self.cells - 1))))

    def _draw(self) -> None:
        """Path first, then what was, then the two points that matter."""
        start, end = self.points.base[0], self.points.target[0]
        for cell in range(self.cells):
            value = self.points.expected(start + (end - start) * Fraction(cell, self.cells - 1))
            if value is not None:
                self.grid[self._row(value), cell] = Piece(self.signs.path, DIM)
        for before, after in pairwise((self.points.base, *self.points.figures)):
            self._stretch(before, after)
        newest = self.points.figures[-1]
        for at, value in (*self.points.interim, self.points.target):
            self.grid[self._row(value), self._cell(at)] = Piece(self.signs.plan)
        self.grid[self._row(newest[1]), self._cell(newest[0])] = Piece(self.signs.newest, self.style)

    def _stretch(self, before: tuple[Fraction, Fraction], after: tuple[Fraction, Fraction]) -> None:
        """The way from one figure to the next, drawn straight."""
        first, last = self._cell(before[0]), self._cell(after[0])
        for cell in range(first, last + 1):
            gone = Fraction(cell - first, max(1, last - first))
            row = self._row(before[1] + (after[1] - before[1]) * gone)
            self.grid[row, cell] = Piece(self.signs.actual, self.style)

    def _years(self) -> str:
        """The years, each below the middle of its year, as many as there is room for."""
        start, end = self.points.base[0], self.points.target[0]
        per_year = self.cells / float(end - start)
        step = next((years for years in (1, 2, 5, 10, 20) if per_year * years >= 7), 50)
        text = ""
        for year in range(int(start), int(end) + 1):
            at = self._cell(year + Fraction(1, 2)) - 2
            if (
                year % step == 0
                and start <= year + Fraction(1, 2) <= end
                and 0 <= at <= self.cells - 4
                and len(text) <= at
            ):
                text = f"{text:<{at}}{year}"
        return text

    def _legend(self) -> Pieces:
        signs = self.signs
        entries = (
            (Piece(signs.actual, self.style), "actual"),
            (Piece(signs.path, DIM), "path"),
            (Piece(signs.newest, self.style), "newest"),
            (Piece(signs.plan), "plan"),
        )
        said = ((sign, f" {self.words(f'show.chart.{key}')}   ") for sign, key in entries)
        return styled(" " * _MARGIN, *(part for entry in said for part in entry))


def _bars(result: Result, notation: Notation) -> Iterator[Block]:
    """The share of the plan above the share of the year that has gone."""
    words, signs = notation.words, ASCII_SIGNS if notation.words.ascii_only else SIGNS
    reached, due = result.value("achievement_rate"), result.value("elapsed")
    if reached is None or due is None:
        return
    shares = (("share_of_plan", reached, f"status.{result.status.value}"), ("share_of_year", due, DIM))
    labels = [words(notation.key(f"show.chart.{key}")) for key, _, _ in shares]
    longest = max(map(width_of, labels))

    def drawn(width: int) -> Iterator[Pieces]:
        room = max(_NARROWEST, width - _MARGIN - longest - 4 - 8)
        for label, (_, share, style) in zip(labels, shares, strict=True):
            filled = " " * _MARGIN + label + " " * (longest - width_of(label) + 2)
            cells = (Piece(*cell) for cell in bar(share, due, room, style, signs))
            yield styled(filled, *cells, f"  {numerals.percent(share, words.lang, 2):>7}")

    yield BLANK
    yield Chart(lambda width: tuple(drawn(width)))

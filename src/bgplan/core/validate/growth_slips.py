"""BG907: a growth that is an index (126.45), a fraction (0.2645), or has its point in another place.

Knows one growth series at a time, whatever stretches its figures are of. Nothing here is more than a warning: a year
may bring nothing, and another double.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.book import Book, Goal
from bgplan.core.findings import Facts, Finding
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.runner import rule
from bgplan.core.validate.vintages import Figures, Shown, figures_of
from bgplan.core.vocabulary import Measure

FEWEST = 2
"""So many other figures must be known before anything is said."""

FAR_ABOVE = 4
"""A growth is out of line above so many times the highest other one,"""

SPREADS = 5
"""and above it by so many times what lies between the highest and the lowest other one,"""

POINTS = 40
"""and by so many points."""

WHOLE = 100
"""The index of a growth is the growth and a hundred; its fraction is a hundredth of it."""

CLOSE = 50
"""Only where the others lie within so many points an index is told from a growth, and it stands as far above them."""

NOT_SMALL = 3
"""Where every other growth is at least so high, one below one per cent with more digits than any is a fraction."""

SHIFTED = 4
"""With a digit more behind the point than any other and less than one part in so many, the point was shifted."""


class _Others(NamedTuple):
    """The other figures of a series: the lowest, the highest, and the most digits behind the point."""

    low: Fraction
    high: Fraction
    decimals: int


@rule("BG907", given=figures_of)
def growths_out_of_line(book: Book, known: Figures) -> Iterator[Finding | Outcome]:
    """BG907: a growth is no index, no fraction and not many times any other of its series."""
    goals: dict[str, list[Goal]] = defaultdict(list)
    for goal in book.goals:
        goals[goal.record.indicator].append(goal)
    for prints in known.where(lambda indicator: indicator.measure is Measure.GROWTH):
        figures = tuple(prints.best.values())
        points = sorted(figures, key=lambda shown: shown.point)
        finest = sorted(figures, key=_decimals)
        if len(figures) > FEWEST:
            all_of_them = _Others(points[0].point, points[-1].point, _decimals(finest[-1]))
            yield from _demanded(goals.get(prints.name, ()), all_of_them)
        for shown in figures:
            if len(figures) <= FEWEST:
                yield UNTOLD["BG907"]
                continue
            others = _Others(
                next(each for each in points if each is not shown).point,
                next(each for each in reversed(points) if each is not shown).point,
                next(_decimals(each) for each in reversed(finest) if each is not shown),
            )
            slip = _slip(shown.point, _decimals(shown), others)
            yield HELD["BG907"] if slip is None else _out(shown, others, slip)


def _demanded(goals: Sequence[Goal], figures: _Others) -> Iterator[Finding | Outcome]:
    """The growth that is asked for beside what was reached: 109 for 9 is a slip there as well."""
    for goal in goals:
        if goal.amount is None:
            continue
        slip = _slip(goal.amount.point, goal.amount.decimals, figures)
        if slip is None:
            yield HELD["BG907"]
            continue
        place = goal.place.at("value" if goal.record.value is not None else "printed")
        yield finding("BG907", place, subject=goal.name, facts=_facts(goal.amount.point, figures, slip))


def _slip(growth: Fraction, decimals: int, others: _Others) -> str | None:
    """What kind of slip a growth looks like beside the others of its series."""
    low, high = others.low, others.high
    middle, reach = (low + high) / 2, max(high - low, Fraction(NOT_SMALL))
    if high - low <= CLOSE and growth > CLOSE + high and growth != WHOLE and abs(growth - WHOLE - middle) <= reach:
        return "index"
    if growth > max(FAR_ABOVE * high, high + SPREADS * (high - low), high + POINTS):
        return "far-above"
    if low < NOT_SMALL or growth <= 0 or decimals <= others.decimals:
        return None
    if growth < 1 and low / 2 <= growth * WHOLE <= high * 2:
        return "fraction"
    return "shifted" if growth * SHIFTED < low else None


def _decimals(shown: Shown) -> int:
    return shown.one.amount.decimals if shown.one.amount is not None else 0


def _out(shown: Shown, others: _Others, slip: str) -> Finding:
    return finding("BG907", shown.place, subject=shown.one.subject, facts=_facts(shown.point, others, slip))


def _facts(growth: Fraction, others: _Others, slip: str) -> Facts:
    return {"growth": growth, "low": others.low, "high": others.high, "reason": f"growth-{slip}"}

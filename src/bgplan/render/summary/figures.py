"""How a number of the month's report stands in a cell: a print with its signs, and what was reckoned in brackets.

Knows how prints, months, changes and estimates are written; never which of them stands where.
"""

from __future__ import annotations

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.figures import Qualifier
from bgplan.core.growth import ChangeOnYear
from bgplan.core.intervals import Interval, Number
from bgplan.core.model import Indicator
from bgplan.core.summary.report import Estimate, MonthBefore, MonthValue, WholeYear
from bgplan.core.vocabulary import Stage
from bgplan.render import numerals
from bgplan.render.amounts import QUALIFIER_SIGNS, amount_text, growth_text, hedge_sign
from bgplan.render.check.rows import DOUBTFUL, ESTIMATE, SIGN_NAMES
from bgplan.render.document import Cell
from bgplan.render.words import Words

RECKONED = "reckoned"
"""The name of the brackets around what no source prints."""


def signs_of(figure: ResolvedObservation) -> tuple[str, ...]:
    """Return the names of the signs that a print bears."""
    marks = [SIGN_NAMES[sign] for sign in marks_of(figure)]
    qualifier = Qualifier.NONE if figure.amount is None else figure.amount.qualifier
    return (*(SIGN_NAMES[sign] for hedge, sign in QUALIFIER_SIGNS.items() if hedge is qualifier), *marks)


def marks_of(figure: ResolvedObservation) -> str:
    """Return the marks behind a print: of an estimate, of a doubtful figure."""
    estimate = ESTIMATE if figure.record.stage is Stage.ESTIMATE else ""
    return estimate + (DOUBTFUL if figure.is_doubtful else "")


def print_cell(figure: ResolvedObservation | None, words: Words) -> Cell:
    """Return a figure as it was printed, with its signs."""
    if figure is None or figure.amount is None:
        return Cell("")
    text = f"{hedge_sign(figure.amount, words)}{amount_text(figure.amount, words)}{marks_of(figure)}"
    return Cell(text, value=figure.amount, unit=figure.indicator.unit, signs=signs_of(figure))


def month_cell(month: MonthValue | None, words: Words) -> Cell:
    """Return what one month brought: as it was printed, else the difference of two sums with all that it can be."""
    if month is None:
        return Cell("")
    if not month.is_derived:
        return print_cell(month.figure, words)
    text = _within(words.number(month.amount.point, month.decimals), month.amount.interval, month.decimals, words)
    return Cell(f"({text})", value=month.amount.point, unit=month.figure.indicator.unit, signs=(RECKONED,))


def growth_cell(printed: ResolvedObservation | None, change: ChangeOnYear | None, words: Words) -> Cell:
    """Return the growth on the year before: as a source prints it, else by the two figures."""
    if printed is not None and printed.amount is not None:
        doubtful = DOUBTFUL if printed.is_doubtful else ""
        signs = (SIGN_NAMES[DOUBTFUL],) if doubtful else ()
        return Cell(growth_text(printed.amount, words) + doubtful, value=printed.amount, signs=signs)
    if change is None:
        return Cell("")
    decimals = 0 if change.on.amount is None else change.on.amount.decimals
    by = Estimate(change.by, change.interval)
    text = change_text(by, change.on.indicator, words, is_rate=change.is_rate, decimals=decimals)
    return Cell(f"({text})", value=change.by, signs=(RECKONED,))


def before_cell(before: MonthBefore | None, words: Words) -> Cell:
    """Return how what the month brought differs from the month before."""
    if before is None or before.change is None:
        return Cell("")
    indicator, decimals = before.figure.figure.indicator, before.figure.decimals
    text = change_text(before.change, indicator, words, is_rate=before.is_rate, decimals=decimals)
    return Cell(f"({text})", value=before.change.point, signs=(RECKONED,))


def change_text(change: Estimate, indicator: Indicator, words: Words, *, is_rate: bool, decimals: int) -> str:
    """Return a change; where the figures leave open which way it goes, with all that it can be."""

    def moved(by: Number) -> str:
        if is_rate:
            return words.typed(numerals.percent(by, words.lang, signed=True))
        text = words.typed(numerals.number(by, words.lang, decimals, signed=True))
        return text + words("points.short") if indicator.measure.is_percent else text

    text, ends = moved(change.point), change.interval
    if ends is None or ends.is_point or not ends.low <= 0 <= ends.high:
        return text
    return words.typed(f"{text}; {moved(ends.low)} … {moved(ends.high)}")


def whole_year_cell(ahead: WholeYear | None, words: Words) -> Cell:
    """Return what the year may come to: as a source says, else in brackets as it follows from the figure so far."""
    if ahead is None or ahead.amount is None:
        return Cell("")
    if ahead.figure is not None:
        return print_cell(ahead.figure, words)
    text = words.number(ahead.amount.point, ahead.decimals)
    if ahead.basis == "earlier_years":
        text = _within(text, ahead.amount.interval, ahead.decimals, words)
    return Cell(f"({text})", value=ahead.amount.point, signs=(RECKONED,))


def _within(text: str, interval: Interval | None, decimals: int, words: Words) -> str:
    """A number with all that it can be, where that is more than itself."""
    if interval is None or interval.is_point:
        return text
    return f"{text}; {words.interval(interval, decimals)}"

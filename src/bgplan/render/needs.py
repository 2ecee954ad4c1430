"""The gap, and every pace, as text: what is needed a year, what was so far, and lately; in a cell and in a sentence.

Knows how each kind of pace is written and with how many decimals; never what is needed, which ``core.needs`` says.
"""

from __future__ import annotations

from bgplan.core.intervals import Number
from bgplan.core.model import Unit
from bgplan.core.needs import Needed, Pace, PaceKind
from bgplan.core.report import Report, Result
from bgplan.render import numerals
from bgplan.render.words import Words

_MOST_DECIMALS = 6
_MONTHLY = (PaceKind.MONTHLY, PaceKind.MONTHLY_ALLOWANCE)
_OF_RATE, _OF_AVERAGE = 1, 2
"""The decimals of a growth a year, and of an average, which two years of figures tell finer."""
_ALLOWANCES = (PaceKind.ALLOWANCE, PaceKind.MONTHLY_ALLOWANCE)


def gap_text(result: Result, report: Report, words: Words) -> str:
    """Return the gap with its sign, points with theirs: ``−13``, ``−5,365.2``, ``−5.2pp``; empty without one."""
    gap = result.value("gap")
    if gap is None:
        return ""
    number = numerals.number(gap, words.lang, _gap_decimals(result, report), signed=True)
    return words.typed(number) + _points(result, words)


def gap_said(result: Result, report: Report, words: Words) -> str:
    """Return how large the gap is, in its unit and without a sign, as a sentence has it; empty where there is none."""
    gap = result.value("gap")
    if gap is None:
        return ""
    size = words.number(gap if gap >= 0 else 0 - gap, _gap_decimals(result, report))
    return words.difference(size, _unit(result, report))


def needed_text(asked: Needed | None, result: Result, report: Report, words: Words) -> str:
    """Return what is needed as a cell has it: ``+858``, ``+0.65pp``, ``+27.5%``, ``18.95``, ``+72/mo.``, ``≤391``."""
    if asked is None:
        return ""
    is_allowance = asked.pace.kind in _ALLOWANCES
    text = pace_text(asked.pace, result, report, words, signed=not is_allowance)
    return words.typed("≤") + text if is_allowance else text


def rate_text(asked: Needed | None, words: Words) -> str:
    """Return what is needed in percent a year, without the sign of percent; empty where that is not defined."""
    if asked is None or asked.rate is None or asked.pace.kind is PaceKind.AVERAGE:
        return ""
    return words.typed(numerals.number(numerals.decimal_of(asked.rate) * 100, words.lang, 1))


def pace_text(pace: Pace, result: Result, report: Report, words: Words, *, signed: bool = False) -> str:
    """Return a pace as a cell has it: its number, and a sign where it is in points, in percent or a month."""
    kind, value = pace
    if kind is PaceKind.AVERAGE:
        return words.typed(numerals.number(numerals.decimal_of(value) * 100, words.lang, _OF_AVERAGE))
    if kind is PaceKind.RATE:
        return words.typed(numerals.percent(value, words.lang, _OF_RATE, signed=signed))
    number = numerals.number(value, words.lang, pace_decimals(value, _unit(result, report)), signed=signed)
    text = words.typed(number) + _points(result, words)
    return words.said("need.cell_month", pace=text) if kind in _MONTHLY else text


def pace_said(pace: Pace, result: Result, report: Report, words: Words) -> str:
    """Return a pace as a sentence has it, without a sign: ``858 ha a year``, ``0.65 points a year``."""
    kind, size = pace.kind, pace.value if pace.value >= 0 else 0 - pace.value
    if kind in (PaceKind.RATE, PaceKind.AVERAGE):
        decimals = _OF_AVERAGE if kind is PaceKind.AVERAGE else _OF_RATE
        return words.said("need.a_year", pace=words.typed(numerals.percent(size, words.lang, decimals)))
    unit = _unit(result, report)
    amount = words.difference(words.number(size, pace_decimals(size, unit)), unit)
    return words.said("need.a_month" if kind in _MONTHLY else "need.a_year", pace=amount)


def pace_decimals(pace: Number, unit: Unit) -> int:
    """Return with how many decimals a pace is written: three digits tell it; of things that are counted one decimal.

    >>> from bgplan.core.text import Bilingual
    >>> hectare, park = (Unit(name=Bilingual("x", "x"), dimension="x", count=count) for count in (False, True))
    >>> [pace_decimals(pace, hectare) for pace in (858.432, 46.42, 2.55, 0.0123)], pace_decimals(2.3636, park)
    ([0, 1, 2, 3], 1)
    """
    size = abs(numerals.decimal_of(pace))
    if size >= 100:
        return 0
    if size >= 10 or unit.count:
        return 1
    if not size or size >= 1:
        return 2
    return min(_MOST_DECIMALS, max(2, 1 - size.adjusted()))


def _gap_decimals(result: Result, report: Report) -> int:
    """As many as the figure or the target has; none of things that are counted, at least two of an average."""
    target = result.target.amount if result.target is not None else None
    if _unit(result, report).count:
        return 0
    own = max(amount.decimals if amount is not None else 0 for amount in (result.amount, target))
    return max(2, own) if result.target is not None and result.target.is_average else own


def _points(result: Result, words: Words) -> str:
    return words("points.short") if result.indicator.measure.is_percent else ""


def _unit(result: Result, report: Report) -> Unit:
    return report.written.units[result.indicator.unit]

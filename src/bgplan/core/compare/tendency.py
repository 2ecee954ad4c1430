"""An indicator without a target: which way it goes, by the rules that judge growth alone.

Knows the figures of one indicator and its declared direction; the status stays ``watched``, the verdict stands beside.
"""

from __future__ import annotations

from fractions import Fraction

from bgplan.core.book import Reported
from bgplan.core.methods.case import Case, Rule, Verdict
from bgplan.core.methods.catalogue import judged
from bgplan.core.model import Indicator
from bgplan.core.periods import position
from bgplan.core.report import Result
from bgplan.core.vocabulary import Measure

SHORT_TERM = 5
"""Years that Eurostat's short-term assessment looks back (METHODS 1.2)."""


def tendency(result: Result, rule: Rule) -> Verdict | None:
    """Return what a rule says of an indicator without a target; None where it, or the indicator, has no such answer.

    The base is the oldest like figure of the last five years that lies a year or more before the newest.
    """
    indicator, points = result.indicator, _points(result.indicator, result.history)
    if indicator.direction is None or rule.within_year or len(points) < 2:
        return None
    (time, actual), limit = points[-1], indicator.limit
    bases = [each for each in points if 1 <= time - each[0] <= SHORT_TERM]
    if not bases:
        return None
    case = Case(
        *bases[0],
        *(time, actual),
        direction=indicator.direction,
        limit=None if limit is None else Fraction(limit),
        series=points,
    )
    verdict = judged(rule, case)
    return None if "needs_target" in verdict.reasons else verdict


def _points(indicator: Indicator, series: tuple[Reported, ...]) -> tuple[tuple[Fraction, Fraction], ...]:
    """The figures like the newest: of a flow or growth those of as many months to the same month, of a level all."""
    any_time = indicator.measure in (Measure.STOCK, Measure.SHARE, Measure.INDEX, Measure.RANK)
    like = (each for each in series if any_time or _stretch(each) == _stretch(series[-1]))
    return tuple((position(each.record.period), each.amount.point) for each in like if each.amount is not None)


def _stretch(one: Reported) -> tuple[Fraction, int]:
    """How many months a figure is of, and the month that it goes to."""
    period = one.record.period
    return period.months, period.end.month

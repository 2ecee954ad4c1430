"""Indicators without a target that are watched: their figures, and which way they go by the methods asked for.

Knows one indicator's figures and the methods that judge growth alone; there is no target to judge by.
"""

from __future__ import annotations

from fractions import Fraction

from bgplan.core.compare.context import Context
from bgplan.core.compare.flags import flags_of
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.methods import Status
from bgplan.core.methods.base import Case, Method, Verdict
from bgplan.core.methods.catalogue import judged, method_named
from bgplan.core.model import Indicator
from bgplan.core.periods import position
from bgplan.core.report import Judgement, Result
from bgplan.core.series import ranked, same_period

_SHORT_TERM = 5
"""Years that Eurostat's short-term assessment looks back."""


def watched_indicators(
    context: Context, names: tuple[str, ...], methods: tuple[str, ...], *, full: bool
) -> tuple[tuple[Result, ...], int]:
    """Return the indicators without a target that are watched or asked for, and how many others have figures."""
    with_target = {target.record.indicator for target in context.targets.every}
    found: list[Result] = []
    unlisted = 0
    for name, indicator in context.written.indicators.items():
        own = context.series.named(name).actual
        if name in with_target or not own:
            continue
        listed = indicator.watch or full
        if name not in names and (names or not listed):
            unlisted += not names
            continue
        series = tuple(context.series.named(name).best.values())
        also = ranked(
            observation for observation in own if observation is not series[-1] and same_period(observation, series[-1])
        )
        result = Result(name, indicator, Status.WATCHED, actual=series[-1], also_reported=also, history=series)
        flags = flags_of(indicator, series[-1], None, context)
        found.append(_with_tendency(result._replace(flags=flags), methods))
    return tuple(found), unlisted


def _with_tendency(result: Result, methods: tuple[str, ...]) -> Result:
    """The watched indicator with what the methods asked for say of its growth."""
    found = [(name, verdict) for name in methods if (verdict := _tendency(result, method_named(name))) is not None]
    if not found:
        return result
    (name, verdict), *rest = found
    others = tuple(Judgement(Status.WATCHED, verdict=said, method=other) for other, said in rest)
    return result._replace(method=name, verdict=verdict, opinions=others)


def _tendency(result: Result, rule: Method) -> Verdict | None:
    """What a rule says of an indicator without a target; None where it, or the indicator, has no such answer.

    The base is the oldest like figure of the last five years that lies a year or more before the newest.
    """
    indicator, points = result.indicator, _points(result.indicator, result.history)
    if indicator.direction is None or rule.within_year or len(points) < 2:
        return None
    (time, actual), limit = points[-1], indicator.limit
    bases = [each for each in points if 1 <= time - each[0] <= _SHORT_TERM]
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


def _points(indicator: Indicator, series: tuple[ResolvedObservation, ...]) -> tuple[tuple[Fraction, Fraction], ...]:
    """The figures like the newest: of a flow or growth those of as many months to the same month, of a level all."""
    any_time = not indicator.measure.is_of_stretch
    like = (observation for observation in series if any_time or _stretch(observation) == _stretch(series[-1]))
    return tuple(
        (position(observation.record.period), observation.amount.point)
        for observation in like
        if observation.amount is not None
    )


def _stretch(observation: ResolvedObservation) -> tuple[Fraction, int]:
    """How many months a figure is of, and the month that it goes to."""
    period = observation.record.period
    return period.months, period.end.month

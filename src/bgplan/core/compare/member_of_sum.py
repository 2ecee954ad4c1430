"""A member of a sum that nobody printed, derived from the others: beside a target's figure, never as the figure.

Knows the sums that the data declare and the figures known. Levels may be of dates at most twelve months apart, what is
of a stretch of time must be of the same one. Figures of low confidence work nothing out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from bgplan.core.compare.context import Context
from bgplan.core.dataset import Amount, PlanFile, ResolvedObservation
from bgplan.core.intervals import Interval
from bgplan.core.methods import JUDGED
from bgplan.core.periods import position
from bgplan.core.related import MemberOfSum
from bgplan.core.report import Result
from bgplan.core.series import Series, best_prints
from bgplan.core.vocabulary import Confidence, Measure

_FARTHEST_APART = 1  # year


def member_of_sum(
    result: Result, context: Context, judge: Callable[[Mapping[str, Series]], Result]
) -> MemberOfSum | None:
    """Return what the newest sum says of a target's indicator after its own figure, and the status if it were so."""
    found = max(_derived(result, context), key=lambda each: each.period.end, default=None)
    if found is None:
        return None
    name = result.indicator_name
    then = judge({name: Series((*context.series.named(name).figures, _as_figure(found, result)))})
    if then.status not in JUDGED:
        return found
    return found._replace(status=then.status, also=then.also, work=then.work)


def _derived(result: Result, context: Context) -> Iterator[MemberOfSum]:
    """Every sum that has the indicator as a member and newer figures of all the others."""
    name, own = result.indicator_name, result.actual
    for identity, record in context.declared.sums.get(name, ()):
        others = tuple(each for each in record.names if each != name)
        figures = _figures(result, tuple(_known(context.series.named(each)) for each in others))
        if not figures or (
            own is not None and own.record.period.end >= min(observation.record.period.end for observation in figures)
        ):
            continue
        amounts = tuple(_in_unit_of(result, observation, context.written) for observation in figures)
        if None not in amounts:
            yield from _worked_out(identity, figures, amounts, is_total=record.total == name)


def _known(series: Series) -> tuple[ResolvedObservation, ...]:
    """The best prints of an indicator, the oldest first, without those that work nothing out."""
    return best_prints(
        observation for observation in series.actual if observation.amount is not None and not observation.is_doubtful
    )


def _figures(result: Result, known: tuple[tuple[ResolvedObservation, ...], ...]) -> tuple[ResolvedObservation, ...]:
    """The newest figure of each of the others that go together; nothing where there is none."""
    if not all(known):
        return ()
    if result.indicator.measure is not Measure.STOCK:
        return _of_one_stretch(known)
    anchor = min((each[-1] for each in known), key=lambda one: one.record.period.end)
    near = tuple(tuple(one for one in each if _is_near(one, anchor)) for each in known)
    if not all(near):
        return ()
    newest = tuple(each[-1] for each in near)
    ends = [position(observation.record.period) for observation in newest]
    return newest if max(ends) - min(ends) <= _FARTHEST_APART else ()


def _is_near(observation: ResolvedObservation, other: ResolvedObservation) -> bool:
    return abs(position(observation.record.period) - position(other.record.period)) <= _FARTHEST_APART


def _of_one_stretch(known: tuple[tuple[ResolvedObservation, ...], ...]) -> tuple[ResolvedObservation, ...]:
    """The figures of the newest stretch of time of which each of the others has one."""
    spans: list[dict[tuple[date, date], ResolvedObservation]] = [{one.span: one for one in each} for each in known]
    shared = set(spans[0]).intersection(*spans[1:])
    newest = max(shared, key=lambda span: (span[1], -span[0].toordinal()), default=None)
    return () if newest is None else tuple(each[newest] for each in spans)


def _in_unit_of(result: Result, observation: ResolvedObservation, written: PlanFile) -> Amount | None:
    """A figure in the unit of the target's indicator; None where the two are of different kinds."""
    ours, theirs = written.units.get(result.indicator.unit), written.units.get(observation.indicator.unit)
    if ours is None or theirs is None or ours.dimension != theirs.dimension or observation.amount is None:
        return None
    factor = Fraction(10) ** (theirs.power - ours.power)
    return Amount(observation.amount.point * factor, observation.amount.interval.scaled(factor))


def _worked_out(
    identity: str, figures: tuple[ResolvedObservation, ...], amounts: tuple[Amount | None, ...], *, is_total: bool
) -> Iterator[MemberOfSum]:
    """The member: the total less the other parts, or all parts together; never below nothing."""
    known = [each for each in amounts if each is not None]
    sign = 1 if is_total else -1
    value, interval = known[0].point, known[0].interval
    for amount in known[1:]:
        value += sign * amount.point
        interval = interval + amount.interval if is_total else interval - amount.interval
    newest = max((observation.record.period for observation in figures), key=lambda period: period.end)
    if value >= 0 or any(each.point < 0 for each in known):
        yield MemberOfSum(identity, is_total, figures, value, interval, newest)


def _as_figure(found: MemberOfSum, result: Result) -> ResolvedObservation:
    """The member as if somebody had printed it."""
    newest = max(found.figures, key=lambda one: one.record.period.end)
    amount = Amount(found.value, Interval(found.interval.low, found.interval.high))
    record = replace(
        newest.record,
        indicator=result.indicator_name,
        period=found.period,
        stage=None,
        confidence=Confidence.HIGH,
        printed=None,
        value=None,
        pct_of_plan=None,
    )
    return newest._replace(record=record, indicator=result.indicator, amount=amount, share_of_plan=None)

"""A status with its reasons and its work, before it becomes part of a result; and which way is better for a target.

Knows statuses, verdicts and reasons, and what a target demands: never a guess, never a default; never which figure is
judged or why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.figures import Bound
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import Status
from bgplan.core.methods.base import Case, Method, Verdict
from bgplan.core.report import Reason
from bgplan.core.vocabulary import Direction, Measure, Stage


def direction_of(target: ResolvedTarget) -> Direction | None:
    """Return which way is better: as declared, as the target bounds, else from base to target; never a guess."""
    declared, demanded_amount, base = target.record.direction or target.indicator.direction, target.amount, target.base
    if declared is not None:
        return declared
    if demanded_amount is not None and demanded_amount.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return Direction.UP if demanded_amount.bound is Bound.AT_LEAST else Direction.DOWN
    if target.is_year_plan:
        return Direction.UP  # a year's plan is a floor unless it says otherwise
    of_years = target.is_average or (target.indicator.measure is Measure.GROWTH and base is None)
    if demanded_amount is not None and of_years and demanded_amount.point > 0:
        return Direction.UP  # a growth that is demanded is more than none
    if demanded_amount is None or base is None or base.amount.point == demanded_amount.point:
        return None
    return Direction.UP if demanded_amount.point > base.amount.point else Direction.DOWN


def demanded(target: Amount, direction: Direction) -> Amount:
    """Return what must be reached of a target: of a range its nearest bound, else the target itself."""
    if target.value is not None:
        return target
    end = target.interval.low if direction is Direction.UP else target.interval.high
    return replace(target, value=Fraction(end), interval=Interval(end, end))


def meets(gap: Number | None, direction: Direction) -> bool:
    """Return whether a gap (actual − target) is none, seen from the better side."""
    return gap is not None and (gap >= 0 if direction is Direction.UP else gap <= 0)


_SAID_ELSEWHERE = ("path_assumed", "direction_contradicts")
"""What a verdict may say of bare numbers and files never leave open: a path is always stated, a direction checked."""


def refused_by(target: ResolvedTarget, used: ResolvedObservation | None, rule: Method) -> Reason | None:
    """Return why a method cannot judge the target whatever its figure says, if it cannot."""
    if used is None or target.is_year_plan:
        return None
    if rule.within_year:
        return Reason("method_within_year", {"method": rule.name})
    return Reason("no_plan_share") if target.amount is None else None


def provisional(used: ResolvedObservation) -> tuple[Reason, ...]:
    """Return that a figure is provisional, as is what rests on it, where its source says so or calls it an estimate."""
    if used.record.stage in (Stage.ESTIMATE, Stage.PROVISIONAL):
        return (Reason("provisional", {"stage": used.record.stage.value}),)
    return ()


def between(statuses: Iterable[Status]) -> tuple[Status, ...]:
    """Return every status from the worst to the best of them: a ratio that spans them passes through all."""
    order = list(Status)
    places = [order.index(status) for status in statuses]
    return tuple(order[min(places) : max(places) + 1])


def number_of(verdict: Verdict) -> Number | None:
    """Return the number that the method's thresholds were read on."""
    return verdict.ratio if verdict.ratio is not None else verdict.rate


def left_open(because: str, others: Iterable[Status], verdicts: Iterable[Verdict]) -> Iterator[Reason]:
    """Yield a borderline reason for every other status that is as possible, with the range of the verdicts' numbers."""
    known = tuple(verdicts)
    numbers = [number for verdict in known if (number := number_of(verdict)) is not None]
    ends = {"low": min(numbers), "high": max(numbers)} if numbers else {}
    facts = {"because": because, "method": known[0].method if known else None, **ends}
    for other in others:
        yield Reason("borderline", {"status": other.value, **facts})


def reasons_of(verdict: Verdict, rule: Method, case: Case) -> tuple[Reason, ...]:
    """Return a verdict's reasons with the facts that they rest on."""
    return tuple(_reason(code, rule, case) for code in verdict.reasons if code not in _SAID_ELSEWHERE)


def _reason(code: str, rule: Method, case: Case) -> Reason:
    if code == "path_clash" and case.path is not None and rule.grown is not None:
        return Reason(code, {"method": rule.name, "rule_path": rule.grown.value, "path": case.path.value})
    if code == "growth_undefined":
        return Reason(code, {"base": case.base, "figure": case.actual, "target": case.target})
    if code == "by_difference":
        return Reason(code, {"base": case.base, "figure": case.actual})
    return Reason(code, {"method": rule.name})

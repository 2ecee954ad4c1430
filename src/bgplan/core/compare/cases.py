"""A level made a case for the methods: at the points of its figures, and at every corner of their intervals.

Knows base, figure, target and path of one target, each with its interval; a method turns the cases into verdicts.
Beside it what else could be said of a level: measured from its own series' base, by the other path, from
another date of the base, with additions and removals apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from bgplan.core import derivation, derivation_tables, formulas
from bgplan.core.compare.interim import InterimLeg
from bgplan.core.dataset import Amount, ResolvedBase, ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation, Given
from bgplan.core.figures import Bound
from bgplan.core.findings import Facts
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.methods.base import Case, Method, Verdict, graded
from bgplan.core.methods.catalogue import PACE, judged
from bgplan.core.periods import Period, day, position, years_between
from bgplan.core.report import Alternative
from bgplan.core.series import Series, best_prints
from bgplan.core.vocabulary import Direction, Measure, Path

_Point = tuple[Fraction, Fraction]


class LevelCase(NamedTuple):
    """What a target's cases are made of; ``past`` are the figures before the actual, by time, ``base`` may be missing.

    ``measure`` says what is worked out: of growth rates and ranks only differences.
    """

    base: Amount | None
    base_period: Period | None
    actual: Amount
    period: Period
    target: Amount
    due: Period
    direction: Direction
    path: Path
    limit: Decimal | None = None
    past: tuple[tuple[Fraction, Amount], ...] = ()
    leg: InterimLeg | None = None
    measure: Measure = Measure.STOCK


class Corner(NamedTuple):
    """One choice of numbers within the intervals."""

    base: Fraction | None
    actual: Fraction
    target: Fraction
    past: tuple[_Point, ...]


def verdict_at(rule: Method, setting: LevelCase, corner: Corner) -> Verdict:
    """Return the rule's verdict on one choice of numbers."""
    case = case_at(rule, setting, corner)
    return _on_path(_by_difference(judged(rule, case), rule, case), rule, setting.leg)


def _by_difference(verdict: Verdict, rule: Method, case: Case) -> Verdict:
    """The verdict; where growth is not defined and the figure is on the wrong side of its base, it moves away.

    A published rule says what it says. A figure that is where the base was has made no step.
    """
    if rule is not PACE or verdict.status is not Status.NOT_ASSESSABLE or "growth_undefined" not in verdict.reasons:
        return verdict
    if case.base is None or case.actual is None or case.direction is None:
        return verdict
    step = (case.actual - case.base) * (1 if case.direction is Direction.UP else -1)
    if step > 0:
        return verdict
    status = Status.MOVING_AWAY if step < 0 else Status.OFF_TRACK
    return replace(verdict, status=status, word=status.value, reasons=("by_difference",))


def point_of(setting: LevelCase) -> Corner:
    """Return the numbers that are judged."""
    base = setting.base.point if setting.base is not None else None
    past = tuple((time, amount.point) for time, amount in setting.past)
    return Corner(base, setting.actual.point, setting.target.point, past)


def corners_of(setting: LevelCase, rule: Method) -> Iterator[Corner]:
    """Yield every choice of ends; of the past only where the rule looks at it.

    A line fitted to the past moves most when the figures before some moment lie at one end and those after it at the
    other, so these choices are enough.
    """
    bases = _ends(setting.base) if setting.base is not None else (None,)
    pasts = tuple(tilted(setting.past)) if rule.uses_series else (point_of(setting).past,)
    for base, actual, target in product(bases, _ends(setting.actual), _ends(setting.target)):
        for past in pasts:
            yield Corner(base, actual, target, past)


def case_at(rule: Method, setting: LevelCase, corner: Corner) -> Case:
    """Return the case of one choice of numbers; on a leg the next due target stands for the final one."""
    time, target = position(setting.due), corner.target
    if setting.leg is not None:
        time, target = position(setting.leg.end.term), setting.leg.end_amount.point
        expected = _expected_on(setting.leg, setting, corner)
        if rule.grown is None and expected is not None:  # the pace that the path asks for until the figure's time
            time, target = position(setting.period), expected
    return Case(
        None if setting.base_period is None else position(setting.base_period),
        corner.base,
        position(setting.period),
        corner.actual,
        time,
        target,
        setting.direction,
        setting.path,
        None if setting.limit is None else Fraction(setting.limit),
        corner.past,
    )


def _expected_on(leg: InterimLeg, setting: LevelCase, corner: Corner) -> Fraction | None:
    """Where the leg stands at the figure's time; None where growth along it is not defined."""
    start = corner.base if leg.from_base and corner.base is not None else leg.start.point
    since, until = position(leg.start_period), position(leg.end.term)
    formula = formulas.linear_path if setting.path is Path.LINEAR else formulas.geometric_path
    elapsed = (position(setting.period) - since) / (until - since)
    expected = formula(base=start, target=leg.end_amount.point, elapsed=elapsed)
    return None if expected is None else Fraction(expected)


def _on_path(verdict: Verdict, rule: Method, leg: InterimLeg | None) -> Verdict:
    """The verdict on the way to an interim target: reached early, it is no more than on the path to the final one."""
    if leg is None or verdict.status not in (Status.ACHIEVED, Status.MISSED):
        return verdict
    if rule.grown is None and verdict.ratio is not None:
        grade = graded(rule.with_target, verdict.ratio)
        return replace(verdict, status=grade.status, word=grade.word)
    status = Status.ON_TRACK if verdict.status is Status.ACHIEVED else Status.NOT_ASSESSABLE  # nothing is due yet
    return replace(verdict, status=status, word=verdict.word if rule.grown is not None else status.value)


def undirected_work(target: ResolvedTarget, used: ResolvedObservation) -> Derivation:
    """Return the gap and what else can be told of a figure where nobody knows which way is better."""
    if target.amount is None or target.amount.value is None or used.amount is None:
        return derivation.EMPTY
    base, period = (None, None) if target.base is None else (target.base.amount, target.base.period)
    setting = LevelCase(
        base, period, used.amount, used.record.period, target.amount, target.term, Direction.UP, target.record.path
    )._replace(measure=target.indicator.measure)
    return work_of(setting)


def gap_alone(target: ResolvedTarget, used: ResolvedObservation) -> Derivation:
    """Return the gap of a target of which no share says anything."""
    if target.amount is None or target.amount.value is None or used.amount is None:
        return derivation.EMPTY
    amounts = {"actual": used.amount, "target": target.amount}
    return derivation.derived(
        derivation_tables.GAP, {term: Given(amount.point, amount.interval) for term, amount in amounts.items()}
    )


def work_of(setting: LevelCase) -> Derivation:
    """Return the derivation of a level; without a base only what needs none."""
    given = {
        "actual": Given(setting.actual.point, setting.actual.interval),
        "target": Given(setting.target.point, setting.target.interval),
        "years_left": Given.exact(years_between(setting.period, setting.due)),
    }
    lines = derivation_tables.lines_of(setting.measure, derivation_tables.path_lines(setting.path))
    if setting.base is None or setting.base_period is None:
        return derivation.derived(lines, given)
    given["base"] = Given(setting.base.point, setting.base.interval)
    given["years_total"] = Given.exact(years_between(setting.base_period, setting.due))
    if setting.leg is None:
        return derivation.derived(lines, given)
    start, end = setting.leg.start, setting.leg.end_amount
    if not setting.leg.from_base:
        given["leg_start"] = Given(start.point, start.interval)
    given["leg_end"] = Given(end.point, end.interval)
    given["leg_before"] = Given.exact(years_between(setting.base_period, setting.leg.start_period))
    given["leg_years"] = Given.exact(years_between(setting.leg.start_period, setting.leg.end.term))
    lines = derivation_tables.lines_of(
        setting.measure, derivation_tables.leg_lines(setting.path, from_base=setting.leg.from_base)
    )
    begin = setting.base.point if setting.leg.from_base else start.point
    if (end.point > begin) is not (setting.direction is Direction.UP):  # early and late say nothing on the way back
        lines = tuple(line for line in lines if line.term != "lead_months")
    return derivation.derived(lines, given)


def _ends(amount: Amount) -> tuple[Fraction, ...]:
    """Both ends of the interval, one where they are the same."""
    ends = (Fraction(amount.interval.low), Fraction(amount.interval.high))
    return tuple(dict.fromkeys(ends))


def tilted(past: tuple[tuple[Fraction, Amount], ...]) -> Iterator[tuple[_Point, ...]]:
    """Yield the figures up to some moment at one end of their intervals, and those after it at the other."""
    found: dict[tuple[_Point, ...], None] = {}
    for pivot, (first, second) in product(range(len(past) + 1), ((0, -1), (-1, 0))):
        ends = tuple((time, _ends(amount)[first if at < pivot else second]) for at, (time, amount) in enumerate(past))
        found[ends] = None
    yield from found


def is_ceiling_of_rate(target: ResolvedTarget, direction: Direction) -> bool:
    """Return whether the target is a rate that must not be passed: said so, or lower is better and there is no base."""
    if not target.indicator.measure.is_rate or direction is not Direction.DOWN or target.amount is None:
        return False
    return target.amount.bound is Bound.AT_MOST or target.base is None


def base_of_series(target: ResolvedTarget, series: Series) -> ResolvedBase | None:
    """Return the best print for the time of the base as a base; None where a print is the base, or there is none."""
    base = target.base
    if base is None or target.record.base is None:
        return None
    start, end = base.period.start, base.period.end
    span = (end if target.indicator.measure is Measure.STOCK else start, end)
    told = [observation for observation in series.by_span.get(span, ()) if observation.amount is not None]
    if not told or any(
        observation.amount is not None and observation.amount.interval.overlaps(base.amount.interval)
        for observation in told
    ):
        return None
    (best,) = best_prints(told)
    return None if best.amount is None else base._replace(amount=best.amount, source=best.source_name, basis="stated")


def alternatives(target: ResolvedTarget, setting: LevelCase, rule: Method) -> tuple[Alternative, ...]:
    """Return what the other path would say and, where the base's date is assumed, what the plan's date of issue would.

    A published rule has its own path, so that the target's makes no difference to it.
    """
    found: list[Alternative] = []
    if rule.grown is None:
        other = Path.GEOMETRIC if setting.path is Path.LINEAR else Path.LINEAR
        found.append(_alternative("path", setting._replace(path=other), rule, {"path": other.value}))
    base, issued = target.base, target.plan.issued
    if base is not None and base.period_assumed and issued is not None and issued < setting.period.end:
        moved = setting._replace(base_period=day(issued))
        found.append(_alternative("base_date", moved, rule, {"date": issued}))
    return tuple(alternative for alternative in found if alternative.ratio is not None)


def _alternative(kind: str, setting: LevelCase, rule: Method, facts: Facts) -> Alternative:
    """The status at the points of another setting."""
    verdict = verdict_at(rule, setting, point_of(setting))
    return Alternative(kind, verdict.status, verdict.ratio, facts)


def gross_settings(target: ResolvedTarget, setting: LevelCase) -> Iterator[LevelCase]:
    """Yield the readings of a composed target in which none of the removals is done yet, and in which all are."""
    parts, base = target.parts, setting.base
    if parts is None or base is None or not parts.removed or setting.path is not Path.LINEAR:
        return
    added, removed = _totals(target)
    yield setting._replace(target=_exact(base.point + added))
    yield setting._replace(base=_exact(base.point - removed), target=_exact(base.point - removed + added))


def _totals(target: ResolvedTarget) -> tuple[Fraction, Fraction]:
    """What is added and what is taken away, in all."""
    groups = (target.parts.added, target.parts.removed) if target.parts is not None else ((), ())
    added, removed = (sum((part.amount.point for part in group), Fraction(0)) for group in groups)
    return added, removed


def _exact(number: Fraction) -> Amount:
    return Amount(number, Interval(number, number))


def gross_work(target: ResolvedTarget, work: Derivation) -> Derivation:
    """Return the derivation of additions and removals apart, where a target on a linear path has removals."""
    elapsed = work.value("elapsed")
    if target.parts is None or not target.parts.removed or target.record.path is not Path.LINEAR or elapsed is None:
        return derivation.EMPTY
    given = {term: work.given[term] for term in ("actual", "base")}
    added, removed = _totals(target)
    given |= {"elapsed": Given.exact(elapsed), "added": Given.exact(added), "removed": Given.exact(removed)}
    return derivation.derived(derivation_tables.GROSS, given)

"""A level that is to be reached by a date, judged by the pace so far against the pace that the path asks for.

Knows one goal with its base and its figure; what the figure is was chosen before.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import derivation
from bgplan.core.book import Amount, Goal, Reported
from bgplan.core.derivation import Derivation, Given
from bgplan.core.figures import Bound
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import PACE, Method, Status
from bgplan.core.periods import day, years_between
from bgplan.core.report import Alternative, Reason
from bgplan.core.vocabulary import Direction, Path, Stage


class Judgement(NamedTuple):
    """A status with its reasons and its work, before it becomes part of a result."""

    status: Status
    reasons: tuple[Reason, ...] = ()
    also: tuple[Status, ...] = ()
    work: Derivation = derivation.EMPTY
    gross: Derivation = derivation.EMPTY
    alternatives: tuple[Alternative, ...] = ()


def judged_level(goal: Goal, used: Reported, as_of: date, method: Method = PACE) -> Judgement:
    """Return how a level stands on its path: achieved, by pace, missed, or why it cannot be judged.

    ``goal`` has the base that is known on the date, or none.
    """
    if used.amount is None or goal.amount is None:
        return Judgement(Status.NO_DATA)
    direction = direction_of(goal)
    if direction is None:
        reason = Reason("needs_base" if goal.base is None else "base_equals_target")
        return Judgement(Status.NOT_ASSESSABLE, (reason,))
    asked = goal._replace(amount=demanded(goal.amount, direction))
    work = derivation.derived(derivation.path_lines(goal.record.path), _given(asked, used))
    final = _final(asked, used, as_of, is_met=_is_met(work.value("gap"), direction))
    unready = _unready(asked, used, work)
    if final is not None:
        judgement = final._replace(work=work)
    elif unready is not None:
        judgement = Judgement(Status.NOT_ASSESSABLE, (unready,), (), work)
    else:
        judgement = _by_pace(asked, used, work, method)
    return _with_reach(judgement, asked, used, direction, method)


def _final(goal: Goal, used: Reported, as_of: date, *, is_met: bool) -> Judgement | None:
    """What needs no pace: the target is reached, or its time is over."""
    if is_met:
        return Judgement(Status.ACHIEVED, _achieved_reasons(goal, used))
    if used.record.period.end >= goal.term.end:
        return Judgement(Status.MISSED, provisional(used))
    if as_of > goal.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": goal.term.end}),))
    return None


def _is_met(gap: Number | None, direction: Direction) -> bool:
    return gap is not None and (gap >= 0 if direction is Direction.UP else gap <= 0)


def _with_reach(judgement: Judgement, goal: Goal, used: Reported, direction: Direction, method: Method) -> Judgement:
    """The judgement with what the intervals leave open about the target itself: reached, or just not."""
    status, work = judgement.status, judgement.work
    is_achieved = status is Status.ACHIEVED
    others = [corner for corner in work.corners if _is_met(corner["gap"], direction) is not is_achieved]
    if status is Status.NOT_ASSESSABLE or not others:
        return judgement
    other = Status.ACHIEVED
    if is_achieved:
        over = used.record.period.end >= goal.term.end
        ratios = [ratio for corner in others if (ratio := corner.get("pace_ratio")) is not None]
        found = [Status.MISSED] if over else [_status(ratio, work.given, method) for ratio in ratios]
        if not found:
            return judgement
        other = min(found, key=list(Status).index)
    actual = work.given["actual"].interval
    facts = {"status": other.value, "because": "target", "low": actual.low, "high": actual.high}
    reasons = (*judgement.reasons, Reason("borderline", facts))
    return judgement._replace(also=(*judgement.also, other), reasons=reasons)


def direction_of(goal: Goal) -> Direction | None:
    """Return which way is better: as declared, as the target bounds, else from base to target; never a guess."""
    declared, target, base = goal.record.direction or goal.indicator.direction, goal.amount, goal.base
    if declared is not None:
        return declared
    if target is not None and target.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return Direction.UP if target.bound is Bound.AT_LEAST else Direction.DOWN
    if goal.is_year_plan:
        return Direction.UP  # a year's plan is a floor unless it says otherwise
    if target is not None and goal.is_average and target.point > 0:
        return Direction.UP  # a growth that is demanded is more than none
    if target is None or base is None or base.amount.point == target.point:
        return None
    return Direction.UP if target.point > base.amount.point else Direction.DOWN


def demanded(target: Amount, direction: Direction) -> Amount:
    """Return what must be reached of a target: of a range its nearest bound, else the target itself."""
    if target.value is not None:
        return target
    end = target.interval.low if direction is Direction.UP else target.interval.high
    return target._replace(value=Fraction(end), interval=Interval(end, end))


def _achieved_reasons(goal: Goal, used: Reported) -> tuple[Reason, ...]:
    early = used.record.period.end < goal.term.end
    return (Reason("before_due", {"due": goal.term.end}),) if early else provisional(used)


def provisional(used: Reported) -> tuple[Reason, ...]:
    """Return the reason why a verdict of the due period is provisional: it rests on an estimate."""
    if used.record.stage in (Stage.ESTIMATE, Stage.PROVISIONAL):
        return (Reason("provisional", {"stage": used.record.stage.value}),)
    return ()


def _unready(goal: Goal, used: Reported, work: Derivation) -> Reason | None:
    """Why the pace cannot be judged, if it cannot."""
    base, target = goal.base, goal.amount
    if base is None or target is None:
        return Reason("needs_base")
    if base.amount.point == target.point:
        return Reason("base_equals_target")
    elapsed = work.value("years_elapsed")
    if elapsed is not None and elapsed < 1:
        return Reason("too_early", {"from": base.period.end, "figure": used.record.period})
    if work.value("pace_ratio") is None:
        return Reason("growth_undefined", {"base": base.amount.point})
    return None


def _given(goal: Goal, used: Reported) -> dict[str, Given]:
    """The terms that a level's derivation starts from; without a base only what needs none."""
    if used.amount is None or goal.amount is None:
        return {}
    given = {
        "actual": Given(used.amount.point, used.amount.interval),
        "target": Given(goal.amount.point, goal.amount.interval),
        "years_left": Given.exact(years_between(used.record.period, goal.term)),
    }
    if goal.base is not None:
        given["base"] = Given(goal.base.amount.point, goal.base.amount.interval)
        given["years_total"] = Given.exact(years_between(goal.base.period, goal.term))
    return given


def _by_pace(goal: Goal, used: Reported, work: Derivation, method: Method) -> Judgement:
    """The status by pace ratio, and every other that the intervals or the gross reading leave open."""
    status = _status(work.value("pace_ratio"), work.given, method)
    gross = _gross(goal, work)
    reasons: list[Reason] = []
    also: list[Status] = []
    for because, ratios in (
        ("interval", [corner["pace_ratio"] for corner in work.corners]),
        ("gross_composition", [gross.value("gross_pace_ratio"), gross.value("gross_pace_ratio_all_removed")]),
    ):
        known = [ratio for ratio in ratios if ratio is not None]
        reached = between({_status(ratio, work.given, method) for ratio in known} | {status}) if known else ()
        for other in (each for each in reached if each not in (status, *also)):
            also.append(other)
            facts = {"status": other.value, "because": because, "low": min(known), "high": max(known)}
            reasons.append(Reason("borderline", facts))
    return Judgement(status, tuple(reasons), tuple(also), work, gross, tuple(_alternatives(goal, used, method)))


def between(statuses: set[Status]) -> tuple[Status, ...]:
    """Return every status from the worst to the best of them: a ratio that spans them passes through all."""
    order = list(Status)
    places = [order.index(status) for status in statuses]
    return tuple(order[min(places) : max(places) + 1])


def _status(ratio: Fraction | float | None, given: Mapping[str, Given], method: Method) -> Status:
    """The status of a ratio; never moving away while the figure may as well equal the base."""
    if ratio is None:
        return Status.NOT_ASSESSABLE
    status = method.status(ratio)
    if status is Status.MOVING_AWAY and given["actual"].interval.overlaps(given["base"].interval):
        return Status.OFF_TRACK
    return status


def _gross(goal: Goal, work: Derivation) -> Derivation:
    """The reading of additions and removals apart, where the target has removals."""
    if goal.parts is None or not goal.parts.removed or goal.record.path is not Path.LINEAR:
        return derivation.EMPTY
    elapsed = work.value("elapsed")
    if elapsed is None:
        return derivation.EMPTY
    given = {term: work.given[term] for term in ("actual", "base")}
    given["elapsed"] = Given.exact(elapsed)
    for term, parts in (("added", goal.parts.added), ("removed", goal.parts.removed)):
        total = sum((part.amount.point for part in parts), Fraction(0))
        given[term] = Given.exact(total)
    return derivation.derived(derivation.GROSS, given)


def _alternatives(goal: Goal, used: Reported, method: Method) -> list[Alternative]:
    """What the other path would say and, where the base's date is assumed, what the plan's date of issue would."""
    other = Path.GEOMETRIC if goal.record.path is Path.LINEAR else Path.LINEAR
    found = [_alternative("path", other, _given(goal, used), method, path=other.value)]
    base, issued = goal.base, goal.plan.issued
    if base is not None and base.period_assumed and issued is not None and issued < used.record.period.end:
        moved = goal._replace(base=base._replace(period=day(issued)))
        found.append(_alternative("base_date", goal.record.path, _given(moved, used), method, date=issued))
    return [each for each in found if each.pace_ratio is not None]


def _alternative(kind: str, path: Path, given: dict[str, Given], method: Method, /, **facts: str | date) -> Alternative:
    """The status on ``path``; only its pace ratio is worked out, at the points of what is given."""
    points = {term: each.point for term, each in given.items()}
    ratio = derivation.evaluated(derivation.pace_lines(path), points)["pace_ratio"]
    return Alternative(kind, _status(ratio, given, method), ratio, dict(facts))

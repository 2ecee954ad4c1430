"""A level that is to be reached by a date, judged by the pace so far against the pace that the path asks for.

Knows one goal with its base and its figure; what the figure is was chosen before.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import derivation
from bgplan.core.book import Amount, Goal, Origin, Reported
from bgplan.core.derivation import Derivation, Given
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


def judged_level(
    goal: Goal, target: Amount, origin: Origin | None, used: Reported, as_of: date, method: Method = PACE
) -> Judgement:
    """Return how a level stands on its path: achieved, by pace, missed, or why it cannot be judged."""
    actual = used.amount
    if actual is None:
        return Judgement(Status.NO_DATA)
    work = _work(goal.record.path, target, origin, used, goal)
    if _is_met(goal, target, origin, actual):
        return Judgement(Status.ACHIEVED, _achieved_reasons(goal, used), (), work)
    if used.record.period.end >= goal.term.end:
        return Judgement(Status.MISSED, provisional(used), (), work)
    if as_of > goal.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": goal.term.end}),), (), work)
    if origin is None:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("needs_base"),), (), work)
    unready = _unready(origin, target, used, work)
    if unready is not None:
        return Judgement(Status.NOT_ASSESSABLE, (unready,), (), work)
    return _by_pace(goal, target, origin, used, work, method)


def direction_of(goal: Goal, target: Amount, origin: Origin | None) -> Direction:
    """Return which way is better: as declared, else the way from base to target; up where nothing says so."""
    declared = goal.record.direction or goal.indicator.direction
    if declared is not None:
        return declared
    return Direction.DOWN if origin is not None and target.point < origin.amount.point else Direction.UP


def _is_met(goal: Goal, target: Amount, origin: Origin | None, actual: Amount) -> bool:
    if direction_of(goal, target, origin) is Direction.UP:
        return actual.point >= target.point
    return actual.point <= target.point


def _achieved_reasons(goal: Goal, used: Reported) -> tuple[Reason, ...]:
    early = used.record.period.end < goal.term.end
    return (Reason("before_due", {"due": goal.term.end}),) if early else provisional(used)


def provisional(used: Reported) -> tuple[Reason, ...]:
    """Return the reason why a verdict of the due period is provisional: it rests on an estimate."""
    if used.record.stage in (Stage.ESTIMATE, Stage.PROVISIONAL):
        return (Reason("provisional", {"stage": used.record.stage.value}),)
    return ()


def _unready(origin: Origin, target: Amount, used: Reported, work: Derivation) -> Reason | None:
    """Why the pace cannot be judged, if it cannot."""
    if origin.amount.point == target.point:
        return Reason("base_equals_target")
    elapsed = work.value("years_elapsed")
    if elapsed is not None and elapsed < 1:
        return Reason("too_early", {"from": origin.period.end, "figure": used.record.period})
    if work.value("pace_ratio") is None:
        return Reason("growth_undefined", {"base": origin.amount.point})
    return None


def _work(path: Path, target: Amount, origin: Origin | None, used: Reported, goal: Goal) -> Derivation:
    """The derivation of a level on ``path``; without a base only what needs none."""
    return derivation.derived(derivation.path_lines(path), _given(target, origin, used, goal))


def _given(target: Amount, origin: Origin | None, used: Reported, goal: Goal) -> dict[str, Given]:
    """The terms that a level's derivation starts from."""
    if used.amount is None:
        return {}
    given = {
        "actual": Given(used.amount.point, used.amount.interval),
        "target": Given(target.point, target.interval),
        "years_left": Given.exact(years_between(used.record.period, goal.term)),
    }
    if origin is not None:
        given["base"] = Given(origin.amount.point, origin.amount.interval)
        given["years_total"] = Given.exact(years_between(origin.period, goal.term))
    return given


def _by_pace(goal: Goal, target: Amount, origin: Origin, used: Reported, work: Derivation, method: Method) -> Judgement:
    """The status by pace ratio, and every other that the intervals or the gross reading leave open."""
    status = _status(work.value("pace_ratio"), work.given, method)
    gross = _gross(goal, work)
    reasons: list[Reason] = []
    also: list[Status] = []
    for because, ratios in (
        ("interval", [corner["pace_ratio"] for corner in work.corners]),
        ("gross_composition", [gross.value("gross_pace_ratio"), gross.value("gross_pace_ratio_all_removed")]),
    ):
        others = {_status(ratio, work.given, method) for ratio in ratios if ratio is not None} - {status, *also}
        for other in sorted(others, key=list(Status).index):
            also.append(other)
            known = [ratio for ratio in ratios if ratio is not None]
            facts = {"status": other.value, "because": because, "low": min(known), "high": max(known)}
            reasons.append(Reason("borderline", facts))
    return Judgement(
        status, tuple(reasons), tuple(also), work, gross, tuple(_alternatives(goal, target, origin, used, method))
    )


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


def _alternatives(goal: Goal, target: Amount, origin: Origin, used: Reported, method: Method) -> list[Alternative]:
    """What the other path would say and, where the base's date is assumed, what the plan's date of issue would."""
    other = Path.GEOMETRIC if goal.record.path is Path.LINEAR else Path.LINEAR
    given = _given(target, origin, used, goal)
    found = [_alternative("path", other, given, method, path=other.value)]
    issued = goal.plan.issued
    if origin.period_assumed and issued is not None and issued < used.record.period.end:
        moved = Origin(origin.amount, day(issued), origin.basis, origin.period_assumed, origin.source)
        given = _given(target, moved, used, goal)
        found.append(_alternative("base_date", goal.record.path, given, method, date=issued))
    return [each for each in found if each.pace_ratio is not None]


def _alternative(kind: str, path: Path, given: dict[str, Given], method: Method, /, **facts: str | date) -> Alternative:
    """The status on ``path``; only its pace ratio is worked out, at the points of what is given."""
    points = {term: each.point for term, each in given.items()}
    ratio = derivation.evaluated(derivation.pace_lines(path), points)["pace_ratio"]
    return Alternative(kind, _status(ratio, given, method), ratio, dict(facts))

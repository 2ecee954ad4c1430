"""A level that is to be reached by a date, judged by a method; at the due date the target itself decides.

Knows one target with its base and its figure; what the figure is was chosen before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bgplan.core.compare.cases import (
    Corner,
    LevelCase,
    alternatives,
    case_at,
    corners_of,
    gross_settings,
    gross_work,
    is_ceiling_of_rate,
    point_of,
    undirected_work,
    verdict_at,
    work_of,
)
from bgplan.core.compare.context import Context
from bgplan.core.compare.interim import leg
from bgplan.core.compare.judgement import between, demanded, direction_of, left_open, meets, provisional, reasons_of
from bgplan.core.compare.selection import fits
from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation
from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Method, Verdict, graded
from bgplan.core.methods.catalogue import PACE
from bgplan.core.methods.ratios import is_too_early
from bgplan.core.periods import position, years_between
from bgplan.core.report import Judgement, Reason
from bgplan.core.vocabulary import Direction, Measure

_BESIDE_ACHIEVED = ("path_clash", "negative_values")
"""What is still to be said of a method where the target is reached; why it found no number is not."""

_RISING, _FALLING, _UNCHANGED, _UNKNOWN = "rising", "falling", "unchanged", "unknown"


def judged_level(target: ResolvedTarget, used: ResolvedObservation, context: Context, rule: Method = PACE) -> Judgement:
    """Return how a level stands on its path: by the method's rule, at its due date achieved or missed, or why not.

    ``target`` has the base that is known on the date, or none.
    """
    setting = _setting(target, used, context)
    if isinstance(setting, Reason):
        return Judgement(Status.NOT_ASSESSABLE, (setting,), (), undirected_work(target, used))
    if setting is None:
        return Judgement(Status.NO_DATA)
    met = _is_met(point_of(setting), setting)
    if met:
        setting = setting._replace(leg=None)  # what is reached needs no interim target any more
    work = work_of(setting)
    kept, ceiling = target.record.maintain, is_ceiling_of_rate(target, setting.direction)
    alone = target.indicator.measure is Measure.GROWTH and setting.base is None
    as_of = context.reckoned_to(target.indicator)
    final = _final(setting, used, as_of, is_met=met, kept=kept or ceiling or alone)
    unready = _unready(setting)
    if final is not None:
        judgement = final._replace(work=work)
    elif kept:
        judgement = _kept_level(setting, work, is_met=met)
    elif met and ceiling:
        judgement = Judgement(Status.ON_TRACK, (Reason("ceiling_kept", {"due": target.term.end}),), (), work)
    elif alone:
        judgement = Judgement(Status.NOT_ASSESSABLE, (Reason("no_path", {"due": target.term}),), (), work)
    elif unready is not None and not met:
        judgement = Judgement(Status.NOT_ASSESSABLE, (unready,), (), work)
    else:
        judgement = _by_rule(target, setting, work, rule)
    return _with_reach(judgement, target, setting, rule)


def _kept_level(setting: LevelCase, work: Derivation, *, is_met: bool) -> Judgement:
    """How a level to be kept stands, and which way it goes where it is not."""
    reasons = [Reason("maintain")]
    if not is_met:
        reasons.append(Reason("not_kept", {"way": _way_of(setting)}))
    return Judgement(_kept_status(setting, is_met=is_met), tuple(reasons), (), work)


def _kept_status(setting: LevelCase, *, is_met: bool) -> Status:
    """The status of a level to be kept: off track where it is not, moving away only where that gets worse."""
    if is_met:
        return Status.ON_TRACK
    wrong = _FALLING if setting.direction is Direction.UP else _RISING
    return Status.MOVING_AWAY if _way_of(setting) == wrong else Status.OFF_TRACK


def _way_of(setting: LevelCase) -> str:
    """Which way a level goes since the figure before, or since its base: only beyond what the digits allow."""
    before = setting.past[-1][1] if setting.past else setting.base
    if before is None:
        return _UNKNOWN
    if before.interval.overlaps(setting.actual.interval):
        return _UNCHANGED
    return _RISING if setting.actual.point > before.point else _FALLING


def _setting(target: ResolvedTarget, used: ResolvedObservation, context: Context) -> LevelCase | Reason | None:
    """The target and its figure as what cases are made of; why they make none, or None where there is no figure."""
    if used.amount is None or target.amount is None:
        return None
    direction, base = direction_of(target), target.base
    if direction is None:
        same = "needs_base" if base is None else "base_equals_target"
        return Reason("needs_direction" if target.record.maintain else same)
    before = (earlier for earlier in context.earlier_figures(used) if fits(earlier, target))
    return LevelCase(
        base.amount if base is not None else None,
        base.period if base is not None else None,
        used.amount,
        used.record.period,
        demanded(target.amount, direction),
        target.term,
        direction,
        target.record.path,
        target.indicator.limit,
        tuple(
            (position(observation.record.period), observation.amount)
            for observation in before
            if observation.amount is not None
        ),
        leg(target, context.targets.beside(target), used, direction),
        target.indicator.measure,
    )


def _final(setting: LevelCase, used: ResolvedObservation, as_of: date, *, is_met: bool, kept: bool) -> Judgement | None:
    """What needs no method: the due period's figure is there, or its time is over without one."""
    if used.record.period.end >= setting.due.end:
        return Judgement(Status.ACHIEVED if is_met else Status.MISSED, provisional(used))
    if as_of <= setting.due.end:
        return None
    if is_met and not kept:
        return Judgement(Status.ACHIEVED, (Reason("before_due", {"due": setting.due.end}),))
    return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": setting.due.end}),))


def _unready(setting: LevelCase) -> Reason | None:
    """Why no pace can be judged yet, whatever the method; on a path with interim targets the next due decides."""
    if setting.base_period is None:
        return None
    due = setting.due if setting.leg is None else setting.leg.end.term
    elapsed, total = years_between(setting.base_period, setting.period), years_between(setting.base_period, due)
    if not is_too_early(elapsed, total):
        return None
    return Reason("too_early", {"from": setting.base_period.end, "figure": setting.period, "due": due.end})


def _by_rule(target: ResolvedTarget, setting: LevelCase, work: Derivation, rule: Method) -> Judgement:
    """The status by the method's rule, and every other that the intervals or the gross reading leave open."""
    corner = point_of(setting)
    verdict = verdict_at(rule, setting, corner)
    status = _guarded(verdict.status, setting)
    reasons = [*_by_interim(setting), *reasons_of(verdict, rule, case_at(rule, setting, corner))]
    if status is not verdict.status:
        reasons.append(Reason("like_base"))
    if status is Status.ACHIEVED and _is_met(corner, setting):
        told = tuple(reason for reason in reasons if reason.code in _BESIDE_ACHIEVED)
        return Judgement(status, (Reason("before_due", {"due": setting.due.end}), *told), (), work, verdict=verdict)
    also: list[Status] = []
    far = _is_far_from_edges(setting, work, verdict)
    readings = _readings(target, setting, rule, corners=() if far else tuple(corners_of(setting, rule)))
    for because, verdicts in readings if status in JUDGED else ():
        found = between({_guarded(verdict.status, setting) for verdict in verdicts} | {status})
        new = [other for other in found if other not in (status, *also)]
        also += new
        reasons += left_open(because, new, verdicts)
    others = alternatives(target, setting, rule)
    return Judgement(status, tuple(reasons), tuple(also), work, gross_work(target, work), others, verdict)


_CLEAR = 1e-9
"""Two ways to the same ratio differ by less than this."""


def _is_far_from_edges(setting: LevelCase, work: Derivation, verdict: Verdict) -> bool:
    """Whether all that the ratio can be, and a little more, is of one grade: then every corner has that of the points.

    On the way to an interim target, and of a published rule, the verdict is read on another number.
    """
    ends = work.interval("pace_ratio")
    if verdict.method != PACE.name or setting.leg is not None or ends is None:
        return False
    low, high = (graded(PACE.with_target, float(end)) for end in (ends.low - _CLEAR, ends.high + _CLEAR))
    return low is high and low.status is verdict.status


def _readings(
    target: ResolvedTarget, setting: LevelCase, rule: Method, *, corners: tuple[Corner, ...]
) -> Iterator[tuple[str, list[Verdict]]]:
    """The verdicts that are as possible as the one at the points, by what leaves them open."""
    unmet = [corner for corner in corners if not _is_met(corner, setting)]
    gross = [verdict_at(rule, case, point_of(case)) for case in gross_settings(target, setting)]
    for because, verdicts in (
        ("interval", [verdict_at(rule, setting, corner) for corner in unmet]),
        ("gross_composition", gross),
    ):
        judged = [verdict for verdict in verdicts if verdict.status in JUDGED]
        if judged:
            yield because, judged


def _by_interim(setting: LevelCase) -> tuple[Reason, ...]:
    """Which target decides, where it is not the one asked about."""
    if setting.leg is None or setting.leg.end.term.end == setting.due.end:
        return ()
    end = setting.leg.end
    return (Reason("by_interim", {"target": end.name, "due": end.term.end}),)


def _guarded(status: Status, setting: LevelCase) -> Status:
    """The status; never moving away while the figure may as well equal the base."""
    base = setting.base
    if status is Status.MOVING_AWAY and base is not None and setting.actual.interval.overlaps(base.interval):
        return Status.OFF_TRACK
    return status


def _is_met(corner: Corner, setting: LevelCase) -> bool:
    return meets(corner.actual - corner.target, setting.direction)


def _with_reach(judgement: Judgement, target: ResolvedTarget, setting: LevelCase, rule: Method) -> Judgement:
    """The judgement with what the intervals leave open about the target itself: reached, or just not."""
    met = _is_met(point_of(setting), setting)
    others = [corner for corner in corners_of(setting, rule) if _is_met(corner, setting) is not met]
    if judgement.status not in JUDGED or not others:
        return judgement

    def status_at(corner: Corner) -> Status:
        if setting.period.end >= setting.due.end:
            return Status.MISSED if met else Status.ACHIEVED
        if target.record.maintain:
            return _kept_status(setting, is_met=not met)
        return verdict_at(rule, setting, corner).status

    found = [_guarded(status, setting) for corner in others if (status := status_at(corner)) in JUDGED]
    new = [status for status in found if status not in (judgement.status, *judgement.also)]
    if not new:
        return judgement
    other = (min if met else max)(new, key=list(Status).index)
    interval = setting.actual.interval
    facts = {"status": other.value, "because": "target", "low": interval.low, "high": interval.high}
    reasons = (*judgement.reasons, Reason("borderline", facts))
    return judgement._replace(also=(*judgement.also, other), reasons=reasons)

"""A sum over more than a year: a floor is a path that begins with nothing, a ceiling is judged by what it leaves.

Knows one target and what its parts make so far; which parts count was chosen before. A plan for a year or less has
``year_plan``.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from bgplan.core import derivation_tables
from bgplan.core.compare.cases import gap_alone
from bgplan.core.compare.context import Context
from bgplan.core.compare.judgement import between, demanded, direction_of, provisional
from bgplan.core.compare.level import judged_level
from bgplan.core.compare.selection import SelectedFigures
from bgplan.core.dataset import Amount, ResolvedBase, ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation, Given, derived
from bgplan.core.formulas import growth_rate
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Method, Verdict, graded
from bgplan.core.methods.catalogue import PACE
from bgplan.core.methods.ratios import is_too_early
from bgplan.core.periods import Period, PeriodKind, spanning, years_between
from bgplan.core.report import Judgement, Reason
from bgplan.core.vocabulary import Direction


def judged_sum(target: ResolvedTarget, used: ResolvedObservation, context: Context, rule: Method = PACE) -> Judgement:
    """Return how a sum over years stands: by the path to its floor, or by what its ceiling leaves for the rest."""
    if target.amount is not None and target.amount.point <= 0:
        return Judgement(Status.NOT_ASSESSABLE, (not_positive(rule),), (), gap_alone(target, used))
    if (
        target.amount is None
        or used.amount is None
        or target.base is None
        or direction_of(target) is not Direction.DOWN
    ):
        judgement = judged_level(target, used, context, rule)
        return with_the_rest(judgement._replace(work=_without_growth(judgement.work)), target, used)
    if rule is not PACE:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("direction_down", {"method": rule.name}),))
    ceiling = demanded(target.amount, Direction.DOWN)
    work = _work(target, target.base, ceiling, used, used.amount)
    return with_the_rest(_under_ceiling(target, used, context.reckoned_to(target.indicator), work), target, used)


def with_amount(used: ResolvedObservation, target: ResolvedTarget) -> ResolvedObservation:
    """Return the figure; where only a share of the plan is printed, with the amount that the share makes."""
    share, whole = used.share_of_plan, target.amount
    if used.amount is not None or share is None or whole is None:
        return used
    point, interval = share.point / 100 * whole.point, share.interval.scaled(Fraction(1, 100)) * whole.interval
    return used._replace(amount=Amount(point, interval, whole.decimals))


def with_the_rest(judgement: Judgement, target: ResolvedTarget, used: ResolvedObservation) -> Judgement:
    """Return the judgement, with what is still missing named where all of its time has passed."""
    if all(reason.code != "awaiting_final" for reason in judgement.reasons):
        return judgement
    rest = spanning(used.record.period.end + timedelta(days=1), target.term.end)
    return judgement._replace(reasons=(*judgement.reasons, missing_parts((rest,), target)))


def _without_growth(work: Derivation) -> Derivation:
    """The work on a sum without rates of growth: what is added up does not grow."""
    return work._replace(steps=tuple(step for step in work.steps if step.line.formula is not growth_rate))


def is_ceiling(target: ResolvedTarget) -> bool:
    """Return whether the target is a sum over years that must not be passed."""
    return target.is_sum and target.amount is not None and direction_of(target) is Direction.DOWN


def _work(
    target: ResolvedTarget, base: ResolvedBase, ceiling: Amount, used: ResolvedObservation, actual: Amount
) -> Derivation:
    given = {
        "base": Given(base.amount.point, base.amount.interval),
        "actual": Given(actual.point, actual.interval),
        "target": Given(ceiling.point, ceiling.interval),
        "years_total": Given.exact(years_between(base.period, target.term)),
        "years_left": Given.exact(years_between(used.record.period, target.term)),
    }
    return derived(derivation_tables.CEILING, given)


def _under_ceiling(target: ResolvedTarget, used: ResolvedObservation, as_of: date, work: Derivation) -> Judgement:
    """Passed is missed, whenever that is; kept it is only when all of its time is known."""
    at_the_end = used.record.period.end >= target.term.end
    status = _status(work.value("gap"), work.value("pace_ratio"), at_the_end=at_the_end)
    if status is not Status.MISSED and not at_the_end:
        if as_of > target.term.end:
            return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": target.term.end}),), (), work)
        if _is_early(work):
            since = target.base.period.end if target.base else None
            facts = {"from": since, "figure": used.record.period, "due": target.term.end}
            return Judgement(Status.NOT_ASSESSABLE, (Reason("too_early", facts),), (), work)
    corners = {_status(each["gap"], each["pace_ratio"], at_the_end=at_the_end) for each in work.corners}
    found = corners | {status} if at_the_end else set(between(corners | {status}))
    also = tuple(each for each in JUDGED if each in found - {status} and each is not Status.MOVING_AWAY)
    reasons = (*(provisional(used) if at_the_end else ()), *_edges(also, work, used.amount, at_the_end=at_the_end))
    verdict = None if at_the_end or status is Status.MISSED else _verdict(status, work.value("pace_ratio"))
    return Judgement(status, reasons, also, work, verdict=verdict)


def _status(gap: Number | None, ratio: Number | None, *, at_the_end: bool) -> Status:
    """The status at one choice of numbers; where nothing is used yet there is no ratio, and it could not be better."""
    if gap is not None and gap > 0:
        return Status.MISSED
    if at_the_end:
        return Status.ACHIEVED
    return Status.AHEAD if ratio is None or ratio < 0 else graded(PACE.with_target, ratio).status


def _is_early(work: Derivation) -> bool:
    """Whether too little of the time has gone."""
    years, total = work.value("years_elapsed"), work.value("years_total")
    return years is not None and total is not None and is_too_early(Fraction(years), Fraction(total))


def _edges(
    also: tuple[Status, ...], work: Derivation, actual: Amount | None, *, at_the_end: bool
) -> tuple[Reason, ...]:
    """One reason for every other status that the digits leave open."""
    ends: Interval | None = work.interval("pace_ratio")
    because = "interval"
    if at_the_end and actual is not None:
        because, ends = "target", actual.interval
    facts = {} if ends is None else {"low": ends.low, "high": ends.high}
    return tuple(Reason("borderline", {"status": status.value, "because": because, **facts}) for status in also)


def _verdict(status: Status, ratio: Number | None) -> Verdict:
    return Verdict(PACE.name, status, status.value, ratio, label=PACE.label)


def missing_parts(missing: tuple[Period, ...], target: ResolvedTarget) -> Reason:
    """Return the reason that names the times of which no figure is known."""
    return Reason("missing_parts", {"missing": missing, "from": target.term.start})


def not_positive(rule: Method) -> Reason:
    """Return the reason why a sum of nothing or less cannot be judged: no share of it says anything."""
    return Reason("target_not_positive", {"method": rule.name})


def without_beginning(target: ResolvedTarget, gaps: Reason, rule: Method) -> Judgement:
    """Return the judgement where nothing is known from the first day on, only later parts."""
    pointless = target.amount is not None and target.amount.point <= 0
    return Judgement(Status.NOT_ASSESSABLE, (not_positive(rule), gaps) if pointless else (gaps,))


def with_gaps(judgement: Judgement, gaps: Reason, target: ResolvedTarget, selected: SelectedFigures) -> Judgement:
    """Return the judgement where parts are missing: only what they cannot undo stands, with the reason that says so.

    Within a plan year a published cumulative figure is judged; single months after it only do not count.
    """
    reached = judgement.status in (Status.ACHIEVED, Status.MISSED)
    used = None if selected.parts else selected.used
    published = used is not None and used.record.period.kind is PeriodKind.CUMULATIVE
    if reached or (target.is_year_plan and published and judgement.status in JUDGED):
        effect = "settled" if reached else "before"
        return judgement._replace(reasons=(*judgement.reasons, Reason(gaps.code, {**gaps.facts, "effect": effect})))
    pointless = any(reason.code == "target_not_positive" for reason in judgement.reasons)
    whatever = judgement.status is Status.NOT_ASSESSABLE and (
        pointless or not judgement.work.given
    )  # whatever is missing
    told = tuple(reason for reason in judgement.reasons if whatever or reason.code == "plan_told")
    return Judgement(Status.NOT_ASSESSABLE, (*told, gaps), (), judgement.work)

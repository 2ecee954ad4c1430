"""A flow within its plan year, judged by its share of the plan against the share that is expected by then.

Knows one target, its figure of the year so far and the years before it; a fiscal year is one as any other, and so is
the time of a plan for half a year or a month. The share that is expected is the mean of what the last earlier years
had done by the same month of their own totals; where fewer than two are known (a single year may have been a
lockdown), it is the share of the year that has gone, and the verdict is marked indicative.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from bgplan.core import derivation_tables, formulas
from bgplan.core.compare.cases import gap_alone
from bgplan.core.compare.judgement import between, direction_of, provisional
from bgplan.core.compare.parts import figure_of
from bgplan.core.compare.selection import SelectedFigures, tells
from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation, Given, Line, derived
from bgplan.core.findings import Facts
from bgplan.core.growth import PrintedGrowths, change_on, contradicts
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Verdict, graded
from bgplan.core.methods.catalogue import PLAN_RATE
from bgplan.core.methods.plan_rate import EARLIER_YEARS
from bgplan.core.periods import Period, same_days
from bgplan.core.report import EarlierYear, Judgement, LastYear, Reason
from bgplan.core.vocabulary import Direction

FEWEST = 2
"""With fewer earlier years nothing is expected from them: a single one may have been a lockdown."""


def earlier_years(
    used: ResolvedObservation, figures: tuple[ResolvedObservation, ...], term: Period
) -> tuple[EarlierYear, ...]:
    """Return the last earlier years whose figure to the same month and whose total are known; none where too few.

    ``term`` is the time of the plan: of a fiscal year the earlier years are fiscal years.
    """
    sure = tuple(
        observation for observation in figures if observation.amount is not None and not observation.is_doubtful
    )
    begun = {observation.record.period.start for observation in sure}
    backs = (back for back in range(1, _reach(used, figures) + 1) if same_days(used.record.period, back)[0] in begun)
    found = [earlier for back in backs if (earlier := _earlier(used, term, back, sure))]
    return tuple(reversed(found[:EARLIER_YEARS])) if len(found) >= FEWEST else ()


def _reach(used: ResolvedObservation, figures: tuple[ResolvedObservation, ...]) -> int:
    """How many years the figures reach back."""
    oldest = min(
        (observation.record.period.start.year for observation in figures), default=used.record.period.start.year
    )
    return max(0, used.record.period.start.year - oldest)


def _earlier(
    used: ResolvedObservation, term: Period, back: int, figures: tuple[ResolvedObservation, ...]
) -> EarlierYear | None:
    """The year so many back, where its figure to the same month and its total are known."""
    if back >= min(used.record.period.start.year, term.start.year):
        return None
    so_far = figure_of(*same_days(used.record.period, back), figures)
    total = figure_of(*same_days(term, back), figures) if so_far is not None else None
    if so_far is None or total is None or so_far.amount is None or total.amount is None or total is so_far:
        return None
    year = so_far.record.period.start.year
    part, whole = so_far.amount, total.amount
    share = formulas.quotient(part=part.point, whole=whole.point)
    shares = part.interval.over(whole.interval)
    if share is None or shares is None or part.interval.low <= 0 or whole.interval.low <= 0 or not 0 < share <= 1:
        return None
    return EarlierYear(year, so_far, total, Fraction(share), shares)


def mean_share(years: tuple[EarlierYear, ...]) -> Given:
    """Return the mean of the earlier years' shares, with its interval."""
    count = len(years)
    low = sum(Fraction(earlier.interval.low) for earlier in years) / count
    high = sum(Fraction(earlier.interval.high) for earlier in years) / count
    return Given(sum((earlier.share for earlier in years), Fraction(0)) / count, Interval(low, high))


def with_printed_growth(last: LastYear | None, used: ResolvedObservation, growths: PrintedGrowths) -> LastYear | None:
    """Return the year before with the growth that a source prints, where that is not what the two figures give."""
    if last is None or last.change is None:
        return last
    printed = growths.of(used)
    period = last.figure.record.period
    change = change_on(used, {(period.start, period.end): last.figure})
    if printed is None or change is None or not contradicts(printed, change):
        return last
    return last._replace(printed=printed)


def last_year(used: ResolvedObservation, figures: tuple[ResolvedObservation, ...]) -> LastYear | None:
    """Return the figure of the same period a year before, and the change as a fraction.

    There is none on a doubtful figure, on what may be nothing or less, nor to less than nothing.
    """
    found = figure_of(*same_days(used.record.period, 1), figures) if used.record.period.start.year > 1 else None
    if found is None or found.amount is None or used.amount is None:
        return None
    positive = found.amount.interval.low > 0 and used.amount.point >= 0
    if used.is_doubtful or found.is_doubtful or not positive:
        return LastYear(found, None)
    gained = used.amount.point - found.amount.point
    return LastYear(found, formulas.quotient(part=gained, whole=found.amount.point))


_MONTHS_OF_A_YEAR = 12


def judged_year_plan(
    target: ResolvedTarget, used: ResolvedObservation, selected: SelectedFigures, as_of: date
) -> Judgement:
    """Return how a flow stands against its year's plan, stated or implied by a printed percentage.

    The plan may follow from another print than the figure itself; where the figure that counts for that print's time
    contradicts it, the plan may be another, and the status with it.
    """
    plan_print, against, earlier = selected.plan_print, selected.against_plan_print, selected.earlier
    work = _work(target, used, earlier, plan_print)
    plan = work.value("target")
    if plan is not None and plan <= 0:  # a share of nothing or less says nothing
        reason = Reason("target_not_positive", {"method": PLAN_RATE.name})
        return Judgement(Status.NOT_ASSESSABLE, (reason,), (), gap_alone(target, used))
    judgement = _judged(target, used, as_of, work, earlier)
    if work.value("told_share") is None or plan_print is None or plan_print.share_of_plan is None:
        return judgement
    if plan_print.place == used.place:  # the figure's own print, which another contradicts
        return judgement
    facts: Facts = {
        "share": plan_print.share_of_plan.point,
        "period": plan_print.record.period,
        "source": plan_print.source.publisher,
    }
    judgement = judgement._replace(reasons=(Reason("plan_told", facts), *judgement.reasons))
    if against is None or against.amount is None:
        return judgement
    told = plan_print._replace(amount=against.amount)
    other = _judged(target, used, as_of, _work(target, used, earlier, told), earlier).status
    return _left_open(judgement, other, plan_print, against)


def _left_open(
    judgement: Judgement, other: Status, plan_print: ResolvedObservation, against: ResolvedObservation
) -> Judgement:
    """The judgement with the status by the plan that the contradicting figure would give."""
    judged = judgement.status in JUDGED and other in JUDGED
    if not judged or other is judgement.status or plan_print.amount is None or against.amount is None:
        return judgement
    told, counted = plan_print.amount.point, against.amount.point
    facts: Facts = {"status": other.value, "because": "teller", "low": min(told, counted), "high": max(told, counted)}
    told_otherwise = ("borderline", other.value)  # why the interval leaves it open
    kept = (reason for reason in judgement.reasons if (reason.code, reason.facts.get("status")) != told_otherwise)
    also = judgement.also if other in judgement.also else (*judgement.also, other)
    return judgement._replace(also=also, reasons=(*kept, Reason("borderline", facts)))


def _judged(
    target: ResolvedTarget, used: ResolvedObservation, as_of: date, work: Derivation, earlier: tuple[EarlierYear, ...]
) -> Judgement:
    """The status by the derivation."""
    ratio, achieved = work.value("pace_ratio"), work.value("achievement_rate")
    if direction_of(target) is Direction.DOWN and achieved is not None:
        return _under_ceiling(target, used, as_of, work, achieved)
    if ratio is None or achieved is None:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("no_plan_share"),), (), work)
    if used.record.period.end >= target.term.end:
        return _at_the_end(target, used, work, achieved)
    if achieved >= 1:
        return Judgement(Status.ACHIEVED, (Reason("before_due", {"due": target.term.end}),), (), work)
    if as_of > target.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": target.term.end}),), (), work)
    status = _status(ratio)
    corners = {_status(each) for corner in work.corners if (each := corner["pace_ratio"]) is not None}
    also = tuple(each for each in between(corners | {status}) if each is not status)
    reasons = (_expected(work, earlier), *_edges(also, work))
    return Judgement(status, reasons, also, work, verdict=_verdict(status, ratio))


def _at_the_end(target: ResolvedTarget, used: ResolvedObservation, work: Derivation, achieved: Number) -> Judgement:
    """The year is over: the plan was reached or not, and which of the two the intervals leave open."""
    status = _reached(achieved)
    corners = {_reached(each) for corner in work.corners if (each := corner["achievement_rate"]) is not None}
    also = tuple(corners - {status})
    edges = tuple(_edges(also, work))
    if target.amount is not None and used.amount is not None:  # only the figure's own digits leave it open
        ends = used.amount.interval
        facts: Facts = {"because": "target", "low": ends.low, "high": ends.high}
        edges = tuple(Reason("borderline", {"status": other.value, **facts}) for other in also)
    return Judgement(status, (*provisional(used), *edges), also, work)


def _reached(achieved: Number) -> Status:
    return Status.ACHIEVED if achieved >= 1 else Status.MISSED


def _edges(also: tuple[Status, ...], work: Derivation) -> Iterator[Reason]:
    """One reason for every other status that is as possible."""
    interval = work.interval("pace_ratio")
    ends = {"low": interval.low, "high": interval.high} if interval else {}
    return (Reason("borderline", {"status": other.value, "because": "interval", **ends}) for other in also)


def _status(ratio: Number) -> Status:
    return graded(PLAN_RATE.with_target, ratio).status


def _verdict(status: Status, ratio: Number | None) -> Verdict:
    return Verdict(PLAN_RATE.name, status, status.value, ratio, label=PLAN_RATE.label)


def _expected(work: Derivation, earlier: tuple[EarlierYear, ...]) -> Reason:
    """What the verdict rests on: the share that earlier years had, or only the time that has gone."""
    if not earlier:
        return Reason("indicative", _time_gone(work))
    years = tuple(str(year.year) for year in earlier)
    return Reason("by_earlier_years", {"expected_share": work.value("expected_share"), "years": years})


def _time_gone(work: Derivation) -> Facts:
    """The share of the time that has gone; of another time than a year also how many months that has."""
    months = work.value("months_total")
    facts: Facts = {"expected_share": work.value("elapsed")}
    return facts if months == _MONTHS_OF_A_YEAR else {**facts, "months": months}


def _under_ceiling(
    target: ResolvedTarget, used: ResolvedObservation, as_of: date, work: Derivation, achieved: Number
) -> Judgement:
    """A flow that must stay below its year's plan: kept or passed at the end, before that by time gone over share."""
    if achieved > 1:
        return Judgement(Status.MISSED, provisional(used), (), work)
    if used.record.period.end >= target.term.end:
        return Judgement(Status.ACHIEVED, provisional(used), (), work)
    if as_of > target.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": target.term.end}),), (), work)
    ratio = work.value("pace_ratio")
    status = Status.AHEAD if ratio is None else _status(ratio)  # nothing of it is used yet
    return Judgement(status, (Reason("ceiling_by_months", _time_gone(work)),), (), work)


def implied_plan(target: ResolvedTarget, work: Derivation) -> Interval | None:
    """Return the interval of a plan that is only known through "x % of plan"."""
    return work.interval("target") if target.amount is None else None


def _work(
    target: ResolvedTarget,
    used: ResolvedObservation,
    earlier: tuple[EarlierYear, ...],
    plan_print: ResolvedObservation | None,
) -> Derivation:
    """The derivation from the stated plan, else from a printed share of the target's own plan: its own or another's."""
    months = used.record.period.months
    given = {
        "base": Given.exact(Fraction(0)),
        "months_elapsed": Given.exact(months),
        "months_total": Given.exact(target.term.months),
        "twelve": Given.exact(Fraction(_MONTHS_OF_A_YEAR)),
    }
    if used.amount is not None:
        given["actual"] = Given(used.amount.point, used.amount.interval)
    if target.amount is not None:
        given["target"] = Given(target.amount.point, target.amount.interval)
    share = used.share_of_plan if tells(used, target) and plan_print in (None, used) else None
    if target.amount is not None and used.amount is not None:
        lines: tuple[Line, ...] = derivation_tables.YEAR_PLAN_STATED
    elif share is None and plan_print and plan_print.amount is not None and plan_print.share_of_plan is not None:
        lines = derivation_tables.YEAR_PLAN_TOLD
        told = plan_print.share_of_plan
        given["told_actual"] = Given(plan_print.amount.point, plan_print.amount.interval)
        given["told_share"] = Given(told.point / 100, told.interval.scaled(Fraction(1, 100)))
    else:
        lines = derivation_tables.YEAR_PLAN_SHARE if target.amount is not None else derivation_tables.YEAR_PLAN_IMPLIED
        if share is not None:
            given["achievement_rate"] = Given(share.point / 100, share.interval.scaled(Fraction(1, 100)))
    if direction_of(target) is Direction.DOWN:
        lines = derivation_tables.under_ceiling(lines)
    elif earlier:
        given["expected_share"] = mean_share(earlier)
        lines = derivation_tables.by_earlier_years(lines)
    return derived(lines, given)

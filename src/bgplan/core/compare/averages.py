"""An average growth over years: the product of the yearly rates known against the rate that the plan demands.

Knows one goal and the yearly figures of its indicator. Where a year so far is missing there is no status, but what
the missing years would have to have averaged.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import prod

from bgplan.core import derivation
from bgplan.core.book import Amount, Goal, Reported
from bgplan.core.compare.levels import Judgement, direction_of, provisional
from bgplan.core.derivation import Derivation, Given, Terms
from bgplan.core.intervals import Interval
from bgplan.core.methods import Method, Status
from bgplan.core.report import Reason
from bgplan.core.vocabulary import Direction


def judged_average(goal: Goal, series: tuple[Reported, ...], as_of: date, method: Method) -> Judgement:
    """Return how an average growth stands after the years known; ``series`` holds one figure a year."""
    known = {one.record.period.end.year: one.amount for one in series if one.amount is not None}
    target = goal.amount
    if not known or target is None:
        return Judgement(Status.NO_DATA)
    years = goal.term.years
    passed = [year for year in years if year <= max(known)]
    missing = tuple(str(year) for year in passed if year not in known)
    given = {
        "one": Given.exact(Fraction(1)),
        "hundred": Given.exact(Fraction(100)),
        "target": Given(target.point, target.interval),
        "multiple": _multiple(tuple(known.values())),
        "years_total": Given.exact(Fraction(len(years))),
        "years_passed": Given.exact(Fraction(len(passed))),
        "years_known": Given.exact(Fraction(len(known))),
    }
    if missing:
        work = derivation.derived(derivation.AVERAGE_WITH_GAPS, given)
        needed = work.value("required_rate_of_missing"), work.value("required_rate_of_unknown")
        facts = {"years": missing, "on_path": needed[0], "all_others": needed[1]}
        return Judgement(Status.NOT_ASSESSABLE, (Reason("missing_years", facts),), (), work)
    if as_of > goal.term.end and years[-1] not in known:
        work = derivation.derived(derivation.AVERAGE_COMPLETE, given)
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": goal.term.end}),), (), work)
    return _complete(goal, target, derivation.derived(derivation.AVERAGE_COMPLETE, given), series[-1], method)


def _complete(goal: Goal, target: Amount, work: Derivation, latest: Reported, method: Method) -> Judgement:
    """Every year so far is known: the pace decides, and at the end whether the average was reached."""
    gap, left, ratio = work.value("gap"), work.value("years_left"), work.value("pace_ratio")
    over = left == 0
    if gap is None or (not over and (ratio is None or target.point <= 0)):  # a ratio to no growth says nothing
        return Judgement(Status.NOT_ASSESSABLE, (Reason("growth_undefined", {"base": target.point}),), (), work)
    up = direction_of(goal) is not Direction.DOWN

    def status_of(terms: Terms) -> Status:
        """The status at one set of numbers: by pace, and at the end by whether the average was reached."""
        if over:
            return Status.ACHIEVED if _is_met(terms, up=up) else Status.MISSED
        pace = terms["pace_ratio"]
        return Status.NOT_ASSESSABLE if pace is None else method.status(pace if up else 2 - pace)

    points: Terms = {term: work.value(term) for term in ("multiple", "target_multiple", "pace_ratio")}
    status = status_of(points)
    ratios = [each for corner in work.corners if (each := corner["pace_ratio"]) is not None]
    also = tuple(sorted({status_of(corner) for corner in work.corners} - {status}, key=list(Status).index))
    reasons = tuple(
        Reason("borderline", {"status": o.value, "because": "interval", "low": min(ratios), "high": max(ratios)})
        for o in also
    )
    return Judgement(status, (*(provisional(latest) if over else ()), *reasons), also, work)


def _is_met(terms: Terms, *, up: bool) -> bool:
    """Whether the average was reached, by the exact products: the root of one may fall short by its own rounding."""
    reached, wanted = terms["multiple"], terms["target_multiple"]
    if reached is None or wanted is None:
        return False
    return reached >= wanted if up else reached <= wanted


def _multiple(amounts: tuple[Amount, ...]) -> Given:
    """The product of one plus each yearly rate; rates in percent."""
    point = prod((1 + each.point / 100 for each in amounts), start=Fraction(1))
    low = prod((1 + Fraction(each.interval.low) / 100 for each in amounts), start=Fraction(1))
    high = prod((1 + Fraction(each.interval.high) / 100 for each in amounts), start=Fraction(1))
    return Given(point, Interval(low, high))

"""An average growth over years: the product of the yearly rates known against the rate that the plan demands.

Knows one target and the yearly figures of its indicator. Where a year so far is missing there is no status, but what
the missing years would have to have averaged. For a published rule the rates are a level that starts at one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import accumulate
from math import prod

from bgplan.core import derivation_tables
from bgplan.core.compare.cases import tilted
from bgplan.core.compare.judgement import between, direction_of, left_open, meets, provisional, reasons_of
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation, Given, Terms, derived
from bgplan.core.formulas import geometric_projection
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Case, Method, Verdict, graded
from bgplan.core.methods.catalogue import PACE, UNSD, judged
from bgplan.core.periods import position, year
from bgplan.core.report import Judgement, Reason
from bgplan.core.vocabulary import Direction, Path

_Rates = tuple[tuple[Fraction, Amount], ...]


def judged_average(
    target: ResolvedTarget, series: tuple[ResolvedObservation, ...], as_of: date, rule: Method
) -> Judgement:
    """Return how an average growth stands after the years known; ``series`` are figures of a year or of several."""
    known = {each: one.amount for one in series if one.amount is not None for each in one.record.period.years}
    demanded_amount = target.amount
    if not known or demanded_amount is None:
        return Judgement(Status.NO_DATA)
    impossible = next((amount.point for amount in known.values() if amount.point < -100), None)
    if impossible is not None:  # more than everything cannot be lost: BG211 says where
        return Judgement(Status.NOT_ASSESSABLE, (Reason("rate_impossible", {"percent": impossible}),))
    years = target.term.years
    passed = [each for each in years if each <= max(known)]
    missing = tuple(str(each) for each in passed if each not in known)
    given = {
        "one": Given.exact(Fraction(1)),
        "hundred": Given.exact(Fraction(100)),
        "target": Given(demanded_amount.point, demanded_amount.interval),
        "multiple": multiple_of(tuple(known.values())),
        "years_total": Given.exact(Fraction(len(years))),
        "years_passed": Given.exact(Fraction(len(passed))),
        "years_known": Given.exact(Fraction(len(known))),
    }
    if missing:
        work = derived(derivation_tables.AVERAGE_WITH_GAPS, given)
        needed = work.value("required_rate_of_missing"), work.value("required_rate_of_unknown")
        facts = {"years": missing, "on_path": needed[0], "all_others": needed[1]}
        return Judgement(Status.NOT_ASSESSABLE, (Reason("missing_years", facts),), (), work)
    work = derived(derivation_tables.AVERAGE_COMPLETE, given)
    if years[-1] in known:
        return _at_the_end(target, work, series[-1])
    if as_of > target.term.end:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("awaiting_final", {"due": target.term.end}),), (), work)
    rates = tuple((position(year(each)), known[each]) for each in passed)
    return _under_way(target, demanded_amount, work, rates, rule)


def _at_the_end(target: ResolvedTarget, work: Derivation, latest: ResolvedObservation) -> Judgement:
    """Every year is known: the average was reached or not, and which of the two the intervals leave open."""
    direction = direction_of(target) or Direction.UP
    points: Terms = {term: work.value(term) for term in ("multiple", "target_multiple", "gap")}
    status = _reached(points, direction)
    also = tuple({_reached(corner, direction) for corner in work.corners} - {status})
    ratios = [each for corner in work.corners if (each := corner["pace_ratio"]) is not None]
    ends = {"low": min(ratios), "high": max(ratios)} if ratios else {}
    edges = (Reason("borderline", {"status": other.value, "because": "interval", **ends}) for other in also)
    return Judgement(status, (*provisional(latest), *edges), also, work)


def _reached(terms: Terms, direction: Direction) -> Status:
    """Whether the average was reached, by the exact products: the root of one may fall short by its own rounding.

    Of a target beyond all measure there is no product; the gap decides.
    """
    reached, wanted = terms["multiple"], terms["target_multiple"]
    above = terms["gap"] if reached is None or wanted is None else reached - wanted
    return Status.ACHIEVED if meets(above, direction) else Status.MISSED


def _under_way(
    target: ResolvedTarget, demanded_amount: Amount, work: Derivation, rates: _Rates, rule: Method
) -> Judgement:
    """Every year so far is known: the method decides on the level that the rates make."""
    direction, ratio = direction_of(target), work.value("pace_ratio")
    if direction is None:
        return Judgement(Status.NOT_ASSESSABLE, (Reason("needs_direction"),), (), work)
    mirrored = (demanded_amount.point > 0) is not (
        direction is Direction.UP
    )  # a growth or a fall that must not be passed
    refused = _refused(rule, mirrored=mirrored)
    if refused is not None:
        return Judgement(Status.NOT_ASSESSABLE, (refused,), (), work)
    if ratio is None:
        return _by_difference(demanded_amount, work, direction)
    if mirrored:
        return _below_ceiling(work, ratio)
    case = _case(target, demanded_amount.point, tuple((time, amount.point) for time, amount in rates))
    verdict = _under_way_only(judged(rule, case), rule)
    corners = [_under_way_only(judged(rule, case), rule) for case in _corners(target, demanded_amount, rates, rule)]
    found = [verdict for verdict in corners if verdict.status in JUDGED]
    open_ones = between({verdict.status for verdict in found} | {verdict.status}) if verdict.status in JUDGED else ()
    also = tuple(status for status in open_ones if status is not verdict.status)
    reasons = (*reasons_of(verdict, rule, case), *left_open("interval", also, found))
    return Judgement(verdict.status, reasons, also, work, verdict=verdict)


def _under_way_only(verdict: Verdict, rule: Method) -> Verdict:
    """The verdict; while years are to come an average is never achieved, they can still undo it."""
    if verdict.status is not Status.ACHIEVED:
        return verdict
    if rule is PACE and verdict.ratio is not None:
        grade = graded(rule.with_target, verdict.ratio)
        return replace(verdict, status=grade.status, word=grade.word)
    return replace(verdict, status=Status.ON_TRACK)


def _by_difference(target: Amount, work: Derivation, direction: Direction) -> Judgement:
    """No ratio to no growth, and no growth rate to nothing: on the better side of the target, or away from it."""
    multiple, rate = work.value("multiple") or Fraction(0), work.value("observed_rate")
    observed = Fraction(-100) if rate is None else (multiple - 1) * 100  # of the sign of the average
    if rate is not None and target.point != 0:  # beyond all measure
        return Judgement(Status.NOT_ASSESSABLE, (Reason("out_of_range", {"method": PACE.name}),), (), work)
    status = Status.ON_TRACK if meets(observed - target.point, direction) else Status.MOVING_AWAY
    facts = {"base": Fraction(1), "figure": multiple}
    return Judgement(status, (Reason("by_difference", facts),), (), work)


def _refused(rule: Method, *, mirrored: bool) -> Reason | None:
    """Why this method says nothing of an average."""
    if rule is UNSD:
        return Reason("growth_indicator", {"method": rule.name})
    return None if not mirrored or rule is PACE else Reason("direction_down", {"method": rule.name})


def _below_ceiling(work: Derivation, point: Number) -> Judgement:
    """A growth that must not be passed: the pace ratio mirrored at one, so that growing less is better."""

    def status_of(ratio: Number) -> Status:
        return graded(PACE.with_target, 2 - ratio).status

    ratios = [each for terms in work.corners if (each := terms["pace_ratio"]) is not None]
    status = status_of(point)
    also = tuple(each for each in between({status_of(each) for each in ratios} | {status}) if each is not status)
    ends = {"low": min(ratios), "high": max(ratios)}
    edges = tuple(Reason("borderline", {"status": status.value, "because": "interval", **ends}) for status in also)
    return Judgement(status, edges, also, work)


def _case(target: ResolvedTarget, demanded_amount: Fraction, rates: tuple[tuple[Fraction, Fraction], ...]) -> Case:
    """The level that grew by the rates from one at the end of the year before, and where it must get."""
    start = position(year(target.term.start.year - 1))
    levels = tuple(accumulate((1 + rate / 100 for _, rate in rates), lambda one, other: one * other))
    wanted = geometric_projection(
        actual=Fraction(1), rate=demanded_amount / 100, years=Fraction(len(target.term.years))
    )
    series = ((start, Fraction(1)), *zip((time for time, _ in rates), levels, strict=True))
    aim = None if wanted is None else Fraction(wanted)
    direction = direction_of(target)
    return Case(start, Fraction(1), *series[-1], position(target.term), aim, direction, Path.GEOMETRIC, None, series)


def _corners(target: ResolvedTarget, demanded_amount: Amount, rates: _Rates, rule: Method) -> tuple[Case, ...]:
    """The case at both ends of the target's and the rates' intervals; where the past counts, tilted as well."""
    past = list(tilted(rates))
    ends = past if rule.uses_series else (past[0], past[1 if len(past) > 1 else 0])
    targets = dict.fromkeys((Fraction(demanded_amount.interval.low), Fraction(demanded_amount.interval.high)))
    return tuple(_case(target, wanted, each) for wanted in targets for each in ends)


def multiple_of(amounts: tuple[Amount, ...]) -> Given:
    """Return the product of one plus each yearly rate; rates in percent."""
    point = prod((1 + amount.point / 100 for amount in amounts), start=Fraction(1))
    low = prod((max(1 + Fraction(amount.interval.low) / 100, Fraction(0)) for amount in amounts), start=Fraction(1))
    high = prod((1 + Fraction(amount.interval.high) / 100 for amount in amounts), start=Fraction(1))
    return Given(point, Interval(low, high))

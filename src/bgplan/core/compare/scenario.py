"""What if: a growth that goes on from the latest figure, or a value at a later time, and what follows for the target.

Knows one target and its figure; nothing that is supposed ever becomes a figure or a status of the report.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from bgplan.core import derivation_tables
from bgplan.core.compare.context import Context
from bgplan.core.compare.judgement import demanded, direction_of, meets, refused_by
from bgplan.core.compare.level import judged_level
from bgplan.core.compare.selection import SelectedFigures
from bgplan.core.compare.span import is_ceiling, judged_sum
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.derivation import Derivation, Given, derived
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import Status
from bgplan.core.methods.base import Method
from bgplan.core.methods.catalogue import method_named
from bgplan.core.periods import Period, parse, position, years_between
from bgplan.core.report import Judgement, Reason, Scenario, Supposition
from bgplan.core.vocabulary import Direction

LATEST_YEAR = 9999
"""No month of a later year can be written."""


class _Start(NamedTuple):
    """What a supposition is added to: a target with its figure, and what its method works out."""

    target: ResolvedTarget
    used: ResolvedObservation
    work: Derivation
    direction: Direction


def scenario(
    supposed: Supposition, target: ResolvedTarget, selected: SelectedFigures, judgement: Judgement, context: Context
) -> Scenario:
    """Return what follows from a supposition, or why nothing does."""
    direction, used, method = direction_of(target), selected.used, method_named(judgement.method)
    if used is None or used.amount is None:
        return Scenario(supposed, reasons=(Reason("no_figure"),))
    refused = refused_by(target, used, method) or _left_open(target, judgement)
    refused = refused or _refused(supposed, target, selected, judgement.work)
    if refused is not None or direction is None:
        return Scenario(supposed, reasons=(refused or Reason("needs_direction"),))
    if target.amount is not None:
        target = target._replace(amount=demanded(target.amount, direction))
    start = _Start(target, used, judgement.work, direction)
    if target.is_average:
        return _average(start, supposed)
    if target.is_year_plan:
        return _within_year(start, supposed)
    if supposed.rate is not None:
        return _growing(start, supposed)
    return _standing(start, supposed, context, method)


def _left_open(target: ResolvedTarget, judgement: Judgement) -> Reason | None:
    """Why nothing can be added to a sum by supposing: parts of it are missing, or there is nothing to reckon with."""
    if judgement.status is not Status.NOT_ASSESSABLE or not target.is_span:
        return None
    reasons = {reason.code: reason for reason in judgement.reasons}
    if "awaiting_final" in reasons:  # what is missing is what can be supposed
        return None
    nothing = judgement.reasons[0] if judgement.reasons and not judgement.work.given else None
    return reasons.get("missing_parts", nothing)


def _refused(
    supposed: Supposition, target: ResolvedTarget, selected: SelectedFigures, work: Derivation
) -> Reason | None:
    """Why nothing follows: no target, or a time that makes no sense for it."""
    used, at = selected.used, supposed.at
    if target.amount is None and work.value("target") is None:
        return Reason("no_plan_share")
    if target.record.maintain and at is None:
        return Reason("maintain")
    if used is None or used.record.period.end >= target.term.end:
        return Reason("scenario_over", {"due": target.term.end})
    return _wrong_year(target, selected.series, at) if target.is_average else _wrong_time(target, used, at)


def _wrong_time(target: ResolvedTarget, used: ResolvedObservation, at: Period | None) -> Reason | None:
    """Why a value cannot be supposed then, or a growth within a single year."""
    if at is None:
        if target.is_sum:
            return Reason("scenario_growth_of_sum")
        return Reason("scenario_growth_in_year") if target.is_year_plan else None
    if used.record.period.end < at.end <= target.term.end:
        return None
    return Reason("scenario_time", {"at": at, "from": used.record.period.end, "due": target.term.end})


def _wrong_year(target: ResolvedTarget, series: tuple[ResolvedObservation, ...], at: Period | None) -> Reason | None:
    """Why a year's growth cannot be supposed: it is no year of the average, or its growth is known."""
    if at is None:
        return None
    if not at.is_full_year or at.end.year not in target.term.years:
        return Reason("scenario_year", {"years": target.term})
    known = {observation.record.period.end.year for observation in series if observation.amount is not None}
    return Reason("scenario_known", {"year": at}) if at.end.year in known else None


def _growing(start: _Start, supposed: Supposition) -> Scenario:
    """The level if it grows at the supposed rate from now on: when it reaches the target, and where it ends."""
    names = ("actual", "target", "years_left")
    given = {name: start.work.given[name] for name in names}
    given["supposed_rate"] = Given.exact(supposed.rate or Fraction(0))
    found = derived(derivation_tables.SUPPOSED_GROWTH, given)
    gap = found.value("gap_at_due")
    reached = _month_after(start, found.value("years_to_target"))
    met = reached is not None and reached.end <= start.target.term.end if gap is None else meets(gap, start.direction)
    return Scenario(supposed, found, reached, met)


def _month_after(start: _Start, years: Number | None) -> Period | None:
    """The month in which so many years have passed since the figure."""
    left = start.work.value("years_left")
    if years is None or left is None:
        return None
    at = position(start.target.term) - left + years
    whole = int(at)
    month = ceil((at - whole) * 12 - 1e-9)
    year, month = (whole - 1, 12) if month == 0 else (whole, month)
    return parse(f"{year:04d}-{month:02d}") if year <= LATEST_YEAR else None


def _standing(start: _Start, supposed: Supposition, context: Context, method: Method) -> Scenario:
    """The level if it has the supposed value then: the pace until then, what is left, and how it would be judged."""
    target, used, value, at = start.target, start.used, supposed.value, supposed.at
    if value is None or at is None:
        return Scenario(supposed)
    given = {name: start.work.given[name] for name in ("actual", "target")} | {
        "supposed": Given.exact(value),
        "years_to_supposed": Given.exact(years_between(used.record.period, at)),
        "years_after": Given.exact(years_between(at, target.term)),
    }
    record = replace(used.record, period=at, stage=None)
    then = used._replace(amount=Amount(value, Interval(value, value)), record=record)
    judge = judged_sum if target.is_sum else judged_level
    judgement = judge(target, then, replace(context, as_of=at.end), method)
    found = derived(derivation_tables.SUPPOSED_OF_SUM if target.is_sum else derivation_tables.SUPPOSED_VALUE, given)
    met = meets(found.value("gap_after"), start.direction)
    undecided = met and is_ceiling(target) and at.end < target.term.end  # what is kept so far can still be passed
    return Scenario(supposed, found, None, None if undecided else met, judgement.status)


def _within_year(start: _Start, supposed: Supposition) -> Scenario:
    """A flow of which the sum to a later month is supposed."""
    value, at, target = supposed.value, supposed.at, start.work.value("target")
    if value is None or at is None or target is None:
        return Scenario(supposed)
    given = {
        "target": Given(target, start.work.interval("target") or Interval(target, target)),
        "supposed": Given.exact(value),
        "months_after": Given.exact(years_between(at, start.target.term) * 12),
    }
    found = derived(derivation_tables.SUPPOSED_IN_YEAR, given)
    met = meets(found.value("gap_after"), start.direction)
    if met and start.direction is Direction.DOWN and at.end < start.target.term.end:
        return Scenario(supposed, found)  # a ceiling that is kept so far can still be passed
    return Scenario(supposed, found, None, met)


def _average(start: _Start, supposed: Supposition) -> Scenario:
    """An average growth if the years that are not known, or one of them, grow as supposed."""
    work, unknown = start.work, start.work.value("years_unknown") or Fraction(0)
    given = {name: work.given[name] for name in ("one", "hundred", "target", "multiple", "years_total")}
    if supposed.rate is None:
        rate = (supposed.value or Fraction(0)) / 100
        given |= {"supposed_rate": Given.exact(rate), "years_after": Given.exact(unknown - 1)}
        return Scenario(supposed, derived(derivation_tables.SUPPOSED_YEAR, given))
    given |= {"supposed_rate": Given.exact(supposed.rate), "years_left": Given.exact(unknown)}
    found = derived(derivation_tables.SUPPOSED_AVERAGE, given)
    reached, wanted = found.value("multiple_at_due"), found.value("target_multiple")
    met = None if reached is None or wanted is None else meets(reached - wanted, start.direction)
    return Scenario(supposed, found, None, met)

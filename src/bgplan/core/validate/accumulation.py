"""BG420: what is summed from the first of January: begun late, not begun anew, or typed as a single month.

Knows the figures of one flow; what a month usually brings it takes from the nearest cumulative figure before.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.findings import Finding
from bgplan.core.periods import PeriodKind
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.runner import rule
from bgplan.core.validate.stretches import months_of, within_a_year
from bgplan.core.validate.vintages import Prints, Shown, flows_of

MOST_OF_A_YEAR, FEW_MONTHS = 9, 6
"""A year's sum has at least so many months; one that goes on into the next year is met in its first ones."""

NOT_ANEW = Fraction(8, 5)
"""A sum that was not begun anew is that of the year before and what few months add: no more than so many times it."""

LEAST, MOST = Fraction(3, 5), Fraction(8, 5)
"""How near a figure comes to what all months so far would bring, if it is theirs."""

TIMES = 3
"""No single month brings so many times the usual."""

QUARTER = 3


@rule("BG420", over=flows_of)
def accumulations(prints: Prints) -> Iterator[Finding | Outcome]:
    """BG420: a cumulative figure counts from the year's beginning and begins anew; a month is a month."""
    known = [shown for shown in prints.best.values() if within_a_year(shown.span)]
    from_january = [shown for shown in known if (shown.span[0].month, shown.span[0].day) == (1, 1)]
    for shown in known:
        yield _looked_at(shown, from_january)


def _looked_at(shown: Shown, from_january: list[Shown]) -> Finding | Outcome:
    start, end = shown.span
    before = [each for each in from_january if each.span[1] < end and each.span[1].year >= end.year - 1]
    longest = [each for each in before if months_of(each.span) >= MOST_OF_A_YEAR and each.span[1].year == end.year - 1]
    if shown in from_january:
        return _begun_anew(shown, longest[-1]) if longest and months_of(shown.span) <= FEW_MONTHS else _untold()
    if shown.period.kind is PeriodKind.MONTH:
        own = [each for each in before if each.span[1] < start and each.span[1].year == end.year]
        usual = (own or longest)[-1:]
        return _a_month(shown, usual[0]) if usual and end.month >= QUARTER else _untold()
    aligned = start.day == 1 and start.month % QUARTER == 1 and end.month % QUARTER == 0
    if shown.period.kind is PeriodKind.CUMULATIVE and not aligned and from_january:
        return _found(shown, from_january[-1], "begins-late")
    return HELD["BG420"]


def _untold() -> Outcome:
    return UNTOLD["BG420"]


def _begun_anew(shown: Shown, year_before: Shown) -> Finding | Outcome:
    if 0 < year_before.high < shown.low <= NOT_ANEW * year_before.high:
        return _found(shown, year_before, "not-begun-anew")
    return HELD["BG420"]


def _a_month(shown: Shown, before: Shown) -> Finding | Outcome:
    """Whether a month's figure is rather that of all months so far."""
    usual = before.point / months_of(before.span)
    all_months = usual * shown.span[1].month
    if usual > 0 and shown.low > TIMES * usual and LEAST * all_months <= shown.point <= MOST * all_months:
        return _found(shown, before, "typed-as-month")
    return HELD["BG420"]


def _found(shown: Shown, before: Shown, reason: str) -> Finding:
    end = shown.span[1]
    return finding(
        "BG420",
        shown.one.place.at("period"),
        subject=shown.one.subject,
        related=(before.place,),
        reason=reason,
        earlier=before.point,
        earlier_period=before.period,
        later=shown.point,
        later_period=shown.period,
        write="" if reason == "not-begun-anew" else f"{end.year:04d}-01-01/P{end.month}M",
    )

"""What a derivation starts from that is no printed figure: times and products, as steps that can be redone.

Knows which given terms need an explanation; the figures themselves are listed by ``card_figures``.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.dataset import Goal
from bgplan.core.intervals import Number
from bgplan.core.periods import Period, position
from bgplan.core.report import Result
from bgplan.render import numerals
from bgplan.render.show.notation import Notation
from bgplan.render.show.steps import Shown

_OF_LEGS = ("leg_start", "leg_end", "leg_before", "leg_years")
"""What the present leg of a path with interim targets starts from."""

_COUNTED = ("years_total", "years_passed", "years_known")


def givens(result: Result, notation: Notation) -> tuple[Shown, ...]:
    """Return the times and products that the derivation of ``result`` starts from."""
    goal = result.goal
    if goal is None or not result.work.given:
        return ()
    if goal.is_year_plan:
        return (*_sum_of_parts(result, notation), *_months(result, goal, notation))
    if goal.is_average:
        return tuple(_average(result, notation))
    return (*_sum_of_parts(result, notation), *_of_share(result, notation), *_years(result, goal, notation))


def _sum_of_parts(result: Result, notation: Notation) -> Iterator[Shown]:
    """How the figure that is judged follows from its parts, where no source prints it."""
    amounts = [one.amount for one in result.parts if one.amount is not None]
    if not amounts or result.amount is None:
        return
    counted = " + ".join(notation.words.number(each.point, each.decimals) for each in amounts)
    described = notation.words("show.given.parts", count=len(amounts))
    total = notation.full("actual", result.amount.point, result.amount.interval)
    yield Shown(notation.term("actual"), described, counted, f"= {total}")


def _of_share(result: Result, notation: Notation) -> Iterator[Shown]:
    """How the figure of a sum follows from the share of its target, where only that is printed."""
    share = result.actual.share_of_plan if result.actual is not None and result.amount is None else None
    actual, target = result.value("actual"), result.value("target")
    if share is None or actual is None or target is None:
        return
    counted = f"{notation.words.number(share.point, share.decimals)}% × {notation.bare('target', target, 3)}"
    total = notation.full("actual", actual, result.work.interval("actual"))
    yield Shown(notation.term("actual"), notation.words("show.given.of_share"), counted, f"= {total}")


def _months(result: Result, goal: Goal, notation: Notation) -> Iterator[Shown]:
    actual = result.actual
    for term, period in (("months_elapsed", actual.record.period if actual else None), ("months_total", goal.term)):
        number = result.value(term)
        if number is not None and period is not None:
            yield Shown(notation.term(term), notation.words.period(period), "", f"= {notation.full(term, number)}")
    share = result.value("expected_share")
    if share is not None:
        yield _expected_share(result, share, notation)


def _expected_share(result: Result, share: Number, notation: Notation) -> Shown:
    """The mean of what earlier years had done of their own totals by the same month."""
    words, years = notation.words, result.earlier_years
    parts = [
        f"{words.number(one.so_far.amount.point, one.so_far.amount.decimals)} / "
        f"{words.number(one.total.amount.point, one.total.amount.decimals)}"
        for one in years
        if one.so_far.amount is not None and one.total.amount is not None
    ]
    described = words("show.given.expected_share", years=", ".join(str(one.year) for one in years))
    counted = f"({' + '.join(parts)}) / {len(parts)}"
    return Shown(notation.term("expected_share"), described, counted, f"= {notation.full('expected_share', share)}")


def _years(result: Result, goal: Goal, notation: Notation) -> Iterator[Shown]:
    """From where to where each time is counted, on the axis of years."""
    starts = (
        ("years_total", result.base.period if result.base else None),
        ("years_left", result.actual.record.period if result.actual else None),
    )
    for term, start in starts:
        number = result.value(term)
        if number is None or start is None:
            continue
        ends = {"start": numerals.day(start.end, notation.words.lang)}
        described = notation.words("show.given.years", **ends, end=numerals.day(goal.term.end, notation.words.lang))
        since = place_on_axis(start)
        counted = f"{place_on_axis(goal.term)} − {f'({since})' if ' ' in since else since}"
        yield Shown(notation.term(term), described, counted, f"= {notation.full(term, number)}")
    for term in _OF_LEGS:
        number = result.work.given[term].point if term in result.work.given else None
        if number is not None:
            described = notation.words(f"show.given.{term}")
            yield Shown(notation.term(term), described, "", f"= {notation.full(term, number)}")


def place_on_axis(period: Period) -> str:
    """Return where a period's end lies on the axis of years, written so that it can be redone.

    ``2021`` for the end of 2020; ``2023 + 8/12`` for a month's end; ``2023 + 234/365`` for a day.
    """
    whole, rest = divmod(position(period), 1)
    if rest == 0:
        return str(whole)
    if (rest * 12).denominator == 1:
        return f"{whole} + {rest * 12}/12"
    days = 366 if isleap(int(whole)) else 365
    return f"{whole} + {rest * days}/{days}"


def _average(result: Result, notation: Notation) -> Iterator[Shown]:
    """The numbers of years, and the yearly figures multiplied."""
    for term in _COUNTED:
        number = result.value(term)
        if number is not None:
            yield Shown(notation.term(term), _which_years(term, result), "", f"= {notation.full(term, number)}")
    multiple = result.value("multiple")
    if multiple is not None:
        told = [one for one in result.history if one.amount is not None]
        points = [one.amount.point / 100 for one in told if one.amount is not None for _ in one.record.period.years]
        factors = " × ".join(f"(1 + {_percent(point, notation)})" for point in points)
        described = notation.words("show.given.multiple")
        yield Shown(notation.term("multiple"), described, factors, f"= {notation.full('multiple', multiple)}")


def _percent(point: Fraction, notation: Notation) -> str:
    text = numerals.trimmed(point * 100, notation.words.lang)
    return f"({text}%)" if text.startswith(("−", "-")) else f"{text}%"


def _which_years(term: str, result: Result) -> str:
    """The years that a number of years counts."""
    known = [year for one in result.history for year in one.record.period.years]
    if result.goal is None or not known:
        return ""
    first, last = result.goal.term.start.year, result.goal.term.end.year
    if term == "years_known":
        return ", ".join(str(year) for year in known)
    return f"{first}–{last if term == 'years_total' else max(known)}"

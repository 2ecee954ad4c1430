"""The cells of one row of the check: every column of a result as text with its style.

Knows which number goes into which column and how many decimals it has; never how wide a column is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.methods import Status
from bgplan.core.model import Unit
from bgplan.core.report import Report, Result
from bgplan.core.vocabulary import Direction, Stage
from bgplan.render import numerals
from bgplan.render.amounts import amount_text, hedge_sign
from bgplan.render.verdicts import share_reached, sign, verdict
from bgplan.render.words import Words

ESTIMATE, DOUBTFUL, IMPLIED, BORDERLINE, DIFFER = "*", "?", "†", "±", "↔"


class Cells(NamedTuple):
    """One result's cells, unpadded; ``done`` and ``due`` are the bar's fractions, None where there is no bar."""

    name: str
    unit: str
    date: str
    target: str
    actual: str
    expected: str
    share: str
    done: Fraction | float | None
    due: Fraction | float | None
    status: str
    status_short: str
    style: str


def cells(result: Result, report: Report, words: Words, *, notes: tuple[int, ...]) -> Cells:
    """Return the cells of a result; ``notes`` are the numbers of its notes."""
    unit = report.written.units[result.indicator.unit]
    references = "".join(f" [{number}]" for number in notes)
    mark = sign(result.status, words)
    edge = f" {words.typed(BORDERLINE)}" if result.borderline else ""
    done, due = _bar(result)
    return Cells(
        name=words.own(result.indicator.short) + references,
        unit=words.own(unit.name),
        date=_date(result, words),
        target=_target(result, words),
        actual=_actual(result, words),
        expected=_expected(result, unit, words),
        share=_share(result, words),
        done=done,
        due=due,
        status=f"{mark} {verdict(result, words)}{edge}",
        status_short=f"{mark} {verdict(result, words, short=True)}{edge}",
        style=f"status.{result.status.value}",
    )


def _date(result: Result, words: Words) -> str:
    """The end of the actual's period; a whole year by its number, an average over years by the first and the last."""
    if result.actual is None:
        return ""
    period, first = result.actual.record.period, result.history[0].record.period.start.year if result.history else None
    if first is not None and first < period.end.year and result.value("observed_percent") is not None:
        return f"{first}–{period.end.year}"
    return str(period.end.year) if period.is_full_year else numerals.day(period.end, words.lang)


def _target(result: Result, words: Words) -> str:
    """What is demanded; an implied plan with its mark, a range with both ends."""
    target = result.target
    if target is None:
        return ""
    if target.amount is not None:
        return hedge_sign(target.amount, words) + amount_text(target.amount, words)
    implied, actual = result.value("target"), result.amount
    if implied is None or actual is None:
        return words("check.unstated" if target.record.implied else "check.unread")
    decimals = numerals.telling(result.work.interval("target"), actual.decimals)
    return words.number(implied, decimals) + words.typed(IMPLIED)


def _actual(result: Result, words: Words) -> str:
    amount, actual = result.amount, result.actual
    if amount is None or actual is None:
        return ""
    if result.target is not None and result.target.is_average:  # one year's rate is not the average that is asked for
        observed = result.value("observed_percent")
        number = "" if observed is None else words.number(observed, max(2, amount.decimals))
        return number + _marks(result.history) if number else ""
    return f"{hedge_sign(amount, words)}{amount_text(amount, words)}{_marks((actual,))}"


def _marks(figures: tuple[ResolvedObservation, ...]) -> str:
    """The marks of an estimate and of a doubtful figure, where what is shown is one or rests on one."""
    estimate = ESTIMATE if any(observation.record.stage is Stage.ESTIMATE for observation in figures) else ""
    return estimate + (DOUBTFUL if any(observation.is_doubtful for observation in figures) else "")


def _expected(result: Result, unit: Unit, words: Words) -> str:
    """The path's value at the actual's period, in whole numbers where things are counted."""
    value, amount = result.value("expected"), result.amount
    if value is None or amount is None:
        return ""
    return words.number(value, 0 if unit.count else amount.decimals)


def _share(result: Result, words: Words) -> str:
    rate = share_reached(result)
    if rate is None or result.direction is Direction.DOWN:  # more than the target is not more of it done
        return ""
    return numerals.percent(rate, words.lang)


def _bar(result: Result) -> tuple[Fraction | float | None, Fraction | float | None]:
    """What is done and what is due by now; no bar where the status is not one of pace."""
    year_plan = result.target is not None and result.target.is_year_plan
    done = result.value("achievement_rate" if year_plan else "progress")
    due = result.value("expected_share") or result.value("elapsed")
    if done is None or due is None or result.status is Status.NOT_ASSESSABLE:
        return None, None
    return done, due

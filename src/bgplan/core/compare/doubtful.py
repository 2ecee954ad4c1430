"""A figure of low confidence that other prints of its own year contradict: nothing is judged by it.

Knows one figure and the best prints of its indicator; a doubtful figure that nothing contradicts counts as any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from bgplan.core import formulas
from bgplan.core.best_prints import best_prints
from bgplan.core.book import Reported
from bgplan.core.derivation import Given
from bgplan.core.intervals import Interval
from bgplan.core.report import Reason


def contradiction(used: Reported, figures: Iterable[Reported]) -> Reason | None:
    """Return that a doubtful figure is another share of its year's plan than its own source says, if that is so.

    The plan is the one that follows from the last sure print of the same indicator that gives its percentage.
    """
    share, figure = used.share_of_plan, used.amount
    if not used.is_doubtful or share is None or figure is None:
        return None
    plans = (_plan(one) for one in reversed(best_prints(one for one in figures if _is_beside(one, used))))
    plan = next((each for each in plans if each is not None), None)
    rates = None if plan is None else figure.interval.over(plan.interval)
    if plan is None or rates is None or _fractions(share.interval).overlaps(rates):
        return None
    rate = formulas.QUOTIENT(part=figure.point, whole=plan.point)
    return Reason("share_contradicted", {"share": share.point, "rate": rate})


def _is_beside(one: Reported, used: Reported) -> bool:
    """Whether a sure print says what share of the same plan it is."""
    own, other = used.record.pct_of_plan, one.record.pct_of_plan
    return own is not None and other is not None and own.plan == other.plan and not one.is_doubtful


def _plan(one: Reported) -> Given | None:
    """The plan that a figure and its percentage give."""
    if one.amount is None or one.share_of_plan is None:
        return None
    whole = formulas.QUOTIENT(part=one.amount.point, whole=one.share_of_plan.point / 100)
    interval = one.amount.interval.over(_fractions(one.share_of_plan.interval))
    return None if whole is None or interval is None else Given(whole, interval)


def _fractions(percent: Interval) -> Interval:
    return percent.scaled(Fraction(1, 100))

"""What stood a month and a year before the figure that counts, and the change on it.

Knows the figures of one indicator; changes are those of ``year_on_year``.
"""

from __future__ import annotations

from bgplan.core import formulas
from bgplan.core.book import Reported
from bgplan.core.known import is_actual
from bgplan.core.known_figures import Figures, month_before
from bgplan.core.periods import Period, same_days
from bgplan.core.summary.alone import OF_A_STRETCH, month_alone
from bgplan.core.summary.summarised import Alone, Blank, MonthBefore, Ranged
from bgplan.core.vocabulary import Measure
from bgplan.core.year_on_year import Change, change_on, is_difference, is_of_kind, rates


def year_before(one: Reported, figures: Figures) -> Change | Blank:
    """Return the change on the same period of the year before, or why there is none."""
    found = change_on(one, figures.best)
    if found is not None:
        return found
    if not is_of_kind(one) or not is_actual(one):
        return Blank("not_of_kind")
    start, end = same_days(one.record.period, 1) if one.record.period.start.year > 1 else one.span
    stretch = (end if one.indicator.measure is Measure.STOCK else start, end)
    before = figures.best.get(stretch) if stretch != one.span else None
    if before is None:
        return Blank("no_last_year")
    return Blank("doubtful" if one.is_doubtful or before.is_doubtful else "not_above_zero")


def month_beside(later: Alone | Blank, one: Reported, month: Period, figures: Figures) -> MonthBefore | Blank:
    """Return the figure of the month before, and how what the month itself brought differs from it.

    Of a level the two are what stood at the end of each month, or the last that was told within it.
    """
    earlier = month_before(month)
    if earlier is None:
        return Blank("no_month_before")
    if one.indicator.measure in OF_A_STRETCH:
        found = month_alone(figures, earlier, one.indicator.measure)
        now = later if isinstance(later, Alone) else None
    else:
        found, now = _level_within(figures, earlier), _level(one)
    if isinstance(found, Blank):
        return Blank("no_month_before", {"month": earlier})
    told = (one, found.figure, found.less, *(() if now is None else (now.figure, now.less)))
    if any(each is not None and each.is_doubtful for each in told):  # it is shown, and works nothing out
        return MonthBefore(found, None, not is_difference(one))
    return MonthBefore(found, _change(now, found, one), not is_difference(one))


def _level_within(figures: Figures, month: Period) -> Alone | Blank:
    """The last level that stands for a day within the month."""
    spans = [each for each in figures.best if month.start <= each[1] <= month.end]
    found = _level(figures.best[max(spans, key=lambda each: each[1])]) if spans else None
    return Blank("no_month_before", {"month": month}) if found is None else found


def _level(one: Reported) -> Alone | None:
    if one.amount is None:
        return None
    return Alone(one.record.period, Ranged(one.amount.point, one.amount.interval), one.amount.decimals, one)


def _change(now: Alone | None, earlier: Alone, one: Reported) -> Ranged | None:
    """The difference in the unit, or the rate; no rate on what may be nothing or less, nor to less than nothing."""
    if now is None:
        return None
    new, old = now.amount, earlier.amount
    if new.interval is None or old.interval is None:
        return None
    if is_difference(one):
        return Ranged(new.point - old.point, new.interval - old.interval)
    if old.interval.low <= 0 or new.point < 0:
        return None
    rate = formulas.QUOTIENT(part=new.point - old.point, whole=old.point)
    multiple = new.interval.over(old.interval)
    return None if rate is None or multiple is None else Ranged(rate, rates(multiple))

"""A year's flow beside the years before it: how far they were by the same month, and the same months of last year.

Knows the known figures of one indicator; of each period the best print counts, as everywhere.
"""

from __future__ import annotations

from fractions import Fraction

from bgplan.core import formulas
from bgplan.core.best_prints import AllSeries
from bgplan.core.book import PlanFile, Reported
from bgplan.core.compare.span_parts import figure_of
from bgplan.core.derivation import Given
from bgplan.core.intervals import Interval
from bgplan.core.methods.plan_rate import EARLIER_YEARS
from bgplan.core.periods import Period, same_days
from bgplan.core.printed_growth import growths_of, printed_growth
from bgplan.core.report import EarlierYear, LastYear
from bgplan.core.year_on_year import change_on, contradicts

FEWEST = 2
"""With fewer earlier years nothing is expected from them: a single one may have been a lockdown."""


def earlier_years(used: Reported, figures: tuple[Reported, ...], term: Period) -> tuple[EarlierYear, ...]:
    """Return the last earlier years whose figure to the same month and whose total are known; none where too few.

    ``term`` is the time of the plan: of a fiscal year the earlier years are fiscal years.
    """
    sure = tuple(one for one in figures if one.amount is not None and not one.is_doubtful)
    begun = {one.record.period.start for one in sure}
    backs = (back for back in range(1, _reach(used, figures) + 1) if same_days(used.record.period, back)[0] in begun)
    found = [each for back in backs if (each := _earlier(used, term, back, sure))]
    return tuple(reversed(found[:EARLIER_YEARS])) if len(found) >= FEWEST else ()


def _reach(used: Reported, figures: tuple[Reported, ...]) -> int:
    """How many years the figures reach back."""
    oldest = min((one.record.period.start.year for one in figures), default=used.record.period.start.year)
    return max(0, used.record.period.start.year - oldest)


def _earlier(used: Reported, term: Period, back: int, figures: tuple[Reported, ...]) -> EarlierYear | None:
    """The year so many back, where its figure to the same month and its total are known."""
    if back >= min(used.record.period.start.year, term.start.year):
        return None
    so_far = figure_of(*same_days(used.record.period, back), figures)
    total = figure_of(*same_days(term, back), figures) if so_far is not None else None
    if so_far is None or total is None or so_far.amount is None or total.amount is None or total is so_far:
        return None
    year = so_far.record.period.start.year
    part, whole = so_far.amount, total.amount
    share = formulas.QUOTIENT(part=part.point, whole=whole.point)
    shares = part.interval.over(whole.interval)
    if share is None or shares is None or part.interval.low <= 0 or whole.interval.low <= 0 or not 0 < share <= 1:
        return None
    return EarlierYear(year, so_far, total, Fraction(share), shares)


def mean_share(years: tuple[EarlierYear, ...]) -> Given:
    """Return the mean of the earlier years' shares, with its interval."""
    count = len(years)
    low = sum(Fraction(each.interval.low) for each in years) / count
    high = sum(Fraction(each.interval.high) for each in years) / count
    return Given(sum((each.share for each in years), Fraction(0)) / count, Interval(low, high))


def with_printed_growth(last: LastYear | None, used: Reported, series: AllSeries, written: PlanFile) -> LastYear | None:
    """Return the year before with the growth that a source prints, where that is not what the two figures give."""
    if last is None or last.change is None:
        return last
    known = {name: series.named(name).figures for name in growths_of(used.record.indicator, written)}
    printed = printed_growth(used, written, known)
    period = last.figure.record.period
    change = change_on(used, {(period.start, period.end): last.figure})
    if printed is None or change is None or not contradicts(printed, change):
        return last
    return last._replace(printed=printed)


def last_year(used: Reported, figures: tuple[Reported, ...]) -> LastYear | None:
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
    return LastYear(found, formulas.QUOTIENT(part=gained, whole=found.amount.point))

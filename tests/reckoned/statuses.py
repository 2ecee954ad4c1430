"""The status of a target as of a day, reckoned as docs/methods.md says, each with its calculation.

Exact fractions throughout; floats only behind the roots of growth rates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import prod
from statistics import mean
from typing import NamedTuple

from tests.reckoned.book import Base, Observation, Target
from tests.reckoned.figures import Figure
from tests.reckoned.periods import Period, month_end, years_between

Bands = tuple[tuple[Fraction, str], ...]

PACE: Bands = (
    (Fraction("1.05"), "ahead"),
    (Fraction("0.95"), "on_track"),
    (Fraction("0.60"), "slow"),
    (Fraction(0), "off_track"),
)
STAGES = {"": 0, "E": 0, "P": 1, "A": 2}
"""Where the source states no stage the figure is taken for an estimate."""
PLAN_RATE: Bands = ((Fraction("1.05"), "ahead"), (Fraction("0.95"), "on_track"), (Fraction("0.85"), "slow"))


class Verdict(NamedTuple):
    """A status, and how it was reckoned."""

    status: str
    why: str = ""


@dataclass(frozen=True)
class Case:
    """A target, and what was known of its own and of all indicators as of a day."""

    target: Target
    own: Sequence[Observation]
    known: Sequence[Observation]
    as_of: date


def status(target: Target, observations: Iterable[Observation], as_of: date) -> Verdict:
    """Return the status of a target by what was published up to a day."""
    if as_of < target.known_from:
        return Verdict("not_issued", f"known from {target.known_from}")
    return judged(case_of(target, observations, as_of))


def case_of(target: Target, observations: Iterable[Observation], as_of: date) -> Case:
    """Return what was known on a day; of a closed series time is reckoned to its last day."""
    known = [each for each in observations if each.published <= as_of]
    own = [each for each in known if each.indicator == target.indicator]
    closed = target.indicator.closed
    if closed:
        own, as_of = [each for each in own if each.period.end <= closed], min(as_of, closed)
    return Case(target, own, known, as_of)


def unions(case: Case) -> dict[date, Figure]:
    """Return what the figures that count stand for, by the end of their time, where prints contradict them."""
    found = {}
    for each in _counted(case):
        whole = stands_for(each, case.own)
        if whole != each.figure:
            found[each.period.end] = whole
    return found


def _counted(case: Case) -> list[Observation]:
    """The figures that a target is judged by: of an average every year's, else the latest."""
    target = case.target
    if target.indicator.measure == "growth":
        yearly = [each for each in case.own if each.period.is_year and each.period.lies_in(target.time)]
        ends = sorted({each.period.end for each in yearly})
        return [best(each for each in yearly if each.period.end == end) for end in ends]
    if target.over:
        return []
    figures = figures_of_level(case)
    if target.time == target.plan_period:
        figures = [each for each in case.own if each.period.start == target.time.start]
        figures = [each for each in figures if each.period.lies_in(target.time)]
    return [latest(figures)] if figures else []


def judged(case: Case) -> Verdict:
    """Judge a target by the kind that it is."""
    target = case.target
    if target.kept:
        return kept(case)
    match target.indicator.measure, target.over:
        case "growth", True:
            return average(case)
        case "growth", False:
            return growth_of_a_year(case)
        case _, True:
            return sum_over_years(case)
        case "flow", False if target.time == target.plan_period:
            return year_plan(case)
        case _:
            return level(case)


# --- Which figure, which print ---------------------------------------------------------------------------------------


def best(prints: Iterable[Observation]) -> Observation:
    """Of several prints of one period: doubtful ones last of all, then stage, confidence, publication and round."""

    def worth(each: Observation) -> tuple[object, ...]:
        return not each.doubtful, STAGES[each.stage], each.confidence == "high", each.published, each.round

    return max(prints, key=worth)


def contradicting(used: Observation, own: Iterable[Observation]) -> list[Observation]:
    """Return the prints of its period and stage that cannot be the same figure, and that nothing explains.

    A publisher's later print, or a later round of the estimate, explains the earlier one; a doubtful print contradicts
    none that is not.
    """
    peers = [
        each
        for each in own
        if (each.period.start, each.period.end) == (used.period.start, used.period.end)
        and STAGES[each.stage] == STAGES[used.stage]
        and (used.doubtful or not each.doubtful)
    ]
    return [
        each
        for each in peers
        if not each.figure.may_equal(used.figure) and not any(_revised(each, other) for other in peers)
    ]


def _revised(earlier: Observation, later: Observation) -> bool:
    """Whether one print is what another became; without a number a round is none."""
    if earlier.round and later.round and earlier.round != later.round:
        return earlier.round < later.round
    return earlier.publisher == later.publisher and earlier.published < later.published


def stands_for(used: Observation, own: Iterable[Observation]) -> Figure:
    """Return the figure with everything that it, or a print that contradicts it, can stand for: the union."""
    found = used.figure
    for each in contradicting(used, own):
        found = found.together(each.figure)
    return found


def latest(figures: Iterable[Observation]) -> Observation:
    """Return the best print of the latest period."""
    figures = list(figures)
    end = max(each.period.end for each in figures)
    return best(each for each in figures if each.period.end == end)


def no_figure(case: Case) -> Verdict:
    """Look for another figure of the same concept in the plan's time, or one of its own of an unfit stretch of time.

    What is left of a stock or a share lies before its base or after its due date: of levels no stretch is unfit.
    """
    target = case.target
    for each in case.known:
        unfit = each.indicator != target.indicator or target.indicator.measure in {"flow", "growth"}
        if unfit and each.indicator.concept == target.indicator.concept and each.period.lies_in(target.plan_period):
            return Verdict("not_comparable", f"with {each.indicator.name} of {each.period.start} to {each.period.end}")
    return Verdict("no_data")


def contradiction(figure: Observation, own: Sequence[Observation]) -> str:
    """Say whether a doubtful figure is another share of its year's plan than it prints, by the plan sure ones tell."""
    if not figure.doubtful or figure.plan_share is None:
        return ""
    for each in own:
        if each.plan == figure.plan and not each.doubtful:
            reckoned = figure.figure / each.plan_told
            if not reckoned.may_equal(figure.plan_share):
                return f"prints {_of(figure.plan_share)} of its plan, but is {_of(reckoned)}: share contradicted"
    return ""


# --- Verdicts --------------------------------------------------------------------------------------------------------


def graded(ratio: Fraction | float, bands: Bands, below: str) -> str:
    """Return the status of the band that a ratio falls into."""
    return next((name for edge, name in bands if ratio >= edge), below)


def at_due(reached: Fraction | float, demanded: Fraction) -> Verdict:
    """At the due date the target is achieved or missed; no method is needed."""
    return Verdict("achieved" if reached >= demanded else "missed", f"{_of(reached)} of {_of(demanded)}, due")


def settled(case: Case, end: date, reached: Fraction | float, demanded: Fraction) -> Verdict | None:
    """Judge by the figure of the due period. Once the due date has passed without it the result waits for it.

    An estimate of the due period decides as soon as it is published, even before the due date.
    """
    if end == case.target.time.end:
        return at_due(reached, demanded)
    if case.as_of > case.target.time.end:
        return Verdict("not_assessable", f"awaits the figure of {case.target.time.end}")
    return None


def growth_of_a_year(case: Case) -> Verdict:
    """Judge a growth planned for one year: only the figure of that year says anything."""
    prints = [each for each in case.own if each.period == case.target.time]
    return at_due(best(prints).figure.value, case.target.demanded) if prints else no_figure(case)


def sum_over_years(case: Case) -> Verdict:
    """Judge a sum over the plan's years: of none of them is there a figure in the shipped data."""
    if case.own:
        raise ValueError(f"{case.target.name}: sums over years are reckoned by sums.py alone")
    return no_figure(case)


def average(case: Case) -> Verdict:
    """Judge an average growth: the root of the product of all known years, against the rate demanded."""
    time, demanded = case.target.time, case.target.demanded
    yearly = [each for each in case.own if each.period.is_year and each.period.lies_in(time)]
    years = sorted({each.period.end.year for each in yearly})
    if not years:
        return no_figure(case)
    if missing := set(range(time.start.year, years[-1])).difference(years):
        return Verdict("not_assessable", f"nobody printed {sorted(missing)}")
    rates = [best(each for each in yearly if each.period.end.year == year).figure.value for year in years]
    observed = 100 * (float(prod(1 + rate / 100 for rate in rates)) ** (1 / len(years)) - 1)
    ratio = observed / float(demanded)
    why = f"{_of(observed)} % a year over {years}, of {_of(demanded)} %: {_of(ratio)}"
    decided = settled(case, date(years[-1], 12, 31), observed, demanded)
    return decided or Verdict(graded(ratio, PACE, "moving_away"), why)


def base_known(case: Case) -> Base | None:
    """Return the base, where it is published by then."""
    base = case.target.base
    return base if base and base.known_from <= case.as_of else None


def figures_of_level(case: Case) -> list[Observation]:
    """Return what was measured after the base, or since the plan begins, up to the due date; of flows whole years."""
    target, base = case.target, base_known(case)
    after = base.period.end if base else target.plan_period.start - timedelta(days=1)
    figures = [each for each in case.own if after < each.period.end <= target.time.end]
    return [each for each in figures if each.period.is_year or target.indicator.measure != "flow"]


def kept(case: Case) -> Verdict:
    """Judge a level to be kept: it is or it is not; where it is not, the way decides that it goes."""
    target, base, figures = case.target, base_known(case), figures_of_level(case)
    if not figures:
        return no_figure(case)
    actual = latest(figures)
    reached, demanded = actual.figure.value, target.demanded
    holds = reached <= demanded if target.ceiling else reached >= demanded
    if actual.period.end == target.time.end:
        return Verdict("achieved" if holds else "missed", f"{_of(reached)} of {_of(demanded)}, due")
    if case.as_of > target.time.end:
        return Verdict("not_assessable", f"awaits the figure of {target.time.end}")
    if holds:
        return Verdict("on_track", f"{_of(reached)} of {_of(demanded)} is kept")
    earlier = [each for each in figures if each.period.end < actual.period.end]
    before = latest(earlier).figure if earlier else base.figure if base else None
    if before is None or before.may_equal(actual.figure):
        return Verdict("off_track", "not kept, and it goes no way that can be told")
    worse = reached > before.value if target.ceiling else reached < before.value
    return Verdict("moving_away" if worse else "off_track", f"not kept, from {_of(before)} to {_of(reached)}")


def level(case: Case) -> Verdict:
    """Judge a level, or a flow by the year: what was done a year against what the path asks for."""
    target, base, figures = case.target, base_known(case), figures_of_level(case)
    if not figures:
        return no_figure(case)
    actual = latest(figures)
    if told := contradiction(actual, case.own):
        return Verdict("not_assessable", told)
    reached, demanded = actual.figure.value, target.demanded
    if reached >= demanded and actual.period.end < target.time.end:
        return Verdict("achieved", f"{_of(reached)} of {_of(demanded)}, before due")
    decided = settled(case, actual.period.end, reached, demanded)
    return decided or on_the_way(target, base, actual)


def on_the_way(target: Target, base: Base | None, actual: Observation) -> Verdict:
    """Judge a level before it is due: it needs a base, and a tenth of the time from there gone, or twelve months."""
    if base is None:
        return Verdict("not_assessable", "needs a base")
    gone, whole = years_between(base.period, actual.period), years_between(base.period, target.time)
    if gone < 1 and 10 * gone < whole:
        return Verdict("not_assessable", f"{actual.period.end} lies within the first tenth of the time from the base")
    return pace(target, base, actual)


def pace(target: Target, base: Base, actual: Observation) -> Verdict:
    """Judge by the pace ratio: equal steps on a linear path, equal growth on a geometric one."""
    gone, whole = years_between(base.period, actual.period), years_between(base.period, target.time)
    start, reached, demanded = base.figure.value, actual.figure.value, target.demanded
    ratio: Fraction | float
    if target.path == "linear":
        ratio = (reached - start) / gone / ((demanded - start) / whole)
    else:
        ratio = (float(reached / start) ** float(1 / gone) - 1) / (float(demanded / start) ** float(1 / whole) - 1)
    found = graded(ratio, PACE, "moving_away")
    if found == "moving_away" and actual.figure.may_equal(base.figure):
        found = "off_track"  # never said to move away while it may as well equal its base
    way = f"{_of(start)} to {_of(reached)} in {_of(gone)} years, to {_of(demanded)} in {_of(whole)}"
    return Verdict(found, f"{way}, {target.path}: {_of(ratio)}")


# --- A year's plan ---------------------------------------------------------------------------------------------------


def year_plan(case: Case) -> Verdict:
    """Judge a flow within its plan year: the share of the plan that is done over the share expected by then."""
    year = case.target.plan_period
    figures = [each for each in case.own if each.period.start == year.start and each.period.lies_in(year)]
    if not figures:
        return no_figure(case)
    actual = latest(figures)
    after = actual.period.end + timedelta(days=1)
    if any(each.period.start == after and each.period.lies_in(year) for each in case.own):
        raise ValueError(f"{case.target.name}: parts of a plan year are reckoned by sums.py alone")
    if told := contradiction(actual, case.own):
        return Verdict("not_assessable", told)
    done = share_done(case, actual)
    if done is None:
        return Verdict("not_assessable", "neither the plan nor a share of it is known")
    if done >= 1:
        return Verdict("achieved", f"{_of(done)} of the plan")
    expected = share_expected(case, actual.period)
    ratio = done / expected
    why = f"{_of(done)} done, {_of(expected)} expected: {_of(ratio)}"
    decided = settled(case, actual.period.end, done, Fraction(1))
    return decided or Verdict(graded(ratio, PLAN_RATE, "off_track"), why)


def share_done(case: Case, actual: Observation) -> Fraction | None:
    """Return the share of the plan: of its figure, as printed, or of the plan that another print of the year tells."""
    target = case.target
    if target.figure is not None:
        return actual.figure.value / target.figure
    if actual.plan == target.plan and actual.plan_share:
        return actual.plan_share.value
    telling = [each for each in case.own if each.plan == target.plan]
    if not telling:
        return None
    plan = max(telling, key=lambda each: (not each.doubtful, each.period.end, each.published)).plan_told
    return actual.figure.value / plan.value


def share_expected(case: Case, done: Period) -> Fraction:
    """Return what the last three earlier years had done of their totals by the same month, else the months over twelve.

    A single earlier year may have been a lockdown: two at least must be known, to the month and as a whole.
    """
    trusted = [each for each in case.own if not contradiction(each, case.own)]
    shares = []
    for year in range(done.end.year - 1, min(each.period.end.year for each in case.own) - 1, -1):
        by_then = Period(date(year, 1, 1), month_end(year, done.end.month))
        to_month = [each for each in trusted if each.period == by_then and done.ends_a_month]
        in_all = [each for each in trusted if each.period.is_year and each.period.end.year == year]
        if to_month and in_all:
            shares.append(best(to_month).figure.value / best(in_all).figure.value)
    if len(shares) >= 2:
        return mean(shares[:3])
    eve = done.start - timedelta(days=1)
    return years_between(Period(eve, eve), done)


def _of(number: Fraction | float | Figure) -> str:
    """Return a number for the calculation that is shown."""
    return f"{float(number.value if isinstance(number, Figure) else number):.6g}"

"""Sums over a stretch of time as docs/sums.md says: which figures make them up, and how they stand.

Figures are values by their first and last day. What is chosen is found by trying every way through the days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from tests.reckoned.periods import Period, years_between

DAY = timedelta(days=1)
Stretch = tuple[date, date]


class MadeUp(NamedTuple):
    """The stretches that are added up, and those between them that nobody printed."""

    parts: tuple[Stretch, ...]
    gaps: tuple[Stretch, ...]

    @property
    def leading(self) -> tuple[Stretch, ...]:
        """The parts before the first gap."""
        first = self.gaps[0][0] if self.gaps else date.max
        return tuple(part for part in self.parts if part[1] < first)


class Standing(NamedTuple):
    """How a sum stands; the ratio is that of its method, the end that of the figure that is judged."""

    status: str
    ratio: Fraction | None
    end: date | None
    gaps: tuple[Stretch, ...]


def made_up(whole: Period, figures: Mapping[Stretch, Fraction]) -> MadeUp:
    """Return the parts that tell of most days; then those of earlier and longer stretches, from the first day on."""
    within = [each for each in figures if whole.start <= each[0] and each[1] <= whole.end]
    ways = list(_ways(sorted(within), date.min))
    most = max(map(_days, ways))
    best = min(
        (way for way in ways if _days(way) == most),
        key=lambda way: [(start, -_days([(start, end)])) for start, end in way],
    )
    gaps, follows = [], whole.start
    for start, end in best:
        if start > follows:
            gaps.append((follows, start - DAY))
        follows = end + DAY
    return MadeUp(tuple(best), tuple(gaps))


def _ways(stretches: list[Stretch], after: date) -> Iterator[list[Stretch]]:
    """Yield every choice of stretches that do not overlap."""
    yield []
    for place, (start, end) in enumerate(stretches):
        if start > after:
            for rest in _ways(stretches[place + 1 :], end):
                yield [(start, end), *rest]


def _days(stretches: list[Stretch]) -> int:
    return sum((end - start).days + 1 for start, end in stretches)


def standing(whole: Period, figures: Mapping[Stretch, Fraction], demanded: Fraction, *, ceiling: bool) -> Standing:
    """Return how a floor or a ceiling stands while its time is not over; every figure stands for nothing but itself."""
    found = made_up(whole, figures)
    known = sum((figures[each] for each in found.parts), Fraction(0))
    if not found.parts:
        return Standing("no_data", None, None, ())
    if found.gaps and (known > demanded if ceiling else known >= demanded):
        return Standing("missed" if ceiling else "achieved", None, found.parts[-1][1], found.gaps)
    if not found.leading:
        return Standing("not_assessable", None, None, found.gaps)
    done, end = sum((figures[each] for each in found.leading), Fraction(0)), found.leading[-1][1]
    ratio = _ratio(whole, end, done, demanded, ceiling=ceiling)
    status = _graded(whole, end, done, demanded, ratio, ceiling=ceiling)
    if found.gaps and not _is_cumulative(whole, found.leading):
        status = "not_assessable"
    return Standing(status, ratio, end, found.gaps)


def _is_cumulative(whole: Period, leading: tuple[Stretch, ...]) -> bool:
    """Whether within a plan year one figure of several months, no quarter or whole year, tells of the time so far."""
    ((start, end), *others) = leading
    months = _months(start, end)
    quarter = months == 3 and start.month % 3 == 1
    return not others and _months(whole.start, whole.end) <= 12 and months > 1 and not quarter and months < 12


def _months(start: date, end: date) -> int:
    eve = start - DAY
    return int(12 * years_between(Period(eve, eve), Period(end, end)))


def _ratio(whole: Period, end: date, done: Fraction, demanded: Fraction, *, ceiling: bool) -> Fraction | None:
    gone, total = Fraction(_months(whole.start, end)), Fraction(_months(whole.start, whole.end))
    if not ceiling:
        return done / demanded / (gone / total)
    if done == 0:
        return None
    if total <= 12:
        return gone / total / (done / demanded)
    return (demanded - done) / (total - gone) / (done / gone) if gone < total else None


def _graded(  # noqa: PLR0913  # what there is to judge by
    whole: Period, end: date, done: Fraction, demanded: Fraction, ratio: Fraction | None, *, ceiling: bool
) -> str:
    gone, total = _months(whole.start, end), _months(whole.start, whole.end)
    if ceiling and (done > demanded or gone == total):
        return "missed" if done > demanded else "achieved"
    if not ceiling and (done >= demanded or gone == total):
        return "achieved" if done >= demanded else "missed"
    if total > 12 and 10 * gone < total and gone < 12:
        return "not_assessable"
    if ratio is None or ratio >= Fraction("1.05"):
        return "ahead"
    if ratio >= Fraction("0.95"):
        return "on_track"
    return "slow" if ratio >= Fraction("0.85" if total <= 12 else "0.60") else "off_track"

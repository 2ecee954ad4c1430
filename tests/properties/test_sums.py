"""What holds of every sum over a stretch of time, whatever its parts."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.compare.parts import span_parts, summed
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.methods import JUDGED, Status
from bgplan.core.periods import parse, spanning
from bgplan.core.series import best_prints
from tests.build import dataset, judged, seen, target

MONTHS = tuple(f"2023-{month:02d}" for month in range(1, 13))
OTHERS = (
    *(f"2023-Q{quarter}" for quarter in range(1, 5)),
    *(f"2023-01-01/P{months}M" for months in (2, 5, 6, 9)),
    *("2023-05-01/P4M", "2023", "2022-12", "2022-07-01/P12M"),
)
PERIODS = (*MONTHS, *OTHERS)
YEAR = parse("2023")
_DAY = timedelta(days=1)

periods = st.lists(st.sampled_from(PERIODS), unique=True, max_size=7)
amounts = st.integers(0, 400)


def figures(known: list[str]) -> tuple[ResolvedObservation, ...]:
    """Return a figure of each period; what each is does not matter."""
    return best_prints(dataset(*(seen(10, each, "output") for each in known)).observations)


def days(one: ResolvedObservation) -> frozenset[int]:
    """Return the days of a figure."""
    return frozenset(range(one.record.period.start.toordinal(), one.record.period.end.toordinal() + 1))


@given(periods)
def test_parts_do_not_overlap_and_with_what_is_missing_fill_the_time(known: list[str]) -> None:
    found = span_parts(YEAR, figures(known))
    follows = YEAR.start
    gaps = list(found.missing)
    for part in found.every:
        if part.record.period.start != follows:
            gap = gaps.pop(0)
            assert (gap.start, gap.end) == (follows, part.record.period.start - _DAY)
        follows = part.record.period.end + _DAY
    assert not gaps
    assert found.leading == found.every[: len(found.leading)]


@given(periods)
def test_no_other_choice_of_parts_tells_of_more_days(known: list[str]) -> None:
    every = figures(known)
    within = [one for one in every if one.record.period.start >= YEAR.start and one.record.period.end <= YEAR.end]
    found = span_parts(YEAR, every)
    most = 0
    for count in range(len(within) + 1):
        for chosen in combinations(within, count):
            covered = [days(one) for one in chosen]
            whole = frozenset[int]().union(*covered)
            if len(whole) == sum(map(len, covered)):
                most = max(most, len(whole))
    assert sum(len(days(one)) for one in found.every) == most


@given(st.permutations(PERIODS[:16]))
def test_the_order_of_the_figures_does_not_matter(known: list[str]) -> None:
    one, other = span_parts(YEAR, figures(known)), span_parts(YEAR, figures(sorted(known)))
    assert [each.span for each in one.every] == [each.span for each in other.every]


@given(st.lists(amounts, min_size=1, max_size=12), st.sampled_from(["up", "down"]))
def test_the_months_say_what_their_published_sum_says(months: list[int], direction: str) -> None:
    goal = target(1200, indicator="output", plan="year", due="2023", direction=direction)
    parts = [seen(each, month, "output", low=each, high=each) for each, month in zip(months, MONTHS, strict=False)]
    total = sum(months)
    published = seen(total, f"2023-01-01/P{len(months)}M", "output", low=total, high=total)
    by_parts, by_sum = judged(goal, *parts, as_of="2023-12-31"), judged(goal, published, as_of="2023-12-31")
    assert (by_parts.status, by_parts.also, by_parts.work) == (by_sum.status, by_sum.also, by_sum.work)
    assert [each.code for each in by_parts.reasons] == [each.code for each in by_sum.reasons]


@given(st.lists(amounts, min_size=1, max_size=5), st.integers(1, 300), st.sampled_from(["up", "down"]))
def test_of_a_ceiling_less_is_never_worse_and_of_a_floor_more(years: list[int], more: int, direction: str) -> None:
    goal = target(1000, indicator="output", over="2021/2025", direction=direction)

    def place(values: list[int]) -> int:
        parts = [seen(each, str(2021 + at), "output", low=each, high=each) for at, each in enumerate(values)]
        result = judged(goal, *parts, as_of=f"{2020 + len(values)}-12-31")
        assert result.status in JUDGED
        assert direction == "up" or result.status is not Status.ACHIEVED or len(values) == 5
        return JUDGED.index(result.status)

    higher = [*years[:-1], years[-1] + more]
    assert (place(higher) >= place(years)) if direction == "up" else (place(higher) <= place(years))


@given(st.lists(st.decimals(0, 100, places=1), min_size=2, max_size=12))
def test_a_sum_stands_for_what_its_parts_can_stand_for_together(months: list[object]) -> None:
    parts = best_prints(
        dataset(*(seen(each, month, "output") for each, month in zip(months, MONTHS, strict=False))).observations
    )
    total = summed(parts, YEAR).amount
    assert total is not None
    assert total.point == sum((one.amount.point for one in parts if one.amount), Fraction(0))
    assert total.interval.high - total.interval.low == sum(
        (Fraction(one.amount.interval.high) - Fraction(one.amount.interval.low) for one in parts if one.amount),
        Fraction(0),
    )


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_the_period_from_one_day_to_another_is_read_back(start: date, days: int) -> None:
    found = spanning(start, start + timedelta(days=days))
    again = parse(found.text)
    assert (again.start, again.end, again.kind) == (found.start, found.end, found.kind)

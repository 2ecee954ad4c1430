"""What holds of every published method, whatever the numbers."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.methods import JUDGED, Status
from bgplan.core.methods.base import Verdict
from bgplan.core.methods.catalogue import METHODS, judge

NAMES = [rule.name for rule in METHODS]
numbers = st.one_of(
    st.integers(-(10**9), 10**9),
    st.floats(),
    st.decimals(allow_nan=True),
    st.fractions(),
    st.sampled_from([0, -1, 1, 0.0, 5e-324, 1.7e308, "1e-200", "1e200", "0", "-0.001"]),
)
periods = st.one_of(
    st.none(),
    st.integers(1990, 2040),
    st.dates().map(lambda date: date.isoformat()),
    st.sampled_from(["2020-01", "2020-Q2", "2020-01-01/P8M", "2021/2030"]),
)
points = st.one_of(st.none(), st.tuples(periods, numbers))
directions = st.sampled_from([None, "up", "down"])
paths = st.sampled_from([None, "linear", "geometric"])
amounts = st.integers(1, 10_000).map(lambda number: Fraction(number, 7))


@pytest.mark.parametrize("method", NAMES)
@given(
    base=points,
    actual=points,
    target=points,
    direction=directions,
    path=paths,
    limit=st.one_of(st.none(), numbers),
    values=st.lists(numbers, max_size=8),
)
def test_no_number_raises(method: str, values: list[Any], **terms: Any) -> None:  # noqa: ANN401
    verdict = judge(method, series=[(2012 + index, value) for index, value in enumerate(values)], **terms)
    shown = (verdict.ratio, verdict.rate, verdict.index, verdict.score)
    assert all(each is None or math.isfinite(each) for each in shown)
    assert verdict.status is not Status.NOT_ASSESSABLE or verdict.reasons


def judged(method: str, numbers: tuple[Fraction, Fraction, Fraction], **more: Any) -> Verdict:  # noqa: ANN401
    """The verdict on a level; a plan is one of the year, a series leads in five steps from base to actual."""
    base, actual, target = numbers
    if method == "plan-rate":
        return judge(method, actual=("2023-06", actual), target=(2023, target))
    steps = [(2018 + index, base + (actual - base) * Fraction(index, 5)) for index in range(6)]
    series = steps if method == "destatis" else None
    return judge(
        method, base=(2018, base), actual=(2023, actual), target=(2030, target), path="linear", series=series, **more
    )


@pytest.mark.parametrize("method", NAMES)
@given(st.tuples(amounts, amounts, amounts), st.integers(-6, 6))
def test_the_unit_never_changes_a_verdict(method: str, numbers: tuple[Fraction, Fraction, Fraction], unit: int) -> None:
    one = judged(method, numbers)
    base, actual, target = (number * Fraction(10) ** unit for number in numbers)
    other = judged(method, (base, actual, target))
    assert (one.status, one.word, one.reasons) == (other.status, other.word, other.reasons)
    for left, right in ((one.ratio, other.ratio), (one.index, other.index), (one.score, other.score)):
        assert left == (None if right is None else pytest.approx(right, rel=1e-9, abs=1e-9))


@pytest.mark.parametrize("method", NAMES)
@given(st.tuples(amounts, amounts, amounts), amounts, st.sampled_from(["up", "down"]))
def test_a_better_actual_is_never_worse(
    method: str, numbers: tuple[Fraction, Fraction, Fraction], more: Fraction, direction: str
) -> None:
    base, actual, target = numbers
    if method == "plan-rate":
        direction = "up"
    better = actual + more if direction == "up" else actual / (1 + more)
    terms = {} if method == "plan-rate" else {"direction": direction}
    ranks = [
        JUDGED.index(verdict.status)
        for verdict in (judged(method, (base, each, target), **terms) for each in (actual, better))
        if verdict.status in JUDGED
    ]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("method", ["eurostat", "statcan", "unsd", "pace", "sdsn"])
@given(amounts, amounts)
def test_without_a_change_nothing_is_gained(method: str, base: Fraction, target: Fraction) -> None:
    verdict = judged(method, (base, base, target))
    if base != target:
        assert verdict.ratio == 0
        assert verdict.status is Status.OFF_TRACK


@pytest.mark.parametrize("method", ["statcan", "eurostat", "unsd"])
@given(amounts, st.integers(1, 400))
def test_the_required_growth_is_on_track(method: str, base: Fraction, percent: int) -> None:
    growth = 1 + Fraction(percent, 1000)
    verdict = judged(method, (base, base * growth**5, base * growth**12))
    assert verdict.ratio == pytest.approx(1, rel=1e-9)
    assert verdict.status is Status.ON_TRACK

"""Intervals: what they hold and how they are reckoned with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from bgplan.core.intervals import Interval


def test_ends_in_the_wrong_order_are_a_bug() -> None:
    with pytest.raises(ValueError, match="low end 2 lies above its high end 1"):
        Interval.of(2, 1)


def test_nan_bounds_nothing() -> None:
    with pytest.raises(ValueError, match="nan"):
        Interval(float("nan"), 1)


def test_both_ends_belong_to_it() -> None:
    parks = Interval.of(8, 9)
    assert [parks.contains(Fraction(number)) for number in ("7.99", "8", "8.5", "9", "9.01")] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_made_of_any_exact_number() -> None:
    assert Interval.of(Decimal("0.1"), "0.2") == Interval(Fraction(1, 10), Fraction(1, 5))
    assert Interval.of("0.1").is_point
    assert not Interval.of(8, 9).is_point


@pytest.mark.parametrize(
    "one, other, shared",
    [((8, 9), (9, 10), True), ((8, 9), (10, 11), False), ((8, 11), (9, 10), True), ((9, 9), (9, 9), True)],
)
def test_overlap_is_mutual_and_touching_counts(one: tuple[int, int], other: tuple[int, int], shared: bool) -> None:  # noqa: FBT001
    assert Interval.of(*one).overlaps(Interval.of(*other)) is shared
    assert Interval.of(*other).overlaps(Interval.of(*one)) is shared


def test_arithmetic_reaches_as_far_as_its_ends() -> None:
    assert Interval.of(45, 46) + Interval.of(28, 29) == Interval.of(73, 75)
    assert Interval.of(45, 46) - Interval.of(8, 9) == Interval.of(36, 38)
    assert Interval.of(1, 2).hull(Interval.of(5)) == Interval.of(1, 5)
    assert Interval.of(1, 2).scaled(Fraction(-3)) == Interval.of(-6, -3)
    assert Interval.of("80.115", "80.125").scaled(Fraction(1, 100)) == Interval.of("0.80115", "0.80125")


def test_products_and_quotients_reach_as_far_as_their_ends() -> None:
    assert Interval.of(2, 3) * Interval.of(4, 5) == Interval.of(8, 15)
    assert Interval.of(-2, 3) * Interval.of(4, 5) == Interval.of(-10, 15)
    assert Interval.of(2, 3).over(Interval.of(4, 5)) == Interval.of(Fraction(2, 5), Fraction(3, 4))
    assert Interval.of(-2, 3).over(Interval.of(4, 5)) == Interval.of(Fraction(-1, 2), Fraction(3, 4))
    assert Interval.of(2, 3).over(Interval.of(-5, -4)) == Interval.of(Fraction(-3, 4), Fraction(-2, 5))


@pytest.mark.parametrize("whole", [(0, 1), (-1, 0), (-1, 1), (0, 0)])
def test_there_is_no_quotient_by_what_may_be_nothing(whole: tuple[int, int]) -> None:
    assert Interval.of(2, 3).over(Interval.of(*whole)) is None

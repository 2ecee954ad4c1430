"""Amounts: the number that is judged and everything that it can stand for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.dataset import Amount
from bgplan.core.intervals import Interval


@given(*[st.fractions(min_value=-10, max_value=10, max_denominator=1000)] * 3)
def test_an_amount_keeps_its_interval_exactly(value: Fraction, one: Fraction, other: Fraction) -> None:
    interval = Interval(min(one, other), max(one, other))
    amount = Amount(value, interval, 2, "x")

    assert (amount.value, amount.interval, amount.decimals, amount.printed) == (value, interval, 2, "x")
    assert amount == Amount(value, interval, 2, "x")
    assert replace(amount, value=None) == Amount(None, interval, 2, "x")
    assert replace(amount, interval=Interval(value, value)).interval == Interval(value, value)
    assert replace(amount, value=None).point == (interval.low + interval.high) / 2


def test_an_amount_of_rounded_numbers_keeps_them_as_they_are() -> None:
    interval = Interval(0.1, 0.30000000000000004)

    assert Amount(Fraction(1, 5), interval).interval == interval

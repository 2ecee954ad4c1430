"""BG904 and BG905: one print below its neighbours, and cumulative figures of two publishers that do not chain."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.validate.plausibility import dents, unchained
from tests.build import dataset, fails, said, seen

RISING = {"parks": {"direction": "up"}}
DAYS = ("2022-12-20", "2023-07-24", "2023-08-22", "2024-03-31")


def counted(*values: object) -> tuple[dict[str, Any], ...]:
    return tuple(seen(value, day) for value, day in zip(values, DAYS, strict=False))


@pytest.mark.parametrize(
    "values, outcome",
    [
        ((9, 8, 9), ["fail"]),
        ((9, 8, 10), ["fail"]),
        ((9, 8, 8), ["pass"]),  # it stays lower: closed, or counted otherwise from now on
        ((8, 9, 9), ["pass"]),
        ((9, 8, 9, 10), ["fail", "pass"]),
        ((9, 8), []),
        ((9, 12, 9), ["fail"]),  # higher for one print
        ((9, 12, 10), ["fail"]),
        ((9, 12, 10, 11), ["fail", "pass"]),
        ((9, 12, 10, 12), ["pass", "fail"]),  # reached again: the 10 is the dent
        ((9, 12, 8), ["pass"]),  # more were closed than were new
        ((9, 99, 10), ["pass"]),  # so far out of line that BG906 says it
    ],
)
def test_a_count_that_falls_for_one_print_only(values: tuple[int, ...], outcome: list[str]) -> None:
    assert said(dents(dataset(*counted(*values), indicators=RISING))) == outcome


def test_bounds_that_leave_both_open_are_no_answer() -> None:
    made = dataset(*counted(9, 8), seen(9, "2023-08-22", low="8", high="9"), indicators=RISING)
    (finding,) = fails(dents(made))
    assert finding.facts["low"] == 8
    assert finding.facts["after"] == 9


def test_only_counts_that_are_to_rise_are_looked_at() -> None:
    assert not said(dents(dataset(*counted(9, 8, 9), indicators={"parks": {"direction": "down"}})))


@pytest.mark.parametrize(
    "eight, outcome",
    [
        # 59.95 … 60.05 in six months: three quarters of the lowest monthly amount, for two months, are 14.9875.
        ("75.0", "pass"),
        ("74.9", "pass"),  # at most 74.95 - 59.95 = 15.00
        ("74.8", "fail"),  # at most 14.90
        ("58.0", "untold"),  # it falls: BG412
    ],
)
def test_what_another_publisher_adds(eight: str, outcome: str) -> None:
    six, later = seen("60.0", "2023-01-01/P6M", "output"), seen(eight, "2023-01-01/P8M", "output", source="office")
    assert said(unchained(dataset(six, later))) == [outcome]


def test_the_months_of_one_publisher_may_be_uneven() -> None:
    six, later = (seen(value, f"2023-01-01/P{months}M", "output") for value, months in (("60", 6), ("61", 8)))
    assert said(unchained(dataset(six, later))) == ["untold"]

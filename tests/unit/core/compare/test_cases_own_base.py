"""A second reading from the base that the target's own series has. All figures are invented."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Alternative, Result
from tests.build import base, judged, seen, target


def _own(result: Result) -> Alternative | None:
    return next((each for each in result.alternatives if each.kind == "base_series"), None)


def test_what_the_own_series_would_say_stands_beside_the_verdict() -> None:
    """40 by 2030 from 20 in 2020, 27 in 2023: (7 / 3) / (20 / 10) = 1.167. From 24: (3 / 3) / (16 / 10) = 0.625."""
    result = judged(target(40, base=base(20)), seen(24, "2020"), seen(27, "2023"))
    other = _own(result)
    assert other is not None
    assert (result.status, result.value("pace_ratio")) == (Status.AHEAD, Fraction(7, 6))
    assert (other.status, other.ratio) == (Status.SLOW, Fraction(625, 1000))
    assert other.facts["base"] == 24


@pytest.mark.parametrize(
    "figures",
    [
        [seen(20, "2020")],  # the same
        [seen(24, "2020"), seen(20, "2020", published="2021-06-30")],  # one of its prints
        [seen(24, "2019")],  # of another time
        [seen(24, "2020", stage="F", published="2020-06-30")],  # only a forecast
    ],
)
def test_where_the_series_does_not_contradict_there_is_no_second_reading(figures: list[dict[str, Any]]) -> None:
    assert _own(judged(target(40, base=base(20)), *figures, seen(27, "2023"))) is None


def test_a_print_of_later_is_not_known_yet() -> None:
    late = seen(24, "2020", published="2024-06-30")
    goal = target(40, base=base(20))
    assert _own(judged(goal, late, seen(27, "2023"), as_of="2024-03-31")) is None
    assert _own(judged(goal, late, seen(27, "2023"), as_of="2024-12-31")) is not None

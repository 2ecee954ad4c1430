"""A figure of lower confidence that moves the status is told, with the status and the figure before it. Invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import base, judged, seen, target

_GOAL = target(29, base=base(6))
_CODE = "lower_confidence_moves_status"


def moved(result: Result) -> list[dict[str, Any]]:
    return [dict(each.facts) for each in result.reasons if each.code == _CODE]


def test_sixteen_parks_of_medium_confidence_turn_off_track_into_on_track() -> None:
    """10 parks in September 2024: (10 − 6) / 23 of the way in 3.7486 of 10 years, ratio 0.464, off track.

    16 parks in June 2025: 10 / 23 in 4.5 of 10 years, ratio 0.966, on track.
    """
    figures = (seen(10, "2024-09-30"), seen(16, "2025-06", confidence="medium"))
    result = judged(_GOAL, *figures)
    assert result.status is Status.ON_TRACK
    (facts,) = moved(result)
    assert facts == {"confidence": "medium", "status": "off_track", "value": 10, "date": date(2024, 9, 30)}
    assert result.beside.firmer is not None
    assert result.beside.firmer.status is Status.OFF_TRACK


@pytest.mark.parametrize(
    "figures",
    [
        (seen(10, "2024-09-30"), seen(16, "2025-06")),  # as firm as the one before it
        (seen(15, "2024-09-30"), seen(16, "2025-06", confidence="medium")),  # 9 / 23 at 0.375, 1.044: it stays
        (seen(16, "2025-06", confidence="medium"),),  # nothing was known before it
        (seen(10, "2024-09-30", confidence="medium"), seen(16, "2025-06", confidence="medium")),
        (seen(15, "2024-09-30"), seen(15, "2025-12", confidence="medium")),  # as many as before: time moved the status
        (seen(6, "2020-12-31"), seen(16, "2025-06", confidence="medium")),  # the base itself is no status
    ],
)
def test_nothing_is_told_where_nothing_moves(figures: tuple[dict[str, Any], ...]) -> None:
    assert moved(judged(_GOAL, *figures)) == []


def test_of_a_doubtful_figure_the_best_of_those_less_doubtful_is_told() -> None:
    figures = (
        seen(10, "2023-12"),
        seen(10, "2024-09-30", confidence="medium"),
        seen(16, "2025-06", confidence="low"),
    )
    (facts,) = moved(judged(_GOAL, *figures))
    assert (facts["confidence"], facts["date"]) == ("low", date(2024, 9, 30))


def test_another_print_of_the_same_year_can_be_the_firmer_one() -> None:
    """Growth of 10 % a year wanted: 12 % (provisional, medium) is ahead, 7 % (an estimate, high) is 0.7 of it, slow."""
    goal = target(10, indicator="growth", over="2021/2030", path="geometric")
    figures = (
        seen(12, "2021", "growth", stage="P", confidence="medium", source="office"),
        seen(7, "2021", "growth", stage="E"),
    )
    result = judged(goal, *figures)
    assert result.status is Status.AHEAD
    assert [each["status"] for each in moved(result)] == ["slow"]

"""ESCAP's index and anticipated gap, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge
from bgplan.core.methods.scores import weighted_line


@pytest.mark.parametrize(
    "base, actual, target, index",
    [
        (50, 40, 20, Fraction(10, 3)),  # lower is better: 10 of 30
        (20, 15, 50, Fraction(-5, 3)),  # regressed
        (20, 60, 50, 10),  # capped
    ],
)
def test_current_status(base: int, actual: int, target: int, index: Fraction) -> None:
    assert judge("escap", base=(None, base), actual=(None, actual), target=(None, target)).index == index


def test_parity_counts_what_lies_beyond_as_missing() -> None:
    """0.8 towards 1, now 1.05: 10 − 10 × 0.05 / 0.2."""
    verdict = judge("escap", base=(2015, "0.8"), actual=(2020, "1.05"), target=(2030, 1), limit=1)
    assert verdict.index == Fraction(15, 2)


@pytest.mark.parametrize(
    "actual, gap, word, status",
    [
        # five of fifteen years on a straight line, 30 to go: a gap of (30 − 3 × done) / 30
        (29, Fraction(1, 10), "maintain", Status.ON_TRACK),
        (28, Fraction(1, 5), "accelerate", Status.SLOW),
        (20, Fraction(1), "accelerate", Status.SLOW),
        (19, Fraction(11, 10), "reverse", Status.MOVING_AWAY),
    ],
)
def test_anticipated_gap(actual: int, gap: Fraction, word: str, status: Status) -> None:
    verdict = judge("escap", base=(2015, 20), actual=(2020, actual), target=(2030, 50))
    assert (verdict.ratio, verdict.word, verdict.status) == (gap, word, status)
    assert verdict.label == "after ESCAP"


def test_recent_points_weigh_more() -> None:
    """Weights 1, 2, 3 at the times 0, 1, 2: the middle is 4/3, the level (0 + 0 + 3 × 3) / 6 = 3/2."""
    points = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(0)), (Fraction(2), Fraction(3)))
    # spread: 1·16/9 + 2·1/9 + 3·4/9 = 10/3; cross: 1·2 + 2·1/2 + 3·1 = 6; slope 9/5; at 2: 3/2 + 9/5 · 2/3
    assert weighted_line(points, Fraction(2)) == Fraction(27, 10)
    assert weighted_line(points[:1], Fraction(2)) is None
    verdict = judge("escap", base=(2015, 0), target=(2020, 10), series=[(2015, 0), (2016, 0), (2017, 3)])
    assert verdict.ratio == 1 - Fraction(27 + 54, 100)  # three years on at 9/5: 8.1 of 10


def test_the_base_counts_as_a_point_before_the_series() -> None:
    alone = judge("escap", base=(2015, 0), target=(2020, 10), series=[(2017, 3)])
    assert alone.ratio == Fraction(1, 4)  # 1.5 a year: 7.5 of 10


def test_what_is_missing_is_a_reason() -> None:
    reasons = {
        ("needs_target",): judge("escap", base=(2015, 1), actual=(2020, 2)),
        ("needs_actual",): judge("escap", base=(2015, 1), target=(2020, 2)),
        ("needs_base",): judge("escap", actual=(2015, 1), target=(2020, 2)),
        ("base_equals_target",): judge("escap", base=(2015, 1), actual=(2020, 2), target=(2030, 1), direction="up"),
        ("needs_target_time",): judge("escap", base=(2015, 1), actual=(2020, 2), target=(None, 3)),
        ("needs_actual_time",): judge("escap", base=(2015, 1), actual=(None, 2), target=(2030, 3)),
        ("past_due",): judge("escap", base=(2015, 1), actual=(2020, 2), target=(2018, 3)),
        ("needs_series",): judge("escap", base=(None, 1), actual=(2020, 2), target=(2030, 3)),
    }
    assert {expected: verdict.reasons for expected, verdict in reasons.items()} == {each: each for each in reasons}
    assert {verdict.status for verdict in reasons.values()} == {Status.NOT_ASSESSABLE}
    assert judge("escap", base=(2015, 1), actual=(2020, 4), target=(2030, 3)).reasons == ("target_met",)

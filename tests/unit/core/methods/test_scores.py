"""The published scores at their edges and ends, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.formulas import Formula
from bgplan.core.intervals import Number
from bgplan.core.methods import scores
from bgplan.core.methods.scores import weighted_line

F = Fraction


@pytest.mark.parametrize(
    "formula, terms, value",
    [
        # from 0.6 on the upper line: 7.1429 × 0.6 − 4.2857 = 4.28574 − 4.2857
        (scores.statcan_target_score, {"ratio": F("0.6")}, F("0.00004")),
        (scores.statcan_target_score, {"ratio": F(2)}, F(5)),  # 10 without the end
        (scores.statcan_target_score, {"ratio": F(-2)}, F(-5)),  # −10.8
        (scores.statcan_growth_score, {"rate": F("0.03"), "factor": F(1)}, F(5)),  # 10
        (scores.statcan_growth_score, {"rate": F("-0.04"), "factor": F(1)}, F(-5)),  # −7.5
        (scores.statcan_growth_score, {"rate": F("0.01"), "factor": F(1)}, F("1.25")),  # 2.5 − 1.25
        # near a limit half as much is asked: as 2 % without one
        (scores.statcan_growth_score, {"rate": F("0.01"), "factor": F(1, 2)}, F(5)),
        (scores.eurostat_target_score, {"ratio": F("0.605")}, F(1, 28)),  # 5/70 × 0.5
        (scores.eurostat_target_score, {"ratio": F(2)}, F(5)),  # 10
        (scores.eurostat_target_score, {"ratio": F(-2)}, F(-5)),  # −10.8
        (scores.eurostat_growth_score, {"rate": F("0.03")}, F(5)),  # 7.5
        (scores.eurostat_growth_score, {"rate": F("-0.03")}, F(-5)),
        (scores.anticipated_gap, {"base": F(20), "projected": F(60), "target": F(50), "sign": 1}, F(0)),  # beyond it
        (scores.anticipated_gap, {"base": F(2), "projected": F("2.5"), "target": F(3), "sign": 1}, F(1, 2)),
        (scores.anticipated_gap, {"base": F(50), "projected": F(30), "target": F(20), "sign": -1}, F(1, 3)),
        (scores.limit_factor, {"base": F(5), "limit": F(0)}, F(1)),  # far above a limit of nothing
        (scores.limit_factor, {"base": F(0), "limit": F(100)}, F(1)),  # nothing of it used up
    ],
)
def test_values(formula: Formula, terms: dict[str, Number], value: Fraction) -> None:
    assert formula(**terms) == value


def test_limit_factor_of_shares() -> None:
    """Half of the limit: 1 − 0.5^4.44 = 1 − 0.0461, whatever the unit."""
    for base, limit in ((F(1, 2), F(1)), (F(1, 4), F(1, 2)), (F(50), F(100)), (F(150), F(100))):
        assert scores.limit_factor(base=base, limit=limit) == pytest.approx(0.9539, abs=1e-4)
    assert scores.limit_factor(base=F(-1), limit=F(1)) is None  # magnitudes only
    assert scores.limit_factor(base=F(1), limit=F(-1)) is None


def test_the_weighted_line_of_two_times_with_two_values_each() -> None:
    """Weights 1 to 4: 0, 2 at the time 0 are 4/3 together, 3, 4 at the time 1 are 25/7; so it goes on from there."""
    points = ((F(0), F(0)), (F(0), F(2)), (F(1), F(3)), (F(1), F(4)))
    assert weighted_line(points, F(0)) == F(4, 3)  # (1 × 0 + 2 × 2) / 3
    assert weighted_line(points, F(1)) == F(25, 7)  # (3 × 3 + 4 × 4) / 7
    assert weighted_line(points[:2], F(1)) is None  # one time only

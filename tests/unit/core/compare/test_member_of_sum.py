"""A member of a sum that nobody printed follows from the others; it is never the figure. Invented but for the first."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.related import MemberOfSum
from bgplan.core.report import Result
from tests.build import base, judged, seen, target

_LEVEL = {"concept": "area", "name": {"vi": "k", "en": "c"}, "coverage": "all", "unit": "ha", "measure": "stock"}
_INDICATORS = {"both": _LEVEL, "clusters": _LEVEL, "third": _LEVEL}
_SUM = {"sum": {"total": "both", "parts": ["area", "clusters"]}}
_GOAL = target(7840, indicator="area", base=base(1322))
_OWN = seen("2474.8", "2024-09-30", "area")
_BOTH, _CLUSTERS = seen(6013, "2025-06", "both"), seen(2327, "2025-03-19", "clusters")


def of(*figures: dict[str, Any], goal: dict[str, Any] = _GOAL, **tables: Any) -> Result:  # noqa: ANN401
    return judged(goal, *figures, **{"indicators": _INDICATORS, "identities": _SUM, **tables})


def member(result: Result) -> MemberOfSum:
    assert result.beside.member is not None
    return result.beside.member


def test_the_area_of_the_parks_follows_from_that_of_parks_and_clusters() -> None:
    """6,013 − 2,327 = 3,686: (3,686 − 1,322) / 6,518 = 36.27 % of the way at 45 % of the time: 10.5 months late.

    The ratio is 0.3627 / 0.45 = 0.806: slow. Both figures as published for Bắc Giang, June and March 2025.
    """
    result = of(_OWN, _BOTH, _CLUSTERS)
    found = member(result)
    assert (found.value, found.period.text) == (Fraction(3686), "2025-06")
    assert found.status is Status.SLOW
    lead = found.work.value("lead_months")
    assert lead is not None
    assert round(float(lead), 1) == -10.5
    assert [one.record.indicator for one in found.figures] == ["both", "clusters"]
    assert result.actual is not None
    assert result.actual.record.value == Fraction("2474.8")  # the figure stays the figure
    assert result.status is Status.OFF_TRACK


def test_the_interval_is_that_of_all_figures_that_enter() -> None:
    """6,012.5 − 2,327.5 = 3,685; 6,013.5 − 2,326.5 = 3,687."""
    both, clusters = (
        seen(None, period, name, printed=printed) | {"value": value}
        for period, name, printed, value in (
            ("2025-06", "both", "6.013 ha", 6013),
            ("2025-03-19", "clusters", "2.327 ha", 2327),
        )
    )
    assert member(of(_OWN, both, clusters)).interval == Interval.of(3685, 3687)


def test_a_total_follows_from_its_parts() -> None:
    goal = target(9000, indicator="both", base=base(3000))
    found = member(of(seen(3000, "2025-04", "area"), _CLUSTERS, goal=goal))
    assert (found.value, found.is_total, found.period.text) == (Fraction(5327), True, "2025-04")


def test_one_part_of_three_follows_from_the_rest() -> None:
    parts = {"sum": {"total": "both", "parts": ["area", "clusters", "third"]}}
    assert member(of(_OWN, _BOTH, _CLUSTERS, seen(100, "2025-01", "third"), identities=parts)).value == 3586


def test_without_a_figure_of_its_own_the_target_still_gets_it() -> None:
    result = of(_BOTH, _CLUSTERS)
    assert member(result).value == 3686
    assert result.actual is None


@pytest.mark.parametrize(
    "figures",
    [
        (_OWN, _BOTH),  # the other part is not known
        (_OWN, seen(6013, "2026-06", "both"), _CLUSTERS),  # fifteen months apart
        (seen(2500, "2025-04", "area"), _BOTH, _CLUSTERS),  # its own figure is as new as one of the others
        (_OWN, {**_BOTH, "confidence": "low"}, _CLUSTERS),  # doubtful figures work nothing out
        (_OWN, {**_BOTH, "stage": "F"}, _CLUSTERS),  # nor do forecasts
        (_OWN, seen(2000, "2025-06", "both"), _CLUSTERS),  # less than nothing would be left
    ],
)
def test_nothing_follows_where_it_would_be_no_more_than_a_guess(figures: tuple[dict[str, Any], ...]) -> None:
    assert of(*figures).beside.member is None


def test_of_figures_too_far_apart_an_older_pair_may_go_together() -> None:
    found = member(
        of(seen(2000, "2023-01", "area"), seen(5000, "2024-06", "both"), seen(6500, "2026-06", "both"), _CLUSTERS)
    )
    assert found.value == 5000 - 2327


def test_sums_over_time_must_be_of_the_same_time() -> None:
    flow = {**_LEVEL, "unit": "bn", "measure": "flow", "price_basis": "constant-2010"}
    tables: dict[str, Any] = {
        "indicators": {"all-of-it": {**flow, "unit": "trn"}, "rest": flow},
        "identities": {"sum": {"total": "all-of-it", "parts": ["output", "rest"]}},
    }
    goal = target(900, indicator="output", due="2025", path="geometric", base=base(300))
    whole, rest = seen(1, "2023", "all-of-it"), seen(400, "2023", "rest")
    result = judged(goal, seen(500, "2022", "output"), whole, rest, seen(100, "2024-Q1", "rest"), **tables)
    assert member(result).value == 600  # 1 trillion is 1,000 billion
    assert member(result).period.text == "2023"
    assert judged(goal, whole, seen(400, "2022", "rest"), **tables).beside.member is None


@given(st.integers(0, 9000), st.integers(0, 9000), st.integers(0, 14))
def test_what_is_derived_fits_its_sum(rest: int, part: int, month: int) -> None:
    at = f"{2024 + month // 12}-{month % 12 + 1:02d}"
    found = of(seen(rest + part, "2024-12", "both"), seen(part, at, "clusters")).beside.member
    assert found is not None
    assert found.value == rest
    assert found.interval.contains(found.value)

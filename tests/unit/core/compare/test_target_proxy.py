"""A proxy stands in while the indicator has no figure of its own, and the result says so."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.methods import Status
from tests.build import BOTH, base, codes, judged, seen, settled, target

OPERATING = {"operating": {"concept": "filled", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}}
GOAL = target(29, proxy="operating", base=base(9))


def test_the_proxys_figure_is_judged_and_the_result_says_so() -> None:
    # (19 - 9) / (29 - 9) = 1/2 of the way after 5 of 10 years: pace ratio 1
    result = judged(GOAL, seen(19, "2025", "operating"), indicators=OPERATING)

    assert result.status is Status.ON_TRACK
    assert [reason.code for reason in result.reasons] == ["proxy"]
    assert result.value("pace_ratio") == 1


def test_a_figure_of_its_own_comes_before_the_proxys() -> None:
    result = judged(GOAL, seen(14, "2025"), seen(19, "2025", "operating"), indicators=OPERATING)

    assert result.reasons == ()
    assert result.amount is not None
    assert result.amount.point == 14


def test_without_a_figure_of_either_there_is_no_data() -> None:
    assert judged(GOAL, indicators=OPERATING).status is Status.NO_DATA


@pytest.mark.parametrize(
    "goal",
    [
        target(900, indicator="stored", direction="up", plan="year", due="2023", proxy="output"),
        target(10, indicator="growth", over="2021/2024", implied=True, proxy="turnover"),
    ],
    ids=["level", "average"],
)
def test_a_bare_percentage_of_the_proxys_plan_is_no_figure_of_anything_else(goal: dict[str, Any]) -> None:
    common = {"concept": "output", "name": BOTH, "coverage": "all"}
    more = {
        "stored": {**common, "unit": "bn", "measure": "stock"},
        "turnover": {**common, "unit": "pct", "measure": "flow"},
    }
    share = {"plan": goal["plan"], "value": 60}
    period = "2021" if "over" in goal else "2023-01-01/P8M"
    result = judged(goal, seen(None, period, goal["proxy"], pct_of_plan=share), indicators=more)

    assert (result.status, result.amount) == (Status.NO_DATA, None)


def test_a_proxy_in_another_unit_is_refused() -> None:
    _, findings = settled(targets={"t": target(29, proxy="area", base=base(9))})

    assert codes(findings) == [("BG213", "t")]

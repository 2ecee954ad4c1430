"""A proxy stands in while the indicator has no figure of its own, and the result says so."""

from __future__ import annotations

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


def test_a_proxy_in_another_unit_is_refused() -> None:
    _, findings = settled(targets={"t": target(29, proxy="area", base=base(9))})

    assert codes(findings) == [("BG213", "t")]

"""A status in words: nothing is exceeded where lower is better, one month is one month, points are points."""

from __future__ import annotations

import pytest

from bgplan.core.methods import Status
from bgplan.render.verdicts import verdict
from bgplan.render.words import Words
from tests.build import base, judged, seen, target


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("short", [True, False])
def test_a_ceiling_that_is_kept_is_not_exceeded(lang: str, short: bool) -> None:  # noqa: FBT001
    result = judged(target(5, indicator="filled", direction="down", base=base(9)), seen("4.2", "2023", "filled"))

    assert result.status is Status.ACHIEVED
    assert verdict(result, Words(lang), short=short) == {"vi": "đạt", "en": "achieved"}[lang]


def test_what_is_more_than_asked_for_is_exceeded() -> None:
    result = judged(target(20, base=base(9)), seen(25, "2023"))  # 25 / 20 = 1.25

    assert verdict(result, Words("en")) == "achieved; exceeded by 25.0%"


def test_a_range_is_reached_and_not_exceeded() -> None:
    result = judged(target(low="140", high="150", base=base(100)), seen(142, "2023"))

    assert verdict(result, Words("en")) == "achieved"


def test_one_month_is_one_month() -> None:
    # half of two years gone, 45.83 of 100 done: (0.4583 - 0.5) × 24 = -1.0 months, pace ratio 0.92
    result = judged(
        target(100, indicator="area", due="2022", base=base(0)), seen("45.83", "2021", "area"), as_of="2022-06-30"
    )

    assert verdict(result, Words("en")) == "needs acceleration, 1 month late"
    assert verdict(result, Words("vi"), short=True) == "chậm 1 tháng"

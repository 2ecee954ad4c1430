"""A year's plan: achievement rate over expected share, with published figures of the General Statistics Office."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import judge


def test_published_state_investment_of_august_2023() -> None:
    """GSO, August 2023: 49.4 % of the year's plan after eight months, 47.6 % a year before."""
    verdict = judge(
        "plan-rate",
        actual=("2023-01-01/P8M", "49.4"),
        target=(2023, 100),
        series=[("2022-01-01/P8M", "0.476")],
    )
    assert verdict.ratio == Fraction(494, 476)  # 1.0378
    assert (verdict.status, verdict.reasons) == (Status.ON_TRACK, ())


def test_without_earlier_years_the_months_count() -> None:
    """49.4 % after two thirds of the year is 74 % of what is expected."""
    verdict = judge("plan-rate", actual=("2023-01-01/P8M", "49.4"), target=(2023, 100))
    assert verdict.ratio == Fraction("0.494") / Fraction(2, 3)
    assert (verdict.status, verdict.reasons) == (Status.OFF_TRACK, ("indicative",))


def test_the_last_three_years_at_the_same_month_count() -> None:
    series = [(f"{2018 + index}-08", share) for index, share in enumerate(("0.1", "0.5", "0.6", "0.7"))]
    verdict = judge("plan-rate", actual=("2023-08", 60), target=(2023, 100), series=[*series, ("2022-09", "0.9")])
    assert verdict.ratio == 1
    zero = judge("plan-rate", actual=("2023-06", 50), target=(2023, 100), series=[("2022-06", 0)])
    assert (zero.ratio, zero.reasons) == (1, ("indicative",))


@pytest.mark.parametrize(
    "period, actual, status",
    [
        ("2023-06", "52.5", Status.AHEAD),
        ("2023-06", "47.5", Status.ON_TRACK),
        ("2023-06", "42.5", Status.SLOW),
        ("2023-06", "42.4", Status.OFF_TRACK),
        ("2023-06", "100", Status.ACHIEVED),
        ("2023", "99", Status.MISSED),
    ],
)
def test_bands_and_the_end_of_the_year(period: str, actual: str, status: Status) -> None:
    assert judge("plan-rate", actual=(period, actual), target=(2023, 100)).status is status


def test_what_is_missing_is_a_reason() -> None:
    plan = (2023, 100)
    assert judge("plan-rate", actual=("2023-06", 1)).reasons == ("needs_target",)
    assert judge("plan-rate", target=plan, series=[("2022-06", "0.5")]).reasons == ("needs_actual",)
    assert judge("plan-rate", actual=(None, 1), target=plan).reasons == ("needs_actual",)
    assert judge("plan-rate", actual=("2023-06", 1), target=(None, 100)).reasons == ("needs_target_time",)
    assert judge("plan-rate", actual=("2023-06", 1), target=plan, direction="down").reasons == ("direction_down",)
    assert judge("plan-rate", actual=("2023-06", 1), target=(2023, 0)).reasons == ("target_not_positive",)
    assert judge("plan-rate", actual=("2022-12", 1), target=plan).reasons == ("outside_plan_year",)
    late = judge("plan-rate", actual=("2024-01", 1), target=plan)
    assert late.reasons == ("outside_plan_year", "past_due")
    huge = judge("plan-rate", actual=("2023-06", "1e299"), target=(2023, "1e-299"))
    assert huge.reasons == ("out_of_range",)

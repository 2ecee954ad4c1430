"""An indicator without a target: which way it goes by the rules that judge growth alone; it stays watched."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from bgplan import judge
from bgplan.core.methods import Status
from bgplan.core.report import Result
from tests.build import dataset, report, seen

GROWTH_METHODS = ("eurostat", "statcan", "unsd", "destatis")
SILENT_METHODS = ("pace", "escap", "sdsn", "plan-rate")  # they need a target


def watched(
    *observations: Mapping[str, Any], methods: tuple[str, ...] = ("statcan",), name: str = "filled", **more: object
) -> Result:
    """Return the watched indicator; more is better there unless the test says otherwise."""
    made = dataset(*observations, indicators={name: {"watch": True, "direction": "up", **more}})
    (only,) = report(made, methods=methods).watched
    return only


def share(value: str, year: int | str) -> dict[str, Any]:
    """Return a share known exactly."""
    return seen(value, str(year), "filled", low=value, high=value)


YEARS = [share(f"{value}.0", 2018 + at) for at, value in enumerate((48, 50, 52, 53, 55, 56))]


@pytest.mark.parametrize("method", GROWTH_METHODS)
def test_a_rule_says_of_an_indicator_what_it_says_of_the_same_numbers(method: str) -> None:
    result = watched(*YEARS, methods=(method,))
    series = [(2018 + at, value) for at, value in enumerate((48, 50, 52, 53, 55, 56))]
    alone = judge(method, base=(2018, 48), actual=(2023, 56), direction="up", series=series)
    assert result.verdict is not None
    assert (result.status, result.method) == (Status.WATCHED, method)
    assert (result.verdict.status, result.verdict.word, result.verdict.rate) == (alone.status, alone.word, alone.rate)
    assert result.verdict.rate is not None


def test_its_number_is_the_growth_of_five_years() -> None:
    result = watched(*YEARS)
    assert result.verdict is not None
    # from 48 in 2018 to 56 in 2023: 3.1 % a year, above 1.5 %
    assert result.verdict.rate == pytest.approx((56 / 48) ** (1 / 5) - 1)
    assert (result.verdict.word, result.verdict.status) == ("substantial_progress", Status.ON_TRACK)


def test_nothing_older_than_five_years_is_the_base() -> None:
    result = watched(share("10.0", 2017), *YEARS)
    assert result.verdict is not None
    assert result.verdict.rate == pytest.approx((56 / 48) ** (1 / 5) - 1)


@pytest.mark.parametrize("method", SILENT_METHODS)
def test_a_rule_that_needs_a_target_says_nothing(method: str) -> None:
    result = watched(*YEARS, methods=(method,))
    assert (result.status, result.method, result.verdict, result.opinions) == (Status.WATCHED, None, None, ())


def test_the_first_method_that_has_an_answer_stands_first() -> None:
    result = watched(*YEARS, methods=("pace", "destatis", "sdsn", "unsd"))
    assert (result.method, [one.method for one in result.opinions]) == ("destatis", ["unsd"])
    assert [one.status for one in result.opinions] == [Status.WATCHED]  # it is no target: nothing to disagree about
    assert not result.disagreement


def test_without_a_method_asked_for_nothing_is_said() -> None:
    result = watched(*YEARS, methods=())
    assert (result.method, result.verdict) == (None, None)


def test_without_a_declared_direction_nothing_is_said() -> None:
    result = watched(*YEARS, direction=None)
    assert (result.method, result.verdict) == (None, None)


def test_less_may_be_better() -> None:
    result = watched(*YEARS, direction="down")
    assert result.verdict is not None
    assert result.verdict.rate == pytest.approx(1 - (56 / 48) ** (1 / 5))
    assert result.verdict.status is Status.MOVING_AWAY


def test_near_its_limit_less_growth_is_asked_for() -> None:
    figures = share("98.0", 2020), share("99.0", 2023)
    # 0.34 % a year; without a limit below 0.5 %, near 100 the edges are multiplied by 1 - 0.98^4.44 = 0.0858
    free, limited = watched(*figures), watched(*figures, limit="100")
    assert free.verdict is not None
    assert limited.verdict is not None
    assert (free.verdict.word, limited.verdict.word) == ("limited_progress", "substantial_progress")


@pytest.mark.parametrize(
    "periods, is_said",
    [
        (("2023",), False),
        (("2022-12", "2023-11"), False),  # less than a year between them
        (("2022-12", "2023-12"), True),
        (("2017", "2023"), False),  # the only older one is older than five years
        (("2018", "2023"), True),
    ],
)
def test_a_base_of_one_to_five_years_is_needed(periods: tuple[str, ...], is_said: bool) -> None:  # noqa: FBT001
    figures = [share(f"{50 + at}.0", period) for at, period in enumerate(periods)]
    assert (watched(*figures).verdict is not None) is is_said


def test_of_a_flow_only_like_months_are_compared() -> None:
    figures = [
        *(seen(1000, str(year), "output") for year in (2020, 2021, 2022)),
        *(seen(value, f"{year}-01-01/P8M", "output") for year, value in ((2021, 500), (2023, 605))),
    ]
    result = watched(*figures, name="output")
    assert result.verdict is not None
    # eight months against eight months: 500 to 605 in two years is 10 % a year
    assert result.verdict.rate == pytest.approx(0.1)
    assert watched(*figures[:3], figures[-1], name="output").verdict is None
    quarters = seen(500, "2021-Q1", "output"), seen(605, "2023-Q3", "output")  # three months each, of other seasons
    assert watched(*quarters, name="output").verdict is None


def test_a_tendency_that_cannot_be_told_says_why() -> None:
    result = watched(share("0.0", 2020), share("10.0", 2023))
    assert result.verdict is not None
    assert (result.verdict.status, result.verdict.rate) == (Status.NOT_ASSESSABLE, None)
    assert result.verdict.reasons == ("growth_undefined", "zero_value")


def test_only_what_was_known_counts() -> None:
    made = dataset(*YEARS, indicators={"filled": {"watch": True, "direction": "up"}})
    (only,) = report(made, "2021-12-31", methods=("statcan",)).watched
    assert only.verdict is not None
    assert only.verdict.rate == pytest.approx((Fraction(53, 48)) ** (1 / 3) - 1)  # 48 in 2018, 53 in 2021

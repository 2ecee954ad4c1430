"""A year's flow beside the years before: the share expected by then, and the same months of last year."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.compare.year_plan import earlier_years, last_year, mean_share
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.periods import parse
from bgplan.core.report import Result
from tests.build import BOTH, dataset, judged, seen, target

PLAN = target(1000, indicator="output", plan="year", due="2023")
EIGHT = "2023-01-01/P8M"
F = Fraction


def to_august(year: int, value: object, **more: object) -> dict[str, Any]:
    """Return the figure of eight months, known exactly unless the test says otherwise."""
    return exactly(f"{year}-01-01/P8M", value, **more)


def total(year: int, value: object, **more: object) -> dict[str, Any]:
    """Return the figure of a whole year."""
    return exactly(str(year), value, **more)


def exactly(period: str, value: object, **more: object) -> dict[str, Any]:
    return seen(value, period, "output", **{"low": value, "high": value, **more})


BEFORE = to_august(2021, 600), total(2021, 1000), to_august(2022, 840), total(2022, 1200)  # 0.6 and 0.7


def stands(value: object, *before: Mapping[str, Any], **more: object) -> Result:
    """Return how the plan of 1,000 stands with so much of it done by August 2023."""
    return judged(PLAN, *before, to_august(2023, value, **more), as_of="2023-12-30")


def codes(result: Result) -> list[str]:
    return [reason.code for reason in result.reasons]


def test_the_expected_share_is_the_mean_of_earlier_years() -> None:
    result = stands(520, *BEFORE)
    assert [(each.year, each.share) for each in result.earlier_years] == [(2021, F(6, 10)), (2022, F(7, 10))]
    assert (result.value("expected_share"), result.value("achievement_rate")) == (F(65, 100), F(52, 100))
    assert (result.value("pace_ratio"), result.status) == (F(52, 65), Status.OFF_TRACK)  # 0.80, below 0.85
    assert (result.value("expected"), result.value("projected")) == (650, 800)  # 0.65 of 1,000; 520 / 0.65
    (reason,) = result.reasons
    assert (reason.code, dict(reason.facts)) == (
        "by_earlier_years",
        {"expected_share": F(65, 100), "years": ("2021", "2022")},
    )


@pytest.mark.parametrize(
    "value, status",
    [
        (683, Status.AHEAD),  # 1.05 x 650 is 682.5
        (682, Status.ON_TRACK),
        (618, Status.ON_TRACK),  # 0.95 x 650 is 617.5
        (617, Status.SLOW),
        (553, Status.SLOW),  # 0.85 x 650 is 552.5
        (552, Status.OFF_TRACK),
    ],
)
def test_the_bands_are_read_on_that_share(value: int, status: Status) -> None:
    result = stands(value, *BEFORE)
    assert (result.status, result.method) == (status, "plan-rate")
    assert result.verdict is not None
    assert (result.verdict.ratio, result.verdict.status) == (F(value, 650), status)


def test_one_earlier_year_is_too_few() -> None:
    result = stands(520, *BEFORE[2:])
    assert (result.earlier_years, codes(result)) == ((), ["indicative"])
    assert (result.value("expected_share"), result.value("pace_ratio")) == (None, F(52, 100) / F(2, 3))


@pytest.mark.parametrize(
    "before",
    [
        (to_august(2021, 600), to_august(2022, 840), total(2022, 1200)),
        (total(2021, 1000), to_august(2022, 840), total(2022, 1200)),
        (seen(600, "2021-01-01/P7M", "output"), total(2021, 1000), to_august(2022, 840), total(2022, 1200)),
        (to_august(2021, 600), total(2021, 0), to_august(2022, 840), total(2022, 1200)),
        (to_august(2021, 600), total(2021, 500), to_august(2022, 840), total(2022, 1200)),
        (to_august(2021, 0), total(2021, 1000), to_august(2022, 840), total(2022, 1200)),
        (to_august(2021, 600, stage="F"), total(2021, 1000), to_august(2022, 840), total(2022, 1200)),
    ],
    ids=[
        "no total",
        "no eight months",
        "other months",
        "total of nothing",
        "more than its total",
        "nothing",
        "forecast",
    ],
)
def test_a_year_counts_only_with_both_its_figures(before: tuple[dict[str, Any], ...]) -> None:
    assert stands(520, *before).earlier_years == ()


def test_the_last_three_years_count_with_gaps_between_them() -> None:
    older = [each for year in (2017, 2018, 2020) for each in (to_august(year, 500), total(year, 1000))]
    result = stands(520, *older, *BEFORE)
    assert [each.year for each in result.earlier_years] == [2020, 2021, 2022]
    assert result.value("expected_share") == F(6, 10)  # (0.5 + 0.6 + 0.7) / 3
    result = stands(520, *older[:4])
    assert [each.year for each in result.earlier_years] == [2017, 2018]


def test_what_was_published_later_does_not_count() -> None:
    late = total(2022, 1200, published="2024-02-01")
    assert stands(520, *BEFORE[:3], late).earlier_years == ()


def test_the_better_print_of_an_earlier_year_counts() -> None:
    revised = total(2022, 1050, stage="A", published="2023-06-30", source="office")
    result = stands(520, *BEFORE[:3], total(2022, 1200, stage="P"), revised)
    assert [each.share for each in result.earlier_years] == [F(6, 10), F(8, 10)]  # 840 of 1,050


def test_the_intervals_of_the_printed_totals_enter() -> None:
    before = (
        *(to_august(2021, 600, low=590, high=610), total(2021, 1000, low=990, high=1010)),
        *(to_august(2022, 840), total(2022, 1200)),
    )
    result = stands(620, *before)
    first = result.earlier_years[0]
    assert first.interval == Interval(F(590, 1010), F(610, 990))
    mean = Interval((F(590, 1010) + F(7, 10)) / 2, (F(610, 990) + F(7, 10)) / 2)
    assert result.work.interval("expected_share") == mean
    assert mean_share(result.earlier_years).interval == mean
    assert result.work.interval("pace_ratio") == Interval(F(62, 100) / mean.high, F(62, 100) / mean.low)


def test_borderline_by_those_intervals() -> None:
    # 0.618 of 0.65 is 0.9508: on track. With 0.6 … 0.64 in 2021 the mean is up to 0.67, and 0.618 of that is 0.922
    before = to_august(2021, 600, low=600, high=640), total(2021, 1000), *BEFORE[2:]
    result = stands(618, *before)
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.SLOW,))
    assert codes(result) == ["by_earlier_years", "borderline"]
    assert result.reasons[1].facts["low"] == F(618, 670)


def test_a_plan_that_is_only_implied_is_read_on_that_share_too() -> None:
    goal = target(indicator="output", plan="year", due="2023", implied=True)
    percent = {"plan": "year", "value": "52", "low": "52", "high": "52"}
    result = judged(goal, *BEFORE, to_august(2023, 520, pct_of_plan=percent), as_of="2023-12-30")
    assert (result.value("pace_ratio"), result.value("target")) == (F(52, 65), 1000)


def test_a_ceiling_does_not_use_earlier_years() -> None:
    result = judged({**PLAN, "direction": "down"}, *BEFORE, to_august(2023, 520), as_of="2023-12-30")
    assert codes(result) == ["ceiling_by_months"]
    assert (result.value("pace_ratio"), result.value("expected_share")) == (F(2, 3) / F(52, 100), None)


def test_achieved_and_missed_need_no_expected_share() -> None:
    assert codes(stands(1000, *BEFORE)) == ["before_due"]
    result = judged(PLAN, *BEFORE, total(2023, 999), as_of="2024-06-30")
    assert (result.status, codes(result), result.earlier_years) == (Status.MISSED, [], ())


def test_the_same_months_of_last_year_and_the_change() -> None:
    found = stands(882, *BEFORE).last_year
    assert found is not None
    assert (found.figure.record.period.text, found.change) == ("2022-01-01/P8M", F(42, 840))  # 5 %
    assert stands(882, *BEFORE[:2]).last_year is None  # two years back is not last year
    assert stands(882, *BEFORE[3:]).last_year is None  # nor is the whole year


def test_a_change_on_nothing_is_none() -> None:
    found = stands(520, to_august(2022, 0)).last_year
    assert found is not None
    assert found.change is None


def test_february_of_a_leap_year_is_the_same_month() -> None:
    made = dataset(exactly("2024-01-01/P2M", 110), exactly("2023-01-01/P2M", 100))
    used = next(one for one in made.observations if one.record.period.start.year == 2024)
    found = last_year(used, made.observations)
    assert found is not None
    assert found.change == F(1, 10)


def test_without_other_figures_there_are_no_earlier_years() -> None:
    (used,) = dataset(to_august(2023, 520)).observations
    plan = parse("2023")
    assert (earlier_years(used, (used,), plan), earlier_years(used, (), plan)) == ((), ())
    assert last_year(used, (used,)) is None


def test_a_level_has_neither() -> None:
    result = judged(target(29, base={"value": "9", "period": "2020"}), seen(12, "2022"), seen(15, "2023"))
    assert (result.earlier_years, result.last_year) == ((), None)


def test_earlier_years_are_made_up_of_their_parts() -> None:
    halves = (exactly(f"{year}-Q{quarter}", 150) for year in (2021, 2022) for quarter in range(1, 5))
    result = judged(PLAN, *halves, exactly("2023-01-01/P6M", 400), as_of="2023-12-30")
    assert [(each.year, each.share) for each in result.earlier_years] == [(2021, F(1, 2)), (2022, F(1, 2))]
    assert result.value("pace_ratio") == F(4, 5)
    assert result.last_year is not None
    assert (result.last_year.figure.record.period.text, result.last_year.change) == ("2022-01-01/P6M", F(1, 3))


def test_the_earlier_years_of_a_fiscal_year_are_fiscal_years() -> None:
    plans = {"fiscal": {"name": BOTH, "period": "2024-04-01/P12M", "source": "plan-text"}}
    goal = target(1000, indicator="output", plan="fiscal", due="2024-04-01/P12M")
    before = [
        exactly(f"{year}-04-01/P{months}M", value)
        for year, values in ((2022, (300, 1000)), (2023, (480, 1200)))
        for months, value in zip((6, 12), values, strict=True)
    ]
    calendar = [exactly(f"{year}-01-01/P6M", 900) for year in (2022, 2023)] + [total(2022, 1000), total(2023, 1000)]
    result = judged(goal, *before, *calendar, exactly("2024-04-01/P6M", 350), as_of="2024-12-31", plans=plans)
    # 0.3 and 0.4 make 0.35
    assert [(each.year, each.share) for each in result.earlier_years] == [(2022, F(3, 10)), (2023, F(2, 5))]
    assert (result.value("expected_share"), result.value("pace_ratio")) == (F(35, 100), 1)


def test_a_single_earlier_year_may_have_been_a_lockdown() -> None:
    result = stands(520, to_august(2022, 400), total(2022, 1200))
    assert (result.earlier_years, codes(result)) == ((), ["indicative"])

"""Sums over a stretch of time: floors and ceilings, from their parts, with and without a part missing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.periods import Period
from bgplan.core.report import Result
from bgplan.core.validate.targets import directions
from tests.build import dataset, judged, report, said, seen, target

F = Fraction
CEILING = target(1950, indicator="output", plan="budget", over="2023/2027", direction="down")
FLOOR = target(500, indicator="output", plan="plan", over="2021/2025")
PLANS = {"budget": {"name": {"vi": "n", "en": "b"}, "period": "2008/2027", "source": "plan-text"}}


def exactly(value: object, period: str, **more: object) -> dict[str, Any]:
    """Return a figure that stands for nothing but itself."""
    return seen(value, period, "output", low=value, high=value, **more)


def stands(goal: dict[str, Any], *parts: tuple[object, str], as_of: str = "2027-06-30", **more: Any) -> Result:  # noqa: ANN401
    return judged(goal, *(exactly(value, period) for value, period in parts), as_of=as_of, plans=PLANS, **more)


def codes(result: Result) -> list[str]:
    return [reason.code for reason in result.reasons]


def missing(result: Result) -> list[str]:
    (reason,) = (each for each in result.reasons if each.code == "missing_parts")
    named = reason.facts["missing"]
    assert isinstance(named, tuple)
    return [each.text for each in named if isinstance(each, Period)]


def test_a_ceiling_is_judged_by_what_is_left_a_year_over_what_was_used_a_year() -> None:
    # the United Kingdom's fourth carbon budget: 1,950 - 385 = 1,565 over four years is 391.25; 391.25 / 385 = 1.016
    result = stands(CEILING, (385, "2023"), as_of="2025-03-27")
    assert (result.status, result.also, result.reasons) == (Status.ON_TRACK, (), ())
    assert result.value("pace_ratio") == F(1565, 4) / 385
    assert (result.value("required_change_from_now"), result.value("observed_change")) == (F("391.25"), 385)
    assert (result.value("expected"), result.value("gap_to_path"), result.value("projected")) == (390, -5, 1925)
    assert (result.value("lead_months"), result.value("required_rate_from_now")) == (None, None)


def test_a_ceiling_after_four_of_five_years() -> None:
    # 2,544 - 2,100 = 444 for one year, 525 a year so far: 444 / 525 = 0.846
    goal = {**CEILING, "value": 2544, "over": "2018/2022"}
    years = ((530, "2018"), (520, "2019"), (500, "2020"), (550, "2021"))
    result = stands(goal, *years, as_of="2022-06-30")
    assert (result.status, result.value("pace_ratio")) == (Status.SLOW, F(444, 525))
    assert [one.record.period.text for one in result.parts] == ["2018", "2019", "2020", "2021"]


@pytest.mark.parametrize(
    "parts, as_of, status, also",
    [
        (((300, "2023"),), "2025-01-01", Status.AHEAD, ()),  # 412.5 / 300
        (((600, "2023"), (500, "2024")), "2025-01-01", Status.OFF_TRACK, ()),  # 850 / 3 against 550: 0.515
        (((1000, "2023"), (951, "2024")), "2025-01-01", Status.MISSED, ()),  # passed with three years to go
        (((1000, "2023"), (950, "2024")), "2025-01-01", Status.OFF_TRACK, ()),  # nothing is left, but none is passed
        (
            ((390, "2023"), (390, "2024"), (390, "2025"), (390, "2026"), (390, "2027")),
            "2028-06-30",
            Status.ACHIEVED,
            (),
        ),
        (((390, "2023"), (390, "2024"), (390, "2025"), (390, "2026"), (391, "2027")), "2028-06-30", Status.MISSED, ()),
        (((0, "2023"),), "2025-01-01", Status.AHEAD, ()),
        (((-5, "2023"),), "2025-01-01", Status.AHEAD, ()),
        (
            ((385, "2023"), (100, "2024-Q1")),
            "2025-01-01",
            Status.ON_TRACK,
            (),
        ),  # 1,465 / 3.75 against 485 / 1.25: 1.007
    ],
)
def test_a_ceiling(parts: tuple[tuple[object, str], ...], as_of: str, status: Status, also: tuple[Status, ...]) -> None:
    result = stands(CEILING, *parts, as_of=as_of)
    assert (result.status, result.also, codes(result)) == (status, also, [])


def test_a_ceiling_is_never_achieved_before_its_end() -> None:
    result = stands(CEILING, (1, "2023"), (1, "2024"), (1, "2025"), (1, "2026"), as_of="2027-12-31")
    assert result.status is Status.AHEAD
    late = stands(CEILING, (1, "2023"), (1, "2024"), (1, "2025"), (1, "2026"), as_of="2028-06-30")
    assert (late.status, codes(late)) == (Status.NOT_ASSESSABLE, ["awaiting_final", "missing_parts"])
    assert missing(late) == ["2027"]


@pytest.mark.parametrize(
    "period, early",
    [("2023-01-01/P5M", True), ("2023-01-01/P6M", False)],  # a tenth of five years is six months
)
def test_the_first_tenth_of_the_time_is_too_early(period: str, *, early: bool) -> None:
    result = stands(CEILING, (100, period), as_of="2023-12-31")
    assert (codes(result) == ["too_early"]) is early
    assert result.value("pace_ratio") is not None


def test_a_ceiling_by_its_words_and_at_the_edge_of_its_digits() -> None:
    goal = target(indicator="output", plan="budget", over="2008/2012", printed="không quá 3.018 tỷ đồng", value=3018)
    # 655.9 + 599.2 + 613.0 + 566.9 + 583.1 = 3,018.1, each to 0.05: 3,017.85 … 3,018.35
    parts = zip(("655.9", "599.2", "613.0", "566.9", "583.1"), range(2008, 2013), strict=True)
    result = judged(goal, *(seen(value, str(year), "output") for value, year in parts), plans=PLANS)
    assert (result.status, result.also) == (Status.MISSED, (Status.ACHIEVED,))
    assert result.amount is not None
    assert result.amount.point == F("3018.1")


@pytest.mark.parametrize("method", ["eurostat", "statcan", "unsd", "escap", "destatis", "sdsn"])
def test_no_published_method_is_made_for_a_ceiling_on_a_sum(method: str) -> None:
    made = dataset(exactly(385, "2023"), targets={"t": CEILING}, plans=PLANS)
    (result,) = report(made, "2025-03-27", methods=(method,)).targets
    assert (result.status, codes(result)) == (Status.NOT_ASSESSABLE, ["direction_down"])


def test_a_ceiling_on_a_sum_is_no_wrong_direction() -> None:
    made = dataset(targets={"t": CEILING, "f": {**FLOOR, "direction": "up"}}, plans=PLANS)
    assert said(directions(made)) == ["untold", "untold"]


@pytest.mark.parametrize("value", [0, -100])
@pytest.mark.parametrize("over", [{"over": "2021/2025"}, {"due": "2021-04-01/P60M"}])
def test_a_sum_of_nothing_or_less_cannot_be_judged(value: int, over: dict[str, str]) -> None:
    goal = target(value, indicator="output", **over)
    result = stands(goal, (-20, "2021-04-01/P9M"), (-20, "2022"), as_of="2023-06-30")
    assert (result.status, codes(result)[0]) == (Status.NOT_ASSESSABLE, "target_not_positive")


def test_the_gap_of_a_sum_of_nothing_or_less_is_told() -> None:
    result = stands(target(-100, indicator="output", over="2021/2025"), (-20, "2021"), as_of="2022-06-30")
    assert (result.value("gap"), result.value("pace_ratio")) == (80, None)


@pytest.mark.parametrize(
    "parts, status, ratio",
    [
        (((90, "2021"), (110, "2022")), Status.ON_TRACK, F(1)),  # 200 of 500 after two years
        (((90, "2021"), (60, "2022-01-01/P6M")), Status.ON_TRACK, F(1)),  # 150 after one and a half
        (((90, "2021"), (20, "2022-Q1"), (20, "2022-Q2"), (20, "2022-07")), Status.SLOW, F(150 * 12, 1900)),  # of 158.3
        (((180, "2021/2022"), (60, "2023")), Status.SLOW, F(240, 300)),
        (((200, "2021"), (200, "2022")), Status.AHEAD, F(2)),
        (((300, "2021"), (200, "2022")), Status.ACHIEVED, F(5, 2)),
    ],
)
def test_a_floor_by_its_parts(parts: tuple[tuple[object, str], ...], status: Status, ratio: Fraction) -> None:
    result = stands(FLOOR, *parts, as_of="2024-06-30")
    assert (result.status, result.value("pace_ratio")) == (status, ratio)


def test_what_is_added_up_has_no_rate_of_growth() -> None:
    work = stands(FLOOR, (90, "2021"), (110, "2022"), as_of="2024-06-30").work
    assert [step.line.term for step in work.steps if step.line.term.endswith(("_rate", "_rate_from_now"))] == [
        "achievement_rate"
    ]
    assert work.value("required_change_from_now") == 100  # 300 in three years


def test_five_years_make_the_sum() -> None:
    result = stands(
        FLOOR, *((each, str(2021 + at)) for at, each in enumerate((90, 95, 100, 105, 109))), as_of="2026-06-30"
    )
    assert (result.status, result.value("gap")) == (Status.MISSED, -1)
    assert result.actual is not None
    assert result.actual.record.period.text == "2021/2025"


def test_an_estimated_part_makes_the_verdict_provisional_a_doubtful_one_marks_it() -> None:
    years = [exactly(100, str(year)) for year in range(2021, 2025)]
    estimated = judged(FLOOR, *years, exactly(100, "2025", stage="E"), as_of="2026-06-30")
    assert (estimated.status, codes(estimated)) == (Status.ACHIEVED, ["provisional"])
    doubtful = judged(FLOOR, *years, exactly(90, "2025", confidence="low"), as_of="2026-06-30")
    assert (doubtful.status, codes(doubtful)) == (Status.MISSED, ["low_confidence"])


def test_a_part_of_which_prints_disagree_stands_for_all_that_they_say() -> None:
    # 90 or 130, and 110: 200 … 240 of 200 after two of five years
    prints = [exactly(130, "2021", source="paper", published="2022-01-05")]
    prints += [exactly(90, "2021", source="office", published="2022-01-06"), exactly(110, "2022")]
    result = judged(FLOOR, *prints, as_of="2023-06-30")
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.AHEAD,))
    assert (result.value("pace_ratio"), codes(result)) == (1, ["prints_disagree", "borderline"])
    assert [one.amount and one.amount.point for one in result.parts] == [90, 110]


@pytest.mark.parametrize(
    "goal, parts, status, named",
    [
        (FLOOR, ((300, "2021"), (200, "2023")), Status.ACHIEVED, ["2022"]),  # reached, whatever 2022 was
        (FLOOR, ((300, "2021"), (199, "2023")), Status.NOT_ASSESSABLE, ["2022"]),
        (FLOOR, ((500, "2022"),), Status.ACHIEVED, ["2021"]),
        (FLOOR, ((100, "2022"),), Status.NOT_ASSESSABLE, ["2021"]),
        (FLOOR, ((100, "2021"), (100, "2023-Q2")), Status.NOT_ASSESSABLE, ["2022-01-01/P15M"]),
        ({**FLOOR, "direction": "down"}, ((300, "2021"), (201, "2023")), Status.MISSED, ["2022"]),  # passed
        ({**FLOOR, "direction": "down"}, ((300, "2021"), (200, "2023")), Status.NOT_ASSESSABLE, ["2022"]),
    ],
)
def test_with_a_part_missing(
    goal: dict[str, Any], parts: tuple[tuple[object, str], ...], status: Status, named: list[str]
) -> None:
    result = stands(goal, *parts, as_of="2024-06-30")
    assert (result.status, missing(result)) == (status, named)


def test_what_is_known_until_the_gap_is_still_told() -> None:
    result = stands(FLOOR, (90, "2021"), (110, "2023"), as_of="2024-06-30")
    assert result.actual is not None
    assert (result.actual.record.period.text, result.value("gap")) == ("2021", -410)


def test_figures_before_the_span_or_beyond_it_are_no_parts() -> None:
    result = stands(FLOOR, (400, "2020"), (100, "2021"), as_of="2022-06-30")
    assert result.amount is not None
    assert result.amount.point == 100
    assert result.not_compared == ()


@pytest.mark.parametrize(
    "goal, known, status, ratio",
    [
        # a fiscal five-year budget: 15 of 60 months gone, 150 of 500
        ({"due": "2023-04-01/P60M"}, ((120, "2023-04-01/P12M"), (30, "2024-Q2")), Status.AHEAD, F(150 * 60, 15 * 500)),
        ({"due": "2023-04-01/P24M"}, ((240, "2023-04-01/P12M"),), Status.ON_TRACK, F(240, 250)),
        ({"over": "2023/2024"}, ((200, "2023"), (150, "2024-01-01/P6M")), Status.SLOW, F(350, 375)),
        ({"due": "2023-07-01/P18M"}, ((300, "2023-07-01/P12M"),), Status.SLOW, F(300 * 18, 12 * 500)),
    ],
)
def test_spans_of_other_lengths(
    goal: dict[str, str], known: tuple[tuple[object, str], ...], status: Status, ratio: Fraction
) -> None:
    result = stands(target(500, indicator="output", **goal), *known, as_of="2024-12-15")
    assert (result.status, result.value("pace_ratio"), result.method) == (status, ratio, "pace")


def test_a_cumulative_figure_of_more_than_a_year_is_one_of_its_budget() -> None:
    result = stands(
        target(500, indicator="output", due="2023-04-01/P60M"), (200, "2023-04-01/P24M"), as_of="2025-06-30"
    )
    assert (result.status, result.value("pace_ratio"), result.parts) == (Status.ON_TRACK, 1, ())


def test_a_bare_share_of_a_sum_is_enough() -> None:
    # 40 % of 500 after two of five years; 39.5 … 40.5 %; of a ceiling 300 / 3 are left against 100
    share = {"pct_of_plan": {"plan": "plan", "value": "40"}}
    for direction in ("up", "down"):
        goal = {**FLOOR, "direction": direction}
        result = judged(goal, seen(None, "2021/2022", "output", **share), as_of="2023-06-30")
        assert (result.status, result.value("pace_ratio"), result.amount) == (Status.ON_TRACK, 1, None)
    other = {"pct_of_plan": {"plan": "year", "value": "40"}}
    assert judged(FLOOR, seen(None, "2021/2022", "output", **other), as_of="2023-06-30").status is Status.NO_DATA


OUTPUT = target(100, indicator="output", base={"value": "50", "period": "2020"})


@pytest.mark.parametrize(
    "known, period, total, parts",
    [
        ([("15", "2024-Q1"), ("15", "2024-Q2"), ("15", "2024-Q3"), ("15", "2024-Q4")], "2024", 60, 4),
        ([("40", "2024-01-01/P9M"), ("20", "2024-Q4"), ("55", "2023")], "2024", 60, 2),
        ([("40", "2024-01-01/P9M"), ("55", "2023")], "2023", 55, 0),  # a year so far is no level of a year
        ([("40", "2024-01-01/P9M"), ("20", "2024-Q4"), ("61", "2024")], "2024", 61, 0),  # as published, if it is
    ],
)
def test_the_level_of_a_year_that_nobody_prints_is_made_up_of_its_parts(
    known: list[tuple[str, str]], period: str, total: int, parts: int
) -> None:
    result = stands(OUTPUT, *known, as_of="2025-06-30")
    assert result.actual is not None
    assert result.amount is not None
    assert (result.actual.record.period.text, result.amount.point, len(result.parts)) == (period, F(total), parts)


def test_the_level_of_a_fiscal_year_takes_fiscal_years() -> None:
    goal = {**OUTPUT, "due": "2029-04-01/P12M", "base": {"value": "50", "period": "2019-04-01/P12M"}}
    known = (("60", "2023-04-01/P12M"), ("15", "2024-Q2"), ("30", "2024-04-01/P6M"))
    result = stands(goal, *known, as_of="2025-06-30")
    assert result.amount is not None
    # 10 of 50 after four of ten years
    assert (result.amount.point, result.value("pace_ratio")) == (F(60), F(1, 2))
    made_up = stands(goal, *known, ("33", "2024-10-01/P6M"), as_of="2025-06-30")
    assert made_up.amount is not None
    assert (made_up.amount.point, len(made_up.parts)) == (F(63), 2)

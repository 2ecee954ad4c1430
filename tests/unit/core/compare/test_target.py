"""One target by any method: the published rules, several side by side, levels to be kept, the due date."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from bgplan import Verdict, judge
from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import CHOICES
from bgplan.core.report import Result
from tests.build import BOTH, base, dataset, judged, report, seen, target

LEVELS = ("pace", "eurostat", "statcan", "unsd", "escap", "destatis", "sdsn")
"""The methods that judge a level."""

YEARS = range(2020, 2025)
STEADY = (10, 12, 14, 16)


def stands(
    goal: Mapping[str, Any],
    *observations: Mapping[str, Any],
    methods: tuple[str, ...],
    as_of: str = "2029-12-31",
    **tables: Any,  # noqa: ANN401
) -> Result:
    """Return how one target stands by the methods asked for."""
    (only,) = report(dataset(*observations, targets={"t": goal}, **tables), as_of, methods=methods).targets
    return only


def figures(values: tuple[int, ...], indicator: str = "parks") -> list[dict[str, Any]]:
    """Return yearly figures, the last of 2024."""
    first = 2025 - len(values)
    return [seen(value, str(first + at), indicator, low=value, high=value) for at, value in enumerate(values)]


def codes(result: Result) -> list[str]:
    return [reason.code for reason in result.reasons]


def told(verdict: Verdict | None) -> tuple[object, ...]:
    """Return everything that a verdict says but its reasons."""
    assert verdict is not None
    return verdict.status, verdict.word, verdict.ratio, verdict.rate, verdict.index, verdict.score, verdict.label


@pytest.mark.parametrize("method", LEVELS)
@pytest.mark.parametrize("path", ["linear", "geometric"])
@pytest.mark.parametrize(
    "values, aim",
    [
        ((10, 20, 30, 40, 50), 110),  # up, on a straight line
        ((10, 11, 12, 13, 14), 110),  # far too slow
        ((10, 12, 15, 13, 9), 110),  # back below the base
        ((10, 40, 70, 90, 120), 110),  # the target reached early
        ((110, 100, 90, 80, 70), 10),  # down
        ((110, 111, 113, 116, 120), 10),  # the wrong way
        ((110, 60, 30, 15, 10), 10),  # down, reached early
        ((10, 14, 18, 22, 30), 40),
    ],
)
def test_every_rule_says_in_check_what_it_says_of_the_same_numbers(
    method: str, path: str, values: tuple[int, ...], aim: int
) -> None:
    first, *later = values
    goal = target(aim, base=base(first), path=path)
    result = stands(goal, *figures(tuple(later)), methods=(method,))
    series = [(year, value) for year, value in zip(YEARS, values, strict=True) if year > 2020]
    alone = judge(method, base=(2020, first), actual=(2024, later[-1]), target=(2030, aim), path=path, series=series)
    assert told(result.verdict) == told(alone)
    assert (result.status, result.method) == (alone.status, method)


@pytest.mark.parametrize(
    "method, word, number",
    [
        # 10 to 30 in four years, 110 in ten: 5 against 10 a year
        ("pace", "off_track", 0.5),
        ("sdsn", "moderately_improving", 0.5),
        # 3^(1/4) - 1 against 11^(1/10) - 1
        ("eurostat", "significant_progress", (3**0.25 - 1) / (11**0.1 - 1)),
        ("statcan", "substantial_progress", (3**0.25 - 1) / (11**0.1 - 1)),
        # 10 x 3^(10/4) less 10, of 100
        ("unsd", "met_or_on_track", (10 * 3**2.5 - 10) / 100),
        # five a year go on for six years: 30 more, of 80 to go 50 are missed
        ("destatis", "cloudy", 50 / 80),
        # on one straight line from 10 in 2020 whatever the weights: 60 in 2030, 50 of 100 missing
        ("escap", "accelerate", 0.5),
    ],
)
def test_their_words_and_numbers_by_hand(method: str, word: str, number: float) -> None:
    result = stands(target(110, base=base(10)), *figures((10, 15, 20, 25, 30)[1:]), methods=(method,))
    assert result.verdict is not None
    assert result.verdict.word == word
    assert result.verdict.ratio == pytest.approx(number)


@pytest.mark.parametrize("method", ["statcan", "unsd", "escap"])
def test_the_indicators_limit_reaches_the_rule(method: str) -> None:
    goal = target("100", indicator="filled", base=base("90"))
    shown = [
        seen(f"{value}.0", str(2021 + at), "filled", low=value, high=value) for at, value in enumerate((92, 95, 99))
    ]
    limited: dict[str, Any] = {"indicators": {"filled": {"limit": "100"}}}
    result = stands(goal, *shown, methods=(method,), **limited)
    series = [(2021 + at, value) for at, value in enumerate((92, 95, 99))]
    arguments: dict[str, Any] = {"base": (2020, 90), "actual": (2023, 99), "target": (2030, 100), "series": series}
    assert told(result.verdict) == told(judge(method, **arguments, limit=100))
    if method == "unsd":  # within one percent point of the limit
        assert (result.status, codes(result)) == (Status.ACHIEVED, ["within_one_percent", "path_clash"])


def test_an_average_is_a_level_that_grows_from_one() -> None:
    goal = target(10, indicator="growth", over="2021/2025", path="geometric")
    rates = [seen("5.0", str(year), "growth", low=5, high=5) for year in (2021, 2022)]
    for method in ("eurostat", "statcan", "sdsn"):
        result = stands({**goal, "low": 10, "high": 10}, *rates, methods=(method,), as_of="2022-12-31")
        alone = judge(
            method, base=(2020, 1), actual=(2022, "1.1025"), target=(2025, "1.61051"), direction="up", path="geometric"
        )
        assert (result.status, told(result.verdict)[:2]) == (alone.status, told(alone)[:2])
        assert result.verdict is not None
        assert alone.ratio is not None
        assert result.verdict.ratio == pytest.approx(float(alone.ratio))


@pytest.mark.parametrize(
    "method, more, reason",
    [("unsd", {}, "growth_indicator"), ("eurostat", {"direction": "down"}, "direction_down")],
)
def test_an_average_that_a_rule_does_not_judge(method: str, more: dict[str, str], reason: str) -> None:
    goal = target(10, indicator="growth", over="2021/2025", path="geometric", **more)
    result = stands(goal, seen("5", "2021", "growth"), methods=(method,), as_of="2022-12-31")
    assert (result.status, codes(result)) == (Status.NOT_ASSESSABLE, [reason])
    assert result.reasons[0].facts == {"method": method}


@pytest.mark.parametrize("method", LEVELS)
@pytest.mark.parametrize("value, status", [(111, Status.ACHIEVED), (109, Status.MISSED)])
def test_at_the_due_date_the_target_itself_decides(method: str, value: int, status: Status) -> None:
    shown = [seen(each, str(2026 + at)) for at, each in enumerate((60, 70, 80, 90, value))]
    result = stands(target(110, base=base(10)), *shown, methods=(method,), as_of="2031-06-30")
    assert (result.status, result.method, result.verdict) == (status, method, None)


@pytest.mark.parametrize("method", LEVELS)
def test_past_the_due_date_every_method_awaits_the_figure(method: str) -> None:
    result = stands(target(110, base=base(10)), *figures(STEADY), methods=(method,), as_of="2031-01-01")
    assert (result.status, codes(result)) == (Status.NOT_ASSESSABLE, ["awaiting_final"])


@pytest.mark.parametrize("method", LEVELS)
def test_within_twelve_months_of_the_base_no_method_says_anything(method: str) -> None:
    result = stands(target(110, base=base(10)), seen(20, "2021-11"), methods=(method,), as_of="2021-12-31")
    assert (result.status, codes(result)) == (Status.NOT_ASSESSABLE, ["too_early"])


@pytest.mark.parametrize("method", CHOICES)
def test_a_year_plan_is_judged_within_its_year_whatever_is_asked_for(method: str) -> None:
    goal = target(1200, indicator="output", plan="year", due="2023")
    result = stands(goal, seen(720, "2023-01-01/P8M", "output"), methods=(method, "pace"), as_of="2023-12-31")
    assert (result.method, result.opinions, result.disagreement) == ("plan-rate", (), False)
    assert result.verdict is not None
    alone = judge("plan-rate", actual=("2023-01-01/P8M", 720), target=(2023, 1200))
    assert told(result.verdict) == told(alone)


def test_methods_stand_side_by_side_and_the_first_decides() -> None:
    goal, shown = target(110, base=base(10)), figures((15, 20, 25, 30))
    result = stands(goal, *shown, methods=("pace", "statcan", "sdsn", "plan-rate"))
    # half the pace: off track by ours, substantial by growth rates, moderately improving by SDSN
    assert (result.method, result.status) == ("pace", Status.OFF_TRACK)
    assert [(one.method, one.status) for one in result.opinions] == [
        *(("statcan", Status.ON_TRACK), ("sdsn", Status.SLOW), ("plan-rate", Status.NOT_ASSESSABLE)),
    ]
    assert result.disagreement
    assert [one.verdict and one.verdict.word for one in result.opinions] == [
        *("substantial_progress", "moderately_improving", None),
    ]
    turned = stands(goal, *shown, methods=("statcan", "pace"))
    assert (turned.status, [one.status for one in turned.opinions]) == (Status.ON_TRACK, [Status.OFF_TRACK])


def test_an_opinion_is_what_the_method_says_alone() -> None:
    goal, shown = target(110, base=base(10)), figures((15, 22, 28, 30))
    together = stands(goal, *shown, methods=LEVELS)
    for one in together.opinions:
        alone = stands(goal, *shown, methods=(one.method,))
        assert (one.status, one.also, one.reasons, one.verdict) == (
            *(alone.status, alone.also, alone.reasons, alone.verdict),
        )


def test_methods_that_agree() -> None:
    result = stands(target(110, base=base(10)), *figures((20, 30, 40, 50)), methods=("pace", "sdsn"))
    assert ([one.status for one in result.opinions], result.disagreement) == ([Status.ON_TRACK], False)


def test_a_method_asked_for_twice_is_asked_once() -> None:
    result = stands(target(110, base=base(10)), *figures(STEADY), methods=("pace", "sdsn", "pace", "sdsn"))
    assert (result.method, [one.method for one in result.opinions]) == ("pace", ["sdsn"])


def test_alone_there_is_nothing_to_disagree_with() -> None:
    result = judged(target(110, base=base(10)), *figures(STEADY))
    assert (result.method, result.opinions, result.disagreement) == ("pace", (), False)


def test_the_report_knows_what_was_asked_for() -> None:
    made = dataset(*figures(STEADY), targets={"t": target(110, base=base(10))})
    assert report(made).methods == ("pace",)
    assert report(made, methods=("statcan", "unsd")).methods == ("statcan", "unsd")


KEPT = target(36, maintain=True, direction="up")


@pytest.mark.parametrize(
    "value, period, as_of, status, reasons",
    [
        (36, "2024", "2024-12-31", Status.ON_TRACK, ["maintain"]),
        (40, "2024", "2024-12-31", Status.ON_TRACK, ["maintain"]),
        (35, "2024", "2024-12-31", Status.OFF_TRACK, ["maintain", "not_kept"]),
        (35, "2021-03", "2021-12-31", Status.OFF_TRACK, ["maintain", "not_kept"]),  # it is not a matter of pace
        (36, "2030", "2031-06-30", Status.ACHIEVED, []),
        (35, "2030", "2031-06-30", Status.MISSED, []),
        (35, "2029", "2031-06-30", Status.NOT_ASSESSABLE, ["awaiting_final"]),
    ],
)
def test_a_level_that_is_to_be_kept(value: int, period: str, as_of: str, status: Status, reasons: list[str]) -> None:
    result = judged(KEPT, seen(value, period), as_of=as_of)
    assert (result.status, codes(result)) == (status, reasons)


@pytest.mark.parametrize("method", LEVELS)
@pytest.mark.parametrize("start", [None, 36, 30])
def test_it_is_kept_or_not_by_any_method_and_from_any_base(method: str, start: int | None) -> None:
    goal = KEPT if start is None else {**KEPT, "base": base(start)}
    lost = Status.MOVING_AWAY if start == 36 else Status.OFF_TRACK  # fallen from 36, risen from 30
    for value, status, reasons in ((36, Status.ON_TRACK, ["maintain"]), (35, lost, ["maintain", "not_kept"])):
        result = stands(goal, seen(value, "2024"), methods=(method,))
        assert (result.status, codes(result), result.verdict) == (status, reasons, None)


@pytest.mark.parametrize(
    "direction, before, value, status, way",
    [
        ("up", "94.0", "94.4", Status.OFF_TRACK, "rising"),  # of 95, and rising
        ("up", "94.8", "94.4", Status.MOVING_AWAY, "falling"),
        ("up", "94.4", "94.4", Status.OFF_TRACK, "unchanged"),
        ("up", "94.3", "94.4", Status.OFF_TRACK, "unchanged"),  # both may be 94.35
        ("up", None, "94.4", Status.OFF_TRACK, "unknown"),
        ("down", "96.0", "95.5", Status.OFF_TRACK, "falling"),
        ("down", "95.2", "95.5", Status.MOVING_AWAY, "rising"),
    ],
)
def test_which_way_a_level_goes_that_is_not_kept(
    direction: str, before: str | None, value: str, status: Status, way: str
) -> None:
    goal = target(95, indicator="filled", maintain=True, direction=direction)
    earlier = () if before is None else (seen(before, "2023", "filled"),)
    result = judged(goal, *earlier, seen(value, "2024", "filled"), as_of="2024-12-31")
    assert (result.status, result.reasons[-1].code, result.reasons[-1].facts["way"]) == (status, "not_kept", way)


def test_a_ceiling_that_is_to_be_kept() -> None:
    goal = {**KEPT, "direction": "down"}
    assert judged(goal, seen(36, "2024")).status is Status.ON_TRACK
    assert judged(goal, seen(36, "2023"), seen(37, "2024")).status is Status.MOVING_AWAY
    assert judged(goal, seen(38, "2023"), seen(37, "2024")).status is Status.OFF_TRACK


@pytest.mark.parametrize(
    "indicator, more, value, period, status, reasons",
    [
        ("growth", {"direction": "down"}, "3.2", "2024", Status.ON_TRACK, ["ceiling_kept"]),  # inflation under 4 %
        ("growth", {"printed": "không quá 4%", "value": None}, "3.2", "2024", Status.ON_TRACK, ["ceiling_kept"]),
        ("filled", {"direction": "down"}, "3.2", "2024", Status.ON_TRACK, ["ceiling_kept"]),
        ("filled", {"printed": "dưới 4%", "value": None, "base": base("6.0")}, "3.2", "2024", Status.ON_TRACK, None),
        ("growth", {"direction": "down"}, "4.6", "2024", Status.NOT_ASSESSABLE, ["no_path"]),  # 2030 may be another
        ("growth", {"direction": "up"}, "6.0", "2024", Status.NOT_ASSESSABLE, ["no_path"]),  # no ceiling
        ("growth", {"direction": "down"}, "3.2", "2030", Status.ACHIEVED, []),
        ("growth", {"direction": "down"}, "4.6", "2030", Status.MISSED, []),
    ],
)
def test_a_ceiling_of_a_rate_that_is_kept_before_its_time_is_on_track(  # noqa: PLR0913, PLR0917  # one row of the table
    indicator: str, more: dict[str, Any], value: str, period: str, status: Status, reasons: list[str] | None
) -> None:
    as_of = "2031-03-31" if period == "2030" else "2025-03-31"
    result = judged(target(**{"value": 4, "indicator": indicator, **more}), seen(value, period, indicator), as_of=as_of)
    assert (result.status, codes(result)) == (status, ["ceiling_kept"] if reasons is None else reasons)


def test_a_bound_says_which_side_is_to_be_kept() -> None:
    goal = target(indicator="filled", printed="ít nhất 36%", maintain=True)
    assert judged(goal, seen("36.0", "2024", "filled")).status is Status.ON_TRACK
    assert judged(goal, seen("30.0", "2024", "filled")).status is Status.OFF_TRACK


def test_without_a_direction_nobody_knows_what_is_worse() -> None:
    same = target(36, maintain=True, base=base(36))
    result = judged(same, seen(30, "2024"))
    assert (result.status, codes(result)) == (Status.NOT_ASSESSABLE, ["needs_direction"])
    assert codes(judged(target(36, maintain=True), seen(30, "2024"))) == ["needs_direction"]


def test_whether_it_is_kept_can_be_left_open_by_the_figure() -> None:
    result = judged(KEPT, seen(36, "2024", low=35, high=37))
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.OFF_TRACK,))
    assert [dict(each.facts).get("because") for each in result.reasons] == [None, "target"]


def test_a_method_leaves_statuses_open_by_its_own_number() -> None:
    # 50 may be 46 … 54: 9 … 11 a year of ten; by SDSN below 1 is moderately improving
    shown = seen(50, "2024", low=46, high=54)
    result = stands(target(110, base=base(10)), shown, methods=("sdsn",))
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.SLOW,))
    (edge,) = result.reasons
    assert (edge.code, dict(edge.facts)) == (
        "borderline",
        {"status": "slow", "because": "interval", "method": "sdsn", "low": Fraction(9, 10), "high": Fraction(11, 10)},
    )


@pytest.mark.parametrize(
    "said, codes",
    [
        ({"price_basis": "current"}, []),
        ({"price_basis": "not-stated"}, ["unstated_price_basis"]),
        ({"price_basis": "not-stated", "coverage": "not-stated"}, ["unstated_price_basis", "unstated_coverage"]),
    ],
    ids=str,
)
def test_what_neither_target_nor_figure_says_is_said(said: dict[str, str], codes: list[str]) -> None:
    """As 541,169 in 2023 against the department's 677,000 of 2025: nobody states the prices of either."""
    indicators = {
        "said": {"concept": "output", "name": BOTH, "unit": "bn", "measure": "flow", "coverage": "all"} | said
    }
    goal = target(677000, indicator="said", due="2025", path="geometric", base=base(266765))
    result = judged(goal, seen(541169, "2023", "said"), as_of="2024-03-31", indicators=indicators)
    assert result.status is Status.AHEAD
    assert [reason.code for reason in result.reasons] == codes


def test_a_doubtful_figure_that_is_another_share_of_its_year_s_plan_than_it_says_judges_nothing_else() -> None:
    """As the 342,000 of 2022 against 677,000 for 2025: nine months give a plan of 366,198, of which 93.4 %."""
    share: dict[str, Any] = {"plan": "year", "value": "112.7"}
    nine = seen(307240, "2023-01-01/P9M", "output", pct_of_plan={"plan": "year", "value": "83.9"})
    year = seen(342000, "2023", "output", pct_of_plan=share, confidence="low", published="2024-01-30")
    goal = target(677000, indicator="output", due="2025", path="geometric", base=base(266765))
    doubtful = judged(goal, nine, year, as_of="2024-06-30")
    assert doubtful.status is Status.NOT_ASSESSABLE
    assert [reason.code for reason in doubtful.reasons] == ["low_confidence", "share_contradicted"]
    share_of_source, rate = (doubtful.reasons[1].facts[name] for name in ("share", "rate"))
    assert share_of_source == Fraction("112.7")
    assert rate == Fraction(342000) / (Fraction(307240) / Fraction("0.839"))  # 0.934
    assert doubtful.value("observed_rate") is not None
    alone = judged(goal, year, as_of="2024-06-30")
    sure = judged(goal, nine, year | {"confidence": "medium"}, as_of="2024-06-30")
    assert {alone.status, sure.status} == {Status.OFF_TRACK}  # (342 / 266.765) ^ (1 / 3) - 1 = 8.6 % of 20.5 %


def test_what_was_known_of_a_plan_stands_when_the_series_is_closed() -> None:
    """As 261,342 of four months of 2025, 31.0 % of the plan: 843,039, also once the series has ended.

    0.31 against 4 / 12 is 0.93: slow by the bands of a year's plan, as at the closing.
    """
    closed = {"closed": {"on": "2023-06-30", "why": BOTH}}
    four = seen(261342, "2023-01-01/P4M", "said", pct_of_plan={"plan": "year", "value": "31.0"})
    said = {"concept": "output", "name": BOTH, "unit": "bn", "measure": "flow", "coverage": "all"} | closed
    goal = target(None, indicator="said", plan="year", due="2023", implied="true")
    result = judged(goal, four, as_of="2023-12-31", indicators={"said": said | {"price_basis": "current"}})
    assert (result.status, [reason.code for reason in result.reasons]) == (Status.SLOW, ["indicative"])
    assert [flag.code for flag in result.flags] == ["closed"]
    assert result.value("target") == Fraction(261342) / Fraction("0.31")

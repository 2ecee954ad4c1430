"""Which print counts whatever the order of the files, which prints contradict it, and what that does to a status.

All figures are invented.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.methods import Status
from bgplan.core.report import Result
from bgplan.core.series import NO_SERIES, AllSeries, Series, best_prints, contradicting, ranked, standing_for
from tests.build import BOTH, base, dataset, judged, seen, settled, target


def print_(value: object = 9, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return seen(value, "2023", published=more.pop("published", "2024-01-31"), **more)


@pytest.mark.parametrize(
    "worse, better",
    [
        ({"stage": "A", "confidence": "low"}, {"stage": "E"}),
        ({"stage": "A", "confidence": "low"}, {"stage": "E", "confidence": "medium"}),
        ({"stage": "E", "published": "2024-06-30"}, {"stage": "P"}),
        ({"stage": "E"}, {"stage": "E", "published": "2024-02-01"}),
        ({"stage": "E", "round": 1}, {"stage": "E", "round": 2}),
        ({"stage": "E"}, {"stage": "E", "round": 1}),
        ({"source": "office", "value": 10}, {"source": "paper", "value": 9}),  # the later name
        ({"value": 9}, {"value": 10}),  # the larger figure
        ({"note": BOTH}, {"note": None}),  # what is left of the record
    ],
)
def test_the_better_print_counts_whatever_order_they_come_in(worse: dict[str, Any], better: dict[str, Any]) -> None:
    for pair in permutations((print_(**worse), print_(**better))):
        made = dataset(*pair)
        wanted = made.observations[pair.index(print_(**better))]
        assert best_prints(made.observations) == (wanted,)
        assert ranked(made.observations)[0] is wanted


def test_periods_come_in_the_order_of_their_ends() -> None:
    """The half year began with the year and is over before it."""
    spans = ("2023", "2023-01-01/P6M", "2022-10-01/P12M")
    made = dataset(*(seen(9, span, "output", published="2024-01-31") for span in spans))
    assert [one.record.period.text for one in best_prints(made.observations)] == [
        "2023-01-01/P6M",
        "2022-10-01/P12M",
        "2023",
    ]


def test_ranks_go_by_indicator_and_period() -> None:
    given = [seen(9, "2023", "parks"), seen(9, "2022", "parks"), seen(9, "2023", "area")]
    orders = [dataset(*order).observations for order in permutations(given)]
    found = {tuple(one.subject for one in ranked(each)) for each in orders}
    assert found == {("area@2023", "parks@2022", "parks@2023")}


YEAR = target("14.5", indicator="growth", due="2023", direction="up")
THIRD = {"sources": {"third": {"publisher": "Đài"}}}


def growth(value: str, day: str, source: str, **more: object) -> dict[str, Any]:
    """Return the growth of 2023 as a source prints it."""
    return seen(value, "2023", "growth", published=day, source=source, **more)


def stands(*observations: dict[str, Any]) -> Result:
    """Return how a growth of 14.5 % in 2023 stands after the year."""
    return judged(YEAR, *observations, as_of="2025-12-31", **THIRD)


FIRST = growth("13.45", "2023-12-20", "paper", stage="E")


@pytest.mark.parametrize(
    "other, contradicts",
    [
        # Of 13.45 (13.445 … 13.455) and 14.99 (14.985 … 14.995), both estimates or without a stage.
        (growth("14.99", "2025-05-20", "office", confidence="medium"), True),
        (growth("14.99", "2025-05-20", "office", confidence="medium", stage="E"), True),
        (growth("14.99", "2023-12-01", "office"), True),  # earlier of another publisher
        (growth("13.46", "2025-05-20", "office", confidence="medium"), False),  # both may be 13.455
        (growth("14.99", "2025-05-20", "office", confidence="low"), False),
        (growth("14.99", "2025-05-20", "office", stage="F"), False),
        (growth("14.99", "2023-12-01", "paper", stage="E"), False),  # the paper itself went on from it
        (growth("14.99", "2023-12-20", "paper", stage="E", confidence="medium"), True),  # and here contradicts itself
        (growth("14.99", "2025-05-20", "paper", stage="E", confidence="medium"), True),  # later, and not trusted more
    ],
)
def test_what_contradicts_the_print_that_counts(other: dict[str, Any], contradicts: bool) -> None:  # noqa: FBT001
    made, _ = settled(FIRST, other, targets={"t": YEAR}, **THIRD)
    (best,) = best_prints(one for one in made.observations if one.record.stage != "F")
    assert [each.amount and float(each.amount.point) for each in contradicting(best, made.observations)] == (
        [14.99] * contradicts
    )
    result = stands(FIRST, other)
    assert result.actual is not None
    assert result.actual.amount is not None
    assert float(result.actual.amount.point) == 13.45  # the shown figure is the best print's
    assert result.status is Status.MISSED
    assert result.also == ((Status.ACHIEVED,) if contradicts else ())
    told = [dict(each.facts) for each in result.reasons if each.code == "prints_disagree"]
    assert len(told) == contradicts
    if told:
        assert (float(told[0]["low"]), float(told[0]["high"])) == (13.445, 14.995)  # type: ignore[arg-type]


def test_a_later_stage_explains_and_so_does_a_later_round() -> None:
    final = growth("13.1", "2024-06-01", "office", stage="A")
    assert stands(FIRST, final).also == ()
    assert float(stands(FIRST, final).value("gap") or 0) == pytest.approx(13.1 - 14.5)
    rounds = growth("14.8", "2023-06-20", "office", stage="E", round=1), {**FIRST, "round": 2}
    assert stands(*rounds).also == ()


def test_a_print_that_its_publisher_corrected_contradicts_nothing() -> None:
    wrong = growth("14.99", "2023-12-10", "third")
    assert stands(FIRST, wrong).also == (Status.ACHIEVED,)
    assert stands(FIRST, wrong, growth("13.45", "2023-12-12", "third")).also == ()


def test_of_three_prints_all_that_contradict_count() -> None:
    doubted = growth("14.99", "2025-05-20", "office", confidence="medium")
    result = stands(FIRST, doubted, growth("13.1", "2024-03-01", "third"))
    # high and later: 13.1; beside it 13.45 and 14.99
    assert result.actual is not None
    assert result.actual.amount is not None
    (told,) = [each.facts for each in result.reasons if each.code == "prints_disagree"]
    ends = (told["low"], told["high"])
    assert (float(result.actual.amount.point), *map(float, ends)) == (13.1, 13.05, 14.995)  # type: ignore[arg-type]
    assert told["publishers"] == ("Báo Bắc Giang", "Cục Thống kê")
    assert [float(one.amount.point) for one in result.also_reported if one.amount] == [13.45, 14.99]


def test_a_level_between_two_prints_is_borderline() -> None:
    # 50 of the paper is 40 of the 40 that the path asks for, 34 of the office 24 of 40: 0.6.
    two = seen("50", "2024", "area", published="2025-03-01"), seen("34", "2024", "area", source="office")
    result = judged(target(110, indicator="area", base=base(10)), *two)
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.OFF_TRACK, Status.SLOW))


def test_a_contradicted_year_is_borderline_in_an_average() -> None:
    goal = target(10, indicator="growth", over="2021/2030", path="geometric")
    years = seen("10.0", "2021", "growth"), seen("10.0", "2022", "growth", published="2023-03-01")
    assert judged(goal, *years, as_of="2023-12-31").also == ()
    # 10 and 2 make 5.92 % a year, 0.59 of 10
    result = judged(goal, *years, seen("2.0", "2022", "growth", source="office"), as_of="2023-12-31")
    assert (result.status, result.also) == (Status.ON_TRACK, (Status.OFF_TRACK, Status.SLOW))
    assert [str(each.facts["period"].text) for each in result.reasons if each.code == "prints_disagree"] == ["2022"]  # type: ignore[union-attr]


def test_a_plan_told_by_a_contradicted_print_leaves_both_open() -> None:
    # 209.15 is 100.2 % of a plan of 208.73; another publisher's 207, later, is 99.2 % of it.
    goal = target(indicator="output", plan="year", due="2023", implied="true")
    told = seen("209.15", "2023", "output", source="office", published="2024-01-05")
    told["pct_of_plan"] = {"plan": "year", "value": "100.2"}
    later = seen("207.0", "2023", "output", published="2024-01-20")
    result = judged(goal, told, later, as_of="2024-12-31")
    assert (result.status, result.also) == (Status.MISSED, (Status.ACHIEVED,))
    # The other way round the figure that tells the plan counts, and is as open.
    result = judged(goal, {**told, "published": "2024-01-31"}, later, as_of="2024-12-31")
    assert (result.status, result.also) == (Status.ACHIEVED, (Status.MISSED,))
    assert "plan_told" not in [each.code for each in result.reasons]
    assert result.implied_plan is not None
    assert (round(float(result.implied_plan.low), 1), round(float(result.implied_plan.high), 1)) == (208.6, 208.8)


PRINTS = st.tuples(st.integers(100, 140), st.sampled_from(["paper", "office", "third"]))


@given(st.lists(PRINTS, min_size=1, max_size=5))
def test_the_union_holds_the_figure_that_is_shown(prints: list[tuple[int, str]]) -> None:
    days = [growth(f"{number}.5", f"2024-01-{day:02}", source) for day, (number, source) in enumerate(prints, 1)]
    made = dataset(*days, targets={"t": YEAR}, **THIRD)
    (best,) = best_prints(made.observations)
    others = contradicting(best, made.observations)
    stood = standing_for(best, others)
    assert best.amount is not None
    assert stood.amount is not None
    assert stood.amount.point == best.amount.point
    assert (stood.amount.value, stood.place) == (best.amount.value, best.place)
    for one in (best, *others):
        assert one.amount is not None
        assert stood.amount.interval.contains(one.amount.interval.low)
        assert stood.amount.interval.contains(one.amount.interval.high)
    newest = {one.source_name: one for one in sorted(made.observations, key=lambda each: each.published)}
    assert {one.source_name for one in others} == {
        name for name, one in newest.items() if one.amount and one.amount.point != best.amount.point
    }


def test_a_series_has_the_best_print_of_each_stretch_and_no_forecast_among_them() -> None:
    made = dataset(
        seen(9, "2022"),
        print_(7, stage="E"),
        print_(8, stage="P"),
        seen(10, "2024", stage="F"),
        seen(2, "2023", "area"),
    )
    series = AllSeries.of(made.observations).named("parks")
    assert [figure.record.period.text for figure in series.actual] == ["2022", "2023", "2023"]
    assert [figure.amount and figure.amount.point for figure in series.best.values()] == [9, 8]
    (of_2023,) = (figures for figures in series.by_span.values() if len(figures) > 1)
    assert [figure.record.stage for figure in of_2023] == ["P", "E"]  # the better first
    assert [figure.record.stage for figure in series.of_period(made.observations[3].record.period)] == ["F"]


def test_figures_of_several_indicators_stand_in_the_order_of_the_files() -> None:
    made = dataset(seen(9, "2022"), seen(2, "2022", "area"), seen(10, "2023"), seen(3, "2023", "area"))
    every = AllSeries.of(made.observations)
    assert every.actual("area", "parks") == made.observations
    assert every.named("output") is NO_SERIES
    other = every.changed({"parks": Series(made.observations[2:3])})
    assert [figure.record.period.text for figure in other.named("parks").actual] == ["2023"]
    assert other.named("area") is every.named("area")

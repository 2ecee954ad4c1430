"""BG504–BG506: final figures, newer figures and those of every month that did not come."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.validate.timeliness import did_not_arrive, estimates_never_replaced, stale
from tests.build import BOTH, dataset, fails, said, seen, settled, target


def now(published: str) -> dict[str, Any]:
    """Return a figure of another indicator: the newest publication of the book."""
    return seen(7840, "2020", "area", published=published, stage="A")


@pytest.mark.parametrize(
    "stage, newest, outcome",
    [
        ("E", "2023-12-31", "pass"),  # two years to the day after the end of 2021
        ("E", "2024-01-01", "fail"),
        ("P", "2024-01-01", "fail"),
        ("A", "2024-01-01", "pass"),
        (None, "2024-01-01", "untold"),
    ],
)
def test_an_estimate_is_replaced_within_two_years(stage: str | None, newest: str, outcome: str) -> None:
    made = dataset(seen(9, "2021", stage=stage), now(newest))
    assert said(estimates_never_replaced(made)) == [outcome, "pass"]


def test_what_is_said_of_an_estimate() -> None:
    made = dataset(seen(8, "2021", stage="E"), seen(9, "2021", stage="P", published="2022-06-30"), now("2024-01-01"))
    (found,) = fails(estimates_never_replaced(made))
    assert (found.code, found.subject, found.place.path) == ("BG504", "parks@2021", ("observations", 1, "stage"))
    assert (found.facts["stage"], str(found.facts["newest"])) == ("P", "2024-01-01")


@pytest.mark.parametrize(
    "second, outcome",
    [
        ({"stage": "A", "published": "2023-10-06"}, ["pass"]),
        ({"stage": "P", "published": "2022-10-06"}, ["fail"]),
        ({"stage": None, "published": "2023-10-06"}, ["untold"]),  # it may be the final one
        ({"stage": None, "published": "2021-12-31"}, ["fail"]),
        ({"stage": "A", "withdrawn": BOTH}, ["fail"]),
        ({"stage": "F"}, ["fail"]),
        ({"stage": "A", "period": "2021-12"}, ["pass"]),  # of a level the same moment
    ],
)
def test_only_a_later_stage_replaces_an_estimate(second: dict[str, Any], outcome: list[str]) -> None:
    made = dataset(seen(9, "2021", stage="E"), seen(9, "2021") | second, now("2024-01-01"))
    assert said(estimates_never_replaced(made)) == [*outcome, "pass"]


@pytest.mark.parametrize(
    "on, outcome", [("2024-12-31", ["untold"]), ("2025-01-01", ["untold"]), ("2025-01-02", ["fail"])]
)
def test_of_a_closed_series_no_final_figure_is_to_come(on: str, outcome: list[str]) -> None:
    closed = {"parks": {"closed": {"on": on, "why": BOTH}}}
    made = dataset(seen(9, "2021", stage="E"), now("2025-01-01"), indicators=closed)
    assert said(estimates_never_replaced(made)) == [*outcome, "pass"]


@pytest.mark.parametrize("period, outcome", [("2021", "fail"), ("2021-01-01/P9M", "untold"), ("2021-Q3", "untold")])
def test_of_a_part_of_a_year_no_final_figure_is_to_come(period: str, outcome: str) -> None:
    made = dataset(seen(9, period, "output", stage="E"), now("2025-01-01"))
    assert said(estimates_never_replaced(made)) == [outcome, "pass"]


def stale_of(*figures: dict[str, Any], goal: dict[str, Any] | None = None, **parks: object) -> list[str]:
    """Return what BG505 says of the parks when the newest publication is of 30 June 2024."""
    made = dataset(
        *figures,
        now("2024-06-30"),
        targets={"t": goal or target(29)},
        indicators={"parks": parks},
        plans={"new": {"name": BOTH, "period": "2021/2030", "source": "plan-text"}},
    )
    return said(stale(made))


@pytest.mark.parametrize(
    "figures, outcome",
    [
        ([seen(9, "2022-06-30")], "pass"),
        ([seen(9, "2022-06-29")], "fail"),
        ([seen(9, "2022-06-29"), seen(9, "2024-05-31")], "pass"),
        ([seen(9, "2022-06-29"), seen(9, "2024-05-31", withdrawn=BOTH)], "fail"),
        ([seen(9, "2022-06-29"), seen(9, "2025", stage="F", published="2024-05-31")], "fail"),
        ([], "untold"),
    ],
)
def test_an_indicator_with_a_target_has_a_figure_of_the_last_two_years(figures: Any, outcome: str) -> None:  # noqa: ANN401
    assert stale_of(*figures) == [outcome]


@pytest.mark.parametrize(
    "goal, parks",
    [
        (target(29, due="2024-06-30"), {}),
        (target(29), {"every": "year"}),
        (target(29), {"closed": {"on": "2024-06-30", "why": BOTH}}),
        (target(29, superseded_by="t"), {}),
    ],
)
def test_what_nobody_waits_for_is_not_stale(goal: dict[str, Any], parks: dict[str, Any]) -> None:
    assert stale_of(seen(9, "2021"), goal=goal, **parks) == []


def arrived(*figures: dict[str, Any], every: str = "month", newest: str = "2023-08-31", **more: object) -> Any:  # noqa: ANN401
    """Return what BG506 says of the output, as its outcomes and the periods that it names."""
    indicators = {"output": {"every": every, **more}}
    made = dataset(*figures, now(newest), indicators=indicators)
    found = fails(did_not_arrive(made))
    missing: Any = found[0].facts["missing"] if found else ()
    return said(did_not_arrive(made)), [getattr(each, "text", each) for each in missing]


def of_month(number: int, **more: object) -> dict[str, Any]:
    """Return the output of a month of 2023, published on its last day."""
    return seen(100, f"2023-{number:02d}", "output", **more)


def test_a_month_without_a_figure_is_named() -> None:
    assert arrived(of_month(3), of_month(4), of_month(6)) == (["fail"], ["2023-05"])  # July and August may yet come
    assert arrived(of_month(3), of_month(4), of_month(5), of_month(6)) == (["pass"], [])


def test_a_month_is_waited_for_62_days() -> None:
    # 30 June to 30 August: 61 days, to 31 August 62
    given = [of_month(3), of_month(4), of_month(5)]
    assert arrived(*given, newest="2023-08-30") == (["pass"], [])
    assert arrived(*given, newest="2023-08-31") == (["fail"], ["2023-06"])


def test_periods_before_the_first_publication_are_nobodys() -> None:
    assert arrived(of_month(5, published="2023-06-05"), of_month(6)) == (["pass"], [])
    assert arrived(of_month(8)) == (["untold"], [])


@pytest.mark.parametrize(
    "second, outcome",
    [
        (seen(200, "2023-01-01/P5M", "output"), "pass"),
        (seen(200, "2023-01-01/P4M20D", "output"), "pass"),  # to 20 May
        (seen(200, "2023-01-01/P6M", "output"), "fail"),
        (of_month(5, withdrawn=BOTH), "fail"),
        (of_month(5, stage="F", published="2023-04-30"), "fail"),
    ],
)
def test_a_cumulative_figure_is_its_last_months(second: dict[str, Any], outcome: str) -> None:
    assert arrived(of_month(3), of_month(4), second, of_month(6))[0] == [outcome]


def test_quarters_and_years() -> None:
    first = seen(100, "2022-Q1", "output")
    more = {"newest": "2022-12-31"}
    assert arrived(first, every="quarter", **more) == (["fail"], ["2022-Q2", "2022-Q3"])
    assert arrived(first, seen(9, "2022-06", "output"), every="quarter", **more)[1] == ["2022-Q2", "2022-Q3"]
    assert arrived(first, seen(9, "2022-01-01/P8M", "output"), every="quarter", **more)[1] == ["2022-Q2", "2022-Q3"]
    assert arrived(first, seen(9, "2022-01-01/P9M", "output"), every="quarter", **more)[1] == ["2022-Q2"]
    assert arrived(seen(9, "2020", "output"), seen(9, "2022", "output"), every="year")[1] == ["2021"]


def test_a_closed_series_is_waited_for_to_its_end() -> None:
    closed = {"on": "2023-05-31", "why": BOTH}
    assert arrived(of_month(3), of_month(4), closed=closed) == (["fail"], ["2023-05"])
    assert arrived(of_month(3), of_month(4), of_month(5), closed=closed) == (["pass"], [])


def test_twelve_periods_are_named_at_most() -> None:
    # February 2022 to March 2023 are missing: fourteen months
    outcome, named = arrived(seen(1, "2022-01", "output"), of_month(4), newest="2023-06-30")
    assert (outcome, len(named), named[0], named[11:]) == (["fail"], 13, "2022-02", ["2023-01", "…"])
    assert arrived(seen(1, "2022-01", "output"), of_month(2), newest="2023-04-30")[1][11:] == ["2023-01"]


def test_a_level_is_there_with_any_day_of_the_month() -> None:
    days = [seen(9, f"2023-{month}") for month in ("03-31", "04-12", "05-22", "06-01")]
    made = dataset(*days, now("2023-08-31"), indicators={"parks": {"every": "month"}})
    assert said(did_not_arrive(made)) == ["pass"]


def test_the_last_years_that_there_are_do_no_harm() -> None:
    indicators = {"parks": {"every": "month"}}
    made, _ = settled(seen(9, "9999", stage="E"), targets={"t": target(29)}, indicators=indicators)
    for check in (estimates_never_replaced, stale, did_not_arrive):
        assert fails(check(made)) == ()

"""BG906: figures beside those before and after them. BG908–BG910: beyond target or whole, dated years back.

All figures are invented but for those of the two slips named.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.validate.outliers import far_beyond_target, out_of_line, parts_beyond_wholes
from bgplan.core.validate.timeliness import dated_long_ago, early_estimates
from tests.build import INDICATORS, base, dataset, fails, said, seen, target

AREA, OUTPUT, FILLED = "area", "output", "filled"


def found(indicator: str, figures: dict[str, Any], **tables: Any) -> list[str]:  # noqa: ANN401
    """The periods of the figures that are out of line."""
    made = dataset(*(seen(value, period, indicator) for period, value in figures.items()), **tables)
    return [each.subject.partition("@")[2] for each in fails(out_of_line(made))]


@pytest.mark.parametrize(
    "indicator, figures, out",
    [
        # slips of a digit or of the point, in value and print alike
        ("parks", {"2021": 45, "2022": 544, "2023": 55}, ["2022"]),  # 544 for 54
        (AREA, {"2021": 1728, "2022": "225.4", "2023": 2327}, ["2022"]),  # 225.4 for 2,254
        (FILLED, {"2020": "81.7", "2022": "7.56", "2023": 78}, ["2022"]),  # 7.56 for 75.6
        (FILLED, {"2020": "81.7", "2022": "75.6", "2023": "7.8"}, ["2023"]),
        (AREA, {"2021": 1728, "2022": 2254, "2023": 23270}, ["2023"]),  # at the end
        (AREA, {"2021": 17280, "2022": 2254, "2023": 2327}, ["2021"]),  # at the beginning
        (AREA, {"2021": 1728, "2022": 22540}, ["2022"]),  # of two the later one is told
        (OUTPUT, {"2021": 800, "2022": 9000, "2023": 1000}, ["2022"]),
        (OUTPUT, {"2022-01-01/P6M": 600, "2022-01-01/P9M": 9000, "2022": 1200}, ["2022-01-01/P9M"]),
        (OUTPUT, {"2021": 800, "2022": "0.9", "2023": 1000}, ["2022"]),  # a thousandth: another unit
        # what happens
        ("parks", {"2021": 45, "2022": 54, "2023": 55}, []),
        ("parks", {"2021": 6, "2022": 9, "2025": 16}, []),  # new parks
        ("parks", {"2021": 1, "2022": 6, "2023": 7}, []),  # from one to six
        (AREA, {"2021": 1000, "2022": 2000, "2023": 2100}, []),  # a doubling that stays
        (AREA, {"2021": 1000, "2022": 2000}, []),  # and one of which nothing is known since
        (OUTPUT, {"2019": 1000, "2020": 550, "2021": 1050}, []),  # a year of crisis
        (OUTPUT, {"2022-01": 80, "2022-01-01/P6M": 600, "2022": 1300}, []),  # of a month, of half a year, of a year
        (AREA, {"2011": 100, "2021": 1000}, []),  # ten times as much in ten years
        (OUTPUT, {"2018": 20, "2019": 310, "2020": 30, "2021": 280, "2022": 25, "2023": 260}, []),  # a restless series
        (FILLED, {"2020": 80, "2022": 40, "2023": 60}, []),  # new parks are empty at first
        (OUTPUT, {"2021": 0, "2022": 9, "2023": 0}, []),  # nothing is no neighbour
        (OUTPUT, {"2021": -5, "2022": 9, "2023": -3}, []),
    ],
)
def test_a_figure_stands_between_its_neighbours(indicator: str, figures: dict[str, Any], out: list[str]) -> None:
    assert found(indicator, figures) == out


def test_the_base_of_a_target_is_a_neighbour_too() -> None:
    targets = {"t": target(7840, indicator=AREA, base=base(1322))}
    assert found(AREA, {"2022": 19670}, targets=targets) == ["2022"]
    assert found(AREA, {"2022": 1967}, targets=targets) == []
    wrong = {"t": target(7840, indicator=AREA, base=base(13220))}
    (only,) = fails(out_of_line(dataset(seen(1967, "2021", AREA), seen(2254, "2023", AREA), targets=wrong)))
    assert only.subject == "t"  # the base itself is out of line


def test_a_figure_that_is_alone_is_set_beside_its_kin() -> None:
    """Current and constant prices differ by some per cent a year, never by ten times; the units are powers of ten."""
    kin = {"other": {**INDICATORS[OUTPUT], "unit": "trn", "price_basis": "current"}}
    for value, out in ((155, []), ("15.5", ["2022"]), (155000, ["2022"])):
        figures = (seen(value, "2022", "other"), seen(150000, "2021", OUTPUT), seen(160000, "2022", OUTPUT))
        told = [each.subject.partition("@")[2] for each in fails(out_of_line(dataset(*figures, indicators=kin)))]
        assert told == out


def test_another_scope_is_no_kin() -> None:
    scope = {"other": {**INDICATORS[OUTPUT], "coverage": "parks"}}
    made = dataset(seen(5, "2022", "other"), seen(150, "2021", OUTPUT), seen(160, "2022", OUTPUT), indicators=scope)
    assert fails(out_of_line(made)) == ()


@given(st.lists(st.floats(0.75, 1.45), min_size=4, max_size=9), st.integers(20, 10**6))
def test_ordinary_growth_is_quiet_and_a_tenfold_slip_is_not(moves: list[float], start: int) -> None:
    """A level that moves by up to 45 % a year is quiet; each of its figures times ten, or a tenth of it, is found."""
    values = [start]
    for move in moves:
        values.append(max(1, round(values[-1] * move)))
    series = {str(2014 + at): value for at, value in enumerate(values)}
    assert found(AREA, series) == []
    for period, value in series.items():
        if value >= 20:
            assert period in found(AREA, {**series, period: value * 10})


@pytest.mark.parametrize(
    "goal, out",
    [
        (target(66, base=base(6)), []),  # 6 → 66 in ten years is bold, and 10 of 2023 are on the way
        (target(200, base=base(6)), []),  # from 10 in 2023: 205 / 15 = 13.7, and 3 × 1.3^7 = 18.8
        (target(6600, base=base(6)), ["t"]),
        (target(1, base=base(40)), []),  # what is to fall may fall to nearly nothing
    ],
)
def test_a_target_is_of_the_size_of_its_figures(goal: dict[str, Any], out: list[str]) -> None:
    made = dataset(seen(9, "2022"), seen(10, "2023"), targets={"t": goal})
    assert [each.subject for each in fails(out_of_line(made)) if "@" not in each.subject] == out


@pytest.mark.parametrize("value, out", [("9.5", ["t"]), ("95", []), ("60", [])])
def test_a_target_of_what_rises_is_no_tenth_of_it(value: str, out: list[str]) -> None:
    """Seven of ten households had clean water in 2020 and 76 of a hundred in 2023: 9.5 % is a shifted point."""
    goal = target(value, indicator=FILLED, base=base("70"))
    made = dataset(seen("74.1", "2022", FILLED), seen("75.6", "2023", FILLED), targets={"t": goal})
    assert [each.subject for each in fails(out_of_line(made))] == out


@pytest.mark.parametrize(
    "goal, figure, outcome",
    [
        (target(66), seen(544, "2023"), ["fail"]),  # 544 for 54
        (target(66), seen(132, "2023"), ["pass"]),  # twice the target: exceeded
        (target(66), seen(54, "2023"), ["pass"]),
        (target(66), seen(544, "2031"), []),  # after the due date the next plan counts
        (target(None, printed="không quá 66 khu công nghiệp"), seen(544, "2023"), []),  # a ceiling
        (target(10, direction="down"), seen(544, "2023"), []),
        (target(19, indicator="growth", over="2021/2030", path="geometric"), seen("119.5", "2023", "growth"), ["fail"]),
        (target(5, indicator="growth", over="2021/2030", path="geometric"), seen(20, "2023", "growth"), ["pass"]),
        (target(3, indicator="place"), seen(40, "2023", "place"), []),  # a rank is better the lower it is
    ],
)
def test_an_actual_is_not_many_times_its_target(
    goal: dict[str, Any], figure: dict[str, Any], outcome: list[str]
) -> None:
    assert said(far_beyond_target(dataset(figure, targets={"t": goal}))) == outcome


def test_of_several_documents_the_highest_target_counts() -> None:
    targets = {"low": target(10, due="2025"), "high": target(66)}
    assert said(far_beyond_target(dataset(seen(54, "2023"), targets=targets))) == ["pass"]


@pytest.mark.parametrize(
    "period, share, outcome",
    [
        ("2023-01-01/P8M", "80.12", "pass"),
        ("2023-01-01/P8M", "8.01", "fail"),
        ("2023-01-01/P8M", "801.2", "fail"),
        ("2023-01-01/P8M", "25", "pass"),  # a slow year
        ("2023", "250", "pass"),  # far more investors than planned
        ("2023-01", "0.9", "pass"),  # January says little
    ],
)
def test_a_share_of_plan_is_of_the_size_of_the_time_gone(period: str, share: str, outcome: str) -> None:
    figure = seen(800, period, "output", pct_of_plan={"plan": "year", "value": share})
    assert said(far_beyond_target(dataset(figure))) == [outcome]


WORKING = {"working": INDICATORS["parks"]}
NESTED = {"i": {"nested": ["parks", "working"]}}


@pytest.mark.parametrize(
    "parks, working, outcome",
    [
        ({"2023-06-30": 9}, {"2023-03-31": 12}, ["fail"]),
        ({"2023-06-30": 9}, {"2023-03-31": 8}, ["pass"]),
        ({"2023-06-30": 9}, {"2023-12-31": 11}, ["pass"]),  # the parks have grown since
        ({"2023-06-30": 9}, {"2023-12-31": 90}, ["fail"]),
        ({"2023-06-30": 9, "2024-06-30": 16}, {"2023-12-31": 12}, ["pass"]),
        ({"2021-06-30": 9}, {"2023-12-31": 90}, ["untold"]),  # too long ago
        ({"2023-06-30": 9}, {"2023-06-30": 12}, ["untold"]),  # of one day: BG411 says it
    ],
)
def test_a_part_is_no_more_than_its_whole_of_about_the_time(
    parks: dict[str, int], working: dict[str, int], outcome: list[str]
) -> None:
    figures = [seen(value, day) for day, value in parks.items()]
    figures += [seen(value, day, "working") for day, value in working.items()]
    assert said(parts_beyond_wholes(dataset(*figures, indicators=WORKING, identities=NESTED))) == outcome


def test_the_first_and_the_last_day_of_all_are_no_fault_of_the_rules() -> None:
    days, names = ("0001-01-01", "9999-12-31"), ("parks", "working")
    figures = [seen(9, day, name, published="2040-12-01") for day in days for name in names]
    made = dataset(*figures, indicators=WORKING, identities=NESTED)
    for check in (parts_beyond_wholes, far_beyond_target, dated_long_ago, out_of_line, early_estimates):
        assert fails(check(made)) == ()


def test_parts_of_a_sum_and_other_units() -> None:
    """6,013 ha together in June 2025: 24,748 ha of parks in September before cannot be, 2,474.8 can."""
    tables = {
        "indicators": {"both": INDICATORS["area"], "rest": INDICATORS["area"]},
        "identities": {"i": {"total": "both", "parts": ["area", "rest"]}},
    }
    for value, outcome in (("24748", "fail"), ("2474.8", "pass")):
        figures = (seen(6013, "2025-06", "both"), seen(value, "2024-09-30", "area"))
        assert said(parts_beyond_wholes(dataset(*figures, **tables))) == [outcome]


def test_a_base_makes_no_target() -> None:
    assert (
        said(far_beyond_target(dataset(seen(54, "2023"), targets={"t": target(None, base=base(6), implied="true")})))
        == []
    )

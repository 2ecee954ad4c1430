"""BG402–BG406: several prints of one observation, the plans that percentages imply. BG810: what counts for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Severity
from bgplan.core.rules import BY_CODE, RuleOutcome
from bgplan.core.validate.prints import implied_plans, never_beside, parts_without_rest, several_prints, shares_of_plan
from tests.build import BOTH, INDICATORS, codes, dataset, fails, said, seen, target

LATER = {"published": "2024-06-01"}
OFFICE = {"source": "office"}


def found(*observations: dict[str, Any]) -> list[str]:
    """Return the codes of what several prints give rise to."""
    return [finding.code for finding in fails(several_prints(dataset(*observations)))]


@pytest.mark.parametrize(
    "second, code",
    [
        ({}, "BG402"),  # one publisher, one day: it contradicts itself
        (LATER, "BG404"),  # later: it has revised
        ({"stage": "A"}, "BG404"),
        (OFFICE, "BG403"),  # another publisher disagrees
        ({**OFFICE, **LATER}, "BG403"),
        ({**OFFICE, "stage": "A"}, "BG404"),
    ],
)
def test_two_prints_that_lie_apart(second: dict[str, Any], code: str) -> None:
    assert found(seen(9, "2023"), seen(8, "2023", **second)) == [code]


def test_how_much_each_weighs() -> None:
    weights = [BY_CODE[code].severity for code in ("BG402", "BG403", "BG404")]
    assert weights == [Severity.ERROR, Severity.WARNING, Severity.INFO]


def test_two_sources_of_one_publisher_are_one_publisher() -> None:
    twin = {"twin": {"publisher": "Báo Bắc Giang"}}
    made = dataset(seen(9, "2023"), seen(8, "2023", source="twin"), sources=twin)
    assert [finding.code for finding in fails(several_prints(made))] == ["BG402"]


@pytest.mark.parametrize(
    "second",
    [
        seen(9, "2023"),
        seen(8, "2023", low=8, high=9),  # 8 to 9 parks and 9 parks agree
        seen(8, "2022"),
        seen(8, "2023-11"),
        seen(8, "2023", "area"),
        seen(8, "2023", withdrawn=BOTH),
    ],
)
def test_what_is_no_contradiction(second: dict[str, Any]) -> None:
    assert found(seen(9, "2023"), second) == []


def test_a_level_is_of_its_end_however_the_period_is_written() -> None:
    for period in ("2023", "2023-Q4", "2023-12", "2023-12-31"):
        assert found(seen(9, "2023"), seen(8, period)) == ["BG402"]


def test_forecasts_contradict_nothing() -> None:
    assert found(seen(9, "2023"), seen(8, "2023", stage="F")) == []


def test_a_less_final_figure_of_another_publisher_is_no_revision() -> None:
    later = {"published": "2024-06-30"}
    assert found(seen(9, "2023", stage="A"), seen(8, "2023", stage="E", **later, **OFFICE)) == ["BG403"]
    assert found(seen(9, "2023", stage="E"), seen(8, "2023", stage="A", **later, **OFFICE)) == ["BG404"]


def test_one_stretch_of_time_in_two_notations() -> None:
    assert found(seen(9, "2023", "output"), seen(11, "2023-01-01/P12M", "output")) == ["BG402"]


def test_what_a_contradiction_tells() -> None:
    made = dataset(seen(8, "2023", **LATER, **OFFICE), seen(9, "2023"))
    (finding,) = fails(several_prints(made))
    assert finding.subject == "parks@2023"
    assert finding.place.path == ("observations", 0, "value")  # the later print, though first in the file
    assert [place.path for place in finding.related] == [("observations", 1, "value")]
    assert dict(finding.facts) == {
        "earlier": 9,
        "later": 8,
        "earlier_publisher": "Báo Bắc Giang",
        "later_publisher": "Cục Thống kê",
        "earlier_source": "paper",
        "later_source": "office",
        "unit": "park",
    }


def test_each_print_is_held_against_the_latest_one_that_it_contradicts() -> None:
    assert found(seen(9, "2023"), seen(8, "2023", **OFFICE), seen(7, "2023", **LATER)) == ["BG403", "BG403"]
    assert found(seen(9, "2023"), seen(7, "2023", **OFFICE), seen(7, "2023", **LATER)) == ["BG403", "BG404"]


def share(value: object, percent: object, period: str = "2023-01-01/P8M", **more: object) -> dict[str, Any]:
    """Return an observation with its percentage of the year's plan."""
    return seen(value, period, "output", **{"pct_of_plan": {"plan": "year", "value": percent}, **more})


def plans(*observations: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what is found about implied plans."""
    return codes(fails(implied_plans(dataset(*observations))))


def test_percentages_of_one_plan_must_imply_one_plan() -> None:
    # 800 / 80 % = 1,000 and 900 / 90 % = 1,000, but 900 / 85 % = 1,059
    assert plans(share(800, "80.0"), share(900, "90.0", "2023-01-01/P9M")) == []
    assert plans(share(800, "80.0"), share(900, "85.0", "2023-01-01/P9M")) == [("BG405", "output@2023")]


def test_the_digits_of_a_percentage_leave_room() -> None:
    # 800 / (79.5 … 80.5 %) reaches from 993 to 1,007; 900 / (88.5 … 89.5 %) from 1,005 to 1,018
    assert plans(share(800, 80), share(900, 89, "2023-01-01/P9M")) == []
    assert plans(share(800, 80), share(900, 88, "2023-01-01/P9M")) == [("BG405", "output@2023")]


@pytest.mark.parametrize(
    "second",
    [
        share(900, 50, "2024-01-01/P9M"),  # another year
        share(900, 50, "2023-01-01/P9M", pct_of_plan={"plan": "plan", "value": 50}),
        share(900, 50, "2023-01-01/P9M", withdrawn=BOTH),
        share(None, 50, "2023-01-01/P9M"),
        share(900, 0, "2023-01-01/P9M"),  # nothing follows from "0 % of plan"
        seen(900, "2023-01-01/P9M", "output"),
    ],
)
def test_what_implies_no_other_plan(second: dict[str, Any]) -> None:
    assert plans(share(800, 80), second) == []


@pytest.mark.parametrize(
    "second, code",
    [
        ({}, "BG402"),
        (LATER, "BG404"),
        (OFFICE, "BG403"),
        ({**OFFICE, "stage": "A"}, "BG404"),
    ],
)
def test_two_prints_that_agree_are_counted_for_what_they_could_have_been(second: dict[str, Any], code: str) -> None:
    (outcome,) = several_prints(dataset(seen(9, "2023"), seen(9, "2023", **second)))
    assert outcome == RuleOutcome(code, evaluable=True)


def test_a_print_without_a_figure_cannot_be_held_against_another() -> None:
    unread = share(None, 50)
    assert said(several_prints(dataset(share(800, 80), unread))) == ["untold"]
    assert said(several_prints(dataset(unread))) == []


def test_percentages_of_a_plan_are_counted() -> None:
    # 800 / 80 % = 1,000 = 900 / 90 %; a percentage without a value implies nothing
    made = dataset(share(800, "80.0"), share(900, "90.0", "2023-01-01/P9M"), share(None, 50, "2023-01-01/P3M"))
    assert sorted(said(implied_plans(made))) == ["pass", "untold"]


@pytest.mark.parametrize(
    "value, outcome",
    [
        (1000, "pass"),
        (1006, "pass"),  # 800 / (79.5 … 80.5 %), and the digits of 800: from 993.2 to 1,006.9
        (1007, "fail"),
        (None, "untold"),
    ],
)
def test_a_value_and_its_percentage_give_the_plans_target(value: int | None, outcome: str) -> None:
    goal = target(value, indicator="output", plan="year", due="2023", implied=None if value else "true")
    assert said(shares_of_plan(dataset(share(800, 80), targets={"t": goal}))) == [outcome]


def test_a_plan_with_two_targets_of_an_indicator_says_nothing() -> None:
    goal = target(1007, indicator="output", plan="year", due="2023")
    assert said(shares_of_plan(dataset(share(800, 80), targets={"t": goal, "u": goal}))) == ["untold"]


GOAL = {"t": target(2000, indicator="output", path="geometric")}


@pytest.mark.parametrize(
    "periods, alone",
    [
        (("2023-09",), ("2023-09",)),
        (("2023-01-01/P8M", "2023-09"), ()),
        (("2023-01-01/P6M", "2023-09"), ("2023-09",)),
        (("2023-01-01/P9M", "2023-09"), ()),  # part of a longer one
        (("2023", "2023-09"), ()),
        (("2023-08", "2023-09"), ()),  # somebody enters month after month
        (("2031-09",), ()),  # after the target
        (("2023-Q3", "2022"), ("2023-Q3",)),
    ],
)
def test_a_stretch_that_cannot_be_added_up(periods: tuple[str, ...], alone: tuple[str, ...]) -> None:
    made = dataset(*(seen(100, each, "output") for each in periods), targets=GOAL)
    assert tuple(name for each in fails(parts_without_rest(made)) for name in each.facts["known"]) == alone  # type: ignore[union-attr]


def test_of_an_indicator_without_a_target_nothing_is_said() -> None:
    assert fails(parts_without_rest(dataset(seen(100, "2023-09", "output")))) == ()


def test_figures_of_an_identity_that_are_never_of_one_time() -> None:
    own = dict.fromkeys(("all", "one", "other"), INDICATORS["area"])
    tables = {"indicators": own, "identities": {"i": {"total": "all", "parts": ["one", "other"]}}}
    apart = (seen(3, "2023", "all"), seen(1, "2023", "one"), seen(2, "2022", "other"))
    (found,) = fails(never_beside(dataset(*apart, **tables)))
    assert (found.subject, found.facts["reason"]) == ("i", "never-beside")
    assert fails(never_beside(dataset(*apart, seen(2, "2023", "other"), **tables))) == ()
    assert fails(never_beside(dataset(*apart[:2], **tables))) == ()

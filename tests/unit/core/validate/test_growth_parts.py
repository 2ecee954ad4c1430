"""BG416-BG418: growth against the growth of branches, quarters and years."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.dataset import Dataset
from bgplan.core.findings import Severity
from bgplan.core.intervals import Interval
from bgplan.core.validate.growth_parts import averages_against_years, growth_against_quarters, growth_outside_parts
from tests.build import BOTH, dataset, fails, said, seen, settled

ONE_DAY = {"published": "2025-01-15"}
GROWTH = {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
YEARLY = {**GROWTH, "comparator": "previous-year"}


def grown(value: object, period: str, indicator: str = "growth", **more: object) -> dict[str, Any]:
    """Return a growth in percent, published with all the others."""
    return seen(value, period, indicator) | ONE_DAY | more


def branches(*observations: dict[str, Any], **more: dict[str, str]) -> Dataset:
    """Return a book of industry and construction."""
    names = ("both", "industry", "construction")
    indicators = {name: YEARLY | more.get(name, {}) for name in names}
    identity = {"growth": "both", "growths": ["industry", names[2]]}
    made, _ = settled(*observations, indicators=indicators, identities={"i": identity})  # of other prices BG219 tells
    return made


PARTS = grown("19.87", "2024", "industry"), grown("-5.24", "2024", "construction")


@pytest.mark.parametrize("whole, outcome", [("17.75", "pass"), ("19.88", "pass"), ("19.89", "fail"), ("-5.3", "fail")])
def test_a_whole_grows_within_its_parts(whole: str, outcome: str) -> None:
    # Bắc Giang 2024: both 17.75, industry 19.87 (to 19.875, where 19.88 begins); -5.3 reaches -5.25, not -5.245
    assert said(growth_outside_parts(branches(grown(whole, "2024", "both"), *PARTS))) == [outcome]


def test_the_bounds_of_the_parts_are_named() -> None:
    (found,) = fails(growth_outside_parts(branches(grown("21.0", "2024", "both"), *PARTS)))
    assert (found.code, found.subject, found.severity) == ("BG416", "i@2024", Severity.ERROR)
    assert [place.path[1] for place in found.related] == [1, 2]
    assert found.facts["between"] == Interval.of("-5.245", "19.875")


def test_parts_of_another_publisher_are_warned_of() -> None:
    (found,) = fails(growth_outside_parts(branches(grown("21.0", "2024", "both", source="office"), *PARTS)))
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "observations, more",
    [
        (PARTS[:1], {}),
        ((), {}),
        ((PARTS[0], PARTS[1] | {"period": "2023"}), {}),
        (PARTS, {"industry": {"price_basis": "current"}}),
    ],
    ids=["a part", "no part", "another year", "other prices"],
)
def test_without_comparable_parts_nothing_can_be_told(observations: tuple[dict[str, Any], ...], more: Any) -> None:  # noqa: ANN401
    assert said(growth_outside_parts(branches(grown("21.0", "2024", "both"), *observations, **more))) == ["untold"]


def quarters(*observations: dict[str, Any]) -> Dataset:
    """Return a book of growth over the same period of the year before."""
    return dataset(*observations, indicators={"growth": {"comparator": "same-period"}})


def test_half_year_and_third_quarter_of_2024() -> None:
    # Bắc Giang: six months 14.14 (28 June), third quarter "khoảng 12,23%" and nine months 13.89 (October).
    # The quarter would weigh (14.14 - 13.89) / (14.14 - 12.23) = 13.1 % of the nine months. With at least a sixth they
    # can be (2/3 x 14.145 + 1/3 x 12.235 + 14.145) / 2 = 13.8267, no less than
    # (2/3 x 14.135 + 1/3 x 12.225 + 12.225) / 2 = 12.8617.
    made = quarters(
        grown("14.14", "2024-01-01/P6M", published="2024-06-30", source="office"),
        grown("12.23", "2024-Q3", printed="khoảng 12,23%", confidence="low"),
        grown("13.89", "2024-01-01/P9M"),
    )
    (found,) = fails(growth_against_quarters(made))
    assert (found.subject, found.severity) == ("growth@2024-01-01/P9M", Severity.WARNING)
    assert found.facts["between"] == Interval.of("12.86", "13.83")
    assert [str(found.facts[name]) for name in ("weight", "least")] == ["131/10", "167/10"]


def test_the_quarters_of_2024_make_the_half_year() -> None:
    # 13.96 (restated) and 14.31: the half-year's 14.14 makes the first quarter 48.6 % of it
    made = quarters(grown("13.96", "2024-Q1"), grown("14.31", "2024-Q2"), grown("14.14", "2024-01-01/P6M"))
    assert said(growth_against_quarters(made)) == [
        "untold",
        "untold",
        "pass",
    ]  # of the quarters' months nothing is known


SIX, THREE = grown("15.0", "2024-01-01/P6M"), grown("12.0", "2024-Q3")


@pytest.mark.parametrize(
    "nine, outcome, severity",
    [
        ("14.6", "pass", None),
        # the most: (2/3 x 15.05 + 1/3 x 12.05 + 15.05) / 2 = 14.55, where 14.6 begins
        ("14.7", "fail", Severity.WARNING),
        ("15.1", "fail", Severity.WARNING),  # it may be 15.05, all of it from the half-year
        ("15.2", "fail", Severity.ERROR),
        ("12.8", "fail", Severity.WARNING),
        # the least: (2/3 x 14.95 + 1/3 x 11.95 + 11.95) / 2 = 12.95, where 12.9 ends
        ("12.9", "pass", None),
        ("11.8", "fail", Severity.ERROR),
    ],
)
def test_nine_months_lie_between(nine: str, outcome: str, severity: Severity | None) -> None:
    made = quarters(SIX, THREE, grown(nine, "2024-01-01/P9M"))
    assert said(growth_against_quarters(made)) == ["untold", "untold", outcome]
    assert [each.severity for each in fails(growth_against_quarters(made))] == ([severity] if severity else [])


def test_three_quarters_say_nothing_of_single_weights() -> None:
    made = quarters(*(grown(10, f"2024-Q{number}") for number in (1, 2, 3)), grown(12, "2024-01-01/P9M"))
    (found,) = fails(growth_against_quarters(made))
    assert (found.severity, found.facts["weight"]) == (Severity.ERROR, None)


@pytest.mark.parametrize("comparator, said_of", [("same-period", ["untold"]), ("previous-period", [])])
def test_quarters_without_their_sum_or_of_another_comparator(comparator: str, said_of: list[str]) -> None:
    made = dataset(THREE, indicators={"growth": {"comparator": comparator}})
    assert said(growth_against_quarters(made)) == said_of


def averages(*observations: dict[str, Any], **more: str) -> Dataset:
    """Return a book of a yearly growth and an average one of the same kind."""
    return dataset(*observations, indicators={"average": {**GROWTH, "comparator": "average", **more}})


def exactly(value: object, period: str, indicator: str = "growth", **more: object) -> dict[str, Any]:
    """Return a growth of which no digit is open."""
    return grown(value, period, indicator, low=value, high=value, **more)


@pytest.mark.parametrize("average, outcome", [("20", "pass"), ("20.01", "fail"), ("19.99", "fail")])
def test_the_geometric_mean(average: str, outcome: str) -> None:
    # 1.44 x 1 = 1.2 x 1.2
    made = averages(exactly(44, "2022"), exactly(0, "2023"), exactly(average, "2022/2023", "average"))
    assert said(averages_against_years(made)) == [outcome]


def test_the_average_of_2021_to_2024() -> None:
    # Bắc Giang's GRDP: 1.0782 x 1.193 x 1.1345 x 1.1385 = 1.66143, fourth root 1.13532; printed was 14.1 a year.
    # At the ends of what was printed the product is 1.66061 and 1.66226, the roots 1.13518 and 1.13546.
    years = (("7.82", "2021"), ("19.3", "2022"), ("13.45", "2023"), ("13.85", "2024"))
    made = averages(*(grown(*each) for each in years), grown("14.1", "2021/2024", "average", source="office"))
    (found,) = fails(averages_against_years(made))
    assert (found.code, found.severity, found.facts["years"]) == ("BG418", Severity.WARNING, "2021-2024")
    assert found.facts["mean"] == Interval.of("13.51", "13.55")


def test_the_years_of_the_same_issue_contradict_it() -> None:
    made = averages(grown(10, "2022"), grown(20, "2023"), grown(18, "2022/2023", "average"))
    assert [each.severity for each in fails(averages_against_years(made))] == [Severity.ERROR]


def test_years_that_were_revised_since_do_not_contradict_it() -> None:
    made = averages(
        grown(10, "2022", source="office", published="2024-03-31"),
        grown(20, "2023", source="office", published="2024-03-31"),
        grown(15, "2022/2023", "average"),
        grown(40, "2023", source="office", published="2025-06-30"),
    )
    assert said(averages_against_years(made)) == ["pass"]


@pytest.mark.parametrize(
    "observations, more",
    [
        ((grown(10, "2022"),), {}),
        ((grown(10, "2022"), grown(20, "2023")), {"price_basis": "current"}),
        ((grown(10, "2022"), grown(20, "2023")), {"concept": "output"}),
        ((grown(10, "2022"), grown(-100, "2023")), {}),
    ],
    ids=["a year missing", "other prices", "another concept", "all lost"],
)
def test_an_average_without_its_years(observations: tuple[dict[str, Any], ...], more: dict[str, str]) -> None:
    made = averages(*observations, grown(18, "2022/2023", "average"), **more)
    assert said(averages_against_years(made)) == ["untold"]

"""What the shipped data must show as of 31 August 2023: the table of the first issue, cell by cell.

Every expected number is reckoned here from the published figures. Linear path for counts and areas, base at the end
of 2020, actual/actual, end of day.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.report import Report, Result
from bgplan.core.text import Bilingual

ROOT = Path(__file__).parents[2]

# 22 August is day 234 of the 365 of 2023; the way is from the end of 2020 to the end of 2030.
GONE = 2 + Fraction(234, 365)
LEFT = 10 - GONE


def as_of(day: str) -> Report:
    """Return the report on the shipped data as of a day."""
    return run.checked(run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date.fromisoformat(day)))


@pytest.fixture(scope="module")
def report() -> Report:
    return as_of("2023-08-31")


def result(report: Report, name: str) -> Result:
    """Return the result of the target or indicator of that name."""
    return next(each for each in report.results if each.name == name)


LEVELS = pytest.mark.parametrize(
    "name, base, actual, target, status, shown",
    [
        # shown by the issue: progress %, pace ratio, lead in months, change and rate (%) required a year from now
        ("nq147.parks", "6", "9", "29", Status.OFF_TRACK, (13.04, 0.494, -16.0, 2.718, 17.23)),
        ("nq147.parks.area", "1322", "1967", "7840", Status.OFF_TRACK, (9.90, 0.375, -19.8, 798.1, 20.67)),
        ("nq147.clusters", "46", "54", "66", Status.AHEAD, (40.00, 1.515, 16.3, 1.631, 2.764)),
        ("nq147.clusters.area", "1728.6", "2254", "3209", Status.AHEAD, (35.49, 1.344, 10.9, 129.8, 4.917)),
    ],
)


@LEVELS
def test_levels(  # noqa: PLR0913, PLR0917  # one row of the table
    report: Report, name: str, base: str, actual: str, target: str, status: Status, shown: tuple[float, ...]
) -> None:
    row = result(report, name)
    start, now, end = Fraction(base), Fraction(actual), Fraction(target)
    progress = (now - start) / (end - start)
    assert row.status is status
    assert row.amount is not None
    assert row.amount.value == now
    assert row.value("gap") == now - end
    assert row.value("progress") == progress
    assert row.value("pace_ratio") == progress / (GONE / 10)
    assert row.value("lead_months") == (progress - GONE / 10) * 120
    assert row.value("required_change_from_now") == (end - now) / LEFT
    rate = float(end / now) ** float(1 / LEFT) - 1
    assert row.value("required_rate_from_now") == pytest.approx(rate, rel=1e-12)
    numbers = (progress * 100, progress / GONE * 10, (progress - GONE / 10) * 120, (end - now) / LEFT, rate * 100)
    digits = (2, 3, 1, 1 if (end - now) / LEFT > 100 else 3, 3 if rate < 0.1 else 2)
    assert tuple(round(float(number), places) for number, places in zip(numbers, digits, strict=True)) == shown


def test_what_the_figures_can_stand_for(report: Report) -> None:
    parks, clusters = result(report, "nq147.parks"), result(report, "nq147.clusters")
    assert parks.amount is not None
    assert parks.amount.interval == Interval.of(8, 9)  # one of the nine is an extension
    assert clusters.base is not None
    assert (clusters.base.basis, clusters.base.amount.interval) == ("derived", Interval.of(45, 46))
    area = result(report, "nq147.clusters.area").base
    assert area is not None
    assert (area.basis, area.amount.value) == ("derived", Fraction("1728.6"))
    resolution = [
        each.base for each in report.targets if each.target and each.target.record.plan == "nq147" and each.base
    ]
    assert len(resolution) == 4
    assert all(base.period_assumed for base in resolution)


def test_the_clusters_are_borderline_by_the_gross_reading(report: Report) -> None:
    # 66 = 46 + 29 - 9: with no removal yet 8 of 29 stand, 27.6 % at 26.4 % of the time; with all nine, 17
    row = result(report, "nq147.clusters")
    assert row.also == (Status.ON_TRACK,)
    assert row.gross.value("gross_share") == Fraction(8, 29)
    assert row.gross.value("gross_share_all_removed") == Fraction(54 - (46 - 9), 29) == Fraction(17, 29)
    assert row.gross.value("gross_pace_ratio") == Fraction(8, 29) / (GONE / 10)  # 1.0445
    assert [reason.facts["because"] for reason in row.reasons] == ["gross_composition"]
    assert [each.name for each in report.targets if each.borderline] == ["nq147.clusters"]


@pytest.mark.parametrize("name", ["nq147.production.2025", "nq147.production.2030"])
def test_production_is_not_comparable(report: Report, name: str) -> None:
    row = result(report, name)
    assert (row.status, row.actual) == (Status.NOT_COMPARABLE, None)
    assert [reason.code for reason in row.reasons] == ["coverage_differs", "price_basis_differs", "period_differs"]
    (figure,) = row.not_compared
    assert figure.observation.amount is not None
    assert figure.observation.amount.value == Fraction("258.8")
    coverage, prices, period = figure.differs
    assert (coverage.figure, prices.figure) == (Bilingual("các khu công nghiệp", "industrial parks"), "not-stated")
    assert prices.target == "constant-2010"
    assert str(getattr(period.figure, "text", "")) == "2023-01-01/P8M"
    assert all(row.value(term) is None for term in ("gap", "progress", "pace_ratio", "lead_months"))


def test_growth_is_not_comparable(report: Report) -> None:
    row = result(report, "nq147.industry.growth")
    assert row.status is Status.NOT_COMPARABLE
    assert [reason.code for reason in row.reasons] == ["industry_differs", "period_differs"]
    assert row.not_compared[0].observation.amount is not None
    assert row.not_compared[0].observation.amount.value == Fraction("19.3")


@pytest.mark.parametrize(
    "name, value, percent, status, low, high",
    [
        # 258.75 / 80.125 % … 258.85 / 80.115 %, and 15.05 / 68.645 % … 15.15 / 68.635 %
        ("parks-2023.production", "258.8", "80.12", Status.AHEAD, 322.93, 323.10),
        ("exports-2023.exports", "15.1", "68.64", Status.ON_TRACK, 21.92, 22.07),
    ],
)
def test_year_plans(  # noqa: PLR0913, PLR0917  # one row of the table
    report: Report, name: str, value: str, percent: str, status: Status, low: float, high: float
) -> None:
    row = result(report, name)
    sofar, share = Fraction(value), Fraction(percent) / 100
    assert (row.status, row.method, [reason.code for reason in row.reasons]) == (status, "plan-rate", ["indicative"])
    assert row.implied_plan is not None
    assert (round(float(row.implied_plan.low), 2), round(float(row.implied_plan.high), 2)) == (low, high)
    assert row.value("achievement_rate") == share
    assert row.value("pace_ratio") == share / Fraction(8, 12)
    assert row.value("observed_per_month") == sofar / 8
    assert row.value("required_per_month_from_now") == (sofar / share - sofar) / 4
    assert row.value("expected") == sofar / share * Fraction(8, 12)
    assert row.value("gap_to_path") == sofar - sofar / share * Fraction(8, 12)
    assert row.value("gap") == sofar - sofar / share
    # an implied plan has no date of its own
    assert [row.value(term) for term in ("progress", "lead_months")] == [None, None]
    assert row.target is not None
    assert row.target.amount is None


def test_year_plans_as_the_issue_prints_them(report: Report) -> None:
    production, exports = (result(report, name) for name in ("parks-2023.production", "exports-2023.exports"))
    assert [round(float(each.value("pace_ratio") or 0), 3) for each in (production, exports)] == [1.202, 1.030]
    assert round(float(production.value("required_per_month_from_now") or 0), 1) == 16.1
    assert float(production.value("observed_per_month") or 0) == 32.35  # "so far 32.4"
    # The issue's 1.73 is (22.0 - 15.1) / 4, from a plan rounded to 22.0. Unrounded (15.1 / 0.6864 - 15.1) / 4 = 1.7247.
    assert round(float(exports.value("required_per_month_from_now") or 0), 4) == 1.7247
    assert round(float(exports.value("observed_per_month") or 0), 2) == 1.89


def test_targets_against_each_other(report: Report) -> None:
    checks = {(check.kind, check.targets[0].name): check for check in report.target_checks}
    growth = checks["growth_between", "nq147.production.2025"].facts["rate"]
    assert isinstance(growth, float)
    assert round(growth * 100, 2) == 27.53
    assert growth == pytest.approx((2_200_000 / 652_153) ** (1 / 5) - 1)
    compositions = {name: check.facts for (kind, name), check in checks.items() if kind == "composition"}
    sums = {
        name: (facts["base"], facts["added"], facts["removed"], facts["total"]) for name, facts in compositions.items()
    }
    assert sums == {
        "nq147.parks": (6, (23,), (), 29),
        "nq147.parks.area": (1322, (6518,), (), 7840),
        "nq147.clusters": (46, (29,), (9,), 66),
        "nq147.clusters.area": (Fraction("1728.6"), (1853,), (Fraction("372.6"),), 3209),
    }
    assert all(check.holds is not False for check in report.target_checks)
    assert [check.holds for (kind, _), check in checks.items() if kind == "documents"] == [True, True]


def test_the_shipped_data_are_consistent() -> None:
    loaded = run.load(ROOT / "tests" / "data" / "two-articles", ROOT)
    assert loaded.findings == ()
    assert run.default_as_of(loaded.dataset) == date(2023, 8, 31)


def test_the_45_clusters_of_august_2022_are_not_moving_away() -> None:
    row = result(as_of("2022-08-31"), "nq147.clusters")
    assert row.amount is not None
    assert row.amount.value == 45
    assert row.value("progress") == Fraction(-1, 20)
    assert row.status is Status.OFF_TRACK  # the base is 45 to 46: 45 may be no step at all
    assert Status.MOVING_AWAY not in row.also


@pytest.mark.parametrize(
    "day, plans",
    [
        ("2021-07-14", []),
        ("2021-07-15", ["nq147"]),
        ("2022-02-17", ["nq147", "master-plan"]),
        ("2023-08-31", ["nq147", "master-plan", "parks-priority", "parks-2023", "exports-2023"]),
    ],
)
def test_plans_are_there_from_their_issue_on(day: str, plans: list[str]) -> None:
    report = as_of(day)
    assert list(dict.fromkeys(group.plan_name for group in report.groups)) == plans
    assert len(report.not_issued) == 5 - len(plans)


def test_four_days_after_the_resolution_its_base_is_published() -> None:
    before, after = (as_of(f"2021-07-{day}") for day in ("18", "19"))
    assert result(before, "nq147.parks").base is None
    assert "nq147.parks" not in [check.targets[0].name for check in before.target_checks]
    base = result(after, "nq147.parks").base
    assert base is not None
    assert base.amount.value == 6

"""What the shipped data must be: consistent, sourced, complete against the collected figures, true to each date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from bgplan import run
from bgplan.core.findings import Severity
from bgplan.core.methods import Status
from bgplan.core.report import Report, Result
from bgplan.core.validate.acknowledgements import acknowledged

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
CLOSED = date(2025, 6, 30)


@pytest.fixture(scope="module")
def loaded() -> run.Loaded:
    return run.load(DATA, ROOT)


def as_of(loaded: run.Loaded, day: date) -> Report:
    """Return the report on the shipped data as of a day."""
    return run.checked(loaded, run.Question(day))


def result(report: Report, name: str) -> Result:
    """Return the result of the target of that name."""
    return next(each for each in report.results if each.name == name)


# --- Consistent, and each known contradiction found by a rule ---------------------------------------------------------


def test_the_data_pass_the_strict_check(loaded: run.Loaded) -> None:
    assert loaded.exit_code(strict=True) is run.Exit.CONSISTENT


def test_without_any_one_acknowledgement_the_strict_check_fails(loaded: run.Loaded) -> None:
    dataset, known = loaded.dataset, loaded.dataset.written.acknowledged
    plain = tuple(each._replace(acknowledged=None) for each in loaded.findings)
    assert len(known) > 30
    for index, left_out in enumerate(known):
        fewer = dataset.written._replace(acknowledged=(*known[:index], *known[index + 1 :]))
        found = acknowledged(plain, dataset._replace(written=fewer))
        failing = {(each.code, each.subject) for each in found if each.counts and each.severity is not Severity.INFO}
        assert left_out is not None
        assert failing == {(left_out.rule, left_out.subject)}
        assert run.findings_exit(found, strict=True) is run.Exit.INCONSISTENT


CONTRADICTIONS = [
    # NOTES to the figures, 9
    ("BG403", "grdp.growth@2023"),
    ("BG403", "grdp.growth@2025-Q1"),
    ("BG403", "grdp.growth@2024-Q1"),
    ("BG403", "grdp.current@2024"),
    ("BG403", "production.not-stated@2020"),
    ("BG407", "production.fdi.not-stated@2022"),
    ("BG902", "production.basis@2023"),
    ("BG902", "production.unclear@2024"),
    ("BG414", "production.current@2024-01-01/P6M"),
    ("BG418", "grdp.growth.average@2021/2024"),
    ("BG417", "grdp.growth@2024-01-01/P9M"),
    ("BG602", "master-plan-2022-08.clusters"),
    ("BG602", "master-plan-2025-03.clusters"),
    ("BG602", "master-plan-2023-07.parks.area"),
    ("BG904", "parks@2023-07-24"),
    # 3: the parks' two figures that do not chain
    ("BG905", "parks.production@2023-01-01/P8M"),
    # 10, item 9
    ("BG405", "production.not-stated@2022"),
    ("BG405", "production.current@2024"),
    # 10, item 11: bases revised since; within one price basis information, across two a warning
    ("BG419", "production.growth.not-stated@2025-Q1"),
    ("BG419", "production.growth.current@2024-01-01/P6M"),
    ("BG419", "production.growth.current@2024-01-01/P9M"),
    ("BG419", "production.growth.current@2023-01-01/P9M"),
    ("BG419", "production.growth.not-stated@2022-01-01/P9M"),
]


@pytest.mark.parametrize("code, subject", CONTRADICTIONS)
def test_a_known_contradiction_is_found_by_a_rule(loaded: run.Loaded, code: str, subject: str) -> None:
    found = [each for each in loaded.findings if (each.code, each.subject) == (code, subject)]
    assert found
    assert all(each.acknowledged is not None or each.severity is Severity.INFO for each in found)


# --- What the sources print, and nothing beside it -------------------------------------------------------------------


@pytest.mark.parametrize("period, values", [("2018", {2275}), ("2023", {3950}), ("2024", {4370, 4400})])
def test_grdp_per_head_as_printed(loaded: run.Loaded, period: str, values: set[int]) -> None:
    printed = [
        one.record.value
        for one in loaded.dataset.observations
        if (one.record.indicator, one.record.period.text) == ("grdp.per-head", period)
    ]
    assert set(printed) == values


def test_growth_of_2023_was_repeated_in_march_2024(loaded: run.Loaded) -> None:
    printed = {
        (one.published, one.record.value)
        for one in loaded.dataset.observations
        if (one.record.indicator, one.record.period.text) == ("grdp.growth", "2023")
    }
    assert (date(2024, 3, 29), Decimal("13.45")) in printed


@pytest.mark.parametrize("indicator, value", [("grdp.growth", "19.3"), ("grdp", "155.8")])
def test_what_a_source_gives_as_reached_is_no_estimate(loaded: run.Loaded, indicator: str, value: str) -> None:
    stages = {
        one.record.stage
        for one in loaded.dataset.observations
        if (one.record.indicator, one.record.period.text, one.record.value) == (indicator, "2022", Decimal(value))
    }
    assert stages == {None}


def test_a_publisher_is_a_name_and_no_remark(loaded: run.Loaded) -> None:
    remarks = ("đăng lại", "dẫn ", "họp báo", "republished", "copy", "press conference", "interview")
    publishers = {source.publisher.lower() for source in loaded.dataset.written.sources.values()}
    assert not [each for each in publishers if any(remark in each for remark in remarks)]


def test_bases_of_two_quoted_plans(loaded: run.Loaded) -> None:
    targets = {target.name: target for target in loaded.dataset.targets}
    report = targets["master-plan-2022-08.clusters"].record.base
    assert report is not None
    assert (report.period.text, report.period_assumed) == ("2022-08", False)  # 45 clusters in August 2022
    base = targets["qd797.parks"].base
    assert base is not None
    assert (base.basis, int(base.amount.point)) == ("derived", 29 - 20 - 3)


# --- What was known when ---------------------------------------------------------------------------------------------


def test_growth_of_industry_says_what_the_missing_years_would_have_had_to_be(loaded: run.Loaded) -> None:
    # 1.19 ^ 4 / (1.1856 x 1.1987) = 2.00534 / 1.42118 = 1.41104; its root is 1.18787: 18.79 % in 2021 and in 2022.
    row = result(as_of(loaded, date(2025, 2, 28)), "nq147.industry.growth")
    (reason,) = row.reasons
    assert (row.status, reason.code) == (Status.NOT_ASSESSABLE, "missing_years")
    assert reason.facts["years"] == ("2021", "2022")
    rate = reason.facts["on_path"]
    assert isinstance(rate, float)
    assert round(rate * 100, 2) == 18.79


@pytest.mark.parametrize("name", ["nq147.production.2025", "nq147.production.2030"])
def test_production_at_2010_prices_is_not_set_against_that_of_current_prices(loaded: run.Loaded, name: str) -> None:
    row = result(as_of(loaded, date(2025, 2, 28)), name)
    assert row.status is Status.NOT_COMPARABLE
    assert "price_basis_differs" in {each.code for each in row.reasons}
    beside = {each.observation.record.value for each in row.not_compared}
    assert beside & {Decimal(684397), Decimal(705200)}


def test_parks_of_2021(loaded: run.Loaded) -> None:
    row = result(as_of(loaded, date(2021, 12, 31)), "nq147.parks")
    assert row.amount is not None
    assert row.amount.value == 6


@pytest.mark.parametrize("name", ["nq147.clusters", "nq147.clusters.area"])
def test_the_clusters_of_august_2022_do_not_move_away(loaded: run.Loaded, name: str) -> None:
    row = result(as_of(loaded, date(2022, 8, 31)), name)  # 45 and 1,728 ha, from 45-46 and 1,728-1,728.6
    assert row.status is Status.OFF_TRACK
    assert "like_base" in {each.code for each in row.reasons}


def test_closed_series_stand_as_at_their_closing_ever_after(loaded: run.Loaded) -> None:
    """What is known on 31 July 2025 is judged at 30 June, whatever the date of the check; later prints may be added."""
    closing, later = (
        {each.name: each for each in as_of(loaded, day).targets if each.indicator.closed is not None}
        for day in (date(2025, 7, 31), date(2031, 1, 1))
    )
    alike = [name for name, each in later.items() if each.actual == closing[name].actual]
    assert len(alike) > 20
    for name in alike:
        assert (later[name].status, later[name].also) == (closing[name].status, closing[name].also), name
        assert later[name].flag("closed") is not None


@pytest.mark.parametrize(
    "name, stands, numbers",
    [
        # 16 of 29 parks from 6: 10 / 23 done in 4.5 of 10 years; the path is at 6 + 23 * 0.45; 13 more in 5.5 years, a
        # growth of the 5.5th root of 29 / 16
        (
            "nq147.parks",
            (Status.ON_TRACK, (), "2025-06"),
            {
                "expected": "16.35",
                "pace_ratio": "0.966",
                "gap": "-13",
                "required_change_from_now": "2.36",
                "required_rate_from_now": "0.114",
            },
        ),
        # 1,322 to 7,840 ha: 1,152.8 of 6,518 done in 3.75 years is 21 months of path and a half; 5,365.2 in 6.25 years
        (
            "nq147.parks.area",
            (Status.OFF_TRACK, (), "2024-09-30"),
            {"lead_months": "-24", "required_change_from_now": "858"},
        ),
        # 46 to 66: 9 of 20 in 4.5 of 10 years
        ("nq147.clusters", (Status.ON_TRACK, (Status.SLOW, Status.AHEAD), "2025-06"), {"pace_ratio": "1.000"}),
        # 1,728.6 to 3,209 ha, 598.4 of 1,480.4 done by 19 March 2025: 4.2137 of 10 years
        ("nq147.clusters.area", (Status.ON_TRACK, (Status.SLOW, Status.AHEAD), "2025-03-19"), {"pace_ratio": "0.959"}),
    ],
)
def test_resolution_147_by_default(
    loaded: run.Loaded, name: str, stands: tuple[Status, tuple[Status, ...], str], numbers: dict[str, str]
) -> None:
    row = result(as_of(loaded, run.default_as_of(loaded.dataset) or date.min), name)
    assert row.actual is not None
    status, also, figure = stands
    assert (row.status, set(row.also), row.actual.record.period.text) == (status, set(also), figure)
    for term, number in numbers.items():
        value = row.value(term)
        assert value is not None
        places = len(number.partition(".")[2])
        assert f"{float(value):.{places}f}" == number, term


def test_the_default_date_is_the_publication_of_the_figures_of_june_2025(loaded: run.Loaded) -> None:
    assert run.default_as_of(loaded.dataset) == date(2025, 7, 31)


def test_resolution_147_by_default_beside_the_levels(loaded: run.Loaded) -> None:
    rows = {each.name: each for each in as_of(loaded, date(2025, 7, 31)).counted}
    share = rows["nq147.industry.share"]  # 54.8 of 60 in 2022, 51 in 2020 (see the plan): the path is there in Nov 2025
    assert (share.status, round(float(share.value("lead_months") or 0))) == (Status.AHEAD, 35)
    assert share.flag("stale") is not None
    for name in ("nq147.production.2025", "nq147.production.2030", "nq147.production.growth"):
        assert rows[name].status is Status.NOT_COMPARABLE
    assert rows["nq147.industry.investment"].status is Status.NO_DATA


def test_the_last_figure_stays_beside_a_closed_target(loaded: run.Loaded) -> None:
    report = as_of(loaded, date(2025, 12, 31))
    for name, last in (("nq147.parks", 16), ("nq147.clusters", 55), ("nq147.industry.growth", Decimal("19.87"))):
        row = result(report, name)
        assert row.actual is not None
        assert row.actual.record.value == last


@pytest.mark.parametrize("month", ["2022-08", "2023-08", "2024-12", "2025-07"])
def test_every_target_set_against_a_figure_has_its_gap(loaded: run.Loaded, month: str) -> None:
    # An average with years missing has none: what is known of it is not the average that is asked for.
    number, part = (int(each) for each in month.split("-"))
    report = as_of(loaded, date(number, part, monthrange(number, part)[1]))
    compared = [each for each in report.targets if each.amount is not None and each.value("target") is not None]
    assert len(compared) > 10
    blank = {each.name: each.status for each in compared if each.value("gap") is None}
    assert set(blank.values()) <= {Status.NOT_ASSESSABLE}
    assert all(each.endswith("growth") for each in blank)


def test_the_gap_to_a_plan_that_the_figure_itself_implies(loaded: run.Loaded) -> None:
    # 261,342 are 31.0 % of the plan: 261,342 / 0.31 = 843,038.7 are planned, 581,696.7 are left.
    gap = result(as_of(loaded, date(2025, 7, 31)), "plan-2025.production.current").value("gap")
    assert gap is not None
    assert round(float(gap), 1) == -581696.7


def test_before_the_closing_the_status_is_the_usual_one(loaded: run.Loaded) -> None:
    assert result(as_of(loaded, date(2025, 6, 29)), "nq147.clusters").status is Status.AHEAD


def test_a_later_figure_under_a_closed_name_is_refused(loaded: run.Loaded) -> None:
    # F270: 10.47 % in the first half of 2025 is of the new province and stands under its own name; 2025 whole too.
    others = [one for one in loaded.dataset.observations if one.record.period.end > CLOSED]
    assert {one.record.indicator.split(".")[0] for one in others} == {"new-bac-ninh"}
    assert all(one.indicator.closed is None for one in others)


# --- No later publication leaks in -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seed, month", [(1, "2021-12"), (2, "2022-08"), (3, "2023-08"), (4, "2024-12"), (5, "2025-05")]
)
def test_what_was_published_later_changes_nothing(loaded: run.Loaded, seed: int, month: str) -> None:
    number, part = (int(each) for each in month.split("-"))
    day = date(number, part, monthrange(number, part)[1])
    known = [one for one in loaded.dataset.observations if one.published <= day]
    Random(seed).shuffle(known)  # noqa: S311  # an order, not a secret
    truncated = loaded._replace(dataset=loaded.dataset._replace(observations=tuple(known)))
    whole, cut = as_of(loaded, day), as_of(truncated, day)
    shown = [[(each.name, each.status, each.amount, each.reasons) for each in one.targets] for one in (whole, cut)]
    assert len(known) < len(loaded.dataset.observations)
    assert shown[0] == shown[1]

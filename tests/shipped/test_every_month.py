"""The shipped data as of the end of each month from 2020-01 to 2025-07: no crash, and the statuses of every target.

``statuses.tsv`` stands beside this file: a line per target, a cell per month in which a status changed. It is written
by ``--rewrite-goldens`` and then read; the months of ``BY_HAND`` were reckoned from the printed figures alone, and
``tests/reckoned`` reckons the whole table a second time, from the documents and without the program.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.as_of import known_from
from bgplan.core.report import Report
from tests.drawn import check_text

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("statuses.tsv")
MONTHS = [(year, month) for year in range(2020, 2026) for month in range(1, 13) if (year, month) <= (2025, 7)]
UNISSUED = "not_issued"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    loaded = run.load(ROOT / "data", ROOT)
    days = [date(year, month, monthrange(year, month)[1]) for year, month in MONTHS]
    return {f"{day:%Y-%m}": run.checked(loaded, run.Question(day)) for day in days}


def statuses(report: Report) -> dict[str, str]:
    """Return the status of every target of a plan that exists."""
    return {each.name: each.status.value for each in report.targets}


def changes(reports: dict[str, Report]) -> str:
    """Return a line for each target: the months in which its status became another."""
    names = list(dict.fromkeys(name for report in reports.values() for name in statuses(report)))
    lines = []
    for name in sorted(names):
        before, cells = UNISSUED, []
        for month, report in reports.items():
            now = statuses(report).get(name, UNISSUED)
            if now != before:
                cells.append(f"{month} {now}")
            before = now
        lines.append("\t".join([name, *cells]))
    return "".join(f"{line}\n" for line in lines)


def test_statuses_month_by_month(reports: dict[str, Report], pytestconfig: pytest.Config) -> None:
    table = changes(reports)
    if pytestconfig.getoption("--rewrite-goldens"):
        TABLE.write_text(table, encoding="utf-8", newline="\n")
    assert table == TABLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_month_has_a_screen(reports: dict[str, Report], lang: str) -> None:
    for report in reports.values():
        assert check_text(report, lang, 100)


def test_a_plan_is_not_issued_before_its_date(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for each in report.results:
            if each.target is not None:
                assert known_from(each.target.plan, report.written) <= report.as_of
    assert "nq147" in {each.plan_name for each in reports["2021-06"].not_issued}
    assert "nq147" not in {each.plan_name for each in reports["2021-07"].not_issued}


def test_nothing_known_is_of_a_later_publication(reports: dict[str, Report]) -> None:
    for report in reports.values():
        figures = [each.actual for each in report.results if each.actual is not None]
        assert all(figure.published <= report.as_of for figure in figures)


BY_HAND = [
    # 2021-12: the figures of 19 July 2021 (6 parks, 1,322 ha) are of less than twelve months after the base.
    ("2021-12", "nq147.parks", "not_assessable"),
    ("2021-12", "nq147.clusters", "no_data"),
    # 7.82 % in the one year known against 15 %: 0.0782 / 0.15 = 0.52 < 0.60.
    ("2021-12", "qd797.grdp.growth", "off_track"),
    # 2022-08: 45 clusters, base 45-46: below the base, but it may as well equal it; on the path 46 + 20 x 1.67 / 10.
    ("2022-08", "nq147.clusters", "off_track"),
    ("2022-08", "nq147.clusters.area", "off_track"),
    # Parks are still those of July 2021.
    ("2022-08", "nq147.parks", "not_assessable"),
    # 2022-12: 9 parks on 20 December 2022: (9 - 6) / 23 = 0.130 of the way after 1.97 of 10 years; 0.66, slow.
    ("2022-12", "nq147.parks", "slow"),
    # 1,967 ha: (1967 - 1322) / 6518 = 0.099 of the way; 0.099 / 0.197 = 0.50 < 0.60.
    ("2022-12", "nq147.parks.area", "off_track"),
    # Industry's share 54.8 of 60 from 49.7: 5.1 / 10.3 = 0.495 after a fifth of the time.
    ("2022-12", "nq147.industry.share", "ahead"),
    # 2023-08: the table of the first issue, 0.494, 0.375, 1.515 and 1.344.
    ("2023-08", "nq147.parks", "off_track"),
    ("2023-08", "nq147.parks.area", "off_track"),
    ("2023-08", "nq147.clusters", "ahead"),
    ("2023-08", "nq147.clusters.area", "ahead"),
    ("2023-08", "nq147.production.2025", "not_comparable"),
    ("2023-08", "nq147.industry.growth", "not_comparable"),
    # 80.12 % after 8 of 12 months: 1.20; 68.64 %: 1.03.
    ("2023-08", "parks-2023.production", "ahead"),
    ("2023-08", "exports-2023.exports", "on_track"),
    # (1.0782 x 1.193) ^ (1 / 2) - 1 = 13.41 % against 15 % and 14 %: 0.894 and 0.958.
    ("2023-08", "qd797.grdp.growth", "slow"),
    ("2023-08", "qd797.grdp.growth.2025", "on_track"),
    # 2024-12: 10 parks and 2,474.8 ha on 30 September: 4 / 23 = 0.174, 1152.8 / 6518 = 0.177 after 0.375 of the time.
    ("2024-12", "nq147.parks", "off_track"),
    ("2024-12", "nq147.parks.area", "off_track"),
    # Clusters are still those of August 2023.
    ("2024-12", "nq147.clusters", "ahead"),
    # Growth of industry is known for 2023 alone.
    ("2024-12", "nq147.industry.growth", "not_assessable"),
    # 13.85 % against 14.5 %.
    ("2024-12", "plan-2024.grdp.growth", "missed"),
    # ln(541,169 / 266,765) / ln(677,000 / 266,765) = 0.760 after three of five years; no prices are stated, and the
    # 705,200 of November 2024 are not said to be of industry.
    ("2024-12", "department-2025.production", "ahead"),
    # 2025-03: 55 clusters, 2,327 ha on 19 March: 9 / 20 = 0.45 and 598.4 / 1480.4 = 0.404 after 0.421; 1.07 and 0.96.
    ("2025-03", "nq147.clusters", "ahead"),
    ("2025-03", "nq147.clusters.area", "on_track"),
    # 684,397 are 103.0 % of the plan.
    ("2025-03", "plan-2024.production.current", "achieved"),
    # 14.02 % are of the first quarter, the plan of the year: not comparable, and not "achieved" in April.
    ("2025-04", "plan-2025.grdp.growth", "not_comparable"),
    # 2025-07: the series end on 30 June, of which 16 parks are known: 10 / 23 after 4.5 of 10 years, 0.966.
    ("2025-07", "nq147.parks", "on_track"),
    ("2025-07", "nq147.production.2025", "not_comparable"),
    ("2025-07", "plan-2024.grdp.growth", "missed"),
]


@pytest.mark.parametrize("month, name, status", BY_HAND)
def test_reckoned_by_hand(reports: dict[str, Report], month: str, name: str, status: str) -> None:
    assert statuses(reports[month])[name] == status

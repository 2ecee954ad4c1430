"""CSV and TSV of a check: the columns, machine numbers, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.report import Report
from bgplan.core.text import Bilingual
from bgplan.render.check.tables import check_csv, check_tsv
from bgplan.render.words import Words

ROOT = Path(__file__).parents[3]
HEADER = [
    "plan",
    "target",
    "indicator",
    "name",
    "unit",
    "due",
    "target_value",
    "target_low",
    "target_high",
    "actual",
    "actual_low",
    "actual_high",
    "actual_period",
    "stage",
    "published",
    "expected",
    "gap",
    "gap_to_path",
    "achievement_rate",
    "progress",
    "elapsed",
    "pace_ratio",
    "lead_months",
    "required_change_from_now",
    "required_rate_from_now",
    "implied_plan_low",
    "implied_plan_high",
    "status",
    "borderline",
    "reasons",
    "source",
    "method",
    "word",
    "ratio",
    "score",
    "same_as",
    "superseded",
    "flags",
    "observed_rate",
    "needed",
    "needed_kind",
]


@pytest.fixture(scope="module")
def report() -> Report:
    return run.checked(run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date(2023, 8, 31)))


def rows(report: Report, lang: str = "vi") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(check_csv(report, Words(lang)), newline=""), strict=True))


def of(report: Report, target: str) -> dict[str, str]:
    return next(row for row in rows(report) if row["target"] == target)


def named(report: Report, name: str) -> Report:
    """The report with one result only, whose indicator has that name."""
    result = report.targets[0]
    indicator = result.indicator.model_copy(update={"name": Bilingual(name, name)})
    return report._replace(groups=(), watched=(result._replace(indicator=indicator),))


def test_the_header_names_the_columns_and_every_result_has_a_row(report: Report) -> None:
    lines = check_csv(report, Words("vi")).split("\n")
    assert lines[0].split(",") == HEADER
    assert lines[-1] == ""
    assert [row["indicator"] for row in rows(report)] == [result.indicator_name for result in report.results]


def test_numbers_are_written_for_machines(report: Report) -> None:
    row = of(report, "nq147.clusters.area")
    assert (row["target_value"], row["actual"], row["actual_low"], row["gap"]) == ("3209", "2254", "2253.5", "-955")
    # (2254 - 1728.6) / (3209 - 1728.6) = 525.4 / 1480.4
    assert row["progress"] == "0.354904079978"
    assert float(row["progress"]) == pytest.approx(525.4 / 1480.4, rel=1e-11)
    assert (row["due"], row["actual_period"], row["published"]) == ("2030-12-31", "2023-08-22", "2023-08-31")
    assert (row["status"], row["borderline"], row["source"]) == ("ahead", "false", "baobacgiang-2023-08")


def test_what_does_not_apply_is_blank(report: Report) -> None:
    row = of(report, "nq147.production.2030")
    assert row["target_value"] == "2200000"
    assert {row[key] for key in ("actual", "stage", "gap", "progress", "implied_plan_low", "source")} == {""}
    assert row["reasons"] == "coverage_differs price_basis_differs period_differs"
    watched = next(row for row in rows(report) if row["indicator"] == "parks.occupancy")
    assert (watched["plan"], watched["target"], watched["actual"]) == ("", "", "75.6")


def test_an_implied_plan_is_an_interval(report: Report) -> None:
    row = of(report, "parks-2023.production")
    assert row["target_value"] == ""
    assert float(row["implied_plan_low"]) == pytest.approx(258.75 / 0.80125, rel=1e-10)
    assert float(row["implied_plan_high"]) == pytest.approx(258.85 / 0.80115, rel=1e-10)
    assert (row["stage"], row["elapsed"]) == ("E", "0.666666666667")  # 8 of 12 months


def test_only_the_name_is_in_a_language(report: Report) -> None:
    for one, other in zip(rows(report, "vi"), rows(report, "en"), strict=True):
        assert one.pop("name") != other.pop("name")
        assert one == other


@pytest.mark.parametrize("name", ["=1+1", "+84", "-x", "@SUM(A1)", "\tcmd", "\rcmd"])
def test_a_text_is_never_a_formula(report: Report, name: str) -> None:
    (row,) = rows(named(report, name))
    assert row["name"] == "'" + name.replace("\r", "\n")
    assert row["gap"] == "-20"


@pytest.mark.parametrize("name", ['khu, "cụm"', "hai\ndòng", "a\r\nb", "nq,", "'"])
def test_a_text_comes_back_as_it_was(report: Report, name: str) -> None:
    (row,) = rows(named(report, name))
    assert row["name"] == name.replace("\r\n", "\n")


def test_tsv_has_no_quotes_and_one_line_a_row(report: Report) -> None:
    lines = check_tsv(named(report, 'khu\t"cụm"\nhai\u2028ba'), Words("vi")).splitlines()
    header, cells = (line.split("\t") for line in lines)
    assert header == HEADER
    assert dict(zip(HEADER, cells, strict=True))["name"] == 'khu "cụm" hai ba'


def test_the_method_stands_with_its_own_word_number_and_score() -> None:
    found = run.checked(
        run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date(2023, 8, 31), ("eurostat",))
    )
    row = of(found, "nq147.clusters")
    # 46 to 54 in 2.641 years, 46 to 66 in ten: (54/46)^(1/2.641) - 1 = 6.26 %, (66/46)^(1/10) - 1 = 3.68 %
    assert (row["method"], row["word"], row["status"]) == ("eurostat", "significant_progress", "on_track")
    assert float(row["ratio"]) == pytest.approx(1.70, abs=0.01)
    assert float(row["score"]) <= 5
    assert list(row) == HEADER
    assert (of(found, "exports-2023.exports")["method"], of(found, "exports-2023.exports")["word"]) == (
        "plan-rate",
        "on_track",
    )
    assert [row["method"] for row in rows(found) if row["status"] == "watched"] == ["", ""]


def test_further_methods_have_columns_of_their_own() -> None:
    found = run.checked(
        run.load(ROOT / "tests" / "data" / "two-articles", ROOT),
        run.Question(date(2023, 8, 31), ("pace", "eurostat", "sdsn")),
    )
    row = of(found, "nq147.parks")
    further = ["status_eurostat", "word_eurostat", "status_sdsn", "word_sdsn", "disagreement"]
    header = [*HEADER[:-6], *further, *HEADER[-6:]]
    assert list(row) == header
    # 6 to 9 in 2.641 years of 6 to 29 in ten. SDSN: 1.136 of 2.3 a year: 0.49, below 0.5; growth 16.6 % of 17.1 %: 0.97
    assert [row[name] for name in further] == ["on_track", "significant_progress", "off_track", "stagnating", "true"]
    year_plan = of(found, "exports-2023.exports")
    assert [year_plan[name] for name in further] == ["", "", "", "", "false"]
    assert check_tsv(found, Words("vi")).split("\n")[0].split("\t") == header


def test_tsv_and_csv_have_the_same_cells(report: Report) -> None:
    lines = check_tsv(report, Words("en")).splitlines()
    table = [dict(zip(HEADER, line.split("\t"), strict=True)) for line in lines[1:]]
    assert table == rows(report, "en")

"""The JSON of a check: the issue's numbers, the work behind them, exact figures, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.dataset import Amount
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.report import Report
from bgplan.render.check.json import check_json
from bgplan.render.words import Words

ROOT = Path(__file__).parents[4]
AS_OF = date(2023, 8, 31)

# 22 August is the 234th of 2023's 365 days; the way is from the end of 2020 to the end of 2030.
ELAPSED = 2 + 234 / 365
LEFT = 10 - ELAPSED


@pytest.fixture(scope="module")
def report() -> Report:
    return run.checked(run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(AS_OF))


@pytest.fixture(scope="module")
def check(report: Report) -> dict[str, Any]:
    return read(check_json(report, (), Words("en"), with_work=True))


def read(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return read


def of(check: dict[str, Any], target: str) -> dict[str, Any]:
    return next(result for result in check["results"] if result["target"] == target)


def numbers(node: object) -> Iterator[Decimal]:
    if isinstance(node, Decimal):
        yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from numbers(child)


@pytest.mark.parametrize(
    "target, base, actual, goal, printed, status",
    [  # printed: progress in %, pace ratio, lead, required change and rate from now, as in the issue's table
        ("nq147.parks", 6, 9, 29, ("13.04", "0.494", "-16.0", "2.718", "17.23"), "off_track"),
        ("nq147.parks.area", 1322, 1967, 7840, ("9.90", "0.375", "-19.8", "798.1", "20.67"), "off_track"),
        ("nq147.clusters", 46, 54, 66, ("40.00", "1.515", "16.3", "1.631", "2.764"), "ahead"),
        ("nq147.clusters.area", 1728.6, 2254, 3209, ("35.49", "1.344", "10.9", "129.8", "4.917"), "ahead"),
    ],
)
def test_levels_are_those_of_the_issue(  # noqa: PLR0913, PLR0917  # a line of the issue's table
    check: dict[str, Any],
    target: str,
    base: float,
    actual: float,
    goal: float,
    printed: tuple[str, ...],
    status: str,
) -> None:
    result = of(check, target)
    progress = (actual - base) / (goal - base)
    by_hand = {
        "gap": actual - goal,
        "progress": progress,
        "achievement_rate": actual / goal,
        "elapsed": ELAPSED / 10,
        "years_left": LEFT,
        "expected": base + (goal - base) * ELAPSED / 10,
        "gap_to_path": actual - (base + (goal - base) * ELAPSED / 10),
        "pace_ratio": ((actual - base) / ELAPSED) / ((goal - base) / 10),
        "lead_months": (progress - ELAPSED / 10) * 120,
        "observed_change": (actual - base) / ELAPSED,
        "required_change": (goal - base) / 10,
        "required_change_from_now": (goal - actual) / LEFT,
        "observed_rate": (actual / base) ** (1 / ELAPSED) - 1,
        "required_rate": (goal / base) ** (1 / 10) - 1,
        "required_rate_from_now": (goal / actual) ** (1 / LEFT) - 1,
        "projected": actual + (actual - base) / ELAPSED * LEFT,
    }
    assert {name: float(result[name]) for name in by_hand} == pytest.approx(by_hand, rel=1e-10)
    of_issue = (
        result["progress"] * 100,
        result["pace_ratio"],
        result["lead_months"],
        result["required_change_from_now"],
        result["required_rate_from_now"] * 100,
    )
    assert [number.quantize(Decimal(text)) for number, text in zip(of_issue, printed, strict=True)] == [
        Decimal(text) for text in printed
    ]
    assert (result["status"], result["target_value"], result["implied_plan"]) == (status, goal, None)


def test_clusters_are_borderline_by_the_gross_reading(check: dict[str, Any]) -> None:
    result = of(check, "nq147.clusters")
    assert (result["borderline"], result["statuses"]) == (True, ["ahead", "on_track"])
    assert result["reasons"][0]["code"] == "borderline"
    assert result["reasons"][0]["facts"]["because"] == "gross_composition"
    # 54 - 46 = 8 of 29 new clusters with no removal yet, 54 - (46 - 9) = 17 with all nine
    gross = {name: float(number) for name, number in result["gross"].items()}
    assert gross == pytest.approx(
        {
            "added": 29,
            "removed": 9,
            "share": 8 / 29,
            "share_all_removed": 17 / 29,
            "pace_ratio": 8 / 29 / (ELAPSED / 10),
            "pace_ratio_all_removed": 17 / 29 / (ELAPSED / 10),
        },
        rel=1e-10,
    )


@pytest.mark.parametrize(
    "target, actual, half, percent, status, plan",
    [
        ("parks-2023.production", 258.8, 0.05, 80.12, "ahead", ("322.93", "323.10")),
        ("exports-2023.exports", 15.1, 0.05, 68.64, "on_track", ("21.92", "22.07")),
    ],
)
def test_a_year_plan_is_implied_by_its_percentage(  # noqa: PLR0913, PLR0917  # a line of the issue's table
    check: dict[str, Any],
    target: str,
    actual: float,
    half: float,
    percent: float,
    status: str,
    plan: tuple[str, str],
) -> None:
    result = of(check, target)
    assert [result[f"target_{end}"] for end in ("value", "low", "high")] == [None, None, None]
    implied = result["implied_plan"]
    assert float(implied["low"]) == pytest.approx((actual - half) / (percent + 0.005) * 100, rel=1e-10)
    assert float(implied["high"]) == pytest.approx((actual + half) / (percent - 0.005) * 100, rel=1e-10)
    assert tuple(str(implied[end].quantize(Decimal("0.01"))) for end in ("low", "high")) == plan
    left_to_do = actual / (percent / 100) - actual
    by_hand = {
        "achievement_rate": percent / 100,
        "elapsed": 8 / 12,
        "pace_ratio": percent / 100 / (8 / 12),
        "observed_per_month": actual / 8,
        "required_per_month_from_now": left_to_do / 4,
    }
    assert {name: float(result[name]) for name in by_hand} == pytest.approx(by_hand, rel=1e-10)
    assert (result["status"], result["method"], result["actual"]["stage"]) == (status, "plan-rate", "E")
    assert float(result["gap"]) == pytest.approx(-left_to_do, rel=1e-10)
    assert [result[name] for name in ("progress", "lead_months")] == [None, None]
    assert [reason["code"] for reason in result["reasons"]] == ["indicative"]
    assert float(result["actual"]["share_of_plan"]["value"]) == percent


def test_what_cannot_be_compared_names_the_figure_and_the_differences(check: dict[str, Any]) -> None:
    result = of(check, "nq147.production.2030")
    assert (result["status"], result["actual"], result["gap"]) == ("not_comparable", None, None)
    (refused,) = result["not_compared"]
    assert (refused["indicator"], refused["unit"], refused["value"]) == (
        "parks.production",
        "trn-vnd",
        Decimal("258.8"),
    )
    differs = {each["attribute"]: (each["target"], each["figure"]) for each in refused["differs"]}
    assert differs["price_basis"] == ("constant-2010", "not-stated")
    assert differs["period"] == ("2030", "2023-01-01/P8M")
    assert differs["coverage"][1] == {"vi": "các khu công nghiệp", "en": "industrial parks"}


def test_targets_are_held_against_each_other(check: dict[str, Any]) -> None:
    (growth,) = [each for each in check["target_checks"] if each["kind"] == "growth_between"]
    assert growth["targets"] == ["nq147.production.2025", "nq147.production.2030"]
    assert float(growth["facts"]["rate"]) == pytest.approx((2_200_000 / 652_153) ** (1 / 5) - 1, rel=1e-10)
    sums = {each["targets"][0]: each for each in check["target_checks"] if each["kind"] == "composition"}
    clusters = sums["nq147.clusters.area"]["facts"]
    assert clusters["base"] + sum(clusters["added"]) - sum(clusters["removed"]) == 3209


def test_a_base_says_how_far_it_is_known(check: dict[str, Any]) -> None:
    stated, derived = of(check, "nq147.parks")["base"], of(check, "nq147.clusters")["base"]
    assert list(stated.values()) == [6, 6, 6, "2020", "stated", True, "vietnamplus-2021-07", "six IPs"]
    # 66 - 29 + 9 = 46; the 45 clusters of August 2022 question it
    assert list(derived.values()) == [46, 45, 46, "2020", "derived", True, None, None]


def test_the_gross_reading_is_part_of_the_work(check: dict[str, Any]) -> None:
    (step,) = [each for each in of(check, "nq147.clusters")["work"] if each["term"] == "gross_done_all_removed"]
    assert step["inputs"] == {
        "left": {"term": "actual", "value": 54},
        "right": {"term": "kept_base", "value": 46 - 9},
    }
    assert step["value"] == 54 - (46 - 9)


def test_a_watched_indicator_has_no_plan(check: dict[str, Any]) -> None:
    result = next(each for each in check["results"] if each["indicator"] == "parks.occupancy")
    assert (result["status"], result["actual"]["value"], result["unit"]) == ("watched", Decimal("75.6"), "pct")
    assert {result[key] for key in ("plan", "target", "due", "path", "method", "base", "target_value")} == {None}


def test_the_summary_counts_every_result(check: dict[str, Any]) -> None:
    assert list(check["summary"]) == [status.value for status in Status]
    statuses = [result["status"] for result in check["results"]]
    assert check["summary"] == {status.value: statuses.count(status.value) for status in Status}


def test_figures_are_written_as_the_files_have_them(report: Report) -> None:
    text = check_json(report, (), Words("en"))
    assert '"target_value": 2200000,' in text
    assert '"target_value": 19,' in text
    assert '"base": {\n        "value": 1728.6,' in text
    assert '"actual": {\n        "value": 75.6,' in text


def test_a_long_figure_keeps_all_its_digits(report: Report) -> None:
    result = report.targets[0]
    assert result.actual is not None
    long = Fraction("12345678901234567890.125")
    actual = result.actual._replace(amount=Amount(long, Interval.of(long)))
    text = check_json(report._replace(groups=(), watched=(result._replace(actual=actual),)), (), Words("en"))
    assert text.count("12345678901234567890.125") == 3  # value, low and high


def test_a_range_has_no_value(report: Report) -> None:
    result = report.targets[0]
    assert result.actual is not None
    actual = result.actual._replace(amount=Amount(None, Interval.of(45, 46)))
    check = read(check_json(report._replace(groups=(), watched=(result._replace(actual=actual),)), (), Words("en")))
    assert [check["results"][0]["actual"][key] for key in ("value", "low", "high")] == [None, 45, 46]


def test_no_number_has_more_than_twelve_digits(check: dict[str, Any]) -> None:
    found = list(numbers(check))
    assert max(len(number.as_tuple().digits) for number in found) == 12


def test_the_work_can_be_redone_from_what_is_written(check: dict[str, Any]) -> None:
    steps = [step for result in check["results"] for step in result["work"] if step["value"] is not None]
    redone = 0
    for step in steps:
        terms = {f"{{{name}}}": str(float(each["value"])) for name, each in step["inputs"].items()}
        formula = step["formula"].replace("−", "-").replace("×", "*").replace("^", "**")
        for placeholder, number in terms.items():
            formula = formula.replace(placeholder, f"({number})")
        if re.fullmatch(r"[-+*/(). e\d]+", formula):
            assert eval(formula) == pytest.approx(float(step["value"]), rel=1e-7, abs=1e-9)  # noqa: S307  # digits only
            redone += 1
    assert redone > 60


def test_only_findings_depend_on_the_language(report: Report) -> None:
    assert check_json(report, (), Words("vi")) == check_json(report, (), Words("en"))


def test_two_runs_give_the_same_bytes_and_load_nothing_heavy() -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path; from bgplan import run;"
        "from bgplan.render.check.json import check_json; from bgplan.render.words import Words;"
        "loaded = run.load(Path('data'), Path()); report = run.checked(loaded, run.Question(date(2023, 8, 31)));"
        "sys.stdout.buffer.write(check_json(report, loaded.findings, Words('vi')).encode());"
        "sys.exit(len({'rich', 'typer', 'jsonschema'} & set(sys.modules)))"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1]
    assert written[0].endswith(b"}\n")


def test_the_work_stands_in_show_only(report: Report, check: dict[str, Any]) -> None:
    plain = read(check_json(report, (), Words("en")))
    assert all("work" not in result for result in plain["results"])
    without = [{key: value for key, value in result.items() if key != "work"} for result in check["results"]]
    assert plain["results"] == without

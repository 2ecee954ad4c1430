"""Every published case of the shared folder beside the checkout, read from there: one test per row, to 1e-9."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core import formulas
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import escap
from bgplan.core.methods.base import Verdict, graded
from bgplan.core.methods.catalogue import judge
from bgplan.core.methods.scores import anticipated_gap
from bgplan.core.periods import parse, years_between
from scripts.doc_blocks import ROOT
from tests.unit.core.methods.differences import DIFFERENT

GOLDEN = ROOT.parent / "shared" / "golden"
DIRECTIONS = {"positive": "up", "negative": "down", "higher": "up", "lower": "down", True: "up"}
EUSTAT_LABELS = {
    # EUSTAT's own labels, and the words of Eurostat's rule for the same numbers
    "significant_deterioration": {"movement_away", "significant_movement_away"},
    "moderate_deterioration": {"insufficient_progress", "moderate_movement_away"},
    "no_progress": {"no_progress"},
}


def rows(name: str, identity: str) -> list[Any]:
    """The rows of a case file, or one skipped row that says why there are none."""
    path = GOLDEN / name
    if not path.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"shared/golden/{name} is not beside the checkout"))]
    with path.open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row[identity]) for row in csv.DictReader(file)]


def close(expected: float | None) -> Any:  # noqa: ANN401  # pytest's own kind of number
    return None if expected is None else pytest.approx(expected, rel=0, abs=1e-9)


def judged_row(row: dict[str, str]) -> Verdict:
    """The verdict on a row of Statistics Canada's cases; years that a row leaves open are those of its description."""
    base_year, current_year = int(row["base_year"] or 2015), int(row["current_year"] or 2020)
    return judge(
        "statcan",
        base=(base_year, row["base_value"]),
        actual=(current_year, row["current_value"]),
        target=(int(row["target_year"]), row["target"]) if row["target"] else None,
        direction=DIRECTIONS.get(row["direction"]),
        limit=row["limit"] or None,
    )


@pytest.mark.parametrize("row", rows("statcan_cases.csv", "case_id"))
def test_statistics_canada(row: dict[str, str]) -> None:
    verdict = judged_row(row)
    value = verdict.ratio if row["target"] else verdict.rate
    other = DIFFERENT.get(row["case_id"])
    if other is not None:
        theirs = (row["expected_status"], row["expected_progress_value"], row["expected_score"])
        assert theirs == (other.status, other.value, other.score)
        assert (verdict.word, verdict.reasons) == (other.word, other.reasons)
        assert value == close(other.ratio)
        return
    expected = [float(row[name]) if row[name] else None for name in ("expected_progress_value", "expected_score")]
    assert verdict.word == row["expected_status"]
    assert value == close(expected[0])
    assert verdict.score == close(expected[1])


def judged_case(method: str, given: dict[str, Any]) -> Verdict:
    target = given.get("target")
    return judge(
        method,
        base=(given["base_year"], given["base"]),
        actual=(given["year"], given["value"]),
        target=None if target is None else (given["target_year"], target),
        direction=DIRECTIONS.get(given.get("direction", "")),
        limit=given.get("limit"),
    )


def progress(method: str, given: dict[str, Any], expected: dict[str, Any]) -> None:
    verdict = judged_case(method, given)
    assert (verdict.rate if given["target"] is None else verdict.ratio) == close(expected["progress_value"])
    assert verdict.score == close(expected["score"])
    assert verdict.word in EUSTAT_LABELS.get(expected["status"], {expected["status"]})


def eurostat(given: dict[str, Any], expected: dict[str, Any]) -> None:
    progress("eurostat", given, expected)


def statcan(given: dict[str, Any], expected: dict[str, Any]) -> None:
    progress("statcan", given, expected)


def cagr(given: dict[str, Any], expected: dict[str, Any]) -> None:
    years = Fraction(given["n_quarters"], given["p"]) if "p" in given else Fraction(given["years"])
    assert growth(given["begin"], given["end"], years) == close(expected["rate"])


def growth(start: Number, end: Number, years: Number) -> Any:  # noqa: ANN401
    return formulas.growth_rate(start=Fraction(start), end=Fraction(end), years=Fraction(years))


def average(given: dict[str, Any], expected: dict[str, Any]) -> None:
    rate = growth(1, given["multiple_of_base"], given["n"] if "n" in given else given["n_wrong"])
    assert rate == close(expected.get("rate", expected.get("rate_if_n_is_9")))


def linear(given: dict[str, Any], expected: dict[str, Any]) -> None:
    for year, value in expected.items():
        years = Fraction(int(year) - given["base_year"], given["target_year"] - given["base_year"])
        path = formulas.linear_path(base=given["base"], target=given["target"], elapsed=years)
        assert path is not None
        assert max(path, given.get("observed", {}).get(year, path)) == close(value)


def geometric(given: dict[str, Any], expected: dict[str, Any]) -> None:
    base, target = Fraction(given["base"]), Fraction(given["target"])
    assert formulas.geometric_path(base=base, target=target, elapsed=Fraction(1)) == close(expected["2025"])
    assert growth(base, target, given["target_year"] - given["base_year"]) == close(expected["aroc"])


def latest(given: dict[str, Any], expected: dict[str, Any]) -> None:
    rate = growth(given["values"]["2017"], given["values"]["2018"], 1)
    assert rate == close(expected["aroc"])
    projected = formulas.geometric_projection(actual=Fraction(given["values"]["2018"]), rate=rate, years=Fraction(7))
    assert projected == close(expected["2025"])


def unsd(given: dict[str, Any], expected: dict[str, Any]) -> None:
    verdict = judged_case("unsd", given)
    assert verdict.ratio == close(expected["ratio"])
    assert verdict.score == expected["score"]
    way = given["target"] - given["base"]  # q of the way from the base is the value expected at the target's time
    assert given["base"] + expected["ratio"] * way == close(expected["expected_at_target_year"])


def unsd_growth(given: dict[str, Any], expected: dict[str, Any]) -> None:
    grown = 100 * (1 + Fraction(str(given["cagr"])))
    verdict = judge("unsd", base=(2020, 100), actual=(2021, grown), direction=DIRECTIONS[given["direction"]])
    assert (verdict.score, verdict.rate) == (expected["score"], close(given["cagr"]))


def status_index(given: dict[str, Any], expected: dict[str, Any]) -> None:
    verdict = judge(
        "escap",
        base=(None, given["base"]),
        actual=(None, given["value"]),
        target=(None, given["target"]),
        direction=DIRECTIONS[given["direction"]],
    )
    assert verdict.index == close(expected["csi_capped"])
    assert expected["csi"] == expected["csi_capped"]


def gap(given: dict[str, Any], expected: dict[str, Any]) -> None:
    base, projected, target = given["base_2015"], given["predicted_2030"], given["target"]
    share = anticipated_gap(base=Fraction(base), projected=Fraction(projected), target=Fraction(target), sign=1)
    assert share is not None
    assert share * 100 == close(expected["gap_pct"])
    assert graded(escap.NEGATIVE_GAP, -share).word == expected["label"]
    third = Fraction(projected - base, 3)  # five of fifteen years on the same straight line
    verdict = judge("escap", base=(2015, base), actual=(2020, base + third), target=(2030, target))
    assert (verdict.ratio, verdict.word) == (share, expected["label"])


def weather(given: dict[str, Any], expected: dict[str, Any]) -> None:
    first = given["last_year"] - 5
    series = [(first + index, value) for index, value in enumerate(given["last_six"])]
    verdict = judge("destatis", series=series, target=(given["target_year"], given["target"]), direction="up")
    assert (verdict.word, verdict.ratio) == (expected["symbol"], close(expected["miss_share"]))


def arrow(given: dict[str, Any], expected: dict[str, Any]) -> None:
    verdict = judged_case("sdsn", given)
    assert (verdict.word, verdict.ratio) == (expected["arrow"], close(expected["ratio"]))


def interval(number: float, half: str = "0.05") -> Interval:
    return Interval.of(Fraction(str(number)) - Fraction(half), Fraction(str(number)) + Fraction(half))


def sums(given: dict[str, Any], expected: dict[str, Any]) -> None:
    parts = [interval(part, str(given["half_unit"])) for part in given["parts"]]
    assert (parts[0] + parts[1]).overlaps(interval(given["total"])) is expected["consistent"]


def plans(given: dict[str, Any], expected: dict[str, Any]) -> None:
    def plan(part: dict[str, float]) -> Interval:
        done, percent = interval(part["ytd"]), interval(part["pct"])
        return Interval(done.low / percent.high * 100, done.high / percent.low * 100)

    total = plan(given["total"])
    parts = plan(given["parts"][0]) + plan(given["parts"][1])
    assert [total.low, total.high] == [close(each) for each in expected["total_plan_interval"]]
    assert [parts.low, parts.high] == [close(each) for each in expected["sum_of_part_plans_interval"]]
    assert total.overlaps(parts) is expected["overlap"]


def implied(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert growth(given["t2025"], given["t2030"], 5) == close(expected["implied_cagr_2025_2030"])


def fraction(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert float(years_between(parse("2023-08"), parse("2030"))) == close(expected["months/12"])
    # A month's last day is where the month ends: by actual days it would be 7.33425.
    assert float(years_between(parse(given["from"]), parse(given["to"]))) == close(expected["months/12"])


def achieved(given: dict[str, Any], expected: dict[str, Any]) -> None:
    base, actual, target = (Fraction(given[name]) for name in ("baseline", "actual", "target"))
    share = formulas.progress(base=base, actual=actual, target=target)
    assert (None if share is None else share * 100) == close(expected["progress_pct"])
    verdict = judge("sdsn", base=(2015, base), actual=(2020, actual), target=(2030, target), direction="up")
    if share is None:
        assert verdict.reasons == ("base_equals_target",)
        assert expected["reason"] == "baseline_equals_target"
    else:
        assert actual / target * 100 == close(expected["achievement_pct"])
        assert ("target_met" in verdict.reasons) is expected["met"]


def guard(given: dict[str, Any], expected: dict[str, Any]) -> None:
    reasons = {"base_zero": "zero_value", "target_zero": "zero_value", "sign_change": "sign_change"}
    verdict = judge(
        "statcan", base=(2015, given["base"]), actual=(2023, given["value"]), target=(2030, given["target"])
    )
    assert verdict.ratio is None
    assert verdict.reasons == ("growth_undefined", reasons[expected["reason"]])


def annualised(given: dict[str, Any], expected: dict[str, Any]) -> None:
    rate = Fraction(str(given["q_on_q_pct"])) / 100
    year = formulas.geometric_projection(actual=Fraction(1), rate=rate, years=Fraction(4))
    assert year is not None
    assert (year - 1) * 100 == close(expected["compound"])
    assert float(rate * 400) == close(expected["linear_approximation"])


TRIED: dict[str, Callable[[dict[str, Any], dict[str, Any]], None]] = {
    "cagr": cagr,
    "average_growth_over_period": average,
    "linear_path": linear,
    "geometric_path": geometric,
    "projection_latest_rate": latest,
    "eurostat_ratio": eurostat,
    "eurostat_cagr": eurostat,
    "statcan_ratio": statcan,
    "statcan_cagr": statcan,
    "unsd_progress_chart": unsd,
    "unsd_progress_chart_no_target": unsd_growth,
    "escap_current_status_index": status_index,
    "escap_anticipated_gap": gap,
    "dns_weather_symbol": weather,
    "sdsn_trend_arrow": arrow,
    "sum_check": sums,
    "cross_check": plans,
    "target_vs_target": implied,
    "year_fraction": fraction,
    "achievement_rate": achieved,
    "guard": guard,
    "annualised_growth": annualised,
}


@pytest.mark.parametrize("row", rows("method_cases.csv", "case"))
def test_published_example(row: dict[str, str]) -> None:
    TRIED[row["method"]](json.loads(row["inputs_json"]), json.loads(row["expected_json"]))

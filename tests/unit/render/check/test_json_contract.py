"""The contract of the JSON of ``check``: the keys that were there first, its page, and facts by their types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.periods import parse
from bgplan.core.report import Report, Supposition
from bgplan.core.text import Bilingual
from bgplan.render.check.json import check_json
from bgplan.render.words import Words
from tests.build import base, dataset, seen, target
from tests.build import report as report_on
from tests.json_output import read_output

ROOT = Path(__file__).parents[4]
AS_OF = date(2023, 8, 31)

# The contract of issue 2, word for word and in its order.
TOP = ["schema", "as_of", "newest_figure", "method", "summary", "findings", "results"]
RESULT = [
    "plan",
    "target",
    "indicator",
    "status",
    "borderline",
    "reasons",
    "target_value",
    "target_low",
    "target_high",
    "due",
    "unit",
    "path",
    "base",
    "actual",
    "gap",
    "gap_to_path",
    "progress",
    "achievement_rate",
    "elapsed",
    "years_left",
    "observed_rate",
    "required_rate",
    "required_rate_from_now",
    "observed_change",
    "required_change",
    "required_change_from_now",
    "pace_ratio",
    "expected",
    "lead_months",
    "projected",
    "implied_plan",
    "also_reported",
    "not_compared",
]
BASE = ["value", "low", "high", "period", "basis"]
ACTUAL = ["value", "low", "high", "period", "stage", "published", "source"]


@pytest.fixture(scope="module")
def report() -> Report:
    return run.checked(run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(AS_OF))


@pytest.fixture(scope="module")
def check(report: Report) -> dict[str, Any]:
    return read_output(check_json(report, (), Words("en"), with_work=True))


def test_the_contracts_keys_come_first_and_in_its_order(check: dict[str, Any]) -> None:
    assert list(check)[: len(TOP)] == TOP
    assert check["schema"] == "bgplan.check/1"
    for result in check["results"]:
        assert list(result)[: len(RESULT)] == RESULT
        assert list(result) == list(check["results"][0])
    bases = [result["base"] for result in check["results"] if result["base"]]
    figures = [result["actual"] for result in check["results"] if result["actual"]]
    assert {tuple(base)[: len(BASE)] for base in bases} == {tuple(BASE)}
    assert {tuple(figure)[: len(ACTUAL)] for figure in figures} == {tuple(ACTUAL)}


def results_of(*observations: dict[str, Any], methods: tuple[str, ...] = (), **goal: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the check of one target as it is read back."""
    made = report_on(dataset(*observations, targets={"t": target(**goal)}), "2023-12-30", methods=methods)
    return read_output(check_json(made, (), Words("en")))


def test_methods_side_by_side_are_written() -> None:
    found = results_of(seen(16, "2022"), methods=("pace", "statcan", "plan-rate"), value=60, base=base(10))
    (result,) = found["results"]
    assert (found["method"], found["methods"]) == ("pace", ["pace", "statcan", "plan-rate"])
    # 6 in two years against 50 in ten; 1.6^(1/2) - 1 against 6^(1/10) - 1
    assert (result["verdict"]["ratio"], result["verdict"]["word"]) == (Decimal("0.6"), "slow")
    growth, silent = result["opinions"]
    assert float(growth["verdict"]["ratio"]) == pytest.approx((1.6**0.5 - 1) / (6**0.1 - 1))
    assert (growth["verdict"]["label"], growth["status"]) == ("Statistics Canada / Open SDG", "on_track")
    assert (silent["verdict"], silent["statuses"]) == (None, ["not_assessable"])
    assert [each["code"] for each in silent["reasons"]] == ["method_within_year"]
    assert result["disagreement"] is True
    assert (result["expected_share"], result["earlier_years"], result["last_year"]) == (None, [], None)


def test_the_years_before_a_year_plan_are_written() -> None:
    amounts = {"2021-01-01/P8M": 600, "2021": 1000, "2022-01-01/P8M": 840, "2022": 1200, "2023-01-01/P8M": 882}
    figures = [seen(value, period, "output") for period, value in amounts.items()]
    found = results_of(*figures, value=1000, indicator="output", plan="year", due="2023")
    (result,) = found["results"]
    assert [(each["year"], each["share"]) for each in result["earlier_years"]] == [
        *((2021, Decimal("0.6")), (2022, Decimal("0.7"))),
    ]
    assert result["expected_share"] == Decimal("0.65")
    assert (result["last_year"]["value"], result["last_year"]["change"]) == (840, Decimal("0.05"))  # 42 of 840
    assert [each["code"] for each in result["reasons"]] == ["by_earlier_years"]


def test_what_is_supposed_is_written() -> None:
    made = dataset(seen(16, "2022"), targets={"t": target(60, base=base(10))})
    supposed = Supposition(rate=Fraction(1)), Supposition(value=Fraction(28), at=parse("2024"))
    found = read_output(check_json(report_on(made, "2022-12-31", supposed=supposed), (), Words("en")))
    growing, standing = found["results"][0]["scenarios"]
    # doubling every year 16 is 32, then 64: 60 is reached after log2(60 / 16) = 1.907 years: 10.9 months into 2024
    assert (growing["growth"], growing["reached"], growing["met"]) == (1, "2024-11", True)
    assert growing["numbers"]["value_at_due"] == 16 * 2**8
    # 28 at the end of 2024 is 18 of the 20 that four years ask for, and leaves 32 for six years
    assert (standing["value"], standing["at"], standing["status"]) == (28, "2024", "slow")
    assert float(standing["numbers"]["required_change_after"]) == pytest.approx(32 / 6)


def test_at_the_due_date_there_is_no_verdict_of_a_method() -> None:
    (result,) = results_of(seen(60, "2022"), value=60, due="2022", base=base(10))["results"]
    assert (result["status"], result["verdict"], result["opinions"]) == ("achieved", None, [])


def test_findings_carry_their_facts_by_type_and_their_text(report: Report) -> None:
    finding = Finding(
        "BG401",
        Severity.ERROR,
        Place("data/actuals/2023-08.yaml", line=80, column=12),
        "clusters.projects@2023-08-22",
        {
            "total": Decimal("248.50"),
            "parts": (Fraction(149), Fraction("99.5")),
            "sum": Interval.of("248", "249"),
            "imbalance": None,
            "on": AS_OF,
            "period": parse("2023-01-01/P8M"),
            "why": Bilingual("vì", "because"),
        },
        (Place("data/targets.yaml", ("identities",)),),
        Bilingual("đã biết", "known"),
    )
    (found,) = read_output(check_json(report, (finding,), Words("vi")))["findings"]
    assert found["facts"] == {
        "total": Decimal("248.5"),
        "parts": [149, Decimal("99.5")],
        "sum": {"low": 248, "high": 249},
        "imbalance": None,
        "on": "2023-08-31",
        "period": "2023-01-01/P8M",
        "why": {"vi": "vì", "en": "because"},
    }
    assert [found[key] for key in ("code", "severity", "file", "line", "column")] == [
        "BG401",
        "error",
        "data/actuals/2023-08.yaml",
        80,
        12,
    ]
    assert found["related"] == [{"file": "data/targets.yaml", "line": None, "column": None}]
    assert found["acknowledged"] == {"vi": "đã biết", "en": "known"}
    assert "248,5" in found["text"]


def test_what_stands_beside_a_verdict_is_written() -> None:
    """The shipped data have every kind of it: years and neighbours, an implied base, siblings, a sum, 16 parks."""
    loaded = run.load(ROOT / "data", ROOT)
    found = read_output(check_json(run.checked(loaded, run.Question(date(2025, 7, 31))), (), Words("en")))
    beside = {each["target"]: each["beside"] for each in found["results"] if each["target"]}
    growth, output = beside["nq147.industry.growth"], beside["nq147.production.2025"]
    count, area = beside["nq147.parks"], beside["nq147.parks.area"]
    assert growth["average"]["years"]
    assert growth["neighbours"]
    assert [each["missing"] for each in growth["average"]["if_missing"]] == [
        Decimal(each) for each in ("0.1", "0.15", "0.2")
    ]
    assert len(output["plan_growth"]["legs"]) == 2
    assert output["plan_growth"]["indices"]
    assert count["siblings"]
    assert count["higher_confidence"]
    assert area["member_of_sum"]["figures"]
    assert (area["member_of_sum"]["value"], area["member_of_sum"]["statuses"]) == (3686, ["slow"])

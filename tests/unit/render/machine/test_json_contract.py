"""The contract of the JSON: its keys in their order, its schema, its page, and facts by their types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

from bgplan import run
from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.periods import parse
from bgplan.core.report import Report, Supposition
from bgplan.render.machine.as_json import check_json
from bgplan.render.words import Words
from tests.build import base, book, seen, target
from tests.build import report as report_on

ROOT = Path(__file__).parents[4]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / "check-1.json").read_text(encoding="utf-8"))
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
    return read(check_json(report, (), Words("en"), with_work=True))


def read(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return read


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


def test_the_text_is_valid_by_its_schema(check: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    plain = json.loads(json.dumps(check, default=float))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(plain)


def test_the_schema_describes_and_requires_every_key() -> None:
    described = 0
    for node in objects(SCHEMA):
        for name, rule in node["properties"].items():
            assert rule["description"], name
            described += 1
        assert node["required"] == [name for name in node["properties"] if name != "work"]  # which only show has
        assert node["additionalProperties"] is True
    assert described > 100


def test_nothing_is_written_that_the_schema_does_not_know(check: dict[str, Any]) -> None:
    assert list(check) == list(SCHEMA["properties"])
    assert list(check["results"][0]) == list(SCHEMA["$defs"]["result"]["properties"])
    assert list(check["results"][0]["actual"]) == list(SCHEMA["$defs"]["figure"]["properties"])
    assert list(check["results"][0]["base"]) == list(SCHEMA["$defs"]["base"]["properties"])
    assert list(check["results"][0]["work"][0]) == list(SCHEMA["$defs"]["step"]["properties"])
    assert SCHEMA["$defs"]["status"]["enum"] == [status.value for status in Status]


def test_the_page_names_every_key() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    named = {name for node in objects(SCHEMA) for name in node["properties"]}
    assert {name for name in named if f"`{name}`" not in page and f'"{name}"' not in page} == set()


def objects(node: object) -> Iterator[dict[str, Any]]:
    """Every object of the schema that has properties."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and "type" in node:
            yield node
        for child in node.values():
            yield from objects(child)
    elif isinstance(node, list):
        for child in node:
            yield from objects(child)


def keys(name: str) -> list[str]:
    """Return the keys that the schema describes for a kind of object."""
    return list(SCHEMA["$defs"][name]["properties"])


def results_of(*observations: dict[str, Any], methods: tuple[str, ...] = (), **goal: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the check of one target as it is read back, valid by its schema."""
    made = report_on(book(*observations, targets={"t": target(**goal)}), "2023-12-30", methods=methods)
    found = read(check_json(made, (), Words("en")))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(json.dumps(found, default=float)))
    return found


def test_methods_side_by_side_are_written_with_all_their_keys() -> None:
    found = results_of(seen(16, "2022"), methods=("pace", "statcan", "plan-rate"), value=60, base=base(10))
    (result,) = found["results"]
    assert (found["method"], found["methods"]) == ("pace", ["pace", "statcan", "plan-rate"])
    assert list(result["verdict"]) == keys("verdict")
    assert [list(each) for each in result["opinions"]] == [keys("opinion")] * 2
    # 6 in two years against 50 in ten; 1.6^(1/2) - 1 against 6^(1/10) - 1
    assert (result["verdict"]["ratio"], result["verdict"]["word"]) == (Decimal("0.6"), "slow")
    growth, silent = result["opinions"]
    assert float(growth["verdict"]["ratio"]) == pytest.approx((1.6**0.5 - 1) / (6**0.1 - 1))
    assert (growth["verdict"]["label"], growth["status"]) == ("Statistics Canada / Open SDG", "on_track")
    assert (silent["verdict"], silent["statuses"]) == (None, ["not_assessable"])
    assert [each["code"] for each in silent["reasons"]] == ["method_within_year"]
    assert result["disagreement"] is True
    assert (result["expected_share"], result["earlier_years"], result["last_year"]) == (None, [], None)


def test_the_years_before_a_year_plan_are_written_with_all_their_keys() -> None:
    amounts = {"2021-01-01/P8M": 600, "2021": 1000, "2022-01-01/P8M": 840, "2022": 1200, "2023-01-01/P8M": 882}
    figures = [seen(value, period, "output") for period, value in amounts.items()]
    found = results_of(*figures, value=1000, indicator="output", plan="year", due="2023")
    (result,) = found["results"]
    assert [(each["year"], each["share"]) for each in result["earlier_years"]] == [
        *((2021, Decimal("0.6")), (2022, Decimal("0.7"))),
    ]
    assert [list(each) for each in result["earlier_years"]] == [keys("earlier_year")] * 2
    assert result["expected_share"] == Decimal("0.65")
    assert list(result["last_year"]) == keys("last_year") == [*keys("figure"), "change"]
    assert (result["last_year"]["value"], result["last_year"]["change"]) == (840, Decimal("0.05"))  # 42 of 840
    assert [each["code"] for each in result["reasons"]] == ["by_earlier_years"]


def test_what_is_supposed_is_written_with_all_its_keys() -> None:
    made = book(seen(16, "2022"), targets={"t": target(60, base=base(10))})
    supposed = Supposition(rate=Fraction(1)), Supposition(value=Fraction(28), at=parse("2024"))
    found = read(check_json(report_on(made, "2022-12-31", supposed=supposed), (), Words("en")))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(json.dumps(found, default=float)))
    growing, standing = found["results"][0]["scenarios"]
    assert [list(growing), list(standing)] == [keys("scenario")] * 2
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
    (found,) = read(check_json(report, (finding,), Words("vi")))["findings"]
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
    assert list(found) == list(SCHEMA["$defs"]["finding"]["properties"])
    Draft202012Validator(SCHEMA["$defs"]["finding"] | {"$defs": SCHEMA["$defs"]}).validate(
        json.loads(json.dumps(found, default=float))
    )


def test_what_stands_beside_a_verdict_is_written_with_all_its_keys() -> None:
    """The shipped data have every kind of it: years and neighbours, an implied base, siblings, a sum, 16 parks."""
    loaded = run.load(ROOT / "data", ROOT)
    found = read(check_json(run.checked(loaded, run.Question(date(2025, 7, 31))), (), Words("en")))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(json.dumps(found, default=float)))
    beside = {each["target"]: each["beside"] for each in found["results"] if each["target"]}
    growth, output = beside["nq147.industry.growth"], beside["nq147.production.2025"]
    count, area = beside["nq147.parks"], beside["nq147.parks.area"]
    assert list(growth) == keys("beside")
    assert list(growth["average"]) == keys("average") == list(growth["neighbours"][0])
    assert list(growth["average"]["years"][0]) == keys("year")
    assert [each["missing"] for each in growth["average"]["if_missing"]] == [
        Decimal(each) for each in ("0.1", "0.15", "0.2")
    ]
    assert list(output["plan_growth"]) == keys("plan_growth")
    assert [list(each) for each in output["plan_growth"]["legs"]] == [keys("leg")] * 2
    assert list(output["plan_growth"]["indices"][0]) == keys("index")
    assert list(count["siblings"][0]) == keys("sibling")
    assert list(count["higher_confidence"]) == keys("higher_confidence")
    assert list(area["member_of_sum"]) == keys("member_of_sum")
    assert list(area["member_of_sum"]["figures"][0]) == keys("of_sum")
    assert (area["member_of_sum"]["value"], area["member_of_sum"]["statuses"]) == (3686, ["slow"])

"""Records as written: each field read by its own reader, each fault with its code and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from pydantic import TypeAdapter, ValidationError

from bgplan.core.model import Identity, Indicator, Observation, Plan, Record, Source, Term, Unit, keys_of
from bgplan.core.periods import parse
from bgplan.core.text import Bilingual
from bgplan.core.vocabulary import Confidence, Measure, Stage
from tests.build import BOTH, INDICATORS


def read(model: type[R], given: Mapping[str, Any]) -> R:
    """Return the record that a file with these texts has."""
    made: R = TypeAdapter(model).validate_python(given)
    return made


def faults(model: type[Record], given: dict[str, Any]) -> list[tuple[str, tuple[object, ...]]]:
    """Return the type and place of each error."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(model).validate_python(given)
    return [(error["type"], error["loc"]) for error in raised.value.errors()]


R = TypeVar("R", bound=Record)
UNIT = {"name": BOTH, "dimension": "area"}
PLAN = {"name": BOTH, "period": "2021/2030", "source": "paper"}
SEEN = {"indicator": "parks", "period": "2023"}
FULL: dict[str, Any] = {
    "indicator": "parks",
    "period": "2023-08",
    "printed": "gần 1.968 ha",
    "value": "1967.50",
    "low": "1967.4",
    "high": "1968",
    "source": "paper",
    "note": BOTH,
    "unit": "ha",
    "stage": "E",
    "round": "2",
    "published": "2023-09",
    "published_inferred": "true",
    "confidence": "low",
    "pct_of_plan": {"plan": "year", "printed": "80,12%", "value": "80.12", "source": "paper", "note": BOTH},
    "withdrawn": BOTH,
    "withdrawn_on": "2024-04",
    "misprint": BOTH,
    "price_basis": "current",
    "comparator": "same-period",
    "coverage": "all",
}


def test_a_record_holds_values_not_texts() -> None:
    unit = read(Unit, {**UNIT, "power": "9", "count": "true"})
    assert (unit.name, unit.power, unit.count) == (Bilingual("chữ", "words"), 9, True)
    seen = read(Observation, {**SEEN, "value": "75.6"})
    assert (seen.period, seen.value) == (parse("2023"), Decimal("75.6"))
    assert read(Plan, {**PLAN, "issued": "2021-07-15"}).issued == date(2021, 7, 15)
    assert read(Indicator, INDICATORS["parks"]).measure is Measure.STOCK


def test_an_observation_holds_what_every_key_says() -> None:
    seen = read(Observation, FULL)
    assert set(FULL) == set(keys_of(Observation))
    assert seen.pct_of_plan is not None
    assert (seen.value, seen.low, seen.high) == (Decimal("1967.50"), Decimal("1967.4"), Decimal(1968))
    assert (seen.stage, seen.round, seen.confidence) == (Stage.ESTIMATE, 2, Confidence.LOW)
    assert (seen.published, seen.published_inferred) == (parse("2023-09"), True)
    assert (seen.pct_of_plan.plan, seen.pct_of_plan.value) == ("year", Decimal("80.12"))
    assert seen.note == seen.misprint == seen.withdrawn == seen.pct_of_plan.note == Bilingual("chữ", "words")


def test_an_observation_is_small_and_shares_its_names_and_periods() -> None:
    """Each has a slot for each key and no dictionary; equal names and periods are one object."""
    names = ("new parks".replace(" ", mark) for mark in "..")
    first, second = (read(Observation, {"indicator": name, "period": f"{2023}"}) for name in names)
    assert not hasattr(first, "__dict__")
    assert first.indicator is second.indicator
    assert first.period is second.period


def test_a_copy_with_other_values_is_checked_too() -> None:
    seen = read(Observation, FULL)
    copy = replace(seen, period=parse("2024"), stage=None, value=Decimal("2.5"))
    assert (copy.period.text, copy.stage, copy.value) == ("2024", None, Decimal("2.5"))
    assert (copy.indicator, copy.unit, copy.round, copy.printed) == ("parks", "ha", 2, "gần 1.968 ha")
    with pytest.raises(ValidationError):
        replace(seen, indicator="Các khu")


def test_values_stand_for_themselves() -> None:
    seen = read(Observation, {**SEEN, "period": parse("2023"), "value": Decimal(9)})
    assert (seen.period.text, seen.value) == ("2023", Decimal(9))
    assert read(Unit, {**UNIT, "name": Bilingual("a", "b")}).name == Bilingual("a", "b")


@pytest.mark.parametrize(
    "model, given, fault",
    [
        (Unit, {**UNIT, "power": "1.5"}, ("BG203", ("power",))),
        (Unit, {**UNIT, "power": "chín"}, ("BG204", ("power",))),
        (Unit, {**UNIT, "power": "19"}, ("BG203", ("power",))),
        (Unit, {**UNIT, "power": "-13"}, ("BG203", ("power",))),
        (Unit, {**UNIT, "count": "yes"}, ("BG203", ("count",))),
        (Unit, {**UNIT, "dimension": "Diện tích"}, ("BG203", ("dimension",))),
        (Unit, {**UNIT, "dimension": ["area"]}, ("BG203", ("dimension",))),
        (Unit, {**UNIT, "name": "ha"}, ("BG203", ("name",))),
        (Unit, {**UNIT, "name": {"vi": "ha"}}, ("BG202", ("name",))),
        (Unit, {**UNIT, "name": {**BOTH, "fr": "ha"}}, ("BG201", ("name",))),
        (Unit, {**UNIT, "name": {**BOTH, "en": ["ha"]}}, ("BG203", ("name",))),
        (Unit, {**UNIT, "size": "9"}, ("extra_forbidden", ("size",))),
        (Observation, {**SEEN, "size": "9"}, ("unexpected_keyword_argument", ("size",))),
        (Observation, {"period": "2023"}, ("missing", ("indicator",))),
        (Plan, {**PLAN, "issued": "15/7/2021"}, ("BG206", ("issued",))),
        (Source, {"publisher": "Báo", "published": "2023-Q3"}, ("BG206", ("published",))),
        (Source, {"publisher": "Báo", "lang": "fr"}, ("BG207", ("lang",))),
        (Observation, {**SEEN, "stage": "e"}, ("BG207", ("stage",))),
        (Observation, {**SEEN, "value": "2.200.000"}, ("BG204", ("value",))),
        (Identity, {"total": "a", "parts": ["b"]}, ("too_short", ("parts",))),
    ],
)
def test_faults(model: type[Record], given: dict[str, Any], fault: tuple[str, tuple[object, ...]]) -> None:
    assert faults(model, given) == [fault]


def test_a_choice_names_the_nearest() -> None:
    with pytest.raises(ValidationError) as raised:
        read(Indicator, {**INDICATORS["parks"], "measure": "stok"})
    assert raised.value.errors()[0]["ctx"]["nearest"] == "stock"


def test_the_schema_of_a_field_says_what_a_file_may_hold() -> None:
    unit, plan = (model.model_json_schema()["properties"] for model in (Unit, Plan))
    measure = Indicator.model_json_schema()["$defs"]["Measure"]
    assert unit["count"]["type"] == "boolean"
    assert (unit["name"]["required"], unit["name"]["additionalProperties"]) == (["vi", "en"], False)
    assert plan["period"]["type"] == ["string", "integer"]  # to YAML a bare 2023 is a number
    assert measure["enum"] == [each.value for each in Measure]


def test_the_short_name_is_the_label_where_there_is_one() -> None:
    label = {"vi": "KCN", "en": "Parks"}
    assert read(Indicator, INDICATORS["parks"]).short == Bilingual("chữ", "words")
    assert read(Indicator, {**INDICATORS["parks"], "label": label}).short.text("en") == "Parks"
    assert read(Term, label).bilingual.text("vi") == "KCN"

"""Records as written: each field read by its own reader, each fault with its code and place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from bgplan.core.bilingual import Bilingual
from bgplan.core.model import Identity, Indicator, Observation, Plan, Record, Source, Term, Unit
from bgplan.core.periods import parse
from bgplan.core.vocabulary import Measure
from tests.build import BOTH, INDICATORS


def faults(model: type[Record], given: dict[str, Any]) -> list[tuple[str, tuple[object, ...]]]:
    """Return the type and place of each error."""
    with pytest.raises(ValidationError) as raised:
        model.model_validate(given)
    return [(error["type"], error["loc"]) for error in raised.value.errors()]


UNIT = {"name": BOTH, "dimension": "area"}
PLAN = {"name": BOTH, "period": "2021/2030", "source": "paper"}
SEEN = {"indicator": "parks", "period": "2023"}


def test_a_record_holds_values_not_texts() -> None:
    unit = Unit.model_validate({**UNIT, "power": "9", "count": "true"})
    assert (unit.name, unit.power, unit.count) == (Bilingual("chữ", "words"), 9, True)
    seen = Observation.model_validate({**SEEN, "value": "75.6"})
    assert (seen.period, seen.value) == (parse("2023"), Decimal("75.6"))
    assert Plan.model_validate({**PLAN, "issued": "2021-07-15"}).issued == date(2021, 7, 15)
    assert Indicator.model_validate(INDICATORS["parks"]).measure is Measure.STOCK


def test_values_stand_for_themselves() -> None:
    seen = Observation.model_validate({**SEEN, "period": parse("2023"), "value": Decimal(9)})
    assert (seen.period.text, seen.value) == ("2023", Decimal(9))
    assert Unit.model_validate({**UNIT, "name": Bilingual("a", "b")}).name == Bilingual("a", "b")


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
        Indicator.model_validate({**INDICATORS["parks"], "measure": "stok"})
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
    assert Indicator.model_validate(INDICATORS["parks"]).short == Bilingual("chữ", "words")
    assert Indicator.model_validate({**INDICATORS["parks"], "label": label}).short.text("en") == "Parks"
    assert Term.model_validate(label).bilingual.text("vi") == "KCN"

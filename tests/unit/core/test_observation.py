"""Observations kept small: they say what the model says, of every text that the model takes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Amount
from bgplan.core.fields import Surprise
from bgplan.core.intervals import Interval
from bgplan.core.model import Observation, PlanShare
from bgplan.core.observation import Observed, Rest, Share, observed
from bgplan.core.periods import parse

BOTH = {"vi": "một", "en": "one"}
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
FIELDS = tuple(Observation.model_fields)
ODD = st.sampled_from(
    ["", "7.840", "1_000", "94,2", "no", "E", "2023", "2023-13", "parks", "PARKS", "true", "low", "9" * 41, "-0", "1e3"]
)
NODES = st.one_of(
    ODD,
    ODD.map(Surprise),
    st.none(),
    st.just(BOTH),
    st.dictionaries(st.sampled_from(["vi", "en", "plan", "value", "x"]), ODD, max_size=3),
    st.lists(ODD, max_size=2),
)


def same(one: Observed, other: Observation) -> bool:
    return all(_plain(getattr(one, name)) == _plain(getattr(other, name)) for name in FIELDS)


def _plain(value: object) -> object:
    if isinstance(value, Share | PlanShare):
        return {name: getattr(value, name) for name in PlanShare.model_fields}
    return value


def test_it_has_every_field_of_the_model() -> None:
    main = {"indicator", "period", "printed", "value", "source"}
    assert main | set(Rest._fields) == set(FIELDS)
    assert set(Share._fields) == set(PlanShare.model_fields)
    assert set(FULL) == set(FIELDS)


def test_a_full_record_says_the_same_both_ways() -> None:
    one, model = observed(FULL), Observation.model_validate(FULL)

    assert one is not None
    assert same(one, model)
    assert same(Observed.of(model), model)
    assert one.value == Decimal("1967.50")
    assert one.note == Bilingual("một", "one")


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_may_be_left_out_where_the_model_lets_it(name: str) -> None:
    node = {key: value for key, value in FULL.items() if key != name}
    one = observed(node)
    if name in ("indicator", "period"):
        assert one is None
    else:
        assert one is not None
        assert same(one, Observation.model_validate(node))


@given(st.dictionaries(st.sampled_from([*FIELDS, "unknown"]), NODES, max_size=3))
def test_it_takes_nothing_that_the_model_refuses_and_says_the_same(changed: dict[str, Any]) -> None:
    node = {**FULL, **changed}
    one = observed(node)
    try:
        model: Observation | None = Observation.model_validate(node)
    except ValidationError:
        model = None
    plain = all(type(value) is not Surprise for value in node.values())

    if one is not None:
        assert model is not None
        assert same(one, model)
    elif model is not None and plain and None not in node.values():
        # What the model takes is read by the short way too, but for empty keys within.
        assert None in [each for value in node.values() if isinstance(value, dict) for each in value.values()]


@pytest.mark.parametrize("node", [None, "text", [], {}, {"indicator": "parks"}])
def test_what_is_no_record_is_left_to_the_model(node: object) -> None:
    assert observed(node) is None


def test_a_copy_with_other_values() -> None:
    one = observed(FULL)
    assert one is not None
    copy = one.model_copy(update={"period": parse("2024"), "stage": None, "value": Decimal("2.5")})

    assert (copy.period.text, copy.stage, copy.value) == ("2024", None, Decimal("2.5"))
    assert (copy.indicator, copy.unit, copy.round, copy.printed) == ("parks", "ha", 2, "gần 1.968 ha")


@given(*[st.fractions(min_value=-10, max_value=10, max_denominator=1000)] * 3)
def test_an_amount_keeps_its_interval_exactly(value: Fraction, one: Fraction, other: Fraction) -> None:
    interval = Interval(min(one, other), max(one, other))
    amount = Amount(value, interval, 2, "x")

    assert (amount.value, amount.interval, amount.decimals, amount.printed) == (value, interval, 2, "x")
    assert amount == Amount(value, interval, 2, "x")
    assert amount._replace(value=None) == Amount(None, interval, 2, "x")
    assert amount._replace(interval=Interval(value, value)).interval == Interval(value, value)
    assert amount._replace(value=None).point == (interval.low + interval.high) / 2


def test_an_amount_of_rounded_numbers_keeps_them_as_they_are() -> None:
    interval = Interval(0.1, 0.30000000000000004)

    assert Amount(Fraction(1, 5), interval).interval == interval

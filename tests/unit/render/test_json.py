"""JSON text: what the standard reader reads back, with exact decimals."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.render.json import Json, json_text

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6)
LEAVES = st.none() | st.booleans() | st.integers() | DECIMALS | st.text()
VALUES: st.SearchStrategy[Json] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def as_read(value: Json) -> object:
    """The value as the standard reader gives it: lists for tuples, every number a decimal."""
    if isinstance(value, tuple):
        return [as_read(each) for each in value]
    if isinstance(value, dict):
        return {key: as_read(each) for key, each in value.items()}
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


@given(VALUES)
def test_the_standard_reader_reads_back_what_was_written(value: Json) -> None:
    assert json.loads(json_text(value), parse_float=Decimal, parse_int=Decimal) == as_read(value)


@given(st.lists(VALUES, max_size=3))
def test_what_is_made_one_by_one_is_written_as_a_list(members: list[Json]) -> None:
    for written in (tuple(members), {"members": tuple(members)}):
        lazily = (each for each in members) if isinstance(written, tuple) else {"members": (each for each in members)}
        assert json_text(lazily) == json_text(written)


def test_the_layout_is_that_of_the_standard_writer() -> None:
    value: Json = {"đạt": ("một\n", {"rỗng": (), "không": {}}, None, True), "số": -3, '"': "\\\u2028"}
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    "number, text",
    [
        (19, "19"),
        (Decimal("19.0"), "19"),
        (Decimal("1728.60"), "1728.6"),
        (Decimal("2.2E+6"), "2200000"),
        (Decimal("-0.0"), "0"),
        (Decimal("1234567890123456789012345678901234567.125"), "1234567890123456789012345678901234567.125"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-20, 29), "-0.689655172414"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e15, "1000000000000000"),
        (-0.0, "0"),
    ],
)
def test_a_number_is_written_exactly_or_to_twelve_digits(number: Json, text: str) -> None:
    assert json_text(number) == text + "\n"


@pytest.mark.parametrize("number", [nan, inf, -inf, Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_never_written(number: float | Decimal) -> None:
    with pytest.raises(ValueError, match="no number"):
        json_text(number)


def test_a_file_name_that_is_not_utf8_can_be_written_as_utf8() -> None:
    written = json_text("s\udcff đ")
    assert json.loads(written.encode("utf-8")) == "s\udcff đ"

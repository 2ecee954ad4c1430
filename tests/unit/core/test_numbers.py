"""The strict reader of numbers: one form goes in, every other says what to write."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bgplan.core.findings import Fault
from bgplan.core.numbers import NumberSlip, as_thousands, is_ambiguous, read_number


def fault_of(text: str) -> Fault:
    """Return the fault that reading ``text`` raises."""
    with pytest.raises(Fault) as raised:
        read_number(text)
    return raised.value


@pytest.mark.parametrize(
    "text", ["0", "-0", "7", "-5.24", "0.615", "652153", "2200000", "94.20", "1" * 40, "0." + "0" * 38 + "1"]
)
def test_the_one_form_is_read_exactly(text: str) -> None:
    assert str(read_number(text)) == str(Decimal(text))


@pytest.mark.parametrize(
    "text, slip, reading, write",
    [
        ("2.200.000", NumberSlip.GROUPED_DOTS, "", "2200000"),
        ("-1.000.000", NumberSlip.GROUPED_DOTS, "", "-1000000"),
        ("19,3", NumberSlip.COMMA_DECIMAL, "", "19.3"),
        ("0,615", NumberSlip.COMMA_DECIMAL, "", "0.615"),
        ("1234,567", NumberSlip.COMMA_DECIMAL, "", "1234.567"),
        ("2,200,000", NumberSlip.COMMA_GROUPS, "2200000", "2200000"),
        ("24,499", NumberSlip.ONE_COMMA, "24.499 | 24499", "24.4990 | 24499"),
        ("1.234,5", NumberSlip.VIETNAMESE, "", "1234.5"),
        ("1,234.5", NumberSlip.ENGLISH, "1234.5", "1234.5"),
        ("1_000", NumberSlip.UNDERSCORE, "1000", "1000"),
        ("1e3", NumberSlip.EXPONENT, "1000", "1000"),
        ("1.5E-2", NumberSlip.EXPONENT, "0.015", "0.015"),
        ("1e999999999", NumberSlip.EXPONENT, "", ""),
        ("12:30", NumberSlip.SEXAGESIMAL, "750", ""),  # 12 * 60 + 30
        ("+5", NumberSlip.PLUS_SIGN, "5", "5"),
        (".5", NumberSlip.BARE_POINT, "0.5", "0.5"),
        ("5.", NumberSlip.BARE_POINT, "5", "5"),
        ("-.5", NumberSlip.BARE_POINT, "-0.5", "-0.5"),
        ("19%", NumberSlip.PERCENT_SIGN, "0.19", "19"),
        ("19,3 %", NumberSlip.PERCENT_SIGN, "0.193", "19.3"),
        (".nan", NumberSlip.NOT_FINITE, "NaN", ""),
        ("-.inf", NumberSlip.NOT_FINITE, "-Infinity", ""),
        ("\uff11\uff19", NumberSlip.FOREIGN_DIGITS, "19", "19"),
        ("\u0661\u0662.5", NumberSlip.FOREIGN_DIGITS, "12.5", "12.5"),
        ("2 200 000", NumberSlip.SPACES, "", "2200000"),
        ("2\u00a0200\u00a0000", NumberSlip.SPACES, "", "2200000"),
        ("244. 820", NumberSlip.SPACES, "", "244.8200 | 244820"),
        ("12 5", NumberSlip.SPACES, "", ""),  # 125, or two numbers
        (" 5 ", NumberSlip.SPACES, "", "5"),
        ("29 khu", NumberSlip.UNIT_WORD, "", "29"),
        ("hơn 1.967 ha", NumberSlip.UNIT_WORD, "", "1.9670 | 1967"),
        ("1,48 tỷ USD", NumberSlip.UNIT_WORD, "", ""),  # what to write depends on the unit
        ("giảm 5 dự án", NumberSlip.UNIT_WORD, "", ""),  # -5, or 5 fewer: nothing is advised
        ("\u22125,24", NumberSlip.MINUS_SIGN, "", "-5.24"),
        ("no", NumberSlip.BOOLEAN, "false", ""),
        ("ON", NumberSlip.BOOLEAN, "true", ""),
        ("", NumberSlip.EMPTY, "", ""),
        ("~", NumberSlip.EMPTY, "null", ""),
        ("1" * 41, NumberSlip.TOO_MANY_DIGITS, "", ""),
        ("+" + "1" * 41, NumberSlip.PLUS_SIGN, "", ""),  # without its sign it would be one digit too long
        ("2023-08", NumberSlip.UNKNOWN, "", ""),
        ("0x1B", NumberSlip.OTHER_BASE, "27", ""),  # 1 x 16 + 11
        ("-0b101", NumberSlip.OTHER_BASE, "-5", ""),
        ("0o17", NumberSlip.OTHER_BASE, "15", ""),
        ("ba", NumberSlip.UNKNOWN, "", ""),
        ("9" * 300 + "x", NumberSlip.UNKNOWN, "", ""),
    ],
)
def test_a_slip_says_both_readings(text: str, slip: NumberSlip, reading: str, write: str) -> None:
    fault = fault_of(text)
    assert fault.code == "BG204"
    assert dict(fault.facts) == {"text": text, "reason": slip, "reading": reading, "write": write}


def test_a_leading_zero_is_octal_to_some_and_text_to_others() -> None:
    # 6*8**5 + 1*8**4 + 5*8**3 = 196608 + 4096 + 2560
    assert fault_of("0615000").facts["reading"] == "203264"
    assert fault_of("0615000").facts["write"] == "615000"
    assert fault_of("0915000").facts["reading"] == "915000"


@pytest.mark.parametrize(
    "number, ambiguous",
    [
        ("652.153", True),
        ("7.840", True),
        ("-615.000", True),
        ("1.000", True),
        ("999.999", True),
        ("0.615", False),
        ("1234.567", False),
        ("1000.000", False),
        ("94.2", False),
        ("7.8400", False),
        ("652153", False),
    ],
)
def test_three_decimals_are_ambiguous_where_they_could_be_a_group(number: str, *, ambiguous: bool) -> None:
    assert is_ambiguous(Decimal(number)) is ambiguous


def test_the_other_reading_takes_the_point_for_a_group_mark() -> None:
    assert str(as_thousands(Decimal("652.153"))) == "652153"
    assert str(as_thousands(Decimal("-7.840"))) == "-7840"

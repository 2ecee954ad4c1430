"""What holds of every print and of every number of our YAML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.figures import Bound, Kind, ParsedPrint, PrintUnit, Qualifier, Unreadable, parse
from bgplan.core.findings import Fault
from bgplan.core.intervals import Interval
from bgplan.core.numbers import NumberSlip, read_number
from tests.properties import strategies

T = TypeVar("T")


def read(
    printed: str, unit: PrintUnit, lang: str = "vi", kind: Kind = Kind.LEVEL, *, target: bool = False
) -> ParsedPrint:
    """Return what ``printed`` says among the units of the strategies."""
    return parse(printed, unit=unit, units=strategies.UNITS, lang=lang, kind=kind, target=target)


def answer_of(reading: Callable[[], T]) -> T | Fault:
    """Return what a reading gives, or the fault that it raises; any other exception fails the test."""
    try:
        return reading()
    except Fault as fault:
        return fault


@given(
    text=strategies.plain_texts | strategies.print_like_texts,
    unit=strategies.units,
    lang=strategies.langs,
    kind=strategies.kinds,
    target=st.booleans(),
)
def test_any_text_is_a_print_that_holds_its_value_or_a_fault(
    *, text: str, unit: PrintUnit, lang: str, kind: Kind, target: bool
) -> None:
    answer = answer_of(lambda: read(text, unit, lang, kind, target=target))
    if isinstance(answer, Fault):
        assert answer.code == "BG302"
        assert answer.facts["text"] == text
        assert answer.facts["reason"] in set(Unreadable)
        return
    assert answer.interval.contains(Fraction(answer.value))
    assert answer.exact == answer.interval.is_point
    assert target or answer.bound in (None, Bound.RANGE)
    if answer.bound is Bound.RANGE:
        assert Fraction(answer.value) == (answer.interval.low + answer.interval.high) / 2


@given(strategies.plain_texts | strategies.number_like_texts)
def test_any_text_is_a_number_or_a_fault_whose_advice_can_be_followed(text: str) -> None:
    answer = answer_of(lambda: read_number(text))
    if isinstance(answer, Decimal):
        assert f"{answer:f}" == text
        return
    assert answer.facts["reason"] in set(NumberSlip)
    for write in str(answer.facts["write"]).split(" | "):
        assert not write or read_number(write).is_finite()


@given(strategies.magnitudes, strategies.langs)
def test_a_formatted_number_is_read_back(number: Decimal, lang: str) -> None:
    printed = read(strategies.in_format(number, lang) + " ha", strategies.AREA, lang)
    if lang == "vi" and number.as_tuple().exponent == 0:
        assert printed.interval == Interval.of(number - Decimal("0.5"), number + Decimal("0.5"))
    assert printed.value == number
    assert printed.value.as_tuple().exponent == number.as_tuple().exponent


@given(strategies.magnitudes, strategies.langs)
def test_group_marks_may_be_spaces(number: Decimal, lang: str) -> None:
    mark = "." if lang == "vi" else ","
    spaced = strategies.in_format(number, lang).replace(mark, "\u00a0")
    assert read(spaced + " ha", strategies.AREA, lang).value == number


@given(strategies.magnitudes, st.sampled_from(["", "hơn ", "gần ", "khoảng ", "âm "]), st.integers(0, 30))
def test_a_power_of_the_unit_scales_value_and_interval(number: Decimal, hedge: str, power: int) -> None:
    text = f"{hedge}{strategies.in_format(number, 'vi')} triệu USD"
    bare = read(text, replace(strategies.DOLLARS, power=0))
    scaled = read(text, replace(strategies.DOLLARS, power=power))
    factor = Fraction(1, 10**power)
    assert Fraction(scaled.value) == Fraction(bare.value) * factor
    assert scaled.interval == bare.interval.scaled(factor)


@given(strategies.magnitudes)
def test_over_lies_above_and_nearly_below(number: Decimal) -> None:
    text = strategies.in_format(number, "vi")
    over, nearly = read(f"hơn {text} ha", strategies.AREA), read(f"gần {text} ha", strategies.AREA)
    assert (over.qualifier, nearly.qualifier) == (Qualifier.OVER, Qualifier.NEARLY)
    assert over.interval.low == Fraction(number) < over.interval.high
    assert nearly.interval.low < Fraction(number) == nearly.interval.high
    assert over.interval.high - over.interval.low == nearly.interval.high - nearly.interval.low


@given(strategies.magnitudes)
def test_a_fall_mirrors_a_rise(number: Decimal) -> None:
    text = strategies.in_format(number, "vi")
    rise = read(f"tăng {text}%", strategies.PERCENT, kind=Kind.GROWTH)
    fall = read(f"giảm {text}%", strategies.PERCENT, kind=Kind.GROWTH)
    assert fall.value == -rise.value
    assert fall.interval == rise.interval.scaled(Fraction(-1))


@given(known=strategies.known_prints, unknown=strategies.unknowns, place=st.integers(0, 12), glued=st.booleans())
def test_an_unknown_word_or_sign_anywhere_beside_a_figure_refuses_it(
    *, known: tuple[str, PrintUnit, str], unknown: str, place: int, glued: bool
) -> None:
    printed, unit, lang = known
    kind = Kind.GROWTH if unit is strategies.PERCENT else Kind.LEVEL
    read(printed, unit, lang, kind)
    words = printed.split(" ")
    at = min(place, len(words))
    words[at:at] = [unknown]
    if glued and at + 1 < len(words):
        words[at : at + 2] = [unknown + words[at + 1]]
    with pytest.raises(Fault):
        read(" ".join(words), unit, lang, kind)


@given(known=strategies.known_prints, unknown=strategies.unknowns, behind=st.booleans())
def test_what_is_unknown_in_parentheses_refuses_the_figure(
    *, known: tuple[str, PrintUnit, str], unknown: str, behind: bool
) -> None:
    printed, unit, lang = known
    kind = Kind.GROWTH if unit is strategies.PERCENT else Kind.LEVEL
    with pytest.raises(Fault):
        read(f"{printed} ({unknown})" if behind else f"({unknown}) {printed}", unit, lang, kind)


@pytest.mark.parametrize(
    "text", ["9" * 500, "1 " * 250, "(" * 500, "1." * 250, "nghìn " * 83, " 000" * 125, "1," * 250]
)
def test_long_prints_are_refused_at_once(text: str) -> None:
    for lang in ("vi", "en"):
        with pytest.raises(Fault):
            read(text, strategies.AREA, lang)

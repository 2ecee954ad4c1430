"""Numbers for machines: a decimal point, no grouping, no exponent.

Knows which numbers stay as they were written and which are rounded; never what they measure.

Values as JSON text, numbers included: the standard writer knows no exact decimals.

Knows JSON only; never what the values mean.

Facts as JSON, each by its type: numbers, dates and periods as text, intervals, texts in both languages.

Knows the types of facts; never what a fact is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from json import dumps
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.derivation import Derivation
from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval, Number
from bgplan.core.periods import Period
from bgplan.core.text import Bilingual

DIGITS = 12
"""How many significant digits a derived number has; a root differs between machines only behind them."""

_LONGEST = 60
"""More digits than any figure of the files can have."""

_WRITTEN = ("actual", "base", "target", "achievement_rate", "added", "removed")
"""The terms that are figures of the files where a derivation starts from them."""


def exact(number: Number | Decimal | int) -> Decimal:
    """Return a figure of the files as it was written; a number that is no finite decimal is rounded.

    >>> exact(Fraction("1728.6")), exact(Fraction(2, 3))
    (Decimal('1728.6'), Decimal('0.666666666667'))
    """
    if isinstance(number, float):
        return derived(number)
    if not isinstance(number, Fraction):
        return Decimal(number)
    context = Context(prec=_LONGEST)
    value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    return derived(number) if context.flags[Inexact] else value


def derived(number: Number) -> Decimal:
    """Return a computed number rounded to ``DIGITS`` significant digits.

    >>> derived(Fraction(-2_000_000, 3))
    Decimal('-666666.666667')
    """
    context = Context(prec=DIGITS)
    if isinstance(number, float):
        value = context.create_decimal_from_float(number)
    else:
        value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    if not value.is_finite():
        raise ValueError(f"{number} is no number that may be written")
    return value


def numeral(number: Decimal) -> str:
    """Return the number without an exponent, without zeros behind its last digit, and without a sign on zero.

    >>> numeral(Decimal("2.20E+6")), numeral(Decimal("19.0")), numeral(Decimal("-0.00"))
    ('2200000', '19', '0')
    """
    if not number.is_finite():
        raise ValueError(f"{number} is no number that may be written")
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def term(derivation: Derivation, name: str) -> Decimal | None:
    """Return a term of a derivation: as written where it is a figure of the files, else rounded; None if unknown."""
    number = derivation.value(name)
    if number is None:
        return None
    return exact(number) if name in _WRITTEN and name in derivation.given else derived(number)


Json: TypeAlias = "bool | int | float | Decimal | Fraction | str | tuple[Json, ...] | Mapping[str, Json] | None"
"""What can be written: decimals and whole numbers exactly, fractions and floats rounded as derived numbers."""

_INDENT = "  "


def json_text(value: object) -> str:
    r"""Return the value as JSON, indented by two spaces, with a final line feed.

    >>> json_text({"value": Decimal("1728.6"), "thirds": (Fraction(1, 3), None)})
    '{\n  "value": 1728.6,\n  "thirds": [\n    0.333333333333,\n    null\n  ]\n}\n'
    """
    return _text(value, "\n") + "\n"


def _text(value: object, line: str) -> str:
    """The value; ``line`` begins a new line at the depth where the value stands."""
    if isinstance(value, str):
        return _string(value)
    inner = line + _INDENT
    if isinstance(value, tuple):
        return _block("[", [_text(each, inner) for each in value], "]", line)
    if isinstance(value, dict | MappingProxyType):
        return _block("{", [f"{_string(key)}: {_text(each, inner)}" for key, each in value.items()], "}", line)
    return _scalar(value)


def _block(opening: str, members: list[str], closing: str, line: str) -> str:
    inner = f",{line}{_INDENT}".join(members)
    return f"{opening}{line}{_INDENT}{inner}{line}{closing}" if inner else opening + closing


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, int | float | Decimal | Fraction):
        msg = f"{type(value).__name__} has no place in JSON here"
        raise TypeError(msg)
    return numeral(Decimal(value) if isinstance(value, int | Decimal) else derived(value))


def _string(text: str) -> str:
    """The text in quotes, as it is; escaped throughout where a file's name is no text that UTF-8 can hold."""
    has_surrogates = not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
    return dumps(text) if has_surrogates else encode_basestring(text)


if TYPE_CHECKING:
    from bgplan.render.shapes.parts import FactsObject, FactValue

Rounding = Callable[[Number], Decimal]


def written_facts(facts: Facts) -> FactsObject:
    """Return facts about the files: figures as they were written."""
    return {name: _fact(fact, exact) for name, fact in facts.items()}


def written_fact(fact: Fact) -> FactValue:
    """Return one fact about the files."""
    return _fact(fact, exact)


def derived_facts(facts: Facts) -> FactsObject:
    """Return facts that were computed: numbers rounded as derived ones."""
    return {name: _fact(fact, derived) for name, fact in facts.items()}


def _fact(fact: Fact, rounding: Rounding) -> FactValue:
    if isinstance(fact, Bilingual):
        return {"vi": fact.vi, "en": fact.en}
    if isinstance(fact, Interval):
        return {"low": rounding(fact.low), "high": rounding(fact.high)}
    if isinstance(fact, tuple):
        return tuple(_fact(each, rounding) for each in fact)
    if isinstance(fact, Fraction | float):
        return rounding(fact)
    return _plain(fact)


def _plain(fact: str | int | Decimal | date | Period | None) -> FactValue:
    """A fact that is written as it is."""
    if isinstance(fact, Period):
        return fact.text
    if isinstance(fact, date):
        return fact.isoformat()
    return fact
